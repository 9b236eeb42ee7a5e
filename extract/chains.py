"""Relations that lie in how names stand together: places in a chain, a bracket behind a name, the parts of a layout.

In: the resolved mentions of a document and its text. Out: located_in and component_of relations.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from . import gazetteer
from .mentions import within
from .model import Mention, Relation

_PART = re.compile(
    r"“([一二三四五六七八九十两]\w{1,3})”(?:[（(]([^（）()\n]{2,60})[）)]|(?:即|是指|指|为|包括)([^。；\n“”]{2,60}))"
)
_LAYOUT = re.compile(r"“((?:[一二三四五六七八九十两]\w{1,3}?){2,6})”")
_INSIDE = ("academy", "institution", "list:project", "park", "item", "works", "hydraulic")


def chain_relations(
    text: str, mentions: Sequence[Mention], codes: Mapping[tuple[int, int], str], inner: Mapping[Mention, Sequence[Mention]]
) -> Iterator[Relation]:
    """All of them; `codes` are division codes by span, `inner` the names inside longer names."""
    yield from _chains(mentions, codes)
    yield from _bracketed(text, mentions, inner)
    yield from _layouts(text, mentions)


def _chains(mentions: Sequence[Mention], codes: Mapping[tuple[int, int], str]) -> Iterator[Relation]:
    """湖北省武汉市江夏区: each in the one right before it, unless the table says it is not."""
    for above, below in zip(mentions, mentions[1:], strict=False):
        touching = above.type == below.type == "place" and above.end == below.start
        if not touching or min(len(above.text), len(below.text)) < 2 or above.found_by.startswith("coreference"):
            continue
        code, parent = codes.get((below.start, below.end)), codes.get((above.start, above.end))
        if code and parent and parent not in gazetteer.ancestors(code):
            continue
        yield Relation("located_in", below, above, above.start, below.end, "located_in.chain")


def _bracketed(text: str, mentions: Sequence[Mention], inner: Mapping[Mention, Sequence[Mention]]) -> Iterator[Relation]:
    """某某超级节点（济南）, 榆次区某煤矿: the place in the bracket behind a name, or the full division it begins with."""
    for m in mentions:
        if m.type not in ("project", "organization", "area"):
            continue
        for place in inner.get(m, ()):
            if place.type != "place":
                continue
            closed = text[place.start - 1] in "（(" and text[place.end : place.end + 1] in ("）", ")")
            begins = place.start == m.start and place.text[-1] in "县区市镇乡旗" and m.found_by.endswith(_INSIDE)
            if closed or begins:
                yield Relation("located_in", m, place, m.start, m.end, "located_in.name")


def _layouts(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """“两区”（甲、乙） is spelled out where “一群两区三圈” is a layout: 甲 and 乙 are parts of it."""
    layouts = [(m, _LAYOUT.match(m.text)) for m in mentions if m.type == "strategy"]
    for part in _PART.finditer(text):
        whole = next((m for m, match in layouts if match and part[1] in match[1] and part[1] != match[1]), None)
        group = 2 if part[2] else 3
        for m in within(mentions, part.start(group), part.end(group)) if whole else ():
            if whole and m.type in ("area", "strategy", "place"):
                yield Relation("component_of", m, whole, part.start(), part.end(), "component_of.spelled-out")
