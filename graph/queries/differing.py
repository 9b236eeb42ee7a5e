"""Two graphs in, what the newer says and the older did not, what it no longer says, and what it says otherwise out.

Both are read side by side in order of ids, so that neither has to lie in memory.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..labels import label
from ..parts import dumped
from ..records import oneline, plain
from ..store import Store
from ..store.settling import HIERARCHY
from .told import Row, first_evidence, first_naming, place_of, said_of

GAINED, LOST, CHANGED = "新增", "消失", "改变"
DIFF_COLUMNS = ("变化", "类别", "类型", "起点", "终点", "改变", "原句", "文件", "页", "起", "止", "编号")
# How the graph came about, which is no fact of it.
_ASIDE = frozenset({"merged_by"})
Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is 新增, 消失 or 改变. An entity has an empty `target`; a relation is told by the names of both its ends.
    `said` is what changed, as (attribute, before, now); for what came or went, the attributes alone."""

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


def diff(old: Store, new: Store) -> Iterator[Change]:
    """Entities first, then relations, each in order of their ids. An entity is the same where its id is; a relation where
    its ends, its type and what tells such apart (a post, and whether it is over) are."""
    for before, now in _beside(_entities(old), _entities(new), 1):
        yield from _changed(old, new, before, now, 1, _entity)
    for before, now in _beside(_relations(old), _relations(new), 4):
        yield from _changed(old, new, before, now, 4, _relation)


def _entities(store: Store) -> Iterator[Line]:
    """(id, attributes, name, type, key), in order of the ids."""
    return iter(store.db.execute("SELECT id, attributes, name, type, key FROM entities ORDER BY id"))


def _relations(store: Store) -> Iterator[Line]:
    """(source, target, type, what tells them apart, attributes, names of both ends, key), in order of the first four."""
    return iter(
        store.db.execute(
            f"SELECT s.id, o.id, r.type, CASE r.apart WHEN '{HIERARCHY}' THEN '{{}}' ELSE r.apart END AS apart, r.attributes,"
            " s.name, o.name, r.key FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target"
            " ORDER BY s.id, o.id, r.type, apart"
        )
    )


def _beside(old: Iterator[Line], new: Iterator[Line], wide: int) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines of both with equal first `wide` fields together, others with None."""
    before, now = next(old, None), next(new, None)
    while before is not None or now is not None:
        if now is None or (before is not None and before[:wide] < now[:wide]):
            yield before, None
            before = next(old, None)
        elif before is None or now[:wide] < before[:wide]:
            yield None, now
            now = next(new, None)
        else:
            yield before, now
            before, now = next(old, None), next(new, None)


Maker = Callable[[Store, str, Line, str], Change]


def _changed(old: Store, new: Store, before: Line | None, now: Line | None, at: int, made: Maker) -> Iterator[Change]:
    """`at` is where in a line the attributes stand; what follows them up to the names counts for entities too."""
    if before is None and now is not None:
        yield made(new, GAINED, now, _said(now[at]))
    elif now is None and before is not None:
        yield made(old, LOST, before, _said(before[at]))
    elif before is not None and now is not None:
        named = at == 1 and before[2] != now[2]
        if (before[at] != now[at] or named) and (said := _difference(before, now, at)):
            yield made(new, CHANGED, now, said)


def _difference(before: Line, now: Line, at: int) -> str:
    was, has = (_kept(json.loads(line[at])) for line in (before, now))
    if at == 1:
        was, has = was | {"name": before[2]}, has | {"name": now[2]}
    changes = [name for name in sorted(was.keys() | has.keys()) if was.get(name) != has.get(name)]
    return "；".join(f"{name}：{_value(was.get(name))} → {_value(has.get(name))}" for name in changes)


def _kept(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in _ASIDE}


def _value(value: Any) -> str:
    return "无" if value is None else str(plain(value))


def _said(attributes: str) -> str:
    return said_of(json.loads(attributes)) if attributes != "{}" else ""


def _entity(store: Store, kind: str, line: Line, said: str) -> Change:
    id, _, name, type, key = line
    return Change(kind, True, type, oneline(name), "", said, place_of(first_naming(store, key)), id)


def _relation(store: Store, kind: str, line: Line, said: str) -> Change:
    source, target, type, apart, _, first, second, key = line
    id = dumped([source, type, target, *([] if apart == "{}" else [apart])])
    return Change(kind, False, type, oneline(first), oneline(second), said, place_of(first_evidence(store, key)), id)
