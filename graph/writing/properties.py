"""The graph as graph databases hold it: nodes with labels, relationships with a type, properties that are values or lists.

Entities are `Entity` and their type (`Place`), what was read is `File`, relations are `HAS_TARGET` and the like. Evidence is
lists of one length: `evidence`, `evidence_file`, `evidence_start`, `evidence_end`, `evidence_rule`, `evidence_page` (0: no pages).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..labels import label
from ..model import Edge, Entity, Evidence, Graph, Source
from ..records import plain, writable

Scalar = str | int | float | bool
Properties = Mapping[str, Scalar | Sequence[Scalar]]
Ids = Mapping[str, str]
MENTIONED = "MENTIONED_IN"
_ODD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Node:
    """`labels` are identifiers: letters, digits and _ only."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Link:
    """`number` tells the links of one type between the same two nodes apart, from 0."""

    source: str
    type: str
    target: str
    number: int
    properties: Properties


def entity_nodes(graph: Graph, ids: Ids, type: str | None = None) -> Iterator[Node]:
    """A node for each entity, or each of the type. `ids` are `written_ids(graph)`, here and below."""
    for entity in graph.entities:
        if type is None or entity.type == type:
            yield Node(ids[entity.id], ("Entity", _camel(entity.type)), _of_entity(entity))


def file_nodes(graph: Graph, ids: Ids | None = None) -> Iterator[Node]:
    """A node for each file that was read, and for each that evidence comes from."""
    known = {source.id: source for source in graph.sources}
    for id in sorted({*known, *_files(graph)}):
        source = known.get(id, Source(id, ""))
        yield Node(
            writable(id),
            ("File",),
            {"title": writable(source.title), **_attributes(source.attributes, ("id", "title"))},
        )


def entity_links(graph: Graph, ids: Ids, type: str | None = None) -> Iterator[Link]:
    """A link for each edge, or each of the type."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for edge in graph.edges:
        if type is None or edge.type == type:
            ends = edge.source, _upper(edge.type), edge.target
            number, seen[ends] = seen[ends], seen[ends] + 1
            yield Link(ids[edge.source], ends[1], ids[edge.target], number, _of_edge(edge))


def mention_links(graph: Graph, ids: Ids, type: str | None = None) -> Iterator[Link]:
    """From each entity to each file that names it, with the number of places."""
    for entity in graph.entities:
        for file, count in sorted(Counter(e.document for e in entity.evidence).items()):
            yield Link(ids[entity.id], MENTIONED, writable(file), 0, {"places": count})


def _files(graph: Graph) -> Iterator[str]:
    for things in (graph.entities, graph.edges):
        for thing in things:
            yield from (e.document for e in thing.evidence)


_ENTITY_FIELDS = ("id", "name", "type", "type_label", "aliases", "derived")
_EDGE_FIELDS = ("number", "type_label", "derived", "weight")
_EVIDENCE = "evidence"


def _of_entity(entity: Entity) -> dict[str, Scalar | Sequence[Scalar]]:
    named = {"name": writable(entity.name), "type": writable(entity.type), "type_label": writable(label(entity.type))}
    told: dict[str, Scalar | Sequence[Scalar]] = {**named, "aliases": [writable(alias) for alias in entity.aliases]}
    return {
        **told,
        "derived": entity.derived,
        **_attributes(entity.attributes, _ENTITY_FIELDS),
        **_proofs(entity.evidence),
    }


def _of_edge(edge: Edge) -> dict[str, Scalar | Sequence[Scalar]]:
    told: dict[str, Scalar | Sequence[Scalar]] = {
        "type_label": writable(label(edge.type)),
        "derived": edge.derived,
        "weight": max(1, len(edge.evidence)),
    }
    return {**told, **_attributes(edge.attributes, _EDGE_FIELDS), **_proofs(edge.evidence)}


def _proofs(evidence: Sequence[Evidence]) -> dict[str, Sequence[Scalar]]:
    return {
        _EVIDENCE: [writable(e.text) for e in evidence],
        f"{_EVIDENCE}_file": [writable(e.document) for e in evidence],
        f"{_EVIDENCE}_start": [e.start for e in evidence],
        f"{_EVIDENCE}_end": [e.end for e in evidence],
        f"{_EVIDENCE}_rule": [writable(e.rule) for e in evidence],
        f"{_EVIDENCE}_page": [e.page or 0 for e in evidence],
    }


def _attributes(attributes: Mapping[str, Any], taken: Sequence[str]) -> dict[str, Scalar | Sequence[Scalar]]:
    """The attributes under identifiers that no field has; lists stay lists of texts, what is in a list and no text is said in one."""
    found: dict[str, Scalar | Sequence[Scalar]] = {}
    for name in sorted(attributes):
        key = _identifier(name)
        while key in found or key in taken or key.startswith(_EVIDENCE):
            key = f"_{key}" if key.startswith(_EVIDENCE) else key + "_"
        value = attributes[name]
        if isinstance(value, list | tuple):
            found[key] = [str(plain(item)) for item in value]
        elif value is not None:
            found[key] = plain(value)
    return found


def _identifier(name: str) -> str:
    """The name with _ for what is no letter, digit or _; it begins with no digit."""
    made = _ODD.sub("_", name) or "_"
    return f"_{made}" if made[0].isdigit() else made


def _camel(type: str) -> str:
    """has_target -> HasTarget."""
    return "".join(part[:1].upper() + part[1:] for part in _identifier(type).split("_")) or "_"


def _upper(type: str) -> str:
    return _identifier(type).upper()
