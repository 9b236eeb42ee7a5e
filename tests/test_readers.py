"""Files of every encoding and kind, and what reading them says."""

import time
import zipfile
from pathlib import Path

import pytest
from policygraph.extract.outline import outline
from policygraph.extract.readers import ReadError, read, suffixes

TEXT = "河阳市人民政府关于印发《数字乡村方案（2024—2026年）》的通知\n各县（市、区）：\n到２０２６年，建成30个样板村。\n"
TRADITIONAL = "國務院辦公廳關於加強農業農村工作的通知\n各省、自治區人民政府：\n為推動鄉村發展，現將有關事項通知如下。\n"
DOCUMENTS = Path(__file__).parent / "documents"

ENCODINGS = {
    "UTF-8": "utf-8",
    "带BOM的UTF-8": "utf-8-sig",
    "带BOM的UTF-16": "utf-16",
    "无BOM的UTF-16小端": "utf-16-le",
    "无BOM的UTF-16大端": "utf-16-be",
    "GB18030": "gb18030",
    "GBK": "gbk",
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_编码(name: str, tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TEXT.encode(ENCODINGS[name]))
    assert read(path).text == TEXT


def test_大五码(tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TRADITIONAL.encode("big5hkscs"))
    assert read(path).text == TRADITIONAL


def test_多半是英文数字的国标码(tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    text = "GDP 1234.5 8.8%\n" * 200 + "地区生产总值\n"
    path.write_bytes(text.encode("gb18030"))
    assert read(path).text == text


def test_最后一个字被截断的UTF8(tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TEXT.strip().encode("utf-8") + "村".encode()[:2])
    assert read(path).text == TEXT.strip()


def test_坏了一个字节的国标码仍可读(tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    raw = (TEXT * 20).encode("gb18030")
    path.write_bytes(raw[:200] + b"\xff" + raw[200:])
    assert "河阳市人民政府" in read(path).text


# 说明: 文字, 字节
SHAPES: dict[str, tuple[str, bytes]] = {
    "没有数字和换行的UTF-16小端": ("河阳市加强节约用水工作", "河阳市加强节约用水工作".encode("utf-16-le")),
    "没有数字和换行的UTF-16大端": ("河阳市加强节约用水工作", "河阳市加强节约用水工作".encode("utf-16-be")),
    "四字节的国标码": ("河阳市㐂𠮷人民政府\n" + TEXT, ("河阳市㐂𠮷人民政府\n" + TEXT).encode("gb18030")),
    "香港增补字": ("關於嘅咗喺啲通知" * 4, ("關於嘅咗喺啲通知" * 4).encode("big5hkscs")),
    "两个字的国标码": ("山西", "山西".encode("gbk")),
    "HZ码": ("河阳市节约用水\n2024年\n", "河阳市节约用水\n2024年\n".encode("hz")),
    "末尾填零": (TEXT, TEXT.encode("gb18030") + bytes(500)),
    "旧苹果的换行": (TEXT, TEXT.replace("\n", "\r").encode()),
}


@pytest.mark.parametrize("name", SHAPES)
def test_少见的编码(name: str, tmp_path: Path) -> None:
    text, raw = SHAPES[name]
    (tmp_path / "文件.txt").write_bytes(raw)
    assert read(tmp_path / "文件.txt").text == text


def test_各行编码不同的文件(tmp_path: Path) -> None:
    (tmp_path / "文件.txt").write_bytes(TEXT.encode() + TEXT.encode("gb18030"))
    document = read(tmp_path / "文件.txt")
    assert document.text == TEXT * 2
    assert document.notes == ("各行的文字编码不同（UTF-8 和 GB18030），已逐行辨认",)


def test_认不出的字节有说明(tmp_path: Path) -> None:
    raw = TEXT.encode()
    (tmp_path / "文件.txt").write_bytes(raw[:9] + b"\xff" + raw[9:])
    document = read(tmp_path / "文件.txt")
    assert document.text == TEXT[:3] + "\ufffd" + TEXT[3:]
    assert document.notes == ("有 1 处字节认不出是什么字，写作 \ufffd",)


def test_Markdown前面的登记(tmp_path: Path) -> None:
    head = "---\ntitle: 河阳市节水意见\ndate: 2024-3-1\n---\n"
    (tmp_path / "甲.md").write_text(head + "# 一\n" + TEXT, "utf-8")
    document = read(tmp_path / "甲.md")
    assert (document.title, document.metadata) == ("河阳市节水意见", (("title", "河阳市节水意见"), ("published", "2024-03-01")))
    assert document.text == "# 一\n" + TEXT


# 写法, 读出
MARKDOWN = {
    "链接": ("按照[《河阳规划》](https://a.example/b_(1).html \"题\")执行。", "按照《河阳规划》执行。"),
    "另处给出地址的链接": ("见[规划][甲]。\n\n[甲]: https://a.example/ \"题\"\n", "见规划。"),
    "图片": ("规划范围![范围图](图.png)见下。", "规划范围见下。"),
    "着重": ("***很*** **加快**、*统筹*、__落实__、_督促_、~~废止~~。", "很 加快、统筹、落实、督促、废止。"),
    "不是着重": ("3*5*7=105，文件名 file_name_2，\\*注意\\*。", "3*5*7=105，文件名 file_name_2，*注意*。"),
    "代码": ("写作 `a*b*c`。\n\n```python\n# 行 [甲](乙) **丙**\n```\n", "写作 a*b*c。\n\n# 行 [甲](乙) **丙**"),
    "没有合上的代码": ("甲\n~~~\n**乙**", "甲\n**乙**"),
    "网页标签": ('<p align="center">居中的<b>字</b></p>第一行<br/>第二行&nbsp;A&amp;B', "居中的字第一行\n第二行\xa0A&B"),
    "不是标签": ("当 a < b 且 c > d 时", "当 a < b 且 c > d 时"),
    "注释": ("甲<!-- 草稿\n两行 -->乙", "甲乙"),
    "引用": ("> 引用的话。\n> 第二行。", "引用的话。\n第二行。"),
    "列表": ("任务：\n- 甲任务\n- [x] 乙任务\n* 丙任务\n", "任务：\n\n甲任务\n\n乙任务\n\n丙任务"),
    "编号的列表": ("1. 甲任务\n2. 乙任务", "1. 甲任务\n2. 乙任务"),
    "脚注": ("常住人口[^1]达到30万人。\n\n[^1]: 指统计口径。", "常住人口达到30万人。\n\n指统计口径。"),
    "横线": ("甲\n\n* * *\n\n乙", "甲\n\n\n\n乙"),
    "画线的标题": ("河阳市规划\n====\n\n总则\n----\n\n正文", "# 河阳市规划\n\n## 总则\n\n正文"),
    "两头有井号的标题": ("## 总则 ##", "## 总则"),
    "表格": ("| 甲 | 乙 |\n|---|:--:|\n| 1 | **2** |", "甲\t乙\n1\t2"),
    "没有边的表格": ("甲 | 乙\n--- | ---\n1 | 2\n\n完", "甲\t乙\n1\t2\n\n完"),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_Markdown的记号(name: str, tmp_path: Path) -> None:
    written, expected = MARKDOWN[name]
    (tmp_path / "甲.md").write_text(written, "utf-8")
    assert read(tmp_path / "甲.md").text.strip() == expected


HOSTILE_MARKDOWN = ["[", "*", "`", "**甲", "_甲 ", "[a](", "![", "> ", "- ", "<a ", "<!--", "~~", "|", "a|\n-|\n", "```\n", "[a]:", "---\n"]


@pytest.mark.parametrize("piece", HOSTILE_MARKDOWN)
def test_Markdown的记号再多也不慢(piece: str, tmp_path: Path) -> None:
    (tmp_path / "甲.md").write_text("河阳\n" + piece * (200_000 // len(piece)), "utf-8")
    start = time.process_time()
    read(tmp_path / "甲.md")
    assert time.process_time() - start < 5


BREAKS = {"行分隔符": "\u2028", "段分隔符": "\u2029", "换页": "\f", "竖向制表": "\v", "下一行": "\x85", "回车": "\r"}


@pytest.mark.parametrize("name", BREAKS)
def test_少见的换行也断开(name: str, tmp_path: Path) -> None:
    lines = ["河阳市节水方案", "一、总体要求", "加快建设节水型社会。"]
    (tmp_path / "甲.txt").write_bytes(BREAKS[name].join(lines).encode())
    assert [s.text for s in outline(read(tmp_path / "甲.txt")).sentences] == lines


def test_各种换行都读成一种(tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes("第一行\r\n第二行\r第三行\n".encode())
    assert read(path).text == "第一行\n第二行\n第三行\n" == path.read_text("utf-8")


REFUSED = {
    "空文件": ("空.txt", b"", "文件是空的"),
    "只有空白": ("空白.txt", " \n\n　".encode(), "没有文字"),
    "PNG图片": ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG 图片"),
    "压缩包": ("包.txt", b"PK\x03\x04" + bytes(range(200)), "压缩包"),
    "旧版Word": ("旧.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
    "程序": ("程序.txt", b"MZ\x90\x00\x03" + bytes(500), "程序文件"),
    "二进制": ("乱.txt", bytes(range(256)) * 40, "二进制"),
    "认不出的编码": ("俄.txt", "Постановление правительства области".encode("koi8-r") * 20, "认不出文字编码"),
    "不认识的后缀": ("表.xyz", TEXT.encode(), "不认识后缀 .xyz"),
    "没有后缀": ("文件", TEXT.encode(), "没有后缀"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_读不了的说清原因和办法(name: str, tmp_path: Path) -> None:
    file, raw, reason = REFUSED[name]
    path = tmp_path / file
    path.write_bytes(raw)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.path == path
    assert reason in caught.value.reason
    assert caught.value.cure
    assert str(caught.value) == f"{file}：{caught.value.reason}。{caught.value.cure}"


def test_找不到的文件(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有.txt：找不到这个文件。"):
        read(tmp_path / "没有.txt")


def test_文件夹不是文件(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="这是文件夹"):
        read(tmp_path)


def test_编号由调用者定(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, "utf-8")
    assert read(path).id == "甲.txt"
    assert read(path, id="省/甲.txt").id == "省/甲.txt"


def test_文件夹就是格式清单() -> None:
    folder = Path(read.__code__.co_filename).parent
    modules = {f".{path.stem}" for path in folder.glob("*.py")} - {".__init__"}
    assert modules <= set(suffixes())


def test_门户网页(tmp_path: Path) -> None:
    document = read(DOCUMENTS / "通知_门户网页.html")
    assert document.title == "河阳市人民政府办公室关于印发河阳市数字乡村建设行动方案的通知"
    assert document.text.split("\n") == [
        "索 引 号：\tHY001-2024-00018\t发文机关：\t河阳市人民政府办公室",
        "成文日期：\t2024年03月12日\t发文字号：\t河政办发〔2024〕18号",
        "河阳市人民政府办公室关于印发河阳市数字乡村建设行动方案的通知",
        "发布日期：2024-03-15　来源：河阳市人民政府办公室",
        "各县（市、区）人民政府，市直各部门：",
        "《河阳市数字乡村建设行动方案》已经市人民政府同意，现印发给你们，请认真贯彻执行。",
        "到2026年，全市建成30个样板村，农村宽带接入率达到98%以上。",
        "指标\t2025年\t2026年",
        "样板村\t20个\t30个",
        "　　河阳市人民政府办公室",
        "2024年3月12日",
        "附件：河阳市数字乡村建设行动方案.doc",
        "",
    ]


def test_后缀写成txt的网页(tmp_path: Path) -> None:
    path = tmp_path / "网页.txt"
    path.write_bytes((DOCUMENTS / "通知_门户网页.html").read_bytes())
    assert read(path).text == read(DOCUMENTS / "通知_门户网页.html").text


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>通告</title></head><body>{body}</body></html>"


PAGES = {
    "两句话的短页": (
        "<div class=nav><a>首页</a><a>新闻</a><a>政务</a></div><div><p>全市停电检修。</p><p>请相互转告。</p></div>",
        ["通告", "全市停电检修。", "请相互转告。"],
    ),
    "版式表格": (
        "<table><tr><td><a>首页</a><a>要闻</a><a>政务</a></td><td><p>河阳市地区生产总值增长6%，粮食总产稳定。</p>"
        "<p>居民收入增长与经济增长同步。</p></td></tr></table>",
        ["通告", "河阳市地区生产总值增长6%，粮食总产稳定。", "居民收入增长与经济增长同步。"],
    ),
    "换行标签": (
        "<div><p>一、总体要求<br>坚持稳中求进，抓好落实。</p></div>",
        ["通告", "一、总体要求", "坚持稳中求进，抓好落实。"],
    ),
    "藏起来的不算": (
        "<div><p style='display: none'>隐藏的文字，不应出现。</p><p>河阳市抓好落实，成效明显。</p></div>",
        ["通告", "河阳市抓好落实，成效明显。"],
    ),
    "正文里的链接留下": (
        "<div><p>根据<a href=x>《河阳市城市更新条例》</a>，制定本办法。</p><p>本办法自公布之日起施行。</p></div>",
        ["通告", "根据《河阳市城市更新条例》，制定本办法。", "本办法自公布之日起施行。"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_网页正文(name: str, tmp_path: Path) -> None:
    body, expected = PAGES[name]
    path = tmp_path / "页.html"
    path.write_text(page(body), "utf-8")
    assert read(path).text.rstrip("\n").split("\n") == expected


def test_没有正文的网页(tmp_path: Path) -> None:
    path = tmp_path / "空.html"
    path.write_text("<html><head></head><body><script>var a = 1;</script></body></html>", "utf-8")
    with pytest.raises(ReadError, match="没有正文"):
        read(path)


def test_嵌套二十万层的网页(tmp_path: Path) -> None:
    path = tmp_path / "深.html"
    path.write_text(page("<div>" * 200_000 + "河阳市抓好落实，成效明显。"), "utf-8")
    start = time.process_time()
    assert "河阳市抓好落实" in read(path).text
    assert time.process_time() - start < 20


def test_五十兆的文本(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    line = "河阳市要加快建设现代化产业体系，推动区域协调发展，到2025年取得明显进展。"
    path.write_bytes(f"{line}\n".encode() * (50_000_000 // (len(line.encode()) + 1)))
    start = time.process_time()
    result = outline(read(path))
    assert len(result.sentences) > 400_000
    assert time.process_time() - start < 60


def test_标题记号不进正文(tmp_path: Path) -> None:
    path = tmp_path / "条例.md"
    path.write_text("# 河阳市节约用水条例\n\n## 第一章 总则\n\n第一条 为了节约用水，制定本条例。\n", "utf-8")
    document = read(path)
    assert document.title == "河阳市节约用水条例"
    assert [s.text for s in outline(document).sentences] == [
        "河阳市节约用水条例",
        "第一章 总则",
        "第一条 为了节约用水，制定本条例。",
    ]


def test_Word文档() -> None:
    assert read(DOCUMENTS / "意见.docx").text.split("\n") == [
        "河阳市人民政府关于加强节约用水的意见",
        "河政发〔2023〕12号",
        "到2025年，全市用水总量控制在30亿立方米以内。",
        "指标\t2025年",
        "用水总量\t30亿立方米",
        "",
    ]


def test_Word文档里的修订算已接受(tmp_path: Path) -> None:
    path = tmp_path / "修订.docx"
    body = (
        "<w:p><w:r><w:t>用水总量</w:t></w:r><w:del><w:r><w:delText>四十</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>三十</w:t></w:r></w:ins><w:r><w:t>亿立方米。</w:t></w:r></w:p>"
    )
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    assert read(path).text == "用水总量三十亿立方米。\n"


def test_坏了的Word文档(tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes((DOCUMENTS / "意见.docx").read_bytes()[:4000])
    with pytest.raises(ReadError, match="坏.docx：Word 文件已损坏或加了密码。"):
        read(path)
