"""`policygraph stats`: how large the graph is, who is in its middle, what hangs together."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking, entity_types, one, relation_types
from .tables import answering, give

if TYPE_CHECKING:
    from ..graph.queries.measuring import Stats

_STATS = (
    """数一数图谱：实体和关系各有多少，谁牵连最多（度）、谁在别人之间（中介）、哪些聚成一群（社群）。

中介和社群只在选出的点不太多时计算；图谱大时用 --type、--relation、--focus、--year 等缩小。计算时边不分方向，随机处用固定的种子，结果每次相同。

例：
  policygraph stats policygraph-out
  policygraph stats policygraph-out --relation 发文机关 --most 20
  policygraph stats policygraph-out --focus 山西中部城市群 --hops 2 -o 中心.csv""",
    """How many entities and relations: which have most of them (degree), which lie between others (betweenness), which
cluster (communities).

Betweenness and communities are told where not too much is selected; narrow a large graph with --type, --relation, --focus,
--year. Directions do not count, chance is seeded: the same every time.

Examples:
  policygraph stats policygraph-out
  policygraph stats policygraph-out --relation issued_by --most 20
  policygraph stats policygraph-out --focus NAME --hops 2 -o centre.csv""",
)
MOST_SHOWN = 20
_HOPS = ("中心周围几步，默认 1", "so many steps around it, 1 by default")
_SHOWN = ("类型", "名称", "度", "入度", "出度", "中介", "社群", "文件数")


@click.command("stats", cls=Command, texts=_STATS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=("只要这些类型的点", "entities of these types"))
@click.option("--relation", "relations", cls=Option, multiple=True, metavar="TYPE", help=("只要这些关系", "these relations"))
@click.option("--focus", cls=Option, multiple=True, metavar="NAME", help=("以它为中心", "around this one"))
@click.option("--hops", cls=Option, type=click.IntRange(0), default=1, metavar="N", help=_HOPS)
@click.option("--year", cls=Option, type=int, metavar="YEAR", help=("只要这一年的关系", "relations of this year"))
@click.option("--no-derived", cls=Option, is_flag=True, help=("不要推得的", "nothing derived"))
@click.option("--exact", cls=Option, is_flag=True, help=("中介不估算，大图要等", "no estimate of betweenness; slow for large graphs"))
@answering
def command(
    graph: Path, types: tuple[str, ...], relations: tuple[str, ...], focus: tuple[str, ...], hops: int, year: int | None,
    no_derived: bool, exact: bool, most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """How large the graph is, and who is in its middle."""
    from ..graph.queries.measuring import STATS_COLUMNS, stats
    from ..graph.selection import Selection

    with asking(graph) as store:
        ids = frozenset(one(store, name).id for name in focus)
        chosen = Selection(entity_types(types), relation_types(relations), focus=ids, hops=hops, year=year, derived=not no_derived)
        found = stats(store, chosen, most=most or (None if as_json or out else MOST_SHOWN), exact=exact)
    rows = [measured.row for measured in found.measured]
    if out is None and not as_json:
        click.echo("\n".join([*_sizes(found), ""]))
    give(rows, STATS_COLUMNS, _SHOWN, out, said="\n".join(_notes(found)), as_json=as_json)


def _sizes(found: "Stats") -> Iterator[str]:
    from ..graph.labels import label

    yield either(f"文件 {found.documents}，实体 {found.entities}，关系 {found.relations}，没有关系的实体 {found.isolated}",
                 f"{found.documents} documents, {found.entities} entities, {found.relations} relations, "
                 f"{found.isolated} entities without any")  # fmt: skip
    for head, counts in ((either("实体：", "entities: "), found.entity_types), (either("关系：", "relations: "), found.relation_types)):
        if counts:
            yield head + "  ".join(f"{either(label(type), type)} {count}" for type, count in counts.items())


def _notes(found: "Stats") -> Iterator[str]:
    from ..graph.queries.measuring import MOST_NODES, STARTS

    if found.left_out:
        yield either(f"中介和社群没有算：有关系的点多于 {MOST_NODES} 个。请用 --type、--relation、--focus、--year 缩小",
                     f"betweenness and communities are left out: more than {MOST_NODES} entities have relations; "
                     "narrow it with --type, --relation, --focus, --year")  # fmt: skip
    elif found.communities:
        sizes = "、".join(map(str, found.communities[:10])) + ("…" if len(found.communities) > 10 else "")
        yield either(f"社群 {len(found.communities)} 个，大小 {sizes}", f"{len(found.communities)} communities of {sizes.replace('、', ', ')}")
    if found.estimated:
        yield either(f"中介是从 {STARTS} 个点出发的估计；--exact 精确计算", f"betweenness is estimated from {STARTS} starts; --exact for no estimate")
