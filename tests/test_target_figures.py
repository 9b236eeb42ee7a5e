"""The numbers of a year's tasks: each under a name by which it can be told, with brackets and verbs that say what is counted;
ranks with their field. Sentences are invented."""

from dataclasses import replace

import pytest
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Document, Indicator
from policygraph.extract.outline import outline

HEAD = "2024年白山市政府工作报告\n我代表市人民政府，向大会报告工作。\n"
PLAN = "我代表市人民政府，向大会报告工作。\n二、2024年重点工作\n"
REVIEW = HEAD + "一、2023年工作回顾\n"


def told(indicators: list[Indicator] | tuple[Indicator, ...]) -> list[tuple[str, str, str]]:
    return [(i.name, i.value, str(dict(i.attributes)["measure"])) for i in indicators]


def aims(text: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    read = replace(outline(Document("甲.txt", "政府工作报告", PLAN + text)), year=2024)
    return [(t.text, told(t.indicators)) for t in find_targets(read)]


def facts(text: str) -> list[tuple[str, str, str]]:
    return told(find_facts(outline(Document("甲.txt", "2024年白山市政府工作报告", REVIEW + text))))


# (当年任务里的一句，[(指标名，值，性质)])
任务 = [
    # 改造的不是新增的，动词留在名称里
    ("改造老旧厂区9处，新建口袋公园4个。", [("改造老旧厂区", "9处", "水平"), ("口袋公园", "4个", "新增")]),
    ("新建或改造乡村驿站30个。", [("新建或改造乡村驿站", "30个", "水平")]),
    ("新（改）建文化广场7个。", [("新改建文化广场", "7个", "水平")]),
    ("改建护理床位300张。", [("改建护理床位", "300张", "水平")]),
    # 比率没有新增
    ("新增及更换电动公交车占比80%以上。", [("新增及更换电动公交车占比", "80%", "占比")]),
    ("力争新建厂房入驻率均达到85%。", [("新建厂房入驻率", "85%", "水平")]),
    # 引进的留着动词
    ("引进青年教师90名。", [("引进青年教师", "90名", "新增")]),
    # 力争、确保不进名称
    ("力争粮食产量突破30万吨。", [("粮食产量", "30万吨", "水平")]),
    ("确保耕地保有量不低于90万亩。", [("耕地保有量", "90万亩", "水平")]),
    ("推动医药、食品等重点行业增长9%以上。", [("医药、食品等重点行业增长", "9%", "增长")]),
    # 括号说的是数什么，留下；注号和单位不留
    ("建设社区食堂（助餐点）8个。", [("建设社区食堂（助餐点）", "8个", "水平")]),
    ("新建6个村（社区）养老驿站。", [("村（社区）养老驿站", "6个", "新增")]),
    ("新增电动客车（12）60辆。", [("电动客车", "60辆", "新增")]),
    # 时间之后接着说同一样
    ("确保新建项目开工率一季度达到35%、上半年达到80%。", [("新建项目开工率", "35%", "水平"), ("新建项目开工率", "80%", "水平")]),
    ("确保续建桥梁全部复工、新建桥梁开工率达到40%。", [("新建桥梁开工率", "40%", "水平")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), 任务, ids=[row[0] for row in 任务])
def test_任务里的数各有经得起单独引用的名称(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [figure for _, figures in aims(text) for figure in figures] == expected


# 说不清数的是什么的：目标的原文还在，没有指标
说不清 = [
    "加强9个教育集团和学区建设。",
    "推动4个产业园区提质升级。",
    "15家煤矿、9家非煤矿山实施智能改造。",
]


@pytest.mark.parametrize("text", 说不清)
def test_说不清数的是什么_只留原文(text: str) -> None:
    assert [figures for _, figures in aims(text) if figures] == []


# (回顾里的一句，[(指标名，值，性质)])
排名 = [
    ("进出口总额居全省第3位。", [("进出口总额全省排名", "第3位", "排名")]),
    ("空气质量排全省第1、全国第9。", [("空气质量全省排名", "第1", "排名")]),
    ("水环境指数在副省级城市中排名第2。", [("水环境指数副省级城市排名", "第2", "排名")]),
    ("民间投资规模稳居第一。", []),
    ("风电装机、光伏装机居全国第1、第2位。", []),
]


@pytest.mark.parametrize(("text", "expected"), 排名, ids=[row[0] for row in 排名])
def test_排名说出在哪里排(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert facts(text) == expected


def test_事实的名称也带着括号() -> None:
    assert facts("新培育规上（限上）商贸企业9家。") == [("规上（限上）商贸企业", "9家", "新增")]
    assert facts("限上零售额（不含汽车）90亿元，增长6%。")[1] == ("限上零售额（不含汽车）增长", "6%", "增长")


def test_表现突出一类的话不进名称() -> None:
    assert facts("家具、服装出口表现突出，增长9%。") == [] or facts("家具、服装出口表现突出增长9%。") == [("家具、服装出口增长", "9%", "增长")]


def test_项目投产后新增的产值不知是谁的() -> None:
    assert ("产值", "5亿元", "新增") not in facts("推动项目30个投产、新增产值5亿元。")


def test_名词解释一节里的数不是目标() -> None:
    assert aims("办好实事。\n名词解释\n1.三年行动：是指对7个湖泊开展治理，新建设施9处。\n2.六大专项：推进数据、材料等6个科技专项。\n") == []
