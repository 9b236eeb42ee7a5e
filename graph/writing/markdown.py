"""Texts of documents as Markdown: nothing in them is markup, whatever it looks like."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model import Evidence
from ..records import oneline

MOST_QUOTED = 100  # passages under one thing; a place that every document names would else have a hundred thousand
_MARKS = re.compile(r"[\\`*_\[\]<$|#^]|(?<=~)~|(?<==)=|(?<=%)%|&(?=#?\w+;)")
_BEGINS = re.compile(r"^(?=>|[-+:] |[-=]{2})|^(\d+)(?=[.)] )")


def text(said: object) -> str:
    """On one line, with a backslash before each sign that means something to Markdown or Obsidian.

    >>> text("[[甲]] | 1*2"), text("- 项"), text("1. 项")
    ('\\\\[\\\\[甲\\\\]\\\\] \\\\| 1\\\\*2', '\\\\- 项', '1\\\\. 项')
    """
    return _BEGINS.sub(lambda m: f"{m[1]}\\" if m[1] else "\\", _MARKS.sub(r"\\\g<0>", oneline(str(said))))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a table; cells are texts, or `Ready` made lines."""
    yield f"| {' | '.join(map(text, columns))} |"
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(cell(row.get(name, '')) for name in columns)} |"


class Ready(str):
    """Markdown already."""


def cell(value: Any) -> str:
    return value.replace("|", "\\|") if isinstance(value, Ready) else text("" if value is None else value)


def place(evidence: Evidence) -> str:
    """Where a passage stands, in words: page and characters."""
    page = f"第 {evidence.page} 页，" if evidence.page is not None else ""
    return f"{page}{evidence.start}–{evidence.end}"
