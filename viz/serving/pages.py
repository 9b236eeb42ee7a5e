"""What is asked for in, the page of that part of the graph out: the one that `render` makes, told what it is a part of."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from ...graph.model import Edge, Entity, Evidence, Graph
from ...graph.queries.browsing import MOST_PASSAGES, Asked, Look, missing, part, ties, whole
from ...graph.queries.surveying import Grouping, Survey
from ...graph.store import Store
from ..network import begin
from ..page import filled, opens_wide, payload, relations_told, types_told

MOST_CHARACTERS = 2_000  # of one text: a sentence, a name, an attribute
_Told = dict[str, Any]


def page(store: Store, asked: Asked, known: Survey, *, identity: str, nonce: str) -> tuple[str, bool]:
    """The page, and whether what was asked for is there."""
    if asked == Asked(hops=asked.hops, start=asked.start):
        return _opening(store, known, identity, nonce), True
    found = part(store, asked)
    if not found.graph.entities:
        return _opening(store, known, identity, nonce, absent=True), False
    graph = shortened(found.graph)
    about = asked.focus[0] if len(asked.focus) == 1 and not asked.path else None
    first = begin(graph, about) if about or (asked.documents and not asked.focus) else None
    data = payload(graph, first, many=False)
    told: _Told = {"asked": _asked(asked, found), "left": found.left, "ties": ties(store, about) if about else []}
    return filled(_served(data, told, known, found.more, identity), nonce=nonce), True


def _opening(store: Store, known: Survey, identity: str, nonce: str, *, absent: bool = False) -> str:
    """The whole where it fits; else its largest groups, and what they stand for."""
    told: _Told = {"asked": _asked(Asked(), Look(Graph(), {})), "left": 0, "ties": [], "absent": absent}
    if graph := whole(store):
        graph = shortened(graph)
        return filled(_served(payload(graph, begin(graph), many=opens_wide(graph)), told, known, {}, identity), nonce=nonce)
    data = payload(shortened(known.graph), None, many=True)
    if known.counts["documents"] > 1:  # of which `known.graph` names only some
        data["many"] = known.counts["documents"]
    told["groups"] = {
        "area": _grouping(known.areas),
        "document": _grouping(known.documents),
        "type": _grouping(known.kinds),
    }
    if known.subject:
        data["opening"]["subject"] = known.subject
    return filled(_served(data, told, known, missing(store, known.graph), identity), nonce=nonce)


def _served(data: _Told, told: _Told, known: Survey, more: Mapping[str, int], identity: str) -> _Told:
    nodes = [node | ({"more": more[node["id"]]} if node["id"] in more else {}) for node in data["nodes"]]
    sums = {
        "counts": dict(known.counts),
        "types": dict(known.types),
        "relations": dict(known.relations),
        "passages": MOST_PASSAGES,
    }
    looks = {"types": types_told(known.types), "relations": relations_told(known.relations)}
    return data | looks | {"id": identity, "nodes": nodes, "served": sums | told}


def _asked(asked: Asked, found: Look) -> _Told:
    return asdict(asked) | {"hops": found.hops or asked.hops}


def _grouping(grouping: Grouping) -> _Told:
    return {
        "groups": [{"key": group.id, "counts": dict(group.types)} for group in grouping.groups],
        "bundles": list(grouping.bundles),
    }


def shortened(graph: Graph) -> Graph:
    """The graph without the ends of texts that no one would read to their end, and that a page could not carry."""
    return Graph(
        tuple(
            replace(source, title=short(source.title), attributes=_plain(source.attributes)) for source in graph.sources
        ),
        tuple(_entity(entity) for entity in graph.entities),
        tuple(_edge(edge) for edge in graph.edges),
    )


def _entity(entity: Entity) -> Entity:
    aliases, evidence = tuple(map(short, entity.aliases)), tuple(map(_passage, entity.evidence))
    return replace(
        entity, name=short(entity.name), aliases=aliases, attributes=_plain(entity.attributes), evidence=evidence
    )


def _edge(edge: Edge) -> Edge:
    return replace(edge, attributes=_plain(edge.attributes), evidence=tuple(map(_passage, edge.evidence)))


def _passage(evidence: Evidence) -> Evidence:
    return replace(evidence, text=short(evidence.text)) if len(evidence.text) > MOST_CHARACTERS else evidence


def short(text: str) -> str:
    """The text, or its beginning."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _plain(attributes: Mapping[str, Any]) -> Mapping[str, Any]:
    return {short(name): _value(value) for name, value in attributes.items()}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return short(value)
    if isinstance(value, Mapping):
        return _plain(value)
    return [_value(one) for one in value] if isinstance(value, list | tuple) else value
