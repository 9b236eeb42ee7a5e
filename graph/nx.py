"""The graph as a `networkx.MultiDiGraph`; the only place where networkx objects are made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import networkx

from .model import Graph
from .records import edge_record, entity_record, plain_edge, plain_entity, source_record, writable

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
    for entity, record in zip(graph.entities, _of_one_type(map(plain_entity, graph.entities)), strict=True):
        _add_node(made, writable(entity.id), record)
    # The key becomes the edge id in GraphML, and ids must differ.
    for key, record in enumerate(_of_one_type(map(plain_edge, graph.edges))):
        edge = graph.edges[key]
        _add_edge(made, (writable(edge.source), writable(edge.target), key), record)


def _of_one_type(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records, where an attribute that is here a number and there a text is a text everywhere.

    GEXF declares one type for an attribute, that of the first value, and cannot be read back when another differs.
    """
    made, types = list(records), defaultdict(set)
    for record in made:
        for name, value in record.items():
            types[name].add(type(value))
    mixed = {name for name, found in types.items() if len(found) > 1}
    return [{name: str(value) if name in mixed else value for name, value in record.items()} for record in made]


# Attributes may be called `key` or `for_edge`, which are parameters of networkx, so they never go in as keywords.
def _add_node(made: "networkx.MultiDiGraph[str]", id: str, attributes: Mapping[str, Any]) -> None:
    made.add_node(id)
    made.nodes[id].update(attributes)


def _add_edge(
    made: "networkx.MultiDiGraph[str]", ends: tuple[str, str, int], attributes: Mapping[str, Any]
) -> None:
    made.add_edge(ends[0], ends[1], key=ends[2])
    made.edges[ends].update(attributes)
