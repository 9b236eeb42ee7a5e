"""Questions asked of the graph: names, ways, neighbours. Everything in the sample is made up."""


import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graph import GOALS, LAYOUT, MEMBERS, large, quote, sample
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.queries.naming import Ambiguous, Unknown, find
from policygraph.graph.queries.searching import search
from policygraph.graph.queries.showing import show
from policygraph.graph.queries.walking import Walk, neighbours, path
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
    (naming,) = shown.documents
    assert naming.id == "决定.txt" and naming.evidence is not None and "山西中部城市群" in naming.evidence.text
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
