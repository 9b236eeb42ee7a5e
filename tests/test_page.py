"""The page as text: one file, nothing fetched, nothing of a document run, the same bytes twice; the layout."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import page_graph
import policygraph
import pytest
from policygraph.graph.model import Edge, Entity, Evidence, Graph, Source
from policygraph.viz import labels
from policygraph.viz.layout import positions
from policygraph.viz.network import caption, network
from policygraph.viz.page import render, squeeze

TYPES = {
    "place": "行政区划",
    "area": "区域",
    "strategy": "战略",
    "document": "文件",
    "person": "人物",
    "organization": "机构",
    "meeting": "会议",
    "project": "项目",
    "target": "目标",
    "positioning": "定位",
    "indicator": "指标",
    "task": "任务",
    "industry": "产业",
}
GRAPHS = {
    "空图": Graph(),
    "五个节点": page_graph.small(),
    "样例": page_graph.sample(),
    "有害文字": page_graph.hostile(),
    "八十个节点": page_graph.large(80),
}


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_页面自成一体_不向外取任何东西(graph: Graph) -> None:
    html = render(graph)
    assert html.startswith('<!doctype html>\n<html lang="zh-CN">')
    own = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"<[^>]*\s(?:src|href)\s*=\s*([^\s>]+)", own) == ['"data:,"']
    assert "@import" not in own and "url(" not in own
    assert "default-src 'none'" in html and "connect-src 'none'" in html


def test_有害文字在数据里原样_在页面代码里不出现() -> None:
    html = render(page_graph.hostile())
    names = {node["name"] for node in data_of(html)["nodes"]}
    assert names == {name.replace("\ud800", "?") for name in page_graph.HOSTILE}
    assert "window.hacked = 1</script>" not in html and "<img" not in html
    assert "\u2028" not in html and "\u2029" not in html
    html.encode("utf-8")


def test_一千个节点连同原文不到一兆半() -> None:
    assert len(render(page_graph.large(1000)).encode()) < 1_500_000


def test_许可证写在页面里() -> None:
    html = render(Graph())
    assert "vis-network 10.1.5" in html and "MIT" in html and "@license" in html and "@version 10.1.5" in html
    # Our own canvas draws a large one: nothing of others is in it.
    assert "vis-network" not in render(page_graph.large(3100)).partition("<script")[0]


def test_收进来的库_版本和许可写在它自己里面_一个字节也没改() -> None:
    vendor = Path(__file__).parent.parent / "viz" / "static" / "vendor"
    (library,) = vendor.glob("*.js")
    assert library.name == "vis-network-10.1.5.min.js"
    head = library.read_text("utf-8")[:900]
    assert "@version 10.1.5" in head and "The MIT License" in head and "The Apache 2.0 License" in head
    # Of package/dist/vis-network.min.js in the registry's vis-network-10.1.5.tgz.
    known = "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5"
    assert hashlib.sha256(library.read_bytes()).hexdigest() == known
    assert "The MIT License (MIT)" in (vendor / "vis-network-LICENSE-MIT").read_text("utf-8")


PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import page_graph
from policygraph.viz.page import render
for graph in (page_graph.sample(), page_graph.hostile(), page_graph.large(300)):
    print(hashlib.sha256(render(graph).encode()).hexdigest())
"""


def test_同样的图两次生成逐字节相同() -> None:
    folder = str(Path(__file__).parent)
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, folder],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert outputs[0] == outputs[1] and len(outputs[0].split()) == 3


def test_每种类型有中文名_各类颜色形状不重() -> None:
    types = labels.types()
    assert {name: kind.label for name, kind in types.items()} == TYPES
    assert len({(kind.color, kind.shape) for kind in types.values()}) == len(types)


def test_每种类型和关系有英文名() -> None:
    kinds = [(kind.name, kind.english) for kind in labels.types().values()]
    for name, english in (*kinds, *((kind.name, kind.english) for kind in labels.relations().values())):
        assert all(text.isascii() for text in english.values()), name
        assert english["label"] != name or name in ("amends", "cites", "develops", "forwards", "implements", "repeals")


def test_图例和关系只列用到的_没登记的也能显示() -> None:
    entities = (Entity("a", "area", "甲"), Entity("b", "没见过的类型", "乙"))
    data = data_of(render(Graph((), entities)))
    assert [kind["label"] for kind in data["types"]] == ["区域", "没见过的类型"]
    relations = [relation["label"] for relation in data_of(render(page_graph.sample()))["relations"]]
    assert relations == ["成员", "组成部分", "定位", "目标", "任职", "发文机关", "通过于", "主题", "位于", "上级区划"]


def test_画的是pyvis的网络() -> None:
    drawn = network(page_graph.small())
    nodes, edges, _, _, _, options = drawn.get_network_data()
    assert [node["id"] for node in nodes] == drawn.node_ids == sorted(drawn.node_map)
    assert {(edge["from"], edge["to"], edge["title"]) for edge in edges} >= {("place:太原", "area:cluster", "成员")}
    assert json.loads(options)["physics"] == {"enabled": False}
    assert json.loads(options)["edges"]["smooth"] is False


def test_推定的关系画虚线() -> None:
    edges = data_of(render(page_graph.sample()))["edges"]
    assert {edge["type"] for edge in edges if "dashes" in edge} == {"part_of"}


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("由太原、\n吕梁、\r\n  阳泉组成", "由太原、吕梁、阳泉组成"),
        ("书记韩　正到会", "书记韩正到会"),
        ("PM2.5 年均\n浓度", "PM2.5 年均浓度"),
        ("增长 5% 以上", "增长 5% 以上"),
        ("air  quality\nindex", "air quality index"),
        ("达到\n2000万人", "达到2000万人"),
    ],
)
def test_原文去掉排版留下的空白(raw: str, clean: str) -> None:
    assert squeeze(raw) == clean


LONG = "《关于支持太原国家区域中心城市建设若干政策措施的通知》"
ROADS = {"year": 2030, "text": "太原的路网建成"}


@pytest.mark.parametrize(
    ("entity", "owners", "wanted"),
    [
        (Entity("a", "place", "太原市"), (), "太原市"),
        (Entity("a", "document", LONG), (), "《关于支持太原国家…措施的通知》"),
        (Entity("t", "target", "x", attributes=ROADS), ("太原市", "太原"), "2030年 路网建成"),
        (Entity("t", "target", "路网建成"), (), "路网建成"),
    ],
)
def test_图上的短名(entity: Entity, owners: tuple[str, ...], wanted: str) -> None:
    assert caption(entity, owners) == wanted


def star(leaves: int) -> tuple[int, list[tuple[int, int]]]:
    return leaves + 1, [(0, leaf) for leaf in range(1, leaves + 1)]


LAYOUTS = {
    "没有节点": (0, []),
    "一个节点": (1, []),
    "自己连自己": (1, [(0, 0)]),
    "两个节点": (2, [(0, 1)]),
    "一条链": (4, [(0, 1), (1, 2), (2, 3)]),
    "一颗星": star(8),
    "互不相连的四十个": (40, []),
    "二十对": (40, [(2 * i, 2 * i + 1) for i in range(20)]),
    "大星": star(400),
    "长链": (600, [(i, i + 1) for i in range(599)]),
    "完全图": (30, [(i, j) for i in range(30) for j in range(i)]),
}


@pytest.mark.parametrize(("count", "links"), LAYOUTS.values(), ids=LAYOUTS)
def test_布局_不重叠_不飞散_每次相同(count: int, links: list[tuple[int, int]]) -> None:
    def run() -> Any:
        return positions(count, links, widths=[60.0] * count, sizes=[8.0] * count, ranks=range(count))

    spots = run()
    assert spots.shape == (count, 2) and np.isfinite(spots).all()
    assert (spots == run()).all()
    if count > 1:
        apart = np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(2)) + np.eye(count) * 1e9
        assert apart.min() > 14
        assert np.ptp(spots, axis=0).max() < 420 * np.sqrt(count) + 200


def test_布局_目标按年份挨着排() -> None:
    nodes = {node["id"]: node for node in network(page_graph.sample()).nodes}
    hub = nodes["area:cluster"]

    def angle(year: int) -> float:
        node = nodes[f"target:{year}"]
        return float(np.arctan2(node["y"] - hub["y"], node["x"] - hub["x"]))

    first, second, third = (np.exp(1j * angle(year)) for year in (2025, 2030, 2035))
    turns = [float(np.angle(second / first)), float(np.angle(third / second))]
    assert turns[0] * turns[1] > 0


def test_图谱里出现的属性都有中英文名() -> None:
    here = Path(__file__).parent
    graph = policygraph.build([here / "gold" / "docs", here.parent / "examples" / "documents"])
    said = {(one.type, name) for one in graph.entities for name in one.attributes}
    said |= {(one.type, name) for one in graph.edges for name in one.attributes}
    assert ("place", "merged_by") in said and ("holds_post", "status") in said
    for known in (labels.attributes(), labels.english_attributes()):
        assert {name for type, name in said if name not in known and f"{type}.{name}" not in known} == set()


@pytest.mark.parametrize(("speaking", "about"), [(1, None), (2, "area:河阳")], ids=["四份里一份", "四份里两份"])
def test_总览上只有过半的文件说到的才算讲的是它(speaking: int, about: str | None) -> None:
    sources = tuple(Source(f"{n}.txt", f"第{n}份") for n in range(4))
    proofs = tuple(Evidence(source.id, 0, 2, "河阳", "规则") for source in sources[:speaking])
    goals = tuple(Entity(f"target:{n}", "target", f"目标{n}") for n in range(3))
    others = tuple(Entity(f"person:{n}", "person", f"人物{n}") for n in range(160))
    edges = tuple(Edge("area:河阳", goal.id, "has_target") for goal in goals)
    data = data_of(render(Graph(sources, (Entity("area:河阳", "area", "河阳", evidence=proofs), *goals, *others), edges)))
    assert data["opening"]["view"] == "overview" and data["opening"].get("subject") == about
