"""JSON as `networkx.node_link_data(G, edges="edges")` gives it: everything the graph knows, one record a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..atomic import replacing
from ..model import Graph
from ..nx import FORMAT
from ..records import edge_record, entity_record, source_record


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; `load.load` and `networkx.node_link_graph(..., edges="edges")` read it."""
    # Half a character (a lone surrogate) is no UTF-8, but \ud800 is good JSON.
    with replacing(path) as temporary:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(lines(graph))
    return [path]


def lines(graph: Graph) -> Iterator[str]:
    """The file piece by piece, so that a big graph never stands in memory twice."""
    yield f'{{"directed": true, "multigraph": true, "graph": {{"format": "{FORMAT}", "documents": ['
    yield from _records(source_record(source) for source in graph.sources)
    yield ']}, "nodes": ['
    yield from _records(entity_record(entity) for entity in graph.entities)
    yield '], "edges": ['
    yield from _records(edge_record(edge, key) for key, edge in enumerate(graph.edges))
    yield "]}\n"


def _records(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    before = "\n"
    for record in records:
        yield before + json.dumps(record, ensure_ascii=False, default=list)
        before = ",\n"
    yield "\n"
