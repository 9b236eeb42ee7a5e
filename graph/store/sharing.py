"""A store for several readers at once: each gets a connection of its own for as long as an answer takes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from time import monotonic

from . import Store
from .opening import telling

_STEPS = 20_000  # of SQLite's machine, some milliseconds, between two looks at the clock


class Shared:
    """Closing it is the caller's (`with Shared.at(path) as shared`). `place` is the graph.db, or the graph.json that stands for it in memory."""

    def __init__(self, place: Path, address: str = "", kept: sqlite3.Connection | None = None) -> None:
        self.place, self._address, self._kept = place, address, kept
        self._closed = False

    @classmethod
    def at(cls, path: Path) -> "Shared":
        """What `Store.at` finds there. Raises `StoreError` or `LoadError`."""
        with Store.at(path) as store:
            if store.path.is_file():
                return cls(store.path)
            # As long as one connection is open, others find what is in memory by its name.
            address = f"file:policygraph-{token_hex(8)}?mode=memory&cache=shared"
            kept = sqlite3.connect(address, uri=True, check_same_thread=False)
            store.db.backup(kept)
            return cls(path, address, kept)

    def __enter__(self) -> "Shared":
        return self

    def __exit__(self, *_: object) -> None:
        """Answers that are under way fail."""
        self._closed = True
        if self._kept:
            self._kept.close()

    @contextmanager
    def open(self, seconds: float) -> Iterator[Store]:
        """The store for one answer; a question that takes longer than that fails with `sqlite3.OperationalError`."""
        if self._kept:
            store = Store(sqlite3.connect(self._address, uri=True, isolation_level=None), self.place)
        else:
            store = Store.open(self.place)
        with store, telling(self.place):
            store.db.execute("PRAGMA temp_store = MEMORY")
            until = monotonic() + seconds
            store.db.set_progress_handler(lambda: self._closed or monotonic() > until, _STEPS)
            yield store

    def stamp(self) -> tuple[int, ...]:
        """Another one, once the file was built anew."""
        if self._kept:
            return ()
        beside = (self.place, self.place.with_name(self.place.name + "-wal"))
        return tuple(value for path in beside if path.exists() for value in _times(path))


def _times(path: Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_mtime_ns, found.st_size
