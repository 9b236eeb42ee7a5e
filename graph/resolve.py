"""Across documents: which things are one. A ladder of named reasons; types are never crossed, similarity never counts.

The reasons, strongest first:
- code: places with the same division code;
- name: the same normal name, for everything but persons and documents (`resolve_documents`);
- post: persons of one name who hold a post in the same body; persons of one name without a shared post stay apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..extract.model import Extraction, Found
from .resolve_documents import document_identities


def identities(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], str]:
    """(document id, id inside it) -> id in the graph."""
    same: dict[tuple[str, str], str] = {}
    persons: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for extraction in extractions:
        document = extraction.document.id
        posts: dict[str, set[str]] = defaultdict(set)
        for stated in extraction.stated:
            if stated.type == "holds_post":
                posts[stated.head].add(stated.tail)
        for thing in extraction.found:
            if thing.type == "person":
                persons[thing.id].append((document, frozenset(posts[thing.id])))
            else:
                same[document, thing.id] = f"{thing.id}@{document}" if _local(thing) else thing.id
    same.update(document_identities(extractions))
    for id, seen in sorted(persons.items()):
        same.update(_people(id, seen))
    return same


def _local(thing: Found) -> bool:
    """全会: a name that says something only inside its document."""
    return thing.type == "meeting" and thing.name == "全会"


def _people(id: str, seen: Sequence[tuple[str, frozenset[str]]]) -> Mapping[tuple[str, str], str]:
    """Persons of one name: joined where a chain of shared posts leads from one to the other."""
    groups: list[tuple[set[str], set[str]]] = []
    for document, posts in seen:
        touching = [g for g in groups if g[1] & posts or (not posts and not g[1])]
        documents, bodies = {document}, set(posts)
        for g in touching:
            documents |= g[0]
            bodies |= g[1]
            groups.remove(g)
        groups.append((documents, bodies))
    out = {}
    for i, (documents, _) in enumerate(sorted(groups, key=lambda g: min(g[0]))):
        name = id if len(groups) == 1 or i == 0 else f"{id}@{min(documents)}"
        out.update({(d, id): name for d in documents})
    return out
