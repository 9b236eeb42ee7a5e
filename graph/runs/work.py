"""One piece of a build: files to be read or documents to be extracted in, what is to be kept of them out.

A piece is all that a process, here or on another machine, must be told, and nothing in it depends on any other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...extract.files.metadata import Pairs, described
from ...extract.model import Document
from ...extract.pipeline import extract_document, extract_documents
from ...extract.readers import Columns, ReadError, read_all, whole
from ..parts import part_of
from ..store import Failure, Kept
from ..store.packing import packed
from . import fingerprint
from .report import OUT_OF_MEMORY, Fault

TOGETHER = 64  # documents that are extracted at once


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to be read and extracted: its path, its id, what each metadata.csv says of it; `hash` is that of its document
    as it was extracted before."""

    path: Path
    id: str
    size: int
    columns: Columns
    pairs: tuple[Pairs, ...] = ()
    hash: str = ""

    def split(self) -> "tuple[Task, ...]":
        return (self,)


@dataclass(frozen=True, slots=True)
class DocumentsTask:
    """Documents of one file that were read already, each with its hash."""

    path: Path
    id: str
    documents: tuple[tuple[Document, str], ...]

    @property
    def size(self) -> int:
        return sum(len(document.text) for document, _ in self.documents)

    def split(self) -> "tuple[Task, ...]":
        """A task for each document, by which the one that ends its process is found."""
        return tuple(replace(self, documents=(one,)) for one in self.documents)


Task = FileTask | DocumentsTask


@dataclass(frozen=True, slots=True)
class Done:
    """What a task gave: `documents` are the ids of all documents in it, also of those that failed; `final`: doing it again
    would give the same."""

    kept: tuple[Kept, ...] = ()
    failures: tuple[Failure, ...] = ()
    documents: tuple[str, ...] = ()
    final: bool = True

    def __add__(self, other: "Done") -> "Done":
        return Done(
            self.kept + other.kept,
            self.failures + other.failures,
            self.documents + other.documents,
            self.final and other.final,
        )


def done(task: Task) -> Done:
    """Do it; whatever goes wrong is among the failures."""
    if isinstance(task, DocumentsTask):
        some = (task.documents[i : i + TOGETHER] for i in range(0, len(task.documents), TOGETHER))
        return sum((_together(task.id, documents) for documents in some), Done())
    return sum(_of_file(task), Done())


def _together(file: str, documents: Sequence[tuple[Document, str]]) -> Done:
    """Several documents at once, which is faster; each by itself where one of them fails."""
    try:
        extractions = extract_documents(document for document, _ in documents)
        bodies = [packed(part_of(extraction)) for extraction in extractions]
    except Exception:  # which it is and why is found out by itself
        return sum((_kept(file, document, hash) for document, hash in documents), Done())
    both = zip(documents, bodies, strict=True)
    kept = tuple(Kept(document.id, file, hash, body) for (document, hash), body in both)
    return Done(kept, (), tuple(k.document for k in kept))


def _of_file(task: FileTask) -> Iterator[Done]:
    try:
        for found in read_all(task.path, id=task.id, columns=task.columns):
            if isinstance(found, ReadError):
                yield Done(failures=(failure(found),))
                continue
            for pairs in task.pairs:
                found = described(found, pairs)
            hash = fingerprint.of_document(found)
            yield Done(documents=(found.id,)) if hash == task.hash else _kept(task.id, found, hash)
    except MemoryError:
        yield Done(failures=(Failure(whole(task.path.name), *OUT_OF_MEMORY),), final=False)
    except Exception as error:  # a fault of ours in one file must not cost the user all the others
        yield Done(failures=(fault(Fault(task.path, error)),))


def _kept(file: str, document: Document, hash: str) -> Done:
    try:
        return Done((Kept(document.id, file, hash, packed(part_of(extract_document(document)))),), (), (document.id,))
    except MemoryError:
        return Done((), (Failure(document.id, *OUT_OF_MEMORY),), (), final=False)
    except Exception as error:
        return Done((), (fault(Fault(Path(document.source), error), document.id),))


def failure(error: ReadError) -> Failure:
    return Failure(whole(error.name), whole(error.reason), whole(error.cure))


def fault(error: Fault, name: str = "") -> Failure:
    """The failure of a document, if it has a name of its own, on which the program itself failed."""
    return replace(failure(error), name=whole(name or error.name), trace=whole(error.trace))
