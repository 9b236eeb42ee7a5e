"""A `Graph` into the tables of an empty store, so that whatever is asked of a store can be asked of a graph.json.

One thing for each entity of a document and one statement for each relation of a document: enough to read, not to build on.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...extract.model import Evidence
from ..model import Edge, Entity, Graph
from ..parts import Statement, distinguishing, dumped
from ..tables.documents import is_own_rule
from .bigrams import bigrams

FINISHED = "finished"  # in the table `about`: a store that holds a graph without what its documents said


def fill(db: sqlite3.Connection, graph: Graph) -> None:
    """Fill the tables of an empty store; `reading.whole` gives an equal graph back where the graph is sorted as a built
    one is. A document that only evidence names becomes one without a title."""
    _Filler(db, graph).fill()


class _Filler:
    def __init__(self, db: sqlite3.Connection, graph: Graph) -> None:
        self._db, self._graph = db, graph
        groups = [*(entity.evidence for entity in graph.entities), *(edge.evidence for edge in graph.edges)]
        known = {source.id: (source.title, dumped(source.attributes)) for source in graph.sources}
        self._said = known | {e.document: ("", "{}") for group in groups for e in group if e.document not in known}
        self._documents = {id: key for key, id in enumerate(sorted(self._said), 1)}
        self._entities = {entity.id: key for key, entity in enumerate(graph.entities, 1)}
        self._things: dict[tuple[int, int], int] = {}
        self._passages: dict[tuple[Any, ...], int] = {}
        self._searched: set[int] = set()
        tables = ("things", "statements", "passages", "proofs", "search")
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in tables}

    def fill(self) -> None:
        self._db.execute("BEGIN")
        documents = ((key, id, *self._said[id], id, "") for id, key in self._documents.items())
        self._many("documents", 6, documents)
        for entity in self._graph.entities:
            self._entity(entity)
        self._many("relations", 8, self._relations())
        for table, wide in (("things", 13), ("statements", 9), ("passages", 6), ("proofs", 5)):
            self._many(table, wide, self._rows[table])
        self._db.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", self._rows["search"])
        self._db.execute("INSERT INTO about VALUES (?, 'yes')", (FINISHED,))
        self._db.execute("COMMIT")

    def _many(self, table: str, wide: int, rows: Iterable[Sequence[Any]]) -> None:
        self._db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * wide)})", rows)

    def _entity(self, entity: Entity) -> None:
        key, attributes = self._entities[entity.id], dumped(entity.attributes)
        named = {e.document for e in entity.evidence}
        row = key, entity.id, entity.type, entity.name, attributes, entity.derived, len(named)
        self._many("entities", 7, [row])
        self._many("aliases", 2, [(key, alias) for alias in sorted(set(entity.aliases))])
        for evidence in entity.evidence:
            thing = self._thing(self._documents[evidence.document], key, entity)
            self._proof(evidence, thing, None)

    def _thing(self, document: int, key: int, entity: Entity) -> int:
        if (document, key) not in self._things:
            self._things[document, key] = thing = len(self._things) + 1
            own = any(is_own_rule(e.rule) for e in entity.evidence if self._documents[e.document] == document)
            row = thing, document, entity.id, entity.type, entity.id, key, entity.name, "[]", "{}", "[]", own, own, True
            self._rows["things"].append(row)
        return self._things[document, key]

    def _relations(self) -> Iterator[tuple[Any, ...]]:
        taken: set[tuple[int, int, str, str]] = set()
        entities = {entity.id: entity for entity in self._graph.entities}
        for key, edge in enumerate(self._graph.edges, 1):
            ends = self._entities[edge.source], self._entities[edge.target]
            apart = _apart(edge)
            while (*ends, edge.type, apart) in taken:
                apart += " "
            taken.add((*ends, edge.type, apart))
            documents: dict[str, int] = {}
            for e in edge.evidence:
                if e.document not in documents:
                    documents[e.document] = self._statement(key, edge, apart, self._documents[e.document], entities)
                self._proof(e, None, documents[e.document])
            yield key, *ends, edge.type, apart, dumped(edge.attributes), edge.derived, len(documents)

    def _statement(self, relation: int, edge: Edge, apart: str, document: int, entities: dict[str, Entity]) -> int:
        head, tail = (self._thing(document, self._entities[id], entities[id]) for id in (edge.source, edge.target))
        key = len(self._rows["statements"]) + 1
        said = relation, dumped(edge.attributes), edge.derived
        self._rows["statements"].append((key, document, edge.type, head, tail, apart, *said))
        return key

    def _proof(self, e: Evidence, thing: int | None, statement: int | None) -> None:
        said = self._documents[e.document], e.start, e.end, e.page, e.text
        if said not in self._passages:
            self._passages[said] = len(self._passages) + 1
            self._rows["passages"].append((self._passages[said], *said))
        passage = self._passages[said]
        self._rows["proofs"].append((len(self._rows["proofs"]) + 1, passage, thing, statement, e.rule))
        if statement is not None and passage not in self._searched:
            self._searched.add(passage)
            self._rows["search"].append((passage, bigrams(e.text)))


def _apart(edge: Edge) -> str:
    return distinguishing(Statement(edge.type, edge.source, edge.target, edge.attributes))
