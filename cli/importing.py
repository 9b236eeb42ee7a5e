"""`policygraph import`: an export that was edited in Excel or Gephi, as corrections of the graph it was made from."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..graph.terminal import Command, Failed, Option, either, tell, writing
from .common import CORRECTIONS, FILE, asking
from .common import corrections as read_decisions
from .selecting import chosen, selecting

if TYPE_CHECKING:
    from ..graph.editing import Imported
    from ..graph.model import Graph

_IMPORT = (
    """把在 Excel、Gephi 里改过的导出文件变成更正表，下次建图照办。

  .xlsx .csv       Excel、WPS、LibreOffice 里改过的（.csv 可以给其中一张，或装着它们的文件夹）
  .gexf .graphml   Gephi 里改过的；点的位置和颜色记在图谱旁边的 layout.json

改了名称成为改名，删了点或边成为删除，改了类型成为改类型，加了点或边成为补充，删了一个、它的边改接到另一个成为合并。
不明白的、更正做不到的，逐条说明，并写成没有决定的行，填上“决定”才起作用。
导出时选了一部分（--types、--focus、--no-derived ……），导入时要给同样的选项。

例：
  policygraph import 图.xlsx --into policygraph-out
  policygraph import 图.gexf --into policygraph-out --no-derived
  policygraph import 图.csv --into policygraph-out/graph.db -o 更正.csv""",
    """Turn an export that was edited in Excel or Gephi into a table of corrections that the next build does.

  .xlsx .csv       edited in Excel, WPS, LibreOffice (.csv: one of the tables, or their folder)
  .gexf .graphml   edited in Gephi; places and colours of nodes go to layout.json beside the graph

Another name becomes a rename, a deleted node or edge a reject, another type a retype, a new node or edge an add, a deleted node whose
edges go to another a merge. What is unclear is told and becomes a row without a decision.
What was exported in part (--types, --focus, --no-derived …) is imported with the same options.

Examples:
  policygraph import graph.xlsx --into policygraph-out
  policygraph import graph.gexf --into policygraph-out --no-derived
  policygraph import graph.csv --into policygraph-out/graph.db -o corrections.csv""",
)
_OUT = (
    "更正表写到哪里（.csv 或 .xlsx）；不给就写进图谱旁边的 corrections/，下次建图自动照办",
    "table of corrections to write (.csv, .xlsx); corrections/ beside the graph by default, where build finds it",
)
_MUCH = ("少了四分之一以上也当作删除", "take it for deleted where more than a quarter is missing")
_WHO = ("记下是谁改的", "who edited it, to be noted")


@click.command("import", cls=Command, texts=_IMPORT)
@click.argument("edited", type=FILE, metavar="EDITED")
@click.option("--into", "graph", cls=Option, type=FILE, required=True, metavar="GRAPH",
              help=("从哪个图谱导出的：graph.db、graph.json 或文件夹", "the graph it was exported from"))  # fmt: skip
@click.option("-o", "--out", cls=Option, type=FILE, metavar="FILE", help=_OUT)
@click.option("--who", cls=Option, default="", metavar="NAME", help=_WHO)
@click.option("--delete-many", "much", cls=Option, is_flag=True, help=_MUCH)
@click.option("--corrections", "given", cls=Option, type=FILE, multiple=True, metavar="PATH", help=CORRECTIONS)
@selecting
def command(
    edited: Path, graph: Path, out: Path | None, who: str, much: bool, given: tuple[Path, ...], **options: Any
) -> int:
    """An edited export as corrections."""
    from ..graph.editing import EditedUnreadable, TooManyGone, compare

    folder = graph if graph.is_dir() else graph.parent
    place = _place(folder, edited, out)
    decisions, _ = read_decisions(folder, given)
    exported = _exported(graph, options)
    try:
        imported = compare(exported, edited, known=decisions, who=who, much=much)
    except EditedUnreadable as error:
        raise Failed(str(error)) from error
    except TooManyGone as error:
        raise Failed(_too_many(edited, error.nodes, error.edges)) from error
    except OSError as error:
        said = either(f"{edited}：读取失败（{error.strerror or error}）。请检查路径和权限", f"{edited}: {error.strerror or error}")
        raise Failed(said) from error
    return _give(imported, place, folder)


def _exported(graph: Path, options: dict[str, Any]) -> "Graph":
    with asking(graph) as store:
        return store.select(chosen(store, **options))


def _place(folder: Path, edited: Path, out: Path | None) -> Path:
    """Where the table goes: a file that is there already may hold what a person decided, so none is replaced."""
    from ..graph.corrections.reading import NAME, TABLES

    if out is None:
        name = edited.stem.removesuffix(".nodes").removesuffix(".edges") or "import"
        places = (folder / NAME / f"{name}{'' if n == 1 else f'-{n}'}.csv" for n in range(1, 10_000))
        return next(place for place in places if not place.exists())
    if out.suffix.lower() not in TABLES:
        known = "、".join(TABLES)
        raise click.UsageError(either(f"{out}：更正表写成 {known}", f"{out}: corrections are written as {', '.join(TABLES)}"))
    if out.exists():
        raise Failed(either(f"已经有 {out}，里面可能有以前的更正。请换一个名字，或先移走它",
                            f"{out} exists and may hold earlier corrections; give another name, or move it"))  # fmt: skip
    return out


def _too_many(edited: Path, nodes: tuple[int, int], edges: tuple[int, int]) -> str:
    return either(
        f"{edited}：比图谱少得太多（点 {nodes[1]} 个里少 {nodes[0]} 个，边 {edges[1]} 条里少 {edges[0]} 条），什么也没有写。\n"
        "导出时选了一部分的，请给同样的选项（--types、--focus、--no-derived ……）；Gephi 里有过滤器的，导出时选 Full graph。\n"
        "真的删了这么多，加 --delete-many。",
        f"{edited}: too much is missing ({nodes[0]} of {nodes[1]} nodes, {edges[0]} of {edges[1]} edges), nothing was written.\n"
        "If a part was exported, give the same options (--types, --focus, --no-derived …); in Gephi, export the full graph.\n"
        "If so much was deleted, add --delete-many.",
    )


def _give(imported: "Imported", place: Path, folder: Path) -> int:
    """Write what there is and say it; 1 where a person has to decide something."""
    from ..graph.editing import IMPORT_COLUMNS, write_layout
    from ..graph.exporters.tables import write_table

    open_rows = [row for row in imported.rows if not row["决定"]]
    if imported.layout:
        with writing(folder):
            kept = write_layout(folder, imported.layout)
        click.echo(either(f"位置 {len(imported.layout.positions)} 个、颜色 {len(imported.layout.colors)} 个，写出：{kept}",
                          f"{len(imported.layout.positions)} places, {len(imported.layout.colors)} colours, written: {kept}"))  # fmt: skip
    tell(either("请留意：", "note:"), list(imported.notices))
    if not imported.rows:
        click.echo(either("没有改动，没有写更正表。", "nothing was changed, no table was written"))
        return 0
    with writing(place):
        write_table(imported.rows, IMPORT_COLUMNS, place)
    click.echo(either(f"写出：{place}（{imported.decided} 条更正）", f"written: {place} ({imported.decided} corrections)"))
    heading = either(f"没有照办的 {len(open_rows)} 处，也在表里，填上“决定”才起作用：", f"{len(open_rows)} places to be decided, in the table too:")
    tell(heading, [_said(row) for row in open_rows])
    return 1 if open_rows else 0


def _said(row: dict[str, str]) -> str:
    subject = " ".join(part for part in (row["名称"], row["关系"], row["另一名称"]) if part)
    suggestion = either(f"；建议：{row['建议']}", f"; suggested: {row['建议']}") if row["对象"] and row["建议"] else ""
    return (f"{subject}：" if subject else "") + row["理由"] + suggestion
