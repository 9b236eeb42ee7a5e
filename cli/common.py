"""What the commands share: reading the paths they were given, loading a graph, saying what could not be read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.terminal import Failed, File, either, progress, tell, unsupported

# Everything else is imported where it is used: `--help` must not wait for networkx and the lexicons.
if TYPE_CHECKING:
    from ..graph.corrections import Decisions
    from ..graph.model import Graph
    from ..graph.queries.naming import Node
    from ..graph.store import Store

FILE = File()


def chinese() -> bool:
    return either("zh", "en") == "zh"


def read_all(
    paths: Sequence[Path], *, verbose: bool = False, columns: Mapping[str, str] | None = None
) -> "tuple[Graph, list[str]]":
    """The graph of all documents at the paths, and a line for each that could not be read; fails if there is none."""
    from .. import build_report
    from ..graph.runs.collect import collect
    from ..graph.runs.report import Fault

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


@contextmanager
def asking(path: Path) -> "Iterator[Store]":
    """The store to ask: a graph.db, a graph.json, or the folder in which `build` wrote them."""
    from ..graph.load import LoadError
    from ..graph.store import Store, StoreError

    try:
        with Store.at(path) as store:
            yield store
    except (LoadError, StoreError) as error:
        raise Failed(str(error)) from error


CORRECTIONS = (
    "更正的表或文件夹，可给多个；结果文件夹里的 corrections 总在内",
    "table or folder of corrections, may be given more than once; corrections in the output folder always counts",
)


def corrections(folder: Path, given: Sequence[Path]) -> "tuple[Decisions, bool]":
    """The decisions that are in the folder of a graph and those given, and whether there are rows that cannot be
    understood, which are said; fails where a whole file cannot be read: a graph without it would be another."""
    from ..graph.corrections import find, read_corrections

    decisions, problems = read_corrections(find(folder, given))
    if unread := [str(problem) for problem in problems if not problem.row]:
        raise Failed("\n".join([either("更正读不进来：", "corrections cannot be read:"), *unread]))
    tell(either("没有看懂的更正：", "corrections that were not understood:"), [str(problem) for problem in problems])
    return decisions, bool(problems)


def load_graph(path: Path) -> "Graph":
    """All of it, in memory."""
    with asking(path) as store:
        return store.graph()


class Unclear(Failed):
    """A name that no entity has, or several; its text lists those that may be meant. Exit code 2."""

    exit_code = 2


def one(store: "Store", name: str, *, types: Collection[str] = ()) -> "Node":
    """The entity that the user named; fails with a list to choose from where that is not one."""
    from ..graph.queries.naming import find

    with saying(store):
        return find(store, name, types=types)


@contextmanager
def saying(store: "Store | None" = None) -> "Iterator[None]":
    """Names and types that mean nothing, or several things, as errors of the command line that list what there is."""
    from ..graph.queries.choosing import UnknownDocument, UnknownType
    from ..graph.queries.naming import Ambiguous, Unknown

    try:
        yield
    except UnknownType as error:
        raise Unclear(either(str(error), f"no type {error.word}; there are {', '.join(error.known)}")) from error
    except UnknownDocument as error:
        raise Unclear(either(str(error), f"no document {error.name}; read were {', '.join(error.some)} …")) from error
    except Unknown as error:
        near = "\n".join(_choices(store, error.near)) if store else ""
        said = either(f"没有叫“{error.name}”的。", f"nothing is called {error.name}.")
        raise Unclear(said + (either("\n名字相近的：\n", "\nwith names like it:\n") + near if near else "")) from error
    except Ambiguous as error:
        listed = "\n".join(_choices(store, error.found)) if store else ""
        more, many = error.total - len(error.found), error.total
        rest = either(f"\n  还有 {more} 个", f"\n  and {more} more") if more else ""
        head = either(f"叫“{error.name}”的有 {many} 个，请改写它的编号：\n", f"{many} are called {error.name}; give an id instead:\n")
        raise Unclear(head + listed + rest) from error


def _choices(store: "Store", found: "Sequence[Node]") -> list[str]:
    from ..graph.queries.naming import NODE_COLUMNS, node_row
    from ..graph.summary import aligned
    from .tables import cell, headed

    rows = [node_row(store, node) for node in found]
    cells = [[str(row[name]) if name == "编号" else cell(row, name, 40, ()) for name in NODE_COLUMNS] for row in rows]
    return aligned([list(map(headed, NODE_COLUMNS)), *cells]) if cells else []


def entity_types(words: Sequence[str]) -> frozenset[str]:
    """Types of entities by their names or Chinese labels; fails for one that there is not."""
    from ..graph.queries.choosing import entity_types as types

    with saying():
        return types(words)


def relation_types(words: Sequence[str]) -> frozenset[str]:
    """Types of relations by their names or Chinese labels; fails for one that there is not."""
    from ..graph.queries.choosing import relation_types as types

    with saying():
        return types(words)
