"""`policygraph build`: files and folders to graph.db, graph.json and a page."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import (
    LONG_WORK_BYTES,
    Command,
    Failed,
    Option,
    either,
    progress,
    tell,
    unsupported,
    warn,
    writable_folder,
    writing,
)
from .common import CORRECTIONS, FILE, chinese, corrections, nothing_found, nothing_read, tell_unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..extract.readers import Columns
    from ..graph.corrections import Decisions
    from ..graph.runs.building import Outcome
    from ..graph.runs.collect import Collected
    from ..graph.store import Failure, Store
    from ..viz.former import Former

# Entities up to which graph.json and the page are written: a page of more is no picture any more.
MOST_IN_JSON, MOST_ON_PAGE = 100_000, 50_000
MOST_PAGE_BYTES = 30_000_000  # a browser takes long to read more; and few would mail it

_BUILD = (
    """读文件或文件夹，写出库 graph.db、图谱 graph.json 和可以双击打开的页面 graph.html。再建一次，没有变的文件不再读。

文件夹会连同子文件夹一起读，压缩包（zip、gz）和表（csv、jsonl，一行一份）里的每一份也读；隐藏文件跳过；读不了的列在最后，不影响其他文件。
文件夹里的 metadata.csv（有“文件”一列，和标题、文号、发文机关、成文日期等列）补充并改正文件自己说的。

例：
  policygraph build 文件/                       结果在 policygraph-out/
  policygraph build 决定.txt 规划.html -o 结果
  policygraph build 语料.csv --text-column 全文  表里正文那一列叫“全文”
  policygraph build 2024/ 2025/ -o 两年""",
    """Read files or folders; write graph.db, graph.json and graph.html, a page that opens with a double click. Built again,
files that did not change are not read again.

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


_JOBS = ("同时用几个进程，默认与处理器一样多", "processes at once; as many as there are processors by default")
_DASK = (
    "在 Dask 集群上抽取：调度器的地址，如 tcp://10.0.0.1:8786（要装 policygraph[cluster]）",
    "extract on a Dask cluster: its scheduler's address (needs policygraph[cluster])",
)
_NO_JSON = ("不写 graph.json", "do not write graph.json")
_NO_HTML = ("不写 graph.html", "do not write graph.html")
SMALL = 400_000  # bytes of documents for which a second process would take longer to start than to help


@click.command("build", cls=Command, texts=_BUILD)
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="PATH...")
@click.option("-o", "--out", cls=Option, type=FILE, default=Path("policygraph-out"), metavar="DIR", help=_OUT)
@click.option("--text-column", cls=Option, default="", metavar="NAME", help=_TEXT_COLUMN)
@click.option("--title-column", cls=Option, default="", metavar="NAME", help=_TITLE_COLUMN)
@click.option("--corrections", "given", cls=Option, type=FILE, multiple=True, metavar="PATH", help=CORRECTIONS)
@click.option("--no-json", cls=Option, is_flag=True, help=_NO_JSON)
@click.option("--no-html", cls=Option, is_flag=True, help=_NO_HTML)
@click.option("-j", "--jobs", cls=Option, type=click.IntRange(1), metavar="N", help=_JOBS)
@click.option("--dask", cls=Option, default="", metavar="ADDRESS", help=_DASK)
@click.option("--verbose", cls=Option, is_flag=True, envvar="POLICYGRAPH_VERBOSE", help=_VERBOSE)
def command(
    paths: tuple[Path, ...], out: Path, text_column: str, title_column: str, given: tuple[Path, ...], no_json: bool, no_html: bool,
    jobs: int | None, dask: str, verbose: bool,
) -> int:  # fmt: skip
    """Files or folders to a store, graph.json and a page."""
    from ..extract.readers import Columns
    from ..graph.runs import building
    from ..graph.runs.collect import STORE, collect
    from ..graph.store import Store, StoreError

    found = collect(paths)
    unread = unsupported(found.unsupported)
    writable_folder(out)
    decisions, faulty = corrections(out, given)
    place = out / STORE
    new = not place.exists()
    try:
        with writing(out), building.locked(place):
            with Store.open(place, write=True) as store:
                outcome = _built(store, found, Columns(text_column, title_column), decisions, jobs, dask)
                unread = [*_told(outcome.failures, verbose), *unread]
                empty = not outcome.extracted + outcome.known
                if not empty:
                    written, large = _write(store, out, json=not no_json, page=not no_html)
                    _show(store, outcome)  # once all is on the disk: who reads only the first lines closes the pipe
                    click.echo(either("写出：", "written: ") + "  ".join(written))
                    for said in large:
                        warn(said)
                    tell(either("读进来了，但请留意：", "read, but note:"), store.notes())
            if empty and new:
                place.unlink()
    except StoreError as error:
        raise Failed(str(error)) from error
    tell(either("没有照办的更正：", "corrections without effect:"), [str(told) for told in outcome.unapplied])
    tell_unread(unread)
    if empty:
        raise Failed(nothing_read() if outcome.failures else nothing_found(paths))
    return 1 if unread or faulty else 0


def _built(
    store: "Store", found: "Collected", columns: "Columns", decisions: "Decisions", jobs: int | None, dask: str
) -> "Outcome":
    from ..graph.runs.building import Building
    from ..graph.runs.pool import Pool, cores

    with progress(len(found.documents), found.size) as advance:
        said = _merging(found)
        work = Building(
            store, found, columns=columns, decisions=decisions, here=bool(dask), on_document=advance, on_merge=said
        )
        if dask:
            from ..graph.runs.cluster import Cluster, ClusterError

            try:
                with Cluster(dask) as cluster:
                    return work.run(cluster)
            except ClusterError as error:
                raise Failed(str(error)) from error
        with Pool(jobs or (1 if found.size < SMALL else cores())) as pool:
            return work.run(pool)


def _merging(found: "Collected") -> "Callable[[], None]":
    """Says, after long work, what goes on now."""
    said = either("都读完了，正在合成一张图……", "all was read; merging")
    return lambda: warn(said) if found.size >= LONG_WORK_BYTES else None


def _told(failures: "Sequence[Failure]", verbose: bool) -> list[str]:
    told = [str(failure) for failure in failures]
    traces = [failure.trace for failure in failures if failure.trace]
    if traces and not verbose:
        told.append(either("加 --verbose 重跑，可看到程序在哪里出错", "--verbose shows where the program failed"))
    return told + (traces if verbose else [])


def _write(store: "Store", out: Path, *, json: bool, page: bool) -> tuple[list[str], list[str]]:
    """graph.json and the page beside the store, where they are wanted and not too big; what is not written is removed, so
    that nothing old lies beside the new. Gives the files that are there, and what to say of those too large."""
    from ..graph.atomic import write_text
    from ..graph.exporters import export
    from ..graph.runs.collect import GRAPH, PAGE, STORE
    from ..viz.page import render

    many = store.counts()["entities"]
    wanted = {GRAPH: json and many <= MOST_IN_JSON, PAGE: page and many <= MOST_ON_PAGE}
    graph = store.graph() if any(wanted.values()) else None
    drawn = render(graph, before=_before(out)) if graph and wanted[PAGE] else ""  # before anything is replaced
    size = len(drawn.encode("utf-8"))
    wanted[PAGE] = wanted[PAGE] and size <= MOST_PAGE_BYTES
    if graph and wanted[GRAPH]:
        export(graph, out / GRAPH)
    if wanted[PAGE]:
        write_text(out / PAGE, drawn)
    for name, written in wanted.items():
        if not written:
            (out / name).unlink(missing_ok=True)
    names, said = [STORE, *(name for name, written in wanted.items() if written)], list[str]()
    large = either(f"{size / 1e6:.0f} MB，超过 {MOST_PAGE_BYTES / 1e6:.0f} MB", f"{size / 1e6:.0f} MB, more than {MOST_PAGE_BYTES / 1e6:.0f} MB")
    if json and not wanted[GRAPH]:
        said.append(either(f"图太大（{many} 个点，超过 {MOST_IN_JSON} 个），没有写 {GRAPH}；用 {STORE} 提问和导出",
                    f"{many} entities, more than {MOST_IN_JSON}: {GRAPH} was not written; ask and export from {STORE}"))  # fmt: skip
    if page and not wanted[PAGE]:
        why = large if drawn else either(f"{many} 个点，超过 {MOST_ON_PAGE} 个", f"{many} entities, more than {MOST_ON_PAGE}")
        said.append(either(f"图太大（{why}），没有写 {PAGE}；看图用 policygraph serve {out}",
                    f"{why}: {PAGE} was not written; to browse: policygraph serve {out}"))  # fmt: skip
    return [str(out / name) for name in names], said


def _before(out: Path) -> "Former":
    """Where things stand: as they were drawn in another program, else as on the page that was written before."""
    from ..graph.editing import read_layout
    from ..graph.runs.collect import PAGE
    from ..viz.former import drawn_elsewhere, former

    layout = read_layout(out)
    drawn = drawn_elsewhere(layout.positions, layout.colors)
    return drawn if drawn.spots else replace(former(out / PAGE), colors=drawn.colors)


def _show(store: "Store", outcome: "Outcome") -> None:
    """What the graph holds, in short."""
    from ..graph import summary

    counts = store.counts()
    inside = either(f"（来自 {counts['files']} 个文件）", f" (from {counts['files']} files)") if counts["files"] < counts["documents"] else ""
    before = either(f"，其中 {outcome.known} 份没有变，沿用上次的", f"; {outcome.known} unchanged since the last build") if outcome.known else ""
    click.echo(either("文件", "documents") + f" {counts['documents']}{inside}{before}")
    for title, table in (
        (either("实体", "entities") + f" {counts['entities']}", summary.counted(store.types("entities"), chinese=chinese())),
        (either("关系", "relations") + f" {counts['relations']}", summary.counted(store.types("relations"), chinese=chinese())),
        (either("各年目标", "targets by year"), store.targets_by_year()),
    ):
        click.echo("\n".join([title, *summary.aligned(table)] if table else []), nl=bool(table))
