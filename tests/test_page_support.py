"""How much a fact rests on, as the page draws and filters it; what is in doubt is marked and says why."""

from typing import TYPE_CHECKING

import pytest
from page_graph import quote
from page_reader import Open, click_node, texts
from policygraph.graph.model import Edge, Entity, Graph, Source

if TYPE_CHECKING:
    from playwright.sync_api import Page

ONE, TWO = "甲文.txt", "乙文.txt"
ENDS = {"一句": ("甲市", "乙省"), "两句": ("丙市", "丁省"), "两份": ("戊市", "己省"), "推定": ("庚市", "辛省")}
PROOF = {
    "一句": (quote("甲市位于乙省。", ONE),),
    "两句": (quote("丙市位于丁省。", ONE), quote("丁省的丙市。", ONE, start=300)),
    "两份": (quote("戊市位于己省。", ONE), quote("己省有戊市。", TWO)),
    "推定": (),
}
# A copy of the network's canvas that may be read often, and where a node is in it.
COPY = """const canvas = document.querySelector('#canvas canvas'), box = canvas.getBoundingClientRect(), ratio = canvas.width / box.width;
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  const ctx = copy.getContext('2d', { willReadFrequently: true });
  ctx.drawImage(canvas, 0, 0);
  const at = id => policygraph.screenPosition(id), pixel = (x, y) => ctx.getImageData((x - box.x) * ratio, (y - box.y) * ratio, 1, 1).data;
"""
# Ink across the middle of a line: alpha summed over 24 pixels square to it.
INK = f"""([from, to]) => {{ {COPY}
  const a = at(from), b = at(to), long = Math.hypot(b.x - a.x, b.y - a.y), nx = -(b.y - a.y) / long, ny = (b.x - a.x) / long;
  let ink = 0;
  for (let along = 0.4; along < 0.6; along += 0.02) for (let step = -12; step <= 12; step++) {{
    ink += pixel(a.x + (b.x - a.x) * along + nx * step, a.y + (b.y - a.y) * along + ny * step)[3];
  }}
  return ink;
}}"""
# Amber pixels within 24 of a node.
AMBER = f"""id => {{ {COPY}
  const spot = at(id);
  let found = 0;
  for (let x = -24; x < 24; x++) for (let y = -24; y < 24; y++) {{
    const [red, green, blue, alpha] = pixel(spot.x + x, spot.y + y);
    if (Math.abs(red - 201) < 10 && Math.abs(green - 133) < 10 && blue < 25 && alpha > 200) found++;
  }}
  return found;
}}"""
SHADE = f"id => {{ {COPY} return pixel(at(id).x, at(id).y)[3]; }}"


def graph(*, alone: int = 0) -> Graph:
    """Four pairs with more and more to rest on, 同名 twice with one type each, and nodes `alone` without relations."""
    edges = [
        Edge(f"place:{one}", f"place:{other}", "located_in", evidence=PROOF[name], derived=not PROOF[name])
        for name, (one, other) in ENDS.items()
    ]
    entities = [
        Entity(f"place:{one}", "place", one, evidence=PROOF[name]) for name, ends in ENDS.items() for one in ends
    ]
    said = quote("同名园在这里，同名园也在那里。", ONE)
    entities += [
        Entity("area:同名园", "area", "同名园", evidence=(said,)),
        Entity("project:同名园", "project", "同名园", evidence=(said,)),
    ]
    edges += [Edge(f"{kind}:同名园", "place:甲市", "located_in", evidence=(said,)) for kind in ("area", "project")]
    entities += [Entity(f"project:单{number:05}", "project", f"单{number}") for number in range(alone)]
    return Graph(
        (Source(TWO, "乙文"), Source(ONE, "甲文")),
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(sorted(edges, key=lambda edge: (edge.source, edge.type, edge.target))),
    )


def ink(page: "Page", name: str) -> int:
    one, other = ENDS[name]
    return int(page.evaluate(INK, [f"place:{one}", f"place:{other}"]))


def support(page: "Page") -> dict[str, str]:
    rows = page.locator("#support .switch")
    return dict(zip(texts(rows.locator(".name")), texts(rows.locator(".count")), strict=True))


# Above 3,000 nodes our own canvas draws.
@pytest.mark.parametrize("alone", [0, 3100], ids=["vis-network", "自己的画布"])
def test_依据越多_线越重(alone: int, open_page: Open) -> None:
    page = open_page(graph(alone=alone), "#view=graph")
    assert page.evaluate("Boolean(window.vis)") == (alone == 0)
    assert 0 < ink(page, "一句") < 0.75 * ink(page, "两句")
    assert ink(page, "两句") < 0.75 * ink(page, "两份")


def test_图例写着各有多少_点一下就不看只有一句话的(open_page: Open) -> None:
    page = open_page(graph(), "#view=graph")
    assert support(page) == {"一句话": "3", "几句话": "1", "几份文件": "1", "推定的（虚线）": "1", "有疑点的": "2"}
    page.locator("#support [data-name=sentence]").click()
    assert ink(page, "一句") == 0 and ink(page, "两句") > 0 and ink(page, "推定") > 0
    page.locator("#support [data-name=documents]").click(modifiers=["Shift"])
    page.wait_for_timeout(100)
    assert ink(page, "两句") == 0 and ink(page, "两份") > 0
    assert "slight=sentence,sentences" in page.url
    page.reload()
    page.wait_for_timeout(300)
    assert ink(page, "两句") == 0 and ink(page, "两份") > 0
    page.locator(".reset").click()
    assert ink(page, "一句") > 0


@pytest.mark.parametrize("alone", [0, 3100], ids=["vis-network", "自己的画布"])
def test_有疑点的点有圈_右侧说为什么_可以只看它们(alone: int, open_page: Open) -> None:
    page = open_page(graph(alone=alone), "#view=graph")
    assert page.evaluate(AMBER, "area:同名园") > 8
    assert page.evaluate(AMBER, "place:戊市") == 0
    click_node(page, "area:同名园")
    assert texts(page.locator("#panel .doubt")) == ["疑点：同一名称有两个类型：区域、项目"]
    page.keyboard.press("Escape")
    page.locator("#doubt").click()
    seen = page.evaluate("[...policygraph.model.nodes.values()].filter(n => !n.hidden).map(n => n.id)")
    assert sorted(seen) == ["area:同名园", "project:同名园"]
    page.locator("#query").fill("戊市")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.locator("#panel h2").inner_text() == "戊市"  # what is asked for is shown
    assert page.evaluate("policygraph.model.nodes.get('place:戊市').hidden") is False


def test_右侧写着依据几句几份(open_page: Open) -> None:
    page = open_page(graph())
    for name, said in (("甲市", "1 句"), ("丙市", "2 句"), ("戊市", "2 句，2 份文件")):
        page.goto(page.url.split("#")[0] + f"#node=place:{name}")
        page.reload()
        page.wait_for_timeout(250)
        assert page.locator("#panel .kind .note").inner_text() == said


def test_只有一句话提到的点颜色浅_图例说明(open_page: Open) -> None:
    page = open_page(graph(), "#view=graph")
    assert page.evaluate(SHADE, "place:甲市") < 230 < page.evaluate(SHADE, "place:戊市")
    assert page.locator("#support .hint").inner_text() == "颜色浅的点：只有一句话提到"


def test_没有疑点_没有这一项(open_page: Open) -> None:
    page = open_page(
        Graph((Source(ONE, "甲文"),), (Entity("place:甲市", "place", "甲市", evidence=PROOF["一句"]),), ())
    )
    assert page.locator("#doubt").count() == 0 and support(page) == {}
