"""The parts of layouts and of numbered sets of strategies: component_of relations.

In: the text and its resolved mentions. Out: what “一核两副” or the “三大战略” are made of, where the text spells it out:
“一核”即甲; 以甲为核心，支持乙、丙……构建“一核两极”布局; 甲、乙等“三大战略”; “三大战略”。一是实施甲；二是实施乙.
"""

import re
from collections.abc import Iterator, Sequence

from .. import words
from ..mentions import within
from ..model import Mention, Relation
from ..naming.units import coined

_DIGITS = {c: n for n, cs in enumerate(("", "一", "二两双", "三", "四", "五", "六", "七", "八", "九", "十")) for c in cs}
_MANY = 99
_LONGEST_SENTENCE = 1000
_N = "一二两双三四五六七八九十多"
_LAYOUT = re.compile(rf"“((?:[{_N}][^\W{_N}0-9]{{1,3}}、?){{2,6}})”")
_PIECE = re.compile(rf"[{_N}][^{_N}、]{{1,3}}")
_SLOGANS = ("一带一路", "一国两制", "一老一小")
_PART = re.compile(
    rf"(?:“(?P<quoted>[{_N}]\w{{1,3}})”|(?<=[，。；：、\n（ 　])(?P<bare>[{_N}]\w{{1,3}}))"
    r"(?:[（(](?P<inside>[^（）()\n]{2,60})[）)]"
    r"|，?(?:分别是|分别为|分别指|是指|即|指|就是|为|包括|：即|：)(?P<after>[^，。；\n“”]{2,80}))"
)
_SPLIT = re.compile("[、和及与]|以及")
# 甲、乙两区; not 长江|文化、某环线三条公路.
_ITEM_ENDS = re.compile(f"[、和及与，；。）)]|以及|等|[{_N}\\d]+[个大]?[^，。、]{{1,4}}(?:$|[，。；）)])")
_RARE = 10  # 京九 has 3 in jieba's dictionary, 沿江 30
_COMMON = re.compile("[沿环滨临中东西南北内外上下]")
_STRETCH = re.compile("(?:[带轴区圈群核廊极翼]|组团|板块|屏障|片区)$")
_FORMED = re.compile(r"(?:构建|形成|打造|完善|优化|建立|塑造)(?:[^，。；“”]{0,10}|以[^。；“”]{2,90}的)$")
_SPACE = re.compile(r"(?:布局|格局|结构|体系|框架|形态)$")
_SPACE_BEHIND = re.compile(r"的?[^，。；、“”\n]{0,8}(?:布局|格局|结构|体系|形态)")
_ROLE = "(?:核心|中心|龙头|引领|主体|支撑|轴线|主轴|轴|极核|核|两翼|翼|副中心|支点|节点|重点|纽带|骨架|补充)"
_WITH = re.compile(rf"(?:以|[、，])([^，。；、以][^，。；以]{{1,60}}?)为{_ROLE}")
_BACKED = re.compile(r"(?:支持|推动|联动|促进|引导)(?=(.))")
JOINS = ("、", "和", "及", "与", "以及")
_SET = re.compile(
    r"[“‘]?(?P<n>[两三四五六七八九十])(?:大|项)(?:[^\W\d]{0,4})(?P<kind>战略|工程|行动|计划|攻坚|改革|板块)[”’]?$"
    r"|^(?:国家|区域|重大|发展)+战略$"
)
_FIRST = re.compile(r"[^。！？\n]{0,60}[。：，；！\n]\s{0,4}(?=(?:一是|[（(]一[）)]))")
_NUMBERS = "一二三四五六七八九十"
_TYPES = ("area", "strategy", "place")


def layout_relations(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """All of them."""
    layouts = [(m, pieces) for m in mentions if m.type in ("strategy", "area") and (pieces := _pieces(m.text))]
    yield from _spelled_out(text, mentions, layouts)
    for m, pieces in layouts:
        yield from _cored(text, mentions, m, sum(_count(p) for p in pieces))
    for i, m in enumerate(mentions):
        if m.type == "strategy" and (named := _SET.search(m.text)):
            yield from _listed(text, mentions, i)
            if named["n"]:
                yield from _itemized(text, mentions, m, _DIGITS[named["n"]], named["kind"])


def _pieces(name: str) -> list[str]:
    """一核 and 两副 of “一核两副”空间布局; none if the name is no layout."""
    match = _LAYOUT.match(name)
    return _PIECE.findall(match[1]) if match and match[1] not in _SLOGANS else []


def _count(piece: str) -> int:
    return _DIGITS.get(piece[0], _MANY)


def _spelled_out(
    text: str, mentions: Sequence[Mention], layouts: Sequence[tuple[Mention, list[str]]]
) -> Iterator[Relation]:
    """“两区”（甲、乙） is spelled out where “一群两区三圈” is a layout: 甲 and 乙 are parts of it, if they are no more than two."""
    wholes: dict[str, Mention] = {}
    for m, pieces in layouts:
        for piece in pieces:
            wholes.setdefault(piece, m)
            wholes.setdefault(piece[:2], m)  # “一核引领”: spelled out as “一核”
    for part in _PART.finditer(text) if layouts else ():
        piece = part["quoted"] or part["bare"]
        whole = wholes.get(piece)
        group = "inside" if part["inside"] else "after"
        found = _ends(mentions, part.start(group), part.end(group)) if whole else []
        found = [m for m in found if m.end == part.end(group) or _ITEM_ENDS.match(text, m.end)]
        if whole and len(found) <= _count(piece):
            for m in [*found, *_unnamed(text, *part.span(group), found, _count(piece))]:
                yield _part(m, whole, part.start(), part.end(), "spelled-out")


def _unnamed(text: str, start: int, end: int, found: Sequence[Mention], count: int) -> Iterator[Mention]:
    """Parts that only the layout names (“两带”即云江带、甲乙发展带): where the list has as many items as the layout says, those
    that begin with a word no dictionary has; others (沿江带) would be the same in every document."""
    items, at = [], start
    for piece in _SPLIT.split(text[start:end]):
        items.append((text.index(piece, at), piece))
        at = items[-1][0] + len(piece)
    for low, item in items if len(items) == count else ():
        taken = any(m.start < low + len(item) and low < m.end for m in found)
        if not taken and 4 <= len(item) <= 12 and _STRETCH.search(item) and _proper(item[:2]):
            yield Mention("area", item, low, low + len(item), item, "layout:part")


def _proper(word: str) -> bool:
    """Made of names: coined (昌九), or too rare in the dictionary for a common word."""
    return coined(word) or words.frequency(word) < _RARE and not _COMMON.search(word)


def _ends(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The areas, places and strategies of a stretch, without the places that only say where the next name is."""
    inside = [m for m in within(mentions, start, end) if m.type in _TYPES]
    after = {m.start for m in inside}
    return [m for m in inside if m.type != "place" or m.end not in after]


def _cored(text: str, mentions: Sequence[Mention], whole: Mention, most: int) -> Iterator[Relation]:
    """以甲为核心，支持乙、丙发展……，构建“一核两极”布局: 甲, 乙 and 丙."""
    low = max(0, whole.start - _LONGEST_SENTENCE)
    start = max(low, *(text.rfind(mark, low, whole.start) + 1 for mark in "。！？；\n"))
    before = text[start : whole.start]
    if not (_SPACE.search(whole.text) or _SPACE_BEHIND.match(text, whole.end)) or not _FORMED.search(before):
        return
    parts = [m for match in _WITH.finditer(before) for m in _all(text, mentions, start + match.start(1), start + match.end(1))]
    for match in _BACKED.finditer(before) if parts else ():
        parts += _run(text, mentions, start + match.end())
    if len(parts) <= most:
        for m in parts:
            yield _part(m, whole, start, whole.end, "cored")


def _all(text: str, mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The names of a stretch that is a list of names and nothing else."""
    run = _run(text, mentions, start)
    return run if run and run[-1].end == end else []


def _run(text: str, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The list of areas and places that begins at `start`."""
    out: list[Mention] = []
    for m in within(mentions, start, start + 120):
        between = text[out[-1].end : m.start] if out else text[start : m.start]
        if m.type not in ("area", "place") or (between not in JOINS if out else between):
            break
        out.append(m)
    return out


def _listed(text: str, mentions: Sequence[Mention], i: int) -> Iterator[Relation]:
    """甲战略、乙战略等“三大战略”."""
    whole, end = mentions[i], mentions[i].start
    parts: list[Mention] = []
    for m in (mentions[k] for k in range(i - 1, -1, -1)):
        between = text[m.end : end].removesuffix("”").removeprefix("“") if not parts else text[m.end : end]
        if m.type not in ("strategy", "area") or between not in (("", "等") if not parts else JOINS):
            break
        parts.insert(0, m)
        end = m.start
    if len(parts) >= 2:
        for m in parts:
            yield _part(m, whole, parts[0].start, whole.end, "listed")


def _itemized(text: str, mentions: Sequence[Mention], whole: Mention, most: int, kind: str) -> Iterator[Relation]:
    """坚定实施“三大战略”。一是坚定实施甲战略，……。二是……: the strategy that each item begins with."""
    first = _FIRST.match(text, whole.end)
    at = first.end() if first else -1
    for n in _NUMBERS[:most] if first else "":
        start = next((i for i in (text.find(sign, at, at + 800) for sign in (f"{n}是", f"（{n}）")) if i >= 0), -1)
        if start < 0 or text[start - 1] not in "。；：，\n 　！":
            return
        named = next((m for m in within(mentions, start, start + 40) if m.type == "strategy"), None)
        if named and kind in named.text and not re.search("[，。；]", text[start : named.start]):
            yield _part(named, whole, whole.start, named.end, "itemized")
        at = start + 2


def _part(m: Mention, whole: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("component_of", m, whole, start, end, f"component_of.{rule}")
