"""Files that were exported, edited in other programs and given back: their changes become corrections (docs/corrections.md)."""

from .changes import IMPORT_COLUMNS
from .comparing import Imported, TooManyGone, compare
from .edited import EditedUnreadable
from .formats import SUFFIXES
from .layout import Layout, read_layout, write_layout

__all__ = [
    "IMPORT_COLUMNS", "SUFFIXES", "EditedUnreadable", "Imported", "Layout", "TooManyGone", "compare", "read_layout", "write_layout",
]  # fmt: skip
