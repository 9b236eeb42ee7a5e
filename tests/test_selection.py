"""A part of the graph: what is asked for and nothing else, the same from a graph.json as from a built store."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graph import REPORT, large, sample
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.exporters import export
from policygraph.graph.load import LoadError
from policygraph.graph.merge import edge_order, evidence_of
from policygraph.graph.model import Graph
from policygraph.graph.parts import part_of
from policygraph.graph.selection import Selection
from policygraph.graph.store import Kept, Store, StoreError
from policygraph.graph.store.packing import packed
from written import filled

TEXTS = {
    "一.txt": "太原市委书记林晓舟出席晋中城市群座谈会。\n",
    "二.txt": "大同市委书记林晓舟出席晋北城镇圈座谈会。到2030年，大同市森林覆盖率达到30%。\n",
    "三.txt": "任命林晓舟为太原市委书记。晋中城市群由太原、晋中组成。山西省太原市小店区。\n",
    "四.txt": "关于保护湿地的通知\n《湿地条例》已由太原市第十五届人民代表大会第三次会议通过。到2027年，太原市森林覆盖率达到20%。\n",
}
PARTS = [part_of(extract_document(Document(name, "", text))) for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of(sample())


def ids(graph: Graph) -> set[str]:
    return {entity.id for entity in graph.entities}


def canonical(graph: Graph) -> Graph:
    """Sorted as a built graph is; the samples are written in another order."""
    return Graph(
        graph.sources,
        tuple(replace(e, aliases=tuple(sorted(e.aliases)), evidence=evidence_of([e.evidence])) for e in graph.entities),
        tuple(sorted((replace(edge, evidence=evidence_of([edge.evidence])) for edge in graph.edges), key=edge_order)),
    )


# ---------------------------------------------------------------- 读入


def test_图谱读进库再读出来是同一个() -> None:
    graph = filled(PARTS).graph()
    assert graph.edges and Store.of(graph).graph() == graph


@pytest.mark.parametrize("graph", [sample(), large(300), Graph()], ids=["样例", "大", "空"])
def test_手写的图谱也一样不丢(graph: Graph) -> None:
    assert canonical(Store.of(graph).graph()) == canonical(graph)


def test_由图谱读入的库不能再建(store: Store) -> None:
    with pytest.raises(StoreError, match="只能查"):
        store.keep([])
    with pytest.raises(StoreError, match="只能查"):
        store.merge([])


def test_文件夹里先用库再用JSON(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有 graph.db 或 graph.json"):
        Store.at(tmp_path)
    export(sample(), tmp_path / "graph.json")
    assert canonical(Store.at(tmp_path).graph()) == canonical(sample())
    with Store.open(tmp_path / "graph.db", write=True):
        pass
    with Store.at(tmp_path) as found:
        assert found.graph() == Graph()
    assert canonical(Store.at(tmp_path / "graph.json").graph()) == canonical(sample())


def test_建图被打断还没有图谱时说清楚(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph.db", write=True) as store:
        store.keep([Kept("一.txt", "一.txt", "", packed(PARTS[0]))])
    with pytest.raises(StoreError, match="还没有图谱"):
        Store.at(tmp_path)


def test_读不了的说清楚(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="找不到这个文件"):
        Store.at(tmp_path / "没有.json")
    with pytest.raises(StoreError, match="找不到这个库"):
        Store.at(tmp_path / "没有.db")
    (tmp_path / "别的.db").write_bytes(b"SQLite format 3\0" + b"x" * 2000)
    with pytest.raises(StoreError, match="不是政图的库"):
        Store.at(tmp_path / "别的.db")
    (tmp_path / "半.json").write_text('{"nodes": [{"id": "a", "type": "area", "name": "\\ud800"}], "edges": []}', "utf-8")
    with pytest.raises(StoreError, match="半个字符"):
        Store.at(tmp_path / "半.json")


# ---------------------------------------------------------------- 选


def test_什么也不选就是全部(store: Store) -> None:
    assert store.select(Selection()) == store.graph()


def test_按实体类型(store: Store) -> None:
    graph = store.select(Selection(types=frozenset({"place", "area"})))
    assert {e.type for e in graph.entities} == {"place", "area"} and len(graph.entities) == 7
    assert {e.type for e in graph.edges} == {"member_of", "part_of", "located_in"}


def test_按关系只留两端(store: Store) -> None:
    graph = store.select(Selection(relations=frozenset({"holds_post"})))
    assert ids(graph) == {"person:lw", "organization:party"}
    assert [source.id for source in graph.sources] == [REPORT]


def test_按文件连依据也只留它的(store: Store) -> None:
    graph = store.select(Selection(documents=frozenset({REPORT})))
    assert [e.type for e in graph.edges] == ["holds_post"]
    both = filled(PARTS).select(Selection(documents=frozenset({"三.txt"})))
    assert {e.document for entity in both.entities for e in entity.evidence} == {"三.txt"}
    assert {e.document for edge in both.edges for e in edge.evidence} == {"三.txt"}


def test_以一点为中心(store: Store) -> None:
    near = store.select(Selection(focus=frozenset({"place:太原"})))
    assert ids(near) == {"place:太原", "area:cluster", "place:140000", "positioning:国家区域中心城市"}
    assert {(e.source, e.type) for e in near.edges} >= {("area:cluster", "located_in")}, "between neighbours too"
    alone = store.select(Selection(focus=frozenset({"place:太原"}), hops=0))
    assert ids(alone) == {"place:太原"} and not alone.edges


def test_不要的关系不是路(store: Store) -> None:
    chosen = Selection(focus=frozenset({"place:太原"}), hops=2, relations=frozenset({"member_of"}))
    assert ids(store.select(chosen)) == {"area:cluster", *(f"place:{n}" for n in ("太原", "晋中", "忻州", "吕梁", "阳泉"))}


def test_按年份(store: Store) -> None:
    assert ids(store.select(Selection(year=2030))) == {"area:cluster", "target:2030"}
    signed = store.select(Selection(year=2022))
    assert {e.type for e in signed.edges} == {"concerns", "issued_by", "adopted_at"}


def test_依据要够几处(store: Store) -> None:
    assert store.select(Selection(min_evidence=2)) == Graph()
    assert len(store.select(Selection(min_evidence=1)).entities) == 21


def test_不要推得的(store: Store) -> None:
    graph = store.select(Selection(derived=False))
    assert not any(e.derived for e in graph.entities) and not any(e.derived for e in graph.edges)
    assert "part_of" not in {e.type for e in graph.edges}


CHOICES = st.builds(
    Selection,
    types=st.frozensets(st.sampled_from(["place", "area", "person", "organization", "target"]), max_size=3),
    relations=st.frozensets(st.sampled_from(["member_of", "holds_post", "has_target", "part_of"]), max_size=2),
    documents=st.frozensets(st.sampled_from(sorted(TEXTS)), max_size=2),
    focus=st.frozensets(st.sampled_from(sorted(ids(filled(PARTS).graph()))), max_size=2),
    hops=st.integers(0, 3),
    year=st.sampled_from([None, None, 2027, 2030]),
    min_evidence=st.integers(0, 2),
    derived=st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(CHOICES)
def test_两种来处选出来的一样_边的两端都在(selection: Selection) -> None:
    whole = filled(PARTS)
    graph = whole.select(selection)
    assert Store.of(whole.graph()).select(selection) == graph
    known = ids(graph)
    assert all({edge.source, edge.target} <= known for edge in graph.edges)
    if selection.types:
        assert {e.type for e in graph.entities if e.id not in selection.focus} <= selection.types
    if selection.relations:
        assert {e.type for e in graph.edges} <= selection.relations
    if not selection.derived:
        assert not any(e.derived for e in graph.edges)


def test_中心的类型不限(store: Store) -> None:
    near = store.select(Selection(focus=frozenset({"area:cluster"}), types=frozenset({"target"})))
    assert ids(near) == {"area:cluster", "target:2025", "target:2030", "target:2035"}


def test_一年里的关系连同走到那里的路(store: Store) -> None:
    """太原 is a member of the cluster, which has the target: the membership has no year and is the way there; its positioning,
    which has none either, leads nowhere."""
    near = store.select(Selection(focus=frozenset({"place:太原"}), hops=2, year=2030))
    assert ids(near) == {"place:太原", "area:cluster", "target:2030"}
    assert {(e.source, e.type, e.target) for e in near.edges} == {
        ("place:太原", "member_of", "area:cluster"), ("area:cluster", "has_target", "target:2030"),
    }  # fmt: skip
    assert ids(store.select(Selection(focus=frozenset({"place:太原"}), hops=1, year=2030))) == {"place:太原"}
    far = store.select(Selection(focus=frozenset({"place:太原"}), hops=2, year=2030, relations=frozenset({"has_target"})))
    assert ids(far) == {"place:太原"}, "a way that is not wanted is none"
