"""Pages in, one `Content` out: the stages in their order, and where each page begins in the text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Content
from .aligned import aligned_rows
from .continued import with_whole_tables
from .furniture import without_furniture
from .layout import blocks
from .margin import without_line_numbers
from .page import BOX, NOTES, Glyph, Page, Row, Rule
from .paragraphs import Paragraph, paragraphs
from .tables import Grid, grids, table

FRAME = 0.6  # of the page: a box larger than that is its frame

BESIDE = 20  # characters beside a box, from where on the text flows round it


def page_rows(page: Page, number: int) -> list[Row]:
    """The rows of one page in reading order, tables among them."""
    found = [grid for grid in grids(page.rules) if not _is_frame(grid, page)]
    rules = [rule for rule in page.rules if not any(rule in grid.rules for grid in found)]
    answer: list[Row] = []
    _lay_out(without_line_numbers(page.glyphs), found, rules, number, answer)
    return answer


def _is_frame(grid: Grid, page: Page) -> bool:
    """A box round the whole page."""
    area = (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
    return len(grid.xs) == len(grid.ys) == 2 and area > FRAME * page.width * page.height


def _lay_out(glyphs: list[Glyph], found: list[Grid], rules: list[Rule], number: int, answer: list[Row]) -> None:
    """Append the rows of a page or a box; a table or box in it takes part in the cutting as one large character."""
    inside: list[list[Glyph]] = [[] for _ in found]
    outside: list[Glyph] = []
    for glyph in glyphs:
        home = next((i for i, grid in enumerate(found) if grid.holds(glyph)), None)
        (outside if home is None else inside[home]).append(glyph)
    marks = {_mark(grid): (grid, part) for grid, part in zip(found, inside, strict=True) if part}
    beside: list[Row] = []  # what stands in boxes that the text flows round: it must not tear a paragraph
    for part in blocks([*outside, *marks], rules):
        plain = [glyph for glyph in part if glyph not in marks]
        for mark in sorted((glyph for glyph in part if glyph in marks), key=lambda glyph: (glyph.top, glyph.x0)):
            if sum(mark.top < glyph.base < mark.base for glyph in plain) > BESIDE:
                aside: list[Row] = []
                _lay_out_grid(*marks[mark], number, aside)
                beside += [replace(row, block=row.block + NOTES) for row in aside]
                continue
            above = [glyph for glyph in plain if glyph.base <= mark.base]
            plain = [glyph for glyph in plain if glyph.base > mark.base]
            answer += aligned_rows(above, page=number, block=_next(answer))
            _lay_out_grid(*marks[mark], number, answer)
        answer += aligned_rows(plain, page=number, block=_next(answer))
    answer += beside


def _lay_out_grid(grid: Grid, held: list[Glyph], number: int, answer: list[Row]) -> None:
    if len(grid.xs) > 2:
        answer += table(grid, held, page=number, block=_next(answer))
        return
    for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):  # boxes one below the other
        box = [glyph for glyph in held if top <= glyph.base - 0.35 * glyph.size < bottom]
        _lay_out(box, [], [], number, answer)


def _mark(grid: Grid) -> Glyph:
    size = (grid.ys[-1] - grid.ys[0]) / 0.8
    return Glyph(BOX, grid.xs[0], grid.xs[-1], grid.ys[-1] - 0.05 * size, size)


def _next(answer: list[Row]) -> int:
    return answer[-1].block + 1 if answer else 0


def content(pages: Sequence[Sequence[Row]], heights: Sequence[float], notes: Iterable[str] = ()) -> Content:
    """The text of all pages, one paragraph a line."""
    kept = with_whole_tables(without_furniture(pages, heights))
    found = _in_order(kept)
    parts: list[str] = []
    starts: dict[int, int] = {}
    at = 0
    for paragraph in found:
        text = paragraph.text
        starts.setdefault(paragraph.rows[0].page, at)
        for page, offset in paragraph.breaks():
            starts.setdefault(page, at + offset)
        parts.append(text)
        at += len(text) + 1
    return Content("\n".join(parts) + "\n" if parts else "", pages=_starts(starts, len(pages), at), notes=tuple(notes))


def _starts(found: dict[int, int], count: int, end: int) -> tuple[int, ...]:
    """Where each page begins; an empty page begins where the next one does."""
    starts, after = [], end
    for page in reversed(range(count)):
        after = min(found.get(page, after), after)
        starts.append(after)
    return tuple(reversed(starts))


def _in_order(pages: Sequence[Sequence[Row]]) -> list[Paragraph]:
    """Paragraphs of all pages: one that runs over a page break is not torn by the footnotes at the foot of the page."""
    flow = [row for rows in pages for row in rows if row.block < NOTES]
    found = paragraphs(flow)
    notes = {n: paragraphs([row for row in rows if row.block >= NOTES]) for n, rows in enumerate(pages)}
    answer: list[Paragraph] = []
    for i, paragraph in enumerate(found):
        answer.append(paragraph)
        last = found[i + 1].rows[0].page if i + 1 < len(found) else len(pages)
        for n in range(paragraph.rows[0].page, last):
            answer += notes.pop(n, [])
    return answer
