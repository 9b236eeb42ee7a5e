"""The graph as networkx sees it: nothing lost, nothing renamed without need, plain values where asked for."""

import networkx
import pytest
from page_graph import hostile, sample
from policygraph.extract.model import Evidence
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.graph.nx import to_networkx
from policygraph.graph.records import attributes_of, node_link, oneline, plain

PROOF = Evidence("决定.txt", 10, 21, "本决定由省人大常委会\n通过。", "通过")
AWKWARD = Graph(
    (Source("决定.txt", "关于城市群的决定", {"number": "第1号", "title": "重名"}),),
    (
        Entity("甲", "document", "决定", ("《决定》",),
               {"id": "x1", "name": "别名", "name_": "再别", "key": 3, "year": 2025}, (PROOF,)),
        Entity("乙", "organization", "省人大常委会",
               attributes={"year": "2025", "nothing": None, "tags": ["a", "b"]}, derived=True),
    ),
    (
        Edge("甲", "乙", "issued_by", {"type": "联合", "source": "甲方", "weight": 2}, (PROOF, PROOF)),
        Edge("甲", "乙", "issued_by", {"for_edge": "另一次"}, (), True),
    ),
)  # fmt: skip


def test_点和边带着各自的字段() -> None:
    made = to_networkx(AWKWARD)
    assert dict(made.nodes["甲"]) == {
        "type": "document",
        "name": "决定",
        "aliases": ["《决定》"],
        "id_": "x1",
        "key": 3,
        "name_": "别名",
        "name__": "再别",
        "year": 2025,
        "evidence": [{"doc": "决定.txt", "start": 10, "end": 21, "text": PROOF.text, "rule": "通过"}],
    }
    assert made.nodes["乙"]["derived"] is True
    assert [(u, v, k, d["type"]) for u, v, k, d in made.edges(keys=True, data=True)] == [
        ("甲", "乙", 0, "issued_by"), ("甲", "乙", 1, "issued_by")]  # fmt: skip
    document = {"id": "决定.txt", "title": "关于城市群的决定", "number": "第1号", "title_": "重名"}
    assert made.graph["documents"] == [document]


def test_重名的属性取得回来() -> None:
    for entity, record in zip(AWKWARD.entities, node_link(AWKWARD)["nodes"], strict=True):
        assert attributes_of(record, ("id", "type", "name", "aliases", "evidence", "derived")) == entity.attributes


def test_与networkx自己的写法一致() -> None:
    for graph in (sample(), AWKWARD):
        data = networkx.node_link_data(to_networkx(graph), edges="edges")
        assert {"nodes": data["nodes"], "edges": data["edges"]} == node_link(graph)


@pytest.mark.parametrize("graph", [sample(), hostile(), AWKWARD], ids=["样例", "恶意", "重名"])
def test_平的图只有文字数字和真假(graph: Graph) -> None:
    made = to_networkx(graph, plain=True)
    records = [d for _, d in made.nodes(data=True)] + [d for _, _, d in made.edges(data=True)]
    assert {type(value) for record in records for value in record.values()} <= {str, int, float, bool}
    assert made.number_of_nodes() == len(graph.entities) and made.number_of_edges() == len(graph.edges)


def test_平的图里一个属性只有一种类型() -> None:
    made = to_networkx(AWKWARD, plain=True)
    assert [made.nodes[id]["year"] for id in ("甲", "乙")] == ["2025", "2025"]
    assert "nothing" not in made.nodes["乙"] and made.nodes["乙"]["tags"] == "a；b"


def test_平的边写明几处依据和第一句() -> None:
    edge = to_networkx(AWKWARD, plain=True).edges["甲", "乙", 0]
    assert edge["label"].startswith("发")
    assert (edge["weight"], edge["evidence_count"], edge["documents"]) == (2, 2, "决定.txt")
    assert (edge["evidence"], edge["rule"]) == ("本决定由省人大常委会通过。", "通过")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("第一行\n第二行", "第一行第二行"),
        (["晋中", "忻州"], "晋中；忻州"),
        ([{"name": "城镇化率", "value": "80%", "comparator": "~"}], "城镇化率 ≈ 80%"),
        ({"b": 1, "a": "甲"}, "a=甲；b=1"),
        (2025, 2025),
        (False, False),
        ("竖\x0b线", "竖�线"),
    ],
    ids=["换行", "列表", "指标", "字典", "整数", "真假", "控制字符"],
)
def test_变成平的值(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_排版留下的空白去掉而词间空格留着() -> None:
    assert oneline("韩　正 出席\n会议，PM2.5 监测 网") == "韩正出席会议，PM2.5 监测网"
