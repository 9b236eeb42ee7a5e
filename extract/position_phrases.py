"""The words that make a phrase a position (定位), and the positions a phrase lists.

In: what stands behind 打造, 建设成为 …; out: its positions, each with where its own words begin. The words are data
(rules/positioning/).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from . import schema

_OF = re.compile("(?<!目)的")
# 某引领地、某示范地: the class words 地 and 城市 end a position, whatever stands before them.
_CLASSED = re.compile(
    "^(?!对接|服务|连接|面向|辐射|沟通|衔接|毗邻|联通|联动).{2,}"
    "(?:(?<![当各本外农土两湿草耕用产陆腹内基])地|(?:型|园林|卫生|森林|模范|文明|示范)城市)$"
)
_SITE = re.compile("(?:平台|实验室)”?$")
_BUILDING = re.compile("(?<!副)中心”?$")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Words:
    verb: re.Pattern[str]
    before: re.Pattern[str]
    kind: re.Pattern[str]
    other: re.Pattern[str]
    bare: re.Pattern[str]
    next: re.Pattern[str]
    noun: re.Pattern[str]
    passive: re.Pattern[str]
    level: re.Pattern[str]
    leveled: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One position of a phrase; `at` is where its own words begin in the phrase."""

    at: int
    text: str


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def vocabulary() -> Words:
    raw = schema.load("positioning")["positioning"]
    kinds = rf"(?:{_any(raw['kinds'])}|(?:{_any(raw['levels'])})[^、]*(?:{_any(raw['leveled'])}))"
    return Words(
        re.compile(rf"(?:{_any(raw['verbs'])})(?!{_any(raw['verb_not'])})"),
        re.compile(
            rf"(?:{_any(raw['adverbs'])}|[一二三四五六七八九十]是|（[一二三四五六七八九十]）|[0-9.、：“”\s]"
            rf"|到20\d\d年|在[^，。；]{{2,40}}(?:领域|方面|中))*$"
        ),
        re.compile(rf"{kinds}[”]?$"),
        re.compile(rf"(?:{_any(raw['others'])})”?$"),
        re.compile(_any(raw["kinds"])),
        re.compile(raw["subject_next"]),
        re.compile(
            r"(?:深化|推进|加快|加强|把握|明确|赋予|锚定)(?P<phrase>[^，。；：！？\n]{6,60}?)"
            r"(?:的(?:战略|新|功能|发展|目标)*)?(?P<noun>建设|定位)(?=[，。；、]|$)"
        ),
        re.compile(rf"(?:^|(?<=[，。；：]))(?P<phrase>[^，。；：！？\n]{{8,60}}?)(?:{_any(raw['rises'])})(?=[，。；]|$)"),
        re.compile(_any(raw["levels"])),
        re.compile(rf"(?:{_any(raw['leveled'])})”?$"),
    )


def split(phrase: str) -> list[str]:
    """The positions a phrase lists; a modifier with 的 in front of the first holds for the others too.

    >>> split("创新高地、人才高地")
    ['创新高地', '人才高地']
    >>> split("都市圈发展的生态屏障和重要支点")
    ['都市圈发展的生态屏障', '都市圈发展的重要支点']
    """
    return [part.text for part in positions(phrase)]


def positions(phrase: str) -> list[Part]:
    found: list[Part] = []
    at, rest, passed = 0, "", 0
    for piece in re.split(r"([、和])", phrase):
        if piece in ("、", "和") and (_complete(rest, found) or _CLASSED.search(rest) and not _OF.search(phrase, passed)):
            found.append(Part(at, rest))
            at, rest = at + len(rest) + 1, ""
        else:
            rest += piece
        passed += len(piece)
    found.append(Part(at, rest))
    if any(_SITE.search(p.text) for p in found):
        found = [p for p in found if not _BUILDING.search(p.text)]  # 建设某中心和某平台: both are built
    found = [p for i, p in enumerate(found) if _is_position(p.text, found[:i])]
    if not any(vocabulary().kind.search(p.text) for p in found):
        return []
    if len(found) > 1 and _OF.search(found[0].text) and not any(_OF.search(p.text) for p in found[1:]):
        shared = found[0].text[: [*_OF.finditer(found[0].text)][-1].end()]
        found = [found[0], *(Part(p.at, shared + p.text) for p in found[1:])]
    alone = len(found) == 1  # 建设示范区: of what, it does not say
    found = [p for p in found if not (alone or len(p.text) <= _SHORT) or not vocabulary().bare.fullmatch(p.text.strip("“”"))]
    return [Part(p.at, _whole(p.text.removeprefix("为").removeprefix("一个"))) for p in found]


def _complete(text: str, earlier: Sequence[Part]) -> bool:
    return vocabulary().other.search(text) is not None or _is_kind(text, earlier)


def _is_kind(text: str, earlier: Sequence[Part]) -> bool:
    """Whether an item ends as a position does; a level that stands with an earlier item (世界一流的甲高地、乙基地) holds on."""
    if vocabulary().kind.search(text):
        return True
    level = any(vocabulary().level.search(p.text) and vocabulary().kind.search(p.text) for p in earlier)
    return level and len(text) > _SHORT and vocabulary().leveled.search(text) is not None and not text.endswith(("景区", "通道"))


def _is_position(text: str, earlier: Sequence[Part]) -> bool:
    return _is_kind(text, earlier) or len(text) > _SHORT and _CLASSED.search(text) is not None


def _whole(text: str) -> str:
    """Without the mark that opens or closes quotation marks around a whole list."""
    if text.count("“") == text.count("”"):
        return text
    return text.removeprefix("“") if text.count("“") > text.count("”") else text.removesuffix("”")
