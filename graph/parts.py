"""What one document adds to the graph: its things and statements as plain records, without its text.

A part is what is kept of a document after extraction and what the graph is merged from, in memory or in the store; it knows
nothing of any other document. `store.packing` turns it into bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..extract.model import Evidence, Extraction
from ..extract.persons.post_record import PLANNED
from .model import Source

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of one document. `id` is unique inside it; `attributes` are plain JSON values; `evidence` are the sentences
    that name it and `spans` where in the text the names stand, which tells what stands beside what."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation of one document; `head` and `tail` are ids of its things."""

    type: str
    head: str
    tail: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """All that one document says."""

    source: Source
    things: tuple[Thing, ...] = ()
    statements: tuple[Statement, ...] = ()


def part_of(extraction: Extraction) -> Part:
    """What is kept of a document when its text is let go."""
    return Part(
        _source(extraction),
        tuple(Thing(t.id, t.type, t.name, t.aliases, _values(t.attributes), t.evidence, t.spans) for t in extraction.found),
        tuple(
            Statement(s.type, s.head, s.tail, _values(s.attributes), s.evidence, s.derived) for s in extraction.stated
        ),
    )


def _source(extraction: Extraction) -> Source:
    """A document for the graph's list: how long it is, the file and the name in it where it lies in another, the
    number of its pages, what the reader noticed, and what is known of it from beside its text."""
    document = extraction.document
    attributes: dict[str, Any] = {name: list(values) for name, values in extraction.header}
    attributes |= {name: value for name, value in document.metadata if name != "title"}
    attributes["characters"] = len(document.text)
    if document.container:
        attributes["file"] = document.container
        attributes["member"] = document.id[len(document.container) + 1 :]
    if document.pages:
        attributes["pages"] = len(document.pages)
    if document.notes:
        attributes["notes"] = list(document.notes)
    return Source(document.id, document.title, attributes)


def _values(pairs: Sequence[tuple[str, object]]) -> dict[str, Any]:
    """The pairs as JSON values, the first of a name counting."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        found.setdefault(name, plain_json(value))
    return found


def plain_json(value: object) -> Any:
    """Tuples of pairs become dicts, other tuples lists.

    >>> plain_json((("name", "城镇化率"), ("value", "70%"))), plain_json(("甲", "乙"))
    ({'name': '城镇化率', 'value': '70%'}, ['甲', '乙'])
    """
    if isinstance(value, tuple):
        if value and all(isinstance(v, tuple) and len(v) == 2 and isinstance(v[0], str) for v in value):
            return {k: plain_json(v) for k, v in value}
        return [plain_json(v) for v in value]
    return value


def distinguishing(statement: Statement) -> str:
    """What makes two relations of one type between the same things two: the post, and whether it is over or to come."""
    said = statement.attributes
    apart = {name: said[name] for name in ("title", "ended") if name in said}
    return dumped(apart | ({"status": PLANNED} if said.get("status") == PLANNED else {}))


def dumped(value: Any) -> str:
    """The value as JSON, in one form for one value."""
    if not value and isinstance(value, (list, tuple, dict)):  # most are empty
        return "{}" if isinstance(value, dict) else "[]"
    return _ENCODER.encode(value)
