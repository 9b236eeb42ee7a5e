"""The tables asked of a store are those of the graph as a whole; what is asked for is filtered the same way."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graph import large, sample
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from policygraph.graph.parts import Part, part_of
from policygraph.graph.queries import (
    citations,
    diff,
    documents,
    facts,
    find,
    members,
    missing,
    most_cited,
    neighbours,
    officials,
    path,
    search,
    show,
    stats,
    targets,
    timeline,
)
from policygraph.graph.store import Store
from policygraph.graph.tables.catalogue import catalogue_rows
from policygraph.graph.tables.documents import missing_rows
from policygraph.graph.tables.indicator_panel import chosen
from policygraph.graph.tables.officials import official_rows
from policygraph.graph.tables.panel import fact_rows, target_rows
from written import take

TEXTS = {
    "规划.txt": "太原市人民政府关于文化旅游的实施意见\n并政发〔2024〕6号\n各县（市、区）人民政府：\n一、主要目标\n"
    "到2027年，太原市旅游收入达到300亿元，接待游客增长5%—6%，公共文化服务水平明显提升。\n到2030年，太原市旅游收入力争达到400亿元以上。\n"
    "2023年末，太原市旅游收入达到1,210.5亿元，增长8.2%。\n太原市人民政府\n2024年5月6日\n",
    "决定.txt": "大同市人民代表大会常务委员会关于废止《大同市旧物条例》的决定\n（2023年3月1日通过）\n"
    "根据《中华人民共和国立法法》，废止《大同市旧物条例》。本决定自公布之日起施行。\n",
    "任免.txt": "决定任命程启航为大同市财政局局长。免去陆文谦的大同市水务局局长职务。到2027年，大同市森林覆盖率达到25%。\n",
    "办法.txt": "太原市财政局关于印发湿地办法的通知\n根据《中华人民共和国立法法》《太原市湿地保护条例》，制定本办法。\n",
}
EXTRACTED = [extract_document(Document(id, "", text)) for id, text in TEXTS.items()]


PARTS = {extraction.document.id: part_of(extraction) for extraction in EXTRACTED}


def built(*groups: Sequence[str]) -> Store:
    """The store of all documents, built in steps: each adds its documents."""
    store, there = Store.memory(), list[Part]()
    for group in groups or [sorted(PARTS)]:
        new = [PARTS[id] for id in group]
        there += new
        take(store, new, there)
    return store


GRAPH = build_graph(EXTRACTED)
STORES = {"建成的库": (GRAPH, built()), "读入的图谱": (GRAPH, Store.of(GRAPH)), "样例": (sample(), Store.of(sample()))}
each = pytest.mark.parametrize(("graph", "store"), STORES.values(), ids=STORES)
Rows = Sequence[dict[str, object]]


def same(rows: Rows, others: Rows) -> bool:
    return sorted(map(str, rows)) == sorted(map(str, others))


@each
def test_五张表与整个图谱列出来的一样(graph: Graph, store: Store) -> None:
    for found, rows in ((targets(store), target_rows), (facts(store), fact_rows)):
        assert same(found[0], list(rows(graph))) and found[1] == len(found[0])
    assert officials(store, ended=True) == official_rows(graph, ended=True)
    assert list(documents(store)) == list(catalogue_rows(graph))
    assert list(documents(store, as_of="2023-06-01")) == list(catalogue_rows(graph, as_of="2023-06-01"))
    assert missing(store) == (missing_rows(graph), len(missing_rows(graph)))


def test_例子里每张表都有内容() -> None:
    store = built()
    assert targets(store)[1] >= 4 and facts(store)[1] >= 1 and len(officials(store, ended=True)) == 2
    assert {row["文件"] for row in missing(store)[0]} >= {"《中华人民共和国立法法》", "《太原市湿地保护条例》"}
    assert missing(store)[0][0]["引用文件数"] == 2


@each
@settings(max_examples=25, deadline=None)
@given(
    year=st.sampled_from([None, 2023, 2025, 2027, 2030]),
    subject=st.sampled_from(["", "太原", "市", "14", "140100", "没有"]),
    indicator=st.sampled_from(["", "旅游", "率", "水平", '"', "城镇化率"]),
)
def test_目标的筛选与整个图谱的一样(graph: Graph, store: Store, year: int | None, subject: str, indicator: str) -> None:
    for asked, rows in ((targets, target_rows), (facts, fact_rows)):
        found, total = asked(store, year=year, subject=subject, indicator=indicator)
        wanted = list(chosen(rows(graph), year=year, subject=subject, indicator=indicator))
        assert same(found, wanted) and total == len(wanted)
        some, many = asked(store, year=year, subject=subject, indicator=indicator, most=1)
        assert some == found[:1] and many == total


@each
@pytest.mark.parametrize("most", [1, 2])
def test_待收集的只要前几份(most: int, graph: Graph, store: Store) -> None:
    rows, total = missing(store, most=most)
    assert rows == missing_rows(graph)[:most] and total == len(missing_rows(graph))


@each
def test_人物的筛选与整个图谱的一样(graph: Graph, store: Store) -> None:
    for words in ({"person": "程"}, {"body": "财政局"}, {"place": "大同"}, {"person": "林", "body": "省委"}, {"person": "无"}):
        assert officials(store, ended=True, **words) == official_rows(graph, ended=True, **words)


def answers(store: Store) -> list[object]:
    """What each question is answered, as rows."""
    city, other = find(store, "太原市"), find(store, "大同市")
    around, many = neighbours(store, city, hops=3)
    steps = path(store, city, other)
    measured = stats(store)
    return [
        [n.row for n in around], many, steps and [step.row for step in steps], search(store, "太原市").rows,
        search(store, "条例 根据").rows, [m.row for m in members(store, city, deep=True)],
        [m.row for m in timeline(store, city)[0]], [one.row for one in citations(store)[0]],
        [one.row for one in most_cited(store)[0]], [m.row for m in measured.measured], measured.communities,
        [row for group in show(store, city).groups for row in group.rows], missing(store), officials(store, ended=True),
        targets(store), facts(store), list(documents(store)),
    ]  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(st.permutations(sorted(PARTS)), st.integers(1, 3))
def test_怎样的先后建成的库都答得一样(order: list[str], cut: int) -> None:
    store = built(order[:cut], order[cut:])
    assert answers(store) == answers(built())
    assert diff(store, built()) == ([], {}) and diff(built(), Store.of(store.graph())) == ([], {})


def test_换了散列种子答得一样(tmp_path: Path) -> None:
    graph = export(large(300), tmp_path / "graph.json")[0]
    code = "import sys; from policygraph.cli import main; main(sys.argv[1:])"
    said = set()
    for seed in "012":
        for words in (["stats"], ["neighbours", "place:0000", "--hops", "2"], ["search", "州市"]):
            done = subprocess.run(
                [sys.executable, "-c", code, words[0], str(graph), *words[1:], "--json"],
                env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
            )  # fmt: skip
            said.add((words[0], done.stdout))
    assert len(said) == 3 and all(len(text) > 1000 for _, text in said)
