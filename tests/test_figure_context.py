"""What a number takes from the words around it: the subject that was said before, the grade a list says once, the verb that leaves
open whether things are new; and no name where that cannot be carried. Sentences are invented."""

import pytest
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.figure_forms import forms
from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document


def said(text: str) -> list[tuple[str, str]]:
    return [(form.name, form.measure) for form in forms(text, 0).values()]


# (原文, [(指标名，性质)])
写法 = [
    # 谁招生、谁赋能，前一个数说了就带上，没说就不给
    ("职业学校达9所、招生6万人", [("职业学校", ""), ("职业学校招生", "")]),
    ("“春风”创业投资基金规模突破8亿元、赋能项目30个", [("“春风”创业投资基金规模", ""), ("“春风”创业投资基金赋能项目", "")]),
    ("完善办学条件，招生6万人", []),
    ("设立周转资金池，支持企业70家", []),
    # 完成率是前面数出来的那些项目的
    ("90个省市重点项目完成投资80亿元，投资完成率110%", [("省市重点项目完成投资", "")]),
    ("70个民生项目加快建设、开工率95%", []),
    # 园区的规模不是全市的
    ("在北山农场建设肉牛养殖园区，养殖规模达到3万头", []),
    ("全市肉牛养殖规模达到3万头", [("肉牛养殖规模", "")]),
    # 级别：同一类的带上，自己有级别的不带，别的按级别认定的不给，不按级别认定的照旧
    ("省级绿色工厂达到9家、绿色园区达到2家", [("省级绿色工厂", ""), ("省级绿色园区", "")]),
    ("新增国家级智能工厂3家、智能车间8个", [("国家级智能工厂", "新增"), ("国家级智能车间", "新增")]),
    ("新增国家级绿色工厂3家、省级绿色工厂8家", [("国家级绿色工厂", "新增"), ("省级绿色工厂", "新增")]),
    ("新增省级重点实验室3家、工业设计中心8家", [("省级重点实验室", "新增")]),
    ("新增省级重点实验室3家、高新技术企业80家", [("省级重点实验室", "新增"), ("高新技术企业", "新增")]),
    ("新增国家级绿色工厂3家，打造智慧社区8个", [("国家级绿色工厂", "新增"), ("智慧社区", "新增")]),
    ("入选国家智能制造示范工厂1家、绿色示范场景7个", [("入选国家智能制造示范工厂", "水平")]),
    # 培育：没说新增，也没说累计
    ("培育规上企业12家", [("培育规上企业", "水平")]),
    ("新培育规上企业12家", [("规上企业", "新增")]),
    ("累计培育规上企业12家", [("规上企业", "累计")]),
    # 前面说的是一部分人，就业的也是他们
    ("脱贫人口参保率达98%，实现稳岗就业6万人", [("脱贫人口参保率", "")]),
    # 并列的后一项自己说了做什么，前一项的动词管不到
    ("补充耕地9万亩、旱地改水田3万亩", [("补充耕地", "水平"), ("旱地改水田", "水平")]),
    # 只说典型、应用的场景，不知道是什么的
    ("打造典型应用场景20个", []),
    ("打造智慧港口应用场景20个", [("智慧港口应用场景", "新增")]),
    # 举出的例子说出是什么样的重点项目，后来怎样的重大项目不知道是哪一类
    ("实施湖滨医院等9个重点项目", [("实施湖滨医院等重点项目", "水平")]),
    ("湖滨医院等9个重大项目投入使用", []),
    # 哪个产业的收入，前面才说
    ("工程装备加快出海，国际化收入增长9%", []),
    ("建成开放口袋公园9个", [("口袋公园", "新增")]),
    # 占比的底数和装机的主人，前面才说
    ("投入帮扶资金20亿元、实施项目80个，其中支持特色产业资金占比70%", [("投入帮扶资金", "")]),
    ("推进滩涂光伏基地建设，年内新增装机容量90万千瓦", []),
    ("光伏发电装机容量达到90万千瓦", [("光伏发电装机容量", "")]),
    # 依托谁建的，是新的还是一共有的，说不准
    ("依托省农科院建设试验站4家、技术服务站12家", []),
]


@pytest.mark.parametrize(("text", "names"), 写法)
def test_名称带上前面说的(text: str, names: list[tuple[str, str]]) -> None:
    assert said(text) == names


def test_共有的名称到下一个数为止() -> None:
    text = "2024年白山市政府工作报告\n我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n新增2家国家级、5家省级林业龙头企业和3家省级示范联社。"
    found = find_facts(outline(Document("甲.txt", "2024年白山市政府工作报告", text)))
    assert ("国家级林业龙头企业", "2家") in [(f.name, f.value) for f in found]
    assert not [f.name for f in found if "3家" in f.name]


def test_刚开工的中心的数不是全市的() -> None:
    head = "2024年白山市政府工作报告\n我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n"

    def told(text: str) -> int:
        stated = extract_document(Document("甲.txt", "2024年白山市政府工作报告", head + text)).stated
        return sum(s.type == "has_indicator" for s in stated)

    assert told("沿江B20科创带白山研发中心二期开工建设，集聚企业9家、引进博士60人。") == 0
    assert told("人才政策全面落实，引进博士60人。") == 1
