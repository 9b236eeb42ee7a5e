"""What the commands share: reading the paths they were given, loading a graph, saying what could not be read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.terminal import Failed, File, either, progress, tell, unsupported

# Everything else is imported where it is used: `--help` must not wait for networkx and the lexicons.
if TYPE_CHECKING:
    from ..graph.model import Graph

FILE = File()


def chinese() -> bool:
    return either("zh", "en") == "zh"


def read_all(
    paths: Sequence[Path], *, verbose: bool = False, columns: Mapping[str, str] | None = None
) -> "tuple[Graph, list[str]]":
    """The graph of all documents at the paths, and a line for each that could not be read; fails if there is none."""
    from .. import build_report
    from ..graph.collect import collect
    from ..graph.report import Fault

    collected = collect(paths)
    with progress(len(collected.documents), collected.size) as advance:
        report = build_report(paths, on_document=advance, columns=columns)
    unread = [*map(str, report.failures), *unsupported(collected.unsupported)]
    faults = [failure for failure in report.failures if isinstance(failure, Fault)]
    if faults and not verbose:
        unread.append(either("加 --verbose 重跑，可看到程序在哪里出错", "--verbose shows where the program failed"))
    unread += [failure.trace for failure in faults if verbose]
    if not report.graph.sources:
        tell_unread(unread)
        raise Failed(nothing_read() if unread and not collected.unsupported else nothing_found(paths))
    return report.graph, unread


def nothing_found(paths: Sequence[Path]) -> str:
    from ..extract.readers import suffixes

    where, known = "、".join(map(str, paths)), " ".join(suffixes())
    return either(f"{where}：没有可读的文件，什么也没有写。能读的有 {known}",
             f"{where}: no document found, nothing was written. Can read {known}")  # fmt: skip


def nothing_read() -> str:
    return either("没有一份文件读得进来，什么也没有写。", "no document could be read, nothing was written")


def tell_unread(unread: Sequence[str]) -> None:
    tell(either("没有读进来的：", "not read:"), unread)


def load_graph(path: Path) -> "Graph":
    from ..graph.load import LoadError, load

    try:
        return load(path)
    except LoadError as error:
        raise Failed(str(error)) from error
