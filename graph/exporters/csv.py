"""CSV for Excel, Gephi and pandas: `graph.csv` stands for graph.nodes.csv, graph.edges.csv, graph.targets.csv, ….

UTF-8 with a byte order mark, by which Excel knows the encoding. A text cell that Excel would take for a formula gets a
`'` before it: documents are not ours, and `=HYPERLINK(…)` in one must stay text.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .. import panel
from ..atomic import replacing
from ..labels import label
from ..model import Graph
from ..records import columns, plain_edge, plain_entity, writable

_NODE_FIRST = ("id", "label", "type", "type_label", "aliases")
_EDGE_FIRST = ("source", "target", "type", "label", "source_label", "target_label", "weight")
_LAST = ("derived", "evidence_count", "documents", "evidence", "rule")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")

Row = dict[str, Any]


def write(graph: Graph, path: Path) -> list[Path]:
    """Write `NAME.nodes.csv`, `.edges`, `.targets`, `.facts`, `.posts`, `.documents` and `.evidence` beside `path`."""
    files = [path.with_name(f"{path.stem}.{name}.csv") for name, _, _ in _tables(graph)]
    with ExitStack() as stack:
        for file, (_, names, rows) in zip(files, _tables(graph), strict=True):
            _write(stack.enter_context(replacing(file)), names, rows)
    return files


def _tables(graph: Graph) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    """Name, columns and rows of each table."""
    nodes, edges, documents = list(_nodes(graph)), list(_edges(graph)), list(panel.document_rows(graph))
    yield "nodes", columns(nodes, _NODE_FIRST, _LAST), nodes
    yield "edges", columns(edges, _EDGE_FIRST, _LAST), edges
    yield "targets", panel.TARGET_COLUMNS, panel.target_rows(graph)
    yield "facts", panel.FACT_COLUMNS, panel.fact_rows(graph)
    yield "posts", panel.POST_COLUMNS, panel.post_rows(graph)
    yield "documents", panel.document_columns(documents), documents
    yield "evidence", panel.EVIDENCE_COLUMNS, panel.evidence_rows(graph)


def _nodes(graph: Graph) -> Iterator[Row]:
    for entity in graph.entities:
        yield {"id": writable(entity.id), **plain_entity(entity), "type_label": label(entity.type)}


def _edges(graph: Graph) -> Iterator[Row]:
    names = {entity.id: writable(entity.name) for entity in graph.entities}
    for edge in graph.edges:
        ends = {"source": writable(edge.source), "target": writable(edge.target)}
        shown = {"source_label": names.get(edge.source, ""), "target_label": names.get(edge.target, "")}
        yield ends | shown | plain_edge(edge)


def _write(path: Path, names: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([cell(name) for name in names])
        writer.writerows([cell(row.get(name, "")) for name in names] for row in rows)


def cell(value: Any) -> Any:
    """The value as a cell.

    >>> cell("=1+1"), cell("-3.5%"), cell("-甲"), cell(True), cell(2025)
    ("'=1+1", '-3.5%', "'-甲", 'true', 2025)
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = writable(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
