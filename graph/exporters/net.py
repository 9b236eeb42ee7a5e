"""Pajek's .net: every entity a vertex, each kind of relation arcs of its own, weighted by the number of passages."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..atomic import replacing
from ..labels import label
from ..model import Edge, Graph
from ..records import oneline


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file: UTF-8 with a byte order mark, by which Pajek knows the encoding, and lines as Windows ends them."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="\r\n") as file:
        file.writelines(f"{line}\n" for line in _lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    number = {entity.id: i for i, entity in enumerate(graph.entities, 1)}
    yield f"*Vertices {len(graph.entities)}"
    for entity in graph.entities:
        yield f"{number[entity.id]} {_quoted(entity.name)}"
    kinds: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        kinds[edge.type].append(edge)
    for i, type in enumerate(sorted(kinds), 1):
        yield f"*Arcs :{i} {_quoted(label(type))}"
        for edge in kinds[type]:
            yield f"{number[edge.source]} {number[edge.target]} {max(1, len(edge.evidence))}"


def _quoted(text: str) -> str:
    return '"' + oneline(text).replace('"', "”") + '"'
