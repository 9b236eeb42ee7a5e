"""Markdown: its text stays as written, so that offsets are those of the file; the outline knows its `#` headings."""

from pathlib import Path

from ..encoding import decode


def read(path: Path, raw: bytes) -> tuple[str, str]:
    """The first `# heading` as title, and the decoded text."""
    text = decode(raw)
    title = next((line[2:].strip() for line in text.splitlines()[:20] if line.startswith("# ")), "")
    return title, text
