"""What is on a page in, its blocks in reading order out: the page is cut along white bands, again and again (XY-cut).

A gutter is an upright white band with running text on both sides; a headline across it ends it. Where there is a gutter, the
region above it, its two sides and the region below are each cut in turn. What has no gutter is one block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .page import BOX, Glyph, Rule
from .rows import bands

NARROW = 0.9  # of the font's size: a gutter is no narrower
FEW = 3  # rows beside a gutter
DEEPEST = 12
PROSE = 0.7  # of the characters of a column of running text stand in long stretches
WIDE = 1.5  # of the font's size; no gap inside running text is wider
ENDS = frozenset("。！？；：")
LEADER = frozenset(".．…·•⋯")
SHORT = 8  # characters; rows of running text are longer
LONG = 14  # characters, from where on two rows side by side suffice to tell columns

Counts: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


def blocks(glyphs: Sequence[Glyph], rules: Sequence[Rule] = ()) -> list[list[Glyph]]:
    """The glyphs in blocks, in reading order; inside a block they are in no order."""
    if not glyphs:
        return []
    size = float(np.median([glyph.size for glyph in glyphs]))
    return [block for block in _cut(list(glyphs), tuple(rules), size, 0) if block]


def _cut(
    glyphs: list[Glyph], rules: tuple[Rule, ...], size: float, depth: int, columned: bool = False
) -> Iterator[list[Glyph]]:
    if depth == DEEPEST or len(glyphs) < (1 if columned else 2 * FEW) * SHORT:
        yield glyphs
        return
    lines = bands(glyphs)
    level = _at_rules(lines, rules)
    parts = [(part, columned) for part in level] if level else _at_gutter(lines, size, columned)
    if not parts:
        yield glyphs
        return
    for part, inside in parts:
        yield from _cut(part, rules, size, depth + 1, inside)


def _at_rules(lines: list[list[Glyph]], rules: tuple[Rule, ...]) -> list[list[Glyph]]:
    """Parted by the drawn lines that run across the whole region between two bands."""
    x0, x1 = min(g.x0 for line in lines for g in line), max(g.x1 for line in lines for g in line)
    cuts = [rule for rule in rules if rule.level and rule.x0 < x0 + 0.1 * (x1 - x0) and rule.x1 > x1 - 0.1 * (x1 - x0)]
    parts: list[list[Glyph]] = []
    bottom = float("-inf")
    for line in lines:
        top = min(g.top for g in line)
        if not parts or any(bottom <= rule.top <= top for rule in cuts):
            parts.append([])
        parts[-1].extend(line)
        bottom = max(g.bottom for g in line)
    return parts if len(parts) > 1 else []


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A white band from x `x0` to `x1` through the bands [first, last) of a region."""

    first: int
    last: int
    x0: float
    x1: float


def _at_gutter(lines: list[list[Glyph]], size: float, columned: bool) -> list[tuple[list[Glyph], bool]]:
    """The parts above, left, right and below, and whether each is a column."""
    gutter = _gutter(lines, size, columned)
    if gutter is None:
        return []
    parts = _at_gaps(lines, gutter, size)
    if parts:
        return [(part, columned) for part in parts]
    gutter = _lengthened(lines, gutter, size)
    middle = (gutter.x0 + gutter.x1) / 2
    inside = [glyph for line in lines[gutter.first : gutter.last] for glyph in line]
    left = [glyph for glyph in inside if glyph.x0 + glyph.x1 < 2 * middle]
    right = [glyph for glyph in inside if glyph.x0 + glyph.x1 >= 2 * middle]
    above = [glyph for line in lines[: gutter.first] for glyph in line]
    below = [glyph for line in lines[gutter.last :] for glyph in line]
    parts_of = ((above, False), (left, True), (right, True), (below, False))
    return [(part, inside_column) for part, inside_column in parts_of if part]


def _lengthened(lines: list[list[Glyph]], gutter: _Gutter, size: float) -> _Gutter:
    """The gutter with the rows above and below it that only one of the columns has, set no farther apart than others."""

    slack = 0.05 * size  # as much ink as `_ink` leaves out of account

    def free(line: list[Glyph]) -> bool:
        return all(g.x1 <= gutter.x0 + slack or g.x0 >= gutter.x1 - slack for g in line)

    first, last = _extent(lines, gutter.first, gutter.last, size, [free(line) for line in lines])
    return replace(gutter, first=first, last=last)


def _extent(lines: list[list[Glyph]], first: int, last: int, size: float, free: list[bool]) -> tuple[int, int]:
    while last < len(lines) and free[last] and _white(lines[last - 1], lines[last]) < 1.4 * size:
        last += 1
    while first and free[first - 1] and _white(lines[first - 1], lines[first]) < 1.4 * size:
        first -= 1
    return first, last


def _at_gaps(lines: list[list[Glyph]], gutter: _Gutter, size: float) -> list[list[Glyph]]:
    """Parted at the white bands that interrupt all columns at once: another article begins below."""
    middle = (gutter.x0 + gutter.x1) / 2
    side = bands(glyph for line in lines[gutter.first : gutter.last] for glyph in line if glyph.x1 <= middle)
    whites = sorted(_white(a, b) for a, b in zip(side, side[1:], strict=False))
    usual = whites[len(whites) // 2] if whites else size
    parts = [list(lines[0])]
    for i in range(1, len(lines)):
        headline = (
            max((g.size for g in lines[i - 1] if g.text != BOX), default=0) > 1.2 * size
        )  # it stands above what it is about
        white = _white(lines[i - 1], lines[i])
        wide = white > max(1.6 * size, 2.2 * usual) and (
            white > 3.5 * size or max(g.size for g in lines[i]) > 1.4 * size
        )
        if gutter.first < i < gutter.last and wide and not headline:
            parts.append([])
        parts[-1].extend(lines[i])
    return parts if len(parts) > 1 else []


def _white(above: list[Glyph], below: list[Glyph]) -> float:
    return min(glyph.top for glyph in below) - max(glyph.bottom for glyph in above)


def _gutter(lines: list[list[Glyph]], size: float, columned: bool) -> _Gutter | None:
    """The gutter beside which the most text stands, or None."""
    left, right = min(g.x0 for line in lines for g in line), max(g.x1 for line in lines for g in line)
    step = size / 4
    count = int((right - left) / step) + 2
    ink = _ink(lines, left, step, count)
    width = max(int(NARROW * size / step), 1)
    total = np.concatenate([np.zeros((len(lines), 1), dtype=np.int64), np.cumsum(ink, axis=1)], axis=1)
    white = total[:, width:] == total[:, :-width]  # [band, x]: nothing from x to x + width
    before, behind = total[:, : white.shape[1]] > 0, total[:, -1:] > total[:, width:]
    weights = [_weight(line, size) for line in lines]
    runs = _runs(white, before & behind, weights, 1)
    for first, last, x in sorted(runs, key=lambda run: -_worth(lines, run, weights, white, size)):
        gutter = _Gutter(first, last, left + x * step, left + (x + width) * step)
        beside = sum(weights[k] for k in range(first, last) if before[k, x] and behind[k, x])
        if columned or beside >= FEW:
            if _parts_columns(lines[first:last], gutter, columned):
                return gutter
        elif _parts_few(lines, gutter := _lengthened(lines, gutter, 2 * size)):
            return gutter
    return None


def _worth(
    lines: list[list[Glyph]], run: tuple[int, int, int], weights: list[float], white: Flags, size: float
) -> float:
    """How much text a gutter parts, less where it is blocked by a row set as close as any to the first or last of it.

    Rows that only one side has count too: of two articles side by side the shorter may have fewer columns."""
    first, last, x = run
    gaps = sorted(_white(a, b) for a, b in zip(lines[first : last - 1], lines[first + 1 : last], strict=True))
    close = 1.35 * (gaps[len(gaps) // 2] if gaps else 0.0) + 1
    torn = 0
    for outer, inner in ((first - 1, first), (last, last - 1)):
        if 0 <= outer < len(lines) and not white[outer, x] and not _unlike(lines[outer], lines[inner]):
            above, below = sorted((outer, inner))
            torn += _white(lines[above], lines[below]) < close
    first, last = _extent(lines, first, last, size, [bool(free) for free in white[:, x]])
    return float(sum(weights[first:last]) * 0.3**torn)


def _unlike(above: list[Glyph], below: list[Glyph]) -> bool:
    """Whether two bands are set in other type, or a box stands in one of them."""
    a, b = max(glyph.size for glyph in above), max(glyph.size for glyph in below)
    return abs(a - b) > 0.12 * max(a, b)


def _ink(lines: list[list[Glyph]], left: float, step: float, count: int) -> Counts:
    change = np.zeros((len(lines), count + 1), dtype=np.int64)
    for i, line in enumerate(lines):
        for glyph in line:
            start = int((glyph.x0 - left) / step + 0.2)
            change[i, start] += 1
            change[i, max(int((glyph.x1 - left) / step + 0.8), start + 1)] -= 1
    return (np.cumsum(change, axis=1)[:, :count] > 0).astype(np.int64)


def _weight(line: list[Glyph], size: float) -> float:
    """How many rows a band is worth; columns whose rows stand at different heights make one tall band."""
    return max((max(g.bottom for g in line) - min(g.top for g in line)) / (1.3 * size), 1.0)


def _runs(white: Flags, both: Flags, weights: list[float], few: int) -> list[tuple[int, int, int]]:
    """The longest white runs of bands (first, last, x), those with the most text first; one for each first and last."""
    height, width = white.shape
    found: dict[tuple[int, int], list[int]] = {}
    start = np.zeros(width, dtype=np.int64)
    for i in range(height + 1):
        ends = np.ones(width, dtype=bool) if i == height else ~white[i]
        for x in np.flatnonzero(ends & (start < i)):
            found.setdefault((int(start[x]), i), []).append(int(x))
        start[ends] = i + 1
    runs = []
    for (first, last), xs in found.items():
        for middle in _middles(xs):
            sides = np.flatnonzero(both[first:last, middle])
            if len(sides):
                begin, end = first + int(sides[0]), first + int(sides[-1]) + 1
                rows = sum(weights[k] for k in range(begin, end) if both[k, middle])
                if rows >= few:
                    runs.append((-sum(weights[begin:end]), begin, end, middle))
    return [(begin, end, x) for _, begin, end, x in sorted(runs)[:40]]


def _middles(xs: list[int]) -> Iterator[int]:
    """The middle of each row of neighbours among sorted numbers."""
    begin = 0
    for i in range(1, len(xs) + 1):
        if i == len(xs) or xs[i] != xs[i - 1] + 1:
            yield xs[(begin + i - 1) // 2]
            begin = i


def _parts_columns(lines: list[list[Glyph]], gutter: _Gutter, columned: bool) -> bool:
    """Whether running text stands on both sides, not the cells of a table, names or a signature. Where the text is known
    to be in columns the last of them may be short."""
    left, right = _sides(lines, gutter)
    return _is_prose(left, columned) and (columned or _is_prose(right, columned))


def _sides(lines: list[list[Glyph]], gutter: _Gutter) -> tuple[list[Glyph], list[Glyph]]:
    middle = (gutter.x0 + gutter.x1) / 2
    sides: tuple[list[Glyph], list[Glyph]] = ([], [])
    for line in lines:
        for glyph in line:
            sides[glyph.x0 + glyph.x1 >= 2 * middle].append(glyph)
    return sides


def _parts_few(lines: list[list[Glyph]], gutter: _Gutter) -> bool:
    """Whether one or two rows on each side are the last of a text in columns: both as wide, in long stretches, and the
    left side breaks off inside a sentence."""
    sides = _sides(lines[gutter.first : gutter.last], gutter)
    wides = [max(g.x1 for g in side) - min(g.x0 for g in side) for side in sides]
    last = max(sides[0], key=lambda glyph: (round(glyph.base), glyph.x0))
    if last.text in ENDS or min(wides) < 0.85 * max(wides):
        return False
    for side in sides:
        lengths = [length for row in bands(side) for length in _stretches(row)]
        if len(lengths) < 2:
            return False
        full = lengths if lengths[-1] >= LONG else lengths[:-1]  # the last row of a paragraph may be short
        if sum(length for length in full if length >= LONG) < PROSE * sum(full):
            return False
    return True


def _is_prose(side: list[Glyph], columned: bool) -> bool:
    """Whether most of the characters stand in stretches as long as a row of running text."""
    if any(glyph.text == BOX for glyph in side):
        return True
    side = [glyph for glyph in side if glyph.text not in LEADER]
    few = 1 if columned else FEW
    if len(side) < few * SHORT:
        return False
    lengths = [length for row in bands(side) for length in _stretches(row)]
    long = [length for length in lengths if length >= SHORT]
    return len(long) >= few and sum(long) >= PROSE * sum(lengths)


def _stretches(band: list[Glyph]) -> Iterator[int]:
    """How many characters stand in each stretch of a band that has no wide gap."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in band:
        rows.setdefault(round(2 * glyph.base / glyph.size), []).append(glyph)
    for row in rows.values():
        row.sort(key=lambda glyph: glyph.x0)
        count = 0
        for i, glyph in enumerate(row):
            if i and glyph.x0 - row[i - 1].x1 > WIDE * glyph.size:
                yield count
                count = 0
            count += 1
        yield count
