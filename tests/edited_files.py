"""What the tests of `policygraph import` share: a built folder, and exports edited as Gephi and Excel leave them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from click.testing import CliRunner, Result
from policygraph.cli import main
from policygraph.graph.load import load
from policygraph.graph.model import Graph

TEXTS = {
    "甲.txt": "太原市市长王建国出席会议。太原都市区包括太原市、晋中市。太原市财政局印发《太原市养犬管理办法》。\n",
    "乙.txt": "云岭大学教授王建国讲课。太原市财政部门会同太原市财政局执行《太原市养犬管理办法》。\n",
    "丙.txt": "李卫东参加了活动。太原城市圈建设领导小组组长李卫东主持会议。太原都市区包括忻州市。\n"
    "李卫东任太原市财政局局长、党组书记。山西省支持太原市、忻州市。\n",
}
OUT = Path("out")
BUREAU, GROUP, AREA = "organization:太原市财政局", "organization:太原城市圈建设领导小组", "area:太原都市区"
VIZ = "http://www.gexf.net/1.3/viz"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def done(*words: object) -> str:
    """What a command says that has nothing left to decide."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output


def built() -> Graph:
    """The graph of the texts in the working folder, built with all corrections that lie there, each of which has its effect."""
    for name, text in TEXTS.items():
        Path("文件").mkdir(exist_ok=True)
        (Path("文件") / name).write_text(text, "utf-8")
    said = done("build", "文件", "-o", OUT)
    assert "没有照办" not in said and "没有看懂" not in said, said
    return load(OUT / "graph.json")


def names(graph: Graph) -> set[str]:
    return {f"{entity.type} {entity.name}" for entity in graph.entities}


def said(graph: Graph) -> set[str]:
    """Every relation, by names."""
    named = {entity.id: entity.name for entity in graph.entities}
    return {
        f"{named[e.source]} {e.type} {named[e.target]} {e.attributes.get('title', '')}".strip() for e in graph.edges
    }


class Book:
    """An exported workbook as a person edits it: cells found by the name of a row and of a column."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)

    def columns(self, sheet: str) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in self.book[sheet][1]}

    def row(self, sheet: str, **cells: str) -> int:
        """The only row that says this."""
        columns, table = self.columns(sheet), self.book[sheet]
        (found,) = (r for r in range(2, table.max_row + 1)
                    if all(table.cell(r, columns[name]).value == value for name, value in cells.items()))  # fmt: skip
        return found

    def put(self, sheet: str, row: int, **cells: Any) -> None:
        for name, value in cells.items():
            self.book[sheet].cell(row, self.columns(sheet)[name]).value = value

    def add(self, sheet: str, **cells: Any) -> None:
        self.put(sheet, self.book[sheet].max_row + 1, **cells)

    def drop(self, sheet: str, row: int) -> None:
        self.book[sheet].delete_rows(row)

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def gephi_gexf(path: Path, edit: Callable[[ET.Element, ET.Element], None], *, version: str = "1.3") -> Path:
    """The export as Gephi saves it: another namespace, a column of modularity, sizes, places, no weight of 1, no `a` of a
    colour, Gephi as its creator; `edit` gets the elements `nodes` and `edges`."""
    root = ET.parse(path).getroot()
    for element in root.iter():
        element.tag = _local(element)
    root.attrib.clear()
    root.set("version", version)
    space = "http://www.gexf.net/1.3" if version == "1.3" else "http://www.gexf.net/1.2draft"
    root.set("xmlns", space)
    root.set("xmlns:viz", f"{space}/viz")
    (meta,), (nodes,), (edges,) = (list(root.iter(name)) for name in ("meta", "nodes", "edges"))
    meta.set("lastmodifieddate", "2024-05-06")
    meta[0].text = "Gephi 0.10.1"
    (columns,) = (found for found in root.iter("attributes") if found.get("class") == "node")
    ET.SubElement(columns, "attribute", {"id": "modularity_class", "title": "Modularity Class", "type": "integer"})
    for number, node in enumerate(nodes):
        values = node.find("attvalues")
        assert values is not None
        ET.SubElement(values, "attvalue", {"for": "modularity_class", "value": str(number % 3)})
        ET.SubElement(node, "viz:size", {"value": "10.0"})
        ET.SubElement(node, "viz:position", {"x": str(number * 10.5), "y": str(-number * 2.25)})
        for paint in node.iter("color"):
            paint.tag = "viz:color"
            paint.attrib.pop("a", None)
    for edge in edges:
        weight = edge.attrib.pop("weight", "1")
        if weight != "1":
            edge.set("weight", f"{float(weight)}")
    edit(nodes, edges)
    saved = path.with_name(f"Gephi-{path.name}")
    saved.write_bytes(b"<?xml version='1.0' encoding='UTF-8'?>\n" + ET.tostring(root, "utf-8"))
    return saved


def gephi_graphml(path: Path, edit: Callable[[ET.Element], None]) -> Path:
    """The export as Gephi saves it: labels and weights under ids of its own, r g b x y and size of each node, one edge
    between two nodes, nothing of the graph as a whole; `edit` gets the element `graph`."""
    root = ET.parse(path).getroot()
    for element in root.iter():
        element.tag = _local(element)
    root.attrib.clear()
    root.set("xmlns", "http://graphml.graphdrawing.org/xmlns")
    (graph,) = root.iter("graph")
    for datum in [child for child in graph if child.tag == "data"]:
        graph.remove(datum)
    own = {"label": ("node", "string"), "Edge Label": ("edge", "string"), "weight": ("edge", "double"), "Edge Id": ("edge", "string")}
    own |= {name: ("node", "int" if name in "rgb" else "float") for name in ("r", "g", "b", "x", "y", "size")}
    keys = {(key.get("for"), key.get("attr.name")): key.get("id", "") for key in root.iter("key")}
    for name, (kind, type) in own.items():
        key = {"id": name.lower().replace(" ", ""), "attr.name": name, "attr.type": type, "for": kind}
        root.insert(0, ET.Element("key", key))
    seen = set[tuple[str, str]]()
    for number, element in enumerate(list(graph)):
        kind = element.tag
        for datum in element.findall("data"):
            if datum.get("key") in (keys["node", "label"], keys["edge", "label"]):
                datum.set("key", "label" if kind == "node" else "edgelabel")
        if kind == "node":
            drawn = {"size": "10.0", "r": "200", "g": str(number % 200), "b": "12", "x": f"{number * 3.5}", "y": f"{number}"}
            for name, value in drawn.items():
                ET.SubElement(element, "data", {"key": name}).text = value
        elif (ends := (element.get("source", ""), element.get("target", ""))) in seen:
            graph.remove(element)  # Gephi makes one edge of those between the same two nodes
        else:
            seen.add(ends)
    edit(graph)
    saved = path.with_name(f"Gephi-{path.name}")
    saved.write_bytes(b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>' + ET.tostring(root, "utf-8"))
    return saved
