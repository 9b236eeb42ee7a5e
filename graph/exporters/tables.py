"""Rows and the names of their columns in, one table file out: `.csv` and `.xlsx` for Excel, `.json` for programs.

Shared by the commands that print a list (documents, missing, …); not a format of graphs itself.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..atomic import replacing
from .csv import cell

TABLES = (".csv", ".json", ".xlsx")


class TableError(ValueError):
    """A file name whose suffix is no kind of table we write; its text is the Chinese message for the user."""


def write_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> Path:
    """Write one line a row, its values in the order of `columns` (a missing one is empty), in the kind that the suffix says.

    CSV is UTF-8 with a byte order mark, JSON a list of objects, XLSX one sheet. Makes the folder if need be and returns `path`.
    Raises `TableError` for another suffix, `OSError` where the file cannot be written.
    """
    path = Path(path)
    writers = {".csv": _csv, ".json": _json, ".xlsx": _xlsx}
    if path.suffix.lower() not in writers:
        raise TableError(f"{path}：不会写 '{path.suffix}' 表格；能写的有 {'、'.join(TABLES)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    writers[path.suffix.lower()](rows, columns, path)
    return path


def _csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([cell(name) for name in columns])
        writer.writerows([cell(row.get(name, "")) for name in columns] for row in rows)


def _json(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    table = [{name: row.get(name, "") for name in columns} for row in rows]
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.write(json.dumps(table, ensure_ascii=False, indent=1) + "\n")


def _xlsx(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    from ..tables.sheets import write_sheet  # here, so that nobody waits for openpyxl who does not write a workbook

    with replacing(path) as temporary:
        write_sheet(rows, columns, temporary)
