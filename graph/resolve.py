"""Across documents: which things are one. A ladder of named reasons; types are never crossed, similarity never counts.

The reasons, strongest first:
- code: places with the same division code;
- name: the same normal name, for everything but persons and titles that only their own document explains;
- home: strategies named by numbers, in documents that speak for one province;
- day: meetings held again and again under one name (国务院常务会议), on one day;
- post: persons of one name who hold a post in the same body; persons of one name without a shared post stay apart.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..extract import lexicon
from ..extract.model import Extraction, Found
from ..extract.names import counted

_LOCAL_TITLE = 8
# Meetings that are held again and again under one name; a session, a year or a number in the name tells one from the other.
_RECURRING = re.compile(
    "(?:常务|全体|主席|委员长|常委会|常委|党组|专题|扩大|办公|政治局|改革委员会|财经委员会)(?:（扩大）)?会议$"
    "|(?:座谈会|推进会|动员会|调度会|部署会|现场会|研讨会|协商会|推进大会|动员大会|工作会议|联席会议|招商大会|发展大会)$"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十百0-9]+[届次]|[0-9]{4}|[一二三四五六七八九十]+届|首届")


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
                same[document, thing.id] = _id(thing, document)
    for id, seen in sorted(persons.items()):
        same.update(_people(id, seen))
    return same


def _id(thing: Found, document: str) -> str:
    """A thing's id in the graph: told apart by document, home or day where its name alone is that of many."""
    said = dict(thing.attributes)
    if _local(thing):
        return f"{thing.id}@{document}"
    if counted(thing.type, thing.name):
        return f"{thing.id}@{said.get('home', document)}"
    recurring = thing.type == "meeting" and thing.name not in lexicon.known()
    if recurring and _RECURRING.search(thing.name) and not _NUMBERED.search(thing.name):
        return f"{thing.id}@{said.get('date', document)}"
    return thing.id


def _local(thing: Found) -> bool:
    """《决定》, 全会: a name that says something only inside its document."""
    if thing.type == "document":
        return thing.name.startswith("《") and len(thing.name) <= _LOCAL_TITLE and not thing.name.endswith("法》")
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
