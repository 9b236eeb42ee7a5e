"""The tables of indicators in plans, taken apart: sentences in, rows of cells under known columns out.

Three shapes: cells with tabs between them (Word, HTML, PDF with lines), cells with spaces between them, and, where a PDF
was flattened, one cell a line. Out: for each row the indicator's name and unit, its values by column, and 约束性/预期性.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..dates import five_year_plan
from ..model import Sentence

LONGEST_HEADER = 80
_MOST_COLUMNS = 12
_NAME = re.compile(r"(?:主要|规划|具体|核心|发展|二级|三级)?指标(?:名称|内容|项)?|名称|项目|目标指标|考核指标")
_OTHER = {
    "unit": re.compile(r"(?:计量)?单位"),
    "order": re.compile(r"序号|编号"),
    "kind": re.compile(r"(?:指标)?(?:属性|性质)|指标类型"),
    "class": re.compile(r"类别|类型|分类|领域|一级指标|指标类别|维度|方面"),
    "average": re.compile(
        r"[〔\[(（]?(?:“?十?[一二三四五六七八九]五”?(?:时期|期间)?)?(?:年均|累计)[^，。]{0,12}|增[速幅](?:（%）)?|\d{4}[—-]\d{4}年?年均[^，。]{0,6}"
    ),
    "note": re.compile(r"备注|责任(?:部门|单位)|牵头(?:部门|单位)|数据来源"),
}
_DECORATED = (
    r"(?:年|底|末|度|现状|基期|基准|基数|实际|完成|目标|规划|预期|预计|达到|情况|值|数|（[^（）\d]*）|[（）()到])*"
)
_YEAR = re.compile(rf"{_DECORATED}(?P<year>20\d\d){_DECORATED}")
_PLAN_END = re.compile(r"(?:到)?“?(?P<plan>十?[一二三四五六七八九])五”?期?末(?:目标值?)?")
_BASE = re.compile("现状|基期|基准|基数|实际|完成")
_KIND = re.compile("约束性|预期性")
_VALUE = re.compile(
    r"[〔\[【(（]?(?:≥|≤|>=?|<=?|不[低少高大小]于|不超过|超过|达到?|约|大于|小于|控制在)?\d[\d,.]*(?:\s?[—\-~～至]{1,2}\s?\d[\d,.]*)?"
    r"[%‰万亿千百]*[^\s\d，。；]{0,8}(?:以上|以内|以下|左右)?[〕\]】)）]?|[—－\-–/]{1,3}"
)
_WORDED = re.compile(
    r"(?:完成|达到|保持|控制|不断|持续|进一步|稳步|基本|明显|只减|高于|低于|按|与|全面|有所|优于|位居)[^。；]{2,24}"
)
_ORDINAL = re.compile(r"^(?:[（(]?\d{1,3}[)）.、．]?|[①-⑳])\s*(?=[\u4e00-\u9fffA-Z])")
_HEADING_CELLS = re.compile(
    r"序号|类别|(?:主要|规划)?指标(?:名称|属性)?|(?:计量)?单位|属性|20\d\d年(?:目标值?|现状值?|规划值?|实际值?|预期值?|基期值?)?|(?:年均|累计)\S*?(?=20|属性|单位|\s|$)"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `role` is name, unit, order, kind, class, average, note or year; `label` its heading as written."""

    role: str
    label: str
    year: int | None = None
    base: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and its clean offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: its name cell, unit, 约束性 or 预期性, and the cells of its year and average columns."""

    name: Cell
    unit: str
    kind: str
    values: tuple[tuple[Column, Cell], ...]
    start: int
    end: int
    article: int


def column(label: str) -> Column | None:
    """What a heading's cell says of its column; None where it is no heading of such a table."""
    label = re.sub(r"\s", "", label)
    if _NAME.fullmatch(label):
        return Column("name", label)
    for role, pattern in _OTHER.items():
        if pattern.fullmatch(label):
            return Column(role, label)
    if match := _YEAR.fullmatch(label):
        return Column("year", label, int(match["year"]), _BASE.search(label) is not None)
    if match := _PLAN_END.fullmatch(label):
        return Column("year", label, five_year_plan(match["plan"]))
    return None


def columns(labels: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns of a heading: there must be a name and a year; a cell that says neither is passed over as a note."""
    read = [column(label) for label in labels[:_MOST_COLUMNS]]
    roles = [each.role if each else "" for each in read]
    if roles.count("name") != 1 or "year" not in roles or sum(not role for role in roles) > 1:
        return None
    return tuple(each or Column("note", "") for each in read)


def find_rows(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, list[Row]]]:
    """The tables of indicators in reading order: the clean span of each, heading and all, and its rows."""
    at = 0
    while at < len(sentences):
        text = sentences[at].text
        found = None
        if ("指标" in text or "项目" in text or "名称" in text) and len(text) <= LONGEST_HEADER and "。" not in text:
            found = _tabbed(sentences, at) or _spaced(sentences, at)
        if not found and len(text) <= 6:
            found = _stacked(sentences, at)
        if found:
            rows, after = found
            if rows:
                yield sentences[at].start, sentences[after - 1].end, rows
            at = after
        else:
            at += 1


def _cells(sentence: Sentence) -> list[Cell]:
    cells, at = [], sentence.start
    for text in sentence.text.split("\t"):
        inner = text.strip(" \u3000")
        start = at + (text.find(inner) if inner else 0)
        cells.append(Cell(inner, start, start + len(inner)))
        at += len(text) + 1
    return cells


def _tabbed(sentences: Sequence[Sentence], at: int) -> tuple[list[Row], int] | None:
    """Rows of cells with tabs between them, under a heading of one line, or of two (目标值 over 2025年, 2030年)."""
    if "\t" not in sentences[at].text:
        return None
    labels = [cell.text for cell in _cells(sentences[at])]
    under = [cell.text for cell in _cells(sentences[at + 1])] if at + 1 < len(sentences) else []
    heads, first = columns(labels), at + 1
    if under and all((c := column(label)) and c.role in ("year", "average") for label in under):
        place = next((i for i, label in enumerate(labels) if column(label) is None), None)
        if place is not None:
            heads, first = columns([*labels[:place], *under, *labels[place + 1 :]]), at + 2
    if not heads:
        return None
    rows = []
    while first < len(sentences) and ("\t" in sentences[first].text or sentences[first].role == "table"):
        cells = _cells(sentences[first])
        if again := columns([cell.text for cell in cells]):
            heads = again  # the heading is printed again on the next page
        elif row := _placed(heads, cells, sentences[first]):
            rows.append(row)
        first += 1
    return rows, first


def _placed(heads: Sequence[Column], cells: Sequence[Cell], sentence: Sentence) -> Row | None:
    """A row whose cells stand under their columns; a row that lacks its first cells, which it shares with the row above,
    or its last, which are empty, is put where most cells fit."""
    missing = len(heads) - len(cells)
    if missing < 0:
        return None
    best = max(range(missing + 1), key=lambda by: (_fit(heads[by:], cells), by))
    placed = list(zip(heads[best:], cells, strict=False))
    if any(not _fits(head, cell) for head, cell in placed if head.role in ("name", "year")):
        return None
    return _row(placed, sentence.start, sentence.end, sentence.article)


def _fit(heads: Sequence[Column], cells: Sequence[Cell]) -> int:
    return sum(
        _fits(head, cell) * (2 if head.role in ("name", "kind") else 1)
        for head, cell in zip(heads, cells, strict=False)
    )


def _fits(head: Column, cell: Cell) -> bool:
    text = cell.text
    if head.role == "name":
        return re.search("[\u4e00-\u9fff]{2}|[A-Z]{2}", text) is not None and not _KIND.fullmatch(text)
    if head.role in ("year", "average"):
        return not text or _VALUE.fullmatch(text) is not None or _WORDED.fullmatch(text) is not None
    if head.role == "kind":
        return _KIND.fullmatch(text) is not None
    if head.role == "order":
        return re.fullmatch(r"[（(]?\d{0,3}[)）.]?", text) is not None
    if head.role == "unit":
        return len(text) <= 10 and not re.match(r"\d", text)
    return not _VALUE.fullmatch(text) if text else True


def _row(placed: Sequence[tuple[Column, Cell]], start: int, end: int, article: int) -> Row | None:
    by_role = {head.role: cell for head, cell in placed}
    name, unit, kind = by_role.get("name"), by_role.get("unit"), by_role.get("kind")
    values = tuple((head, cell) for head, cell in placed if head.role in ("year", "average") and cell.text)
    if not name or not values:
        return None
    if ordinal := _ORDINAL.match(name.text):
        name = replace(name, text=name.text[ordinal.end() :], start=name.start + ordinal.end())
    said = _KIND.search(kind.text) if kind else None
    return Row(name, unit.text if unit else "", said[0] if said else "", values, start, end, article)


def _spaced(sentences: Sequence[Sentence], at: int) -> tuple[list[Row], int] | None:
    """Rows with spaces between the cells; cleaning takes out the spaces between a character and a digit."""
    text = sentences[at].text
    labels = [match[0] for match in _HEADING_CELLS.finditer(text)]
    heads = columns(labels)
    if not heads or re.sub(r"\s", "", text) != "".join(labels) or len([h for h in heads if h.year]) < 1:
        return None
    rows, first = [], at + 1
    wanted = [head for head in heads if head.role in ("year", "average")]
    while first < len(sentences) and len(sentences[first].text) <= LONGEST_HEADER:
        row = _spaced_row(sentences[first], wanted)
        if row is None and (first + 1 >= len(sentences) or _spaced_row(sentences[first + 1], wanted) is None):
            break
        rows += [row] if row else []
        first += 1
    return (rows, first) if rows else None


_SPACED = re.compile(
    r"^(?:\d{1,2}[.、．]?\s*(?=[\u4e00-\u9fff]))?(?P<name>[^\d\s][^\s]*?(?:[（(][^（）()]{1,14}[)）]|(?=\s)))\s*(?P<rest>\S.*)$"
)


def _spaced_row(sentence: Sentence, wanted: Sequence[Column]) -> Row | None:
    match = _SPACED.match(sentence.text)
    if not match:
        return None
    rest, start = match["rest"], sentence.start + match.start("rest")
    kind = re.search(r"\s*(约束性|预期性)$", rest)
    cells = [
        Cell(m[0], start + m.start(), start + m.end())
        for m in re.finditer(r"\S+", rest[: kind.start()] if kind else rest)
    ]
    if len(cells) != len(wanted) or not all(_fits(head, cell) for head, cell in zip(wanted, cells, strict=True)):
        return None
    name = Cell(match["name"], sentence.start + match.start("name"), sentence.start + match.end("name"))
    return Row(
        name,
        "",
        kind[1] if kind else "",
        tuple(zip(wanted, cells, strict=True)),
        sentence.start,
        sentence.end,
        sentence.article,
    )


def _stacked(sentences: Sequence[Sentence], at: int) -> tuple[list[Row], int] | None:
    """One cell a line. A row ends with 约束性 or 预期性 where there is such a column, else with its last number."""
    labels: list[str] = []
    while at + len(labels) < len(sentences) and len(labels) < _MOST_COLUMNS:
        if column(sentences[at + len(labels)].text) is None:
            break
        labels.append(sentences[at + len(labels)].text)
    heads = columns(labels)
    if not heads or len(heads) < 3:
        return None
    rows, first = [], at + len(heads)
    while (row := _stacked_row(sentences, first, heads)) is not None:
        rows.append(row[0])
        first = row[1]
    return (rows, first) if rows else None


def _stacked_row(sentences: Sequence[Sentence], first: int, heads: Sequence[Column]) -> tuple[Row, int] | None:
    """The row that begins at `first`: words up to the first value, as many values as there are columns, the kind."""
    wanted = [head for head in heads if head.role in ("year", "average")]
    roles = {head.role for head in heads}
    lines = [Cell(s.text.strip(), s.start, s.end) for s in sentences[first : first + _MOST_COLUMNS + 3]]
    words = 0
    if lines and "order" in roles and re.fullmatch(r"\d{1,3}", lines[0].text):
        lines, first = lines[1:], first + 1
    while words < len(lines) and not _VALUE.fullmatch(lines[words].text):
        words += 1
    values = lines[words : words + len(wanted)]
    end = words + len(wanted) + ("kind" in roles)
    if not 1 <= words <= 3 or len(lines) < end or any(not _fits(h, c) for h, c in zip(wanted, values, strict=True)):
        return None
    if "kind" in roles and not _KIND.fullmatch(lines[end - 1].text):
        return None
    unit = lines[words - 1].text if "unit" in roles and words > 1 else ""
    own = lines[: words - 1] if unit else lines[:words]
    if sum(len(cell.text) for cell in own) > LONGEST_HEADER or any("。" in cell.text for cell in own):
        return None
    # The first of several lines of words is the class that the rows share.
    name = (
        own[-1] if "class" in roles or len(own) == 1 else Cell("".join(c.text for c in own), own[0].start, own[-1].end)
    )
    kind = lines[end - 1].text if "kind" in roles else ""
    placed = [(Column("name", ""), name), (Column("unit", ""), Cell(unit, 0, 0)), *zip(wanted, values, strict=True)]
    placed += [(Column("kind", ""), Cell(kind, 0, 0))] if kind else []
    row = _row(placed, lines[0].start, lines[end - 1].end, sentences[first].article)
    return (row, first + end) if row else None
