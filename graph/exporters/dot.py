"""DOT for Graphviz: a small part of a graph, with the colours of the types and the sentences as tooltips."""

from collections.abc import Iterator
from pathlib import Path

from ..atomic import replacing
from ..labels import color, label
from ..model import Graph
from ..records import oneline
from ..writing.drawing import refuse_too_large, short

MOST = 2000  # edges; more takes dot minutes, and nobody sees anything
_HEAD = """digraph policygraph {
  graph [charset="UTF-8", rankdir=LR];
  node [shape=box, style="rounded,filled", fillcolor="#dddddd", fontname="sans-serif"];
  edge [color="#888888", fontname="sans-serif", fontsize=10];
"""


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file. Raises `TooLarge` for more edges or nodes than `MOST`."""
    refuse_too_large(graph, path, MOST)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    yield _HEAD
    number = {entity.id: i for i, entity in enumerate(graph.entities)}
    for entity in graph.entities:
        said = {"label": short(entity.name), "tooltip": f"{label(entity.type)}：{oneline(entity.name)}"}
        said |= {"fillcolor": f"{color(entity.type)}60"} if color(entity.type) else {}
        yield f"  n{number[entity.id]} [{_attributes(said)}];\n"
    for edge in graph.edges:
        said = {"label": short(label(edge.type))}
        said |= {"tooltip": oneline(edge.evidence[0].text)} if edge.evidence else {}
        said |= {"style": "dashed"} if edge.derived else {}
        yield f"  n{number[edge.source]} -> n{number[edge.target]} [{_attributes(said)}];\n"
    yield "}\n"


def _attributes(said: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in said.items())


def _quoted(text: str) -> str:
    """A label's backslashes begin escapes of Graphviz, and its & entities of HTML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") + '"'
