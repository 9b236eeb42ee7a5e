"""Entities and relations as intervals of time, where they have one: targets, figures, meetings, documents, posts."""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Edge, Entity, Graph
from .panel import headed

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MADE = ("signed", "published", "effective")  # the first of them that a document has is its day


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both included, as yyyy-mm-dd; empty where that side is open or not known."""

    start: str = ""
    end: str = ""

    def __bool__(self) -> bool:
        return bool(self.start or self.end)


ALWAYS = Span()


def days_of_sources(graph: Graph) -> dict[str, str]:
    """The day of each file that was read, where its header or its own document has one."""
    found: dict[str, str] = {}
    for source, document in headed(graph):
        day = day_made({**source.attributes, **document.attributes})
        if day:
            found[source.id] = min(day, found.get(source.id, day))
    return found


def span_of_entity(entity: Entity, days: Mapping[str, str]) -> Span:
    """A target: from the first document that sets it to the end of its year. A figure: its year. A meeting: its day. A
    document: from its day until it expires. Anything else is always there. `days` are those of `days_of_sources`."""
    said = entity.attributes
    year = str(said.get("year", ""))
    if entity.type == "target":
        set_on = min((days[e.document] for e in entity.evidence if e.document in days), default="")
        return _span(set_on, year)
    if entity.type == "indicator":
        return _span(year, year)
    if entity.type == "meeting":
        day = min(_values(said, "date"), default="")
        return _span(day, day)
    if entity.type == "document":
        return _span(day_made(said), min(_values(said, "expires"), default=""))
    return ALWAYS


def span_of_edge(edge: Edge, ends: Mapping[str, Span]) -> Span:
    """A post: from when it is known to be held to when it is known to be over. What a target or figure belongs to: as long
    as that. `ends` are the spans of entities that have one."""
    said = edge.attributes
    if edge.type == "holds_post":
        known = sorted({*_values(said, "date"), *_values(said, "dates")})
        since = min(_values(said, "since"), default="")
        until = max(_values(said, "until"), default="")
        if said.get("ended"):
            return _span(since, until or (known[-1] if known else ""))
        return _span(since or (known[0] if known else ""), until)
    if edge.type in ("has_target", "has_indicator", "takes_part_in", "adopted_at"):
        return ends.get(edge.target, ALWAYS)
    day = min(_values(said, "date"), default="")
    return _span(day, "")


def day_made(said: Mapping[str, Any]) -> str:
    """The first day that a document has of being signed, published, in force; empty where it has none."""
    return next((min(found) for name in _MADE if (found := _values(said, name))), "")


def _values(said: Mapping[str, Any], name: str) -> list[str]:
    """The days, months or years under a name, one or a list."""
    value = said.get(name) or ()
    given: Iterable[Any] = value if isinstance(value, list | tuple) else [value]
    return sorted(str(day) for day in given if _DAY.fullmatch(str(day)))


def _span(start: str, end: str) -> Span:
    first, last = _whole(start, last=False), _whole(end, last=True)
    return Span("" if last and first > last else first, last)


def _whole(day: str, *, last: bool) -> str:
    """A day as it is, a month or year as its first or last day; nothing where it is no day."""
    match = _DAY.fullmatch(day)
    if not match:
        return ""
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return ""
    most = calendar.monthrange(year, month)[1]
    number = int(match[3] or (most if last else 1))
    return f"{year:04}-{month:02}-{number:02}" if 1 <= number <= most else ""
