"""`policygraph eval`: precision and recall against annotated documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import Command, Failed, Option, either, warn, writing
from .common import FILE, chinese, tell_unread

if TYPE_CHECKING:
    from ..graph.checking.evaluate import Counts
    from ..graph.model import Graph

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


@click.command("eval", cls=Command, texts=_EVAL)
@click.argument("gold", nargs=-1, required=True, type=FILE, metavar="GOLD...")
@click.option("--docs", cls=Option, type=FILE, required=True, metavar="DIR", help=("文件在哪", "where documents are"))
@click.option("-v", "--verbose", cls=Option, is_flag=True, help=("列出每一处漏的和多的", "list every miss and extra"))
@click.option("--floors", cls=Option, type=FILE, metavar="FILE", help=("质量底线（TOML）", "floors of quality (TOML)"))
@click.option("--raise-floors", cls=Option, is_flag=True, help=("把底线抬高到这次的结果", "raise floors to this"))
@click.option("--lower-floors", cls=Option, is_flag=True, help=("把底线降低到这次的结果", "lower floors to this"))
def command(
    gold: tuple[Path, ...], docs: Path, verbose: bool, floors: Path | None, raise_floors: bool, lower_floors: bool
) -> int:
    """Precision and recall against annotated documents."""
    from ..graph.summary import score_rows

    if (raise_floors or lower_floors) and floors is None:
        raise click.UsageError(either("请同时给出 --floors FILE", "give --floors FILE as well"))
    counts, unread, lines = _measure(gold, docs)
    tell_unread(unread)
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
    from ..extract.readers import ReadError
    from ..graph.checking.annotations import AnnotationError, annotation_files, measure, read_annotation
    from ..graph.checking.evaluate import Counts
    from ..graph.summary import verdict_lines

    total = Counts()
    unread: list[str] = []
    lines: list[str] = []
    for path in annotation_files(gold):
        try:
            counts = measure(read_annotation(path), docs, build=_alone)
        except (AnnotationError, ReadError) as error:
            unread.append(str(error))
            continue
        lines += verdict_lines(path.stem, counts, chinese=chinese())
        total += counts
    return total, unread, lines


def _alone(path: Path) -> "Graph":
    from .. import build_report

    report = build_report([path])
    for failure in report.failures:
        raise failure
    return report.graph


def _hold(counts: "Counts", file: Path, up: bool, down: bool) -> bool:
    """Compare with the floors, move them where asked; whether any group is below its floor."""
    from ..graph.checking.floors import FloorsError, measured, moved, read_floors, sunk, write_floors

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
