"""`policygraph build`: files and folders to graph.json and a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import Command, Option, either, tell, writable_folder, writing
from .common import FILE, chinese, read_all, tell_unread

if TYPE_CHECKING:
    from ..graph.model import Graph

_BUILD = (
    """读文件或文件夹，写出图谱 graph.json 和可以双击打开的页面 graph.html。

文件夹会连同子文件夹一起读，压缩包（zip、gz）和表（csv、jsonl，一行一份）里的每一份也读；隐藏文件跳过；读不了的列在最后，不影响其他文件。
文件夹里的 metadata.csv（有“文件”一列，和标题、文号、发文机关、成文日期等列）补充并改正文件自己说的。

例：
  policygraph build 文件/                       结果在 policygraph-out/
  policygraph build 决定.txt 规划.html -o 结果
  policygraph build 语料.csv --text-column 全文  表里正文那一列叫“全文”
  policygraph build 2024/ 2025/ -o 两年""",
    """Read files or folders; write graph.json and graph.html, a page that opens with a double click.

Folders are read with their folders, archives (zip, gz) and tables (csv, jsonl, a document a row) with all in them; hidden
files are skipped; what cannot be read does not stop the others. A folder's metadata.csv (docs/reading.md) adds to and corrects what
its files say of themselves.

Examples:
  policygraph build documents/                  into policygraph-out/
  policygraph build decision.txt plan.html -o result
  policygraph build corpus.csv --text-column content""",
)
_VERBOSE = (
    "程序出错时说出位置，报告错误时用；也可设环境变量 POLICYGRAPH_VERBOSE=1",
    "where the program failed, to report it",
)
_OUT = ("写到哪个文件夹，默认 policygraph-out", "folder to write to, policygraph-out by default")

_TEXT_COLUMN = ("表格（csv、jsonl）里正文是哪一列", "column of the text, in tables of documents (csv, jsonl)")
_TITLE_COLUMN = ("表格里标题是哪一列", "column of the title, in tables of documents")


@click.command("build", cls=Command, texts=_BUILD)
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="PATH...")
@click.option("-o", "--out", cls=Option, type=FILE, default=Path("policygraph-out"), metavar="DIR", help=_OUT)
@click.option("--text-column", cls=Option, default="", metavar="NAME", help=_TEXT_COLUMN)
@click.option("--title-column", cls=Option, default="", metavar="NAME", help=_TITLE_COLUMN)
@click.option("--verbose", cls=Option, is_flag=True, envvar="POLICYGRAPH_VERBOSE", help=_VERBOSE)
def command(paths: tuple[Path, ...], out: Path, text_column: str, title_column: str, verbose: bool) -> int:
    """Files or folders to graph.json and a page."""
    from ..graph import summary
    from ..graph.atomic import write_text
    from ..graph.collect import GRAPH, PAGE
    from ..graph.exporters import export as write
    from ..viz.page import render

    writable_folder(out)
    graph, unread = read_all(paths, verbose=verbose, columns={"text": text_column, "title": title_column})
    page = render(graph)  # before anything is replaced, so that graph and page stay of one run
    with writing(out):
        write(graph, out / GRAPH)
        write_text(out / PAGE, page)
    _show(graph)
    click.echo(either("写出：", "written: ") + "  ".join(str(out / name) for name in (GRAPH, PAGE)))
    tell(either("读进来了，但请留意：", "read, but note:"), summary.notes(graph))
    tell_unread(unread)
    return 1 if unread else 0


def _show(graph: "Graph") -> None:
    """What the graph holds, in short."""
    from ..graph import summary

    files = summary.files(graph)
    inside = either(f"（来自 {files} 个文件）", f" (from {files} files)") if files < len(graph.sources) else ""
    click.echo(either("文件", "documents") + f" {len(graph.sources)}{inside}")
    for title, table in (
        (either("实体", "entities") + f" {len(graph.entities)}", summary.entity_counts(graph, chinese=chinese())),
        (either("关系", "relations") + f" {len(graph.edges)}", summary.edge_counts(graph, chinese=chinese())),
        (either("各年目标", "targets by year"), summary.targets_by_year(graph)),
    ):
        click.echo("\n".join([title, *summary.aligned(table)] if table else []), nl=bool(table))
