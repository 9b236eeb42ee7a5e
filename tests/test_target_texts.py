"""From where the text of a task is cut, and which numbers of tasks are none to be reached. Sentences are invented."""

from dataclasses import replace

import pytest
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Document
from policygraph.extract.outline import outline

PLAN = "我代表市人民政府，向大会报告工作。\n二、2024年重点工作\n"


def aims(text: str) -> list[str]:
    read = replace(outline(Document("甲.txt", "政府工作报告", PLAN + text)), year=2024)
    return [t.text for t in find_targets(read)]


# (当年任务里的一句，[目标的原文])
原文 = [
    # 太短的原文说不出数的是什么，往前带到句首或分号
    (
        "优化园地林地布局，推进坡地退出耕种，完成置换7万亩。",
        ["优化园地林地布局，推进坡地退出耕种，完成置换7万亩"],
    ),
    # 说的是哪个产业，前面的话题带上
    (
        "竹木家具以改进工艺为重点，加快青溪、远山等6个重点项目建设，产值增长8%以上。",
        ["竹木家具以改进工艺为重点，加快青溪、远山等6个重点项目建设，产值增长8%以上"],
    ),
    # 名称说得清的不往前带
    ("完善公园布局，新建口袋公园9个。", ["新建口袋公园9个"]),
    # 依托、围绕、发挥的是已有的东西
    ("依托30平方公里滨海湿地，打造生态旅游样板。", []),
    ("依托滨海湿地建设观鸟驿站6个。", ["依托滨海湿地建设观鸟驿站6个"]),
    ("发挥青溪、远山6个蔬菜基地示范作用。", []),
    ("以办好9件实事为抓手，改善群众生活。", []),
    # 已有的几个怎样发展，不是要达到的数
    ("推动9个试点乡镇错位发展。", []),
    ("深入实施健康城市12项行动。", []),
    ("推动9个口袋公园建成开放。", ["推动9个口袋公园建成开放"]),
]


@pytest.mark.parametrize(("text", "told"), 原文)
def test_任务的原文从哪里截起(text: str, told: list[str]) -> None:
    assert aims(text) == told


def test_按增长多少安排的名称里没有按() -> None:
    text = "今年经济社会发展主要预期目标是：地区生产总值按增长6%安排；财政收入增长3%。"
    read = replace(outline(Document("甲.txt", "政府工作报告", PLAN + text)), year=2024)
    assert [(i.name, i.value) for t in find_targets(read) for i in t.indicators] == [("地区生产总值增长", "6%"), ("财政收入增长", "3%")]


def test_产业的收入要说出是哪个产业() -> None:
    read = replace(outline(Document("甲.txt", "政府工作报告", PLAN + "渔具制造加快转型，海外收入增长9%，茶叶产值突破8亿元。")), year=2024)
    assert [(i.name, i.value) for t in find_targets(read) for i in t.indicators] == [("茶叶产值", "8亿元")]
