"""Names that their shape alone tells: with a middle dot (阿卜杜拉·卡里木), and runs of names that open a sentence.

In: the clean text. Out: spans.
"""

import re
from collections.abc import Iterator

from . import person_names as names
from . import words
from .anchors import tried

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[·-][\u4e00-\u9fff]{1,10})+")
_LONGEST_PART = 5
_FREE = "、，。；：！？（）“”\n 　和与及等"
_NAME = r"[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{2,6})?"
_RUN = re.compile(
    rf"(?:^|(?<=[。；！？\n：]))(?P<run>{_NAME}(?:、{_NAME})+(?:和{_NAME}(?![和与及]))?)"
    r"(?=[，。；等]|[和与及](?![、，。])|以及|同志|分别|先后|出席|参加|陪同|列席|随同)",
    re.M,
)


def foreign_names(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, sure) of names with a middle dot or a hyphen: to the marks around them where these are near, else
    as far as the characters go that such names are written with.

    >>> [text[a:b] for text in ["代表艾米拉古丽·阿不都、汉族代表"] for a, b, _ in foreign_names(text)]
    ['艾米拉古丽·阿不都']
    """
    for match in tried(_DOTTED, text, _before_marks(text)):
        marks = [i for i in range(match.start(), match.end()) if text[i] in "·-"]
        start, end = _left(text, match.start(), marks[0]), _right(text, marks[-1] + 1, match.end())
        inner = text[marks[0] : marks[-1]].translate({ord("·"): None, ord("-"): None})
        if marks[0] == start or end == marks[-1] + 1 or marks[0] - start == 1 and end - start < 5:
            continue
        known = all(c in names.TRANSLIT for c in inner)
        if known or (len(marks) > 1 and len(inner) <= 5 * len(marks) - 5):
            yield start, end, names.after(text, end) > 0 and "-" not in match[0]


def _before_marks(text: str) -> Iterator[int]:
    """Where a name with a dot or a hyphen may begin: at most twelve Chinese characters before it."""
    for mark in re.finditer("[·-]", text):
        start = mark.start()
        while start > 0 and mark.start() - start < 12 and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        # A match that ends inside this run leaves the rest of it for the next.
        yield from range(start, mark.start())


def _left(text: str, low: int, mark: int) -> int:
    """Where the part before the first mark begins: behind the last title, at a near clause mark, or where it sounds so."""
    for start in range(mark - 2, low - 1, -1):
        if text[max(0, start - 4) : start] and any(text[start - n : start] in names.titles() for n in (4, 3, 2)):
            return start
    if mark - low <= _LONGEST_PART and (low == 0 or text[low - 1] in _FREE):
        return low + (text[low] in "和与及")
    start = mark
    while start > low and text[start - 1] in names.TRANSLIT:
        start -= 1
    return start + (text[start - 1 : start + 1] in names.titles())  # 总理 ends in a character of foreign names


def _right(text: str, start: int, high: int) -> int:
    """Where the part behind the last mark ends."""
    near = next((i for i in range(start, high) if text[i] in "和与及等"), high)
    if near - start <= _LONGEST_PART and (near == len(text) or text[near] in _FREE):
        return near
    end = start
    while end < high and text[end] in names.TRANSLIT:
        end += 1
    return end


def name_runs(text: str) -> Iterator[tuple[int, int]]:
    """The names of a run that opens a sentence (甲、乙、丙和丁，…出席): all of them shaped like names, most in no dictionary.

    >>> [text[a:b] for text in ["何立山、王小洪和刘振东，以及有关同志出席。"] for a, b in name_runs(text)]
    ['何立山', '王小洪', '刘振东']
    """
    for match in tried(_RUN, text, [0, *(m.end() for m in re.finditer("[。；！？\n：]", text))]):
        at, spans = match.start("run"), []
        for piece in re.split("([、和])", match["run"]):
            if piece not in ("、", "和"):
                spans.append((at, at + len(piece)))
            at += len(piece)
        unknown = sum(words.frequency(text[a:b]) == 0 for a, b in spans)
        if all(_shaped(text, a, b) for a, b in spans) and 2 * unknown > len(spans):
            yield from spans


def _shaped(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return "·" in name or (end - start in names.lengths(text, start) and name not in names.stop_words())
