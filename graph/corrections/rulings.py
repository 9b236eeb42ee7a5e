"""What the decisions come to for the documents there are: pure functions from things, entities and relations to what they become."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..model import Edge, Entity
from ..parts import Statement, distinguishing
from .decisions import Decision, Unapplied, type_of

BY, CORRECTION, CORRECTED, REASON = "by", "correction", "corrected", "更正"
Triple = tuple[str, str, str]  # source, type, target
Relation = tuple[str, str, str, str]  # source, target, type, what tells it from others between the two


@dataclass(frozen=True, slots=True)
class Rulings:
    """`roots`: id of the automatic resolution -> id of the entity it is part of, where that is another. `cuts`: (such an
    entity, document) -> the entity that what the document says of it belongs to, empty for none. The rest by final ids."""

    roots: Mapping[str, str] = field(default_factory=dict)
    cuts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rejected: Mapping[Triple, Sequence[Decision]] = field(default_factory=dict)
    added: tuple[Entity, ...] = ()
    stated: tuple[tuple[Edge, Decision], ...] = ()
    unapplied: tuple[Unapplied, ...] = ()

    def assign(self, id: str, document: str) -> str:
        """The id of the entity that a thing of the document belongs to which the automatic resolution calls `id`; empty
        where it was rejected."""
        root = self.roots.get(id, id)
        found = self.cuts.get((root, document), root)
        return "" if found in self.gone else found

    def type(self, id: str, automatic: str) -> str:
        """The type of an entity: that of its id where decisions touched it."""
        return type_of(id) if id in self.notes else automatic

    def corrected(self, made: Entity) -> Entity:
        """The entity with its new name, its further aliases and what was decided about it."""
        if made.id not in self.notes:
            return made
        name = self.names.get(made.id, made.name)
        aliases = {*made.aliases, *self.aliases.get(made.id, ()), made.name} - {name}
        said = {**made.attributes, CORRECTED: list(self.notes[made.id])}
        return replace(
            made, name=name, aliases=tuple(sorted(aliases)), attributes={key: said[key] for key in sorted(said)}
        )

    def rejecting(self, triple: Triple, document: str, attributes: Mapping[str, Any]) -> Iterator[Decision]:
        """The decisions that reject what the document says here."""
        for decision in self.rejected.get(triple, ()):
            if (not decision.documents or document in decision.documents) and decision.value in (
                "",
                attributes.get("title"),
            ):
                yield decision

    def told(self, met: frozenset[Decision], stated: Collection[Relation]) -> list[Unapplied]:
        """All decisions without effect, in order: `met` are those to reject a relation that found one, `stated` the
        relations that documents state of those to be added."""
        rejecting = {decision for decisions in self.rejected.values() for decision in decisions}
        missing = [Unapplied(decision, "没有这条关系") for decision in rejecting - met]
        known = [Unapplied(d, "文件里已经有这条关系") for edge, d in self.stated if relation_of(edge) in stated]
        return sorted([*self.unapplied, *missing, *known], key=lambda told: (told.decision, told.reason))


def relation_of(edge: Edge) -> Relation:
    """What makes the edge another than the others of the graph."""
    return edge.source, edge.target, edge.type, distinguishing(Statement(edge.type, "", "", edge.attributes))


NO_RULINGS = Rulings()
