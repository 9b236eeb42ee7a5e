"""The tables that `-o NAME.csv` writes: the column `json` of nodes, edges and documents, and the evidence, as one graph."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..exporters.csv import WHOLE
from ..tables.spreadsheets import long_cells
from . import Unreadable


def read(path: Path) -> dict[str, Any]:
    """`path` is the name that was given to `export`, NAME.csv, or that of the first table, NAME.nodes.csv."""
    stem = path.name.removesuffix(".csv").removesuffix(".nodes")
    with long_cells():
        proofs: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row, record in _rows(path.with_name(f"{stem}.evidence.csv")):
            proofs[row["对象"], row["编号"]].append(record or _evidence(row))
        nodes = [
            record | {"evidence": proofs["点", row["id"]]}
            for row, record in _rows(path.with_name(f"{stem}.nodes.csv"), needed=True)
        ]
        edges = [
            record | {"evidence": proofs["边", str(record.get("key"))]}
            for _, record in _rows(path.with_name(f"{stem}.edges.csv"), needed=True)
        ]
        documents = [record for _, record in _rows(path.with_name(f"{stem}.documents.csv")) if record]
    return {"graph": {"documents": documents}, "nodes": nodes, "edges": edges}


def _rows(path: Path, *, needed: bool = False) -> Iterator[tuple[dict[str, str], Any]]:
    """Each row, and what its cell `json` says; {} where that is empty."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            text = row.get(WHOLE) or ""
            if needed and not text:
                raise Unreadable(f"{path.name} 第 {number} 行没有 {WHOLE} 一格")
            try:
                yield row, json.loads(text) if text else {}
            except json.JSONDecodeError as error:
                raise Unreadable(f"{path.name} 第 {number} 行的 {WHOLE} 一格不是 JSON") from error


def _evidence(row: dict[str, str]) -> dict[str, Any]:
    """A place whose document, sentence and rule are as they stand in the table."""
    page = {"page": row["页"]} if row["页"] else {}
    return {"doc": row["文件"], "start": row["起"], "end": row["止"], "text": row["原句"], "rule": row["规则"], **page}
