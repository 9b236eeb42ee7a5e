"""Sentences that give and take posts in, posts out: 任命甲、乙为…; 免去甲的…职务; 甲当选…; …由某部部长甲兼任.

A notice says at the head of a list what it does to all in it (免去：); a clause goes on about the same person (…，免去其
…职务); a title of a group stands without the group (由市长甲任组长), which the text has named just before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..model import Mention
from ..post_words import LEADERS, MEMBERS, RANKED, one_of
from .bodies import places_of
from .member_lists import group_in_words
from .post_chains import Held, Page, read_chain
from .post_record import APPOINTED, BESIDES, DISMISSED, ELECTED, FORMER, HELD, PLANNED, RESIGNED, Post, made, starting
from .post_titles import pieces, title_of

HARD = "，。；：！？\n“”（）《》…—"
JOINED = re.compile(r"(?:（[^（）]{1,8}）)?[、和与及，]{1,2}|[ 　\t]{1,2}")
_TAKES = re.compile(
    r"(?:（[^（）\n]{1,12}）)?(?:同志)?(?:[^，。；：\n]{0,24}?(?=当选|担任|兼任|不再|辞去|被任命))?"
    r"(?P<verb>被任命为|曾任|历任|为|任|担任|兼任|出任|当选为?|就任|接任|连任|不再担任|不再兼任|辞去|卸任|的?)(?P<rest>[^，。；\n：！？]{2,60})"
)
# 张明委员是某中心主任; in a notice 张明，男，1970年生，现任某局局长.
_IS = re.compile(
    r"(?:同志|委员|代表|院士|教授|研究员|先生|女士)?(?:，[男女]，[^。\n]{0,80}?)?"
    r"(?P<verb>是|系|现任|现为|现系)(?P<rest>[^，。；\n：！？]{3,60})(?=[，。；\n]|$)"
)
# …，免去其某局局长职务；…，不再担任某局局长；…，兼任某办主任: of the person named before.
_ALSO = re.compile(
    r"[，；](?:同时|并|一并|[^，。；\n]{1,12}(?=被任命为))?(?:(?P<verb>被任命为|(?:免去|免除|撤销)(?:其|他|她)(?:担任)?的?|不再担任|不再兼任|辞去|兼任|拟提任)"
    r"(?P<rest>[^，。；\n：！？]{2,60}))"
)
_KIND = re.compile(r"一[名位个]|首位|唯一|的|我们|全国人大代表$")
_DISMISSES = re.compile(r"(?:免去|撤销|罢免|终止|接受|撤去|免除|免职)[^，。；\n]{0,6}$")
_HEAD = re.compile(r"(?P<ends>免去|免除|撤销|罢免|免职)|(?P<begins>任命|任职|聘任|选举|当选)")
_ELECTS = re.compile(r"(?:选举|补选|推选|增选|选出|推举|递补)[^，。；：\n]{0,40}$")
_APPOINTS = re.compile(r"(?:任命|委任|聘任|特任)[^，。；：\n]{0,40}$")
# 任命甲为某委主任，乙为某局局长，|丙为…: one verb for all of them.
_APPOINTS_ON = re.compile(r"(?:任命|委任|聘任|特任)[^，。；：\n]{2,40}为[^，。；：\n]{2,40}(?:，[^，。；：\n]{2,12}为[^，。；：\n]{2,40}){0,20}，$")
_NOMINATES = re.compile(r"(?:提名|推荐|建议|拟任命?)[^，。；\n]{0,6}$")
_REPLACES = re.compile(r"(?:接替|接任|取代|替代)$")
_MOVED = re.compile(r"提请[^，。；\n]{0,30}任命[^，。；\n]{0,6}$")  # proposed to the body that appoints
_BEFORE = re.compile("此前|之前|曾|先后|原来")
_OFFICE = re.compile(r"(?:等)?(?:的)?职务|(?:等)?职$")
_DUTY = re.compile(r"(?:同志)?(?P<verb>兼任|兼|担任|任|出任|接任|接替|等?(?:同志|人)?组成)(?![命务])")
_NOT_YET = ("祝贺", "致电", "致信", "会见", "支持", "将", "拟", "要求", "拒绝", "呼吁")
_VERB = re.compile("担任|兼任|任命|主持|负责")
_RESIGNS = frozenset({"辞去", "卸任"})
_ENDS = frozenset({"不再担任", "不再兼任"})
_TITLE = re.compile(rf"(?P<office>办公室)?{RANKED}副?(?P<kind>{one_of(LEADERS + MEMBERS)})")
_CLASSES = {
    "组长": ("小组", "专班", "工作组", "专家组"),
    "指挥": ("指挥部",),
    "召集人": ("联席会议", "协调机制"),
    "主任": ("委员会",),
    "委员": ("委员会",),
    "班长": ("专班",),
}
_ANY_CLASS = ("小组", "专班", "指挥部", "联席会议", "委员会", "协调机制", "工作组", "专家组")
_FOUNDS = re.compile("成立|组建|设立|建立")
_GOVERNOR = re.compile("(?:代理?|常务)?副?[省市县区州盟旗]长")
_NEAR, _LIST = 300, 4000


def left_end(text: str, at: int, low: int) -> int:
    """Where the stretch before `at` begins that a chain may fill."""
    start = at
    while start > low and text[start - 1] not in HARD:
        start -= 1
    return start


def appointments(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """The posts that sentences state, give and take."""
    before: Sequence[Mention] = ()
    for group in _groups(page.text, people):
        text, end = page.text, group[-1].end
        stated = _IS.match(text, end)
        match = _TAKES.match(text, end)
        if stated:
            yield from _is(page, group[-1], stated)
        elif match and not _of_another(text[end : match.start("verb")]):
            if not starting(people, end, match.start("verb")):
                yield from _taken(page, group, match, before)
        yield from _also(page, people, group[-1])
        yield from _by(page, people, group)
        before = group


def _groups(text: str, people: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The persons, those of one list together."""
    group: list[Mention] = []
    for person in people:
        if group and not JOINED.fullmatch(text, group[-1].end, person.start):
            yield group
            group = []
        group.append(person)
    if group:
        yield group


def _of_another(between: str) -> bool:
    """甲致电祝贺乙当选总统: what is taken is not 甲's; 甲将在选举后辞去: not yet."""
    return any(word in between for word in _NOT_YET)


def _taken(page: Page, group: Sequence[Mention], match: re.Match[str], before: Sequence[Mention]) -> Iterator[Post]:
    lead = page.text[max(0, group[0].start - 48) : group[0].start]
    verb, start = match["verb"], match.start("rest")
    office = _OFFICE.search(match["rest"])
    status = _status(page.text, group[0].start, lead, verb, page.text.startswith("同志", group[-1].end))
    if verb in ("的", "") and not (status == DISMISSED and office) or _NOMINATES.search(lead):
        return
    end = _rest_end(page.text, start, match.end("rest"))
    seat = _seat(page, group[0].start) if _GOVERNOR.match(page.text, start) else None
    held = read_chain(page, start, end, lean=seat) or _in_group(page, start, end) or _in_group(page, start, _first(match["rest"], start))
    if status == APPOINTED and _MOVED.search(lead):
        status = PLANNED
    if status == HELD and _BEFORE.search(page.text[group[-1].end : match.start("verb")]):
        status = FORMER
    if _REPLACES.search(lead) and before and before[-1].end >= group[0].start - 4:
        yield from (made(p, h, span=(p.start, h.end)) for h in held for p in before)
        status = FORMER
    for one in held:
        for person in group:
            yield made(person, one, status, span=(min(person.start, one.start), one.end))


def _seat(page: Page, at: int) -> Held | None:
    """The body or meeting of a division that the sentence named last before `at`: whose 副省长 somebody is who gives up that post."""
    low = max(page.text.rfind(mark, 0, at) for mark in "。\n") + 1
    last = bisect_right(page.before, at, key=lambda m: m.end)
    for m in reversed(page.before[max(0, last - 20) : last]):
        if m.start >= low and m.type in ("organization", "meeting") and places_of(m.name or m.text):
            return Held("", m.start, m.end, m)
    return None


def _first(rest: str, start: int) -> int:
    """Where the first piece of what somebody takes ends: 甲任组长|、乙任副组长的某领导小组."""
    return start + len(re.split("[、的]", rest, maxsplit=1)[0])


def _rest_end(text: str, start: int, end: int) -> int:
    """Where the posts end that begin at `start`: before 职务 and before a bracket (试用期一年)."""
    office = _OFFICE.search(text[start:end])
    end = start + office.start() if office else end
    bracket = text.find("（", start, end)
    return bracket if bracket > 0 else end


def _status(text: str, at: int, lead: str, verb: str, comrade: bool) -> str:
    if verb in _RESIGNS:
        return RESIGNED
    if verb in _ENDS or _DISMISSES.search(lead):
        return DISMISSED
    if verb in ("的", ""):
        return DISMISSED if head_says(text, at) == "ends" else HELD
    if verb.startswith("当选") or _ELECTS.search(lead):
        return ELECTED
    if verb in ("曾任", "历任"):
        return FORMER
    if verb == "兼任":
        return BESIDES
    appointed = _APPOINTS.search(lead) or verb == "为" and _APPOINTS_ON.search(text, max(0, at - 400, text.rfind("。", 0, at)), at)
    if verb == "被任命为" or appointed or verb in ("任", "为") and (verb == "任" and comrade or head_says(text, at) == "begins"):
        return APPOINTED
    return HELD


def head_says(text: str, at: int) -> str:
    """What the line with a colon says that heads the list in which the line at `at` is an item: begins, ends, nothing."""
    line = text.rfind("\n", 0, at) + 1
    while line > max(0, at - _LIST):
        above = text.rfind("\n", 0, line - 1) + 1
        said = text[above : line - 1].rstrip()
        if said.endswith("："):
            match = _HEAD.search(said)
            return (match.lastgroup or "") if match else ""
        if not said.endswith(("；", "；", "。", "，")) or len(said) > 200:
            return ""
        line = above
    return ""


def _is(page: Page, person: Mention, match: re.Match[str]) -> Iterator[Post]:
    """Posts that a sentence states as such: all that follows the verb must be posts."""
    start, end = match.span("rest")
    whole = pieces(page.text, start, end)
    if whole and whole[0][0] == start and not _KIND.search(match["rest"]):
        for held in read_chain(page, start, end):
            yield made(person, held, span=(person.start, held.end))


def _also(page: Page, people: Sequence[Mention], person: Mention) -> Iterator[Post]:
    """What the sentence goes on to say of the same person."""
    stop = min((i for c in "。\n" if (i := page.text.find(c, person.end, person.end + 200)) >= 0), default=person.end)
    later = starting(people, person.end, stop)
    for match in _ALSO.finditer(page.text, person.end, later[0].start if later else stop):
        verb, start = match["verb"], match.start("rest")
        end = _rest_end(page.text, start, match.end("rest"))
        if verb[:2] in ("免去", "免除", "撤销") and end == match.end("rest"):
            continue
        status = {
            "兼任": BESIDES,
            "被任命为": APPOINTED,
            "辞去": RESIGNED,
            "拟提任": PLANNED,
        }.get(verb, DISMISSED)
        for held in read_chain(page, start, end) or _in_group(page, start, end):
            yield made(person, held, status, span=(person.start, held.end))


def _by(page: Page, people: Sequence[Mention], group: Sequence[Mention]) -> Iterator[Post]:
    """办公室主任由生态环境部副部长王明兼任; all whom 由 names."""
    text, last = page.text, group[-1]
    duty = _DUTY.match(text, last.end)
    clause = max(text.rfind(mark, max(0, last.start - 600), last.start) for mark in "。；\n") + 1 if duty else 0
    by = text.rfind("由", clause, group[0].start)
    low = left_end(text, by, clause) if duty and by > 0 else 0
    by -= 2 if text[low:by].endswith(("一职", "职务")) else 0  # 某局局长一职由甲接任
    if duty and by > low and title_of(text[low:by]) and not _VERB.search(text, by, group[0].start):
        held = read_chain(page, low, by) or _in_group(page, low, by)
        status = BESIDES if duty["verb"].startswith("兼") else HELD
        yield from (made(p, h, status) for h in held for p in starting(people, by, last.end))


def _founded_ahead(page: Page, paragraph: int, at: int, classes: tuple[str, ...]) -> list[Mention]:
    """成立由甲任组长、乙任副组长的某领导小组: the group that the sentence goes on to name."""
    text = page.text
    low = max(paragraph, text.rfind("。", paragraph, at) + 1)
    high = min((i for mark in "。；\n" if (i := text.find(mark, at)) >= 0), default=len(text))
    if not _FOUNDS.search(text, low, at):
        return []
    first = bisect_right(page.groups, at, key=lambda m: m.end)
    ahead = [m for m in page.groups[first : first + 3] if at <= m.start and m.end <= high and m.text.endswith(classes)]
    return ahead[:1]


def _in_group(page: Page, start: int, end: int) -> list[Held]:
    """A bare title of a group (任组长), at the group that the paragraph named last."""
    match = _TITLE.fullmatch(page.text[start:end].strip())
    if not match:
        return []
    paragraph = max(page.text.rfind("\n", 0, start) + 1, start - _NEAR)
    office = match["office"] or match["kind"] == "主任" and "办公室主任" in page.text[paragraph:start]
    classes = next((c for kind, c in _CLASSES.items() if kind in match["kind"]), _ANY_CLASS)
    classes = _ANY_CLASS if office else classes
    last = bisect_right(page.groups, start, key=lambda m: m.end)
    near = [m for m in page.groups[max(0, last - 20) : last] if m.start >= paragraph and m.text.endswith(classes)]
    told = office and re.search("领导小组|小组|指挥部|委员会|专班|联席会议", page.text[paragraph:start])
    named = group_in_words(page.text, start, 0 if told else paragraph)
    near = _founded_ahead(page, paragraph, start, classes) or near
    group = near[-1] if near else named if named and named.text.endswith(classes) else None
    if not group:
        return []
    title = match[0].removeprefix("办公室")
    if office:
        return [Held(title, start, end, None, (group.name or group.text) + "办公室")]
    return [Held(title, start, end, group if near else None, group.text)]
