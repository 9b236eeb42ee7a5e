"""Relations by their keys in, each with its two ends, the first sentence that states it and what it says out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...extract.model import Evidence
from ..labels import label
from ..records import oneline, plain, writable
from ..store import Store
from .naming import Node

# What the attributes of a relation are called; those without a name are for programs.
_SAID = {"title": "", "status": "", "since": "自", "until": "至", "date": "", "article": "", "role": "", "part": "", "modality": "", "kind": ""}
TOLD_COLUMNS = ("起点", "关系", "终点", "说明", "文件数", "原句", "文件", "页", "起", "止", "推得", "起点编号", "终点编号")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A relation: `documents` state it, `evidence` is where the first of them does; none where it is derived."""

    key: int
    type: str
    source: Node
    target: Node
    attributes: Mapping[str, Any]
    derived: bool
    documents: int
    evidence: Evidence | None

    @property
    def row(self) -> Row:
        """Its columns are `TOLD_COLUMNS`."""
        ends = {"起点": oneline(self.source.name), "关系": label(self.type), "终点": oneline(self.target.name)}
        said = {"说明": said_of(self.attributes), "文件数": self.documents}
        ids = {"推得": "推得" if self.derived else "", "起点编号": self.source.id, "终点编号": self.target.id}
        return ends | said | place_of(self.evidence) | ids


def place_of(evidence: Evidence | None) -> Row:
    """The sentence and where it stands."""
    if evidence is None:
        return {"原句": "", "文件": "", "页": "", "起": "", "止": ""}
    where = {"文件": writable(evidence.document), "页": "" if evidence.page is None else evidence.page}
    return {"原句": oneline(evidence.text), **where, "起": evidence.start, "止": evidence.end}


def said_of(attributes: Mapping[str, Any]) -> str:
    """The attributes of a relation in words.

    >>> said_of({"title": "书记", "since": "2010-10", "dates": ["2012-01-01"]})
    '书记；自2010-10'
    """
    return "；".join(f"{word}{plain(attributes[name])}" for name, word in _SAID.items() if attributes.get(name))


def told(store: Store, keys: Iterable[int]) -> list[Told]:
    """The relations with these keys, in this order."""
    return [one for key in keys for one in _told(store, key)]


def _told(store: Store, key: int) -> Iterator[Told]:
    row = store.db.execute(
        "SELECT r.type, r.attributes, r.derived, r.documents, s.key, s.id, s.type, s.name, s.documents,"
        " o.key, o.id, o.type, o.name, o.documents FROM relations r JOIN entities s ON s.key = r.source"
        " JOIN entities o ON o.key = r.target WHERE r.key = ?",
        (key,),
    ).fetchone()
    if row:
        type, attributes, derived, documents = row[:4]
        ends = Node(*row[4:9]), Node(*row[9:])
        yield Told(key, type, *ends, json.loads(attributes), bool(derived), documents, first_evidence(store, key))


def first_evidence(store: Store, relation: int) -> Evidence | None:
    """Where a relation is stated first, in order of the documents' ids."""
    return _first(store, "statements t JOIN evidence p ON p.statement = t.key", "t.relation", relation)


def first_naming(store: Store, entity: int, *, document: int | None = None) -> Evidence | None:
    """Where an entity is named first, at all or in a document by its key."""
    within = "" if document is None else f"t.document = {document} AND "
    return _first(store, "things t JOIN evidence p ON p.thing = t.key", f"{within}t.entity", entity)


def _first(store: Store, tables: str, owner: str, key: int) -> Evidence | None:
    row = store.db.execute(
        f"SELECT d.id, p.start, p.end, p.text, p.rule, p.page FROM {tables} JOIN documents d ON d.key = p.document"
        f" WHERE {owner} = ? ORDER BY d.id, p.start, p.end, p.rule LIMIT 1",
        (key,),
    ).fetchone()
    return Evidence(*row) if row else None
