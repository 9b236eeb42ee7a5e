"""Notices, plans and press conferences of cities and counties: what such documents leave to their titles and headings."""

import pytest
from extracted import read, relations
from policygraph.extract.model import Extraction
from policygraph.extract.pipeline import explain

NOTICE = """\
阳新县人民政府关于印发关于推动经济向好若干政策举措的通知
各乡镇人民政府：
《关于推动经济向好若干政策举措》已经县政府同意，现印发给你们，请认真贯彻执行。
阳新县人民政府
2025年4月1日
关于推动经济向好若干政策举措
（2025年版）
为落实省委经济工作会议精神，特制定以下政策举措。
一、强化科技创新
2025年，力争全社会研发投入强度达到2.95%。
二、保障要素供给
对新认定的全省重点实验室，享受奖励。
"""

CONFERENCE = """\
7月8日，湖北省政府新闻办举行茶产业高质量发展新闻发布会。
我们邀请到省水利厅副厅长李建国，省财政厅副厅长王海燕，请他们向大家介绍情况。
陈立民：
各位记者朋友，上午好。
市长陈立民出席会议指导。
"""


@pytest.fixture(scope="module")
def notice() -> Extraction:
    return read(NOTICE)


def test_题名没有地名_目标归发文的县(notice: Extraction) -> None:
    assert {head for head, _ in relations(notice, "has_target")} == {"阳新县"}


def test_通知印发的举措是一份文件(notice: Extraction) -> None:
    printed = {tail for _, tail in relations(notice, "forwards")}
    assert len(printed) == 1
    assert printed.pop().startswith("《关于推动经济向好若干政策举措")
    assert "湖北省委经济工作会议" in {tail for _, tail in relations(notice, "implements")}


def test_提到的通知_印发的文件没有书名号() -> None:
    found = read("根据《黄石市人民政府关于印发黄石市湿地保护规划的通知》（黄政发〔2025〕3号）要求，制定本方案。")
    assert relations(found, "forwards") == {
        ("《黄石市人民政府关于印发黄石市湿地保护规划的通知》", "《黄石市湿地保护规划》")
    }
    found = read("根据《黄石市人民政府关于印发有关材料的通知》要求，制定本方案。")
    assert relations(found, "forwards") == set()


def test_发布会上请到的人都到会() -> None:
    assert {head for head, _ in relations(read(CONFERENCE), "takes_part_in")} >= {"李建国", "王海燕", "陈立民"}


def named(text: str) -> set[tuple[str, str]]:
    return {(m.type, m.text) for m in explain(text).mentions}


# 说明, 句子, 有的, 没有的
NAMES = [
    ("线路名正好是地名", "加快昌永、乌长、六安等高速公路建设。", ("project", "六安"), ("place", "六安")),
    ("都是地名就是地名", "加快武汉、黄石等高速公路建设。", ("place", "武汉"), ("project", "武汉")),
    ("几个市一起发展", "支持武汉、黄石协同发展。", ("place", "黄石"), ("strategy", "黄石协同发展")),
    ("一个市的战略", "推动武汉黄石协同发展。", ("strategy", "武汉黄石协同发展"), ("strategy", "黄石协同发展")),
    ("编号连着路名", "启动S213新东环线建设。", ("project", "S213新东环线"), ("project", "新东环线")),
    ("签署的题名", "共同签署《三市合作重点任务一览》。", ("document", "《三市合作重点任务一览》"), ("document", "三市合作")),
    ("平原上要建的", "建设江汉平原高质量发展示范区。", ("area", "江汉平原"), ("area", "江汉平原高质量发展示范区")),
    ("机构名里的推进", "省发展改革委推进城镇化工作办公室综合组组长李建国到会。",
     ("organization", "省发展改革委推进城镇化工作办公室综合组"), ("organization", "城镇化工作办公室综合组")),
    ("几年的行动计划", "实施茶园提质三年行动计划。", ("document", "茶园提质三年行动计划"), ("strategy", "茶园提质三年行动")),
    ("规划和方案", "落实武汉都市圈规划和实施方案。", ("document", "武汉都市圈规划"), ("document", "规划和实施方案")),
]


@pytest.mark.parametrize(("text", "expected", "absent"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_名称(text: str, expected: tuple[str, str], absent: tuple[str, str]) -> None:
    found = named(text)
    assert expected in found
    assert absent not in found


def test_聚首的地方不是城市群() -> None:
    found = explain("武汉、黄石两市党政主要领导相会巢湖之滨，共商合作。").relations
    assert [r for r in found if r.type == "member_of"] == []


def test_报告里提出的战略归报告() -> None:
    said = "习近平总书记在党的二十大报告中明确提出，深入实施区域协调发展战略、新型城镇化战略。"
    found = explain(said).relations
    assert {r.subject.text for r in found if r.type == "proposed_by" and r.object.text == "党的二十大报告"} >= {
        "区域协调发展战略", "新型城镇化战略"
    }
