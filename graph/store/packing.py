"""What one document says in the form of rows, as bytes: worked out where it was extracted, so that the store has only to
number and write them.

Things, statements and passages are named by their place in the lists.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...extract.model import Evidence
from ..parts import Part, distinguishing, dumped
from ..resolve import candidates
from ..tables.documents import is_own_rule

# Raised when what `packed` writes changes, so that bytes of an older form are not read.
FORM = 3
Passage = tuple[int, int, int | None, str]  # start, end, page, text
Proof = tuple[int, int, str]  # the thing or statement, the passage, the rule


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document; what is JSON in the store is JSON text here.

    `source`: id, title, attributes. `things`: id, type, base, name, aliases, attributes, keys, own, read, proved. `numbers`:
    number, thing. `statements`: type, head, tail, what tells it apart, attributes, derived."""

    source: Sequence[str]
    things: Sequence[Sequence[Any]]
    numbers: Sequence[tuple[str, int]]
    statements: Sequence[Sequence[Any]]
    passages: Sequence[Passage]
    proofs_of_things: Sequence[Proof]
    proofs_of_statements: Sequence[Proof]


def packed(part: Part) -> bytes:
    """The rows of the part as deflated JSON, in which each passage of the document stands once."""
    known = {candidate.id: candidate for candidate in candidates(part)}
    passages: dict[Passage, int] = {}
    at = {thing.id: number for number, thing in enumerate(part.things)}
    things = [
        [t.id, t.type, c.base, t.name, dumped(t.aliases), dumped(t.attributes), dumped(sorted(c.keys)), c.own]
        + [any(is_own_rule(e.rule) for e in t.evidence), bool(t.evidence)]
        for t, c in ((thing, known[thing.id]) for thing in part.things)
    ]
    rows = [
        [part.source.id, part.source.title, dumped(part.source.attributes)],
        things,
        [(number, at[t.id]) for t in part.things for number in known[t.id].numbers],
        [[s.type, at[s.head], at[s.tail], distinguishing(s), dumped(s.attributes), s.derived] for s in part.statements],
        list(_proofs([s.evidence for s in part.statements], passages)),
        list(_proofs([t.evidence for t in part.things], passages)),
        list(passages),
    ]
    return zlib.compress(json.dumps([FORM, *rows], ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _proofs(groups: Sequence[Sequence[Evidence]], passages: dict[Passage, int]) -> Iterator[Proof]:
    for owner, evidence in enumerate(groups):
        for e in evidence:
            yield owner, passages.setdefault((e.start, e.end, e.page, e.text), len(passages)), e.rule


def unpacked(raw: bytes) -> Rows:
    """The rows that `packed` made these bytes of. Raises `ValueError` for bytes of another form."""
    try:
        form, source, things, numbers, statements, stated, named, passages = json.loads(zlib.decompress(raw))
    except zlib.error as error:
        raise ValueError("not a packed part") from error
    if form != FORM:
        raise ValueError(f"a part of form {form}, not {FORM}")
    return Rows(source, things, numbers, statements, passages, named, stated)
