"""Characters and drawn lines in, tables out: a row of the table is one row of text, with tabs between its cells.

A grid is level and upright lines that meet. A side between two neighbouring squares of the grid that is not drawn joins
them to one cell; the text of a cell that runs over several rows of the grid stands in the first of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .page import Glyph, Row, Rule
from .rows import rows as print_rows

NEAR = 3.0  # points by which lines that meet may miss each other
MOST_LINES = 400  # in one grid; more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table: where its columns and rows part."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.35 * glyph.size
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids from the top of the page; one of a single cell is a box round some text."""
    found = []
    for group in _groups(rules[:2000]):
        levels, uprights = [r for r in group if r.level], [r for r in group if not r.level]
        if len(group) > MOST_LINES or len(levels) < 2 or len(uprights) < 2:
            continue
        xs = _places([r.x0 for r in uprights])
        ys = _places([r.top for r in levels])
        if len(xs) >= 2 and len(ys) >= 2:
            found.append(Grid(xs, ys, tuple(group)))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _groups(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    """Rules that touch, directly or through others."""
    home = list(range(len(rules)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    order = sorted(range(len(rules)), key=lambda i: rules[i].top)
    active: list[int] = []
    for i in order:
        active = [j for j in active if rules[j].bottom + NEAR >= rules[i].top]
        for j in active:
            if rules[j].x0 - NEAR <= rules[i].x1 and rules[i].x0 - NEAR <= rules[j].x1:
                home[root(i)] = root(j)
        active.append(i)
    found: dict[int, list[Rule]] = {}
    for i in range(len(rules)):
        found.setdefault(root(i), []).append(rules[i])
    return found.values()


def _places(values: list[float]) -> tuple[float, ...]:
    """Sorted, those nearly the same once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return tuple(kept)


def table(grid: Grid, glyphs: Sequence[Glyph], *, page: int, block: int) -> list[Row]:
    """The rows of the table with the text of the glyphs inside it; empty rows are left out."""
    wide, high = len(grid.xs) - 1, len(grid.ys) - 1
    home = _cells(grid, wide, high)
    inside: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        column = _index(grid.xs, (glyph.x0 + glyph.x1) / 2)
        line = _index(grid.ys, glyph.base - 0.35 * glyph.size)
        inside.setdefault(home[line * wide + column], []).append(glyph)
    texts = {cell: cell_text(found) for cell, found in inside.items()}
    found = []
    for line in range(high):
        cells = []
        for column in range(wide):
            cell = line * wide + column
            if column and home[cell] == home[cell - 1]:
                continue  # a cell as wide as several columns is one cell
            cells.append(texts.get(cell, "") if home[cell] == cell else "")
        if any(cells):
            size = min((g.size for cell in inside.values() for g in cell), default=10.0)
            found.append(Row("\t".join(cells), grid.xs[0], grid.xs[-1], grid.ys[line + 1], size, grid.xs[0], grid.xs[-1],
                             block, True, page))  # fmt: skip
    return found


def _index(places: tuple[float, ...], value: float) -> int:
    for i in range(1, len(places) - 1):
        if value < places[i]:
            return i - 1
    return len(places) - 2


def _cells(grid: Grid, wide: int, high: int) -> list[int]:
    """For each square its cell, named by the cell's first square."""
    home = list(range(wide * high))
    for line in range(high):
        y = (grid.ys[line] + grid.ys[line + 1]) / 2
        for column in range(wide):
            x = (grid.xs[column] + grid.xs[column + 1]) / 2
            square = line * wide + column
            if column and not _upright(grid, grid.xs[column], y):
                _join(home, square, square - 1)
            if line and not _level(grid, grid.ys[line], x):
                _join(home, square, square - wide)
    return home


def _join(home: list[int], a: int, b: int) -> None:
    first, other = sorted((home[a], home[b]))
    if first != other:
        home[:] = [first if cell == other else cell for cell in home]


def _upright(grid: Grid, x: float, y: float) -> bool:
    return any(not r.level and abs(r.x0 - x) <= NEAR and r.top - NEAR <= y <= r.bottom + NEAR for r in grid.rules)


def _level(grid: Grid, y: float, x: float) -> bool:
    return any(r.level and abs(r.top - y) <= NEAR and r.x0 - NEAR <= x <= r.x1 + NEAR for r in grid.rules)


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of one cell on one line: rows joined, a space only where Latin words meet."""
    return joined(row.text.replace("\t", " ") for row in print_rows(glyphs))


def joined(texts: Iterable[str]) -> str:
    """Broken rows as one: Chinese meets Chinese without a space, a Latin word meets the next with one.

    >>> joined(["推动区域协", "调发展"]), joined(["Belt and", "Road"]), joined(["multi-", "lateral"])
    ('推动区域协调发展', 'Belt and Road', 'multilateral')
    """
    parts: list[str] = []
    for text in texts:
        if not text:
            continue
        if parts:
            last = parts[-1]
            if _HYPHENED.search(last) and _LOWER.match(text):
                parts[-1] = last[:-1]
            elif _meet(last[-1], text[0]):
                parts.append(" ")
        parts.append(text)
    return "".join(parts)


_HYPHENED, _LOWER = re.compile(r"[a-z]-$"), re.compile(r"[a-z]")


def _meet(last: str, first: str) -> bool:
    """Whether a space stands where these two meet over the end of a row."""
    return last.isascii() and first.isascii() and (last.isalpha() or first.isalpha()) and last not in "-/"
