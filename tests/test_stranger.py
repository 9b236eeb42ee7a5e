"""A stranger's path from the wheel to a corrected graph, in one go: install, build, look, export to Excel, undo a merge, build."""

import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from page_reader import until_ready
from wheels import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME, REPORT = "山西大学城", "4_晋中市政府工作报告摘登.gb18030.txt"


def rows(book: Path) -> list[dict[str, object]]:
    """The rows of the sheet of entities that bear the name."""
    sheet = openpyxl.load_workbook(book, read_only=True)["实体"]
    heading, *found = sheet.iter_rows(values_only=True)
    told = [dict(zip(map(str, heading), row, strict=True)) for row in found]
    return [row for row in told if row["名称"] == NAME]


def found(page: "Page", html: Path) -> list[str]:
    """Opens the page anew and types the name into its search box: the things of this name that it offers, and their types."""
    page.goto(html.as_uri())
    until_ready(page)
    page.locator("#query").fill(NAME)
    page.wait_for_timeout(300)
    return [text for text in page.locator("#results li").all_inner_texts() if text.split("\n")[0].strip() == NAME]


def test_从安装到改正(installed: Path, page: "Page", root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "examples" / "documents", tmp_path / "文件")
    program = installed / "policygraph"
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    run(program, "build", "文件", folder=tmp_path)
    out = tmp_path / "policygraph-out"
    assert found(page, out / "graph.html") == [f"{NAME}\n区域"]

    run(program, "export", "policygraph-out", "-o", "图.xlsx", folder=tmp_path)
    (row,) = rows(tmp_path / "图.xlsx")
    assert row["文件数"] == 2  # 行动计划和政府工作报告里的合成了一个

    with (out / "corrections.csv").open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["决定", "对象", "另一对象", "文件"], ["拆分", f"区域：{NAME}", "", REPORT]])
    said = run(program, "build", "文件", folder=tmp_path)
    assert "其中 7 份没有变" in said

    assert found(page, out / "graph.html") == [f"{NAME}\n区域"] * 2
    run(program, "export", "policygraph-out", "-o", "图.xlsx", folder=tmp_path)
    assert [row["文件数"] for row in rows(tmp_path / "图.xlsx")] == [1, 1]
    assert wrong == []
