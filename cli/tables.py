"""What the commands that answer with a table share: the options for a day and a file, and how rows are given."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..graph.terminal import Failed, Option, either, writing
from .common import FILE, chinese

OUT = ("写成表格：.csv .xlsx .json", "write a table: .csv .xlsx .json")
JSON = ("打印 JSON，给程序用", "print JSON, for programs")
MOST = ("最多列几行；不给时屏幕上列 50 行，写文件和 JSON 不限", "list so many rows; 50 on a terminal, all in files and JSON")
# Columns of a terminal that a cell may take.
WIDEST = 44
MOST_SHOWN = 50

Command = Callable[..., Any]


def answering(command: Command) -> Command:
    """The options of every question: `most`, `as_json` and `out`."""
    for option in (
        click.option("-o", "--out", cls=Option, type=FILE, metavar="FILE", help=OUT),
        click.option("--json", "as_json", cls=Option, is_flag=True, help=JSON),
        click.option("--most", cls=Option, type=click.IntRange(1), metavar="N", help=MOST),
    ):
        command = option(command)
    return command


def limit(most: int | None, as_json: bool, out: Path | None) -> int | None:
    """How many rows are wanted: what was asked for, else what a terminal can take, else all."""
    return most or (None if as_json or out else MOST_SHOWN)


def counted(shown: int, total: int, chinese: str, english: str) -> str:
    """How many there are, and how to get those that are not shown."""
    said = either(chinese.format(total), english.format(total))
    if shown >= total:
        return said
    return said + either(f"，列出前 {shown}；全部用 -o 写成表格，或加 --most", f", the first {shown} listed; -o writes all, --most N lists more")


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """A day as 2024-05-06, checked; empty where none was given."""
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(either(f"{value} 不是日期，请写成 2024-05-06", f"{value} is no date, write 2024-05-06")) from None


def give(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    shown: Sequence[str],
    out: Path | None,
    *,
    said: str,
    as_json: bool = False,
    around: Sequence[str] = (),
    widths: Mapping[str, int] | None = None,
    printed: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """The rows with all `columns` as a file; or on the terminal those of the `shown` columns that hold something, each cut
    to what one can read (`widths`, by column), and what there is in all (`said`). Of a sentence that is too long that part is
    shown where what stands in one of the columns `around` is named. `printed` are the rows as the terminal has them, where
    that differs."""
    from ..graph.exporters.tables import TableError, write_table
    from ..graph.summary import aligned

    if out is not None:
        try:
            with writing(out):
                written = write_table(rows, columns, out)
        except TableError as error:
            raise Failed(str(error)) from error
        click.echo(either(f"写出：{written}（{len(rows)} 行）", f"written: {written} ({len(rows)} rows)"))
        return
    if as_json:
        click.echo(json.dumps([{name: row.get(name, "") for name in columns} for row in rows], ensure_ascii=False, indent=1))
        return
    used = [name for name in shown if any(row.get(name, "") not in ("", 0) for row in rows)]
    wide = {name: (widths or {}).get(name, WIDEST) for name in used}
    cells = [[cell(row, name, wide[name], around) for name in used] for row in printed or rows]
    click.echo("\n".join([*(aligned([list(map(headed, used)), *cells], indent="") if rows else []), said]))


def headed(column: str) -> str:
    """What the terminal writes over a column."""
    from ..graph.english import heading

    return column if chinese() else heading(column)


def cell(row: Mapping[str, Any], name: str, most: int, around: Sequence[str]) -> str:
    """What the terminal shows of a value, in at most so many columns."""
    from ..graph.english import value
    from ..graph.summary import cut, excerpt

    text = str(row.get(name, ""))
    if not chinese():
        text = value(name, text)
    if name == "原句":
        named = [str(row.get(other, "")).strip("《》“”") for other in around]
        return excerpt(text, [*named, *(word[:-1] for word in named if len(word) > 2)], most)
    return cut(text.rpartition("/")[2] if name == "文件" and "原句" in row else text, most)
