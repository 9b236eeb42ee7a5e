"""The store itself, one SQLite file (docs/store.md): for Datasette, DB Browser, R, and for `policygraph` to answer questions from."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..stored import stored


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; `Store.at` and `load_graph` read it. Nothing can be built upon it."""
    with stored(graph) as store, replacing(path) as temporary, closing(sqlite3.connect(temporary)) as file:
        store.db.backup(file)
    return [path]
