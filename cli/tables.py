"""What the commands that answer with a table share: the options for a day and a file, and how rows are given."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..graph.terminal import Failed, either, writing

OUT = ("写成表格：.csv .xlsx .json", "write a table: .csv .xlsx .json")
# Columns of a terminal that a cell may take.
WIDEST = 44


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
    widths: Mapping[str, int] | None = None,
    printed: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """The rows with all `columns` as a file; or on the terminal those of the `shown` columns that hold something, each cut
    to what one can read (`widths`, by column), and what there is in all (`said`). `printed` are the rows as the terminal
    has them, where that differs."""
    from ..graph.exporters.tables import TableError, write_table
    from ..graph.summary import aligned, cut

    if out is not None:
        try:
            with writing(out):
                written = write_table(rows, columns, out)
        except TableError as error:
            raise Failed(str(error)) from error
        click.echo(either(f"写出：{written}（{len(rows)} 行）", f"written: {written} ({len(rows)} rows)"))
        return
    used = [name for name in shown if any(row[name] not in ("", 0) for row in rows)]
    cells = [[cut(str(row[name]), (widths or {}).get(name, WIDEST)) for name in used] for row in printed or rows]
    click.echo("\n".join([*(aligned([used, *cells], indent="") if rows else []), said]))
