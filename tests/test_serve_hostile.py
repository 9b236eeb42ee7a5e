"""Whatever documents hold, in a served page it is text too: nothing runs, nothing breaks, nothing is asked of anyone else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import page_graph
import pytest
from page_reader import until_ready
from policygraph.graph.model import Entity, Graph
from served import Served, get, reader, serving, stored
from test_page_hostile import BAD, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILLING = 2_100


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """So many nodes that the page opens with a sample, and parts of it must be asked for by hostile ids."""
    first, second = hostile(), page_graph.hostile()
    filling = tuple(Entity(f"zone:{n:05}", "area", f"第{n}片") for n in range(FILLING))
    entities = sorted((*first.entities, *second.entities, *filling), key=lambda one: one.id)
    graph = Graph(second.sources, tuple(entities), (*first.edges, *second.edges))
    with serving(stored(graph, tmp_path_factory.mktemp('<img src=x onerror="alert(1)">'))) as served:
        yield served


@pytest.fixture
def page(browser: "Browser", site: Served) -> "Iterator[Page]":
    with reader(browser, site) as page:
        page.goto(site.link)
        until_ready(page)
        yield page
        untouched(page)


def untouched(page: "Page") -> None:
    assert page.evaluate("window.hacked === undefined && document.images.length === 0")
    assert page.locator("a[href], iframe, object").count() == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 3


@pytest.mark.parametrize("number", range(len(page_graph.HOSTILE)))
def test_编号和名称有害_去取它_只是文字(page: "Page", site: Served, number: int) -> None:
    text = page_graph.HOSTILE[number].replace("\ud800", "?")
    id = f"{number}{text}"
    page.goto(f"http://127.0.0.1:{site.port}/?focus={quote(id, safe='')}#node={quote(id, safe='')}")
    until_ready(page)
    assert page.locator("#panel h2").evaluate("node => node.textContent") == text
    assert text in page.locator("h1 span").evaluate("node => node.textContent")
    untouched(page)
    page.keyboard.press("Escape")
    page.locator("#documents .document").first.click()
    page.wait_for_url("**documents=**")
    until_ready(page)


@pytest.mark.parametrize("number", range(len(BAD)))
def test_各处的有害文字_只是文字(page: "Page", site: Served, number: int) -> None:
    page.goto(f"http://127.0.0.1:{site.port}/?focus=area:{number}&hops=2#node=area:{number}")
    until_ready(page)
    shown = page.locator("#panel h2").evaluate("node => node.textContent")
    assert shown == BAD[number] or (len(BAD[number]) > 2_000 and shown == BAD[number][:1_999] + "…")
    for view in ("targets", "table", "path", "graph"):
        page.locator(f"#show-{view}").click()
        untouched(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize(
    "typed",
    [
        "<script>window",
        '"><img src=x',
        "window.hacked",
        "javascript:",
        "甲\u2028乙",
        "\u202e反着写",
        "长长长",
        "=cmd|'",
    ],
)
def test_搜到有害的文字_选中它(page: "Page", typed: str) -> None:
    page.locator("#query").fill(typed)
    hit = page.locator("#results li:not(.none)")
    hit.first.wait_for()
    until_ready(page, "!document.querySelector('#results').textContent.includes('正在找')")
    untouched(page)
    hit.first.click()
    page.wait_for_url("**focus=**")
    until_ready(page)


def test_十万字的名称_页面不大(site: Served) -> None:
    number = next(n for n, text in enumerate(BAD) if len(text) == 100_000)
    answer = get(site, f"/?focus=area:{number}&hops=3")
    assert answer.status == 200 and "长" * 1_999 + "…" in answer.text and "长" * 2_000 not in answer.text
    assert len(answer.text) < 1_500_000


def test_问十万字的编号_没有就是404_搜索太长就是400(site: Served) -> None:
    """An id of that length comes back percent-encoded, nine times as long."""
    assert get(site, f"/?focus={quote('长' * 100_000)}").status == 404
    assert get(site, f"/search?q={quote('长' * 100_000)}").status == 400
