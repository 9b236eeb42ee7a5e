"""`policygraph timeline`: what is dated of one thing, in order of time."""

import re
from pathlib import Path

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking, entity_types, one
from .show import TYPE
from .tables import answering, counted, give, limit

_TIMELINE = (
    """按时间列出一样东西有日期的事：各年目标、已达到的数字、任职、会议、发文和成文、施行的日期。

例：
  policygraph timeline policygraph-out 山西中部城市群
  policygraph timeline policygraph-out 太原 --since 2020 --until 2025-06
  policygraph timeline policygraph-out 李建国 -o 履历.xlsx""",
    """What is dated of one thing, in order of time: targets, figures, posts, meetings, documents and their days.

Examples:
  policygraph timeline policygraph-out NAME
  policygraph timeline policygraph-out NAME --since 2020 --until 2025-06 -o timeline.xlsx""",
)
_SHOWN = ("时间", "至", "事", "方向", "对方", "说明", "原句", "文件")


def when(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """A year, a month or a day, checked; empty where none was given."""
    if value and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        forms = either("2024、2024-05 或 2024-05-06", "2024, 2024-05 or 2024-05-06")
        raise click.BadParameter(either(f"{value} 不是时间，请写成 {forms}", f"{value} is no time, write {forms}"))
    return value or ""


@click.command("timeline", cls=Command, texts=_TIMELINE)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("name", metavar="NAME")
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=TYPE)
@click.option("--since", cls=Option, metavar="WHEN", callback=when, help=("从何时起", "from when"))
@click.option("--until", cls=Option, metavar="WHEN", callback=when, help=("到何时止", "until when"))
@answering
def command(
    graph: Path, name: str, types: tuple[str, ...], since: str, until: str, most: int | None, as_json: bool, out: Path | None
) -> None:
    """What is dated of one thing."""
    from ..graph.queries.dating import TIMELINE_COLUMNS, timeline

    with asking(graph) as store:
        node = one(store, name, types=entity_types(types))
        found, total = timeline(store, node, since=since, until=until, most=limit(most, as_json, out))
    said = counted(len(found), total, "“" + node.name + "”有日期的共 {} 条", "{} dated of " + node.name)
    rows = [moment.row for moment in found]
    give(rows, TIMELINE_COLUMNS, _SHOWN, out, said=said, widths={"说明": 20, "文件": 24}, as_json=as_json, around=("对方",))
