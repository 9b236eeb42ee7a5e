"""From a reading with clean offsets to the `Extraction`: things with all their names, relations with their sentences.

Every fact leaves with evidence: the sentence it was read in, as a span of the document's own text.
"""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from . import coreference
from .model import Evidence, Found, Mention, Outline, Relation, Sentence, Stated
from .names import key, plain
from .simplified import converted

_POINTING = ("coreference:home", "coreference:bare", "coreference:he", "pointing:several")


@dataclass(slots=True)
class _Draft:
    """An edge being gathered: its evidence, each sentence once."""

    evidence: dict[tuple[int, int], Evidence] = field(default_factory=dict)

    def proofs(self) -> tuple[Evidence, ...]:
        return tuple(self.evidence[k] for k in sorted(self.evidence))


class Prover:
    """Evidence for clean spans of one outline."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._starts = [s.start for s in outline.sentences]

    def sentence(self, start: int) -> Sentence | None:
        """The sentence that holds the clean offset."""
        i = bisect_right(self._starts, start) - 1
        found = self._outline.sentences[i] if i >= 0 else None
        return found if found and start < found.end else None

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The whole sentence(s) around the clean span [start, end)."""
        first, last = self.sentence(start), self.sentence(end - 1)
        low = min(start, first.start) if first else start
        high = max(end, last.end) if last else end
        a, b = self._outline.clean.home(low, high)
        document = self._outline.document
        return Evidence(document.id, a, b, document.text[a:b], rule, document.page(a))

    def mention(self, m: Mention) -> Evidence:
        """Where a thing is named: the name itself, not its sentence."""
        a, b = self._outline.clean.home(m.start, m.end)
        document = self._outline.document
        return Evidence(document.id, a, b, document.text[a:b], m.found_by, document.page(a))

    def written(self, m: Mention) -> str:
        """The name in the characters of the document, where it is traditional; else as the clean text has it."""
        a, b = self._outline.clean.home(m.start, m.end)
        raw = self._outline.document.text[a:b]
        return raw if raw != m.text and len(raw) == len(m.text) and converted(raw) == m.text else m.text


def short(text: str) -> str:
    """A stable short name for a long text, for ids."""
    return hashlib.sha1(text.encode("utf-8")).hexdigest()[:12]


def entity_id(type: str, name: str, code: str = "") -> str:
    """The id of a thing inside a document and, for things that names alone tell apart, across documents."""
    return f"{type}:{code or key(type, name)}"


def things(
    mentions: Iterable[Mention], codes: Mapping[tuple[int, int], str], prover: Prover
) -> tuple[dict[tuple[str, str], str], list[Found]]:
    """(type, key) -> id, and the things themselves, from every mention and every end of a relation."""
    ids: dict[tuple[str, str], str] = {}
    found: list[Found] = []
    for (type, group), members in sorted(coreference.clusters(sorted(set(mentions), key=_order)).items()):
        code = next((codes[m.start, m.end] for m in members if (m.start, m.end) in codes), "") if type == "place" else ""
        names = {m.name or m.text for m in members}
        name = max(names, key=lambda n: (len(n), n))
        written = {t for m in members if m.found_by not in _POINTING for t in (m.text, prover.written(m))}
        aliases = sorted((written | names) - {name})
        ids[type, group] = entity_id(type, name, code)
        attributes = (("code", code),) if code else ()
        found.append(
            Found(ids[type, group], type, name, tuple(aliases), attributes, tuple(prover.mention(m) for m in members))
        )
    return ids, found


def _order(m: Mention) -> tuple[int, int, str, str, str]:
    return m.start, m.end, m.type, m.name, m.found_by


_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_DATED = ("adopted_at", "issued_by", "signed_by", "repeals", "amends", "renamed_to")


def _date(type: str, evidence: Iterable[Evidence]) -> tuple[tuple[str, object], ...]:
    """The day that the sentence itself gives for what is done on a day."""
    for proof in evidence if type in _DATED else ():
        if m := _DATE.search(proof.text[:60]):
            return (("date", f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"),)
    return ()


def edges(relations: Sequence[Relation], ids: Mapping[tuple[str, str], str], prover: Prover) -> list[Stated]:
    """Relations between things, those that say the same joined, every sentence once."""
    drafts: dict[tuple[str, str, str, tuple[tuple[str, object], ...]], _Draft] = defaultdict(_Draft)
    for r in relations:
        head, tail = _id(r.subject, ids), _id(r.object, ids)
        if head != tail:
            proof = prover.evidence(r.start, r.end, r.rule)
            draft = drafts[r.type, head, tail, r.attributes]
            draft.evidence.setdefault((proof.start, proof.end), proof)
    return [
        Stated(type, head, tail, (*attributes, *_date(type, draft.proofs())), draft.proofs())
        for (type, head, tail, attributes), draft in sorted(drafts.items(), key=lambda d: (*d[0][:3], str(d[0][3])))
    ]


def _id(m: Mention, ids: Mapping[tuple[str, str], str]) -> str:
    return ids[m.type, key(m.type, m.name or m.text)]


def node_id(type: str, text: str, *more: object) -> str:
    """The id of a target, positioning or indicator: told by what it says."""
    return ":".join([type, *(str(x) for x in more), short(plain(text))])
