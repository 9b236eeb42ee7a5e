"""The map of the page: points without boundaries, the same panel, moved by mouse, fingers and keys; where places lie."""

import math
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import page_graph
import pytest
from page_reader import CLUSTER, Open, download, svg_texts, texts
from PIL import Image
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.viz.geography import atlas, project
from policygraph.viz.page import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIVE = ["太原市", "晋中市", "忻州市", "吕梁市", "阳泉市"]


def provinces() -> dict[str, tuple[float, float]]:
    told: Any = atlas(page_graph.sample())["provinces"]
    return {name: (east, south) for name, east, south in told}


def place(code: str, name: str) -> Entity:
    return Entity(f"place:{code}", "place", name, attributes={"code": code})


def graph(*entities: Entity, edges: tuple[Edge, ...] = ()) -> Graph:
    return Graph((), tuple(sorted(entities, key=lambda entity: entity.id)), edges)


# ---- where places lie


def test_三十四个省级区划都有位置_台湾香港澳门在内() -> None:
    found = provinces()
    assert len(found) == 34
    assert {"台湾", "香港", "澳门", "新疆", "西藏", "海南", "黑龙江"} <= found.keys()


@pytest.mark.parametrize(
    ("west", "east"),
    [("西藏", "四川"), ("新疆", "青海"), ("陕西", "山西"), ("山西", "河北"), ("福建", "台湾"), ("澳门", "香港")],
)
def test_谁在谁的西边(west: str, east: str) -> None:
    assert provinces()[west][0] < provinces()[east][0]


@pytest.mark.parametrize(("north", "south"), [("黑龙江", "吉林"), ("山西", "河南"), ("湖北", "湖南"), ("广东", "海南")])
def test_谁在谁的北边(north: str, south: str) -> None:
    assert provinces()[north][1] < provinces()[south][1]


def test_投影后的距离差不多是真的距离() -> None:
    # 北京 39.90N 116.41E, 上海 31.23N 121.47E: 1,067 km; 广州 23.13N 113.26E, 成都 30.57N 104.07E: 1,233 km.
    assert math.dist(project(116.41, 39.90), project(121.47, 31.23)) == pytest.approx(1067, rel=0.03)
    assert math.dist(project(113.26, 23.13), project(104.07, 30.57)) == pytest.approx(1233, rel=0.03)


def test_不到两个有位置的地方_就没有地图() -> None:
    assert atlas(graph(place("140100", "太原市"))) == {}
    assert atlas(graph(place("140100", "太原市"), Entity("place:甲", "place", "甲村"))) == {}
    assert atlas(graph(place("140100", "太原市"), place("140100", "太原"))) == {}


def test_撤销而由一个区划接替的_用接替者的位置() -> None:
    spots: Any = atlas(graph(place("110103", "崇文区"), place("110101", "东城区"), place("140100", "太原市")))["spots"]
    assert spots["place:110103"] == spots["place:110101"]


# ---- on the page


def dot(page: "Page", id: str) -> Any:
    return page.locator(f'#map [data-id="{id}"]')


def middle(page: "Page", id: str) -> tuple[float, float]:
    box = dot(page, id).locator("circle").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click(page: "Page", id: str) -> None:
    page.mouse.click(*middle(page, id))
    page.wait_for_timeout(120)


def test_地图上五个市_城市群在它们中间_点了右侧是原文(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#show-map").click()
    assert page.locator("#map").is_visible()
    assert set(FIVE) | {"山西省", "山西中部城市群"} == set(svg_texts(page.locator("#map .name")))
    spots = {city: middle(page, f"place:{city}") for city in page_graph.CITIES}
    assert spots["忻州"][1] < spots["太原"][1] < spots["晋中"][1]  # from north to south
    assert spots["吕梁"][0] < spots["太原"][0] < spots["阳泉"][0]  # from west to east
    click(page, "place:阳泉")
    assert page.locator("#panel h2").inner_text() == "阳泉市"
    assert "智能物流枢纽" in page.locator("#panel").inner_text()
    assert page.locator("#map").is_visible()
    click(page, CLUSTER)
    assert page.locator("#panel h2").inner_text() == "山西中部城市群"
    assert page.locator("#map .link.strong").count() == 6  # its five cities and its province
    page.locator("#back").click()
    assert page.locator("#panel h2").inner_text() == "阳泉市"


def test_缩小后看到邻省的名字_图上有的省不写两遍(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    for _ in range(4):
        page.locator("#map .tool", has_text="－").click()
    page.wait_for_timeout(250)
    faint = svg_texts(page.locator("#map .province"))
    assert {"陕西", "河北", "河南", "北京"} <= set(faint) and "山西" not in faint
    assert "山西省" in svg_texts(page.locator("#map .name"))


def test_图上没有界线_只有点_线_字(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    drawn = page.evaluate("[...document.querySelectorAll('#map svg *')].map(one => one.tagName)")
    assert set(drawn) == {"g", "line", "circle", "text", "title"}


def test_点一条线_看到这条关系(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.locator("#show-map").click()
    (x1, y1), (x2, y2) = middle(page, "place:阳泉"), middle(page, CLUSTER)
    page.mouse.click(x1 + 0.5 * (x2 - x1), y1 + 0.5 * (y2 - y1))
    page.wait_for_timeout(120)
    assert texts(page.locator("#panel .triple .node")) == ["阳泉市", "山西中部城市群"]


def test_选中不在图上的目标_相关的地方留下_其余变淡(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=map&node=positioning:智能物流枢纽")
    assert "dim" not in dot(page, "place:阳泉").get_attribute("class")
    assert "dim" in dot(page, "place:吕梁").get_attribute("class")


def test_鼠标拖动_滚轮以鼠标为中心放大_按零回到全部(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    before = {city: middle(page, f"place:{city}") for city in page_graph.CITIES}
    page.mouse.move(400, 650)
    page.mouse.down()
    page.mouse.move(460, 610, steps=6)
    page.mouse.up()
    page.wait_for_timeout(200)
    for city, (x, y) in before.items():
        assert middle(page, f"place:{city}") == pytest.approx((x + 60, y - 40), abs=1.5)
    assert page.evaluate("policygraph.state().node") == ""  # a drag is no click
    x, y = middle(page, "place:太原")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(250)
    assert middle(page, "place:太原") == pytest.approx((x, y), abs=1.5)
    gap = math.dist(before["晋中"], before["太原"])
    assert math.dist(middle(page, "place:晋中"), middle(page, "place:太原")) > 1.4 * gap
    page.keyboard.press("0")
    page.wait_for_timeout(200)
    assert middle(page, "place:太原") == pytest.approx(before["太原"], abs=1.5)


def test_键盘_方向键移动_加减号缩放_制表键到地方_回车看它(open_page: Open) -> None:
    page = open_page(page_graph.sample())
    page.keyboard.press("m")
    page.locator("#map").focus()
    x, _ = middle(page, "place:太原")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    assert middle(page, "place:太原")[0] < x - 50
    page.keyboard.press("0")
    page.wait_for_timeout(200)
    gap = math.dist(middle(page, "place:阳泉"), middle(page, "place:吕梁"))
    page.keyboard.press("+")
    page.wait_for_timeout(200)
    assert math.dist(middle(page, "place:阳泉"), middle(page, "place:吕梁")) > 1.2 * gap
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.getAttribute('data-id')"))
    assert "place:太原" in seen
    dot(page, "place:太原").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "太原市"
    assert page.evaluate("document.activeElement.getAttribute('data-id')") == "place:太原"


def test_手指点和捏(browser: "Browser", tmp_path: Any) -> None:
    file = tmp_path / "图.html"
    file.write_text(render(page_graph.sample()), encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(file.as_uri() + "#view=map")
    page.wait_for_timeout(300)
    gap = math.dist(middle(page, "place:太原"), middle(page, "place:晋中"))
    page.touchscreen.tap(*middle(page, "place:吕梁"))
    page.wait_for_timeout(150)
    assert page.locator("#panel h2").inner_text() == "吕梁市"
    session, (x, y) = context.new_cdp_session(page), middle(page, "place:太原")
    for kind, reach in (("touchStart", 20), ("touchMove", 40), ("touchMove", 60), ("touchEnd", 0)):
        points = [{"x": x - reach, "y": y, "id": 1}, {"x": x + reach, "y": y, "id": 2}] if reach else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_timeout(300)
    assert math.dist(middle(page, "place:太原"), middle(page, "place:晋中")) > 2 * gap
    context.close()


SVG = "{http://www.w3.org/2000/svg}"


def test_导出地图_矢量图里有每个点_名称_标题_图例_来源(open_page: Open, tmp_path: Any) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    file = download(page, "SVG", tmp_path, "map")
    assert file.name == "2 份文件.svg"
    tree = ElementTree.parse(file)
    (chart,) = tree.getroot().findall(f"{SVG}svg")
    assert len(chart.findall(f"{SVG}circle")) == 7  # five cities, the province, the cluster in their middle
    assert len(list(chart.iter(f"{SVG}line"))) == page.locator("#map .link").count()
    said = [text.text for text in tree.iter(f"{SVG}text")]
    assert {*FIVE, "山西省", "山西中部城市群", "2 份文件", "行政区划", "区域"} <= set(said)
    assert any(re.fullmatch(r"来源：2 份文件 · policygraph · \d{4}-\d\d-\d\d", text or "") for text in said)
    # Each city where it is on the screen.
    left, top = page.locator("#map .chart").evaluate("one => [one.getBoundingClientRect().x, one.getBoundingClientRect().y]")
    spots = [(float(one.get("cx", 0)), float(one.get("cy", 0))) for one in chart.findall(f"{SVG}circle")]
    for city in page_graph.CITIES:
        x, y = middle(page, f"place:{city}")
        assert any(math.dist((x - left, y - top), spot) < 1 for spot in spots)
    page.goto(file.as_uri())
    assert page.locator("svg svg circle").count() == 7


def test_导出地图_位图打得开_点在图上的地方有颜色(open_page: Open, tmp_path: Any) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    with Image.open(download(page, "PNG", tmp_path, "map")) as opened:
        picture = opened.convert("RGB")
    chart = page.locator("#map .chart").bounding_box()
    assert chart and abs(picture.width - 2 * chart["width"]) < 2
    above = 44  # the title
    for city in page_graph.CITIES:
        x, y = middle(page, f"place:{city}")
        assert picture.getpixel((round(2 * (x - chart["x"])), round(2 * (y - chart["y"] + above)))) == (0xD1, 0x49, 0x5B)


def test_筛选也管地图(open_page: Open) -> None:
    page = open_page(page_graph.sample(), "#view=map")
    assert dot(page, CLUSTER).count() == 1
    page.locator("#types [data-name=area]").click()
    assert dot(page, CLUSTER).count() == 0
    lines = page.locator("#map .link").count()
    page.locator("#derived").click()
    assert page.locator("#map .link").count() == lines - 5


def test_一个地方也没有位置_没有地图按钮(open_page: Open) -> None:
    page = open_page(graph(Entity("place:甲", "place", "甲村"), Entity("place:乙", "place", "乙村")))
    assert page.locator("#show-map").count() == 0
    page.keyboard.press("m")
    assert page.locator("#map").is_hidden()


def many() -> Graph:
    """Places of a whole country: every city and county of nine provinces."""
    from policygraph.extract.geography.gazetteer import places

    found = [
        p
        for p in places().values()
        if p.status == "现行" and p.code[:2] in ("13", "14", "32", "33", "37", "41", "42", "51", "65")
    ]
    entities = [place(p.code, p.name) for p in found]
    ids = {entity.id for entity in entities}
    edges = [
        Edge(f"place:{p.code}", f"place:{p.parent}", "part_of", derived=True)
        for p in found
        if f"place:{p.parent}" in ids
    ]
    return graph(*entities, edges=tuple(edges))


WRITTEN = """[...document.querySelectorAll('#map text')].map(one => one.getBBox())
    .map(box => [box.x, box.y + 2, box.x + box.width, box.y + box.height - 2])"""


def test_一千多个地方_标签从不重叠_放大也不(open_page: Open) -> None:
    page = open_page(many(), "#view=map")
    for _ in range(4):
        labels = page.evaluate("policygraph.mapLabels()")
        names = page.evaluate(WRITTEN)
        assert len(labels) > 12
        crossing = [
            (a, b) for a, b in combinations(names, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]
        assert crossing == []
        page.locator("#map .tool", has_text="＋").click()
        page.wait_for_timeout(200)


def test_窄窗口里_图占满_选中的看法看得见(page: "Page", tmp_path: Any) -> None:
    file = tmp_path / "图.html"
    file.write_text(render(page_graph.sample()), encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(file.as_uri() + "#view=map")
    page.wait_for_timeout(300)
    button, chart = page.locator("#show-map").bounding_box(), page.locator("#map .chart").bounding_box()
    panel = page.locator("#panel").bounding_box()
    assert panel and panel["height"] < 0.2 * 844  # nothing is chosen: the room is for the map
    click(page, "place:吕梁")
    chosen = page.locator("#panel").bounding_box()
    assert chosen and chosen["height"] > 0.4 * 844
    assert button and button["x"] >= 0 and button["x"] + button["width"] <= 390
    assert chart and math.dist(middle(page, "place:阳泉"), middle(page, "place:吕梁")) > 0.6 * chart["width"]
