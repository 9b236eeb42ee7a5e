"""`policygraph officials`: who holds which post when. Documents, persons and days are made up."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from policygraph.graph.tables.officials import official_rows, once_named

# 文件 -> 日期, 正文
SAID = {
    "甲.txt": ("2021-03-01", "大同市财政局局长程启航到会。"),
    "乙.txt": ("2022-06-01", "大同市财政局局长程启航、大同市水务局局长陆文谦到会。"),
    "丙.txt": ("2023-02-10", "免去程启航的大同市财政局局长职务。"),
    "丁.txt": ("2023-02-10", "决定任命大同市财政局局长程启航为大同市人民政府副市长。"),
    "戊.txt": ("2023-05-05", "太原理工大学教授陆文谦讲课。"),
    "己.txt": ("2020-01-01", "免去陆文谦的大同市水务局局长职务。"),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    documents = [Document(id, "", text, metadata=(("published", day),)) for id, (day, text) in SAID.items()]
    return build_graph(extract_document(document) for document in documents)


def shown(rows: list[dict[str, object]]) -> list[str]:
    return [
        " ".join(str(row[name]) for name in ("人物", "职务", "机构", "状态", "最早", "最晚", "止") if row[name])
        for row in rows
    ]


def test_一人的职务按时间排_卸任的不列(graph: Graph) -> None:
    assert shown(official_rows(graph, person="程启航")) == ["程启航 副市长 大同市人民政府 任命 2023-02-10 2023-02-10"]


def test_卸任的要列时_给出在任与止(graph: Graph) -> None:
    assert shown(official_rows(graph, person="程启航", ended=True)) == [
        "程启航 局长 大同市财政局 免去 2021-03-01 2023-02-10 2023-02-10",
        "程启航 副市长 大同市人民政府 任命 2023-02-10 2023-02-10",
    ]


# 说明, 哪一天, 当时在任的
DAYS = [
    ("还没有文件说到", "2021-02-28", []),
    ("说到的当天", "2021-03-01", ["程启航 局长"]),
    ("免去的前一天", "2023-02-09", ["程启航 局长", "陆文谦 局长"]),
    ("免去的当天", "2023-02-10", ["程启航 副市长", "陆文谦 局长"]),
]


@pytest.mark.parametrize(("day", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_某一天在任的(graph: Graph, day: str, expected: list[str]) -> None:
    assert [f"{row['人物']} {row['职务']}" for row in official_rows(graph, as_of=day, place="大同")] == expected


def test_先免后任的仍在任(graph: Graph) -> None:
    (row,) = official_rows(graph, person="陆文谦", body="水务局")
    assert (row["状态"], row["最早"], row["止"]) == ("现任", "2022-06-01", "")


def test_同名而职务连不起来的是两人(graph: Graph) -> None:
    rows = official_rows(graph, person="陆文谦")
    assert len({row["人物编号"] for row in rows}) == 2
    assert [row["同名者"] for row in rows] == [1, 1]


def test_机构与地方是名称的一部分(graph: Graph) -> None:
    assert [row["机构"] for row in official_rows(graph, place="太原")] == ["太原理工大学"]
    assert [row["机构"] for row in official_rows(graph, body="人民政府")] == ["大同市人民政府"]


def test_人名只在头一行(graph: Graph) -> None:
    rows = once_named(official_rows(graph, person="程启航", ended=True))
    assert [row["人物"] for row in rows] == ["程启航", ""]


def test_命令行写表_也在屏幕上列出(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "graph.json")
    table = tmp_path / "任职.json"
    written = CliRunner().invoke(main, ["officials", str(path), "--person", "程启航", "-o", str(table)])
    assert written.exit_code == 0 and "1 行" in written.output
    assert [row["职务"] for row in json.loads(table.read_text("utf-8"))] == ["副市长"]
    listed = CliRunner().invoke(main, ["officials", str(path), "--place", "大同"])
    assert listed.exit_code == 0 and listed.output.rstrip().endswith("共 2 人 2 项职务")
    assert CliRunner().invoke(main, ["officials", str(path), "--as-of", "2023年"]).exit_code == 2
    assert CliRunner().invoke(main, ["officials", str(path), "-o", str(tmp_path / "表.doc")]).exit_code == 1
