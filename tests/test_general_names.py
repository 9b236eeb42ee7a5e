"""Names that many things bear, and names that tell one thing from others of its kind."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.naming.general_names import is_general
from policygraph.extract.pipeline import extract_document

# 类型, 名称
GENERAL = [
    ("area", "现代农业产业园"), ("area", "人力资源服务产业园"), ("area", "绿色低碳发展示范区"), ("area", "市人力资源服务产业园"),
    ("organization", "市财政局"), ("organization", "审判委员会"), ("organization", "残疾人联合会"), ("organization", "“三甲”医院"),
    ("meeting", "供应商大会"), ("meeting", "第二届供应商大会"), ("meeting", "2024年供应商大会"), ("meeting", "经验交流会"),
    ("project", "集装箱码头"), ("project", "环城高速"), ("project", "高新大道"), ("project", "市全民健身中心"), ("project", "城乡安居工程"),
    ("project", "地铁4号线"), ("project", "智算中心"), ("strategy", "三年行动计划"), ("strategy", "三大行动"),
    ("document", "《“十五五”规划纲要（草案）》"),
    ("document", "民营经济促进条例"), ("document", "国土空间总体规划"), ("document", "“十五五”规划"),
]  # fmt: skip
TELLING = [
    ("area", "太原现代农业产业园"), ("area", "国家现代农业产业园"), ("area", "晋东南城镇圈"), ("area", "G60科创走廊"), ("area", "沪宁产业创新带"),
    ("organization", "财政部"), ("organization", "太原市财政局"), ("organization", "清华大学"), ("organization", "崂山实验室"),
    ("organization", "中国残疾人联合会"), ("organization", "市场监督管理总局"),
    ("meeting", "世界制造业大会"), ("meeting", "太原供应商大会"), ("meeting", "全国科技大会"), ("meeting", "良渚论坛"),
    ("meeting", "第三届“一带一路”国际合作高峰论坛"),
    ("project", "京沪高速"), ("project", "河套灌区"), ("project", "G331国道"), ("project", "农村电网巩固提升工程"), ("project", "太原地铁2号线"),
    ("strategy", "“一核两带”"),
    ("document", "《民营经济促进条例》"), ("document", "党的二十大报告"), ("document", "民法典"), ("document", "山西省国土空间总体规划"),
    ("strategy", "机构改革"), ("person", "王建军"), ("place", "城关镇"),
]  # fmt: skip


@pytest.mark.parametrize(("type", "name"), GENERAL, ids=[name for _, name in GENERAL])
def test_许多东西都叫这个(type: str, name: str) -> None:
    assert is_general(type, name)


@pytest.mark.parametrize(("type", "name"), TELLING, ids=[name for _, name in TELLING])
def test_只有一个叫这个(type: str, name: str) -> None:
    assert not is_general(type, name)


def test_许多东西都有的名称记下是哪里的() -> None:
    text = "我代表太原市人民政府，向大会报告工作。去年，全市建成绿色食品产业园，我市经济稳中向好。太原市今年要办好供应商大会。"
    found = {f.name: dict(f.attributes) for f in extract_document(Document("甲", "", text)).found}
    assert found["绿色食品产业园"] == {"general": True, "home": "太原市"}


def test_数字的提法是本市的还是本省的() -> None:
    text = "我代表太原市人民政府，向大会报告工作。山西省太原市实施“一核两带”布局，落实“四融一共”机制。太原市经济稳中向好，我市就业稳定。"
    found = {f.name: dict(f.attributes).get("home") for f in extract_document(Document("甲", "", text)).found if f.type == "strategy"}
    assert (found["“一核两带”布局"], found["“四融一共”机制"]) == ("太原市", "山西省")


def test_本市只说本市也知道区划代码() -> None:
    found = extract_document(Document("甲", "太原市养犬管理条例", "太原市养犬管理条例\n\n第一条 为了规范本市养犬行为，制定本条例。\n")).found
    assert [f.id for f in found if f.type == "place"] == ["place:140100"]
