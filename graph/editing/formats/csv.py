"""The tables that `-o NAME.csv` writes, saved again by Excel, WPS or LibreOffice: a folder with them, or any one of them named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...corrections.rows import unquoted
from ...exporters.csv import WHOLE
from ...tables.spreadsheets import TableUnreadable, csv_rows
from .. import columns
from ..edited import Edited, EditedUnreadable, End, Link, Node

LARGEST = 2_000_000_000  # bytes of one table
_TABLES = ("nodes", "edges")
_OTHERS = {"targets": "目标", "facts": "事实", "posts": "任职", "documents": "文件", "evidence": "依据"}
_NAMED = re.compile(rf"(?P<stem>.+?)(?:\.(?:{'|'.join((*_TABLES, *_OTHERS))}))?\.csv", re.I | re.S)
_EDGE_USED = (WHOLE, "source", "target", "source_label", "target_label", columns.TITLE, columns.PROOFS, *columns.RELATIONS)
_NODE_USED = (WHOLE, "id", columns.NAME, *columns.TYPES, columns.ALIASES, columns.PROOFS)

Table = Sequence[tuple[str, Mapping[str, str]]]  # where each row stands, its cells


def read(path: Path) -> Edited:
    """`path` is the folder, the name that was given to `export`, or one of the tables. Raises `EditedUnreadable`, `OSError`."""
    stem = _stem(path)
    found = {name: _table(stem, name) for name in (*_TABLES, *_OTHERS)}
    nodes, edges = found["nodes"], found["edges"]
    if nodes is None and edges is None:
        raise EditedUnreadable(str(path), f"没有 {stem.name}.nodes.csv，也没有 {stem.name}.edges.csv", "请给出 export 写出、改过的那一组表")
    others = {label: [(place, columns.rest(cells, WHOLE)) for place, cells in table] for name, label in _OTHERS.items()
              if (table := found[name]) is not None}  # fmt: skip
    return Edited(
        None if nodes is None else [_node(place, cells) for place, cells in nodes],
        None if edges is None else [_link(place, cells) for place, cells in edges],
        others,
    )


def _stem(path: Path) -> Path:
    if not path.is_dir():
        if not (named := _NAMED.fullmatch(path.name)):
            raise EditedUnreadable(str(path), "不是 export 写出的表名", "应当是 图.nodes.csv 这样的名字")
        return path.with_name(named["stem"])
    stems = sorted({named["stem"] for file in path.iterdir() if (named := _NAMED.fullmatch(file.name)) and not file.name.startswith(("~$", "."))})
    if len(stems) != 1:
        told = f"有 {len(stems)} 组表：{'、'.join(stems[:5])}" if stems else "里面没有 CSV 表"
        raise EditedUnreadable(str(path), told, "请写明是哪一组，如 图.csv")
    return path / stems[0]


def _table(stem: Path, name: str) -> Table | None:
    """The rows of the table; None where there is no such file."""
    file = stem.with_name(f"{stem.name}.{name}.csv")
    try:
        if file.stat().st_size > LARGEST:
            raise EditedUnreadable(str(file), f"有 {file.stat().st_size / 1e9:.1f} GB，太大了", "请只导出一部分来改")
        rows = csv_rows(file.read_bytes())
    except FileNotFoundError:
        return None
    except TableUnreadable as error:
        raise EditedUnreadable(str(file), f"{error}".rstrip("。"), "编码请选 UTF-8") from error
    needed = {"nodes": ("id", columns.NAME), "edges": ("source", "target")}.get(name, ())
    heading = [cell.strip().lstrip("\ufeff") for cell in rows[0]] if rows else []
    if missing := [column for column in needed if column not in heading]:
        raise EditedUnreadable(str(file), f"第一行没有 {'、'.join(missing)} 一列", "请保留 export 写出的标题行")
    return list(_cells(file.name, heading, rows[1:]))


def _cells(name: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, dict[str, str]]]:
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            padded = [*row, *[""] * (len(heading) - len(row))]
            yield f"{name} 第 {number} 行", {column: unquoted(cell) for column, cell in zip(heading, padded, strict=False) if column}


def _node(place: str, cells: Mapping[str, str]) -> Node:
    return Node(
        place,
        cells["id"],
        columns.told(columns.record(cells.get(WHOLE)).get("id")),
        cells[columns.NAME],
        columns.some(cells, columns.TYPES),
        cells.get(columns.ALIASES, ""),
        cells.get(columns.PROOFS, ""),
        columns.rest(cells, *_NODE_USED),
    )


def _link(place: str, cells: Mapping[str, str]) -> Link:
    return Link(
        place,
        columns.told(columns.record(cells.get(WHOLE)).get("key")),
        End(cells["source"], cells.get("source_label", "")),
        End(cells["target"], cells.get("target_label", "")),
        columns.some(cells, columns.RELATIONS),
        cells.get(columns.TITLE, ""),
        cells.get(columns.PROOFS, ""),
        columns.rest(cells, *_EDGE_USED),
    )
