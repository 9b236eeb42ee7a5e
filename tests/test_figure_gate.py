"""The last gate: names that say nothing of what is counted, and names that were cut, are left to the text of the target;
what stands near a number but is none of the place's figures is not told. Sentences are invented."""


from dataclasses import replace

import pytest
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.figure_doubts import told_apart
from policygraph.extract.figures.figure_gate import piece, vague
from policygraph.extract.figures.indicators import find_indicators
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document

REPORT = "甘州区政府工作报告\n各位代表：\n我代表区人民政府，向大会报告工作。\n一、2024年工作回顾\n{past}\n二、2025年工作安排\n{tasks}\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(i.name, i.value) for i in told_apart(find_indicators(text, 0), text, 0)]


def of_task(text: str) -> list[tuple[str, list[str]]]:
    source = f"2025年政府工作报告\n二、2025年工作安排\n{text}"
    found = find_targets(outline(Document("r", "2025年政府工作报告", source)))
    return [(target.text, [i.name for i in target.indicators]) for target in found]


def facts(past: str, tasks: str = "做好各项工作。") -> list[tuple[str, str, object]]:
    source = REPORT.format(past=past, tasks=tasks)
    found = find_facts(outline(Document("r", "2025年甘州区政府工作报告", source)))
    return [(f.name, f.value, dict(f.attributes).get("year")) for f in found]


@pytest.mark.parametrize("name", ["任务措施", "更新改造", "价款收益", "机关", "职工比例", "项目建成投产", "提质增效", "年处理能力", "国家和地区"])
def test_只有统称的名称不说什么(name: str) -> None:
    assert vague(name)


@pytest.mark.parametrize("name", ["税收收入", "老旧小区", "重点项目", "旅游收入", "污水处理能力", "设备更新项目", "乡镇卫生院"])
def test_说得出的名称留着(name: str) -> None:
    assert not vague(name)


@pytest.mark.parametrize(
    "name, value",
    [
        ("园区产值尽快", "9亿元"),
        ("先后分", "3批"),
        ("一批小镇产值", "8亿元"),
        ("带动消费", "7亿元"),
        ("重点城市中保持在前", "90名"),
        ("优良天数比例增加", "6天"),
        ("四星级", "2家"),
        ("春曲》在全国巡演", "30场"),
    ],
)
def test_半截的名称(name: str, value: str) -> None:
    assert piece(name, value)


@pytest.mark.parametrize("name, value", [("普通高中", "3所"), ("公共场所", "5处"), ("劳动生产率", "9万元/人"), ("带动相关产业规模", "6亿元")])
def test_整的名称(name: str, value: str) -> None:
    assert not piece(name, value)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("推动30个商场、企事业附属停车场错时开放", []),
        ("推动30个湿地修复等重点项目", []),
        ("支持甲镇、乙镇、丙镇3个园区提质发展", []),
        ("新建甲路、乙路2座桥梁", [("桥梁", "2座")]),
        ("建设6万个充电桩等任务", [("充电桩", "6万个")]),
        ("5项约束性指标未能完成", []),
        ("支持符合条件的9个养殖园区扩建", []),
        ("服务近2万名返乡校友", []),
        ("实施新一轮口岸改革90项任务措施", [("新一轮口岸改革任务措施", "90项")]),
        ("实施城区燃气、供水、排水管网等更新改造15公里", [("城区燃气、供水、排水管网等更新改造", "15公里")]),
    ],
)
def test_名称被切断就不给_补得全就补(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("文化产业和旅游业增加值均突破50亿元", [("文化产业增加值", "50亿元"), ("旅游业增加值", "50亿元")]),
        ("经营主体总量、新登记企业户数均增长9%", [("经营主体总量增长", "9%"), ("新登记企业户数增长", "9%")]),
        ("新增五星级和四星级酒店各2家", [("五星级酒店", "2家"), ("四星级酒店", "2家")]),
        ("每千人床位数、医师数增至6张、2人", [("每千人床位数", "6张"), ("医师数", "2人")]),
        ("火灾起数、死亡人数分别下降9%、8%", [("火灾起数下降", "9%"), ("火灾死亡人数下降", "8%")]),
        ("新增排水流量20立方米/秒", [("排水流量", "20立方米/秒")]),
        ("公路周转量达到5亿吨公里", [("公路周转量", "5亿吨公里")]),
        ("培育产值超50亿、90亿特色产业集群", []),
        ("建成覆盖沿岸70%水域的监测网", []),
        ("争取时速250公里高铁纳入规划", []),
        ("入选首批20个产业集群", []),
        ("综合指数位列全国9个试验区第1", [("综合指数全国9个试验区排名", "第1")]),
        ("出台稳工业12条、促消费8条", []),
        ("居民收入增长6%，排名全省第2", [("居民收入增长", "6%"), ("居民收入增长全省排名", "第2")]),
    ],
)
def test_各归各的数(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_新增说在性质里_产值不是新增的() -> None:
    (places, sales) = find_indicators("新增托位90个、产值5亿元", 0)
    assert dict(places.attributes)["measure"] == "新增"
    assert dict(sales.attributes)["measure"] == "水平"


def test_说不清的目标只留原文_并带上前一分句() -> None:
    assert of_task("推进采矿权出让，力争实现价款收益6亿元以上。") == [("推进采矿权出让，力争实现价款收益6亿元以上", [])]


def test_从哪一年起的年份不是达到的年份() -> None:
    assert facts("茶园总面积从2020年的1万亩增加到3万亩，增长2倍。") == [("茶园总面积", "3万亩", 2024), ("茶园总面积增长", "2倍", 2024)]
    assert facts("城镇化率从2020年的50%提升到2024年的58%。") == [("城镇化率", "58%", 2024)]


def test_分句里的年份只管到分号() -> None:
    text = "推进科技创新，2023年度研发经费增长9%；新增孵化器6家。"
    assert facts(text) == [("研发经费增长", "9%", 2023), ("孵化器", "6家", 2024)]


def test_当年任务里的数不是事实() -> None:
    assert facts("新建跨河桥梁2座，群众出行更加方便。", "抓好已签约项目落地，新建厂房8万平方米。") == [("跨河桥梁", "2座", 2024)]


def subjects(source: str) -> list[tuple[str, str]]:
    extraction = extract_document(Document("r", "2025年张掖市政府工作报告", source))
    names = {f.id: f.name for f in extraction.found}
    texts = {f.id: str(dict(f.attributes).get("text", "")) for f in extraction.found}
    return [(names[s.head], texts[s.tail]) for s in extraction.stated if s.type == "has_target"]


def test_支持的县才是目标的主体_并列的地方不是() -> None:
    head = "张掖市政府工作报告\n各位代表：\n我代表市人民政府，向大会报告工作。\n过去一年，张掖市经济平稳运行。\n二、2025年工作安排\n"
    backed = subjects(head + "支持民乐县做优果蔬加工，力争工业总产值达到40亿元。")
    assert backed == [("民乐县", "力争工业总产值达到40亿元")]
    several = subjects(head + "推动民乐县、山丹县等一批园区新增企业30家。")
    assert [name for name, _ in several] == ["张掖市"]


# (回顾里的一句，指标的名称、值和性质)
添了还是现有 = [
    ("打造口袋公园4个、健身步道3条，举办赛事9场。", [("口袋公园", "4个", "新增"), ("健身步道", "3条", "新增"), ("举办赛事", "9场", "水平")]),
    ("引进高端人才270人、博士30人。", [("引进高端人才", "270人", "新增"), ("引进博士", "30人", "新增")]),
    ("新增便民服务20项、城市治理应用5项。", [("便民服务", "20项", "新增"), ("城市治理应用", "5项", "新增")]),
    ("新增风电装机30万千瓦、风电发电量超9亿度。", [("风电装机", "30万千瓦", "新增")]),
    ("培育创新企业达到50家。", [("创新企业", "50家", "水平")]),
    ("新开工5个百亿元级、10个30亿元级重大项目。", [("新开工百亿元级重大项目", "5个", "新增"), ("新开工30亿元级重大项目", "10个", "新增")]),
    ("调整提高全市2.5万名退休职工基本养老金。", []),
    ("区属企业符合降息条件的9个融资项目。", []),
    ("机械业和电子业增加值年均增长8%、7.2%。", []),
    ("融资平台退出20户、压降81.3%。", [("融资平台退出", "20户", "水平")]),
    ("新增债券资金14亿元、居全省第3位。", [("债券资金", "14亿元", "新增"), ("新增债券资金全省排名", "第3位", "排名")]),
]


@pytest.mark.parametrize(("text", "expected"), 添了还是现有, ids=[row[0] for row in 添了还是现有])
def test_添了多少和现有多少(text: str, expected: list[tuple[str, str, str]]) -> None:
    source = f"2024年白山市政府工作报告\n我代表市人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n{text}\n"
    found = find_facts(outline(Document("甲.txt", "2024年白山市政府工作报告", source)))
    assert [(f.name, f.value, str(dict(f.attributes)["measure"])) for f in found] == expected


def test_前一句的季度不截成今年() -> None:
    text = "口岸繁忙\n市电视台消息（早间播报）：今年一季度，全市货物出口同比上升3%。临江口岸出入境人数同比增长7%，创历史新高。\n"
    found = find_facts(replace(outline(Document("甲.txt", "甲", text)), year=2026))
    assert [(f.value, f.time) for f in found][-1] == ("7%", "今年一季度")
