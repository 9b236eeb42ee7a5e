"""Paths in, the decisions written there out, with a message for each row or file that cannot be used.

A path is a table (.csv, .xlsx) or a folder of tables. The row of the headings is the first that has 决定 or decision.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..tables.spreadsheets import Row, TableUnreadable, csv_rows, xlsx_rows
from .decisions import Decision, Decisions
from .rows import COLUMNS, RowError, decision_of, heading

TABLES = (".csv", ".xlsx")
NAME = "corrections"
# What a person fills in is small; a larger file is another one by mistake.
LARGEST, MOST_ROWS = 50_000_000, 200_000
_HEADED = 20  # rows among which that of the headings is looked for
_CURE = f"第一行要有“{COLUMNS[0]}”“{COLUMNS[1]}”两列；policygraph review 写出的表可以直接填"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or a row of it (0: all of it) that cannot be used; `reason` is the Chinese message for the user."""

    file: str
    row: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file} 第 {self.row} 行：{self.reason}" if self.row else f"{self.file}：{self.reason}"


def find(folder: Path, given: Iterable[Path] = ()) -> list[Path]:
    """Where decisions on the graph in the folder are: in its `corrections` (a folder, .csv or .xlsx), and in what is given."""
    own = [folder / NAME, *(folder / f"{NAME}{suffix}" for suffix in TABLES)]
    found = {path.resolve(): path for path in (*(path for path in own if path.exists()), *given)}
    return list(found.values())


def read_corrections(paths: Iterable[Path]) -> tuple[Decisions, list[Problem]]:
    """All decisions at the paths, and what of them could not be read, in order of files and rows."""
    decisions: list[Decision] = []
    problems: list[Problem] = []
    files: dict[Path, Path] = {}
    for path in paths:
        tables = _tables(path) if path.is_dir() else [path]
        files |= {table.resolve(): table for table in tables}
    for file in files.values():
        for said in _said(file):
            if isinstance(said, Decision):
                decisions.append(said)
            else:
                problems.append(said)
    return Decisions.of(decisions), problems


def _tables(folder: Path) -> list[Path]:
    return sorted(
        p for p in folder.iterdir() if p.suffix.lower() in TABLES and p.is_file() and not p.name.startswith((".", "~$"))
    )


def _said(path: Path) -> Iterator[Decision | Problem]:
    """What each row of a table decides, or what is wrong with it or with the table."""
    file = path.name
    try:
        rows = _rows(path)
        where, columns = _headings(rows)
        for number, row in enumerate(rows[where + 1 :], where + 2):
            cells = {name: row[i] for i, name in enumerate(columns) if i < len(row) and name}
            try:
                if decision := decision_of(cells, file, number):
                    yield decision
            except RowError as error:
                yield Problem(file, number, str(error))
    except TableUnreadable as error:
        yield Problem(file, 0, str(error))


def _headings(rows: Sequence[Row]) -> tuple[int, list[str]]:
    for number, row in enumerate(rows[:_HEADED]):
        columns = [heading(cell) for cell in row]
        if COLUMNS[0] in columns:
            twice = sorted({name for name in columns if name in COLUMNS and columns.count(name) > 1})
            if twice:
                raise TableUnreadable(f"有两列都叫“{twice[0]}”。请留一列")
            if COLUMNS[1] not in columns:
                raise TableUnreadable(f"没有“{COLUMNS[1]}”一列。{_CURE}")
            return number, columns
    raise TableUnreadable(f"没有“{COLUMNS[0]}”一列（Excel 只读第一张表）。{_CURE}")


def _rows(path: Path) -> list[Row]:
    try:
        if path.suffix.lower() not in TABLES:
            raise TableUnreadable(f"更正要写在 {' 或 '.join(TABLES)} 表里")
        if path.stat().st_size > LARGEST:
            raise TableUnreadable(f"有 {path.stat().st_size / 1e6:.0f} MB，太大了，不像是更正表")
        rows = []
        for row in _read(path):
            rows.append(row)
            if len(rows) > MOST_ROWS:
                raise TableUnreadable(f"超过 {MOST_ROWS} 行，太多了，不像是更正表")
        return rows
    except FileNotFoundError as error:
        raise TableUnreadable("找不到这个文件。请检查路径") from error
    except OSError as error:
        raise TableUnreadable(f"读取失败（{error.strerror or error}）。请检查权限，或先关闭正在使用它的程序") from error


def _read(path: Path) -> Iterable[Row]:
    if path.suffix.lower() == ".csv":
        rows = csv_rows(path.read_bytes())
        if not rows:
            raise TableUnreadable(f"是空的。{_CURE}")
        return rows
    return (row for name, row in xlsx_rows(path, largest=10 * LARGEST, most_rows=MOST_ROWS + 1, first=True))
