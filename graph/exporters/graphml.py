"""GraphML for Gephi, yEd, Cytoscape, igraph: flat columns to work with, and all that the graph knows in a column `policygraph`.

That column is a line of JSON, the same record as in graph.json: from it `load` gives back the graph that was written, and
beside it what was renamed in another program. Written piece by piece, so that a big graph never stands in memory twice.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..nx import FORMAT
from ..records import edge_record, entity_record, source_record
from ..writing.flat import Columns, Value, described, edge_columns, flat_edges, flat_nodes, node_columns, written_ids
from .markup import quoted, text

WHOLE = "policygraph"  # the column, and the datum of the graph, that hold JSON
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; a node's name is its `label`, an edge's relation its `type`, and its place in the graph its edge id."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    nodes, edges, ids = node_columns(graph), edge_columns(graph), written_ids(graph)
    yield _HEAD
    yield f'<key id="whole" for="graph" attr.name={quoted(WHOLE)} attr.type="string"/>\n'
    yield from _keys("node", "n", nodes)
    yield from _keys("edge", "e", edges)
    yield '<graph edgedefault="directed">\n'
    documents = [source_record(source) for source in graph.sources]
    yield f'<data key="whole">{text(described({"format": FORMAT, "documents": documents}))}</data>\n'
    number = {name: f"n{i}" for i, name in enumerate([*nodes, WHOLE])}
    for entity, record in flat_nodes(graph, nodes):
        whole = described(entity_record(entity))
        yield f"<node id={quoted(ids[entity.id])}>{_data(record, number, whole)}</node>\n"
    number = {name: f"e{i}" for i, name in enumerate([*edges, WHOLE])}
    for key, (edge, record) in enumerate(flat_edges(graph, edges)):
        ends = f"source={quoted(ids[edge.source])} target={quoted(ids[edge.target])}"
        whole = described(edge_record(edge, key))
        yield f'<edge id="{key}" {ends}>{_data(record, number, whole)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(kind: str, letter: str, columns: Columns) -> Iterator[str]:
    for i, (name, type) in enumerate([*columns.items(), (WHOLE, str)]):
        yield f'<key id="{letter}{i}" for="{kind}" attr.name={quoted(name)} attr.type="{_TYPES[type]}"/>\n'


def _data(record: Mapping[str, Value], number: Mapping[str, str], whole: str) -> str:
    told = {**record, WHOLE: whole}
    return "".join(f'<data key="{number[name]}">{text(value)}</data>' for name, value in told.items())
