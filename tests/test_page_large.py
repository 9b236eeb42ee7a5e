"""The page with very many nodes: drawn on a canvas of its own, with the same panel, search, filters and labels."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import page_graph
import pytest
from page_reader import until_ready
from policygraph.viz.page import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNT = 5000
Open = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("大图") / "大 图.html"
    path.write_text(render(page_graph.large(COUNT)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(page: "Page", file: str) -> Open:
    def load(fragment: str) -> "Page":
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(file + fragment)
        until_ready(page)
        page.wait_for_timeout(300)
        return page

    return load


OVERLAPS = """() => { const boxes = policygraph.labels().map(l => l.box); let hits = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    if (a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]) hits += 1; }));
  return [boxes.length, hits]; }"""


def test_大图不带vis_network_小图带(file: str) -> None:
    assert "vis-network" in render(page_graph.small())
    assert "vis.Network" not in render(page_graph.large(3100)).split("<body>")[1]


def test_大图_点节点_拖动_滚轮_搜索_筛选都行(opened: Open) -> None:
    page = opened("#view=graph")
    count, hits = page.evaluate(OVERLAPS)
    assert hits == 0 and count >= 20
    spot = page.evaluate("policygraph.screenPosition('place:0000')")
    page.mouse.click(spot["x"], spot["y"])
    page.wait_for_timeout(700)
    assert page.locator("#panel h2").inner_text() == "一州市"
    assert "place:0000" in page.evaluate("policygraph.focused()")
    page.keyboard.press("Escape")
    before = page.evaluate("policygraph.view()")
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(700, 460, steps=5)
    page.mouse.up()
    moved = page.evaluate("policygraph.view()")
    assert round((before["x"] - moved["x"]) * moved["scale"]) == 100
    assert round((before["y"] - moved["y"]) * moved["scale"]) == 60
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(250)
    assert page.evaluate("policygraph.view().scale") > moved["scale"] * 1.5
    assert page.evaluate("document.querySelector('#canvas canvas').style.transform") == ""
    assert page.evaluate(OVERLAPS)[1] == 0
    page.locator("#query").fill("一州市")
    page.locator("#query").press("Enter")
    assert page.locator("#panel h2").inner_text() == "一州市"
    page.locator("#types .switch[data-name=person]").click()
    assert page.evaluate("policygraph.model.ranked.every(n => n.type !== 'person' || n.hidden)")


def test_大图_拖动时画面跟着手_停下才重画(opened: Open) -> None:
    page = opened("#view=graph")
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(650, 430, steps=3)
    page.wait_for_timeout(40)
    shift = page.evaluate("document.querySelector('#canvas canvas').style.transform")
    assert shift.startswith("translate(50px, 30px)")
    assert page.evaluate("document.querySelector('#overlay').style.transform") == shift
    page.mouse.up()
    page.wait_for_timeout(250)
    assert page.evaluate("document.querySelector('#canvas canvas').style.transform") == ""


def test_大图_总览先开_圆不多于三十一个(opened: Open) -> None:
    page = opened("")
    assert page.locator("#overview").is_visible()
    assert 10 < page.locator("#overview .disc").count() <= 31
