"""Workbooks and tables edited in Excel, given back by `policygraph import` and built again: the graph is as it was edited."""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from edited_files import AREA, BUREAU, GROUP, OUT, Book, built, done, names, run, said
from export_reading import program
from page_graph import hostile, large, sample
from policygraph.graph.corrections import NONE
from policygraph.graph.editing import SUFFIXES, compare
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from rare_graph import lone_ends, rare
from test_nx import AWKWARD

Row = dict[str, str]


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)


@pytest.fixture
def graph(workplace: None) -> Graph:
    return built()


@pytest.fixture
def book(graph: Graph) -> Book:
    done("export", OUT, "-o", "图.xlsx")
    return Book(Path("图.xlsx"))


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decided(path: Path = OUT / "corrections" / "改.csv") -> set[tuple[str, ...]]:
    cells = ("决定", "对象", "另一对象", "关系", "值")
    return {tuple(row[name] for name in cells if row[name]) for row in table(path) if row["决定"]}


def unclear(path: Path = OUT / "corrections" / "改.csv") -> list[str]:
    return [row["理由"] for row in table(path) if not row["决定"]]


# ---------------------------------------------------------------- 没有改


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "whole", [sample(), hostile(), AWKWARD, rare(), lone_ends(), large(300), Graph()],
    ids=["样例", "恶意", "重名", "罕见", "只差控制字符", "大", "空"],
)  # fmt: skip
def test_没有改的文件没有更正(whole: Graph, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"图{suffix}"
    export(whole, path)
    imported = compare(whole, path, known=NONE)
    assert (list(imported.rows), list(imported.notices)) == ([], [])


def test_没有改就不写(graph: Graph) -> None:
    done("export", OUT, "-o", "图.xlsx")
    assert done("import", "图.xlsx", "--into", OUT) == "没有改动，没有写更正表。\n"
    assert "nothing was changed" in done("import", "图.xlsx", "--into", OUT, "--lang", "en")
    assert not (OUT / "corrections").exists()


# ---------------------------------------------------------------- 改了的，建出来就是改的那样


def test_改名_改类型_删除_补充(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组")
    book.put("实体", book.row("实体", 编号=AREA), 类型="战略")
    book.drop("实体", book.row("实体", 名称="云岭大学"))
    book.drop("关系", book.row("关系", 起点="忻州市", 关系="成员"))
    book.add("实体", 名称="云岭市数据局", 类型="机构", 其他名称="市数据局")
    book.add("关系", 起点="李卫东", 关系="任职", 终点="云岭市数据局", 说明="副局长")
    done("import", book.save(Path("改.xlsx")), "--into", OUT, "--who", "张三")
    assert decided() == {
        ("改名", GROUP, "太原都市圈领导小组"),
        ("改类型", AREA, "战略"),
        ("删除", "organization:云岭大学"),
        ("删除", "place:140900", AREA, "成员"),
        ("补充", "organization:云岭市数据局", "云岭市数据局"),
        ("别名", "organization:云岭市数据局", "市数据局"),
        ("补充", "person:李卫东", "organization:云岭市数据局", "任职", "副局长"),
    }
    assert {(row["谁"], row["为什么"]) for row in table(OUT / "corrections" / "改.csv")} == {("张三", "导入 改.xlsx")}
    after = built()
    assert names(after) - names(graph) == {"organization 太原都市圈领导小组", "strategy 太原都市区", "organization 云岭市数据局"}
    assert names(graph) - names(after) == {"organization 太原城市圈建设领导小组", "area 太原都市区", "organization 云岭大学"}
    assert said(after) - said(graph) == {
        "李卫东 holds_post 太原都市圈领导小组 组长", "李卫东 holds_post 云岭市数据局 副局长",
    }  # fmt: skip
    assert said(graph) - said(after) == {
        "李卫东 holds_post 太原城市圈建设领导小组 组长", "王建国 holds_post 云岭大学 教授", "忻州市 member_of 太原都市区",
    }  # fmt: skip


def test_改过再建_再导入就没有改动(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组", 类型="会议")
    book.drop("关系", book.row("关系", 起点="忻州市", 关系="成员"))
    book.add("实体", 名称="云岭市数据局", 类型="机构")
    done("import", book.save(Path("改.xlsx")), "--into", OUT)
    built()
    for suffix in SUFFIXES:
        done("export", OUT, "-o", f"再{suffix}")
        assert "没有改动" in done("import", f"再{suffix}", "--into", OUT)
    # 没有重新导出、接着在原来那份里改的人，也只得到新改的
    book.put("实体", book.row("实体", 编号=BUREAU), 名称="太原市财政事务局")
    run("import", book.save(Path("又改.xlsx")), "--into", OUT)
    assert decided(OUT / "corrections" / "又改.csv") == {("改名", BUREAU, "太原市财政事务局")}


def test_一头改接到另一个(graph: Graph, book: Book) -> None:
    row = book.row("关系", 起点="忻州市", 关系="成员")
    book.put("关系", row, 起点="山西省")
    done("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert decided() == {("删除", "place:140900", AREA, "成员"), ("补充", "place:140000", AREA, "成员")}
    assert said(built()) - said(graph) == {"山西省 member_of 太原都市区"}


def test_删一个职务_改一个职务(graph: Graph, book: Book) -> None:
    book.put("关系", _post(book, "局长"), 说明="职务：副局长")
    book.drop("关系", _post(book, "党组书记"))
    run("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert {row for row in decided() if row[1] == "person:李卫东"} == {
        ("删除", "person:李卫东", BUREAU, "任职", "局长"),
        ("删除", "person:李卫东", BUREAU, "任职", "党组书记"),
        ("补充", "person:李卫东", BUREAU, "任职", "副局长"),
    }
    after = said(built())
    assert "李卫东 holds_post 太原市财政局 副局长" in after
    assert not {"李卫东 holds_post 太原市财政局 局长", "李卫东 holds_post 太原市财政局 党组书记"} & after


def _post(book: Book, title: str) -> int:
    columns, sheet = book.columns("关系"), book.book["关系"]
    (found,) = (r for r in range(2, sheet.max_row + 1) if f"职务：{title}" in str(sheet.cell(r, columns["说明"]).value).split("；"))
    return found


def test_两个改成一个(graph: Graph, book: Book) -> None:
    for row in range(2, book.book["关系"].max_row + 1):
        cells = book.book["关系"]
        for end in ("起点", "终点"):
            if cells.cell(row, book.columns("关系")[f"{end}编号"]).value == GROUP:
                book.put("关系", row, **{end: "太原市财政局"})
    book.drop("实体", book.row("实体", 编号=GROUP))
    done("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert decided() == {("合并", BUREAU, GROUP)}
    after = built()
    assert names(graph) - names(after) == {"organization 太原城市圈建设领导小组"}
    assert said(after) - said(graph) == {"李卫东 holds_post 太原市财政局 组长"}


def test_同名的人用文件来指(graph: Graph, book: Book) -> None:
    teacher = next(e for e in graph.entities if e.name == "王建国" and {p.document for p in e.evidence} == {"乙.txt"})
    book.put("实体", book.row("实体", 编号=teacher.id), 名称="王建民")
    done("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert decided() == {("改名", "person:王建国@乙.txt", "王建民")}
    assert said(built()) - said(graph) == {"王建民 holds_post 云岭大学 教授"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_Excel另存的CSV(encoding: str, separator: str, graph: Graph) -> None:
    done("export", OUT, "-o", "表/图.csv")
    for name in ("图.nodes.csv", "图.edges.csv"):
        rows = table(Path("表") / name)
        for row in rows:
            row.update({key: value.upper() for key, value in row.items() if key == "derived"})
            if row.get("id") == GROUP:
                row["label"] = "太原都市圈领导小组"
        rows = [row for row in rows if not (row.get("source_label") == "忻州市" and row["type"] == "member_of")]
        with (Path("表") / name).open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
    done("import", "表", "--into", OUT)
    assert decided(OUT / "corrections" / "表.csv") == {
        ("改名", GROUP, "太原都市圈领导小组"),
        ("删除", "place:140900", AREA, "成员"),
    }
    done("import", "表/图.nodes.csv", "--into", OUT, "-o", "另.csv")
    assert decided(Path("另.csv")) == decided(OUT / "corrections" / "表.csv")


def test_复制一行来添加(graph: Graph) -> None:
    done("export", OUT, "-o", "图.csv")
    rows = table(Path("图.nodes.csv"))
    (source,) = (row for row in rows if row["id"] == BUREAU)
    with Path("图.nodes.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(source)).writerow(source | {"label": "太原市数据局"})
        csv.DictWriter(file, list(source)).writerow(source)
    run("import", "图.csv", "--into", OUT)
    assert decided(OUT / "corrections" / "图.csv") == {("补充", "organization:太原市数据局", "太原市数据局")}
    (told,) = unclear(OUT / "corrections" / "图.csv")
    assert told == f"图.nodes.csv 第 {len(rows) + 3} 行：与另一行是同一个（{BUREAU}），只看另一行"


def test_LibreOffice另存的工作簿(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组")
    book.save(Path("改.xlsx"))
    kind = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "存", "改.xlsx"]
    command = [program("soffice"), f"-env:UserInstallation={(Path.cwd() / '设置').as_uri()}", "--headless", *kind]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    done("import", "存/改.xlsx", "--into", OUT)
    assert decided() == {("改名", GROUP, "太原都市圈领导小组")}


# ---------------------------------------------------------------- 说不清的都说出来


def test_说不清的写成没有决定的行(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=AREA), 类型="地盘")
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原市财政局")
    book.put("实体", book.row("实体", 编号="place:140900"), 名称="?州市")
    book.put("实体", book.row("实体", 名称="云岭大学"), 说明="省属")
    book.add("实体", 名称="没有类型的")
    book.add("关系", 起点="李卫东", 关系="喜欢", 终点="太原市")
    book.add("关系", 起点="王建国", 关系="参加", 终点="太原市")
    book.add("关系", 起点="没有类型的", 关系="成员", 终点="太原都市区")
    result = run("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert result.exit_code == 1 and decided() == set()
    told = "\n".join(unclear())
    for part in ("没有“地盘”这种类型", "与另一个同名；是同一个就填合并", "变成了问号", "说明 由“”改成“省属”", "没有写类型", "没有“喜欢”这种关系",
                 "叫“王建国”的有几个，请填编号", "叫“没有类型的”的没有，请先在实体里补充"):  # fmt: skip
        assert part in told and part in result.output
    assert len(unclear()) == 8
    assert names(built()) == names(graph)  # 没有决定的行不起作用


def test_填上决定就照办(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原市财政局")
    run("import", book.save(Path("改.xlsx")), "--into", OUT, "-o", OUT / "corrections.xlsx")
    filled = openpyxl.load_workbook(OUT / "corrections.xlsx")
    sheet = filled.worksheets[0]
    assert [sheet.cell(2, column).value for column in (1, 2)] == [None, "合并"]
    sheet.cell(2, 1).value = "合并"
    filled.save(OUT / "corrections.xlsx")
    assert "李卫东 holds_post 太原市财政局 组长" in said(built())


def test_别的表改了说明去哪里改(graph: Graph, book: Book) -> None:
    book.put("任职", 2, 职务="院长")
    book.drop("依据", 2)
    result = run("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert result.exit_code == 1 and decided() == set()
    assert [told.partition("；")[2] for told in unclear()] == [
        "“任职”由实体和关系得来，要改请在那两张表里改",
        "“依据”由实体和关系得来，要改请在那两张表里改",
    ]


def test_少了表只比有的(graph: Graph, book: Book) -> None:
    del book.book["关系"], book.book["依据"]
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组", 边数=7)
    said = done("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert decided() == {("改名", GROUP, "太原都市圈领导小组")}
    assert "没有边、“依据”的表，没有比" in said and "边数一列有 1 处不同" in said


def test_与以前的更正矛盾(graph: Graph, book: Book) -> None:
    (OUT / "corrections.csv").write_text(f"决定,对象,值\n改名,{GROUP},领导小组\n", "utf-8")
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组")
    run("import", book.save(Path("改.xlsx")), "--into", OUT)
    assert decided() == set()
    assert unclear() == [f"与 corrections.csv 第 2 行（改名 {GROUP} 领导小组）矛盾，请改那一行"]


def test_图谱重新建过_少了的不算删(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组")
    book.save(Path("改.xlsx"))
    Path("文件/丁.txt").write_text("太原都市区还包括吕梁市。\n", "utf-8")
    built()
    run("import", "改.xlsx", "--into", OUT)
    assert decided() == set()
    suggested = {(row["建议"], row["对象"]) for row in table(OUT / "corrections" / "改.csv") if "重新建过" in row["理由"]}
    assert suggested == {("删除", "place:141100"), ("改名", GROUP)}


# ---------------------------------------------------------------- 一部分，和不会丢的


def test_只导出一部分的要给同样的选项(graph: Graph) -> None:
    done("export", OUT, "-o", "图.xlsx", "--types", "行政区划,区域", "--no-derived")
    book = Book(Path("图.xlsx"))
    book.drop("关系", book.row("关系", 起点="忻州市"))
    book.save(Path("改.xlsx"))
    done("import", "改.xlsx", "--into", OUT, "--types", "行政区划,区域", "--no-derived")
    assert decided() == {("删除", "place:140900", AREA, "成员")}


def test_少得太多不算删除() -> None:
    Path("文件").mkdir()
    cities = (
        "太原市、大同市、阳泉市、长治市、晋城市、朔州市、晋中市、运城市、忻州市、临汾市、吕梁市、石家庄市、唐山市、秦皇岛市、邯郸市、"
        "邢台市、保定市、张家口市、承德市、沧州市、廊坊市、衡水市、郑州市、开封市、洛阳市、平顶山市、安阳市、鹤壁市、新乡市、焦作市"
    )
    Path("文件/名单.txt").write_text(f"太原都市区包括{cities}。\n", "utf-8")
    done("build", "文件", "-o", OUT)
    done("export", OUT, "-o", "图.xlsx")
    book = Book(Path("图.xlsx"))
    book.book["实体"].delete_rows(12, 40)
    book.save(Path("改.xlsx"))
    result = run("import", "改.xlsx", "--into", OUT)
    assert result.exit_code == 1 and "--delete-many" in result.output and "同样的选项" in result.output
    assert not (OUT / "corrections").exists()
    done("import", "改.xlsx", "--into", OUT, "--delete-many")
    assert len(decided()) == 1 + 30 - 10


def test_不盖掉以前的更正表(graph: Graph, book: Book) -> None:
    book.drop("关系", book.row("关系", 起点="忻州市", 关系="成员"))
    book.save(Path("改.xlsx"))
    done("import", "改.xlsx", "--into", OUT)
    first = (OUT / "corrections" / "改.csv").read_bytes()
    assert "改-2.csv" in done("import", "改.xlsx", "--into", OUT)
    assert (OUT / "corrections" / "改.csv").read_bytes() == first == (OUT / "corrections" / "改-2.csv").read_bytes()
    result = run("import", "改.xlsx", "--into", OUT, "-o", OUT / "corrections" / "改.csv")
    assert result.exit_code == 1 and "请换一个名字" in result.output
    assert run("import", "改.xlsx", "--into", OUT, "-o", "改.json").exit_code == 2


def test_json和csv的图谱也可以(graph: Graph, book: Book) -> None:
    book.put("实体", book.row("实体", 编号=GROUP), 名称="太原都市圈领导小组")
    book.save(Path("改.xlsx"))
    for place in (OUT / "graph.json", OUT / "graph.db"):
        shutil.rmtree(OUT / "corrections", ignore_errors=True)
        done("import", "改.xlsx", "--into", place)
        assert decided() == {("改名", GROUP, "太原都市圈领导小组")}
