"""Saved web pages: main text by hand beside each page of tests/reading/web, structure, MHTML, and what may not hang."""

import base64
import quopri
import re
import time
from pathlib import Path

import pytest
from policygraph.extract.cleaning.line_rules import Rule
from policygraph.extract.readers import ReadError, read
from policygraph.extract.web.rules import rules

FOLDER = Path(__file__).parent / "reading/web"
PAGES = sorted(path.name.removesuffix(".txt") for path in FOLDER.glob("*.html.txt"))


def squeezed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.strip().split("\n")]


@pytest.mark.parametrize("name", PAGES)
def test_网页的正文一行不差(name: str) -> None:
    assert squeezed(read(FOLDER / name).text) == squeezed((FOLDER / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_行的规则和例行(rule: Rule) -> None:
    pattern = re.compile(rule.pattern)
    meets = {"part": pattern.search, "start": pattern.match, "weak": pattern.match}.get(rule.kind, pattern.fullmatch)
    for line in rule.yes:
        assert meets(line), line
    for line in rule.no:
        assert not meets(line), line


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>通告</title></head><body>{body}</body></html>"


SENTENCE = "<p>河阳市抓好河湖治理，成效明显。</p>"
STRUCTURE = {
    "编号从几开始": ("<ol start=3><li>查漏补缺</li><li value=7>公开公示</li></ol>", ["3. 查漏补缺", "7. 公开公示"]),
    "字母编号": ("<ol type=a><li>查漏补缺</li><li>公开公示</li></ol>", ["a. 查漏补缺", "b. 公开公示"]),
    "已有编号不再编": ("<ol><li>一、查漏补缺</li><li>（二）公开公示</li></ol>", ["一、查漏补缺", "（二）公开公示"]),
    "圆点列表不加点": ("<ul><li>查漏补缺</li><li>公开公示</li></ul>", ["查漏补缺", "公开公示"]),
    "套着的列表": ("<ol><li>甲项<ul><li>子项</li></ul></li><li>乙项</li></ol>", ["1. 甲项", "子项", "2. 乙项"]),
    "合并的格子每行都有": (
        "<table><tr><td rowspan=2>水利</td><td>堤防</td></tr><tr><td>水库</td></tr></table>",
        ["水利\t堤防", "水利\t水库"],
    ),
    "脚注去掉，平方留下": ("<p>面积3万m<sup>2</sup>，已建成。<sup>[12]</sup></p>", ["面积3万m2，已建成。"]),
    "不换行空格和零宽字符": ("<p>总&nbsp;则\u200b第一节</p>", ["总 则第一节"]),
    "附件链接留下": ("<div><a href=a.doc>附表一.doc</a><a href=b.doc>附表二.doc</a></div>", ["附表一.doc附表二.doc"]),
    "预排文本": ("<pre>甲行\n乙行</pre>", ["甲行", "乙行"]),
}


@pytest.mark.parametrize("name", STRUCTURE)
def test_网页的结构(name: str, tmp_path: Path) -> None:
    body, expected = STRUCTURE[name]
    path = tmp_path / "页.html"
    path.write_text(page(f"<div>{SENTENCE}{body}</div>"), "utf-8")
    assert read(path).text.rstrip("\n").split("\n") == ["通告", "河阳市抓好河湖治理，成效明显。", *expected]


def test_网址和发布日期(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    meta = '<meta name="PubDate" content="2024-4-5 10:20">'
    source = page(SENTENCE).replace("<title>", meta + "<title>")
    path.write_text(f"<!-- saved from url=(0030)http://www.heyang.example/a.html -->{source}", "utf-8")
    assert read(path).metadata == (("url", "http://www.heyang.example/a.html"), ("published", "2024-04-05"))


ENCODINGS = {
    "写着GB2312其实是UTF-8": page(SENTENCE).replace("utf-8", "gb2312").encode(),
    "编码写在四千字节之后": page(SENTENCE).replace("<head>", "<head><!--" + "x" * 5000 + "-->").encode(),
    "夹着零字节": page(SENTENCE).encode().replace("抓好".encode(), "抓\x00好".encode()),
    "UTF-16带标记": page(SENTENCE).encode("utf-16"),
    "GB18030": page(SENTENCE).replace("utf-8", "gb2312").encode("gb18030"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_网页的编码(name: str, tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_bytes(ENCODINGS[name])
    assert read(path).text == "通告\n河阳市抓好河湖治理，成效明显。\n"


HEAD = b"From: <Saved by Blink>\nSnapshot-Content-Location: http://a.example/\nMIME-Version: 1.0\n"


def mhtml(*parts: bytes, boundary: bytes = b' boundary="--b--"') -> bytes:
    body = b"".join(b"----b--\n" + part + b"\n" for part in parts)
    return HEAD + b"Content-Type: multipart/related;" + boundary + b"\n\n" + body + b"----b----\n"


def part(html: str, *, encoding: str = "base64", url: str = "http://a.example/", charset: str = "utf-8") -> bytes:
    raw = html.encode(charset)
    body = base64.encodebytes(raw) if encoding == "base64" else quopri.encodestring(raw)
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {encoding}\nContent-Location: {url}"
    return f"{head}\n\n".encode() + body


ADVERT = page("<p>秋季家电大促，满三千减三百。</p>")
SAVED = {
    "base64": mhtml(part(page(SENTENCE))),
    "quoted-printable": mhtml(part(page(SENTENCE), encoding="quoted-printable")),
    "GB18030": mhtml(part(page(SENTENCE).replace("utf-8", "gb2312"), charset="gb18030")),
    "广告框在前": mhtml(part(ADVERT, url="http://ad.example/"), part(page(SENTENCE))),
    "回车换行": mhtml(part(page(SENTENCE))).replace(b"\n", b"\r\n"),
    "浏览器存的UTF-16": mhtml(
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: http://a.example/\n\n"
        + quopri.encodestring(page(f"\n{SENTENCE}").encode("utf-16-le").replace(b"\n\x00", b"\r\n\x00"))
    ),
    "框架集": mhtml(part("<frameset><frame src=b></frameset>"), part(page(SENTENCE), url="http://a.example/b")),
}


@pytest.mark.parametrize("name", SAVED)
def test_单个文件网页(name: str, tmp_path: Path) -> None:
    path = tmp_path / "页.mht"
    path.write_bytes(SAVED[name])
    assert read(path).text == "通告\n河阳市抓好河湖治理，成效明显。\n"


REFUSED = {
    "框架.html": (b"<html><frameset><frame src=a.html></frameset></html>", "网页只有框架"),
    "空壳.html": (b"<html><body><div id=app></div></body></html>", "网页里没有正文"),
    "长图.html": (
        b"<html><title>t</title><body><p><img src=1.jpg></p><p><img src=2.jpg></p></body></html>",
        "网页里只有图片",
    ),
    "缺分隔.mht": (mhtml(part(page(SENTENCE)), boundary=b""), "缺少分隔标记"),
    "没网页.mht": (mhtml(b"Content-Type: image/png\n\nabc"), "没有网页"),
    "套娃.mht": (
        HEAD + b"".join(b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' for _ in range(100_000)),
        "没有网页",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_读不了的网页(name: str, tmp_path: Path) -> None:
    raw, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(ReadError, match=reason):
        read(path)


def test_链接列表页不给出链接(tmp_path: Path) -> None:
    path = tmp_path / "列表.html"
    items = "".join(f"<li><a href=/{i}>河阳市发布第{i}号公告</a><span>2024-03-0{i}</span></li>" for i in range(1, 9))
    path.write_text(page(f"<ul class=lst>{items}</ul><p>共 8 条</p>"), "utf-8")
    document = read(path)
    assert "公告" not in document.text
    assert document.notes == ("网页里只有链接或零碎文字，没有成句的正文",)


def test_题目下面只有图片的网页说明是图片(tmp_path: Path) -> None:
    path = tmp_path / "图解.html"
    path.write_text(page("<h1>一图读懂河湖治理</h1><p><img src=a.jpg></p>"), "utf-8")
    assert read(path).notes == ("网页里只有图片和零碎文字，没有成句的正文；把图片另存下来，可以单独识别",)


HOSTILE = {
    "嵌套一百万层": "<div>" * 1_000_000,
    "嵌套一百万个生造标签": "<x-y>" * 1_000_000,
    "一百万个没关的字体": "".join(f"<font color=#{i:06x}>" for i in range(200_000)),
    "八兆的属性": f"<div data-x='{'a' * 8_000_000}'>",
    "十兆的图片": f"<img src='data:image/png;base64,{'QUJD' * 2_500_000}'>",
    "没完的标签": "<a " * 300_000,
    "深处的空段落": "<div>" * 1900 + "<p></p>" * 100_000 + "字",
    "套着的表格": "<table><tr><td>" * 20_000,
    "一行两万格": "<table><tr>" + "<td rowspan=900>格</td>" * 20_000 + "</tr></table>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_不会卡住(name: str, tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_text(
        page(f"{HOSTILE[name]}</div>{SENTENCE}" if name == "深处的空段落" else f"{SENTENCE}{HOSTILE[name]}"), "utf-8"
    )
    start = time.process_time()
    assert "河阳市抓好河湖治理，成效明显。" in read(path).text
    assert time.process_time() - start < 20
