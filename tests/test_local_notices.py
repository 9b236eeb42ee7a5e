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
    ("车站", "建成黄石北站、武汉南站综合枢纽。", ("project", "武汉南站综合枢纽"), ("place", "武汉")),
    ("几条线合用类词", "加快建设通苏嘉甬、北沿江高铁。", ("project", "通苏嘉甬"), ("project", "嘉甬")),
    ("小区不是线路", "推进老旧小区、厂区铁路改造。", ("project", "厂区铁路"), ("project", "老旧小区")),
    ("线路和它的支线", "开通甬台温高速复线瑞安联络线。", ("project", "甬台温高速复线瑞安联络线"), ("project", "瑞安联络线")),
    ("市名里的港", "位于江苏省连云港市东部。", ("place", "连云港市"), ("project", "江苏省连云港")),
    ("规划面积", "武汉新区规划面积20平方公里。", ("area", "武汉新区"), ("document", "武汉新区规划")),
    ("江名做新城", "建设瓯江新城。", ("area", "瓯江新城"), ("area", "瓯江")),
    ("届次属于会名", "举办第十六届长江经济带合作论坛。", ("meeting", "第十六届长江经济带合作论坛"), ("area", "第十六届长江经济带")),
    ("数得出的项目", "黄石市实施百个重点项目，完成投资。", ("place", "黄石市"), ("project", "百个重点项目")),
    ("至字相连的几条路", "推进大村至遵义、柳州至覃塘高速建设。", ("project", "大村至遵义"), ("project", "遵义")),
    ("已有类词的路", "推进大村至遵义铁路、柳州至覃塘高速建设。", ("project", "大村至遵义铁路"), ("place", "遵义")),
    ("几个市合称的都市圈", "融入上海、杭州、南京三大都市圈。", ("place", "南京"), ("area", "南京三大都市圈")),
    ("一个省的都市圈", "建设湖北三大都市圈。", ("area", "湖北三大都市圈"), ("place", "湖北")),
    ("街道的清单", "改造提升博爱路、中山路等市政道路。", ("project", "博爱路"), ("project", "改造提升博爱路")),
    ("河名做路名", "临沂市建设沭河北路。", ("place", "临沂市"), ("area", "沭河")),
    ("政府第几次常务会议", "已经市政府三届三次常务会议通过。", ("meeting", "市政府三届三次常务会议"), ("meeting", "常务会议")),
    ("美丽某市的规划", "编制美丽眉山建设规划。", ("document", "美丽眉山建设规划"), ("place", "眉山")),
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


UNTITLED = """\
各县（市、区）人民政府，市各有关单位：
《黄石市茶园提质三年行动计划（2025—2027年）》已经市委常委会会议、市政府常务会议审议通过，现印发给你们，请认真贯彻执行。
黄石市人民政府办公室
2025年9月9日
黄石市茶园提质三年行动计划（2025—2027年）
为落实省委经济工作会议精神，改善茶园条件，增加农民收入，结合我市实际，制定本行动计划。
一、总体目标
到2027年，建成标准茶园20个。
"""


def test_通知没有题名_落款的机关印发了下面的计划() -> None:
    found = read(UNTITLED)
    plan = "黄石市茶园提质三年行动计划（2025—2027年）"
    assert {(head.strip("《》"), tail) for head, tail in relations(found, "issued_by")} == {(plan, "黄石市人民政府办公室")}
    assert len(relations(found, "adopted_at")) == 2


def test_规划建议的简称() -> None:
    said = "根据《中共湖北省委关于制定湖北省国民经济和社会发展第十五个五年规划的建议》，对接省委“十五五”规划建议。"
    names = {m.name for m in explain(said).mentions if m.type == "document"}
    assert names == {"《中共湖北省委关于制定湖北省国民经济和社会发展第十五个五年规划的建议》"}


def test_两个开发区不是一个() -> None:
    found = read("潍坊经济技术开发区归属寒亭区管辖，潍坊滨海经济技术开发区位于海边。")
    assert relations(found, "located_in") == {("潍坊经济技术开发区", "寒亭区")}


def test_纲要设置的指标是目标() -> None:
    report = (
        "2026年黄石市政府工作报告\n二、“十五五”时期主要目标任务\n"
        "围绕上述目标，纲要从5个方面设置了20项主要指标，包括：地区生产总值年均增长5%左右，研发投入占比3%以上。"
    )
    targets = [f for f in read(report).found if f.type == "target"]
    assert [dict(t.attributes)["year"] for t in targets] == [2030]


def test_方案的第一句写着自己的名称() -> None:
    plan = (
        "黄石市湿地修复实施方案\n为贯彻落实《甲省湿地保护条例》等文件精神，根据《黄石市总体规划》《黄石市水系规划》等要求，"
        "提升水质，改善环境，制定黄石市湿地修复实施方案。\n一、工作目标\n到2027年，修复湿地20公顷。"
    )
    found = read(plan)
    assert {tail for _, tail in relations(found, "implements")} == {"《甲省湿地保护条例》"}
    assert {tail for _, tail in relations(found, "based_on")} == {"《黄石市总体规划》", "《黄石市水系规划》"}


def test_党工委书记兼管委会主任_是两个机构() -> None:
    posts = relations(read("江东开发区党工委书记、管委会主任李建国到会。"), "holds_post")
    assert posts == {("李建国", "江东开发区党工委"), ("李建国", "江东开发区管理委员会")}


def test_题名里的贯彻不是机构名的一部分() -> None:
    title = "湖北省人民政府贯彻国务院关于推进中部地区改革开放指导意见的实施意见"
    found = read(f"{title}\n鄂政发〔2009〕6号\n为加快发展，结合我省实际，提出以下实施意见。\n一、总体要求\n坚持科学发展，推进转型升级，加快建设。")
    assert {tail for _, tail in relations(found, "issued_by")} == {"湖北省人民政府"}

ANSWERED = """\
中共黄石市委办公室黄石市人民政府办公室印发《关于推进村务公开工作的实施意见》的通知（黄办发〔2021〕5号）
各县市区委、人民政府：
《关于推进村务公开工作的实施意见》已经市委、市政府同意，现印发给你们。
2021年3月10日
关于推进村务公开工作的实施意见
根据《中共中央办公厅国务院办公厅印发〈关于推进村务公开工作的意见〉的通知》（中办发〔2020〕9号）和《中共湖北省委办公厅湖北省人民政府办公厅印发\
〈关于推进村务公开工作的实施意见〉的通知》（鄂办发〔2020〕30号），提出如下实施意见。
"""


def test_题名后面的文号不是题名_上级同名的意见是另一份() -> None:
    found = read(ANSWERED)
    own = "中共黄石市委办公室黄石市人民政府办公室印发《关于推进村务公开工作的实施意见》的通知"
    numbers = {dict(f.attributes).get("number") for f in found.found if f.name == own}
    assert numbers == {("黄办发〔2021〕5号",)}
    issuers = {tail for head, tail in relations(found, "issued_by") if head == "《关于推进村务公开工作的实施意见》"}
    assert issuers == {"黄石市委办公室", "黄石市人民政府办公室"}
    assert (own, "《关于推进村务公开工作的实施意见》") in relations(found, "forwards")
    central = {tail for head, tail in relations(found, "issued_by") if head.startswith("《中共中央办公厅")}
    assert central == {"中共中央办公厅", "国务院办公厅"}


def test_贯彻某意见的方案_题名开头的地方是它的主题() -> None:
    found = read("黄石市贯彻落实《关于发展节水农业的意见》实施方案\n为推动《关于发展节水农业的意见》落地，制定本方案。")
    assert {tail for _, tail in relations(found, "concerns")} == {"黄石市"}
    found = read("关于贯彻《黄石市人民政府关于发展节水农业的意见》的通知\n各单位：请认真执行。")
    assert relations(found, "concerns") == set()
