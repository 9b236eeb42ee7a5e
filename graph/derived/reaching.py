"""From a division to the areas it belongs to, by what documents state and what is derived: the path by which an area's targets are
also those of its members.

A province's area holds its cities too, if all of the province belongs to it; where a text lists a part of a division, only that
division itself is told to belong there, not what lies in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model import Edge
from .compositions import MEMBER

INSIDE = "part_of"
_Path = tuple[Edge, ...]
_MOST_STEPS = 6  # village, township, county, city, province, area


def areas_of(place: str, above: Callable[[str], Iterable[Edge]]) -> Mapping[str, _Path]:
    """Area id -> the shortest path of edges that leads to it from the entity `place`, areas inside areas included.

    `above` gives the part_of and member_of edges that leave an entity."""
    found: dict[str, _Path] = {}
    seen = {place}
    level: list[tuple[str, _Path]] = [(place, ())]
    for _ in range(_MOST_STEPS):
        level = list(_further(level, above, seen))
        for id, path in level:
            if path[-1].type == MEMBER:
                found[id] = path
    return found


def _further(
    level: Iterable[tuple[str, _Path]], above: Callable[[str], Iterable[Edge]], seen: set[str]
) -> Iterator[tuple[str, _Path]]:
    """One step on: what is not yet seen, with the path to it."""
    for id, path in level:
        for edge in sorted(above(id), key=lambda edge: (edge.derived, edge.type, edge.target)):
            passes = edge.type in (INSIDE, MEMBER) and not (path and "extent" in edge.attributes)
            if passes and edge.target not in seen and not (path and "extent" in path[-1].attributes):
                seen.add(edge.target)
                yield edge.target, (*path, edge)
