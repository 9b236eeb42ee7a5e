"""The last stage of extraction: a `Reading` with clean offsets in, the document's `Extraction` out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .assemble import Prover, edges, entity_id, node_id, things
from .documents.described import described, untitled
from .documents.header_relations import inherited
from .documents.headers import title_pattern
from .geography.owners import division_of
from .model import Document, Evidence, Extraction, Found, Indicator, Mention, Stated, Target
from .naming.general_names import is_general
from .naming.names import Where, counted, key, of_any_place
from .reading import Reading
from .statements.meetings import days
from .statements.positioning import Positioning

Ids = dict[tuple[str, str], str]


def settle(reading: Reading) -> Extraction:
    """Everything the document says, each thing once, each fact with its sentence."""
    prover = Prover(reading.outline)
    ends = [m for r in reading.relations for m in (r.subject, r.object)]
    subjects = [*(p.subject for p in reading.positionings), *(r.body for r in reading.responsibilities)]
    subjects += [d.subject for d in reading.developments]
    subjects += [m for _, m in reading.targets if m]
    named = {(m.type, key(m.type, m.name or m.text)) for m in reading.mentions}
    more = [m for m in (*ends, *subjects) if (m.type, key(m.type, m.name or m.text)) not in named]
    ids, found = things([*reading.mentions, *more], reading.codes, reading.where, prover)
    own = {ids.get((m.type, key(m.type, m.name or m.text))): number for number, m in sorted(reading.own.items(), reverse=True)}
    articles = {a.number: a for a in reading.outline.articles}
    held = days(reading.outline, reading.mentions)
    found = [_dated(f, held) for f in found]
    found = [_placed(f, reading.where) for f in found]
    headers = {id: [*articles[n].fields, *inherited(articles[n], articles)] for id, n in own.items() if id}
    stated = edges(reading.relations, ids, prover)
    found = described(found, headers, stated, reading.where)
    found = _known_beside(found, [f.id for f in found if f.id in own], reading.outline.document)
    extra = [
        *_positionings(reading.positionings, ids, prover),
        *_tasks(reading, ids, prover),
        *_industries(reading, ids, prover),
        *_targets(reading, ids, prover),
        *_facts(reading, ids, prover),
    ]
    nodes = _joined(node for node, _ in extra)
    stated += _joined_edges(edge for _, edge in extra if edge)
    header = () if headers else untitled(reading.outline.articles[0].fields if reading.outline.articles else ())
    return Extraction(reading.outline.document, tuple([*found, *nodes]), tuple(stated), header=header)


def _dated(thing: Found, held: Mapping[str, str]) -> Found:
    """A meeting with the day it was held."""
    day = held.get(key("meeting", thing.name)) if thing.type == "meeting" else None
    return replace(thing, attributes=(*thing.attributes, ("date", day))) if day else thing


def _placed(thing: Found, where: Where) -> Found:
    """“四融一共” is that of the province the document speaks for, “一核两带” and 现代农业产业园 that of the division; a body is
    that of the division in its name."""
    if thing.type == "organization" and (division := division_of(thing.name)):
        return replace(thing, attributes=(*thing.attributes, ("division", division)))
    general, numbers = is_general(thing.type, thing.name), counted(thing.type, thing.name)
    narrow = general or (numbers and of_any_place(thing.name))
    home = where.narrowest if narrow else where.of("省") if numbers else None
    more: tuple[tuple[str, object], ...] = (*((("general", True),) if general else ()), *((("home", home),) if home else ()))
    return replace(thing, attributes=(*thing.attributes, *more)) if more else thing


def _known_beside(found: Sequence[Found], own: Sequence[str | None], document: Document) -> list[Found]:
    """The document's own node with what metadata says of it; `from_metadata` names what the text does not say.

    They stay attributes: a relation such as issued_by would need a sentence as evidence, and there is none."""
    known = dict(document.metadata)
    title = known.pop("title", "")
    node = next((f for f in found if f.id in own[:1]), None)
    official = "number" in known or title_pattern().fullmatch(title)
    if not known and not title or node is None and not (title and official):
        return list(found)
    node = node or next((f for f in found if f.id == entity_id("document", title)), None)
    base = node or Found(entity_id("document", title), "document", title)
    said = dict(base.attributes)
    new = {name: (value,) for name, value in known.items() if value not in _several(said.get(name))}
    beside = sorted([*new, *(["title"] if title and title not in (base.name, *base.aliases) or node is None else [])])
    if not beside:
        return list(found)
    attributes = tuple({**said, **new, "from_metadata": tuple(beside)}.items())
    names = {*base.aliases, *([title] if title else []), *new.get("number", ())} - {base.name}
    made = Found(base.id, base.type, base.name, tuple(sorted(names)), attributes, base.evidence, base.spans)
    return [made if f is node else f for f in found] + ([made] if node is None else [])


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _positionings(read: Sequence[Positioning], ids: Ids, prover: Prover) -> Iterator[tuple[Found, Stated | None]]:
    for p in read:
        proof = prover.evidence(p.start, p.end, p.rule)
        id = node_id("positioning", p.text)
        head = ids[p.subject.type, key(p.subject.type, p.subject.name or p.subject.text)]
        node = Found(id, "positioning", p.text, (), (("text", p.text),), (proof,))
        yield node, Stated("positioned_as", head, id, (("modality", p.modality),) if p.modality else (), (proof,))


def _tasks(reading: Reading, ids: Ids, prover: Prover) -> Iterator[tuple[Found, Stated | None]]:
    """A task is its document's own; two bodies of one part in it share the node."""
    for r in reading.responsibilities:
        proof = prover.evidence(r.start, r.end, r.rule)
        id = node_id("task", r.text, reading.outline.document.id)
        node = Found(id, "task", r.task, (), (("text", r.text), *((("section", r.section),) if r.section else ())), (proof,))
        head = ids[r.body.type, key(r.body.type, r.body.name or r.body.text)]
        yield node, Stated("responsible_for", head, id, (("role", r.role),), (proof,))


def _industries(reading: Reading, ids: Ids, prover: Prover) -> Iterator[tuple[Found, Stated | None]]:
    """An industry is one for all documents."""
    for d in reading.developments:
        proof = prover.evidence(d.start, d.end, d.rule)
        node = Found(entity_id("industry", d.industry), "industry", d.industry, (), (), (proof,))
        attributes = tuple((name, value) for name, value in (("kind", d.kind), ("modality", d.modality)) if value)
        head = ids[d.subject.type, key(d.subject.type, d.subject.name or d.subject.text)]
        yield node, Stated("develops", head, node.id, attributes, (proof,))


def _targets(reading: Reading, ids: Ids, prover: Prover) -> Iterator[tuple[Found, Stated | None]]:
    for target, subject in reading.targets:
        proof = prover.evidence(target.start, target.end, target.rule)
        head = _head(subject, ids)
        id = node_id("target", target.text, target.year, head or reading.outline.document.id)
        node = Found(id, "target", _name(target), (), _attributes(target), (proof,))
        yield node, Stated("has_target", head, id, (), (proof,)) if head else None


def _head(subject: Mention | None, ids: Ids) -> str | None:
    return ids[subject.type, key(subject.type, subject.name or subject.text)] if subject else None


def _name(target: Target) -> str:
    return f"{target.year}年：{target.text[:40]}{'…' if len(target.text) > 40 else ''}"


def _attributes(target: Target) -> tuple[tuple[str, object], ...]:
    indicators = tuple(
        (("name", i.name), ("value", i.value), ("comparator", i.comparator), *i.attributes) for i in target.indicators
    )
    return (("year", target.year), ("time", target.time), ("text", target.text), ("indicators", indicators))


def _facts(reading: Reading, ids: Ids, prover: Prover) -> Iterator[tuple[Found, Stated | None]]:
    for fact, subject in reading.facts:
        proof = prover.evidence(fact.start, fact.end, "indicator.reached")
        head = _head(subject, ids)
        id = node_id("indicator", fact.name + fact.value, fact.time, head or reading.outline.document.id)
        node = Found(id, "indicator", f"{fact.name}：{fact.value}", (), _fact_attributes(fact), (proof,))
        yield node, Stated("has_indicator", head, id, (), (proof,)) if head else None


def _fact_attributes(fact: Indicator) -> tuple[tuple[str, object], ...]:
    return (("indicator", fact.name), ("value", fact.value), ("comparator", fact.comparator), ("time", fact.time), *fact.attributes)


def _joined(nodes: Iterator[Found]) -> list[Found]:
    """Nodes that say the same, once, with all their evidence."""
    out: dict[str, Found] = {}
    for n in nodes:
        old = out.get(n.id)
        out[n.id] = n if old is None else Found(
            old.id, old.type, old.name, old.aliases, old.attributes, _all(old.evidence, n.evidence)
        )
    return [out[i] for i in sorted(out)]


def _joined_edges(stated: Iterator[Stated]) -> list[Stated]:
    out: dict[tuple[str, str, str], Stated] = {}
    for s in stated:
        old = out.get((s.type, s.head, s.tail))
        proof = _all(old.evidence, s.evidence) if old else s.evidence
        attributes = tuple({**dict(s.attributes), **dict(old.attributes)}.items()) if old else s.attributes
        out[s.type, s.head, s.tail] = Stated(s.type, s.head, s.tail, attributes, proof)
    return [out[i] for i in sorted(out)]


def _all(a: tuple[Evidence, ...], b: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted({(e.start, e.end, e.rule): e for e in (*a, *b)}.values(), key=lambda e: (e.start, e.end, e.rule)))


