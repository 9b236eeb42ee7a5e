"""What the page opens with: the thing that the documents are about in the middle, its facts in lists around it."""

from typing import Any

import page_graph
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.viz.network import begin
from policygraph.viz.opening import Opening
from policygraph.viz.subject import subject

CITIES = [f"place:{city}" for city in ("太原", "晋中", "忻州", "吕梁", "阳泉")]


def opened(graph: Graph) -> Opening:
    found = begin(graph)
    assert found
    return found


def test_讲的是城市群() -> None:
    assert subject(page_graph.sample()) == "area:cluster"


def test_没有突出的内容就没有主题() -> None:
    assert subject(Graph()) is None
    assert subject(Graph((), (Entity("a", "area", "甲"), Entity("b", "area", "乙")))) is None


def test_同样多的事实_标题里的为先() -> None:
    names = ("甲州经济区", "乙州经济区")
    entities = tuple(Entity(name, "area", name) for name in names)
    goals = tuple(Entity(f"t{name}{year}", "target", "目标") for name in names for year in (2025, 2030))
    edges = tuple(Edge(name, f"t{name}{year}", "has_target") for name in names for year in (2025, 2030))
    for name in names:
        assert subject(Graph((Source("a", f"关于{name}的意见"),), entities + goals, edges)) == name


def test_五个市在左按文中先后_定位在各市下面_三个目标在右按年份() -> None:
    spots = opened(page_graph.sample()).spots
    assert spots["area:cluster"] == (0.0, 0.0, False)
    assert all(spots[city][0] < 0 and spots[city][2] for city in CITIES)
    assert sorted(CITIES, key=lambda city: spots[city][1]) == CITIES
    for city, role in page_graph.CITIES.items():
        x, y, left = spots[f"positioning:{role}"]
        assert left and x < spots[f"place:{city}"][0] and 0 < y - spots[f"place:{city}"][1] < 30
    goals = [spots[f"target:{year}"] for year in (2025, 2030, 2035)]
    assert all(x > 0 and not left for x, _, left in goals)
    assert [y for _, y, _ in goals] == sorted(y for _, y, _ in goals)


def test_布局_整体下面是各组成部分_再下面是它们的定位() -> None:
    parts = ("北区", "南区")
    entities = [Entity("s", "strategy", "“一核两区”"), *(Entity(part, "area", part) for part in parts)]
    entities += [
        Entity("核", "area", "中心核"),
        Entity("高地", "positioning", "创新高地"),
        Entity("t", "target", "建成"),
    ]
    edges = [Edge(one, "s", "component_of") for one in ("核", *parts)]
    edges += [Edge("南区", "高地", "positioned_as"), Edge("核", "t", "has_target"), Edge("x", "核", "concerns")]
    entities.append(Entity("x", "document", "《关于建设中心核的意见》"))
    spots = opened(Graph((Source("x", "关于建设中心核的意见"),), tuple(entities), tuple(edges))).spots
    order = sorted(("s", "北区", "南区", "高地"), key=lambda one: spots[one][1])
    assert order[0] == "s" and order[order.index("高地") - 1] == "南区"
    assert spots["s"][0] < spots["南区"][0] < spots["高地"][0]


def test_栏目有名字_在第一行上面() -> None:
    found = opened(page_graph.sample())
    names = {heading["text"]: heading for heading in found.headings}
    assert {"成员", "目标"} <= set(names)
    assert 0 < found.spots["target:2025"][1] - names["目标"]["y"] < 40
    assert 0 < found.spots["place:太原"][1] - names["成员"]["y"] < 40


def test_再多也只列一眼看得完的() -> None:
    years = range(2000, 2100)
    goals = tuple(Entity(f"t{year}", "target", "目标", attributes={"year": year}) for year in years)
    edges = tuple(Edge("a", f"t{year}", "has_target") for year in years)
    found = opened(Graph((), (Entity("a", "area", "甲"), *goals), edges))
    assert 8 <= len(found.spots) <= 30
    assert found.box[3] - found.box[1] < 800


def test_一行之间不重叠() -> None:
    rows: dict[bool, list[Any]] = {False: [], True: []}
    for x, y, left in opened(page_graph.sample()).spots.values():
        rows[left].append((round(x), y)) if x else None
    for column in rows.values():
        heights = sorted(y for _, y in column)
        assert all(b - a >= 20 for a, b in zip(heights, heights[1:], strict=False))
