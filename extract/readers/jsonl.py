"""A document in each line, as a JSON object (.jsonl), or a JSON list of such objects (.json). Read line by line."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..files import tables
from ..files.encoding import Unreadable, decode
from . import Columns, Member

_CURE = "请改成一行一个 {…}，或用 --text-column 说明正文是哪一列"


def members(path: Path, raw: bytes, columns: Columns) -> Iterator[Member]:
    """A document for each object that has a text; the lines at fault are named together, at the end."""
    if not raw.strip():
        raise Unreadable("文件是空的", "请换成有内容的文件，或把它移出文件夹")
    faults: dict[str, list[int]] = defaultdict(list)
    many = 0
    for number, row in _rows(raw, faults):
        try:
            held = tables.fields(map(str, row), text=columns.text, title=columns.title)
            if "text" not in held:
                faults["没有认得出的正文"].append(number)
                continue
            content = tables.content(row, held)
        except Unreadable as error:
            faults[error.reason].append(number)
            continue
        many += 1
        yield Member(str(row.get(held.get("id", "")) or number), content)
    if not many:
        reason = next(iter(faults), "一行也没有")
        raise Unreadable(f"不是一行一份文件的 JSON（{reason}）", _CURE)
    for fault in tables.grouped(faults):
        yield Member("", fault)


def _rows(raw: bytes, faults: dict[str, list[int]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number of a line (of an item, in a list) and its object."""
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if head.startswith(b"[") or wide or (head.startswith(b"{") and not _one_a_line(raw)):
        yield from _items(raw, faults)
        return
    start, number = 0, 0
    while start < len(raw):  # not splitlines: a long file must not stand in memory twice
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        number += 1
        line = raw[start:end].strip(b"\xef\xbb\xbf \t\r")
        start = end + 1
        row = _parsed(line, number, faults) if line else None
        if row is not None:
            yield number, row


def _one_a_line(raw: bytes) -> bool:
    """Whether the first line is an object by itself, however faulty: one object in many lines breaks after these."""
    start = len(raw) - len(raw.lstrip(b"\xef\xbb\xbf \t\r\n"))
    end = raw.find(b"\n", start)
    return not raw[start : end if end >= 0 else None].rstrip().endswith((b"{", b"[", b",")) or end < 0


def _items(raw: bytes, faults: dict[str, list[int]]) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        whole = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        where = f"，第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"JSON 不完整或有错{where}", "请重新导出") from error
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        if isinstance(row, dict):
            yield number, row
        else:
            faults["不是 {…}"].append(number)


def _parsed(line: bytes, number: int, faults: dict[str, list[int]]) -> dict[str, Any] | None:
    try:
        row = json.loads(_line(line))
    except (ValueError, RecursionError, Unreadable):
        faults["不是完整的 JSON"].append(number)
        return None
    if not isinstance(row, dict):
        faults["不是 {…}"].append(number)
        return None
    return row


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode(line)
