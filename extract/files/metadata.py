"""The side-car metadata.csv in: for each file it names, title, number, issuer, dates, kind, level and url out.

Paths in it are relative to its own folder. It fills what a file does not say and overrides what it does.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..model import Document
from . import tables
from .encoding import Unreadable, decode

SIDECAR = "metadata.csv"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`name` is its own path; `rows` path -> (line, metadata), as paths beside `name`; `problems` in its rows."""

    name: str
    rows: Mapping[str, tuple[int, Pairs]]
    problems: tuple[Unreadable, ...] = ()

    def of(self, path: str) -> Pairs:
        """What it says of the file."""
        return self.rows.get(_path(path), (0, ()))[1]

    def missing(self, paths: Collection[str]) -> Sequence[Unreadable]:
        """A message for the rows that name none of these files."""
        there = {_path(path) for path in paths}
        lost = [(line, path) for path, (line, _) in self.rows.items() if path not in there]
        if not lost:
            return []
        named = "、".join(f"{PurePosixPath(path).name}（第 {line} 行）" for line, path in lost[:10])
        more = f"等 {len(lost)} 个" if len(lost) > 10 else ""
        return [Unreadable(f"里面写的文件不在这里，或没有读进来：{named}{more}", "请核对文件名，路径从 metadata.csv 所在的文件夹算起")]


def _path(path: str) -> str:
    # A Mac writes 市 as it is but é in two characters; a name must be found in either form.
    return unicodedata.normalize("NFC", path.strip().replace("\\", "/").removeprefix("./"))


def read_sidecar(name: str, raw: bytes) -> Sidecar:
    """What the file `name` with these bytes says; raises `Unreadable` where it is no table with a column of files."""
    from ..readers.csv import table

    rows = table(decode(raw))
    _, names = next(rows, (0, []))
    held = tables.fields(names)
    if "file" not in held or len(held.keys() & set(tables.METADATA)) == 0:
        raise Unreadable(f"要有“文件”一列，和标题、文号、发文机关、日期中至少一列（有 {tables.named(names)}）", "请补上列名")
    folder = PurePosixPath(name).parent
    found: dict[str, tuple[int, Pairs]] = {}
    problems: list[Unreadable] = []
    for line, cells in rows:
        row = dict(zip(names, cells, strict=False))
        file = row.get(held["file"], "").strip()
        if not file:
            if any(cell.strip() for cell in cells):
                problems.append(Unreadable(f"第 {line} 行没有写文件名", "请补上"))
            continue
        path = _path(str(folder / _path(file)))
        pairs, notes = tables.pairs(row, held)
        problems += [Unreadable(f"第 {line} 行的{note}", "请写成 2024-03-12") for note in notes]
        if path in found:
            problems.append(Unreadable(f"第 {line} 行的 {file} 前面已经有了，以前面的为准", "请删去一行"))
        found.setdefault(path, (line, pairs))
    return Sidecar(name, found, tuple(problems))


def described(document: Document, pairs: Pairs) -> Document:
    """The document with what a side-car says of it."""
    if not pairs:
        return document
    metadata = dict(document.metadata) | dict(pairs)
    return replace(document, title=metadata.get("title") or document.title, metadata=tuple(metadata.items()))
