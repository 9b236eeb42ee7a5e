"""Local bodies named without their place: 县发改局、国土局、农业局 in a list, 财政局 in what a town says of its own.

In: the text and the names found in it. Out: mentions; in a list `name` has the place or level of the body before, else it
is left to the division that the document speaks for (`names.canonical`), and is no name where that is unknown.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from .. import schema
from ..anchors import Anchored
from ..model import Mention

BARE = "bureau:bare"
_CLASSES = "局|委员会|委|办公室|办|厅"
_BEFORE = r"(?<![一-龥）”])|(?<=[、和与及由会同向对领经报请到])(?<!人和)"
_AFTER = r"(?=[、，。；：！？（）()\s]|[和与及等负牵会要的主副局为对在](?!部)|$)"


@cache
def _named() -> re.Pattern[str]:
    words = sorted((row["word"] for row in schema.lexicon_rows("bureaus.tsv")), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(words)})(?:{_CLASSES})")


@cache
def _alone() -> Anchored:
    return Anchored([re.compile(rf"(?:{_BEFORE})(?P<name>{_named().pattern}){_AFTER}")])


def bureaus(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Each bureau named without place or level. `found` are the names known so far, in order and not overlapping."""
    starts = [m.start for m in found]
    for _, match in _alone().finditer(text):
        start, end = match.span("name")
        i = bisect_right(starts, start) - 1
        same = i >= 0 and (found[i].start, found[i].end) == (start, end)
        if not same and (i >= 0 and found[i].end > start or bisect_left(starts, end) > i + 1):
            continue
        owner = _owner(text, found, i - same, start)
        if owner:
            yield Mention("organization", match["name"], start, end, owner + match["name"], "bureau:list")
        elif not same or not found[i].found_by.startswith("lexicon"):
            yield Mention("organization", match["name"], start, end, match["name"], BARE)  # 市监局 has no 市 of its own


def _owner(text: str, found: Sequence[Mention], i: int, start: int) -> str:
    """Place or level of the body before in the same list (县发改局、国土局), back over other bare ones."""
    between = re.compile(rf"(?:、|和|及|以及)?(?:{_named().pattern}、?(?:和|及)?)*")
    last = found[i] if i >= 0 else None
    if last is None or last.type != "organization" or not between.fullmatch(text, last.end, start) or last.end == start:
        return ""
    body = re.search(rf"{_named().pattern}$", last.text)
    return last.text[: body.start()] if body else ""
