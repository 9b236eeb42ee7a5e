"""Across documents: which of the documents they name are one, and which only bear one title.

In: the document things of a part. Out: candidates. The reasons, strongest first:
- number: a title cited with a 发文字号, or the number alone, is the document that bears it;
- issuer: 国务院《关于…的意见》 is 《国务院关于…的意见》; two bodies' 《关于…的决定》 are two;
- title: the same title in full, brackets included: （试行） and （第八批） are part of it;
- meeting, day: 《关于修改部分地方性法规的决定》 is made again and again, also by one body; it is one where one meeting adopted it
  or, of a government, where it is of one day;
- home: what many call one of theirs (民营经济促进条例, without 《》 and without a place) is that of the division the document
  speaks for; the state's “十五五”规划 is what a document that speaks for none means by it;
- a title that is a kind and little more (《意见》《实施方案》), and a report that is made each year, mean something in their own
  document only.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...extract.assemble import entity_id
from ...extract.naming.names import key, plain
from ..parts import Part, Thing
from .candidates import Candidate

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
_SWEEPING = re.compile(r"(?:部分|若干|有关|一批)[^，]{0,8}(?:法规|规章|文件|条例|法律)")
_YEARLY = re.compile(r"^(?!.*(?:\d{4}|届|第.{1,3}次)).*(?:工作|执行情况的?|决算的?)报告$")
_FIVE_YEARS = re.compile(r"十[一二三四五六]五规划(?:纲要)?(?:\(草案\))?")


def is_bare(name: str) -> bool:
    """Whether a title says something only inside its document: 《决定》, 《实施方案》, 《林改意见》; not 《预算法》.

    >>> [is_bare(t) for t in ("《总体规划》", "《林改意见》", "《预算法》", "《信访条例》", "《暂行规定》")]
    [True, True, False, False, True]
    """
    if not name.startswith("《"):
        return False
    title = plain(name)
    return bool(_BARE.fullmatch(title)) or (len(title) <= _SHORT and not title.endswith(("法", "法典", "条例")))


@dataclass(slots=True)
class _Said:
    """What a document says of one title: the bodies that issued it, the meetings that adopted it, the days of either."""

    issuers: set[str] = field(default_factory=set)
    meetings: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)


def document_candidates(part: Part) -> Iterator[Candidate]:
    """The documents that a document names, itself among them, each under its title with the numbers it is cited with."""
    said = _said(part)
    for thing in part.things:
        if thing.type == "document":
            own = is_own_thing(thing)
            base = _titled(thing, said[thing.id], part.source.id, own=own)
            yield Candidate(part.source.id, thing.id, "document", base, numbers=tuple(sorted(set(_numbers(thing)))), own=own)


def _said(part: Part) -> Mapping[str, _Said]:
    names = {thing.id: plain(thing.name) for thing in part.things}
    said: dict[str, _Said] = defaultdict(_Said)
    for statement in part.statements:
        if statement.type == "issued_by":
            said[statement.head].issuers.add(names[statement.tail])
        elif statement.type == "adopted_at":
            said[statement.head].meetings.add(key("meeting", names[statement.tail]))
        if statement.type in ("issued_by", "amends") and statement.attributes.get("date"):
            said[statement.head].days.add(str(statement.attributes["date"]))
    return said


def is_own_thing(thing: Thing) -> bool:
    """Whether it is the document itself that was read, or a part of it with a header of its own."""
    return any(e.rule.startswith("header:") for e in thing.evidence)


def _numbers(thing: Thing) -> Iterator[str]:
    said = thing.attributes.get("number", ())
    for text in (thing.name, *thing.aliases, *(said if isinstance(said, list) else (said,))):
        if isinstance(text, str) and _NUMBER.fullmatch(plain(text)):
            yield plain(text)


def _titled(thing: Thing, said: _Said, document: str, *, own: bool) -> str:
    """The id of a title: that of its own document where it is bare; with the one issuer it is known to have in front
    (《关于…》 of 国务院 is 《国务院关于…》); a title of no one body, or made again and again, with what tells it apart."""
    title, quoted = plain(thing.name), thing.name.startswith("《")
    bare = _BARE.fullmatch(_YEAR.sub("", title) if own else title)
    if is_bare(thing.name) or (bare and (own or not quoted)) or _YEARLY.match(title):
        return f"{thing.id}@{document}"
    if thing.attributes.get("general"):
        home = str(thing.attributes.get("home", ""))
        return entity_id("document", f"国家{title}") if not home and _FIVE_YEARS.fullmatch(title) else f"{thing.id}@{home or document}"
    alone = _ABOUT.match(title) and len(said.issuers) == 1
    id = entity_id("document", min(said.issuers) + title) if alone else thing.id
    return f"{id}@{_made(said) or document}" if _SWEEPING.search(title) else id


def _made(said: _Said) -> str:
    """The one meeting that adopted it, else the one day on which the one body issued it; empty where it may be several."""
    if said.meetings:
        return min(said.meetings) if len(said.meetings) == 1 else ""
    return min(said.days) if len(said.days) == 1 and len(said.issuers) == 1 else ""


def bearer(named: Sequence[Candidate]) -> str:
    """The id of the document that bears a number, of all candidates that have it; where none that was read does, of the
    one title that it is cited with; empty where there are several."""
    own = {n.base for n in named if n.own}
    cited = {n.base for n in named if not n.own and not _NUMBER.fullmatch(plain(n.base.partition(":")[2]))}
    return min(own) if len(own) == 1 else min(cited) if len(cited) == 1 else ""
