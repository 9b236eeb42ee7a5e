"""The documents of a graph in, the legal status of each on a day out: 现行有效, 已被修改, 已废止, 尚未施行, 已失效.

It follows from what the documents say: who repeals and amends whom, from when and until when each is in force. Nothing
that no document of the graph says is known here; there is no clock.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Edge, Entity, Graph
from .documents import is_own

IN_FORCE, AMENDED, REPEALED, PENDING, EXPIRED, DRAFT = "现行有效", "已被修改", "已废止", "尚未施行", "已失效", "草案"
STATUSES = (IN_FORCE, AMENDED, REPEALED, PENDING, EXPIRED, DRAFT)
# What reports or asks binds nobody.
_NO_FORCE = frozenset({"政府工作报告", "报告", "报道", "解读", "请示", "公报"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DRAFT = re.compile(r"[（(](?:[^（）()]{0,8}(?:征求意见|送审|讨论)稿|草案)[）)]》?$")


@dataclass(frozen=True, slots=True)
class Status:
    """`word` is one of `STATUSES`, empty where nothing is known; `since` the ISO day it came about, empty where that is not
    said; `by` the id of the document that repeals or last amends it, empty where none does."""

    word: str
    since: str = ""
    by: str = ""


def latest_day(graph: Graph) -> str:
    """The last day on which a document of the graph was signed, published or revised: ISO, empty where none says a day."""
    said = ("signed", "published", "revised")
    days = [day for e in graph.entities if e.type == "document" for name in said for day in _days(e, name)]
    return max(days, default="")


def statuses(graph: Graph, *, as_of: str = "") -> Mapping[str, Status]:
    """The status of every document node by its id, on the ISO day `as_of`, or on `latest_day` where none is given.

    What was done after that day has not happened; what was done on an unknown day has.
    """
    day = as_of or latest_day(graph) or "9999-12-31"
    entities = {e.id: e for e in graph.entities if e.type == "document"}
    done: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type in ("repeals", "amends") and edge.source in entities:
            done[edge.target].append(edge)
    return {id: _status(entity, done[id], entities, day) for id, entity in entities.items()}


def _status(entity: Entity, edges: Sequence[Edge], entities: Mapping[str, Entity], day: str) -> Status:
    repealed, amended = (_done([e for e in edges if e.type == t], entities, day) for t in ("repeals", "amends"))
    effective, expires = _first(entity, "effective"), _first(entity, "expires")
    begins = effective or _first(entity, "signed") or _first(entity, "published")
    if repealed is not None:
        return Status(REPEALED, *repealed)
    if expires and expires < day:
        return Status(EXPIRED, expires)
    if _DRAFT.search(entity.name):
        return Status(DRAFT)
    if begins > day and is_own(entity):
        return Status(PENDING, begins)
    revised = max((d for d in _days(entity, "revised") if d <= day), default="")
    if amended is not None or revised:
        since, by = amended or ("", "")
        return Status(AMENDED, max(since, revised), by)
    binding = is_own(entity) and not _NO_FORCE & set(_listed(entity.attributes.get("kind")))
    return Status(IN_FORCE, begins) if binding else Status("")


def _done(edges: Sequence[Edge], entities: Mapping[str, Entity], day: str) -> tuple[str, str] | None:
    """The day and the document of the last of these acts that was in force on `day`; None where none was."""
    dated = [(_acts_from(entities[edge.source]), edge.source) for edge in edges if edge.source != edge.target]
    return max(((since, by) for since, by in dated if since <= day), default=None)


def _acts_from(entity: Entity) -> str:
    return _first(entity, "effective") or _first(entity, "signed") or _first(entity, "published")


def _first(entity: Entity, name: str) -> str:
    return next(iter(_days(entity, name)), "")


def _days(entity: Entity, name: str) -> list[str]:
    return [v for v in _listed(entity.attributes.get(name)) if _DAY.fullmatch(v)]


def _listed(value: object) -> list[str]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [v for v in listed if isinstance(v, str)]
