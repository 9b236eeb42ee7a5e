"""From a reading with clean offsets to the `Extraction`: things with all their names, relations with their sentences.

Every fact leaves with evidence: the sentence it was read in, as a span of the document's own text.
"""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .cleaning.simplified import converted
from .geography import gazetteer
from .geography.owners import code_of
from .model import Evidence, Found, Mention, Outline, Relation, Sentence, Stated
from .naming import lexicon
from .naming.names import Where, key, plain
from .reference import coreference

_READABLE = 300  # characters of a sentence that is quoted whole for what it names
_BESIDE = 120  # characters on either side of a name in a longer one, up to the nearest pause
_PAUSE = re.compile("[，。；！？、,;\n]")
_POINTING = ("coreference:home", "coreference:bare", "coreference:he", "pointing:several")


@dataclass(slots=True)
class _Draft:
    """An edge being gathered: its evidence, each sentence once, and what its sentences say of it, the first first."""

    evidence: dict[tuple[int, int], Evidence] = field(default_factory=dict)
    said: dict[str, object] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)

    def attributes(self) -> tuple[tuple[str, object], ...]:
        articles = {"article": tuple(self.articles)} if self.articles else {}
        return tuple(sorted({**self.said, **articles}.items()))

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
        return self._quote(low, high, rule)

    def _quote(self, low: int, high: int, rule: str) -> Evidence:
        """What the document has at a clean span."""
        a, b = self._outline.clean.home(low, high)
        document = self._outline.document
        return Evidence(document.id, a, b, document.text[a:b], rule, document.page(a))

    def spans(self, mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
        """Where in the document the names stand."""
        return tuple(sorted(self._outline.clean.home(m.start, m.end) for m in mentions))

    def naming(self, mentions: Sequence[Mention]) -> tuple[Evidence, ...]:
        """The sentences in which a thing is named, each once, with the rule that found it there; what a document says of
        itself in its header comes first. Of a sentence that nobody would read whole, the words around the name."""
        found: dict[tuple[int, int], Evidence] = {}
        for m in sorted(mentions, key=lambda m: not m.found_by.startswith("header:")):
            span = self._around(m)
            if span not in found:
                found[span] = self._quote(*span, m.found_by)
        return tuple(found[span] for span in sorted(found))

    def _around(self, m: Mention) -> tuple[int, int]:
        first, last = self.sentence(m.start), self.sentence(m.end - 1)
        low, high = min(m.start, first.start) if first else m.start, max(m.end, last.end) if last else m.end
        if high - low <= _READABLE:
            return low, high
        text = self._outline.clean.text
        before, after = text[max(low, m.start - _BESIDE) : m.start], text[m.end : min(high, m.end + _BESIDE)]
        cut = _PAUSE.search(before) if m.start - low > _BESIDE else None
        stops = [p.start() for p in _PAUSE.finditer(after)] if high - m.end > _BESIDE else []
        return m.start - len(before) + (cut.end() if cut else 0), m.end + (stops[-1] if stops else len(after))

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
    mentions: Iterable[Mention], codes: Mapping[tuple[int, int], str], where: Where, prover: Prover
) -> tuple[dict[tuple[str, str], str], list[Found]]:
    """(type, key) -> id, and the things themselves, from every mention and every end of a relation. `codes` are those of the
    spans that name a division; where only 本市 does, its name and the divisions the document speaks for tell the code."""
    ids: dict[tuple[str, str], str] = {}
    found: list[Found] = []
    for (type, group), members in sorted(coreference.clusters(sorted(set(mentions), key=_order)).items()):
        located = (codes[m.start, m.end] for m in members if (m.start, m.end) in codes)
        code = (next(located, "") or _state_code(members[0].name) or code_of(members[0].name, where.names)) if type == "place" else ""
        names = {m.name or m.text for m in members}
        name = max(names, key=lambda n: (len(n), n))
        written = {t for m in members if m.found_by not in _POINTING for t in (m.text, prover.written(m))}
        aliases = sorted((written | names) - {name})
        ids[type, group] = entity_id(type, name, code)
        attributes: tuple[tuple[str, object], ...] = (("code", code),) if code else _ended(name) if type == "organization" else ()
        quotes, spans = prover.naming(members), prover.spans(members)
        found.append(Found(ids[type, group], type, name, tuple(aliases), attributes, quotes, spans))
    return ids, found


def _state_code(name: str) -> str:
    """The code of a state that only a post implies (俄 in 俄外长), by its full name; empty for others."""
    means = gazetteer.senses().get(name, ())
    whole = [sense.place for sense in means if sense.place.level == "国家" and sense.place.name == name]
    return whole[0].code if len(whole) == len(means) == 1 else ""


def _ended(name: str) -> tuple[tuple[str, object], ...]:
    """Of a central body that is no more: until when it was, and what took over (rules/lexicons/organs_former.tsv)."""
    entry = lexicon.known().get(name)
    return (("successors", entry.successors), ("until", entry.until)) if entry and entry.until else ()


def _order(m: Mention) -> tuple[int, int, str, str, str]:
    return m.start, m.end, m.type, m.name, m.found_by


_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_DATED = ("adopted_at", "issued_by", "signed_by", "amends", "renamed_to")
_DATE_AWAY = 60  # characters between the day and what is done on it


def _date(r: Relation, prover: Prover) -> tuple[tuple[str, object], ...]:
    """The last day that the sentence gives before what is done on a day."""
    sentence = prover.sentence(r.start) if r.type in _DATED else None
    if sentence is None:
        return ()
    low = max(0, r.start - sentence.start - _DATE_AWAY)
    dates = list(_DATE.finditer(sentence.text[low : max(0, r.end - sentence.start)]))
    inside = [m for m in dates if m.start() + low >= r.start - sentence.start]
    m = inside[0] if inside else dates[-1] if dates else None
    return (("date", f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"),) if m else ()


_CITING = frozenset({"based_on", "implements", "amends", "repeals", "cites"})
_NTH = r"第[〇零一二三四五六七八九十百千\d]{1,9}"
_CLAUSE = rf"{_NTH}条(?:之[一二三四五六七八九十])?(?:{_NTH}款)?(?:第（?[一二三四五六七八九十\d]{{1,3}}）?项)?"
_CITED = re.compile(rf"(?:（[^（）\n]{{2,40}}）)?[的中]?(?={_NTH}条)(?:(?:、|和|及|或者|以及|，)?{_CLAUSE}){{1,12}}")


def _articles(r: Relation, prover: Prover) -> Sequence[str]:
    """The articles that stand right behind the title they are cited of: 违反《…》第十二条、第三十条第二款."""
    sentence = prover.sentence(r.object.start) if r.type in _CITING and r.object.type == "document" else None
    if sentence is None:
        return ()
    match = _CITED.match(sentence.text, r.object.end - sentence.start)
    return re.findall(_CLAUSE, match[0]) if match else ()


def edges(relations: Sequence[Relation], ids: Mapping[tuple[str, str], str], prover: Prover) -> list[Stated]:
    """Relations between things, those that say the same joined, every sentence once."""
    drafts: dict[tuple[str, str, str, tuple[tuple[str, object], ...]], _Draft] = defaultdict(_Draft)
    for r in relations:
        head, tail = _id(r.subject, ids), _id(r.object, ids)
        if head != tail:
            proof = prover.evidence(r.start, r.end, r.rule)
            draft = drafts[r.type, head, tail, r.attributes]
            draft.evidence.setdefault((proof.start, proof.end), proof)
            draft.articles |= dict.fromkeys(_articles(r, prover))
            for name, value in _date(r, prover):
                draft.said.setdefault(name, value)
    return [
        Stated(type, head, tail, (*attributes, *draft.attributes()), draft.proofs())
        for (type, head, tail, attributes), draft in sorted(drafts.items(), key=lambda d: (*d[0][:3], str(d[0][3])))
    ]


def _id(m: Mention, ids: Mapping[tuple[str, str], str]) -> str:
    return ids[m.type, key(m.type, m.name or m.text)]


def node_id(type: str, text: str, *more: object) -> str:
    """The id of a target, positioning or indicator: told by what it says."""
    return ":".join([type, *(str(x) for x in more), short(plain(text))])
