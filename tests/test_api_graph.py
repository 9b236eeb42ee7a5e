"""What a graph answers in Python: typed records, data frames, parts of it, and errors that say what there is instead.

mypy checks this file as it would a user's program: the types that `assert_type` names are those that users see."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import assert_type

import page_graph
import policygraph
import pytest
from policygraph import Edge, Entity, Evidence, Graph
from policygraph.extract.model import Extraction
from policygraph.graph.answers import Citation, Fact, Official, Target
from policygraph.graph.load import LoadError
from policygraph.graph.model import Source
from policygraph.graph.queries import Ambiguous, Unknown
from policygraph.graph.queries.choosing import UnknownDocument, UnknownType
from policygraph.graph.store import Store, StoreError

DECISION, REPORT = page_graph.DECISION, page_graph.REPORT
CLUSTER = "山西中部城市群"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of page_graph, with a figure, a citation that repeals, and a target in words that nobody owns."""
    made = page_graph.sample()
    proof = (page_graph.quote("2023年太原市接待游客120万人次，比上年增加8%。", REPORT, "数字", page=2),)
    cited = (page_graph.quote("《关于旧城群的决定》同时废止。", rule="废止"),)
    entities = (
        Entity("indicator:1", "indicator", "接待游客120万人次", attributes={
            "indicator": "接待游客", "value": "120万人次", "comparator": "=", "year": 2023, "time": "2023年", "change": "比上年增加8%",
        }),
        Entity("document:old", "document", "《关于旧城群的决定》", attributes={"absent": True}, evidence=cited),
        Entity("target:word", "target", "绿色发展走在前列", attributes={"year": 2035, "time": "2035年", "text": "绿色发展走在前列"}),
    )  # fmt: skip
    edges = (
        Edge("place:太原", "indicator:1", "has_indicator", evidence=proof),
        Edge("document:decision", "document:old", "repeals", {"article": "第三条"}, cited),
    )
    with Store.of(Graph(made.sources, (*made.entities, *entities), (*made.edges, *edges))) as store:
        return store.graph()  # in the order that all graphs have


# ---------------------------------------------------------------- records


def test_目标是有类型的记录(graph: Graph) -> None:
    found = graph.targets(subject="城市群")
    assert_type(found, tuple[Target, ...])
    assert [(one.year, one.indicator, one.comparator, one.value, one.unit) for one in found] == [
        (2025, "经济总量占全省比重", "不低于", 50, "%"), (2030, "常住人口", "约", 1900, "万人"), (2035, "城镇化率", "等于", 80, "%"),
    ]  # fmt: skip
    one = graph.targets(year=2030)[0]
    assert_type(one.year, int | None)
    assert (one.subject, one.subject_id, one.subject_type, one.id) == (CLUSTER, "area:cluster", "area", "target:2030")
    assert one.evidence == page_graph.quote(page_graph.GOALS[2030], rule="到某年", page=3)
    assert one.row["原句"] == page_graph.GOALS[2030] and one.row["页"] == 3
    assert repr(one) == "<Target 山西中部城市群 2030 常住人口 约 1900万人>"


def test_没有主体也没有数的目标(graph: Graph) -> None:
    (one,) = (target for target in graph.targets(year=2035) if not target.subject)
    assert (one.subject_id, one.indicator, one.value, one.low, one.evidence) == ("", "", None, None, None)
    assert one.text == "绿色发展走在前列" and repr(one) == "<Target 2035 绿色发展走在前列>"


def test_已达到的数字(graph: Graph) -> None:
    (one,) = graph.facts(year=2023)
    assert_type(one, Fact)
    assert (one.subject, one.code, one.indicator, one.value, one.unit) == ("太原市", "140100", "接待游客", 120, "万人次")
    assert one.change == "比上年增加8%" and one.evidence and one.evidence.page == 2
    assert graph.facts(indicator="出口") == ()


def test_引用_给文件名或方式(graph: Graph) -> None:
    (one,) = graph.citations()
    assert_type(one, Citation)
    assert (one.citing, one.type, one.cited, one.said, one.passages) == (
        "《关于推动山西中部城市群高质量发展的决定》", "repeals", "《关于旧城群的决定》", "第三条", 1,
    )  # fmt: skip
    assert graph.citations("关于旧城群的决定", relations="废止") == graph.citations(relations=["repeals", "修改"]) == (one,)
    assert graph.citations(relations="依据") == ()
    with pytest.raises(Unknown):
        graph.citations("太原市")  # is there, but no document


def test_任职(graph: Graph) -> None:
    (one,) = graph.officials(body="省委")
    assert_type(one, Official)
    assert (one.person, one.title, one.body, one.status, one.documents) == ("林武", "书记", "山西省委", "现任", 1)
    assert one.evidence and one.evidence.document == REPORT
    assert repr(one) == "<Official 林武 山西省委书记 现任>"
    assert graph.officials(person="无此人") == ()


def test_记录改不了_比得出_放得进集合(graph: Graph) -> None:
    one = graph.targets()[0]
    with pytest.raises(FrozenInstanceError):
        one.__setattr__("year", 2026)
    assert set(graph.targets()) == {*graph.targets(), *graph.targets(year=2030)}
    assert len(set(graph.citations()) | set(graph.officials()) | set(graph.facts())) == 3


def test_成员_找名字_按编号(graph: Graph) -> None:
    assert [one.node.name for one in graph.members("城市群")] == ["吕梁市", "太原市", "忻州市", "晋中市", "阳泉市"]
    found = graph.find("太原")
    assert_type(found, Entity)
    assert found.id == "place:太原" and graph.by_id()["place:太原"] == found
    assert graph.find("山西", types="行政区划").id == "place:140000"


# ---------------------------------------------------------------- parts of it


def test_选一部分_还是图(graph: Graph) -> None:
    part = graph.select(focus="太原", hops=2, types=["区域", "目标"], year=2035)
    assert_type(part, Graph)
    assert {entity.id for entity in part.entities} == {"place:太原", "area:cluster", "target:2035"}
    assert graph.select(relations="成员,组成部分") == graph.select(relations=["member_of", "component_of"])
    assert graph.select() is graph and graph.select(hops=3) is graph


WRONG: dict[str, tuple[Callable[[Graph], object], type[Exception], str]] = {
    "名字差一个字": (lambda g: g.select(focus="山西中部城市圈"), Unknown, "没有叫“山西中部城市圈”的。名字相近的：山西中部城市群（area:cluster）"),
    "名字指几个": (lambda g: policygraph.render(g, focus="基地"), Ambiguous, "叫“基地”的有 3 个，请改写编号：白酒产业基地（"),
    "类型差一个字": (lambda g: policygraph.render(g, types=["行政区"]), UnknownType, "没有类型“行政区”。是不是：行政区划？有："),
    "英文类型拼错": (lambda g: g.select(types="targets"), UnknownType, "没有类型“targets”。是不是：目标"),
    "没有的关系": (lambda g: g.select(relations="隶属"), UnknownType, "没有类型“隶属”。"),
    "没有的文件": (lambda g: g.select(documents="没有.txt"), UnknownDocument, "没有文件“没有.txt”。读过的有：决定.txt、报道.txt"),
    "步数是负的": (lambda g: g.select(focus="太原", hops=-1), ValueError, "hops 不能小于 0：-1"),
}  # fmt: skip


@pytest.mark.parametrize(("ask", "kind", "said"), WRONG.values(), ids=WRONG)
def test_没有的名字说出有什么(ask: Callable[[Graph], object], kind: type[Exception], said: str, graph: Graph) -> None:
    with pytest.raises(kind) as error:
        ask(graph)
    assert str(error.value).startswith(said)


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("name", ["图.db", "图.json", "图.graphml", "图.csv"])
def test_写出去再打开是同一个图(name: str, graph: Graph, tmp_path: Path) -> None:
    written = graph.export(tmp_path / name)
    assert_type(written, list[Path])
    assert policygraph.open(tmp_path / name) == graph
    part = policygraph.open(str(tmp_path / name), focus="林武")
    assert {entity.name for entity in part.entities} == {"林武", "山西省委"}


@pytest.mark.parametrize("name", ["graph.db", "graph.json", "图.csv"])
def test_打开文件夹(name: str, graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / name)
    assert policygraph.open(tmp_path) == graph


def test_打不开的说得出为什么(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="找不到这个文件"):
        policygraph.open(tmp_path / "没有.json")
    with pytest.raises(StoreError, match="文件夹里没有 graph.db"):
        policygraph.open(tmp_path)


def test_半个字符也问得了(tmp_path: Path) -> None:
    odd = Graph((), (Entity("area:1", "area", "甲\ud800区"), Entity("area:2", "area", "乙区")), (Edge("area:1", "area:2", "part_of"),))
    assert [entity.name for entity in odd.select(focus="乙区").entities] == ["甲?区", "乙区"]
    strange = Graph((), (Entity("area:\ud800", "area", "丙区"),))
    assert strange.find("丙区").id == "area:\ud800"
    assert odd._repr_html_().startswith("<iframe")


# ---------------------------------------------------------------- data frames


def test_数据框的列和Excel一样_数是数(graph: Graph) -> None:
    frame = graph.frames.targets()
    assert list(frame.columns[:8]) == ["主体", "主体类型", "区划代码", "年份", "时间", "指标", "比较", "数值"]
    assert frame["年份"].tolist() == [2025, 2030, 2035, 2035] and str(frame["年份"].dtype) == "Int64"
    assert frame["数值"].sum() == 50 + 1900 + 80 and str(frame["数值"].dtype) == "Float64"
    assert frame["数值"].isna().sum() == 1, "the target in words"
    assert str(graph.frames.officials()["止"].dtype) != "Int64", "the day on which a post is over, not the end of a span"
    assert graph.frames.facts()["页"].tolist() == [2]


def test_每张表都有数据框(graph: Graph) -> None:
    frames = graph.frames
    assert (len(frames.entities()), len(frames.edges())) == (len(graph.entities), len(graph.edges))
    assert frames.documents()["标题"].tolist() == [source.title for source in graph.sources]
    assert len(frames.evidence()) == sum(len(e.evidence) for e in graph.entities) + sum(len(e.evidence) for e in graph.edges)
    assert frames.citations(relations="废止")["被引文件"].tolist() == ["《关于旧城群的决定》"]
    assert frames.members(CLUSTER)["成员"].tolist() == ["吕梁市", "太原市", "忻州市", "晋中市", "阳泉市"]
    empty = Graph().frames
    assert [len(table) for table in (empty.entities(), empty.targets(), empty.officials(), empty.documents())] == [0] * 4
    assert list(empty.officials().columns) == list(frames.officials().columns)


def test_别人写的图里不是数的_照原样(graph: Graph) -> None:
    odd = Graph((), (Entity("target:1", "target", "建成", attributes={"year": "2030年代"}),))
    assert odd.frames.targets()["年份"].tolist() == ["2030年代"]
    assert odd.targets()[0].text == "建成"


def test_没有pandas时说装什么(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        graph.frames.targets()
    assert graph.targets(), "without it there are still the records"


# ---------------------------------------------------------------- what users see


def test_用的人看到的类型(tmp_path: Path) -> None:
    file = tmp_path / "讲话.txt"
    file.write_text("第二届云冈文化论坛在大同市举行。\n", "utf-8")
    assert_type(policygraph.extract(file), Extraction)
    built = policygraph.build(file)
    assert_type(built, Graph)
    assert_type(built.entities[0].evidence, tuple[Evidence, ...])
    assert_type(built.find("大同市").name, str)


def test_导入时不等别的() -> None:
    code = "import sys, policygraph; print(sorted({'networkx', 'pandas', 'jieba', 'numpy', 'jinja2', 'sqlite3', 'click'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_没有选什么就是全部_没有说什么的文件也在(graph: Graph, tmp_path: Path) -> None:
    silent = Graph((*graph.sources, Source("空.txt", "什么也没有说的文件")), graph.entities, graph.edges)
    (place,) = silent.export(tmp_path / "图.db")
    for part in (silent.select(hops=3), silent.select(min_evidence=1), silent.select()):
        assert part.sources == silent.sources
    for part in (policygraph.open(place, hops=3), policygraph.open(place, min_evidence=1), policygraph.open(place)):
        assert "空.txt" in {source.id for source in part.sources}
