"""What documents say, told apart and made one: things into entities, statements into relations, only where touched.

The same pure functions that merge in memory (`resolve`, `merge`) are given the rows that have a key in common with what came
or went; the result does not depend on what came first.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from ..corrections.decisions import NONE, Decision, Decisions, Unapplied
from ..corrections.rulings import NO_RULINGS, Rulings
from ..derived.compositions import MEMBER, memberships
from ..identity.candidates import Candidate, Key
from ..identity.persons import bases, persons_told_apart
from ..identity.resolve_documents import bearer
from ..merge import Member, edge_of, entity_of, hierarchy
from ..parts import dumped
from ..resolve import numbered
from . import correcting

DERIVED = "world knowledge"  # what relations that no document states are told apart by
_TOUCHED = """
CREATE TEMP TABLE IF NOT EXISTS touched_entities (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_relations (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_persons (base TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_numbers (number TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS assigned (thing INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS moved (thing INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS alone (entity INTEGER PRIMARY KEY, thing INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS said_once (relation INTEGER PRIMARY KEY, statement INTEGER NOT NULL);
"""
_TABLES = (
    "touched_entities", "touched_relations", "touched_persons", "touched_numbers", "assigned", "moved", "alone", "said_once"
)  # fmt: skip
_CANDIDATE = "d.id, t.id, t.type, t.base, t.keys, t.own, t.key"
_ALIAS = "INSERT INTO aliases VALUES (?, ?)"


def prepare(db: sqlite3.Connection) -> None:
    """Nothing is touched yet."""
    for statement in _TOUCHED.split(";"):
        db.execute(statement)
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")


def touch(db: sqlite3.Connection, document: int) -> None:
    """Whatever has to do with this document, which is about to go, is to be told anew."""
    for table, found in (
        ("touched_entities", "SELECT entity FROM things WHERE document = ?"),
        ("touched_relations", "SELECT relation FROM statements WHERE document = ?"),
        ("touched_persons", "SELECT base FROM things WHERE document = ? AND type = 'person'"),
        ("touched_numbers", "SELECT number FROM numbers JOIN things ON key = thing WHERE document = ?"),
    ):
        db.execute(f"INSERT OR IGNORE INTO {table} {found}", (document,))


def unsettle(db: sqlite3.Connection) -> None:
    """Every thing and statement is to be told anew."""
    db.execute("INSERT OR IGNORE INTO touched_entities SELECT key FROM entities")
    db.execute("INSERT OR IGNORE INTO touched_relations SELECT key FROM relations")
    db.execute("UPDATE things SET entity = NULL")
    db.execute("UPDATE statements SET relation = NULL")


def settle(db: sqlite3.Connection, decisions: Decisions = NONE) -> tuple[Unapplied, ...]:
    """Bring entities and relations up to date with the things and statements that are new and those touched; returns
    the decisions without effect."""
    db.execute("INSERT OR IGNORE INTO touched_persons SELECT base FROM things WHERE entity IS NULL AND type = 'person'")
    db.execute("INSERT OR IGNORE INTO touched_numbers SELECT number FROM things JOIN numbers ON thing = key WHERE entity IS NULL")
    _assign(db)
    rulings = correcting.ruled(db, decisions)
    _move(db, rulings)
    met = _regroup(db, rulings)
    correcting.forget_added(db)
    _write_entities(db, rulings)
    correcting.add_entities(db, rulings)
    _write_relations(db)
    met |= _write_derived(db, rulings)
    return correcting.add_relations(db, rulings, met)


def _assign(db: sqlite3.Connection) -> None:
    """The id of the entity that each touched thing belongs to."""
    db.execute("INSERT INTO assigned SELECT key, base FROM things WHERE entity IS NULL AND type <> 'person'")
    put = "INSERT OR REPLACE INTO assigned VALUES (?, ?)"
    db.executemany(put, _persons(db))
    db.executemany(put, _numbered(db))


def _persons(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    rows = db.execute(
        f"SELECT {_CANDIDATE} FROM touched_persons p JOIN things t ON t.base = p.base AND t.type = 'person'"
        " JOIN documents d ON d.key = t.document ORDER BY t.base, d.id, t.key"
    )
    for _, group in groupby(rows, key=lambda row: row[3]):
        people = {candidate.place: (candidate, key) for candidate, key in map(_candidate, group)}
        for place, id in persons_told_apart([candidate for candidate, _ in people.values()]).items():
            yield people[place][1], id


def _candidate(row: tuple[Any, ...]) -> tuple[Candidate, int]:
    document, id, type, base, keys, own, key = row
    return Candidate(document, id, type, base, _shared(keys), own=bool(own)), key


@lru_cache(1 << 12)  # many documents say the same of one person
def _shared(keys: str) -> frozenset[Key]:
    return frozenset((reason, what) for reason, what in _json(keys))


def _numbered(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    @lru_cache(10_000)
    def borne(number: str) -> str:
        return bearer([candidate for candidate, _ in _bearing(db, number)])

    numbers = "SELECT group_concat(number, char(10)) FROM (SELECT number FROM numbers WHERE thing = t.key ORDER BY number)"
    rows = db.execute(
        f"SELECT {_CANDIDATE}, ({numbers}) FROM things t JOIN documents d ON d.key = t.document WHERE NOT t.own AND t.key IN"
        " (SELECT thing FROM numbers JOIN touched_numbers USING (number))"
    )
    for *row, listed in rows:
        candidate, key = _candidate(tuple(row))
        with_numbers = Candidate(*candidate.place, candidate.type, candidate.base, numbers=tuple(listed.split("\n")))
        yield key, numbered(with_numbers, {number: borne(number) for number in with_numbers.numbers})


def _bearing(db: sqlite3.Connection, number: str) -> Iterator[tuple[Candidate, int]]:
    rows = db.execute(
        f"SELECT {_CANDIDATE} FROM numbers n JOIN things t ON t.key = n.thing JOIN documents d ON d.key = t.document"
        " WHERE n.number = ?",
        (number,),
    )
    return map(_candidate, rows)


def _move(db: sqlite3.Connection, rulings: Rulings) -> None:
    """Put the things where they belong now; where they came from and where they go is touched. A rejected one belongs
    nowhere."""
    db.execute(
        "INSERT INTO moved SELECT a.thing, a.id FROM assigned a JOIN things t ON t.key = a.thing"
        " LEFT JOIN entities e ON e.key = t.entity WHERE coalesce(e.id, '') <> a.id"
    )
    touched = "INSERT OR IGNORE INTO touched_entities SELECT entity FROM things JOIN moved ON thing = key WHERE entity IS NOT NULL"
    db.execute(touched)
    db.execute("INSERT OR IGNORE INTO entities (id) SELECT DISTINCT id FROM moved WHERE id <> '' ORDER BY id")
    db.execute(
        "UPDATE things SET entity = (SELECT e.key FROM moved m JOIN entities e ON e.id = m.id WHERE m.thing = things.key)"
        " WHERE key IN (SELECT thing FROM moved)"
    )
    db.execute(touched)
    if rulings is not NO_RULINGS:
        correcting.touch(db, rulings)
    # Persons of one name name each other.
    db.execute(
        "INSERT OR IGNORE INTO touched_entities SELECT t.entity FROM touched_persons p JOIN things t"
        " ON t.base = p.base AND t.type = 'person' WHERE t.entity IS NOT NULL"
    )


def _regroup(db: sqlite3.Connection, rulings: Rulings) -> frozenset[Decision]:
    """Put the statements that are new, or whose ends moved, where they belong now; returns the decisions that rejected one."""
    db.execute("DROP TABLE IF EXISTS temp.loose")
    db.execute("CREATE TEMP TABLE loose (statement INTEGER PRIMARY KEY)")
    db.execute("INSERT INTO loose SELECT key FROM statements WHERE relation IS NULL")
    for end in ("head", "tail"):
        db.execute(f"INSERT OR IGNORE INTO loose SELECT s.key FROM moved m JOIN statements s ON s.{end} = m.thing")
    met = frozenset() if rulings is NO_RULINGS else correcting.drop(db, rulings)
    touched = (
        "INSERT OR IGNORE INTO touched_relations SELECT relation FROM loose JOIN statements ON key = statement"
        " WHERE relation IS NOT NULL"
    )
    db.execute(touched)
    db.execute(
        "INSERT OR IGNORE INTO relations (source, target, type, apart) SELECT h.entity, t.entity, s.type, s.apart FROM loose"
        " JOIN statements s ON s.key = statement JOIN things h ON h.key = s.head JOIN things t ON t.key = s.tail"
    )
    db.execute(
        "UPDATE statements SET relation = (SELECT r.key FROM relations r, things h, things t WHERE h.key = head"
        " AND t.key = tail AND r.source = h.entity AND r.target = t.entity AND r.type = statements.type"
        " AND r.apart = statements.apart) WHERE key IN (SELECT statement FROM loose)"
    )
    db.execute(touched)
    return met


def _write_entities(db: sqlite3.Connection, rulings: Rulings) -> None:
    db.execute("DELETE FROM aliases WHERE entity IN touched_entities")
    if rulings is NO_RULINGS:
        _write_alone(db)
    rows = db.execute(
        f"SELECT {_CANDIDATE}, e.id, e.key, t.name, t.aliases, t.attributes, t.proved, t.read FROM touched_entities x"
        " JOIN entities e ON e.key = x.key JOIN things t ON t.entity = x.key JOIN documents d ON d.key = t.document"
        " WHERE x.key NOT IN (SELECT entity FROM alone) ORDER BY x.key, d.id, t.key"
    )
    put = "UPDATE entities SET type = ?, name = ?, attributes = ?, derived = ?, documents = ? WHERE key = ?"
    for batch in _batches(_entity_rows(db, rows, rulings)):
        db.executemany(put, (row for row, _ in batch))
        db.executemany(_ALIAS, ((row[-1], alias) for row, aliases in batch for alias in aliases))
    db.execute(
        "DELETE FROM entities WHERE key IN touched_entities AND NOT EXISTS (SELECT 1 FROM things WHERE entity = entities.key)"
    )


def _write_alone(db: sqlite3.Connection) -> None:
    """The entities of one thing, as most are, where what `entity_of` makes of it is what the thing itself says."""
    db.execute(
        "INSERT INTO alone SELECT x.key, min(t.key) FROM touched_entities x JOIN things t ON t.entity = x.key"
        " GROUP BY x.key HAVING count(*) = 1 AND min(t.type) NOT IN ('person', 'document')"
    )
    db.execute(
        "UPDATE entities SET (type, name, attributes, derived, documents) = (SELECT t.type, t.name, t.attributes, NOT t.proved, 1"
        " FROM alone JOIN things t ON t.key = thing WHERE alone.entity = entities.key) WHERE key IN (SELECT entity FROM alone)"
    )
    named = "SELECT alone.entity, name, aliases FROM alone JOIN things t ON t.key = thing WHERE aliases <> '[]'"
    for batch in _batches(db.execute(named)):
        db.executemany(_ALIAS, ((key, alias) for key, name, aliases in batch for alias in {*json.loads(aliases)} - {name}))


def _entity_rows(
    db: sqlite3.Connection, rows: Iterable[tuple[Any, ...]], rulings: Rulings
) -> Iterator[tuple[tuple[Any, ...], tuple[str, ...]]]:
    """(row of `entities`, aliases) for each group of rows of one entity."""
    for (id, key), group in groupby(rows, key=lambda row: (row[7], row[8])):
        members = [_member(row) for row in group]
        made = entity_of(id, members, _namesakes(db, bases(m.candidate for m in members), id), rulings)
        many = len({m.candidate.document for m in members})
        yield (made.type, made.name, dumped(made.attributes), made.derived, many, key), made.aliases


def _member(row: tuple[Any, ...]) -> Member:
    name, aliases, attributes, proved, read = row[9:]
    candidate, _ = _candidate(row[:7])
    return Member(candidate, name, _json(aliases), _json(attributes), bool(proved), bool(read))


@lru_cache(1 << 12)  # many documents say the same of one thing
def _json(text: str) -> Any:
    """The value, which is not to be changed."""
    return json.loads(text)


def _namesakes(db: sqlite3.Connection, names: Iterable[str], id: str) -> list[str]:
    """The other persons of these names."""
    select = "SELECT DISTINCT e.id FROM things t JOIN entities e ON e.key = t.entity WHERE t.base = ? AND t.type = 'person'"
    return sorted({other for name in names for (other,) in db.execute(select, (name,))} - {id})


def _write_relations(db: sqlite3.Connection) -> None:
    _write_said_once(db)
    rows = db.execute(
        "SELECT x.key, s.id, o.id, r.type, t.attributes, t.derived, t.document FROM touched_relations x"
        " JOIN relations r ON r.key = x.key JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target"
        " JOIN statements t ON t.relation = x.key JOIN documents d ON d.key = t.document"
        " WHERE x.key NOT IN (SELECT relation FROM said_once) ORDER BY x.key, d.id, t.key"
    )
    put = "UPDATE relations SET attributes = ?, derived = ?, documents = ? WHERE key = ?"
    for batch in _batches(_relation_rows(rows)):
        db.executemany(put, batch)
    db.execute(
        "DELETE FROM relations WHERE key IN touched_relations"
        " AND NOT EXISTS (SELECT 1 FROM statements WHERE relation = relations.key)"
    )


def _write_said_once(db: sqlite3.Connection) -> None:
    """The relations of one statement, where what `edge_of` makes of it is what the statement itself says."""
    db.execute(
        "INSERT INTO said_once SELECT x.key, min(t.key) FROM touched_relations x JOIN statements t ON t.relation = x.key"
        " GROUP BY x.key HAVING count(*) = 1 AND min(t.type) <> 'holds_post'"
    )
    db.execute(
        "UPDATE relations SET (attributes, derived, documents) = (SELECT t.attributes, t.derived, 1 FROM said_once"
        " JOIN statements t ON t.key = statement WHERE said_once.relation = relations.key)"
        " WHERE key IN (SELECT relation FROM said_once)"
    )


def _relation_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, bool, int, int]]:
    for key, grouped in groupby(rows, key=lambda row: row[0]):
        group = list(grouped)
        _, source, target, type, _, derived, _ = group[0]
        made = edge_of(source, target, type, [_json(row[4]) for row in group], bool(derived))
        yield dumped(made.attributes), made.derived, len({row[6] for row in group}), key


def _write_derived(db: sqlite3.Connection, rulings: Rulings) -> frozenset[Decision]:
    """The relations that the division table and official compositions give, but for those rejected; returns the decisions that
    rejected one."""
    db.execute("DELETE FROM relations WHERE apart = ?", (DERIVED,))
    coded = "SELECT json_extract(attributes, '$.code'), id FROM entities WHERE type = 'place'"
    places = [(code, id) for code, id in db.execute(coded) if code]
    keys = dict(db.execute("SELECT id, key FROM entities WHERE type IN ('place', 'area')"))
    pairs = "SELECT s.id, o.id FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target WHERE r.type = ?"
    found = [*hierarchy(places), *memberships(places, keys, set(db.execute(pairs, (MEMBER,))))]
    against = [set(rulings.rejecting((e.source, e.type, e.target), "", e.attributes)) for e in found]
    db.executemany(
        "INSERT INTO relations (source, target, type, apart, attributes, derived) VALUES (?, ?, ?, ?, ?, 1)",
        [
            (keys[e.source], keys[e.target], e.type, DERIVED, dumped(e.attributes))
            for e, no in zip(found, against, strict=True)
            if not no
        ],
    )
    return frozenset().union(*against)


def _batches(rows: Iterable[Any], size: int = 5_000) -> Iterator[list[Any]]:
    """The rows in lists, so that one table is not read and written at once for each row."""
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
