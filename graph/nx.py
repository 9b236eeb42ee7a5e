"""The graph as a `networkx.MultiDiGraph`; the only place where networkx objects are made."""

from collections.abc import Mapping
from typing import Any

import networkx

from .model import Graph
from .records import edge_record, entity_record, source_record
from .writing.flat import edge_columns, flat_edges, flat_nodes, node_columns, written_ids

FORMAT = "policygraph/1"


def to_networkx(graph: Graph, *, plain: bool = False) -> "networkx.MultiDiGraph[str]":
    """A node for each entity under its id, an edge for each edge under its place in `graph.edges` as key.

    A node has `type`, `name`, `aliases`, `evidence` (a list of {doc, start, end, text, rule}) and its attributes beside
    them; an edge has `type`, `evidence` and its attributes; `derived` is there where it is true. `G.graph["documents"]`
    lists what was read. With `plain`, every value is a text, a number or a truth value, as GraphML and GEXF want it:
    lists become one text, evidence its first sentence and a count, control characters �.
    """
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    if plain:
        _fill_plain(made, graph)
        return made
    made.graph.update(format=FORMAT, documents=[source_record(source) for source in graph.sources])
    for entity in graph.entities:
        record = entity_record(entity)
        _add_node(made, record.pop("id"), record)
    for key, edge in enumerate(graph.edges):
        record = edge_record(edge, key)
        ends = record.pop("source"), record.pop("target"), record.pop("key")
        _add_edge(made, ends, record)
    return made


def _fill_plain(made: "networkx.MultiDiGraph[str]", graph: Graph) -> None:
    ids = written_ids(graph)
    for entity, record in flat_nodes(graph, node_columns(graph)):
        _add_node(made, ids[entity.id], record)
    for key, (edge, record) in enumerate(flat_edges(graph, edge_columns(graph))):
        _add_edge(made, (ids[edge.source], ids[edge.target], key), record)


# Attributes may be called `key` or `for_edge`, which are parameters of networkx, so they never go in as keywords.
def _add_node(made: "networkx.MultiDiGraph[str]", id: str, attributes: Mapping[str, Any]) -> None:
    made.add_node(id)
    made.nodes[id].update(attributes)


def _add_edge(
    made: "networkx.MultiDiGraph[str]", ends: tuple[str, str, int], attributes: Mapping[str, Any]
) -> None:
    made.add_edge(ends[0], ends[1], key=ends[2])
    made.edges[ends].update(attributes)
