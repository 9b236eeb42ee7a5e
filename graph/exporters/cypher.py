"""A Cypher script for Neo4j, Memgraph and others: constraints, then nodes and relationships in batches.

Every statement is a MERGE on an id, so the script can be run again, also after the documents changed: what is there is
brought up to date and nothing is there twice. What disappeared from the graph is not deleted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..properties import Link, Node, Properties, Scalar, batches, entity_links, entity_nodes, file_nodes, mention_links

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
    yield _CONSTRAINTS
    entities = sorted(entity_nodes(graph), key=lambda node: node.labels)
    for nodes in (file_nodes(graph), entities):
        for labels, group in groupby(nodes, key=lambda node: node.labels):
            first, *others = labels
            for rows in _batches(map(_node_row, group)):
                named = "".join(f", n:{_name(other)}" for other in others)
                yield f"UNWIND [\n{rows}\n] AS row\nMERGE (n:{first} {{id: row.id}})\nSET n += row.said{named};\n"
    for links, far in ((entity_links(graph), "Entity"), (mention_links(graph), "File")):
        for type, group_ in sorted(batches(links).items()):
            for rows in _batches(map(_link_row, group_)):
                yield (
                    f"UNWIND [\n{rows}\n] AS row\nMATCH (a:Entity {{id: row.source}})\nMATCH (b:{far} {{id: row.target}})\n"
                    f"MERGE (a)-[r:{_name(type)} {{number: row.number}}]->(b)\nSET r += row.said;\n"
                )


def _batches(rows: Iterable[str]) -> Iterator[str]:
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        yield ",\n".join(some)


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
