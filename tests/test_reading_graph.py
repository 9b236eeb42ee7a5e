"""One small policy in every format: whatever the file, the same graph as from the plain text."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from policygraph.graph.model import Edge, Entity, Evidence, Graph
from policygraph.graph.runs.report import build_report
from reading_measure import FILES, documents
from test_reading import lacking

PLAIN = FILES / "small.utf8.txt"
# What is not the same yet, and why: file -> reason.
KNOWN: dict[str, str] = {}


def others() -> list[object]:
    return [pytest.param(path, id=path.name, marks=_marks(path)) for path in sorted(FILES.glob("small.*")) if path != PLAIN]


def _marks(path: Path) -> list[pytest.MarkDecorator]:
    if why := lacking(path):
        return [pytest.mark.skip(reason=why)]
    reason = KNOWN.get(path.name)
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


def graph_of(path: Path) -> Graph:
    report = build_report([path])
    assert not report.failures
    return report.graph


def words(evidence: Iterable[Evidence]) -> list[str]:
    return sorted(re.sub(r"\s", "", e.text) for e in evidence)


def all_evidence(graph: Graph) -> list[Evidence]:
    return [e for entity in graph.entities for e in entity.evidence] + [e for edge in graph.edges for e in edge.evidence]


def entity_facts(entities: Iterable[Entity]) -> list[tuple[str, str, str, list[str]]]:
    return sorted((e.type, e.name, repr(sorted(e.attributes.items())), words(e.evidence)) for e in entities)


def edge_facts(graph: Graph) -> list[tuple[str, str, str, str, list[str]]]:
    names = {entity.id: f"{entity.type} {entity.name}" for entity in graph.entities}

    def fact(edge: Edge) -> tuple[str, str, str, str, list[str]]:
        attributes = repr(sorted(edge.attributes.items()))
        return edge.type, names[edge.source], names[edge.target], attributes, words(edge.evidence)

    return sorted(map(fact, graph.edges))


@pytest.mark.parametrize("path", others())
def test_同一份文件不论格式_图都一样(path: Path) -> None:
    plain, other = graph_of(PLAIN), graph_of(path)
    assert entity_facts(other.entities) == entity_facts(plain.entities)
    assert edge_facts(other) == edge_facts(plain)


@pytest.mark.parametrize("path", others())
def test_依据都在自己的文件里(path: Path) -> None:
    texts = {document.id: document.text for document in documents(path)}
    graph = graph_of(path)
    every = all_evidence(graph)
    assert every
    assert [e for e in every if texts[e.document][e.start : e.end] != e.text] == []


STATED = {
    ("member_of", "place 襄阳市", "area 襄阳都市圈"),
    ("member_of", "place 随州市", "area 襄阳都市圈"),
    ("member_of", "place 十堰市", "area 襄阳都市圈"),
    ("repeals", "document 襄阳市人民政府关于印发襄阳市城市更新行动方案的通知", "document 《襄阳市旧城改造暂行办法》"),
    ("issued_by", "document 襄阳市人民政府关于印发襄阳市城市更新行动方案的通知", "organization 襄阳市人民政府"),
    ("holds_post", "person 陆文澜", "organization 襄阳市人民政府"),
    ("holds_post", "person 杜衡", "organization 襄阳市人民政府"),
}


def test_那份纯文本里有什么() -> None:
    graph = graph_of(PLAIN)
    stated = {(type, head, tail) for type, head, tail, _, _ in edge_facts(graph)}
    assert STATED <= stated
    due = {e.attributes["year"] for e in graph.entities if e.type == "target"}
    aimed = {head for type, head, _, _, _ in edge_facts(graph) if type == "has_target"}
    assert due == {2025, 2030} and aimed == {"place 襄阳市"}
    assert ("document", "《湖北省城市更新条例》") in {(entity.type, entity.name) for entity in graph.entities}


@pytest.mark.parametrize(
    ("words", "page"), [("襄阳市旧城改造暂行办法", 1), ("副市长杜衡任副组长", 2)], ids=["废止旧办法在第一页", "副组长在第二页"]
)
def test_依据带着页码(words: str, page: int) -> None:
    graph = graph_of(FILES / "small.plain.pdf")
    every = all_evidence(graph)
    assert {e.page for e in every if words in re.sub(r"\s", "", e.text)} == {page}
