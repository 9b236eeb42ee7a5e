"""The tables of targets, figures, posts and documents asked of a store: no more of it is read than the rows need."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...extract.model import Evidence
from ..model import Graph
from ..store import Store
from ..store.reading import KEYS, listed, part, sources
from ..tables.catalogue import catalogue_rows
from ..tables.documents import CITING, missing_rows
from ..tables.indicator_panel import chosen
from ..tables.officials import official_rows
from ..tables.panel import Row, fact_rows, target_rows
from .naming import nodes_at, nodes_named

_DATED = ("signed", "published", "revised", "from_metadata")
_OWN = "rule IN ('header:title', 'header:report')"


def targets(
    store: Store, *, year: int | None = None, subject: str = "", indicator: str = "", most: int | None = None
) -> tuple[list[Row], int]:
    """The rows of `target_rows` that are asked for, as by `indicator_panel.chosen`: the first `most`, and how many there are."""
    asked = _Asked("target", "has_target", year, subject, indicator)
    return _panel(store, asked, target_rows, most)


def facts(
    store: Store, *, year: int | None = None, subject: str = "", indicator: str = "", most: int | None = None
) -> tuple[list[Row], int]:
    """The rows of `fact_rows` that are asked for, likewise."""
    asked = _Asked("indicator", "has_indicator", year, subject, indicator)
    return _panel(store, asked, fact_rows, most)


@dataclass(frozen=True, slots=True)
class _Asked:
    type: str
    relation: str
    year: int | None
    subject: str
    indicator: str

    def found(self, store: Store) -> list[tuple[int, int | None, int]]:
        """(thing, the relation it hangs on, how many rows that gives) of what is asked for, and perhaps more where an
        indicator is; in order of their ids."""
        where = ["o.type = ?"]
        given: list[str | int] = [self.relation, self.type]
        if self.year is not None:
            where.append("json_extract(o.attributes, '$.year') = ?")
            given.append(self.year)
        if self.subject:
            code = "substr(json_extract(s.attributes, '$.code'), 1, ?) = ?" if self.subject.isdigit() else "0 = ? AND ? = ''"
            where.append(f"(instr(s.name, ?) OR {code})")
            given += [self.subject, len(self.subject), self.subject]
        if self.indicator:
            where.append("(instr(o.attributes, ?) OR instr(o.name, ?))")
            given += [json.dumps(self.indicator, ensure_ascii=False)[1:-1], self.indicator]
        return store.db.execute(
            "SELECT o.key, r.key, max(1, coalesce(json_array_length(o.attributes, '$.indicators'), 1)) FROM entities o"
            " LEFT JOIN relations r ON r.target = o.key AND r.type = ? LEFT JOIN entities s ON s.key = r.source"
            f" WHERE {' AND '.join(where)} ORDER BY o.id, s.id",
            given,
        ).fetchall()


def _panel(
    store: Store, asked: _Asked, rows_of: Callable[[Graph], Iterator[Row]], most: int | None
) -> tuple[list[Row], int]:
    found = asked.found(store)
    some = found if asked.indicator else found[:most]  # each gives a row or more, but not all have the indicator
    loose = part(store.db, {thing for thing, relation, _ in some if relation is None}, ())
    joined = part(store.db, (), {relation for _, relation, _ in some if relation is not None}, proved=False)
    entities = {entity.id: entity for entity in (*joined.entities, *loose.entities)}
    graph = Graph((), tuple(entities[id] for id in sorted(entities)), joined.edges)
    rows = list(chosen(rows_of(graph), year=asked.year, subject=asked.subject, indicator=asked.indicator))
    total = len(rows) if some is found else sum(many for *_, many in found)
    return rows[:most], total


def officials(
    store: Store, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
) -> list[Row]:
    """The rows of `official_rows`."""
    where, given = ["r.type = 'holds_post'"], list[str]()
    for end, text in (("source", person), ("target", body), ("target", place)):
        if text:
            where.append(
                f"r.{end} IN (SELECT key FROM entities WHERE instr(name, ?)"
                " UNION SELECT entity FROM aliases WHERE instr(name, ?))"
            )
            given += [text, text]
    keys = store.db.execute(f"SELECT r.key FROM relations r WHERE {' AND '.join(where)}", given)
    graph = part(store.db, (), (key for (key,) in keys.fetchall()), proved=False)
    return official_rows(graph, person=person, body=body, place=place, as_of=as_of, ended=ended)


def missing(store: Store, *, most: int | None = None) -> tuple[list[dict[str, Any]], int]:
    """The rows of `missing_rows`, the first `most` of them, and how many there are."""
    rows = store.db.execute(
        f"SELECT e.key FROM entities e JOIN things t ON t.entity = e.key JOIN evidence p ON p.thing = t.key"
        " WHERE e.type = 'document' AND instr(e.id, '@') = 0 AND json_extract(e.attributes, '$.from_metadata') IS NULL"
        f" GROUP BY e.key HAVING NOT max({_OWN})"
        " ORDER BY count(DISTINCT p.document) DESC, count(DISTINCT p.document || ' ' || p.start || ' ' || p.end || ' ' || p.rule)"
        " DESC, e.name, e.id"
    ).fetchall()
    keys = [key for (key,) in rows[:most]]
    citing = f"SELECT key FROM relations WHERE target IN {KEYS} AND type IN {KEYS}"
    issued = f"SELECT key FROM relations WHERE source IN {KEYS} AND type = 'issued_by'"
    relations = _keys(store, citing, (listed(keys), listed(CITING))) | _keys(store, issued, (listed(keys),))
    wanted = {node.id for node in nodes_at(store, keys)}
    return missing_rows(part(store.db, keys, relations), only=wanted), len(rows)


def documents(store: Store, *, as_of: str = "") -> Iterator[dict[str, str]]:
    """The rows of `catalogue_rows`."""
    acts = _keys(store, "SELECT key FROM relations WHERE type IN ('repeals', 'amends')")
    days = " OR ".join(f"json_extract(attributes, '$.{name}') IS NOT NULL" for name in _DATED)
    dated = _keys(store, f"SELECT key FROM entities WHERE type = 'document' AND ({days})")
    own: dict[str, list[Evidence]] = defaultdict(list)
    for id, *place in store.db.execute(
        "SELECT e.id, d.id, p.start, p.end, p.text, p.rule, p.page FROM evidence p JOIN things t ON t.key = p.thing"
        f" JOIN entities e ON e.key = t.entity JOIN documents d ON d.key = p.document WHERE p.{_OWN}"
    ):
        own[id].append(Evidence(*place))
    keys = {node.key for node in nodes_named(store, own)}
    graph = part(store.db, keys | dated, acts, proved=False)
    entities = tuple(replace(e, evidence=tuple(own[e.id])) if e.id in own else e for e in graph.entities)
    return catalogue_rows(Graph(tuple(sources(store.db)), entities, graph.edges), as_of=as_of)


def _keys(store: Store, query: str, given: Collection[Any] = ()) -> set[int]:
    return {key for (key,) in store.db.execute(query, tuple(given))}
