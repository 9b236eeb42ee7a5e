"""Characters, paragraphs, tables and notes in the order a reader meets them in, the lines of the text out.

All Word-family readers write through it, so that the same document has the same lines in each format: one paragraph a
line, none empty; a table row is one line with tabs between its cells; a text box or note follows its paragraph, or the
table in which it stands.
"""

import re
from dataclasses import dataclass, field

from .numerals import joined

# What a file holds for the eye only: soft hyphen, joiners, marks of direction, the place of an object.
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc\x00"), None)
CONTROLS = {c: " " for c in range(0x20) if c != 0x0A} | {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x2028: "\n", 0x2011: "-"}
# A line of a table of contents that no field and no style gives away: a tab, then the page.
_LEADER = re.compile(r"\S[^\n]*\t\s*\d{1,4}\s*")
_CONTENTS = re.compile(r"目\s*[录錄次]")
FEWEST = 3  # lines below the word 目录 that make it one
DEEPEST = 60  # tables in tables: beyond, all is written into the last one, or each level would copy its text once more


@dataclass(slots=True)
class _Level:
    """One text being written: the body, a table, a cell, a text box or a note."""

    kind: str
    lines: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    label: str = ""


class Flow:
    """The lines written so far, and the levels that are open: a cell in a table in the body."""

    def __init__(self) -> None:
        self._levels = [_Level("body")]
        self._beyond = 0  # how many levels deeper than the deepest are open
        self._leaders: set[int] = set()  # lines of the body that end in a tab and a number

    def write(self, text: str) -> None:
        """Add characters to the paragraph; a line feed in them is a new line."""
        self._levels[-1].parts.append(text)

    def label(self, label: str) -> None:
        """The number before the paragraph, unless it has one already."""
        level = self._levels[-1]
        level.label = level.label or label

    def paragraph(self) -> None:
        """End the paragraph: what is attached to it comes behind it."""
        level = self._levels[-1]
        raw = "".join(level.parts).translate(INVISIBLE)
        text = raw.translate(CONTROLS)
        if text.strip():
            if level.kind == "body" and _LEADER.fullmatch(raw):
                self._leaders.add(len(level.lines))
            level.lines += [line for line in joined(level.label, text).split("\n") if line.strip()]
        level.parts, level.label = [], ""
        if level.kind != "cell":
            level.lines += level.after
            level.after = []

    def open(self, kind: str) -> None:
        """Begin a table, a cell in it, or an aside (a text box, a note)."""
        if len(self._levels) < DEEPEST:
            self._levels.append(_Level(kind))
        else:
            self._beyond += 1

    def row(self) -> None:
        """End a row of the table."""
        level = self._levels[-1]
        line = "\t".join(level.cells).rstrip()
        level.lines += [line] if line else []
        level.cells = []

    def drop_cell(self) -> None:
        """Leave out the cell written last: it is part of the one on its left."""
        self._levels[-1].cells[-1:] = []

    def repeat_cell(self) -> None:
        """Write the last cell once more."""
        self._levels[-1].cells += self._levels[-1].cells[-1:]

    def close(self) -> None:
        """End what was opened last and put it where it belongs."""
        self.paragraph()
        if self._beyond or len(self._levels) == 1:
            self._beyond = max(self._beyond - 1, 0)
            return
        level = self._levels.pop()
        above = self._levels[-1]
        if level.kind == "cell":
            above.cells.append(" ".join(" ".join(line.split("\t")).strip() for line in level.lines))
            above.after += level.after
        elif level.kind == "table":
            if above.parts:  # a table inside a paragraph: what stood before it is a line of its own
                self.paragraph()
            above.lines += level.lines
            above.after += level.after
            self.paragraph()
        else:
            above.after += level.lines

    @property
    def depth(self) -> int:
        """How many levels are open."""
        return len(self._levels) + self._beyond

    @property
    def kind(self) -> str:
        """What is open: body, table, cell or aside."""
        return self._levels[-1].kind

    def text(self) -> str:
        """All lines, each with its end; what is open is closed."""
        while len(self._levels) > 1:
            if self._levels[-1].kind == "table":
                self.row()
            self.close()
        self.paragraph()
        return "".join(f"{line.rstrip()}\n" for line in self._without_contents(self._levels[0].lines))

    def _without_contents(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        at = 0
        while at < len(lines):
            end = at + 1
            if _CONTENTS.fullmatch(lines[at].strip()):
                while end in self._leaders:
                    end += 1
            if end - at <= FEWEST:
                kept += lines[at:end]
            at = end
        return kept
