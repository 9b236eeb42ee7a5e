"""An entity in, what is dated of it out, in order of time: targets, figures, posts, meetings, documents."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..labels import label
from ..records import oneline
from ..store import Store
from .naming import Node
from .told import Row, Told, place_of, said_of, told

TIMELINE_COLUMNS = ("时间", "至", "事", "方向", "对方", "说明", "文件数", "原句", "文件", "页", "起", "止", "对方编号")
# What a document's days are called; the first that it has dates what it does.
_DAYS = {"signed": "成文", "published": "发布", "effective": "施行", "revised": "修改", "expires": "失效"}
_WHEN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """`when` is a day, a month or a year (2022-03-30, 2022-03, 2022), `until` the same or empty. `told` is the relation
    that is dated; a document's own days have none, and `what` says which day it is."""

    when: str
    until: str
    what: str
    node: Node
    told: Told | None

    @property
    def row(self) -> Row:
        """Its columns are `TIMELINE_COLUMNS`."""
        row = dict.fromkeys(TIMELINE_COLUMNS, "") | {"时间": self.when, "至": self.until, "事": self.what}
        if self.told is None:
            return row
        along = self.told.source.key == self.node.key
        other = self.told.target if along else self.told.source
        row |= place_of(self.told.evidence) | {"文件数": self.told.documents, "说明": said_of(self.told.attributes)}
        return row | {"方向": "→" if along else "←", "对方": oneline(other.name), "对方编号": other.id}


def timeline(store: Store, node: Node, *, since: str = "", until: str = "", most: int | None = None) -> tuple[list[Moment], int]:
    """What is dated, from `since` to `until` (years, months or days, ends included) where these are given; the first `most`
    and how many there are."""
    dated = sorted(_own(store, node)) + sorted(_dated(store, node))
    dated.sort(key=lambda row: row[0])
    kept = [row for row in dated if (not since or row[0][: len(since)] >= since) and (not until or row[0][: len(until)] <= until)]
    made = []
    for when, to, what, *_, key in kept[:most]:
        one = told(store, [key])[0] if key else None
        made.append(Moment(when, to, what, node, one))
    return made, len(kept)


Dated = tuple[str, str, str, str, str, int]  # when, until, what, id of the other end, what tells relations apart, key


def _own(store: Store, node: Node) -> Iterator[Dated]:
    (attributes,) = store.db.execute("SELECT attributes FROM entities WHERE key = ?", (node.key,)).fetchone()
    said = json.loads(attributes)
    if node.type == "document":
        yield from ((day, "", word, "", "", 0) for name, word in _DAYS.items() for day in _days(said, name))
    elif node.type != "person" and (when := next(_of_thing(node.type, said), "")):
        yield when, "", label(node.type), "", "", 0


def _dated(store: Store, node: Node) -> Iterator[Dated]:
    for near, far in (("source", "target"), ("target", "source")):
        rows = store.db.execute(
            f"SELECT r.key, r.type, r.apart, r.attributes, o.id, o.type, o.attributes FROM relations r JOIN entities o"
            f" ON o.key = r.{far} WHERE r.{near} = ? AND (r.attributes <> '{{}}' OR o.type IN"
            " ('target', 'indicator', 'document', 'meeting'))",
            (node.key,),
        )
        for key, type, apart, attributes, id, other, its in rows:
            own = json.loads(attributes)
            when = _of_relation(own) or next(_of_thing(other, json.loads(its)), "")
            if when:
                yield when, str(own.get("until", "")), label(type), id, apart, key


def _of_relation(said: Mapping[str, Any]) -> str:
    return next((day for name in ("since", "date", "until") for day in _days(said, name)), "")


def _of_thing(type: str, said: Mapping[str, Any]) -> Iterator[str]:
    if type in ("target", "indicator"):
        yield from _days(said, "year")
    elif type == "meeting":
        yield from _days(said, "date")
    elif type == "document":
        for name in _DAYS:
            yield from _days(said, name)


def _days(said: Mapping[str, Any], name: str) -> Iterator[str]:
    value = said.get(name, ())
    for day in value if isinstance(value, list) else [value]:
        if match := _WHEN.match(str(day)):
            yield match[0]
