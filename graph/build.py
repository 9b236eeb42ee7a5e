"""Merge extractions into one graph in memory; the same bytes whatever the order of the documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ..extract.model import Extraction
from .corrections.decisions import NONE, Decisions, Unapplied
from .corrections.memory import Correction
from .corrections.rulings import Rulings
from .derived.compositions import MEMBER, memberships
from .identity.persons import bases
from .merge import Member, edge_of, edge_order, entity_of, evidence_of, hierarchy, member, proved
from .model import Edge, Entity, Graph
from .parts import Part, Statement, Thing, part_of
from .resolve import candidates, identities


def build_graph(extractions: Iterable[Extraction]) -> Graph:
    """One graph of all that the documents say, with the division hierarchy and official compositions as derived edges."""
    return merge_parts(map(part_of, extractions))


def merge_parts(
    parts: Iterable[Part], decisions: Decisions = NONE, *, tell: Callable[[Unapplied], object] = lambda _: None
) -> Graph:
    """One graph of the parts of all documents, as the decisions correct it; `tell` is given each that has no effect."""
    taken = sorted(parts, key=lambda part: part.source.id)
    decided = Correction(identities(taken), decisions)
    found: dict[str, list[tuple[Member, Thing]]] = defaultdict(list)
    stated: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for part in taken:
        known = {candidate.id: candidate for candidate in candidates(part)}
        for thing in part.things:
            if id := decided.entity((part.source.id, thing.id)):
                found[id].append((member(known[thing.id], thing), thing))
        for statement in part.statements:
            if relation := decided.relation(statement, part.source.id):
                stated[relation].append(statement)
    entities = sorted([*_entities(found, decided.rulings), *decided.entities()], key=lambda entity: entity.id)
    places = [(str(e.attributes["code"]), e.id) for e in entities if e.type == "place" and e.attributes.get("code")]
    edges = [_edge(source, target, group) for (source, target, _, _), group in stated.items()]
    edges += decided.edges(stated)
    areas = {e.id for e in entities if e.type == "area"}
    pairs = {(source, target) for source, target, type, _ in stated if type == MEMBER}
    edges += decided.derived([*hierarchy(places), *memberships(places, areas, pairs)])
    decided.unapplied(stated, tell)
    return Graph(tuple(part.source for part in taken), tuple(entities), tuple(sorted(edges, key=edge_order)))


def _entities(found: Mapping[str, Sequence[tuple[Member, Thing]]], rulings: Rulings) -> list[Entity]:
    named: dict[str, set[str]] = defaultdict(set)
    for id, members in found.items():
        for base in bases(m.candidate for m, _ in members):
            named[base].add(id)
    made = []
    for id, members in sorted(found.items()):
        others = {other for base in bases(m.candidate for m, _ in members) for other in named[base]} - {id}
        entity = entity_of(id, [m for m, _ in members], sorted(others), rulings)
        made.append(proved(entity, [thing.evidence for _, thing in members]))
    return made


def _edge(source: str, target: str, group: Sequence[Statement]) -> Edge:
    made = edge_of(source, target, group[0].type, [s.attributes for s in group], group[0].derived)
    return replace(made, evidence=evidence_of(s.evidence for s in group))
