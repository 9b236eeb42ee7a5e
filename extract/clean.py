"""A document's text in, out the text that rules can read, and for each of its characters where it came from.

Stages, each over what the one before left: simplified characters (`simplified`), one spelling (`fold`), lines (`lines`), page furniture dropped
(`furniture`, `pages`, `contents`), page numbers, captions and stray letters taken out and broken lines joined (`wrap`), spaces inside words
removed (here). Only removal and one-for-one replacement happen, so the way back is exact.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .anchors import tried
from .cleaning.contents import contents
from .cleaning.fold import HAN, fold
from .cleaning.furniture import furniture
from .cleaning.lines import Line, lines
from .cleaning.pages import running
from .cleaning.simplified import simplify
from .cleaning.wrap import TURNED, captions, joins, page_numbers, strays
from .model import Clean

Span = tuple[int, int]
_MARK = "，。、；：！？”’）》〕】"
# A space beside a Chinese mark or between Chinese and a number or Latin word is typesetting, not text.
_SPACE = re.compile(
    rf"(?<=[{HAN}{_MARK}“‘（《〔\dA-Za-z%])[ \t]+(?=[{_MARK}])"
    rf"|(?<=[，。、；！？“‘（《〔])[ \t\u3000]+(?=[^ \t\u3000\n])|(?<=[{HAN}]) (?=[\dA-ZⅠ-Ⅻa-z“‘（《])"
    rf"|(?<=[\dA-ZⅠ-Ⅻa-z%”’）》]) (?=[{HAN}])|(?<=\d) (?=%)"
    rf"|{TURNED}"
    r"|[\u200b\u200c\u200d\ufeff\u00ad]+|^#{1,6} +|\*\*"
    # Numbers set with spaces: 2 0 2 5 年, 1 .3 万亿, 5 . 5 %, 1, 234.
    r"|(?<=\d)(?<!\d\d) (?=\d(?: \d)* ?[年月日%万亿])|(?<=\d) (?=[,.] ?\d)|(?<=[\d ]\.) (?=\d+ ?[%万亿个倍])"
    r"|(?<=\d,) (?=\d{3}(?!\d))|(?<=\d) (?=[‰℃㎡])"
)
# What one of these begins with.
_BEGINS = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad#*（(【▶►→>☞下]")
_PADDED = re.compile(
    rf"(?<![{HAN}])[{HAN}](?:[ \u3000\t]{{1,8}}[{HAN}](?![{HAN}]))+|[{HAN}](?:[ \t][{HAN}，、。](?![{HAN}])){{3,}}"
)
# What a run of padded characters needs.
_APART = re.compile(rf"[ \u3000\t][{HAN}，、。](?![{HAN}])")
_GAP = re.compile(r"[ \u3000\t]+")


def clean(text: str) -> Clean:
    """The repaired text and its map back: `clean.text[i]` is the folded `text[clean.origin[i]]`.

    >>> clean("会议通过《城市更新\\n行动方案》，到２０２５年 完成。").text
    '会议通过《城市更新行动方案》，到2025年 完成。'
    """
    folded = fold(simplify(_unrecord(text)))
    rows = _unquoted(lines(folded))
    dropped = furniture(rows)
    rows = [row for i, row in enumerate(rows) if i not in dropped]
    rows = _without_page_furniture(rows)
    out = contents(rows) | captions(rows) | strays(rows)
    rows = [row for i, row in enumerate(rows) if i not in out]
    return _assemble(folded, rows, joins(rows))


_RECORD = re.compile(r"\s{0,9}\d{4}[-/]\d\d?[-/]\d\d?(?: \d\d?:\d\d(?::\d\d)?)?(,)[^,\"\n]{4,80}(,\")")


def _unrecord(text: str) -> str:
    """A row of a CSV export (date,title,"text…") as lines, character for character."""
    match = _RECORD.match(text)
    if not match:
        return text
    end = len(text.rstrip())
    tail = " " * (text[end - 1] == '"') + text[end:] if text[end - 1] == '"' else text[end - 1 :]
    a, b = match.start(1), match.start(2)
    return text[:a] + "\n" + text[a + 1 : b] + "\n " + text[b + 2 : end - 1] + tail


_QUOTING = re.compile(r"(?:> ?)+(?=\S)")
_NUMBERING = re.compile(r"(\d{1,5})[ \t\u3000:|]+(?=\S)")


def _unquoted(rows: list[Line]) -> list[Line]:
    """Lines without the > of a mail and without the numbers that count every line of a print."""
    first = rows[0].text[0] if rows else ""
    if first != ">" and not first.isdigit():
        return rows
    pattern = _QUOTING if first == ">" else _NUMBERING
    marks = [pattern.match(row.text) for row in rows]
    if 10 * sum(map(bool, marks)) < 9 * len(rows) or len(rows) < (3 if first == ">" else 8):
        return rows
    if first != ">":
        numbers = [int(mark[1]) for mark in marks if mark]
        steps = sum(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))
        if steps < len(numbers) - 1 or 2 * sum(row.ends for row in rows) > len(rows):
            return rows  # a list: every item is a sentence
    return [_shortened(row, mark.end()) if mark else row for row, mark in zip(rows, marks, strict=True)]


def _shortened(row: Line, length: int) -> Line:
    rest = row.text[length:].lstrip()
    return replace(row, text=rest, start=row.end - len(rest), width=row.width - length)


def _without_page_furniture(rows: list[Line]) -> list[Line]:
    taken = page_numbers(rows)
    again = running(rows, {i for i, length in taken.items() if length == len(rows[i].text)})
    kept = []
    for i, row in enumerate(rows):
        if i in again:
            continue
        if i in taken:
            rest = row.text[taken[i] :].lstrip()
            row = replace(row, text=rest, start=row.end - len(rest))
        if row.text:
            kept.append(row)
    return kept


def _assemble(folded: str, rows: list[Line], joined: list[bool]) -> Clean:
    parts: list[str] = []
    origin = array("I")
    for row, runs_on in zip(rows, joined, strict=True):
        kept = list(_kept(row))
        for start, end in kept:
            parts.append(folded[start:end])
            origin.extend(range(start, end))
        if row is rows[-1] or not kept:
            continue
        if not runs_on:
            parts.append("\n")
            origin.append(row.end)
        elif row.text[-1].isascii() and row.text[-1].isalpha():
            parts.append(" ")
            origin.append(row.end)
    if parts and parts[-1] == "\n":  # nothing was left of the last row
        parts.pop()
        origin.pop()
    return Clean("".join(parts), origin)


def _kept(row: Line) -> Iterator[Span]:
    """The spans of a line that stay, in document offsets."""
    at = 0
    for start, end in _cuts(row.text):
        if start > at:
            yield row.start + at, row.start + start
        at = max(at, end)
    if at < len(row.text):
        yield row.start + at, row.end


def _cuts(text: str) -> list[Span]:
    if "版" not in text and " " not in text and "\u3000" not in text and "\t" not in text and text.isprintable():
        return []
    found = [match.span() for match in tried(_SPACE, text, (m.start() for m in _BEGINS.finditer(text)))]
    for match in _PADDED.finditer(text) if _APART.search(text) else ():
        found.extend(_padding(match))
    return sorted(found)


def _padding(match: re.Match[str]) -> Iterable[Span]:
    """Inside a run of single characters the narrowest gaps are padding; a wider one separates two names."""
    gaps = [gap.span() for gap in _GAP.finditer(match[0])]
    narrow = min(end - start for start, end in gaps)
    return [(match.start() + a, match.start() + b) for a, b in gaps if b - a == narrow]
