"""The indexes of a store that is filled for the first time: made from full tables, in a fraction of what it takes to keep
them in order row by row."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SAID = ("things", "numbers", "statements", "passages", "proofs")  # what documents say
GRAPH = ("entities", "aliases", "relations")  # what is made of it


@contextmanager
def made_afterwards(db: sqlite3.Connection, tables: Sequence[str]) -> Iterator[None]:
    """While this lasts the tables have no indexes but those of their keys; afterwards they have them all again. For use in a
    transaction, which an error ends."""
    marks = ", ".join("?" * len(tables))
    select = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})"
    indexes = db.execute(select, tuple(tables)).fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        db.execute(sql)
