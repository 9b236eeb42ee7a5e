"""The served page in a real browser: from the overview of a store by search, discs and neighbours to any part of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from page_reader import download, svg_texts, texts, until_ready
from served import FAR, HUB, OFFICES, Served, great, reader, serving, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Visit = Callable[..., "Page"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(stored(great(), tmp_path_factory.mktemp("库"))) as served:
        yield served


@pytest.fixture
def visit(browser: "Browser", site: Served) -> Iterator[Visit]:
    """Opens the link and, where one is given, a part behind it."""
    with reader(browser, site, allowed="status of 404") as page:

        def opened(path: str = "/") -> "Page":
            page.goto(site.link)
            until_ready(page)
            if path != "/":
                page.goto(f"http://127.0.0.1:{site.port}{path}")
                until_ready(page)
            return page

        yield opened


def arrive(page: "Page", part: str) -> None:
    """Waits for the page of another part."""
    page.wait_for_url(f"**{part}**")
    until_ready(page, f"location.href.includes({part!r})")
    page.wait_for_timeout(150)


def heading(page: "Page") -> str:
    return page.locator("#panel h2").inner_text()


def loaded(page: "Page") -> int:
    return int(page.evaluate("policygraph.model.nodes.size"))


def search(page: "Page", text: str) -> list[str]:
    page.locator("#query").fill(text)
    page.locator("#results li:not(.none)").first.wait_for()
    whole = "document.querySelector('#results').textContent.includes('放在一张图里看')"
    until_ready(page, f"{whole} || document.querySelectorAll('#results li').length === 1")
    return texts(page.locator("#results li"))


def test_打开是整库的总览_口令不留在地址里(visit: Visit, site: Served) -> None:
    page = visit()
    assert page.url == f"http://127.0.0.1:{site.port}/"
    assert page.locator("h1").inner_text() == "政图2 份文件"
    assert page.locator("#overview .disc").count() == 30
    hub = page.locator(f"#overview .disc[data-key='{HUB}']")
    assert hub.locator("text").all_text_contents() == [str(OFFICES + 2), "云湖城市群"]
    assert f"共有 {2_700 + OFFICES + 4} 个节点" in page.locator("#panel").inner_text()
    assert page.locator("#types .switch[data-name=area] .count").inner_text() == "1"
    assert page.locator("#counts").inner_text().startswith(f"图谱：2 份文件 · {2_700 + OFFICES + 4} 个节点")
    assert "不联网" in page.locator("footer").inner_text()
    page.locator("#overview [data-by=type]").click()
    assert str(2_700 + OFFICES + 4) == str(sum(map(int, svg_texts(page.locator("#overview .number")))))
    page.locator("#types .switch[data-name=organization]").click()
    assert page.locator("#overview .disc[data-key=organization]").count() == 0


def test_搜索整个库_走到邻居_取来它周围的(visit: Visit) -> None:
    page = visit()
    found = search(page, "第1234服务站")
    assert found[0].startswith("第1234服务站") and "原文 · 第1234服务站 — 位于 → 云湖城市群" in found[1]
    page.locator("#query").press("Enter")
    arrive(page, "focus=organization")
    assert (heading(page), loaded(page)) == ("第1234服务站", 2)
    assert texts(page.locator("#panel blockquote p")) == ["云湖城市群设立第1234服务站，方便群众就近办事。"]
    page.locator("#panel section.facts .node", has_text="云湖城市群").click()
    assert heading(page) == "云湖城市群"
    assert f"还有 {OFFICES + 1} 条关系不在这里。" in page.locator("#panel .part").inner_text()
    page.locator("#load-around").click()
    arrive(page, "focus=area")
    assert (heading(page), loaded(page)) == ("云湖城市群", 2_000)
    left = OFFICES + 3 - 2_000
    assert f"还有 {left} 条关系不在这里。" in page.locator("#panel .part").inner_text()
    assert texts(page.locator("#panel .part .tool")) == [f"只取“位于”（{OFFICES}）", "只取“目标”（2）"]
    page.keyboard.press("Escape")
    assert f"另有 {left} 个没有取来。" in page.locator("#panel .part").inner_text()
    page.locator("#panel .part .tool", has_text="取其余的").click()
    arrive(page, "start=1999")
    assert loaded(page) == left + 1
    page.locator("#panel .part .tool", has_text="只取“目标”").click()
    arrive(page, "relations=has_target")
    assert page.locator("h1 span").inner_text() == "云湖城市群周围 1 步，只看目标"
    assert page.locator("#show-targets").inner_text() == "目标表 2"


def test_返回_一页一页退到总览(visit: Visit) -> None:
    page = visit()
    assert page.locator("#back").is_disabled()
    page.locator(f"#overview .disc[data-key='{HUB}']").click()
    arrive(page, "focus=area")
    search(page, "远山")
    page.locator("#query").press("Enter")
    arrive(page, "focus=place")
    assert heading(page) == "远山市"
    page.locator("#back").click()
    arrive(page, "focus=area")
    assert heading(page) == "云湖城市群"
    page.locator("#back").click()
    page.wait_for_url("**/")
    until_ready(page)
    assert page.locator("#overview").is_visible() and page.locator("#back").is_disabled()


def test_开头和回到总览(visit: Visit) -> None:
    page = visit(f"/?focus={FAR}")
    page.locator(".part .tool", has_text="回到总览").click()
    page.wait_for_url("**/")
    until_ready(page)
    page.go_back()
    arrive(page, "focus=place")
    page.locator("#home").click()
    page.wait_for_url("**/")


def test_范围_没有取来的步数去取(visit: Visit) -> None:
    page = visit()
    search(page, "远山")
    page.locator("#query").press("Enter")
    arrive(page, "focus=place")
    assert loaded(page) == 3
    page.locator("#panel .hop", has_text="2").click()
    arrive(page, "hops=2")
    assert loaded(page) > 3 and page.locator("#panel .hop[aria-pressed=true]").inner_text() == "2"
    assert page.locator("h1 span").inner_text() == "远山市周围 2 步"
    known = page.evaluate("[...policygraph.model.nodes.values()].map(n => n.name)")
    assert "云湖城市群" in known and "第8服务站" not in known
    page.locator("#canvas").focus()
    page.keyboard.press("3")
    arrive(page, "hops=3")
    assert loaded(page) > 1_000


def test_类型和关系旁边的箭头_文件_取来那一部分(visit: Visit) -> None:
    page = visit()
    page.locator("#relations [data-fetch=takes_part_in]").click()
    arrive(page, "relations=takes_part_in")
    assert loaded(page) == 2 and page.locator("h1 span").inner_text() == "参加"
    assert page.locator("#relations [data-fetch=takes_part_in]").count() == 0
    page.locator("#types [data-fetch=area]").click()
    arrive(page, "types=area")
    assert "云湖城市群" in page.locator("#panel").inner_text()
    page = visit()
    page.locator("#documents .document", has_text="会议报道").click()
    arrive(page, "documents=")
    assert heading(page) == "会议报道"
    assert page.evaluate("policygraph.model.evidence.every(row => row.document.title === '会议报道')")
    assert loaded(page) > 100


def test_总览里的目标表_去取目标(visit: Visit) -> None:
    page = visit()
    total = page.locator("#types .switch[data-name=target] .count").inner_text()
    assert page.locator("#show-targets").inner_text() == f"目标表 {total}"
    page.locator("#show-targets").click()
    arrive(page, "types=target")
    assert page.locator("#targets").is_visible()
    page.locator("#targets .target", has_text="2030年建成云湖环线").first.click()
    assert heading(page) == "2030年：2030年建成云湖环线"


def test_找路径_另一头在库里(visit: Visit) -> None:
    page = visit(f"/?focus={FAR}#node={quote(FAR, safe='')}")
    page.locator("#panel .tool", has_text="找路径").click()
    page.locator("#path .pick").nth(1).fill("云湖")
    page.locator("#path .picked .node", has_text="云湖城市群").click()
    arrive(page, "path=area")
    assert page.locator("h1 span").inner_text() == "远山市、云湖城市群之间"
    steps = [line.split("\n") for line in texts(page.locator("#path .way .step"))]
    assert steps == [["远山市", "← 参加 —", "第7服务站"], ["第7服务站", "— 位于 →", "云湖城市群"]]
    page.locator("#path-on-graph").click()
    assert page.locator("#canvas").is_visible() and loaded(page) == 3


def test_比较_另一方在库里(visit: Visit) -> None:
    page = visit(f"/?focus={FAR}#node={quote(FAR, safe='')}")
    page.locator("#panel .tool", has_text="比较").click()
    page.locator("#compare .pick").nth(1).fill("一州市")
    page.locator("#compare .picked .node", has_text="一州市").first.click()
    arrive(page, "pair=")
    assert texts(page.locator("#compare .end b")) == ["远山市", "一州市"]
    assert "第7服务站" in page.locator("#compare").inner_text()


def test_一句原文_找到它说的那条关系(visit: Visit) -> None:
    page = visit()
    found = search(page, "第7服务站派员")
    assert "第7服务站派员到远山市。" in found[0]
    page.locator("#results li").first.click()
    arrive(page, "focus=organization")
    assert texts(page.locator("#panel .triple > *")) == ["第7服务站", "— 参加 →", "远山市"]


def test_找到的都放在一张图里(visit: Visit) -> None:
    page = visit()
    found = search(page, "云湖环线")
    assert found[-1] == "名称 0 个，句子 2 句：放在一张图里看"
    page.locator("#results li").last.click()
    arrive(page, "q=")
    shown = page.evaluate("[...policygraph.model.nodes.values()].filter(n => !n.hidden).map(n => n.name)")
    assert set(shown) == {"云湖城市群", "云湖2030", "云湖2035"}


def test_批注在各部分之间留着_一起导出(visit: Visit, tmp_path: Path) -> None:
    page = visit(f"/?focus={FAR}#node={quote(FAR, safe='')}")
    page.locator(".note-box summary").click()
    page.locator(".note-text").fill("与某县同名，待核")
    page.locator(".note-text").press("Tab")
    page.goto(page.url.split("?")[0] + "?relations=has_target#view=table")
    until_ready(page)
    assert page.evaluate("id => policygraph.model.nodes.has(id)", FAR) is False
    rows = download(page, "corrections", tmp_path).read_text("utf-8-sig").splitlines()
    assert len(rows) == 2 and f"{FAR},远山市," in rows[1] and "与某县同名，待核" in rows[1] and "决定.txt" in rows[1]


def test_没有的_说没有_给出总览(visit: Visit) -> None:
    page = visit("/?relations=nothing")
    assert "图谱里没有要看的内容；这里是总览。" in page.locator("#panel").inner_text()
    assert page.locator("#overview .disc").count() == 30


def test_英文(visit: Visit) -> None:
    page = visit(f"/?focus={FAR}")
    page.locator("#language").click()
    until_ready(page, "document.documentElement.lang === 'en'")
    assert page.locator("h1 span").inner_text() == "Around 远山市, 1 steps"
    assert "are here" in page.locator(".part").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", f"/?focus={HUB}#node={quote(HUB, safe='')}", f"/?focus={FAR}&hops=2"])
def test_axe没有发现严重问题(visit: Visit, axe: str, path: str, scheme: Any) -> None:
    page = visit()
    page.emulate_media(color_scheme=scheme)
    page.goto(page.url + path[1:])
    until_ready(page)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_手机宽_不出框(visit: Visit) -> None:
    page = visit()
    page.set_viewport_size({"width": 375, "height": 720})
    page.locator("#menu").click()
    for part in ("#types li", "#types .fetch", "#query"):
        box = page.locator(part).first.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 375, part
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_没有口令的人看不到(browser: "Browser", site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"http://127.0.0.1:{site.port}/")
    assert answer and answer.status == 403
    context.close()


def test_别的网页拿不走(browser: "Browser", site: Served, tmp_path: Path) -> None:
    """A page of another origin, in the browser of someone who has the cookie."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.link)
    until_ready(page)
    home = f"http://127.0.0.1:{site.port}"
    other = tmp_path / "别处.html"
    other.write_text(
        f'<iframe src="{home}/"></iframe><img src="{home}/"><script src="{home}/search?q=a"></script>', encoding="utf-8"
    )
    statuses: list[int] = []
    page.on("response", lambda answer: statuses.append(answer.status) if answer.url.startswith(home) else None)
    page.goto(other.as_uri())
    page.wait_for_timeout(500)
    fetched = page.evaluate(
        f"fetch('{home}/search?q=a', {{credentials: 'include'}}).then(r => r.text()).catch(() => 'refused')"
    )
    assert fetched == "refused"
    assert set(statuses) == {403}
    context.close()


def test_服务停了_说明白(browser: "Browser", tmp_path: Path) -> None:
    with serving(stored(great(), tmp_path)) as served:
        page = browser.new_context().new_page()
        page.goto(served.link)
        until_ready(page)
    page.locator("#query").fill("查无此名")
    page.locator("#results li", has_text="服务没有回答").wait_for()
    page.context.close()


def test_依据一栏_一部分里数这里的关系_样本里不数(visit: Visit) -> None:
    assert visit().locator("#support [data-name]").count() == 0
    page = visit(f"/?focus={HUB}")
    counts = texts(page.locator("#support [data-name] .count"))
    here = page.evaluate("policygraph.model.edges.filter(edge => edge.evidence.length).length")
    assert counts and sum(map(int, counts)) == here > 0
