"""The workbook as openpyxl and LibreOffice open it: the sheets, their figures, and every text as a text."""

import csv
from pathlib import Path

import openpyxl
import pytest
from export_reading import office
from openpyxl.utils.escape import unescape
from page_graph import hostile, sample
from policygraph.graph.exporters import export, xlsx
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.records import oneline
from rare_graph import rare
from test_exporters import PANEL
from test_nx import AWKWARD

GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "罕见": rare(), "面板": PANEL, "空图": Graph()}
SHEETS = ["实体", "关系", "目标", "事实", "任职", "引用", "文件", "依据"]


def opened(graph: Graph, folder: Path) -> openpyxl.Workbook:
    (path,) = export(graph, folder / "图.xlsx")
    return openpyxl.load_workbook(path)


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    heading, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heading), line, strict=True)) for line in lines]


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_八张表_标题冻结_可筛选_没有公式(graph: Graph, tmp_path: Path) -> None:
    book = opened(graph, tmp_path)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(6 < size.width < 70 for size in sheet.column_dimensions.values())
        assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "inlineStr", "n", "b"}
    proofs = sum(len(thing.evidence) for things in (graph.entities, graph.edges) for thing in things)
    counts = [len(rows(book, name)) for name in ("实体", "关系", "依据")]
    assert counts == [len(graph.entities), len(graph.edges), proofs]


def test_目标面板里的数是数(tmp_path: Path) -> None:
    targets = rows(opened(PANEL, tmp_path), "目标")
    names = ("主体", "年份", "指标", "比较", "数值", "单位")
    assert [tuple(row[name] for name in names) for row in targets] == [
        ("太原市", 2025, "城镇化率", "不低于", 70, "%"),
        ("太原市", 2025, "粮食产量", "约", 1400, "万吨"),
        ("太原市", 2025, "能耗", "等于", -3.5, "%"),
        ("太原市", 2025, "@产值", "等于", None, None),
        (None, 2035, None, None, None, None),
    ]


def test_关系写明两头的类型和原句(tmp_path: Path) -> None:
    (post,) = (row for row in rows(opened(sample(), tmp_path), "关系") if row["关系"] == "任职")
    wanted = {"起点": "林武", "起点类型": "人物", "终点": "山西省委", "终点类型": "机构", "说明": "职务：书记",
              "首句": "省委书记林武到会讲话。", "文件": "报道.txt"}  # fmt: skip
    assert post.items() >= wanted.items()


def test_引用表只有文件之间的引用(tmp_path: Path) -> None:
    graph = Graph((), (Entity("甲", "document", "《甲》"), Entity("乙", "document", "《乙》"), Entity("丙", "place", "丙")),
                  (Edge("甲", "乙", "based_on"), Edge("甲", "丙", "concerns")))  # fmt: skip
    (row,) = rows(opened(graph, tmp_path), "引用")
    assert (row["引用文件"], row["方式"], row["被引文件"]) == ("《甲》", "依据", "《乙》")


def test_难写的文字都在(tmp_path: Path) -> None:
    graph = rare()
    # _x005F_ is how a workbook writes the _ of what would else be an escape; openpyxl leaves it to us.
    names = [unescape(str(row["名称"])).rstrip() for row in rows(opened(graph, tmp_path), "实体")]
    assert names == [oneline(entity.name) for entity in graph.entities]


def test_一张表装不下接着写在下一张(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 11)
    book = opened(sample(), tmp_path)
    assert book.sheetnames[:3] == ["实体", "实体 2", "实体 3"]
    assert [len(rows(book, name)) for name in book.sheetnames[:3]] == [10, 10, 1]


@pytest.mark.parametrize("graph", [sample(), rare()], ids=["样例", "罕见"])
def test_LibreOffice打开没有乱码(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.xlsx")
    office(path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", tmp_path)
    with (tmp_path / "图.csv").open(encoding="utf-8", newline="") as file:
        heading, *lines = csv.reader(file)
    assert heading[:3] == ["名称", "类型", "其他名称"]
    assert [line[0].rstrip() for line in lines] == [oneline(entity.name) for entity in graph.entities]


def test_LibreOffice打开csv没有乱码(tmp_path: Path) -> None:
    first, *_ = export(sample(), tmp_path / "图.csv")
    office(first, "xlsx", tmp_path, read_as="CSV:44,34,76,1")
    (sheet,) = openpyxl.load_workbook(tmp_path / "图.nodes.xlsx")
    names = [cell.value for cell in sheet["B"]]
    assert names == ["label", *(entity.name for entity in sample().entities)]
