"""Chinese policy documents in, a knowledge graph out.

The whole program, one stage to a line:

    file -> Document -> Outline -> Mention* -> Relation* -> Extraction -> Graph -> file | page
            read        outline    find        relate       settle        merge    export, render
"""

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from .graph.model import Edge, Entity, Evidence, Graph, Source

if TYPE_CHECKING:
    from .extract.model import Extraction
    from .graph.notebook import Page
    from .graph.opening import Asking
    from .graph.queries.choosing import Words
    from .graph.runs.report import Report

    def extract(path: Path | str) -> Extraction:  # the package extract/, which can be called
        """What the one document at `path` says, nothing merged with what others say. Raises `ReadError`."""
else:
    from . import extract

__all__ = ["Edge", "Entity", "Evidence", "Graph", "Source", "build", "build_report", "extract", "open", "render"]


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    on_document: Callable[[Path], object] | None = None,
    columns: Mapping[str, str] | None = None,
    corrections: Iterable[Path | str] | Path | str = (),
) -> Graph:
    """Read the files and folders at `paths` and return their merged graph; files that cannot be read are left out
    (`build_report` names them). `on_document` is called after each document with the path of its file. `columns` names those columns of tables of
    documents (.csv, .jsonl) that have unusual names: {"text": "内容摘要", "title": "政策名"}. `corrections` are tables in which people
    decided what is wrong (docs/corrections.md); a warning tells each row that has no effect.

    >>> policygraph.build(["examples/documents/7_关于加强汾河保护的决定.txt"])
    <Graph：1 份文件，...>
    """
    report = build_report(paths, on_document=on_document, columns=columns, corrections=corrections)
    for row in report.unapplied:
        warnings.warn(f"没有照办的更正：{row}", stacklevel=2)
    return report.graph


def build_report(
    paths: Iterable[Path | str] | Path | str,
    *,
    on_document: Callable[[Path], object] | None = None,
    columns: Mapping[str, str] | None = None,
    corrections: Iterable[Path | str] | Path | str = (),
) -> "Report":
    """As `build`, with the files that could not be read and why, and the corrections without effect.

    >>> report = policygraph.build_report(["examples/documents", "没有这个文件.txt"])
    >>> [failure.reason for failure in report.failures]
    ['找不到这个文件或文件夹']
    """
    from .extract.readers import Columns
    from .graph.runs.report import build_report as report

    named = Columns(**columns) if columns else None
    return report(_paths(paths), on_document=on_document, columns=named, corrections=_paths(corrections))


def open(path: Path | str, **part: "Unpack[Asking]") -> Graph:
    """The graph that `policygraph build` or `export` wrote: graph.db, graph.json, the folder with them, .graphml, or tables
    of .csv; with the keywords of `Graph.select` the part of it that is asked for, and of a graph.db no more is read.

    Raises `StoreError` or `LoadError`, whose texts say what to do.

    >>> policygraph.open(graph.export("out/图.db")[0]) == graph
    True
    >>> [entity.name for entity in policygraph.open("out/图.db", relations="成员", focus="太原").entities]
    ['山西中部城市群', '太原市']
    """
    from .graph.opening import open_graph

    return open_graph(Path(path), part)


def render(
    graph: Graph, *, types: "Words" = (), relations: "Words" = (), documents: "Words" = (), focus: "Words" = (), hops: int = 1,
    year: int | None = None, min_evidence: int = 0, derived: bool = True, light: bool = False,
) -> "Page":  # fmt: skip
    """The graph, or the part of it that the keywords ask for as those of `Graph.select`, as one HTML page that needs no network: a `str`
    that a notebook shows and `.save(path)` writes. `light`: half a megabyte less, and dots cannot be dragged about.

    >>> page = policygraph.render(graph, focus="太原", hops=2, types=["行政区划", "区域", "目标"], year=2035)
    >>> page.save("out/太原.html").name
    '太原.html'
    >>> policygraph.render(graph, types="城市")
    Traceback (most recent call last):
    ...
    policygraph.graph.queries.choosing.UnknownType: ...
    """
    from .graph.notebook import Page
    from .viz.page import render as page

    part = graph.select(
        types=types, relations=relations, documents=documents, focus=focus, hops=hops, year=year,
        min_evidence=min_evidence, derived=derived,
    )  # fmt: skip
    return Page(page(part, light=light))


def _paths(paths: Iterable[Path | str] | Path | str) -> Sequence[Path]:
    return [Path(paths)] if isinstance(paths, (str, Path)) else [Path(p) for p in paths]
