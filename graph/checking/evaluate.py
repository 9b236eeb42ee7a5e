"""An annotated document and the graph built from it in; out come hits, misses and false alarms, row by row.

The counting rules are those of the annotation guidelines. A node is right if it bears a type and a name of an annotated
entity, an edge if it joins two right nodes as annotated, a target if its year is right and its text overlaps. What is
annotated as optional, and what is marked as derived (world knowledge), counts neither way.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

ENTITY_TYPES = frozenset("place area strategy document person organization meeting project".split())
RELATION_TYPES = frozenset(
    "member_of component_of holds_post takes_part_in issued_by adopted_at based_on implements amends repeals forwards "
    "cites signed_by proposed_by positioned_as located_in concerns".split()
)
HIT, MISS, EXTRA = "hit", "miss", "extra"
WITH_SUBJECT = "target with subject"
GROUPS = {"entities": "entity ", "relations": "relation ", "targets": "target", "indicators": "indicator"}
# From this share of common character pairs on, texts of targets and positionings are the same; names of indicators.
SAME_TEXT, SAME_INDICATOR = 0.6, 0.5
# A title that was found may be longer than the annotated one by the words around it, not by a second title.
TITLE_SLACK = 6
_MARKS = re.compile(r"[“”\"'‘’《》〈〉「」『』﹁﹂【】\s·•]")

Record = Mapping[str, Any]


class Verdict(NamedTuple):
    """One thing counted: its row (`entity place`, `relation cites`, …), whether hit, miss or extra, and what it was."""

    row: str
    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, misses and false alarms, and the shares made from them, 0 where nothing can be said."""

    hits: int = 0
    misses: int = 0
    extras: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extras) if self.hits else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.misses) if self.hits else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.misses + self.extras) if self.hits else 0.0


@dataclass(frozen=True)
class Counts:
    """All verdicts on one or more documents, and of the edges that need evidence: how many, how many have it."""

    verdicts: tuple[Verdict, ...] = ()
    edges: int = 0
    proved: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.verdicts + other.verdicts, self.edges + other.edges, self.proved + other.proved)

    @cached_property
    def rows(self) -> dict[str, Score]:
        """The score of each row, by name."""
        seen = Counter((verdict.row, verdict.kind) for verdict in self.verdicts)
        names = sorted({row for row, _ in seen})
        return {name: Score(*(seen[name, kind] for kind in (HIT, MISS, EXTRA))) for name in names}

    @cached_property
    def groups(self) -> dict[str, Score]:
        """The four sums: entities, relations, targets, indicators."""
        return {group: _sum(self.rows, start) for group, start in GROUPS.items()}


def _sum(rows: Mapping[str, Score], start: str) -> Score:
    taken = [score for row, score in rows.items() if row.startswith(start) and row != WITH_SUBJECT]
    return Score(sum(s.hits for s in taken), sum(s.misses for s in taken), sum(s.extras for s in taken))


def evaluate(gold: Record, graph: Record, *, text: str | None = None) -> Counts:
    """Compare a graph (node-link JSON, as the exporter writes) with the annotation of its document.

    With the document's `text` it is also counted how many edges have a sentence that stands there word for word.
    """
    nodes = {node["id"]: node for node in graph["nodes"]}
    edges = graph.get("edges", graph.get("links", []))
    entities = {entity["id"]: entity for entity in gold["entities"]}
    match, judged = match_entities(entities, nodes)
    verdicts = [*judged, *judge_targets(gold.get("targets", []), nodes, edges, match)]
    verdicts += judge_relations(gold["relations"], entities, nodes, edges, match)
    stated = [edge for edge in edges if not edge.get("derived") and edge.get("type") in RELATION_TYPES | {"has_target"}]
    if text is None:
        return Counts(tuple(verdicts))
    return Counts(tuple(verdicts), len(stated), sum(_proved(edge, gold["doc"], text) for edge in stated))


# ------------------------------------------------------------------------------------------------ comparing


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """The name without quotes, blanks and width differences, in lower case.

    >>> fold("“十四五” 规划（２０２１）")
    '十四五规划(2021)'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()


@lru_cache(maxsize=100_000)
def _pairs(text: str) -> Counter[str]:
    bare = re.sub(r"\W", "", fold(text))
    return Counter(bare[i : i + 2] for i in range(max(1, len(bare) - 1)))


def overlap(one: str, other: str) -> float:
    """The share of common pairs of neighbouring characters, from 0 to 1 (Dice)."""
    first, second = _pairs(one), _pairs(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def same_title(wanted: str, found: str) -> bool:
    """Whether a post's title is the annotated one, perhaps with a few words more (市委常委、秘书长 for 秘书长)."""
    wanted, found = fold(wanted), fold(found)
    return wanted == found or (wanted in found and len(found) <= len(wanted) + TITLE_SLACK)


def _words(node: Record) -> str:
    return str(node.get("text") or node.get("name"))


def _types(entity: Record) -> list[str]:
    kind = entity["type"]
    return sorted(set(kind)) if isinstance(kind, list) else [kind]


# ------------------------------------------------------------------------------------------------ entities


def match_entities(entities: Mapping[str, Record], nodes: Mapping[str, Record]) -> tuple[dict[str, str], list[Verdict]]:
    """Which annotated entity each node is, by node id, and the verdicts on both."""
    by_name: dict[tuple[str, str], str] = {}
    for id, entity in entities.items():
        for key in ((type, fold(name)) for name in entity["names"] for type in _types(entity)):
            by_name.setdefault(key, id)
    match: dict[str, str] = {}
    found: set[str] = set()
    verdicts = []
    for id, node in nodes.items():
        if node.get("type") not in ENTITY_TYPES or node.get("derived"):
            continue
        names = (str(name) for name in (node.get("name", id), *(node.get("aliases") or ())))
        hit = next((by_name[key] for name in names if (key := (node["type"], fold(name))) in by_name), None)
        row, label = f"entity {node['type']}", str(node.get("name", id))
        if hit is None:
            verdicts.append(Verdict(row, EXTRA, label))
            continue
        match[id] = hit
        if not entities[hit].get("optional"):
            verdicts.append(Verdict(row, EXTRA, f"{label} (twice)") if hit in found else Verdict(row, HIT, label))
            found.add(hit)
    for id, entity in entities.items():
        if not entity.get("optional") and id not in found:
            verdicts.append(Verdict(f"entity {_types(entity)[0]}", MISS, entity["names"][0]))
    return match, verdicts


# ------------------------------------------------------------------------------------------------ targets


def judge_targets(
    wanted: Iterable[Record], nodes: Mapping[str, Record], edges: Iterable[Record], match: Mapping[str, str]
) -> Iterator[Verdict]:
    """Verdicts on targets, on targets with their subject, and on the indicators of the targets that were found."""
    subjects: dict[str, set[str | None]] = defaultdict(set)
    for edge in edges:
        if edge.get("type") == "has_target" and not edge.get("derived"):
            subjects[edge["target"]].add(match.get(edge["source"]))
    free = [node for node in nodes.values() if node.get("type") == "target" and not node.get("derived")]
    for target in wanted:
        node = _best(target, free)
        if node is not None:
            free.remove(node)
        if not target.get("optional"):
            yield from _judge_target(target, node, subjects)
    for node in free:
        what = f"{node.get('year')} {_words(node)}"
        yield Verdict("target", EXTRA, what)
        yield Verdict(WITH_SUBJECT, EXTRA, what)


def _best(target: Record, free: list[Record]) -> Record | None:
    """The node of the same year whose words are nearest to the target's, if near enough; of equals the last."""
    same_year = [i for i, node in enumerate(free) if str(node.get("year")) == str(target["year"])]
    nearness, place = max(((overlap(target["text"], _words(free[i])), i) for i in same_year), default=(0.0, -1))
    return free[place] if nearness >= SAME_TEXT else None


def _judge_target(target: Record, node: Record | None, subjects: Mapping[str, set[str | None]]) -> Iterator[Verdict]:
    what = f"{target['year']} {target['text']}"
    if node is None:
        yield Verdict("target", MISS, what)
        yield Verdict(WITH_SUBJECT, MISS, what)
        yield from (Verdict("indicator", MISS, _measure(target, i)) for i in target.get("indicators", []))
        return
    yield Verdict("target", HIT, what)
    if target.get("subject") is None or target["subject"] in subjects.get(node["id"], ()):
        yield Verdict(WITH_SUBJECT, HIT, what)
    else:
        yield Verdict(WITH_SUBJECT, MISS, what)
        yield Verdict(WITH_SUBJECT, EXTRA, what)
    yield from _judge_indicators(target, node)


def _judge_indicators(target: Record, node: Record) -> Iterator[Verdict]:
    left = list(node.get("indicators") or [])
    for wanted in target.get("indicators", []):
        hit = next((found for found in left if _same_indicator(wanted, found)), None)
        yield Verdict("indicator", MISS if hit is None else HIT, _measure(target, wanted))
        if hit is not None:
            left.remove(hit)
    yield from (Verdict("indicator", EXTRA, _measure(node, found)) for found in left)


def _same_indicator(wanted: Record, found: Record) -> bool:
    if fold(wanted["value"]) != fold(str(found.get("value"))):
        return False
    return overlap(fold(str(found.get("name"))), wanted["name"]) >= SAME_INDICATOR


def _measure(target: Record, indicator: Record) -> str:
    return f"{target.get('year')} {indicator.get('name')} {indicator.get('value')}"


# ------------------------------------------------------------------------------------------------ relations


def judge_relations(
    wanted: Iterable[Record],
    entities: Mapping[str, Record],
    nodes: Mapping[str, Record],
    edges: Iterable[Record],
    match: Mapping[str, str],
) -> Iterator[Verdict]:
    """Verdicts on relations; an edge that says again what another said, or ends in something optional, is forgiven."""
    wanted = list(wanted)
    left = list(wanted)
    for edge in edges:
        if edge.get("type") not in RELATION_TYPES or edge.get("derived"):
            continue
        head, tail = match.get(edge["source"]), match.get(edge["target"])
        hit = next((r for r in left if _states(edge, r, (head, tail), nodes)), None)
        row, what = f"relation {edge['type']}", _drawn(edge, nodes)
        if hit is not None:
            left = [relation for relation in left if relation is not hit]
            if not hit.get("optional"):
                yield Verdict(row, HIT, what)
        elif not _forgiven(edge, (head, tail), wanted, entities):
            yield Verdict(row, EXTRA, what)
    for relation in left:
        ends = [entities[relation[end]] for end in ("head", "tail") if end in relation]
        if not relation.get("optional") and not any(end.get("optional") for end in ends):
            last = ends[1]["names"][0] if len(ends) > 1 else relation["text"]
            yield Verdict(f"relation {relation['type']}", MISS, f"{ends[0]['names'][0]} -> {last}")


def _states(edge: Record, relation: Record, ends: tuple[str | None, str | None], nodes: Mapping[str, Record]) -> bool:
    if edge["type"] != relation["type"] or relation["head"] != ends[0]:
        return False
    if edge["type"] == "positioned_as":
        node = nodes.get(edge["target"], {})
        return overlap(relation["text"], str(node.get("text") or node.get("name") or edge["target"])) >= SAME_TEXT
    if edge["type"] == "holds_post" and not same_title(relation["title"], str(edge.get("title", ""))):
        return False
    return bool(relation.get("tail") == ends[1])


def _forgiven(
    edge: Record, ends: tuple[str | None, str | None], wanted: Iterable[Record], entities: Mapping[str, Record]
) -> bool:
    if any(end is not None and entities[end].get("optional") for end in ends):
        return True
    if edge["type"] in ("holds_post", "positioned_as"):
        return False
    return any((r["type"], r["head"], r.get("tail")) == (edge["type"], *ends) for r in wanted)


def _drawn(edge: Record, nodes: Mapping[str, Record]) -> str:
    names = (str(nodes.get(edge[end], {}).get("name", edge[end])) for end in ("source", "target"))
    return " -> ".join(names) + (f" ({edge['title']})" if edge.get("title") else "")


# ------------------------------------------------------------------------------------------------ evidence


def _proved(edge: Record, document: str, text: str) -> bool:
    """Whether one of the edge's sentences stands at its place in the document, white space apart."""
    for item in edge.get("evidence") or ():
        if str(item.get("doc", "")).rsplit("/", 1)[-1] == document:
            stands = "".join(text[int(item.get("start", 0)) : int(item.get("end", 0))].split())
            if stands and stands == "".join(str(item.get("text", "")).split()):
                return True
    return False
