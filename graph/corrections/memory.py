"""The decisions applied to what is merged in memory: identities, statements and edges in, what becomes of them out."""

from collections.abc import Callable, Iterable, Mapping

from ..identity.candidates import Place
from ..model import Edge, Entity
from ..parts import Statement, distinguishing
from .binding import Hit, bind
from .decisions import Decision, Decisions, Unapplied
from .rulings import relation_of


class Correction:
    """The rulings on documents that are all in memory, and which decisions on relations were met with so far."""

    def __init__(self, automatic: Mapping[Place, str], decisions: Decisions) -> None:
        self._automatic = automatic
        hits = (Hit(id, place) for place, id in automatic.items() if decisions and decisions.concerns(id, place[1]))
        self.rulings = bind(decisions, sorted(hits, key=lambda hit: hit.place))
        self._met: set[Decision] = set()

    def entity(self, place: Place) -> str:
        """The id of the entity that the thing belongs to, empty for none."""
        return self.rulings.assign(self._automatic[place], place[0])

    def relation(self, statement: Statement, document: str) -> tuple[str, str, str, str] | None:
        """Source, target, type of the relation that it states, and what tells it from others; None where there is none."""
        places = (document, statement.head), (document, statement.tail)
        source, target = map(self.entity, places)
        if not source or not target:
            return None
        # What led from one thing to another leads nowhere when they are one.
        if source == target and self._automatic[places[0]] != self._automatic[places[1]]:
            return None
        if self._rejected((source, statement.type, target), document, statement.attributes):
            return None
        return source, target, statement.type, distinguishing(statement)

    def _rejected(self, triple: tuple[str, str, str], document: str, attributes: Mapping[str, object]) -> bool:
        met = set(self.rulings.rejecting(triple, document, attributes)) if self.rulings.rejected else set()
        self._met |= met
        return bool(met)

    def derived(self, edges: Iterable[Edge]) -> list[Edge]:
        """Those of the derived edges that are not rejected."""
        return [
            edge for edge in edges if not self._rejected((edge.source, edge.type, edge.target), "", edge.attributes)
        ]

    def entities(self) -> list[Entity]:
        """The entities that no document names."""
        return [self.rulings.corrected(entity) for entity in self.rulings.added]

    def edges(self, stated: Iterable[tuple[str, str, str, str]]) -> list[Edge]:
        """The edges added to those that documents state."""
        known = set(stated)
        return [edge for edge, _ in self.rulings.stated if relation_of(edge) not in known]

    def unapplied(self, stated: Iterable[tuple[str, str, str, str]], tell: Callable[[Unapplied], object]) -> None:
        """Tell each decision without effect."""
        for told in self.rulings.told(
            frozenset(self._met), {relation_of(edge) for edge, _ in self.rulings.stated} & set(stated)
        ):
            tell(told)
