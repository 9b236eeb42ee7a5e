"""Content in, short hashes out, by which one run knows what an earlier one has done already."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ...extract.model import Document
from ..parts import dumped

_LENGTH = 32  # hexadecimal digits


def of_bytes(*pieces: bytes) -> str:
    """The hash of the pieces one after the other."""
    made = hashlib.sha256()
    for piece in pieces:
        made.update(piece)
    return made.hexdigest()[:_LENGTH]


def of_document(document: Document) -> str:
    """The hash of all that extraction sees of a document, and of the program that extracts and keeps it."""
    said = [document.id, document.title, document.container, document.pages, document.metadata, document.notes]
    return of_bytes(of_program().encode(), dumped(said).encode(), document.text.encode())


@cache
def of_program() -> str:
    """The hash of the code and the rules that decide what a document says, and what of several documents is one."""
    return of_bytes(*(_of_package(name).encode() for name in ("extract", "graph")))


def _of_package(name: str) -> str:
    folder = files(__package__.partition(".")[0]).joinpath(name)
    return of_bytes(*(piece for file in sorted(_files(folder), key=str) for piece in (file.name.encode(), file.read_bytes())))


def _files(folder: Traversable) -> Iterable[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml", ".tsv", ".sql", ".npz")):
            yield entry
