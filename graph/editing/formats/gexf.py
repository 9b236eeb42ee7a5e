"""A .gexf of ours, or one that Gephi saved: version 1.2 or 1.3, under columns with ids of its own.

Times are not compared: they are made from what the graph knows.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ...writing.xml_stream import XmlUnreadable, elements
from .. import columns, drawn
from ..edited import Edited, End, Link, Node

Titles = dict[tuple[str, str], str]  # (node or edge, id of a column) -> its title
_RELATION = "relation"  # our column of an edge's type, a word that GEXF keeps for itself


def read(path: Path) -> Edited:
    """The nodes and edges. Raises `EditedUnreadable` and `OSError`."""
    return drawn.collected(path, _things(path), cure="请在 Gephi 里重新导出（File → Export → Graph file → GEXF）")


def _things(path: Path) -> Iterator[Node | Link]:
    titles: Titles = {}
    kind = ""
    for number, (event, element, around) in enumerate(elements(path)):
        if number == 0 and element.tag != "gexf":
            raise XmlUnreadable(f"最外层是 <{element.tag[:30]}>，不是 GEXF")
        if event == "start":
            kind = element.get("class", "") if element.tag == "attributes" else kind
        elif element.tag == "attribute":
            titles[kind, element.get("id", "")] = element.get("title", "")
        elif element.tag in ("node", "edge") and around is not None:
            yield _node(element, titles) if element.tag == "node" else _link(element, titles)
            around.remove(element)


def _values(element: Element, kind: str, titles: Titles) -> dict[str, str]:
    return {
        titles.get((kind, value.get("for", "")), value.get("for", "")): value.get("value", "")
        for value in element.iterfind("attvalues/attvalue")
    }


def _node(element: Element, titles: Titles) -> Node:
    cells, id = _values(element, "node", titles), element.get("id", "")
    place, paint = element.find("position"), element.find("color")
    return Node(
        f"点 {id}",
        id,
        name=element.get("label", ""),
        types=columns.some(cells, columns.TYPES),
        aliases=cells.get(columns.ALIASES, ""),
        proofs=cells.get(columns.PROOFS, ""),
        rest=columns.rest(cells, *columns.TYPES, columns.ALIASES, columns.PROOFS),
        position=drawn.position(place.get("x"), place.get("y")) if place is not None else None,
        color=_color(paint) if paint is not None else "",
    )


def _color(paint: Element) -> str:
    return drawn.hexed(paint.get("hex", "")) or drawn.color(paint.get("r"), paint.get("g"), paint.get("b"))


def _link(element: Element, titles: Titles) -> Link:
    cells, id = _values(element, "edge", titles), element.get("id", "")
    said = {name: element.get(name, "") for name in ("label", "kind") if element.get(name)}
    if _RELATION in cells:
        said[columns.RELATIONS[0]] = cells[_RELATION]
    return Link(
        f"边 {id}",
        id,
        End(element.get("source", "")),
        End(element.get("target", "")),
        said,
        cells.get(columns.TITLE, ""),
        cells.get(columns.PROOFS, ""),
        columns.rest(cells, _RELATION, columns.TITLE, columns.PROOFS) | {"weight": element.get("weight", "1")},
    )
