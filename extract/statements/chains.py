"""Relations that lie in how names stand together: places in a chain, a bracket behind a name, a name above its address.

In: the resolved mentions of a document and its text. Out: located_in and member_of relations, and component_of from
layouts.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from .. import patterns, schema
from ..geography import gazetteer
from ..mentions import within
from ..model import Mention, Relation
from .layouts import JOINS, layout_relations

_OF = re.compile(r"(?:所|下)辖的?|[东南西北中]{1,2}部的?|的(?=$)")
_ADDRESS = re.compile(r"[。：:]\s{0,4}(?:位于|地处|坐落于|坐落在)")
_RANGE = "(?:本)?(?:规划|方案|实施|建设|编制|协调)?(?:空间|区域)?(?:范围|区域)"
_COVERS = "包括|涵盖|包含|为|覆盖|涉及"
_SCOPE = re.compile(rf"(?<=[。\n 　：；，、]){_RANGE}(?=主要|{_COVERS})")
_TOWNS = ("镇", "乡")
_LEVELS = "省市县区州旗盟"
_LIST_GOES_ON = re.compile(r"[^一-龥]|[和及与等“]|$")  # 丙镇|子镇 is no 丙镇
_HOME = "coreference:home"
_GOES_ON = re.compile("高等|研究|附属|分院|分校|学院|医院|创新|实验|校区")  # 某大学（某地）研究院: the name is cut
_INSIDE = ("academy", "institution", "list:project", "park", "item", "works", "hydraulic")


def chain_relations(
    text: str, mentions: Sequence[Mention], codes: Mapping[tuple[int, int], str], inner: Mapping[Mention, Sequence[Mention]]
) -> Iterator[Relation]:
    """All of them; `codes` are division codes by span, `inner` the names inside longer names."""
    yield from _chains(text, mentions, codes)
    yield from _bracketed(text, mentions, inner)
    yield from _addressed(text, mentions)
    yield from _planned(text, mentions, inner)
    yield from layout_relations(text, mentions)


def _chains(text: str, mentions: Sequence[Mention], codes: Mapping[tuple[int, int], str]) -> Iterator[Relation]:
    """湖北省武汉市江夏区: each in the one right before it, unless the table says it is not; 丙州北部的丁县、戊市 likewise."""
    for i, (above, below) in enumerate(zip(mentions, mentions[1:], strict=False)):
        if not (above.type == below.type == "place") or below.found_by.startswith("coreference"):
            continue  # 格尔木|全省副中心城市
        if len(below.text) == 2 and above.text[-1] not in _LEVELS and (below.start, below.end) not in codes:
            continue  # 白杨|坪镇 is a town cut in two
        if above.found_by.startswith("coreference"):
            if above.found_by == _HOME and above.end == below.start and _lies_in_home(below, above, codes):
                yield Relation("located_in", below, above, above.start, below.end, "located_in.chain")
            continue
        between = text[above.end : below.start]
        if between and not _OF.fullmatch(between) or min(len(above.text), len(below.text)) < 2:
            continue
        for place in _listed(text, mentions, i + 1) if between else _alike(text, mentions, i + 1, codes):
            code, parent = codes.get((place.start, place.end)), codes.get((above.start, above.end))
            if (code and parent and parent in gazetteer.ancestors(code)) or not (between or code and parent):
                yield Relation("located_in", place, above, above.start, place.end, "located_in.chain")


def _lies_in_home(below: Mention, home: Mention, codes: Mapping[tuple[int, int], str]) -> bool:
    """我州甲县: so the text says, and the table of divisions too."""
    above, code = gazetteer.division(home.name), codes.get((below.start, below.end))
    return bool(above and code and above.name != "中国" and above.code in gazetteer.ancestors(code))


def _alike(text: str, mentions: Sequence[Mention], i: int, codes: Mapping[tuple[int, int], str]) -> Iterator[Mention]:
    """The place at `i`, and the towns listed after that town: 甲县乙镇、丙镇、丁镇."""
    yield mentions[i]
    while _uncoded_town(mentions[i], codes) and i + 1 < len(mentions) and _uncoded_town(mentions[i + 1], codes):
        after = mentions[i + 1].end
        if text[mentions[i].end : mentions[i + 1].start] not in ("、", "和") or not _LIST_GOES_ON.match(text, after):
            return
        i += 1
        yield mentions[i]


def _uncoded_town(m: Mention, codes: Mapping[tuple[int, int], str]) -> bool:
    return m.type == "place" and m.text[-1:] in _TOWNS and (m.start, m.end) not in codes


def _listed(text: str, mentions: Sequence[Mention], i: int) -> Iterator[Mention]:
    """The places of the list that begins at `i`."""
    yield mentions[i]
    while i + 1 < len(mentions) and mentions[i + 1].type == "place":
        if text[mentions[i].end : mentions[i + 1].start] not in JOINS:
            return
        i += 1
        yield mentions[i]


def _addressed(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """某某片区。位于甲区乙街道: what a list of areas or projects says of each right behind its name."""
    for i, (m, place) in enumerate(zip(mentions, mentions[1:], strict=False)):
        if m.type in ("area", "project", "organization") and _ADDRESS.fullmatch(text, m.end, place.start):
            places = [place, *_chained(mentions, i + 2)]
            if places[-1].type == "place":
                yield Relation("located_in", m, places[-1], m.start, places[-1].end, "located_in.addressed")


def _chained(mentions: Sequence[Mention], i: int) -> Iterator[Mention]:
    """The places from the `i`-th mention on that each begin where the one before ends."""
    while i < len(mentions) and mentions[i].type == "place" and mentions[i].start == mentions[i - 1].end:
        yield mentions[i]
        i += 1


def _bracketed(text: str, mentions: Sequence[Mention], inner: Mapping[Mention, Sequence[Mention]]) -> Iterator[Relation]:
    """某某超级节点（济南）, 榆次区某煤矿: the place in the bracket behind a name, or the full division it begins with."""
    for m in mentions:
        if m.type not in ("project", "organization", "area"):
            continue
        for place in inner.get(m, ()):
            if place.type != "place":
                continue
            closed = text[place.start - 1] in "（(" and text[place.end : place.end + 1] in ("）", ")")
            closed = closed and m.text.count("（") + m.text.count("(") == 1  # 甲（中国）—乙（某国）合作区: in both
            closed = closed and not (place.end + 1 == m.end and _GOES_ON.match(text, m.end))
            begins = place.start == m.start and place.text[-1] in "县区市镇乡旗" and m.found_by.endswith(_INSIDE)
            if closed or begins:
                yield Relation("located_in", m, place, m.start, m.end, "located_in.name")


@cache
def _scope() -> re.Pattern[str]:
    """规划范围包括甲市、乙市全境，以及丙州北部的丁县."""
    pattern = f"^{_RANGE}(?:主要)?(?:{_COVERS})(?:了)?{{subject*}}"
    return patterns.compile(pattern, {"subject": ["place", "area"]}, list(schema.entity_types()), context="self")


def _planned(text: str, mentions: Sequence[Mention], inner: Mapping[Mention, Sequence[Mention]]) -> Iterator[Relation]:
    """What a plan says of its scope is said of the area in its title."""
    own = [m for m in mentions if m.type == "document" and m.found_by == "header:title"]
    areas = [a for m in own for a in inner.get(m, ()) if a.type == "area"]
    for match in _SCOPE.finditer(text) if areas else ():
        end = match.start() + len(re.split("[。！？\n]", text[match.start() : match.start() + 600], maxsplit=1)[0])
        part = patterns.Encoded(
            text[match.start() : end], match.start(), within(mentions, match.start(), end), list(schema.entity_types())
        )
        for found in _scope().finditer(part.text):
            for m in part.taken(found, "subject"):
                yield Relation("member_of", m, areas[0], match.start(), m.end, "member_of.scope")
