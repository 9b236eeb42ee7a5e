"""Agreements of two parties: 《甲国政府和乙国政府关于某事的协定》 names in its title who signed it.

In: the clean text, a document named in it and the mentions inside the title. Out: signed_by for agreements that the
sentence says are signed, issued_by for joint communiqués that it says are made known.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .. import schema
from ..model import Mention, Relation
from ..naming import foreign

_JOINED = re.compile("(?:政府)?(?:和|与|同|、)")
_SIGNED = re.compile("签署|签订|签约|签字|缔结|签下|签了")
_MADE = re.compile("发表|发布|通过|达成|签署")
_STYLE = re.compile("(?:人民)?(?:民主|联邦|社会主义|伊斯兰|阿拉伯)*(?:共和国|王国|联邦)$")
_BORDER = re.compile("政府|和|与|同|、|关于|间|联合|全面|战略|友好|自由贸易|引渡")
_CHINA = ("中华人民共和国", "中国")
_NOT = re.compile("将签|拟签|推动签|争取签|尽快签|早日签|商签|谈判|就签署|签署前|有望签")


@cache
def _at_end() -> re.Pattern[str]:
    """The kind of agreement that ends a title, `joint` where the two make it known together."""
    joint, other = schema.word_class("联合文件"), schema.word_class("双方文件")
    return re.compile(rf"(?:(?P<joint>{joint})|(?:{other}))(?:[（(][^（）()]{{1,16}}[）)])?》?$")


@cache
def _about() -> re.Pattern[str]:
    """What stands behind the second of two parties: what they agree on."""
    kinds = schema.word_class("双方文件")
    return re.compile(
        f"(?:政府)?(?:间)?(?:关于|联合|战略|全面|深化|加强|友好|合作|框架|自由贸易|[一-龥]{{2,12}}(?:合作|{kinds}))"
    )


def party_relations(text: str, whole: Mention, inner: Sequence[Mention]) -> Iterator[Relation]:
    """Who the two parties of the document `whole` are, where its sentence says that it came about.

    >>> a, b = Mention("place", "甲国", 6, 8), Mention("place", "乙国", 11, 13)
    >>> whole = Mention("document", "《甲国政府和乙国政府关于渔业的协定》", 5, 23)
    >>> [(r.type, r.object.text) for r in party_relations("双方签署了《甲国政府和乙国政府关于渔业的协定》。", whole, [a, b])]
    [('signed_by', '甲国'), ('signed_by', '乙国')]
    """
    kind = _at_end().search(whole.text)
    pair = _pair(whole, inner) if kind else ()
    if not kind or not pair:
        return
    low = max(text.rfind(mark, 0, whole.start) for mark in "。；\n") + 1
    high = min((i for mark in "。；\n" if (i := text.find(mark, whole.end)) >= 0), default=len(text))
    said = text[low : whole.start] + "，" + text[whole.end : high]
    if _NOT.search(said) or not (_MADE if kind["joint"] else _SIGNED).search(said):
        return
    type = "issued_by" if kind["joint"] else "signed_by"
    for party in pair:
        yield Relation(type, whole, party, whole.start, whole.end, f"{type}.parties")


def _pair(whole: Mention, inner: Sequence[Mention]) -> tuple[Mention, ...]:
    """The two with which a title begins: 甲和乙关于…, 甲与乙战略合作协议."""
    first = _party(whole, inner, 1 if whole.text.startswith("《") else 0)
    joined = _JOINED.match(whole.text, first.end - whole.start) if first else None
    second = _party(whole, inner, joined.end()) if joined else None
    return (first, second) if first and second and _about().match(whole.text, second.end - whole.start) else ()


def _party(whole: Mention, inner: Sequence[Mention], at: int) -> Mention | None:
    """Who stands at `at` in the title: a state by its name, also where its government signs."""
    for length in range(14, 1, -1):
        said = whole.text[at : at + length]
        name = "中国" if said in _CHINA else foreign.states().get(said) or foreign.states().get(_STYLE.sub("", said))
        if name and _BORDER.match(whole.text, at + length):
            return Mention("place", said, whole.start + at, whole.start + at + length, name, "parties:state")
    return next((m for m in inner if m.start - whole.start == at and m.type in ("place", "organization")), None)
