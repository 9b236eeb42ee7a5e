"""Files and folders in; their merged graph, and what could not be read, out."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...extract.files.encoding import Unreadable
from ...extract.files.metadata import Sidecar, described, read_sidecar
from ...extract.model import Document, Extraction
from ...extract.pipeline import extract_document
from ...extract.readers import Columns, ReadError, file_bytes, read_all
from ..build import merge_parts
from ..corrections import Problem, Unapplied, read_corrections
from ..model import Graph
from ..parts import part_of
from .collect import Collected, collect

OUT_OF_MEMORY = "内存不够", "请关闭别的程序，或把这份文件拆成几份"


class Fault(ReadError):
    """A file on which the program itself failed: a fault of ours. Its cause stays with it for whoever looks for it."""

    def __init__(self, path: Path, error: Exception) -> None:
        said = " ".join(repr(error).split())[:200]
        super().__init__(path, f"处理时程序出错（{said}）", "其他文件不受影响；请把这份文件和这一行反馈给维护者")
        self.__cause__ = error

    @property
    def trace(self) -> str:
        """Where the program failed."""
        return "".join(traceback.format_exception(self.__cause__))


@dataclass(frozen=True, slots=True)
class Report:
    """The graph of all that could be read; a `ReadError` for each file that could not, or that we failed on; and the
    corrections that were not understood or have no effect."""

    graph: Graph
    failures: tuple[ReadError, ...] = ()
    unapplied: tuple[Problem | Unapplied, ...] = ()


def build_report(
    paths: Iterable[Path],
    *,
    on_document: Callable[[Path], object] | None = None,
    columns: Columns | None = None,
    corrections: Iterable[Path] = (),
) -> Report:
    """Read, extract and merge every document at `paths`; one that cannot be read does not stop the others.

    `columns` says where a table of documents keeps text and title. `on_document` is called with a file's path after each
    document in it, and once for a file that gave none. `corrections` are tables of decisions or folders of these; raises
    `ValueError` where one cannot be read at all: a graph without it would be another.
    """
    decisions, problems = read_corrections(corrections)
    if unread := [str(problem) for problem in problems if not problem.row]:
        raise ValueError("更正读不进来：" + "；".join(unread))
    unapplied: list[Problem | Unapplied] = [*problems]
    failures: list[ReadError] = []
    found = collect(paths)
    failures += [ReadError(path, "找不到这个文件或文件夹", "请检查路径") for path in found.missing]
    failures += [ReadError(path, "没有权限打开这个文件夹", "请检查文件夹的权限") for path in found.closed]
    sidecars = read_sidecars(found.sidecars, failures)
    named = {path.as_posix() for path, _ in found.documents}
    extractions = _extractions(found.documents, failures, on_document, columns, sidecars, named)
    graph = merge_parts(map(part_of, extractions), decisions, tell=unapplied.append)
    failures += [ReadError(path, e.reason, e.cure) for path, sidecar in sidecars for e in sidecar.missing(named)]
    return Report(graph, tuple(sorted(failures, key=lambda f: (str(f.path), f.name))), tuple(unapplied))


def _extractions(
    documents: Sequence[tuple[Path, str]],
    failures: list[ReadError],
    on_document: Callable[[Path], object] | None,
    columns: Columns | None,
    sidecars: Sequence[tuple[Path, Sidecar]],
    named: set[str],
) -> Iterator[Extraction]:
    """`named` gathers what a side-car may name: the path of each file, and of each document inside one."""
    for path, id in documents:
        many = 0
        for document in _described(path, id, failures, columns, sidecars, named):
            extraction = extracted(path, document, failures)
            if extraction:
                yield extraction
            many += 1
            if on_document:
                on_document(path)
        if on_document and not many:
            on_document(path)


def read_documents(
    found: Collected, failures: list[ReadError], columns: Columns | None = None
) -> Iterator[tuple[Path, Document]]:
    """Each document that was found, with the path of its file and what a metadata.csv says of it; what cannot be read
    goes to `failures`."""
    sidecars = read_sidecars(found.sidecars, failures)
    for path, id in found.documents:
        yield from ((path, document) for document in _described(path, id, failures, columns, sidecars, set()))


def _described(
    path: Path,
    id: str,
    failures: list[ReadError],
    columns: Columns | None,
    sidecars: Sequence[tuple[Path, Sidecar]],
    named: set[str],
) -> Iterator[Document]:
    for document in _read(path, id, failures, columns):
        if sidecars:
            inner = path.as_posix() + document.id[len(id) :]
            named.add(inner)
            for _, sidecar in sidecars:
                document = described(document, sidecar.of(path.as_posix()) + sidecar.of(inner))
        yield document


def read_sidecars(paths: Sequence[Path], failures: list[ReadError]) -> list[tuple[Path, Sidecar]]:
    """Each metadata.csv, the outermost folder first, so that the nearest one counts."""
    found = []
    for path in sorted(paths, key=lambda path: (len(path.parts), path)):
        try:
            found.append((path, read_sidecar(path.as_posix(), file_bytes(path))))
            failures += [ReadError(path, problem.reason, problem.cure) for problem in found[-1][1].problems]
        except Unreadable as error:
            failures.append(ReadError(path, error.reason, error.cure))
        except ReadError as error:
            failures.append(error)
    return found


def _read(path: Path, id: str, failures: list[ReadError], columns: Columns | None) -> Iterator[Document]:
    """The documents of the file; what cannot be read of it goes to `failures`."""
    try:
        for document in read_all(path, id=id, columns=columns):
            if isinstance(document, ReadError):
                failures.append(document)
            else:
                yield document
    except MemoryError:
        failures.append(ReadError(path, *OUT_OF_MEMORY))
    except Exception as error:  # a fault of ours in one file must not cost the user all the others
        failures.append(Fault(path, error))


def extracted(path: Path, document: Document, failures: list[ReadError]) -> Extraction | None:
    """What the document says, or None with the reason among `failures`."""
    try:
        return extract_document(document)
    except MemoryError:
        failures.append(ReadError(path, *OUT_OF_MEMORY))
    except Exception as error:
        failures.append(Fault(path, error))
    return None
