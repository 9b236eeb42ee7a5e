"""The part of a store that a page shows: never more than fits, what is left counted, nothing lost on the way."""

from collections.abc import Iterator

import page_graph
import pytest
import served
from policygraph.graph.model import Entity, Graph
from policygraph.graph.queries.browsing import Asked, missing, part, ties
from policygraph.graph.queries.surveying import survey
from policygraph.graph.store import Store


@pytest.fixture(scope="module")
def great() -> Iterator[Store]:
    with Store.of(served.great()) as store:
        yield store


@pytest.fixture(scope="module")
def sample() -> Iterator[Store]:
    with Store.of(page_graph.sample()) as store:
        yield store


def names(graph: Graph) -> set[str]:
    return {entity.name for entity in graph.entities}


def test_周围一步_两步_三步(sample: Store) -> None:
    one = part(sample, Asked(focus=("positioning:国家区域中心城市",)))
    assert names(one.graph) == {"国家区域中心城市", "太原市"}
    assert [(edge.source, edge.type) for edge in one.graph.edges] == [("place:太原", "positioned_as")]
    assert one.more == {"place:太原": 2} and one.left == 0
    two = part(sample, Asked(focus=("positioning:国家区域中心城市",), hops=2))
    assert names(two.graph) == {"国家区域中心城市", "太原市", "山西中部城市群", "山西省"}
    three = part(sample, Asked(focus=("positioning:国家区域中心城市",), hops=3))
    layout, decision, cities, targets = 1, 1, 4, 3  # behind the cluster; the province leads to no more
    assert len(three.graph.entities) == 4 + layout + decision + cities + targets


def test_放不下的_各类关系都有_其余的数得清(great: Store) -> None:
    found = part(great, Asked(focus=(served.HUB,)))
    assert len(found.graph.entities) == 2_000
    assert found.left == served.OFFICES + 2 + 1 - 2_000
    assert {"云湖2030", "云湖2035"} <= names(found.graph)
    assert found.more[served.HUB] == found.left
    rest = part(great, Asked(focus=(served.HUB,), start=1_999))
    assert not names(found.graph) & names(rest.graph) - {"云湖城市群"}
    assert len(names(found.graph) | names(rest.graph)) == served.OFFICES + 3


def test_只看一种关系(great: Store) -> None:
    found = part(great, Asked(focus=(served.HUB,), relations=("has_target",)))
    assert names(found.graph) == {"云湖城市群", "云湖2030", "云湖2035"}
    assert found.more[served.HUB] == served.OFFICES
    assert ties(great, served.HUB) == [("located_in", served.OFFICES), ("has_target", 2)]


def test_一份文件_只有它的原文(sample: Store) -> None:
    found = part(sample, Asked(documents=("报道.txt",)))
    assert names(found.graph) == {"林武", "山西省委"}
    assert {e.document for edge in found.graph.edges for e in edge.evidence} == {"报道.txt"}
    assert [source.title for source in found.graph.sources] == ["会议报道"]


def test_找到的_路上的_一个类型的(great: Store, sample: Store) -> None:
    assert names(part(sample, Asked(words="省委书记")).graph) == {"林武", "山西省委"}
    assert names(part(great, Asked(path=(served.HUB, served.FAR))).graph) == {"云湖城市群", "第7服务站", "远山市"}
    assert names(part(sample, Asked(path=("person:lw", "place:太原"))).graph) == {"林武", "太原市"}
    targets = part(sample, Asked(types=("target",))).graph
    assert {entity.type for entity in targets.entities} == {"target", "area"}
    assert names(part(sample, Asked(relations=("holds_post",))).graph) == {"林武", "山西省委"}


@pytest.mark.parametrize(
    "asked",
    [
        Asked(focus=("没有这个",)),
        Asked(path=("甲", "乙")),
        Asked(documents=("'; DROP TABLE entities; --",)),
        Asked(words="%_\"'"),
    ],
)
def test_没有的就什么也没有(sample: Store, asked: Asked) -> None:
    found = part(sample, asked)
    assert (found.graph, found.left) == (Graph(), 0)


def test_原文多的_各取前几处() -> None:
    many = tuple(page_graph.quote(f"第{number}次提到。", start=number * 20) for number in range(30))
    with Store.of(Graph((), (Entity("area:a", "area", "甲", evidence=many),))) as store:
        (found,) = part(store, Asked(focus=("area:a",))).graph.entities
    assert [e.start for e in found.evidence] == [0, 20, 40, 60, 80, 100, 120, 140]


def test_整库_几个圆(great: Store) -> None:
    found = survey(great)
    assert found.counts["entities"] == 2_700 + served.OFFICES + 4
    first = found.areas.groups[0]
    assert (first.id, sum(first.types.values())) == (served.HUB, served.OFFICES + 2)
    assert len(found.areas.groups) == 30
    assert {group.id for group in found.documents.groups} == {"决定.txt", "报道.txt"}
    assert {group.id: sum(group.types.values()) for group in found.kinds.groups}["area"] == 1
    assert ("area", "organization", served.OFFICES) in found.kinds.bundles
    assert missing(great, found.graph)[served.HUB] == served.OFFICES + 2


def test_整库讲的是什么() -> None:
    with Store.of(page_graph.sample()) as store:
        assert survey(store).subject == "area:cluster"
    with Store.of(served.great()) as store:
        assert survey(store).subject is None
