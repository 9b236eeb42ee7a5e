"""gexf and graphml as networkx, igraph and graphology read them: the same nodes, edges, texts, times and colours."""

from collections import Counter
from pathlib import Path

import igraph
import networkx
import pytest
from export_reading import node
from page_graph import hostile, large, quote, sample
from policygraph.graph.exporters import export
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.graph.tables.times import Span, days_of_sources, span_of_edge, span_of_entity
from rare_graph import RARE, lone_ends, rare
from test_nx import AWKWARD

GRAPHS = {
    "样例": sample(),
    "恶意": hostile(),
    "重名": AWKWARD,
    "罕见": rare(),
    "只差控制字符": lone_ends(),
    "大": large(2000),
}
# What XML cannot hold becomes �; all else is as it was.
NAMES = {**RARE, "控制": "竖�线�零�删�尾"}
SUFFIXES = (".gexf", ".graphml")


def labels(graph: Graph) -> Counter[str]:
    unwritable = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, 0xD800], "\ufffd")
    return Counter(entity.name.translate(unwritable) for entity in graph.entities)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_graphology读到同样的点和边(graph: Graph, suffix: str, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / f"图{suffix}")
    read = node("graphology.mjs", path)
    assert (len(read["nodes"]), len(read["edges"])) == (len(graph.entities), len(graph.edges))
    assert Counter(n["attributes"]["label"] for n in read["nodes"]) == labels(graph)
    name = "relation" if suffix == ".gexf" else "type"
    assert Counter(e["attributes"][name] for e in read["edges"]) == Counter(
        edge.type.replace("\x0b", "�").replace("\ud800", "�") for edge in graph.edges
    )


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_igraph读到同样的点和边(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.graphml")
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount(), read.is_directed()) == (len(graph.entities), len(graph.edges), True)
    assert Counter(read.vs["label"]) == labels(graph)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_难写的文字三个程序都读得对(suffix: str, tmp_path: Path) -> None:
    (path,) = export(rare(), tmp_path / f"图{suffix}")
    reader = networkx.read_gexf if suffix == ".gexf" else networkx.read_graphml
    by_networkx = [data["label"] for _, data in reader(path).nodes(data=True)]
    by_graphology = [n["attributes"]["label"] for n in node("graphology.mjs", path)["nodes"]]
    assert by_networkx == by_graphology == list(NAMES.values())


TIMED = Graph(
    (Source("规划.txt", "规划", {"signed": "2021-03-05"}), Source("报道.txt", "报道")),
    (
        Entity("d", "document", "规划", (), {"signed": ["2021-03-05"], "expires": "2026-01"}),
        Entity("i", "indicator", "面积", (), {"year": 2020}),
        Entity("m", "meeting", "大会", (), {"date": "2022-02-09"}),
        Entity("o", "organization", "甲市委"),
        Entity("p", "person", "李某"),
        Entity("t1", "target", "目标一", (), {"year": 2025}, (quote("目标一", "规划.txt"),)),
        Entity("t2", "target", "目标二", (), {"year": 2030}, (quote("目标二", "报道.txt"),)),
        Entity("t3", "target", "目标三", (), {"year": 2020}, (quote("目标三", "规划.txt"),)),
    ),
    (
        Edge("o", "t1", "has_target"),
        Edge("p", "o", "holds_post", {"title": "书记", "dates": ["2020-06-01", "2018-04"]}),
        Edge("p", "o", "holds_post", {"title": "市长", "ended": "是", "date": "2018-04-10", "since": "2015"}),
        Edge("p", "o", "holds_post", {"title": "县长", "ended": "是", "date": "2010-13-40"}),
        Edge("p", "m", "takes_part_in"),
        Edge("d", "o", "issued_by", {"date": "2021-03-05"}),
        Edge("d", "o", "concerns"),
    ),
)


def test_目标任职会议文件各有起止_其余一直在() -> None:
    days = days_of_sources(TIMED)
    spans = {entity.id: span_of_entity(entity, days) for entity in TIMED.entities}
    assert spans == {
        "d": Span("2021-03-05", "2026-01-31"),
        "i": Span("2020-01-01", "2020-12-31"),
        "m": Span("2022-02-09", "2022-02-09"),
        "o": Span(),
        "p": Span(),
        "t1": Span("2021-03-05", "2025-12-31"),
        "t2": Span("", "2030-12-31"),
        "t3": Span("", "2020-12-31"),
    }
    assert [span_of_edge(edge, spans) for edge in TIMED.edges] == [
        Span("2021-03-05", "2025-12-31"),
        Span("2018-04-01", ""),
        Span("2015-01-01", "2018-04-10"),
        Span(),
        Span("2022-02-09", "2022-02-09"),
        Span("2021-03-05", ""),
        Span(),
    ]


def test_gexf的时间轴networkx读得到(tmp_path: Path) -> None:
    (path,) = export(TIMED, tmp_path / "图.gexf")
    read = networkx.read_gexf(path)
    assert read.graph["mode"] == "dynamic" and 'timeformat="date"' in path.read_text("utf-8")
    assert (read.nodes["t1"]["start"], read.nodes["t1"]["end"]) == ("2021-03-05", "2025-12-31")
    assert {"start", "end"} & set(read.nodes["p"]) == set()
    (post,) = (data for _, _, data in read.edges(data=True) if data.get("title") == "市长")
    assert (post["start"], post["end"]) == ("2015-01-01", "2018-04-10")


def test_没有一样有时间的图是静态的(tmp_path: Path) -> None:
    (path,) = export(Graph((), TIMED.entities[3:5], ()), tmp_path / "图.gexf")
    assert networkx.read_gexf(path).graph["mode"] == "static"


def test_颜色是类型的颜色(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.gexf")
    read = {n["key"]: n["attributes"] for n in node("graphology.mjs", path)["nodes"]}
    assert (read["place:太原"]["color"], read["person:lw"]["color"]) == ("rgba(47,126,188,1.0)", "rgba(231,41,138,1.0)")


def test_两点间不同的关系在Gephi里各是一条边(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.gexf")
    kinds = {e["attributes"]["relation"]: e["attributes"]["kind"] for e in node("graphology.mjs", path)["edges"]}
    assert (kinds["member_of"], kinds["issued_by"]) == ("成员", "发文机关")
