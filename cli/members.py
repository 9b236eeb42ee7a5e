"""`policygraph members`: what belongs to an area, a strategy or a place."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option
from .common import FILE, asking, entity_types, one
from .show import TYPE
from .tables import answering, counted, give, limit

_MEMBERS = (
    """列出一个区域的成员、一个布局或战略的组成部分、一个行政区划的下级，每个带着原句；推得的标明。

例：
  policygraph members policygraph-out 山西中部城市群
  policygraph members policygraph-out 山西省 --deep -o 下级.csv""",
    """The members of an area, the parts of a strategy, the divisions of a place, each with its sentence; derived ones are marked.

Examples:
  policygraph members policygraph-out NAME
  policygraph members policygraph-out place:140000 --deep -o divisions.csv""",
)
_SHOWN = ("成员", "类型", "区划代码", "关系", "属于", "推得", "文件数", "原句", "文件")


@click.command("members", cls=Command, texts=_MEMBERS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("name", metavar="AREA")
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=TYPE)
@click.option("--deep", cls=Option, is_flag=True, help=("连成员的成员也列", "and the members of members"))
@answering
def command(
    graph: Path, name: str, types: tuple[str, ...], deep: bool, most: int | None, as_json: bool, out: Path | None
) -> None:
    """What belongs to an area."""
    from ..graph.queries.belonging import MEMBER_COLUMNS, members

    with asking(graph) as store:
        node = one(store, name, types=entity_types(types))
        found = members(store, node, deep=deep)
    rows = [member.row for member in found][: limit(most, as_json, out)]
    said = counted(len(rows), len(found), "“" + node.name + "”共 {} 个成员", "{} members of " + node.name)
    give(rows, MEMBER_COLUMNS, _SHOWN, out, said=said, widths={"文件": 24, "属于": 24}, as_json=as_json, around=("成员",))
