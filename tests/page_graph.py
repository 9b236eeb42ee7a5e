"""Sample graphs for the tests of the page, made by hand; every sentence in them was written for this purpose."""

import random

from policygraph.extract.model import Evidence
from policygraph.graph.model import Edge, Entity, Graph, Source

DECISION, REPORT = "决定.txt", "报道.txt"
MEMBERS = "山西中部城市群由太原、晋中、忻州、\n吕梁、阳泉五个市组成，是全省发展的重心。"
LAYOUT = "全省将按照“一群两区三圈”布局，把山西中部城市群放在最前面。"
GOALS = {
    2025: "到2025年，山西中部城市群的发展迈出大步，经济总量占全省一半以上。",
    2030: "到2030年，山西中部城市群的交通和产业连成一体，常住人口达到1900万人左右。",
    2035: "到2035年，山西中部城市群整体实现现代化，城镇化率达到80%。",
}
INDICATORS = {
    2025: [{"name": "经济总量占全省比重", "value": "50%", "comparator": ">="}],
    2030: [{"name": "常住人口", "value": "1900万人", "comparator": "~"}],
    2035: [{"name": "城镇化率", "value": "80%", "comparator": "="}],
}
CITIES = {"太原": "国家区域中心城市", "晋中": "高校和科技成果转化基地", "忻州": "绿色能源基地", "吕梁": "白酒产业基地",
          "阳泉": "智能物流枢纽"}  # fmt: skip
CODES = {"太原": "140100", "晋中": "140700", "忻州": "140900", "吕梁": "141100", "阳泉": "140300"}


def quote(
    text: str, document: str = DECISION, rule: str = "样例", start: int = 100, page: int | None = None
) -> Evidence:
    """Evidence for a sentence that is written here."""
    return Evidence(document, start, start + len(text), text, rule, page)


def sample() -> Graph:
    """One urban agglomeration: five cities with their positioning, three targets, the decision, who adopted it."""
    entities = [
        Entity(
            "area:cluster", "area", "山西中部城市群", ("中部城市群", "城市群"), evidence=(quote(MEMBERS), quote(LAYOUT))
        ),
        Entity("strategy:layout", "strategy", "“一群两区三圈”", evidence=(quote(LAYOUT),)),
        Entity(
            "place:140000", "place", "山西省", ("山西", "全省"), {"code": "140000", "level": "省"}, (quote(LAYOUT),)
        ),
        Entity(
            "document:decision",
            "document",
            "《关于推动山西中部城市群高质量发展的决定》",
            ("《决定》",),
            {"signed": "2022-03-30"},
        ),
        Entity("organization:npc", "organization", "山西省人大常委会"),
        Entity("organization:party", "organization", "山西省委"),
        Entity("meeting:34", "meeting", "山西省第十三届人大常委会第三十四次会议"),
        Entity("person:lw", "person", "林武"),
    ]
    adopted = quote("本决定由山西省第十三届人大常委会第三十四次会议通过，自通过之日起施行。")
    post = quote("省委书记林武到会讲话。", REPORT, "职务在前")
    edges = [
        Edge("area:cluster", "strategy:layout", "component_of", evidence=(quote(LAYOUT, rule="组成"),)),
        Edge("document:decision", "area:cluster", "concerns", evidence=(quote(GOALS[2025], rule="标题"),)),
        Edge("document:decision", "organization:npc", "issued_by", evidence=(adopted,)),
        Edge("document:decision", "meeting:34", "adopted_at", evidence=(adopted,)),
        Edge("person:lw", "organization:party", "holds_post", {"title": "书记"}, (post,)),
        Edge("area:cluster", "place:140000", "located_in", evidence=(quote(LAYOUT, rule="位于"),)),
    ]
    for more in (_cities(), _targets()):
        entities += more[0]
        edges += more[1]
    return _graph(entities, edges)


def _cities() -> tuple[list[Entity], list[Edge]]:
    entities, edges = [], []
    for city, role in CITIES.items():
        text = f"支持{city}建设{role}，带动周边县区。"
        entities += [
            Entity(f"place:{city}", "place", f"{city}市", (city,), {"code": CODES[city]}, (quote(MEMBERS),)),
            Entity(f"positioning:{role}", "positioning", role, evidence=(quote(text),)),
        ]
        edges += [
            Edge(f"place:{city}", "area:cluster", "member_of", evidence=(quote(MEMBERS, rule="由…组成"),)),
            Edge(f"place:{city}", f"positioning:{role}", "positioned_as", evidence=(quote(text, rule="建设"),)),
            Edge(f"place:{city}", "place:140000", "part_of", derived=True),
        ]
    return entities, edges


def _targets() -> tuple[list[Entity], list[Edge]]:
    entities, edges = [], []
    for year, text in sorted(GOALS.items(), reverse=True):
        clause = text.split("，", 1)[1].rstrip("。")
        values = {"year": year, "time": f"到{year}年", "text": clause, "indicators": INDICATORS[year]}
        entities.append(Entity(f"target:{year}", "target", clause, attributes=values, evidence=(quote(text),)))
        page = 3 if year == 2030 else None
        edges.append(Edge("area:cluster", f"target:{year}", "has_target", evidence=(quote(text, rule="到某年", page=page),)))
    return entities, edges


def _graph(entities: list[Entity], edges: list[Edge], *, sources: tuple[Source, ...] = ()) -> Graph:
    sources = sources or (
        Source(REPORT, "会议报道"),
        Source(DECISION, "关于推动山西中部城市群高质量发展的决定", {"number": "第1号"}),
    )
    return Graph(
        tuple(sorted(sources, key=lambda source: source.id)),
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(sorted(edges, key=lambda edge: (edge.source, edge.type, edge.target))),
    )


def small() -> Graph:
    """Five nodes."""
    keep = {"area:cluster", "place:太原", "place:晋中", "target:2025", "strategy:layout"}
    full = sample()
    entities = [entity for entity in full.entities if entity.id in keep]
    return _graph(entities, [edge for edge in full.edges if {edge.source, edge.target} <= keep])


_KINDS = {"document": "《关于加快{}若干问题的意见》", "organization": "{}管理局", "target": "{}达到先进水平",
          "person": "{}", "project": "{}工程", "positioning": "{}基地", "meeting": "{}推进会",
          "indicator": "{}增速"}  # fmt: skip
_WORDS = (
    "数字经济",
    "生态保护",
    "职业教育",
    "现代物流",
    "文化旅游",
    "先进制造",
    "养老服务",
    "人才引进",
    "轨道交通",
    "海洋经济",
)
_LINKS = {"document": "concerns", "target": "has_target", "organization": "located_in", "positioning": "positioned_as"}


def large(count: int) -> Graph:
    """About `count` nodes around cities, the same at every call; sentences by pattern."""
    chance = random.Random(count)
    places = [
        Entity(f"place:{i:04}", "place", f"{chr(0x4E00 + 37 * i % 5000)}州市") for i in range(max(2, count // 40))
    ]
    entities, edges = list(places), []
    for number in range(count - len(places)):
        kind = chance.choice(list(_KINDS))
        home = places[min(int(chance.expovariate(6) * len(places)), len(places) - 1)]
        name = _KINDS[kind].format(f"{home.name[:2]}{chance.choice(_WORDS)}{number}")
        entity = Entity(f"{kind}:{number:04}", kind, name, attributes=_attributes(kind, name, chance))
        proof = (
            quote(f"{home.name}的文件里写到{name}，并要求抓好落实。", chance.choice((DECISION, REPORT)), start=number),
        )
        entities.append(entity)
        if chance.random() < 0.96:
            edges.append(_edge(home, entity, proof))
        if chance.random() < 0.25:
            other = chance.choice(entities)
            edges.append(Edge(entity.id, other.id, "cites", evidence=proof))
    return _graph(entities, edges)


def _attributes(kind: str, name: str, chance: random.Random) -> dict[str, object]:
    return {"year": chance.choice((2025, 2030, 2035)), "text": name} if kind == "target" else {}


def _edge(home: Entity, entity: Entity, proof: tuple[Evidence, ...]) -> Edge:
    relation = _LINKS.get(entity.type, "located_in")
    if relation in ("has_target", "positioned_as"):
        return Edge(home.id, entity.id, relation, evidence=proof)
    return Edge(entity.id, home.id, relation, evidence=proof)


HOSTILE = (
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    '"><img src=x onerror="window.hacked = 3">',
    "<!-- <script> 与 ]]> 与 {{ 7 * 7 }} 与 {% raw %}",
    'href="javascript:window.hacked = 4"',
    "甲\u2028乙\u2029丙\u000b丁\ud800戊",
    "__proto__",
)


def hostile() -> Graph:
    """Names, aliases, types, attributes, evidence and document titles that try to break out of the page."""
    entities, edges = [], []
    for number, text in enumerate(HOSTILE):
        proof = (Evidence(text, 0, len(text), f"原文写着{text}。", text),)
        entities.append(
            Entity(f"{number}{text}", text if number < 3 else "area", text, (f"又名{text}",), {text: [text]}, proof)
        )
    for first, second, text in zip(entities, entities[1:], HOSTILE, strict=False):
        edges.append(Edge(first.id, second.id, text, {text: text}, first.evidence))
    return _graph(entities, edges, sources=tuple(Source(text, text, {text: text}) for text in HOSTILE))
