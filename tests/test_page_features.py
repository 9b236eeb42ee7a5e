"""What a reader can do on the page, in a real browser by clicks and keys: the features of docs/page.md one by one."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import openpyxl
import page_graph
import pytest
from page_reader import CLUSTER, Open, clipboard, download, node, svg_texts, texts, until_ready
from policygraph.graph.model import Edge, Entity, Graph

# ---- the first look


def test_打开就看到城市群_五个市_三个目标_布局和定位(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    seen = [label["text"] for label in page.evaluate("policygraph.labels()")]
    for wanted in ("山西中部城市群", "太原市", "晋中市", "忻州市", "吕梁市", "阳泉市", "“一群两区三圈”"):
        assert wanted in seen
    assert [text[:5] for text in seen if re.match(r"20\d\d年", text)] == ["2025年", "2030年", "2035年"]
    assert set(page_graph.CITIES.values()) <= set(seen)
    assert texts(page.locator("#panel .subject .node")) == ["山西中部城市群"]
    assert page.locator("#panel section.about h3").first.inner_text().split() == ["成员", "5"]


def test_许多文件_打开是总览_点一个圆看里面(open_page: Open) -> None:
    page = open_page(page_graph.large(400))
    assert page.locator("#overview").is_visible()
    numbers = [int(text) for text in svg_texts(page.locator("#overview .number"))]
    assert sum(numbers) == page.evaluate("policygraph.model.ranked.filter(n => !n.hidden).length")
    first = page.locator("#overview .disc").first
    key = first.get_attribute("data-key")
    first.click()
    assert page.locator("#overview").is_hidden()
    assert page.evaluate("policygraph.state().node") == key
    page.locator("#home").click()
    assert page.locator("#overview").is_visible()
    page.locator("#overview [data-by=type]").click()
    assert "人物" in svg_texts(page.locator("#overview .title"))
    page.locator("#overview .disc", has_text="人物").focus()
    page.keyboard.press("Enter")
    assert set(page.evaluate("policygraph.model.ranked.filter(n => !n.hidden).map(n => n.type)")) == {"person"}


def test_总览里点左边的一份文件_到图里看这一份(open_page: Open) -> None:
    page = open_page(page_graph.large(400))
    row = page.locator("#documents .document").first
    title = row.locator(".name").inner_text()
    assert page.locator("#panel h2").inner_text() != title
    row.click()
    assert page.locator("#overview").is_hidden() and page.locator("#panel h2").inner_text() == title
    page.locator("#documents .document").first.click()
    assert page.locator("#panel h2").inner_text() != title


def test_看过全图_就不再请人看全图_也不压着字(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    button = page.locator("#more")
    box = button.bounding_box()
    assert button.is_visible() and box
    frame = page.locator("#canvas").bounding_box()
    assert frame
    for label in page.evaluate("policygraph.labels()"):
        left, top, right, bottom = label["box"]
        beside = left + frame["x"] < box["x"] + box["width"] and right + frame["x"] > box["x"]
        over = top + frame["y"] < box["y"] + box["height"] and bottom + frame["y"] > box["y"]
        assert not (beside and over), label["text"]
    button.click()
    assert button.is_hidden()
    page.locator("#panel .node").first.click()
    page.locator("#back").click()
    assert button.is_hidden()
    page.locator("#home").click()
    assert button.is_visible()


def test_总览的圆互不重叠(open_page: Open) -> None:
    page = open_page(page_graph.large(800))
    discs = page.evaluate("""[...document.querySelectorAll('#overview .plate')].map(c =>
        [Number(c.getAttribute('cx')), Number(c.getAttribute('cy')), Number(c.getAttribute('r'))])""")
    assert len(discs) > 10
    for i, (x, y, r) in enumerate(discs):
        assert all((x - a) ** 2 + (y - b) ** 2 >= (r + s) ** 2 for a, b, s in discs[:i])


# ---- 1 evidence


def test_两个名字都标出_各用一色_复制引文带出处(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:太原"))
    group = page.locator("#panel section.facts").filter(has=page.locator("h3", has_text="定位"))
    assert texts(group.locator("mark:not(.far)")) == ["太原"]
    assert texts(group.locator("mark.far")) == ["国家区域中心城市"]
    group.locator(".copy").click()
    sentence = "支持太原建设国家区域中心城市，带动周边县区。"
    assert (
        clipboard(page)
        == f"“{sentence}”（《关于推动山西中部城市群高质量发展的决定》，第1号，第 100–{100 + len(sentence)} 字）"
    )
    assert page.locator("#said").inner_text() == "已复制"


# ---- 3 search by pinyin


@pytest.mark.parametrize(("typed", "found"), [("tys", "太原市"), ("sxzb", "山西中部城市群"), ("LW", "林武")])
def test_拼音首字母也能搜(open_page: Open, typed: str, found: str) -> None:
    page = open_page(page_graph.sample())
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert page.locator("#results li").first.inner_text().startswith(found)
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == found


# ---- 5 neighbourhood


def test_范围一步两步三步_关系词横写_返回(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:太原"))
    one = set(page.evaluate("policygraph.focused()"))
    assert one == {"place:太原", CLUSTER, "positioning:国家区域中心城市", "place:140000"}
    assert {"成员", "定位"} <= {word["text"] for word in page.evaluate("policygraph.words()")}
    for word in page.evaluate("policygraph.words()"):
        left, top, right, bottom = word["box"]
        assert bottom - top < 20 < right - left
    page.locator("#panel .hop", has_text="2").click()
    two = set(page.evaluate("policygraph.focused()"))
    assert one < two and {"place:阳泉", "target:2030", "document:decision"} <= two and "meeting:34" not in two
    page.keyboard.press("3")
    assert "meeting:34" in page.evaluate("policygraph.focused()")
    page.locator("#back").click()
    page.wait_for_timeout(100)
    assert set(page.evaluate("policygraph.focused()")) == one


# ---- 7 timeline


def test_目标按年份筛选_点柱子(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=targets")
    bars = page.locator("#targets .bar")
    assert texts(bars) == ["1\n2025", "1\n2030", "1\n2035"]
    bars.nth(0).click()
    assert texts(page.locator("#targets thead th")) == ["主体", "2025年"]
    bars.nth(1).click()
    assert texts(page.locator("#targets thead th")) == ["主体", "2025年", "2030年"]
    page.locator("#show-graph").click()
    assert "target:2035" not in page.evaluate("policygraph.model.ranked.filter(n => !n.hidden).map(n => n.id)")
    page.locator("#show-targets").click()
    page.locator("#targets .timeline .tool").click()
    assert len(texts(page.locator("#targets thead th"))) == 4


# ---- 9 path


def test_两者之间的路径是一份阅读清单(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:太原"))
    page.locator("#panel .tool", has_text="找路径").click()
    page.locator("#path .pick").nth(1).fill("人大常委会")
    page.locator("#path .pick").nth(1).press("Enter")
    steps = page.locator("#path .way > li")
    assert texts(steps.locator(".word")) == ["— 成员 →", "← 主题 —", "— 发文机关 →"]
    assert "五个市组成" in steps.nth(0).inner_text() and "自通过之日起施行" in steps.nth(2).inner_text()
    page.locator("#path-on-graph").click()
    assert set(page.evaluate("policygraph.focused()")) == {
        "place:太原",
        CLUSTER,
        "document:decision",
        "organization:npc",
    }
    page.keyboard.press("Escape")
    assert page.evaluate("policygraph.focused()") == []


def test_没有路径就说没有(open_page: Open) -> None:
    page = open_page(page_graph.sample(), f"#view=path&path={quote('place:太原')},{quote('person:lw')}")
    assert "没有连上" in page.locator("#path .hint").inner_text()


# ---- 10 table and files


def test_表格排序_导出的就是显示的(open_page: Open, tmp_path: Path) -> None:
    page = open_page(page_graph.sample(), "#view=table&off=place,positioning")
    column = page.locator("#table tbody tr > *:first-child")
    page.locator("#table .sort").nth(0).click()
    down = texts(column)
    page.locator("#table .sort").nth(0).click()
    assert texts(column) == down[::-1] or sorted(texts(column)) == sorted(down)
    assert page.locator("#table th[aria-sort=ascending]").count() == 1
    raw = download(page, "CSV", tmp_path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0][:3] == ["主体", "关系", "对象"]
    assert {row[1] for row in rows[1:]} == {"组成部分", "主题", "发文机关", "通过于", "任职", "目标"}
    assert ["林武", "任职", "山西省委"] in [row[:3] for row in rows]
    book = openpyxl.load_workbook(download(page, "XLSX", tmp_path))
    assert book.sheetnames == ["关系", "节点"]
    assert [cell.value for cell in book["关系"][1]][:3] == ["主体", "关系", "对象"]
    assert book["关系"].max_row == len(rows)
    data = json.loads(download(page, "JSON", tmp_path).read_text("utf-8"))
    assert len(data["edges"]) == len(rows) - 1 and data["edges"][0]["evidence"][0]["text"]


def test_导出图片_有标题图例来源日期(open_page: Open, tmp_path: Path) -> None:
    page = open_page(page_graph.sample(), "#view=table")
    text = download(page, "SVG", tmp_path).read_text("utf-8")
    for wanted in ("2 份文件", "山西中部城市群", "行政区划", "来源", "policygraph"):
        assert wanted in text
    assert (
        re.search(r"\d{4}-\d\d-\d\d</text>", text)
        and "<script" not in text
        and "http" not in text.replace("http://www.w3.org", "")
    )
    picture = download(page, "PNG", tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG")
    wide = int.from_bytes(picture[16:20], "big")
    assert wide == 2 * page.evaluate("document.getElementById('canvas').clientWidth")


def test_表格里的公式不会被执行(open_page: Open, tmp_path: Path) -> None:
    entities = (Entity("a", "area", '=HYPERLINK("x")'), Entity("b", "area", "+1+1"))
    page = open_page(Graph((), entities, (Edge("a", "b", "cites"),)), "#view=table")
    rows = list(csv.reader(io.StringIO(download(page, "CSV", tmp_path).read_text("utf-8-sig"))))
    assert rows[1][0] == '\'=HYPERLINK("x")' and rows[1][2] == "'+1+1"


# ---- 11 links and saved views


def test_复制的链接带着全部状态_打开是同样的样子(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node(CLUSTER) + "&hops=2&off=person")
    page.locator("#panel .tool", has_text="链接").click()
    address = clipboard(page)
    page.goto("about:blank")
    page.goto(address)
    until_ready(page)
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    assert page.locator("#panel .hop[aria-pressed=true]").inner_text() == "2"
    assert page.locator("#types .switch[data-name=person]").get_attribute("aria-pressed") == "false"


def test_存下的视图下次还在_可以删(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:阳泉"))
    page.locator("#saved summary").click()
    page.locator("#saved .pick").fill("阳泉的定位")
    page.locator("#save-view").click()
    page.keyboard.press("Escape")
    page.reload()
    until_ready(page)
    page.locator("#home").click()
    assert page.locator("#panel h2").inner_text() == "2 份文件"
    page.locator("#saved summary").click()
    page.locator("#saved .node", has_text="阳泉的定位").click()
    page.wait_for_timeout(150)
    assert page.locator("#panel h2").inner_text() == "阳泉市"
    page.locator("#saved summary").click()
    page.locator("#saved .open").click()
    assert page.locator("#saved .node").count() == 0


# ---- 12 comparison


def test_比较两个市(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:太原"))
    page.locator("#panel .tool", has_text="比较").click()
    page.locator("#compare .pick").nth(1).fill("吕梁")
    page.locator("#compare .picked .node").first.click()
    heads = [text.split()[0] for text in texts(page.locator("#compare h3"))]
    assert heads == ["都有", "只有太原市", "只有吕梁市"]
    assert texts(page.locator("#compare .both .node")) == ["山西中部城市群", "山西省"]
    assert texts(page.locator("#compare .versus > section:nth-child(2) .node")) == ["国家区域中心城市"]
    assert texts(page.locator("#compare .versus > section:nth-child(3) .node")) == ["白酒产业基地"]


def test_比较两份文件(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=compare")
    for index, title in enumerate(("会议报道", "关于推动")):
        page.locator("#compare .pick").nth(index).fill(title)
        page.locator("#compare .picked .node", has_text=title).last.click()
    assert page.locator("#compare h3").nth(1).inner_text().split() == ["只有会议报道", "1"]
    assert "林武 — 任职 → 山西省委" in page.locator("#compare .versus > section:nth-child(2)").inner_text()
