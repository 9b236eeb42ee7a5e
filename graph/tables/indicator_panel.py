"""The rows of targets or figures in, those asked for out, or the wide panel: subject × indicator, a column for each year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .panel import Row

WIDE_COLUMNS = ("主体", "主体类型", "区划代码", "指标", "性质", "单位")
# 全市粮食产量 and 粮食产量 of the same subject are one indicator.
_OWN = re.compile("^(?:全|我)[国省市区县州盟旗]的?")


def chosen(rows: Iterable[Row], *, year: int | None = None, subject: str = "", indicator: str = "") -> Iterator[Row]:
    """The rows that are asked for (`asked`)."""
    return (row for row in rows if asked(row, year=year, subject=subject, indicator=indicator))


def asked(row: Row, *, year: int | None = None, subject: str = "", indicator: str = "") -> bool:
    """Whether a row is of this year, of a subject with these characters in its name or this division code before its own,
    and of an indicator, or a target in words, with these characters."""
    by_name = subject in row["主体"] or (subject.isdigit() and str(row["区划代码"]).startswith(subject))
    told = f"{row['指标']}\n{row.get('目标内容', '') if not row['指标'] else ''}"
    return by_name and indicator in told and (year is None or row["年份"] == year)


def wide(rows: Iterable[Row]) -> tuple[list[Row], Sequence[str]]:
    """The wide panel and its columns. A cell is a number where there is one, else the value as written; where documents
    differ, all of them with ；. Targets in words and figures of no known year have no place in it."""
    cells: dict[tuple[str, ...], dict[int, list[object]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if not row["指标"] or not row["年份"]:
            continue
        name = _OWN.sub("", row["指标"]) or row["指标"]
        key = tuple(str(row[field]) if field != "指标" else name for field in WIDE_COLUMNS)
        value = row["数值"] if row["数值"] != "" else row["原数值"]
        found = cells[key][int(row["年份"])]
        if value not in found:
            found.append(value)
    years = sorted({year for by_year in cells.values() for year in by_year})
    table = [
        dict(zip(WIDE_COLUMNS, key, strict=True)) | {str(year): _joined(by_year.get(year, [])) for year in years}
        for key, by_year in sorted(cells.items())
    ]
    return table, (*WIDE_COLUMNS, *map(str, years))


def _joined(values: Sequence[object]) -> object:
    return "" if not values else values[0] if len(values) == 1 else "；".join(map(str, values))
