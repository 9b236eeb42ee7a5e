"""A graph in, out what in it a person had best look at: merges for weak reasons, things that may be one, facts said once.

A doubt is a question with a suggested answer; how they are written down to be answered is `review`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...extract.naming.names import plain
from ..corrections.decisions import KEEP, MERGE, RETYPE, SPLIT
from ..identity.persons import LEADERSHIP, LISTED, NO_POST
from ..identity.proposals import Proposal
from ..labels import label
from ..model import Edge, Entity, Graph
from ..resolve import NAME, TITLE

# The higher, the more it is worth to look at: what is surely odd, what is likely one, what is merely weak.
CONTRADICTING, PROPOSED, TWO_TYPES, YEARS, WEAK, NAMESAKES, SAME_NAME, DERIVED, SAID_ONCE = range(9, 0, -1)
MOST_OF_A_NAME = 5  # things of one name above which the name alone makes none of them likely one
# Figures, aims and addressees are naturally said in one document only.
_ONCE = ("has_indicator", "has_target", "positioned_as", "develops", "concerns", "responsible_for", "takes_part_in")
_WEAK = (NO_POST, LEADERSHIP, LISTED)
_VALUES = ("target", "positioning", "indicator", "task", "industry")
_DATED = re.compile(r"第[一二三四五六七八九十百0-9]+[届次]|[0-9]{4}|[一二三四五六七八九十]+届|首届")


@dataclass(frozen=True, slots=True)
class Doubt:
    """`kind` is one of the numbers above; `first` and `second` are ids in the graph; `documents` those that a split or a
    rejection would be about; `many` is how often the graph speaks of what is in doubt."""

    kind: int
    reason: str
    suggested: str
    first: str
    second: str = ""
    documents: tuple[str, ...] = ()
    edge: Edge | None = None
    many: int = 0

    @property
    def order(self) -> tuple[int, int, str, str, str]:
        return -self.kind, -self.many, self.first, self.second, self.edge.type if self.edge else ""


def doubts(graph: Graph, proposals: Iterable[Proposal] = ()) -> list[Doubt]:
    """All doubts, the weightiest first."""
    found: dict[tuple[str, str, str], Doubt] = {}
    for doubt in (
        *(Doubt(PROPOSED, p.reason, MERGE, p.first, p.second, many=-n) for n, p in enumerate(proposals)),
        *_contradicting(graph), *_two_types(graph), *_years(graph), *_weak(graph), *_namesakes(graph), *_same_name(graph),
        *_said_once(graph),
    ):  # fmt: skip
        first, second = (doubt.first, doubt.second) if doubt.edge else sorted((doubt.first, doubt.second))
        found.setdefault((first, second, doubt.edge.type if doubt.edge else ""), doubt)
    return sorted(found.values(), key=lambda doubt: doubt.order)


def weightiest(found: Sequence[Doubt], most: int) -> list[Doubt]:
    """At most so many of them, each kind getting its share, so that many of one kind do not hide the others."""
    kinds: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in found:
        kinds[doubt.kind].append(doubt)
    share = most // max(1, len(kinds))
    chosen = {id(doubt) for group in kinds.values() for doubt in group[:share]}
    rest = [doubt for doubt in found if id(doubt) not in chosen][: most - len(chosen)]
    return sorted([*(doubt for doubt in found if id(doubt) in chosen), *rest], key=lambda doubt: doubt.order)


def documents_of(entity: Entity) -> list[str]:
    return sorted({e.document for e in entity.evidence})


def _merged(entity: Entity) -> Sequence[str]:
    return entity.attributes.get("merged_by") or ()


def _contradicting(graph: Graph) -> Iterator[Doubt]:
    """Documents that are one by title, which different documents say different bodies issued."""
    issuers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in graph.edges:
        if edge.type == "issued_by":
            for evidence in edge.evidence:
                issuers[edge.source][evidence.document].add(edge.target)
    for entity in graph.entities:
        if entity.type != "document" or TITLE not in _merged(entity):
            continue
        said = issuers.get(entity.id, {})
        count = Counter(body for bodies in said.values() for body in bodies)
        main = min(count, key=lambda body: (-count[body], body), default="")
        others = tuple(sorted(document for document, bodies in said.items() if main not in bodies))
        if others:
            yield Doubt(
                CONTRADICTING,
                "题名相同合成一个，发文机关却不同",
                SPLIT,
                entity.id,
                documents=others,
                many=len(entity.evidence),
            )


def _two_types(graph: Graph) -> Iterator[Doubt]:
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        if entity.type not in _VALUES:
            named[plain(entity.name)].append(entity)
    for group in named.values():
        types = {e.type for e in group}
        if 1 < len(types) and len(group) <= MOST_OF_A_NAME:
            first = min(group, key=lambda e: (-len(e.evidence), e.id))
            for other in group:
                if other.type != first.type:
                    why = f"同一名称有两个类型：{label(first.type)}、{label(other.type)}"
                    yield Doubt(TWO_TYPES, why, RETYPE, other.id, first.id, many=len(other.evidence))


def _years(graph: Graph) -> Iterator[Doubt]:
    """Meetings that are one by a name without year or number, in documents of several years."""
    years = {s.id: year for s in graph.sources if (year := _year(s.attributes))}
    for entity in graph.entities:
        if entity.type == "meeting" and NAME in _merged(entity) and not _DATED.search(entity.name):
            dated = {document: years[document] for document in documents_of(entity) if document in years}
            count = Counter(dated.values())
            if len(count) > 1:
                main = min(count, key=lambda year: (-count[year], year))
                others = tuple(document for document, year in dated.items() if year != main)
                why = f"同名的会合成一个，说到它的文件却跨 {len(count)} 年"
                yield Doubt(YEARS, why, SPLIT, entity.id, documents=others, many=len(entity.evidence))


def _year(said: Mapping[str, object]) -> str:
    for name in ("signed", "published", "date"):
        value = said.get(name)
        text = str(value[0] if isinstance(value, list) and value else value or "")
        if re.match(r"\d{4}", text):
            return text[:4]
    return ""


def _weak(graph: Graph) -> Iterator[Doubt]:
    """Persons who are one for a single reason, and that one of the weak ones."""
    for entity in graph.entities:
        if entity.type == "person" and len(_merged(entity)) == 1 and _merged(entity)[0] in _WEAK:
            documents = documents_of(entity)
            why = f"{len(documents)} 份文件里的同名者合成一人，理由只是“{_merged(entity)[0]}”"
            yield Doubt(WEAK, why, KEEP, entity.id, documents=tuple(documents[1:]), many=len(documents))


def _namesakes(graph: Graph) -> Iterator[Doubt]:
    people = {e.id: e for e in graph.entities if e.type == "person" and e.attributes.get("namesakes")}
    for entity in people.values():
        group = [entity, *(people[id] for id in entity.attributes["namesakes"] if id in people)]
        first = min(group, key=lambda e: (-len(e.evidence), e.id))
        if entity is not first:
            yield Doubt(NAMESAKES, "同名，职务连不起来，作两人", MERGE, first.id, entity.id, many=len(entity.evidence))


def _same_name(graph: Graph) -> Iterator[Doubt]:
    """Things of one type and name that are several, because the name says something only in its document or home."""
    named: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        if entity.type not in (*_VALUES, "person", "place"):
            named[entity.type, plain(entity.name)].append(entity)
    for group in named.values():
        if 1 < len(group) <= MOST_OF_A_NAME:
            first = min(group, key=lambda e: (-len(e.evidence), e.id))
            for other in group:
                if other is not first:
                    yield Doubt(SAME_NAME, "名称相同，作两个", MERGE, first.id, other.id, many=len(other.evidence))


def _said_once(graph: Graph) -> Iterator[Doubt]:
    """Relations that one sentence states, those first whose rule states few; and derived ones that are of no table."""
    rules = Counter(e.rule for edge in graph.edges for e in edge.evidence)
    places = {entity.id for entity in graph.entities if entity.type == "place"}
    for edge in graph.edges:
        table = "source" in edge.attributes or (edge.type == "part_of" and {edge.source, edge.target} <= places)
        if edge.derived and not table:
            yield Doubt(DERIVED, "推得的，没有一句话直接说", KEEP, edge.source, edge.target, edge=edge)
        elif len(edge.evidence) == 1 and edge.type not in _ONCE:
            proof = edge.evidence[0]
            why = f"只有一句话说到，凭规则 {proof.rule}"
            yield Doubt(SAID_ONCE, why, KEEP, edge.source, edge.target, (proof.document,), edge, -rules[proof.rule])
