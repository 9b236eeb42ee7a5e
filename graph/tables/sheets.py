"""Rows and the names of their columns in, an Excel workbook with one sheet out, the same bytes for the same rows."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..records import writable

_NARROWEST, _WIDEST = 6, 60  # of a column, in characters of the sheet's font
_MOST_MEASURED = 200  # rows by which a column's width is taken
_LONGEST_CELL = 32_767  # what Excel allows
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file knows
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def write_sheet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    """Write the rows under a bold heading that stays in sight and filters; numbers are numbers, text is never a formula."""
    table = [[_value(row.get(name, "")) for name in columns] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(columns)))}{len(table) + 1}"
    for i, name in enumerate(columns):
        widths = [_width(row[i]) for row in table[:_MOST_MEASURED]]
        wide = min(_WIDEST, max([_NARROWEST, _width(name) + 2, *widths]) + 1)
        sheet.column_dimensions[get_column_letter(i + 1)].width = wide
    sheet.append([_cell(sheet, str(name), heading=True) for name in columns])
    for row in table:
        sheet.append([_cell(sheet, value) for value in row])
    memory = BytesIO()
    book.save(memory)
    path.write_bytes(_timeless(memory.getvalue()))


def _value(value: Any) -> str | int | float | bool | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, (int, float)) else writable(str(value))[:_LONGEST_CELL]


def _cell(sheet: Any, value: Any, *, heading: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes =1+1 for a formula and #N/A for an error
    if heading:
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center")
    return cell


def _width(value: object) -> int:
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in str("" if value is None else value)[:_WIDEST]
    )


def _timeless(workbook: bytes) -> bytes:
    """The same workbook without the hour it was made at."""
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", old.read(name))
            new.writestr(ZipInfo(name, _DAY), content, ZIP_DEFLATED)
    return out.getvalue()
