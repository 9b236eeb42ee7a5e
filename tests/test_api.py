"""The Python interface as README shows it: build, build_report, extract, render, to_networkx."""

import re
import types
from dataclasses import FrozenInstanceError
from pathlib import Path

import networkx
import policygraph
import pytest
from policygraph.extract.model import Extraction
from policygraph.extract.readers import ReadError

NOTICE = """\
大同市人民政府关于加强湿地保护的决定

为了加强湿地保护，制定本决定。
《大同市湿地管理暂行办法》同时废止。

大同市人民政府
2024年5月6日
"""
DECISION = "大同市人民政府关于加强湿地保护的决定"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents, one of them in a folder of its own, and one that cannot be read."""
    (tmp_path / "2024").mkdir()
    (tmp_path / "决定.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "2024" / "报道.txt").write_text("第二届云冈文化论坛在大同市举行。\n", "gb18030")
    (tmp_path / "空.txt").write_text("", "utf-8")
    return tmp_path


def test_建图_给列表或一条路径_给路径或字符串(folder: Path) -> None:
    graph = policygraph.build([folder])
    assert [source.id for source in graph.sources] == ["2024/报道.txt", "决定.txt"]
    assert graph == policygraph.build(folder) == policygraph.build(str(folder)) == policygraph.build([str(folder)])


def test_遍历边_读出废止与原句(folder: Path) -> None:
    graph = policygraph.build([folder])
    names = {entity.id: entity.name for entity in graph.entities}
    found = [(names[e.source], names[e.target], e.evidence[0].text) for e in graph.edges if e.type == "repeals"]
    assert found == [(DECISION, "《大同市湿地管理暂行办法》", "《大同市湿地管理暂行办法》同时废止。")]


def test_报告里说清哪些文件没有读进来(folder: Path) -> None:
    seen: list[str] = []
    report = policygraph.build_report([folder, folder / "没有.txt"], on_document=lambda path: seen.append(path.name))
    assert report.graph == policygraph.build(folder)
    assert [failure.path.name for failure in report.failures] == ["没有.txt", "空.txt"]
    assert sorted(seen) == ["决定.txt", "报道.txt", "空.txt"]


def test_更正照办_照办不了的说出来(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "更正" / "更正.csv"
    table.parent.mkdir()
    table.write_text("决定,对象,值\n改名,行政区划：大同市,云中市\n改名,行政区划：没有市,云上市\n改成,行政区划：大同市,\n", "utf-8-sig")
    with pytest.warns(UserWarning) as told:
        graph = policygraph.build(folder / "决定.txt", corrections=table)
    assert [str(one.message).split("行")[0] for one in told] == ["没有照办的更正：更正.csv 第 4 ", "没有照办的更正：更正.csv 第 3 "]
    assert graph.find("云中市").id == graph.find("大同市").id == "place:140200"
    report = policygraph.build_report(folder / "决定.txt", corrections=[table.parent])
    assert report.graph == graph and len(report.unapplied) == 2
    with pytest.raises(ValueError, match="更正读不进来：没有.csv"):
        policygraph.build(folder, corrections=tmp_path / "没有.csv")


def test_只读一份文件_包本身可以调用(folder: Path) -> None:
    one = policygraph.extract(folder / "决定.txt")
    assert isinstance(one, Extraction) and one == policygraph.extract(str(folder / "决定.txt"))
    assert one.document.text == NOTICE
    assert DECISION in [thing.name for thing in one.found if thing.type == "document"]
    assert [(edge.type, edge.tail) for edge in one.stated if edge.type == "issued_by"] == [
        ("issued_by", "organization:大同市人民政府")
    ]
    module: object = policygraph.extract
    assert isinstance(module, types.ModuleType) and module.__path__


def test_读不了的一份文件说得出哪里不对(folder: Path) -> None:
    with pytest.raises(ReadError, match="空.txt"):
        policygraph.extract(folder / "空.txt")
    with pytest.raises(ReadError, match="没有.txt"):
        policygraph.extract(folder / "没有.txt")


def test_变成networkx的图(folder: Path) -> None:
    graph = policygraph.build(folder)
    made = graph.to_networkx()
    assert isinstance(made, networkx.MultiDiGraph)
    assert set(made) == {entity.id for entity in graph.entities}
    assert made.number_of_edges() == len(graph.edges)
    assert [made.nodes[tail]["name"] for _, tail, kind in made.edges(data="type") if kind == "repeals"] == [
        "《大同市湿地管理暂行办法》"
    ]


def test_变成一个离线的页面(folder: Path) -> None:
    page = policygraph.render(policygraph.build(folder))
    assert page.lower().startswith("<!doctype html>") and DECISION in page
    assert re.findall(r"(?:src|href)=[\"']?https?:", page) == []


def test_没有文件就是空图() -> None:
    assert policygraph.build([]) == policygraph.Graph()


def test_图谱改不了(folder: Path) -> None:
    graph = policygraph.build(folder)
    with pytest.raises(FrozenInstanceError):
        graph.__setattr__("entities", ())
    assert isinstance(graph.sources, tuple) and isinstance(graph.entities, tuple) and isinstance(graph.edges, tuple)


def test_公开的名称就是文档里的这些() -> None:
    assert policygraph.__all__ == ["Edge", "Entity", "Evidence", "Graph", "Source", "build", "build_report", "extract", "open", "render"]
    assert all(hasattr(policygraph, name) for name in policygraph.__all__)
