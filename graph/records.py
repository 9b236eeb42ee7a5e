"""Entities and edges in, flat dictionaries out: as JSON values, or as plain values for formats that know only those.

An attribute stands beside `id`, `type` and `name`. One that bears the name of such a field gets a `_` at its end, and
`attributes_of` takes it off again, so nothing is lost on the way to a file and back.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..extract.model import Evidence
from .labels import label
from .model import Edge, Entity, Graph, Source

SOURCE_FIELDS = ("id", "title")
ENTITY_FIELDS = ("id", "type", "name", "aliases", "evidence", "derived")
EDGE_FIELDS = ("source", "target", "key", "type", "evidence", "derived")
# Between values that had to become one text; Chinese names use 、 and ， themselves.
SEPARATOR = "；"
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff“”‘’—…]"
_LAYOUT = re.compile(rf"(?<={_CHINESE})\s*\n\s*|\s*\n\s*(?={_CHINESE})|(?<={_CHINESE})\s+(?={_CHINESE})")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def node_link(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """The graph's nodes and edges as `networkx.node_link_data(G, edges="edges")` gives them."""
    return {
        "nodes": [entity_record(entity) for entity in graph.entities],
        "edges": [edge_record(edge, key) for key, edge in enumerate(graph.edges)],
    }


def source_record(source: Source) -> dict[str, Any]:
    """A document that was read, for the graph's list `documents`."""
    return {"id": source.id, "title": source.title, **_renamed(source.attributes, SOURCE_FIELDS)}


def entity_record(entity: Entity) -> dict[str, Any]:
    """A node: id, type, name, aliases, its attributes, evidence, and `derived` where that is true."""
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        **_renamed(entity.attributes, ENTITY_FIELDS),
        "evidence": [evidence_record(e) for e in entity.evidence],
        **({"derived": True} if entity.derived else {}),
    }


def edge_record(edge: Edge, key: int) -> dict[str, Any]:
    """An edge: source, target, key (unique in its graph), type, its attributes, evidence, and `derived` if true."""
    return {
        "source": edge.source,
        "target": edge.target,
        "key": key,
        "type": edge.type,
        **_renamed(edge.attributes, EDGE_FIELDS),
        "evidence": [evidence_record(e) for e in edge.evidence],
        **({"derived": True} if edge.derived else {}),
    }


def evidence_record(evidence: Evidence) -> dict[str, Any]:
    return {
        "doc": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "rule": evidence.rule,
        **({} if evidence.page is None else {"page": evidence.page}),
    }


def attributes_of(record: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """What of a record is attributes, under their own names: the inverse of how they were put in."""
    found = {}
    for name, value in record.items():
        if name.rstrip("_") not in fields:
            found[name] = value
        elif name not in fields:
            found[name.removesuffix("_")] = value
    return found


def _renamed(attributes: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {name + "_" if name.rstrip("_") in fields else name: attributes[name] for name in sorted(attributes)}


def plain_entity(entity: Entity) -> dict[str, str | int | float | bool]:
    """A node for formats without lists: its evidence as a count, the documents and the first sentence."""
    return {
        "label": writable(entity.name),
        "type": writable(entity.type),
        "type_label": writable(label(entity.type)),
        "aliases": plain(entity.aliases),
        **_plain_attributes(entity.attributes, ("id", "label", "type", "type_label", *ENTITY_FIELDS)),
        **_plain_evidence(entity.evidence),
        "derived": entity.derived,
    }


def plain_edge(edge: Edge) -> dict[str, str | int | float | bool]:
    """An edge for formats without lists; `weight` is the number of places that state it, at least 1."""
    return {
        "label": writable(label(edge.type)),
        "type": writable(edge.type),
        "weight": max(1, len(edge.evidence)),
        **_plain_attributes(edge.attributes, ("label", "weight", *EDGE_FIELDS)),
        **_plain_evidence(edge.evidence),
        "derived": edge.derived,
    }


_EVIDENCE_FIELDS = ("evidence_count", "documents", "evidence", "rule")


def _plain_evidence(evidence: Sequence[Evidence]) -> dict[str, str | int | float | bool]:
    documents = SEPARATOR.join(writable(name) for name in sorted({e.document for e in evidence}))
    first = evidence[0] if evidence else None
    sentence, rule = (oneline(first.text), writable(first.rule)) if first else ("", "")
    return dict(zip(_EVIDENCE_FIELDS, (len(evidence), documents, sentence, rule), strict=True))


def _plain_attributes(attributes: Mapping[str, Any], fields: Sequence[str]) -> dict[str, str | int | float | bool]:
    taken = (*fields, *_EVIDENCE_FIELDS)
    renamed = _renamed(attributes, taken)
    return {writable(name): plain(value) for name, value in renamed.items() if value is not None}


def plain(value: Any) -> Any:
    """A number or a truth value as it is, all else as one line of text.

    >>> plain(("晋中", "忻州")), plain([{"name": "城镇化率", "value": "80%", "comparator": ">="}]), plain(2025)
    ('晋中；忻州', '城镇化率 ≥ 80%', 2025)
    """
    if isinstance(value, str):
        return oneline(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, Iterable):
        return SEPARATOR.join(str(plain(item)) for item in value)
    return oneline(str(value))


def _plain_mapping(value: Mapping[str, Any]) -> str:
    if {"name", "value"} <= set(value):
        sign = {">=": "≥", "<=": "≤", "~": "≈"}.get(str(value.get("comparator")), "=")
        kind = str(value.get("measure", ""))  # 新增学位1800张: the name is 学位, that they are new is beside it
        aside = f"（{kind}）" if kind in ("新增", "累计") and kind not in str(value["name"]) else ""
        return f"{plain(value['name'])} {sign} {plain(value['value'])}{aside}"
    return SEPARATOR.join(f"{plain(name)}={plain(value[name])}" for name in sorted(value))


def writable(text: str) -> str:
    """The text with � for each control character or half character that XML and spreadsheets cannot hold."""
    return text if text.isprintable() else UNWRITABLE.sub("\ufffd", text)


def oneline(text: str) -> str:
    """The text without the line breaks and blanks that only the layout of the page put there.

    >>> oneline('到2025年，城市\\n群 初步 建成 PM2.5 监测网')
    '到2025年，城市群初步建成 PM2.5 监测网'
    """
    if text.isprintable() and " " not in text:
        return text  # most are so, and tables have many
    return re.sub(r"\s+", " ", _LAYOUT.sub("", writable(text))).strip()


def columns(rows: Iterable[Mapping[str, Any]], first: Sequence[str], last: Sequence[str]) -> list[str]:
    """The names of all columns of the rows: `first`, the others by name, `last`."""
    seen = Counter(name for row in rows for name in row)
    return [*first, *sorted(set(seen) - {*first, *last}), *last]
