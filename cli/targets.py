"""`policygraph targets`: the panel of targets or of figures already reached, on the terminal or as a table."""

from collections.abc import Sequence
from pathlib import Path

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking, one
from .tables import answering, counted, give, limit

_WIDEST = {"主体": 20, "指标": 28, "原数值": 16, "目标内容": 48, "原句": 48, "文件": 28}  # columns of the terminal

_TARGETS = (
    """列出图谱里的目标：主体、年份、指标、比较、数值、单位、区间、性质、约束、原句和出处；加 --facts 列已经达到的数字。

一行是一个主体的一个指标；只有话没有数的目标也占一行。--wide 换成宽表：一行一个主体的一个指标，一列一年。
--with-areas 再列出 --subject 那个地方所属区域（城市群、经济带……）的目标，“经由”一列写明凭什么属于它，都是推得的。

例：
  policygraph targets policygraph-out/graph.json --year 2027
  policygraph targets policygraph-out/graph.json --subject 太原 --indicator 城镇化率
  policygraph targets policygraph-out/graph.json --subject 太原 --with-areas
  policygraph targets policygraph-out/graph.json -o 目标.xlsx
  policygraph targets policygraph-out/graph.json --facts --wide -o 已达到.csv""",
    """List the targets of a graph: subject, year, indicator, comparison, number, unit, range, kind, sentence and source;
with --facts the figures already reached.

A row is one indicator of one subject; a target in words alone has a row as well. --wide turns it into a wide panel: a row
for each subject and indicator, a column for each year. --with-areas adds the targets of the areas that the place --subject
belongs to, derived, with the path that leads there.

Examples:
  policygraph targets policygraph-out/graph.json --year 2027
  policygraph targets policygraph-out/graph.json --subject 1401 --indicator GDP
  policygraph targets policygraph-out/graph.json -o targets.xlsx
  policygraph targets policygraph-out/graph.json --facts --wide -o reached.csv""",
)
_SHOWN = ("主体", "年份", "指标", "比较", "原数值", "性质", "约束", "目标内容", "文件")
_SHOWN_FACTS = ("主体", "年份", "时间", "指标", "比较", "原数值", "变化", "原句", "文件")


@click.command("targets", cls=Command, texts=_TARGETS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--year", cls=Option, type=int, metavar="YEAR", help=("只要这一年的", "of this year only"))
@click.option(
    "--subject",
    cls=Option,
    default="",
    metavar="NAME",
    help=(
        "只要主体名称含有这些字的，或区划代码以它开头的",
        "subjects with these characters, or division codes that begin so",
    ),
)
@click.option(
    "--indicator",
    cls=Option,
    default="",
    metavar="WORD",
    help=("只要指标含有这些字的", "indicators with these characters"),
)
@click.option(
    "--facts",
    cls=Option,
    is_flag=True,
    help=("不列目标，列已经达到的数字", "figures already reached instead of targets"),
)
@click.option(
    "--with-areas",
    "areas",
    cls=Option,
    is_flag=True,
    help=("再列出 --subject 那个地方所属区域的目标", "add the targets of the areas that the place --subject belongs to"),
)
@click.option("--wide", cls=Option, is_flag=True, help=("宽表：一列一年", "a wide panel, a column for each year"))
@answering
def command(
    graph: Path, year: int | None, subject: str, indicator: str, facts: bool, areas: bool, wide: bool,
    most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """The targets, or the figures reached, as a table."""
    from ..graph.queries import inheriting, tables
    from ..graph.tables import indicator_panel, panel

    asked = tables.facts if facts else tables.targets
    wanted = limit(most, as_json, out)
    if areas and (facts or not subject):
        raise click.UsageError(either("--with-areas 要与 --subject 同用，不与 --facts 同用", "--with-areas needs --subject, without --facts"))
    with asking(graph) as store:
        rows, total = asked(store, year=year, subject=subject, indicator=indicator, most=None if wide else wanted)
        if areas:
            place = one(store, subject, types=("place",))
            more, many = inheriting.area_targets(store, place, year=year, indicator=indicator, most=None if wide else wanted)
            rows, total = [*rows, *more], total + many
    columns: Sequence[str] = panel.FACT_COLUMNS if facts else inheriting.AREA_TARGET_COLUMNS if areas else panel.TARGET_COLUMNS
    shown: Sequence[str] = _SHOWN_FACTS if facts else (*_SHOWN, "经由") if areas else _SHOWN
    if wide:
        rows, columns = indicator_panel.wide(rows)
        rows, shown, total = rows[:wanted], columns, len(rows)
    widths = {name: _WIDEST.get(name, 16) for name in shown}
    said = counted(len(rows), total, "共 {} 行", "{} rows")
    give(rows, columns, shown, out, said=said, widths=widths, as_json=as_json)
