"""`policygraph review`: what in a graph a person had best look at, as a table to be filled in and given back to build."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option, either
from .common import CORRECTIONS, FILE, load_graph
from .common import corrections as read_decisions
from .tables import JSON, OUT, give

_REVIEW = (
    """列出图谱里最该由人看一看的地方：理由不足的合并、可能是同一个的、同名而类型不同的、只有一句话说到的关系。

一行一处，最可疑的在前，附原句和建议。写成表以后，在“决定”一列填 合并、拆分、删除、改类型、别名、改名、补充，或 无误（以后不再列出）；
不填的行不起作用。填好的表放进结果文件夹的 corrections/，或用 build --corrections 给出，每次建图都会照办。

例：
  policygraph review policygraph-out/graph.json
  policygraph review policygraph-out/graph.db -o 核对.xlsx
  policygraph review policygraph-out/graph.json --most 50 -o 核对.csv""",
    """List what in a graph a person had best look at: merges for weak reasons, things that may be one, one name with two
types, relations that one sentence states.

The most doubtful first, with sentences and a suggestion. In the table, fill the first column with merge, split, reject,
retype, alias, rename, add, or keep (not listed again); rows without a decision do nothing. Put the table into corrections/
in the output folder, or give it to build --corrections: every build does as it says.

Examples:
  policygraph review policygraph-out/graph.json
  policygraph review policygraph-out/graph.db -o review.xlsx""",
)
_SHOWN = ("建议", "理由", "名称", "关系", "另一名称", "文件", "原句")
_WIDTHS = {"理由": 36, "名称": 24, "另一名称": 24, "文件": 20, "原句": 60}


@click.command("review", cls=Command, texts=_REVIEW)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--corrections", cls=Option, type=FILE, multiple=True, metavar="PATH", help=CORRECTIONS)
@click.option("--most", cls=Option, type=click.IntRange(1), default=500, show_default=True, metavar="N",
              help=("最多列多少行", "rows at most"))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=JSON)
@click.option("-o", "--out", cls=Option, type=FILE, metavar="FILE", help=OUT)
def command(graph: Path, corrections: tuple[Path, ...], most: int, as_json: bool, out: Path | None) -> None:
    """What a person had best look at, to be filled in."""
    from ..graph.checking.review import REVIEW_COLUMNS, review_rows
    from ..graph.identity.proposals import of_graph, proposals

    decisions, _ = read_decisions(graph if graph.is_dir() else graph.parent, corrections)
    loaded = load_graph(graph)
    rows = review_rows(loaded, proposals=proposals(of_graph(loaded)), decisions=decisions, most=most)
    said = either(f"共 {len(rows)} 处", f"{len(rows)} doubts")
    give(rows, REVIEW_COLUMNS, _SHOWN, out, said=said, as_json=as_json, widths=_WIDTHS)
