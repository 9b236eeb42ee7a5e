"""`policygraph targets`: the panel of a small graph, long and wide, on the terminal and in files."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from policygraph import build
from policygraph.cli import main
from policygraph.graph.exporters.json import write
from policygraph.graph.exporters.tables import write_table

PLAN = """太原市人民政府关于文化旅游的实施意见
并政发〔2024〕6号
各县（市、区）人民政府：
一、主要目标
到2027年，太原市旅游收入达到300亿元，接待游客增长5%—6%，公共文化服务水平明显提升。
到2030年，太原市旅游收入力争达到400亿元以上。
2023年末，太原市旅游收入达到1,210.5亿元，增长8.2%。
太原市人民政府
2024年5月6日
"""
Run = Callable[..., Result]


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    (tmp_path / "意见.txt").write_text(PLAN, "utf-8")
    (written,) = write(build([tmp_path / "意见.txt"]), tmp_path / "graph.json")
    return written


@pytest.fixture
def run(graph: Path) -> Run:
    return lambda *words: CliRunner().invoke(main, ["targets", str(graph), *map(str, words)])


def table(run: Run, path: Path, *words: object) -> list[dict[str, Any]]:
    done = run(*words, "-o", path)
    assert done.exit_code == 0, done.output
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return rows


def test_长表(run: Run, tmp_path: Path) -> None:
    rows = table(run, tmp_path / "目标.json")
    said = [
        (r["主体"], r["年份"], r["指标"], r["比较"], r["数值"], r["单位"], r["低值"], r["高值"], r["性质"])
        for r in rows
    ]
    assert sorted(said, key=lambda row: (row[1], row[2])) == [
        ("太原市", 2027, "太原市旅游收入", "等于", 300, "亿元", "", "", "水平"),
        ("太原市", 2027, "接待游客增长", "等于", "", "%", 5, 6, "增长"),
        ("太原市", 2030, "太原市旅游收入", "不低于", 400, "亿元", "", "", "水平"),
    ]
    assert {(r["区划代码"], r["文件"]) for r in rows} == {("140100", "意见.txt")}
    assert [r["力度"] for r in rows if r["年份"] == 2030] == ["力争"]
    assert all(r["原句"].startswith("到20") for r in rows)


def test_已经达到的数字(run: Run, tmp_path: Path) -> None:
    level, growth = sorted(table(run, tmp_path / "事实.json", "--facts"), key=lambda row: row["指标"])
    assert (level["指标"], level["年份"], level["时间"]) == ("太原市旅游收入", 2023, "2023年末")
    assert (level["数值"], level["单位"], level["变化"]) == (1210.5, "亿元", "增长8.2%")
    assert (growth["指标"], growth["数值"]) == ("太原市旅游收入增长", 8.2)


def test_宽表(run: Run, tmp_path: Path) -> None:
    rows = table(run, tmp_path / "宽.json", "--wide", "--indicator", "收入")
    assert [(r["主体"], r["指标"], r["单位"], r["2027"], r["2030"]) for r in rows] == [
        ("太原市", "太原市旅游收入", "亿元", 300, 400)
    ]


筛选: list[tuple[list[object], int]] = [
    (["--year", 2030], 1),
    (["--indicator", "游客"], 1),
    (["--subject", "太原"], 3),
    (["--subject", "14"], 3),
    (["--subject", "大同"], 0),
]


@pytest.mark.parametrize(("words", "count"), 筛选, ids=[" ".join(map(str, row[0])) for row in 筛选])
def test_筛选(run: Run, tmp_path: Path, words: list[object], count: int) -> None:
    assert len(table(run, tmp_path / "选.json", *words)) == count


def test_终端上看(run: Run) -> None:
    shown = run("--year", 2030).stdout.splitlines()
    assert shown[0].split() == ["主体", "年份", "指标", "比较", "原数值", "性质", "目标内容", "文件"]
    assert shown[1].split()[:6] == ["太原市", "2030", "太原市旅游收入", "不低于", "400亿元", "水平"]
    assert shown[-1] == "共 1 行"
    assert run("--subject", "大同").stdout == "共 0 行\n"
    assert "1 rows" in run("--year", 2030, "--lang", "en").stdout


def test_给Excel的表(run: Run, tmp_path: Path) -> None:
    assert run("-o", tmp_path / "目标.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "目标.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    place = rows[0].index("数值")
    assert {row[place] for row in rows[1:]} == {300, 400, None}
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.endswith("4") and sheet["A1"].font.bold


def test_格子里的公式只是文字(tmp_path: Path) -> None:
    path = write_table(
        [{"甲": "=1+1", "乙": 2.5}, {"甲": "#N/A", "乙": "坏\x00字"}], ("甲", "乙"), tmp_path / "表.xlsx"
    )
    sheet = openpyxl.load_workbook(path).active
    assert [[(c.value, c.data_type) for c in row] for row in sheet.iter_rows(min_row=2)] == [
        [("=1+1", "s"), (2.5, "n")],
        [("#N/A", "s"), ("坏\ufffd字", "s")],
    ]


def test_同样的行总是同样的字节(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from policygraph.graph.exporters.tables import write_table; "
    code += "write_table([{'甲': '文字', '乙': 3}], ('甲', '乙'), Path(sys.argv[1]))"
    made = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.xlsx"
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        made.append(path.read_bytes())
    assert made[0] == made[1] and openpyxl.load_workbook(BytesIO(made[0])).properties.modified.year == 1980


@pytest.mark.skipif(which("soffice") is None, reason="没有安装 LibreOffice")
def test_LibreOffice读得出(tmp_path: Path) -> None:
    path = write_table([{"甲": "=1+1", "乙": 3}, {"甲": "文字", "乙": 2.5}], ("甲", "乙"), tmp_path / "表.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    wanted = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["甲", "乙"], ["=1+1", "3"], ["文字", "2.5"]]


def test_不会写的后缀(run: Run, tmp_path: Path) -> None:
    done = run("-o", tmp_path / "目标.doc")
    assert done.exit_code == 1 and "能写的有 .csv、.json、.xlsx" in done.stderr
