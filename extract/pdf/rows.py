"""Characters of one block in, its rows of print out, each with its text. No column is cut here: `layout` has done it.

A space of the file means little: letters are spaced out to fill a line, and words of a table stand apart without one. The
distance between two characters decides, measured against the usual distance in the row.
"""

import re
from collections.abc import Iterable, Iterator

from .page import Glyph, Row

TAB = 1.6  # of the font's size: a wider gap parts two cells, names or labels
WIDE = 0.8  # as wide as a Chinese character
SPACE = 0.45  # between Chinese characters; a narrower gap is the setting of the line
WORD = 0.17  # between two Latin letters or digits
SMALL = 0.75  # a superscript is smaller than that
_LATIN = re.compile(r"[!-~\u00a1-\u024f\u0370-\u04ff]")
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff]")
_HEAD = re.compile(
    r"^(第[一二三四五六七八九十百千零〇\d]{1,6}[编章节条款])\t(?=[^\t]+$)"
)  # no cell: a row set out to fill its line
_NOTE = re.compile(r"[\[〔(（]?(?:\d{1,3}|[①-⑳⓪*＊†‡※])[\]〕)）]?")


def bands(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs parted where a level band without ink runs through all of them, from top to bottom."""
    found: list[list[Glyph]] = []
    bottom = float("-inf")
    for top, glyph in sorted([(g.top, g) for g in glyphs], key=lambda pair: (pair[0], pair[1].x0)):
        if top >= bottom:
            found.append([])
        found[-1].append(glyph)
        if glyph.bottom > bottom:
            bottom = glyph.bottom
    return found


def rows(glyphs: Iterable[Glyph], *, page: int = 0, block: int = 0) -> list[Row]:
    """The rows from top to bottom. Superscripts stay in their row, and marks of footnotes are left out; readings set in
    small type above a word (ruby) are left out too."""
    glyphs = list(glyphs)
    if not glyphs:
        return []
    left, right = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    return [row for line in lines(glyphs) if (row := row_of(line, left, right, page, block)).text]


def lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each row, from top to bottom, without ruby."""
    found = [line for band in bands(glyphs) for line in _baselines(band)]
    return [line for i, line in enumerate(found) if i + 1 == len(found) or not _is_ruby(line, found[i + 1])]


def _baselines(band: list[Glyph]) -> Iterator[list[Glyph]]:
    """A band whose ink hangs together may hold several rows set tightly: parted where the baseline steps down."""
    if max(g.base for g in band) - min(g.base for g in band) < 0.01:
        yield sorted(band, key=lambda glyph: -glyph.size)
        return
    lines: list[list[Glyph]] = []
    for glyph in sorted(band, key=lambda glyph: -glyph.size):
        home = min(lines, key=lambda line: abs(line[0].base - glyph.base), default=None)
        if home is None or abs(home[0].base - glyph.base) > 0.6 * home[0].size:
            lines.append([glyph])
        else:
            home.append(glyph)
    yield from sorted(lines, key=lambda line: line[0].base)


def _is_ruby(line: list[Glyph], below: list[Glyph]) -> bool:
    if line[0].size > 0.6 * below[0].size:  # the largest of a row comes first
        return False
    base, big = max(g.base for g in line), below[0].size
    under = [g for g in below if g.x1 > min(o.x0 for o in line) and g.x0 < max(o.x1 for o in line)]
    return bool(under) and min(g.base for g in below) - base < 1.15 * big and len(line) <= 3 * len(under)


def row_of(line: list[Glyph], left: float, right: float, page: int, block: int) -> Row:
    line = _unique(sorted(line, key=lambda glyph: (glyph.x0, glyph.x1)))
    size = sorted(glyph.size for glyph in line)[len(line) // 2]
    base = max(line, key=lambda glyph: glyph.size).base
    text = _HEAD.sub("\\1\u3000", text_of(_without_notes(line, size, base), size))
    return Row(text, line[0].x0, max(glyph.x1 for glyph in line), base, size, left, right, block, page=page)


def _unique(line: list[Glyph]) -> list[Glyph]:
    """Bold type is sometimes made by printing a character twice."""
    kept: list[Glyph] = []
    for glyph in line:
        if not any(k.text == glyph.text and glyph.x0 - k.x0 < 0.25 * glyph.size for k in kept[-2:]):
            kept.append(glyph)
    return kept


def _without_notes(line: list[Glyph], size: float, base: float) -> list[Glyph]:
    """Small raised digits, circled numbers and stars behind a Chinese character or a mark are calls of footnotes."""
    raised = [g.size < SMALL * size and g.base < base - 0.15 * size for g in line]
    kept: list[Glyph] = []
    i = 0
    while i < len(line):
        end = i
        while end < len(line) and raised[end]:
            end += 1
        call = "".join(g.text for g in line[i:end])
        if end > i and kept and not re.match(r"[a-zμΩA-Z]", kept[-1].text) and _NOTE.fullmatch(call):
            i = end
            continue
        kept.append(line[i])
        i += 1
    return kept


def text_of(line: list[Glyph], size: float) -> str:
    """The characters with a tab for a wide gap and a space for one between Latin words or Chinese names."""
    parts: list[str] = []
    extra = _tracking(line, size)
    padded = 2 * sum(glyph.spaced for glyph in line) > len(line)
    for i, glyph in enumerate(line):
        if i:
            before = line[i - 1]
            gap = glyph.x0 - before.x1 - extra
            spaced = glyph.spaced and not padded and gap > 0.15 * size
            parts.append(_between(before.text, glyph.text, gap / max(size, 1), spaced))
        parts.append(glyph.text)
    return "".join(parts)


def _tracking(line: list[Glyph], size: float) -> float:
    """The distance that a whole row is spaced out by: the usual gap between neighbours, where most are like it."""
    gaps = sorted(b.x0 - a.x1 for a, b in zip(line, line[1:], strict=False))
    if len(gaps) < 3:
        return 0.0
    usual = gaps[len(gaps) // 2]
    alike = sum(abs(gap - usual) < 0.12 * size for gap in gaps)
    return usual if usual > 0.1 * size and 3 * alike >= 2 * len(gaps) else 0.0


def _between(before: str, after: str, gap: float, spaced: bool) -> str:
    if gap > TAB:
        return "\t"
    if _WORD.match(before) and _WORD.match(after) or _LATIN.match(before) and _LATIN.match(after) and gap > SPACE / 2:
        return " " if gap > WORD else ""
    if before in "，。、；：！？（《“‘〔" or after in "，。、；：！？）》”’〕":
        return ""
    return " " if spaced else "\u3000" if gap > WIDE else " " if gap > SPACE else ""
