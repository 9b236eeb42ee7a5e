"""Random documents and random decisions about what they say, for the property tests of corrections."""

from hypothesis import strategies as st
from policygraph.extract.model import Evidence
from policygraph.graph.build import merge_parts
from policygraph.graph.corrections.decisions import (
    ADD,
    ALIAS,
    KEEP,
    MERGE,
    REJECT,
    RENAME,
    RETYPE,
    SPLIT,
    Decision,
    Decisions,
    named,
)
from policygraph.graph.model import Source
from policygraph.graph.parts import Part, Statement, Thing

DOCUMENTS = ("丁", "丙", "乙", "甲")
NAMES = {
    "person": ("王伟", "王玮"),
    "organization": ("太原市委", "太原理工大学", "太原市数据局"),
    "area": ("太原市委", "太原都市圈"),
    "document": ("《决定》", "《太原市湿地保护条例》", "并政发〔2021〕5号"),
    "place": ("太原市", "小店区", "山西省"),
}
RELATIONS = {
    "holds_post": ("person", "organization"),
    "member_of": ("place", "area"),
    "cites": ("document", "document"),
    "issued_by": ("document", "organization"),
}
CODES = {"太原市": "140100", "小店区": "140105", "山西省": "140000"}
THINGS = [(type, name) for type, names in NAMES.items() for name in names]
IDS = [named(type, name) for type, name in THINGS]
REFS = st.sampled_from(
    [*IDS, *(f"{id}@{d}" for id in IDS if id.startswith(("person", "document:决定")) for d in DOCUMENTS)]
)


@st.composite
def parts(draw: st.DrawFn) -> list[Part]:
    return [draw(_part(document)) for document in draw(st.sets(st.sampled_from(DOCUMENTS), min_size=1))]


@st.composite
def _part(draw: st.DrawFn, document: str) -> Part:
    chosen = sorted(draw(st.sets(st.sampled_from(THINGS), min_size=3)))
    things = [_thing(document, i, type, name, draw(st.booleans())) for i, (type, name) in enumerate(chosen)]
    statements = []
    for type, (subject, object) in RELATIONS.items():
        for head in (t for t in things if t.type == subject):
            for tail in (t for t in things if t.type == object):
                if draw(st.integers(0, 2)) == 0:
                    said = {"title": draw(st.sampled_from(["书记", "主任"]))} if type == "holds_post" else {}
                    proof = (Evidence(document, 90, 99, "一句原文", type),)
                    statements.append(Statement(type, head.id, tail.id, said, proof))
    return Part(Source(document, f"{document}的题名", {"characters": 100}), tuple(things), tuple(statements))


def _thing(document: str, at: int, type: str, name: str, own: bool) -> Thing:
    said: dict[str, object] = {"code": CODES[name]} if name in CODES else {}
    if name == "《太原市湿地保护条例》":
        said["number"] = ["并政发〔2021〕5号"]
    proof = Evidence(document, at, at + 2, name, "header:title" if own and type == "document" else "名称")
    return Thing(named(type, name), type, name, (), said, (proof,))


DOCUMENT_LISTS = st.one_of(
    st.just(()), st.sets(st.sampled_from(DOCUMENTS), min_size=1, max_size=2).map(lambda s: tuple(sorted(s)))
)


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Part], Decisions]:
    """Documents and decisions, most of them about what is in the graph of these documents."""
    documents = draw(parts())
    graph = merge_parts(documents)
    ids = [entity.id for entity in graph.entities]
    triples = [(edge.source, edge.type, edge.target) for edge in graph.edges]
    return documents, Decisions.of(draw(st.lists(_decision(ids, triples), max_size=6)))


@st.composite
def _decision(draw: st.DrawFn, ids: list[str], triples: list[tuple[str, str, str]]) -> Decision:
    kind = draw(st.sampled_from([MERGE, MERGE, ALIAS, SPLIT, SPLIT, REJECT, RETYPE, RENAME, ADD, KEEP]))
    refs = st.one_of(st.sampled_from(ids), st.sampled_from(ids), REFS)
    first, second, documents = draw(refs), draw(refs), draw(DOCUMENT_LISTS)
    why = draw(st.sampled_from(["", "看过原文"]))
    if kind in (REJECT, ADD) and draw(st.booleans()):
        return _about_relation(draw, kind, triples, documents, why)
    if kind in (MERGE, KEEP):
        same = st.sampled_from([id for id in (*ids, first) if id.split(":")[0] == first.split(":")[0]])
        return Decision(kind, first, draw(st.one_of(same, refs)), documents, why=why)
    if kind == ALIAS:
        return Decision(kind, first, "", documents, value=draw(st.sampled_from(THINGS))[1], why=why)
    if kind == SPLIT:
        return Decision(kind, first, draw(st.sampled_from(["", second])), documents or ("甲",), why=why)
    if kind == REJECT:
        return Decision(kind, first, "", documents, why=why)
    if kind == RETYPE:
        return Decision(
            kind, first, "", documents, value=draw(st.sampled_from(["area", "organization", "person"])), why=why
        )
    if kind == RENAME:
        return Decision(kind, first, value=draw(st.sampled_from(["新名", "另一个名"])), why=why)
    type, name = draw(st.sampled_from([*THINGS, ("organization", "补上的机构")]))
    return Decision(kind, named(type, name), value=name, why=why)


def _about_relation(
    draw: st.DrawFn, kind: str, triples: list[tuple[str, str, str]], documents: tuple[str, ...], why: str
) -> Decision:
    of_any = st.tuples(REFS, st.sampled_from(sorted(RELATIONS)), REFS)
    source, relation, target = draw(st.one_of(st.sampled_from(triples), of_any) if triples else of_any)
    value = draw(st.sampled_from(["", "书记"])) if relation == "holds_post" else ""
    return Decision(kind, source, target, documents, relation, value, why=why)
