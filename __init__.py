"""Chinese policy documents in, a knowledge graph out.

The whole program, one stage to a line::

    file -> Document -> Outline -> Mention* -> Relation* -> Extraction -> Graph -> file | page
            read        outline    find        relate       settle        merge    export, render
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import extract
from .graph.model import Graph

if TYPE_CHECKING:
    from .graph.report import Report

__all__ = ["Graph", "build", "build_report", "extract", "render"]


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    on_document: Callable[[Path], object] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Graph:
    """Read the files and folders at `paths` and return their merged graph; files that cannot be read are left out
    (`build_report` names them). `on_document` is called after each document with the path of its file. `columns` names those columns of tables of
    documents (.csv, .jsonl) that have unusual names: {"text": "内容摘要", "title": "政策名"}."""
    return build_report(paths, on_document=on_document, columns=columns).graph


def build_report(
    paths: Iterable[Path | str] | Path | str,
    *,
    on_document: Callable[[Path], object] | None = None,
    columns: Mapping[str, str] | None = None,
) -> "Report":
    """As `build`, with the files that could not be read and why."""
    from .extract.readers import Columns
    from .graph.report import build_report as report

    return report(_paths(paths), on_document=on_document, columns=Columns(**columns) if columns else None)


def render(graph: Graph) -> str:
    """The graph as one HTML page that needs no network."""
    from .viz.page import render as page

    return page(graph)


def _paths(paths: Iterable[Path | str] | Path | str) -> Sequence[Path]:
    return [Path(paths)] if isinstance(paths, (str, Path)) else [Path(p) for p in paths]
