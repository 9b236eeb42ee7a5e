"""What titles say: in a document's title stand its issuers, its subject and the document it prints, amends or answers.

In: a document (or meeting) mention and the mentions inside its name. Out: relations, each proved by the title itself.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .. import schema
from ..geography import gazetteer
from ..model import Mention, Relation
from ..naming.names import Where, canonical
from ..persons.bodies import places_of
from .headers import kind_of

_NOWHERE = Where()

_ABOUT = re.compile(r"关于")
_INNER_VERBS = (
    ("forwards", re.compile(r"(?:印发|转发|下发|公布|发布)(?:了)?$")),
    ("amends", re.compile(r"(?:修改|修订|修正)$")),
    ("repeals", re.compile(r"(?:废止|停止执行)$")),
    ("implements", re.compile(r"(?:贯彻落实|贯彻|落实|实施|执行)$")),
    ("cites", re.compile(r"(?:批准|同意|报批|呈报|报送|修编|调整|解读|)$")),
)
# 关于印发某市湿地保护规划的通知: the title of what is printed, without its marks.
_PRINTS = re.compile(r"关于(?:印发|下发|发布|公布)(?P<title>[^《》〈〉“”，。；\n]{4,60})的通知》?(?:[（(].{1,12}[)）])?$")
_CARRIES_OUT = re.compile("[》〉]?(?:的)?实施(?:条例|细则|办法|规定|规则)")  # 某某法实施条例
_ABOUT_MEETING = re.compile(
    r"座谈会|会商会|联席会|研讨会|推进会|现场会|部署会|动员|庆祝|纪念|启动会|启动仪式|开工仪式|奠基仪式|推介会|对接会|签约仪式|论坛|峰会"
)
_OURS = re.compile(r"[我本](自治区|[省市县区州盟旗])(?![级内域外长委]|部分)")
# 某某委员会工作报告: whose report it is stands before it without 关于.
_ACCOUNT = re.compile(r"(?:(?:19|20)\d\d年度?)?(?:依法行政|法治政府建设)?(?:工作|述职|年度)?报告》?(?:[（(].{1,12}[)）])?$")
# A regional strategy names its region first: 中部地区崛起, 黄河流域生态保护和高质量发展.
_GROUND = re.compile(r"(?:[东中西]部|东北|黄河|长江|淮河)(?:地区|流域)|京津冀|长三角|粤港澳大湾区|长江经济带")
_FEAST = re.compile(r"庆祝|纪念")
GENERAL = frozenset(
    "高质量发展 新发展理念 新发展格局 新发展阶段 中国式现代化 共同富裕 新质生产力 全面深化改革 现代化产业体系 中华民族伟大复兴".split()
)
_SHARED_TITLE = re.compile(r"(?:和|与|、)[^，。]{2,10}关于")
_PARTY = re.compile(r"关于")  # behind the last of several parties; 山西省关于… alone says no body
_KIND = re.compile(r"等?(?:跨[省市]城镇圈|功能走廊|地区|走廊|城镇圈|经济带)$")
_CLASS = re.compile(r"(?:[区园圈带廊群]|经济|产业|创新|科创|功能|城镇|一体化|边境)$")
_BUILT = re.compile("(?:航线|空中.*走廊|旅游走廊|航空走廊|高新区|经开区|园|园区|城|小镇|经济合作区|保税区|开发区|基地|中心)$")
# Every country has plans of its own, a convention only its name from where it was signed, and a number of plans no strategy.
_OF_OURS = re.compile("[我本][国省市县区州]")
_ZONED = re.compile("自由贸易港|自贸港|自由贸易试验区|自贸试验区")  # 海南|自由贸易港法: of the port, not the province
_NUMBERED = re.compile(r"[“‘][\dNnXx+＋]+[”’]$")
_DASHED_SPLIT = re.compile(r"[-—－]")


_EXPLAINS = re.compile(r"解读|图解|问答|答记者问|起草说明|编制说明|制定说明")


@cache
def _agreed() -> re.Pattern[str]:
    return re.compile(f"(?:{schema.word_class('缔约文件')})》?$")


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(schema.word_class("地名文件"))


def explained(own: Mention, inner: Sequence[Mention]) -> Mention | None:
    """《甲》政策解读: what such a page says of grounds and aims it says of 甲, the document it explains."""
    documents = [m for m in inner if m.type == "document" and m.text.startswith("《")]
    explains = len(documents) == 1 and _EXPLAINS.search(own.text, documents[0].end - own.start)
    return documents[0] if explains else None


def title_relations(whole: Mention, inner: Sequence[Mention], where: Where = _NOWHERE) -> Iterator[Relation]:
    """The relations that the name of `whole` states; `inner` are the mentions inside it, in order, `where` the division
    that 我省 means."""
    if whole.type == "document":
        yield from _issuers(whole, inner)
        yield from _carried(whole, inner)
        yield from _concerns_us(whole, where)
        yield from _accounts(whole, where)
    if whole.type in ("document", "meeting"):
        yield from _concerns(whole, inner)
    if whole.type == "area":
        yield from _dashed(whole, inner)


def _accounts(whole: Mention, where: Where) -> Iterator[Relation]:
    """市人民法院工作报告 is the report of that court."""
    body = whole.text.strip("《》").removesuffix("工作报告")
    if whole.found_by == "pattern:document.account" and body:
        start = whole.start + whole.text.index(body)
        name = canonical("organization", body, where)
        yield _state("issued_by", whole, Mention("organization", body, start, start + len(body), name, "titles:account"), whole, "account")


def _concerns_us(whole: Mention, where: Where) -> Iterator[Relation]:
    """关于加快我省茶叶改革的意见: the division that the document speaks for."""
    about = _ABOUT.search(whole.text)
    match = _OURS.search(whole.text, about.end()) if about else None
    if match and (name := where.ours(match[1])):
        start = whole.start + match.start()
        place = Mention("place", match[0], start, start + len(match[0]), name, "titles:ours")
        yield _state("concerns", whole, place, whole, "ours")


def _state(type: str, subject: Mention, object: Mention, whole: Mention, rule: str) -> Relation:
    return Relation(type, subject, object, whole.start, whole.end, f"{type}.{rule}")


def _about(whole: Mention) -> int:
    """The clean offset at which the subject matter of the title begins (after 关于, if it has one)."""
    match = _ABOUT.search(whole.text)
    return whole.start + match.start() if match else whole.start


def _issuers(whole: Mention, inner: Sequence[Mention]) -> Iterator[Relation]:
    """甲乙关于…的通知: the organisations that the title begins with, one after the other."""
    if _agreed().search(whole.text):
        return  # 甲国政府和乙国政府关于…的协定 has parties, no issuers
    about = _about(whole)
    at, shared = whole.start + (1 if whole.text.startswith("《") else 0), False
    for m in inner:
        gap = whole.text[at - whole.start : m.start - whole.start]
        accounts = m.type == "organization" and _ACCOUNT.fullmatch(whole.text, m.end - whole.start)
        if m.type not in ("organization", "place") or m.start >= about and not accounts or gap.strip(" 、和　\n") not in ("", "中共"):
            break
        after = whole.text[m.end - whole.start :]
        if m.type == "place" and not (_SHARED_TITLE.match(after) or (shared and _PARTY.match(after))):
            break
        yield _state("issued_by", whole, m, whole, "title")
        at, shared = m.end, True


def _carried(whole: Mention, inner: Sequence[Mention]) -> Iterator[Relation]:
    """关于印发《…》的通知, 关于修改〈…〉的决定: the document inside, by the verb before it."""
    for m in inner:
        if m.type != "document" or whole.found_by == "pattern:document.five-year":  # “十四五”规划《纲要》 is one
            continue
        before = whole.text[: m.start - whole.start].rstrip("《〈<")
        if _CARRIES_OUT.match(whole.text, m.end - whole.start):
            yield _state("implements", whole, m, whole, "title")
            continue
        for type, verb in _INNER_VERBS:
            if verb.search(before):
                yield _state(type, whole, m, whole, "title")
                break
    if (bare := _PRINTS.search(whole.text)) and kind_of(bare["title"]):
        start, end = (whole.start + at for at in bare.span("title"))
        yield _state("forwards", whole, Mention("document", bare["title"], start, end, f"《{bare['title']}》", "titles:printed"), whole, "title")


def _concerns(whole: Mention, inner: Sequence[Mention]) -> Iterator[Relation]:
    """The area, place or strategy of the subject matter; issuers and what stands in an inner title do not count."""
    about = _about(whole)
    if any(m.type == "document" and m.text.startswith(("《", "〈")) and m.start < about < m.end for m in inner):
        about = whole.start  # 甲市落实〈关于…的意见〉实施方案: 关于 is the inner title's
    if whole.type == "document" and _OF_OURS.match(whole.text):
        return
    if whole.type == "meeting" and not _ABOUT_MEETING.search(whole.text):
        return
    wanted = ("area", "strategy") if whole.type == "meeting" and not _FEAST.search(whole.text) else ("area", "place", "strategy")
    documents = [m for m in inner if m.type == "document"]
    orgs = [m for m in inner if m.type == "organization"]
    for m in inner:
        hidden = any(d.start <= m.start and m.end <= d.end for d in (*documents, *orgs) if d is not m)
        signed = m.type == "place" and m.start > whole.start and _signed().match(whole.text, m.end - whole.start)
        part = m.type == "place" and _ZONED.match(whole.text, m.end - whole.start)
        if m.text == "中华人民共和国" or signed or part or _NUMBERED.match(m.text):
            continue
        if m.type == "strategy" and (ground := _GROUND.match(m.name or m.text)) and whole.type == "document":
            area = Mention("area", ground[0], m.start, m.start + len(ground[0]), ground[0], "titles:ground")
            yield _state("concerns", whole, area, whole, "title")
        if m.type == "strategy" and whole.type == "document" and m.start >= about and not hidden:
            yield from (_state("concerns", whole, place, whole, "title") for place in _begins(m))
        if m.type in wanted and m.start >= about and not hidden and (m.name or m.text) not in GENERAL:
            yield _state("concerns", whole, m, whole, "title")


def _begins(m: Mention) -> Iterator[Mention]:
    """The division with whose full name a strategy begins.

    >>> [m.name for m in _begins(Mention("strategy", "黄石市服务业开放综合试点", 0, 12))]
    ['黄石市']
    >>> list(_begins(Mention("strategy", "东平湖生态保护", 0, 7)))
    []
    """
    own = places_of(m.text)
    if own and len(own[-1]) > 2 and own[-1].endswith(tuple("省市县区州盟旗")):
        yield Mention("place", own[-1], m.start, m.start + len("".join(own)), own[-1], "titles:ground")


def _dashed(whole: Mention, inner: Sequence[Mention]) -> Iterator[Relation]:
    """甲-乙-丙地区: each part's last place is a member, and lies in the place before it (甲区乙镇)."""
    if _BUILT.search(whole.text) or any(m.found_by == "lexicon:area" and m.end == whole.end for m in inner):
        return  # 甲—乙共建产业园: whose it is, not what it covers
    parts, at = [], whole.start
    for part in _DASHED_SPLIT.split(_KIND.sub("", whole.text)):
        parts.append((part, at, [m for m in inner if m.type == "place" and at <= m.start and m.end <= at + len(part)]))
        at += len(part) + 1
    all_placed = all(places and places[0].start == at for _, at, places in parts)
    for part, at, places in parts if len(parts) > 1 else ():
        if part == "中国" and not all_placed:
            continue  # 中国—东盟产业合作区: whose it is, not what it covers
        places = _filled(part, at, places, towns=all_placed)
        if places and _certain(places[-1], parts):
            yield _state("member_of", places[-1], whole, whole, "dashed")
        for above, below in zip(places, places[1:], strict=False):
            yield _state("located_in", below, above, whole, "dashed")


def _certain(place: Mention, parts: Sequence[tuple[str, int, list[Mention]]]) -> bool:
    """Not a county's short name beside what no list knows (it may be anything's), nor a city beside its own county."""
    means = gazetteer.division(place.name or place.text)
    if means is None:
        return True
    others = [gazetteer.division(m.name or m.text) for _, _, inside in parts for m in inside if m != place]
    if any(other and means.code in gazetteer.ancestors(other.code) and means.level != "国家" for other in others):
        return False
    return bool(others) or means.level != "县" or place.text == means.name


def _filled(part: str, at: int, places: Sequence[Mention], *, towns: bool) -> list[Mention]:
    """The places that the part consists of, a town that no list knows included; none where it is another name (喀什噶尔河)."""
    if not places or places[0].start > at:
        return []
    rest = part[places[-1].end - at :]
    if not rest or _CLASS.search(rest):
        return list(places)
    town = Mention("place", rest, places[-1].end, at + len(part), "", "titles:dashed")
    return [*places, town] if towns and 2 <= len(rest) <= 3 else []
