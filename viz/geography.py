"""From a graph to where its places lie on a map of points: no boundary is drawn, only where divisions are.

Coordinates come from data/divisions.csv (see NOTICE): the seat of a city or county, the middle of the counties of a
province. They are projected here, so that the page only moves and scales.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import cos, radians, sin, sqrt

from ..extract.geography.gazetteer import places
from ..graph.model import Graph

__all__ = ["atlas", "project"]

_EARTH = 6371.0
# Albers' equal-area cone with the parallels and the meridian usual for maps of China.
_SOUTH, _NORTH, _MERIDIAN, _ORIGIN = radians(25), radians(47), radians(105), radians(36)
_CONE = (sin(_SOUTH) + sin(_NORTH)) / 2
_CONSTANT = cos(_SOUTH) ** 2 + 2 * _CONE * sin(_SOUTH)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to kilometres east and south of 105°E 36°N, equal areas staying equal.

    >>> project(105, 36)
    (0.0, 0.0)
    >>> project(121.47, 31.23)[0] > 1500
    True
    """
    angle = _CONE * (radians(longitude) - _MERIDIAN)
    radius, middle = (_EARTH * sqrt(_CONSTANT - 2 * _CONE * sin(at)) / _CONE for at in (radians(latitude), _ORIGIN))
    return round(radius * sin(angle), 1), round(radius * cos(angle) - middle, 1)


def atlas(graph: Graph) -> dict[str, object]:
    """For the page: `spots`, id to kilometres east and south, of the places that have a known division code, and the
    `provinces` as (short name, east, south) for orientation; {} for fewer than two places."""
    found = {
        entity.id: spot
        for entity in graph.entities
        if entity.type == "place" and (spot := _spot(str(entity.attributes.get("code", ""))))
    }
    if len(set(found.values())) < 2:
        return {}
    return {"spots": found, "provinces": list(_provinces())}


def _spot(code: str) -> tuple[float, float] | None:
    """Where a division lies, or the one that took over from it."""
    place = places().get(code)
    heirs = place.successors if place else ()
    return _divisions().get(code) or (_divisions().get(heirs[0]) if len(heirs) == 1 else None)


@cache
def _divisions() -> dict[str, tuple[float, float]]:
    text = (files(__package__ or __name__) / "data" / "divisions.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: project(float(row["longitude"]), float(row["latitude"])) for row in rows}


def _provinces() -> Iterator[tuple[str, float, float]]:
    for code, place in places().items():
        if place.level == "省":
            yield (place.short[0], *_divisions()[code])
