"""What was exported is read back as it was; what is not ours is refused with file, reason and cure."""

import json
from pathlib import Path

import networkx
import pytest
from page_graph import hostile, large, sample
from policygraph.graph.exporters import export
from policygraph.graph.load import LoadError, load
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.nx import to_networkx
from test_nx import AWKWARD

NODE = {"id": "甲", "type": "place", "name": "甲市"}
GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "空图": Graph(), "三百点": large(300)}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_写出再读回是同一个图(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.json")
    assert load(path) == graph


def test_networkx存的也读得回来(tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    data = networkx.node_link_data(to_networkx(sample()), edges="edges")
    path.write_text(json.dumps(data), "utf-8")
    assert load(path) == sample()


def test_记事本加的字节标记不碍事(tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    path.write_text(json.dumps({"nodes": [NODE], "edges": []}), "utf-8-sig")
    assert load(path) == Graph((), (Entity("甲", "place", "甲市"),))


def test_只有必要的字段也行(tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    edge = {"source": "甲", "target": "甲", "type": "located_in", "derived": True}
    path.write_text(json.dumps({"nodes": [NODE], "edges": [edge]}), "utf-8")
    assert load(path).edges == (Edge("甲", "甲", "located_in", derived=True),)


REFUSED = {
    "不是JSON": ("你好", "不是 JSON 文件，或者不完整"),
    "截断": ('{"nodes": [', "不是 JSON 文件，或者不完整"),
    "列表": ("[]", "不是政图的图谱（最外层不是 {…}）"),
    "别家的JSON": ('{"type": "FeatureCollection"}', "不是政图的图谱（没有列表 nodes）"),
    "没有边": (json.dumps({"nodes": [NODE]}), "不是政图的图谱（没有列表 edges）"),
    "点是数字": ('{"nodes": [1], "edges": []}', "不是政图的图谱（nodes 第 1 项不是 {…}）"),
    "点没有名字": ('{"nodes": [{"id": "a", "type": "t"}], "edges": []}', "不是政图的图谱（有点没有文本字段 name）"),
    "边悬空": (
        json.dumps({"nodes": [NODE], "edges": [{"source": "甲", "target": "乙", "type": "t"}]}),
        "不是政图的图谱（有边连到不存在的点 乙）",
    ),
    "两点同名": (json.dumps({"nodes": [NODE, NODE], "edges": []}), "不是政图的图谱（有两个点的 id 相同）"),
    "依据残缺": (
        json.dumps({"nodes": [{**NODE, "evidence": [{"doc": "a"}]}], "edges": []}),
        "不是政图的图谱（有一条 evidence 缺 doc、start、end 或 text）",
    ),
    "将来的格式": (
        '{"graph": {"format": "policygraph/9"}, "nodes": [], "edges": []}',
        "不是政图的图谱（格式是 policygraph/9，这个版本读 policygraph/1）",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_不是图谱就说明原因和办法(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    path.write_text(content, "utf-8")
    with pytest.raises(LoadError) as raised:
        load(path)
    assert (raised.value.path, raised.value.reason) == (path, reason)
    assert raised.value.cure == "请给出 policygraph build 写出的 graph.json"


def test_二进制文件(tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    path.write_bytes(b"\xff\xfe\x00\x01" * 40)
    with pytest.raises(LoadError, match="不是 JSON 文件"):
        load(path)


def test_没有这个文件和给了文件夹(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="找不到这个文件。请检查路径"):
        load(tmp_path / "没有.json")
    with pytest.raises(LoadError, match="这是文件夹，不是文件。请给出其中的"):
        load(tmp_path)
