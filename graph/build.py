"""Merge extractions into one graph; the same bytes whatever the order of the documents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..extract import gazetteer
from ..extract.model import Evidence, Extraction, Found, Stated
from ..extract.post_record import PLANNED
from .documents import is_absent
from .model import Edge, Entity, Graph, Source
from .persons import identities_of, joined_post, told_apart
from .resolve import identities


def build_graph(extractions: Iterable[Extraction]) -> Graph:
    """One graph of all that the documents say, with the division hierarchy as derived edges."""
    taken = sorted(extractions, key=lambda x: x.document.id)
    same = identities(taken)
    found: dict[str, list[Found]] = defaultdict(list)
    stated: dict[tuple[str, str, str, str], list[Stated]] = defaultdict(list)
    for extraction in taken:
        for thing in extraction.found:
            found[same[extraction.document.id, thing.id]].append(thing)
        for edge in extraction.stated:
            ends = same[extraction.document.id, edge.head], same[extraction.document.id, edge.tail]
            stated[(*ends, edge.type, _apart(edge))].append(edge)
    entities = told_apart((_entity(id, things) for id, things in found.items()), identities_of(taken)[1])
    edges = [_edge(k[0], k[1], group) for k, group in stated.items()]
    return Graph(
        tuple(_source(x) for x in taken),
        tuple(sorted(entities, key=lambda e: e.id)),
        tuple(sorted([*edges, *_hierarchy(entities)], key=lambda e: (e.source, e.target, e.type, str(e.attributes)))),
    )


def _apart(edge: Stated) -> str:
    """What makes two edges of one type between the same things two: the post, and whether it is over or still to come."""
    said = [(name, value) for name, value in edge.attributes if name in ("title", "ended")]
    return str([*said, *(x for x in edge.attributes if x == ("status", PLANNED))])


def _source(extraction: Extraction) -> Source:
    """A document for the graph's list: how long it is, the file and the name in it where it lies in another, the
    number of its pages, what the reader noticed, and what is known of it from beside its text."""
    document = extraction.document
    attributes: dict[str, Any] = {name: list(values) for name, values in extraction.header}
    attributes |= {name: value for name, value in document.metadata if name != "title"}
    attributes["characters"] = len(document.text)
    if document.container:
        attributes["file"] = document.container
        attributes["member"] = document.id[len(document.container) + 1 :]
    if document.pages:
        attributes["pages"] = len(document.pages)
    if document.notes:
        attributes["notes"] = list(document.notes)
    return Source(document.id, document.title, attributes)


def _plain(value: object) -> Any:
    """Tuples of pairs become dicts, tuples become lists: plain JSON."""
    if isinstance(value, tuple):
        if value and all(isinstance(v, tuple) and len(v) == 2 and isinstance(v[0], str) for v in value):
            return {k: _plain(v) for k, v in value}
        return [_plain(v) for v in value]
    return value


def _evidence(groups: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    every = {(e.document, e.start, e.end, e.rule): e for group in groups for e in group}
    return tuple(every[k] for k in sorted(every))


def _entity(id: str, things: list[Found]) -> Entity:
    names = sorted({t.name for t in things}, key=lambda n: (-sum(t.name == n for t in things), -len(n), n))
    aliases = sorted({a for t in things for a in (*t.aliases, t.name)} - {names[0]})
    attributes: dict[str, Any] = {}
    for t in things:
        for name, value in t.attributes:
            attributes.setdefault(name, _plain(value))
    proofs = _evidence(t.evidence for t in things)
    # What only metadata names stands in no sentence.
    made = Entity(id, things[0].type, names[0], tuple(aliases), attributes, proofs, derived=not proofs)
    return replace(made, attributes={**attributes, "absent": True}) if is_absent(made) else made


def _edge(source: str, target: str, group: list[Stated]) -> Edge:
    attributes = {name: _plain(value) for stated in reversed(group) for name, value in stated.attributes}
    if group[0].type == "holds_post":
        attributes |= joined_post(group)
    return Edge(source, target, group[0].type, attributes, _evidence(s.evidence for s in group), group[0].derived)


def _hierarchy(entities: Iterable[Entity]) -> list[Edge]:
    """Each division in the nearest division above it that the graph names: derived, from the division table."""
    by_code = {str(e.attributes["code"]): e.id for e in entities if e.type == "place" and e.attributes.get("code")}
    edges = []
    for code, id in sorted(by_code.items()):
        above = next((c for c in gazetteer.ancestors(code) if c in by_code and c != code), None)
        if above:
            edges.append(Edge(id, by_code[above], "part_of", {}, (), True))
    return edges
