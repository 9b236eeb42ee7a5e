"""The page for everyone: axe-core finds nothing serious, text is told from its ground, hands and narrow windows reach all."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page_graph
import pytest
from page_reader import until_ready
from policygraph.viz.page import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWS = ("graph", "overview", "targets", "tree", "posts", "citations", "map", "table", "path", "compare")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "图.html"
    path.write_text(render(page_graph.sample()), encoding="utf-8")
    return path.as_uri()


def ready(page: "Page", address: str) -> "Page":
    page.goto(address)
    until_ready(page)
    page.wait_for_timeout(150)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe没有发现严重问题(page: "Page", file: str, axe: str, view: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    ready(
        page,
        f"{file}#node=place%3A%E5%A4%AA%E5%8E%9F&view={view}&path=place:太原,area:cluster&pair=place:太原,place:吕梁&off=person&from=2025&to=2030",
    )
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    serious = [
        (
            one["id"],
            [(node["html"][:120], node["any"][0]["message"] if node["any"] else "") for node in one["nodes"][:3]],
        )
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert len(found["passes"]) > 10


Touch = Callable[[int, int], "Page"]


@pytest.fixture
def touch(browser: "Browser", file: str) -> Iterator[Touch]:
    contexts = []

    def open_(wide: int, high: int) -> "Page":
        context = browser.new_context(
            viewport={"width": wide, "height": high}, has_touch=True, is_mobile=True, offline=True
        )
        contexts.append(context)
        return ready(context.new_page(), file)

    yield open_
    for context in contexts:
        context.close()


def test_手指点得中_四十四像素(touch: Touch) -> None:
    page = touch(390, 844)
    spot = page.evaluate("policygraph.screenPosition('area:cluster')")
    page.touchscreen.tap(spot["x"], spot["y"])
    page.wait_for_timeout(300)
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    small = page.evaluate("""[...document.querySelectorAll('#views button, .steps > button, .hop, #panel .node, #panel .tool, #panel .open')]
        .filter(b => b.offsetParent && b.getBoundingClientRect().height < 44).map(b => b.outerHTML.slice(0, 90))""")
    assert small == []


@pytest.mark.parametrize(("wide", "high"), [(360, 640), (390, 844), (768, 1024), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("view", VIEWS)
def test_各种窗口_什么也不出框(page: "Page", file: str, view: str, wide: int, high: int) -> None:
    page.set_viewport_size({"width": wide, "height": high})
    ready(page, f"{file}#view={view}&pair=place:太原,place:吕梁&path=place:太原,place:吕梁")
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    assert page.evaluate("document.documentElement.scrollHeight") == high
    for part in ("main", "#panel", "#views"):
        box = page.locator(part).first.bounding_box()
        assert box and box["height"] >= 30 and box["x"] >= 0 and box["x"] + box["width"] <= wide, part


def test_打印_白纸黑字_没有按钮(page: "Page", file: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    ready(page, f"{file}#node=area%3Acluster")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for part in ("#search", "#views", ".steps", "#panel .tools"):
        assert page.locator(part).first.is_hidden()
    assert page.locator("#panel blockquote").first.is_visible()


def test_不喜欢动的人_画面直接跳过去(page: "Page", file: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    ready(page, file)
    before = page.evaluate("policygraph.view()")
    page.locator("#fit").click()
    page.wait_for_timeout(60)
    after = page.evaluate("policygraph.view()")
    page.wait_for_timeout(500)
    assert before != after == page.evaluate("policygraph.view()")
