"""The networks that social scientists count in a graph: who issues together, who attends, which place sets which indicators.

Each is given for all years and year by year; what has no year counts among all only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ..model import Edge, Entity, Graph
from ..records import oneline
from .times import day_made, days_of_sources

ALL = ""
_NUMBERED = re.compile(r"〔(\d{4})〕")


@dataclass(frozen=True, slots=True)
class Network:
    """`cells` counts by row and column, from 0. One mode: `columns` are the `rows`, and `cells` holds both directions.

    `period` is a year or empty for all; rows and columns are names, each once, those of ids where two are called alike."""

    name: str
    period: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], int]
    two_mode: bool


def networks(graph: Graph) -> Iterator[Network]:
    """联合发文 (one mode) of 发文 (two), 共同参会 of 参会, 地方指标 (two): all years, then each year that has any."""
    names = _names(graph)
    for together, single, pairs in (("联合发文", "发文", _issued(graph)), ("共同参会", "参会", _attended(graph))):
        found = list(pairs)
        yield from _one_mode(together, found, names)
        yield from _two_mode(single, found, names)
    yield from _two_mode("地方指标", list(_set(graph)), names)


Pair = tuple[str, str, str]  # actor, what it is joined to, year or nothing


def _issued(graph: Graph) -> Iterator[Pair]:
    entities = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        if edge.type == "issued_by" and edge.source in entities:
            yield edge.target, edge.source, _year_of_document(entities[edge.source])


def _attended(graph: Graph) -> Iterator[Pair]:
    entities, days = {entity.id: entity for entity in graph.entities}, days_of_sources(graph)
    for edge in graph.edges:
        if edge.type == "takes_part_in" and edge.target in entities:
            yield edge.source, edge.target, _year_of_meeting(entities[edge.target], edge, days)


def _set(graph: Graph) -> Iterator[Pair]:
    """Places and areas with the indicators of their targets."""
    entities = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        subject, target = entities.get(edge.source), entities.get(edge.target)
        if edge.type == "has_target" and subject and target and subject.type in ("place", "area"):
            for indicator in target.attributes.get("indicators") or ():
                yield subject.id, oneline(str(indicator.get("name", ""))), str(target.attributes.get("year", ""))


def _year_of_document(document: Entity) -> str:
    day = day_made(document.attributes)
    names = (str(document.attributes.get("number", "")), document.name, *document.aliases)
    return day[:4] or next((match[1] for name in names if (match := _NUMBERED.search(name))), "")


def _year_of_meeting(meeting: Entity, edge: Edge, days: Mapping[str, str]) -> str:
    """That of the meeting's day, else of the first document that reports it."""
    reported = min((days[e.document] for e in edge.evidence if e.document in days), default="")
    return (str(meeting.attributes.get("date", "")) or reported)[:4]


def _periods(pairs: Iterable[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    found = list(pairs)
    yield ALL, found
    for year in sorted({year for *_, year in found if year}):
        yield year, [pair for pair in found if pair[2] == year]


def _one_mode(name: str, pairs: list[Pair], names: Mapping[str, str]) -> Iterator[Network]:
    for period, some in _periods(pairs):
        actors: dict[str, set[str]] = defaultdict(set)
        for actor, joined, _ in some:
            actors[joined].add(actor)
        counts = Counter(two for group in actors.values() for two in combinations(sorted(group), 2))
        rows = _ordered({actor for two in counts for actor in two}, names)
        if counts or period == ALL:
            place = {actor: i for i, actor in enumerate(rows)}
            cells = {(place[a], place[b]): n for (a, b), n in counts.items()}
            cells |= {(b, a): n for (a, b), n in cells.items()}
            told = tuple(names.get(actor, actor) for actor in rows)
            yield Network(name, period, told, told, dict(sorted(cells.items())), False)


def _two_mode(name: str, pairs: list[Pair], names: Mapping[str, str]) -> Iterator[Network]:
    for period, some in _periods(pairs):
        counts = Counter((actor, joined) for actor, joined, _ in some)
        rows, columns = (_ordered({pair[i] for pair in counts}, names) for i in (0, 1))
        row, column = ({id: i for i, id in enumerate(ids)} for ids in (rows, columns))
        cells = {(row[actor], column[joined]): n for (actor, joined), n in counts.items()}
        told = [tuple(names.get(id, id) for id in ids) for ids in (rows, columns)]
        yield Network(name, period, told[0], told[1], dict(sorted(cells.items())), True)


def _ordered(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(ids, key=lambda id: (names.get(id, id), id))


def _names(graph: Graph) -> dict[str, str]:
    """Each entity's name; with its id where several have it."""
    named = {entity.id: oneline(entity.name) for entity in graph.entities}
    count = Counter(named.values())
    return {id: name if count[name] == 1 else f"{name}（{oneline(id)}）" for id, name in named.items()}
