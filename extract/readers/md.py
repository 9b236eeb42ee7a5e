"""Markdown: its text stays as written, so that offsets are those of the file; the outline knows its `#` headings.

Front matter (`---`, lines of `name: value`, `---`) is metadata; it is no text, and blank lines stand in its place. So do
blanks for the rule below a table's head and for the outer bars of its rows, and tabs for those between the cells.
"""

import re
from pathlib import Path

from .. import tables
from ..encoding import decode_noted
from ..model import Content

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|$)")
_TABLE = re.compile(r"^(\|.+\|[ \t]*\n)(\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*)((?:\n\|.*\|[ \t]*$)*)", re.M)
_BARS = re.compile(r"^\||\|(?=[ \t]*$)", re.M)
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
    text = _TABLE.sub(_cells, text)
    return Content(text, dict(metadata).get("title", title), metadata=metadata, notes=notes)


def _cells(table: re.Match[str]) -> str:
    """The rows of a table with tabs between their cells, as long as before."""
    head, body = (_BARS.sub(" ", rows).replace("|", "\t") for rows in (table[1], table[3]))
    return head + " " * len(table[2]) + body


def _front(block: str) -> tuple[dict[str, str], dict[str, str]]:
    pairs = {m[1]: m[2].strip().strip("\"'") for line in block.splitlines() if (m := _PAIR.fullmatch(line.rstrip()))}
    return pairs, tables.fields(pairs)
