"""Documents that were read and documents that are only cited: their status on a day, what to collect next, the commands."""

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
from policygraph.graph.tables.catalogue import catalogue_rows
from policygraph.graph.tables.documents import missing_rows
from policygraph.graph.tables.status import latest_day, statuses

OLD = """\
清河省养犬管理办法
（2003年6月18日清河省人民政府第12次常务会议通过　2003年6月26日清河省人民政府令第38号公布）
第一条 为了加强养犬管理，保障公民人身安全，根据有关法律、法规，制定本办法。
第二条 本办法自2003年8月1日起施行。
"""
NEW = """\
清河省养犬管理条例
（2020年5月20日清河省第十三届人民代表大会常务委员会第九次会议通过）
第一条 为了加强养犬管理，保障公民人身安全，根据《中华人民共和国动物防疫法》等法律，制定本条例。
第二条 本条例自2021年1月1日起施行。《清河省养犬管理办法》同时废止。
"""
CHANGE = """\
清河省人民代表大会常务委员会关于修改《清河省养犬管理条例》的决定
（2023年3月30日清河省第十四届人民代表大会常务委员会第二次会议通过）
清河省第十四届人民代表大会常务委员会第二次会议决定对《清河省养犬管理条例》作如下修改，重新公布。
本决定自2023年5月1日起施行。
"""
TRIAL = """\
河阳市人民政府关于印发《河阳市犬只登记办法（试行）》的通知
河政发〔2021〕12号
各县区人民政府：
为贯彻落实《清河省养犬管理条例》，现将《河阳市犬只登记办法（试行）》印发给你们，请认真贯彻执行。
本通知自2021年3月1日起施行，有效期2年。
河阳市人民政府
2021年2月10日
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    texts = {"旧.txt": OLD, "新.txt": NEW, "改.txt": CHANGE, "试行.txt": TRIAL}
    return build_graph(extract_document(Document(name, "", text)) for name, text in texts.items())


# 哪一天, 旧办法, 新条例, 修改决定, 试行的通知
STATUS = [
    ("2003-07-01", "尚未施行", "尚未施行", "尚未施行", "尚未施行"),
    ("2020-12-31", "现行有效", "尚未施行", "尚未施行", "尚未施行"),
    ("2021-01-01", "已废止", "现行有效", "尚未施行", "尚未施行"),
    ("2023-02-28", "已废止", "现行有效", "尚未施行", "现行有效"),
    ("2023-03-01", "已废止", "现行有效", "尚未施行", "已失效"),
    ("2023-05-01", "已废止", "已被修改", "现行有效", "已失效"),
]


@pytest.mark.parametrize("row", STATUS, ids=[row[0] for row in STATUS])
def test_到某一天的效力(graph: Graph, row: tuple[str, ...]) -> None:
    day, *expected = row
    found = {r["文件"]: r["效力"] for r in catalogue_rows(graph, as_of=day)}
    assert [found[name] for name in ("旧.txt", "新.txt", "改.txt", "试行.txt")] == expected


def test_不给日期时以文件里最晚的日期为准(graph: Graph) -> None:
    assert latest_day(graph) == "2023-03-30"
    names = {e.name: statuses(graph)[e.id] for e in graph.entities if e.type == "document"}
    old = next(status for name, status in names.items() if name.strip("《》") == "清河省养犬管理办法")
    assert (old.word, old.since) == ("已废止", "2021-01-01")


def test_文件表里有文件头(graph: Graph) -> None:
    row = next(r for r in catalogue_rows(graph) if r["文件"] == "旧.txt")
    assert (row["发文字号"], row["发文机关"], row["层级"], row["文种"]) == (
        "清河省人民政府令第38号",
        "清河省人民政府",
        "省",
        "办法",
    )
    assert (row["成文日期"], row["发布日期"], row["施行日期"]) == ("2003-06-18", "2003-06-26", "2003-08-01")


def test_读过的不算缺_没读过的标出来(graph: Graph) -> None:
    absent = {e.name.strip("《》") for e in graph.entities if e.attributes.get("absent")}
    assert "中华人民共和国动物防疫法" in absent
    assert not absent & {"清河省养犬管理办法", "清河省养犬管理条例"}


def test_缺的文件引用得多的在前() -> None:
    law, rule = "《清河省湿地保护条例》", "《清河省水资源管理条例》（清人发〔2019〕3号）"
    texts = {
        "甲.txt": f"关于湿地的通知\n各市人民政府：\n根据{law}，现就有关事项通知如下，请认真执行，确保取得实效。\n",
        "乙.txt": f"关于修复的通知\n各市人民政府：\n根据{law}和{rule}，现就有关事项通知如下，请认真执行。\n",
    }
    rows = missing_rows(build_graph(extract_document(Document(name, "", text)) for name, text in texts.items()))
    assert [(r["文件"], r["引用文件数"], r["文种"], r["发文字号"], r["引用方式"]) for r in rows] == [
        ("《清河省湿地保护条例》", 2, "条例", "", "依据 2"),
        ("《清河省水资源管理条例》", 1, "条例", "清人发〔2019〕3号", "依据 1"),
    ]
    assert "根据《清河省湿地保护条例》" in str(rows[0]["例句"])


def test_命令列出文件和缺的文件(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "graph.json")
    listed = CliRunner().invoke(main, ["documents", str(path), "--kind", "条例", "--as-of", "2021-06-01"])
    assert listed.exit_code == 0 and "现行有效" in listed.output and "共 1 份" in listed.output
    wanted = CliRunner().invoke(main, ["missing", str(path), "-o", str(tmp_path / "缺.csv")])
    assert wanted.exit_code == 0 and (tmp_path / "缺.csv").read_bytes().startswith("\ufeff文件,文种".encode())
    assert CliRunner().invoke(main, ["missing", str(path), "-o", str(tmp_path / "缺.doc")]).exit_code == 1
    assert CliRunner().invoke(main, ["documents", str(path), "--as-of", "2021年"]).exit_code == 2


# 说明, 选项, 剩下的文件
FILTERS = [
    ("文种", ["--kind", "通知"], ["试行.txt"]),
    ("层级", ["--level", "市"], ["试行.txt"]),
    ("年份", ["--year", "2020"], ["新.txt"]),
    ("机关", ["--issuer", "常务委员会", "--year", "2023"], ["改.txt"]),
    ("效力", ["--status", "已废止"], ["旧.txt"]),
]


@pytest.mark.parametrize(("options", "expected"), [row[1:] for row in FILTERS], ids=[row[0] for row in FILTERS])
def test_筛选(graph: Graph, tmp_path: Path, options: list[str], expected: list[str]) -> None:
    (path,) = export(graph, tmp_path / "graph.json")
    out = tmp_path / "表.json"
    assert CliRunner().invoke(main, ["documents", str(path), *options, "-o", str(out)]).exit_code == 0
    assert [row["文件"] for row in json.loads(out.read_text("utf-8"))] == expected


def test_报告没有效力_但有机关和层级() -> None:
    text = "2024年太原市政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议，并请各位委员提出意见。\n"
    (row,) = catalogue_rows(build_graph([extract_document(Document("报告.txt", "", text))]))
    assert (row["文种"], row["发文机关"], row["层级"], row["效力"]) == ("政府工作报告", "太原市人民政府", "市", "")


def test_令公布的办法有令的号和日期() -> None:
    text = (
        "清河省人民政府令\n第318号\n《清河省湿地保护办法》已经省人民政府常务会议通过，现予公布，自2026年3月1日起施行。\n"
        "省长　王致远\n2026年1月20日\n清河省湿地保护办法\n第一章　总　则\n第一条　为了加强湿地保护，改善生态环境，根据有关法律，制定本办法。\n"
    )
    graph = build_graph([extract_document(Document("令.txt", "", text))])
    rows = {r["标题"].strip("《》"): r for r in catalogue_rows(graph)}
    row = rows["清河省湿地保护办法"]
    assert (row["发文字号"], row["发布日期"], row["施行日期"]) == (
        "清河省人民政府令第318号",
        "2026-01-20",
        "2026-03-01",
    )
    assert {e.type for e in graph.edges} >= {"forwards", "issued_by"}


# 说明, 句子, 这份《清河省水资源管理条例》依据的文件
NATIONAL = [
    ("全国的同名条例", "根据《水资源管理条例》，结合本省实际，制定本条例。", ["《水资源管理条例》"]),
    ("前面有机关", "根据国务院《管理条例》，结合本省实际，制定本条例。", ["《管理条例》"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [row[1:] for row in NATIONAL], ids=[row[0] for row in NATIONAL])
def test_依据的不是自己(sentence: str, expected: list[str]) -> None:
    text = f"清河省水资源管理条例\n第一条 为了加强水资源管理，保护水资源，{sentence}\n"
    extraction = extract_document(Document("例.txt", "", text))
    names = {found.id: found.name for found in extraction.found}
    assert [names[s.tail] for s in extraction.stated if s.type == "based_on"] == expected


def test_印发的办法有通知的日期() -> None:
    text = (
        TRIAL
        + "河阳市犬只登记办法（试行）\n第一条 为了规范犬只登记，保障公民人身安全，根据有关法律、法规，结合本市实际，制定本办法。\n"
    )
    rows = {
        r["标题"].strip("《》"): r
        for r in catalogue_rows(build_graph([extract_document(Document("试行.txt", "", text))]))
    }
    plan = rows["河阳市犬只登记办法（试行）"]
    assert (plan["成文日期"], plan["施行日期"], plan["失效日期"]) == ("2021-02-10", "2021-03-01", "2023-02-28")
    assert (plan["发文机关"], plan["层级"], plan["发文字号"]) == ("河阳市人民政府", "市", "")


def test_修改决定里引的条文_不是决定的依据() -> None:
    text = (
        "清河省人民代表大会常务委员会关于修改《清河省养犬管理条例》的决定\n"
        "清河省第十四届人民代表大会常务委员会第二次会议决定，对《清河省养犬管理条例》作如下修改。\n"
        "一、将第一条修改为：\n“根据《中华人民共和国动物防疫法》，结合本省实际，制定本条例。”\n"
    )
    extraction = extract_document(Document("例.txt", "", text))
    assert {s.type for s in extraction.stated} >= {"amends"}
    assert not [s for s in extraction.stated if s.type == "based_on"]


def test_登记的失效日期也算() -> None:
    document = Document("新.txt", "", NEW, metadata=(("expires", "2022-12-31"),))
    (row,) = catalogue_rows(build_graph([extract_document(document)]), as_of="2023-01-01")
    assert (row["失效日期"], row["效力"]) == ("2022-12-31", "已失效")


def test_没有题名的报道也有文种和日期() -> None:
    text = "太原市召开节水会议\n\n本报太原3月30日讯（记者 王刚）太原市30日召开节约用水工作会议，部署全年工作，请各地抓好落实。\n"
    (row,) = catalogue_rows(build_graph([extract_document(Document("报道.txt", "太原市召开节水会议", text))]))
    assert (row["文种"], row["效力"]) == ("报道", "")


def test_批复的主题是所批规划的主题() -> None:
    text = (
        "山西省人民政府关于《太原市城市总体规划》的批复\n晋政函〔2020〕102号\n太原市人民政府：\n"
        "你市关于报批规划的请示收悉。经研究，同意《太原市城市总体规划》，请认真组织实施，确保规划落地。\n山西省人民政府\n2020年11月30日\n"
    )
    extraction = extract_document(Document("例.txt", "", text))
    names = {found.id: found.name for found in extraction.found}
    concerns = {(names[s.head], names[s.tail]) for s in extraction.stated if s.type == "concerns"}
    assert ("山西省人民政府关于《太原市城市总体规划》的批复", "太原市") in concerns


def test_第二次通过的是修改它的决定() -> None:
    text = (
        "漯河市城乡规划条例\n2018年10月30日 漯河市第七届人民代表大会常务委员会第十四次会议通过\n"
        "2020年12月4日 漯河市第七届人民代表大会常务委员会第三十三次会议通过\n"
        "2021年4月2日河南省第十三届人民代表大会常务委员会第二十三次会议批准的《漯河市人民代表大会常务委员会关于修改〈漯河市城乡规划条例〉的决定》修正\n"
        "第一条 为了加强城乡规划管理，根据有关法律，制定本条例。\n"
    )
    graph = build_graph([extract_document(Document("条例.txt", "", text))])
    names = {node.id: node.name for node in graph.entities}
    passed = {names[e.target]: names[e.source] for e in graph.edges if e.type == "adopted_at"}
    congress = "漯河市第七届人民代表大会常务委员会"
    assert passed == {
        f"{congress}第十四次会议": "漯河市城乡规划条例",
        f"{congress}第三十三次会议": "《漯河市人民代表大会常务委员会关于修改〈漯河市城乡规划条例〉的决定》",
    }
