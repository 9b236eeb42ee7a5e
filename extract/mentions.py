"""Find what a text names: lexicons, places, patterns and open classes, over one whole document; the longer wins."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from . import heads, lexicon, patterns, schema
from .enumerations import find_listed
from .model import Mention
from .places import find_places

# Where two names of the same span compete, the type that says more wins.
_ORDER = ("document", "meeting", "organization", "strategy", "project", "area", "person", "place")
_BASE = ("place", "area", "strategy")
_PLENUMS = re.compile(r"(?P<term>(?:党的|中共)?[一二三四五六七八九十]{1,3}届)(?P<list>[一二三四五六七]中(?:、[一二三四五六七]中)+)全会")
_LEVELS = re.compile(r"(?:国家|中央|全国|省委|市委|县委|区委|省|市|县)$")
_LEVEL_WORD = re.compile(r"国家|中央|全国|省委|市委|县委|区委|省|市|县")
_SESSION = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}届$")
_SHARING = ("project", "document", "meeting", "organization", "area")


def candidates(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Every stretch of the clean `text` that may be a name (persons apart), overlapping ones included, in order;
    `places` are those found in it (places.locate)."""
    known = lexicon.find_known(text)
    places = list(places)
    base = longest([m for m in known if m.type in _BASE] + places)
    at = heads.units(text, [*base, *(m for m in known if m.type in ("organization", "meeting"))])
    headed = heads.find_headed(text, at, {m.end: m.start for m in known})
    shadowed = patterns.shadow(text, longest(places + [m for m in known + headed if m.type == "organization"]))
    found = known + places + headed + list(_find_patterns(text, shadowed, at))
    found += _plenums(text)
    found += _numbered_events(text, known)
    found += find_listed(text, at)
    return sorted(found + list(_shared_heads(text, longest(found), at)), key=_position)


def _position(m: Mention) -> tuple[int, int, int]:
    return m.start, -m.end, _ORDER.index(m.type)


@cache
def _patterns() -> tuple[tuple[str, schema.NamePattern], ...]:
    return tuple((type.name, p) for type in schema.entity_types().values() for p in type.patterns)


def _find_patterns(text: str, shadowed: str, at: heads.Units) -> Iterable[Mention]:
    for type, pattern in _patterns():
        for m in pattern.regex.finditer(shadowed if pattern.units else text):
            start, end = m.span("name")
            if pattern.trim:
                start = heads.trimmed(text, start, end)
            if pattern.walk:
                start = heads.left_edge(text, start, pattern.walk, at)
            if end > start:
                yield Mention(type, text[start:end], start, end, "", f"pattern:{type}.{pattern.id}")


def _plenums(text: str) -> Iterator[Mention]:
    """二十届二中、三中全会 names two plenums: one mention each, `name` in full."""
    for match in _PLENUMS.finditer(text):
        start = match.start()
        for number in re.finditer("[一二三四五六七]中", match["list"]):
            end = match.start("list") + number.end()
            end = match.end() if end == match.end("list") else end
            name = f"{match['term']}{number[0]}全会"
            yield Mention("meeting", text[start:end], start, end, name, "coordination:meeting")
            start = end + 1


def _numbered_events(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """第五届中国国际进口博览会: a known event with its number is that one meeting."""
    for m in known:
        number = _SESSION.search(text[max(0, m.start - 8) : m.start]) if m.type == "meeting" else None
        if number:
            start = m.start - len(number[0])
            yield Mention("meeting", text[start : m.end], start, m.end, number[0] + m.name, "lexicon:meeting")


def _shared_heads(text: str, outer: Sequence[Mention], at: heads.Units) -> Iterator[Mention]:
    """甲、乙机场改扩建: what stands before a name and shares its end is a name too (`name`: 甲机场改扩建)."""
    starts = {u.start: u for u in at.values() if u.kind in _BASE}
    for m in outer:
        if m.type not in _SHARING or m.start < 2 or text[m.start - 1] not in "、和及":
            continue
        level = _LEVEL_WORD.match(m.text)
        party = bool(level) and level[0].endswith("委")
        unit = starts.get(m.start)
        length = level.end() if level else unit.end - unit.start if unit and unit.end < m.end else 0
        rest = m.text[length:]
        end = m.start - 1
        while length and len(rest) >= 2 and (start := _before(text, end, at, party)) is not None:
            yield Mention(m.type, text[start:end], start, end, text[start:end] + rest, f"coordination:{m.type}")
            if text[start - 1 : start] not in ("、", "和", "及"):
                break
            end = start - 1


def _before(text: str, end: int, at: heads.Units, party: bool) -> int | None:
    """Where the place or level word (省, 市委) that ends at `end` begins; `party`: 省委 goes with 市委, not with 市."""
    unit = at.get(end)
    if unit and unit.kind in _BASE:
        return unit.start
    word = _LEVELS.search(text[max(0, end - 2) : end])
    if word is None or word[0].endswith("委") != party and word[0] != "中央":
        return None
    return end - len(word[0])


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest, of equally long ones the first and then the weightier type; in order."""
    ranked = sorted(mentions, key=lambda m: (m.start - m.end, m.start, _ORDER.index(m.type), m.found_by))
    taken: list[Mention] = []
    covered: set[int] = set()
    for m in ranked:
        span = range(m.start, m.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(m)
    return sorted(taken, key=lambda m: m.start)


def nested(whole: Mention, found: Sequence[Mention]) -> list[Mention]:
    """The names inside the name `whole`, of the candidates `found` (sorted by start); the longer wins here too."""
    low = bisect_left(found, whole.start, key=lambda m: m.start)
    inside = []
    for m in found[low:]:
        if m.start >= whole.end:
            break
        titled = m.type != "document" or m.text[0] in "《〈" or m.found_by.startswith("lexicon")
        if titled and m.end <= whole.end and m.end - m.start < whole.end - whole.start - (2 if whole.text[0] == "《" else 0):
            inside.append(m)
    return longest(inside)


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions inside the clean span [start, end); `mentions` are sorted by start."""
    low = bisect_left(mentions, start, key=lambda m: m.start)
    out = []
    for m in mentions[low:]:
        if m.start >= end:
            break
        if m.end <= end:
            out.append(m)
    return out
