"""The questions on the command line: a table to read, JSON and files for programs, words for what is unclear."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from page_graph import large, sample
from policygraph.cli import main
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from policygraph.graph.store import Store

Run = Callable[..., Result]
NAME = "山西中部城市群"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Ask about the sample, which lies in the folder `out`: words[0] is the question, the rest follows the graph."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    export(sample(), tmp_path / "out" / "graph.json")
    return lambda question, *words: CliRunner().invoke(main, [question, "out", *map(str, words)])


# 问题, 其余的字, 屏幕上看得到的
ASKED = {
    "show": (
        ("show", NAME),
        ("区域  山西中部城市群  [area:cluster]", "又名：中部城市群、城市群", "    全省将按照“一群两区三圈”布局", "成员 ←  5", "说到它的文件 1 份"),
    ),
    "path": (("path", "太原", "“一群两区三圈”"), ("太原市", "→", "组成部分", "共 2 步")),
    "neighbours": (("neighbours", NAME), ("太原市", "←", "“山西中部城市群”周围共 11 个")),
    "search": (("search", "布局"), ("全省将按照", "句子 1 句")),
    "members": (("members", NAME), ("吕梁市", "“山西中部城市群”共 5 个成员")),
    "timeline": (("timeline", NAME), ("2022-03-30", "2035", "共 4 条")),
    "targets": (("targets",), ("城镇化率", "80%", "共 3 行")),
    "officials": (("officials",), ("林武", "书记", "共 1 人 1 项职务")),
    "documents": (("documents",), ("关于推动山西中部城市群高质量发展的决定", "共 2 份")),
    "citations": (("citations",), ("共 0 条",)),
    "missing": (("missing",), ("共 0 份",)),
    "joint-issuing": (("joint-issuing",), ("0 份联合发文，0 行",)),
    "stats": (("stats",), ("文件 2，实体 21，关系 24，没有关系的实体 0", "行政区划 6", "社群")),
}


@pytest.mark.parametrize(("words", "seen"), ASKED.values(), ids=ASKED)
def test_屏幕上是给人看的表(words: tuple[str, ...], seen: tuple[str, ...], run: Run) -> None:
    done = run(*words)
    assert done.exit_code == 0, done.output
    for text in seen:
        assert text in done.stdout


@pytest.mark.parametrize("words", [words for words, _ in ASKED.values()], ids=ASKED)
def test_给程序用的JSON和文件说的一样(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    printed = json.loads(run(*words, "--json").stdout)
    for suffix in (".json", ".csv", ".xlsx"):
        done = run(*words, "-o", f"表{suffix}")
        assert done.exit_code == 0 and f"写出：表{suffix}" in done.stdout
    rows = json.loads((tmp_path / "表.json").read_text("utf-8"))
    if words[0] == "show":
        assert (printed["id"], printed["name"], printed["aliases"]) == ("area:cluster", NAME, ["中部城市群", "城市群"])
        assert len(printed["relations"]) == len(rows) == 11
    else:
        assert printed == rows
    with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(rows)
    assert openpyxl.load_workbook(tmp_path / "表.xlsx").active.max_row == len(rows) + 1


@pytest.mark.parametrize("words", [words for words, _ in ASKED.values()], ids=ASKED)
def test_库和JSON答得一样(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    from_json = run(*words, "--json").stdout
    with Store.open(tmp_path / "out" / "graph.db", write=True) as store:
        Store.of(sample()).db.backup(store.db)
    assert run(*words, "--json").stdout == from_json
    assert CliRunner().invoke(main, [words[0], "out/graph.db", *words[1:], "--json"]).stdout == from_json


@pytest.mark.parametrize("words", [words for words, _ in ASKED.values()], ids=ASKED)
def test_英文界面(words: tuple[str, ...], run: Run) -> None:
    done = run(*words, "--lang", "en")
    assert done.exit_code == 0 and "共" not in done.stdout.splitlines()[-1]


# ---------------------------------------------------------------- 名字不清楚

UNCLEAR = {
    "几样": (("show", "基地"), ("叫“基地”的有 3 个，请改写它的编号：", "positioning:白酒产业基地")),
    "没有": (("show", "山西中部城市圈"), ("没有叫“山西中部城市圈”的。", "名字相近的：", "area:cluster")),
    "完全没有": (("members", "海洋牧场"), ("没有叫“海洋牧场”的。",)),
    "类型不对": (("show", NAME, "--type", "人物"), ("没有叫“山西中部城市群”的。",)),
    "没有这个类型": (("show", NAME, "--type", "车"), ("没有类型“车”。有：", "区域（area）")),
    "词太多": (("search", *"甲" * 51), ("最多 50 个词",)),
    "年份写错": (("joint-issuing", "--years", "2020-2015"), ("--years 的值不对：2020-2015 不是年份，请写成 2015-2020",)),
    "时间写错": (("timeline", NAME, "--since", "去年"), ("--since 的值不对：去年 不是时间",)),
}


@pytest.mark.parametrize(("words", "said"), UNCLEAR.values(), ids=UNCLEAR)
def test_说不清就列出来退出2(words: tuple[str, ...], said: tuple[str, ...], run: Run) -> None:
    done = run(*words)
    assert done.exit_code == 2 and done.stdout == ""
    for text in said:
        assert text in done.stderr


def test_没有路退出1(run: Run) -> None:
    done = run("path", "林武", "太原")
    assert done.exit_code == 1 and done.stderr.strip() == "“林武”和“太原市”之间没有路"


def test_类型可以写中文也可以写英文(run: Run) -> None:
    for word in ("目标", "target"):
        assert len(json.loads(run("neighbours", NAME, "--only", word, "--json").stdout)) == 3
    for word in ("成员", "member_of"):
        assert len(json.loads(run("neighbours", NAME, "--relation", word, "--json").stdout)) == 5


def test_没有图谱时说清楚(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = CliRunner().invoke(main, ["stats", "空"])
    assert done.exit_code == 1 and "空：文件夹里没有 graph.db 或 graph.json" in done.stderr
    done = CliRunner().invoke(main, ["stats", "没有"])
    assert done.exit_code == 1 and "没有：找不到这个文件" in done.stderr


# ---------------------------------------------------------------- 长的表


def test_屏幕上只列前面的_写文件是全部(run: Run, tmp_path: Path) -> None:
    export(large(500), tmp_path / "out" / "graph.json")
    words = "neighbours", "place:0000", "--hops", "2"
    some = run(*words)
    rows = json.loads(run(*words, "--json").stdout)
    assert len(rows) > 100 and f"共 {len(rows)} 个，列出前 50；全部用 -o 写成表格，或加 --most" in some.stdout
    assert len(some.stdout.splitlines()) == 52, "a heading, fifty rows, and how many there are"
    assert json.loads(run(*words, "--most", "3", "--json").stdout) == rows[:3]


# ---------------------------------------------------------------- diff


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    whole = sample()
    gone = {"person:lw", "organization:party"}
    kept = tuple(edge for edge in whole.edges if not {edge.source, edge.target} & gone)
    small = Graph(whole.sources, tuple(e for e in whole.entities if e.id not in gone), kept)
    export(small, tmp_path / "旧" / "graph.json")
    export(whole, tmp_path / "新" / "graph.json")
    return lambda *words: CliRunner().invoke(main, ["diff", *map(str, words)])


def test_新旧两个图谱(two: Run) -> None:
    done = two("旧", "新/graph.json")
    assert done.exit_code == 0 and "变化 3 处（新增 3）" in done.stdout
    (post,) = json.loads(two("旧", "新", "--relations", "--json").stdout)
    assert (post["变化"], post["起点"], post["类型"], post["终点"], post["改变"]) == ("新增", "林武", "任职", "山西省委", "书记")
    assert post["原句"] == "省委书记林武到会讲话。"
    assert {row["变化"] for row in json.loads(two("新", "旧", "--json").stdout)} == {"消失"}
    assert "变化 0 处" in two("新", "新").stdout


# ---------------------------------------------------------------- joint issuing, stats


def test_联合发文的三种表(run: Run, tmp_path: Path) -> None:
    from policygraph.graph.model import Edge, Entity

    bodies = tuple(Entity(f"o{n}", "organization", f"河阳市{n}局") for n in "丙乙甲")
    paper = Entity("d", "document", "《办法》", attributes={"signed": ["2021-02-03"]})
    edges = tuple(Edge("d", f"o{n}", "issued_by") for n in "丙乙甲")
    export(Graph((), (paper, *bodies), edges), tmp_path / "out" / "graph.json")
    pairs = json.loads(run("joint-issuing", "--by", "year", "--json").stdout)
    assert [(r["时段"], r["机关甲"], r["机关乙"], r["联合发文数"]) for r in pairs] == [
        ("2021", "河阳市丙局", "河阳市乙局", 1), ("2021", "河阳市丙局", "河阳市甲局", 1), ("2021", "河阳市乙局", "河阳市甲局", 1),
    ]  # fmt: skip
    assert len(json.loads(run("joint-issuing", "--two-mode", "--years", "2021", "--json").stdout)) == 3
    assert json.loads(run("joint-issuing", "--years", "2015-2020", "--json").stdout) == []
    matrix = json.loads(run("joint-issuing", "--matrix", "--json").stdout)
    assert [row["河阳市甲局"] for row in matrix] == [1, 1, 0]


def test_缩小了再数(run: Run) -> None:
    done = run("stats", "--focus", "太原", "--hops", "0")
    assert done.exit_code == 0 and "实体 1，关系 0，没有关系的实体 1" in done.stdout
    rows = json.loads(run("stats", "--relation", "成员", "--json").stdout)
    assert rows[0]["编号"] == "area:cluster" and rows[0]["度"] == 5 and rows[0]["中介"] == 1.0 and len(rows) == 6
