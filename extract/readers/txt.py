"""Plain text in any Chinese encoding."""

from pathlib import Path

from ..files.encoding import decode_noted
from ..model import Content


def read(path: Path, raw: bytes) -> Content:
    """No title of its own, and the decoded text, its line ends as \\n and otherwise untouched."""
    text, notes = decode_noted(raw)
    return Content(text, notes=notes)
