"""Across documents: which of the documents they name are one, and which only bear one title.

In: the document things of every extraction. Out: (file, id inside it) -> id in the graph. The reasons, strongest first:
- number: a title cited with a 发文字号, or the number alone, is the document that bears it;
- issuer: 国务院《关于…的意见》 is 《国务院关于…的意见》; two bodies' 《关于…的决定》 are two;
- title: the same title in full, brackets included: （试行） and （第八批） are part of it;
- a title that is a kind and little more (《意见》《实施方案》) means something in its own document only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..extract.assemble import entity_id
from ..extract.model import Extraction, Found
from ..extract.names import plain

Place = tuple[str, str]  # file, id inside it
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}〔\d{4}〕第?\d{1,5}号")
_KIND = (
    "规划纲要|政府工作报告|工作报告|规划|纲要|决定|决议|意见|通知|通报|公告|通告|公报|命令|批复|请示|报告|函|建议|计划|方案|预案|安排|"
    "要点|措施|政策|章程|准则|细则|规则|规程|规范|标准|导则|指南|指引|目录|清单|名单|制度|协议|协定|条约|公约|合同|声明|宣言|倡议|"
    "条例|规定|办法|法|解释|说明|讲话|草案|总规"
)
_BARE = re.compile(
    rf"(?:(?:总体|实施|行动|工作|专项|发展|建设|若干|指导|管理|暂行|具体|试点|改革|战略|合作|框架|三年|五年|年度|中长期|整改|推进|落实|本)*)(?:{_KIND})"
    r"(?:（[^（）]{1,6}）)?"
)
_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度)?")
_SHORT = 4  # characters of a title that is no law: 《林改意见》
_ABOUT = re.compile(r"关于|印发|转发")
_SWEEPING = re.compile(r"(?:部分|若干|有关|一批)[^，]{0,8}(?:法规|规章|文件|条例)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A document thing of a file: the bodies that the file says issued it, the numbers it is cited with; `own`: it is one
    that was read."""

    place: Place
    name: str
    issuers: frozenset[str]
    numbers: tuple[str, ...]
    own: bool


def is_bare(name: str) -> bool:
    """Whether a title says something only inside its document: 《决定》, 《实施方案》, 《林改意见》; not 《预算法》.

    >>> [is_bare(t) for t in ("《总体规划》", "《林改意见》", "《预算法》", "《信访条例》", "《暂行规定》")]
    [True, True, False, False, True]
    """
    if not name.startswith("《"):
        return False
    title = plain(name)
    return bool(_BARE.fullmatch(title)) or (len(title) <= _SHORT and not title.endswith(("法", "法典", "条例")))


def document_identities(extractions: Sequence[Extraction]) -> Mapping[Place, str]:
    """(file, id inside it) -> id in the graph, for every document thing."""
    named = [n for extraction in extractions for n in _documents(extraction)]
    same = _by_title(named)
    numbered = _numbered(named, same)
    joined = {n.place: numbered[k] for n in named for k in n.numbers if k in numbered and not n.own}
    return {**same, **joined}


def _documents(extraction: Extraction) -> Iterator[_Named]:
    names = {thing.id: plain(thing.name) for thing in extraction.found}
    issuers: dict[str, set[str]] = defaultdict(set)
    for stated in extraction.stated:
        if stated.type == "issued_by":
            issuers[stated.head].add(names[stated.tail])
    for thing in extraction.found:
        if thing.type == "document":
            place = extraction.document.id, thing.id
            yield _Named(place, thing.name, frozenset(issuers[thing.id]), tuple(_numbers(thing)), _own(thing))


def _own(thing: Found) -> bool:
    return any(e.rule.startswith("header:") for e in thing.evidence)


def _numbers(thing: Found) -> Iterator[str]:
    said = dict(thing.attributes).get("number", ())
    for text in (thing.name, *thing.aliases, *(said if isinstance(said, tuple) else (said,))):
        if isinstance(text, str) and _NUMBER.fullmatch(plain(text)):
            yield plain(text)


def _by_title(named: Iterable[_Named]) -> dict[Place, str]:
    groups: dict[str, list[_Named]] = defaultdict(list)
    same: dict[Place, str] = {}
    for n in named:
        if is_bare(n.name) or (n.own and _BARE.fullmatch(_YEAR.sub("", plain(n.name)))):
            same[n.place] = f"{n.place[1]}@{n.place[0]}"
        else:
            groups[_full(n)].append(n)
    for id, members in groups.items():
        same.update(_apart(id, members))
    return same


def _full(n: _Named) -> str:
    """The id of a title with the one issuer it is known to have in front: 《关于…》 of 国务院 is 《国务院关于…》."""
    title = plain(n.name)
    if _ABOUT.match(title) and len(n.issuers) == 1:
        return entity_id("document", next(iter(n.issuers)) + title)
    return n.place[1]


def _apart(id: str, members: Sequence[_Named]) -> Mapping[Place, str]:
    """A title of no one body (《关于修改部分地方性法规的决定》) is one document only where the same body issued it."""
    if not _SWEEPING.search(plain(members[0].name)):
        return {m.place: id for m in members}
    return {m.place: id if _whole(m) else f"{id}@{min(m.issuers, default=m.place[0])}" for m in members}


def _whole(n: _Named) -> bool:
    """Whether the title itself says whose it is."""
    title = plain(n.name)
    return not _ABOUT.match(title) and any(title.startswith(issuer) for issuer in n.issuers)


def _numbered(named: Iterable[_Named], same: Mapping[Place, str]) -> Mapping[str, str]:
    """Number -> id of the document that bears it; where none that was read does, of the one title it is cited with."""
    own: dict[str, set[str]] = defaultdict(set)
    cited: dict[str, set[str]] = defaultdict(set)
    for n in named:
        for number in n.numbers:
            if n.own:
                own[number].add(same[n.place])
            elif not _NUMBER.fullmatch(plain(n.name)):
                cited[number].add(same[n.place])
    found = {number: min(ids) for number, ids in cited.items() if len(ids) == 1}
    return found | {number: min(ids) for number, ids in own.items() if len(ids) == 1}
