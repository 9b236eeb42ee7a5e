"""One module a format that people edit, named after its suffix, with one function: `read(path: Path) -> Edited`.

It reads what our exporter of that suffix wrote, and what Gephi, Excel, WPS or LibreOffice made of it. It raises `EditedUnreadable`
and `OSError`.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..edited import Edited, EditedUnreadable

SUFFIXES = tuple(sorted(f".{module.name}" for module in iter_modules(__path__)))


def suffix_of(path: Path) -> str:
    """The format of what is at the path: that of a folder is .csv. Raises `EditedUnreadable` for one that we do not read."""
    suffix = ".csv" if path.is_dir() else path.suffix.lower()
    if suffix not in SUFFIXES:
        raise EditedUnreadable(
            str(path), f"不会读 '{path.suffix}' 格式的改动", f"能读的有 {'、'.join(SUFFIXES)}，都由 policygraph export 写出"
        )
    return suffix


def read(path: Path) -> Edited:
    """What the file or folder says. Raises `EditedUnreadable` and `OSError`."""
    edited: Edited = import_module(f".{suffix_of(path)[1:]}", __name__).read(path)
    return edited
