"""Corrections: what each kind of decision does, that it lasts, and that whatever has no effect is told with its row."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from corrected import (
    AREA,
    BUREAU,
    GROUP,
    OFFICE,
    PARTS,
    RULES,
    SCHOOL,
    TEXTS,
    THIRD,
    Row,
    corrected,
    documents,
    entity,
    graph_of,
    ids,
    put,
    read,
    relations,
    table,
)
from policygraph.cli import main
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import merge_parts
from policygraph.graph.corrections import Unapplied
from policygraph.graph.load import load
from policygraph.graph.model import Graph
from policygraph.graph.parts import Part, part_of
from policygraph.graph.store import Store

# ---------------------------------------------------------------- 各种决定


def test_合并_两个人成为一个_任职合在一起(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "合并", "对象": OFFICE, "另一对象": THIRD, "谁": "张三", "何时": "2024-05-06", "为什么": "同一次活动"},
    )
    assert documents(graph, OFFICE) == ["丙.txt", "甲.txt"]
    merged = entity(graph, OFFICE).attributes
    assert merged["merged_by"] == ["更正"]
    assert merged["corrected"] == [f"合并 {OFFICE} {THIRD}（张三，2024-05-06，同一次活动）"]
    assert merged["namesakes"] == [SCHOOL] and entity(graph, SCHOOL).attributes["namesakes"] == [OFFICE]


def test_合并_一串与一圈_与行的先后无关(tmp_path: Path) -> None:
    chain = [{"决定": "合并", "对象": OFFICE, "另一对象": SCHOOL}, {"决定": "合并", "对象": SCHOOL, "另一对象": THIRD}]
    circle = [*chain, {"决定": "合并", "对象": THIRD, "另一对象": OFFICE}]
    assert ids(graph_of(tmp_path, *chain), "person") == ["person:李卫东", OFFICE]
    assert graph_of(tmp_path, *reversed(chain)) == graph_of(tmp_path, *chain)
    one = [id for id in ids(graph_of(tmp_path, *circle), "person") if "王建国" in id]
    assert one == ["person:王建国"], "a circle has no first: the smallest id stands for all"


def test_别名_叫这个名字的归到它(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "别名", "对象": f"{GROUP}", "值": "领导小组"},
        {"决定": "别名", "对象": "机构：太原市财政局", "值": "云岭大学"},
    )
    assert entity(graph, GROUP).aliases == ("领导小组",)
    assert set(entity(graph, BUREAU).aliases) == {"云岭大学"} and "organization:云岭大学" not in ids(
        graph, "organization"
    )
    assert f"{SCHOOL} holds_post {BUREAU}" in relations(graph, "holds_post")


def test_别名_只在一份文件里(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "别名", "对象": "机构：市局", "值": "太原市财政局", "文件": "乙.txt"},
        {"决定": "补充", "对象": "机构：市局"},
    )
    assert documents(graph, BUREAU) == ["甲.txt"]
    assert documents(graph, "organization:市局") == ["乙.txt"]


def test_拆分_一份文件里的是另一个(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path, {"决定": "拆分", "对象": "文件：《太原市养犬管理办法》", "文件": "乙.txt", "为什么": "是另一版"}
    )
    assert documents(graph, RULES) == ["甲.txt"] and documents(graph, f"{RULES}@乙.txt") == ["乙.txt"]
    assert entity(graph, f"{RULES}@乙.txt").attributes["corrected"] == [f"拆分 {RULES} 乙.txt（是另一版）"]
    assert "merged_by" not in entity(graph, RULES).attributes


def test_拆分出来的可以再合并再改名(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "拆分", "对象": AREA, "文件": "丙.txt", "另一对象": "区域：忻定原城镇组群"},
        {"决定": "改名", "对象": "区域：忻定原城镇组群", "值": "忻定原"},
    )
    assert relations(graph, "member_of")[-1] == "place:140900 member_of area:忻定原城镇组群"
    assert entity(graph, "area:忻定原城镇组群").name == "忻定原"


def test_删除_点和它的关系(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, {"决定": "删除", "对象": AREA})
    assert ids(graph, "area") == [] and relations(graph, "member_of") == []


def test_删除_只删一份文件里的(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, {"决定": "删除", "对象": AREA, "文件": "丙.txt"})
    assert relations(graph, "member_of") == [f"place:140100 member_of {AREA}", f"place:140700 member_of {AREA}"]


def test_删除_一条关系(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, {"决定": "删除", "对象": "行政区划：晋中", "关系": "成员", "另一对象": AREA})
    assert relations(graph, "member_of") == [f"place:140100 member_of {AREA}", f"place:140900 member_of {AREA}"]
    assert "place:140700" in ids(graph, "place")


def test_删除_按职务(tmp_path: Path) -> None:
    row = {"决定": "删除", "对象": "person:李卫东", "关系": "任职", "另一对象": GROUP}
    assert relations(graph_of(tmp_path, row | {"值": "组长"}), "holds_post") == relations(
        graph_of(tmp_path, row), "holds_post"
    )
    assert corrected(tmp_path, row | {"值": "副组长"})[1] == ["2 没有这条关系"]


def test_改类型_编号跟着变_别的行仍可用旧编号(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "改类型", "对象": AREA, "值": "战略"},
        {"决定": "改名", "对象": AREA, "值": "太原都市区战略"},
        {"决定": "删除", "对象": "行政区划：忻州市", "关系": "member_of", "另一对象": "战略：太原都市区"},
    )
    changed = entity(graph, "strategy:太原都市区")
    assert (changed.type, changed.name, changed.aliases) == ("strategy", "太原都市区战略", ("太原都市区",))
    assert ids(graph, "area") == []
    assert relations(graph, "member_of") == [
        "place:140100 member_of strategy:太原都市区",
        "place:140700 member_of strategy:太原都市区",
    ]


def test_改类型_与那个类型里同名的成为一个(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "改类型", "对象": "机构：云岭大学", "值": "区域"},
        {"决定": "合并", "对象": AREA, "另一对象": "机构：云岭大学"},
    )
    assert f"{SCHOOL} holds_post {AREA}" in relations(graph, "holds_post")


def test_补充_点和关系(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path,
        {"决定": "补充", "对象": "机构：太原市数据局", "谁": "张三", "何时": "2024-05-06", "为什么": "三定方案"},
        {
            "决定": "补充",
            "对象": "person:李卫东",
            "关系": "任职",
            "另一对象": "机构：太原市数据局",
            "值": "局长",
            "文件": "丙.txt",
            "原句": "李卫东任局长。",
        },
    )
    added = entity(graph, "organization:太原市数据局")
    assert (added.name, added.derived, added.evidence) == ("太原市数据局", True, ())
    assert added.attributes["by"] == "correction" and added.attributes["who"] == "张三"
    (edge,) = (e for e in graph.edges if e.target == added.id)
    assert edge.attributes == {"by": "correction", "title": "局长", "document": "丙.txt", "sentence": "李卫东任局长。"}
    assert edge.evidence == () and not edge.derived


def test_无误_什么也不改(tmp_path: Path) -> None:
    assert graph_of(
        tmp_path, {"决定": "无误", "对象": RULES}, {"决定": "对", "对象": OFFICE, "另一对象": SCHOOL}
    ) == merge_parts(PARTS)


# 说明, 各行, 没有照办的行与理由
WITHOUT_EFFECT = [
    ("没有这个对象", [{"决定": "改名", "对象": "机构：没有的局", "值": "新名"}], ["2 图谱里没有 organization:没有的局"]),
    ("合并的一端没有", [{"决定": "合并", "对象": BUREAU, "另一对象": "机构：没有的局"}], ["2 图谱里没有 organization:没有的局"]),
    ("自己与自己", [{"决定": "合并", "对象": BUREAU, "另一对象": "机构：太原市财政局"}], ["2 本来就是一个"]),
    ("不同类型", [{"决定": "合并", "对象": BUREAU, "另一对象": AREA}], ["2 类型不同；要合并，先改类型"]),
    ("文件里没有", [{"决定": "拆分", "对象": AREA, "文件": "乙.txt"}], ["2 这些文件里没有：乙.txt"]),
    ("有一份文件里没有", [{"决定": "拆分", "对象": AREA, "文件": "乙.txt；丙.txt"}], ["2 这些文件里没有：乙.txt"]),
    ("什么也不剩", [{"决定": "拆分", "对象": AREA, "文件": "甲.txt;丙.txt"}], ["2 拆了以后什么也不剩"]),
    ("拆了又合", [{"决定": "拆分", "对象": AREA, "文件": "丙.txt"}, {"决定": "合并", "对象": AREA, "另一对象": f"{AREA}@丙.txt"}],
     ["2 拆出来的又被另一行合并回去"]),
    ("拆到两处", [{"决定": "拆分", "对象": AREA, "文件": "丙.txt", "另一对象": "区域：甲圈"},
                 {"决定": "拆分", "对象": AREA, "文件": "丙.txt", "另一对象": "区域：乙圈"}],
     ["3 丙.txt：与别的行矛盾，都没有照办", "2 丙.txt：与别的行矛盾，都没有照办"]),
    ("两个新名", [{"决定": "改名", "对象": AREA, "值": "甲"}, {"决定": "改名", "对象": AREA, "值": "乙"}],
     ["3 与别的行矛盾，都没有照办", "2 与别的行矛盾，都没有照办"]),
    ("两个新类型", [{"决定": "改类型", "对象": AREA, "值": "战略"}, {"决定": "改类型", "对象": AREA, "值": "项目"}],
     ["3 与别的行矛盾，都没有照办", "2 与别的行矛盾，都没有照办"]),
    ("改来改去", [{"决定": "改类型", "对象": AREA, "值": "战略"}, {"决定": "改类型", "对象": "战略：太原都市区", "值": "区域"}],
     ["2 与别的行矛盾，都没有照办", "3 与别的行矛盾，都没有照办"]),
    ("一个别名给两家", [{"决定": "别名", "对象": BUREAU, "值": "市局"}, {"决定": "别名", "对象": GROUP, "值": "市局"}],
     ["3 与别的行矛盾，都没有照办", "2 与别的行矛盾，都没有照办"]),
    ("已是这个类型", [{"决定": "改类型", "对象": AREA, "值": "区域"}], ["2 已经是这个类型"]),
    ("没有这条关系", [{"决定": "删除", "对象": "place:140100", "关系": "位于", "另一对象": AREA}], ["2 没有这条关系"]),
    ("只在别的文件里", [{"决定": "删除", "对象": "place:140100", "关系": "成员", "另一对象": AREA, "文件": "丙.txt"}], ["2 没有这条关系"]),
    ("补的已经有", [{"决定": "补充", "对象": "区域：太原都市区"}], ["2 图谱里已经有了"]),
    ("补的关系已经有", [{"决定": "补充", "对象": "place:140100", "关系": "成员", "另一对象": AREA}], ["2 文件里已经有这条关系"]),
    ("补了又删", [{"决定": "补充", "对象": "place:140100", "关系": "位于", "另一对象": AREA},
                 {"决定": "删除", "对象": "place:140100", "关系": "位于", "另一对象": AREA}],
     ["3 与别的行矛盾，都没有照办", "2 与别的行矛盾，都没有照办"]),
    ("删了又改名", [{"决定": "删除", "对象": AREA}, {"决定": "改名", "对象": AREA, "值": "新名"}], ["3 area:太原都市区 已被另一行删除"]),
    ("合并与无误", [{"决定": "合并", "对象": OFFICE, "另一对象": SCHOOL}, {"决定": "无误", "对象": OFFICE, "另一对象": SCHOOL}],
     ["3 与合并的一行矛盾，以合并为准"]),
    ("人物的那份文件不在了", [{"决定": "合并", "对象": OFFICE, "另一对象": "person:王建国@丁.txt"}], ["2 图谱里没有 person:王建国@丁.txt"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"), [case[1:] for case in WITHOUT_EFFECT], ids=[case[0] for case in WITHOUT_EFFECT]
)
def test_没有照办的说出哪一行为什么(rows: list[Row], expected: list[str], tmp_path: Path) -> None:
    assert sorted(corrected(tmp_path, *rows)[1]) == sorted(expected)


def test_没有照办的一句话里有文件和行号(tmp_path: Path) -> None:
    told: list[Unapplied] = []
    merge_parts(PARTS, read(tmp_path, {"决定": "改名", "对象": "机构：没有的局", "值": "新名"}), tell=told.append)
    assert [str(one) for one in told] == [
        "更正.csv 第 2 行（改名 organization:没有的局 新名）：图谱里没有 organization:没有的局"
    ]


# ---------------------------------------------------------------- 长久有效

EVERY_KIND: list[Row] = [
    {"决定": "合并", "对象": OFFICE, "另一对象": THIRD, "谁": "张三", "何时": "2024-05-06", "为什么": "同一次活动"},
    {"决定": "别名", "对象": GROUP, "值": "城市圈领导小组"},
    {"决定": "拆分", "对象": RULES, "文件": "乙.txt"},
    {"决定": "删除", "对象": "行政区划：晋中市"},
    {"决定": "删除", "对象": "行政区划：忻州市", "关系": "成员", "另一对象": AREA},
    {"决定": "改类型", "对象": AREA, "值": "战略"},
    {"决定": "改名", "对象": "机构：云岭大学", "值": "云岭理工大学"},
    {"决定": "补充", "对象": "机构：太原市数据局"},
    {"决定": "补充", "对象": "person:李卫东", "关系": "任职", "另一对象": "机构：太原市数据局", "值": "局长"},
    {"决定": "无误", "对象": BUREAU},
]
FACTS = [
    "person:李卫东 holds_post organization:太原城市圈建设领导小组",
    "person:李卫东 holds_post organization:太原市数据局",
    f"{SCHOOL} holds_post organization:云岭大学",
    f"{OFFICE} holds_post organization:太原市人民政府",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "文件"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    (tmp_path / "policygraph-out").mkdir()
    monkeypatch.chdir(tmp_path)
    return made


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(map(str, words)))
    return done.exit_code, done.output


def built(code: int = 0, *more: object) -> tuple[Graph, str]:
    exit_code, said = run("build", "文件", *more)
    assert exit_code == code, said
    return load(Path("policygraph-out/graph.json")), said


def check_every_kind(graph: Graph) -> None:
    assert documents(graph, OFFICE) == ["丙.txt", "甲.txt"]
    assert "城市圈领导小组" in entity(graph, GROUP).aliases
    assert documents(graph, f"{RULES}@乙.txt") == ["乙.txt"]
    assert "place:140700" not in ids(graph, "place")
    assert relations(graph, "member_of") == ["place:140100 member_of strategy:太原都市区"]
    assert entity(graph, "organization:云岭大学").name == "云岭理工大学"
    assert relations(graph, "holds_post") == FACTS


def test_每种决定_从头再建一遍效果不变(folder: Path) -> None:
    table(Path("policygraph-out/corrections.csv"), EVERY_KIND)
    graph, said = built()
    assert "没有照办" not in said
    check_every_kind(graph)
    first = Path("policygraph-out/graph.json").read_bytes()
    built()
    assert Path("policygraph-out/graph.json").read_bytes() == first, "built again with nothing to extract"
    Path("policygraph-out/graph.db").unlink()
    built()
    assert Path("policygraph-out/graph.json").read_bytes() == first, "built from nothing"


def test_加一份文件_更正照样有效(folder: Path) -> None:
    """A document that sorts first changes the ids of the persons of that name; the decision is about the document's person."""
    table(Path("policygraph-out/corrections.csv"), EVERY_KIND)
    built()
    (folder / "一.txt").write_text("晋阳大学副教授王建国讲课。\n", "utf-8")
    graph, said = built()
    assert "没有照办" not in said
    assert documents(graph, OFFICE) == ["丙.txt", "甲.txt"] and documents(graph, "person:王建国") == ["一.txt"]


def test_更正拿走_图就复原(folder: Path) -> None:
    plain, _ = built()
    corrections = table(Path("policygraph-out/corrections.csv"), EVERY_KIND)
    assert built()[0] != plain
    corrections.unlink()
    assert built()[0] == plain


def test_给出的与结果文件夹里的都算(folder: Path) -> None:
    Path("policygraph-out/corrections").mkdir()
    table(Path("policygraph-out/corrections/一.csv"), [{"决定": "改名", "对象": AREA, "值": "甲名"}])
    table(Path("另一张.csv"), [{"决定": "删除", "对象": "行政区划：晋中市"}])
    graph, _ = built(0, "--corrections", "另一张.csv")
    assert entity(graph, AREA).name == "甲名" and "place:140700" not in ids(graph, "place")


def test_没有照办的在建图时说出来(folder: Path) -> None:
    table(Path("policygraph-out/corrections.csv"), [{"决定": "改名", "对象": "机构：没有的局", "值": "新名"}])
    assert "corrections.csv 第 2 行（改名 organization:没有的局 新名）：图谱里没有" in built()[1]
    assert "corrections.csv 第 2 行" in built()[1], "and again where nothing is new"


def test_看不懂的行说出来_别的行照办(folder: Path) -> None:
    table(
        Path("policygraph-out/corrections.csv"),
        [{"决定": "吃掉", "对象": AREA}, {"决定": "改名", "对象": AREA, "值": "新名"}],
    )
    graph, said = built(1)
    assert "corrections.csv 第 2 行：不认识的决定“吃掉”" in said
    assert entity(graph, AREA).name == "新名"


def test_更正文件读不了就不建_免得建成另一张图(folder: Path) -> None:
    before = built()[0]
    (folder.parent / "policygraph-out/corrections.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    code, said = run("build", "文件")
    assert code == 1 and "corrections.xlsx：不是完好的 Excel 工作簿" in said
    assert load(Path("policygraph-out/graph.json")) == before
    assert "没有.csv：找不到这个文件" in run("build", "文件", "-o", "另", "--corrections", "没有.csv")[1]


def person(document: str, name: str, body: str) -> Part:
    text = f"{body}{name}讲课。\n"
    return part_of(extract_document(Document(document, "", text)))


def test_别人的编号变了_同名者那一栏也跟着变(tmp_path: Path) -> None:
    """李建军 of 甲 is decided to be 王建国 of 甲乙; a document that comes first changes what 王建国 is called, and what the
    other 李建军 names as his namesake."""
    one, two, other = (
        person("乙", "王建国", "云岭大学教授"),
        person("丁", "李建军", "晋阳大学教授"),
        person("丙", "李建军", "汾河大学教授"),
    )
    first = person("一", "王建国", "恒山大学教授")
    decisions = read(tmp_path, {"决定": "合并", "对象": "person:王建国@乙", "另一对象": "person:李建军"})
    with Store.memory() as store:
        put(store, [one, two, other], decisions)
        assert entity(store.graph(), "person:李建军@丙").attributes["namesakes"] == ["person:王建国"]
        put(store, [one, two, other, first], decisions)
        graph = store.graph()
    assert entity(graph, "person:李建军@丙").attributes["namesakes"] == ["person:王建国@乙"]
    assert graph == merge_parts([one, two, other, first], decisions)


def test_文件走了_没有照办的删除又能照办(tmp_path: Path) -> None:
    first, then = person("一", "王建国", "恒山大学教授"), person("乙", "王建国", "云岭大学教授")
    rejecting = {"决定": "删除", "对象": "person:王建国", "关系": "任职", "另一对象": "机构：云岭大学"}
    decisions = read(tmp_path, rejecting)
    with Store.memory() as store:
        told = put(store, [first, then], decisions)
        assert [one.reason for one in told] == ["没有这条关系"]
        assert relations(store.graph(), "holds_post")[-1] == "person:王建国@乙 holds_post organization:云岭大学"
        assert put(store, [then], decisions) == []
        assert relations(store.graph(), "holds_post") == []
        assert store.db.execute("SELECT count(*) FROM relations WHERE type = 'holds_post'").fetchone() == (0,)
        assert store.graph() == merge_parts([then], decisions)
