"""Markdown: its text stays as written, so that offsets are those of the file; the outline knows its `#` headings."""

from pathlib import Path

from ..encoding import decode
from ..model import Content


def read(path: Path, raw: bytes) -> Content:
    """The first `# heading` as title, and the decoded text."""
    text = decode(raw)
    title = next((line[2:].strip() for line in text.splitlines()[:20] if line.startswith("# ")), "")
    return Content(text, title)
