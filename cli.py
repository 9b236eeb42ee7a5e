"""The command line: `policygraph build`, `export`, `explain`, `rules`, `eval`. Chinese, and English with `--lang en`.

Results go to standard output, everything else to standard error. Exit codes: 0 good, 1 something could not be read or
is below its floor, 2 wrong usage, 130 interrupted.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .graph.terminal import (
    Command,
    Failed,
    File,
    Option,
    Program,
    either,
    progress,
    tell,
    unsupported,
    warn,
    writable_folder,
    writing,
)

# Everything else is imported where it is used: `--help` must not wait for networkx and the lexicons.
if TYPE_CHECKING:
    from .graph.evaluate import Counts
    from .graph.model import Graph

# Characters from which on a text is certainly no path.
LONGEST_PATH = 250

# -------------------------------------------------------------------------------------------- the program

_ABOUT = (
    """把一个文件夹的中文政策文件变成可以引用的知识图谱：每个点、每条边都带着原文的句子。

最常用的三步：

  policygraph build 文件夹                           建图，写到 policygraph-out/
  双击 policygraph-out/graph.html                    看图，断网可用
  policygraph export policygraph-out/graph.json -o 图.csv   到 Excel；也可 .gexf .graphml

policygraph 命令 --help 给出每个命令的说明和例子。""",
    """Chinese policy documents in, a citable knowledge graph out: every node and edge carries its sentence.

  policygraph build FOLDER                           build, into policygraph-out/
  open policygraph-out/graph.html                    browse, offline
  policygraph export policygraph-out/graph.json -o graph.csv   for Excel; or .gexf .graphml

policygraph COMMAND --help explains each command, with examples.""",
)


@click.group(cls=Program, texts=_ABOUT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", message="%(version)s", cls=Option, help=("版本号", "the version"))
def main() -> None:
    """Chinese policy documents in, a knowledge graph out."""


# -------------------------------------------------------------------------------------------- build

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
_FILE = File()
_VERBOSE = ("程序出错时说出位置，报告错误时用；也可设环境变量 POLICYGRAPH_VERBOSE=1", "where the program failed, to report it")
_OUT = ("写到哪个文件夹，默认 policygraph-out", "folder to write to, policygraph-out by default")

_TEXT_COLUMN = ("表格（csv、jsonl）里正文是哪一列", "column of the text, in tables of documents (csv, jsonl)")
_TITLE_COLUMN = ("表格里标题是哪一列", "column of the title, in tables of documents")


@main.command(cls=Command, texts=_BUILD)
@click.argument("paths", nargs=-1, required=True, type=_FILE, metavar="PATH...")
@click.option("-o", "--out", cls=Option, type=_FILE, default=Path("policygraph-out"), metavar="DIR", help=_OUT)
@click.option("--text-column", cls=Option, default="", metavar="NAME", help=_TEXT_COLUMN)
@click.option("--title-column", cls=Option, default="", metavar="NAME", help=_TITLE_COLUMN)
@click.option("--verbose", cls=Option, is_flag=True, envvar="POLICYGRAPH_VERBOSE", help=_VERBOSE)
def build(paths: tuple[Path, ...], out: Path, text_column: str, title_column: str, verbose: bool) -> int:
    """Files or folders to graph.json and a page."""
    from .graph import summary
    from .graph.atomic import write_text
    from .graph.collect import GRAPH, PAGE
    from .graph.exporters import export as write
    from .viz.page import render

    writable_folder(out)
    graph, unread = _read_all(paths, verbose=verbose, columns={"text": text_column, "title": title_column})
    page = render(graph)  # before anything is replaced, so that graph and page stay of one run
    with writing(out):
        write(graph, out / GRAPH)
        write_text(out / PAGE, page)
    _show(graph)
    click.echo(either("写出：", "written: ") + "  ".join(str(out / name) for name in (GRAPH, PAGE)))
    tell(either("读进来了，但请留意：", "read, but note:"), summary.notes(graph))
    _tell_unread(unread)
    return 1 if unread else 0


def _read_all(
    paths: Sequence[Path], *, verbose: bool = False, columns: Mapping[str, str] | None = None
) -> "tuple[Graph, list[str]]":
    """The graph of all documents at the paths, and a line for each that could not be read; fails if there is none."""
    from . import build_report
    from .graph.collect import collect
    from .graph.report import Fault

    collected = collect(paths)
    with progress(len(collected.documents), collected.size) as advance:
        report = build_report(paths, on_document=advance, columns=columns)
    unread = [*map(str, report.failures), *unsupported(collected.unsupported)]
    faults = [failure for failure in report.failures if isinstance(failure, Fault)]
    if faults and not verbose:
        unread.append(either("加 --verbose 重跑，可看到程序在哪里出错", "--verbose shows where the program failed"))
    unread += [failure.trace for failure in faults if verbose]
    if not report.graph.sources:
        _tell_unread(unread)
        raise Failed(_nothing_read() if unread and not collected.unsupported else _nothing_found(paths))
    return report.graph, unread


def _nothing_found(paths: Sequence[Path]) -> str:
    from .extract.readers import suffixes

    where, known = "、".join(map(str, paths)), " ".join(suffixes())
    return either(f"{where}：没有可读的文件，什么也没有写。能读的有 {known}",
             f"{where}: no document found, nothing was written. Can read {known}")  # fmt: skip


def _nothing_read() -> str:
    return either("没有一份文件读得进来，什么也没有写。", "no document could be read, nothing was written")


def _tell_unread(unread: Sequence[str]) -> None:
    tell(either("没有读进来的：", "not read:"), unread)


def _show(graph: "Graph") -> None:
    """What the graph holds, in short."""
    from .graph import summary

    chinese = _chinese()
    files = summary.files(graph)
    inside = either(f"（来自 {files} 个文件）", f" (from {files} files)") if files < len(graph.sources) else ""
    click.echo(either("文件", "documents") + f" {len(graph.sources)}{inside}")
    for title, table in (
        (either("实体", "entities") + f" {len(graph.entities)}", summary.entity_counts(graph, chinese=chinese)),
        (either("关系", "relations") + f" {len(graph.edges)}", summary.edge_counts(graph, chinese=chinese)),
        (either("各年目标", "targets by year"), summary.targets_by_year(graph)),
    ):
        click.echo("\n".join([title, *summary.aligned(table)] if table else []), nl=bool(table))


# -------------------------------------------------------------------------------------------- export

_EXPORT = (
    """把 build 写出的 graph.json 换成别的格式；格式由 -o 的后缀决定。

  .csv      给 Excel：一组表，点、边、目标、事实、任职、文件、依据（图.csv → 图.nodes.csv …）
  .gexf     给 Gephi，带颜色        .graphml  给 yEd、Cytoscape、igraph
  .json     给程序：networkx.node_link_graph(…, edges="edges")

例：
  policygraph export policygraph-out/graph.json -o 图.csv
  policygraph export policygraph-out/graph.json -o 图.gexf""",
    """Turn the graph.json that build wrote into another format; the suffix after -o decides which.

  .csv      for Excel: nodes, edges, targets, facts, posts, documents, evidence (g.csv -> g.nodes.csv, …)
  .gexf     for Gephi, with colours      .graphml  for yEd, Cytoscape, igraph
  .json     for programs: networkx.node_link_graph(…, edges="edges")

Example:
  policygraph export policygraph-out/graph.json -o graph.csv""",
)


@main.command(cls=Command, texts=_EXPORT)
@click.argument("graph", type=_FILE, metavar="GRAPH")
@click.option("-o", "--out", cls=Option, type=_FILE, required=True, metavar="FILE",
              help=("写到哪个文件，后缀决定格式", "file to write, its suffix is the format"))  # fmt: skip
def export(graph: Path, out: Path) -> None:
    """A graph.json to another format."""
    from .graph.exporters import ExportError
    from .graph.exporters import export as write

    try:
        with writing(out):
            written = write(_load(graph), out)
    except ExportError as error:
        known = ", ".join(error.known)
        said = either(str(error), f"{error.path}: cannot write {error.suffix!r}; can write {known}")
        raise click.UsageError(said) from error
    click.echo(either("写出：", "written: ") + "  ".join(map(str, written)))


def _load(path: Path) -> "Graph":
    from .graph.load import LoadError, load

    try:
        return load(path)
    except LoadError as error:
        raise Failed(str(error)) from error


# -------------------------------------------------------------------------------------------- explain

_EXPLAIN = (
    """说明一句话里认出了什么、凭什么认出，用了哪条规则；写规则之前先用它看一看。

例：
  policygraph explain "到2025年，山西中部城市群常住人口城镇化率达到70%以上。"
  policygraph explain 决定.txt            文件
  cat 决定.txt | policygraph explain -    标准输入""",
    """What is found in a sentence, by what, and which rules matched; look here before you write a rule.

Examples:
  policygraph explain "到2025年，山西中部城市群常住人口城镇化率达到70%以上。"
  policygraph explain decision.txt        a file
  cat decision.txt | policygraph explain -""",
)


@main.command(cls=Command, texts=_EXPLAIN)
@click.argument("text", metavar="TEXT")
def explain(text: str) -> None:
    """What one sentence yields, and why."""
    from .extract.pipeline import explain as explained
    from .graph.summary import explained_lines

    click.echo("\n".join(explained_lines(explained(_text_of(text)), chinese=_chinese())))


def _text_of(given: str) -> str:
    """The text itself, that of standard input for `-`, that of a file if there is one of the name."""
    from .extract.encoding import Unreadable, decode
    from .extract.readers import ReadError, read

    try:
        if given == "-":
            return decode(sys.stdin.buffer.read())
        if len(given) < LONGEST_PATH and Path(given).is_file():
            return read(Path(given)).text
    except (ReadError, Unreadable) as error:
        raise Failed(str(error)) from error
    if not given.strip():
        raise click.UsageError(either("没有文字可看", "there is no text"))
    return given


# -------------------------------------------------------------------------------------------- rules

_RULES = (
    """列出关系规则；给出文件时，还数出每条规则在这些文件里用上了几次（0 就是一次也没有）。

例：
  policygraph rules
  policygraph rules 文件/""",
    """List the rules for relations; with files, also how often each gave evidence in them (0: never).

Examples:
  policygraph rules
  policygraph rules documents/""",
)


@main.command(cls=Command, texts=_RULES)
@click.argument("paths", nargs=-1, type=_FILE, metavar="[PATH...]")
def rules(paths: tuple[Path, ...]) -> int:
    """Each rule, and how often it fired."""
    from .extract.schema import relation_types
    from .graph.summary import fired, rule_rows

    graph, unread = _read_all(paths) if paths else (None, [])
    known = {f"{t.name} {t.label}": [rule.id for rule in t.rules] for t in relation_types().values()}
    click.echo("\n".join(rule_rows(known, fired(graph) if graph else {}, counted=bool(paths))))
    _tell_unread(unread)
    return 1 if unread else 0


# -------------------------------------------------------------------------------------------- eval

_EVAL = (
    """与人工标注比较：每份标注（JSON）的文件单独建图，分类型给出准确率 P、召回率 R 和 F1。

例：
  policygraph eval 标注/ --docs 文件/           文件夹里的全部 .json
  policygraph eval 标注/*.json --docs 文件/ -v | grep 漏
  policygraph eval 标注/*.json --docs 文件/ --floors floors.toml --raise-floors""",
    """Compare with annotated documents: each is built alone; precision, recall and F1 by type.

Examples:
  policygraph eval gold/ --docs documents/      every .json in the folder
  policygraph eval gold/*.json --docs documents/ -v | grep miss
  policygraph eval gold/*.json --docs documents/ --floors floors.toml --raise-floors""",
)


@main.command("eval", cls=Command, texts=_EVAL)
@click.argument("gold", nargs=-1, required=True, type=_FILE, metavar="GOLD...")
@click.option("--docs", cls=Option, type=_FILE, required=True, metavar="DIR", help=("文件在哪", "where documents are"))
@click.option("-v", "--verbose", cls=Option, is_flag=True, help=("列出每一处漏的和多的", "list every miss and extra"))
@click.option("--floors", cls=Option, type=_FILE, metavar="FILE", help=("质量底线（TOML）", "floors of quality (TOML)"))
@click.option("--raise-floors", cls=Option, is_flag=True, help=("把底线抬高到这次的结果", "raise floors to this"))
@click.option("--lower-floors", cls=Option, is_flag=True, help=("把底线降低到这次的结果", "lower floors to this"))
def evaluate(
    gold: tuple[Path, ...], docs: Path, verbose: bool, floors: Path | None, raise_floors: bool, lower_floors: bool
) -> int:
    """Precision and recall against annotated documents."""
    from .graph.summary import score_rows

    if (raise_floors or lower_floors) and floors is None:
        raise click.UsageError(either("请同时给出 --floors FILE", "give --floors FILE as well"))
    counts, unread, lines = _measure(gold, docs)
    _tell_unread(unread)
    if not counts.verdicts:
        raise Failed(either("没有一份标注能用。", "none of the annotations could be used"))
    click.echo("\n".join(lines) if verbose else "", nl=verbose and bool(lines))
    click.echo("\n".join(score_rows(counts)))
    if unread and (raise_floors or lower_floors):
        raise Failed(either("有文件没有算进去，底线不动。", "not all was counted; floors stay as they are"))
    below = _hold(counts, floors, raise_floors, lower_floors) if floors else False
    return 1 if unread or below else 0


def _measure(gold: Sequence[Path], docs: Path) -> "tuple[Counts, list[str], list[str]]":
    """The counts over all annotations, a line for each that could not be used, and one for each miss and extra."""
    from .extract.readers import ReadError
    from .graph.annotations import AnnotationError, annotation_files, measure, read_annotation
    from .graph.evaluate import Counts
    from .graph.summary import verdict_lines

    total = Counts()
    unread: list[str] = []
    lines: list[str] = []
    for path in annotation_files(gold):
        try:
            counts = measure(read_annotation(path), docs, build=_alone)
        except (AnnotationError, ReadError) as error:
            unread.append(str(error))
            continue
        lines += verdict_lines(path.stem, counts, chinese=_chinese())
        total += counts
    return total, unread, lines


def _alone(path: Path) -> "Graph":
    from . import build_report

    report = build_report([path])
    for failure in report.failures:
        raise failure
    return report.graph


def _hold(counts: "Counts", file: Path, up: bool, down: bool) -> bool:
    """Compare with the floors, move them where asked; whether any group is below its floor."""
    from .graph.floors import FloorsError, measured, moved, read_floors, sunk, write_floors

    try:
        floors = read_floors(file) if file.exists() or not up | down else {}
    except FloorsError as error:
        raise Failed(str(error)) from error
    shares = measured(counts)
    if up or down:
        with writing(file):
            write_floors(file, moved(shares, floors, up=up, down=down))
        floors = read_floors(file)
    below = sunk(shares, floors)
    for group, share, floor in below:
        warn(either(f"低于底线：{group} {share:.3f} < {floor:.3f}", f"below floor: {group} {share:.3f} < {floor:.3f}"))
    return bool(below)


def _chinese() -> bool:
    return either("zh", "en") == "zh"
