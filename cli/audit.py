"""`policygraph audit`: facts drawn at random for a person to judge, and the judgements counted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import Command, Failed, Option, either, writing
from .common import FILE, load_graph, tell_unread

if TYPE_CHECKING:
    from ..graph.checking.audit import Fact

_AUDIT = (
    """随机抽出若干条关系、实体或题头，连同原句印出来，由人判断对错；再统计标好的文件，得出各类的准确率。

PATH 是文件、文件夹、压缩语料，或 build 写出的 graph.json。抽样由种子决定：同样的文件、同样的种子，抽出的总是同样的几条。
每份文件单独建图，所以判断一条关系只需看它自己的文件。

例：
  policygraph audit 语料/ --documents 200 --sample 50 --type holds_post --seed 7
  policygraph audit 语料/ --documents 200 --sample 50 --seed 7 -o 抽样.csv    每类五十条；在“标记”一列填 对、错、疑
  policygraph audit --score 抽样.csv                                      统计
  policygraph audit --score 抽样.csv --strip 存档.csv                       另存一份不带原句的""",
    """Draw facts at random and print them with their sentences for a person to judge; count a file of judgements.

PATH is files, folders, packed corpora, or a graph.json that build wrote. The seed decides the draw: the same files and seed
give the same facts. Each document is built alone, so that a fact can be judged from its document.

Examples:
  policygraph audit corpus/ --documents 200 --sample 50 --type holds_post --seed 7
  policygraph audit corpus/ --documents 200 --sample 50 --seed 7 -o sample.csv   fifty of each type; write 对, 错 or 疑 into the first column
  policygraph audit --score sample.csv                                       count
  policygraph audit --score sample.csv --strip kept.csv                      a copy without the sentences""",
)


_TYPE = (
    "只抽这一类，可以给几次：关系（holds_post）、实体（place），或题头 header；默认抽全部关系",
    "only this type, may be given again: a relation (holds_post), an entity (place), or header; all relations by default",
)
_SAMPLE = ("每类抽几条，默认 50", "facts of each type, 50 by default")
_DOCUMENTS = ("每个语料包里抽几份文件，默认 200", "documents drawn from each packed corpus, 200 by default")
_SCORE = ("统计标好的 CSV，可以给几次", "count a marked CSV; may be given again")
_STRIP = ("与 --score 合用：另存一份不带原句的", "with --score: write a copy without the sentences")


@click.command("audit", cls=Command, texts=_AUDIT)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATH...]")
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=_TYPE)
@click.option("--sample", "many", cls=Option, type=click.IntRange(1), default=50, metavar="N", help=_SAMPLE)
@click.option("--documents", cls=Option, type=click.IntRange(1), default=200, metavar="N", help=_DOCUMENTS)
@click.option("--seed", cls=Option, type=int, default=1, help=("随机种子，默认 1", "seed of the draw, 1 by default"))
@click.option("-o", "--out", cls=Option, type=FILE, metavar="FILE", help=("写成待标记的 CSV", "write a CSV to be marked"))
@click.option("--score", "marked", cls=Option, type=FILE, multiple=True, metavar="FILE", help=_SCORE)
@click.option("--strip", cls=Option, type=FILE, metavar="FILE", help=_STRIP)
def command(
    paths: tuple[Path, ...], types: tuple[str, ...], many: int, documents: int, seed: int,
    out: Path | None, marked: tuple[Path, ...], strip: Path | None,
) -> int:  # fmt: skip
    """Draw facts to be judged, or count the judgements."""
    if bool(paths) == bool(marked):
        raise click.UsageError(either("给出要抽样的 PATH，或用 --score 给出标好的文件", "give PATHs to draw from, or --score FILE"))
    if marked:
        _score(marked, strip)
        return 0
    _known(types)
    chosen, unread = _chosen(paths, types, many, documents, seed)
    tell_unread(unread)
    if not chosen:
        raise Failed(either("什么也没有抽到，什么也没有写。", "no fact was found, nothing was written"))
    _write_or_print(chosen, out)
    return 1 if unread else 0


def _known(types: Sequence[str]) -> None:
    from ..extract.schema import entity_types, relation_types
    from ..graph.checking.audit import HEADER

    every = [*relation_types(), *entity_types(), HEADER]
    for type in types:
        if type not in every:
            known = " ".join(every)
            raise click.UsageError(either(f"没有 {type} 这一类；有 {known}", f"no type {type}; there are {known}"))


def _chosen(
    paths: Sequence[Path], types: Sequence[str], many: int, documents: int, seed: int
) -> "tuple[list[Fact], list[str]]":
    from ..extract.schema import relation_types
    from ..graph.checking.audit import facts, named, sample

    graphs = [path for path in paths if path.suffix == ".json"]
    unread: list[str] = []
    drawn = [fact for graph in map(load_graph, graphs) for fact in (*facts(graph), *named(graph))]
    rest = [path for path in paths if path not in graphs]
    wanted = types or tuple(relation_types())
    return sample([*drawn, *_stated(rest, documents, seed, unread)], many, seed, wanted), unread


def _stated(paths: Sequence[Path], documents: int, seed: int, unread: list[str]) -> "Iterator[Fact]":
    """The facts of the documents that were drawn, each document built alone."""
    from ..extract.readers import ReadError
    from ..graph.build import build_graph
    from ..graph.checking.audit import drawn, facts, headed, named
    from ..graph.runs.collect import collect
    from ..graph.runs.report import extracted, read_documents
    from ..graph.terminal import progress

    failures: list[ReadError] = []
    chosen = drawn(read_documents(collect(paths), failures), documents, seed) if paths else []
    with progress(len(chosen), sum(len(document.text) for _, document in chosen)) as advance:
        for path, document in chosen:
            extraction = extracted(path, document, failures)
            if extraction:
                graph = build_graph([extraction])
                yield from (*facts(graph), *named(graph), *headed(graph, document))
            advance(path)
    unread += map(str, failures)


def _write_or_print(chosen: "Sequence[Fact]", out: Path | None) -> None:
    from ..graph.checking import audit

    if out is None:
        click.echo("\n".join(line for number, fact in enumerate(chosen, 1) for line in audit.lines(fact, number)))
        return
    _write(out, [audit.row(fact) for fact in chosen])
    click.echo(either(f"写出：{out}，{len(chosen)} 条，请在“标记”一列填 对、错、疑", f"written: {out}, {len(chosen)} facts to be marked"))


def _write(out: Path, rows: Sequence[Mapping[str, str]]) -> None:
    from ..graph.checking.audit import COLUMNS
    from ..graph.exporters.tables import TableError, write_table

    try:
        with writing(out):
            write_table(rows, COLUMNS, out)
    except TableError as error:
        raise Failed(str(error)) from error


def _score(marked: Sequence[Path], strip: Path | None) -> None:
    from ..graph import summary
    from ..graph.checking import audit

    try:
        rows = [row for path in marked for row in audit.read_marks(path)]
    except audit.MarksError as error:
        raise Failed(str(error)) from error
    click.echo("\n".join(summary.aligned(audit.judged_rows(audit.judged(rows)), indent="")))
    if strip:
        _write(strip, [audit.stripped(row) for row in rows])
