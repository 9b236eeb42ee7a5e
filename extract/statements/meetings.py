"""When meetings were held: the day that the sentence gives which says they were held.

In: an outline and its resolved mentions. Out: meeting's key -> day (2024-06-12). A day without a year takes the outline's.
"""

import re
from collections.abc import Mapping, Sequence

from ..mentions import within
from ..model import Mention, Outline, Sentence
from ..naming.names import key

_DAY = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日")
_HELD = re.compile(r"[^，。；]{0,24}?(?:召开|举行|举办|开幕|闭幕)")
_HOLD = re.compile(r"(?:召开|举行|举办|出席|主持|参加|开幕)[^，。；]{0,8}$")
_ONLY_NAMED = re.compile(r"精神|以来|贯彻|落实|学习|按照|根据|前夕|将于?$")
_FAR = 40


def days(taken: Outline, mentions: Sequence[Mention]) -> Mapping[str, str]:
    """The day of each meeting that a sentence says was held on one; the first such sentence counts."""
    found: dict[str, str] = {}
    for sentence in taken.sentences:
        if "月" not in sentence.text or "日" not in sentence.text:
            continue
        for m in within(mentions, sentence.start, sentence.end):
            day = _day(sentence, m, taken.year) if m.type == "meeting" else ""
            if day:
                found.setdefault(key("meeting", m.name or m.text), day)
    return found


def _day(sentence: Sentence, m: Mention, year: int | None) -> str:
    low, high = m.start - sentence.start, m.end - sentence.start
    before = sentence.text[max(0, low - _FAR) : low]
    held = _HELD.match(sentence.text, high)
    if not held and not _HOLD.search(before) or _ONLY_NAMED.search(before) or _ONLY_NAMED.match(sentence.text, high):
        return ""
    inside = list(_DAY.finditer(sentence.text, high, held.end())) if held else []
    match = next(iter(inside or list(_DAY.finditer(before))[-1:]), None)
    if match is None or not (match["year"] or year):
        return ""
    return f"{match['year'] or year}-{int(match['month']):02}-{int(match['day']):02}"
