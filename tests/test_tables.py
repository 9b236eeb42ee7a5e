"""Rows in, table files out."""

import json
from pathlib import Path

import pytest
from policygraph.graph.exporters import SUFFIXES
from policygraph.graph.exporters.tables import TableError, write_table

ROWS: list[dict[str, object]] = [{"文号": "河政发〔2023〕12号", "次数": 3}, {"文号": "=1+1"}]


def test_表格给Excel(tmp_path: Path) -> None:
    path = write_table(ROWS, ("文号", "次数"), tmp_path / "新" / "表.csv")
    assert path.read_bytes() == "\ufeff文号,次数\r\n河政发〔2023〕12号,3\r\n'=1+1,\r\n".encode()


def test_表格给程序(tmp_path: Path) -> None:
    path = write_table(ROWS, ("文号", "次数"), tmp_path / "表.JSON")
    assert json.loads(path.read_text("utf-8")) == [
        {"文号": "河政发〔2023〕12号", "次数": 3},
        {"文号": "=1+1", "次数": ""},
    ]


def test_不会写的后缀说清楚(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"能写的有 \.csv、\.json"):
        write_table(ROWS, ("文号",), tmp_path / "表.txt")


def test_表格不是图谱的格式() -> None:
    assert ".tables" not in SUFFIXES
