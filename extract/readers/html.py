"""A saved web page: its title, its table of header data and its main text as lines; menus and link lists left out."""

from pathlib import Path

from ..model import Content
from ..web.read import content


def read(path: Path, raw: bytes) -> Content:
    """The page's title, and title, header data and main text as lines, table rows with tabs between the cells."""
    return content(raw)
