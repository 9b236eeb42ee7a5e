"""Parts of documents into the rows of the store, and out of it again: the rows that say what each document says."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from ...extract.model import Evidence
from ..documents import is_own_rule
from ..parts import Part, Statement, distinguishing, dumped
from ..resolve import candidates
from .bigrams import bigrams

MOST_ROWS = 20_000  # gathered before they are written
_INSERT = {
    "documents": "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
    "things": "INSERT INTO things VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)",
    "numbers": "INSERT OR IGNORE INTO numbers VALUES (?, ?)",
    "statements": "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)",
    "evidence": "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "search": "INSERT INTO search (rowid, text) VALUES (?, ?)",
}
Row = tuple[Any, ...]


class Adder:
    """Writes parts one after the other; `flush` when all are there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[str, list[Row]] = {table: [] for table in _INSERT}
        tables = ("documents", "things", "statements", "evidence")
        self._last = {t: db.execute(f"SELECT coalesce(max(key), 0) FROM {t}").fetchone()[0] for t in tables}

    def add(self, part: Part, *, file: str, hash: str) -> None:
        """What the document says; its things and statements belong to no entity and no relation yet."""
        document, source = self._next("documents"), part.source
        self._rows["documents"].append((document, source.id, source.title, dumped(source.attributes), file, hash))
        things = self._things(document, part)
        for statement in part.statements:
            self._statement(document, statement, things)
        if sum(map(len, self._rows.values())) > MOST_ROWS:
            self.flush()

    def flush(self) -> None:
        for table, rows in self._rows.items():
            self._db.executemany(_INSERT[table], rows)
            rows.clear()

    def _next(self, table: str) -> int:
        self._last[table] += 1
        return int(self._last[table])

    def _things(self, document: int, part: Part) -> dict[str, int]:
        known = {candidate.id: candidate for candidate in candidates(part)}
        keys: dict[str, int] = {}
        for thing in part.things:
            key = keys[thing.id] = self._next("things")
            c = known[thing.id]
            read = any(is_own_rule(e.rule) for e in thing.evidence)
            said = dumped(thing.aliases), dumped(thing.attributes), dumped(sorted(c.keys))
            self._rows["things"].append(
                (key, document, thing.id, thing.type, c.base, thing.name, *said, c.own, read, bool(thing.evidence))
            )
            self._rows["numbers"] += [(number, key) for number in c.numbers]
            self._evidence(document, (key, None), thing.evidence)
        return keys

    def _statement(self, document: int, statement: Statement, things: dict[str, int]) -> None:
        key = self._next("statements")
        ends = things[statement.head], things[statement.tail]
        said = dumped(statement.attributes), statement.derived
        self._rows["statements"].append((key, document, statement.type, *ends, distinguishing(statement), *said))
        self._evidence(document, (None, key), statement.evidence)

    def _evidence(self, document: int, owner: tuple[int | None, int | None], evidence: Sequence[Evidence]) -> None:
        for e in evidence:
            key = self._next("evidence")
            self._rows["evidence"].append((key, document, *owner, e.start, e.end, e.page, e.rule, e.text))
            if owner[1] is not None:
                self._rows["search"].append((key, bigrams(e.text)))


def forget(db: sqlite3.Connection, document: int) -> None:
    """Take out all that the document says; what it belonged to must be written anew (`settling.touch`)."""
    texts = db.execute("SELECT key, text FROM evidence WHERE document = ? AND statement IS NOT NULL", (document,))
    db.executemany(
        "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)",
        [(key, bigrams(text)) for key, text in texts],
    )
    db.execute("DELETE FROM numbers WHERE thing IN (SELECT key FROM things WHERE document = ?)", (document,))
    db.execute("DELETE FROM corrected WHERE thing IN (SELECT key FROM things WHERE document = ?)", (document,))
    for table in ("evidence", "statements", "things"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    db.execute("DELETE FROM documents WHERE key = ?", (document,))
