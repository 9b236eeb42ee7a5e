"""Files and folders in, the store of their graph brought up to date: what did not change is neither read nor extracted.

Reading and extraction run in other processes (`pool`, `cluster`); what they give is put aside as it comes, so that a build
that is killed loses nothing; one transaction at the end makes the graph that of exactly these files.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from ...extract.files.metadata import Sidecar, described
from ...extract.model import Document
from ...extract.readers import Columns, ReadError, file_bytes, holds_documents, read_all, whole
from ..corrections import NONE, Decisions, Unapplied
from ..store import Failure, FileRead, Kept, Store, StoreError
from . import fingerprint
from .collect import Collected
from .pool import Runner
from .report import OUT_OF_MEMORY, Fault, read_sidecars
from .work import DocumentsTask, Done, FileTask, Task, failure, fault

CHARACTERS = 60_000  # of the documents that are extracted in one task
SECONDS = 2.0  # between the moments at which what was extracted is put aside


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: how many documents were extracted, how many were known from an earlier run; what failed; which
    corrections had no effect. With no document there is nothing to make a graph of."""

    extracted: int
    known: int
    failures: tuple[Failure, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What is known of one file while it is being read; `task` pieces of it are still under way."""

    id: str
    fingerprint: str
    documents: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    open: int = 0
    complete: bool = False
    final: bool = True

    def read(self) -> FileRead:
        """The fingerprint is empty where the file should be read again next time."""
        return FileRead(self.id, self.fingerprint if self.final else "", tuple(self.documents), tuple(self.failures))


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """The store is ours alone to write; raises `StoreError` where another process writes it."""
    lock = FileLock(place.with_name(f".{place.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreError(place, "另一个 policygraph build 正在写它", "请等它做完，或换一个输出文件夹") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def uncollected() -> Iterator[None]:
    """Garbage in cycles is not looked for meanwhile: merging makes many records and leaves none."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Building:
    """One build into a store that is open for writing."""

    def __init__(
        self,
        store: Store,
        found: Collected,
        *,
        columns: Columns | None = None,
        decisions: Decisions = NONE,
        here: bool = False,
        on_document: Callable[[Path], object] = lambda _: None,
        on_merge: Callable[[], object] = lambda: None,
    ) -> None:
        """`here`: files are read in this process, because those that extract do not see them. `on_document` is called with
        the path of its file for each document, `on_merge` when all were extracted."""
        self._store, self._columns, self._here = store, columns or Columns(), here
        self._found, self._decisions = found, decisions
        self._on_document, self._on_merge = on_document, on_merge
        self._failures: list[Failure] = []
        self._sidecars: Sequence[tuple[Path, Sidecar]] = ()
        self._before, self._hashes = store.files(), store.hashes()
        self._read: dict[str, _Reading] = {}
        self._kept: list[Kept] = []
        self._closed: list[FileRead] = []
        self._saved = monotonic()
        self._extracted = self._known = 0

    def run(self, runner: Runner) -> Outcome:
        """Read and extract what is new, and make the graph that of these files and no others; where none of them gives a
        document the graph stays as it was."""
        self._sidecars = self._settings()
        for task, done in runner(self._tasks()):
            self._take(task, done)
        self._save()
        unapplied: tuple[Unapplied, ...] = ()
        if any(reading.documents for reading in self._read.values()):
            self._on_merge()
            unapplied = self._merge()
        self._failures += [x for r in self._read.values() for x in r.failures]
        self._failures += self._unnamed()
        failures = tuple(sorted(self._failures, key=lambda f: (f.name, f.reason)))
        return Outcome(self._extracted, self._known, failures, unapplied)

    def _merge(self) -> tuple[Unapplied, ...]:
        files = [reading.read() for reading in self._read.values()]
        with uncollected():
            return self._store.merge(files, decisions=self._decisions)

    # Reading

    def _settings(self) -> Sequence[tuple[Path, Sidecar]]:
        errors = [ReadError(path, "找不到这个文件或文件夹", "请检查路径") for path in self._found.missing]
        errors += [ReadError(path, "没有权限打开这个文件夹", "请检查文件夹的权限") for path in self._found.closed]
        sidecars = read_sidecars(self._found.sidecars, errors)
        self._failures += map(failure, errors)
        return sidecars

    def _tasks(self) -> Iterator[Task]:
        for path, id in self._found.documents:
            pairs = tuple(sidecar.of(path.as_posix()) for _, sidecar in self._sidecars)
            try:
                raw = file_bytes(path)
            except ReadError as error:
                self._read[id] = _Reading(id, "", failures=[failure(error)], complete=True)
                self._on_document(path)
                continue
            reading = self._read[id] = _Reading(id, self._fingerprint(raw))
            before = self._before.get(id)
            if before and before.fingerprint == reading.fingerprint:
                self._as_before(path, reading, before)
            elif self._here or holds_documents(path, raw):
                yield from self._batches(path, reading)
            else:
                reading.open, reading.complete = 1, True
                yield FileTask(path, id, len(raw), self._columns, pairs, self._hashes.get(id, ""))

    def _fingerprint(self, raw: bytes) -> str:
        """Of the bytes of a file and all else that decides what is read from it."""
        settings = repr((self._columns, [sidecar for _, sidecar in self._sidecars]))
        return fingerprint.of_bytes(fingerprint.of_program().encode(), settings.encode(), raw)

    def _as_before(self, path: Path, reading: _Reading, before: FileRead) -> None:
        reading.documents, reading.failures, reading.complete = list(before.documents), list(before.failures), True
        self._known += len(before.documents)
        self._closed.append(reading.read())
        self._on_document(path)

    def _batches(self, path: Path, reading: _Reading) -> Iterator[Task]:
        """The documents in the file that are new or changed, some at a time."""
        batch: list[tuple[Document, str]] = []
        size = 0
        for document in self._documents(path, reading):
            reading.documents.append(document.id)
            hash = fingerprint.of_document(document)
            if self._hashes.get(document.id) == hash:
                self._known += 1
                self._on_document(path)
                continue
            batch.append((document, hash))
            size += len(document.text)
            if size >= CHARACTERS:
                reading.open += 1
                yield DocumentsTask(path, reading.id, tuple(batch))
                batch, size = [], 0
        reading.complete = True
        if batch:
            reading.open += 1
            yield DocumentsTask(path, reading.id, tuple(batch))
        elif not reading.open:
            self._closed.append(reading.read())

    def _documents(self, path: Path, reading: _Reading) -> Iterator[Document]:
        try:
            for found in read_all(path, id=reading.id, columns=self._columns):
                if isinstance(found, ReadError):
                    reading.failures.append(failure(found))
                    continue
                inner = path.as_posix() + found.id[len(reading.id) :]
                for _, sidecar in self._sidecars:
                    found = described(found, sidecar.of(path.as_posix()) + sidecar.of(inner))
                yield found
        except MemoryError:
            reading.failures.append(Failure(whole(path.name), *OUT_OF_MEMORY))
            reading.final = False
        except Exception as error:  # a fault of ours in one file must not cost the user all the others
            reading.failures.append(fault(Fault(path, error)))

    # Taking in what was done

    def _take(self, task: Task, done: Done) -> None:
        reading = self._read[task.id]
        reading.open -= 1
        reading.final &= done.final
        reading.failures += done.failures
        if isinstance(task, FileTask):
            reading.documents += done.documents
            self._known += len(done.documents) - len(done.kept)
        else:
            lost = {document.id for document, _ in task.documents} - set(done.documents)
            reading.documents = [id for id in reading.documents if id not in lost] if lost else reading.documents
        self._kept += done.kept
        self._extracted += len(done.kept)
        for _ in range(max(1, len(done.kept))):
            self._on_document(task.path)
        if reading.complete and not reading.open:
            self._closed.append(reading.read())
        if monotonic() - self._saved > SECONDS:
            self._save()

    def _save(self) -> None:
        self._store.keep(self._kept, self._closed)
        self._kept, self._closed, self._saved = [], [], monotonic()

    def _unnamed(self) -> list[Failure]:
        """What a metadata.csv says of files that are not there."""
        named = {path.as_posix() for path, _ in self._found.documents}
        for path, id in self._found.documents:
            named |= {path.as_posix() + inner[len(id) :] for inner in self._read[id].documents}
        return [failure(ReadError(path, e.reason, e.cure)) for path, s in self._sidecars for e in s.missing(named)]
