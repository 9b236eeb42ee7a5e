"""The words of our RDF: a class for each entity type, a property for each relation and attribute, and what they are elsewhere.

docs/vocabulary.md is made from this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...extract import schema
from ..labels import MADE_IN_CODE, label

# Not to be fetched: a name that is ours, and stays the same wherever the file goes.
HOME = "https://policygraph.example/"
PREFIXES = {
    "pg": HOME + "vocab#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
_CLASSES = {
    "area": "schema:Place", "document": "schema:CreativeWork", "meeting": "schema:Event", "organization": "schema:Organization",
    "person": "schema:Person", "place": "schema:AdministrativeArea", "project": "schema:Project",
}  # fmt: skip
_PROPERTIES = {
    "located_in": "schema:location", "based_on": "schema:isBasedOn", "cites": "dcterms:references", "issued_by": "dcterms:publisher",
    "concerns": "dcterms:subject", "repeals": "dcterms:replaces", "part_of": "dcterms:isPartOf", "member_of": "dcterms:isPartOf",
    "holds_post": "schema:affiliation",
}  # fmt: skip
# Attribute -> (Chinese name, property). The others are pg: and their own name.
ATTRIBUTES = {
    "signed": ("成文日期", "dcterms:created"), "published": ("发布日期", "dcterms:issued"), "effective": ("施行日期", "dcterms:valid"),
    "number": ("发文字号", "schema:legislationIdentifier"), "url": ("网址", "schema:url"), "kind": ("文种", "dcterms:type"),
    "code": ("区划代码（GB/T 2260）", "skos:notation"),
}  # fmt: skip
_OWN = {
    "File": ("文件（读到的）", "读过的文件；依据由它引出。", "prov:Entity"),
    "Evidence": ("依据", "原文里的一处：从哪份文件引出、起止、页、规则；prov:value 是原文。", "prov:Entity"),
    "Relation": ("关系", "一条边自己：rdf:subject、rdf:predicate、rdf:object，属性，依据。", "rdf:Statement"),
    "Measure": ("指标值", "目标里的一个指标：名称、比较、数值。", "rdfs:Resource"),
    "Entity": ("实体", "图谱里的点，各类型的上位。", "prov:Entity"),
    "GBT2260": ("行政区划代码", "GB/T 2260 的六位代码，是 skos:notation 的数据类型。", "rdfs:Literal"),
}
_OWN_PROPERTIES = {
    "start": "在文件原文里的起始字符，从 0 数起",
    "end": "终止字符，不含",
    "page": "页，从 1 数起",
    "rule": "读出它的规则",
    "derived": "推得的，没有哪句话说到",
    "hasMeasure": "目标里的指标值（pg:Measure）",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary: `name` as pg:…, `broader` what it is a kind of elsewhere."""

    name: str
    label: str
    comment: str
    broader: tuple[str, ...]
    is_class: bool


def class_name(type: str) -> str:
    """has_target -> HasTarget."""
    return "".join(part[:1].upper() + part[1:] for part in type.split("_"))


def property_name(relation: str) -> str:
    """has_target -> hasTarget.

    >>> property_name("has_target"), class_name("place")
    ('hasTarget', 'Place')
    """
    made = class_name(relation)
    return made[:1].lower() + made[1:]


def elsewhere(type: str) -> str | None:
    """The class that others know for an entity type, as a prefixed name."""
    return _CLASSES.get(type)


def terms() -> Iterator[Term]:
    """All words, classes first."""
    for name, (said, comment, above) in _OWN.items():
        yield Term(name, said, comment, (above,), True)
    described = {name: kind.description for name, kind in schema.entity_types().items()}
    for name in sorted({*described, *MADE_IN_CODE}):
        broader: tuple[str, ...] = ("pg:Entity", *([_CLASSES[name]] if name in _CLASSES else []))
        yield Term(class_name(name), label(name), described.get(name, ""), broader, True)
    for name, relation in schema.relation_types().items():
        broader = (_PROPERTIES[name],) if name in _PROPERTIES else ()
        yield Term(property_name(name), relation.label, relation.description, broader, False)
    for name, comment in _OWN_PROPERTIES.items():
        yield Term(name, comment.split("，")[0].split("（")[0], comment, (), False)


def is_plain(name: str) -> bool:
    """Whether it may stand after a prefix as it is, in every syntax."""
    return bool(re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII))
