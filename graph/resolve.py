"""Across documents: which things are one. A ladder of named reasons; types are never crossed, similarity never counts.

The reasons, strongest first:
- code: places with the same division code;
- name: the same normal name, for everything but persons and documents (`resolve_documents`);
- home: strategies named by numbers, in documents that speak for one province;
- day: meetings held again and again under one name (国务院常务会议), on one day;
- post: persons of one name whose posts lead from one to the other (persons.py); those without stay apart.
"""

import re
from collections.abc import Mapping, Sequence

from ..extract import lexicon
from ..extract.model import Extraction, Found
from ..extract.names import counted
from .persons import identities_of
from .resolve_documents import document_identities

# Meetings that are held again and again under one name; a session, a year or a number in the name tells one from the other.
_RECURRING = re.compile(
    "(?:常务|全体|主席|委员长|常委会|常委|党组|专题|扩大|办公|政治局|改革委员会|财经委员会)(?:（扩大）)?会议$"
    "|(?:座谈会|推进会|动员会|调度会|部署会|现场会|研讨会|协商会|推进大会|动员大会|工作会议|联席会议|招商大会|发展大会)$"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十百0-9]+[届次]|[0-9]{4}|[一二三四五六七八九十]+届|首届")


def identities(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], str]:
    """(document id, id inside it) -> id in the graph."""
    people, _ = identities_of(extractions)
    same = dict(people)
    for extraction in extractions:
        document = extraction.document.id
        for thing in extraction.found:
            if thing.type != "person":
                same[document, thing.id] = _id(thing, document)
    same.update(document_identities(extractions))
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
    """全会: a name that says something only inside its document."""
    return thing.type == "meeting" and thing.name == "全会"
