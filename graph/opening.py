"""What build or export wrote in, the graph out: all of it, or the part that is asked for."""

from pathlib import Path
from typing import TypedDict

from .load import load
from .model import Graph
from .queries.choosing import Words, choose
from .runs.collect import GRAPH, STORE
from .store import Store
from .store.opening import is_store
from .stored import stored


class Asking(TypedDict, total=False):
    """The keywords by which a part of a graph is asked for: those of `queries.choosing.choose`."""

    types: Words
    relations: Words
    documents: Words
    focus: Words
    hops: int
    year: int | None
    min_evidence: int
    derived: bool


_LEAVING_LESS = ("types", "relations", "documents", "focus", "min_evidence")


def open_graph(path: Path, part: Asking) -> Graph:
    """The graph at `path`: a graph.db or graph.json, the folder with them, a .graphml, or tables of .csv (NAME.csv, or a folder
    that holds one NAME.nodes.csv). Of a graph.db no more is read than asked for.

    Raises `StoreError` or `LoadError`, and what `choose` raises."""
    path = _within(path) if path.is_dir() else path
    if path.is_dir() or is_store(path):
        with Store.at(path) as store:
            return store.select(choose(store, **part))
    return chosen(load(path), part)


def _within(folder: Path) -> Path:
    """The graph in the folder; the folder itself where there is none, or several tables."""
    tables = sorted(folder.glob("*.nodes.csv"))
    graphs = [folder / name for name in (STORE, GRAPH) if (folder / name).is_file()]
    return (graphs or (tables if len(tables) == 1 else []) or [folder])[0]


def chosen(graph: Graph, part: Asking) -> Graph:
    """The part of the graph; itself where all is asked for."""
    if part.get("derived", True) and part.get("year") is None and not any(part.get(name) for name in _LEAVING_LESS):
        return graph
    with stored(graph) as store:
        return store.select(choose(store, **part))
