"""The rows of documents into the store, and out of it again: those that say what each document says."""

import sqlite3
from typing import Any

from .bigrams import bigrams
from .packing import Rows

MOST_ROWS = 20_000  # gathered before they are written
_INSERT = {
    "documents": "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
    "things": "INSERT INTO things VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)",
    "numbers": "INSERT OR IGNORE INTO numbers VALUES (?, ?)",
    "statements": "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)",
    "passages": "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
    "proofs": "INSERT INTO proofs VALUES (?, ?, ?, ?, ?)",
    "search": "INSERT INTO search (rowid, text) VALUES (?, ?)",
}
# Of a passage p: whether a statement rests on it, so that it can be searched for.
STATED = "EXISTS (SELECT 1 FROM proofs f WHERE f.passage = p.key AND f.statement IS NOT NULL)"
Row = tuple[Any, ...]


class Adder:
    """Writes the rows of one document after the other; `flush` when all are there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[str, list[Row]] = {table: [] for table in _INSERT}
        tables = ("documents", "things", "statements", "passages", "proofs")
        self._last: dict[str, int] = {t: db.execute(f"SELECT coalesce(max(key), 0) FROM {t}").fetchone()[0] for t in tables}

    def add(self, rows: Rows, *, file: str, hash: str) -> None:
        """What the document says; its things and statements belong to no entity and no relation yet."""
        document, put = self._last["documents"] + 1, self._rows
        thing, statement = self._last["things"] + 1, self._last["statements"] + 1
        put["documents"].append((document, *rows.source, file, hash))
        put["things"] += [(key, document, *row) for key, row in enumerate(rows.things, thing)]
        put["numbers"] += [(number, thing + of) for number, of in rows.numbers]
        put["statements"] += [
            (key, document, type, thing + head, thing + tail, *said)
            for key, (type, head, tail, *said) in enumerate(rows.statements, statement)
        ]
        self._evidence(document, thing, statement, rows)
        for table, count in (("documents", 1), ("things", len(rows.things)), ("statements", len(rows.statements))):
            self._last[table] += count
        if sum(map(len, put.values())) > MOST_ROWS:
            self.flush()

    def _evidence(self, document: int, thing: int, statement: int, rows: Rows) -> None:
        """That of things and of statements, which are numbered from `thing` and `statement` on."""
        passage, proof, put = self._last["passages"] + 1, self._last["proofs"] + 1, self._rows
        put["passages"] += [(key, document, *said) for key, said in enumerate(rows.passages, passage)]
        found: list[Row] = [(passage + at, thing + of, None, rule) for of, at, rule in rows.proofs_of_things]
        found += [(passage + at, None, statement + of, rule) for of, at, rule in rows.proofs_of_statements]
        put["proofs"] += [(key, *row) for key, row in enumerate(found, proof)]
        stated = sorted({at for _, at, _ in rows.proofs_of_statements})
        put["search"] += [(passage + at, bigrams(rows.passages[at][3])) for at in stated]
        for table, count in (("passages", len(rows.passages)), ("proofs", len(found))):
            self._last[table] += count

    def flush(self) -> None:
        for table, rows in self._rows.items():
            self._db.executemany(_INSERT[table], rows)
            rows.clear()


def forget(db: sqlite3.Connection, document: int) -> None:
    """Take out all that the document says; what it belonged to must be written anew (`settling.touch`)."""
    texts = db.execute(f"SELECT p.key, p.text FROM passages p WHERE p.document = ? AND {STATED}", (document,))
    db.executemany(
        "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)",
        [(key, bigrams(text)) for key, text in texts],
    )
    db.execute("DELETE FROM numbers WHERE thing IN (SELECT key FROM things WHERE document = ?)", (document,))
    db.execute("DELETE FROM corrected WHERE thing IN (SELECT key FROM things WHERE document = ?)", (document,))
    db.execute("DELETE FROM proofs WHERE passage IN (SELECT key FROM passages WHERE document = ?)", (document,))
    for table in ("passages", "statements", "things"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    db.execute("DELETE FROM documents WHERE key = ?", (document,))
