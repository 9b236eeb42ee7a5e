"""Names that look alike and are not one: apart in one document, apart across two, each under its own name."""

from collections.abc import Sequence

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.model import Entity, Graph

# 类型, 一个, 另一个, 说到它的句子
PLACES = [
    ("陕西省", "山西省"), ("苏州市", "宿州市"), ("福州市", "抚州市"), ("台州市", "泰州市"), ("玉林市", "榆林市"),
    ("宜春市", "伊春市"), ("朝阳市", "朝阳区"), ("大同市", "大通县"), ("吉林省", "吉林市"), ("海南省", "海南藏族自治州"),
]  # fmt: skip
DOCUMENTS = [
    ("《国家湿地公园名录（第八批）》", "《国家湿地公园名录（第九批）》"),
    ("《河湖保护“十四五”规划》", "《河湖保护“十五五”规划》"),
    ("《全民健身行动计划（2021—2025年）》", "《全民健身行动计划（2026—2030年）》"),
    ("《专利转让管理办法（试行）》", "《专利转让管理办法》"),
    ("《专利转让管理办法（征求意见稿）》", "《专利转让管理办法》"),
    ("《陕西省节水条例》", "《山西省节水条例》"),
    ("《关于修改〈节水条例〉的决定》", "《节水条例》"),
]
BODIES = [
    ("国务院", "国务院办公厅"), ("太原市委", "太原市人民政府"), ("山西省人民政府", "山西省人民政府办公厅"),
    ("太原市财政局", "大同市财政局"), ("山西省人民代表大会", "山西省人民代表大会常务委员会"),
]  # fmt: skip
MEETINGS = [
    ("党的十九届五中全会", "党的二十届五中全会"), ("山西省第十二次党代会", "山西省第十三次党代会"),
    ("山西省第十四届人民代表大会第一次会议", "山西省第十四届人民代表大会第二次会议"),
]  # fmt: skip
PAIRS = [
    *(("place", one, other, "近日，{}开展了防汛检查。") for one, other in PLACES),
    *(("document", one, other, "工作中要认真执行{}的有关规定。") for one, other in DOCUMENTS),
    *(("organization", one, other, "近日，{}印发了《防汛工作方案》。") for one, other in BODIES),
    *(("meeting", one, other, "要深入贯彻{}精神。") for one, other in MEETINGS),
]


def graph(*texts: str) -> Graph:
    return build_graph([extract_document(Document(f"{i}.txt", "", text)) for i, text in enumerate(texts)])


def named(graph: Graph, type: str, name: str) -> list[Entity]:
    return [e for e in graph.entities if e.type == type and name in (e.name, *e.aliases) and not e.derived]


def apart(graph: Graph, type: str, names: Sequence[str]) -> None:
    """Each name has just one node, and those are as many as the names."""
    nodes = [named(graph, type, name) for name in names]
    assert [len(found) for found in nodes] == [1] * len(names), [[e.name for e in found] for found in nodes]
    assert len({found[0].id for found in nodes}) == len(names)


IDS = [f"{one}/{other}" for _, one, other, _ in PAIRS]


@pytest.mark.parametrize(("type", "one", "other", "sentence"), PAIRS, ids=IDS)
def test_一份文件里是两个(type: str, one: str, other: str, sentence: str) -> None:
    apart(graph(sentence.format(one) + "\n" + sentence.format(other)), type, (one, other))


@pytest.mark.parametrize(("type", "one", "other", "sentence"), PAIRS, ids=IDS)
def test_两份文件里是两个(type: str, one: str, other: str, sentence: str) -> None:
    apart(graph(sentence.format(one), sentence.format(other)), type, (one, other))


@pytest.mark.parametrize(("type", "one", "other", "sentence"), PAIRS, ids=IDS)
def test_同一个名字在两份文件里是一个(type: str, one: str, other: str, sentence: str) -> None:
    found = named(graph(sentence.format(one), sentence.format(one)), type, one)
    assert len(found) == 1 and {e.document for e in found[0].evidence} == {"0.txt", "1.txt"}


def test_同名的官员是两个() -> None:
    built = graph("太原市副市长王建军主持会议。", "中山大学教授王建军作了报告。")
    assert len(named(built, "person", "王建军")) == 2


def test_同职的官员是一个() -> None:
    built = graph("太原市副市长王建军主持会议。", "太原市副市长王建军到企业调研。")
    assert len(named(built, "person", "王建军")) == 1
