"""Characters of one block in, its rows out, with the tables found that are told only by what stands below what.

Two rows with three cells or more whose gaps lie above each other are the seed of a table; it grows up and down as long as the
rows leave those gaps white. What runs over several rows of print is one cell again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .page import Glyph, Row
from .rows import TAB, lines, row_of
from .tables import cell_text

GAP = 0.15  # of the font's size: no gap between two columns is narrower
FULL = 1.3  # of the font's size: a cell that ends no farther from its column's edge runs on
CLOSE = 1.2  # times the narrowest step between rows of print: inside a cell they stand no farther apart
FAR = 3.0  # of the font's size: no step inside a table is larger

Line = list[Glyph]
Gaps = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Region:
    """The lines [first, last) are a table with these gaps between its columns."""

    first: int
    last: int
    gaps: Gaps


def aligned_rows(glyphs: Iterable[Glyph], *, page: int = 0, block: int = 0) -> list[Row]:
    """As `rows.rows`; a row of a table holds a tab between its cells."""
    glyphs = list(glyphs)
    if not glyphs:
        return []
    left, right = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    found = _bundles(lines(glyphs))
    answer: list[Row] = []
    at = 0
    for region in [*_regions(found), _Region(len(found), len(found), [])]:
        for bundle in found[at : region.first]:
            answer += [row_of(line, left, right, page, block) for line in lines(bundle)]
        for group in _groups(found[region.first : region.last], region.gaps):
            answer.append(_row(group, region.gaps, left, right, page, block))
        at = region.last
    return [row for row in answer if row.text.strip()]


def _bundles(found: Iterable[Line]) -> list[Line]:
    """The lines, those together that stand closer than their type is high: cells set to the middle of their row."""
    answer: list[Line] = []
    for line in found:
        if answer and line[0].base - max(g.base for g in answer[-1]) < 0.95 * min(line[0].size, answer[-1][0].size):
            answer[-1] = [*answer[-1], *line]
        else:
            answer.append(line)
    return answer


def _regions(found: Sequence[Line]) -> list[_Region]:
    wide = [_gaps(line) for line in found]
    regions: list[_Region] = []
    taken: set[int] = set()
    for seed in sorted(range(len(found)), key=lambda i: (-len(wide[i]), i)):
        if len(wide[seed]) < 2:
            break
        if seed in taken:
            continue
        region = _grown(found, seed, wide[seed], taken)
        bases = {round(glyph.base) for line in found[region.first : region.last] for glyph in line}
        if len(bases) > 1:
            regions.append(region)
            taken.update(range(region.first, region.last))
    return sorted(regions, key=lambda region: region.first)


def _gaps(line: Line) -> Gaps:
    """The white stretches inside a line that are wide enough to part cells."""
    found: Gaps = []
    end = float("inf")
    for glyph in sorted(line, key=lambda glyph: glyph.x0):
        if glyph.x0 - end > TAB * glyph.size:
            found.append((end, glyph.x0))
        end = max(end, glyph.x1) if end < float("inf") else glyph.x1
    return found


def _grown(found: Sequence[Line], seed: int, gaps: Gaps, taken: set[int]) -> _Region:
    first, last = seed, seed + 1
    while last < len(found) and last not in taken and (left := _fitting(found[last - 1], found[last], gaps)):
        gaps, last = left, last + 1
    while first and first - 1 not in taken and (left := _fitting(found[first], found[first - 1], gaps)):
        gaps, first = left, first - 1
    while first < seed and len(_columns(found[first], gaps)) == 1:
        first += 1
    while last - 1 > seed and _is_alone(found, first, last - 1, gaps):
        last -= 1
    return _Region(first, last, gaps)


def _fitting(beside: Line, line: Line, gaps: Gaps) -> Gaps:
    """What the line leaves of the gaps; nothing where it stands too far away or covers one of them."""
    size = max(glyph.size for glyph in line)
    if _step(*sorted((beside, line), key=lambda part: part[0].base)) > FAR * size:
        return []
    left = [_widest_white(line, start, end) for start, end in gaps]
    return left if all(end - start > GAP * size for start, end in left) else []


def _widest_white(line: Line, start: float, end: float) -> tuple[float, float]:
    best, at = (start, start), start
    for glyph in [*sorted(line, key=lambda glyph: glyph.x0), None]:
        x0, x1 = (glyph.x0, glyph.x1) if glyph else (end, end)
        if min(x0, end) - at > best[1] - best[0]:
            best = at, min(x0, end)
        at = max(at, x1)
    return best


def _step(above: Line, below: Line) -> float:
    return min(glyph.base for glyph in below) - max(glyph.base for glyph in above)


def _is_alone(found: Sequence[Line], first: int, i: int, gaps: Gaps) -> bool:
    """Whether a last line with one cell is the text below the table, not the rest of a cell."""
    if len(_columns(found[i], gaps)) > 1:
        return False
    return not _is_full(found[i - 1], found[i], gaps, _edges(found[first:i], gaps))


def _columns(line: Line, gaps: Gaps) -> set[int]:
    return {_column(glyph, gaps) for glyph in line}


def _column(glyph: Glyph, gaps: Gaps) -> int:
    middle = (glyph.x0 + glyph.x1) / 2
    return sum(middle > (start + end) / 2 for start, end in gaps)


def _edges(found: Sequence[Line], gaps: Gaps) -> dict[int, float]:
    """How far right the text of each column reaches; of all but the last, up to its gap at most."""
    edges: dict[int, float] = {}
    for line in found:
        for glyph in line:
            column = _column(glyph, gaps)
            if column == len(gaps) or glyph.x1 <= gaps[column][1]:
                edges[column] = max(edges.get(column, 0.0), glyph.x1)
    return edges


def _groups(found: Sequence[Line], gaps: Gaps) -> list[list[Line]]:
    """The lines of each row of the table."""
    if not found:
        return []
    steps = [_step(above, below) for above, below in pairwise(found)]
    close, edges = CLOSE * min(steps, default=0.0), _edges(found, gaps)
    groups = [[found[0]]]
    for line, step in zip(found[1:], steps, strict=True):
        lacking = len(_columns(line, gaps)) <= len(gaps)
        if lacking and step <= close and _is_full([g for part in groups[-1] for g in part], line, gaps, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_full(above: Line, line: Line, gaps: Gaps, edges: dict[int, float]) -> bool:
    """Whether each cell of the line continues one above it that fills its column."""
    for column in _columns(line, gaps):
        cell = [glyph for glyph in above if _column(glyph, gaps) == column]
        if not cell:
            return False
        base = max(glyph.base for glyph in cell)
        end = max(glyph.x1 for glyph in cell if glyph.base > base - 0.5 * glyph.size)
        if end < edges.get(column, end) - FULL * cell[0].size:
            return False
    return True


def _row(group: list[Line], gaps: Gaps, left: float, right: float, page: int, block: int) -> Row:
    glyphs = [glyph for line in group for glyph in line]
    cells = [cell_text([g for g in glyphs if _column(g, gaps) == column]) for column in range(len(gaps) + 1)]
    x0, x1 = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    size = sorted(g.size for g in glyphs)[len(glyphs) // 2]
    return Row("\t".join(cells).rstrip("\t"), x0, x1, max(g.base for g in glyphs), size, left, right, block, page=page)
