"""`policygraph citations`: which documents cite which, and how."""

from collections.abc import Sequence
from pathlib import Path

import click

from ..graph.terminal import Command, Option
from .common import FILE, asking, one, relation_types
from .tables import answering, counted, give, limit

_CITATIONS = (
    """列出文件之间的引用：谁依据、贯彻、修改、废止、印发、引用了谁，被引用得最多的在前，每条带着原句。

给出 NAME 时只列引用这份文件的和它引用的；--ranking 换成一份文件一行，数出被几份文件以哪种方式引用。

例：
  policygraph citations policygraph-out
  policygraph citations policygraph-out 中华人民共和国预算法
  policygraph citations policygraph-out --relation 废止 -o 废止.csv
  policygraph citations policygraph-out --ranking --most 20""",
    """Citations between documents: which is based on, implements, amends, repeals, forwards or cites which; the most cited
first, each with its sentence.

With NAME only those from and to that document; --ranking gives a row for each document, with how many cite it and how.

Examples:
  policygraph citations policygraph-out
  policygraph citations policygraph-out NAME
  policygraph citations policygraph-out --relation repeals -o repeals.csv
  policygraph citations policygraph-out --ranking --most 20""",
)
_SHOWN = ("引用文件", "方式", "被引文件", "说明", "文件数", "原句", "文件")
_RANKING = ("一份文件一行，被引用得最多的在前", "a row for each document, the most cited first")


@click.command("citations", cls=Command, texts=_CITATIONS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--relation", "relations", cls=Option, multiple=True, metavar="TYPE", help=("只要这几种方式", "these ways only"))
@click.option("--ranking", cls=Option, is_flag=True, help=_RANKING)
@answering
def command(
    graph: Path, name: str | None, relations: tuple[str, ...], ranking: bool, most: int | None, as_json: bool, out: Path | None
) -> None:
    """Which documents cite which."""
    from ..graph.queries import citing
    from ..graph.tables.documents import CITING

    columns: Sequence[str] = citing.CITATION_COLUMNS
    shown: Sequence[str] = _SHOWN
    ways, wanted = relation_types(relations) or CITING, limit(most, as_json, out)
    with asking(graph) as store:
        if ranking:
            ranked, total = citing.most_cited(store, relations=ways, most=wanted)
            rows, columns = [cited.row for cited in ranked], citing.CITED_COLUMNS
            shown, unit = columns[:-1], ("共 {} 份", "{} documents")
        else:
            node = one(store, name, types=["document"]) if name else None
            found, total = citing.citations(store, node, relations=ways, most=wanted)
            rows, unit = [citing.citation_row(told) for told in found], ("共 {} 条", "{} citations")
    said = counted(len(rows), total, *unit)
    give(rows, columns, shown, out, said=said, widths={"说明": 16, "文件": 20, "引用文件": 40, "被引文件": 40}, as_json=as_json, around=("被引文件",))
