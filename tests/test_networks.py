"""UCINET's and Pajek's files read by parsers that were written from the descriptions of the formats, and what they count."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx
import pytest
from export_reading import contents
from page_graph import hostile, large, quote, sample
from policygraph.graph.exporters import export, matrix
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.graph.records import oneline
from rare_graph import RARE, rare
from test_nx import AWKWARD


@dataclass(frozen=True)
class Matrix:
    rows: list[str]
    columns: list[str]
    cells: dict[tuple[str, str], float]


def parse_dl(text: str) -> Matrix:
    """DL: `dl` and key=value pairs up to the first word with a colon; then sections of labels, in quotation marks where they
    hold blanks, one after the other; then `data:`: in edgelist1 and edgelist2 two numbers from 1 and a value, a line each."""
    head, *sections = re.split(r"^((?:row |column )?labels|data):\s*$", text, flags=re.M | re.I)
    words = dict(re.findall(r"(\w+)\s*=\s*(\w+)", head))
    assert re.match(r"dl\s", head, re.I)
    parts = dict(zip((name.lower() for name in sections[::2]), sections[1::2], strict=True))
    labels = {name: re.findall(r'"([^"]*)"|([^\s,"]+)', body) for name, body in parts.items() if name != "data"}
    told = {name: [first or second for first, second in found] for name, found in labels.items()}
    rows = told["row labels"] if words["format"] == "edgelist2" else told["labels"]
    columns = told["column labels"] if words["format"] == "edgelist2" else rows
    sizes = (words["nr"], words["nc"]) if words["format"] == "edgelist2" else (words["n"], words["n"])
    assert sizes == (str(len(rows)), str(len(columns)))
    lines = [line.split() for line in parts["data"].splitlines() if line.strip()]
    return Matrix(rows, columns, {(rows[int(a) - 1], columns[int(b) - 1]): float(value) for a, b, value in lines})


def parse_pajek(text: str) -> tuple[list[str], list[tuple[str, str, str, float]]]:
    """.net: `*Vertices n`, then a number and a label in quotation marks a line; `*Arcs :r "name"`, then from, to, value."""
    vertices: dict[str, str] = {}
    arcs, section, relation = [], "", ""
    for line in filter(None, text.splitlines()):
        words = [first or second for first, second in re.findall(r'"([^"]*)"|(\S+)', line)]
        if line.startswith("*"):
            section, relation = words[0].lower(), words[-1]
        elif section == "*vertices":
            vertices[words[0]] = words[1]
        else:
            arcs.append((vertices[words[0]], relation, vertices[words[1]], float(words[2])))
    return list(vertices.values()), arcs


URBAN = {"name": "城镇化率", "value": "70%"}
NETWORKS = Graph(
    (Source("一.txt", "一"), Source("二.txt", "二")),
    tuple(
        sorted(
            [
                Entity("d1", "document", "《一号》", (), {"signed": "2021-05-01"}),
                Entity("d2", "document", "《二号》", (), {"number": "示政发〔2022〕3号"}),
                Entity("d3", "document", "《三号》"),
                Entity("o1", "organization", "甲厅"),
                Entity("o2", "organization", "乙厅"),
                Entity("o3", "organization", "丙 “厅”\"x\""),
                Entity("m1", "meeting", "大会", (), {"date": "2022-02-09"}),
                Entity("p1", "person", "李某"),
                Entity("p2", "person", "张某"),
                Entity("p3", "person", "张某"),
                Entity("x1", "place", "甲市"),
                Entity("t1", "target", "目标", (), {"year": 2030, "indicators": [URBAN, {"name": "人口", "value": "9万"}]}),
                Entity("t2", "target", "目标", (), {"year": 2035, "indicators": [URBAN]}),
            ],
            key=lambda e: e.id,
        )
    ),
    (
        *(Edge(d, o, "issued_by") for d, o in (("d1", "o1"), ("d1", "o2"), ("d2", "o1"), ("d2", "o2"), ("d2", "o3"), ("d3", "o1"))),
        *(Edge(p, "m1", "takes_part_in", evidence=(quote("到会。", "一.txt"),)) for p in ("p1", "p2", "p3")),
        Edge("x1", "t1", "has_target"),
        Edge("x1", "t2", "has_target"),
    ),
)  # fmt: skip
ODD = "丙“厅””x”"


@pytest.fixture
def dl(tmp_path: Path) -> dict[str, Matrix]:
    paths = export(NETWORKS, tmp_path / "图.dl")
    return {path.name.removeprefix("图.").removesuffix(".dl"): parse_dl(path.read_text("utf-8")) for path in paths}


def test_每个网络一份全部的和逐年的(dl: dict[str, Matrix]) -> None:
    assert set(dl) == {
        "联合发文", "联合发文.2021", "联合发文.2022", "发文", "发文.2021", "发文.2022", "共同参会", "共同参会.2022", "参会", "参会.2022",
        "地方指标", "地方指标.2030", "地方指标.2035",
    }  # fmt: skip


def test_联合发文是对称的次数(dl: dict[str, Matrix]) -> None:
    both = {("甲厅", "乙厅"): 2, ("甲厅", ODD): 1, ("乙厅", ODD): 1}
    assert dl["联合发文"].cells == both | {(b, a): n for (a, b), n in both.items()}
    assert dl["联合发文.2021"].rows == ["乙厅", "甲厅"] and dl["联合发文.2021"].cells == {
        ("甲厅", "乙厅"): 1,
        ("乙厅", "甲厅"): 1,
    }


def test_发文是机关和文件两种点(dl: dict[str, Matrix]) -> None:
    assert dl["发文"].columns == ["《一号》", "《三号》", "《二号》"]
    assert dl["发文"].cells.keys() == {(o, d) for d, os in (("《一号》", ("甲厅", "乙厅")), ("《二号》", ("甲厅", "乙厅", ODD)),
                                                            ("《三号》", ("甲厅",))) for o in os}  # fmt: skip


def test_同名的两人不混(dl: dict[str, Matrix]) -> None:
    assert dl["参会"].rows == ["张某（p2）", "张某（p3）", "李某"]
    assert len(dl["共同参会.2022"].cells) == 6


def test_地方和目标指标(dl: dict[str, Matrix]) -> None:
    assert dl["地方指标"].cells == {("甲市", "城镇化率"): 2, ("甲市", "人口"): 1}
    assert dl["地方指标.2035"].cells == {("甲市", "城镇化率"): 1}


def table(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    (_, *columns), *lines = csv.reader(text.removeprefix("\ufeff").splitlines())
    for name, *cells in lines:
        yield from (((name, column), int(value)) for column, value in zip(columns, cells, strict=True) if value != "0")


def test_矩阵与dl说的一样(dl: dict[str, Matrix], tmp_path: Path) -> None:
    (folder,) = export(NETWORKS, tmp_path / "图.matrix")
    files = {
        name.removesuffix(".csv"): content.decode()
        for name, content in contents(folder).items()
        if name.endswith(".csv")
    }
    assert set(files) == set(dl)
    for name, text in files.items():
        made = {tuple(part.replace('"', "”") for part in pair): n for pair, n in table(text)}
        assert made == dl[name].cells


def test_列太多的矩阵写成三列(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_COLUMNS", 2)
    (folder,) = export(NETWORKS, tmp_path / "图.matrix")
    lines = (folder / "地方指标.csv").read_text("utf-8-sig").splitlines()
    assert lines == ["行,列,数", "甲市,人口,1", "甲市,城镇化率,2"]


# ---------------------------------------------------------------- Pajek


@pytest.mark.parametrize(
    "graph", [sample(), hostile(), AWKWARD, rare(), large(500)], ids=["样例", "恶意", "重名", "罕见", "大"]
)
def test_Pajek的点边齐全(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.net")
    names = {entity.id: oneline(entity.name).replace('"', "”") for entity in graph.entities}
    vertices, arcs = parse_pajek(path.read_bytes().decode("utf-8-sig"))
    assert vertices == list(names.values())
    assert Counter((a, b, value) for a, _, b, value in arcs) == Counter(
        (names[e.source], names[e.target], max(1, len(e.evidence))) for e in graph.edges
    )


def test_Pajek的关系各有名字_networkx也读得到(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.net")
    text = path.read_text("utf-8-sig")
    _, arcs = parse_pajek(text)
    assert Counter(relation for _, relation, _, _ in arcs)["成员"] == 5 and path.read_bytes().startswith(
        b"\xef\xbb\xbf*V"
    )
    read = networkx.parse_pajek(re.sub(r"^\*Arcs.*$", "*Arcs", text, flags=re.M).splitlines())
    assert (len(read), read.number_of_edges()) == (21, 24) and "山西中部城市群" in read


def test_难写的名字也在(tmp_path: Path) -> None:
    (path,) = export(rare(), tmp_path / "图.net")
    vertices, _ = parse_pajek(path.read_text("utf-8-sig"))
    assert len(vertices) == len(RARE) and "𠮷野镇䶮水村" in vertices
