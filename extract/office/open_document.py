"""content.xml and styles.xml of an OpenDocument text, their tags without namespaces, in; its text out, without recursion.

Numbers of lists and headings are counted here, for the file holds only how they look. Left out: deleted text, comments,
hidden text, tables of contents, page numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from .flow import Flow
from .numbering import number
from .numerals import numeral

Element = ElementTree.Element
DROPPED = frozenset(
    "tracked-changes annotation annotation-end note-citation table-of-content alphabetical-index illustration-index "
    "table-index object-index user-index bibliography ruby-text page-number page-count hidden-text hidden-paragraph "
    "sequence-decls variable-decls user-field-decls forms title desc binary-data object object-ole meta".split()
)
ASIDES = frozenset("text-box note-body custom-shape rect ellipse".split())
MOST_REPEATED = 64  # cells or blanks alike in a row: sheets repeat an empty one a thousand times
FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "一": "chineseCounting",
    "①": "decimalEnclosedCircle", "甲": "ideographTraditional", "子": "ideographZodiac", "壹": "chineseLegalSimplified",
    "１": "decimalFullWidth", "〇": "ideographDigital",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `pattern` holds `%1%` for the number of level 1."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class _List:
    """A list that is open: its style, and whether its present item still waits for its first paragraph."""

    style: str
    fresh: bool = False
    start: int = -1
    header: bool = False


@dataclass(slots=True)
class _Spans:
    """A table that is open: columns of the row so far, and which columns are covered from above, for how many rows."""

    column: int = 0
    skip: int = 0
    wide: dict[int, int] = field(default_factory=dict)


class Reader:
    """Walks one document into lines; made for one use."""

    def __init__(self, content: Element, styles: Element) -> None:
        self.flow = Flow()
        self._levels = {name: levels for root in (styles, content) for name, levels in _list_styles(root)}
        self._hidden = {
            node.get("name", "") for root in (styles, content) for node in root.iter("style")
            for text in node.iter("text-properties") if text.get("display") == "none"
        }  # fmt: skip
        self._of_style = {
            node.get("name", ""): node.get("list-style-name", "") for root in (styles, content) for node in root.iter("style")
        }
        self._lists: list[_List] = []
        self._outer: list[list[_List]] = []  # lists around a text box, cell or note, which has its own
        self._counts: dict[str, dict[int, int]] = {}
        self._tables: list[_Spans] = []
        self._paragraphs = 0

    def read(self, root: Element) -> str:
        """The text of everything under `root`."""
        for kind, node in _steps(root, self._hidden):
            if kind == "begin":
                self._begin(node)
            elif kind == "end":
                self._end(node)
            if self._paragraphs and kind != "end":
                self._text(node.text if kind == "begin" else node.tail)
        return self.flow.text()

    def _text(self, text: str | None) -> None:
        if text:
            self.flow.write(re.sub(r"[ \t\r\n]+", " ", text))

    def _begin(self, node: Element) -> None:
        tag = node.tag
        if tag in ("p", "h"):
            self._paragraphs += 1
            self._number(node)
        elif tag == "list":
            self._open_list(node)
        elif tag in ("list-item", "list-header") and self._lists:
            self._lists[-1].fresh = tag == "list-item"
            self._lists[-1].start = number(node.get("start-value", ""), -1)
        elif tag == "s":
            self.flow.write(" " * min(number(node.get("c", ""), 1), MOST_REPEATED))
        elif tag in ("tab", "line-break"):
            self.flow.write("\t" if tag == "tab" else "\n")
        elif tag == "table":
            self.flow.open("table")
            self._tables.append(_Spans())
        elif tag in ("table-cell", "covered-table-cell") and self._tables:
            self._open("cell")
        elif tag in ASIDES:
            self._open("aside")

    def _open(self, kind: str) -> None:
        self._outer.append(self._lists)
        self._lists = []
        self.flow.open(kind)

    def _close(self) -> None:
        self._lists = self._outer.pop()
        self.flow.close()

    def _end(self, node: Element) -> None:
        tag = node.tag
        if tag in ("p", "h"):
            self._paragraphs -= 1
            self.flow.paragraph()
        elif tag == "list" and self._lists:
            self._lists.pop()
        elif tag == "table":
            self._tables.pop()
            self.flow.close()
        elif tag == "table-row" and self._tables:
            self.flow.row()
            self._tables[-1].column = 0
        elif tag in ("table-cell", "covered-table-cell") and self._tables:
            self._close()
            self._repeat(node)
        elif tag in ASIDES:
            self._close()

    def _repeat(self, node: Element) -> None:
        """Cells alike are written once with a number; a cell covered from the left is none, one covered from above is empty."""
        spans = self._tables[-1]
        for time in range(min(max(number(node.get("number-columns-repeated", ""), 1), 1), MOST_REPEATED)):
            if node.tag == "table-cell":
                width = min(number(node.get("number-columns-spanned", ""), 1), MOST_REPEATED)
                if number(node.get("number-rows-spanned", ""), 1) > 1:
                    spans.wide[spans.column] = width
                spans.skip = width - 1
                dropped = False
            else:
                dropped = spans.skip > 0
                spans.skip = spans.skip - 1 if dropped else spans.wide.get(spans.column, 1) - 1
            spans.column += 1
            if dropped and not time:
                self.flow.drop_cell()
            elif time and not dropped:
                self.flow.repeat_cell()

    def _open_list(self, node: Element) -> None:
        style = node.get("style-name", "") or (self._lists[-1].style if self._lists else "")
        if not self._lists and node.get("continue-numbering") != "true" and not node.get("continue-list"):
            self._counts.pop(style, None)
        self._lists.append(_List(style))

    def _number(self, node: Element) -> None:
        """The label of a paragraph that is the first of its item, or of a heading that the outline numbers."""
        if self._lists and self._lists[-1].fresh:
            here = self._lists[-1]
            here.fresh = False
            style = self._lists[0].style or here.style or self._of_style.get(node.get("style-name", ""), "")
            self.flow.label(self._label(here.style or style, len(self._lists), here.start))
        elif node.tag == "h" and not self._lists and node.get("is-list-header") != "true":
            self.flow.label(self._label("", number(node.get("outline-level", ""), 1), -1))

    def _label(self, style: str, level: int, start: int) -> str:
        levels = self._levels.get(style, {})
        counts = self._counts.setdefault(style, {})
        counts[level] = start if start >= 0 else counts.get(level, _start(levels, level) - 1) + 1
        for above in range(1, level):
            counts.setdefault(above, _start(levels, above))
        for below in [at for at in counts if at > level]:
            del counts[below]
        if level not in levels or not levels[level].format:
            return ""
        return re.sub(r"%(\d{1,2})%", lambda found: _written(levels, counts, int(found[1])), levels[level].pattern)


def _start(levels: dict[int, _Level], level: int) -> int:
    return levels[level].start if level in levels else 1


def _written(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    return numeral(counts.get(level, 1), levels[level].format) if level in levels and levels[level].format else ""


def _list_styles(root: Element) -> Iterator[tuple[str, dict[int, _Level]]]:
    """Each list style with its numbered levels; the outline's has no name."""
    for node in root.iter():
        if node.tag in ("list-style", "outline-style"):
            kinds = ("list-level-style-number", "outline-level-style")
            levels = {number(n.get("level", ""), 1): _level(n) for n in node if n.tag in kinds}
            yield "" if node.tag == "outline-style" else node.get("name", ""), levels


def _level(node: Element) -> _Level:
    level = number(node.get("level", ""), 1)
    pattern = node.get("num-list-format")
    if pattern is None:
        first = level - min(max(number(node.get("display-levels", ""), 1), 1), level) + 1
        inner = ".".join(f"%{at}%" for at in range(first, level + 1))
        pattern = node.get("num-prefix", "") + inner + node.get("num-suffix", "")
    format = node.get("num-format", "")
    return _Level(FORMATS.get(format[:1], "decimal") if format else "", pattern, number(node.get("start-value", ""), 1))


def _steps(root: Element, hidden: set[str]) -> Iterator[tuple[str, Element]]:
    """Each element as it begins and ends, and the text behind it, also behind one that is left out."""
    waiting: list[tuple[str, Element]] = [("begin", root)]
    while waiting:
        kind, node = waiting.pop()
        yield kind, node
        if kind != "begin":
            continue
        waiting.append(("end", node))
        for child in reversed(node):
            waiting.append(("tail", child))
            if child.tag not in DROPPED and not (child.get("style-name") in hidden and child.tag in ("span", "p", "h")):
                waiting.append(("begin", child))
