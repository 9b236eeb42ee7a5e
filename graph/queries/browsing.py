"""A place in the graph in, the part of the graph around it out, never more than a page can show.

What does not fit is counted, so that a reader is told of it and can ask for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Graph
from ..store import Store
from ..store.reading import KEYS, Passages, listed
from ..store.reading import part as read
from ..store.reading import whole as everything
from ..store.selecting import DEGREES
from .naming import nodes_named
from .searching import search
from .walking import path

MOST_NODES, MOST_RELATIONS = 2_000, 6_000
MOST_PASSAGES = 8  # of one node or relation
MOST_HOPS, MOST_FOCUS = 3, 50
_FOUND = 300  # names, and sentences, of a search that are shown in the graph


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; the first field that is filled counts, the others narrow it.

    - `path`: two ids, and a shortest way between them;
    - `focus`: ids, and what is at most `hops` (1 to `MOST_HOPS`) relations away, from the `start`th neighbour on;
    - `documents`: what these documents (ids) say, with the evidence that stands in them;
    - `words`: the names and sentences that have them all;
    - `types`: the entities of these types that have most relations, and what they are tied to;
    - `relations`: the relations of these types that most documents state, and their ends; elsewhere: only such relations."""

    path: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    words: str = ""
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    hops: int = 1
    start: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """`more`: entity id -> its relations that are not in `graph`, where there are any; `left`: nodes that were asked for and
    are not in it; `hops`: how far around the focus it reaches."""

    graph: Graph
    more: Mapping[str, int]
    left: int = 0
    hops: int = 0


@dataclass(slots=True)
class _Found:
    """Keys of entities, the worthiest first, and how many more there would be."""

    keys: list[int]
    left: int = 0
    hops: int = 0


def part(store: Store, asked: Asked, *, most: int = MOST_NODES) -> Look:
    """What is asked for, of it at most `most` nodes; nothing where it names nothing."""
    found = _found(store, asked, most)
    chosen = listed(found.keys)
    stated = [] if not asked.documents or asked.focus or asked.path else _keys(store, "documents", asked.documents)
    relations = _relations(store, chosen, asked.relations, stated)
    graph = read(store.db, found.keys, relations, only=Passages(MOST_PASSAGES, tuple(stated)))
    return Look(graph, missing(store, graph), found.left, found.hops)


def whole(store: Store) -> Graph | None:
    """All of the graph, with the first passages of each, where it fits."""
    counts = store.counts()
    if counts["entities"] > MOST_NODES or counts["relations"] > MOST_RELATIONS or counts["documents"] > MOST_NODES:
        return None
    return everything(store.db, only=Passages(MOST_PASSAGES))


def _found(store: Store, asked: Asked, most: int) -> _Found:
    if asked.path:
        return _Found(_stations(store, asked.path))
    if asked.focus:
        keys = _keys(store, "entities", asked.focus[:MOST_FOCUS])
        return _around(store, keys, asked, most)
    if asked.documents:
        return _said(store, asked, most)
    if asked.words:
        return _Found(_matching(store, asked.words, most))
    if asked.types:
        return _of_types(store, asked, most)
    return _of_relations(store, asked, most)


def _keys(store: Store, table: str, ids: Sequence[str]) -> list[int]:
    return [key for id in ids for (key,) in store.db.execute(f"SELECT key FROM {table} WHERE id = ?", (id,))]


def _stations(store: Store, ids: Sequence[str]) -> list[int]:
    """The nodes of a shortest way; the two alone where there is none."""
    known = {node.id: node for node in nodes_named(store, ids[:2])}
    ends = [known[id] for id in ids[:2] if id in known]
    steps = path(store, *ends) if len(ends) == 2 else None
    return list(dict.fromkeys([end.key for end in ends] + [step.near.key for step in steps or ()]))


def _around(store: Store, start: Sequence[int], asked: Asked, most: int) -> _Found:
    """The start and those tied to it, step by step until there is no more room."""
    reached = dict.fromkeys(start[:most])
    edge: Sequence[int] = start
    for hop in range(1, asked.hops + 1):
        near = [key for key in _neighbours(store, edge, asked) if key not in reached]
        near = near[asked.start :] if hop == 1 else near
        room = most - len(reached)
        edge = near[:room]
        reached |= dict.fromkeys(edge)
        if len(near) > room:
            return _Found(list(reached), len(near) - room, hop)
    return _Found(list(reached), 0, asked.hops)


def _neighbours(store: Store, keys: Iterable[int], asked: Asked) -> list[int]:
    """Every kind of relation in turn gives its next one, those that most documents name first: of a province with ten
    thousand figures one wants to see its cities too."""
    groups: dict[tuple[str, str], dict[int, tuple[int, int]]] = defaultdict(dict)
    narrowed = f" AND r.type IN {KEYS}" if asked.relations else ""
    narrowed += f" AND e.type IN {KEYS}" if asked.types and asked.focus else ""
    given = [listed(keys)]
    given += [listed(asked.relations)] if asked.relations else []
    given += [listed(asked.types)] if asked.types and asked.focus else []
    for near, far in (("source", "target"), ("target", "source")):
        query = (
            f"SELECT r.type, e.key, e.documents FROM relations r JOIN entities e ON e.key = r.{far}"
            f" WHERE r.{near} IN {KEYS}{narrowed}"
        )
        for type, key, documents in store.db.execute(query, given):
            groups[type, far][key] = (-documents, key)
    places: dict[int, tuple[int, str, str]] = {}
    for (type, far), found in sorted(groups.items()):
        for place, key in enumerate(sorted(found, key=found.__getitem__)):
            places[key] = min(places.get(key, (place, type, far)), (place, type, far))
    return sorted(places, key=lambda key: (*places[key], key))


def _said(store: Store, asked: Asked, most: int) -> _Found:
    """What documents name, that which they tie to most things first."""
    documents = listed(_keys(store, "documents", asked.documents))
    ends = " UNION ALL ".join(
        f"SELECT {end} AS thing FROM statements WHERE document IN {KEYS}" for end in ("head", "tail")
    )
    rows = store.db.execute(
        f"SELECT t.entity FROM things t LEFT JOIN (SELECT thing, count(*) AS many FROM ({ends}) GROUP BY thing) f ON f.thing = t.key"
        f" WHERE t.document IN {KEYS} AND t.entity IS NOT NULL GROUP BY t.entity ORDER BY sum(f.many) DESC, t.entity",
        [documents] * 3,
    ).fetchall()
    return _Found([key for (key,) in rows[:most]], max(0, len(rows) - most))


def _matching(store: Store, words: str, most: int) -> list[int]:
    """The entities named so, and the ends of the relations that such sentences state."""
    found = search(store, words, names=_FOUND, sentences=_FOUND)
    keys = dict.fromkeys(node.key for node in found.names)
    for sentence in found.sentences:
        e = sentence.evidence
        rows = store.db.execute(
            "SELECT r.source, r.target FROM documents d JOIN evidence p ON p.document = d.key JOIN statements t ON t.key = p.statement"
            " JOIN relations r ON r.key = t.relation WHERE d.id = ? AND p.start = ? AND p.end = ?",
            (e.document, e.start, e.end),
        )
        keys |= dict.fromkeys(key for ends in rows for key in ends)
    return list(keys)[:most]


def _of_types(store: Store, asked: Asked, most: int) -> _Found:
    types = listed(asked.types)
    rows = store.db.execute(
        f"SELECT e.key FROM entities e LEFT JOIN ({DEGREES}) d ON d.key = e.key WHERE e.type IN {KEYS}"
        " ORDER BY d.many DESC, e.documents DESC, e.key",
        [types],
    ).fetchall()
    keys = [key for (key,) in rows]
    shown = keys[asked.start :][: most // 2]
    found = _around(store, shown, replace(asked, hops=1, start=0), most)
    return _Found(found.keys, max(0, len(keys) - asked.start - len(shown)))


def _of_relations(store: Store, asked: Asked, most: int) -> _Found:
    rows = store.db.execute(
        f"SELECT source, target FROM relations WHERE type IN {KEYS} ORDER BY documents DESC, key",
        [listed(asked.relations)],
    ).fetchall()
    keys = list(dict.fromkeys(key for ends in rows for key in ends))[asked.start :]
    return _Found(keys[:most], max(0, len(keys) - most))


def _relations(store: Store, chosen: str, types: Sequence[str], documents: Sequence[int]) -> list[int]:
    """The relations between what was chosen, those that most documents state first."""
    where, given = f"source IN {KEYS} AND target IN {KEYS}", [chosen, chosen]
    if types:
        where, given = f"{where} AND type IN {KEYS}", [*given, listed(types)]
    if documents:
        where = f"{where} AND (derived OR key IN (SELECT relation FROM statements WHERE document IN {KEYS}))"
        given.append(listed(documents))
    query = f"SELECT key FROM relations WHERE {where} ORDER BY documents DESC, key LIMIT {MOST_RELATIONS}"
    return [key for (key,) in store.db.execute(query, given)]


def missing(store: Store, graph: Graph) -> dict[str, int]:
    """Entity id -> how many of its relations in the store are not in the graph, where there are any."""
    ids = listed([entity.id for entity in graph.entities])
    here: dict[str, int] = defaultdict(int)
    for edge in graph.edges:
        for end in {edge.source, edge.target}:
            here[end] += 1
    lacking = {id: many - here[id] for id, many in _degrees(store, ids)}
    return {id: many for id, many in lacking.items() if many > 0}


def _degrees(store: Store, ids: str) -> Iterator[tuple[str, int]]:
    chosen = f"(SELECT key FROM entities WHERE id IN {KEYS})"
    yield from store.db.execute(
        f"SELECT e.id, f.many FROM (SELECT key, count(*) AS many FROM (SELECT source AS key FROM relations WHERE source IN {chosen}"
        f" UNION ALL SELECT target FROM relations WHERE target IN {chosen} AND target <> source) GROUP BY key) f"
        " JOIN entities e ON e.key = f.key",
        [ids, ids],
    )


def ties(store: Store, id: str) -> list[tuple[str, int]]:
    """(type, how many) of the relations of an entity, the most frequent first."""
    keys = _keys(store, "entities", [id])
    query = (
        "SELECT type, count(*) FROM relations WHERE source = ? OR target = ? GROUP BY type ORDER BY count(*) DESC, type"
    )
    return [row for key in keys for row in store.db.execute(query, (key, key))]
