"""A path in, a temporary path beside it out, which takes its place only when all was written."""

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
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
