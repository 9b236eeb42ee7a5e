"""Files and folders in; their merged graph, and what could not be read, out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..extract.model import Extraction
from ..extract.pipeline import extract_document
from ..extract.readers import ReadError, read
from .build import build_graph
from .collect import collect
from .model import Graph


@dataclass(frozen=True, slots=True)
class Report:
    """The graph of all that could be read; a `ReadError` for each file that could not, or that we failed on."""

    graph: Graph
    failures: tuple[ReadError, ...] = ()


def build_report(paths: Iterable[Path], *, on_document: Callable[[Path], object] | None = None) -> Report:
    """Read, extract and merge every document at `paths`; one that cannot be read does not stop the others."""
    failures: list[ReadError] = []
    found = collect(paths)
    failures += [ReadError(path, "找不到这个文件或文件夹", "请检查路径") for path in found.missing]
    graph = build_graph(_extractions(found.documents, failures, on_document))
    return Report(graph, tuple(sorted(failures, key=lambda f: str(f.path))))


def _extractions(
    documents: Sequence[tuple[Path, str]], failures: list[ReadError], on_document: Callable[[Path], object] | None
) -> Iterator[Extraction]:
    for path, id in documents:
        try:
            extraction = extract_document(read(path, id=id))
        except ReadError as error:
            failures.append(error)
        except Exception as error:  # a fault of ours in one document must not cost the reader all the others
            failures.append(_fault(path, error))
        else:
            yield extraction
        if on_document:
            on_document(path)


def _fault(path: Path, error: Exception) -> ReadError:
    """What is said of a file that we fail on; the cause stays with it for whoever looks for the fault."""
    failure = ReadError(path, f"处理时程序出错（{error!r}）", "其他文件不受影响；请把这份文件和这一行反馈给维护者")
    failure.__cause__ = error
    return failure
