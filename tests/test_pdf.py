"""PDF pages written by hand, and the lines that a person reads on them."""

import random
import time
from pathlib import Path

import pytest
from policygraph.extract.files.encoding import Unreadable
from policygraph.extract.pdf import layout, ocr, tables
from policygraph.extract.pdf.page import Glyph, Rule
from policygraph.extract.readers import ReadError, pdf, read
from written_pdf import Item, Line, Text, paragraph, ruled
from written_pdf import pdf as written

A = ["　　河阳市要加快建设数字乡村，推动农业", "生产经营数字化，到二〇二六年建成三十", "个样板村。"]
B = ["　　各县要落实责任，把数字乡村建设纳入", "年度计划，统筹用好财政资金和社会资金", "。"]
C = ["　　推动区域协调发展，提", "升公共服务水平，推动城", "乡融合发展，到明年六月", "见到成效。"]
A_READ = "河阳市要加快建设数字乡村，推动农业生产经营数字化，到二〇二六年建成三十个样板村。"
B_READ = "各县要落实责任，把数字乡村建设纳入年度计划，统筹用好财政资金和社会资金。"
# A page of sixteen full rows, so that the last may run on overleaf.
FULL = ["　　河阳市要加快建设数字乡村，推动农业", *["生产经营数字化，推动农村流通的数字化"] * 15]
OVERLEAF = ["和治理服务数字化，到二〇二六年取得明", "显进展。", *B]
SHORT = ["河阳市市长陆文澜", "副市长米春", "河阳市政府数字乡村办", "农业局", "财政局长", "水利局", "江一川"]
FULL_ROWS = "".join(FULL).strip("　")
FULL_READ = FULL_ROWS + "和治理服务数字化，到二〇二六年取得明显进展。"


def lines(*pages: list[Item], rotate: int = 0) -> list[str]:
    return pdf.read(Path("甲.pdf"), written(*pages, rotate=rotate)).text.rstrip("\n").split("\n")


def shuffled(items: list[Item]) -> list[Item]:
    items = [piece for item in items for piece in letters(item)]
    random.Random(7).shuffle(items)
    return items


def letters(item: Item) -> list[Item]:
    if isinstance(item, Line):
        return [item]
    step = item.size + item.spacing
    return [Text(item.x + i * step, item.y, c, item.size) for i, c in enumerate(item.text)]


COLUMNS = [*paragraph(60, 700, A + B), *paragraph(320, 700, B + A)]
PAGES: dict[str, tuple[list[Item], list[str]]] = {
    "一栏": (paragraph(60, 700, A + B), [A_READ, B_READ]),
    "两栏": (COLUMNS, [A_READ, B_READ, B_READ, A_READ]),
    "两栏_字的次序打乱": (shuffled(COLUMNS), [A_READ, B_READ, B_READ, A_READ]),
    "通栏标题下两栏": (
        [Text(160, 760, "河阳市数字乡村建设全面铺开", 22), *COLUMNS],
        ["河阳市数字乡村建设全面铺开", A_READ, B_READ, B_READ, A_READ],
    ),
    "并排的两篇各有标题": (
        [Text(60, 740, "河阳建成数字乡村", 16), Text(320, 740, "临江省部署春耕工作", 16), *COLUMNS],
        ["河阳建成数字乡村", A_READ, B_READ, "临江省部署春耕工作", B_READ, A_READ],
    ),
    "末页两栏只有两行": (
        [*paragraph(60, 700, ["　　河阳市要加快建设数字乡村，推动农业", "生产经营数字化，推动农村流通的数字化"]),
         *paragraph(320, 700, ["和治理服务的数字化，到二〇二六年取得", "明显的进展。"])],
        ["河阳市要加快建设数字乡村，推动农业生产经营数字化，推动农村流通的数字化和治理服务的数字化，到二〇二六年取得明显的进展。"],
    ),
    "两行两格的表": (
        [Text(x, 700 - 20 * i, cell) for i, pair in enumerate((("牵头单位：市农业局", "配合单位：各县区政府"), ("完成时限：年底", "督办：市政府办")))
         for x, cell in zip((60, 320), pair, strict=True)],
        ["牵头单位：市农业局\t配合单位：各县区政府", "完成时限：年底\t督办：市政府办"],
    ),
    "报纸的版头": (
        [Text(60, 815, "02 要闻", 9), Text(300, 815, "2026年3月5日 星期四 责任编辑 米春", 9), *paragraph(60, 700, A)],
        [A_READ],
    ),
    "浏览器印出的网址和时间": (
        [Text(30, 822, "3/5/26, 6:12 PM", 8), Text(300, 822, "河阳市数字乡村", 8), *paragraph(60, 760, A),
         Text(30, 12, "https://heyang.example/a.html", 8), Text(540, 12, "1/1", 8)],
        [A_READ],
    ),
    "条号后的空当不是格": (
        [Text(60, 700, "第六条"), Text(120, 700, "河阳市要加快建设数字乡村，推动"), *paragraph(60, 680, A[1:])],
        ["第六条　河阳市要加快建设数字乡村，推动生产经营数字化，到二〇二六年建成三十个样板村。"],
    ),
    "三栏": (
        [item for x in (30, 220, 410) for item in paragraph(x, 700, C)],
        ["推动区域协调发展，提升公共服务水平，推动城乡融合发展，到明年六月见到成效。"] * 3,
    ),
    "满行之后顶格的标题": (
        paragraph(60, 700, [A[0], "营收入的数字化，到明年建成三十个村。", "二、重点任务", *B]),
        ["河阳市要加快建设数字乡村，推动农业营收入的数字化，到明年建成三十个村。", "二、重点任务", B_READ],
    ),
    "字间拉开": ([Text(60, 700, "关于数字乡村建设的通知", spacing=6)], ["关于数字乡村建设的通知"]),
    "人名之间的空当": ([Text(60, 700, "殷雪"), Text(96, 700, "梁涛")], ["殷雪　梁涛"]),
    "斜水印": ([*paragraph(60, 700, A), Text(100, 300, "内部资料注意保存", 60, angle=45)], [A_READ]),
    "平铺的浅色水印": ([*paragraph(60, 700, A), Text(70, 670, "征求意见稿", 60, gray=0.85)], [A_READ]),
    "脚注号不进正文": (
        [Text(60, 700, "粮食总产稳定在二百万吨"), Text(192, 705, "1", 6), Text(195, 700, "以上。")],
        ["粮食总产稳定在二百万吨以上。"],
    ),
    "平方米的上标留下": ([Text(60, 700, "面积达到50km"), Text(132, 705, "2", 6)], ["面积达到50km2"]),
    "粗体印两遍": ([Text(60, 700, "主要目标", 16), Text(60.4, 700, "主要目标", 16)], ["主要目标"]),
    "有线表": (
        ruled(60, 700, [["指标", "2025年", "2030年"], ["样板村", "30个", "80个"]]),
        ["指标\t2025年\t2030年", "样板村\t30个\t80个"],
    ),
    "无线表": (
        [Text(60 + 120 * k, 700 - 20 * i, f"{c}{i}") for i in range(4) for k, c in enumerate(("甲县", "乙县", "丙县"))],
        [f"甲县{i}\t乙县{i}\t丙县{i}" for i in range(4)],
    ),
    "无线表里折行的格": (
        [Text(60 + x, 700 - 16 * y, cell, 10) for y, x, cell in [
            (0, 0, "指标"), (0, 120, "2025年"), (0, 200, "2030年"),
            (1, 0, "数字经济核心产业增"), (1, 120, "286"), (1, 200, "450"), (2, 0, "加值（亿元）"),
            (3, 0, "样板村（个）"), (3, 120, "30"), (3, 200, "80"),
        ]],
        ["指标\t2025年\t2030年", "数字经济核心产业增加值（亿元）\t286\t450", "样板村（个）\t30\t80"],
    ),
    "无线表里居中的格": (
        [Text(60 + x, 700 - 8 * y, cell, 10) for y, x, cell in [
            (0, 0, "指标"), (0, 120, "2025年"), (0, 200, "2030年"),
            (3, 0, "数字经济核心产业增"), (4, 120, "286"), (4, 200, "450"), (5, 0, "加值（亿元）"),
        ]],
        ["指标\t2025年\t2030年", "数字经济核心产业增加值（亿元）\t286\t450"],
    ),
    "页边的行号": (
        [*paragraph(80, 740, FULL), *(Text(46 if i < 9 else 41, 740 - 20 * i, str(i + 1), 9) for i in range(16))],
        [FULL_ROWS],
    ),
    "页边的行号_每五行一个": (
        [*paragraph(80, 740, FULL), *(Text(46 if i < 9 else 41, 740 - 20 * i, str(i + 1), 9) for i in (4, 9, 14))],
        [FULL_ROWS],
    ),
    "一列序号的表": (
        [item for i in range(9)
         for item in (Text(60, 700 - 20 * i, str(i + 1)), Text(100, 700 - 20 * i, "河阳市数字乡村" if i % 4 else "样板村建设项目清单"))],
        [f"{i + 1}\t{'河阳市数字乡村' if i % 4 else '样板村建设项目清单'}" for i in range(9)],
    ),
    "短行多_长行少": (
        paragraph(60, 700, [*SHORT, "各县要落实责任，把数字乡村建设任务纳入年", "度计划并统筹用好财政资金和社会资金。"]),
        [*SHORT, "各县要落实责任，把数字乡村建设任务纳入年度计划并统筹用好财政资金和社会资金。"],
    ),
    "框里的短文": (
        [
            *paragraph(60, 700, A), Line(320, 720, 560, 720), Line(320, 640, 560, 640), Line(320, 720, 320, 640),
            Line(560, 720, 560, 640), *paragraph(330, 700, B),
        ],
        [A_READ, B_READ],
    ),
    "目录": (
        [Text(270, 760, "目　录", 18), *(Text(60, 720 - 20 * i, f"第{c}章 总体要求{'.' * 40}{i + 1}") for i, c in enumerate("一二三四")),
         *paragraph(60, 500, A)],
        [A_READ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_一页(name: str) -> None:
    items, expected = PAGES[name]
    assert lines(items) == expected


def test_竖排() -> None:
    down = [
        Text(480 - 24 * k, 700 - 12 * (i + 2 * row.startswith("　　")), c)
        for k, row in enumerate(A + B)
        for i, c in enumerate(row.strip("　"))
    ]
    assert lines(list(down)) == [A_READ, B_READ]


def test_转了九十度的页() -> None:
    turned = [Text(100 + 20 * i, 60 + 24 * (i == 0), row.strip("　"), angle=90) for i, row in enumerate(A)]
    assert lines(list(turned)) == [A_READ]
    assert lines(list(turned), rotate=90) == [A_READ]


def around(number: int, body: list[Item]) -> list[Item]:
    return [Text(230, 800, "临江省文件汇编", 9), *body, Text(280, 40, f"— {number} —", 9)]


def test_页眉页码不要_句子跨页相接_页码记得准() -> None:
    pages = [around(1, paragraph(60, 740, FULL)), around(2, paragraph(60, 740, OVERLEAF))]
    content = pdf.read(Path("甲.pdf"), written(*pages))
    assert content.text == f"{FULL_READ}\n{B_READ}\n"
    assert content.pages == (0, content.text.index("和治理服务"))


def test_每页只有一行的不当页眉() -> None:
    page: list[Item] = [Text(60, 760, "河阳市数字乡村样板村")]
    assert "".join(lines(page, page)) == "河阳市数字乡村样板村" * 2


def test_左右页眉不同() -> None:
    pages = [
        [
            Text(60 if n % 2 else 400, 800, "临江省文件汇编" if n % 2 else f"第{'一二三四五六'[n]}章", 9),
            *paragraph(60, 700, A + B),
        ]
        for n in range(6)
    ]
    assert lines(*pages) == [A_READ, B_READ] * 6


@pytest.mark.parametrize("shape", ["{}", "- {} -", "— {} —", "第 {} 页", "第 {} 页 共 9 页", "{}/9", "Page {}"])
def test_各种页码(shape: str) -> None:
    pages = [[*paragraph(60, 700, A), Text(280, 40, shape.format(n + 1), 9)] for n in range(2)]
    assert lines(*pages) == [A_READ, A_READ]


def test_脚注不插在句子中间() -> None:
    note: list[Item] = [Line(60, 100, 200, 100), Text(60, 80, "① 样板村的标准由市农业局另行公布。", 8)]
    pages = [[*paragraph(60, 740, FULL), *note], paragraph(60, 740, OVERLEAF)]
    assert lines(*pages) == [FULL_READ, "样板村的标准由市农业局另行公布。", B_READ]


def test_合并的格() -> None:
    cells = ruled(60, 700, [["类别", "2025年", "2030年"], ["", "30个", "80个"]])
    cells.remove(Line(60, 676, 360, 676))
    assert lines([*cells, Line(160, 676, 360, 676)]) == ["类别\t2025年\t2030年", "\t30个\t80个"]


def test_表格续页重印的表头不要() -> None:
    head, rest = ["指标", "2025年"], [["样板村", "30个"], ["示范县", "8个"]]
    pages = [
        [*paragraph(60, 760, A), *ruled(60, 120, [head, row])] if i == 0 else ruled(60, 780, [head, row])
        for i, row in enumerate(rest)
    ]
    assert lines(*pages) == [A_READ, "指标\t2025年", "样板村\t30个", "示范县\t8个"]


def test_表格的格断在页末() -> None:
    rows = [Text(60 + x, 100 - 20 * y, cell, 10) for y, x, cell in [
        (0, 0, "指标"), (0, 120, "2025年"), (0, 200, "2030年"), (1, 0, "核心产业增加值（亿"), (1, 120, "286"), (1, 200, "450"),
    ]]  # fmt: skip
    overleaf = [Text(60, 760, "元）", 10), *paragraph(60, 720, A)]
    assert lines([*paragraph(60, 760, A), *rows], list(overleaf)) == [
        A_READ, "指标\t2025年\t2030年", "核心产业增加值（亿元）\t286\t450", A_READ,
    ]  # fmt: skip


def test_框边绕排的段落不断开() -> None:
    frame = [Line(330, 720, 540, 720), Line(330, 640, 540, 640), Line(330, 720, 330, 640), Line(540, 720, 540, 640)]
    text = ["　　河阳市要加快建设数字乡村，推动农业", *["生产经营数字化，推动农村流通的数字化"] * 12, "。"]
    read_back = lines([*paragraph(60, 730, text), *frame, *paragraph(340, 700, ["农业局编有手册。"])])
    assert read_back == ["".join(text).strip("　"), "农业局编有手册。"]


def test_题目里的程序名不当标题() -> None:
    assert pdf.read(Path("甲.pdf"), written(paragraph(60, 700, A))).title == ""


def box(x: float, base: float, text: str) -> list[Glyph]:
    return [Glyph(c, x + 10 * i, x + 10 * i + 10, base, 10) for i, c in enumerate(text)]


def test_切栏() -> None:
    left = [g for i in range(4) for g in box(0, 20 + 15 * i, "左边一栏的一行文字")]
    right = [g for i in range(4) for g in box(120, 20 + 15 * i, "右边一栏的一行文字")]
    found = layout.blocks([*right, *left])
    assert [{g.text for g in block} & {"左", "右"} for block in found] == [{"左"}, {"右"}]


def test_表的格不当栏() -> None:
    cells = [g for i in range(5) for x in (0, 120) for g in box(x, 20 + 15 * i, "河阳市")]
    assert len(layout.blocks(cells)) == 1


def test_相交的线成表_散线不成() -> None:
    level = [Rule(0, y, 100, y) for y in (0, 20, 40)]
    upright = [Rule(x, 0, x, 40) for x in (0, 50, 100)]
    assert [(g.xs, g.ys) for g in tables.grids([*level, *upright])] == [((0, 50, 100), (0, 20, 40))]
    assert tables.grids(level) == []


def locked() -> bytes:
    whole = written(paragraph(60, 700, A))
    key = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">/P -4>>/ID[<00><00>]"
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R" + key.encode())


REFUSED = {
    "空白页": (written([]), "没有文字"),
    "加了密码": (locked(), "加了密码"),
    "不是PDF": (b"%PDF-1.7\n" + bytes(500), "已损坏"),
    "截断": (written(paragraph(60, 700, A))[:300], "PDF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_读不了的说清原因(name: str, tmp_path: Path) -> None:
    raw, reason = REFUSED[name]
    path = tmp_path / "文件.pdf"
    path.write_bytes(raw)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert reason in caught.value.reason
    assert str(caught.value).startswith("文件.pdf：")


def test_页树绕成圈的很快就完() -> None:
    loop = written(paragraph(60, 700, A)).replace(b"/Kids[4 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")
    start = time.monotonic()
    with pytest.raises(Unreadable):
        pdf.read(Path("圈.pdf"), loop)
    assert time.monotonic() - start < 10


def test_极大的页面() -> None:
    raw = written(paragraph(60, 700, A)).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")
    assert pdf.read(Path("大.pdf"), raw).text == A_READ + "\n"


SPACED = ["各位代表：", "第一条　为了推动数字乡村建设，制定本办法。", "第二条　本办法适用于本市。", "第三条　县级政府负责组织。",
          "第四条　鼓励社会资本参与。"]  # fmt: skip


def test_段落都隔开的页面_顶上的一段不是页眉() -> None:
    pages: list[list[Item]] = [
        [Text(60, 780 - 40 * i, text, 12) for i, text in enumerate([*SPACED[n:], *SPACED[1:n]])]
        for n in (0, 1, 2, 3, 4)
    ]
    read_back = lines(*pages)
    assert read_back[0] == "各位代表：" and sum(line.startswith("第") for line in read_back) == 20


def test_字体没有给出文字的页_没装识别时说明是哪一页(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    rubbish = paragraph(60, 740, ["\ue001\ue002\ue003\ue004\ue005\ue006" * 3] * 3)
    content = pdf.read(Path("甲.pdf"), written(paragraph(60, 700, A), list(rubbish)))
    assert content.text == A_READ + "\n"
    assert content.notes == ("第 2 页的字体没有给出文字，没有读；请在源码文件夹里运行 pip install -e '.[ocr]' 后重试",)
