"""The rows of all pages in, tables that run on overleaf made whole: the head printed again goes, a cell torn apart is joined."""

from collections.abc import Sequence
from dataclasses import replace

from .page import NOTES, Row

HIGH = 3  # rows of a table's head at most
BRACKETS = (("（", "）"), ("《", "》"), ("(", ")"), ("“", "”"), ("〔", "〕"))


def with_whole_tables(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages without repeated heads of tables, and with cells that run on overleaf in one row."""
    answer: list[list[Row]] = []
    head: list[Row] = []
    for rows in pages:
        rows = list(rows)
        last = _last(answer)
        if last is not None and rows and _is_cells(last) and _is_cells(rows[0]):
            rows = rows[_repeated(head, rows) :]
        elif last is not None and rows and _is_cells(last) and _continues(last, rows[0]):
            where = answer[-1].index(last)
            cell, tab, rest = last.text.partition("\t")
            answer[-1][where] = replace(last, text=f"{cell}{rows.pop(0).text}{tab}{rest}")
        else:
            head = []
        head = _head(rows) or head
        answer.append(rows)
    return answer


def _last(pages: list[list[Row]]) -> Row | None:
    """The last row of the last page that is no footnote."""
    return next((row for row in reversed(pages[-1]) if row.block < NOTES), None) if pages else None


def _is_cells(row: Row) -> bool:
    return row.table or "\t" in row.text


def _repeated(head: list[Row], rows: list[Row]) -> int:
    """How many rows the two begin with in common."""
    same = [a.text == b.text for a, b in zip(head, rows, strict=False)]
    return same.index(False) if False in same else len(same)


def _head(rows: list[Row]) -> list[Row]:
    """The first rows of the table with which the page ends."""
    flow = [row for row in rows if row.block < NOTES]
    start = len(flow)
    while start and _is_cells(flow[start - 1]):
        start -= 1
    return flow[start : start + HIGH] if start or not flow else []


def _continues(row: Row, below: Row) -> bool:
    """Whether the first cell of a row breaks off inside brackets that the row overleaf closes."""
    cell = row.text.partition("\t")[0]
    torn = any(cell.count(a) > cell.count(b) and below.text.find(b) > below.text.find(a) for a, b in BRACKETS)
    return torn and len(below.text) < 30 and abs(row.x0 - below.x0) < row.size and abs(row.size - below.size) < 1
