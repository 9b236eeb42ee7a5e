"""The graph as RDF: resources with types and properties, one after the other, for the formats that write them down.

An edge is a triple of its own (太原 pg:memberOf 城市群) and a `pg:Relation` that says its attributes and evidence. Evidence is a
`pg:Evidence`, quoted (PROV-O) from its file. Names are SKOS labels. Nothing is a blank node: same graph, same names.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ..model import Edge, Entity, Evidence, Graph, Source
from ..records import writable
from .flat import written_ids
from .vocabulary import ATTRIBUTES, HOME, PREFIXES, class_name, elsewhere, is_plain, property_name, terms

# What an IRI may hold as it is, Chinese above all; format characters and all that means something to IRIs are encoded.
_FREE = re.compile(r"[A-Za-z0-9_~:@!$&'()*+,;=.\-]|[\u00a0-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
                   r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
                   "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]")  # fmt: skip
_DATES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATED = ("signed", "published", "effective", "expires", "revised", "date", "dates", "since", "until")


@dataclass(frozen=True, slots=True)
class Ref:
    """Another resource, by its whole IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Literal:
    """`datatype` is a prefixed name; a text in Chinese has `lang` instead."""

    text: str
    datatype: str = ""
    lang: str = ""


Value = Ref | Literal


@dataclass(frozen=True, slots=True)
class Resource:
    """`types` and the keys of `said` are prefixed names, or whole IRIs where a name has no plain one."""

    iri: str
    types: tuple[str, ...]
    said: Mapping[str, Sequence[Value]] = field(default_factory=dict)


def resources(graph: Graph) -> Iterator[Resource]:
    """The vocabulary, the files, the entities with the triples of their edges, the relations, and each evidence once."""
    yield from _vocabulary()
    yield from map(_file, _sources(graph))
    ids = {id: _iri("entity", name) for id, name in written_ids(graph).items()}
    out: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        out.setdefault(edge.source, []).append(edge)
    told = set[str]()
    for entity in graph.entities:
        yield from _entity(entity, ids, out.get(entity.id, ()))
        yield from _proofs(entity.evidence, told)
    seen: Counter[tuple[str, str, str]] = Counter()
    for edge in graph.edges:
        ends = edge.source, edge.type, edge.target
        yield _relation(edge, ids, seen[ends])
        yield from _proofs(edge.evidence, told)
        seen[ends] += 1


def whole(name: str) -> str:
    """The IRI of a prefixed name.

    >>> whole("pg:Place")
    'https://policygraph.example/vocab#Place'
    """
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name


def _vocabulary() -> Iterator[Resource]:
    for term in terms():
        said: dict[str, Sequence[Value]] = {"rdfs:label": [Literal(term.label, lang="zh")]}
        if term.comment:
            said["rdfs:comment"] = [Literal(term.comment, lang="zh")]
        if term.broader:
            said["rdfs:subClassOf" if term.is_class else "rdfs:subPropertyOf"] = [
                Ref(whole(name)) for name in term.broader
            ]
        yield Resource(whole(f"pg:{term.name}"), ("rdfs:Class" if term.is_class else "rdf:Property",), said)


def _sources(graph: Graph) -> Iterator[Source]:
    """What was read, and what evidence comes from and was not told of."""
    known = {source.id: source for source in graph.sources}
    named = {e.document for things in (graph.entities, graph.edges) for thing in things for e in thing.evidence}
    for id in sorted(named | set(known)):
        yield known.get(id, Source(id, ""))


def _file(source: Source) -> Resource:
    said: dict[str, Sequence[Value]] = {"dcterms:identifier": [Literal(writable(source.id))]}
    if source.title:
        said["dcterms:title"] = [_chinese(source.title)]
    return Resource(_file_iri(source.id), ("pg:File",), _with(said, source.attributes))


def _file_iri(id: str) -> str:
    return _iri("file", writable(id))


def _entity(entity: Entity, ids: Mapping[str, str], edges: Sequence[Edge]) -> Iterator[Resource]:
    iri = ids[entity.id]
    said: dict[str, Sequence[Value]] = {"skos:prefLabel": [_chinese(entity.name)]}
    if entity.aliases:
        said["skos:altLabel"] = [_chinese(alias) for alias in sorted(set(entity.aliases) - {entity.name})]
    said["dcterms:identifier"] = [Literal(writable(entity.id))]
    if entity.derived:
        said["pg:derived"] = [Literal("true", "xsd:boolean")]
    measures = [m for m in entity.attributes.get("indicators") or () if isinstance(m, Mapping)]
    if measures:
        said["pg:hasMeasure"] = [Ref(f"{iri}/{i}") for i in range(len(measures))]
    said = _with(
        said, {name: value for name, value in entity.attributes.items() if name != "indicators" or not measures}
    )
    for edge in edges:
        name = _named(property_name(edge.type))
        said[name] = [*said.get(name, ()), *(ref for ref in [Ref(ids[edge.target])] if ref not in said.get(name, ()))]
    if entity.evidence:
        said["prov:wasDerivedFrom"] = _references(entity.evidence)
    kind = elsewhere(entity.type)
    yield Resource(iri, (_named(class_name(entity.type)), *([kind] if kind else [])), said)
    for i, measure in enumerate(measures):
        called = {"rdfs:label": [_chinese(str(measure["name"]))]} if "name" in measure else {}
        yield Resource(f"{iri}/{i}", ("pg:Measure",), _with(called, {k: v for k, v in measure.items() if k != "name"}))


def _relation(edge: Edge, ids: Mapping[str, str], number: int) -> Resource:
    predicate = whole(_named(property_name(edge.type)))
    said: dict[str, Sequence[Value]] = {"rdf:subject": [Ref(ids[edge.source])], "rdf:predicate": [Ref(predicate)]}
    said["rdf:object"] = [Ref(ids[edge.target])]
    if edge.derived:
        said["pg:derived"] = [Literal("true", "xsd:boolean")]
    said = _with(said, edge.attributes)
    if edge.evidence:
        said["prov:wasDerivedFrom"] = _references(edge.evidence)
    return Resource(
        _iri("relation", _hash(ids[edge.source], edge.type, ids[edge.target], number)), ("pg:Relation",), said
    )


def _references(evidence: Sequence[Evidence]) -> list[Value]:
    return [Ref(iri) for iri in dict.fromkeys(map(_evidence_iri, evidence))]


def _evidence_iri(evidence: Evidence) -> str:
    return _iri("evidence", _hash(evidence.document, evidence.start, evidence.end, evidence.rule, evidence.text))


def _proofs(evidence: Sequence[Evidence], told: set[str]) -> Iterator[Resource]:
    for one in evidence:
        iri = _evidence_iri(one)
        if iri not in told:
            told.add(iri)
            said: dict[str, Sequence[Value]] = {
                "prov:wasQuotedFrom": [Ref(_file_iri(one.document))],
                "prov:value": [_chinese(one.text)],
            }
            said |= {"pg:start": [_literal(one.start)], "pg:end": [_literal(one.end)]}
            if one.page is not None:
                said["pg:page"] = [_literal(one.page)]
            yield Resource(iri, ("pg:Evidence",), {**said, "pg:rule": [Literal(writable(one.rule))]})


def _with(said: Mapping[str, Sequence[Value]], attributes: Mapping[str, Any]) -> dict[str, Sequence[Value]]:
    """What is said and the attributes, each a property; a list is several values of it."""
    found = dict(said)
    for name in sorted(attributes):
        value = attributes[name]
        values = value if isinstance(value, list | tuple) else [value]
        literals = [_attribute(name, item) for item in values if item is not None]
        key = ATTRIBUTES[name][1] if name in ATTRIBUTES else _named(name)
        if literals:
            found[key] = list(dict.fromkeys([*found.get(key, ()), *literals]))
    return found


def _attribute(name: str, value: Any) -> Literal:
    text = str(value)
    if name == "code":
        return Literal(writable(text), "pg:GBT2260")
    if (name in _DATED or name == "year") and _DAY.fullmatch(text):
        return Literal(text, _DATES[len(text)])
    return _literal(value)


def _literal(value: Any) -> Literal:
    if isinstance(value, bool):
        return Literal(str(value).lower(), "xsd:boolean")
    if isinstance(value, int):
        return Literal(str(value), "xsd:integer")
    if isinstance(value, float):
        return Literal(repr(value), "xsd:double")
    return Literal(writable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)))


def _chinese(text: str) -> Literal:
    return Literal(writable(text), lang="zh")


def _named(name: str) -> str:
    """The property or class of ours with this name."""
    return f"pg:{name}" if is_plain(name) else PREFIXES["pg"] + _encoded(writable(name))


def _iri(kind: str, name: str) -> str:
    return f"{HOME}{kind}/{_encoded(name)}"


def _encoded(name: str) -> str:
    """The name as one step of a path; what an IRI cannot hold, / and names of dots only as %XX."""
    if not name.strip("."):
        return "%2E" * len(name)
    return "".join(c if _FREE.match(c) else "".join(f"%{byte:02X}" for byte in c.encode()) for c in name)


def _hash(*parts: object) -> str:
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]
