"""What official texts say an area is made of, as edges that no sentence of the documents states: derived, with their source.

In: the places and areas that a graph names. Out: member_of from each division to each area that a text (compositions.tsv) lists it
under. Nothing is named that the documents do not name.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ...extract.assemble import entity_id
from ...extract.geography import gazetteer
from ...extract.schema import lexicon_rows
from ..model import Edge

MEMBER = "member_of"
PARTLY = "部分地区"


@dataclass(frozen=True, slots=True)
class Composition:
    """An area by its id; `members` are codes of divisions -> whether all of it belongs; `source` is the text that says so."""

    area: str
    members: Mapping[str, bool]
    source: str


@cache
def compositions() -> tuple[Composition, ...]:
    """All that are known. Raises `ValueError` for a member that is no division."""
    return tuple(
        Composition(
            entity_id("area", row["area"]),
            {_code(name): whole for column, whole in (("partly", False), ("members", True)) for name in _names(row[column])},
            row["source"],
        )
        for row in lexicon_rows("compositions.tsv")
    )


def _names(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _code(name: str) -> str:
    place = gazetteer.division(name)
    if place is None or place.status != "现行" or place.name != name:
        raise ValueError(f"rules/lexicons/compositions.tsv: {name!r} is no division; write its full name of today")
    return place.code


def memberships(
    places: Iterable[tuple[str, str]], areas: Collection[str], stated: Collection[tuple[str, str]]
) -> list[Edge]:
    """The member_of edges of places (division code, entity id) to areas (entity ids), but for the pairs (member, area) that a
    document states itself."""
    by_code = dict(places)
    edges = []
    for composition in compositions():
        if composition.area not in areas:
            continue
        for code, whole in composition.members.items():
            id = by_code.get(code, "")
            if id and (id, composition.area) not in stated:
                said = {"source": composition.source} | ({} if whole else {"extent": PARTLY})
                edges.append(Edge(id, composition.area, MEMBER, {key: said[key] for key in sorted(said)}, (), True))
    return edges
