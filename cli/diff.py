"""`policygraph diff`: what a newer graph says and an older did not."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking
from .tables import answering, counted, give, limit

_DIFF = (
    """比较新旧两个图谱：多了哪些实体和关系，少了哪些，哪些的属性变了，各带原句。

编号相同的是同一个实体；两端、类型、职务相同的是同一条关系。OLD、NEW 各是 graph.db、graph.json 或文件夹。

例：
  policygraph diff 上月/graph.json policygraph-out
  policygraph diff 上月 本月 --relations -o 变化.xlsx""",
    """Compare an older and a newer graph: what came, what went, what changed, each with its sentence.

Entities are the same by id; relations by their ends, type and post. OLD and NEW are each a graph.db, a graph.json or a folder.

Examples:
  policygraph diff last-month/graph.json policygraph-out
  policygraph diff last-month this-month --relations -o changes.xlsx""",
)
_WIDTHS = {"起点": 28, "终点": 28, "改变": 36, "文件": 20}
_SHOWN = ("变化", "类别", "类型", "起点", "终点", "改变", "原句", "文件")


@click.command("diff", cls=Command, texts=_DIFF)
@click.argument("old", type=FILE, metavar="OLD")
@click.argument("new", type=FILE, metavar="NEW")
@click.option("--relations", cls=Option, is_flag=True, help=("只比关系，不列实体", "relations only, no entities"))
@answering
def command(old: Path, new: Path, relations: bool, most: int | None, as_json: bool, out: Path | None) -> None:
    """What a newer graph says and an older did not."""
    from ..graph.queries.differing import DIFF_COLUMNS, GAINED, LOST, diff

    with asking(old) as before, asking(new) as now:
        changes, kinds = diff(before, now, entities=not relations, most=limit(most, as_json, out))
    names = {kind: either(kind, "gained" if kind == GAINED else "lost" if kind == LOST else "changed") for kind in kinds}
    each = either("，", ", ").join(f"{names[kind]} {many}" for kind, many in kinds.items())
    rows = [change.row for change in changes]
    said = counted(len(rows), sum(kinds.values()), "变化 {} 处", "{} changes") + (f"（{each}）" if each else "")
    give(rows, DIFF_COLUMNS, _SHOWN, out, said=said, widths=_WIDTHS, as_json=as_json, around=("终点", "起点"))
