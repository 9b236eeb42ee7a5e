"""A graph's nodes and edges as flat records under ids that files can hold, each column of one type: for table-like formats."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model import Edge, Entity, Graph
from ..records import UNWRITABLE, plain_edge, plain_entity, writable

Value = str | int | float | bool
Columns = dict[str, type]  # the name of each column, in order of first sight, and the type of its values


def columns_of(records: Iterable[Mapping[str, Value]]) -> Columns:
    """The columns of the records: text where they differ, unless all are numbers.

    >>> columns_of([{"year": 2025, "share": 1}, {"year": "2025年", "share": 0.5}])
    {'year': <class 'str'>, 'share': <class 'float'>}
    """
    found: Columns = {}
    for record in records:
        for name, value in record.items():
            known = found.setdefault(name, type(value))
            if known is not type(value):
                found[name] = float if {known, type(value)} <= {int, float} else str
    return found


def cast(record: Mapping[str, Value], columns: Columns) -> dict[str, Value]:
    """The record with each value in the type of its column."""
    return {name: value if isinstance(value, columns[name]) else columns[name](value) for name, value in record.items()}


def written_ids(graph: Graph) -> dict[str, str]:
    """The id of each entity, and of each end of an edge, as a file can hold it; different ids stay different.

    >>> written_ids(Graph((), (Entity("甲", "place", "甲"), Entity("乙\\x01", "place", "乙"), Entity("乙\\x02", "place", "乙"))))
    {'甲': '甲', '乙\\x01': '乙�', '乙\\x02': '乙��'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    ends = (end for edge in graph.edges for end in (edge.source, edge.target))
    ids = dict.fromkeys([*(entity.id for entity in graph.entities), *ends])
    clean = {id for id in ids if writable(id) == id}
    for id in ids:
        name = writable(id)
        while name in taken or (name in clean and name != id):
            name += "\ufffd"
        taken.add(name)
        found[id] = name
    return found


def node_columns(graph: Graph) -> Columns:
    """The columns of `flat_nodes`."""
    return columns_of(map(plain_entity, graph.entities))


def edge_columns(graph: Graph) -> Columns:
    """The columns of `flat_edges`."""
    return columns_of(map(plain_edge, graph.edges))


def flat_nodes(graph: Graph, columns: Columns) -> Iterator[tuple[Entity, dict[str, Value]]]:
    """Each entity with its flat record (`plain_entity`), in the graph's order."""
    for entity in graph.entities:
        yield entity, cast(plain_entity(entity), columns)


def flat_edges(graph: Graph, columns: Columns) -> Iterator[tuple[Edge, dict[str, Value]]]:
    """Each edge with its flat record (`plain_edge`), in the graph's order."""
    for edge in graph.edges:
        yield edge, cast(plain_edge(edge), columns)


def described(record: Mapping[str, Any]) -> str:
    """The record as one line of JSON that any file can hold: characters that XML and spreadsheets refuse as \\uXXXX.

    >>> described({"name": "竖\\x0b线\\x7f"})
    '{"name": "竖\\\\u000b线\\\\u007f"}'
    """
    text = json.dumps(record, ensure_ascii=False, default=list)
    return UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
