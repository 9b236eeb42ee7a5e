"""Questions asked of the whole graph: citations, joint issuing, members, time, measures, differences. The sample is made up."""

from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graph import large, quote, sample
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.queries import measuring
from policygraph.graph.queries.belonging import members
from policygraph.graph.queries.citing import citations, most_cited
from policygraph.graph.queries.dating import timeline
from policygraph.graph.queries.differing import diff
from policygraph.graph.queries.issuing import Pair, issue_rows, issued, matrix, pairs
from policygraph.graph.queries.measuring import stats
from policygraph.graph.queries.naming import find
from policygraph.graph.selection import Selection
from policygraph.graph.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of(sample())


# ---------------------------------------------------------------- citations


def papers(*cites: tuple[str, str, str]) -> Store:
    """Documents that are named by one letter; (from, relation, to)."""
    names = sorted({name for a, _, b in cites for name in (a, b)})
    entities = [Entity(n, "document", f"《{n}条例》", attributes={"absent": True} if n > "m" else {}) for n in names]
    return Store.of(Graph((), tuple(entities), tuple(Edge(a, b, type) for a, type, b in cites)))


CITES = (("a", "based_on", "z"), ("b", "based_on", "z"), ("b", "cites", "z"), ("a", "repeals", "y"), ("c", "issued_by", "z"))


def test_引用按被引得多少排() -> None:
    found, total = citations(papers(*CITES))
    said = [(one.source.id, one.type, one.target.id) for one in found]
    assert said == [("a", "based_on", "z"), ("b", "based_on", "z"), ("b", "cites", "z"), ("a", "repeals", "y")]
    assert total == 4


def test_一份文件的引用和某一种引用() -> None:
    store = papers(*CITES)
    found, _ = citations(store, find(store, "y"))
    assert [(one.source.id, one.target.id) for one in found] == [("a", "y")]
    found, total = citations(store, relations=["cites", "repeals"], most=1)
    assert (len(found), total) == (1, 2)


def test_文件按被几份引用排() -> None:
    (first, second), total = most_cited(papers(*CITES))
    assert (first.node.id, first.by, first.read, first.ways) == ("z", 2, False, {"based_on": 2, "cites": 1})
    assert (second.node.id, second.by, total) == ("y", 1, 2)


# ---------------------------------------------------------------- joint issuing

ISSUED = {
    "一": ("2019-03-01", ["财政局", "水务局"]),
    "二": ("2019-08-01", ["财政局", "水务局", "教育局"]),
    "三": ("2021-01-01", ["财政局", "水务局"]),
    "四": ("", ["财政局", "教育局"]),
    "五": ("2020-01-01", ["财政局"]),
}


@pytest.fixture(scope="module")
def offices() -> Store:
    names = sorted({name for _, issuers in ISSUED.values() for name in issuers})
    bodies = [Entity(name, "organization", f"河阳市{name}") for name in names]
    documents = [
        Entity(id, "document", f"《{id}号办法》", ("河财〔2018〕4号",) if id == "四" else (), {"signed": [day]} if day else {})
        for id, (day, _) in sorted(ISSUED.items())
    ]
    edges = [Edge(id, name, "issued_by") for id, (_, issuers) in ISSUED.items() for name in issuers]
    return Store.of(Graph((), tuple(sorted([*bodies, *documents], key=lambda e: e.id)), tuple(edges)))


def shown(pairs: list[Pair]) -> list[str]:
    return [f"{p.period} {p.first.id}{p.second.id} {len(p.documents)}".strip() for p in pairs]


def test_联合发文的机关两两相连(offices: Store) -> None:
    documents = issued(offices)
    assert [(one.day, one.document.id) for one in documents] == [
        ("2018", "四"), ("2019-03-01", "一"), ("2019-08-01", "二"), ("2021-01-01", "三"),
    ]  # fmt: skip
    assert shown(pairs(documents)) == ["水务局财政局 3", "教育局财政局 2", "教育局水务局 1"]


def test_联合发文分时段(offices: Store) -> None:
    assert shown(pairs(issued(offices), by_year=True)) == [
        "2018 教育局财政局 1", "2019 水务局财政局 2", "2019 教育局水务局 1", "2019 教育局财政局 1", "2021 水务局财政局 1",
    ]  # fmt: skip
    years = (2019, 2020)
    assert shown(pairs(issued(offices, years=years), years=years))[0] == "2019-2020 水务局财政局 2"


def test_机关与文件的网络(offices: Store) -> None:
    rows = list(issue_rows(issued(offices, joint=False, years=(2020, 2021)), by_year=True))
    assert [(r["时段"], r["文件"], r["机关"], r["机关数"]) for r in rows] == [
        ("2020", "《五号办法》", "河阳市财政局", 1),
        ("2021", "《三号办法》", "河阳市水务局", 2),
        ("2021", "《三号办法》", "河阳市财政局", 2),
    ]


def test_机关乘机关的矩阵是对称的(offices: Store) -> None:
    rows, columns = matrix(pairs(issued(offices)))
    assert columns == ("时段", "机关", "河阳市教育局", "河阳市水务局", "河阳市财政局")
    numbers = [[row[name] for name in columns[2:]] for row in rows]
    assert numbers == [[0, 1, 2], [1, 0, 3], [2, 3, 0]]


# ---------------------------------------------------------------- members


def test_成员带原句_推得的在后标明(store: Store) -> None:
    found = members(store, find(store, "山西中部城市群"))
    assert {m.node.name for m in found} == {"太原市", "晋中市", "忻州市", "吕梁市", "阳泉市"}
    assert all(m.row["原句"].startswith("山西中部城市群由") and m.row["推得"] == "" for m in found)
    below = members(store, find(store, "山西省"))
    assert len(below) == 5 and {m.row["推得"] for m in below} == {"推得"} and {m.row["区划代码"][:2] for m in below} == {"14"}


def test_成员的成员_绕回来也停得下() -> None:
    edges = (Edge("a", "b", "member_of"), Edge("b", "c", "member_of"), Edge("c", "a", "member_of"))
    store = Store.of(Graph((), tuple(Entity(n, "area", f"{n}圈") for n in "abc"), edges))
    assert [(m.node.id, m.depth) for m in members(store, find(store, "c"), deep=True)] == [("b", 1), ("a", 2)]
    assert [m.node.id for m in members(store, find(store, "c"))] == ["b"]


# ---------------------------------------------------------------- timeline


def test_按时间排(store: Store) -> None:
    found, total = timeline(store, find(store, "山西中部城市群"))
    assert [(m.when, m.what) for m in found] == [("2022-03-30", "主题"), ("2025", "目标"), ("2030", "目标"), ("2035", "目标")]
    assert total == 4 and (found[1].row["方向"], found[1].row["对方"]) == ("→", "山西中部城市群的发展迈出大步，经济总量占全省一半以上")
    some, total = timeline(store, find(store, "山西中部城市群"), since="2022-04", until="2030", most=1)
    assert ([m.when for m in some], total) == (["2025"], 2)


def test_履历和文件自己的日期() -> None:
    person, body = Entity("p", "person", "程启航"), Entity("o", "organization", "河阳市委")
    paper = Entity("d", "document", "《河阳条例》", attributes={"signed": ["2020-05-01"], "effective": ["2020-07-01"]})
    edges = (
        Edge("p", "o", "holds_post", {"title": "书记", "since": "2016-03", "until": "2018", "ended": "是"}),
        Edge("p", "o", "holds_post", {"title": "市长", "date": "2012-01-09"}),
        Edge("d", "o", "issued_by"),
    )
    store = Store.of(Graph((), (paper, body, person), edges))
    found, _ = timeline(store, find(store, "程启航"))
    assert [(m.when, m.until, m.row["说明"]) for m in found] == [
        ("2012-01-09", "", "市长；2012-01-09"),
        ("2016-03", "2018", "书记；自2016-03；至2018"),
    ]
    days, _ = timeline(store, find(store, "河阳条例"))
    assert [(m.when, m.what) for m in days] == [("2020-05-01", "成文"), ("2020-07-01", "施行")]
    other, _ = timeline(store, find(store, "河阳市委"))
    assert [m.when for m in other] == ["2012-01-09", "2016-03", "2020-05-01"]


# ---------------------------------------------------------------- stats


def test_度和networkx算的一样(store: Store) -> None:
    found = stats(store)
    made = networkx.MultiGraph([(e.source, e.target) for e in sample().edges])
    assert {m.node.id: m.degree for m in found.measured} == {e.id: made.degree(e.id) if e.id in made else 0 for e in sample().entities}
    assert (found.entities, found.relations, found.isolated) == (21, 24, 0)
    exact = networkx.betweenness_centrality(networkx.Graph(made))
    assert {m.node.id: m.betweenness for m in found.measured} == pytest.approx(exact)
    assert not found.left_out and not found.estimated and sum(found.communities) == 21
    assert found.measured[0].node.id == "area:cluster" and found.measured[0].node.documents == 1


def test_太大就不算中介_说清楚_选小了再算(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "MOST_NODES", 100)
    store = Store.of(large(300))
    whole = stats(store, most=5)
    assert whole.left_out and len(whole.measured) == 5 and whole.measured[0].betweenness is None
    few = stats(store, Selection(types=frozenset({"place", "person"})))
    assert not few.left_out and few.measured[0].betweenness is not None
    everything = stats(store)
    assert everything.measured[:5] == whole.measured and len(everything.measured) == everything.entities - everything.isolated


# ---------------------------------------------------------------- diff


def changes(old: Graph, new: Graph) -> list[str]:
    return [f"{c.kind} {c.source}{'→' + c.target if c.target else ''} {c.said}".strip() for c in diff(Store.of(old), Store.of(new))[0]]


def test_同一个图没有变化() -> None:
    assert changes(large(200), large(200)) == []


def test_多了少了变了都说出来() -> None:
    post = Edge("p", "o", "holds_post", {"title": "市长"}, (quote("任命程启航为市长。"),))
    old = Graph((), (Entity("o", "organization", "市政府"), Entity("p", "person", "程启航")), (post,))
    same = Entity("p", "person", "程启航", attributes={"merged_by": ["同一机构"]})
    new = Graph(
        (),
        (Entity("o", "organization", "河阳市政府"), same, Entity("q", "person", "陆文谦")),
        (replace(post, attributes={"title": "市长", "date": "2024-01-01"}), Edge("q", "o", "holds_post", {"title": "副市长"})),
    )
    assert changes(old, new) == [
        "改变 河阳市政府 name：市政府 → 河阳市政府",
        "新增 陆文谦",
        "改变 程启航→河阳市政府 date：无 → 2024-01-01",
        "新增 陆文谦→河阳市政府 副市长",
    ]
    assert [text[:2] for text in changes(new, old)] == ["改变", "消失", "改变", "消失"]
    told = [c for c in diff(Store.of(old), Store.of(new))[0] if c.kind == "改变" and not c.entity]
    assert told[0].row["原句"] == "任命程启航为市长。"


def test_新旧两个库都在磁盘上也一样(tmp_path: Path) -> None:
    whole = sample()
    less = Graph(whole.sources, whole.entities, whole.edges[1:])
    stores = []
    for name, graph in (("旧 图.db", less), ("新#图.db", whole)):
        with Store.open(tmp_path / name, write=True) as made:
            Store.of(graph).db.backup(made.db)
        stores.append(Store.open(tmp_path / name))
    old, new = stores
    for before, now in ((old, new), (Store.of(less), new), (old, Store.of(whole)), (old, Store.open(tmp_path / "新#图.db", write=True))):
        (change,), kinds = diff(before, now)
        assert (change.kind, change.type, kinds) == ("新增", whole.edges[0].type, {"新增": 1})
        assert diff(now, before)[1] == {"消失": 1}
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".db") == ["新#图.db", "旧 图.db"]


def test_同一两点之间的几条边各比各的() -> None:
    ends = Entity("o", "organization", "市政府"), Entity("p", "person", "程启航")
    one, two = (Edge("p", "o", "holds_post", {"title": title}) for title in ("市长", "局长"))
    assert changes(Graph((), ends, (one, two)), Graph((), ends, (two,))) == ["消失 程启航→市政府 市长"]


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 199), max_size=20))
def test_删掉的点和边正好都说出来(gone: set[int]) -> None:
    old = large(200)
    ids = {old.entities[i].id for i in gone}
    kept = tuple(e for e in old.edges if not {e.source, e.target} & ids)
    new = Graph(old.sources, tuple(e for e in old.entities if e.id not in ids), kept)
    found, kinds = diff(Store.of(old), Store.of(new))
    assert sum(kinds.values()) == len(found)
    assert {c.kind for c in found} <= {"消失"}
    assert {c.id for c in found if c.entity} == ids and sum(not c.entity for c in found) == len(old.edges) - len(kept)
