"""Decisions come to the same in memory and in the store, in any order, whatever was there before."""

from random import Random

from corrected import put
from decided import decided as both
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.graph.build import merge_parts
from policygraph.graph.corrections.decisions import NONE, Decisions, Unapplied
from policygraph.graph.model import Graph
from policygraph.graph.parts import Part
from policygraph.graph.store import Store


def in_memory(documents: list[Part], decided: Decisions) -> tuple[Graph, list[Unapplied]]:
    told: list[Unapplied] = []
    return merge_parts(documents, decided, tell=told.append), told


def rows(store: Store) -> tuple[int, int]:
    entities, relations = (store.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("entities", "relations"))
    return entities, relations


@settings(max_examples=200, deadline=None)
@given(both())
def test_内存里与库里一样(drawn: tuple[list[Part], Decisions]) -> None:
    documents, decided = drawn
    graph, told = in_memory(documents, decided)
    with Store.memory() as store:
        assert put(store, documents, decided) == told
        assert store.graph() == graph


@settings(max_examples=200, deadline=None)
@given(both(), st.data())
def test_文件一份份来去_结果与从头做一样(drawn: tuple[list[Part], Decisions], data: st.DataObject) -> None:
    documents, decided = drawn
    some = st.lists(st.sampled_from(documents), unique_by=lambda part: part.source.id)
    with Store.memory() as store:
        for these in [*data.draw(st.lists(some, max_size=3)), documents]:
            graph, told = in_memory(these, decided)
            assert put(store, these, decided) == told
            assert store.graph() == graph
            assert rows(store) == (len(graph.entities), len(graph.edges)), "nothing is left in the tables"


@settings(max_examples=100, deadline=None)
@given(both(), both())
def test_换了更正就全部重来(first: tuple[list[Part], Decisions], then: tuple[list[Part], Decisions]) -> None:
    (before, old), (documents, decided) = first, then
    with Store.memory() as store:
        put(store, before, old)
        assert put(store, documents, decided) == in_memory(documents, decided)[1]
        assert store.graph() == in_memory(documents, decided)[0]
        put(store, documents, NONE)
        assert store.graph() == merge_parts(documents)


@settings(max_examples=100, deadline=None)
@given(both(), st.randoms())
def test_与行的先后无关(drawn: tuple[list[Part], Decisions], shuffle: Random) -> None:
    documents, decided = drawn
    rows = list(decided.rows)
    shuffle.shuffle(rows)
    assert in_memory(documents, Decisions.of(rows)) == in_memory(documents, decided)


@settings(max_examples=100, deadline=None)
@given(both())
def test_图没有断头_没有更正就没有变化(drawn: tuple[list[Part], Decisions]) -> None:
    documents, decided = drawn
    graph, _ = in_memory(documents, decided)
    ids = [e.id for e in graph.entities]
    assert len(set(ids)) == len(ids) and "" not in ids
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= set(ids)
    assert merge_parts(documents) == in_memory(documents, NONE)[0]
