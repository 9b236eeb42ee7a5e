"""The columns of a table of documents in, by name; out: which of them hold what, and a row as `Content`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ..model import Content
from ..rule_files import table
from .encoding import Unreadable

DATES = ("signed", "published", "effective", "expires")
# What of a row stands beside the text, in the order in which it is told.
METADATA = ("title", "number", "issuer", *DATES, "kind", "level", "url")
_DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})(?:\s*日)?(?:[ T].*)?")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _fields() -> Mapping[str, str]:
    """A column's usual name -> what it holds."""
    return {_plain(name): field for field, names in table("columns.toml").items() for name in names}


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-\ufeff：:]", "", name).lower()


def fields(columns: Iterable[str], *, text: str = "", title: str = "") -> dict[str, str]:
    """What a column holds -> the column's name; the first of several that hold the same. `text` and `title` are the
    user's own names for these two and must be there.

    >>> fields(["标题", "发文字号", "正文", "阅读量"])
    {'title': '标题', 'number': '发文字号', 'text': '正文'}
    """
    columns = list(columns)
    found: dict[str, str] = {}
    for column in columns:
        field = _fields().get(_plain(column))
        if field:
            found.setdefault(field, column)
    for field, asked in (("text", text), ("title", title)):
        if asked and asked not in columns:
            raise Unreadable(f"没有列 {asked}，有的是 {named(columns)}", "请核对列名")
        if asked:
            found = {other: column for other, column in found.items() if column != asked} | {field: asked}
    return found


def named(columns: Sequence[str]) -> str:
    """The columns' names for a message."""
    shown = "、".join(name[:20].replace("\n", " ") for name in columns[:8])
    return shown + ("等" if len(columns) > 8 else "")


def content(row: Mapping[str, object], held: Mapping[str, str]) -> Content:
    """A row as a document; `held` as from `fields`. Raises `Unreadable` where it has no text."""
    text = _value(row.get(held.get("text", "")))
    if not text.strip():
        raise Unreadable("没有正文", "请补上正文，或删去这一行")
    metadata, notes = pairs(row, held)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Content(text, dict(metadata).get("title", ""), metadata=metadata, notes=notes)


def pairs(row: Mapping[str, object], held: Mapping[str, str]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The metadata of a row, and a note for each date that is none."""
    found, notes = [], []
    for field in METADATA:
        value = " ".join(_value(row.get(held.get(field, ""))).split())
        if value and field in DATES:
            day = date(value)
            if not day:
                notes.append(f"{held[field]} {value[:30]} 不是日期，没有用")
            value = day
        if value:
            found.append((field, value))
    return tuple(found), tuple(notes)


def _value(value: object) -> str:
    return "" if value is None or isinstance(value, (dict, list, bool)) else str(value)


def date(value: str) -> str:
    """The day as 2024-03-12, empty where it is none.

    >>> date("2024年3月12日"), date("20240312"), date("2024/3/12 08:00"), date("2024-13-01"), date("去年")
    ('2024-03-12', '2024-03-12', '2024-03-12', '', '')
    """
    m = _DATE.fullmatch(value.strip())
    if not m or not 1 <= int(m[2]) <= 12 or not 1 <= int(m[3]) <= _LONGEST_MONTH[int(m[2]) - 1]:
        return ""
    return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"


def grouped(faults: Mapping[str, Sequence[int]]) -> Iterable[Unreadable]:
    """One message for each kind of fault, with the numbers of its lines: ten of them at most are named."""
    for reason, lines in faults.items():
        shown = "、".join(map(str, lines[:10])) + (f" 等 {len(lines)} 行" if len(lines) > 10 else " 行")
        yield Unreadable(f"第 {shown}{reason}", "其余各行照常；请改正这些行")
