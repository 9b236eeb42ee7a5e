"""Two graphs in, what the newer says and the older did not, what it no longer says, and what it says otherwise out.

The older one is attached to the newer's connection, so that the database compares them and neither has to lie in memory.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..labels import label
from ..parts import dumped
from ..records import oneline, plain
from ..store import Store
from ..store.settling import DERIVED
from .told import Row, first_evidence, first_naming, place_of, said_of

GAINED, LOST, CHANGED = "新增", "消失", "改变"
DIFF_COLUMNS = ("变化", "类别", "类型", "起点", "终点", "改变", "原句", "文件", "页", "起", "止", "编号")
_ASIDE = "merged_by"  # how the graph came about, which is no fact of it
_SAME = """
DROP TABLE IF EXISTS temp.same;
CREATE TEMP TABLE same (now INTEGER PRIMARY KEY, was INTEGER UNIQUE);
INSERT INTO temp.same SELECT n.key, o.key FROM main.entities n JOIN old.entities o ON o.id = n.id;
"""
# Both give (key in the new graph, key in the old) of what differs, in order of ids.
_ENTITIES = f"""
SELECT n.id, n.key, o.key FROM main.entities n LEFT JOIN old.entities o ON o.id = n.id
 WHERE o.key IS NULL OR o.name <> n.name OR (o.attributes <> n.attributes
   AND json_remove(o.attributes, '$.{_ASIDE}') <> json_remove(n.attributes, '$.{_ASIDE}'))
UNION ALL SELECT o.id, NULL, o.key FROM old.entities o WHERE NOT EXISTS (SELECT 1 FROM main.entities n WHERE n.id = o.id)
ORDER BY 1
"""
_APART = f"CASE {{r}}.apart WHEN '{DERIVED}' THEN '{{{{}}}}' ELSE {{r}}.apart END"
_ALIKE = f"q.type = r.type AND {_APART.format(r='q')} = {_APART.format(r='r')}"
_RELATIONS = f"""
SELECT s.id, o.id, r.type, {_APART.format(r="r")}, r.key, q.key FROM main.relations r
 JOIN main.entities s ON s.key = r.source JOIN main.entities o ON o.key = r.target
 LEFT JOIN temp.same a ON a.now = r.source LEFT JOIN temp.same b ON b.now = r.target
 LEFT JOIN old.relations q ON q.source = a.was AND q.target = b.was AND {_ALIKE}
 WHERE q.key IS NULL OR q.attributes <> r.attributes
UNION ALL
SELECT s.id, o.id, q.type, {_APART.format(r="q")}, NULL, q.key FROM old.relations q
 JOIN old.entities s ON s.key = q.source JOIN old.entities o ON o.key = q.target
 LEFT JOIN temp.same a ON a.was = q.source LEFT JOIN temp.same b ON b.was = q.target
 LEFT JOIN main.relations r ON r.source = a.now AND r.target = b.now AND {_ALIKE}
 WHERE r.key IS NULL
ORDER BY 1, 2, 3, 4
"""


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is 新增, 消失 or 改变. An entity has an empty `target`; a relation is told by the names of both its ends.
    `said` is what changed (attribute, before, now), or of a relation that came or went what it says; `place` is the first
    sentence, of the newer graph unless the thing is gone."""

    kind: str
    entity: bool
    type: str
    source: str
    target: str
    said: str
    place: Row
    id: str

    @property
    def row(self) -> Row:
        """Its columns are `DIFF_COLUMNS`."""
        row = {"变化": self.kind, "类别": "实体" if self.entity else "关系", "类型": label(self.type)}
        return row | {"起点": self.source, "终点": self.target, "改变": self.said, **self.place, "编号": self.id}


def diff(
    old: Store, new: Store, *, entities: bool = True, most: int | None = None
) -> tuple[list[Change], Mapping[str, int]]:
    """The first `most` changes and how many there are of each kind: entities (unless they are not wanted), then relations,
    each in order of ids.

    An entity is the same where its id is; a relation where its ends, its type and what tells such apart (a post, and whether
    it is over) are. That more or fewer sentences say it is no change."""
    found: list[tuple[bool, int | None, int | None]] = []
    with _attached(old, new) as db:
        if entities:
            found += [(True, *row[-2:]) for row in db.execute(_ENTITIES)]
        found += [(False, *row[-2:]) for row in db.execute(_RELATIONS)]
    kinds = Counter(_kind(now, was) for _, now, was in found)
    made = [_entity(old, new, now, was) if entity else _relation(old, new, now, was) for entity, now, was in found[:most]]
    return made, dict(sorted(kinds.items()))


@contextmanager
def _attached(old: Store, new: Store) -> Iterator[sqlite3.Connection]:
    db, file = new.db, old.db.execute("PRAGMA database_list").fetchone()[2]
    db.execute("ATTACH ? AS old", (f"{Path(file).as_uri()}?mode=ro" if file else ":memory:",))
    try:
        if not file:
            db.deserialize(old.db.serialize(), name="old")
        db.executescript(_SAME)
        yield db
    finally:
        db.execute("DROP TABLE IF EXISTS temp.same")
        db.execute("DETACH old")


def _kind(now: int | None, was: int | None) -> str:
    return LOST if now is None else GAINED if was is None else CHANGED


def _entity(old: Store, new: Store, now: int | None, was: int | None) -> Change:
    lines = [_line(store, "id, type, name, attributes", "entities", key) for store, key in ((old, was), (new, now))]
    id, type, name, _ = lines[1] or lines[0]
    said = _difference(*({"name": line[2]} | json.loads(line[3]) for line in lines)) if all(lines) else ""
    place = place_of(first_naming(old, was or 0) if now is None else first_naming(new, now))
    return Change(_kind(now, was), True, type, oneline(name), "", said, place, id)


def _relation(old: Store, new: Store, now: int | None, was: int | None) -> Change:
    what = (
        "type, apart, attributes, (SELECT id FROM entities e WHERE e.key = source), (SELECT name FROM entities e WHERE e.key = source),"
        " (SELECT id FROM entities e WHERE e.key = target), (SELECT name FROM entities e WHERE e.key = target)"
    )
    lines = [_line(store, what, "relations", key) for store, key in ((old, was), (new, now))]
    type, apart, attributes, source, first, target, second = lines[1] or lines[0]
    said = _difference(*(json.loads(line[2]) for line in lines)) if all(lines) else said_of(json.loads(attributes))
    place = place_of(first_evidence(old, was or 0) if now is None else first_evidence(new, now))
    id = dumped([source, type, target, *([] if apart in ("{}", DERIVED) else [apart])])
    return Change(_kind(now, was), False, type, oneline(first), oneline(second), said, place, id)


def _line(store: Store, what: str, table: str, key: int | None) -> tuple[Any, ...]:
    return store.db.execute(f"SELECT {what} FROM {table} WHERE key = ?", (key,)).fetchone() or ()


def _difference(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    names = sorted((was.keys() | now.keys()) - {_ASIDE})
    return "；".join(f"{n}：{_value(was.get(n))} → {_value(now.get(n))}" for n in names if was.get(n) != now.get(n))


def _value(value: Any) -> str:
    return "无" if value is None else str(plain(value))
