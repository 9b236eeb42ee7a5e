"""Extractions in, one graph out: what two documents say together, each sentence once, in any order."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.assemble import entity_id
from policygraph.extract.model import Document, Evidence, Extraction, Found, Stated
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.model import Entity, Graph

Attributes = tuple[tuple[str, object], ...]


def proof(document: str, at: int, rule: str = "规则") -> Evidence:
    return Evidence(document, at, at + 2, "原文", rule)


def thing(document: str, type: str, name: str, *, aliases: Sequence[str] = (), attributes: Attributes = (), at: int = 0) -> Found:
    code = str(dict(attributes).get("code", ""))
    return Found(entity_id(type, name, code), type, name, tuple(aliases), attributes, (proof(document, at),))


def edge(document: str, type: str, head: str, tail: str, *, attributes: Attributes = (), at: int = 0) -> Stated:
    return Stated(type, head, tail, attributes, (proof(document, at, type),))


def says(document: str, things: Sequence[Found], edges: Sequence[Stated] = ()) -> Extraction:
    return Extraction(Document(document, f"{document}的题名", "原文" * 50), tuple(things), tuple(edges))


def entity(graph: Graph, name: str) -> Entity:
    (found,) = (e for e in graph.entities if e.name == name)
    return found


def shown(graph: Graph) -> list[str]:
    return [f"{e.source} {e.type} {e.target} {len(e.evidence)}" for e in graph.edges if not e.derived]


def places(groups: Sequence[Sequence[Evidence]]) -> set[tuple[str, int, int, str]]:
    """Where all the evidence stands."""
    return {(e.document, e.start, e.end, e.rule) for group in groups for e in group}


PERSON, BODY = "person:李建国", "organization:太原市委"


def test_两份文件说同一件事_是一条边两处依据() -> None:
    graph = build_graph(
        says(
            name,
            [thing(name, "person", "李建国"), thing(name, "organization", "太原市委")],
            [edge(name, "holds_post", PERSON, BODY, attributes=(("title", "书记"),), at=4)],
        )
        for name in ("乙", "甲")
    )
    assert shown(graph) == [f"{PERSON} holds_post {BODY} 2"]
    assert [e.document for e in graph.edges[0].evidence] == ["乙", "甲"]
    assert graph.edges[0].attributes == {"title": "书记"}
    assert [e.document for e in entity(graph, "李建国").evidence] == ["乙", "甲"]


def test_不同的职务是两条边_免去的也是() -> None:
    things = [thing("甲", "person", "李建国"), thing("甲", "organization", "太原市委")]
    held: list[Attributes] = [(("title", "书记"),), (("title", "常委"),), (("title", "书记"), ("ended", "是"))]
    graph = build_graph([says("甲", things, [edge("甲", "holds_post", PERSON, BODY, attributes=a) for a in held])])
    assert sorted(" ".join(sorted(e.attributes.values())) for e in graph.edges) == ["书记", "书记 是", "常委"]


def test_同一句话同一条规则只算一处依据() -> None:
    things = [thing("甲", "place", "太原市"), thing("甲", "area", "太原都市圈")]
    twice = [edge("甲", "member_of", things[0].id, things[1].id, at=at) for at in (8, 8, 2)]
    graph = build_graph([says("甲", things, twice)])
    assert [e.start for e in graph.edges[0].evidence] == [2, 8]


def test_名称取用得最多的_其余是别名() -> None:
    graph = build_graph(
        [
            says("甲", [thing("甲", "document", "《中华人民共和国预算法》", aliases=["《新预算法》"])]),
            says("乙", [thing("乙", "document", "《预算法》")]),
            says("丙", [thing("丙", "document", "《预算法》")]),
        ]
    )
    found = entity(graph, "《预算法》")
    assert found.aliases == ("《中华人民共和国预算法》", "《新预算法》")


def test_用得一样多取长的() -> None:
    graph = build_graph(
        [says("甲", [thing("甲", "document", "《预算法》")]), says("乙", [thing("乙", "document", "《中华人民共和国预算法》")])]
    )
    assert [e.name for e in graph.entities] == ["《中华人民共和国预算法》"]


def test_属性合在一起_先读到的为准() -> None:
    graph = build_graph(
        [
            says("甲", [thing("甲", "document", "《太原市湿地保护条例》", attributes=(("number", ("并政发〔2021〕5号",)),))]),
            says("乙", [thing("乙", "document", "《太原市湿地保护条例》", attributes=(("number", ("别的",)), ("kind", ("条例",))))]),
        ]
    )
    assert entity(graph, "《太原市湿地保护条例》").attributes == {
        "number": ["别的"],
        "kind": ["条例"],
        "absent": True,
        "merged_by": ["题名"],
    }, "乙 comes before 甲"


def test_成对的值成为字典_元组成为列表() -> None:
    indicators = ((("name", "城镇化率"), ("value", "70%"), ("comparator", ">=")),)
    target = thing("甲", "target", "目标", attributes=(("year", 2025), ("indicators", indicators), ("empty", ())))
    assert build_graph([says("甲", [target])]).entities[0].attributes == {
        "year": 2025,
        "indicators": [{"name": "城镇化率", "value": "70%", "comparator": ">="}],
        "empty": [],
    }


# 名称, 区划代码
PLACES = [("太原市", "140100"), ("小店区", "140105"), ("山西省", "140000"), ("大同市", "140200"), ("福州市", "350100")]


def above(*names: str) -> list[str]:
    """The derived edges between these places, as names."""
    places = [thing("甲", "place", name, attributes=(("code", code),)) for name, code in PLACES if name in names]
    graph = build_graph([says("甲", [*places, thing("甲", "place", "某某村")])])
    known = {e.id: e.name for e in graph.entities}
    assert all(e.derived and not e.evidence and e.type == "part_of" for e in graph.edges)
    return sorted(f"{known[e.source]} 属 {known[e.target]}" for e in graph.edges)


def test_上级区划是推得的_没有依据原文() -> None:
    assert above("太原市", "小店区", "山西省") == ["太原市 属 山西省", "小店区 属 太原市"]


def test_图里没有的上级就连到再上一级() -> None:
    assert above("小店区", "山西省") == ["小店区 属 山西省"]


def test_没有上级就没有边() -> None:
    assert above("小店区", "大同市", "福州市") == []


def test_每份文件是一个来源_按编号排好() -> None:
    graph = build_graph([says("乙", []), says("丙", []), says("甲", [])])
    assert [(s.id, s.title, s.attributes["characters"]) for s in graph.sources] == [
        ("丙", "丙的题名", 100),
        ("乙", "乙的题名", 100),
        ("甲", "甲的题名", 100),
    ]


def test_没有文件就是空图() -> None:
    assert build_graph([]) == Graph()


TEXTS = {
    "一.txt": "太原市委书记林晓舟出席晋中城市群座谈会。\n",
    "二.txt": "大同市委书记林晓舟出席晋北城镇圈座谈会。到2030年，大同市森林覆盖率达到30%。\n",
    "三.txt": "任命林晓舟为太原市委书记。晋中城市群由太原、晋中组成。\n",
    "四.txt": "《湿地条例》已由太原市第十五届人民代表大会第三次会议通过。山西省太原市小店区。\n",
}
READ = {name: extract_document(Document(name, "", text)) for name, text in TEXTS.items()}


@settings(max_examples=30, deadline=None)
@given(st.permutations(sorted(READ)))
def test_与文件的先后无关(order: list[str]) -> None:
    assert build_graph(READ[name] for name in order) == build_graph(READ[name] for name in sorted(READ))


def test_同名不同职的人是两个人() -> None:
    people = [e for e in build_graph(READ.values()).entities if e.type == "person"]
    assert sorted(sorted({proof.document for proof in e.evidence}) for e in people) == [["一.txt", "三.txt"], ["二.txt"]]


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(sorted(READ)), min_size=1))
def test_边的两端都在图里_合起来不丢依据(chosen: set[str]) -> None:
    graph = build_graph(READ[name] for name in chosen)
    ids = [e.id for e in graph.entities]
    assert len(set(ids)) == len(ids)
    assert {end for e in graph.edges for end in (e.source, e.target)} <= set(ids)
    kept = places([x.evidence for x in graph.entities] + [x.evidence for x in graph.edges])
    for name in chosen:
        assert places([x.evidence for x in READ[name].found] + [x.evidence for x in READ[name].stated]) <= kept
