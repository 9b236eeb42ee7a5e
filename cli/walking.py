"""`policygraph path` and `neighbours`: how two things are joined, and what is around one."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, Unclear, asking, entity_types, one, relation_types
from .show import TYPE
from .tables import answering, counted, give, limit

_PATH = (
    """找出两样东西之间最短的路，每一步带着关系、方向和原句。

边两个方向都走，箭头是边自己的方向。一样长的路有几条时，取途经的点牵连最少的一条；只由区划表推得的边用 --no-derived 排除。

例：
  policygraph path policygraph-out 太原 山西中部城市群
  policygraph path policygraph-out 甲市 乙市 --relation 成员 --no-derived -o 路.csv""",
    """The shortest way between two things, with the relation, its direction and the sentence of each step.

Relations are walked both ways, arrows show how they point. Of several shortest ways it is one whose stations have fewest
relations. --no-derived leaves out what no sentence says.

Examples:
  policygraph path policygraph-out NAME NAME
  policygraph path policygraph-out NAME NAME --relation member_of --no-derived -o path.csv""",
)
_NEIGHBOURS = (
    """列出一样东西周围的：隔几步、经由谁、什么关系、哪句原文。

例：
  policygraph neighbours policygraph-out 太原
  policygraph neighbours policygraph-out 太原 --hops 2 --only 目标 --only 战略
  policygraph neighbours policygraph-out 山西中部城市群 --relation 成员 -o 邻居.xlsx""",
    """What is around one thing: how many steps away, by way of what, by which relation, in which sentence.

Examples:
  policygraph neighbours policygraph-out NAME
  policygraph neighbours policygraph-out NAME --hops 2 --only target --only strategy
  policygraph neighbours policygraph-out NAME --relation member_of -o neighbours.xlsx""",
)
RELATION = ("只走这些关系", "walk these relations only")
NO_DERIVED = ("推得的边不走", "not by relations that are derived")
_SHOWN_PATH = ("步", "起点", "方向", "关系", "终点", "说明", "原句", "文件", "推得")
_SHOWN = ("距离", "类型", "名称", "方向", "关系", "经由", "说明", "原句", "文件", "推得")
_AROUND = ("终点", "名称", "起点", "经由")
_WIDTHS = {"起点": 28, "终点": 28, "名称": 32, "经由": 16, "说明": 16, "文件": 20}


@click.command("path", cls=Command, texts=_PATH)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("start", metavar="NAME")
@click.argument("end", metavar="NAME")
@click.option("--relation", "relations", cls=Option, multiple=True, metavar="TYPE", help=RELATION)
@click.option("--no-derived", cls=Option, is_flag=True, help=NO_DERIVED)
@answering
def path(
    graph: Path, start: str, end: str, relations: tuple[str, ...], no_derived: bool,
    most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """The shortest way between two things."""
    from ..graph.queries.walking import PATH_COLUMNS, Walk
    from ..graph.queries.walking import path as shortest

    with asking(graph) as store:
        first, last = one(store, start), one(store, end)
        steps = shortest(store, first, last, walk=Walk(relation_types(relations), not no_derived))
    if steps is None:
        raise Nowhere(either(f"“{first.name}”和“{last.name}”之间没有路", f"no way leads from {first.name} to {last.name}"))
    rows = [step.row | {"步": number} for number, step in enumerate(steps, 1)][:most]
    said = either(f"共 {len(steps)} 步", f"{len(steps)} steps")
    give(rows, PATH_COLUMNS, _SHOWN_PATH, out, said=said, widths=_WIDTHS, as_json=as_json, around=_AROUND)


class Nowhere(Unclear):
    """There is no way between the two. Exit code 1."""

    exit_code = 1


@click.command("neighbours", cls=Command, texts=_NEIGHBOURS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("name", metavar="NAME")
@click.option("--hops", cls=Option, type=click.IntRange(1), default=1, metavar="N", help=("最远几步，默认 1", "at most so many steps, 1 by default"))
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=TYPE)
@click.option("--only", cls=Option, multiple=True, metavar="TYPE", help=("只列这些类型的", "list these types only"))
@click.option("--relation", "relations", cls=Option, multiple=True, metavar="TYPE", help=RELATION)
@click.option("--no-derived", cls=Option, is_flag=True, help=NO_DERIVED)
@answering
def neighbours(
    graph: Path, name: str, hops: int, types: tuple[str, ...], only: tuple[str, ...], relations: tuple[str, ...],
    no_derived: bool, most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """What is around one thing."""
    from ..graph.queries.walking import NEIGHBOUR_COLUMNS, Walk
    from ..graph.queries.walking import neighbours as around

    with asking(graph) as store:
        node = one(store, name, types=entity_types(types))
        walk = Walk(relation_types(relations), not no_derived)
        found, total = around(store, node, hops=hops, types=entity_types(only), walk=walk, most=limit(most, as_json, out))
    rows = [neighbour.row for neighbour in found]
    said = counted(len(rows), total, "“" + node.name + "”周围共 {} 个", "{} around " + node.name)
    give(rows, NEIGHBOUR_COLUMNS, _SHOWN, out, said=said, widths=_WIDTHS, as_json=as_json, around=_AROUND)
