"""What documents say of one thing, and of one relation, made one: the pure half of merging, in memory and in the store.

Members come in the order of their documents' ids; where they say different things of one attribute the first counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..extract.geography import gazetteer
from ..extract.model import Evidence
from .corrections.rulings import NO_RULINGS, REASON, Rulings
from .identity.candidates import Candidate
from .identity.persons import joined_post
from .model import Edge, Entity
from .parts import Thing, dumped
from .resolve import reasons
from .tables.documents import is_own_rule


@dataclass(frozen=True, slots=True)
class Member:
    """A thing of one document that belongs to an entity. `proved`: a sentence names it; `read`: it is a document whose own
    title that sentence is."""

    candidate: Candidate
    name: str
    aliases: Sequence[str]
    attributes: Mapping[str, Any]
    proved: bool
    read: bool


def member(candidate: Candidate, thing: Thing) -> Member:
    read = any(is_own_rule(e.rule) for e in thing.evidence)
    return Member(candidate, thing.name, thing.aliases, thing.attributes, bool(thing.evidence), read)


def entity_of(
    id: str, members: Sequence[Member], namesakes: Sequence[str] = (), rulings: Rulings = NO_RULINGS
) -> Entity:
    """The entity without its evidence. Its name is the one used most, of these the longest, or the one decided on;
    `namesakes` are ids of other persons of its name."""
    names = [m.name for m in members]
    name = min(set(names), key=lambda n: (-names.count(n), -len(n), n))
    aliases = {alias for m in members for alias in (*m.aliases, m.name)} - {name}
    attributes: dict[str, Any] = {}
    for m in members:
        attributes = {**m.attributes, **attributes}
    type, proved = rulings.type(id, members[0].candidate.type), any(m.proved for m in members)
    if type == "document" and not any(m.read for m in members) and "from_metadata" not in attributes:
        attributes["absent"] = True
    if why := _reasons(id, members, rulings):
        attributes["merged_by"] = why
    if namesakes:
        attributes["namesakes"] = sorted(namesakes)
    # What only metadata names stands in no sentence.
    ordered = {key: attributes[key] for key in sorted(attributes)}
    return rulings.corrected(Entity(id, type, name, tuple(sorted(aliases)), ordered, derived=not proved))


def _reasons(id: str, members: Sequence[Member], rulings: Rulings) -> list[str]:
    """Why things of several documents are one; a decision is a reason of its own."""
    if id not in rulings.notes:
        return reasons([m.candidate for m in members], id)
    type = rulings.type(id, members[0].candidate.type)
    moved = [replace(m.candidate, type=type, base=rulings.assign(m.candidate.base, m.candidate.document)) for m in members]
    return sorted({*reasons(moved, id), *([REASON] if id in rulings.joined else [])})


def edge_of(
    source: str, target: str, type: str, said: Sequence[Mapping[str, Any]], derived: bool = False
) -> Edge:
    """The relation that all these statements say, each given by its attributes; without its evidence."""
    attributes: dict[str, Any] = {}
    for one in said:
        attributes = {**one, **attributes}
    if type == "holds_post":
        attributes |= joined_post(said)
    return Edge(source, target, type, {key: attributes[key] for key in sorted(attributes)}, derived=derived)


def edge_order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source, edge.target, edge.type, dumped(edge.attributes)


def evidence_of(groups: Iterable[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """All of it in order, each passage once for a rule."""
    every = {(e.document, e.start, e.end, e.rule): e for group in groups for e in group}
    return tuple(every[k] for k in sorted(every))


def proved(made: Entity, groups: Iterable[Sequence[Evidence]]) -> Entity:
    return replace(made, evidence=evidence_of(groups))


def hierarchy(places: Iterable[tuple[str, str]]) -> list[Edge]:
    """Each division in the nearest division above it that the graph names: derived, from the division table.

    `places` are (division code, entity id)."""
    by_code = dict(sorted(places, reverse=True))  # where a decision made two of one, the first by its id
    edges = []
    for code, id in sorted(by_code.items()):
        above = next((c for c in gazetteer.ancestors(code) if c in by_code and c != code), None)
        if above:
            edges.append(Edge(id, by_code[above], "part_of", {}, (), True))
    return edges
