"""The store into a `Graph`: all of it, or the entities and relations asked for, with their evidence."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ...extract.model import Evidence
from ..identity.proposals import TYPES, Named
from ..merge import edge_order, evidence_of
from ..model import Edge, Entity, Graph, Source

# `IN` any number of keys, ids or types, given as one value: what `listed` makes of them.
KEYS = "(SELECT value FROM json_each(?))"
_EVIDENCE = "SELECT {owner}, d.id, p.start, p.end, p.text, p.rule, p.page"
_THINGS = " FROM things t JOIN evidence p ON p.thing = t.key JOIN documents d ON d.key = p.document"
_STATEMENTS = " FROM statements t JOIN evidence p ON p.statement = t.key JOIN documents d ON d.key = p.document"


@dataclass(frozen=True, slots=True)
class Passages:
    """Which evidence is wanted: of each entity and relation the first `most` passages; with `documents`, keys, only of those in
    these. All where nothing is said."""

    most: int | None = None
    documents: tuple[int, ...] = ()


EVERY = Passages()


def listed(values: Iterable[int] | Iterable[str]) -> str:
    """The value that stands for `KEYS` in a query."""
    return json.dumps(list(values))


def whole(db: sqlite3.Connection, *, only: Passages = EVERY) -> Graph:
    """The graph that `build_graph` makes of the same documents, of its evidence what is wanted."""
    return Graph(
        tuple(sources(db)),
        tuple(_entities(db, "", only=only)),
        tuple(sorted(_edges(db, "", only=only), key=edge_order)),
    )


def part(
    db: sqlite3.Connection, entities: Iterable[int], relations: Iterable[int], *, proved: bool = True,
    only: Passages = EVERY,
) -> Graph:  # fmt: skip
    """The graph of these entities and relations and of the ends of the relations, by their keys; of the documents, those
    that its evidence comes from. Unless `proved` the entities come without their evidence, which may be long."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen_relations (key INTEGER PRIMARY KEY)")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen_entities (key INTEGER PRIMARY KEY)")
    for table, keys in (("chosen_entities", entities), ("chosen_relations", relations)):
        db.execute(f"DELETE FROM {table}")
        db.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", ((key,) for key in keys))
    for end in ("source", "target"):
        db.execute(f"INSERT OR IGNORE INTO chosen_entities SELECT {end} FROM relations JOIN chosen_relations USING (key)")
    found = tuple(_entities(db, "WHERE {key} IN chosen_entities", proved=proved, only=only))
    edges = tuple(sorted(_edges(db, "WHERE {key} IN chosen_relations", only=only), key=edge_order))
    named = {e.document for evidence in [one.evidence for one in found] + [one.evidence for one in edges] for e in evidence}
    return Graph(tuple(sources(db, named)), found, edges)


def named(db: sqlite3.Connection) -> Iterator[Named]:
    """The entities that may be proposed as one, as `proposals.of_graph` gives those of the graph, one by one."""
    held = db.execute(
        "SELECT r.source, o.name FROM relations r JOIN entities o ON o.key = r.target WHERE r.type = 'holds_post'"
        " ORDER BY r.source, o.name"
    )
    posts = {person: tuple(name for *_, name in group) for person, group in groupby(held, key=lambda row: row[0])}
    # A document may be known from beside a text; what counts is who names it.
    proved = "(SELECT count(DISTINCT p.document) FROM things t JOIN evidence p ON p.thing = t.key WHERE t.entity = e.key)"
    many = f"CASE WHEN e.type = 'document' THEN {proved} ELSE e.documents END"
    rows = db.execute(
        f"SELECT e.key, e.id, e.type, e.name, e.attributes, {many}, a.name FROM entities e LEFT JOIN aliases a ON a.entity = e.key"
        f" WHERE NOT e.derived AND e.type IN {KEYS} ORDER BY e.key, a.name",
        [listed(TYPES)],
    )
    for (key, id, type, name, attributes, documents), group in groupby(rows, key=lambda row: row[:6]):
        aliases = tuple(alias for *_, alias in group if alias is not None)
        yield Named(id, type, name, aliases, json.loads(attributes), documents, posts.get(key, ()))


def sources(db: sqlite3.Connection, named: Iterable[str] | None = None) -> Iterator[Source]:
    """The documents in order of their ids: all, or those that are named."""
    every = "SELECT id, title, attributes FROM documents"
    if named is None:
        rows: Iterable[tuple[str, str, str]] = db.execute(f"{every} ORDER BY id")
    else:
        rows = (row for id in sorted(named) for row in db.execute(f"{every} WHERE id = ?", (id,)))
    for id, title, attributes in rows:
        yield Source(id, title, json.loads(attributes))


def _entities(db: sqlite3.Connection, where: str, *, proved: bool = True, only: Passages = EVERY) -> Iterator[Entity]:
    """The entities in order of their ids; `where` chooses them by `{key}`."""
    stated = _EVIDENCE.format(owner="t.entity") + _THINGS
    proofs = _gathered(db, stated, where.format(key="t.entity"), "t.entity", only) if proved else {}
    names = db.execute(f"SELECT entity, name FROM aliases {where.format(key='entity')} ORDER BY entity, name")
    aliases = {key: tuple(name for _, name in group) for key, group in groupby(names, key=lambda row: row[0])}
    rows = db.execute(f"SELECT key, id, type, name, attributes, derived FROM entities {where.format(key='key')} ORDER BY id")
    for key, id, type, name, attributes, derived in rows:
        evidence = evidence_of([proofs.get(key, ())])
        yield Entity(id, type, name, aliases.get(key, ()), json.loads(attributes), evidence, bool(derived))


def _edges(db: sqlite3.Connection, where: str, *, only: Passages = EVERY) -> Iterator[Edge]:
    chosen = where.format(key="t.relation")
    proofs = _gathered(db, _EVIDENCE.format(owner="t.relation") + _STATEMENTS, chosen, "t.relation", only)
    rows = db.execute(
        "SELECT r.key, s.id, o.id, r.type, r.attributes, r.derived FROM relations r JOIN entities s ON s.key = r.source"
        f" JOIN entities o ON o.key = r.target {where.format(key='r.key')}"
    )
    for key, source, target, type, attributes, derived in rows:
        yield Edge(source, target, type, json.loads(attributes), evidence_of([proofs.get(key, ())]), bool(derived))


def _gathered(db: sqlite3.Connection, select: str, where: str, owner: str, only: Passages) -> dict[int, Sequence[Evidence]]:
    if only.documents:
        where = f"{where} AND d.key IN ({', '.join(map(str, only.documents))})"
    query = f"{select} {where} ORDER BY {owner}"
    if only.most is not None:
        place = f"row_number() OVER (PARTITION BY {owner} ORDER BY d.id, p.start, p.end, p.rule)"
        numbered = select.replace(f"SELECT {owner}", f"SELECT {owner} AS owner, {place} AS place", 1)
        query = f"SELECT owner, id, start, end, text, rule, page FROM ({numbered} {where}) WHERE place <= {only.most} ORDER BY owner"
    rows: Iterable[tuple[Any, ...]] = db.execute(query)
    return {key: [Evidence(*row[1:]) for row in group] for key, group in groupby(rows, key=lambda row: row[0])}
