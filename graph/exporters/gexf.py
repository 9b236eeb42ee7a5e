"""GEXF, by networkx: for Gephi, with the colours of the types. Evidence is its first sentence and a count."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx
from networkx.readwrite.gexf import GEXFWriter

from ..atomic import replacing
from ..labels import color
from ..model import Graph
from ..nx import to_networkx

# Names that GEXF keeps for itself on a node or an edge; `type` of an edge means directed or not.
_RESERVED = ("id", "pid", "start", "end", "key", "networkx_key", "parents", "slices", "spells", "viz", "for", "weight")
# networkx puts in today's date and its own version; neither says anything of the graph.
_STAMP = re.compile(rb"<meta\b.*?</meta>", re.DOTALL)
_META = b"<meta><creator>policygraph</creator></meta>"


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; a node's name is its `label`, an edge's type is `relation` and its Chinese name `label`."""
    out = BytesIO()
    GEXFWriter(encoding="utf-8", prettyprint=True, graph=_dressed(to_networkx(graph, plain=True))).write(out)
    with replacing(path) as temporary:
        temporary.write_bytes(_STAMP.sub(_META, out.getvalue(), count=1))
    return [path]


def _dressed(plain: "networkx.MultiDiGraph[str]") -> "networkx.MultiDiGraph[str]":
    """The same graph with every attribute under a name and in a type that GEXF allows, and with colours."""
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    kept = ("weight",)
    for id, data in plain.nodes(data=True):
        made.add_node(id)
        made.nodes[id].update(_free(data), **_paint(str(data["type"])))
    for source, target, key, data in plain.edges(keys=True, data=True):
        made.add_edge(source, target, key=key)
        made.edges[source, target, key].update(_free({**data, "relation": data["type"]}, kept, ("type",)))
    return made


def _free(data: dict[str, Any], kept: tuple[str, ...] = (), dropped: tuple[str, ...] = ()) -> dict[str, Any]:
    reserved = set(_RESERVED) - set(kept)
    return {f"{name}_" if name in reserved else name: value for name, value in data.items() if name not in dropped}


def _paint(type: str) -> dict[str, Any]:
    code = color(type)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", code):
        return {}
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return {"viz": {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}}
