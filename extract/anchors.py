"""Regular expressions in, their matches in a text out, the same as `finditer` gives, found where they can be at all.

`re` tries a pattern at every character. Most of ours need a word that is rare (…次会议), and one pass of an automaton
finds those of all patterns together; a pattern is then run only around its own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick

# Ahead of a match a pattern may look; behind its word a match may reach. Where a pattern has no longest match, it is
# because a name hidden in the text (patterns.shadow) or a run of quoted words has none; 400 characters are a page.
_REACH, _AHEAD = 400, 64
_MOST_WORDS, _MOST_CHARACTERS = 48, 12


class Anchored:
    """Patterns that are run around the words that each of their matches must hold."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._reach = [_reach(p) for p in self._patterns]
        owners: dict[str, list[int]] = {}
        self._everywhere: set[int] = set()
        for number, pattern in enumerate(self._patterns):
            found = words(pattern)
            for word in found:
                owners.setdefault(word, []).append(number)
            if not found:
                self._everywhere.add(number)
        self._owners = [owners[word] for word in sorted(owners)]
        self._automaton = AhoCorasick(sorted(owners))

    def possible(self, text: str) -> list[int]:
        """The numbers of the patterns that may match in the text."""
        found = {n for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True) for n in self._owners[index]}
        return sorted(found | self._everywhere)

    def finditer(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Pairs of a pattern's number and a match of it, by pattern and then from left to right."""
        spans: dict[int, list[int]] = {}  # by pattern: start, end, start, end, … none overlapping
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for number in self._owners[index]:
                own, reach = spans.setdefault(number, []), self._reach[number]
                low = max(0, end - reach)
                if own and low <= own[-1]:
                    own[-1] = max(own[-1], start + reach + _AHEAD)
                else:
                    own += (low, start + reach + _AHEAD)
        for number in sorted(self._everywhere | spans.keys()):
            pattern, own = self._patterns[number], spans.get(number, [])
            if number in self._everywhere:
                yield from ((number, match) for match in pattern.finditer(text))
            for i in range(0, len(own), 2):
                yield from ((number, match) for match in pattern.finditer(text, own[i], own[i + 1]))


def tried(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that `finditer` would give, where `starts`, ascending, holds every place at which one may begin."""
    at = 0
    for start in starts:
        if start >= at and (match := pattern.match(text, start)):
            yield match
            at = match.end()


def words(pattern: re.Pattern[str]) -> frozenset[str]:
    """One of these stands in every match of `pattern`; empty where none is sure, or where the pattern begins with a
    character of its own, which `re` finds fastest.

    >>> sorted(words(re.compile("[一二]{1,3}次(?:全体)?会议")))
    ['次会议', '次全体会议']
    """
    try:
        tree = _parsed(pattern)
        best = {""} if pattern.flags & re.IGNORECASE or _begins_literally(tree) else _best(tree)
    except _UNREADABLE:
        return frozenset()
    if "" in best:
        return frozenset()
    return frozenset(word for word in best if not any(other != word and other in word for other in best))


def _reach(pattern: re.Pattern[str]) -> int:
    """How many characters a match of `pattern` may have, as far as we care."""
    try:
        return min(int(_parsed(pattern).getwidth()[1]), _REACH)
    except _UNREADABLE:
        return _REACH


# The parser of `re` has no public name, and another Python's may be gone or give other trees: what cannot be read has
# no sure words, and its pattern is run everywhere, which is slow and right. tests/test_anchors.py sees to both.
_UNREADABLE = (ImportError, AttributeError, TypeError, ValueError, LookupError)


def _parsed(pattern: re.Pattern[str]) -> Any:
    return import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _begins_literally(tree: Sequence[tuple[Any, Any]]) -> bool:
    name, value = tree[0]
    return str(name) == "LITERAL" or str(name) == "SUBPATTERN" and _begins_literally(value[3])


def _best(tree: Iterable[tuple[Any, Any]]) -> set[str]:
    """Of the sets of words of which a match holds one, that with the longest."""
    candidates: list[set[str]] = []
    run = {""}
    for name, value in tree:
        exact = _exact(str(name), value)
        if exact is not None and len(run) * len(exact) <= _MOST_WORDS:
            run = {a + b for a in run for b in exact}
            continue
        candidates.append(run)
        run = exact if exact is not None and len(exact) <= _MOST_WORDS else {""}
        if exact is None:
            candidates.append(_required(str(name), value))
    return max([run, *reversed(candidates)], key=_worth)  # of equals the last: 号 is rarer than 第


def _worth(found: set[str]) -> tuple[bool, int, int]:
    """Long words are rarer than short ones; the private characters that hide a place or a body are everywhere."""
    shortest = min(map(len, found), default=0)
    return shortest > 0 and not any("\ue000" <= c <= "\uf8ff" for c in "".join(found)), shortest, -len(found)


def _exact(name: str, value: Any) -> set[str] | None:
    """All that this piece can match, where that is little; nothing for what takes no room, as (?=…)."""
    if name == "LITERAL":
        return {chr(value)}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    if name == "IN" and len(value) <= _MOST_CHARACTERS and all(str(kind) == "LITERAL" for kind, _ in value):
        return {chr(code) for _, code in value}
    if name == "SUBPATTERN":
        return None if value[1] & re.IGNORECASE else _all([value[3]])
    if name == "BRANCH":
        return _all(value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[1] == 1:
        once = _all([value[2]])
        return once | {""} if once is not None and value[0] == 0 else once
    return None


def _all(branches: Iterable[Iterable[tuple[Any, Any]]]) -> set[str] | None:
    found: set[str] = set()
    for branch in branches:
        run = {""}
        for name, value in branch:
            exact = _exact(str(name), value)
            if exact is None or len(run) * len(exact) > _MOST_WORDS:
                return None
            run = {a + b for a in run for b in exact}
        found |= run
    return found


def _required(name: str, value: Any) -> set[str]:
    """Words of which this piece holds one, or only the empty one."""
    if name == "SUBPATTERN":
        return {""} if value[1] & re.IGNORECASE else _best(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _best(value[2])
    if name == "BRANCH":
        parts = [_best(branch) for branch in value[1]]
        return set().union(*parts) if all("" not in part for part in parts) else {""}
    return {""}
