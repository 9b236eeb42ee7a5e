"""An Excel workbook: entities, relations, targets, figures, posts, citations, documents and evidence, a sheet each.

Each sheet has a bold heading that stays in sight, filters and widths. Every text is a text: no cell is a formula or a link,
whatever it begins with. Rows go to disk as they come, and what does not fit on a sheet goes on on the next.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter

from ..atomic import replacing
from ..model import Graph
from ..records import writable
from ..writing.workbook import sheets

MOST_ROWS = 1_048_576  # of a sheet of Excel, heading included
_LONGEST_CELL = 32_767
_NARROWEST, _WIDEST = 6, 60  # of a column, in characters of the sheet's font
_MOST_MEASURED = 200  # rows by which a column's width is taken
_NO_DAY = datetime(2000, 1, 1)  # the file says when it was made; ours are the same whenever they are
_AS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}

Row = dict[str, Any]


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the workbook. Raises `OSError` where it cannot be written."""
    with replacing(path) as temporary:
        temporary.touch()  # an OSError where that cannot be; xlsxwriter has an error of its own for it
        with xlsxwriter.Workbook(str(temporary), _AS_TEXT) as book:
            book.set_properties({"created": _NO_DAY})
            heading = book.add_format({"bold": True, "valign": "vcenter"})
            for name, columns, rows in sheets(graph):
                _sheets(book, name, columns, iter(rows), heading)
    return [path]


def _sheets(book: Any, name: str, columns: Sequence[str], rows: Iterator[Row], heading: Any) -> None:
    """The table on as many sheets as it takes, an empty one on one."""
    _fill(book.add_worksheet(name), columns, islice(rows, MOST_ROWS - 1), heading)
    for number, first in enumerate(rows, 2):
        some = islice(chain([first], rows), MOST_ROWS - 1)
        _fill(book.add_worksheet(f"{name} {number}"), columns, some, heading)


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Row], heading: Any) -> None:
    lines = ([_value(row.get(name, "")) for name in columns] for row in rows)
    measured = list(islice(lines, _MOST_MEASURED))
    for i, name in enumerate(columns):
        widths = [_width(line[i]) for line in measured]
        sheet.set_column(i, i, min(_WIDEST, max([_NARROWEST, _width(name) + 3, *widths]) + 1))
    sheet.freeze_panes(1, 0)
    last = 0
    sheet.write_row(0, 0, [_value(name) for name in columns], heading)
    for last, line in enumerate(chain(measured, lines), 1):
        for i, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(last, i, value)
            elif value is not None:
                sheet.write(last, i, value)
    sheet.autofilter(0, 0, last, max(0, len(columns) - 1))


def _value(value: Any) -> str | int | float | bool | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool | int | float) and abs(value) < 10**15:  # Excel keeps 15 digits
        return value
    text = writable(str(value))[:_LONGEST_CELL]
    # xlsxwriter takes <r>…</r> for markup of its own and writes it as it is.
    return text[: _LONGEST_CELL - 1] + " " if text.startswith("<r>") and text.endswith("</r>") else text


def _width(value: object) -> int:
    text = str("" if value is None else value)[:_WIDEST]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
