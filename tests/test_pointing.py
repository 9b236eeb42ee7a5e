"""他强调, 五市要携手: whom and what such words point back at. The sentences are made up, the names read by a person."""

import pytest
from policygraph.extract.model import Mention, Relation
from policygraph.extract.pipeline import explain
from policygraph.extract.reference.pointing import SEVERAL, spread

HE = [
    ("他强调", "省长高文波出席座谈会。他强调，要抓好落实。", [("他", "高文波")]),
    ("句首两人，取前面的", "市委书记韩俭、市长孙大川出席座谈会。他指出，要加快进度。", [("他", "韩俭")]),
    ("另起一段不算", "省长高文波出席座谈会。\n他强调，要抓好落实。", []),
    ("其他不是他", "省长高文波出席座谈会。其他在场的人发言。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HE], ids=[row[0] for row in HE])
def test_他是谁(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(m.text, m.name) for m in explain(text).mentions if m.found_by == "coreference:he"]
    assert found == expected


SEVERAL_PLACES = [
    ("五市", "太原、晋中、忻州、吕梁、阳泉五市开了会。五市要建设全国先进制造业高地。",
     ["太原市", "晋中市", "忻州市", "吕梁市", "阳泉市"]),
    ("取个数相同的那一串", "太原、晋中两市签了约。忻州、吕梁、阳泉三市观摩。两市要建设全国先进制造业高地。", ["太原市", "晋中市"]),
    ("没有这么多地名", "太原、晋中签了约。三市要建设全国先进制造业高地。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SEVERAL_PLACES], ids=[row[0] for row in SEVERAL_PLACES])
def test_几市是哪几市(text: str, expected: list[str]) -> None:
    positions = [r for r in explain(text).relations if r.type == "positioned_as" and r.object.text == "全国先进制造业高地"]
    assert sorted(r.subject.name for r in positions) == sorted(expected)


def test_一条关系化成几条而不指向自己() -> None:
    several = Mention("place", "两市", 0, 2, "太原市、晋中市", SEVERAL)
    other = Mention("place", "太原", 3, 5, "太原市")
    found = spread([Relation("located_in", several, other, 0, 5, "located_in.test")])
    assert [(r.subject.name, r.object.name) for r in found] == [("晋中市", "太原市")]
