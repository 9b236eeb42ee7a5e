"""GEXF and GraphML as Gephi saves them, given back by `policygraph import`: renamed, deleted, moved and coloured."""

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from edited_files import AREA, BUREAU, GROUP, OUT, built, done, gephi_gexf, gephi_graphml, names, run, said
from policygraph.graph.editing import read_layout
from policygraph.graph.editing.formats import read
from policygraph.graph.labels import color
from policygraph.graph.model import Graph

TABLE = OUT / "corrections" / "Gephi-图.csv"


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    made = built()
    done("export", OUT, "-o", "图.gexf")
    done("export", OUT, "-o", "图.graphml")
    return made


def decided() -> set[tuple[str, ...]]:
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        cells = ("决定", "对象", "另一对象", "关系", "值")
        return {tuple(row[name] for name in cells if row[name]) for row in csv.DictReader(file) if row["决定"]}


def by_id(elements: ET.Element, id: str) -> ET.Element:
    (found,) = (element for element in elements if element.get("id") == id)
    return found


def between(edges: ET.Element, source: str, target: str) -> ET.Element:
    (found,) = (edge for edge in edges if (edge.get("source"), edge.get("target")) == (source, target))
    return found


# ---------------------------------------------------------------- 手写的一份，照 Gephi 0.10 的样子

WRITTEN = """<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://www.gexf.net/1.3" version="1.3" xmlns:viz="http://www.gexf.net/1.3/viz"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.gexf.net/1.3 http://www.gexf.net/1.3/gexf.xsd">
  <meta lastmodifieddate="2024-05-06"><creator>Gephi 0.10.1</creator><description></description></meta>
  <graph defaultedgetype="directed" timeformat="date" timerepresentation="interval" mode="dynamic">
    <attributes class="node" mode="static">
      <attribute id="0" title="type" type="string"/>
      <attribute id="modularity_class" title="Modularity Class" type="integer"><default>0</default></attribute>
    </attributes>
    <attributes class="edge" mode="static"><attribute id="0" title="relation" type="string"/></attributes>
    <nodes>
      <node id="place:140100" label="太原市" start="2020-01-01">
        <attvalues><attvalue for="0" value="place"></attvalue><attvalue for="modularity_class" value="2"></attvalue></attvalues>
        <viz:size value="10.0"></viz:size>
        <viz:position x="-87.93029" y="6.8120565"></viz:position>
        <viz:color r="0" g="200" b="16"></viz:color>
      </node>
      <node id="n1">
        <viz:color hex="#C0FFEE"></viz:color>
      </node>
    </nodes>
    <edges>
      <edge id="7" source="place:140100" target="n1" label="成员" kind="成员" weight="2.0">
        <spells><spell start="2020-01-01"/></spells>
        <attvalues><attvalue for="0" value="member_of"></attvalue></attvalues>
      </edge>
    </edges>
  </graph>
</gexf>
"""


def test_Gephi的GEXF怎样读(tmp_path: Path) -> None:
    (tmp_path / "图.gexf").write_text(WRITTEN, "utf-8")
    edited = read(tmp_path / "图.gexf")
    assert edited.nodes is not None and edited.links is not None
    first, second = edited.nodes
    assert (first.id, first.name, first.types) == ("place:140100", "太原市", {"type": "place"})
    assert (first.position, first.color) == ((-87.93029, 6.8120565), "#00c810")
    assert first.rest == {"Modularity Class": "2"}
    assert (second.id, second.name, second.position, second.color) == ("n1", "", None, "#c0ffee")
    (link,) = edited.links
    assert (link.key, link.source.id, link.target.id) == ("7", "place:140100", "n1")
    assert link.relations == {"label": "成员", "kind": "成员", "type": "member_of"}
    assert link.rest == {"weight": "2.0"}


# ---------------------------------------------------------------- 位置和颜色


@pytest.mark.parametrize("version", ["1.2", "1.3"])
def test_只挪动位置_没有更正(version: str, graph: Graph) -> None:
    saved = gephi_gexf(Path("图.gexf"), lambda nodes, edges: None, version=version)
    told = done("import", saved, "--into", OUT)
    assert "没有改动" in told and "点有图谱里没有的列，没有用：Modularity Class" in told
    kept = json.loads((OUT / "layout.json").read_text("utf-8"))
    assert kept["positions"] == {e.id: [n * 10.5, n * -2.25] for n, e in enumerate(graph.entities)}
    assert kept["colors"] == {}


def test_改了的颜色记下来_类型的颜色不记(graph: Graph) -> None:
    def paint(nodes: ET.Element, edges: ET.Element) -> None:
        found = by_id(nodes, BUREAU).find("viz:color")
        assert found is not None
        found.attrib.update(r="1", g="2", b="255")

    done("import", gephi_gexf(Path("图.gexf"), paint), "--into", OUT)
    layout = read_layout(OUT)
    assert layout.colors == {BUREAU: "#0102ff"} and color("organization") != "#0102ff"
    done("import", gephi_gexf(Path("图.gexf"), lambda nodes, edges: None), "--into", OUT)
    assert read_layout(OUT).colors == {}  # 改回去了


def test_以前记下的别的点还在(graph: Graph) -> None:
    (OUT / "layout.json").write_text('{"positions": {"place:别处": [1, 2]}, "colors": {"place:别处": "#000001"}}', "utf-8")
    done("import", gephi_gexf(Path("图.gexf"), lambda nodes, edges: None), "--into", OUT)
    layout = read_layout(OUT)
    assert layout.positions["place:别处"] == (1.0, 2.0) and layout.colors == {"place:别处": "#000001"}
    assert len(layout.positions) == len(graph.entities) + 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"positions": 3}', '{"positions": {"甲": [1]}}', '{"positions": {"甲": ["x", 2]}}'])
def test_坏了的位置文件当作没有(content: str, tmp_path: Path) -> None:
    (tmp_path / "layout.json").write_text(content, "utf-8")
    assert not read_layout(tmp_path)


def test_GraphML的位置和颜色(graph: Graph) -> None:
    told = done("import", gephi_graphml(Path("图.graphml"), lambda elements: None), "--into", OUT)
    layout = read_layout(OUT)
    assert layout.positions == {e.id: (n * 3.5, float(n)) for n, e in enumerate(graph.entities)}
    assert layout.colors[graph.entities[3].id] == "#c8030c"
    # 李卫东在财政局有两个职务，Gephi 并成一条，不是删了
    assert "没有改动" in told and "少了的边里有 1 条，两点之间还有别的边" in told


def test_没有画过的文件不写位置(graph: Graph) -> None:
    done("import", "图.gexf", "--into", OUT)
    done("import", "图.graphml", "--into", OUT)
    assert not (OUT / "layout.json").exists()


# ---------------------------------------------------------------- 改了的，建出来就是改的那样


def nodes_of(page: Path) -> list[dict[str, Any]]:
    data = json.loads(page.read_text("utf-8").partition('id="data">')[2].partition("</script>")[0])
    return list(data["nodes"])


def edit_gexf(nodes: ET.Element, edges: ET.Element) -> None:
    column = _column(nodes)
    by_id(nodes, GROUP).set("label", "太原都市圈领导小组")
    school = next(node for node in nodes if node.get("label") == "云岭大学")
    nodes.remove(school)
    for edge in [edge for edge in edges if school.get("id") in (edge.get("source"), edge.get("target"))]:
        edges.remove(edge)
    edges.remove(between(edges, "place:140900", AREA))
    for value in by_id(nodes, AREA).iter("attvalue"):
        if value.get("value") == "area":
            value.set("value", "strategy")
    node = ET.SubElement(nodes, "node", {"id": "n101", "label": "云岭市数据局"})
    values = ET.SubElement(node, "attvalues")
    ET.SubElement(values, "attvalue", {"for": column, "value": "机构"})
    ET.SubElement(edges, "edge", {"id": "501", "source": "n101", "target": "place:140100", "label": "位于"})


def _column(nodes: ET.Element) -> str:
    """The column whose cells say the types."""
    first = next(iter(nodes))
    type = (first.get("id") or "").partition(":")[0]
    return next(value.get("for") or "" for value in first.iter("attvalue") if value.get("value") == type)


def test_GEXF里的改动(graph: Graph) -> None:
    saved = gephi_gexf(Path("图.gexf"), edit_gexf)
    done("import", saved, "--into", OUT)
    assert decided() == {
        ("改名", GROUP, "太原都市圈领导小组"),
        ("删除", "organization:云岭大学"),
        ("删除", "place:140900", AREA, "成员"),
        ("改类型", AREA, "战略"),
        ("补充", "organization:云岭市数据局", "云岭市数据局"),
        ("补充", "organization:云岭市数据局", "place:140100", "位于"),
    }
    after = built()
    assert names(after) - names(graph) == {"organization 太原都市圈领导小组", "strategy 太原都市区", "organization 云岭市数据局"}
    assert "云岭市数据局 located_in 太原市" in said(after)
    assert "忻州市 member_of 太原都市区" not in said(after)
    layout = read_layout(OUT)
    assert set(layout.positions) <= {e.id for e in after.entities} and "strategy:太原都市区" in layout.positions
    spots = {node["id"]: node["x"] for node in nodes_of(OUT / "graph.html")}  # 页面照 Gephi 里摆的
    assert sorted(layout.positions, key=lambda id: spots[id]) == sorted(layout.positions, key=lambda id: layout.positions[id][0])
    # Gephi 里的项目还开着，接着导出来再导入：改过的都在，没有新的改动
    assert "没有改动" in done("import", saved, "--into", OUT)


def test_Gephi里合并两个点(graph: Graph) -> None:
    """Merge nodes of the data laboratory: a new node with the values of the first, the edges of both at it."""

    def merge(nodes: ET.Element, edges: ET.Element) -> None:
        by_id(nodes, BUREAU).set("id", "n900")
        nodes.remove(by_id(nodes, GROUP))
        for number, edge in enumerate(list(edges)):
            ends = {name: "n900" for name in ("source", "target") if edge.get(name) in (BUREAU, GROUP)}
            if ends:
                edge.attrib.update(ends, id=str(700 + number))

    done("import", gephi_gexf(Path("图.gexf"), merge), "--into", OUT)
    assert decided() == {("合并", BUREAU, GROUP)}
    after = built()
    assert names(graph) - names(after) == {"organization 太原城市圈建设领导小组"}
    assert "李卫东 holds_post 太原市财政局 组长" in said(after)


def test_GraphML里的改动(graph: Graph) -> None:
    def edit(elements: ET.Element) -> None:
        for data in by_id(elements, GROUP).iter("data"):
            if data.get("key") == "label":
                data.text = "太原都市圈领导小组"
        elements.remove(between(elements, "place:140900", AREA))
        ET.SubElement(elements, "node", {"id": "12"})
        edge = ET.SubElement(elements, "edge", {"id": "88", "source": "place:140100", "target": BUREAU})
        ET.SubElement(edge, "data", {"key": "edgelabel"}).text = "没有这种"

    result = run("import", gephi_graphml(Path("图.graphml"), edit), "--into", OUT)
    assert decided() == {("改名", GROUP, "太原都市圈领导小组"), ("删除", "place:140900", AREA, "成员")}
    assert result.exit_code == 1
    assert "点 12：没有名称" in result.output and "边 88：没有“没有这种”这种关系" in result.output
    assert "太原都市圈领导小组" in {entity.name for entity in built().entities}


def test_过滤器还开着就导出_不算删除(graph: Graph) -> None:
    """Gephi exports what a filter leaves visible: here two nodes of a hundred."""
    Path("文件/名单.txt").write_text(
        "太原都市区包括大同市、阳泉市、长治市、晋城市、朔州市、运城市、临汾市、石家庄市、唐山市、秦皇岛市、邯郸市、邢台市、保定市、张家口市、"
        "承德市、沧州市、廊坊市、衡水市、郑州市、开封市、洛阳市。\n", "utf-8",
    )  # fmt: skip
    built()
    done("export", OUT, "-o", "大.gexf")

    def filter(nodes: ET.Element, edges: ET.Element) -> None:
        for node in list(nodes)[2:]:
            nodes.remove(node)
        for edge in list(edges):
            edges.remove(edge)

    result = run("import", gephi_gexf(Path("大.gexf"), filter), "--into", OUT)
    assert result.exit_code == 1 and "Gephi 里有过滤器的，导出时选 Full graph" in result.output
    assert not TABLE.exists() and not (OUT / "layout.json").exists()
