"""Merge extractions into one graph in memory; the same bytes whatever the order of the documents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..extract.model import Extraction
from .merge import Member, distinguishing, edge_of, edge_order, entity_of, evidence_of, hierarchy, member, proved
from .model import Edge, Entity, Graph
from .parts import Part, Statement, Thing, part_of
from .resolve import candidates, identities


def build_graph(extractions: Iterable[Extraction]) -> Graph:
    """One graph of all that the documents say, with the division hierarchy as derived edges."""
    return merge_parts(map(part_of, extractions))


def merge_parts(parts: Iterable[Part]) -> Graph:
    """One graph of the parts of all documents."""
    taken = sorted(parts, key=lambda part: part.source.id)
    same = identities(taken)
    found: dict[str, list[tuple[Member, Thing]]] = defaultdict(list)
    stated: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for part in taken:
        known = {candidate.id: candidate for candidate in candidates(part)}
        for thing in part.things:
            found[same[part.source.id, thing.id]].append((member(known[thing.id], thing), thing))
        for statement in part.statements:
            ends = same[part.source.id, statement.head], same[part.source.id, statement.tail]
            stated[(*ends, statement.type, distinguishing(statement))].append(statement)
    entities = _entities(found)
    edges = [_edge(ends[0], ends[1], group) for ends, group in stated.items()]
    places = [(str(e.attributes["code"]), e.id) for e in entities if e.type == "place" and e.attributes.get("code")]
    return Graph(
        tuple(part.source for part in taken),
        tuple(entities),
        tuple(sorted([*edges, *hierarchy(places)], key=edge_order)),
    )


def _entities(found: Mapping[str, Sequence[tuple[Member, Thing]]]) -> list[Entity]:
    named: dict[str, set[str]] = defaultdict(set)
    for id, members in found.items():
        if members[0][1].type == "person":
            named[members[0][0].candidate.base].add(id)
    return [
        proved(
            entity_of(id, [m for m, _ in members], sorted(named.get(members[0][0].candidate.base, {id}) - {id})),
            [thing.evidence for _, thing in members],
        )
        for id, members in sorted(found.items())
    ]


def _edge(source: str, target: str, group: Sequence[Statement]) -> Edge:
    made = edge_of(source, target, group[0].type, [s.attributes for s in group], group[0].derived)
    return replace(made, evidence=evidence_of(s.evidence for s in group))
