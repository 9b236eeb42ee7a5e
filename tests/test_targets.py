"""Targets: small documents with the goals that a careful reader would copy out by hand."""

from dataclasses import replace

import pytest
from policygraph.extract.figures import cues
from policygraph.extract.figures.facts import find_facts
from policygraph.extract.figures.targets import find_targets
from policygraph.extract.model import Article, Document, Field, Outline
from policygraph.extract.outline import outline


def read(text: str, year: int | None = 2024) -> Outline:
    return replace(outline(Document("甲.txt", "甲", text)), year=year)


def targets(text: str, year: int | None = 2024) -> list[tuple[int, str]]:
    return [(target.year, target.text) for target in find_targets(read(text, year))]


# 一句话里的目标：(句子，[(年份，内容)])；都当作2024年的文件来读。
一句话 = [
    ("到2027年，全市粮食产量稳定在30万吨以上。", [(2027, "全市粮食产量稳定在30万吨以上")]),
    ("力争到2027年建成省级示范市。", [(2027, "建成省级示范市")]),
    ("《规划》提出，到2030年，林草覆盖率达到60%。", [(2030, "林草覆盖率达到60%")]),
    (
        "要坚持一张蓝图，确保到2025年，河谷城市群取得实质性进展；到2030年，河谷城市群成为增长极。",
        [(2025, "河谷城市群取得实质性进展"), (2030, "河谷城市群成为增长极")],
    ),
    ("力争2030年前实现碳达峰、2060年前实现碳中和。", [(2030, "实现碳达峰"), (2060, "实现碳中和")]),
    ("确保奖补资金在9月15日前兑付到位，11月底前将兑付情况报送市财政局。", [(2024, "奖补资金兑付到位")]),
    (
        "确保重点项目一季度开工率达到40%、上半年达到90%以上，以好项目带动稳增长。",
        [(2024, "重点项目开工率达到40%"), (2024, "达到90%以上")],
    ),
    ("到“十五五”末，新能源装机占比超过六成。", [(2030, "新能源装机占比超过六成")]),
    ("到本世纪中叶，建成社会主义现代化强国。", [(2050, "建成社会主义现代化强国")]),
    ("今年我市将新建公园12个，完成老旧小区改造80个。", [(2024, "我市将新建公园12个，完成老旧小区改造80个")]),
    ("三年内力争规上企业数量翻一番。", [(2027, "力争规上企业数量翻一番")]),
    ("到2035年，用十年时间建成现代化都市圈。", [(2035, "用十年时间建成现代化都市圈")]),
]
不是目标 = [
    "2023年末，常住人口城镇化率达到61.37%。",
    "截至2024年6月底，全市建成学校12所。",
    "今年以来，规上工业增加值增长6%。",
    "“十三五”期间，累计完成造林20万亩。",
    "比2020年增长一倍。",
    "根据《某市数字经济发展规划（2021—2025年）》，制定本办法。",
    "本办法自2025年1月1日起施行，有效期至2029年12月31日。",
    "请于2025年3月31日前报送工作总结。",
    "加快建设现代物流体系，推进港口扩能。",
    "围绕2035年远景目标，谋划重大项目。",
    "为2035年基本实现现代化打下坚实基础。",
    "“十五五”时期是我市转型的关键时期。",
    "明年是“十四五”规划收官之年。",
    "五年内不得从事同类业务。",
    "某国宣布把减产措施延长至年底。",
    "将今年作为项目建设年，全面形成比学赶超氛围。",
    "今年的主题是“知识产权和发展目标：共同未来”，展出作品20件。",
    "面向2035年，着力构建开放新体系。",
    "在谈到2025年的形势时，负责人表示，经济回升态势将进一步巩固。",
    "该桥是国家“十五五”期间重点建设的项目，建成后将明显改善交通条件。",
    "“十五五”时期，负责同志多次考察，推动形成新格局。",
    "今年要重点做好九个方面工作。",
    "今年要重点做好9个方面工作。",
    "2025年全市机器人大会将于9月在会展中心开幕，展出新产品200余项。",
    "今年7月，市政府决定召开现场会，主要议程是部署防汛。",
    "全国人口普查将于2030年11月1日零时开展登记，对象为境内自然人。",
]


@pytest.mark.parametrize(("text", "expected"), 一句话, ids=[row[0] for row in 一句话])
def test_一句话里的目标(text: str, expected: list[tuple[int, str]]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize("text", 不是目标)
def test_不是目标(text: str) -> None:
    assert targets(text) == []


def test_目标之下回头说的不是目标() -> None:
    text = "一、主要目标\n到2027年，全市粮食产量稳定在30万吨以上。2023年末，全市粮食产量达到28万吨。\n"
    assert targets(text) == [(2027, "全市粮食产量稳定在30万吨以上")]
    assert [(fact.name, fact.value) for fact in find_facts(read(text))] == [("粮食产量", "28万吨")]


def test_目标之下的条目接着算() -> None:
    text = (
        "一、总体要求\n（一）指导思想。坚持创新驱动，深入贯彻新发展理念。\n"
        "（二）主要目标。到2027年，海洋产业规模达到3000亿元。创新体系更加完善。\n"
        "——产业能级大幅提升。培育5家龙头企业。\n"
        "——开放水平显著提高。到2026年，开通20条航线。\n"
        "——生态环境持续改善。\n二、重点任务\n（一）壮大产业。推进园区建设，发展海工装备。\n"
    )
    assert targets(text) == [
        (2027, "海洋产业规模达到3000亿元"),
        (2027, "创新体系更加完善"),
        (2027, "产业能级大幅提升"),
        (2027, "培育5家龙头企业"),
        (2027, "开放水平显著提高"),
        (2026, "开通20条航线"),
        (2027, "生态环境持续改善"),
    ]


def test_分步走的目标() -> None:
    text = (
        "（三）战略目标。\n分两步走：\n第一步，到2025年水网骨架基本形成。\n--调蓄能力明显增强。供水保证率达到95%。\n"
        "第二步，到2035年水网全面建成。\n--水生态全面好转。\n（四）总体布局。\n构建一张网，形成调配格局。\n"
    )
    assert targets(text) == [
        (2025, "水网骨架基本形成"),
        (2025, "调蓄能力明显增强"),
        (2025, "供水保证率达到95%"),
        (2035, "水网全面建成"),
        (2035, "水生态全面好转"),
    ]


def test_任务段里的期限只管一句() -> None:
    text = (
        "二、重点任务\n1.培育平台。支持企业建设实验室。到2026年，建成30家以上重点实验室。（责任单位：市科技局）\n"
        "2.开放数据。推动公共数据开放。到2026年，开放数据集500个。加强安全防护。\n"
    )
    assert targets(text) == [(2026, "建成30家以上重点实验室"), (2026, "开放数据集500个")]


def test_工作报告的预期目标和当年任务() -> None:
    text = (
        "2025年某市政府工作报告\n一、2024年工作回顾\n全年完成投资300亿元，新增就业2万人。\n二、2025年工作安排\n"
        "今年经济社会发展主要预期目标是：地区生产总值增长5%左右；城镇新增就业2.1万人。不折不扣完成约束性指标。\n"
        "实现上述目标，必须坚定信心、迎难而上。\n（一）扩大内需\n"
        "完善消费网络，新建便民商圈6个，推进县域商业。坚持项目为王。\n"
    )
    assert targets(text, 2025) == [
        (2025, "地区生产总值增长5%左右；城镇新增就业2.1万人"),
        (2025, "不折不扣完成约束性指标"),
        (2025, "新建便民商圈6个"),
    ]


def test_标题里有两个年份就看句子自己() -> None:
    text = (
        "2026年某省政府工作报告\n二、“十五五”时期目标任务和2026年工作安排\n到2030年，粮食产量达到300亿斤。\n"
        "经济社会发展主要预期目标是：地区生产总值增长5%左右。\n（一）扩大内需。举办展会12场。\n"
    )
    assert targets(text, 2026) == [
        (2030, "粮食产量达到300亿斤"),
        (2026, "地区生产总值增长5%左右"),
        (2026, "举办展会12场"),
    ]


def test_规划目标由标题给出年份() -> None:
    text = (
        "二、“十五五”时期主要目标任务\n（一）绿色转型取得决定性进展。\n要坚持生态优先，推进治理。\n"
        "（二）推进县域振兴取得明显成效。\n落实惠民政策，办好实事。\n三、2026年重点工作\n加强调度。\n"
    )
    assert targets(text, 2026) == [
        (2030, "绿色转型取得决定性进展"),
        (2030, "推进县域振兴取得明显成效"),
    ]


def test_同一目标说两遍只算一个() -> None:
    text = "到2030年，林草覆盖率达到60%。\n再次强调，到2030年，林草覆盖率达到60%。\n"
    assert targets(text) == [(2030, "林草覆盖率达到60%")]


def test_力争的同比数是目标() -> None:
    text = "二、2024年工作安排\n推进招商引资，力争到位资金同比增长15%。"
    assert targets(text) == [(2024, "推进招商引资，力争到位资金同比增长15%")]


def test_只说规模的目标要说出是什么的规模() -> None:
    text = "二、2024年工作安排\n优化八条特色产业链，营收规模达到90亿元。\n完善服务机制，力争产值达到3亿元。\n"
    (target,) = find_targets(read(text))
    assert [(i.name, i.value) for i in target.indicators] == [("特色产业链营收规模", "90亿元")]


def test_回顾之后丢了标题也有目标() -> None:
    text = "一、2023年工作回顾\n粮食产量增长2%。\n全市主要预期目标建议为：地区生产总值增长5%以上。\n全年新增就业3万人。"
    assert targets(text) == [(2024, "地区生产总值增长5%以上"), (2024, "全年新增就业3万人")]


def test_报告自己说出是哪一年() -> None:
    text = "我代表市人民政府，向大会报告工作。2024年是转型的关键一年。今年主要预期目标是：地区生产总值增长5%以上。"
    assert targets(text, None) == [(2024, "地区生产总值增长5%以上")]


def test_不知文件年份时只认写明的年份() -> None:
    text = "今年力争建成学校20所。到2030年，建成学校80所，充分体现了民生导向。"
    assert targets(text, None) == [(2030, "建成学校80所")]


def test_约束性和力争() -> None:
    (target,) = find_targets(
        read("今年主要预期目标是：产值增长6%，力争达到900亿元；新增就业3万人（约束性）；确保粮食产量30万吨。")
    )
    said = [dict(indicator.attributes) for indicator in target.indicators]
    assert [(one["binding"], one.get("modality")) for one in said] == [
        ("预期性", None),
        ("预期性", "力争"),
        ("约束性", None),
        ("预期性", "确保"),
    ]


def test_几个年份分别达到() -> None:
    read_out = find_targets(read("到2025年、2030年，绿化率分别达到45%、46%，蓄水量分别达到3亿立方米、4亿立方米。"))
    assert [(t.year, [(i.name, i.value) for i in t.indicators]) for t in read_out] == [
        (2025, [("绿化率", "45%"), ("蓄水量", "3亿立方米")]),
        (2030, [("绿化率", "46%"), ("蓄水量", "4亿立方米")]),
    ]


def test_几个年份对不上数就不拆() -> None:
    assert targets("到2025年、2030年，绿化率分别达到45%、46%，建成公园8个。") == [
        (2030, "绿化率分别达到45%、46%，建成公园8个")
    ]


def test_小标题盖住的回顾还是回顾() -> None:
    text = (
        "我代表市人民政府，向大会报告工作。\n2023年工作回顾\n一年来，我们攻坚克难。\n"
        "一、稳增长\n新建物流园8个。\n全年争取奖补资金2亿元，创历史新高。\n"
        "2024年主要工作\n今年主要预期目标是：地区生产总值增长6%。\n一、强产业\n新建茶园9万亩。\n"
    )
    document = read(text)
    assert [(f.name, f.time) for f in find_facts(document)] == [("物流园", "一年来"), ("争取奖补资金", "全年")]
    assert [t.text for t in find_targets(document)] == ["地区生产总值增长6%", "新建茶园9万亩"]


def test_先写上一年的工作再写今年的() -> None:
    text = (
        "我代表市人民政府，向大会报告工作，请予审议，并请列席的各位同志提出意见，谢谢大家。\n一、2023年主要工作\n"
        "过去一年，我们攻坚克难、稳中求进，全市上下一心，把各项事业都向前推进了一大步。\n新建物流园8个。\n"
        "二、2024年主要目标和重点工作\n新建茶园9万亩，让茶农的日子越过越红火，也让山乡更美、游客更多、产业更兴旺。\n"
    )
    document = outline(Document("甲.txt", "甲", text))
    assert document.year == 2024
    assert [(f.name, f.time) for f in find_facts(document)] == [("物流园", "过去一年")]
    assert [(t.year, t.text) for t in find_targets(document)] == [(2024, "新建茶园9万亩")]


def test_法条里的数不是事实_每年的期限不是目标() -> None:
    law = "第三章 监督\n第十条 主管部门应当于十二月三十一日之前下达计划。已经支付价款百分之七十五以上的，可以解除。\n"
    document = read(law)
    assert (find_targets(document), find_facts(document)) == ([], [])


def test_同一文件里后一篇按自己的日期算今年() -> None:
    text = "今年力争新建学校8所。\n今年力争新增就业3万人。\n"
    one = read(text, 2024)
    dates = [Field("signed", "", 0, 0, day) for day in ("2024-05-06", "2022-03-01")]
    articles = tuple(Article(i, "", 0, len(text), (date,)) for i, date in enumerate(dates))
    sentences = tuple(replace(s, article=i) for i, s in enumerate(one.sentences))
    both = replace(one, articles=articles, sentences=sentences)
    assert [target.year for target in find_targets(both)] == [2024, 2022]
    carried = replace(both, articles=(articles[1], replace(articles[0], fields=(), number=1, inside=0)))
    carried = replace(carried, articles=(replace(articles[1], number=0), carried.articles[1]))
    assert [target.year for target in find_targets(carried)] == [2022, 2022]


也有事实 = ["2023年末，城镇化率达到61.2%。", "去年，全市造林8万亩，增长5.2%。", "已建成盲人学校12所。"]


@pytest.mark.parametrize("text", [row[0] for row in 一句话] + 也有事实)
def test_目标和数值都在原文里(text: str) -> None:
    document = read(text)
    clean = document.clean.text
    for target in find_targets(document):
        assert 0 <= target.start < target.end <= len(clean)
        assert target.time in clean[target.start : target.end]
        for indicator in target.indicators:
            assert clean[indicator.start : indicator.end] == indicator.value
            assert target.start <= indicator.start < indicator.end <= target.end
    for fact in find_facts(document):
        assert clean[fact.start : fact.end] == fact.value


@pytest.mark.parametrize("name", cues.names())
def test_提示词的例句(name: str) -> None:
    assert cues.faults(name) == []


def test_没有的提示词说得出有哪些() -> None:
    with pytest.raises(KeyError, match="no cue 'gaol'; it has .*goal_heading"):
        cues.cue("gaol")


def test_名词解释里的数和围绕的数不是目标() -> None:
    text = (
        "我代表市人民政府，向大会报告工作。\n二、2024年主要工作\n围绕11条重点产业链开展招商，新建茶园9万亩。\n"
        "按照5种类型分类推进村庄整治。引导各区县选择2个立县产业。预计今年高校毕业生超过11万人。推动每个县（区）建设2个以上示范村。全面消除家庭人均年收入1万元以下的监测户。\n"
        "名词解释\n12.“编外园长”：各级干部每人至少联系1所薄弱学校，全年不少于4次。\n"
    )
    assert [[i.value for i in t.indicators] for t in find_targets(read(text))] == [["9万亩"]]


def test_并列的产量是前一项的产量() -> None:
    text = (
        "我代表市人民政府，向大会报告工作。\n二、2024年主要工作\n"
        "确保谷子种植面积稳定在73万亩左右、产量稳定在30万吨以上。\n"
    )
    (target,) = find_targets(read(text))
    assert [(i.name, i.value) for i in target.indicators] == [("谷子种植面积", "73万亩"), ("谷子产量", "30万吨")]
