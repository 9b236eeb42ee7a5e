"""Markdown: its text stays as written, so that offsets are those of the file; the outline knows its `#` headings.

Front matter (`---`, lines of `name: value`, `---`) is metadata; it is no text, and blank lines stand in its place.
"""

import re
from pathlib import Path

from .. import tables
from ..encoding import decode_noted
from ..model import Content

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|$)")
_PAIR = re.compile(r"([\w\-]+)[ \t]*[:：][ \t]*(.*)")


def read(path: Path, raw: bytes) -> Content:
    """The front matter's title, else the first `# heading`; the decoded text; what the front matter says."""
    text, notes = decode_noted(raw)
    metadata: tuple[tuple[str, str], ...] = ()
    front = _FRONT.match(text)
    if front and text[front.end() :].strip():
        metadata, wrong = tables.pairs(*_front(front[1]))
        notes += wrong
        # Blanks keep every offset that of the file.
        text = re.sub(r"[^\n]", " ", text[: front.end()]) + text[front.end() :]
    title = next((line[2:].strip() for line in text.splitlines()[:80] if line.startswith("# ")), "")
    return Content(text, dict(metadata).get("title", title), metadata=metadata, notes=notes)


def _front(block: str) -> tuple[dict[str, str], dict[str, str]]:
    pairs = {m[1]: m[2].strip().strip("\"'") for line in block.splitlines() if (m := _PAIR.fullmatch(line.rstrip()))}
    return pairs, tables.fields(pairs)
