"""The page by keyboard, with notes, in its other views and in English, in a real browser."""

import csv
import io
import re
from pathlib import Path

import page_graph
from page_reader import CLUSTER, Open, download, node, texts, until_ready
from policygraph.graph.corrections.reading import read_corrections
from policygraph.graph.model import Edge, Entity, Graph

# ---- 13 keyboard and screen reader


def test_全用键盘_从头到一条原文(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    assert first != "山西中部城市群"
    assert page.locator("#whispered").inner_text().startswith(first)
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden() and page.locator("#panel h2").inner_text() == "山西中部城市群"


def test_每个可点的都能用Tab走到_看得见焦点(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.id || (document.activeElement.closest('[id]') || {id: ''}).id")
        )
        outline = page.evaluate("""() => { const s = getComputedStyle(document.activeElement);
            return document.activeElement === document.body || s.outlineStyle !== 'none' || document.activeElement.matches('.disc'); }""")
        assert outline, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert {
        "query",
        "home",
        "types",
        "relations",
        "documents",
        "show-graph",
        "show-table",
        "canvas",
        "panel",
    } <= reached


# ---- 15 derived


def test_推定的关系可以一起隐藏(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#derived").click()
    assert not page.evaluate("policygraph.model.edges.some(e => e.derived && !e.hidden)")
    assert page.evaluate("location.hash") == "#sure=1"
    page.locator(".reset").click()
    assert page.evaluate("policygraph.model.edges.some(e => e.derived && !e.hidden)")


# ---- 16 notes


def test_批注留在浏览器里_导出成更正表(open_page: Open, tmp_path: Path) -> None:
    page = open_page(page_graph.sample(), node("place:阳泉"))
    page.locator("#panel .note-box summary").click()
    page.locator("#panel .note-decision").select_option("改名")
    page.locator("#panel .note-value").fill("阳泉市（样例）")
    page.locator("#panel .note-text").fill("全称，见第一条")
    page.locator("#panel h2").click()
    page.reload()
    until_ready(page)
    assert page.locator("#panel .note-text").input_value() == "全称，见第一条"
    page.locator("#show-table").click()
    assert page.locator("#table [data-format=corrections]").inner_text() == "批注 1"
    rows = list(csv.DictReader(io.StringIO(download(page, "corrections", tmp_path).read_text("utf-8-sig"))))
    assert [(row["决定"], row["对象"], row["名称"], row["值"], row["为什么"]) for row in rows] == [
        ("改名", "place:阳泉", "阳泉市", "阳泉市（样例）", "全称，见第一条")
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", rows[0]["何时"])


def test_一条关系也能更正(open_page: Open, tmp_path: Path) -> None:
    page = open_page(page_graph.sample(), node("person:lw"))
    page.locator("#panel .open").first.click()
    page.locator("#panel .note-box summary").click()
    page.locator("#panel .note-decision").select_option("删除")
    page.locator("#show-table").click()
    file = download(page, "corrections", tmp_path)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    wanted = {"决定": "删除", "对象": "person:lw", "另一对象": "organization:party", "关系": "holds_post"}
    assert wanted.items() <= rows[0].items()
    decisions, problems = read_corrections([file])
    assert problems == []
    assert [(one.kind, one.first, one.second, one.relation) for one in decisions.rows] == [
        ("删除", "person:lw", "organization:party", "holds_post")
    ]


# ---- other views


def test_布局是一棵树(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=tree")
    root = page.locator("#tree > ul > li").first
    assert root.locator("> .node").inner_text() == "“一群两区三圈”"
    assert texts(root.locator("> ul > li > .node")) == ["山西中部城市群"]
    assert set(texts(root.locator("> ul > li > ul:not(.positions) > li > .node"))) == {
        "太原市",
        "晋中市",
        "忻州市",
        "吕梁市",
        "阳泉市",
    }
    root.locator(".node", has_text="白酒产业基地").click()
    assert page.locator("#panel h2").inner_text() == "白酒产业基地"


def test_任职按机构列(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=posts")
    assert texts(page.locator("#posts tbody tr > *")) == ["山西省委", "林武", "书记", "原文"]
    page.locator("#posts .tool").click()
    assert texts(page.locator("#panel blockquote p")) == ["省委书记林武到会讲话。"]


# ---- English


def test_一键换成英文_文件里的文字不变_再换回来(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node(CLUSTER))
    page.locator("#language").click()
    until_ready(page, "document.documentElement.lang === 'en'")
    assert page.locator("#show-table").inner_text() == "Table"
    assert page.locator("#types h3").inner_text() == "Types"
    assert (page.locator("#query").get_attribute("placeholder") or "").startswith("Names, aliases")
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    heads = [text.split("\n")[0] for text in texts(page.locator("#panel section.facts h3"))]
    assert heads[:2] == ["Members", "Part of"]
    left = page.evaluate(
        """[...document.querySelectorAll('body > header, #views, footer, #types h3')].map(n => n.innerText).join(' ')"""
    )
    assert not re.search("[\u4e00-\u9fff]", left.replace("中文", ""))
    page.locator("#language").click()
    until_ready(page, "document.documentElement.lang === 'zh-CN'")
    assert page.locator("#show-table").inner_text() == "表格"


def test_任职先写职务_文件表里没有年份的排在最后(open_page: Open) -> None:
    post = {"since": "2021-02-03", "status": "现任", "title": "局长"}
    entities = [
        Entity("document:甲", "document", "《甲办法》", attributes={"signed": "2024-05-06"}),
        Entity("document:乙", "document", "《乙办法》"),
        Entity("organization:局", "organization", "某州市农业局"),
        Entity("person:丙", "person", "丙某"),
    ]
    edges = (Edge("document:甲", "document:乙", "cites"), Edge("person:丙", "organization:局", "holds_post", post))
    page = open_page(Graph((), tuple(entities), edges))
    page.locator("#show-posts").click()
    assert page.locator("#posts tbody td").nth(1).inner_text() == "局长，2021-02-03，现任"
    page.locator("#show-citations").click()
    assert texts(page.locator("#citations thead th")) == ["层级", "2024年", "未写年份"]
