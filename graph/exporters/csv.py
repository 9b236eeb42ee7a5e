"""CSV for Excel, Gephi and pandas: `graph.csv` stands for graph.nodes.csv, graph.edges.csv, graph.targets.csv, ….

UTF-8 with a byte order mark, by which Excel knows the encoding. A text cell that Excel would take for a formula gets a
`'` before it: documents are not ours, and `=HYPERLINK(…)` in one must stay text. The last column of nodes, edges, documents
and evidence is for `load`, which gives back the graph that was written.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..atomic import replacing
from ..labels import label
from ..model import Graph
from ..records import (
    columns,
    edge_record,
    entity_record,
    evidence_record,
    plain_edge,
    plain_entity,
    source_record,
    writable,
)
from ..tables import panel
from ..writing.flat import described, edge_columns, node_columns, written_ids

_NODE_FIRST = ("id", "label", "type", "type_label", "aliases")
_EDGE_FIRST = ("source", "target", "type", "label", "source_label", "target_label", "weight")
WHOLE = "json"  # the column that holds a record whole, for `load`
_LAST = ("derived", "evidence_count", "documents", "evidence", "rule")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")

Row = dict[str, Any]


def write(graph: Graph, path: Path) -> list[Path]:
    """Write `NAME.nodes.csv`, `.edges`, `.targets`, `.facts`, `.posts`, `.documents` and `.evidence` beside `path`."""
    files = []
    with ExitStack() as stack:
        for name, names, rows in _tables(graph):
            files.append(path.with_name(f"{path.stem}.{name}.csv"))
            _write(stack.enter_context(replacing(files[-1])), names, rows)
    return files


def _tables(graph: Graph) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    """Name, columns and rows of each table, the rows made as they are read."""
    ids, documents = written_ids(graph), list(_documents(graph))
    yield "nodes", _columns(node_columns(graph), _NODE_FIRST), _nodes(graph, ids)
    yield "edges", _columns(edge_columns(graph), _EDGE_FIRST), _edges(graph, ids)
    yield "targets", panel.TARGET_COLUMNS, panel.target_rows(graph)
    yield "facts", panel.FACT_COLUMNS, panel.fact_rows(graph)
    yield "posts", panel.POST_COLUMNS, panel.post_rows(graph)
    yield "documents", [*(name for name in panel.document_columns(documents) if name != WHOLE), WHOLE], documents
    yield "evidence", (*panel.EVIDENCE_COLUMNS, WHOLE), _evidence(graph)


def _columns(found: Iterable[str], first: Sequence[str]) -> list[str]:
    return [*columns([dict.fromkeys(found)], first, _LAST), WHOLE]


def _nodes(graph: Graph, ids: Mapping[str, str]) -> Iterator[Row]:
    for entity in graph.entities:
        whole = {WHOLE: described(_but_evidence(entity_record(entity)))}
        yield {**plain_entity(entity), "id": ids[entity.id], "type_label": label(entity.type)} | whole


def _edges(graph: Graph, ids: Mapping[str, str]) -> Iterator[Row]:
    names = {entity.id: writable(entity.name) for entity in graph.entities}
    for key, edge in enumerate(graph.edges):
        ends = {"source": ids[edge.source], "target": ids[edge.target]}
        shown = {"source_label": names.get(edge.source, ""), "target_label": names.get(edge.target, "")}
        yield plain_edge(edge) | ends | shown | {WHOLE: described(_but_evidence(edge_record(edge, key)))}


def _documents(graph: Graph) -> Iterator[Row]:
    """The rows of the panel, with the record of the file on its first."""
    told = set[str]()
    for (source, _), row in zip(panel.headed(graph), panel.document_rows(graph), strict=True):
        yield row if source.id in told else row | {WHOLE: described(source_record(source))}
        told.add(source.id)


def _evidence(graph: Graph) -> Iterator[Row]:
    """The rows of the panel, with the record where document, sentence or rule stand there otherwise."""
    places = (e for things in (graph.entities, graph.edges) for thing in things for e in thing.evidence)
    for evidence, row in zip(places, panel.evidence_rows(graph), strict=True):
        said = row["文件"], row["原句"], row["规则"]
        exact = said == (evidence.document, evidence.text, evidence.rule) and not any(map(_FORMULA.match, said))
        yield row if exact else row | {WHOLE: described(evidence_record(evidence))}


def _but_evidence(record: Row) -> Row:
    return {name: value for name, value in record.items() if name != "evidence"}


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
