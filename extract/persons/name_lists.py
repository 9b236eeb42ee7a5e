"""The rest of a list of names: where the first is known, the others need not be found one by one.

In: a text and the spans of the names known. Out: the spans of the other items of lists that look like names throughout
(县领导张三丰、李四光、王国太、瓦标龙等出席), those among them that are words or have no common surname.
"""

import re
from collections.abc import Iterator, Sequence

from ..naming import person_names as names
from ..words import frequency

# A list behind its first name, up to what may follow its last.
_RUN = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,4}(?=、))+、[\u4e00-\u9fff]{2,4}?"
    r"(?=等|[，。；：）（\n]|和|及|以及|同志|出席|参加|陪同|列席|分别|参与|到会|在|主持|先后|一同)"
)
_ITEM = re.compile(r"、([\u4e00-\u9fff]{2,4})")
_ORDINARY = 200  # a word that jieba saw more often is hardly a name
_NAMES, _WORDS = 2 / 3, 1 / 3  # of the items: at least so many begin like names, at most so many are ordinary words


def rest_of_lists(text: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The items behind each known name that opens a list, the known ones apart."""
    starts = {start for start, _ in known}
    for start, end in known:
        run = _RUN.match(text, end) if text[start - 1 : start] != "、" else None
        spans = [item.span(1) for item in _ITEM.finditer(text, end, run.end())] if run else []
        named = sum(a in starts or b - a in names.lengths(text, a) for a, b in spans)
        words = sum(frequency(text[a:b]) > _ORDINARY for a, b in spans)
        if len(spans) >= 2 and named + 1 >= _NAMES * (len(spans) + 1) and words <= _WORDS * len(spans):
            yield from ((a, b) for a, b in spans if a not in starts)
