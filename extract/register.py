"""What a text is written for: clean text in, out whether it deals with public business.

A policy, a law, a work report and the news of them use the words of public business in every other line; an essay, a
novel, a recipe, a manual, a judgment, a forum hardly ever do. There a number is no figure of a place, a year no goal, and
石林, 大石桥, 君山 are a stone forest, a big stone bridge and a hill rather than three counties.
"""

import re
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .model import Mention
from .schema import lexicon_rows

# Occurrences in a thousand characters. Work reports have 63 and more, 97 of 100 laws more than 16; the texts of other
# kinds that were tried, from poems to company news, have 0 to 14.
FEWEST = 16
_LONGEST = 20_000
# What these rules find elsewhere is a turn of phrase (足球改革, 杂技强国, 坐镇, 入京) or a model's number (S550).
_GUESSES = (
    "head:strategy.",
    "pattern:strategy.",
    "pattern:township",
    "pattern:project.road-number",
    "pattern:abbreviation",
)
# China's macro-regions by their short names: in a text of another kind the east of something else.
_PARTS = frozenset("东部 中部 西部 沿海 沿海地区 东部沿海地区".split())
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@cache
def _words() -> AhoCorasick:
    return AhoCorasick([row["word"] for row in lexicon_rows("public_words.tsv")], matchkind=MatchKind.LeftmostLongest)


@lru_cache(2)  # asked several times of one document
def is_public(text: str) -> bool:
    """Does the clean `text` deal with public business? One sentence by itself is taken to.

    >>> is_public("推进产业发展，完善基层治理。" * 9), is_public("小火慢炖一小时，撒上葱花即可出锅。" * 9)
    (True, False)
    """
    head = text[:_LONGEST]
    said = len(_words().find_matches_as_indexes(head))
    return said >= FEWEST * len(head) // 1000 or said >= FEWEST * len("".join(_HAN.findall(head))) // 1000


def guessed(m: Mention) -> bool:
    """Was `m` found by its form alone, which says something only in a text about public business?"""
    return m.found_by.startswith(_GUESSES) or m.type == "area" and m.text in _PARTS
