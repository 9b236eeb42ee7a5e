"""The Cypher script run in an embedded engine, twice; the tables for neo4j-admin read as its manual describes them."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kglite
import pytest
from export_reading import contents, node
from page_graph import hostile, large, sample
from policygraph.graph.exporters import cypher, export
from policygraph.graph.model import Edge, Entity, Graph
from rare_graph import RARE, lone_ends, rare
from test_nx import AWKWARD

GRAPHS = {
    "样例": sample(),
    "恶意": hostile(),
    "重名": AWKWARD,
    "罕见": rare(),
    "只差控制字符": lone_ends(),
    "大": large(1500),
}
NAMES = {**RARE, "控制": "竖�线�零�删�尾"}


class Database:
    """A property graph in memory that speaks Cypher."""

    def __init__(self) -> None:
        self.graph: Any = kglite.KnowledgeGraph()

    def run(self, script: Path) -> None:
        for statement in script.read_text("utf-8").removesuffix(";\n").split(";\n"):
            self.graph.cypher(statement)

    def ask(self, query: str) -> list[tuple[object, ...]]:
        rows: Any = self.graph.cypher(query)
        return [tuple(row.values()) for row in rows]

    def all(self) -> tuple[list[tuple[object, ...]], ...]:
        nodes = self.ask("MATCH (n:Entity) RETURN n.id, n.name, n.type, n.aliases, n.evidence ORDER BY n.id")
        links = self.ask(
            "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.number, r.weight ORDER BY a.id, b.id, type(r), r.number"
        )
        return nodes, links, self.ask("MATCH (n:File) RETURN n.id, n.title ORDER BY n.id")


def loaded(graph: Graph, folder: Path) -> Database:
    (path,) = export(graph, folder / "图.cypher")
    database = Database()
    database.run(path)
    return database


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_执行两次得到同一个图(graph: Graph, tmp_path: Path) -> None:
    database = loaded(graph, tmp_path)
    first = database.all()
    assert database.ask("MATCH (n:Entity) RETURN count(n)") == [(len(graph.entities),)]
    assert database.ask("MATCH (:Entity)-[r]->(:Entity) RETURN count(r)") == [(len(graph.edges),)]
    database.run(tmp_path / "图.cypher")
    assert database.all() == first


def test_文字一个不差(tmp_path: Path) -> None:
    database = loaded(rare(), tmp_path)
    assert [name for (name,) in database.ask("MATCH (n:Entity) RETURN n.name ORDER BY n.id")] == list(NAMES.values())
    proofs = [text for (texts,) in database.ask("MATCH (n:Entity) RETURN n.evidence ORDER BY n.id") for text in texts]  # type: ignore[attr-defined]
    assert proofs == [f"这里写着{name}。" for name in NAMES.values()]


def test_查得到城市群的五市和目标(tmp_path: Path) -> None:
    database = loaded(sample(), tmp_path)
    cities = database.ask(
        "MATCH (p:Place)-[:MEMBER_OF]->(a:Area {name: '山西中部城市群'}) RETURN p.name ORDER BY p.name"
    )
    assert cities == [("吕梁市",), ("太原市",), ("忻州市",), ("晋中市",), ("阳泉市",)]
    due = database.ask(
        "MATCH (:Area)-[r:HAS_TARGET]->(t:Target) WHERE t.year = 2030 RETURN t.indicators, r.evidence_page"
    )
    assert due == [(["常住人口 ≈ 1900万人"], [3])]
    told = database.ask("MATCH (n:Person)-[m:MENTIONED_IN]->(f:File) RETURN n.name, f.id, m.places")
    assert told == [] and database.ask("MATCH (:Area)-[m:MENTIONED_IN]->(f:File) RETURN f.title, m.places") == [
        ("关于推动山西中部城市群高质量发展的决定", 2)
    ]


def test_改过的图再执行就更新(tmp_path: Path) -> None:
    old = Graph((), (Entity("甲", "place", "甲县"), Entity("乙", "place", "乙市")), (Edge("甲", "乙", "part_of"),))
    database = loaded(old, tmp_path)
    new = Graph(
        (),
        (Entity("甲", "place", "甲区"), Entity("乙", "place", "乙市")),
        (Edge("甲", "乙", "part_of", {"since": "2024"}),),
    )
    (path,) = export(new, tmp_path / "新.cypher")
    database.run(path)
    assert database.ask("MATCH (a)-[r:PART_OF]->(b) RETURN a.name, r.since, b.name") == [("甲区", "2024", "乙市")]


def test_Neo4j自己的语法认这个脚本(tmp_path: Path) -> None:
    (good,) = export(rare(), tmp_path / "图.cypher")
    bad = tmp_path / "坏.cypher"
    bad.write_text("MERGE (n:X {a: 1} SET;", "utf-8")
    assert node("cypher.mjs", good) == [] != node("cypher.mjs", bad)


def test_一句不超过五百行(tmp_path: Path) -> None:
    (path,) = export(large(1500), tmp_path / "图.cypher")
    sizes = [len(re.findall(r"^\{", statement, re.M)) for statement in path.read_text("utf-8").split(";\n")]
    assert max(sizes) == cypher.BATCH and sum(sizes) > 1500


# ---------------------------------------------------------------- neo4j-admin

FIELD = re.compile(
    r"(?P<name>\w*):(?P<type>ID|START_ID|END_ID|LABEL|TYPE|string|long|double|boolean)(?P<list>\[\])?(?:\((?P<space>\w+)\))?"
)
READ: dict[str, Callable[[str], object]] = {"long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


def table(path: Path) -> list[dict[str, object]]:
    """Rows as the manual of neo4j-admin reads them: typed by the heading, lists split, empty cells left out."""
    with path.open(encoding="utf-8", newline="") as file:
        heading, *lines = csv.reader(file)
    fields = [FIELD.fullmatch(name) for name in heading]
    assert all(fields), heading
    made = []
    for line in lines:
        row: dict[str, object] = {}
        for field, cell in zip(fields, line, strict=True):
            assert field
            read = READ.get(field["type"], str)
            if cell and (field["list"] or field["type"] == "LABEL"):
                row[field["name"] or field["type"]] = [read(item) for item in cell.split("\x1f")]
            elif cell:
                row[field["name"] or field["type"]] = read(cell)
        made.append(row)
    return made


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_导入用的表点边齐全_编号唯一_两头都在(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.neo4j")
    entities, files = table(path / "entities.csv"), table(path / "files.csv")
    relations, mentions = table(path / "relations.csv"), table(path / "mentions.csv")
    ids, names = {row["id"] for row in entities}, {row["id"] for row in files}
    assert (len(entities), len(relations)) == (len(graph.entities), len(graph.edges)) and len(ids) == len(entities)
    assert all({row["START_ID"], row["END_ID"]} <= ids for row in relations)
    assert all(row["START_ID"] in ids and row["END_ID"] in names for row in mentions)


def test_导入用的表里值有类型(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.neo4j")
    rows = {row["id"]: row for row in table(path / "entities.csv")}
    target = rows["target:2030"]
    assert (target["LABEL"], target["year"], target["derived"]) == (["Entity", "Target"], 2030, False)
    assert target["indicators"] == ["常住人口 ≈ 1900万人"] and target["evidence_start"] == [100]
    assert rows["area:cluster"]["aliases"] == ["中部城市群", "城市群"]
    assert "--array-delimiter=U+001F" in (path / "导入.txt").read_text("utf-8")


def test_导入用的表文字一个不差(tmp_path: Path) -> None:
    (path,) = export(rare(), tmp_path / "图.neo4j")
    assert [row["name"] for row in table(path / "entities.csv")] == list(NAMES.values())


def test_文件夹里自己的文件换新_别人的不动(tmp_path: Path) -> None:
    folder = tmp_path / "图.neo4j"
    export(sample(), folder)
    (folder / "我的.txt").write_text("自己写的", "utf-8")
    before = contents(folder)
    export(sample(), folder)
    assert contents(folder) == before
    (folder / ".policygraph").write_text("导入.txt\n", "utf-8")
    with pytest.raises(FileExistsError, match="不是政图写的"):
        export(sample(), folder)
