"""Lists of places, chains and addresses, and the parts of layouts, as relations read from whole sentences."""

import pytest
from policygraph.extract.pipeline import explain


def read(type: str, text: str) -> list[str]:
    """Every relation of one type, as 甲 → 乙."""
    return [f"{r.subject.text} → {r.object.text}" for r in explain(text).relations if r.type == type]


# 说明, 句子, 各部分 → 布局
PARTS = [
    (
        "以甲为核心，支持乙丙，构建布局",
        "以武汉东湖新技术开发区为核心，支持孝感市、黄冈市错位发展，加快构建“一核两极”产业布局。",
        ["武汉东湖新技术开发区 → “一核两极”产业布局", "孝感市 → “一核两极”产业布局", "黄冈市 → “一核两极”产业布局"],
    ),
    ("比布局说的多", "以武汉市为核心，支持孝感市、黄冈市、咸宁市发展，构建“一核两极”产业布局。", []),
    ("不是布局", "以武汉市为核心，支持孝感市发展，构建“一带一路”物流体系。", []),
    (
        "逐项说明",
        "优化“一主两副”空间布局。“一主”即长沙市，重点发展先进制造业，带动湘潭市；“两副”即岳阳、衡阳两个副中心。",
        ["长沙市 → “一主两副”空间布局", "岳阳 → “一主两副”空间布局", "衡阳 → “一主两副”空间布局"],
    ),
    ("没有布局", "“两副”即岳阳、衡阳两个副中心。", []),
    (
        "一是二是",
        "坚定实施“三大战略”。一是坚定实施扩大内需战略，释放潜力。二是坚定实施产业兴区战略，聚焦高端。",
        ["扩大内需战略 → “三大战略”", "产业兴区战略 → “三大战略”"],
    ),
    ("一是别的事", "坚定实施“三大战略”。一是要加强领导，落实扩大内需战略。", []),
    (
        "列举在前",
        "主动融入粤港澳大湾区、长江经济带等国家重大战略。",
        ["粤港澳大湾区 → 国家重大战略", "长江经济带 → 国家重大战略"],
    ),
    ("列举的是修饰", "支持贵安新区、西咸新区高质量发展。", []),
]

# 说明, 句子, 甲 → 所在
PLACES = [
    ("一级一级", "走进湖北省武汉市江夏区。", ["武汉市 → 湖北省", "江夏区 → 武汉市"]),
    ("州北部的几个县", "还有红河州北部的蒙自市、个旧市。", ["蒙自市 → 红河州", "个旧市 → 红河州"]),
    ("北部的却不在其中", "还有武汉市北部的蒙自市。", []),
    ("小标题下的位置", "窑埠古镇片区。位于鱼峰区，改造老旧厂房。", ["窑埠古镇片区 → 鱼峰区"]),
    ("逗号后是另一句", "鄂州花湖国际机场位于鄂州市，武汉市近在咫尺。", ["鄂州花湖国际机场 → 鄂州市"]),
]


def test_规划范围属于标题里的区域() -> None:
    text = "环鄱阳湖城市群发展规划（2024—2030年）\n\n第一节 规划范围\n\n规划范围包括南昌市全境，以及九江市的浔阳区、濂溪区，面积5万平方公里。"
    members = ["南昌市 → 环鄱阳湖城市群", "浔阳区 → 环鄱阳湖城市群", "濂溪区 → 环鄱阳湖城市群"]
    assert read("member_of", text) == members
    assert read("member_of", "规划范围包括南昌市全境。") == []


@pytest.mark.parametrize(("text", "finds"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_布局的组成(text: str, finds: list[str]) -> None:
    assert read("component_of", text) == finds


@pytest.mark.parametrize(("text", "finds"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_所在(text: str, finds: list[str]) -> None:
    assert read("located_in", text) == finds
