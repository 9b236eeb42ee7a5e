"""Find what a text names: lexicons, places, patterns and open classes, over one whole document; the longer wins."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

from . import patterns, schema
from .anchors import Anchored
from .model import Mention
from .naming import heads, lexicon
from .naming.bureaus import bureaus
from .naming.coordination import (
    GROUND,
    branches,
    coined_routes,
    joined_projects,
    local_organs,
    plenums,
    routes,
    sessions,
    shared_heads,
    summits,
    zone_bodies,
)
from .naming.divisions import divisions
from .naming.enumerations import find_listed
from .naming.foreign import find_foreign, state_before
from .naming.units import Units, units
from .naming.zone_lists import listed_zones
from .statements.duty_lists import listed_bodies

# Where two names of the same span compete, the type that says more wins.
_ORDER = ("document", "meeting", "organization", "strategy", "project", "area", "person", "place")
_RANK = {type: i for i, type in enumerate(_ORDER)}
_PARTS = re.compile("(?:中?[东西]|中|东北|西南|西北|东南|中西)部(?:地区)?|(?:东部)?沿海(?:地区)?")
_BRACKET = re.compile(r"(?:（[^（）]{1,24}）)?")
_START = attrgetter("start")


def candidates(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Every stretch of the clean `text` that may be a name (persons apart), overlapping ones included, in order;
    `places` are those found in it (places.locate)."""
    abroad = find_foreign(text)
    known = _outside(lexicon.find_known(text), abroad) + abroad
    places = list(places)
    known = _wholes(text, known, {m.end: m.name for m in places})
    base = longest([m for m in known if m.type in GROUND] + places)
    at = units(text, [*base, *(m for m in known if m.type in ("organization", "meeting"))])
    headed = heads.find_headed(text, at, {m.end: m.start for m in known})
    headed = _not_tiled(headed, known)
    shadowed = patterns.shadow(text, longest(places + [m for m in known + headed if m.type == "organization"]))
    found = known + places + headed + _find_patterns(text, shadowed, at)
    found += [*plenums(text), *routes(text), *sessions(text, known), *local_organs(text, known, at)]
    found += [*find_listed(text, at), *listed_bodies(text)]
    outer = longest(found)
    found += [*shared_heads(text, outer, at), *branches(text, outer), *summits(text, outer), *zone_bodies(text, outer)]
    found += listed_zones(text, outer)
    found += [*joined_projects(text, outer), *coined_routes(text, outer, at)]
    found += [*bureaus(text, outer), *divisions(text, outer)]
    return sorted(found, key=_position)


def _not_tiled(headed: Sequence[Mention], known: Sequence[Mention]) -> list[Mention]:
    """Without bodies that are two known ones put together: 中共中央办公厅|国务院办公厅."""
    ends = {m.start: m.end for m in longest(m for m in known if m.type == "organization")}
    return [m for m in headed if m.type != "organization" or ends.get(ends.get(m.start, -1)) != m.end]


def _wholes(text: str, known: Sequence[Mention], ends: Mapping[int, str]) -> list[Mention]:
    """Without parts of other places: 甘肃省|中部, 缅甸|中部, 加沙地带|中部 are not China's macro-region; `ends` are the
    places' names by their end."""
    return [m for m in known if not _PARTS.fullmatch(m.text) or not _part(text, m.start, ends)]


def _part(text: str, start: int, ends: Mapping[int, str]) -> bool:
    behind = ends.get(start, "中国") != "中国" or text.startswith("地带", start - 2)
    return behind or bool(state_before(text, start, clause=True))


def _outside(known: Sequence[Mention], abroad: Sequence[Mention]) -> list[Mention]:
    """China's organs without those that a foreign state owns."""
    owned = {at for m in abroad for at in range(m.start, m.end)}
    return [m for m in known if m.type == "place" or owned.isdisjoint(range(m.start, m.end))]


def _position(m: Mention) -> tuple[int, int, int]:
    return m.start, -m.end, _RANK[m.type]


@cache
def _patterns(hidden: bool) -> tuple[Anchored, tuple[tuple[int, str, schema.NamePattern], ...]]:
    """The patterns that are run on the text as it is, or on the one with units hidden; each with its rank and type."""
    every = [(type.name, p) for type in schema.entity_types().values() for p in type.patterns]
    chosen = tuple((rank, type, p) for rank, (type, p) in enumerate(every) if p.units == hidden)
    return Anchored(p.regex for _, _, p in chosen), chosen


def _find_patterns(text: str, shadowed: str, at: Units) -> list[Mention]:
    found: list[tuple[int, Mention]] = []
    for hidden in (False, True):
        anchored, chosen = _patterns(hidden)
        for number, match in anchored.finditer(shadowed if hidden else text):
            rank, type, pattern = chosen[number]
            start, end = match.span("name")
            if pattern.trim:
                start = heads.trimmed(text, start, end)
            if pattern.walk:
                start = heads.left_edge(text, start, pattern.walk, at)
            if end > start:
                found.append((rank, Mention(type, text[start:end], start, end, "", f"pattern:{type}.{pattern.id}")))
    return [m for _, m in sorted(found, key=lambda pair: pair[0])]


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest, of equally long ones the first and then the weightier type; in order."""
    ordered = sorted(mentions, key=_START)
    if not any(map(_overlap, ordered, ordered[1:])):
        return ordered
    ranked = sorted(ordered, key=lambda m: (m.start - m.end, m.start, _RANK[m.type], m.found_by))
    taken: list[Mention] = []
    low = ordered[0].start
    covered = bytearray(max(m.end for m in ranked) - low)
    for m in ranked:
        start, end = m.start - low, m.end - low
        if covered.find(1, start, end) < 0:
            covered[start:end] = b"\1" * (end - start)
            taken.append(m)
    return sorted(taken, key=_START)


def _overlap(one: Mention, after: Mention) -> bool:
    return one.end > after.start


def nested(whole: Mention, found: Sequence[Mention]) -> list[Mention]:
    """The names inside the name `whole`, of the candidates `found` (sorted by start); the longer wins here too."""
    most = whole.end - whole.start - (2 if whole.text[0] == "《" else 0)
    inside = within(found, whole.start, whole.end)
    return longest(m for m in inside if m.end - m.start < most and _may_nest(m, whole))


def _may_nest(m: Mention, whole: Mention) -> bool:
    rest = whole.text[m.end - whole.start :].strip("》")
    all_of_it = m.start - whole.start <= 1 and (rest in ("计划", "方案") or _BRACKET.fullmatch(rest) is not None)
    itself = m.text.endswith(("计划", "规划")) or m.text.endswith("行动") and all_of_it
    if m.type == "strategy" and whole.type == "document" and itself:
        return False  # the title itself without its marks
    if m.type == whole.type == "document" and m.end == whole.end and m.text[0] not in "《〈":
        return False  # 法治宣传|教育法
    return m.type != "document" or m.text[0] in "《〈" or m.found_by.startswith("lexicon")


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions inside the clean span [start, end); `mentions` are sorted by start."""
    out = []
    for i in range(bisect_left(mentions, start, key=_START), len(mentions)):
        if mentions[i].start >= end:
            break
        if mentions[i].end <= end:
            out.append(mentions[i])
    return out
