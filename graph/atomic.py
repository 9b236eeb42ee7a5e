"""A path in, a temporary path beside it out, which takes its place only when all was written."""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path, *, tidy: bool = True) -> Iterator[Path]:
    """A path to write to; it becomes `path` when the block ends well, and is removed when it does not.

    Whoever is killed meanwhile leaves the old file as it was, and the next one removes what he left half written; not without
    `tidy`, for those who write thousands of files into a folder. Raises `OSError` where the folder cannot be written to.
    """
    # The process number keeps two runs into one folder from writing into each other's file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    if tidy:
        remove_stale(path.parent, path.name)
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_stale(folder: Path, name: str | None = None) -> None:
    """Remove what killed runs left half written of the file of this name, or of any."""
    for left in folder.glob(f".{glob.escape(name) if name else '*'}.*.tmp"):
        number = left.name.removesuffix(".tmp").rpartition(".")[2]
        if number.isdecimal() and not _runs(int(number)):
            left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of this number runs; on Windows, where asking would end it, each is taken to."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def write_text(path: Path, text: str) -> None:
    """The text as the whole file, in UTF-8 with \\n; half a character becomes a question mark."""
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", errors="replace", newline="\n")
