"""The store itself, one SQLite file (docs/store.md): for Datasette, DB Browser, R, and for `policygraph` to answer questions from."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from ..atomic import replacing
from ..load import graph_of
from ..model import Graph
from ..store import Store
from .json import lines


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; `Store.at` and `load_graph` read it. Nothing can be built upon it."""
    try:
        store = Store.of(graph)
    except UnicodeEncodeError:  # half a character, which SQLite cannot hold
        store = Store.of(graph_of(json.loads("".join(lines(graph)).encode("utf-8", "replace"))))
    with store, replacing(path) as temporary, closing(sqlite3.connect(temporary)) as file:
        store.db.backup(file)
    return [path]
