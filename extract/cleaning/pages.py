"""Lines in, the numbers of those out that a printer puts on every page: running titles and footers."""

import re
from collections import defaultdict
from collections.abc import Set as AbstractSet
from statistics import median

from .lines import BYLINE, MARKER, Line

FEWEST = 3
SHORTEST = 12  # rows of a page; what comes back sooner is a list or a form
_WIDEST = 80
_TITLE = re.compile(r".*(?:决定|意见|通知|批复|规划|方案|条例|办法|报告|规定|纲要|公告|通告|细则|计划)(?:（.{1,12}）)?")
_NEVER = re.compile(r".*[：:，；\t]|.*(?:政府|委员会|办公[厅室]|[委部局厅署院])$|.*(?:19|20)\d\d年\d|[^\u4e00-\u9fff]*$|.{1,4}$")


def running(rows: list[Line], numbered: AbstractSet[int]) -> set[int]:
    """Lines that come back at least three times, a page apart; `numbered` are lines that are a page's number.

    Where a number stands beside each, the distance does not matter. The first one may be the title itself and stays
    where it reads like one.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.width <= _WIDEST and not row.ends and i not in numbered:
            places[row.text].append(i)
    found: set[int] = set()
    for text, at in places.items():
        if len(at) >= FEWEST and not (_NEVER.match(text) or MARKER.match(text) or BYLINE.match(text)):
            if _numbered(at, numbered) or _regular(at):
                found.update(at[1:] if _TITLE.fullmatch(text) else at)
    return found


def _numbered(at: list[int], numbered: AbstractSet[int]) -> bool:
    beside = sum(not numbered.isdisjoint(range(i - 2, i + 3)) for i in at)
    return beside >= FEWEST and beside >= len(at) - 1


def _regular(at: list[int]) -> bool:
    steps = [b - a for a, b in zip(at, at[1:], strict=False)]
    usual = median(steps)
    return usual >= SHORTEST and all(abs(step - usual) <= max(2, usual / 8) for step in steps)
