"""Names of numbers where they are easily mistaken: lists, sizes, parts of a whole, things that are altered; as a careful
reader would write them down, and none where the reader could not tell."""

from dataclasses import replace

import pytest
from policygraph.extract.figures.figure_doubts import doubtful, told_apart
from policygraph.extract.figures.figure_names import of_object
from policygraph.extract.figures.indicators import find_indicators
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Document, Outline
from policygraph.extract.outline import outline

# (句子，[(指标名，值)])
名称 = [
    ("新建改建乡村书屋40个、文化站8个", [("新建改建乡村书屋", "40个"), ("新建改建文化站", "8个")]),
    ("新建和改造提升灌溉水渠90公里", [("新建和改造提升灌溉水渠", "90公里")]),
    ("新改扩建12所职业学校", [("新改扩建职业学校", "12所")]),
    ("新建改扩建及维修改造村小30所", [("新建改扩建及维修改造村小", "30所")]),
    ("建设6座220千伏变电站", [("220千伏变电站", "6座")]),
    ("建成2个5万吨级泊位", [("5万吨级泊位", "2个")]),
    ("新建9个图书馆、文化馆", [("图书馆、文化馆", "9个")]),
    ("新建9个图书馆、提升服务水平", [("图书馆", "9个")]),
    ("打造7个特色突出、功能齐全的小镇", [("小镇", "7个")]),
    ("建设20个校门口等候区", [("校门口等候区", "20个")]),
    ("打造3个星级酒店—2个度假村—4片民宿", [("星级酒店", "3个"), ("度假村", "2个"), ("民宿", "4片")]),
    ("完成3条背街小巷、9处空地环境综合整治", [("背街小巷环境综合整治", "3条"), ("空地环境综合整治", "9处")]),
    ("抓好5个水库、2个泵站建设", [("水库建设", "5个"), ("泵站建设", "2个")]),
    ("集镇示范点㉓达到12个", [("集镇示范点", "12个")]),
    ("⑥维修农村桥梁15座", [("维修农村桥梁", "15座")]),
    ("城镇、农村居民人均可支配收入分别增长5%、7%", [("城镇居民人均可支配收入增长", "5%"), ("农村居民人均可支配收入增长", "7%")]),
    ("国控、省控断面水质优良率分别达90%、85%", [("国控断面水质优良率", "90%"), ("省控断面水质优良率", "85%")]),
    ("三次产业增加值分别增长3%、6%、7%", [("第一产业增加值增长", "3%"), ("第二产业增加值增长", "6%"), ("第三产业增加值增长", "7%")]),
    ("粮油肉产量分别达8万吨、2万吨、3万吨", [("粮食产量", "8万吨"), ("油料产量", "2万吨"), ("肉类产量", "3万吨")]),
    ("家具、灯具产业规模分别达9亿元、4亿元", [("家具产业规模", "9亿元"), ("灯具产业规模", "4亿元")]),
    ("纺织、酿造两大产业集群产值分别突破9亿元、4亿元", [("纺织产业集群产值", "9亿元"), ("酿造产业集群产值", "4亿元")]),
    ("国资企业资产、营业收入分别超过90亿元、30亿元", [("国资企业资产", "90亿元"), ("国资企业营业收入", "30亿元")]),
    ("产值超8亿元、3亿元企业分别达4户、9户", [("产值超8亿元企业", "4户"), ("产值超3亿元企业", "9户")]),
    ("年收入过5亿元商贸企业达到6家、过1亿元达到20家", [("年收入过5亿元商贸企业", "6家"), ("年收入过1亿元商贸企业", "20家")]),
    ("集体收入超6万元的村占比达到70%", [("集体收入超6万元的村占比", "70%")]),
    ("500万元以上固定资产投资增长4%", [("500万元以上固定资产投资增长", "4%")]),
    ("新增停车位900个，其中主城区200个", [("停车位", "900个"), ("主城区停车位", "200个")]),
    ("实施重大项目80个，其中环保项目20个", [("重大项目", "80个"), ("重大项目中的环保项目", "20个")]),
    ("实施水利项目30个，完成投资6亿元", [("水利项目", "30个"), ("水利项目投资", "6亿元")]),
    ("新建换电站30座，总数超过90座", [("换电站", "30座"), ("换电站总数", "90座")]),
    ("创建省级示范社5个、市级20个", [("省级示范社", "5个"), ("市级示范社", "20个")]),
    ("工业投资增长6%、力争8%", [("工业投资增长", "6%"), ("工业投资增长", "8%")]),
    ("用户数、缴费数均实现6%以上增长", [("用户数增长", "6%"), ("缴费数增长", "6%")]),
    ("增加5000个托育学位", [("增加托育学位", "5000个")]),
    ("推动镇街医院100%使用电子病历", [("镇街医院使用电子病历", "100%")]),
    ("新增就业3万人", [("新增就业", "3万人")]),
    ("护理补贴从每人每月80元提高到95元", [("护理补贴", "95元")]),
    ("“宏图计划”学员就业率达90%", [("“宏图计划”学员就业率", "90%")]),
]

# 说的是规格、对象、已有的东西或办法，不是指标
不是指标 = [
    "壮大茶叶、竹木等5个特色产业",
    "做优做强12条重点产业链",
    "落实促进消费16条措施",
    "在10个重点领域探索改革",
    "提升15家景区服务水平",
    "新建年出栏5000头以上养殖场",
    "调整20人以下教学点",
    "攻克6万吨大型压机成形工艺",
    "建成某厂3万吨竹制品深加工线",
    "给予每人2万元救助",
    "参照投资总量4倍储备库",
    "培育一批年产值过5亿元、2亿元企业",
]


def named(text: str) -> list[tuple[str, str]]:
    return [(i.name, i.value) for i in find_indicators(text, 0, year=2024)]


@pytest.mark.parametrize("text, expected", 名称, ids=[text for text, _ in 名称])
def test_名称(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", 不是指标)
def test_不是指标(text: str) -> None:
    assert named(text) == []


def of_task(text: str) -> list[tuple[str, list[str]]]:
    """The targets of a work report whose part on the year's tasks is `text`: their words and the names of their numbers."""
    report = "我代表市人民政府，向大会报告工作。\n二、2024年重点工作\n" + text
    read: Outline = replace(outline(Document("甲.txt", "政府工作报告", report)), year=2024)
    return [(t.text, [i.name for i in t.indicators]) for t in find_targets(read)]


def test_说不准的数只留原文() -> None:
    assert of_task("改造老旧供热、供水、供气管线80公里、60公里、30公里。") == [
        ("改造老旧供热、供水、供气管线80公里、60公里、30公里", [])
    ]
    assert of_task("推进枢纽建设，完成投资9亿元。") == [("推进枢纽建设，完成投资9亿元", [])]


def test_说得准的仍然要() -> None:
    assert of_task("新建改建村级公园6个，完成投资9亿元。") == [
        ("新建改建村级公园6个，完成投资9亿元", ["新建改建村级公园"])
    ]
    assert of_task("肉鸭饲养量20万只、出栏量9万只。") == [("肉鸭饲养量20万只、出栏量9万只", ["肉鸭饲养量", "肉鸭出栏量"])]


def test_序号不算目标的话() -> None:
    assert of_task("十二是维修农村桥梁15座。") == [("维修农村桥梁15座", ["维修农村桥梁"])]


def test_产值归句子说的产业() -> None:
    topic = "竹木产业，重点发展家具、地板，推动灯具产业配套，"
    assert of_object("产值", topic) == "竹木产业产值"
    assert of_object("产值", "发展茶叶、竹木、灯具等产业，") == ""
    assert of_object("产值", "做强灯具产业，推动竹木产业转型，") == ""


def test_并排而同名的数不要() -> None:
    text = "特色产业增加值分别增长6%、8%"
    assert told_apart(find_indicators(text, 0), text, 0) == []
    text = "改造管线60公里、320处"
    assert [i.value for i in told_apart(find_indicators(text, 0), text, 0)] == ["60公里", "320处"]


@pytest.mark.parametrize(
    "name, value", [("保障房", "60%"), ("食品产业", "30亿元"), ("研发投入", "2个百分点"), ("河流年均水质", "8条"), ("孤儿", "900元")]
)
def test_名称和值合不来(name: str, value: str) -> None:
    assert doubtful(name, value)
