"""Doubts in, rows out in the form of a corrections file: whoever writes a decision into the first column has corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..corrections.decisions import KEEP, NONE, Decisions, place_of
from ..identity.proposals import Proposal
from ..labels import label
from ..model import Edge, Entity, Graph
from ..records import SEPARATOR, oneline, writable
from .doubts import Doubt, documents_of, doubts, weightiest

REVIEW_COLUMNS = (
    "决定", "建议", "理由", "对象", "名称", "另一对象", "另一名称", "关系", "值", "文件", "原句", "另一原句", "谁", "何时", "为什么",
)  # fmt: skip
MOST_SENTENCES, LONGEST_SENTENCE = 3, 120  # shown of one entity; characters of each
LONGEST_LIST = 2_000  # characters of the documents named in a cell

Row = dict[str, str]


def review_rows(
    graph: Graph, *, proposals: Iterable[Proposal] = (), decisions: Decisions = NONE, most: int | None = None
) -> list[Row]:
    """A row for each doubt, the weightiest first, at most `most`; without those that were decided to be right."""
    entities = {entity.id: entity for entity in graph.entities}
    kept = _Kept(entities, decisions)
    open = [doubt for doubt in doubts(graph, proposals) if doubt.first in entities and not kept.holds(doubt)]
    open = open if most is None else weightiest(open, most)
    sentences = _Sentences(graph, {id for doubt in open if not doubt.edge for id in (doubt.first, doubt.second)})
    return [_row(doubt, entities, sentences) for doubt in open]


class _Kept:
    """What was decided to be right as it is."""

    def __init__(self, entities: Mapping[str, Entity], decisions: Decisions) -> None:
        rows = [row for row in decisions.rows if row.kind == KEEP]
        people = _people(entities, (ref for row in rows for ref in (row.first, row.second)))
        self._said = {
            (*_pair(people.get(row.first, row.first), people.get(row.second, row.second), row.relation), row.relation)
            for row in rows
        }

    def holds(self, doubt: Doubt) -> bool:
        relation = doubt.edge.type if doubt.edge else ""
        return (*_pair(doubt.first, doubt.second, relation), relation) in self._said


def _pair(first: str, second: str, relation: str) -> tuple[str, str]:
    return (first, second) if relation or first <= second else (second, first)


def _people(entities: Mapping[str, Entity], refs: Iterable[str]) -> dict[str, str]:
    """The entity that each person told by a document is now."""
    wanted = {place: ref for ref in refs if (place := place_of(ref))}
    found = {}
    for entity in entities.values():
        if entity.type == "person":
            base = entity.id.partition("@")[0]
            for document in documents_of(entity):
                if ref := wanted.get((document, base)):
                    found[ref] = entity.id
    return found


class _Sentences:
    """The sentences of these entities: those of their relations, else where they are named."""

    def __init__(self, graph: Graph, ids: set[str]) -> None:
        self._said: dict[str, dict[str, str]] = defaultdict(dict)
        for edge in graph.edges:
            for id in {edge.source, edge.target} & ids:
                for evidence in edge.evidence:
                    self._said[id].setdefault(evidence.document, evidence.text)

    def of(self, entity: Entity, documents: Sequence[str] = ()) -> str:
        """A sentence of each document, `documents` first among them after the one that does not belong to these."""
        known = documents_of(entity)
        chosen = [d for d in known if d not in documents][:1] + [d for d in documents if d in known]
        chosen += [d for d in known if d not in chosen]
        said, named = self._said[entity.id], {e.document: e.text for e in reversed(entity.evidence)}
        return "\n".join(f"【{d}】{_cut(said.get(d) or named[d])}" for d in chosen[:MOST_SENTENCES])


def _cut(text: str) -> str:
    flat = oneline(text)
    return flat if len(flat) <= LONGEST_SENTENCE else flat[: LONGEST_SENTENCE - 1] + "…"


def _row(doubt: Doubt, entities: Mapping[str, Entity], sentences: _Sentences) -> Row:
    first, second = entities[doubt.first], entities.get(doubt.second)
    row = dict.fromkeys(REVIEW_COLUMNS, "")
    row |= {"建议": doubt.suggested, "理由": doubt.reason, "对象": told(first), "名称": oneline(first.name)}
    listed = SEPARATOR.join(map(writable, doubt.documents))
    row["文件"] = listed if len(listed) <= LONGEST_LIST else ""  # too many to be gone through one by one
    if second is not None:
        row |= {"另一对象": told(second), "另一名称": oneline(second.name)}
    if doubt.edge is not None:
        row |= _relation(doubt.edge)
    else:
        row["原句"] = sentences.of(first, doubt.documents)
        row["另一原句"] = sentences.of(second) if second is not None else ""
    if second is not None and first.type != second.type and doubt.edge is None:
        row["值"] = label(second.type)  # what it would be retyped to
    return row


def _relation(edge: Edge) -> Row:
    said = [f"【{e.document}】{_cut(e.text)}" for e in edge.evidence[:MOST_SENTENCES]]
    return {"关系": label(edge.type), "值": oneline(str(edge.attributes.get("title", ""))), "原句": "\n".join(said)}


def told(entity: Entity) -> str:
    """The entity as a row means it: a person who has namesakes by a document that speaks of him, whatever others come."""
    if entity.type == "person" and entity.attributes.get("namesakes") and "@" not in entity.id and entity.evidence:
        return f"{entity.id}@{min(documents_of(entity))}"
    return entity.id
