"""A path in, a temporary path beside it out, which takes its place only when all was written."""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; it becomes `path` when the block ends well, and is removed when it does not.

    Whoever is killed meanwhile leaves the old file as it was. Raises `OSError` where the folder cannot be written to.
    """
    # The process number keeps two runs into one folder from writing into each other's file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    _remove_stale(path)
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _remove_stale(path: Path) -> None:
    """Remove what killed runs left half written beside `path`."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
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
