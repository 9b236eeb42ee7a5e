"""The words that make a phrase a position (定位), and the positions a phrase lists.

In: what stands behind 打造, 建设成为 …; out: its positions, each with where its own words begin. The words are data
(rules/positioning/).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .. import schema

_OF = re.compile("(?<!目)的")
# 某引领地、某示范地: the class words 地 and 城市 end a position, whatever stands before them.
_CLASSED = re.compile(
    "^(?!对接|服务|连接|面向|辐射|沟通|衔接|毗邻|联通|联动).{2,}"
    "(?:(?<![当各本外农土两湿草耕用产陆腹内基])地|(?:型|园林|卫生|森林|模范|文明|示范)城市)$"
)
_SITE = re.compile("(?:平台|实验室)”?$")
_BUILDING = re.compile("(?<!副)中心”?$")
_SHORT = 3
# Two positions, neither word of them known (国家公交都市、全国某示范城市): names that are whole, and where the next begins.
_NOUN = re.compile(
    "(?:[区城市县省都园带圈谷]|省份|中心|基地|品牌|社会|联合体|共同体|源头|源地|阵地|去处|沃土)”?$"
)
_LEVEL = re.compile("(?:国家级|省级|市级|世界级|国家|全国|全省|全区|全市|国际|世界|全球|我国|中国|天府|新时代|新征程|西部|中部|东部|成渝|长三角)")
_LINKS = re.compile("服务|面向|连接|联结|链接|联通|沟通|立足|辐射|引领|融入|对接|依托|汇聚|背靠|承接|参与|覆盖|深度")
_ANOTHER = re.compile("[一-龥]{2,6}?(?:打造|创建|争创|建成|争当|建设(?=国家|国际|世界|全国|全省|区域))")
_LIST = re.compile("[、和]")
_LONG = 5


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
    """The positions that a phrase lists; none where none of its items ends as a position does."""
    items = _items(phrase)
    if any(_SITE.search(p.text) for p in items):
        items = [p for p in items if not _BUILDING.search(p.text)]  # 建设某中心和某平台: both are built
    found = [p for i, p in enumerate(items) if _is_position(p.text, items[:i])]
    if not any(vocabulary().kind.search(p.text) for p in found):
        return []
    found = _shared(items[0], found)
    alone = len(found) == 1  # 建设示范区: of what, it does not say
    found = [p for p in found if not (alone or len(p.text) <= _SHORT) or not vocabulary().bare.fullmatch(p.text.strip("“”"))]
    return [Part(p.at, _whole(p.text.removeprefix("为").removeprefix("一个"))) for p in found]


def _shared(first: Part, found: Sequence[Part]) -> list[Part]:
    """The positions, with the words up to 的 of what the list begins with, position or not, in front of the others."""
    others = [p for p in found if p.at != first.at]
    if not _OF.search(first.text) or any(_OF.search(p.text) for p in others):
        return list(found)
    words = first.text[: [*_OF.finditer(first.text)][-1].end()]
    return [p if p.at == first.at or vocabulary().verb.search(p.text) else Part(p.at, words + p.text) for p in found]


def _items(phrase: str) -> list[Part]:
    """What a phrase lists, positions or not: parted at 、 and 和 where a whole name stands before them."""
    found: list[Part] = []
    pieces = re.split(r"([、和])", phrase)
    at, rest, passed = 0, "", 0
    for i, piece in enumerate(pieces):
        if piece in ("、", "和") and (
            _complete(rest, found) or _CLASSED.search(rest) and not _OF.search(phrase, passed) or _parted(rest, pieces[i + 1])
        ):
            found.append(Part(at, rest))
            at, rest = at + len(rest) + 1, ""
        else:
            rest += piece
        passed += len(piece)
    found.append(Part(at, rest))
    return found


def _parted(item: str, following: str) -> bool:
    """Whether the next item has a level, a 的 or a verb of its own, so that it is not described by `item` too."""
    if _quoted(item) and (_ANOTHER.match(following) or following.startswith("“") and following.endswith("”")):
        return True
    named = len(item) >= _LONG and not _LINKS.match(item) and _NOUN.search(item)
    if not named or _LEVEL.match(following):
        return bool(named)
    return bool(_OF.search(item)) and bool(_OF.search(following) or vocabulary().kind.search(following))


def joined(text: str) -> bool:
    """Whether a text is two names of which the first is no known position: 全国某中心和某城市.

    >>> joined("全国产能中心和应用示范城市"), joined("宜居、韧性、智慧城市")
    (True, False)
    """
    for match in _LIST.finditer(text):
        item, following = text[: match.start()], text[match.end() :]
        whole = len(item) >= _LONG and (_LEVEL.match(item) or _OF.search(item)) and not _LINKS.match(item)
        kind = vocabulary().kind.search(following) or vocabulary().leveled.search(following)
        if kind and (whole and _NOUN.search(item) or _quoted(item) and not following.startswith("“")):
            return True
    return False


def _quoted(item: str) -> bool:
    """“某湾”, 相连的“某心”: a name in quotation marks that ends the item."""
    return item.endswith("”") and item.count("“") == item.count("”") == 1 and (item[0] == "“" or "的“" in item)


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
