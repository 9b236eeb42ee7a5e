"""Files that strangers made, given to `policygraph import`: none fills the memory or fetches anything, each is told with a cure."""

import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from edited_files import OUT, Book, built, done, run
from hypothesis import given, settings
from policygraph.graph.corrections import NONE, read_corrections
from policygraph.graph.editing import SUFFIXES, EditedUnreadable, compare
from policygraph.graph.exporters import export
from policygraph.graph.load import LoadError, load
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.tables.spreadsheets import TableUnreadable, xlsx_rows
from policygraph.graph.writing.xml_stream import XmlUnreadable, elements
from test_exports_any import graphs

EXPANDING = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "甲">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)).replace("&a0;", "&a;")
    + "]><{0}><graph><nodes><node id='1' label='&a11;'/></nodes></graph></{0}>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><{0}><graph>&x;</graph></{0}>'
OUTER_DTD = '<?xml version="1.0"?><!DOCTYPE {0} SYSTEM "http://127.0.0.1:9/x.dtd"><{0}><graph></graph></{0}>'


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    monkeypatch.chdir(tmp_path)
    return built()


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
@pytest.mark.parametrize("text", [EXPANDING, OUTSIDE], ids=["层层展开的实体", "外部实体"])
def test_带实体的XML不读(text: str, suffix: str, graph: Graph) -> None:
    Path(f"坏.{suffix}").write_text(text.replace("{0}", suffix), "utf-8")
    tracemalloc.start()
    result = run("import", f"坏.{suffix}", "--into", OUT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert result.exit_code == 1 and f"坏.{suffix}：定义了实体" in result.output and "重新导出" in result.output
    assert peak < 100_000_000


def test_图谱文件里的实体也不读(tmp_path: Path) -> None:
    (tmp_path / "坏.graphml").write_text(EXPANDING.replace("{0}", "graphml"), "utf-8")
    with pytest.raises(LoadError, match="定义了实体"):
        load(tmp_path / "坏.graphml")


def test_外面的DTD不去取(tmp_path: Path) -> None:
    (tmp_path / "图.gexf").write_text(OUTER_DTD.replace("{0}", "gexf"), "utf-8")
    assert [element.tag for event, element, _ in elements(tmp_path / "图.gexf") if event == "start"] == ["gexf", "graph"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "不是 XML，或者不完整"),
        ("<gexf><graph><nodes><node id='1'>", "不是 XML，或者不完整：第 1 行"),
        ("<gexf>\n<graph></gexf>", "第 2 行"),
        ("<html></html>", "最外层是 <html>，不是 GEXF"),
        ("<gexf>" + "<nodes>" * 200 + "</nodes>" * 200 + "</gexf>", "元素套了 100 层以上"),
        ('<?xml version="1.0" encoding="no-such"?><gexf/>', "写着的编码读不了"),
        ("PK\x03\x04\x00\x00", "不是 XML，或者不完整"),
    ],
    ids=["空", "断了", "不配对", "别的XML", "很深", "没有的编码", "压缩包"],
)
def test_坏的GEXF说坏在哪里(text: str, told: str, graph: Graph) -> None:
    Path("坏.gexf").write_text(text, "utf-8")
    result = run("import", "坏.gexf", "--into", OUT)
    assert result.exit_code == 1 and result.output.startswith("坏.gexf：") and told in result.output and "请在 Gephi 里重新导出" in result.output


def test_别的错误也说怎么办(graph: Graph) -> None:
    Path("空").mkdir()
    Path("图.docx").write_bytes(b"")
    Path("图.nodes.csv").write_text("编号,名称\n1,甲\n", "utf-8")
    for name, told in (
        ("没有.gexf", "没有.gexf：读取失败"),
        ("图.docx", "能读的有 .csv、.gexf、.graphml、.xlsx"),
        ("空", "空：里面没有 CSV 表。请写明是哪一组"),
        ("图.nodes.csv", "第一行没有 id、label 一列。请保留 export 写出的标题行"),
        ("没有.csv", "没有 没有.nodes.csv，也没有 没有.edges.csv"),
    ):
        result = run("import", name, "--into", OUT)
        assert result.exit_code == 1 and told in result.output, result.output
    assert run("import", "图.nodes.csv", "--into", "没有的.db").exit_code == 1


# ---------------------------------------------------------------- 工作簿


def test_解开很大的工作簿不读(graph: Graph, tmp_path: Path) -> None:
    with zipfile.ZipFile("坏.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(6):
            with book.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                for _ in range(10):
                    part.write(b" " * 10_000_000)
    with pytest.raises(TableUnreadable, match="解开以后太大了"):
        list(xlsx_rows(Path("坏.xlsx"), largest=400_000_000, most_rows=10))
    (problem,) = read_corrections([Path("坏.xlsx")])[1]
    assert "解开以后太大了" in str(problem)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "1"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "prolog", [ENTITIES, b"<!-- <a> -->" + ENTITIES, b"<?x <a> ?>" + ENTITIES, b" " * 70_000 + ENTITIES],
    ids=["开头", "藏在注释后", "藏在指令后", "藏在空白后"],
)  # fmt: skip
def test_工作簿里定义实体的不读(prolog: bytes, graph: Graph) -> None:
    done("export", OUT, "-o", "图.xlsx")
    with zipfile.ZipFile("图.xlsx") as old, zipfile.ZipFile("坏.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, mark, rest = content.partition(b"?>")
                content = head + mark + prolog + rest
            new.writestr(name, content)
    result = run("import", "坏.xlsx", "--into", OUT)
    assert result.exit_code == 1 and "坏.xlsx：里面的 XML 定义了实体" in result.output


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: b"", lambda raw: b"PK\x03\x04" + b"x" * 500],
                         ids=["断了", "空", "不是"])  # fmt: skip
def test_坏的工作簿(damage: Callable[[bytes], bytes], graph: Graph) -> None:
    done("export", OUT, "-o", "图.xlsx")
    Path("坏.xlsx").write_bytes(damage(Path("图.xlsx").read_bytes()))
    result = run("import", "坏.xlsx", "--into", OUT)
    assert result.exit_code == 1 and "坏.xlsx：不是完好的 Excel 工作簿" in result.output


def test_不是我们的工作簿(graph: Graph) -> None:
    openpyxl.Workbook().save("别.xlsx")
    result = run("import", "别.xlsx", "--into", OUT)
    assert result.exit_code == 1 and "没有“实体”表，也没有“关系”表。请不要改表的名字" in result.output
    done("export", OUT, "-o", "图.xlsx")
    book = Book(Path("图.xlsx"))
    book.put("实体", 1, 编号="号")
    result = run("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert result.exit_code == 1 and "“实体”表的第一行没有 编号 一列。请保留标题行" in result.output


# ---------------------------------------------------------------- 什么图都行


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_任何图没有改就没有更正(tmp_path_factory: pytest.TempPathFactory, made: Graph) -> None:
    folder = tmp_path_factory.mktemp("图")
    for suffix in SUFFIXES:
        export(made, folder / f"图{suffix}")
        imported = compare(made, folder / f"图{suffix}", known=NONE)
        assert (imported.rows, imported.notices, imported.layout.positions) == ([], [], {}), suffix


def test_满是写不出的字的表也读得回(tmp_path: Path) -> None:
    strange = Entity("甲", "person", "\x1f\x1f"), Entity("乙", "organization", "\x1e\x1e")
    made = Graph(entities=strange, edges=(Edge("甲", "乙", "holds_post"), Edge("甲", "乙", "holds_post", {"title": "\x1d\x1d"})))
    export(made, tmp_path / "图.csv")
    assert "�" in (tmp_path / "图.posts.csv").read_text("utf-8-sig")
    imported = compare(made, tmp_path / "图.csv", known=NONE)
    assert (imported.rows, imported.notices) == ([], [])


def test_超过大小的XML(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policygraph.graph.writing.xml_stream.LARGEST", 10)
    (tmp_path / "图.gexf").write_text("<gexf></gexf>", "utf-8")
    with pytest.raises(XmlUnreadable, match="太大了"):
        list(elements(tmp_path / "图.gexf"))
    with pytest.raises(EditedUnreadable, match="太大了"):
        compare(Graph(), tmp_path / "图.gexf", known=NONE)
