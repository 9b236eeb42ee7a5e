"""A `Selection` in, the keys of the entities and relations it asks for out, and the graph of them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import Evidence, Graph
from ..selection import Selection
from .reading import KEYS, listed, part, whole

# The year of a thing: of a target or figure when it is due or was, of a document when it was signed, of a meeting when it met.
YEAR = (
    "CASE {e}.type WHEN 'target' THEN json_extract({e}.attributes, '$.year')"
    " WHEN 'indicator' THEN json_extract({e}.attributes, '$.year')"
    " WHEN 'document' THEN coalesce(json_extract({e}.attributes, '$.signed[0]'), json_extract({e}.attributes, '$.signed'),"
    " json_extract({e}.attributes, '$.published[0]'), json_extract({e}.attributes, '$.published'))"
    " WHEN 'meeting' THEN json_extract({e}.attributes, '$.date') END"
)

# How many relations each entity is in.
DEGREES = (
    "SELECT key, count(*) AS many FROM (SELECT source AS key FROM relations UNION ALL SELECT target FROM relations) GROUP BY key"
)


def select(db: sqlite3.Connection, selection: Selection, *, proved: bool = True) -> Graph:
    """The graph of what is asked for; equal to the whole one where all is. `proved`: with the evidence of entities."""
    if selection == Selection() and proved:
        return whole(db)
    relations = set(relation_keys(db, selection))
    if selection.focus:
        entities, relations = _around(db, selection, relations)
    elif selection.relations or selection.year is not None or selection.min_evidence > 1:
        entities = set()
    else:
        entities = set(_entity_keys(db, selection))
    return _only(part(db, entities, relations, proved=proved), selection)


def relation_keys(db: sqlite3.Connection, selection: Selection, *, undated: bool = False) -> Iterator[int]:
    """The relations that are asked for, the focus apart; `undated`: not those of the year, but those of no year at all."""
    where, given = ["1"], list[object]()
    if selection.relations:
        where.append(f"r.type IN {KEYS}")
        given.append(listed(selection.relations))
    if not selection.derived:
        where.append("NOT r.derived AND NOT s.derived AND NOT o.derived")
    if selection.types:
        for end in "so":
            where.append(f"({end}.type IN {KEYS} OR {end}.id IN {KEYS})")
            given += [listed(selection.types), listed(selection.focus)]
    if undated:
        where += [f"{YEAR.format(e=end)} IS NULL" for end in "so"]
        where += [f"json_extract(r.attributes, '$.{name}') IS NULL" for name in ("since", "date")]
    elif selection.year is not None:
        dated = [f"substr({YEAR.format(e=end)}, 1, 4) = ?" for end in "so"]
        own = "(json_extract(r.attributes, '$.since') IS NULL AND substr(json_extract(r.attributes, '$.date'), 1, 4) = ?)"
        spell = (
            "? BETWEEN substr(json_extract(r.attributes, '$.since'), 1, 4)"
            " AND substr(coalesce(json_extract(r.attributes, '$.until'), '9999'), 1, 4)"
        )
        where.append(f"({' OR '.join([*dated, own, spell])})")
        given += [f"{selection.year:04}"] * 4
    if selection.min_evidence > 1:
        where.append(
            "(SELECT count(*) FROM statements t JOIN evidence p ON p.statement = t.key WHERE t.relation = r.key) >= ?"
        )
        given.append(selection.min_evidence)
    if selection.documents:
        where.append("r.key IN (SELECT t.relation FROM statements t WHERE t.document IN temp.chosen_documents)")
        _choose_documents(db, selection)
    ends = " JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target"
    for (key,) in db.execute(f"SELECT r.key FROM relations r{ends} WHERE {' AND '.join(where)}", given):
        yield key


def _entity_keys(db: sqlite3.Connection, selection: Selection) -> Iterator[int]:
    where, given = ["1"], list[object]()
    if selection.types:
        where.append(f"type IN {KEYS}")
        given.append(listed(selection.types))
    if not selection.derived:
        where.append("NOT derived")
    if selection.documents:
        where.append("key IN (SELECT entity FROM things WHERE document IN temp.chosen_documents)")
        _choose_documents(db, selection)
    for (key,) in db.execute(f"SELECT key FROM entities WHERE {' AND '.join(where)}", given):
        yield key


def _around(db: sqlite3.Connection, selection: Selection, relations: set[int]) -> tuple[set[int], set[int]]:
    """The entities in focus and those that at most `hops` of the relations lead to, in either direction, with the relations
    between them. Of a year: its relations that far away, with the undated ones on the shortest ways there."""
    ways = set[int]() if selection.year is None else set(relation_keys(db, selection, undated=True)) - relations
    levels = _levels(db, selection, relations | ways)
    kept = {key for key, source, target in _ends(db, relations) if source in levels and target in levels}
    if selection.year is None:
        return set(levels), kept
    wanted = {end for _, *ends in _ends(db, kept) for end in ends}
    leading: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, *ends in _ends(db, ways):
        if all(end in levels for end in ends) and levels[ends[0]] != levels[ends[1]]:
            near, far = sorted(ends, key=lambda end: levels[end])
            leading[far].append((key, near))
    for level in range(selection.hops, 0, -1):
        for far in [entity for entity in wanted if levels[entity] == level]:
            kept |= {key for key, _ in leading[far]}
            wanted |= {near for _, near in leading[far]}
    return {entity for entity, level in levels.items() if not level}, kept


def _levels(db: sqlite3.Connection, selection: Selection, relations: set[int]) -> dict[int, int]:
    """Entity -> how many of the relations lead to it from the focus, up to `hops`."""
    edge = {key for (key,) in db.execute(f"SELECT key FROM entities WHERE id IN {KEYS}", [listed(selection.focus)])}
    levels = dict.fromkeys(edge, 0)
    for level in range(1, selection.hops + 1):
        near = {
            other for key, source, target in adjacent(db, edge) if key in relations for other in (source, target)
        }
        edge = near - levels.keys()
        levels |= dict.fromkeys(edge, level)
    return levels


def adjacent(db: sqlite3.Connection, entities: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """(key, source, target) of each relation that begins or ends at one of the entities; one between two of them twice."""
    wanted = [listed(entities)]
    for end in ("source", "target"):
        yield from db.execute(f"SELECT key, source, target FROM relations WHERE {end} IN {KEYS}", wanted)


def _ends(db: sqlite3.Connection, relations: set[int]) -> Iterator[tuple[int, int, int]]:
    for row in db.execute("SELECT key, source, target FROM relations"):
        if row[0] in relations:
            yield row


def _choose_documents(db: sqlite3.Connection, selection: Selection) -> None:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen_documents (key INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM temp.chosen_documents")
    put = "INSERT OR IGNORE INTO temp.chosen_documents SELECT key FROM documents WHERE id = ?"
    db.executemany(put, ((id,) for id in selection.documents))


def _only(graph: Graph, selection: Selection) -> Graph:
    """Without the evidence of other documents, and of derived ends only those that are wanted."""
    wanted = selection.documents
    if not wanted:
        return graph

    def kept(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(e for e in evidence if e.document in wanted)

    return Graph(
        tuple(source for source in graph.sources if source.id in wanted),
        tuple(replace(entity, evidence=kept(entity.evidence)) for entity in graph.entities),
        tuple(replace(edge, evidence=kept(edge.evidence)) for edge in graph.edges),
    )
