"""The graph on disk: one SQLite file that grows with its documents, a changed one touching no more than its share.

In: parts of documents as they are extracted (`keep`), and the word that all are there (`merge`). Out: the graph, or what of
it is asked for. What was kept survives a kill; the graph changes in one transaction. docs/store.md describes the tables.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..corrections.decisions import NONE, Decisions, Unapplied
from ..identity.proposals import Named
from ..model import Graph
from ..selection import Selection
from . import adding, indexes, loading, overview, reading, selecting, settling
from .opening import StoreError, connect, is_store, memory, telling, transaction
from .packing import unpacked

CORRECTIONS = "corrections"  # in `about`: the fingerprint of the decisions that the graph was corrected by
__all__ = ["Failure", "FileRead", "Kept", "Store", "StoreError"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was extracted: its part as bytes (`packing`), the file it was read from, and the hash of what was read."""

    document: str
    file: str
    hash: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: the name told to the user, why, and the cure; `trace`: where the program failed, if it did."""

    name: str
    reason: str
    cure: str
    trace: str = ""

    def __str__(self) -> str:
        return f"{self.name}：{self.reason}。{self.cure}"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read to its end: its fingerprint, the ids of the documents in it, and what of it failed."""

    id: str
    fingerprint: str
    documents: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


class Store:
    """A store that is open; closing it is the caller's (`with Store.open(path) as store`)."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.db, self.path = db, path

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> "Store":
        """Raises `StoreError`; `OSError` where it cannot be written to."""
        return cls(connect(path, write=write), path)

    @classmethod
    def memory(cls) -> "Store":
        return cls(memory(), Path(":memory:"))

    @classmethod
    def of(cls, graph: Graph) -> "Store":
        """The graph in a store in memory: it answers all questions, and nothing can be built upon it."""
        store = cls.memory()
        loading.fill(store.db, graph)
        return store

    @classmethod
    def at(cls, path: Path) -> "Store":
        """What `build` wrote, to be read: a graph.db, a graph.json, or the folder with both, of which the graph.db counts.

        Raises `StoreError`, or `LoadError` where a graph.json cannot be read."""
        from ..runs.collect import GRAPH, STORE

        if path.is_dir():
            path = next((path / name for name in (STORE, GRAPH) if (path / name).is_file()), path)
        if path.is_dir():
            raise StoreError(path, "文件夹里没有 graph.db 或 graph.json", "请给出 policygraph build 写出的文件夹")
        if is_store(path):
            return cls.open(path)._merged()
        from ..load import load  # here, because whoever opens a graph.db need not wait for networkx

        try:
            return cls.of(load(path))
        except UnicodeEncodeError as error:
            raise StoreError(path, "里面有半个字符", "请给出 policygraph build 写出的 graph.json") from error

    def _merged(self) -> "Store":
        """This store; closed, with a `StoreError`, where its first build was interrupted before there was a graph."""
        kept, there = (self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("pending", "documents"))
        if kept and not there:
            self.db.close()
            raise StoreError(self.path, "建图被打断，还没有图谱", "请再运行一次 policygraph build，它会接着做")
        return self

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    # Building

    def about(self) -> dict[str, str]:
        return dict(self.db.execute("SELECT name, value FROM about"))

    def hashes(self) -> dict[str, str]:
        """Document id -> hash, of all that need not be extracted again: in the graph, or kept for it, which is newer."""
        there, kept = "SELECT id, hash FROM documents", "SELECT document, hash FROM pending"
        return dict(self.db.execute(there)) | dict(self.db.execute(kept))

    def files(self) -> dict[str, FileRead]:
        """The files that were read to their end, by their ids. One of which an interrupted run kept a part is not among them."""
        failed: dict[str, list[Failure]] = {}
        for file, *said in self.db.execute("SELECT file, name, reason, cure FROM failures"):
            failed.setdefault(file, []).append(Failure(*said))
        inside: dict[str, list[str]] = {}
        for file, id in self.db.execute("SELECT file, id FROM documents ORDER BY key"):
            inside.setdefault(file, []).append(id)
        done = {
            id: FileRead(id, fingerprint, tuple(inside.get(id, ())), tuple(failed.get(id, ())))
            for id, fingerprint in self.db.execute(
                "SELECT id, fingerprint FROM files WHERE id NOT IN (SELECT file FROM pending)"
            )
        }
        for id, fingerprint, documents, failures in self.db.execute("SELECT * FROM pending_files"):
            said = tuple(Failure(*one) for one in json.loads(failures))
            done[id] = FileRead(id, fingerprint, tuple(json.loads(documents)), said)
        return done

    def keep(self, kept: Iterable[Kept] = (), read: Iterable[FileRead] = ()) -> None:
        """Put documents and files aside for `merge`: from now on they survive a kill."""
        self._refuse_finished()
        files = [
            (f.id, f.fingerprint, json.dumps(f.documents), json.dumps([[x.name, x.reason, x.cure] for x in f.failures]))
            for f in read
        ]
        with telling(self.path), transaction(self.db):
            self.db.executemany(
                "INSERT OR REPLACE INTO pending VALUES (?, ?, ?, ?)", [(k.document, k.file, k.hash, k.body) for k in kept]
            )
            self.db.executemany("INSERT OR REPLACE INTO pending_files VALUES (?, ?, ?, ?)", files)

    def merge(
        self,
        files: Sequence[FileRead],
        *,
        decisions: Decisions = NONE,
    ) -> tuple[Unapplied, ...]:
        """Make the graph that of the documents of these files and no others, with what was kept for them; other decisions
        than the last have everything merged again.

        Returns the decisions without effect. One transaction: whoever is killed leaves the graph as it was."""
        self._refuse_finished()
        with telling(self.path), transaction(self.db):
            settling.prepare(self.db)
            self._take_out({id for file in files for id in file.documents})
            if self.about().get(CORRECTIONS, "") != decisions.fingerprint:
                settling.unsettle(self.db)
            first = self.db.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None
            with indexes.made_afterwards(self.db, indexes.SAID if first else ()):
                self._take_in({id: file.id for file in files for id in file.documents})
            with indexes.made_afterwards(self.db, indexes.GRAPH if first else ()):
                unapplied = settling.settle(self.db, decisions)
            self._account(files)
            self.db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (CORRECTIONS, decisions.fingerprint))
        with telling(self.path):
            self.db.execute("PRAGMA optimize")
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return unapplied

    def _refuse_finished(self) -> None:
        if loading.FINISHED in self.about():
            raise StoreError(self.path, "由 graph.json 读入，只能查，不能再往里建", "请给出 policygraph build 写出的 graph.db")

    def _take_out(self, wanted: set[str]) -> None:
        """Documents that are no more, and those of which a newer reading is kept."""
        changed = {id for (id,) in self.db.execute("SELECT document FROM pending")}
        for key, id in self.db.execute("SELECT key, id FROM documents").fetchall():
            if id not in wanted or id in changed:
                settling.touch(self.db, key)
                adding.forget(self.db, key)

    def _take_in(self, wanted: Mapping[str, str]) -> None:
        adder = adding.Adder(self.db)
        # In order of their ids, so that the same documents give the same file.
        for document, hash, body in self.db.execute("SELECT document, hash, body FROM pending ORDER BY document"):
            if document in wanted:
                adder.add(unpacked(body), file=wanted[document], hash=hash)
        adder.flush()

    def _account(self, files: Sequence[FileRead]) -> None:
        for table in ("pending", "pending_files", "files", "failures"):
            self.db.execute(f"DELETE FROM {table}")
        self.db.executemany("INSERT INTO files VALUES (?, ?, ?)", [(f.id, f.fingerprint, len(f.documents)) for f in files])
        failures = [(f.id, x.name, x.reason, x.cure) for f in files for x in f.failures]
        self.db.executemany("INSERT INTO failures VALUES (?, ?, ?, ?)", failures)

    # Reading

    def graph(self) -> Graph:
        """All of it."""
        return reading.whole(self.db)

    def named(self) -> Iterator[Named]:
        """The entities for `proposals.proposals`, one by one."""
        return reading.named(self.db)

    def select(self, selection: Selection, *, proved: bool = True) -> Graph:
        """Of the graph what is asked for, and of the documents those that its evidence comes from. Unless `proved` the
        entities come without their evidence, which may be long."""
        return selecting.select(self.db, selection, proved=proved)

    def counts(self) -> dict[str, int]:
        return overview.counts(self.db)

    def types(self, table: str) -> list[tuple[str, int, int]]:
        return overview.types(self.db, table)

    def targets_by_year(self) -> list[tuple[str, str]]:
        return overview.targets_by_year(self.db)

    def notes(self) -> list[str]:
        return overview.notes(self.db)
