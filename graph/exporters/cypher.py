"""A Cypher script for Neo4j, Memgraph and others: constraints, then nodes and relationships in batches.

Every statement is a MERGE on an id, so the script can be run again, also after the documents changed: what is there is
brought up to date and nothing is there twice. What disappeared from the graph is not deleted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ..atomic import replacing
from ..model import Graph
from ..writing.flat import written_ids
from ..writing.properties import Link, Node, Properties, Scalar, entity_links, entity_nodes, file_nodes, mention_links

T = TypeVar("T")
BATCH = 500  # rows of a statement
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x85\u2028\u2029]')
_CONSTRAINTS = """\
CREATE CONSTRAINT policygraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_file IF NOT EXISTS FOR (n:File) REQUIRE n.id IS UNIQUE;
"""


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the script; each statement ends with a `;` at the end of a line, and no other line does."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_statements(graph))
    return [path]


def _statements(graph: Graph) -> Iterator[str]:
    """Type by type, because a label and a type of relation cannot come from a row."""
    yield _CONSTRAINTS
    ids = written_ids(graph)
    yield from _merge_nodes(file_nodes(graph))
    for type in sorted({entity.type for entity in graph.entities}):
        yield from _merge_nodes(entity_nodes(graph, ids, type))
    for type in sorted({edge.type for edge in graph.edges}):
        yield from _merge_links(entity_links(graph, ids, type), "Entity")
    yield from _merge_links(mention_links(graph, ids), "File")


def _merge_nodes(nodes: Iterable[Node]) -> Iterator[str]:
    for some in _batches(nodes):
        first, *others = some[0].labels
        named = "".join(f", n:{_name(other)}" for other in others)
        yield f"UNWIND [\n{_rows(map(_node_row, some))}\n] AS row\nMERGE (n:{first} {{id: row.id}})\nSET n += row.said{named};\n"


def _merge_links(links: Iterable[Link], far: str) -> Iterator[str]:
    for some in _batches(links):
        yield (
            f"UNWIND [\n{_rows(map(_link_row, some))}\n] AS row\nMATCH (a:Entity {{id: row.source}})\n"
            f"MATCH (b:{far} {{id: row.target}})\nMERGE (a)-[r:{_name(some[0].type)} {{number: row.number}}]->(b)\nSET r += row.said;\n"
        )


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    things = iter(things)
    while some := list(islice(things, BATCH)):
        yield some


def _rows(rows: Iterable[str]) -> str:
    return ",\n".join(rows)


def _node_row(node: Node) -> str:
    return f"{{id: {_text(node.id)}, said: {_map(node.properties)}}}"


def _link_row(link: Link) -> str:
    ends = f"source: {_text(link.source)}, target: {_text(link.target)}"
    return f"{{{ends}, number: {link.number}, said: {_map(link.properties)}}}"


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_value(value)}" for name, value in properties.items()) + "}"


def _name(identifier: str) -> str:
    return identifier if identifier.isascii() else f"`{identifier}`"


def _value(value: Scalar | Sequence[Scalar]) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return f"[{', '.join(map(_value, value))}]"


def _text(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04x}", text) + '"'
