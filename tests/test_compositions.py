"""What official texts say areas are made of: derived edges with their source, in memory and in the store, and the way from a city to
the targets of its areas."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.extract.geography import gazetteer
from policygraph.extract.model import Document
from policygraph.extract.naming import lexicon
from policygraph.extract.pipeline import extract_document
from policygraph.extract.schema import lexicon_rows
from policygraph.graph.build import merge_parts
from policygraph.graph.derived.compositions import compositions, memberships
from policygraph.graph.derived.reaching import areas_of
from policygraph.graph.exporters.json import write
from policygraph.graph.model import Edge
from policygraph.graph.parts import part_of
from written import filled

TEXTS = {
    "市.txt": "代表团来太原市、晋中市、大同市考察。山西省、山东省派员参加。",
    "区域.txt": "山西中部城市群到2030年常住人口城镇化率达到76%。中部地区、黄河流域、长江经济带协同发展。到2035年，中部地区人均产值翻一番。",
    "规划.txt": "山西中部城市群包括太原市、忻州市。",
}
PARTS = [part_of(extract_document(Document(name, "", text))) for name, text in TEXTS.items()]
CITIES = "《山西中部城市群高质量发展规划（2022—2035年）》（山西省委、省政府，2022年）"


def test_推得的成员带着出处_说到的不重复_没有的点不新建() -> None:
    graph = merge_parts(PARTS)
    names = {e.id: e.name for e in graph.entities}
    members = {
        (names[e.source], names[e.target], e.derived, e.attributes.get("extent", ""))
        for e in graph.edges
        if e.type == "member_of"
    }
    assert members == {
        ("太原市", "山西中部城市群", False, ""),
        ("忻州市", "山西中部城市群", False, ""),
        ("晋中市", "山西中部城市群", True, ""),
        ("山西省", "中部地区", True, ""),
        ("山西省", "黄河流域", True, "部分地区"),
        ("山东省", "黄河流域", True, "部分地区"),
    }
    derived = [e for e in graph.edges if e.type == "member_of" and e.derived]
    assert all(not e.evidence and str(e.attributes["source"]).strip() for e in derived)
    assert {e.attributes["source"] for e in derived if names[e.source] == "晋中市"} == {CITIES}


def test_在内存里与在库里推得的相同_与先后无关() -> None:
    for seed in range(3):
        parts = random.Random(seed).sample(PARTS, len(PARTS))
        assert filled(parts).graph() == merge_parts(parts) == merge_parts(PARTS)


def test_文件说了的在它删去以后又是推得的() -> None:
    graph = filled(PARTS[:2]).graph()
    taiyuan = [e.derived for e in graph.edges if e.type == "member_of" and e.source == "place:140100"]
    assert taiyuan == [True]


@pytest.mark.parametrize("row", lexicon_rows("compositions.tsv"), ids=lambda row: row["area"])
def test_每个区域都有出处_名称在区域词表里(row: dict[str, str]) -> None:
    assert row["source"] and (row["members"] or row["partly"])
    entry = lexicon.known().get(row["area"])
    assert entry is not None and entry.type == "area" and entry.name == row["area"]


# 区域, 有几个成员（全部属于的、部分属于的）, 其中一个, 不在其中的一个
COUNTED = [
    ("京津冀", 3, 0, "河北省", "山西省"), ("长三角", 4, 0, "安徽省", "江西省"), ("长三角城市群", 26, 0, "池州市", "徐州市"),
    ("粤港澳大湾区", 11, 0, "肇庆市", "汕头市"), ("珠三角", 9, 0, "肇庆市", "汕头市"), ("中部地区", 6, 0, "山西省", "陕西省"),
    ("东部地区", 10, 0, "海南省", "辽宁省"), ("西部地区", 12, 0, "内蒙古自治区", "山西省"), ("东北地区", 3, 0, "吉林省", "内蒙古自治区"),
    ("长江经济带", 11, 0, "云南省", "河南省"), ("黄河流域", 0, 9, "山东省", "河北省"), ("成渝地区双城经济圈", 37, 7, "宜宾市", "广元市"),
    ("长江中游城市群", 29, 2, "娄底市", "随州市"), ("中原城市群", 30, 0, "菏泽市", "太原市"), ("哈长城市群", 11, 0, "吉林市", "白山市"),
    ("北部湾城市群", 15, 0, "澄迈县", "三亚市"), ("呼包鄂榆城市群", 4, 0, "榆林市", "延安市"), ("山西中部城市群", 5, 0, "阳泉市", "大同市"),
    ("关中平原城市群", 23, 5, "天水市", "延安市"), ("兰西城市群", 21, 6, "海东市", "银川市"),
]  # fmt: skip


@pytest.mark.parametrize(("area", "whole", "partly", "inside", "outside"), COUNTED, ids=[row[0] for row in COUNTED])
def test_区域由哪些地方组成(area: str, whole: int, partly: int, inside: str, outside: str) -> None:
    (found,) = (c for c in compositions() if c.area == f"area:{area}")
    count = list(found.members.values())
    assert (count.count(True), count.count(False)) == (whole, partly)
    codes = {name: place.code for name in (inside, outside) if (place := gazetteer.division(name))}
    assert codes[inside] in found.members and codes[outside] not in found.members


def test_文件没有说到的区域不推() -> None:
    assert memberships([("140000", "place:140000")], set(), set()) == []
    assert [e.target for e in memberships([("140000", "place:140000")], {"area:中部地区"}, set())] == ["area:中部地区"]
    assert memberships([("140000", "place:140000")], {"area:中部地区"}, {("place:140000", "area:中部地区")}) == []


def edge(source: str, target: str, type: str = "member_of", extent: str = "") -> Edge:
    return Edge(source, target, type, {"extent": extent} if extent else {}, (), True)


EDGES = [
    edge("镇", "县", "part_of"), edge("县", "市", "part_of"), edge("市", "省", "part_of"), edge("市", "城市群"), edge("城市群", "大区"),
    edge("省", "流域", extent="部分地区"), edge("市", "山区", extent="部分地区"), edge("山区", "山系"), edge("省", "中部"), edge("中部", "城市群"),
]  # fmt: skip


def test_从地方到它所属的区域() -> None:
    def found(start: str) -> dict[str, list[str]]:
        paths = areas_of(start, lambda id: [e for e in EDGES if e.source == id])
        return {area: [e.target for e in path] for area, path in paths.items()}

    assert found("市") == {"城市群": ["城市群"], "大区": ["城市群", "大区"], "山区": ["山区"], "中部": ["省", "中部"]}
    assert found("县") == {"城市群": ["市", "城市群"], "大区": ["市", "城市群", "大区"], "中部": ["市", "省", "中部"]}
    assert set(found("省")) == {"流域", "中部", "城市群", "大区"}


def test_市的目标里列出所属区域的目标(tmp_path: Path) -> None:
    (graph,) = write(merge_parts(PARTS), tmp_path / "graph.json")
    out = tmp_path / "目标.csv"
    done = CliRunner().invoke(main, ["targets", str(graph), "--subject", "太原", "--with-areas", "-o", str(out)])
    assert done.exit_code == 0, done.output
    rows = [line.split(",") for line in out.read_text("utf-8-sig").splitlines()]
    column = {name: i for i, name in enumerate(rows[0])}
    assert [(r[column["主体"]], r[column["年份"]], r[column["推得"]]) for r in rows[1:]] == [
        ("中部地区", "2035", "是"), ("山西中部城市群", "2030", "是"),
    ]  # fmt: skip
    assert rows[1][column["经由"]].startswith("太原市属于山西省属于中部地区（《中共中央 国务院关于促进中部地区崛起的若干意见》")
    assert rows[2][column["经由"]] == "太原市属于山西中部城市群"


def test_所属区域的目标要说明是哪里的() -> None:
    done = CliRunner().invoke(main, ["targets", __file__, "--with-areas"])
    assert done.exit_code == 2 and "--subject" in done.output
