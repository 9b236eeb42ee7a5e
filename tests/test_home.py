"""Whom a document speaks for. Small reports, with the division a reader would name."""

import pytest
from policygraph.extract.documents.home import lies_in, reports, speaks_for
from policygraph.extract.geography.places import locate
from policygraph.extract.model import Document, Mention
from policygraph.extract.naming.names import Where
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document

WHERE = Where({"省": "山西省", "市": "阳泉市"})
PLACES = [Mention("place", name, 0, 0, name) for name in ("中国", "山西省", "阳泉市", "平定县")]

SPEAKS = [
    ("市政府的报告", "现在，我代表市人民政府，向大会报告工作，请予审议。", "阳泉市"),
    ("政府写全名", "现在，我代表阳泉市人民政府向大会报告工作，请予审议。", "阳泉市"),
    ("省政府的报告", "现在，我代表省人民政府，向大会报告政府工作。全市上下要支持。", "山西省"),
    ("国务院的报告", "现在，我代表国务院，向大会报告政府工作。", "中国"),
    ("常说我市", "全市经济平稳。全市就业稳定。我市外贸增长。全市粮食增产。我市收入增加。增速居全省前列。", "阳泉市"),
    ("只引一次", "全市经济平稳。", None),
    ("不知是哪个县", "全县经济平稳。全县就业稳定。全县外贸增长。全县粮食增产。全县收入增加。", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SPEAKS], ids=[row[0] for row in SPEAKS])
def test_一份文件替谁说话(text: str, expected: str | None) -> None:
    found = speaks_for(outline(Document("甲.txt", "甲", text)), WHERE, PLACES)
    assert (found.name if found else None) == expected


def test_自治区的全区就是自治区() -> None:
    text = "全区经济平稳。全区就业稳定。我区外贸增长。全区粮食增产。我区收入增加。"
    where, places = Where({"省": "宁夏回族自治区"}), [Mention("place", "宁夏", 0, 2, "宁夏回族自治区")]
    found = speaks_for(outline(Document("甲.txt", "甲", text)), where, places)
    assert found is not None
    assert found.name == "宁夏回族自治区"


def test_盟的行署替盟说话_全区是自治区() -> None:
    text = "我代表行署作工作报告。" + "全区经济平稳。我区就业稳定。" * 5 + "全盟粮食增产。"
    where = Where({"省": "内蒙古自治区", "市": "锡林郭勒盟"})
    places = [Mention("place", name, 0, 0, name) for name in ("内蒙古自治区", "锡林郭勒盟")]
    found = speaks_for(outline(Document("甲.txt", "甲", text)), where, places)
    assert found is not None
    assert found.name == "锡林郭勒盟"


def test_龙江说的是黑龙江() -> None:
    text = "哈尔滨市2023年工作报告\n龙江振兴发展。讲好龙江故事。建设龙江县城。"
    assert [x.mention.name for x in locate(text)] == ["哈尔滨市", "龙江县"]


def test_不知是哪个市的报告_数字不归园区() -> None:
    text = "现在，我代表市人民政府，向大会报告工作。\n江东高新区建成。江东高新区扩容。\n全年地区生产总值达到900亿元。\n"
    found = extract_document(Document("甲.txt", "甲", text))
    assert [s for s in found.stated if s.type == "has_indicator"] == []


REPORTS = [("现在，我代表市人民政府，向大会报告工作。", True), ("市人民政府印发通知。", False)]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_是不是政府的报告(text: str, expected: bool) -> None:
    assert reports(outline(Document("甲.txt", "甲", text))) is expected


INSIDE = [
    ("平定县", "阳泉市", True),
    ("阳泉市", "阳泉市", True),
    ("山西省", "阳泉市", False),
    ("大同市", "阳泉市", False),
    ("无此乡", "阳泉市", True),
]


@pytest.mark.parametrize(("inner", "outer", "expected"), INSIDE)
def test_一地在不在另一地之内(inner: str, outer: str, expected: bool) -> None:
    assert lies_in(inner, outer) is expected


# 题名, 文件里“市财政局”是哪一个
CALLED = [
    ("余杭市人民政府办公室关于加强信用建设的通知", "余杭市财政局"),  # 余杭 2001 年以前是县级市
    ("余杭区人民政府办公室关于加强信用建设的通知", "杭州市财政局"),
    ("平度市人民政府办公室关于加强信用建设的通知", "平度市财政局"),
]


@pytest.mark.parametrize(("title", "expected"), CALLED)
def test_市财政局是哪个市的(title: str, expected: str) -> None:
    said = extract_document(Document("甲.txt", "", f"{title}\n市财政局要加强协调。\n"))
    assert [f.name for f in said.found if "市财政局" in f.aliases or f.name.endswith("财政局")] == [expected]


def test_全旗是发文的旗() -> None:
    text = "鄂托克前旗人民政府关于草原保护的意见\n按照鄂尔多斯市要求，到2025年，全旗草原植被盖度稳定在48%以上。\n"
    said = extract_document(Document("甲.txt", "", text))
    names = {f.id: f.name for f in said.found}
    assert [names[s.head] for s in said.stated if s.type == "has_target"] == ["鄂托克前旗"]


def test_州里的市作的报告是市的() -> None:
    text = (
        "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2024年工作回顾\n"
        "在州委、州政府坚强领导下，凯里市经济平稳，增速居全州前列。全市就业稳定。我市收入增加。黔东南苗族侗族自治州支持凯里市。\n"
    )
    found = extract_document(Document("甲.txt", "甲", text))
    assert "凯里市政府工作报告" in {x.name for x in found.found if x.type == "document"}
