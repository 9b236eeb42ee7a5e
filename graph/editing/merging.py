"""Entities that were made one in the edited file: deleted, and what they were linked to is linked to another instead."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ..corrections.decisions import type_of
from ..model import Edge, Entity
from .links import Stated

Merge = tuple[str, str]  # the id that is kept, the one that became part of it


def merged(gone: Sequence[Entity], edges: Sequence[Edge], stated: Iterable[Stated], added: Sequence[Stated]) -> list[Merge]:
    """For each entity that is gone the one of its type that took over all its edges, at least one of which is new there."""
    ids = {entity.id for entity in gone}
    around: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for edge in edges:
        for here, there, forth in ((edge.source, edge.target, True), (edge.target, edge.source, False)):
            if here in ids and there not in ids:
                around[here].append((edge.type, there, forth))
    held = _by_end(stated)
    new = _by_end(added)
    return [
        (heir, entity.id)
        for entity in gone
        if around[entity.id] and (heir := _heir(entity, around[entity.id], held, new, ids))
    ]


def _by_end(stated: Iterable[Stated]) -> dict[tuple[str, str, bool], set[str]]:
    """(relation, far end, whether forth) -> the ids at the near end."""
    found: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for said in stated:
        source, relation, target = said.triple
        found[relation, target, True].add(source)
        found[relation, source, False].add(target)
    return found


def _heir(
    entity: Entity, around: Sequence[tuple[str, str, bool]], held: dict[tuple[str, str, bool], set[str]],
    new: dict[tuple[str, str, bool], set[str]], gone: set[str],
) -> str:  # fmt: skip
    takers = Counter(
        id
        for step in set(around)
        for id in held.get(step, set()) | ({step[1]} if type_of(step[1]) == entity.type else set())
        if type_of(id) == entity.type and id not in gone
    )
    news = {id for step in around for id in new.get(step, ())}
    whole = sorted(id for id, count in takers.items() if count == len(set(around)) and id in news)
    return whole[0] if len(whole) == 1 else ""
