"""Parts of three documents, and the graphs that corrections make of them, for the tests of corrections."""

import csv
from collections.abc import Sequence
from pathlib import Path

from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import merge_parts
from policygraph.graph.corrections import Decisions, Unapplied, read_corrections
from policygraph.graph.corrections.rows import COLUMNS
from policygraph.graph.model import Entity, Graph
from policygraph.graph.parts import Part, part_of
from policygraph.graph.store import FileRead, Kept, Store
from policygraph.graph.store.packing import packed

TEXTS = {
    "甲.txt": "太原市市长王建国出席会议。太原都市区包括太原市、晋中市。太原市财政局印发《太原市养犬管理办法》。\n",
    "乙.txt": "云岭大学教授王建国讲课。太原市财政部门会同太原市财政局执行《太原市养犬管理办法》。\n",
    "丙.txt": "王建国、李卫东参加了活动。太原城市圈建设领导小组组长李卫东主持会议。太原都市区包括忻州市。\n",
}
PARTS = [part_of(extract_document(Document(name, "", text))) for name, text in TEXTS.items()]
Row = dict[str, str]
OFFICE, SCHOOL, THIRD = "person:王建国@甲.txt", "person:王建国@乙.txt", "person:王建国@丙.txt"
BUREAU, GROUP = "organization:太原市财政局", "organization:太原城市圈建设领导小组"
AREA, RULES = "area:太原都市区", "document:太原市养犬管理办法"


def table(path: Path, rows: Sequence[Row], columns: Sequence[str] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path: Path, *rows: Row) -> Decisions:
    decisions, problems = read_corrections([table(path / "更正.csv", rows)])
    assert problems == []
    return decisions


def put(store: Store, parts: Sequence[Part], decisions: Decisions) -> list[Unapplied]:
    """Make the store that of these parts, keeping those that are new or not the same as before; what had no effect."""
    known = store.hashes()
    kept = [Kept(p.source.id, p.source.id, str(hash(packed(p))), packed(p)) for p in parts]
    store.keep([k for k in kept if known.get(k.document) != k.hash])
    return list(store.merge([FileRead(k.document, "", (k.document,)) for k in kept], decisions=decisions))


def corrected(path: Path, *rows: Row, parts: Sequence[Part] = PARTS) -> tuple[Graph, list[str]]:
    """The graph, and which row has no effect and why; the same in memory and in the store."""
    told: list[Unapplied] = []
    decisions = read(path, *rows)
    graph = merge_parts(parts, decisions, tell=told.append)
    with Store.memory() as store:
        assert put(store, parts, decisions) == told
        assert store.graph() == graph
    return graph, [f"{one.decision.row} {one.reason}" for one in told]


def graph_of(path: Path, *rows: Row) -> Graph:
    """The graph, every row having had its effect."""
    graph, told = corrected(path, *rows)
    assert told == []
    return graph


def entity(graph: Graph, id: str) -> Entity:
    (found,) = (e for e in graph.entities if e.id == id)
    return found


def ids(graph: Graph, type: str) -> list[str]:
    return [e.id for e in graph.entities if e.type == type]


def documents(graph: Graph, id: str) -> list[str]:
    return sorted({e.document for e in entity(graph, id).evidence})


def relations(graph: Graph, *types: str) -> list[str]:
    return [f"{e.source} {e.type} {e.target}" for e in graph.edges if e.type in types]
