"""A table with a document in each row (.csv, .tsv), in any encoding, parted by commas, semicolons, tabs or bars."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..files import tables
from ..files.encoding import Unreadable, decode
from . import Columns, Member

LONGEST_FIELD = 30_000_000
_SEPARATORS = ",\t;|，"


def members(path: Path, raw: bytes, columns: Columns) -> Iterator[Member]:
    """A document for each row that has a text; the rows at fault are named together, at the end."""
    rows = table(decode(raw))
    _, names = next(rows, (0, []))
    held = tables.fields(names, text=columns.text, title=columns.title)
    if "text" not in held:
        raise Unreadable(
            f"不是一行一份文件的表：没有正文一列（有 {tables.named(names)}）",
            "正文列请叫“正文”或 text，或用 --text-column 说明是哪一列",
        )
    faults: dict[str, list[int]] = defaultdict(list)
    many = 0
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(names, cells, strict=False))
        try:
            content = tables.content(row, held)
        except Unreadable as error:
            faults[error.reason if len(cells) >= len(names) else "列数不够，没有正文"].append(number)
            continue
        many += 1
        yield Member(str(row.get(held.get("id", "")) or number), content)
    if not many and not faults:
        raise Unreadable("表里一份文件也没有", "请换成有内容的文件，或把它移出文件夹")
    for fault in tables.grouped(faults):
        yield Member("", fault)


def table(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the table, each with the number of the line on which it ends; the first holds the columns' names."""
    csv.field_size_limit(LONGEST_FIELD)
    head = text[:100_000].split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)  # on equal counts the first, the comma
    # NUL bytes and a lone quote inside a cell are no reason to lose the table.
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() if reader.line_num == 1 else cell for cell in cells]
    except csv.Error as error:
        raise Unreadable(f"表格第 {reader.line_num} 行有错（{error}）", "请用表格软件打开后另存为 CSV UTF-8") from error
