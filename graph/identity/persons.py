"""Persons of one name across documents: which of them are one, and for what reason; what many documents say of one post.

Persons of one name are joined where a chain of reasons leads from one to the other, and kept apart otherwise. Reasons:
- 领导人: the few whom every document may name bare, and where one alone of the name is said to lead a state, whoever bears it
  without a post;
- 同一机构: both hold or held a post in one body, told by its own name (县财政局 alone may be any county's);
- 同一班子: both lead one division, be it in its committee, government, congress or conference (某市市长, 某市委书记),
  or the state and the central organs of the parties;
- 名单同列: both stand in a list of names beside the same two others;
- 都无职务: neither document says a post, and the name is a foreign one in full (玛丽亚·云杉).
Those kept apart name each other as namesakes, for a reader to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from ...extract.naming.general_names import points
from ...extract.persons.people import LEADERS
from ..parts import Part, Statement
from .candidates import Candidate, Key, Place

LEADER, BODY, LEADERSHIP, LISTED, NO_POST = "领导人", "同一机构", "同一班子", "名单同列", "都无职务"
_BETWEEN = 3  # characters between two names of a list
_NEAR = 2  # places in it to either side
_DIVISION = re.compile(
    r"(?P<division>[\u4e00-\u9fff]{2,}(?:省|市|县|区|州|盟|旗|乡|镇|街道))"
    r"(?:委|党委|工委|党工委|人民政府|政府|办事处|人大|人大常委会|人民代表大会|人民代表大会常务委员会|政协|纪委|监委)"
)
# Who leads the state and the central organs of the parties: some dozens, hardly two of one name.
_NATIONAL = re.compile(
    r"中共中央政治局|中共中央书记处|中国共产党中央(?:委员会|纪律检查委员会|军事委员会)|国务院|中国人民政治协商会议全国委员会"
    r"|全国人民代表大会常务委员会|中华全国工商业联合会|(?:中国|九三|台湾)[\u4e00-\u9fff]{2,10}中央委员会"
)
_BUREAU = "中共中央政治局"
_CHINA = "place:000000"
_HEAD_OF_STATE = re.compile("总统|总理|首相|国王|国家主席|主席|最高领袖|总书记")
_STATESMAN = re.compile(r"总书记|书记|委员长|副委员长|总理|副总理|国务委员|(?:常务)?副?主席|秘书长")
_LEADING = re.compile(r"(?:代理?|常务|党组)?副?(?:书记|[省市县区州盟旗乡镇]长|主席|主任)|常委")
# What of one post holds where documents say several: what happened rather than what is.
_STATUSES = ("免去", "辞去", "原任", "任命", "当选", "兼任", "现任", "拟任")


def person_candidates(part: Part) -> Iterator[Candidate]:
    """The persons of a document, each with the keys by which those of other documents may be the same."""
    posts: dict[str, list[Statement]] = defaultdict(list)
    for statement in part.statements:
        if statement.type == "holds_post":
            posts[statement.head].append(statement)
    beside = _listed(part)
    for thing in part.things:
        if thing.type == "person":
            keys = _keys(thing.name, posts[thing.id]) | beside.get(thing.id, frozenset())
            yield Candidate(part.source.id, thing.id, "person", thing.id, keys)


def _listed(part: Part) -> Mapping[str, frozenset[Key]]:
    """For each person the pairs of others that stand beside them in a list: names with hardly anything between."""
    spans = sorted((start, end, t.id) for t in part.things if t.type == "person" for start, end in t.spans)
    runs: list[list[str]] = []
    last = -_BETWEEN - 1
    for start, end, id in spans:
        if not 0 <= start - last <= _BETWEEN:
            runs.append([])
        runs[-1].append(id)
        last = end
    found: dict[str, set[Key]] = defaultdict(set)
    for run in runs:
        for i, id in enumerate(run):
            others = sorted({*run[max(0, i - _NEAR) : i], *run[i + 1 : i + 1 + _NEAR]} - {id})
            found[id] |= {(LISTED, "、".join(name.partition(":")[2] for name in pair)) for pair in combinations(others, 2)}
    return {id: frozenset(keys) for id, keys in found.items()}


def _keys(name: str, held: Sequence[Statement]) -> frozenset[Key]:
    keys = {(LEADER, name)} if name in LEADERS else set()
    for statement in held:
        body = statement.tail.partition(":")[2]
        if not points(body):
            keys.add((BODY, statement.tail))
        division, title = _DIVISION.fullmatch(body), str(statement.attributes.get("title", ""))
        if division and _LEADING.fullmatch(title):
            keys.add((LEADERSHIP, division["division"]))
        leading = body == _BUREAU or _STATESMAN.fullmatch(title)
        if leading and (_NATIONAL.fullmatch(body) or statement.tail == _CHINA):
            keys.add((LEADERSHIP, _CHINA))
        elif statement.tail.startswith("place:") and _HEAD_OF_STATE.fullmatch(title):
            keys.add((LEADERSHIP, statement.tail))
    return frozenset(keys if held or keys else {(NO_POST, name)})


def bases(members: Iterable[Candidate]) -> set[str]:
    """What the persons among them are called by their own documents."""
    return {candidate.base for candidate in members if candidate.type == "person"}


def persons_told_apart(people: Sequence[Candidate]) -> Mapping[Place, str]:
    """(document id, id inside it) -> id in the graph, for all persons of one name.

    Those joined with the first document keep the name as id; the others get that of their first document behind it."""
    same: dict[Place, str] = {}
    for i, group in enumerate(_groups(people)):
        first = min(person.document for person in group)
        same |= {person.place: person.base if i == 0 else f"{person.base}@{first}" for person in group}
    return same


def _groups(people: Sequence[Candidate]) -> list[list[Candidate]]:
    """The persons, those together between whom a chain of shared keys leads; by their first document."""
    groups: list[tuple[list[Candidate], set[Key]]] = []
    for person in people:
        keys = {key for key in person.keys if _joins(key)}
        touching = [g for g in groups if g[1] & keys]
        members = [person]
        for group in touching:
            members += group[0]
            keys |= group[1]
            groups.remove(group)
        groups.append((members, keys))
    return sorted(_led([members for members, _ in groups]), key=lambda members: min(p.document for p in members))


def _joins(key: Key) -> bool:
    return key[0] != NO_POST or "·" in key[1]


def _led(groups: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The groups, those of no post put to the only one that leads a state."""
    leading = [group for group in groups if any(_leads_state(person) for person in group)]
    if len(leading) != 1:
        return list(groups)
    bare = [group for group in groups if all(_is_bare(person) for person in group)]
    joined = [person for group in (*leading, *bare) for person in group]
    return [joined, *(group for group in groups if group is not leading[0] and not any(group is b for b in bare))]


def _leads_state(person: Candidate) -> bool:
    return any(reason == LEADERSHIP and what.startswith("place:") for reason, what in person.keys)


def _is_bare(person: Candidate) -> bool:
    return any(reason == NO_POST for reason, _ in person.keys)


def person_reasons(members: Sequence[Candidate]) -> list[str]:
    """Why persons of several documents were taken to be one."""
    count: dict[Key, set[str]] = defaultdict(set)
    for member in members:
        for key in filter(_joins, member.keys):
            count[key].add(member.document)
    found = {reason for (reason, _), documents in count.items() if len(documents) > 1}
    if any(_leads_state(m) for m in members) and any(_is_bare(m) for m in members):
        found.add(LEADER)
    return sorted(found)


def joined_post(group: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What several documents say of one post: `date` the first day, `dates` all days where there are several, `status`,
    and the months that a life says, `since` and `until`."""
    dates = sorted({str(one["date"]) for one in group if one.get("date")})
    statuses = {str(one["status"]) for one in group if one.get("status")}
    found: dict[str, Any] = {"date": dates[0]} if dates else {}
    if len(dates) > 1:
        found["dates"] = dates
    for name, chosen in (("since", min), ("until", max)):
        months = [str(one[name]) for one in group if one.get(name)]
        if months:
            found[name] = chosen(months)
    if statuses:
        found["status"] = next((s for s in _STATUSES if s in statuses), min(statuses))
    return found
