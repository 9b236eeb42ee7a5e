"""Files and folders in, the documents among them out, each with the id it has in the graph.

A folder is searched with all its folders, in order of name, hidden ones and those of saved pages (`page_folders`) left
out. A document's id is its path inside the folder that was given, with `/` between, so that the same folder gives the
same ids on every machine.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...extract.files.metadata import SIDECAR
from ...extract.files.sniff import page_folders
from ...extract.readers import suffixes, whole

# What `policygraph build` writes; a folder that holds both is output of ours, and its page is no document.
GRAPH, PAGE, STORE = "graph.json", "graph.html", "graph.db"


@dataclass(frozen=True, slots=True)
class Collected:
    """`documents` are (path, id); `unsupported` were found in a folder and are of no format we read; `missing` are not
    there; `closed` are folders that we may not look into; `sidecars` are the metadata.csv of the folders."""

    documents: tuple[tuple[Path, str], ...] = ()
    unsupported: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()
    sidecars: tuple[Path, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes the documents are, those that have vanished since apart."""
        return sum(_size(path) for path, _ in self.documents)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def collect(paths: Iterable[Path]) -> Collected:
    """The documents at `paths`.

    A file that is named is always taken, whatever its suffix: its reader says what is wrong with it. The same file
    found twice is taken once. Documents that would have the same id get the name of their folder before it.
    """
    known, seen = suffixes(), set()
    documents: list[tuple[Path, str]] = []
    unsupported, missing, sidecars = [], [], []
    closed: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            missing.append(path)
        for file, id in _files(path, closed):
            real = os.path.realpath(file)
            if real in seen:
                continue
            seen.add(real)
            if file.name.lower() == SIDECAR:
                sidecars.append(file)
            elif path.is_dir() and file.suffix.lower() not in known:
                unsupported.append(file)
            else:
                documents.append((file, id))
    return Collected(_distinct(documents), tuple(unsupported), tuple(missing), tuple(closed), tuple(sidecars))


def _files(path: Path, closed: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each file at or under the path, with its id; folders that we may not look into are added to `closed`."""
    if path.exists() and not path.is_dir():
        yield path, whole(path.name)
    for folder, inner, names in os.walk(path, onerror=lambda error: closed.extend(_denied(path, error))):
        # Sorted, because the order in which a disk lists its files differs from machine to machine.
        beside = page_folders(names)
        inner[:] = sorted(name for name in inner if not _hidden(name) and name.lower() not in beside)
        ours = {GRAPH, PAGE, STORE} if _is_output(Path(folder)) else set()
        for name in sorted(set(names) - ours):
            if not _hidden(name):
                file = Path(folder, name)
                yield file, whole(file.relative_to(path).as_posix())


def _denied(path: Path, error: OSError) -> Iterator[Path]:
    """The folder of an error in walking, where it is one that the user can mend: `path` may be no folder at all."""
    if path.is_dir() and isinstance(error, PermissionError):
        yield Path(str(error.filename))


def _hidden(name: str) -> bool:
    # ~$ is what Word puts beside a document that is open.
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _is_output(folder: Path) -> bool:
    """Whether an earlier run wrote its graph into the folder; building twice over one folder must not read the page."""
    try:
        with (folder / GRAPH).open("rb") as file:
            return b'"format": "policygraph/' in file.read(200)
    except OSError:
        return False


def _distinct(documents: Sequence[tuple[Path, str]]) -> tuple[tuple[Path, str], ...]:
    """The documents with ids that differ: those that share one get one folder more of their path, until none do."""
    ids = [id for _, id in documents]
    deepest = max((len(_parts(path)) for path, _ in documents), default=0)
    for more in range(1, deepest):
        count = Counter(ids)
        if len(count) == len(ids):
            break
        both = zip(documents, ids, strict=True)
        ids = [whole(_longer(path, id, more)) if count[now] > 1 else now for (path, id), now in both]
    seen: Counter[str] = Counter()
    for i, id in enumerate(ids):  # names that differ only in what is no character
        seen[id] += 1
        ids[i] = f"{id} ({seen[id]})" if seen[id] > 1 else id
    return tuple((path, id) for (path, _), id in zip(documents, ids, strict=True))


def _longer(path: Path, id: str, more: int) -> str:
    return "/".join(_parts(path)[-(id.count("/") + 1 + more) :])


def _parts(path: Path) -> tuple[str, ...]:
    return Path(os.path.realpath(path)).parts  # Path.resolve fails on links that lead in a circle
