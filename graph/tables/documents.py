"""The documents of a graph: which were read and which are only cited; the cited ones as rows, the most wanted first."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from ...extract.documents.headers import kind_of
from ..labels import label
from ..model import Edge, Entity, Graph
from ..records import oneline, writable

# The rules by which extraction marks the name of the document itself, as against one that it names.
OWN = ("header:title", "header:report")
CITING = ("based_on", "implements", "amends", "repeals", "forwards", "cites")
MISSING_COLUMNS = ("文件", "文种", "发文字号", "发文机关", "引用文件数", "引用次数", "引用方式", "例句", "例句出处")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}〔\d{4}〕第?\d{1,5}号|[\u4e00-\u9fff、]{2,40}(?:令|公告)\S{0,6}第\S{1,7}号")
_ISSUER = re.compile(
    r"《?(?P<issuer>[^《》，]{2,40}?(?:政府|国务院|办公厅|办公室|委员会|常委会|[委部厅局署院会]))(?=关于|印发)"
)
_LOCAL = "@"  # in the id of a title that says something only inside its document


def is_own_rule(rule: str) -> bool:
    return rule in OWN


def is_own(entity: Entity) -> bool:
    """Whether a document that was read is this one, by its own title, or is said to be by a register."""
    return any(e.rule in OWN for e in entity.evidence) or "from_metadata" in entity.attributes


def is_absent(entity: Entity) -> bool:
    """Whether it is a document that others name and that was not read itself."""
    return entity.type == "document" and not is_own(entity)


def missing_rows(graph: Graph, *, only: Collection[str] | None = None) -> list[dict[str, str | int]]:
    """A row for each document that is named and was not read, those that most documents name first (`MISSING_COLUMNS`);
    《决定》 and the like, which mean something inside one document only, are left out; `only`: those with these ids."""
    names = {entity.id: entity.name for entity in graph.entities}
    cited: dict[str, list[Edge]] = defaultdict(list)
    issued: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type in CITING:
            cited[edge.target].append(edge)
        elif edge.type == "issued_by":
            issued[edge.source].append(names.get(edge.target, edge.target))
    rows = [
        _row(entity, cited[entity.id], issued[entity.id])
        for entity in graph.entities
        if is_absent(entity) and entity.evidence and _LOCAL not in entity.id and (only is None or entity.id in only)
    ]
    return sorted(rows, key=lambda row: (-int(row["引用文件数"]), -int(row["引用次数"]), str(row["文件"])))


def _row(entity: Entity, edges: Iterable[Edge], issuers: Iterable[str]) -> dict[str, str | int]:
    edges = list(edges)
    proofs = [e for edge in edges for e in edge.evidence]
    first = min(proofs, key=lambda e: (len(e.text), e.document, e.start), default=entity.evidence[0])
    ways = Counter(label(edge.type) for edge in edges for _ in edge.evidence)
    return {
        "文件": oneline(entity.name),
        "文种": kind_of(entity.name),
        "发文字号": next((n for n in (*entity.aliases, entity.name) if _NUMBER.fullmatch(n)), ""),
        "发文机关": "；".join(sorted(set(issuers))) or _issuer(entity.name),
        "引用文件数": len({e.document for e in entity.evidence}),
        "引用次数": len(entity.evidence),
        "引用方式": "；".join(f"{way} {count}" for way, count in sorted(ways.items(), key=lambda x: (-x[1], x[0]))),
        "例句": oneline(first.text),
        "例句出处": writable(first.document),
    }


def _issuer(name: str) -> str:
    match = _ISSUER.match(name)
    return match["issuer"] if match else ""
