"""Tables of indicators in plans: an `Outline` gives the targets of their coming years and the facts of their base year.

A number's value is its cell with the unit that the table gives apart (1800 under 亿元 is 1800亿元); its span is the cell.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..dates import five_year_plan
from ..model import Indicator, Outline, Target
from .indicator_rows import Cell, Column, Row, find_rows
from .measures import Pairs, bounds, measure

_UNIT = re.compile(r"\s*[（(](?P<unit>[^（）()]{1,12})[)）]$")
_IS_UNIT = re.compile(r"[%‰元人户个家项吨米里亩件岁年天座张台辆次级斤倍时倾瓦箱升℃]|公顷|标准煤|百分点")
_NUMBER = re.compile(
    r"(?P<total>[〔\[【(（])?(?P<before>≥|≤|>=?|<=?|不[低少高大小]于|不超过|超过|达到?|约|大于|小于|控制在)?"
    r"(?P<number>\d[\d,.]*(?:\s?[—\-~～至]{1,2}\s?\d[\d,.]*)?[%‰万亿千百]*)(?P<unit>[^\d〔〕\[\]（）()]*?)(?P<after>以上|以内|以下|左右)?[〕\]】)）]?"
)
_SIGNS = {
    ">=": ("≥", ">", ">=", "不低于", "不少于", "不小于", "超过", "大于", "以上"),
    "<=": ("≤", "<", "<=", "不高于", "不大于", "不超过", "小于", "控制在", "以内", "以下"),
    "~": ("约", "左右"),
}
_PERIOD = re.compile(r"(20\d\d)年?[—\-–~～至]{1,2}20\d\d年")
_FIVE_YEARS = re.compile("“?(十?[一二三四五六七八九])五”?(?=[^，。]*(?:规划|纲要|计划))")
_GROWS = ("增长", "下降")


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a document give, and the clean spans they take up: nothing else is read there."""

    targets: tuple[Target, ...]
    facts: tuple[Indicator, ...]
    spans: tuple[tuple[int, int], ...]

    def cover(self, at: int) -> bool:
        """Whether the clean offset stands in a table."""
        i = bisect_right(self.spans, at, key=lambda span: span[0]) - 1
        return i >= 0 and at < self.spans[i][1]


def find_tables(outline: Outline, years: Mapping[int, int | None]) -> Tables:
    """The indicators in tables; `years` are those in which the articles speak."""
    titles = {article.number: article.title for article in outline.articles}
    targets: list[Target] = []
    facts: list[Indicator] = []
    spans = []
    for start, end, rows in find_rows(outline.sentences):
        spans.append((start, end))
        for row in rows:
            ahead = _ahead(row, years[row.article] or _begins(titles.get(row.article, "")))
            targets += (target for head, cell in row.values if head in ahead for target in _target(row, head, cell))
            past = [(head, cell) for head, cell in row.values if head.year and head not in ahead]
            facts += (fact for head, cell in past for fact in _fact(row, head, cell))
    return Tables(tuple(targets), tuple(facts), tuple(spans))


def _begins(title: str) -> int | None:
    """The first year of the plan that a title names: “十五五”… → 2026, …（2021—2035年） → 2021."""
    if match := _PERIOD.search(title):
        return int(match[1])
    plan = _FIVE_YEARS.search(title)
    return five_year_plan(plan[1]) - 4 if plan else None


def _ahead(row: Row, year: int | None) -> list[Column]:
    """The columns of the years to come: those after the document's year; the first of several is where it sets out."""
    dated = sorted((head for head, _ in row.values if head.year and not head.base), key=lambda head: head.year or 0)
    start = len(dated) > 1 and not any(head.base for head, _ in row.values) and not _aims(dated[0])
    if start and (year is None or (dated[0].year or 0) <= year):
        dated = dated[1:]
    return [head for head in dated if year is None or (head.year or 0) >= year]


def _aims(head: Column) -> bool:
    return re.search("目标|规划|预期", head.label) is not None


def _named(row: Row) -> tuple[str, str]:
    """The indicator's name without its unit, and the unit."""
    match = _UNIT.search(row.name.text)
    if match and _IS_UNIT.search(match["unit"]):
        return row.name.text[: match.start()], row.unit or match["unit"]
    return row.name.text, row.unit


def _target(row: Row, head: Column, cell: Cell) -> Iterator[Target]:
    name, unit = _named(row)
    number = _NUMBER.fullmatch(cell.text)
    if not number and not re.search("[\u4e00-\u9fff]{2}", cell.text):
        return
    found = [_indicator(name, unit, cell, number, _binding(row))] if number else []
    last = max(each.year or 0 for each, _ in row.values if each.year)
    if head.year == last:
        found += (more for each, other in row.values if each.role == "average" for more in _average(row, each, other))
    shown = f"{number['before'] or ''}{found[0].value}{number['after'] or ''}" if number else cell.text
    yield Target(head.year or 0, head.label, f"{name}：{shown}", row.start, row.end, tuple(found), "table")


def _fact(row: Row, head: Column, cell: Cell) -> Iterator[Indicator]:
    name, unit = _named(row)
    if number := _NUMBER.fullmatch(cell.text):
        yield _indicator(name, unit, cell, number, (), head.label, (("year", head.year),))


def _binding(row: Row) -> Pairs:
    return (("binding", row.kind),) if row.kind else ()


def _average(row: Row, head: Column, cell: Cell) -> Iterator[Indicator]:
    """The number under 年均 or 累计: of a year's growth, or in 〔 〕 of all years together."""
    name, unit = _named(row)
    number = _NUMBER.fullmatch(cell.text)
    if not number:
        return
    grows = measure("", "", name) in _GROWS
    if number["total"] or ("累计" in head.label and "年均" not in head.label):
        yield _indicator(name, unit, cell, number, _binding(row), measured="累计")
    elif grows or unit != "%":
        kind = "年均下降" if measure("", "", name) == "下降" else "年均增长"
        yield _indicator(name if grows else name + kind, "%", cell, number, _binding(row), measured=kind)


def _indicator(
    name: str,
    unit: str,
    cell: Cell,
    number: re.Match[str],
    more: Pairs,
    time: str = "",
    dated: Pairs = (),
    measured: str = "",
) -> Indicator:
    own = number["unit"] or ("" if number["number"][-1] in "%‰" else unit)
    value = number["number"] + own
    comparator = next((sign for sign, words in _SIGNS.items() if {number["before"], number["after"]} & {*words}), "=")
    pairs: dict[str, object] = {**dict(dated), "measure": measured or measure("", value, name)}
    if ends := bounds(value):
        pairs["low"], pairs["high"] = ends
    wording = (number["before"] or "") + (number["after"] or "")
    pairs |= {"wording": wording} if wording else {}
    start = cell.start + number.start("number")
    return Indicator(name, value, comparator, start, cell.start + number.end("unit"), time, (*pairs.items(), *more))
