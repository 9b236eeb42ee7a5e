"""One module a file format, named after its suffix: `json.py` writes `.json`. In: a graph; out: files.

An exporter has one function, `write(graph: Graph, path: Path) -> list[Path]`: it writes at `path`, or beside it where
the format is several files, or a folder, and returns what it wrote. A file takes its name only when it is whole (`replacing`).
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..model import Graph

_SHARED = ("folders", "markup", "tables", "triples")  # what formats share, no formats themselves
SUFFIXES = tuple(sorted(f".{module.name}" for module in iter_modules(__path__) if module.name not in _SHARED))


class ExportError(ValueError):
    """A file name whose suffix is no format we write; its text is the Chinese message for the user."""

    def __init__(self, path: Path) -> None:
        known = "、".join(SUFFIXES)
        super().__init__(f"{path}：不会写 '{path.suffix}' 格式；能写的有 {known}")
        self.path, self.suffix, self.known = path, path.suffix, SUFFIXES


def export(graph: Graph, path: Path) -> list[Path]:
    """Write the graph in the format of `path`'s suffix, making its folder if need be; returns the files written.

    Raises `ExportError` for a suffix that no exporter has, `TooLarge` for a drawing of too much, `OSError` where the file
    cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise ExportError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    written: list[Path] = import_module(f".{path.suffix[1:].lower()}", __name__).write(graph, path)
    return written
