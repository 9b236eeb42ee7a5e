"""A folder as a format: the files of an earlier export are replaced, files of others are never touched. Not a format itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..atomic import remove_stale, replacing, write_text

LIST = ".policygraph"  # names the files that are ours, one a line


class Folder:
    """A folder that is being written; names are paths inside it, with `/`."""

    def __init__(self, path: Path, ours: frozenset[str]) -> None:
        self.path, self._ours, self.written = path, ours, set[str]()
        self._tidied = set[Path]()

    @contextmanager
    def file(self, name: str) -> Iterator[Path]:
        """A path to write the file to; it takes its name when the block ends well. Raises `FileExistsError` where a file
        of that name is not ours."""
        path = self.path / name
        if path.exists() and name not in self._ours and name not in self.written:
            raise FileExistsError(17, "已有同名文件，不是政图写的，请换一个文件夹", str(path))
        if path.parent not in self._tidied:
            path.parent.mkdir(parents=True, exist_ok=True)
            remove_stale(path.parent)
            self._tidied.add(path.parent)
        with replacing(path, tidy=False) as temporary:
            yield temporary
        self.written.add(name)

    def put(self, name: str, text: str) -> None:
        """The text as the whole file, in UTF-8."""
        with self.file(name) as temporary:
            temporary.write_text(text, "utf-8", errors="replace", newline="\n")


@contextmanager
def folder(path: Path) -> Iterator[Folder]:
    """The folder to write into; when the block ends, what an earlier export left there and this one did not write is removed.

    Raises `OSError` where it cannot be made, `FileExistsError` among them where a file is in the way."""
    path.mkdir(parents=True, exist_ok=True)
    known = path / LIST
    ours = frozenset(known.read_text("utf-8").splitlines() if known.is_file() else ())
    made = Folder(path, ours)
    try:
        yield made
    finally:  # whoever is stopped midway leaves files that the next export knows as ours
        write_text(known, "".join(f"{name}\n" for name in sorted(ours | made.written)))
    for name in sorted(ours - made.written):
        left = path / name
        if left.resolve().is_relative_to(path.resolve()):
            left.unlink(missing_ok=True)
    write_text(known, "".join(f"{name}\n" for name in sorted(made.written)))
