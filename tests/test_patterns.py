"""The little language of relation rules, and the rewriting of a sentence that it is matched against."""

import re

import pytest
from marked import marked
from policygraph.extract.model import Mention, Sentence
from policygraph.extract.patterns import Encoded, compile, shadow, shadow_class
from policygraph.extract.relations import Setting, find_relations

TYPES = ["organization", "document", "place", "person", "meeting"]
SLOTS = {"subject": ["organization", "place"], "object": ["document"]}


def read(pattern: str, text: str, **options: object) -> list[tuple[list[str], list[str], str]]:
    """What a pattern takes as subject and as object at its first match, and the stretch that it matches."""
    sentence, mentions = marked(text)
    compiled = compile(pattern, SLOTS, TYPES, **options)  # type: ignore[arg-type]
    encoded = Encoded(sentence.text, 0, mentions, TYPES)
    match = compiled.search(encoded.text)
    if match is None:
        return []
    start, end = encoded.span(match)
    ends = [[m.text for m in encoded.taken(match, role)] if role in compiled.groupindex else [] for role in SLOTS]
    return [(ends[0], ends[1], sentence.text[start:end])]


# 说明, 句式, 句子, 主语, 宾语
SLOT = [
    ("一个", "{subject}印发{object}", "[甲厅/organization]印发[《乙》/document]", ["甲厅"], ["《乙》"]),
    ("类型不对", "{subject}印发{object}", "[张三/person]印发[《乙》/document]", None, None),
    (
        "一个或几个",
        "{subject+}印发{object}",
        "[甲厅/organization]、[乙厅/organization]和[丙市/place]印发[《丁》/document]",
        ["甲厅", "乙厅", "丙市"],
        ["《丁》"],
    ),
    ("一个也行", "{subject+}印发{object}", "[甲厅/organization]印发[《丁》/document]", ["甲厅"], ["《丁》"]),
    ("至少两个", "{subject++}印发{object}", "[甲厅/organization]印发[《丁》/document]", None, None),
    (
        "两个够了",
        "{subject++}印发{object}",
        "[甲厅/organization]以及[乙厅/organization]印发[《丁》/document]",
        ["甲厅", "乙厅"],
        ["《丁》"],
    ),
    (
        "一段里的都要",
        "{subject}落实{object~}，",
        "[甲厅/organization]落实好[《乙》/document]有关要求和[《丙》/document]精神，",
        ["甲厅"],
        ["《乙》", "《丙》"],
    ),
    ("可有可无的一个名称", "{subject}在{?}印发{object}", "[甲厅/organization]在[北京/place]印发[《乙》/document]", ["甲厅"], ["《乙》"]),
    ("没有也行", "{subject}在{?}印发{object}", "[甲厅/organization]在印发[《乙》/document]", ["甲厅"], ["《乙》"]),
    ("短的间隔", "{subject}…印发{object}", "[甲厅/organization]于近日印发[《乙》/document]", ["甲厅"], ["《乙》"]),
    ("短的间隔不过逗号", "{subject}…印发{object}", "[甲厅/organization]，近日印发[《乙》/document]", None, None),
    ("长的间隔可过逗号", "{subject}……印发{object}", "[甲厅/organization]，近日印发[《乙》/document]", ["甲厅"], ["《乙》"]),
    ("长的间隔不过句号", "{subject}……印发{object}", "[甲厅/organization]开会。近日印发[《乙》/document]", None, None),
]  # fmt: skip


# 说明, 句子, 宾语：地方的长列举
RUN = [
    ("全境和以及", "[张三/person]到过[甲州/place]、[乙市/place]全境，以及[丙县/place]。", ["甲州", "乙市", "丙县"]),
    ("所在的州不算", "[张三/person]到过[甲市/place]，以及[丙州/place]北部的[丁县/place]、[戊县/place]。", ["甲市", "丁县", "戊县"]),
    ("县在市后", "[张三/person]到过[甲市/place][乙县/place]、[丙市/place][丁区/place]等3个县（市、区）。", ["乙县", "丁区"]),
    ("只到城区的不算", "[张三/person]到过[甲市/place]主城区、[乙县/place]。", ["乙县"]),
    ("部分区域", "[张三/person]到过[甲市/place]、[乙市/place]部分县区和[丙市/place]。", ["甲市", "乙市", "丙市"]),
    ("逗号后换了省", "[张三/person]到过[甲省/place][乙市/place]，[丙省/place][丁市/place]、[戊市/place]。", ["乙市", "丁市", "戊市"]),
    ("逗号后另起一句", "[张三/person]到过[甲市/place]，[乙市/place]却没去。", ["甲市"]),
    ("几个市", "[张三/person]到过[甲市/place]、[乙市/place]2市和[丙县/place]。", ["甲市", "乙市", "丙县"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "objects"), [row[1:] for row in RUN], ids=[row[0] for row in RUN])
def test_地方的列举(text: str, objects: list[str]) -> None:
    sentence, mentions = marked(text)
    compiled = compile("{subject}到过{object*}", {"subject": ["person"], "object": ["place"]}, TYPES)
    encoded = Encoded(sentence.text, 0, mentions, TYPES)
    match = compiled.search(encoded.text)
    assert match and [m.text for m in encoded.taken(match, "object")] == objects


@pytest.mark.parametrize(
    ("pattern", "text", "subjects", "objects"), [row[1:] for row in SLOT], ids=[row[0] for row in SLOT]
)
def test_句式(pattern: str, text: str, subjects: list[str] | None, objects: list[str] | None) -> None:
    found = read(pattern, text)
    assert [f[:2] for f in found] == ([] if subjects is None else [(subjects, objects)])


def test_词表() -> None:
    words = {"发": "印发|发布"}
    assert read("{subject}<发>了{object}", "[甲厅/organization]发布了[《乙》/document]", words=words)
    assert read("{subject}<发>了{object}", "[甲厅/organization]学习了[《乙》/document]", words=words) == []


def test_上下文给出一端() -> None:
    assert read("废止{object}", "决定废止[《乙》/document]。", context="self") == [([], ["《乙》"], "废止《乙》")]


def test_匹配的范围回到原句() -> None:
    text = "近日，[甲厅/organization]、[乙厅/organization]联合印发[《丙》/document]，共五章。"
    assert read("{subject+}…印发{object}", text)[0][2] == "甲厅、乙厅联合印发《丙》"


def test_句子不在开头时范围也对() -> None:
    mentions = [Mention("organization", "甲厅", 10, 12), Mention("document", "《乙》", 14, 17)]
    encoded = Encoded("甲厅印发《乙》。", 10, mentions, TYPES)
    match = compile("{subject}印发{object}", SLOTS, TYPES).search(encoded.text)
    assert match is not None and encoded.span(match) == (10, 17)
    assert encoded.span(match, "object") == (14, 17)


def test_改写后每个名称是两个字() -> None:
    encoded = Encoded("甲厅印发《乙办法》。", 0, marked("[甲厅/organization]印发[《乙办法》/document]。")[1], TYPES)
    assert re.sub(r"[\ue000-\uf8ff].", "名", encoded.text, flags=re.S) == "名印发名。"


def test_遮住地名和机构_长度不变() -> None:
    sentence, mentions = marked("[太原市/place]的[市财政局/organization]印发[《办法》/document]")
    hidden = shadow(sentence.text, mentions)
    assert len(hidden) == len(sentence.text) and hidden[3] == "的" and hidden.endswith("印发《办法》")
    assert re.fullmatch(f"{shadow_class('place')}的{shadow_class('organization')}印发《办法》", hidden)


def test_紧挨着的两个地名各是一个() -> None:
    hidden = shadow("山西省太原市", [Mention("place", "山西省", 0, 3), Mention("place", "太原市", 3, 6)])
    assert len(re.findall(shadow_class("place"), hidden)) == 2


WRONG = [
    ("没有这个类型", {"subject": ["organisation"], "object": ["document"]}, "{subject}印发{object}", "no entity type"),
    ("没有这个角色", SLOTS, "{whom}印发{object}", "{whom} is none of object, subject"),
    ("词表里没有", SLOTS, "{subject}<发>{object}", "<发> is not in [words]; there are none"),
    ("不是正则式", SLOTS, "{subject}[印发{object}", "not a regular expression"),
    ("少了一端", SLOTS, "印发{object}", "the pattern lacks ['subject']"),
]


@pytest.mark.parametrize(("slots", "pattern", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_写错的句式(slots: dict[str, list[str]], pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        compile(pattern, slots, TYPES)


# 说明, 句子, 这份文件自己, 读出的关系（只看列出的类型）
RELATIONS = [
    (
        "一句话里两件事",
        "[省财政厅/organization]印发[《奖补办法》/document]，[省水利厅/organization]印发[《节水方案》/document]。",
        {"issued_by"},
        ["《奖补办法》 issued_by 省财政厅", "《节水方案》 issued_by 省水利厅"],
    ),
    (
        "机关只管自己印发的",
        "[省财政厅/organization]要求落实[《奖补办法》/document]。",
        {"issued_by"},
        [],
    ),
    (
        "一份文件由几家签署",
        "[太原市/place]、[大同市/place]两市共同签署[《合作协议》/document]。",
        {"signed_by"},
        ["《合作协议》 signed_by 大同市", "《合作协议》 signed_by 太原市"],
    ),
    ("什么名称也没有", "会议要求抓好落实。", {"issued_by", "takes_part_in"}, []),
]


@pytest.mark.parametrize(("text", "types", "expected"), [row[1:] for row in RELATIONS], ids=[row[0] for row in RELATIONS])
def test_规则读出的关系(text: str, types: set[str], expected: list[str]) -> None:
    sentence, mentions = marked(text)
    found = [r for r in find_relations(sentence, mentions, Setting()) if r.type in types]
    assert sorted({f"{r.subject.text} {r.type} {r.object.text}" for r in found}) == sorted(expected)


def test_有标题限定的规则只在那个标题下() -> None:
    sentence, mentions = marked("全面贯彻[党的二十大/meeting]精神。")
    setting = Setting({"self": Mention("document", "《规划》", 90, 94, "《规划》")})
    inside = Sentence(sentence.text, 0, sentence.end, headings=("一、指导思想",))
    outside = Sentence(sentence.text, 0, sentence.end, headings=("三、保障措施",))
    assert [r.type for r in find_relations(inside, mentions, setting)] == ["implements"]
    assert list(find_relations(outside, mentions, setting)) == []


def test_没有上下文就没有那一端() -> None:
    sentence, mentions = marked("决定废止[《养犬办法》/document]。")
    assert list(find_relations(sentence, mentions, Setting())) == []
    itself = Mention("document", "《决定》", 90, 94, "《决定》")
    (found,) = find_relations(sentence, mentions, Setting({"self": itself}))
    assert (found.type, found.subject, found.object.text) == ("repeals", itself, "《养犬办法》")


def test_一份文件不废止它自己() -> None:
    sentence, mentions = marked("[《养犬办法》/document]同时废止。")
    assert list(find_relations(sentence, mentions, Setting({"self": mentions[0]}))) == []
