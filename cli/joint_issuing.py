"""`policygraph joint-issuing`: who issues documents together, by period."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking
from .tables import answering, counted, give, limit

_JOINT = (
    """列出联合发文：哪两个机关一起发过哪几份文件，发得多的在前（一模网络，机关—机关）。

--two-mode 换成机关—文件的网络，一行是一个机关发的一份文件；--matrix 换成机关乘机关的矩阵。时段用 --by year（一年一段）或 --years 2015-2020
（只要这几年）。年份取成文日期，没有时依次取发布、施行日期和文号里的年份。

例：
  policygraph joint-issuing policygraph-out
  policygraph joint-issuing policygraph-out --by year -o 联合发文.xlsx
  policygraph joint-issuing policygraph-out --two-mode --years 2015-2020 -o 机关与文件.csv
  policygraph joint-issuing policygraph-out --matrix -o 矩阵.csv""",
    """Joint issuing: which two bodies issued which documents together, the most first (one mode, issuer by issuer).

--two-mode gives issuer by document, a row for each; --matrix gives the matrix of issuers. Periods by --by year, or
--years 2015-2020 for those years only; a document's year is that of signing, else publishing, taking effect, its number.

Examples:
  policygraph joint-issuing policygraph-out
  policygraph joint-issuing policygraph-out --by year -o joint.xlsx
  policygraph joint-issuing policygraph-out --two-mode --years 2015-2020 -o issuers.csv
  policygraph joint-issuing policygraph-out --matrix -o matrix.csv""",
)


def years(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """2015-2020 or 2015 as its first and last year."""
    if not value:
        return None
    match = re.fullmatch(r"(\d{4})(?:\s*[-—–~至到]\s*(\d{4}))?", value.strip())
    if not match or int(match[2] or match[1]) < int(match[1]):
        raise click.BadParameter(either(f"{value} 不是年份，请写成 2015-2020", f"{value} are no years, write 2015-2020"))
    return int(match[1]), int(match[2] or match[1])


@click.command("joint-issuing", cls=Command, texts=_JOINT)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--by", cls=Option, type=click.Choice(["year"]), help=("一年一段", "a period for each year"))
@click.option("--years", cls=Option, metavar="YEARS", callback=years, help=("只要这几年", "of these years only"))
@click.option("--two-mode", cls=Option, is_flag=True, help=("机关—文件", "issuer by document"))
@click.option("--matrix", cls=Option, is_flag=True, help=("机关乘机关的矩阵", "the matrix of issuers"))
@click.option("--sole", cls=Option, is_flag=True, help=("--two-mode 时也列一个机关单独发的", "with --two-mode: documents of one issuer too"))
@answering
def command(
    graph: Path, by: str | None, years: tuple[int, int] | None, two_mode: bool, matrix: bool, sole: bool,
    most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """Who issues documents together."""
    from ..graph.queries import issuing

    with asking(graph) as store:
        documents = issuing.issued(store, years=years, joint=not (sole and two_mode))
    rows: Sequence[Mapping[str, Any]]
    columns: Sequence[str]
    unit = ("{} 份联合发文，{{}} 行", "{} joint documents, {{}} rows")
    if two_mode:
        rows, columns = list(issuing.issue_rows(documents, years=years, by_year=by == "year")), issuing.ISSUE_COLUMNS
        unit = ("{} 份文件，{{}} 行", "{} documents, {{}} rows")
    else:
        pairs = issuing.pairs(documents, years=years, by_year=by == "year")
        rows, columns = issuing.matrix(pairs) if matrix else ([pair.row for pair in pairs], issuing.PAIR_COLUMNS)
    given = rows[: limit(most, as_json, out)]
    said = counted(len(given), len(rows), *(text.format(len(documents)) for text in unit))
    shown = [name for name in columns if not name.endswith("编号")]
    give(given, columns, shown, out, said=said, widths={"文件": 60}, as_json=as_json)
