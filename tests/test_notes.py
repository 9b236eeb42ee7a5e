"""The report of a document and the folder of notes, as a Markdown parser reads them: every text is a text, every link leads somewhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from export_reading import contents
from markdown_it import MarkdownIt
from page_graph import hostile, quote, sample
from policygraph.graph.exporters import export
from policygraph.graph.model import Edge, Entity, Evidence, Graph, Source
from policygraph.graph.records import oneline
from policygraph.graph.writing.markdown import MOST_QUOTED, text
from rare_graph import RARE, lone_ends, rare
from test_nx import AWKWARD

READER = MarkdownIt("commonmark").enable("table")
GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "罕见": rare(), "只差控制字符": lone_ends()}
FILE, TITLE = "意见.pdf", "关于支持甲市的意见"


def own(text: str, page: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(FILE, 0, len(text), text, "pattern", page),)


DOCUMENT = Graph(
    (Source("别的.txt", "别的"), Source(FILE, TITLE, {"kind": ["意见"]})),
    (
        Entity("d", "document", f"《{TITLE}》", (), {"signed": "2024-05-06", "number": "示政发〔2024〕5号"},
               (Evidence(FILE, 0, 9, TITLE, "header:title", 1),)),
        Entity("l", "document", "《示省条例》"),
        Entity("o", "organization", "示省人民政府"),
        Entity("p", "person", "李某"),
        Entity("t", "target", "目标", (), {"year": 2030, "text": "绿地率达到40%", "indicators": [
            {"name": "绿地率", "value": "40%", "comparator": ">="}]}),
        Entity("x", "place", "甲市"),
    ),
    (
        Edge("d", "l", "based_on", evidence=own("根据《示省条例》，提出本意见。")),
        Edge("d", "o", "issued_by", evidence=own("示省人民政府")),
        Edge("p", "o", "holds_post", {"title": "省长"}, own("省长李某签署。", 2)),
        Edge("x", "t", "has_target", evidence=own("到2030年，甲市绿地率达到40%。", 2)),
        Edge("x", "o", "located_in", evidence=(quote("这句在别的文件里。", "别的.txt"),)),
    ),
)  # fmt: skip


def cells(page: str) -> Iterator[list[list[str]]]:
    """The tables of a page as a Markdown parser sees them, each a list of rows of texts."""
    rows: list[list[str]] = []
    for token in READER.parse(page):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append("".join(child.content for child in token.children or ()))
        elif token.type == "table_close":
            yield rows
            rows = []


def report(graph: Graph, folder: Path) -> str:
    return export(graph, folder / "报告.md")[0].read_text("utf-8")


def test_报告说明是什么_依据_谁_目标(tmp_path: Path) -> None:
    page = report(DOCUMENT, tmp_path).split(f"# {TITLE}\n", 1)[1]
    assert [line for line in page.splitlines() if line.startswith("- ")] == [
        "- 文件：意见.pdf", "- 发文字号：示政发〔2024〕5号", "- 文种：意见", "- 成文日期：2024-05-06", "- 发文机关：示省人民政府"]  # fmt: skip
    assert re.findall(r"^## (.*)", page, re.M) == ["依据和引用", "谁", "目标：到什么时候，做到什么"]
    assert list(cells(page)) == [
        [["方式", "文件", "原句", "页"], ["依据", "《示省条例》", "根据《示省条例》，提出本意见。", "1"]],
        [["人物", "职务", "机构", "原句", "页"], ["李某", "省长", "示省人民政府", "省长李某签署。", "2"]],
        [["年份", "主体", "指标", "比较", "数值", "单位", "目标内容", "原句", "页"],
         ["2030", "甲市", "绿地率", "不低于", "40", "%", "绿地率达到40%", "到2030年，甲市绿地率达到40%。", "2"]],
    ]  # fmt: skip


def test_别的文件说的不在这份报告里(tmp_path: Path) -> None:
    other, this = report(DOCUMENT, tmp_path).split(f"# {TITLE}\n", 1)
    assert "这句在别的文件里" in other and "这句在别的文件里" not in this


@pytest.mark.parametrize(
    "said", [*RARE.values(), "- 项", "1. 项", "> 引", "---", "*粗*", "<b>", "~~删~~", "&lt;", "`x`", "# 题", "==亮=="]
)
def test_难写的文字读出来还是它(said: str) -> None:
    (row,) = (row for table in cells(f"| 列 |\n| --- |\n| {text(said)} |\n") for row in table[1:])
    assert row == [oneline(said)]
    block = READER.parse(text(said))
    assert [token.type for token in block] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in block[1].children or ()) == oneline(said)


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_报告里没有网页代码(graph: Graph, tmp_path: Path) -> None:
    page = report(graph, tmp_path)
    tokens = [child for token in READER.parse(page) for child in (token, *(token.children or ()))]
    assert not {"html_block", "html_inline", "link_open", "image"} & {token.type for token in tokens}


# ---------------------------------------------------------------- notes


def notes(graph: Graph, folder: Path) -> dict[str, str]:
    (path,) = export(graph, folder / "图.obsidian")
    return {
        name.removesuffix(".md"): content.decode() for name, content in contents(path).items() if name.endswith(".md")
    }


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_每个点每份文件一篇_链接都通(graph: Graph, tmp_path: Path) -> None:
    made = notes(graph, tmp_path)
    assert len(made) == len(graph.entities) + len(graph.sources) + 1
    assert len({name.casefold() for name in made}) == len(made)
    for name, page in made.items():
        assert not re.search(r'[\\:*?"<>|#^\[\]]', name) and len(name.encode()) < 400
        body = page.split("---\n", 2)[-1]
        links = re.findall(r"\[\[(.*?)(?:\|.*?)?\]\]", re.sub(r"\\.", "", body))
        assert [link for link in links if link not in made] == []
        front = dict(re.findall(r"^(\S+?): (.*)$", page.split("---\n")[1], re.M)) if page.startswith("---\n") else {}
        assert name == "首页" or {key: type(json.loads(value)) for key, value in front.items()} == {
            "类型": str, "编号": str, "aliases": list, "tags": list}  # fmt: skip


def test_一篇里有关系和原句(tmp_path: Path) -> None:
    page = notes(sample(), tmp_path)["行政区划/太原市"]
    assert 'aliases: ["太原市", "太原"]' in page
    assert (
        "- 成员 → [[区域/山西中部城市群|山西中部城市群]]\n  > 山西中部城市群由太原、晋中、忻州、吕梁、阳泉五个市组成"
        in page
    )
    assert "- 上级区划 → [[行政区划/山西省|山西省]]（推得）" in page
    assert "> —— [[原文/关于推动山西中部城市群高质量发展的决定|决定.txt]] 100–138" in page


def test_依据太多只写前一百处(tmp_path: Path) -> None:
    proofs = tuple(Evidence("甲.txt", i, i + 2, "中国", "词表") for i in range(MOST_QUOTED + 7))
    page = notes(Graph((), (Entity("c", "place", "中国", (), {}, proofs),)), tmp_path)["行政区划/中国"]
    assert page.count("> 中国") == MOST_QUOTED and "- 还有 7 处" in page


def test_再导出时没有了的删去_自己写的留着(tmp_path: Path) -> None:
    folder = tmp_path / "图.obsidian"
    notes(sample(), tmp_path)
    (folder / "行政区划" / "我的想法.md").write_text("想法", "utf-8")
    export(Graph(sample().sources, sample().entities[:1]), folder)
    left = {name for name in contents(folder) if name.startswith("行政区划")}
    assert left == {"行政区划/我的想法.md"}
