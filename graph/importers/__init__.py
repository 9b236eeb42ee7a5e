"""One module a format that gives back the graph that was written in it, named after its suffix.

A reader has one function, `read(path: Path) -> Mapping`: the file as `json.loads` gives a graph.json. It raises `Unreadable` where
the file is not one of ours, and `OSError`.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

SUFFIXES = tuple(sorted(f".{module.name}" for module in iter_modules(__path__)))


class Unreadable(ValueError):
    """A file that was not written by us, or was changed beyond recognition; its text says what and where, in Chinese."""


def read(path: Path) -> Any:
    """The graph in the file as parsed JSON, by the reader of its suffix (one of `SUFFIXES`)."""
    return import_module(f".{path.suffix[1:].lower()}", __name__).read(path)
