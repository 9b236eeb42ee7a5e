"""Decisions applied to the rows of the store, between telling things apart and writing what they make.

Things that a decision may be about are few; their ids by the automatic resolution are kept (`corrected`), so that all of them
can be ruled on anew whatever came or went.
"""

import json
import sqlite3
from collections.abc import Iterator

from ..corrections.binding import Hit, bind
from ..corrections.decisions import Decision, Decisions, Unapplied
from ..corrections.rulings import CORRECTION, NO_RULINGS, Rulings, relation_of
from ..parts import dumped

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS decided_ids (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS decided_persons (base TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS dropped (statement INTEGER PRIMARY KEY);
"""


def ruled(db: sqlite3.Connection, decisions: Decisions) -> Rulings:
    """What the decisions come to; `assigned` is what they make of it."""
    if not decisions:
        db.execute("DELETE FROM corrected")
        return NO_RULINGS
    _write_decided(db, decisions)
    db.execute("DELETE FROM corrected WHERE thing IN (SELECT thing FROM assigned)")
    db.execute(
        "INSERT INTO corrected SELECT a.thing, a.id FROM assigned a JOIN things t ON t.key = a.thing WHERE"
        " a.id IN (SELECT id FROM decided_ids) OR (t.type = 'person' AND t.base IN (SELECT base FROM decided_persons))"
    )
    rows = db.execute(
        "SELECT c.thing, c.id, d.id, t.id FROM corrected c JOIN things t ON t.key = c.thing"
        " JOIN documents d ON d.key = t.document ORDER BY d.id, t.id"
    )
    hits = {thing: Hit(id, (document, local)) for thing, id, document, local in rows}
    rulings = bind(decisions, hits.values())
    db.executemany(
        "INSERT OR REPLACE INTO assigned VALUES (?, ?)",
        [(thing, rulings.assign(hit.id, hit.place[0])) for thing, hit in hits.items()],
    )
    return rulings


def _write_decided(db: sqlite3.Connection, decisions: Decisions) -> None:
    for statement in _TABLES.split(";"):
        db.execute(statement)
    for table in ("decided_ids", "decided_persons", "dropped"):
        db.execute(f"DELETE FROM {table}")
    db.executemany("INSERT INTO decided_ids VALUES (?)", ((id,) for id in decisions.ids))
    db.executemany("INSERT INTO decided_persons VALUES (?)", ((base,) for base in decisions.persons))


def touch(db: sqlite3.Connection, rulings: Rulings) -> None:
    """What is decided otherwise than it was written last is written anew, and the namesakes of persons that decisions moved."""
    written = db.execute(
        "SELECT key, id, coalesce(json_extract(attributes, '$.corrected'), '[]') FROM entities WHERE id IN"
        " (SELECT id FROM decided_ids) OR key IN (SELECT t.entity FROM corrected c JOIN things t ON t.key = c.thing"
        " WHERE t.type = 'person')"
    ).fetchall()
    other = [(key,) for key, id, notes in written if json.loads(notes) != list(rulings.notes.get(id, ()))]
    db.executemany("INSERT OR IGNORE INTO touched_entities VALUES (?)", other)
    # Those that decisions added are added anew.
    db.execute(
        "INSERT OR IGNORE INTO touched_entities SELECT key FROM entities WHERE id IN (SELECT id FROM decided_ids)"
        " AND NOT EXISTS (SELECT 1 FROM things WHERE entity = entities.key)"
    )
    db.execute(
        "INSERT OR IGNORE INTO touched_persons SELECT t.base FROM moved m JOIN things t ON t.key = m.thing"
        " WHERE t.type = 'person'"
    )


def drop(db: sqlite3.Connection, rulings: Rulings) -> frozenset[Decision]:
    """Take out of `loose` what states no relation any more; returns the decisions that some statement was rejected by."""
    met: set[Decision] = set()
    for statement, decisions in _rejected(db, rulings):
        met |= decisions
        db.execute("INSERT OR IGNORE INTO dropped VALUES (?)", (statement,))
        db.execute("INSERT OR IGNORE INTO loose VALUES (?)", (statement,))
    # One end was rejected; or decisions made both ends one.
    db.execute(
        "INSERT OR IGNORE INTO dropped SELECT s.key FROM loose l JOIN statements s ON s.key = l.statement"
        " JOIN things h ON h.key = s.head JOIN things t ON t.key = s.tail WHERE h.entity IS NULL OR t.entity IS NULL OR"
        " (h.entity = t.entity AND (SELECT id FROM corrected WHERE thing = h.key) <> (SELECT id FROM corrected WHERE thing = t.key))"
    )
    db.execute(
        "INSERT OR IGNORE INTO touched_relations SELECT s.relation FROM dropped JOIN statements s ON s.key = statement"
        " WHERE s.relation IS NOT NULL"
    )
    db.execute("UPDATE statements SET relation = NULL WHERE key IN (SELECT statement FROM dropped)")
    db.execute("DELETE FROM loose WHERE statement IN (SELECT statement FROM dropped)")
    return frozenset(met)


def _rejected(db: sqlite3.Connection, rulings: Rulings) -> Iterator[tuple[int, set[Decision]]]:
    for source, type, target in rulings.rejected:
        rows = db.execute(
            "SELECT s.key, d.id, s.attributes FROM entities a JOIN things h ON h.entity = a.key JOIN statements s ON s.head = h.key"
            " JOIN things t ON t.key = s.tail JOIN entities b ON b.key = t.entity JOIN documents d ON d.key = s.document"
            " WHERE a.id = ? AND s.type = ? AND b.id = ?",
            (source, type, target),
        ).fetchall()
        for key, document, attributes in rows:
            if decisions := set(rulings.rejecting((source, type, target), document, json.loads(attributes))):
                yield key, decisions


def add_entities(db: sqlite3.Connection, rulings: Rulings) -> None:
    """The entities that no document names."""
    for entity in map(rulings.corrected, rulings.added):
        db.execute(
            "INSERT INTO entities (id, type, name, attributes, derived) VALUES (?, ?, ?, ?, 1)",
            (entity.id, entity.type, entity.name, dumped(entity.attributes)),
        )
        (key,) = db.execute("SELECT key FROM entities WHERE id = ?", (entity.id,)).fetchone()
        db.executemany("INSERT INTO aliases VALUES (?, ?)", [(key, alias) for alias in entity.aliases])


def add_relations(db: sqlite3.Connection, rulings: Rulings, met: frozenset[Decision]) -> tuple[Unapplied, ...]:
    """The relations that no document states; returns the decisions without effect."""
    known = set()
    for edge, _ in rulings.stated:
        source, target = (
            db.execute("SELECT key FROM entities WHERE id = ?", (id,)).fetchone()[0]
            for id in (edge.source, edge.target)
        )
        apart = relation_of(edge)[3]
        same = "SELECT 1 FROM relations WHERE source = ? AND target = ? AND type = ? AND apart = ?"
        if db.execute(same, (source, target, edge.type, apart)).fetchone():
            known.add(relation_of(edge))
            continue
        db.execute(
            "INSERT INTO relations (source, target, type, apart, attributes) VALUES (?, ?, ?, ?, ?)",
            (source, target, edge.type, CORRECTION + apart, dumped(edge.attributes)),
        )
    return tuple(rulings.told(met, known))


def forget_added(db: sqlite3.Connection) -> None:
    """Take out the relations that decisions added, to be added anew."""
    db.execute("DELETE FROM relations WHERE substr(apart, 1, ?) = ?", (len(CORRECTION), CORRECTION))
