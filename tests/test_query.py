"""Questions asked of the graph: names, ways, neighbours. Everything in the sample is made up."""

from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graph import GOALS, LAYOUT, MEMBERS, large, quote, sample
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.queries import measuring
from policygraph.graph.queries.belonging import members
from policygraph.graph.queries.citing import citations, most_cited
from policygraph.graph.queries.dating import timeline
from policygraph.graph.queries.differing import diff
from policygraph.graph.queries.issuing import Pair, issue_rows, issued, matrix, pairs
from policygraph.graph.queries.measuring import stats
from policygraph.graph.queries.naming import Ambiguous, Unknown, find
from policygraph.graph.queries.searching import search
from policygraph.graph.queries.showing import show
from policygraph.graph.queries.walking import Walk, neighbours, path
from policygraph.graph.selection import Selection
from policygraph.graph.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of(sample())


NAMES = {
    "编号": ("place:晋中", "place:晋中"),
    "全名": ("山西中部城市群", "area:cluster"),
    "别名": ("中部城市群", "area:cluster"),
    "不带书名号的题名": ("关于推动山西中部城市群高质量发展的决定", "document:decision"),
    "一部分": ("高质量发展的决定", "document:decision"),
    "前后有空格": (" 林武 ", "person:lw"),
}


@pytest.mark.parametrize(("name", "id"), NAMES.values(), ids=NAMES)
def test_名字指哪个点(name: str, id: str, store: Store) -> None:
    assert find(store, name).id == id


def test_名字指几个点时都列出来(store: Store) -> None:
    with pytest.raises(Ambiguous) as error:
        find(store, "基地")
    assert [node.name for node in error.value.found] == ["白酒产业基地", "绿色能源基地", "高校和科技成果转化基地"]
    assert error.value.total == 3
    assert find(store, "山西").id == "place:140000", "an alias comes before all that have 山西 in their names"
    assert find(store, "中部", types=["area"]).id == "area:cluster"


def test_不写级别的地名() -> None:
    places = [Entity("place:1", "place", "河阳市"), Entity("area:1", "area", "河阳都市圈")]
    assert find(Store.of(Graph((), tuple(places))), "河阳").id == "place:1"


def test_同名的地名里_区划表里的那一个() -> None:
    places = [Entity(id, "place", "河阳市") for id in ("place:140100", "place:河阳市")]
    assert find(Store.of(Graph((), tuple(places))), "河阳市").id == "place:140100"
    two = [*places, Entity("place:350100", "place", "河阳市")]
    with pytest.raises(Ambiguous) as error:
        find(Store.of(Graph((), tuple(two))), "河阳市")
    assert error.value.total == 2, "those of the table, of which there are two"


def test_没有的名字给出相近的(store: Store) -> None:
    with pytest.raises(Unknown) as error:
        find(store, "山西中部城市圈")
    assert error.value.near[0].name == "山西中部城市群"
    for strange in ("", "_", '"', "' OR 1", "山西" * 5000):
        with pytest.raises(Unknown):
            find(store, strange)


# ---------------------------------------------------------------- show


def test_一个点的全部(store: Store) -> None:
    shown = show(store, find(store, "山西中部城市群"))
    assert shown.aliases == ("中部城市群", "城市群") and shown.node.type == "area"
    assert {(g.type, g.outgoing): g.total for g in shown.groups} == {
        ("member_of", False): 5,
        ("has_target", True): 3,
        ("component_of", True): 1,
        ("concerns", False): 1,
        ("located_in", True): 1,
    }
    assert [id for id, _ in shown.documents] == ["决定.txt"]
    (heart,) = [row for group in shown.groups for row in group.rows if row["关系"] == "位于"]
    assert (heart["方向"], heart["对方类型"], heart["对方"], heart["文件"]) == ("→", "行政区划", "山西省", "决定.txt")


def test_只列几条时总数不变(store: Store) -> None:
    shown = show(store, find(store, "山西中部城市群"), most=2)
    members = next(g for g in shown.groups if g.type == "member_of")
    assert (members.total, len(members.told)) == (5, 2)


# ---------------------------------------------------------------- path


def test_两点之间的路带着方向和原句(store: Store) -> None:
    assert path(store, find(store, "林武"), find(store, "林武")) == []
    steps = path(store, find(store, "place:太原"), find(store, "strategy:layout"))
    assert steps is not None
    assert [(s.row["起点"], s.row["方向"], s.row["关系"], s.row["终点"]) for s in steps] == [
        ("太原市", "→", "成员", "山西中部城市群"),
        ("山西中部城市群", "→", "组成部分", "“一群两区三圈”"),
    ]
    assert steps[0].row["原句"].startswith("山西中部城市群由太原")


def test_没有路(store: Store) -> None:
    assert path(store, find(store, "林武"), find(store, "place:太原")) is None


def graph_of(*pairs: str) -> Graph:
    """A graph of one-letter entities; each pair is an edge."""
    names = sorted({name for pair in pairs for name in pair})
    return Graph((), tuple(Entity(n, "area", n) for n in names), tuple(Edge(min(p), max(p), "cites") for p in sorted(pairs)))


def test_一样长的路不走人多的点() -> None:
    # a-h-z 和 a-m-z 一样长，h 还连着许多别的点
    store = Store.of(graph_of("ah", "hz", "am", "mz", "hp", "hq", "hr"))
    steps = path(store, find(store, "a"), find(store, "z"))
    assert steps is not None and [s.far.id for s in steps] == ["m", "z"]


def test_推得的边可以不走() -> None:
    nodes = tuple(Entity(n, "place", n) for n in "abc")
    edges = (Edge("a", "b", "member_of"), Edge("a", "c", "part_of", derived=True), Edge("b", "c", "member_of"))
    store = Store.of(Graph((), nodes, edges))
    a, c = find(store, "a"), find(store, "c")
    direct, around = path(store, a, c), path(store, a, c, walk=Walk(derived=False))
    assert direct is not None and around is not None
    assert (len(direct), len(around)) == (1, 2) and direct[0].row["推得"] == "推得"
    assert path(store, a, c, walk=Walk(relations=["cites"])) is None


PAIRS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda p: p[0] != p[1]), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(PAIRS, st.data())
def test_路的长短与networkx算的一样(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    made = networkx.Graph(pairs)
    ids = sorted(made)
    edges = [Edge(f"点{a}", f"点{b}", "cites") for a, b in sorted(set(pairs))]
    store = Store.of(Graph((), tuple(Entity(f"点{i}", "area", f"名{i}号") for i in ids), tuple(edges)))
    a, b = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    steps = path(store, find(store, f"点{a}"), find(store, f"点{b}"))
    assert (steps is not None) == networkx.has_path(made, a, b)
    if steps is not None:
        assert len(steps) == networkx.shortest_path_length(made, a, b)
        stations = [f"点{a}", *(step.far.id for step in steps)]
        assert stations[-1] == f"点{b}"
        assert all(step.near.id == station for step, station in zip(steps, stations, strict=False))


# ---------------------------------------------------------------- neighbours


def test_邻居由近到远(store: Store) -> None:
    found, total = neighbours(store, find(store, "place:太原"), hops=2)
    near = [n.node.name for n in found if n.distance == 1]
    assert sorted(near) == ["国家区域中心城市", "山西中部城市群", "山西省"]
    far = {n.node.id: n.via.id for n in found if n.distance == 2}
    assert far["target:2025"] == "area:cluster" and total == len(found)
    only, _ = neighbours(store, find(store, "place:太原"), hops=2, types=["target"])
    assert {n.node.type for n in only} == {"target"} and len(only) == 3


def test_只要前几个邻居时总数不变(store: Store) -> None:
    found, total = neighbours(store, find(store, "area:cluster"), most=3)
    assert (len(found), total) == (3, 11)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 199), st.integers(1, 3))
def test_邻居与networkx算的一样(start: int, hops: int) -> None:
    graph = large(200)
    made = networkx.Graph([(e.source, e.target) for e in graph.edges])
    made.add_nodes_from(e.id for e in graph.entities)
    id = graph.entities[start].id
    store = Store.of(graph)
    found, _ = neighbours(store, find(store, id), hops=hops)
    lengths = networkx.single_source_shortest_path_length(made, id, hops)
    assert {n.node.id: n.distance for n in found} == {other: d for other, d in lengths.items() if other != id}


# ---------------------------------------------------------------- search


def test_找名称和句子(store: Store) -> None:
    found = search(store, "城市群")
    assert [node.name for node in found.names][0] == "山西中部城市群"
    assert found.names_total == 5, "the area, the decision about it and its three targets"
    assert found.sentences_total == 5, "members, layout and three goals"
    both = search(store, "城市群 城镇化率")
    assert [s.evidence.text for s in both.sentences] == [GOALS[2035]] and both.names_total == 1
    ((subject, relation, _),) = both.sentences[0].facts
    assert (subject, relation) == ("山西中部城市群", "has_target")


ADOPTED = "本决定由山西省第十三届人大常委会第三十四次会议通过，自通过之日起施行。"
LITTLE = {
    "一个字": ("省", {LAYOUT, MEMBERS, GOALS[2025], "省委书记林武到会讲话。", ADOPTED}),
    "字和词": ("城镇化率 省", set()),
    "百分数": ("80%", {GOALS[2035]}),
    "标点": ("“一群", {LAYOUT}),
    "没有的词": ("海洋", set()),
    "字母": ("pm2.5", set()),
    "跨着换行": ("忻州、吕梁", {MEMBERS}),
    "引号和检索的符号": ('" OR NEAR( *', set()),
    "很长": ("城市群" * 3000, set()),
}


@pytest.mark.parametrize(("words", "texts"), LITTLE.values(), ids=LITTLE)
def test_索引里没有的词照样找(words: str, texts: set[str], store: Store) -> None:
    assert {sentence.evidence.text for sentence in search(store, words).sentences} == texts


def test_被换行断开的词也找得到() -> None:
    ends = Entity("a", "place", "河阳市"), Entity("b", "area", "河阳都市圈")
    edge = Edge("a", "b", "member_of", evidence=(quote("要加快新型城\n  镇化，把河\n阳市纳入都市圈。"), quote("ＰＭ２.５浓度下降（5%）。")))
    store = Store.of(Graph((), ends, (edge,)))
    assert [search(store, word).sentences_total for word in ("城镇化", "河阳市 新型城镇化", "纳入", "城化")] == [1, 1, 1, 0]
    assert [search(store, word).sentences_total for word in ("pm2.5", "PM2.5浓度", "(5%)", "（5%） 浓度", "５％", "6%")] == [1, 1, 1, 1, 1, 0]


def test_什么词也不给(store: Store) -> None:
    assert search(store, " ").rows == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["州", "城市", "中部城市群", "市推进", "数字经济", "智能 电网", "现代物流", "并要求"]))
def test_找到的就是含有这些字的(words: str) -> None:
    graph = large(120)
    whole = {e.text for edge in graph.edges for e in edge.evidence}
    found = search(Store.of(graph), words, sentences=None)
    assert {s.evidence.text for s in found.sentences} == {t for t in whole if all(word in t for word in words.split())}
    assert found.sentences_total == len(found.sentences)


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
