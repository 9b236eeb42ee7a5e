"""From a file to what its sentences state. The package can be called: `policygraph.extract(path)`."""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Extraction


class _Package(ModuleType):
    """The package itself, so that `policygraph.extract` is both the folder of modules and what they do."""

    def __call__(self, path: Path | str) -> "Extraction":
        """What the one document at `path` says. Raises `readers.ReadError`."""
        from .pipeline import extract

        return extract(Path(path))


sys.modules[__name__].__class__ = _Package
