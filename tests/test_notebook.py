"""A graph in a notebook: it shows itself in a frame of its own, and nothing in its documents reaches the notebook."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import page_graph
import policygraph
import pytest
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.notebook import MOST_DRAWN, Page
from test_page_hostile import BAD
from test_page_hostile import hostile as hostile_everywhere

if TYPE_CHECKING:
    from playwright.sync_api import Frame
    from playwright.sync_api import Page as Tab

BIG = Graph(
    (),
    tuple(Entity(f"place:{n:05}", "place", f"第{n}村") for n in range(MOST_DRAWN)) + (Entity("target:1", "target", BAD[0]),),
    tuple(Edge("place:00007", f"place:{n:05}", "part_of", derived=True) for n in (1, 2, 3))
    + (Edge("place:00007", "target:1", "has_target"), Edge("place:00008", "target:1", "has_target")),
)


@pytest.fixture
def notebook(page: "Tab", tmp_path: Path) -> "Iterator[Tab]":
    """An empty notebook: a page with a secret, into which a test writes what a graph shows itself as."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    assert wrong == []


def shown(tab: "Tab", folder: Path, html: str) -> None:
    file = folder / "笔记本.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><title>笔记本</title><script>secret = 7</script><div id=out>{html}</div>", "utf-8")
    tab.goto(file.as_uri())


def inside(tab: "Tab") -> "Frame":
    frame = tab.frames[1]
    for _ in range(200):
        if frame.evaluate("Boolean(window.policygraph && policygraph.ready)"):
            return frame
        tab.wait_for_timeout(50)
    raise AssertionError("the page in the frame is not ready")


@pytest.mark.parametrize("light", [True, False], ids=["自己显示的", "render给的"])
def test_图画出来_点得动(notebook: "Tab", tmp_path: Path, light: bool) -> None:
    graph = page_graph.sample()
    html = graph._repr_html_() if light else policygraph.render(graph)._repr_html_()
    shown(notebook, tmp_path, html)
    frame = inside(notebook)
    assert frame.locator("#panel h2").inner_text() == "2 份文件"
    seen = {str(label["text"]) for label in frame.evaluate("policygraph.labels()")}
    assert {"山西中部城市群", "太原市", "阳泉市", "山西省委"} <= seen
    assert frame.evaluate("policygraph.view().scale") > 0.4, "large enough to be read"
    spot = frame.evaluate("policygraph.screenPosition('place:太原')")
    corner = notebook.locator("iframe").bounding_box()
    assert corner
    notebook.mouse.click(corner["x"] + spot["x"] + 1, corner["y"] + spot["y"] + 1)
    frame.locator("#panel h2", has_text="太原市").wait_for(timeout=3000)
    assert frame.locator("#panel .tools button", has_text="链接").count() == 0, "there is no address that a link could lead to"
    frame.locator("#back").click()
    frame.locator("#panel h2", has_text="2 份文件").wait_for(timeout=3000)
    assert not frame.locator("#saved").is_visible()
    frame.locator("#language").click()
    frame.locator("#panel h2", has_text="2 documents").wait_for(timeout=5000)


@pytest.mark.parametrize("graph", [hostile_everywhere(), page_graph.hostile()], ids=["处处", "连类型"])
def test_有害的文字跑不起来_也出不去(notebook: "Tab", tmp_path: Path, graph: Graph) -> None:
    shown(notebook, tmp_path, graph._repr_html_())
    frame = inside(notebook)
    assert frame.evaluate("window.hacked === undefined") and notebook.evaluate("window.hacked === undefined")
    assert notebook.evaluate("[...document.querySelectorAll('#out *')].map(e => e.tagName)") == ["IFRAME"]
    reach = "() => { try { return String(parent.secret) } catch (error) { return error.name } }"
    assert frame.evaluate(reach) == "SecurityError", "even what would run could not read the notebook"
    assert frame.evaluate("() => { try { return String(localStorage) } catch (error) { return error.name } }") == "SecurityError"


def test_框里没有别的() -> None:
    html = page_graph.hostile()._repr_html_()
    tag = re.fullmatch(r"<iframe ([^<>]*)></iframe>", html, re.S)
    assert tag, "one element, whose attributes no text of a document can leave"
    attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag[1]))
    assert attributes["sandbox"].split() == ["allow-scripts", "allow-downloads"]
    page = unescape(attributes["srcdoc"])
    assert page == policygraph.render(page_graph.hostile(), light=True)
    assert "connect-src 'none'" in page


def test_太大的图只给一张表(notebook: "Tab", tmp_path: Path) -> None:
    shown(notebook, tmp_path, BIG._repr_html_())
    assert notebook.locator("iframe, script:not(head script), svg, img").count() == 0
    text = notebook.locator("#out").inner_text()
    assert f"0 份文件，{MOST_DRAWN + 1} 个实体，5 条关系" in text
    rows = [row.inner_text().split("\t") for row in notebook.locator("#out tr").all()]
    assert ["行政区划", str(MOST_DRAWN)] in rows and ["上级区划", "3"] in rows and ["目标", "2"] in rows
    central = rows[rows.index(["相连最多的", "关系"]) + 1 :]
    assert central[:2] == [["第7村", "4"], [BAD[0], "2"]]
    assert "policygraph.render(graph, focus=" in text
    assert notebook.evaluate("window.hacked === undefined")


def test_一句话说有多少() -> None:
    assert repr(page_graph.sample()) == "<Graph：2 份文件，21 个实体，24 条关系>"
    assert repr(Graph()) == "<Graph：0 份文件，0 个实体，0 条关系>"
    assert "iframe" in Graph()._repr_html_()


def test_页面是一段文字_写得成文件(tmp_path: Path) -> None:
    page = policygraph.render(page_graph.sample())
    assert isinstance(page, str) and len(repr(page)) < 60
    path = page.save(tmp_path / "新" / "图.html")
    assert path.read_text("utf-8") == page
    assert "iframe" not in Page("长" * 9_000_000)._repr_html_()
