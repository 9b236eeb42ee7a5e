"""Which mentions of one document mean one thing. The mentions are marked; expected is every mention with its full name."""

import pytest
from marked import marked
from policygraph.extract.model import Mention
from policygraph.extract.naming.names import Where
from policygraph.extract.reference.coreference import clusters, resolve
from policygraph.extract.reference.short_names import called, spelled_out
from policygraph.extract.reference.short_titles import ends_so

HERE = Where({"省": "山西省", "市": "太原市"})


def read(text: str) -> list[str]:
    """`写法 → 全称` of every mention, in order; those whose form is their name already are left out."""
    sentence, mentions = marked(text)
    found = resolve(sentence.text, mentions, HERE)
    assert all(sentence.text[m.start : m.end] == m.text for m in found)
    return [f"{m.text} → {m.name}" for m in found if m.text != m.name]


# 说明, 文本, 除自身以外的指称
CALLED = [
    (
        "以下简称",
        "[晋西生态经济带/area]（以下简称“经济带”）由两市组成。经济带要扩绿。",
        ["“经济带” → 晋西生态经济带", "经济带 → 晋西生态经济带"],
    ),
    (
        "简称没有引号",
        "[山西省水利厅/organization]（以下简称省厅）负责。由省厅解释。",
        ["省厅 → 山西省水利厅", "省厅 → 山西省水利厅"],
    ),
    (
        "简称带书名号",
        "[《湿地保护方案》/document]（以下简称《方案》）印发。《方案》明确了任务。",
        ["《方案》 → 《湿地保护方案》", "《方案》 → 《湿地保护方案》"],
    ),
    (
        "简称带书名号，不带书名号的同一个词不是它",
        "[《湿地保护安排》/document]（以下简称《安排》）印发。现作出补充安排，《安排》继续有效。",
        ["《安排》 → 《湿地保护安排》", "《安排》 → 《湿地保护安排》"],
    ),
    (
        "法律的简称不带书名号也是它",
        "[《云岭湿地法典》/document]（以下简称《湿地法》）施行。湿地法第三条另有规定。",
        ["《湿地法》 → 《云岭湿地法典》", "湿地法 → 《云岭湿地法典》"],
    ),
    (
        "以下统一简称为",
        "[云冈文化论坛/meeting]（以下统一简称为“论坛”）开幕。",
        ["“论坛” → 云冈文化论坛"],
    ),
    (
        "后来的简称盖过先前的",
        "[甲水库工程/project]（以下简称“工程”）开工。工程提速。[乙隧道工程/project]（以下简称“工程”）完工。工程收尾。",
        ["“工程” → 甲水库工程", "工程 → 甲水库工程", "“工程” → 乙隧道工程", "工程 → 乙隧道工程"],
    ),
    ("简称之前不算", "省厅来函。[山西省水利厅/organization]（以下简称省厅）答复。", ["省厅 → 山西省水利厅"]),
    ("括号前没有名称", "上述三个部门（以下简称“三部门”）负责。三部门要配合。", []),
    ("隔得远不是它的简称", "[太原市/place]编制的一份工作安排（以下简称“安排”）。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CALLED], ids=[row[0] for row in CALLED])
def test_以下简称(text: str, expected: list[str]) -> None:
    assert read(text) == expected


SHORT = [
    ("略去几个字", "[太忻一体化经济区/area]和[太忻经济区/area]", ["太忻经济区 → 太忻一体化经济区"]),
    (
        "略去地名",
        "[太原市数字经济专班领导小组/organization]成立，[数字经济专班领导小组/organization]开会",
        ["数字经济专班领导小组 → 太原市数字经济专班领导小组"],
    ),
    ("先简后全", "[太忻经济区/area]即[太忻一体化经济区/area]", ["太忻经济区 → 太忻一体化经济区"]),
    ("两种全称就不猜", "[东山开发区/area]、[大同东山开发区/area]、[长治东山开发区/area]", []),
    ("届数不同是两个会", "[第二届云冈文化论坛/meeting]、[第三届云冈文化论坛/meeting]", []),
    ("没有届数的不是某一届", "[第三届云冈文化论坛/meeting]、[云冈文化论坛/meeting]", []),
    ("编号不同是两处", "[太原第一热电工程/project]、[太原热电工程/project]", []),
    ("类型不同不归并", "[太原都市圈/area]、[山西太原都市圈/strategy]", []),
    ("地名不归并", "[大同市/place]、[山西大同市/place]", []),
    ("没有地名的是国家的条例", "[《太原市湿地保护条例》/document]、[《湿地保护条例》/document]", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SHORT], ids=[row[0] for row in SHORT])
def test_全称里拼得出简称(text: str, expected: list[str]) -> None:
    assert read(text) == expected


TITLES = [
    (
        "全会《决定》不是前面说到的任免决定",
        "会议通过[关于免去张三职务的决定/document]。要学习全会[《决定》/document]。",
        [],
    ),
    (
        "全会《决定》是前面写出题名的那份决定",
        "全会通过[《关于全面加强湿地保护的决定》/document]。要学习全会[《决定》/document]。",
        ["《决定》 → 《关于全面加强湿地保护的决定》"],
    ),
    (
        "《决定》是前面那份决定",
        "通过[《关于全面加强湿地保护的决定》/document]。[《决定》/document]提出任务。",
        ["《决定》 → 《关于全面加强湿地保护的决定》"],
    ),
    (
        "两份意见取最近的一份",
        "[《关于发展牧业的意见》/document]印发。[《关于发展渔业的意见》/document]印发。[《意见》/document]要求落实。",
        ["《意见》 → 《关于发展渔业的意见》"],
    ),
    (
        "全称在后面",
        "[《规划》/document]解读：[《太原市数字经济发展规划》/document]分五章。",
        ["《规划》 → 《太原市数字经济发展规划》"],
    ),
    (
        "题名里的题名",
        "[关于《湿地保护与修复若干政策》的解读/document]\n[《若干政策》/document]共十二条。",
        ["《若干政策》 → 《湿地保护与修复若干政策》"],
    ),
    ("文种不同不归并", "[《关于全面加强湿地保护的决定》/document]。[《意见》/document]", []),
    (
        "题名的缩写",
        "[《山西省第十五个五年规划纲要（草案）》/document]。[《纲要草案》/document]",
        ["《纲要草案》 → 《山西省第十五个五年规划纲要（草案）》"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_书名号里的简称(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_括号里的文号就是前面的文件() -> None:
    sentence, (title, number) = marked("[《湿地办法》/document]（[并政发〔2021〕5号/document]）废止。")
    number = Mention("document", number.text, number.start, number.end, number.name, "pattern:document.number")
    assert {m.name for m in resolve(sentence.text, [title, number], HERE)} == {"《湿地办法》"}


BARE = [
    (
        "光说城市群",
        "建设[晋中城市群/area]。城市群要提质。",
        ["城市群 → 晋中城市群"],
    ),
    ("两个城市群，光说的不猜", "[晋中城市群/area]、[晋北城市群/area]。城市群要提质。", []),
    (
        "第二个出现以前还是它",
        "[晋中城市群/area]。城市群要提质。[晋北城市群/area]起步。",
        ["城市群 → 晋中城市群"],
    ),
    ("没有城市群", "城市群要提质。", []),
    ("光说局名", "[余杭区财政局/organization]拨款，由财政局监督。", ["财政局 → 余杭区财政局"]),
    ("光说简称", "[余杭区住房和城乡建设局/organization]牵头。住建局负责检查。", ["住建局 → 余杭区住房和城乡建设局"]),
    ("两个财政局不猜", "[余杭区财政局/organization]、[富阳区财政局/organization]拨款，由财政局监督。", []),
    ("财政局长不是财政局", "[余杭区财政局/organization]拨款。财政局长讲话。", []),
    ("另一个大会", "[云州市数字大会/meeting]召开。市委召开推进大会。", []),
    ("会上说的大会", "[云州市数字大会/meeting]召开。大会指出，要抓落实。", ["大会 → 云州市数字大会"]),
    (
        "中央全会不是中央纪委全会",
        "报告提请[党的九届二中全会/meeting]审议。[中国共产党第九届中央纪律检查委员会第二次全体会议/meeting]在北京举行。",
        ["党的九届二中全会 → 中国共产党第九届中央委员会第二次全体会议"],
    ),
    ("安全会议不是全会", "[党的二十届三中全会/meeting]召开。安全会议照常。",
     ["党的二十届三中全会 → 中国共产党第二十届中央委员会第三次全体会议"]),
    ("领导小组", "成立[城市群建设领导小组/organization]。领导小组下设办公室。", ["领导小组 → 城市群建设领导小组"]),
    (
        "全会",
        "[党的二十届三中全会/meeting]召开。全会提出，要改革。",
        [
            "党的二十届三中全会 → 中国共产党第二十届中央委员会第三次全体会议",
            "全会 → 中国共产党第二十届中央委员会第三次全体会议",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in BARE], ids=[row[0] for row in BARE])
def test_只说类名(text: str, expected: list[str]) -> None:
    assert read(text) == expected


HOME = [
    ("我省全市", "我省支持，全市响应。", ["我省 → 山西省", "全市 → 太原市"]),
    ("本市和我国", "本市落实我国承诺。", ["本市 → 太原市", "我国 → 中国"]),
    ("全国", "在全国推广。", ["全国 → 中国"]),
    ("全国人大不是地方", "全国人大通过。", []),
    ("不知是哪个县", "我县要落实。", []),
    ("全省域不是全省", "推进全市域统筹、全省级联网。", []),
    ("我市委不是我市", "我市委研究。", []),
    (
        "本级机构",
        "[省财政厅/organization]和[市委/organization]",
        ["省财政厅 → 山西省财政厅", "市委 → 太原市委"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HOME], ids=[row[0] for row in HOME])
def test_本地(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_不说是哪里的一级政府不算机构() -> None:
    sentence, mentions = marked("[县人民政府/organization]和[县财政局/organization]配合。")
    assert [m.name for m in resolve(sentence.text, mentions, HERE)] == ["县财政局"]


@pytest.mark.parametrize("name", ["街道办事处", "同级残疾人联合会", "县（区）人民政府", "黄河流域省级人民政府", "区县（自治县）人民政府"])
def test_哪一级都有的机关不算机构(name: str) -> None:
    sentence, mentions = marked(f"[{name}/organization]负责，报[太原市人民政府/organization]备案。")
    assert [m.name for m in resolve(sentence.text, mentions, HERE)] == ["太原市人民政府"]


def test_几级都有的委员会不算机构() -> None:
    sentence, mentions = marked("市和区、[县老龄工作委员会/organization]负责，报[太原市人民政府/organization]备案。")
    assert [m.name for m in resolve(sentence.text, mentions, HERE)] == ["太原市人民政府"]


# 题名, 简称, 是不是它
ENDS = [
    ("关于加强湿地保护的决定", "决定", True),
    ("关于加强湿地保护的决定", "意见", False),
    ("决定", "决定", False),
    ("太原市数字规划（2021—2025年）", "数字规划", True),
    ("太原市国土空间总体规划", "国空规划", True),
    ("太原市国土空间总体规划", "水利规划", False),
]


@pytest.mark.parametrize(("title", "short", "expected"), ENDS, ids=[f"{row[1]}：{row[0]}" for row in ENDS])
def test_题名以它收尾(title: str, short: str, expected: bool) -> None:
    assert ends_so(title, short) is expected


def test_归成一组的写法() -> None:
    sentence, mentions = marked("[太原市/place]、[太原/place]、[《预算法》/document]、[《中华人民共和国预算法》/document]")
    named = [m if m.type != "place" else Mention("place", m.text, m.start, m.end, "太原市") for m in mentions]
    groups = clusters(resolve(sentence.text, named, HERE))
    assert [[m.text for m in group] for group in groups.values()] == [
        ["太原市", "太原"],
        ["《预算法》", "《中华人民共和国预算法》"],
    ]


def test_没有名称也不出错() -> None:
    assert resolve("", [], HERE) == [] and list(called("（以下简称“甲”）", [])) == [] and spelled_out([]) == []
