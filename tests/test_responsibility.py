"""Who answers for which task. `机构 分工 任务` of a text whose bodies are marked or found."""

import pytest
from marked import marked
from policygraph.extract.model import Document, Stated
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document
from policygraph.extract.schema import load
from policygraph.extract.statements.duty_lists import listed_bodies
from policygraph.extract.statements.responsibility import find_responsibilities

RAW = load("responsibility")["responsibility"]


def read(text: str) -> list[str]:
    """`机构 分工 任务` of a text in which bodies are marked."""
    sentence, mentions = marked(text)
    taken = outline(Document("例.txt", "", sentence.text))
    found = find_responsibilities(taken, mentions)
    assert all(0 <= r.start < r.end <= len(taken.clean.text) for r in found)
    return [f"{r.body.text} {r.role} {r.task}" for r in found]


# 说明, 文本, 谁以什么分工负责什么
TASKS = [
    ("括号里的责任单位", "建设算力中心。（责任单位：[市工信局/organization]、[市科技局/organization]）",
     ["市工信局 负责 建设算力中心", "市科技局 负责 建设算力中心"]),
    ("牵头和配合", "建设算力中心。（牵头单位：[市工信局/organization]；配合单位：[市财政局/organization]）",
     ["市工信局 牵头 建设算力中心", "市财政局 配合 建设算力中心"]),
    ("动词在后", "建设算力中心（[市工信局/organization]牵头，[市科技局/organization]、[市财政局/organization]按职责分工负责）。",
     ["市工信局 牵头 建设算力中心", "市科技局 负责 建设算力中心", "市财政局 负责 建设算力中心"]),
    ("没有名字的单位不要", "建设算力中心。（[市工信局/organization]、各县（市、区）政府、各有关部门负责）",
     ["市工信局 负责 建设算力中心"]),
    ("由某单位负责", "日常管理工作由[市城管局/organization]负责。", ["市城管局 负责 日常管理工作"]),
    ("某单位负责某工作", "[市城管局/organization]负责全市绿化工作，并报告情况。", ["市城管局 负责 全市绿化工作"]),
    ("几个单位一起负责", "[东县人民政府/organization]、[西县人民政府/organization]负责古塔保护工作。",
     ["东县人民政府 负责 古塔保护工作", "西县人民政府 负责 古塔保护工作"]),
    ("成立的小组不是任务", "市政府决定成立调查组，由[市应急管理局/organization]牵头。", []),
    ("具体工作说不出是什么", "年度检查每年一次，具体工作由[市水利局/organization]负责。", []),
    ("哪一级都有的单位", "[绿化委员会办公室/organization]负责本级绿化委员会的日常工作。", []),
    ("泛指的单位", "[街道办事处/organization]负责辖区内的日常巡查工作。", []),
    ("前面还有一级", "市、[区县绿化委员会/organization]负责绿化的组织协调工作。", []),
    ("单位的负责人不是负责", "[市城管局/organization]负责人介绍了工作。", []),
    ("括号里说别的", "建设算力中心（[市财政局/organization]给予补助）。", []),
    ("括号里是一句话", "建设中心（[市财政局/organization]上一年安排资金支持三个县开展相关工作并由各单位负责）。", []),
    ("由谁负责解释不是任务", "本办法由[市城管局/organization]负责解释。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TASKS], ids=[row[0] for row in TASKS])
def test_谁负责什么(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("example", RAW["example"], ids=lambda e: e["text"])
def test_规则文件里的例子(example: dict[str, object]) -> None:
    found = extract_document(Document("例.txt", "", str(example["text"])))
    names = {f.id: f.name for f in found.found}
    said = [f"{names[s.head]} {dict(s.attributes)['role']}" for s in found.stated if s.type == "responsible_for"]
    written = {alias: f.name for f in found.found for alias in f.aliases}
    expected = example["finds"]
    assert isinstance(expected, list)
    assert sorted(said) == sorted(f"{written.get(e.split()[0], e.split()[0])} {e.split()[1]}" for e in expected)


def test_列表里的简称也是机构() -> None:
    text = "推进改革。（责任单位：市国动办、市高院、各区政府、有关部门）市高院讲话。"
    assert [m.text for m in listed_bodies(text)] == ["市国动办", "市高院"]


PLAN = """太原市算力发展行动方案

二、重点任务
（一）夯实数字底座。建设算力中心，推进基站布局。（责任单位：市工信局、市通信管理局）
（二）壮大软件产业
1.培育企业。支持企业做大做强。（牵头单位：市科技局）引导企业上市。（牵头单位：市财政局）
2.完善制度。
（市司法局负责）
（三）加强宣传
办好展会，讲好故事。
责任单位：市文旅局
"""


def tasks() -> list[tuple[str, str, str, str]]:
    found = extract_document(Document("方案.txt", "方案", PLAN))
    nodes = {f.id: f for f in found.found}

    def row(edge: Stated) -> tuple[str, str, str, str]:
        task = nodes[edge.tail]
        attributes = dict(task.attributes)
        return nodes[edge.head].name, str(dict(edge.attributes)["role"]), task.name, str(attributes["section"])

    return sorted(row(s) for s in found.stated if s.type == "responsible_for")


def test_任务的名称和所在章节() -> None:
    assert tasks() == [
        ("太原市司法局", "负责", "完善制度", "（二）壮大软件产业"),
        ("太原市工业和信息化局", "负责", "夯实数字底座", "二、重点任务"),
        ("太原市文化和旅游局", "负责", "加强宣传", "二、重点任务"),
        ("太原市科学技术局", "牵头", "支持企业做大做强", "1.培育企业"),
        ("太原市财政局", "牵头", "引导企业上市", "1.培育企业"),
        ("太原市通信管理局", "负责", "夯实数字底座", "二、重点任务"),
    ]


def test_没有标点的长文很快() -> None:
    assert read("责任单位：" * 20000) == []
    assert read("（" * 50000 + "负责" * 20000) == []
