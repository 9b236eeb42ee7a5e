"""Whatever documents hold, on the page it is text: nothing runs, nothing breaks, nothing is asked for."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import page_graph
import pytest
from page_reader import VIEWS, Open, download, node, until_ready
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.viz.page import render

# ---- what a document must not be able to do

BAD = ("<script>window.hacked=1</script>", "</script><svg onload='window.hacked=2'>", '"><img src=x onerror="window.hacked=3">',
       "javascript:window.hacked=4", "甲\u2028乙\u2029丙", "\u202e反着写\u2066的\u2069", "\u0000\u0007控制\ufffe", "=cmd|' /C calc'!A0",
       "constructor", "__proto__", "长" * 100_000)  # fmt: skip


def hostile() -> Graph:
    """Everything that comes from documents is hostile, in every place where the page shows it."""
    entities = [
        Entity(f"{kind}:{number}", kind, text, (text + "别名",), {"year": 2030, "text": text, "level": text},
               (page_graph.quote(text[:500], text[:50]),))
        for number, text in enumerate(BAD)
        for kind in ("area", "target", "document", "person")
    ]  # fmt: skip
    proof = [(page_graph.quote(text[:500], text[:50]),) for text in BAD]
    edges = [
        Edge(f"{source}:{number}", f"{target}:{(number + 1) % len(BAD)}", kind, {text[:99]: text[:99]}, proof[number])
        for number, text in enumerate(BAD)
        for source, kind, target in (("area", "has_target", "target"), ("area", "component_of", "area"),
                                     ("document", "based_on", "document"), ("person", "holds_post", "area"))
    ]  # fmt: skip
    entities.sort(key=lambda one: one.id)
    return Graph((), tuple(entities), tuple(sorted(edges, key=lambda one: (one.source, one.type, one.target))))


@pytest.mark.parametrize("view", VIEWS)
def test_有害的文字在每个视图里都只是文字(open_page: Open, view: str) -> None:
    page = open_page(hostile(), f"#view={view}&path=area:0,area:3&pair=area:0,area:1&node=area:2")
    for number in range(len(BAD)):
        page.evaluate("id => policygraph.select(policygraph.model.nodes.get(id))", f"area:{number}")
    page.locator("#query").fill("window")
    page.wait_for_timeout(50)
    assert page.locator("#results li").count() > 3
    assert page.evaluate("window.hacked === undefined && document.images.length === 0")
    assert page.locator("a[href], iframe, object").count() == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 3
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_有害的文字导出后也只是文字(open_page: Open, tmp_path: Path) -> None:
    page = open_page(hostile(), "#view=table")
    book = openpyxl.load_workbook(download(page, "XLSX", tmp_path))
    first = [cell.value for cell in book["节点"]["A"]]
    assert any(str(value).startswith("'=cmd") for value in first)
    assert not any(str(cell.value).startswith("=") for row in book["节点"].iter_rows() for cell in row)
    text = download(page, "SVG", tmp_path).read_text("utf-8")
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "rect", "text", "g", "line", "circle", "polygon"}


def test_被改坏的存储不碍事(open_page: Open) -> None:
    page = open_page(page_graph.sample(), node("place:太原"))
    broken = """for (const key of ['notes', 'views', 'lang']) {
      localStorage.setItem(`policygraph ${JSON.parse(document.getElementById('data').textContent).id} ${key}`, '[{"x":'); }"""
    page.evaluate(broken)
    page.reload()
    until_ready(page)
    assert page.locator("#panel h2").inner_text() == "太原市"


def test_没有WebGL_路径有中文和空格_也能打开(chromium: str, tmp_path: Path) -> None:
    folder = tmp_path / "新建 文件夹（1）#100%"
    folder.mkdir()
    file = folder / "图 谱.html"
    file.write_text(render(page_graph.large(3100)), encoding="utf-8")
    script = str(Path(__file__).parent / "page_offline.py")
    done = subprocess.run(
        [sys.executable, script, chromium, file.as_uri()], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["True", "0"], done.stderr
