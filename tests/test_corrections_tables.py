"""Corrections read: tables as people keep them, and what is wrong with those that are none, by file and row."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from corrected import (
    AREA,
    BUREAU,
    PARTS,
    Row,
    read,
    table,
)
from openpyxl import Workbook
from policygraph.graph.build import merge_parts
from policygraph.graph.corrections import Unapplied, find, read_corrections
from policygraph.graph.corrections.reading import LARGEST


def decided(path: Path) -> list[str]:
    decisions, problems = read_corrections([path])
    assert problems == []
    return [row.text for row in decisions.rows]


def complaints(*paths: Path) -> list[str]:
    return [str(problem) for problem in read_corrections(paths)[1]]


def test_英文列名英文决定(tmp_path: Path) -> None:
    row = {
        "Decision": "merge",
        "Entity": "organization:甲局",
        "Other": "机构：乙局",
        "Who": "张三",
        "When": "2024-05-06",
        "Why": "same",
    }
    assert decided(table(tmp_path / "c.csv", [row], list(row))) == [
        "合并 organization:甲局 organization:乙局（张三，2024-05-06，same）"
    ]


def test_没有填决定的行不算(tmp_path: Path) -> None:
    assert decided(table(tmp_path / "c.csv", [{"对象": "机构：甲局"}, {"决定": " ", "对象": "乱写"}])) == []


def test_Excel另存的GBK和制表符都读得了(tmp_path: Path) -> None:
    (tmp_path / "gbk.csv").write_bytes("决定,对象,值\r\n改名,机构：太原市财政局,财政局\r\n".encode("gb18030"))
    (tmp_path / "tab.csv").write_bytes("决定\t对象\t值\r\n改名\t机构：太原市财政局\t财政局\r\n".encode("utf-8-sig"))
    assert decided(tmp_path / "gbk.csv") == decided(tmp_path / "tab.csv") == [f"改名 {BUREAU} 财政局"]


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def test_读Excel_日期写成年月日(tmp_path: Path) -> None:
    from datetime import datetime

    file = workbook(
        tmp_path / "c.xlsx",
        ["核对结果"],
        ["决定", "对象", "值", "何时"],
        ["改名", "机构：太原市财政局", 2024, datetime(2024, 5, 6)],
    )
    assert decided(file) == [f"改名 {BUREAU} 2024（2024-05-06）"]


def test_读文件夹_按文件名_别的文件不管(tmp_path: Path) -> None:
    table(tmp_path / "乙.csv", [{"决定": "删除", "对象": "机构：乙局"}])
    table(tmp_path / "甲.csv", [{"决定": "删除", "对象": "机构：甲局"}])
    (tmp_path / "说明.txt").write_text("不是表", "utf-8")
    (tmp_path / "~$甲.csv").write_text("锁", "utf-8")
    assert decided(tmp_path) == ["删除 organization:乙局", "删除 organization:甲局"]


def test_同样的两行算一行_指纹不看先后(tmp_path: Path) -> None:
    rows = [{"决定": "删除", "对象": "机构：甲局"}, {"决定": "删除", "对象": "机构：乙局"}]
    one = read(tmp_path, *rows, rows[0])
    assert (
        len(one) == 2
        and one.fingerprint == read(tmp_path, *reversed(rows)).fingerprint != read(tmp_path, rows[0]).fingerprint
    )


def test_公式和换行都是文字(tmp_path: Path) -> None:
    rows = [{"决定": "改名", "对象": "机构：太原市\n财政局", "值": "'=HYPERLINK(甲)", "为什么": "一\n二"}]
    (decision,) = read(tmp_path, *rows).rows
    assert (decision.first, decision.value, decision.why) == (BUREAU, "=HYPERLINK(甲)", "一二")


def test_默认的位置(tmp_path: Path) -> None:
    assert find(tmp_path) == []
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections.csv").touch()
    assert find(tmp_path, [tmp_path / "corrections.csv", tmp_path / "别处.csv"]) == [
        tmp_path / "corrections", tmp_path / "corrections.csv", tmp_path / "别处.csv",
    ]  # fmt: skip


# 一行, 说什么
BAD_ROWS = [
    ({"决定": "吃掉", "对象": "机构：甲局"}, "不认识的决定“吃掉”。能写的有 合并、别名、"),
    ({"决定": "删除"}, "“对象”是空的"),
    ({"决定": "删除", "对象": "太原市财政局"}, "“对象”里的“太原市财政局”没有写明类型"),
    ({"决定": "删除", "对象": "部门：太原市财政局"}, "没有写明类型"),
    ({"决定": "合并", "对象": "机构：甲局"}, "合并要填“另一对象”"),
    ({"决定": "合并", "对象": "机构：甲局", "另一对象": "乙局"}, "“另一对象”里的“乙局”没有写明类型"),
    ({"决定": "拆分", "对象": "机构：甲局"}, "拆分要填“文件”"),
    ({"决定": "别名", "对象": "机构：甲局"}, "别名要填“值”：新的名称"),
    ({"决定": "改类型", "对象": "机构：甲局", "值": "部门"}, "没有“部门”这个类型。类型有 "),
    ({"决定": "删除", "对象": "机构：甲局", "另一对象": "机构：乙局"}, "请填“关系”"),
    ({"决定": "删除", "对象": "机构：甲局", "关系": "吃"}, "没有“吃”这种关系。关系有 "),
    ({"决定": "补充", "对象": "机构：甲局", "关系": "成员"}, "补充要填“另一对象”"),
    ({"决定": "改名", "对象": "机构：甲局", "值": "长" * 5000}, "“值”有 5000 个字，太长了"),
]


@pytest.mark.parametrize(("row", "expected"), BAD_ROWS, ids=[case[1][:12] for case in BAD_ROWS])
def test_看不懂的行(row: Row, expected: str, tmp_path: Path) -> None:
    (said,) = complaints(table(tmp_path / "更正.csv", [{"决定": "删除", "对象": "机构：好的"}, row]))
    assert said.startswith("更正.csv 第 3 行：") and expected in said


def write(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def test_不成样子的文件(tmp_path: Path) -> None:
    head = "决定,对象\n".encode()
    cases = {
        "空.csv": (b"", "是空的"),
        "别的.csv": ("甲,乙\n1,2\n".encode(), "没有“决定”一列"),
        "缺列.csv": ("决定,值\n删除,2\n".encode(), "没有“对象”一列"),
        "重列.csv": ("决定,对象,对象\n".encode(), "有两列都叫“对象”"),
        "引号.csv": (head + '删除,"机构：甲'.encode() + b"x" * 200_000, "太长了"),
        "二进制.csv": (bytes(range(256)) * 50, "二进制"),
        "坏.xlsx": (b"PK\x03\x04" * 9, "不是完好的 Excel 工作簿"),
        "更正.docx": (b"PK", "更正要写在 .csv 或 .xlsx 表里"),
        "大.csv": (b" " * (LARGEST + 1), "太大了"),
    }
    for name, (raw, expected) in cases.items():
        (said,) = complaints(write(tmp_path / name, raw))
        assert said.startswith(name) and expected in said, said
    assert complaints(tmp_path / "没有.csv") == ["没有.csv：找不到这个文件。请检查路径"]


def test_行数太多就说(tmp_path: Path) -> None:
    (said,) = complaints(write(tmp_path / "长.csv", "决定,对象\n".encode() + b",\n" * 200_001))
    assert said == "长.csv：超过 200000 行，太多了，不像是更正表"


def test_一万行更正不慢(tmp_path: Path) -> None:
    from time import perf_counter

    rows = [{"决定": "合并", "对象": f"机构：第{i}局", "另一对象": f"机构：第{i + 1}局"} for i in range(10_000)]
    rows += [{"决定": "拆分", "对象": AREA, "文件": "丙.txt", "另一对象": f"区域：{i}圈"} for i in range(1_000)]
    decisions = read(tmp_path, *rows)
    began = perf_counter()
    told: list[Unapplied] = []
    merge_parts(PARTS, decisions, tell=told.append)
    assert len(told) == 11_000 and perf_counter() - began < 10
