"""Tables that people saved, .csv and .xlsx, rows of texts out; what is built to do harm is refused."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from ...extract.files.encoding import Unreadable, decode

Row = Sequence[str]
MOST_COLUMNS = 500
_LONGEST_CELL = 2**31 - 1  # a cell may list every document
_PROLOG = 65_536  # bytes in which the first element of a sheet has begun
_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.S)
_BROKEN = "不是完好的 Excel 工作簿。请用 Excel 打开另存为 .xlsx"


class TableUnreadable(Exception):
    """A table that cannot be read; its text is the Chinese message for the user."""


def csv_rows(raw: bytes) -> list[Row]:
    """The rows of a CSV in any encoding, separated as its first line is; none where it is empty. Raises `TableUnreadable`."""
    if not raw.strip():
        return []
    text = _decoded(raw).lstrip("\ufeff")
    first = text.partition("\n")[0]
    separator = max(",\t;，", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    with long_cells():
        try:
            return list(reader)
        except csv.Error as error:
            raise TableUnreadable(
                f"第 {reader.line_num} 行读不下去（{error}）。多半是引号没有成对；请用 Excel 打开另存"
            ) from error


def _decoded(raw: bytes) -> str:
    """The text of a table. What is marked as UTF-8 and is UTF-8 is text even where � fills it: an export writes those."""
    try:
        return decode(raw)
    except Unreadable as error:
        marked = raw.startswith(codecs.BOM_UTF8)
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="ignore")
        if not marked or codecs.BOM_UTF8 + text.encode() != raw:
            raise TableUnreadable(f"{error}") from error
        return text


@contextmanager
def long_cells() -> Iterator[None]:
    """Inside of it the csv module reads cells of any length."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def xlsx_rows(path: Path, *, largest: int, most_rows: int, first: bool = False) -> Iterator[tuple[str, Row]]:
    """(name of the sheet, row) for each row of a workbook, or of its first sheet. `largest` is how many bytes it may be when it
    is unpacked. Raises `TableUnreadable` and `OSError`."""
    from openpyxl import load_workbook  # here, so that nobody waits for it who has no workbook

    _refuse_harm(path, largest)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets[:1] if first else book.worksheets:
                for row in sheet.iter_rows(values_only=True, max_row=most_rows, max_col=MOST_COLUMNS):
                    yield sheet.title, [_text(value) for value in row]
        finally:
            book.close()
    except OSError:
        raise
    except Exception as error:  # what a broken workbook makes openpyxl raise is not documented
        raise TableUnreadable(_BROKEN) from error


def _refuse_harm(path: Path, largest: int) -> None:
    """Raise for a workbook that would fill the memory: too large when unpacked, or with entities of its own."""
    try:
        with ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > largest:
                raise TableUnreadable("解开以后太大了，不像是这里要的表")
            for part in book.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    with book.open(part) as file:
                        _refuse_entities(file.read(_PROLOG))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:  # encrypted, or packed in an unknown way
        raise TableUnreadable(_BROKEN) from error


def _refuse_entities(head: bytes) -> None:
    begin = _ASIDE.sub(b"", head).lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"\0" in head or not re.match(rb"<[A-Za-z_]", begin):
        raise TableUnreadable("里面的 XML 定义了实体，或不是 Excel 的写法，可能是用来撑爆内存的；请用 Excel 打开另存为 .xlsx")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
