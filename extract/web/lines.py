"""A weighed element in, its text out as lines: one a block, one a table row with tabs, lists with their numbers."""

import re
from itertools import islice

from . import rules
from .weights import BLOCKS, Node, Weights, walk

CELLS = ("td", "th")
SENTENCES, LARGEST_SPAN = 30, 1000
# Cells that reach down are repeated in each row: without bounds a small page would grow to gigabytes.
MOST_COLUMNS, LONGEST_CARRIED = 60, 120
_SPACE = re.compile(r"[ \t\r\n]+")
_SOURCE_BREAK = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3001-\u9fff\uff00-\uffef])")
_GONE = str.maketrans(
    {0xA0: " ", 0x2002: " ", 0x2003: "\u3000", 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None}
)
_NUMBERED = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]|第[\d一二三四五六七八九十]{1,3}|[①-⑳])")
_NOTE = re.compile(r"\s*[\[［〔【]\s*(?:\d{1,3}(?:[-—,，]\d{1,3})*|[a-z]|注)\s*[\]］〕】]\s*")
_DATE = re.compile(r"\d月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d")
_CREDITS = re.compile(
    r"(?<=[^\s（(\[【：:，、|｜/]{2})"
    r"(?=(?:(?<!信息|文章|稿件)来源|(?<!文章|本文)作者|信息来源|责任编辑|(?:发布|更新)(?:时间|日期))[：:])"
)
_CLOCK = re.compile(
    r"(?<=\d\d:\d\d)(?=[\u4e00-\u9fff])(?![至到前后起开])|(?<=[\u4e00-\u9fff]{2})(?=20\d\d-\d\d-\d\d \d\d:)"
)
_MARKS, _ENDS = "。！？；", tuple("。！？?")
_LONG_PROSE, _WHOLE = 30, 15


class _Table:
    """A table being written: the cells of the row, and those that reach down into the next rows."""

    def __init__(self) -> None:
        self.row: dict[int, str] = {}
        self.carried: dict[int, tuple[int, str]] = {}
        self.start = self.next = 0

    def begin(self) -> None:
        self.next = 0
        self.row = {column: text for column, (_, text) in self.carried.items()}
        self.carried = {column: (left - 1, text) for column, (left, text) in self.carried.items() if left > 1}

    def add(self, text: str, rows: int, columns: int) -> None:
        column = self.next
        while column in self.row:
            column += 1
        self.next = column + columns
        for other in range(column, column + columns):
            self.row.setdefault(other, "")
        self.row[column] = text
        if rows > 1 and column < MOST_COLUMNS and len(text) <= LONGEST_CARRIED:
            self.carried[column] = (rows - 1, text)


class _Writer:
    """The parts written so far, with the lists and tables that are open."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.parts: list[str] = []
        self.numbers: list[int] = []
        self.label = ""
        self.tables: list[_Table] = []
        self.terms: list[int] = []
        self.pre = 0

    def text(self, text: str) -> None:
        text = text.translate(_GONE)
        if not self.pre:
            text = _SPACE.sub(" ", _SOURCE_BREAK.sub("", text))
        if self.label and text.strip():
            self.parts.append("" if _NUMBERED.match(text) else self.label)
            self.label = ""
            text = text.lstrip()
        self.parts.append(text)

    def enter(self, node: Node) -> None:
        tag = node.tag
        self.pre += tag == "pre"
        if tag == "ol":
            self.numbers.append(_number(node, "start", 1) - 1)
        elif tag == "ul":
            self.numbers.append(-(10**9))
        elif tag == "table" and is_data(node, self.weights):
            self.tables.append(_Table())
            self.parts.append("\n")
            return
        if self.tables and tag == "tr":
            self.tables[-1].begin()
        elif self.tables and tag in CELLS:
            self.tables[-1].start = len(self.parts)
        elif tag == "dt":
            self.terms.append(len(self.parts))
            self.parts.append("\n")
        elif tag == "span" and self.parts and rules.labels().fullmatch(self.parts[-1].strip()):
            self.parts.append("\t")
        elif tag == "br" or (tag in BLOCKS and tag != "dd"):
            self.parts.append("\n")
        if tag == "li":
            self.label = self._next_label(node)

    def _next_label(self, node: Node) -> str:
        if not self.numbers or self.numbers[-1] < -(10**8):
            return ""
        self.numbers[-1] = _number(node, "value", self.numbers[-1] + 1)
        kind = (node.parent.attributes or {}).get("type") or "1" if node.parent is not None else "1"
        return f"{_numeral(self.numbers[-1], kind)}. "

    def leave(self, node: Node) -> None:
        tag = node.tag
        self.pre -= tag == "pre"
        if tag in ("ol", "ul") and self.numbers:
            self.numbers.pop()
        if tag == "li":
            self.label = ""
        if tag == "dt" and self.terms:
            term = "".join(self.parts[self.terms.pop() :]).strip()
            self.parts.append("\t" if len(term) <= 12 and term[-1:] not in _ENDS else "\n")
        elif self.tables and tag in (*CELLS, "tr", "table"):
            self._leave_table(node)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def _leave_table(self, node: Node) -> None:
        table = self.tables[-1]
        if node.tag == "table":
            self.tables.pop()
            self.parts.append("\n")
        elif node.tag == "tr":
            self.parts.append("\t".join(text for _, text in sorted(table.row.items()) if text) + "\n")
            table.row = {}
        else:
            text = re.sub(r"\s*\n\s*", " ", "".join(self.parts[table.start :])).strip(" \t")
            del self.parts[table.start :]
            table.add(text, _number(node, "rowspan", 1), min(_number(node, "colspan", 1), 50))


def lines(root: Node, weights: Weights) -> list[str]:
    """The text of an element as lines, without those that rules know as furniture."""
    writer = _Writer(weights)
    noted = -1
    for entering, node in walk(root, weights.dropped):
        if noted >= 0:
            noted = -1 if not entering and node.mem_id == noted else noted
        elif node.tag == "-text":
            if entering:
                writer.text(node.text_content or "")
        elif node.mem_id in weights.dropped:
            if entering and node.tag in BLOCKS:
                writer.parts.append("\n")
        elif (node.tag or "-")[0] == "-":
            continue
        elif entering and node.tag == "sup" and _is_note(node):
            noted = node.mem_id
        elif entering:
            writer.enter(node)
        elif node.tag != "br":
            writer.leave(node)
    return _without_furniture(_rows("".join(writer.parts)))


def _is_note(node: Node) -> bool:
    """A footnote's mark, not the 2 of m²: in brackets, or a number that is a link."""
    text = node.text()[:20].strip()
    return bool(_NOTE.fullmatch(text)) or (text.isdigit() and node.css_first("a") is not None)


def _number(node: Node, name: str, default: int) -> int:
    value = ((node.attributes or {}).get(name) or "").strip()[:6]
    return min(int(value), LARGEST_SPAN) if value.isascii() and value.isdigit() and int(value) else default


def _numeral(number: int, kind: str) -> str:
    """The number of an item as its list writes it: 1, a, A, i, I."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number < 40:
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return ("x" * (number // 10) + ones).upper() if kind == "I" else "x" * (number // 10) + ones
    return str(number)


def is_data(table: Node, weights: Weights) -> bool:
    """Whether a table's rows are to be read as rows: no table in it, no cell that holds most of a long text."""
    whole = weights.of.get(table.mem_id)
    if whole is None or not whole.text:
        return False
    cells = rows = 0
    for entering, node in islice(walk(table, weights.dropped), 20_000):
        if not entering or node.mem_id == table.mem_id:
            continue
        if node.tag == "table":
            return False
        rows += node.tag == "tr"
        if node.tag in CELLS and (weight := weights.of.get(node.mem_id)) is not None:
            cells += 1
            if weight.sentences >= SENTENCES and weight.text * 10 > whole.text * 6:
                return False
    return cells > rows or (rows > 1 and whole.sentences < SENTENCES)


def _rows(text: str) -> list[str]:
    text = re.sub(r"\t[\n ]+", "\t", text)
    rows = [re.sub(r" *\t[\t ]*", "\t", line).strip(" \t") for line in text.split("\n")]
    return _joined_labels([row for row in rows if row.strip()])


def _apart(row: str) -> str:
    """The parts of the line of source and date apart, which only a style sheet keeps apart."""
    if len(row) >= 120 or not _DATE.search(row):
        return row
    row = _CREDITS.sub("\u3000", row)
    return row if len(row) > 60 or any(mark in row for mark in "，。；") else _CLOCK.sub("\u3000", row)


def _joined_labels(rows: list[str]) -> list[str]:
    """A label of an information table and the value in the block below it on one line."""
    found: list[str] = []
    for row in rows:
        above = found[-1] if found else ""
        bare = above.endswith(("：", ":", "]", "】")) and len(above) < 14 and rules.labels().fullmatch(above.strip())
        if bare and len(row) < 80 and not rules.labels().match(row):
            found[-1] = f"{above}\t{row}"
        else:
            found.append(row)
    return found


def _without_furniture(rows: list[str]) -> list[str]:
    found: list[str] = []
    cutting = False
    for row in rows:
        bare = row.strip(" \u3000\t")
        if rules.pattern("start").match(bare):
            continue
        prose = len(bare) >= _LONG_PROSE and any(mark in bare for mark in _MARKS)
        if not prose and rules.pattern("cut").fullmatch(bare):
            cutting = True
        elif prose or not cutting or (len(bare) >= _WHOLE and bare.endswith(_ENDS)):
            cutting = False
            if len(bare) > 120 or not rules.pattern("line").fullmatch(bare):
                kept = _apart(rules.pattern("part").sub("", row).rstrip(" |｜\t")) if len(bare) < 200 else row
                found += [kept] if kept.strip(" \u3000|｜") else []
    return found
