"""Documents named in short, inside one document: 《决定》 and 文号. Never across documents."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from ..model import Mention
from ..naming.names import plain
from .short_names import subsequence, without_place

NUMBERS = ("pattern:document.number", "pattern:document.decree")
_SHORT = re.compile(r"《([^《》]{2,10})》")
_INNER = re.compile(r"《[^《》]{7,100}》")
_BRACKETS = re.compile(r"[()（）]")
_PERIOD = re.compile(r"(?P<whose>[一-龥]{0,16}?)[“”]?(?P<n>十[一二三四五六])五[“”]?规划(?P<kind>建议|纲要)(?:[（(]草案[)）])?")
_FEW = 300
_OF_MEETING = ("全会", "全体会议", "次会议", "代表大会", "工作会议")
# A version of its own: the title without it is another document.
_VERSION = re.compile(r"[(（](?:试行|暂行|征求意见稿|送审稿|讨论稿)[)）]$")
_PLACED = re.compile(r"[一-龥]{2,3}[省市县区州盟旗](?=.{4})|中华人民共和国|国家")
_BRACKET_END = re.compile(r"[(（][^()（）]*[)）]$")


def bind_numbers(text: str, named: Sequence[Mention]) -> list[Mention]:
    """《…》（财办农〔2021〕11号): a number in brackets behind a title is another name of that document."""
    out: list[Mention] = []
    for m in named:
        before = out[-1] if out else None
        if m.found_by in NUMBERS and before and before.type == "document" and text[before.end : m.start] in ("（", "("):
            m = m.called(before.name)
        out.append(m)
    return out


def bind_periods(named: Sequence[Mention]) -> list[Mention]:
    """某市委“十五五”规划建议 -> 《中共某市委关于制定某市国民经济和社会发展第十五个五年规划的建议》, where the text names one such."""
    titles = {plain(m.name): m.name for m in named if m.type == "document" and "个五年规划" in m.name}
    out = []
    for m in named:
        period = _PERIOD.fullmatch(plain(m.name)) if titles and m.type == "document" else None
        if period:
            ending = re.compile(rf"第{period['n']}个五年规划(?:和[^，。]{{2,20}}?目标)?的?{period['kind']}(?:[（(][^（）()]*[)）])?$")
            whose = period["whose"].removeprefix("中共")[:2]
            meant = {name for title, name in titles.items() if ending.search(title) and (whose in title or whose == "全国")}
            m = replace(m, name=meant.pop(), found_by="coreference:title") if len(meant) == 1 else m
        out.append(m)
    return out


def bind_titles(text: str, named: Sequence[Mention]) -> list[Mention]:
    """《决定》 -> the full title last named before it (or first named after it) that ends so."""
    titles = [m for m in named if m.type == "document"]
    full = _by_end([x for m in titles for x in (m, *_inside(m)) if len(plain(x.name)) > 6])
    quoted: Mapping[str, list[Mention]] | None = None
    out = []
    before: Mention | None = None
    for m in named:
        short = _SHORT.fullmatch(m.text) if m.type == "document" and m.found_by != "coreference:called" else None
        if before and before.type == "organization" and before.end == m.start:
            short = None  # 国务院《地名管理条例》 is not 《某市地名管理条例》
        if short and len(plain(m.name)) <= 10:
            among = full
            if text.endswith(_OF_MEETING, 0, m.start):  # 全会《决定》 is no 关于免去某人职务的决定
                quoted = quoted or {end: [x for x in some if x.text[0] == "《"] for end, some in full.items()}
                among = quoted
            meant = _nearest(plain(short[1]), m, among)
            m = replace(m, name=meant.name, found_by="coreference:title") if meant else m
        out.append(m)
        before = m
    return out


def _inside(m: Mention) -> list[Mention]:
    """The mention again under each title that its own title names (《关于《甲办法》的解读》: 《甲办法》)."""
    return [m.called(title) for title in _INNER.findall(m.text[1:])]


def _by_end(full: Sequence[Mention]) -> Mapping[str, list[Mention]]:
    """The titles by each pair of characters that one of their forms ends with (with and without brackets), in order."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for m in full:
        for end in _ends(plain(m.name)):
            found[end].append(m)
    return found


def _ends(title: str) -> set[str]:
    return {title[-2:], _BRACKET_END.sub("", title)[-2:], _BRACKETS.sub("", title)[-2:]}


def _nearest(short: str, at: Mention, full: Mapping[str, list[Mention]]) -> Mention | None:
    """The last title before `at` that ends so, else the first behind it; of very many only the nearest are looked at."""
    before: list[Mention] = []
    behind: list[Mention] = []
    for end in _ends(short):
        titles = full.get(end, [])
        i = bisect_left(titles, at.start, key=lambda m: m.start)
        before += _first(reversed(titles[max(0, i - _FEW) : i]), short)
        behind += _first(titles[i : i + _FEW], short)
    if before:
        return max(before, key=lambda m: m.start)
    first = min(behind, key=lambda m: m.start, default=None)
    return first if first and first.start != at.start else None


def _first(titles: Iterable[Mention], short: str) -> list[Mention]:
    return list(islice((m for m in titles if _means(plain(m.name), short)), 1))


def _means(title: str, short: str) -> bool:
    return ends_so(title, short) and not without_place(title, short)


def ends_so(title: str, short: str) -> bool:
    """Does the folded `title` end with `short`, or with words that `short` condenses?

    >>> ends_so("某省第十五个五年规划纲要(草案)", "纲要草案"), ends_so("关于加快发展的意见", "决定")
    (True, False)
    >>> ends_so("某某管理办法(试行)", "办法"), ends_so("某某管理办法(试行)", "某某管理办法")
    (True, False)
    """
    if short in (title, _VERSION.sub("", title)):
        return False
    bare = _BRACKET_END.sub("", title)
    if bare.endswith(short) or title.endswith(short):
        return True
    if _PLACED.match(short):
        return False  # 某市遗体捐献条例 is a title in full, not 某市遗体和人体器官捐献条例 in short
    joined = _BRACKETS.sub("", title)
    return joined.endswith(_BRACKETS.sub("", short)) or (
        len(short) >= 4 and bare[-2:] == _BRACKET_END.sub("", short)[-2:] and subsequence(short, bare)
    )
