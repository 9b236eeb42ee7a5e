"""The workbook that `-o NAME.xlsx` writes, saved again by Excel, WPS or LibreOffice."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...tables.spreadsheets import TableUnreadable, xlsx_rows
from .. import columns
from ..edited import Edited, EditedUnreadable, End, Link, Node

LARGEST = 4_000_000_000  # bytes, unpacked
MOST_ROWS = 1_048_576
_NODES, _EDGES, _SAID = "实体", "关系", "说明"
_OTHERS = ("目标", "事实", "任职", "引用", "文件", "依据")
_NEXT = re.compile(r"(?P<name>.+?) \d+")  # 依据 2: what did not fit on the sheet before
_TITLE = re.compile(r"(?:^|；)职务：([^；]*)")
_NEEDED = {_NODES: ("名称", "类型", "编号"), _EDGES: ("起点", "关系", "终点")}
_NODE_USED = ("名称", "类型", "其他名称", "依据处数", "编号")
_EDGE_USED = ("起点", "起点类型", "关系", "终点", "终点类型", "依据处数", "边号", "起点编号", "终点编号", _SAID)
_POST = "任职"

Table = list[tuple[str, dict[str, str]]]


def read(path: Path) -> Edited:
    """The sheets that are there. Raises `EditedUnreadable` and `OSError`."""
    try:
        found = _tables(path)
    except TableUnreadable as error:
        raise EditedUnreadable(str(path), f"{error}".rstrip("。"), "改的应当是 policygraph export 写出的工作簿") from error
    if _NODES not in found and _EDGES not in found:
        raise EditedUnreadable(str(path), f"没有“{_NODES}”表，也没有“{_EDGES}”表", "请不要改表的名字")
    return Edited(
        [_node(place, cells) for place, cells in found[_NODES]] if _NODES in found else None,
        [_link(place, cells) for place, cells in found[_EDGES]] if _EDGES in found else None,
        {name: found[name] for name in _OTHERS if name in found},
    )


def _tables(path: Path) -> dict[str, Table]:
    found: dict[str, Table] = {}
    heading: Sequence[str] = ()
    sheet, number = None, 0
    for title, row in xlsx_rows(path, largest=LARGEST, most_rows=MOST_ROWS):
        named = _NEXT.fullmatch(title)
        name = named["name"] if named and named["name"] in found else title
        if title != sheet:
            sheet, number = title, 1
            heading = [cell.strip() for cell in row]
            if missing := [column for column in _NEEDED.get(name, ()) if column not in heading]:
                raise EditedUnreadable(str(path), f"“{title}”表的第一行没有 {'、'.join(missing)} 一列", "请保留标题行")
            found.setdefault(name, [])
            continue
        number += 1
        if any(cell.strip() for cell in row):
            cells = {column: cell for column, cell in zip(heading, row, strict=False) if column}
            found[name].append((f"“{title}”表第 {number} 行", cells))
    return found


def _node(place: str, cells: Mapping[str, str]) -> Node:
    return Node(
        place,
        cells["编号"].strip(),
        name=cells["名称"],
        types=columns.some(cells, ("类型",)),
        aliases=cells.get("其他名称", ""),
        proofs=cells.get("依据处数", ""),
        rest=columns.rest(cells, *_NODE_USED),
    )


def _link(place: str, cells: Mapping[str, str]) -> Link:
    title, said = _title(cells.get("关系", ""), cells.get(_SAID, ""))
    return Link(
        place,
        cells.get("边号", "").strip(),
        End(cells.get("起点编号", "").strip(), cells["起点"], cells.get("起点类型", "")),
        End(cells.get("终点编号", "").strip(), cells["终点"], cells.get("终点类型", "")),
        columns.some(cells, ("关系",)),
        title,
        cells.get("依据处数", ""),
        columns.rest(cells, *_EDGE_USED) | {_SAID: said},
    )


def _title(relation: str, said: str) -> tuple[str, str]:
    """The title of a post and what else is said of it; whoever adds a row may write the title alone."""
    if relation.strip() not in (_POST, "holds_post"):
        return "", said
    if found := _TITLE.search(said):
        return found[1].strip(), (said[: found.start()] + said[found.end() :]).strip("；")
    return ("", said) if "：" in said else (said.strip(), "")
