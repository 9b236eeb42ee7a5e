"""Promises every exporter keeps (a new one is tested by being there), and what each format is read back as."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx
import pandas
import pytest
from export_reading import contents, text_of
from page_graph import hostile, sample
from policygraph.extract.model import Evidence
from policygraph.graph.atomic import replacing
from policygraph.graph.exporters import SUFFIXES, ExportError, export
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.graph.nx import to_networkx
from policygraph.graph.records import writable
from policygraph.graph.tables.panel import EVIDENCE_COLUMNS, FACT_COLUMNS, POST_COLUMNS, TARGET_COLUMNS
from rare_graph import rare
from test_nx import AWKWARD

# Formats that hold a part of the graph by their nature: networks of some relations, a report of the documents.
PARTIAL = (".dl", ".matrix", ".md")
GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "罕见": rare(), "空图": Graph()}
READERS: dict[str, Callable[[Path], networkx.MultiDiGraph]] = {
    ".graphml": lambda path: networkx.read_graphml(path, force_multigraph=True),
    ".gexf": lambda path: networkx.read_gexf(path),
}
WRITE = """
import sys
from pathlib import Path
from page_graph import sample
from policygraph.graph.exporters import export
for suffix in sys.argv[2:]:
    export(sample(), Path(sys.argv[1], suffix[1:], "图" + suffix))
"""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with every format, written by two processes that hash differently."""
    folders = []
    for seed in ("1", "31337"):
        folder = tmp_path_factory.mktemp(f"seed{seed}")
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        subprocess.run([sys.executable, "-c", WRITE, str(folder), *SUFFIXES], check=True, env=environment)
        folders.append(folder)
    return folders


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_两个进程写出同样的字节(twice: list[Path], suffix: str) -> None:
    first, second = (contents(folder / suffix[1:]) for folder in twice)
    assert first and first == second


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_汉字没有丢(twice: list[Path], suffix: str) -> None:
    text = "".join(text_of(content) for content in contents(twice[0] / suffix[1:]).values())
    assert "山西中部城市群" in text and ("“一群两区三圈”" in text or suffix in PARTIAL)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_返回写了哪些文件且不留临时文件(graph: Graph, suffix: str, tmp_path: Path) -> None:
    written = export(graph, tmp_path / "新文件夹" / f"图{suffix.upper()}")
    assert written and set(written) == set((tmp_path / "新文件夹").iterdir())


def test_不会写的后缀说明能写哪些() -> None:
    assert {".csv", ".gexf", ".graphml", ".json", ".xlsx"} < set(SUFFIXES)
    with pytest.raises(ExportError) as told:
        export(Graph(), Path("a.xyz"))
    assert str(told.value) == f"a.xyz：不会写 '.xyz' 格式；能写的有 {'、'.join(SUFFIXES)}"


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("name", ["样例", "恶意", "重名"])
def test_networkx读得回来(name: str, suffix: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]
    (path,) = export(graph, tmp_path / f"图{suffix}")
    read, wanted = READERS[suffix](path), to_networkx(graph, plain=True)
    assert set(read.nodes) == set(wanted.nodes)
    assert Counter((u, v) for u, v in read.edges()) == Counter((u, v) for u, v in wanted.edges())
    labels = {id: re.sub(r"\s", " ", data["label"]) for id, data in read.nodes(data=True)}
    assert labels == {id: re.sub(r"\s", " ", data["label"]) for id, data in wanted.nodes(data=True)}


def test_graphml的边标识各不相同而且类型在属性里(tmp_path: Path) -> None:
    (path,) = export(AWKWARD, tmp_path / "图.graphml")
    assert re.findall(r"<edge [^>]*id=\"(\d+)\"", path.read_text("utf-8")) == ["0", "1"]
    read = networkx.read_graphml(path, force_multigraph=True)
    assert [d["type"] for *_, d in read.edges(data=True)] == ["issued_by", "issued_by"]
    assert [d["derived"] for *_, d in read.edges(data=True)] == [False, True]


def test_gexf不写日期和版本而写颜色和关系(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.gexf")
    text = path.read_text("utf-8")
    assert "lastmodifieddate" not in text and "NetworkX" not in text
    read = networkx.read_gexf(path)
    (edge,) = (data for source, _, data in read.edges(data=True) if source == "person:lw")
    assert (edge["relation"], edge["title"], edge["label"], edge["weight"]) == ("holds_post", "书记", "任职", 1.0)
    assert set(read.nodes["target:2025"]["viz"]["color"]) == {"r", "g", "b", "a"}
    assert read.nodes["target:2025"]["year"] == 2025
    assert read.nodes["target:2025"]["indicators"] == "经济总量占全省比重 ≥ 50%"


def test_json是networkx的写法(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.json")
    read = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    wanted = to_networkx(sample())
    assert read.graph == wanted.graph
    assert dict(read.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(wanted.edges(keys=True, data=True))


def test_json一行一条记录(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.json")
    full = sample()
    count = len(full.entities) + len(full.edges) + len(full.sources)
    assert len(path.read_text("utf-8").splitlines()) == count + 4


# ---------------------------------------------------------------- csv

PANEL = Graph(
    (Source("规划.txt", "示例规划", {"number": "示政发〔2024〕1号", "signed": "2024-03-01"}),),
    (
        Entity("o1", "organization", "示例市委"),
        Entity("p1", "person", "=林武"),
        Entity("place:1", "place", "太原市", ("太原",), {"code": "140100"}),
        Entity("s1", "indicator", "城镇化率：66.16%",
               attributes={"indicator": "城镇化率", "value": "66.16%", "comparator": "=", "time": "2023年末"}),
        Entity("t1", "target", "城镇化率达到70%以上", attributes={
            "year": 2025, "time": "到2025年", "text": "城镇化率达到70%以上", "indicators": [
                {"name": "城镇化率", "value": "70%", "comparator": ">="},
                {"name": "粮食产量", "value": "1,400万吨", "comparator": "~"},
                {"name": "能耗", "value": "-3.5%", "comparator": "="},
                {"name": "@产值", "value": "翻一番", "comparator": "="}]}),
        Entity("t2", "target", "基本实现现代化", attributes={"year": 2035, "text": "基本实现现代化"}),
    ),
    (
        Edge("p1", "o1", "holds_post", {"title": "书记"}, (Evidence("规划.txt", 1, 9, "示例市委\n书记林武", "职务"),)),
        Edge("place:1", "s1", "has_indicator"),
        Edge("place:1", "t1", "has_target", evidence=(Evidence("规划.txt", 20, 60, "到2025年，城镇化率…", "到某年", 2),)),
    ),
)  # fmt: skip


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, list[dict[str, str]]]:
    return {path.name.split(".")[1]: rows(path) for path in export(PANEL, tmp_path / "图.csv")}


def test_csv是七张表(tables: dict[str, list[dict[str, str]]]) -> None:
    counts = {name: len(table) for name, table in tables.items()}
    assert counts == {"nodes": 6, "edges": 3, "targets": 5, "facts": 1, "posts": 1, "documents": 1, "evidence": 2}


def test_csv目标面板(tables: dict[str, list[dict[str, str]]]) -> None:
    names = ("主体", "区划代码", "年份", "指标", "比较", "数值", "单位", "原数值", "文件")
    assert tuple(tables["targets"][0]) == TARGET_COLUMNS
    assert [tuple(row[name] for name in names) for row in tables["targets"]] == [
        ("太原市", "140100", "2025", "城镇化率", "不低于", "70", "%", "70%", "规划.txt"),
        ("太原市", "140100", "2025", "粮食产量", "约", "1400", "万吨", "1,400万吨", "规划.txt"),
        ("太原市", "140100", "2025", "能耗", "等于", "-3.5", "%", "-3.5%", "规划.txt"),
        ("太原市", "140100", "2025", "'@产值", "等于", "", "", "翻一番", "规划.txt"),
        ("", "", "2035", "", "", "", "", "", ""),
    ]


def test_csv任职和已达到的指标(tables: dict[str, list[dict[str, str]]]) -> None:
    (post,), (fact,) = tables["posts"], tables["facts"]
    wanted = {"人物": "'=林武", "职务": "书记", "机构": "示例市委", "原句": "示例市委书记林武"}
    assert post.items() >= wanted.items()
    wanted = {"主体": "太原市", "时间": "2023年末", "指标": "城镇化率", "数值": "66.16", "单位": "%"}
    assert fact.items() >= wanted.items()


def test_csv依据和目标带页码_不分页的空着(tables: dict[str, list[dict[str, str]]]) -> None:
    assert sorted(row["页"] for row in tables["evidence"]) == ["", "2"]
    assert {row["页"] for row in tables["targets"] if row["指标"] == "城镇化率"} == {"2"}


def test_csv文件表用中文列名(tables: dict[str, list[dict[str, str]]]) -> None:
    wanted = {"文件": "规划.txt", "标题": "示例规划", "发文字号": "示政发〔2024〕1号", "成文日期": "2024-03-01"}
    record = {"id": "规划.txt", "title": "示例规划", "number": "示政发〔2024〕1号", "signed": "2024-03-01"}
    (row,) = tables["documents"]
    assert json.loads(row.pop("json")) == record and row == wanted


def test_csv文件表带文件自己的题头_一个网页里几篇就几行(tmp_path: Path) -> None:
    def own(name: str, rule: str, file: str, number: str) -> Entity:
        return Entity(f"document:{name}", "document", name, (), {"number": [number]}, (Evidence(file, 0, 2, name, rule),))

    graph = Graph(
        (Source("第 一 批.html", "甲乙"), Source("未认出.txt", "丙")),
        (own("甲", "header:title", "第 一 批.html", "甲1号"), own("乙", "header:title", "第 一 批.html", "乙2号"),
         own("丁", "pattern:document", "未认出.txt", "丁3号")),
    )  # fmt: skip
    export(graph, tmp_path / "图.csv")
    assert [tuple(row.values()) for row in rows(tmp_path / "图.documents.csv")] == [
        ("第 一 批.html", "甲", "甲1号", '{"id": "第 一 批.html", "title": "甲乙"}'),
        ("第 一 批.html", "乙", "乙2号", ""),
        ("未认出.txt", "丙", "", '{"id": "未认出.txt", "title": "丙"}'),
    ]
    assert {row["文件"] for row in rows(tmp_path / "图.evidence.csv")} == {"第 一 批.html", "未认出.txt"}
    assert rows(tmp_path / "图.nodes.csv")[0]["documents"] == "第 一 批.html"


def test_csv点和边对得上(tables: dict[str, list[dict[str, str]]]) -> None:
    ids = {row["id"] for row in tables["nodes"]}
    assert all({row["source"], row["target"]} <= ids for row in tables["edges"])
    assert [row["source_label"] for row in tables["edges"]] == ["'=林武", "太原市", "太原市"]


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_csv没有一格会成为公式(graph: Graph, tmp_path: Path) -> None:
    for path in export(graph, tmp_path / "图.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        suspect = [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)]
        assert [cell for cell in suspect if not re.fullmatch(r"[-+]?[\d.]+%?", cell)] == []


@pytest.mark.parametrize("graph", [sample(), rare()], ids=["样例", "罕见"])
def test_csv用pandas读没有乱码(graph: Graph, tmp_path: Path) -> None:
    export(graph, tmp_path / "图.csv")
    nodes = pandas.read_csv(tmp_path / "图.nodes.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
    edges = pandas.read_csv(tmp_path / "图.edges.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert (len(nodes), len(edges)) == (len(graph.entities), len(graph.edges))
    # What Excel would take for a formula has a ' before it; line ends within a cell stay.
    assert [name.removeprefix("'") for name in nodes["label"]] == [writable(entity.name) for entity in graph.entities]


COLUMNS = {"targets": TARGET_COLUMNS, "facts": FACT_COLUMNS, "posts": POST_COLUMNS, "evidence": EVIDENCE_COLUMNS}


@pytest.mark.parametrize("name", COLUMNS)
def test_文档里的列就是表里的列(name: str, root: Path) -> None:
    page = (root / "docs" / "exports.md").read_text("utf-8")
    assert re.findall(rf"<!-- columns: {name} -->(.*?)<!-- / -->", page) == ["、".join(COLUMNS[name])]


def test_文档里的例子能跑(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", (root / "docs" / "exports.md").read_text("utf-8"), re.S | re.M)
    shutil.copytree(root / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "exports.md", "exec"), {})


# ---------------------------------------------------------------- whole or not at all


def test_写到一半出错旧文件还在(tmp_path: Path) -> None:
    path = tmp_path / "图.json"
    path.write_text("旧", "utf-8")
    with pytest.raises(RuntimeError), replacing(path) as temporary:
        temporary.write_text("写了一半", "utf-8")
        raise RuntimeError
    assert path.read_text("utf-8") == "旧" and list(tmp_path.iterdir()) == [path]
