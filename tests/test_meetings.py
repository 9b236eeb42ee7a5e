"""When meetings were held. Meetings are marked; the expected day is read by hand."""

import pytest
from marked import marked
from policygraph.extract.model import Clean, Document, Outline
from policygraph.extract.pipeline import extract_document
from policygraph.extract.statements.meetings import days

# 说明, 句子, 文件的年份, 会议的日子
DAYS = [
    ("会前的日期", "6月12日，[市际联席会议/meeting]在朔州市举行。", 2024, "2024-06-12"),
    ("会后的日期", "[市际联席会议/meeting]6月12日在朔州市举行。", 2024, "2024-06-12"),
    ("有年份", "2023年11月5日上午，李某主持召开[市际联席会议/meeting]。", 2024, "2023-11-05"),
    ("不知年份", "6月12日，[市际联席会议/meeting]在朔州市举行。", None, None),
    ("只是提到", "6月12日，全市学习[市际联席会议/meeting]精神。", 2024, None),
    ("贯彻的会", "6月12日召开大会贯彻[市际联席会议/meeting]部署。", 2024, None),
    ("没有日子", "[市际联席会议/meeting]在朔州市举行，历时3天。", 2024, None),
]


@pytest.mark.parametrize(("text", "year", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_会议是哪天开的(text: str, year: int | None, expected: str | None) -> None:
    sentence, mentions = marked(text)
    clean = Clean(sentence.text, range(len(sentence.text)))
    taken = Outline(Document("例.txt", "", sentence.text), clean, (), (sentence,), year)
    assert days(taken, mentions).get("市际联席会议") == expected


def test_主持的人边上写明() -> None:
    text = "朔州市委书记钱正言出席市际联席会议并讲话，朔州市市长孟庆原主持会议。\n"
    found = extract_document(Document("例.txt", "例", "6月12日，晋北城镇圈第三次市际联席会议在朔州市举行。" + text))
    names = {f.id: f.name for f in found.found}
    parts = {names[s.head]: dict(s.attributes).get("part") for s in found.stated if s.type == "takes_part_in"}
    assert parts == {"钱正言": None, "孟庆原": "主持"}


def test_等字后面是一类活动不是会名() -> None:
    text = "云江省举办云江名品行等产销对接活动。第三届云江文化论坛在云江举行。"
    named = [thing.name for thing in extract_document(Document("例.txt", "", text)).found if thing.type == "meeting"]
    assert named == ["第三届云江文化论坛"]


def test_人大的第三次会议不是常委会的第十三次会议() -> None:
    text = "第十四届全国人民代表大会第三次会议举行。第十四届全国人民代表大会常务委员会第十三次会议决定了日期。"
    named = {thing.name for thing in extract_document(Document("例.txt", "", text)).found if thing.type == "meeting"}
    assert named == {"第十四届全国人民代表大会第三次会议", "第十四届全国人民代表大会常务委员会第十三次会议"}


def test_届次在行末_名称接到下一行() -> None:
    text = "政府工作报告\n——2026年1月26日在云江省第十四届\n人民代表大会第五次会议上\n省长 王海燕\n各位代表：现在报告工作。\n"
    named = [thing.name for thing in extract_document(Document("例.txt", "", text)).found if thing.type == "meeting"]
    assert named == ["省第十四届人民代表大会第五次会议"]
