"""Rows in reading order in, paragraphs out: rows of one paragraph are joined, over columns and pages too.

A row runs on where it fills its column and the next does not begin a paragraph by its indent, its size or the space above.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..cleaning.lines import END, HEADING, MARKER
from .page import Row
from .tables import joined

RAGGED = 5.0  # characters by which rows set without straight right edges may differ
LARGE, LONELY = 4, 15.0  # rows of a block that tell its column; points by which one row may hang out
SHORTER = 1.9  # characters by which a full row may be short: a mark that may not begin a row
INDENTED = 0.8  # of the font's size
SAME = 0.08
WIDEST = 2.2  # sizes of type between rows of one paragraph: where all rows stand farther apart, each is a paragraph
_ORGAN = re.compile(r"[\u4e00-\u9fff（）\s]{2,40}(?:政府|办公厅|办公室|委员会|委|部|局|厅|署|院|会|行|文件)")
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|批复|函|公告|通告|办法|规定|方案|规划|计划|纲要|条例|报告|细则)(?:（[^）]*）)?$"
)
_FIRST = re.compile(r"([!-~]+)([，。、；：！？）》”’〕％]*)")
_CLOSING = "”’』」）〕】》"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or row of a table: the text of each of its rows, and the page each stands on."""

    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return joined(row.text for row in self.rows)

    def breaks(self) -> list[tuple[int, int]]:
        """(page, offset in `text`) for each page that begins inside the paragraph."""
        if self.rows[0].page == self.rows[-1].page:
            return []
        found, text, before = [], self.text, ""
        for page, rows in groupby(self.rows, key=lambda row: row.page):
            if before:
                found.append((page, len(before) + (text[len(before) : len(before) + 1] == " ")))
            before = joined([before, *(row.text for row in rows)])
        return found


def paragraphs(rows: Sequence[Row]) -> list[Paragraph]:
    """The rows, all pages together, as paragraphs."""
    rows = _in_columns(rows)
    pitch, indents, body = _pitches(rows), _indents(rows), _body(rows)
    found: list[list[Row]] = []
    for i, row in enumerate(rows):
        if i and _runs_on(rows[i - 1], row, pitch, indents, body, len(found[-1])):
            found[-1].append(row)
        else:
            found.append([row])
    return [Paragraph(tuple(group)) for group in found]


def _in_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows with the edges of the columns they stand in: those of their block, or where it has few rows, of the
    narrowest block of the page that is wider."""
    blocks: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        blocks.setdefault((row.page, row.block), []).append(row)
    edges = {key: (_edge([-r.x0 for r in found]), _edge([r.x1 for r in found])) for key, found in blocks.items()}
    large = [key for key, found in blocks.items() if len(found) >= LARGE and not found[0].table]
    for key, found in blocks.items():
        left, right = edges[key]
        size = found[0].size
        near = [edges[k] for k in large if k[0] == key[0] and edges[k][0] > left - size and edges[k][1] > right - size]
        if len(found) < LARGE and near:
            edges[key] = min(near, key=lambda edge: edge[0] + edge[1])
    return [replace(row, left=-edges[row.page, row.block][0], right=edges[row.page, row.block][1]) for row in rows]


def _edge(values: list[float]) -> float:
    """The largest value that is not alone: a heading or number that hangs out is not the edge of a column."""
    values = sorted(values, reverse=True)
    for i, (a, b) in enumerate(pairwise(values)):
        if a - b < LONELY:
            return a if i < 2 else values[1]  # two rows that end farther out, not at one place, are text too
    return values[0]


def _body(rows: Sequence[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def _pitches(rows: Sequence[Row]) -> dict[float, float]:
    """For each size of type the usual distance between two of its rows."""
    found: dict[float, Counter[float]] = {}
    for above, row in zip(rows, rows[1:], strict=False):
        step = row.base - above.base
        if above.block == row.block and above.page == row.page and 0 < step < 4 * row.size and _alike(above, row):
            found.setdefault(round(row.size), Counter())[round(2 * step) / 2] += 1
    return {size: max(counts, key=lambda step: (counts[step], -step)) for size, counts in found.items()}


def _indents(rows: Sequence[Row]) -> bool:
    """Whether this document sets the first row of its paragraphs in: most rows below a short one are."""
    seen = [
        row.x0 - row.left > INDENTED * row.size
        for above, row in zip(rows, rows[1:], strict=False)
        if above.block == row.block
        and above.page == row.page
        and not row.table
        and _room(above) > 3
        and above.text[-1] in END
    ]
    return 2 * sum(seen) >= len(seen)


def _alike(a: Row, b: Row) -> bool:
    return abs(a.size - b.size) <= SAME * max(a.size, b.size)


def _room(row: Row) -> float:
    """How many characters more the row had room for."""
    return (row.right - row.x1) / max(row.size, (row.x1 - row.x0) / len(row.text), 1)


def _needed(text: str) -> float:
    """How many characters wide the first word of a row is, which may have been too long for the row above."""
    word = _FIRST.match(text)
    return max(SHORTER, (0.6 * len(word[1]) + len(word[2]) + 1) if word else 0)


def _runs_on(above: Row, row: Row, pitch: dict[float, float], indents: bool, body: float, count: int) -> bool:
    if above.table or row.table or not _alike(above, row) or "\t" in above.text or "\t" in row.text:
        return False
    large = row.size > 1.15 * body
    if _centred(row, 0.6 if large else 1.2) and (
        _centred(above) or (large and abs(above.x0 - row.left) < 2 * row.size)
    ):
        return _title_runs_on(above, row, pitch, body, count)
    ends = above.text.rstrip(_CLOSING)[-1:] in END
    broken = above.text[-1] in "，、" or not (ends or above.text[-1] in "：:；;" or MARKER.match(row.text))
    loose = RAGGED if indents and broken else 0
    if _room(above) > max(_needed(row.text), loose) or row.x0 - row.left > INDENTED * row.size:
        return False
    if ends and HEADING.match(row.text) and _room(row) > SHORTER:
        return False  # a heading at the margin, below a last row that happens to be full
    beside = above.page == row.page and above.block == row.block
    if beside:
        usual = min(pitch.get(round(row.size), 1.5 * row.size), WIDEST * row.size)
        if row.base - above.base > 1.25 * usual:
            return False
        return indents or not (MARKER.match(row.text) and (ends or above.text[-1] in "：:；;"))
    return (not ends or indents) and not MARKER.match(row.text) or (not ends and above.text[-1] in "，、")


def _centred(row: Row, least: float = 1.2) -> bool:
    before, behind = row.x0 - row.left, row.right - row.x1
    return before > least * row.size and abs(before - behind) < 1.2 * row.size


def _title_runs_on(above: Row, row: Row, pitch: dict[float, float], body: float, count: int) -> bool:
    """Two centred rows of one headline: larger than the body or bold, no organs that share a letterhead."""
    if above.page != row.page or above.size < 1.08 * body or count > 4:
        return False
    if MARKER.match(row.text) or (above.text[0] == "（" and above.text[-1] == "）") or row.text[0] == "（":
        return False
    if _TITLE_END.search(above.text) or (_ORGAN.fullmatch(above.text) and not _TITLE_END.search(row.text)):
        return False
    return row.base - above.base <= 1.35 * pitch.get(round(row.size), 1.6 * row.size)
