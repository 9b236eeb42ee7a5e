"""`policygraph review`: what is listed and in which order; filled in and given back, it is a corrections file."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from policygraph.cli import main
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.checking.doubts import doubts, weightiest
from policygraph.graph.checking.review import REVIEW_COLUMNS, review_rows
from policygraph.graph.corrections import Decisions, read_corrections
from policygraph.graph.corrections.decisions import KEEP, Decision
from policygraph.graph.exporters.tables import write_table
from policygraph.graph.identity.proposals import Proposal
from policygraph.graph.load import load
from policygraph.graph.model import Edge, Entity, Evidence, Graph, Source

TEXTS = {
    "甲.txt": "太原市市长王建国出席会议。太原都市区包括太原市、晋中市。\n",
    "乙.txt": "云岭大学教授王建国讲课。\n",
    "丙.txt": "王建国参加了活动。太原市副市长李卫东主持会议。太原都市区包括太原市、忻州市。\n",
    "丁.txt": "太原市委副书记李卫东出席会议。\n",
}
Row = dict[str, str]


def proof(document: str, text: str = "原文", rule: str = "规则") -> Evidence:
    return Evidence(document, 0, len(text), text, rule)


def thing(id: str, name: str, *places: str, **said: object) -> Entity:
    return Entity(id, id.partition(":")[0], name, (), said, tuple(proof(document, name) for document in places))


def listed(graph: Graph, **more: object) -> list[str]:
    return [f"{r['建议']} {r['对象']} {r['另一对象']}".strip() for r in review_rows(graph, **more)]  # type: ignore[arg-type]


# ---------------------------------------------------------------- 列什么


def test_题名相同而发文机关不同() -> None:
    paper = thing("document:若干规定", "《若干规定》", "甲", "乙", "丙", merged_by=["题名"])
    organs = [thing("organization:甲局", "甲局", "甲"), thing("organization:乙局", "乙局", "乙")]
    edges = [
        Edge(paper.id, organs[0].id, "issued_by", {}, (proof("甲"), proof("丙"))),
        Edge(paper.id, organs[1].id, "issued_by", {}, (proof("乙", "乙局印发《若干规定》。"),)),
    ]
    first, *_ = review_rows(Graph((), (paper, *organs), tuple(edges)))
    assert (first["建议"], first["对象"], first["文件"]) == ("拆分", paper.id, "乙")
    assert first["理由"] == "题名相同合成一个，发文机关却不同"


def test_同一名称两个类型_建议改成说得多的那个() -> None:
    graph = Graph((), (thing("area:云岭新区", "云岭新区", "甲", "乙"), thing("project:云岭新区", "“云岭新区”", "丙")))
    (row,) = review_rows(graph)
    assert (row["建议"], row["对象"], row["值"], row["另一对象"]) == (
        "改类型",
        "project:云岭新区",
        "区域",
        "area:云岭新区",
    )
    assert row["原句"] == "【丙】“云岭新区”"


def test_跨几年的同名会议_列出少数年份的文件() -> None:
    years = {"甲": "2023-01-05", "乙": "2024-01-05", "丙": "2024-03-01"}
    sources = tuple(Source(id, "", {"published": day}) for id, day in sorted(years.items()))
    graph = Graph(sources, (thing("meeting:文旅座谈会", "文旅座谈会", *years, merged_by=["名称"]),))
    (row,) = review_rows(graph)
    assert (row["建议"], row["文件"]) == ("拆分", "甲")
    numbered = thing("meeting:第三次文旅座谈会", "第三次文旅座谈会", *years, merged_by=["名称"])
    assert review_rows(Graph(sources, (numbered,))) == []


def test_拿不准的提议列在前面_不重复() -> None:
    people = [
        thing("person:王伟", "王伟", "甲", namesakes=["person:王伟@乙"]),
        thing("person:王伟@乙", "王伟", "乙", namesakes=["person:王伟"]),
    ]
    graph = Graph((), tuple(people))
    (row,) = review_rows(graph, proposals=[Proposal("person:王伟", "person:王伟@乙", "同名，职务都在太原")])
    assert row["理由"] == "同名，职务都在太原" and row["对象"] == "person:王伟@甲"
    (row,) = review_rows(graph)
    assert row["理由"] == "同名，职务连不起来，作两人"


def test_只有一句话的关系_少用的规则在前_目标不算() -> None:
    places = [thing(f"place:14010{i}", f"{i}区", "甲") for i in range(4)]
    area, goal = thing("area:圈", "圈", "甲"), thing("target:一", "一", "甲")
    edges = [Edge(p.id, area.id, "member_of", {}, (proof("甲", rule="member_of.often"),)) for p in places[:3]]
    edges += [
        Edge(places[3].id, area.id, "member_of", {}, (proof("甲", "圈里还有3区。", "member_of.seldom"),)),
        Edge(area.id, goal.id, "has_target", {}, (proof("甲"),)),
    ]
    rows = review_rows(Graph((), (*places, area, goal), tuple(edges)))
    assert [r["对象"] for r in rows] == ["place:140103", "place:140100", "place:140101", "place:140102"]
    assert (rows[0]["关系"], rows[0]["文件"], rows[0]["原句"]) == ("成员", "甲", "【甲】圈里还有3区。")


def test_每一类都有份_总数不超() -> None:
    graph = build_graph(extract_document(Document(name, "", text)) for name, text in TEXTS.items())
    every = doubts(graph)
    kinds = {doubt.kind for doubt in every}
    assert len(kinds) == 3
    few = weightiest(every, 3)
    assert {doubt.kind for doubt in few} == kinds and few == sorted(few, key=lambda doubt: doubt.order)
    assert weightiest(every, 1000) == every and len(weightiest(every, 4)) == 4


def test_说过无误的不再列() -> None:
    graph = build_graph(extract_document(Document(name, "", text)) for name, text in TEXTS.items())
    before = review_rows(graph)
    for row in before:
        relation = "member_of" if row["关系"] == "成员" else "holds_post" if row["关系"] else ""
        kept = Decisions.of([Decision(KEEP, row["对象"], row["另一对象"], relation=relation)])
        after = review_rows(graph, decisions=kept)
        assert row not in after and len(after) == len(before) - 1


def test_太多文件就不列在格子里() -> None:
    many = [f"很长很长的文件夹名字/{i:04}.txt" for i in range(500)]
    (row,) = review_rows(Graph((), (thing("person:王伟", "王伟", *many, merged_by=["都无职务"]),)))
    assert row["文件"] == "" and row["理由"].startswith("500 份文件") and len(row["原句"]) < 1000


# ---------------------------------------------------------------- 填好再建


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "文件"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("build", "文件")[0] == 0
    return made


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(map(str, words)))
    return done.exit_code, done.output


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


OUT = Path("policygraph-out")


def test_在终端上列出来(folder: Path) -> None:
    code, said = run("review", OUT / "graph.json")
    assert code == 0 and "同名，职务连不起来" in said and said.splitlines()[0].startswith("建议")
    assert "doubts" in run("review", OUT / "graph.db", "--lang", "en", "--most", 2)[1]
    assert run("review", OUT / "graph.db") == run("review", OUT / "graph.json")
    told = json.loads(run("review", OUT / "graph.db", "--json")[1])
    assert list(told[0]) == list(REVIEW_COLUMNS) and any("同名，职务连不起来" in row["理由"] for row in told)


def test_填好放进去_建图照办_再核对不再列(folder: Path) -> None:
    assert run("review", OUT / "graph.db", "-o", "核对.csv")[0] == 0
    table = rows(Path("核对.csv"))
    assert list(table[0]) == list(REVIEW_COLUMNS) and {row["决定"] for row in table} == {""}
    pair = {"person:王建国@甲.txt", "person:王建国@丙.txt"}
    for row in table:
        row |= {"谁": "张三", "何时": "2024-05-06"}
        if {row["对象"], row["另一对象"]} == pair:
            row["决定"] = "合并"
        elif row["理由"].startswith("2 份文件") and "李卫东" in row["对象"]:
            row["决定"] = "拆分"
        elif row["关系"] == "成员" and row["名称"] == "忻州市":
            row["决定"] = "删除"
        elif row["关系"] == "成员":
            row["决定"] = "无误"
    assert [row["决定"] for row in table if row["决定"]] == ["合并", "拆分", "无误", "删除"]
    (OUT / "corrections").mkdir()
    with (OUT / "corrections" / "核对.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, REVIEW_COLUMNS)
        writer.writeheader()
        writer.writerows(table)
    code, said = run("build", "文件")
    assert code == 0 and "没有照办" not in said, said
    first = (OUT / "graph.json").read_bytes()
    graph = load(OUT / "graph.json")
    (merged,) = (
        e for e in graph.entities if {p.document for p in e.evidence} == {"甲.txt", "丙.txt"} and e.name == "王建国"
    )
    assert any("张三，2024-05-06" in text for text in merged.attributes["corrected"])
    assert sorted(e.id for e in graph.entities if e.name == "李卫东") == ["person:李卫东", "person:李卫东@丙.txt"]
    assert [e.source for e in graph.edges if e.type == "member_of"] == ["place:140100", "place:140700"]

    assert run("build", "文件")[0] == 0
    assert (OUT / "graph.json").read_bytes() == first, "the second build gives the same"
    run("review", OUT / "graph.json", "-o", "再.csv")
    again = rows(Path("再.csv"))
    assert not [row for row in again if {row["对象"], row["另一对象"]} == pair]
    assert not [row for row in again if row["关系"] == "成员"]


def test_Excel里填也一样(folder: Path) -> None:
    assert run("review", OUT / "graph.json", "-o", "核对.xlsx")[0] == 0
    book = load_workbook("核对.xlsx")
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    filled = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("另一名称")].value == "王建国")
    filled[heads.index("决定")].value = "merge"
    book.save("核对.xlsx")
    code, said = run("build", "文件", "--corrections", "核对.xlsx")
    assert code == 0 and "没有照办" not in said, said
    assert sum(e.name == "王建国" for e in load(OUT / "graph.json").entities) == 2


def test_不填就什么也不改(folder: Path) -> None:
    before = (OUT / "graph.json").read_bytes()
    run("review", OUT / "graph.json", "-o", "核对.csv")
    assert run("build", "文件", "--corrections", "核对.csv")[0] == 0
    assert (OUT / "graph.json").read_bytes() == before


@pytest.mark.parametrize("name", ["c.csv", "c.xlsx"])
def test_名字像公式的_写出去读回来还是它(name: str, tmp_path: Path) -> None:
    graph = Graph((), (thing("area:=1+1", "=1+1", "甲", "乙"), thing("project:=1+1", "=1+1", "丙")))
    (row,) = review_rows(graph)
    written = write_table([row | {"决定": "改名", "值": "=2+2"}], REVIEW_COLUMNS, tmp_path / name)
    decisions, problems = read_corrections([written])
    assert problems == []
    assert [(decision.first, decision.value) for decision in decisions.rows] == [("project:=1+1", "=2+2")]


def test_不是图谱的说出来(folder: Path) -> None:
    code, said = run("review", "文件/甲.txt")
    assert code == 1 and "不是 JSON 文件" in said
    (OUT / "坏.db").write_bytes(b"x" * 5000)
    code, said = run("review", OUT / "坏.db")
    assert code == 1 and "坏.db：不是" in said
