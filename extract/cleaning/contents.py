"""Lines in, the numbers of those out that are a table of contents: what they say is said again by the headings."""

import re

from .lines import Line

_HEAD = re.compile(r"目\s*[录次]")
_LEADER = re.compile(r"(?:\.{3,}|…{1,}|·{3,}|(?:\. ){3,})\s*[（(]?\d{1,4}[)）]?$")
_PAGE = re.compile(r"(?:[ \u3000\t]+|[-—–]{1,3})[（(]?\d{1,4}[)）]?$")
_BARE = re.compile(r"[\s\u200b]")
LONGEST = 300  # lines of a table of contents
FEWEST = 2


def contents(rows: list[Line]) -> set[int]:
    """Lines with a leader and a page; below 目录 also those that only name headings, as long as they come again."""
    found = {i for i, row in enumerate(rows) if row.text[-1].isdigit() and _LEADER.search(row.text)}
    if len(found) < FEWEST:
        found = set()
    for i, row in enumerate(rows):
        if row.text[0] == "目" and _HEAD.fullmatch(row.text):
            found |= _block(rows, i, found)
    return found


def _block(rows: list[Line], head: int, led: set[int]) -> set[int]:
    """The line 目录 and what it lists: lines with a page, or up to the line that begins the list again."""
    end = head + 1
    while end < min(head + LONGEST, len(rows)) and (end in led or _PAGE.search(rows[end].text)):
        end += 1
    if end - head > FEWEST:
        return set(range(head, end))
    if head + 1 >= len(rows):
        return set()
    first = _name(rows[head + 1])
    again = next((i for i in range(head + 3, min(head + LONGEST, len(rows))) if _name(rows[i]) == first), head)
    listed = rows[head + 1 : again]
    later = {_name(row) for row in rows[again : again + 20 * LONGEST]}
    known = sum(_name(row) in later for row in listed)
    if len(listed) < FEWEST or any(row.ends for row in listed) or 10 * known < 7 * len(listed):
        return set()
    return set(range(head, again))


def _name(row: Line) -> str:
    return _BARE.sub("", row.text)
