"""Tables of indicators: the same small table in the three shapes in which files give it, and its odd cells one by one."""

from dataclasses import replace

import pytest
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.indicator_rows import columns
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Document, Indicator, Outline
from policygraph.extract.outline import outline


def read(text: str, year: int | None = 2021) -> Outline:
    return replace(outline(Document("甲.txt", "甲", text)), year=year)


def aims(document: Outline) -> list[tuple[int, list[tuple[str, str, str]]]]:
    return [(t.year, [(i.name, i.comparator, i.value) for i in t.indicators]) for t in find_targets(document)]


def reached(document: Outline) -> list[tuple[str, str, str]]:
    return [(fact.name, fact.value, fact.time) for fact in find_facts(document)]


制表符 = """专栏1 主要指标
指标\t单位\t2020年\t2025年\t属性
供水能力\t万吨\t1200\t1800\t预期性
绿化率\t%\t41.5\t≥45\t约束性
二、任务
推进建设。
"""
空格 = """专栏1 主要指标
指标 2020年 2025年 属性
供水能力（万吨） 1200 1800 预期性
绿化率（%） 41.5 ≥45 约束性
二、任务
推进建设。
"""
一行一格 = """专栏1 主要指标
序号
指标
单位
2020年
2025年
属性
1
供水能力
万吨
1200
1800
预期性
2
绿化率
%
41.5
≥45
约束性
二、任务
推进建设。
"""


@pytest.mark.parametrize("text", [制表符, 空格, 一行一格], ids=["制表符", "空格", "一行一格"])
def test_同一张表的三种样子(text: str) -> None:
    document = read(text)
    assert aims(document) == [
        (2025, [("供水能力", "=", "1800万吨")]),
        (2025, [("绿化率", ">=", "45%")]),
    ]
    assert reached(document) == [("供水能力", "1200万吨", "2020年"), ("绿化率", "41.5%", "2020年")]
    bindings = [dict(target.indicators[0].attributes)["binding"] for target in find_targets(document)]
    assert bindings == ["预期性", "约束性"]


def one(head: str, row: str, year: int | None = 2021) -> list[Indicator]:
    (target,) = find_targets(read(f"主要指标表\n{head}\n{row}\n说明。\n", year))
    return list(target.indicators)


def test_年均增长一列() -> None:
    level, growth = one("指标\t2020年\t2025年\t年均增长（%）", "旅游收入（亿元）\t180\t300\t10.8左右")
    assert (level.name, level.value) == ("旅游收入", "300亿元")
    assert (growth.name, growth.comparator, growth.value) == ("旅游收入年均增长", "~", "10.8%")
    assert dict(growth.attributes)["measure"] == "年均增长"


def test_括号里的是累计() -> None:
    (total,) = one("指标\t2020年\t2025年\t年均/累计\t属性", "单位产值能耗下降（%）\t—\t完成上级任务\t〔13.5〕\t约束性")
    assert (total.value, dict(total.attributes)) == ("13.5%", {"measure": "累计", "binding": "约束性"})


def test_只有话的格子也是目标() -> None:
    (target,) = find_targets(read("主要指标表\n指标\t2020年\t2025年\n水质\t保持良好\t持续改善\n说明。\n"))
    assert (target.year, target.text, target.indicators) == (2025, "水质：持续改善", ())


def test_区间() -> None:
    (only,) = one("指标\t2020年\t2025年", "在校生（人）\t8000\t9000—9500")
    assert (only.value, dict(only.attributes)) == ("9000—9500人", {"measure": "水平", "low": 9000, "high": 9500})


def test_合并的类别格不在这一行() -> None:
    text = (
        "主要指标表\n类别\t序号\t指标\t2020年\t2025年\n城乡\t1\t绿道（公里）\t50\t80\n2\t公园（个）\t12\t30\n说明。\n"
    )
    assert aims(read(text)) == [(2025, [("绿道", "=", "80公里")]), (2025, [("公园", "=", "30个")])]


def test_两行的表头() -> None:
    text = "主要指标表\n指标\t目标\t属性\n2023年\t2025年\n绿道（公里）\t50\t80\t预期性\n说明。\n"
    assert aims(read(text, 2021)) == [(2023, [("绿道", "=", "50公里")]), (2025, [("绿道", "=", "80公里")])]


def test_没有日期的规划按标题里的时期() -> None:
    text = "甲市“十五五”水务规划\n指标\t2025年\t2030年\n供水能力（万吨）\t80\t95\n说明。\n"
    document = read(text, None)
    assert (aims(document), reached(document)) == (
        [(2030, [("供水能力", "=", "95万吨")])],
        [("供水能力", "80万吨", "2025年")],
    )


不是表头 = [
    ["指标", "单位", "属性"],
    ["姓名", "2020年", "2025年"],
    ["指标", "指标", "2020年"],
    ["指标", "甲", "乙", "2020年"],
]


@pytest.mark.parametrize("labels", 不是表头, ids="/".join)
def test_不是指标表的表头(labels: list[str]) -> None:
    assert columns(labels) is None


def test_别的表不当指标表() -> None:
    text = "附表\n项目\t2020年\t备注\n甲路\t开工\t无\n姓名\t职务\n张三\t科长\n"
    assert aims(read(text)) == []


def test_很长的表也不慢() -> None:
    rows = "".join(f"项目{i}\t{i}\t{i + 1}\n" for i in range(20000))
    assert len(find_targets(read("指标\t2020年\t2025年\n" + rows + "说明。\n"))) == 20000
