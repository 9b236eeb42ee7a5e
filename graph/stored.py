"""A graph in, a store in memory out that answers all questions about it."""

import json

from .load import graph_of
from .model import Graph
from .store import Store


def stored(graph: Graph) -> Store:
    """`Store.of`, with ? for each half of a character, which SQLite cannot hold."""
    try:
        return Store.of(graph)
    except UnicodeEncodeError:
        from .exporters.json import lines

        return Store.of(graph_of(json.loads("".join(lines(graph)).encode("utf-8", "replace"))))
