"""Entities in, pairs of them out that may be one thing and were not joined because it is not certain: for a person to judge.

What is certain is merged (`resolve`); a proposal changes nothing in the graph. Each name gives some clues, and only names with a
clue in common are looked at together, so that it takes no longer than reading them. The likeliest come first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from ...extract.geography import gazetteer
from ...extract.geography.owners import division_of, within_division
from ...extract.naming.general_names import is_general, points
from ...extract.naming.names import key, plain
from ..model import Graph

# From the likeliest on.
REASONS = (
    PLACED := "写明所在地的名称，与在那里说的这个名称相同",
    TOWN := "同名的乡镇、村，一处没有写明在哪个县",
    ABOVE := "名称只差前面的地名",
    COMPANY := "名称只差“公司”“集团”等后缀",
    SHORT := "一处的简称是另一处的名称",
    BARE := "同名，一处没有写职务",
    LINE := "名称只差“高铁”“铁路”“工程”等字",
    ZONE := "“经济开发区”与“经开区”",
    ISSUER := "题名相同，一处没有写明发文机关",
    DRAFT := "题名只差“试行”“草案”“修订”或年份",
    ACTION := "名称只差“行动”“计划”“工程”等字",
    GAMES := "运动会的名称只差届次",
    UNKNOWN := "同名，都没有写职务",
    NEAR := "同名，任职的地方同在一省",
    FAR := "同名，任职的地方不同",
    OTHER := "题名相同，发文机关不同",
)
TYPES = frozenset(("organization", "area", "project", "strategy", "meeting", "document", "place", "person"))
# Where each of two names lost something it is no clue: two universities are not one for what their places leave.
_BY_REST = frozenset((COMPANY, LINE, ACTION, OTHER))
_MOST = 12  # entities of one clue: what more have in common tells nothing
_SHORTEST = 3  # characters of a short name that tells a thing

_COMPANY = re.compile(r"(?:\(集团\))?(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:总)?公司$|集团$")
_LINE = re.compile(r"(?:(?:高速|城际)?铁路|高铁|高速公路|高速|客专)?(?:项目|工程)?(?:建设)?$")
_ACTION = re.compile(r"^(?:实施|开展|深化|新一轮)|(?:专项|攻坚|提升|三年|五年)*(?:行动|计划|工程|改革|试点|机制|战略|建设)+(?:方案)?$")
_DRAFT = re.compile(
    r"^(?:19|20)\d\d年(?:度)?|\((?:试行|暂行|草案|修订|修订版|征求意见稿|送审稿|(?:19|20)\d\d年?(?:版|修订|本)?)\)"
    "|暂行(?=办法|规定|条例)"
)
_ABOUT = re.compile(r"^.{2,40}?(?:[委部局厅署院府会]|办公室|国务院|中央)(?P<title>关于.{8,})$")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]+届")
_GAMES = re.compile("(?:运动会|[奥亚全大世]运会|冬?残?奥会|亚残运会|亚冬会)$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities, by their ids, the first the one that sorts first; `reason` says in Chinese why they may be one."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """What is looked at of an entity: `documents` is how many name it, `posts` the bodies that a person has a post in."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    documents: int = 0
    posts: tuple[str, ...] = ()


def of_graph(graph: Graph) -> Iterator[Named]:
    """The entities of a graph that may be proposed."""
    names = {e.id: e.name for e in graph.entities}
    posts: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type == "holds_post":
            posts[edge.source].append(names[edge.target])
    for e in graph.entities:
        if e.type in TYPES and not e.derived:
            documents = len({x.document for x in e.evidence})
            yield Named(e.id, e.type, e.name, e.aliases, e.attributes, documents, tuple(sorted(posts[e.id])))


@dataclass(slots=True)
class _Clue:
    """The entities that a clue leads to: by their own names, and by names that something was taken from or added to."""

    whole: list[Named] = field(default_factory=list)
    cut: list[Named] = field(default_factory=list)


def proposals(entities: Iterable[Named]) -> tuple[Proposal, ...]:
    """The pairs that may be one, the likeliest first; each pair once, for its best reason. The order of the entities is of no
    account."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for rank, one, other in _pairs(sorted(entities, key=lambda e: e.id)):
        pair = min(one.id, other.id), max(one.id, other.id)
        best = rank, -one.documents - other.documents
        found[pair] = min(found.get(pair, best), best)
    ordered = sorted(found.items(), key=lambda item: (item[1], item[0]))
    return tuple(Proposal(*pair, REASONS[rank]) for pair, (rank, _) in ordered)


def _pairs(entities: Sequence[Named]) -> Iterator[tuple[int, Named, Named]]:
    """(number of the reason, one, other)."""
    clues: dict[tuple[str, str, str], _Clue] = defaultdict(_Clue)
    people: dict[str, list[Named]] = defaultdict(list)
    for entity in entities:
        if entity.type == "person":
            people[plain(entity.name)].append(entity)
            continue
        for reason, what in _cuts(entity):
            clues[entity.type, reason, what].cut.append(entity)
    for entity in entities:
        own = _own(entity)
        for reason in REASONS if own else ():
            if (clue := clues.get((entity.type, reason, own))) is not None:
                clue.whole.append(entity)
    for (_, reason, _), clue in clues.items():
        yield from _joined(reason, clue)
    for named in people.values():
        yield from _namesakes(named)


def _joined(reason: str, clue: _Clue) -> Iterator[tuple[int, Named, Named]]:
    """Those that bear the clue as their name with those that come to it; where none bears it, the latter with each other."""
    if len(clue.cut) > _MOST or len(clue.whole) > _MOST:
        return
    others = clue.whole or (clue.cut[:1] if reason in _BY_REST else [])
    for one, other in product(others, clue.cut):
        if one.id != other.id and not (reason in (SHORT, ACTION) and _told_apart(one, other)):
            yield REASONS.index(reason), one, other


def _own(entity: Named) -> str:
    """The name itself, as a clue; none for what many things bear."""
    if entity.type == "place" and "@" in entity.id and entity.id.rpartition("@")[2].isdigit():
        return within_division(entity.name)[1]
    if entity.type == "document":
        return "" if "@" in entity.id else _title(entity)
    return "" if entity.attributes.get("general") else plain(entity.name)


def _title(document: Named) -> str:
    """The title with the body that issued it, as the id has it."""
    return document.id.partition(":")[2]


def _cuts(entity: Named) -> Iterator[tuple[str, str]]:
    """(reason, clue): names that another thing may bear that is the same."""
    name, general = plain(entity.name), bool(entity.attributes.get("general"))
    if general and (home := str(entity.attributes.get("home", ""))):
        division = gazetteer.division(home)
        yield from ((PLACED, form + name) for form in (home, *(division.short if division else ())))
    if general:
        return
    if entity.type == "place":
        yield from _town(entity)
    if entity.type in ("organization", "area", "project"):
        yield from ((ABOVE, rest) for rest in _without_place(entity.type, name))
    yield from _without_class(entity.type, name)
    if entity.type == "document" and "@" not in entity.id:
        yield from _titles(_title(entity))
    for alias in entity.aliases:
        if len(alias) >= _SHORTEST and key(entity.type, alias) != key(entity.type, entity.name) and not _pointed(entity.type, alias):
            yield SHORT, plain(alias)


def _pointed(type: str, alias: str) -> bool:
    return (type == "organization" and points(alias)) or is_general(type, alias) or alias[0] in "本我全该此这"


def _town(entity: Named) -> Iterator[tuple[str, str]]:
    """宗艾镇 of one document is perhaps that of the only county that has one in these documents."""
    if "@" in entity.id and not entity.id.rpartition("@")[2].isdigit():
        yield TOWN, plain(entity.name)


def _without_place(type: str, name: str) -> Iterator[str]:
    """山西省太原市云杉学院 -> 太原市云杉学院; 湖南湘江新区 -> 湘江新区: the name without the place before it, where the rest still
    tells the thing."""
    for end in range(2, min(12, len(name) - 3)):
        place = gazetteer.division(name[:end])
        if place and place.level in ("省", "市") and place.code[0].isdigit() and not is_general(type, name[end:]):
            yield name[end:]


def _without_class(type: str, name: str) -> Iterator[tuple[str, str]]:
    """The name without its class word, by type."""
    if type == "organization" and (stem := _COMPANY.sub("", name)) != name and len(stem) > 2:
        yield COMPANY, stem
    elif type == "project" and (stem := _LINE.sub("", name)) != name and len(stem) > 1:
        yield LINE, stem
    elif type == "strategy" and (stem := _ACTION.sub("", _ACTION.sub("", name))) != name and len(stem) > _SHORTEST + 1:
        yield ACTION, stem
    elif type == "area" and name.endswith("经济开发区"):
        yield ZONE, name.removesuffix("经济开发区") + "经开区"
    elif type == "area" and name.endswith("经济技术开发区"):
        yield ZONE, name.removesuffix("经济技术开发区") + "经开区"
    elif type == "meeting" and _GAMES.search(name) and (stem := _SESSION.sub("", name)) != name:
        yield GAMES, stem


def _titles(name: str) -> Iterator[tuple[str, str]]:
    """What is left of a title without its issuer, and without what tells its versions apart."""
    if match := _ABOUT.match(name):
        yield ISSUER, match["title"]
        yield OTHER, match["title"]
    if (whole := _DRAFT.sub("", name)) != name and len(whole) > _SHORTEST:
        yield DRAFT, whole


def _told_apart(one: Named, other: Named) -> bool:
    """Whether divisions in the names, or the homes of two things of one name, tell them apart."""
    first, second = (division_of(e.name) or str(e.attributes.get("home", "")) for e in (one, other))
    return bool(first and second and first != second)


def _namesakes(people: Sequence[Named]) -> Iterator[tuple[int, Named, Named]]:
    """Persons of one name, each with the one of them whom most documents name."""
    if len(people) < 2:
        return
    known = max(people, key=lambda p: (bool(p.posts), p.documents, p.id))
    for other in people:
        if other is not known:
            yield REASONS.index(_why(known, other)), known, other


def _why(one: Named, other: Named) -> str:
    if not one.posts:
        return UNKNOWN
    if not other.posts:
        return BARE
    return NEAR if _provinces(one) & _provinces(other) else FAR


def _provinces(person: Named) -> set[str]:
    places = (gazetteer.division(division_of(body)) for body in person.posts)
    return {gazetteer.province(place.code) for place in places if place} - {""}
