"""`policygraph documents` and `missing`: the documents that were read, with their status; those only cited."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option
from .common import FILE, asking
from .tables import answering, counted, day, give, limit

_DOCUMENTS = (
    """列出图谱里读过的文件：标题、发文字号、发文机关、层级、文种、日期，和到某一天为止的效力。

效力由各文件自己的话推出：谁废止谁、修改谁，自何日起施行，有效期到何日；不给 --as-of 时，以这些文件里最晚的日期为准。

例：
  policygraph documents policygraph-out/graph.json
  policygraph documents policygraph-out/graph.json --kind 条例 --level 市 --as-of 2025-01-01
  policygraph documents policygraph-out/graph.json -o 文件.csv""",
    """List the documents that were read: title, number, issuers, level, kind, days, and the legal status on a day.

The status follows from what the documents say: who repeals and amends whom, from when and until when each is in force;
without --as-of, on the latest day that they name.

Examples:
  policygraph documents policygraph-out/graph.json
  policygraph documents policygraph-out/graph.json --as-of 2025-01-01 --year 2024
  policygraph documents policygraph-out/graph.json -o documents.csv""",
)
_MISSING = (
    """列出被引用而没有收录的文件，引用得最多的在前：接下来该收集什么。

例：
  policygraph missing policygraph-out/graph.json
  policygraph missing policygraph-out/graph.json -o 待收集.csv""",
    """List the documents that are cited and were not read, the most cited first: what to collect next.

Examples:
  policygraph missing policygraph-out/graph.json
  policygraph missing policygraph-out/graph.json -o to-collect.csv""",
)
_SHOWN = ("标题", "发文字号", "发文机关", "层级", "文种", "成文日期", "施行日期", "失效日期", "效力")
_SHOWN_MISSING = ("文件", "文种", "发文字号", "发文机关", "引用文件数", "引用次数", "引用方式")


@click.command("documents", cls=Command, texts=_DOCUMENTS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--as-of", cls=Option, metavar="DATE", callback=day, help=("效力以哪一天为准", "status on which day"))
@click.option("--kind", cls=Option, default="", metavar="KIND", help=("只要这个文种", "this kind of document only"))
@click.option(
    "--issuer",
    cls=Option,
    default="",
    metavar="NAME",
    help=("只要发文机关含有这些字的", "issuers with these characters"),
)
@click.option(
    "--level",
    cls=Option,
    default="",
    metavar="LEVEL",
    help=("只要这个层级：中央 省 市 县 乡", "this level of government only"),
)
@click.option("--year", cls=Option, default="", metavar="YEAR", help=("只要这一年成文的", "signed in this year"))
@click.option("--status", cls=Option, default="", metavar="STATUS", help=("只要这种效力的", "of this status only"))
@answering
def documents(
    graph: Path, as_of: str, kind: str, issuer: str, level: str, year: str, status: str,
    most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """The documents that were read, with their headers and status."""
    from ..graph.queries import tables
    from ..graph.tables import catalogue

    with asking(graph) as store:
        rows = tables.documents(store, as_of=as_of)
        chosen = list(catalogue.filtered(rows, kind=kind, issuer=issuer, level=level, year=year, status=status))
    given = chosen[: limit(most, as_json, out)]
    said = counted(len(given), len(chosen), "共 {} 份", "{} documents")
    give(given, catalogue.CATALOGUE_COLUMNS, _SHOWN, out, said=said, as_json=as_json)


@click.command("missing", cls=Command, texts=_MISSING)
@click.argument("graph", type=FILE, metavar="GRAPH")
@answering
def missing(graph: Path, most: int | None, as_json: bool, out: Path | None) -> None:
    """The documents that are cited and were not read."""
    from ..graph.queries import tables
    from ..graph.tables.documents import MISSING_COLUMNS

    with asking(graph) as store:
        rows, total = tables.missing(store, most=limit(most, as_json, out))
    said = counted(len(rows), total, "共 {} 份", "{} documents")
    give(rows, MISSING_COLUMNS, _SHOWN_MISSING, out, said=said, as_json=as_json)
