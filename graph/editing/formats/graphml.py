"""A .graphml of ours, or one that Gephi, yEd or Cytoscape saved: its columns by their names, and what each was in `policygraph`."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ...exporters.graphml import WHOLE
from ...writing.xml_stream import XmlUnreadable, elements
from .. import columns, drawn
from ..edited import Edited, End, Link, Node

Names = dict[str, str]  # id of a key -> its name
_DRAWING = ("x", "y", "z", "r", "g", "b", "size")
_EDGE_LABEL, _EDGE_ID = "Edge Label", "Edge Id"  # as Gephi calls them


def read(path: Path) -> Edited:
    """The nodes and edges. Raises `EditedUnreadable` and `OSError`."""
    return drawn.collected(path, _things(path), cure="请在原来的程序里重新导出 GraphML")


def _things(path: Path) -> Iterator[Node | Link]:
    names: Names = {}
    for number, (event, element, around) in enumerate(elements(path)):
        if number == 0 and element.tag != "graphml":
            raise XmlUnreadable(f"最外层是 <{element.tag[:30]}>，不是 GraphML")
        if event == "start" or around is None:
            continue
        if element.tag == "key":
            names[element.get("id", "")] = element.get("attr.name", "")
        elif element.tag in ("node", "edge"):
            yield _node(element, names) if element.tag == "node" else _link(element, names)
            around.remove(element)


def _cells(element: Element, names: Names) -> dict[str, str]:
    told = ((data.get("key", ""), data.text or "") for data in element.iterfind("data"))
    return {names.get(key) or key: text for key, text in told}


def _node(element: Element, names: Names) -> Node:
    cells, id = _cells(element, names), element.get("id", "")
    return Node(
        f"点 {id}",
        id,
        columns.told(columns.record(cells.get(WHOLE)).get("id")),
        cells.get(columns.NAME, ""),
        columns.some(cells, columns.TYPES),
        cells.get(columns.ALIASES, ""),
        cells.get(columns.PROOFS, ""),
        columns.rest(cells, WHOLE, columns.NAME, *columns.TYPES, columns.ALIASES, columns.PROOFS, *_DRAWING),
        drawn.position(cells.get("x"), cells.get("y")),
        drawn.color(cells.get("r"), cells.get("g"), cells.get("b")),
    )


def _link(element: Element, names: Names) -> Link:
    cells, id = _cells(element, names), element.get("id", "")
    said = columns.some(cells, columns.RELATIONS)
    if _EDGE_LABEL in cells:
        said["label"] = cells[_EDGE_LABEL]
    if element.get("label"):
        said["kind"] = element.get("label", "")  # Gephi's word for what tells parallel edges apart
    used = (WHOLE, *columns.RELATIONS, _EDGE_LABEL, _EDGE_ID, columns.TITLE, columns.PROOFS)
    return Link(
        f"边 {id}",
        columns.told(columns.record(cells.get(WHOLE)).get("key")) or id,
        End(element.get("source", "")),
        End(element.get("target", "")),
        said,
        cells.get(columns.TITLE, ""),
        cells.get(columns.PROOFS, ""),
        columns.rest(cells, *used),
    )
