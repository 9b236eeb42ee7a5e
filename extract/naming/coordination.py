"""Names that share a part with the name beside them: 甲、乙机场改扩建; 二十届二中、三中全会; 第五届某博览会.

In: the text, its units and the names found in it. Out: mentions whose `name` is written out in full.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .. import words
from ..model import Mention
from .heads import left_edge
from .units import DIRECTION, Units

_PLENUMS = re.compile(
    r"(?P<term>(?:党的|中共)?[一二三四五六七八九十]{1,3}届)(?P<list>[一二三四五六七]中(?:[、和]?[一二三四五六七]中)+)全会"
    r"|(?P<local>[省市县区州]委[一二三四五六七八九十]{1,3}届)(?P<times>[一二三四五六七八九十]{1,3}次(?:[、和][一二三四五六七八九十]{1,3}次)+)全会"
)
_PLENUM = re.compile("[一二三四五六七]中|[一二三四五六七八九十]{1,3}次")
_SESSION = re.compile(r"(?:第[一二三四五六七八九十百0-9]{1,4}|首)届$")
_LEVEL = re.compile(r"国家|中央|全国|省委|市委|县委|区委|省|市|县")
_LEVEL_BEFORE = re.compile(rf"(?:{_LEVEL.pattern}|区)$")
_SUMMIT = re.compile("峰会(?:开幕式|闭幕式)?$")
_HAN = re.compile("[一-龥]")
_GOVERNING = "由经报和对向与及在请受是为以将把或全我本"
_LOCAL = re.compile(r"^(?!国家|中国|全国|中央|国务院|最高|中华|人民|新华).*[局厅委办署会室]$")
_ZONE_BODY = re.compile(
    "(?:(?<=公园)(?:[一-龥]{2,4}省)?管理局|(?<=保护区|名胜区)(?:管理局|管理处|管护中心)|管理委员会|管委会|党工委|工委)(?:办公室)?(?!员|任|托)"
)
_CENTRAL = ("国家", "中国")
_LOCAL_BODIES = ("税务局", "监管局", "监督管理局", "海事局", "气象局", "调查总队", "专员办", "外汇管理局")
_POSTED = ("办事处", "联络处", "代表处", "大使馆", "领事馆", "代表团")
_ROUTES = re.compile(
    r"(?<![一-龥])(?P<list>[一-龥]{2}(?:、[一-龥]{2}){1,12}(?:[和及][一-龥]{2})?)(?P<class>高速铁路|铁路|高铁|高速公路|高速|城际铁路)"
)
_RAIL = re.compile("(?:高速铁路|铁路|高铁|高速公路|高速|城际铁路)$")
_ROAD = re.compile("(?P<kind>高速铁路|铁路|高铁|高速公路|高速|城际铁路|公路)(?:改扩建|扩容|扩能改造|复线)?(?:工程|项目)?$")
_BETWEEN = re.compile("[一-龥]{2,5}至[一-龥]{2,5}")
_NO_LINE = re.compile(f"{_RAIL.pattern}|[段期线站桥路区厂]$")
_RARE = 40
_LINE = re.compile("(?:高速公路|高速|铁路|高铁|复线|大道|快速路|[东西南北中]段|国道|省道|[0-9]+)$")
_RAILS = ("铁路", "高铁", "高速")
# 党的二十大和二十届历次全会精神，落实四中全会部署: of the term that was named last.
_BARE_PLENUM = re.compile("(?<!中[、和与及])(?<![届次一二三四五六七八九十])[一二三四五六七]中全会(?!会)")
_TERM_BEFORE = re.compile("(?:党的|(?<![一-龥]))?(十[一二三四五六七八九]|二十[一二三四五六七八九]?)(?:届|大(?=和|精神|以来|报告|、|，|。))")
_FAR = 300  # characters before it
_LEVEL_ONLY = re.compile(r"(?:自治区|(?<![\u4e00-\u9fff])[省市县区州]|(?<=[由经报、和对向与])[省市县区州])$")
_SUFFIX = "省市县区州盟旗"
_SHARING = ("project", "document", "meeting", "organization", "area")
GROUND = ("place", "area", "strategy")


def plenums(text: str) -> Iterator[Mention]:
    """二十届二中、三中全会 (省委十二届二次、三次全会) names two plenums: one mention each; 四中全会 alone is of the term named last.

    >>> [(m.text, m.name) for m in plenums("二十届二中、三中全会精神")]
    [('二十届二中', '二十届二中全会'), ('三中全会', '二十届三中全会')]
    >>> [m.name for m in plenums("党的二十大和二十届历次全会精神，落实四中全会部署")]
    ['二十届四中全会']
    """
    for match in _PLENUMS.finditer(text) if "全会" in text else ():
        start, numbers = match.start(), "list" if match["list"] else "times"
        term = match["term"] or match["local"]
        for number in _PLENUM.finditer(match[numbers]):
            end = match.start(numbers) + number.end()
            end = match.end() if end == match.end(numbers) else end
            yield Mention("meeting", text[start:end], start, end, f"{term}{number[0]}全会", "coordination:meeting")
            start = end + 1
    for match in _BARE_PLENUM.finditer(text) if "中全会" in text else ():
        terms = _TERM_BEFORE.findall(text, max(0, match.start() - _FAR), match.start())
        if terms:
            yield Mention("meeting", match[0], *match.span(), f"{terms[-1]}届{match[0]}", "coordination:meeting")


def routes(text: str) -> Iterator[Mention]:
    """甲乙、丙丁和戊己铁路: lines named by two characters of their ends share the class word of the last."""
    for match in _ROUTES.finditer(text) if any(word in text for word in _RAILS) else ():
        for name in re.finditer("[一-龥]{2}", match["list"]):
            start, end = match.start() + name.start(), match.start() + name.end()
            if words.frequency(name[0]) == 0:
                last = end == match.end("list")
                stop = match.end() if last else end
                yield Mention("project", text[start:stop], start, stop, name[0] + match["class"], "coordination:route")


def sessions(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """第五届中国国际进口博览会: a known event with its number is one meeting."""
    for m in known:
        number = _SESSION.search(text[max(0, m.start - 8) : m.start]) if m.type == "meeting" else None
        if number:
            start = m.start - len(number[0])
            yield Mention("meeting", text[start : m.end], start, m.end, number[0] + m.name, "coordination:session")


def local_organs(text: str, known: Sequence[Mention], at: Units) -> Iterator[Mention]:
    """省林草局, 北京市文物局: the short name of a body of the state behind a level or a place is a local body's."""
    for m in known:
        if m.type != "organization" or not _LOCAL.search(m.text):
            continue
        unit = at.get(m.start)
        level = _LEVEL_ONLY.search(text[max(0, m.start - 3) : m.start])
        if unit and unit.kind == "place" and unit.end == m.start:
            yield Mention("organization", text[unit.start : m.end], unit.start, m.end, "", "coordination:local")
        elif level and not (unit and unit.start < m.start):
            start = m.start - len(level[0])
            yield Mention("organization", text[start : m.end], start, m.end, "", "coordination:local")


def branches(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """某公司某市分公司, 国家税务总局某省税务局, 某市政府驻西安办事处: a body and its branch behind it are one name. `outer`
    are in order and do not overlap."""
    for body, branch in pairwise(outer):
        posted = text[body.end : branch.start] == "驻" and branch.text.endswith(_POSTED) and body.type in ("organization", "place")
        if posted and branch.type == "organization":
            yield Mention("organization", text[body.start : branch.end], body.start, branch.end, "", "coordination:posted")
        together = body.end == branch.start and body.type == branch.type == "organization"
        local = body.text.startswith(_CENTRAL) and branch.text.endswith(_LOCAL_BODIES)
        if together and (branch.found_by == "head:organization.branch" or local):
            yield Mention("organization", text[body.start : branch.end], body.start, branch.end, "", branch.found_by)


def summits(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """某合作组织某地峰会, 某论坛某地峰会: whose summit it is belongs to its name. `outer` are in order."""
    for owner, summit in pairwise(outer):
        together = owner.end == summit.start and summit.type == "meeting" and _SUMMIT.search(summit.text)
        if together and (owner.type == "organization" or owner.text.endswith("论坛")):
            yield Mention("meeting", text[owner.start : summit.end], owner.start, summit.end, "", "coordination:summit")


def zone_bodies(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """某开发区管委会, 某新区党工委: the body that runs an area bears its name. `outer` are in order."""
    for m in outer:
        body = _ZONE_BODY.match(text, m.end) if m.type == "area" else None
        if body:
            yield Mention("organization", text[m.start : body.end()], m.start, body.end(), "", "coordination:zone")


def joined_projects(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """甲乙高速复线丙联络线, 甲大道南段快速路二期: a line and the part of it named behind it are one. `outer` are in order."""
    for line, part in pairwise(outer):
        station = part.found_by == "pattern:project.station"
        if line.end == part.start and line.type == part.type == "project" and _LINE.search(line.text) and not station:
            yield Mention("project", text[line.start : part.end], line.start, part.end, "", "coordination:joined")


def coined_routes(text: str, outer: Sequence[Mention], at: Units) -> Iterator[Mention]:
    """建设甲乙丙丁、戊己铁路: lines named by characters of their ends share the class word of the one behind them."""
    for m in outer:
        kind = _ROAD.search(m.text) if m.type == "project" and m.found_by.startswith("head:") else None
        end = m.start - 1
        while kind and text[end : end + 1] in ("、", "和"):
            mark = max(text.rfind(c, max(0, end - 14), end) for c in "、，。；：\n和及")
            start = max(mark + 1, end - 12)
            if text[mark : mark + 1] != "、" or start != mark + 1:
                to = text.rfind("至", start, end)
                start = left_edge(text, to if to > start else end, 12, at)
            name = text[start:end]
            whole = any(len(word) > 1 and words.frequency(word) > _RARE for word, _, _ in words.cut(name))
            between = _BETWEEN.fullmatch(name)
            coined = 2 <= len(name) <= 4 and not whole and end not in at and all(map(_HAN.match, name))
            if _NO_LINE.search(name) or not (between or coined):
                break
            yield Mention("project", name, start, end, name + kind["kind"], "coordination:route")
            end = start - 1


def shared_heads(text: str, outer: Sequence[Mention], at: Units) -> Iterator[Mention]:
    """甲、乙机场改扩建: what stands before a name and shares its end is a name too; 国家、省“十四五”规划 likewise."""
    starts = {u.start: u.end for u in at.values() if u.kind in GROUND}
    for m in outer:
        if m.type in _SHARING and m.start >= 2 and text[m.start - 1] in "、和及":
            level = _LEVEL.match(m.text)
            if level and m.type == "organization" and level[0] in ("全国", "中央"):
                continue  # 各民主党派中央、全国工商联: two bodies, each with its own word
            ground = starts.get(m.start, m.start)
            length = level.end() if level else ground - m.start if ground < m.end else 0
            if length and len(m.text) - length >= 2 and m.text[length] != "至":  # 丙至丁高速 gives 甲至乙 no 至丁
                yield from _sharers(text, m, length, at, party=bool(level) and m.text[length - 1] == "委")


def _sharers(text: str, m: Mention, length: int, at: Units, *, party: bool) -> Iterator[Mention]:
    """`length` is how much of the name is its own; 太原、阳泉市人民政府 shares 市 as well."""
    rest, last = m.text[length:], m.text[length - 1]
    suffix = last if length > 2 and last in _SUFFIX else ""
    end = m.start - 1
    while (start := _before(text, end, at, party, places_only=m.type == "area")) is not None:
        shared = rest if text[end - 1] in _SUFFIX else suffix + rest
        yield Mention(m.type, text[start:end], start, end, text[start:end] + shared, f"coordination:{m.type}")
        if text[start - 1 : start] not in ("、", "和", "及"):
            return
        end = start - 1


def _before(text: str, end: int, at: Units, party: bool, *, places_only: bool = False) -> int | None:
    """Where the place or level word (省, 市委) that ends at `end` begins; `party`: 省委 goes with 市委, not with 市;
    `places_only`: 某经济带、某都市圈 are two areas."""
    unit = at.get(end)
    direction = unit is not None and (m := DIRECTION.match(text, unit.start)) is not None and m.end() == end
    if unit and (unit.kind == "place" or direction or not places_only and unit.kind in GROUND):
        return unit.start
    word = _LEVEL_BEFORE.search(text[max(0, end - 2) : end])
    if word is None or word[0].endswith("委") != party and word[0] != "中央":
        return None
    if len(word[0]) == 1 and end >= 2 and _HAN.match(text, end - 2) and text[end - 2] not in _GOVERNING:
        return None  # 试点园区、某经开区园区: the last character of a longer word
    return end - len(word[0])
