"""Across documents: which things are one. A ladder of named reasons; types are never crossed, similarity never counts.

The reasons, strongest first:
- code: places with the same division code;
- number: a title cited with a 发文字号, or the number alone, is the document that bears it;
- name: the same normal name, for everything but persons; documents as in `resolve_documents`;
- home: strategies named by numbers (“四融一共”), in documents that speak for one province; names that many things bear
  (“一核两带”, and `general_names`: 现代农业产业园), in documents that speak for one division; townships of one county;
- day: meetings held again and again under one name (国务院常务会议), on one day;
- post: persons of one name whose posts lead from one to the other (`persons`); those without stay apart.

A thing's own document gives it a `base` id and the keys by which others may be joined to it; only things with a key in
common need be looked at together, so that a document that comes or goes touches no more than its share.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..extract.assemble import entity_id
from ..extract.geography import gazetteer
from ..extract.geography.owners import within_division
from ..extract.naming import lexicon
from ..extract.naming.names import counted
from .identity.candidates import Candidate, Place
from .identity.persons import person_candidates, person_reasons, persons_told_apart
from .identity.resolve_documents import bearer, document_candidates
from .parts import Part, Thing

CODE, NUMBER, TITLE, NAME, SAME = "区划代码", "发文字号", "题名", "名称", "内容"
HOME, DAY, MADE, PLACED = "同一省份", "同一天", "题名和出处", "名称和所在地"
# Why things are one whose name alone is that of many.
_APART = {"meeting": DAY, "document": MADE}
# Meetings that are held again and again under one name; a session, a year or a number in the name tells one from the other.
_RECURRING = re.compile(
    "(?:常务|全体|主席|委员长|常委会|常委|党组|专题|扩大|办公|政治局|改革委员会|财经委员会)(?:（扩大）)?会议$"
    "|(?:座谈会|推进会|动员会|调度会|部署会|现场会|研讨会|协商会|推进大会|动员大会|工作会议|联席会议|招商大会|发展大会)$"
)
_BELOW_COUNTY = re.compile("(?:[镇乡村]|街道|社区)$")
_NUMBERED = re.compile(r"第[一二三四五六七八九十百0-9]+[届次]|[0-9]{4}|[一二三四五六七八九十]+届|首届")


def candidates(part: Part) -> Iterator[Candidate]:
    """Each thing of a document with the id it has in the graph as far as its own document tells, and its keys."""
    yield from person_candidates(part)
    yield from document_candidates(part)
    around = _around(part)
    for thing in part.things:
        if thing.type not in ("person", "document"):
            base = _base(thing, around.get(thing.id, ""), part.source.id)
            yield Candidate(part.source.id, thing.id, thing.type, base)


def _around(part: Part) -> Mapping[str, str]:
    """The one division with a code that a place without one is said to lie in: place -> code."""
    codes = {t.id: str(t.attributes["code"]) for t in part.things if t.type == "place" and t.attributes.get("code")}
    found: dict[str, set[str]] = defaultdict(set)
    for s in part.statements:
        if s.type in ("part_of", "located_in") and s.tail in codes and s.head not in codes:
            found[s.head].add(codes[s.tail])
    return {id: min(inside) for id, inside in found.items() if len(inside) == 1}


def identities(parts: Iterable[Part]) -> Mapping[Place, str]:
    """(document id, id inside it) -> id in the graph."""
    every = [candidate for part in parts for candidate in candidates(part)]
    same = {c.place: c.base for c in every}
    same.update(_persons(every))
    same.update(_numbered(every))
    return same


def _persons(every: Iterable[Candidate]) -> Mapping[Place, str]:
    named: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in every:
        if candidate.type == "person":
            named[candidate.base].append(candidate)
    return {place: id for people in named.values() for place, id in persons_told_apart(people).items()}


def _numbered(every: Iterable[Candidate]) -> Mapping[Place, str]:
    bearing: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in every:
        for number in candidate.numbers:
            bearing[number].append(candidate)
    borne = {number: bearer(named) for number, named in bearing.items()}
    cited = (candidate for named in bearing.values() for candidate in named if not candidate.own)
    return {candidate.place: numbered(candidate, borne) for candidate in cited}


def numbered(candidate: Candidate, borne: Mapping[str, str]) -> str:
    """The id of the document that a cited one is by its numbers; `borne`: number -> id of the document that bears it."""
    known = [borne[number] for number in candidate.numbers if borne.get(number)]
    return known[-1] if known and not candidate.own else candidate.base


def reasons(members: Sequence[Candidate], id: str) -> list[str]:
    """Why things of several documents were taken to be one, the entity `id`; nothing where they are of one document."""
    if len({m.document for m in members}) < 2:
        return []
    if members[0].type == "person":
        return person_reasons(members)
    return sorted({_reason(m, id) for m in members})


def _reason(member: Candidate, id: str) -> str:
    if member.base != id:
        return NUMBER
    if member.type == "place" and member.base.partition(":")[2].isdigit():
        return CODE
    if "@" in member.base:
        home = gazetteer.division(member.base.rpartition("@")[2])
        return HOME if home and home.level == "省" and member.type == "strategy" else _APART.get(member.type, PLACED)
    if member.type in ("target", "positioning", "indicator", "task", "industry"):
        return SAME
    return TITLE if member.type == "document" else NAME


def _base(thing: Thing, around: str, document: str) -> str:
    """A thing's id in the graph: told apart by document, home or day where its name alone is that of many; `around` is the code
    of the division that a place lies in."""
    said = thing.attributes
    if thing.type == "meeting" and (thing.name == "全会" or _is_recurring(thing)):
        return f"{thing.id}@{said.get('date', document) if thing.name != '全会' else document}"
    if said.get("general") or counted(thing.type, thing.name):
        return f"{thing.id}@{said.get('home', document)}"
    return _local(thing, around or document) if thing.type == "place" and not said.get("code") else thing.id


def _is_recurring(thing: Thing) -> bool:
    often = _RECURRING.search(thing.name) and not _NUMBERED.search(thing.name)
    return bool(thing.attributes.get("general") or (thing.name not in lexicon.known() and often))


def _local(place: Thing, around: str) -> str:
    """城关镇 is that of its county, 朝阳区 without a code that of its document: several divisions bear the name."""
    code, rest = within_division(place.name)
    if code:
        return f"{entity_id('place', rest)}@{code}"
    many = len(gazetteer.senses().get(place.name, ())) > 1 and gazetteer.division(place.name) is None
    return f"{place.id}@{around}" if many or _BELOW_COUNTY.search(place.name) else place.id
