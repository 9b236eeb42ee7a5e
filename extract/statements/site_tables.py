"""Lists of projects in tables: a column of names beside a column that says where each is built.

In: the clean text and its resolved mentions. Out: located_in, from the project of each row to the place of its row; what
stands in the column of names is a project, also where no word in it would tell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..mentions import within
from ..model import Mention, Relation

_NAMED = re.compile("(?:建设|重点|重大)?(?:项目|工程)(?:名称)?")
_PLACED = re.compile(
    "(?:项目|建设|实施|工程)?(?:所在)?(?:地点|地址|位置|地区|区域)|(?:项目|建设)?所在地|所在(?:市州|市县|县区|区县|县市|市|县|区)"
)
_CELL = re.compile(r"[^\t|\n]+")
_ROWS = 400
_SHORTEST, _LONGEST = 4, 48
_SUMMED = re.compile("合计|小计|总计|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\\d+[个项]$")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row holds the name and which the place; `width` is the number of cells of the heading."""

    name: int
    place: int
    width: int


def site_relations(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """The rows of all such tables, in order.

    >>> text = "序号\\t项目名称\\t建设地点\\n1\\t松阳湖三期工程\\t云溪区\\n"
    >>> found = site_relations(text, [Mention("place", "云溪区", 23, 26, "云溪区")])
    >>> [(r.subject.text, r.object.text) for r in found]
    [('松阳湖三期工程', '云溪区')]
    """
    if "\t" not in text and "|" not in text:
        return
    columns: _Columns | None = None
    left = 0
    at = 0
    for line in text.split("\n"):
        cells = [m.span() for m in _CELL.finditer(line) if m[0].strip()]
        spans = [(at + a, at + b) for a, b in cells]
        heading = _heading([text[a:b].strip() for a, b in spans])
        if heading:
            columns, left = heading, _ROWS
        elif columns and left and len(spans) == columns.width:
            yield from _row(text, mentions, spans, columns)
            left -= 1
        elif len(spans) < 2:
            columns = None
        at += len(line) + 1


def _heading(cells: Sequence[str]) -> _Columns | None:
    names = [i for i, cell in enumerate(cells) if _NAMED.fullmatch(cell)]
    sites = [i for i, cell in enumerate(cells) if _PLACED.fullmatch(cell)]
    return _Columns(names[0], sites[0], len(cells)) if names and sites else None


def _row(
    text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]], columns: _Columns
) -> Iterator[Relation]:
    low, high = _stripped(text, *spans[columns.name])
    if not _SHORTEST <= high - low <= _LONGEST or _SUMMED.search(text, low, high):
        return
    inside = within(mentions, low, high)
    known = next((m for m in inside if m.type in ("project", "area", "organization") and m.end == high), None)
    project = known or Mention("project", text[low:high], low, high, text[low:high], "table:project")
    places = [
        m
        for m in within(mentions, *spans[columns.place])
        if m.type in ("place", "area") and not m.found_by.startswith("coreference")
    ]
    for i, m in enumerate(places):
        leads_on = i + 1 < len(places) and places[i + 1].start == m.end  # 岳阳市|云溪区
        if not leads_on and m.name != project.name:
            yield Relation("located_in", project, m, low, m.end, "located_in.table")


def _stripped(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " 　":
        low += 1
    while high > low and text[high - 1] in " 　":
        high -= 1
    return low, high
