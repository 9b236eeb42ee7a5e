"""The constructions in which a number is told as a figure: each gives the name that a reader would write beside it, and what
stands in none of them gives nothing. Sentences are invented."""

from pathlib import Path

import pytest
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.figure_forms import forms
from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document

HEAD = "2024年白山市政府工作报告\n我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n"


def said(text: str) -> list[tuple[str, str]]:
    return [(form.name, form.measure) for form in forms(text, 0).values()]


def facts(text: str, head: str = HEAD) -> list[tuple[str, str, str]]:
    found = find_facts(outline(Document("甲.txt", "2024年白山市政府工作报告", head + text)))
    return [(f.name, f.value, str(dict(f.attributes)["measure"])) for f in found]


# (一个分句或几个，[(指标名，性质)])；性质空着的由名称说出
写法 = [
    # 量得出来的名词，说出它的词不进名称
    ("全市粮食产量达到30万吨", [("粮食产量", "")]),
    ("森林覆盖率首次突破60%", [("森林覆盖率", "")]),
    ("完成交通投资9亿元", [("交通投资", "")]),
    ("国家级示范园区增至5个", [("国家级示范园区", "")]),
    # 添出来的，动词由性质说
    ("新增城市绿地8万平方米", [("城市绿地", "新增")]),
    ("打造5个夜市街区和6个滨水驿站", [("夜市街区", "新增"), ("滨水驿站", "新增")]),
    ("累计建成口袋公园7个、健身步道12公里", [("口袋公园", "累计"), ("健身步道", "累计")]),
    ("新增认定科技企业30家", [("科技企业", "新增")]),
    ("新增上市企业3家", [("上市企业", "新增")]),
    # 对原有的东西做的，动词留在名称里，管到整串
    ("改造棚户区4000户、老旧小区3000户", [("改造棚户区", "水平"), ("改造老旧小区", "水平")]),
    ("解决历史遗留难题17件", [("解决历史遗留难题", "水平")]),
    ("实施9个水库除险项目、6个灌区项目", [("实施水库除险项目", "水平"), ("实施灌区项目", "水平")]),
    ("新开工产业项目8个", [("新开工产业项目", "新增")]),
    ("新建、改扩建乡村公路8公里", [("新建、改扩建乡村公路", "水平")]),
    # 统称之前的例子说出是什么样的
    ("举办灯会、庙会等270场活动", [("举办灯会、庙会等活动", "水平")]),
    # 对各项都做的，末项才说；各项后来怎样的，只有末项说全
    ("完成2个村污水治理、9户厨房改造", [("村污水治理", ""), ("厨房改造", "")]),
    ("推进3个园区、5条道路建设", [("推进园区建设", "水平"), ("推进道路建设", "水平")]),
    ("推动2个公园、3座桥梁投用", [("桥梁投用", "水平")]),
    ("首发门店、首批专利分别新增9家和7件", [("首发门店", "新增"), ("首批专利", "新增")]),
    # 先做的是另一回事
    ("推进招标改革、节约财政资金4亿元", [("节约财政资金", "水平")]),
    # 接着上一个数说的
    ("工业增加值90亿元，增长6%，居全省第3位", [("工业增加值", ""), ("工业增加值增长", ""), ("工业增加值增长全省排名", "排名")]),
    ("新设外资企业9家、增长20%", [("外资企业", "新增"), ("新设外资企业增长", "")]),
    ("引进外来项目25个，总投资63亿元", [("引进外来项目", "新增"), ("引进外来项目总投资", "")]),
    ("新建标准良田4万亩、累计达39万亩", [("标准良田", "新增"), ("标准良田", "累计")]),
    ("新开工园区项目26个、建成投产9个", [("新开工园区项目", "新增"), ("建成投产园区项目", "水平")]),
    ("技术合同成交额6亿元、占全省的5%", [("技术合同成交额", ""), ("技术合同成交额占全省", "占比")]),
    # 数在前头
    ("9个重点项目全部竣工投产", [("重点项目竣工投产", "水平")]),
    ("湖滨游园等6个公园建成开放", [("公园建成开放", "水平")]),
    ("152个市级项目完成投资72亿元", [("市级项目完成投资", "")]),
    ("服务专班覆盖全市270家企业", [("服务专班覆盖全市企业", "")]),
    # 单日最高说的是另一样
    ("日均通关42.5万人次、单日最高78.5万人次", [("日均通关", "")]),
    # 分别说的
    ("装备制造业、食品加工业增加值分别增长9%和7%", [("装备制造业增加值增长", ""), ("食品加工业增加值增长", "")]),
    ("规上企业营业收入、利润分别增长6%、8%", [("规上企业营业收入增长", ""), ("规上企业利润增长", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), 写法, ids=[row[0] for row in 写法])
def test_各种写法各有各的名称(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


# 说不准数的是什么的，一个也不给
说不准 = [
    "同比分别增长5%和6%",  # 是什么，前面的句子才知道
    "比全国平均高1.4个百分点",
    "进口货值、入境游客、离岛免税销售额分别增长9%、8%、7%",  # 末一项的“销售额”管不管前面的
    "清洁能源、新能源装机占比分别达94%、70%",
    "达产198个",
    "出台25条举措",
    "推动30项试点任务全部落地",
    "30个商场、超市停车场错时开放",
    "在北方等25个城市巡演60场",
    "五星级和四星级酒店各2家",
    "入驻企业89家",
    "中央交办的第一、二批案件办理后2.5年",
]


@pytest.mark.parametrize("text", 说不准)
def test_说不准的不给(text: str) -> None:
    assert said(text) == []


def test_说明里的例子都读得出来(root: Path) -> None:
    section = (root / "docs" / "targets.md").read_text("utf-8").partition("## 事实只认成套的句式")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 6
    for _, example, told in rows:
        assert "；".join(f"{name}（{measure}）" for name, _, measure in facts(f"{example}。")) == told


def test_只有末项说出量的是什么_前面的不给() -> None:
    assert said("电动汽车、锂电池出口分别增长9%、8%") == [("锂电池出口增长", "")]


def test_新增之后光有名词的分句_不知是新增还是现有() -> None:
    assert facts("新增规上企业6家，省级冠军企业3家，新三板企业达到9家。") == [("规上企业", "6家", "新增"), ("新三板企业", "9家", "水平")]


def test_其中的东西不说是谁的就不给() -> None:
    assert facts("出栏生猪26万头，其中本地黑猪2万头。") == [("出栏生猪", "26万头", "水平")]


def test_几样东西共一个比率合起来说() -> None:
    assert facts("非化石能源发电量、用电量占比均超过30%。") == [("非化石能源发电量、用电量占比", "30%", "占比")]


def test_注号和比较的话不进名称() -> None:
    assert facts("四大主导产业［7］增加值按可比口径同比增长9%。") == [("四大主导产业增加值增长", "9%", "增长")]


def test_已经建成的是现有的() -> None:
    assert facts("目前已建成示范驿站57个。") == [("示范驿站", "57个", "水平")]


# (报告里的一句，[(主体，指标名)])
谁的 = [
    ("抚松县旅游收入增长9%。", [("抚松县", "抚松县旅游收入增长")]),
    ("抚松县入选全国示范，高新技术企业达到90家。", []),  # 前一分句说的是县，这一分句说的是哪里
    ("抚松、靖宇等3个县城建成垃圾焚烧站。", []),
]


@pytest.mark.parametrize(("text", "expected"), 谁的, ids=[row[0] for row in 谁的])
def test_报告里别处的数要在自己的分句里开头(text: str, expected: list[tuple[str, str]]) -> None:
    assert owners(HEAD + text, "2024年白山市政府工作报告") == expected


# (新闻里的一段，[(主体，指标名)])
新闻 = [
    ("2023年，我国粮食产量达到1.4万亿斤。", [("中国", "粮食产量")]),
    (
        "今年上半年，广西进出口同比增长9%。其中，边境小额贸易额同比增长7%。",
        [("广西壮族自治区", "广西进出口增长"), ("广西壮族自治区", "边境小额贸易额增长")],
    ),
    ("今年上半年，泰国和越南水果热销，广西水果进口额同比增长9%。", []),  # 先说的是别处
    ("广西森林覆盖率超过60%。", []),  # 不说是什么时候的
]


@pytest.mark.parametrize(("text", "expected"), 新闻, ids=[row[0] for row in 新闻])
def test_新闻里的数要说是谁的和什么时候的(text: str, expected: list[tuple[str, str]]) -> None:
    assert owners(f"本台快讯\n发布时间：2024-07-20\n{text}\n", "") == expected


def owners(text: str, title: str) -> list[tuple[str, str]]:
    extraction = extract_document(Document("甲.txt", title, text))
    names = {f.id: f.name for f in extraction.found}
    pairs = [(names[s.head], names[s.tail].partition("：")[0]) for s in extraction.stated if s.type == "has_indicator"]
    return sorted(pairs, key=lambda pair: text.find(pair[1][-4:]))


def test_没有标题说五年的_五年来只管本段() -> None:
    text = "新建改建学校9所。五年来，治理河流30公里。\n改造老旧小区8个。\n2023年，植树造林9万亩。\n"
    assert facts(text) == [
        ("新建改建学校", "9所", "水平"),
        ("治理河流", "30公里", "水平"),
        ("植树造林", "9万亩", "水平"),
    ]
    assert "改造老旧小区" not in [name for name, _, _ in facts(text)]
    five = HEAD.replace("2023年工作回顾", "过去五年和2023年工作回顾")
    assert "改造老旧小区" in [name for name, _, _ in facts(text, five)]


def test_自某年以来的纪录不是数的时间() -> None:
    (fact,) = find_facts(outline(Document("甲.txt", "", HEAD + "甘蔗面积自2019年以来首次实现正增长，新增示范区7个。\n")))
    assert (fact.name, dict(fact.attributes)["year"]) == ("示范区", 2023)


def test_某年以来的数是到今天的_年份后面的全年是那一年() -> None:
    text = "快讯\n发布时间：2025-07-20\n2013年以来，我国累计建设铁路6000公里。\n2024年，我国全年粮食产量达到1.4万亿斤。\n"
    since, whole = find_facts(outline(Document("甲.txt", "", text)))
    assert (since.name, since.time, dict(since.attributes)["year"]) == ("建设铁路", "2013年以来", 2025)
    assert (whole.name, whole.time, dict(whole.attributes)["year"]) == ("粮食产量", "2024年", 2024)


@pytest.mark.parametrize("text", ["青石药业等5个项目先后签约落地。", "17家企业投产见效。", "6个平台成功获批。", "9场活动举办。"])
def test_只说统称后来怎样的不给(text: str) -> None:
    assert facts(text) == []


def test_统称前面说了是哪些的照给() -> None:
    assert facts("9个药材项目签约落地。") == [("药材项目签约落地", "9个", "水平")]
