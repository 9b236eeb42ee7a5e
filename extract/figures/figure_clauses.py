"""The clauses of a statement with the numbers in them that measure something.

In: a text. Out: for each clause its text (same length; brackets, marks of notes and what a number sets out from are
`GAP`), where it begins, its amounts, and what they set out from (由58%提高到65%).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from ..amounts import Amount, find_amounts
from ..dates import Time
from .modifiers import aside, is_modifier

GAP = "\x01"
# Brackets, and the marks of notes: 示范村㉗, 专项整治[21], ^[3]
_ASIDE = re.compile(r"[（(](?![套台个家辆户头][）)])[^（()）]*[)）]|[①-⑳㉑-㉟㊱-㊿❶-❿]|\^?[\[〔【［]\d{1,3}[\]〕】］]")
_VERBS_ASIDE = re.compile("[（(]((?:、?(?:改造?|改?扩建?|改建|续建?|迁建?|提升))+)[）)]")
_CLAUSE = re.compile(r"(?:[^，；。：！？,;:!?\n]|(?<=\d),(?=\d{3}))+")
_SETS_OUT = re.compile(
    r"[由从](?:[^，、；\d]{0,10}?(?:\d{4}年)?(?:底|末|初)?的)?(?:每[人生户月年亩班])*(?=[\d百]|$)"
    r"|[由从](?:上年|\d{4}年)[底末]?的?$"
)
_ARRIVES = re.compile("[^，；\\d]{0,6}(?:至|到|为)")
_FAR = 100
_RISES = re.compile("(?:[升降增减]|提高|降低|增加|减少|下降|增长|扩大)$")  # 提升到2025年的70%


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause [start, start + len(text)) of a text, with its amounts in offsets of the clause, and (offset, value)
    of what was cut out as where a number set out from."""

    text: str
    start: int
    amounts: tuple[Amount, ...]
    origins: tuple[tuple[int, str], ...]


def without_times(text: str, times: Sequence[Time]) -> str:
    """`text` with `GAP` in the place of its times, so that no number in them is taken for an amount."""
    masked = list(text)
    for time in times:
        rises = text[time.start] in "到至" and _RISES.search(text[max(0, time.start - 2) : time.start]) is not None
        start, end = time.start + rises, time.end
        end += text.startswith("的", end) and start > time.start
        masked[start:end] = GAP * (end - start)
    return "".join(masked)


@lru_cache(maxsize=1 << 11)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text` in reading order; two readers ask for those of a sentence, one right after the other."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    text = _ASIDE.sub(_hidden, text)
    for found in _CLAUSE.finditer(text):
        said, origins = _origins(found[0])
        amounts = [a for a in _all_compared(said, _measuring(said)) if not aside(said[max(0, a.outer_start - _FAR) : a.outer_start])]
        yield Clause(said, found.start(), tuple(amounts), tuple(origins))


def _hidden(aside: re.Match[str]) -> str:
    """What is read in the place of an aside: nothing, or, in 新（改、扩）建, the verbs alone."""
    verbs = _VERBS_ASIDE.fullmatch(aside[0])
    return f"{GAP}{verbs[1].replace('、', GAP)}{GAP}" if verbs else GAP * len(aside[0])


def _origins(clause: str) -> tuple[str, list[tuple[int, str]]]:
    """The clause without what its numbers set out from (从58%提高到65%), and where each of those ended, with its value."""
    if not _SETS_OUT.search(clause):
        return clause, []
    found = []
    for amount in find_amounts(clause):
        start = _SETS_OUT.search(clause[: amount.outer_start])
        if start and start.end() == amount.outer_start and _ARRIVES.match(clause, amount.outer_end):
            found.append((amount.outer_end, amount.value))
            clause = clause[: start.start()] + GAP * (amount.outer_end - start.start()) + clause[amount.outer_end :]
    return clause, found


def _measuring(clause: str) -> list[Amount]:
    """The amounts of a clause without those that only say of what size a thing is."""
    amounts = find_amounts(clause)
    if not amounts:
        return []
    return [a for a, b in zip_longest(amounts, amounts[1:]) if not is_modifier(clause, a, b)]


def _all_compared(clause: str, amounts: list[Amount]) -> list[Amount]:
    """In 分别超过2%、5% and 分别达3万头、5万只以上 the word of comparison is said once and meant for all."""
    if len(amounts) < 2 or "分别" not in clause[: amounts[0].outer_start]:
        return amounts
    said = next((a.comparator for a in (amounts[0], amounts[-1]) if a.comparator != "="), "=")
    return [replace(a, comparator=said) if a.comparator == "=" else a for a in amounts]
