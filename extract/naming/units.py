"""What the walk to the left takes as one word: places and bodies found before, quotations, brackets, ordinals, stems.

Also the word lists that steer the walk: where a name must end (boundary.tsv) and which words make no name (generic.tsv).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import schema, words
from ..model import Mention

_QUOTED = re.compile(r"“[^“”\n，。；]{1,24}”")
# 晋东南, 苏北: a province's short form with a direction names a part of it.
DIRECTION = re.compile(r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新][东西南北中]{1,2}(?=[一-龥、])")
_ORDINAL = re.compile(r"成立[0-9一二三四五六七八九十百]{1,4}周年|第[一二三四五六七八九十百零0-9]{1,4}[次届期轮讲场]")
_BRACKET = re.compile(r"（[^（）\n，。；]{1,16}）|\([^()\n，。；]{1,16}\)")
_COINED = re.compile(r"(?:(?![一二三四五六七八九十两省市县区年月级首各本])[一-龥])+")
_NAMED = ("place", "area", "organization", "strategy", "meeting")
BEGINNINGS = ("place", "area", "organization", "admin", "meeting")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch taken as one word. `kind` is a mention's type, or quoted, bracket, ordinal, stem."""

    start: int
    end: int
    kind: str


Units = Mapping[int, Unit]


def units(text: str, mentions: Sequence[Mention]) -> Units:
    """The units of a text by the offset they end at; where several end together the longest."""
    found = [Unit(m.start, m.end, m.type) for m in mentions if m.type in _NAMED]
    found += [Unit(*m.span(), "quoted") for m in _QUOTED.finditer(text)]
    found += [Unit(*m.span(), "bracket") for m in _BRACKET.finditer(text)]
    found += [Unit(*m.span(), "area") for m in DIRECTION.finditer(text)]
    found += [Unit(*m.span(), "ordinal") for m in _ORDINAL.finditer(text)]
    found += [Unit(start, end, "stem") for _, start, end in _stems().find_matches_as_indexes(text)]
    return {u.end: u for u in sorted(found, key=lambda u: (u.end, u.end - u.start, u.kind))}


@cache
def _stems() -> AhoCorasick:
    rows = schema.lexicon_rows("stems.tsv")
    forms = sorted({f for r in rows for f in (r["name"], *r["aliases"].split("|")) if f})
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


@cache
def boundary() -> Mapping[str, str]:
    """word -> stop; verb, a stop that class words like 行动 may have right before them; nominal, a verb that may stand
    anywhere inside a name but not begin it (找矿突破战略行动); quantifier."""
    return {row["word"]: row["kind"] for row in schema.lexicon_rows("boundary.tsv")}


@cache
def generic() -> frozenset[str]:
    """Words that do not make a name of a class word (重大项目)."""
    return frozenset(row["name"] for row in schema.lexicon_rows("generic.tsv"))


@lru_cache(1 << 13)
def coined(word: str) -> bool:
    """A word that no dictionary has (雄忻, 呼包鄂榆): in front of a class word most likely made of places' characters."""
    return 2 <= len(word) <= 5 and bool(_COINED.fullmatch(word)) and not words.frequency(word)
