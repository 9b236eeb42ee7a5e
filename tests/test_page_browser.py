"""The page in a real browser, opened from a file: what a reader sees and can do, and that nothing leaves the page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import page_graph
import pytest
from page_reader import CLUSTER, Open, click_node, texts
from policygraph.graph.model import Entity, Graph
from policygraph.viz.page import squeeze

if TYPE_CHECKING:
    from playwright.sync_api import Page


def group(page: "Page", heading: str) -> Any:
    """The facts in the panel under `heading`."""
    return page.locator("#panel section.facts").filter(has=page.locator("h3", has_text=heading))


def shown(page: "Page") -> set[str]:
    return set(page.evaluate("[...policygraph.model.nodes.values()].filter(n => !n.hidden).map(n => n.name)"))


def test_点城市群_看到五个市三个目标和原文(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    click_node(page, CLUSTER)
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    assert page.locator("#panel .aliases").inner_text() == "又称：中部城市群、城市群"
    members = group(page, "成员")
    assert members.locator("h3").inner_text().split() == ["成员", "5"]
    assert texts(members.locator(".node")) == ["太原市", "晋中市", "忻州市", "吕梁市", "阳泉市"]
    sentence = "山西中部城市群由太原、晋中、忻州、吕梁、阳泉五个市组成，是全省发展的重心。"
    assert texts(members.locator("blockquote p")) == [sentence]
    assert texts(members.locator("mark")) == ["山西中部城市群", "太原", "晋中", "忻州", "吕梁", "阳泉"]
    assert "规则 由…组成" in members.locator("cite").inner_text()
    assert "关于推动山西中部城市群高质量发展的决定" in members.locator("cite").inner_text()
    targets = group(page, "目标")
    assert [text[:5] for text in texts(targets.locator(".node"))] == ["2025年", "2030年", "2035年"]
    assert texts(targets.locator("blockquote p")) == [page_graph.GOALS[year] for year in (2025, 2030, 2035)]
    assert ["第 3 页，第" in text for text in texts(targets.locator("cite"))] == [False, True, False]
    assert texts(targets.locator(".indicator")) == ["经济总量占全省比重 ≥ 50%", "常住人口 约 1900万人", "城镇化率 80%"]


def test_点事实里的另一端_走过去_再返回(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    assert page.locator("#back").is_disabled()
    click_node(page, CLUSTER)
    group(page, "成员").locator(".node", has_text="太原市").click()
    assert page.locator("#panel h2").inner_text() == "太原市"
    assert texts(group(page, "属于").locator(".node")) == ["山西中部城市群"]
    assert texts(group(page, "定位").locator(".node")) == ["国家区域中心城市"]
    page.locator("#back").click()
    page.wait_for_timeout(100)
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "2 份文件"


def test_推定的关系标明不是原文(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#node=" + quote("place:太原", safe=""))
    place = group(page, "上级区划")
    assert texts(place.locator(".node")) == ["山西省"]
    assert texts(place.locator(".derived")) == ["推定（行政区划表）"]
    assert place.locator("blockquote").count() == 0


def test_点边_看到这条关系的原文(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    ends = [
        page.evaluate("id => policygraph.screenPosition(id)", node)
        for node in ("place:阳泉", "positioning:智能物流枢纽")
    ]
    page.mouse.click(sum(end["x"] for end in ends) / 2, sum(end["y"] for end in ends) / 2)
    assert texts(page.locator("#panel .triple > *")) == ["阳泉市", "— 定位 →", "智能物流枢纽"]
    assert texts(page.locator("#panel blockquote p")) == ["支持阳泉建设智能物流枢纽，带动周边县区。"]
    assert texts(page.locator("#panel mark")) == ["阳泉", "智能物流枢纽"]
    assert page.evaluate("location.hash").startswith("#edge=")


def test_任职的职务写在名字后面(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#node=" + quote("person:lw", safe=""))
    assert texts(group(page, "任职于").locator(".node > span")) == ["山西省委", "书记"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("太原", "太原市"),
        ("城市群", "山西中部城市群"),
        ("目标 2030", "2030年"),
        ("决定", "《关于推动"),
        ("一群", "“一群两区三圈”"),
    ],
)
def test_搜索名称和别名_回车到第一个(open_page: Open, query: str, first: str) -> None:
    page = open_page(page_graph.sample())
    page.locator("#query").fill(query)
    assert page.locator("#results li").first.inner_text().strip().startswith(first)
    page.locator("#query").press("Enter")
    assert page.locator("#panel h2").inner_text().startswith(first)
    assert page.locator("#results").is_hidden()


def test_搜索原文_方向键选择(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#query").fill("带动周边")
    hits = page.locator("#results li")
    assert hits.count() == 5
    assert texts(page.locator("#results mark")) == ["带动周边"] * 5
    page.locator("#query").press("ArrowDown")
    assert page.locator("#results li[aria-selected=true]").get_attribute("id") == "hit-1"
    wanted = hits.nth(1).locator("small").inner_text().split(" · ")[1].split(" — ")[0]
    page.locator("#query").press("Enter")
    assert wanted in page.locator("#panel").inner_text()
    page.locator("#query").fill("查无此语")
    assert texts(hits) == ["没有找到"]


def test_图例筛选类型_关系_文件(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    legend = {text.split("\n")[0]: text.split("\n")[-1] for text in texts(page.locator("#types .switch"))}
    assert legend == {
        **{"区域": "1", "行政区划": "6", "战略": "1", "文件": "1", "机构": "2"},
        **{"人物": "1", "会议": "1", "目标": "3", "定位": "5"},
    }
    page.locator("#types .switch[data-name=positioning]").click()
    assert len(shown(page)) == 16 and "国家区域中心城市" not in shown(page)
    assert page.locator("#types .switch[data-name=positioning]").get_attribute("aria-pressed") == "false"
    page.locator("#relations .switch[data-name=part_of]").click()
    edges = "policygraph.model.edges.filter(e => !e.hidden).map(e => e.type)"
    assert not {"part_of", "positioned_as"} & set(page.evaluate(edges))
    page.locator(".reset").click()
    assert len(shown(page)) == 21 and "part_of" in page.evaluate(edges)
    page.locator("#types .switch[data-name=place]").click(modifiers=["Shift"])
    assert shown(page) == {"太原市", "晋中市", "忻州市", "吕梁市", "阳泉市", "山西省"}
    page.locator(".reset").click()
    page.locator("#documents .document", has_text="会议报道").click()
    assert shown(page) == {"林武", "山西省委"}
    page.locator("#documents .document", has_text="会议报道").click()
    assert len(shown(page)) == 21


def test_选中被隐藏的节点时_让它重新显示(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#types .switch[data-name=area]").click()
    assert "山西中部城市群" not in shown(page)
    page.locator("#query").fill("山西中部城市群")
    page.locator("#query").press("Enter")
    assert "山西中部城市群" in shown(page)


def test_目标表_年份一列主体一行(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    assert page.locator("#show-targets").inner_text() == "目标表 3"
    page.locator("#show-targets").click()
    assert texts(page.locator("#targets thead th")) == ["主体", "2025年", "2030年", "2035年"]
    assert texts(page.locator("#targets tbody th")) == ["山西中部城市群"]
    assert "1900万人" in page.locator("#targets td").nth(1).inner_text()
    page.locator("#targets .target").nth(1).click()
    assert page.locator("#targets").is_visible()
    assert page.locator("#panel h2").inner_text().startswith("2030年")
    assert texts(group(page, "目标主体").locator(".node")) == ["山西中部城市群"]


def test_链接带着所选的内容(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#node=" + quote("place:吕梁", safe=""))
    assert page.locator("#panel h2").inner_text() == "吕梁市"
    page.evaluate("location.hash = '#node=' + encodeURIComponent('place:阳泉')")
    page.wait_for_timeout(150)
    assert page.locator("#panel h2").inner_text() == "阳泉市"
    for broken in ("#node=nothing", "#node=%E0%A4%A", "#edge=a,b,c", "#<img src=x onerror=alert(1)>"):
        page.evaluate("hash => { location.hash = hash }", broken)
        page.wait_for_timeout(60)
        assert page.locator("#panel h2").inner_text() == "2 份文件"


def test_有害文字原样显示_什么都不执行(open_page: Open) -> None:
    page = open_page(page_graph.hostile())
    names = page.evaluate("[...policygraph.model.nodes.keys()]")
    assert len(names) == len(page_graph.HOSTILE)
    for number, name in enumerate(names):
        page.evaluate("id => policygraph.select(policygraph.model.nodes.get(id))", name)
        text = page_graph.HOSTILE[number].replace("\ud800", "?")
        assert page.locator("#panel h2").evaluate("node => node.textContent") == text
        assert f"又名{text}" in page.locator("#panel .aliases").evaluate("node => node.textContent")
        assert squeeze(f"原文写着{text}。") in "".join(page.locator("#panel blockquote p").all_text_contents())
        page.locator("#panel .open").first.click()
        page.locator("#query").fill(page_graph.HOSTILE[0][:8])
        page.locator("#query").press("Escape")
    page.locator("#documents .document").first.click()
    assert page.evaluate("window.hacked === undefined && document.images.length === 0")
    assert page.evaluate("document.querySelectorAll('script:not(head ~ body > script), iframe, a[href]').length") == 0


def test_空图给出说明(open_page: Open) -> None:
    page = open_page(Graph())
    assert page.locator("#empty").is_visible()
    assert "没有读到" in page.locator("#empty").inner_text()
    page.locator("#fit").click()
    page.locator("#show-targets").click()
    assert "没有读到写明年份的目标" in page.locator("#targets").inner_text()


def test_多处原文先显示五处(open_page: Open) -> None:
    full = page_graph.sample()
    many = tuple(page_graph.quote(f"第{number}次提到山西中部城市群的工作。", start=number) for number in range(12))
    entities = tuple(
        type(entity)(entity.id, entity.type, entity.name, entity.aliases, entity.attributes, many)
        if entity.id == CLUSTER
        else entity
        for entity in full.entities
    )
    page = open_page(Graph(full.sources, entities, full.edges), f"#node={quote(CLUSTER, safe='')}")
    mentions = group(page, "提到它的原文")
    assert mentions.locator("blockquote").count() == 5
    mentions.locator(".more").click()
    assert mentions.locator("blockquote").count() == 12


def test_没有关系的节点先收起_点一下显示(open_page: Open) -> None:
    full = page_graph.sample()
    alone = tuple(Entity(f"area:{number:02}", "area", f"第{number}经济带") for number in range(20))
    page = open_page(Graph(full.sources, tuple(sorted([*full.entities, *alone], key=lambda e: e.id)), full.edges))
    assert len(shown(page)) == 21
    assert page.locator("#lonely").inner_text().split() == ["没有关系的节点", "20"]
    page.locator("#query").fill("第7经济带")
    page.locator("#query").press("Enter")
    assert len(shown(page)) == 22
    page.locator("#lonely").click()
    assert len(shown(page)) == 41
    page.locator(".reset").click()
    assert len(shown(page)) == 21


def test_年份多的目标表_一行一个年份(open_page: Open) -> None:
    years = range(2024, 2031)
    text = "路网建成"
    goals = [Entity(f"target:{year}", "target", "路网", attributes={"year": year, "text": text}) for year in years]
    page = open_page(Graph((), tuple(goals)), "#targets")
    assert texts(page.locator("#targets thead th")) == ["主体", "年份", "目标"]
    assert texts(page.locator("#targets th.year")) == [f"{year}年" for year in years]
    assert texts(page.locator("#targets tbody th:not(.year)")) == ["未写明主体"]


OVERLAPS = """() => { const boxes = policygraph.labels().map(l => l.box);
  let hits = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    if (a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]) hits += 1; }));
  return [boxes.length, hits]; }"""
SIZES = {
    "五个": (page_graph.small, 5),
    "样例": (page_graph.sample, 20),
    "八十个": (lambda: page_graph.large(80), 25),
    "八百个": (lambda: page_graph.large(800), 25),
}


@pytest.mark.parametrize(("make", "least"), SIZES.values(), ids=SIZES)
def test_标签从不重叠(open_page: Open, make: Callable[[], Graph], least: int) -> None:
    page = open_page(make(), "#view=graph")
    count, hits = page.evaluate(OVERLAPS)
    assert hits == 0 and count >= least
    page.mouse.move(600, 400)
    for _ in range(4):
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(60)
        assert page.evaluate(OVERLAPS)[1] == 0


def test_三千个节点也能看(open_page: Open) -> None:
    page = open_page(page_graph.large(3000), "#view=graph")
    count, hits = page.evaluate(OVERLAPS)
    assert hits == 0 and count >= 20
    click_node(page, "place:0000")
    assert page.locator("#panel h2").inner_text() == "一州市"
    page.locator("#types .switch[data-name=person]").click()
    page.wait_for_timeout(100)
    assert page.evaluate("[...policygraph.model.nodes.values()].every(n => n.type !== 'person' || n.hidden)")


def test_手机宽的窗口_搜索结果读得出_什么也不出框(open_page: Open, page: "Page") -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    open_page(page_graph.sample())
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.locator("#query").fill("太原")
    for spot in ("#query", "#results", "#show-targets", "#back"):
        box = page.locator(spot).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 375, spot
    wide = page.locator("#results").bounding_box()
    assert wide and wide["width"] > 300
    page.locator("#menu").click()
    first = page.locator("#sidebar .switch").first.bounding_box()
    head = page.locator("body > header").bounding_box()
    assert first and head and first["y"] >= head["y"] + head["height"]
