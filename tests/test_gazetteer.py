"""The division table: names and codes in, divisions out."""

import pytest
from policygraph.extract import words
from policygraph.extract.geography import gazetteer

DIVISIONS = [
    ("全称", "太原市", "140100"),
    ("简称", "榆次", "140702"),
    ("编码", "140702", "140702"),
    ("自治区简称", "内蒙古", "150000"),
    ("自治州简称", "黔东南", "522600"),
    ("自治州与同名市取高一级", "恩施", "422800"),
    ("自治县简称", "孟连", "530827"),
    ("新区", "浦东", "310115"),
    ("林区", "神农架", "429021"),
    ("地区", "大兴安岭", "232700"),
    ("改名以前", "襄樊市", "420600"),
    ("改名以前的简称", "襄樊", "420600"),
    ("撤县设区以前", "昌平县", "110114"),
    ("单字县改区", "通县", "110112"),
    ("撤销的区自成一行", "崇文区", "110103"),
    ("国家", "我国", "000000"),
    ("外国", "美利坚合众国", "US"),
    ("省名不让给同名的自治州", "海南", "460000"),
    ("查无此地", "乌有县", None),
    ("几处同名", "鼓楼区", None),
]


@pytest.mark.parametrize(("name", "code"), [d[1:] for d in DIVISIONS], ids=[d[0] for d in DIVISIONS])
def test_查区划(name: str, code: str | None) -> None:
    place = gazetteer.division(name)
    assert (place.code if place else None) == code


def test_上级() -> None:
    assert gazetteer.ancestors("420115") == ("420100", "420000", "000000")
    assert [p.name for p in [gazetteer.parent("420115")] if p] == ["武汉市"]
    assert gazetteer.ancestors("110105") == ("110000", "000000")
    assert gazetteer.parent("000000") is None
    assert gazetteer.ancestors("US02") == ("US",)


def test_撤销的区划有去向() -> None:
    assert gazetteer.places()["110103"].status == "撤销2010"
    assert gazetteer.places()["110103"].successors == ("110101",)


def test_上级都在表里() -> None:
    missing = [p for p in gazetteer.places().values() if p.parent and p.parent not in gazetteer.places()]
    assert missing == []


def test_省份齐全() -> None:
    levels = [p.level for p in gazetteer.places().values() if p.status == "现行"]
    assert (levels.count("省"), levels.count("县")) == (34, 2847)


MARKS = [
    ("资源", "常"), ("合作", "常"), ("公安", "常"), ("朝阳", "疑"), ("昆山", "无"), ("榆次", ""), ("太原", ""),
]


@pytest.mark.parametrize(("name", "mark"), MARKS, ids=[m[0] for m in MARKS])
def test_常用词有标记(name: str, mark: str) -> None:
    assert {sense.mark for sense in gazetteer.senses()[name] if sense.kind == "short"} >= {mark}


BORDERS = [
    ("太原市民的生活", "太原市", False),
    ("太原市民的生活", "太原", True),
    ("上海南部", "海南", False),
    ("黄河南岸", "河南", False),
    ("大同小异", "大同", False),
    ("到大同考察", "大同", True),
    ("提高平台能级", "高平", False),
    ("中原区域合作", "中原区", False),
]


@pytest.mark.parametrize(("text", "name", "free"), BORDERS, ids=[f"{b[0]}·{b[1]}" for b in BORDERS])
def test_词的边界(text: str, name: str, free: bool) -> None:
    start = text.index(name)
    assert words.apart(text, start, start + len(name)) is free


def test_分词不丢字() -> None:
    text = "太原市、晋中市  2025年（5G＋工业互联网）\n“一群两区三圈”"
    assert "".join(word for word, _, _ in words.cut(text)) == text
    assert all(text[start:end] == word for word, start, end in words.cut(text, hmm=False))


def test_自己的分词器() -> None:
    import jieba

    assert words.tokenizer() is not jieba.dt
    assert not jieba.dt.initialized
