"""Persons and what else a document names in, the posts that it gives them out.

A post stands right before a name (太原市委书记韦韬), right behind it (赵乐际委员长; in a table after blanks; in
brackets), in a sentence that appoints or dismisses (任命…为…, 免去…的…职务, …由…兼任), or in the list of a group
(组长：…).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import foreign
from . import person_names as names
from .member_lists import member_lists
from .model import Mention
from .people import LEADERS
from .post_chains import LEVELS, Held, Page, group_before, group_in_words, is_foreign, pieces, read_chain, title_of

_HARD = "，。；：！？\n“”（）《》…—"
_GAP = re.compile(r"[ 　\t]*")
_COLUMN = re.compile(r"[ 　\t]+(?=[^ 　\t\n])")
_JOINED = re.compile(r"(?:（[^（）]{1,8}）)?[、和与及，]{1,2}|[ 　\t]{1,2}")
_TAKES = re.compile(
    r"(?:同志)?(?:[^，。；：\n]{0,24}?(?=当选|担任|兼任|不再|辞去))?"
    r"(?P<verb>为|任|担任|兼任|出任|当选为?|就任|接任|连任|不再担任|不再兼任|辞去|卸任|的?)(?P<rest>[^，。；\n：！？]{2,60})"
)
# 张明委员是某中心主任; in a notice 张明，男，1970年生，现任某局局长.
_IS = re.compile(
    r"(?:同志|委员|代表|院士|教授|研究员|先生|女士)?(?:，[男女]，[^。\n]{0,80}?)?"
    r"(?P<verb>是|系|现任|现为|现系)(?P<rest>[^，。；\n：！？]{3,60})(?=[，。；\n]|$)"
)
_KIND = re.compile(r"一[名位个]|首位|唯一|的|我们|全国人大代表$")
_ENDS = frozenset({"不再担任", "不再兼任", "辞去", "卸任"})
_DISMISSES = re.compile(r"(?:免去|撤销|罢免|终止|接受|撤去|免除|免职)[^，。；\n]{0,6}$")
_OFFICE = re.compile(r"(?:等)?(?:的)?职务|(?:等)?职$")
_DUTY = re.compile(r"(?:同志)?(?:兼任|兼|担任|任|出任)(?![命务])")
_PROMOTES = re.compile(r"递补[^，。；\n]*$")
# Posts that China does not have: without a state they belong to the one spoken of.
_STATE_TITLES = frozenset(
    "总统 副总统 总理 副总理 首相 副首相 国王 王储 外长 防长 财长 国务卿 议长 众议长 参议长 外交大臣 国防大臣 最高领袖".split()
)
_STATELESS = "外国"
_SHARED = re.compile(r"副|委员|常委|代表|成员|院士|教授|研究员|讲师|审判员|检察员|顾问|理事|董事|工程师")


@dataclass(frozen=True, slots=True)
class Post:
    """`person` holds `title` at a body: `organization` where a mention names it; `organization_name` is that mention's
    name or one put together from the text around (太原市 + 市长 -> 太原市人民政府); [start, end) says so."""

    person: Mention
    organization: Mention | None
    organization_name: str
    organization_type: str
    title: str
    start: int
    end: int
    ended: bool = False


def find_posts(text: str, mentions: Sequence[Mention]) -> list[Post]:
    """The posts named in the clean `text`, in order; `mentions` are all that it names, persons included.

    >>> person = Mention("person", "李明华", 5, 8, "李明华")
    >>> [(p.title, p.organization_name) for p in find_posts("安徽省省长李明华", [person])]
    [('省长', '安徽省人民政府')]
    """
    page = Page.of(text, mentions)
    people = sorted((m for m in mentions if m.type == "person"), key=lambda m: m.start)
    found: dict[tuple[object, ...], Post] = {}
    for post in (*_beside(page, people), *_appointed(page, people), *_listed(page, people)):
        key = (post.person.start, post.title, post.organization_name, post.ended)
        if key not in found:
            found[key] = post
    return sorted(found.values(), key=lambda p: (p.person.start, p.ended, p.start, p.end, p.title))


def _post(person: Mention, held: Held, *, ended: bool = False, span: tuple[int, int] | None = None) -> Post:
    low = held.mention.start if held.mention and held.start <= held.mention.start < person.start else held.start
    start, end = span or (min(low, person.start), max(held.end, person.end))
    return Post(person, held.mention, held.named(), held.type, held.title, start, end, ended or held.past)


def _beside(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """Posts right before and right behind names. A plural post counts for each name of the list behind it."""
    previous: Mention | None = None
    chain: list[Held] = []
    for person in people:
        low = _left_end(page.text, person.start, previous.end if previous else 0)
        lean = chain[-1] if chain and previous and _same_list(page.text, previous.end, low) else None
        own = _abroad(page, person, low, _before(page, person, low, lean))
        behind = _behind(page, person)
        if own or behind:
            chain = own or behind
        elif previous and chain and _JOINED.fullmatch(page.text, previous.end, person.start):
            own = [h for h in chain if _SHARED.search(h.title)]
        else:
            chain = []
        # 递补候补委员…为委员 ends the former post.
        promoted = bool(_PROMOTES.search(page.text[max(0, person.start - 60) : person.start]))
        yield from (_post(person, h, ended=promoted) for h in (*own, *behind))
        previous = person


def _same_list(text: str, end: int, low: int) -> bool:
    return text[end:low].strip("、和 　") == "" and low - end <= 2


def _left_end(text: str, at: int, low: int) -> int:
    """Where the stretch before `at` begins that a chain may fill."""
    start = at
    while start > low and text[start - 1] not in _HARD:
        start -= 1
    return start


def _before(page: Page, person: Mention, low: int, lean: Held | None) -> list[Held]:
    end = person.start
    while end > low and page.text[end - 1] in " 　\t":
        end -= 1
    # 甲当选首相 乙致贺电: a blank ends a headline's phrase as well as it joins a title to a name.
    if end <= low or end < person.start and low > 0 and page.text[low - 1] not in _HARD:
        return []
    return read_chain(page, low, end, lean=lean)


def _abroad(page: Page, person: Mention, low: int, own: list[Held]) -> list[Held]:
    """The posts before a foreign name: where the text leaves out whose they are, the state's that was named last."""
    if not foreign.is_name(person.text):
        return own
    title = title_of(page.text[low : person.start].rstrip(" 　"))
    at = person.start - len(title)
    if not own and title in _STATE_TITLES and page.text.startswith(title, at) and _unowned(page.text, at):
        own = [Held(title, at, person.start, None, _STATELESS, "place")]
    out = []
    for held in own:
        name = held.named()
        if name.endswith("人民政府") and not foreign.owned(name) and held.title[-2:-1] in tuple(LEVELS):
            held = replace(held, mention=None, body=name.removesuffix("人民政府"), type="place")  # 加州州长
        elif _stateless(held):
            joined = page.text[held.start - 1 : held.start] == "、"
            state = foreign.state_before(page.text, held.start, clause=joined)
            held = replace(held, mention=None, body=state, type="place")
        elif held.title in _STATE_TITLES and (state := foreign.state_in(held.named())):
            held = replace(held, mention=None, body=state, type="place")  # 某国某党主席、总统
        if held.body or held.mention:
            out.append(held)
    return out


def _stateless(held: Held) -> bool:
    """Is the post a state's, and does the text leave out which state's?"""
    if held.body in (_STATELESS, "国务院", "中华人民共和国") or held.mention and held.mention.text == "国家":
        return True
    government = held.named().endswith("政府") and not foreign.owned(held.named())
    return government and held.title.removeprefix("第一") in _STATE_TITLES


def _unowned(text: str, at: int) -> bool:
    """Does nothing but a state's kind (共和国, 王国) stand before the post at `at`?"""
    return at == 0 or not names.is_han(text[at - 1]) or text[at - 1] in "与和同对向由及了见受止被请让故国邦"


def _behind(page: Page, person: Mention) -> list[Held]:
    """王明部长; 王明　　某部部长; 王明（某部部长）."""
    text, at = page.text, person.end
    if at >= len(text):
        return []
    if text[at] == "（":
        end = text.find("）", at, at + 60)
        inner = text[at + 1 : end]
        return read_chain(page, at + 1, end) if end > 0 and "，" not in inner else []
    column = _COLUMN.match(text, at)
    if column:
        end = column.end()
        while end < len(text) and text[end] not in "\n；。（：":
            end += 1
        whole = pieces(text, column.end(), end)
        return read_chain(page, column.end(), end) if whole and whole[0][0] == column.end() else []
    return _address(page, person)


def _address(page: Page, person: Mention) -> list[Held]:
    """The title that follows the name at once, where it says its body alone or the sentence names it."""
    text, at = page.text, person.end
    deputy = text[at : at + 1] == "副"
    title = next((t for n in (5, 4, 3, 2) if names.titles().get(t := text[at + deputy : at + deputy + n]) == "职"), "")
    held = read_chain(page, at, at + deputy + len(title)) if title else []
    return held if _at_home(page, person, title) else []


def _at_home(page: Page, person: Mention, title: str) -> bool:
    """Does a bare title mean China's? Not where the person is a foreigner or a foreign country stands near."""
    if title == "总书记":
        return person.text in LEADERS
    first = bisect_left(page.before, person.start - 60, key=lambda m: m.end)
    last = bisect_right(page.before, person.start, first, key=lambda m: m.end)
    near = [m for m in page.before[first:last] if person.start - 60 < m.start and m.type == "place"]
    chinese = names.lengths(person.text, 0) and not foreign.is_name(person.text)
    return bool(chinese) and not any(is_foreign(m.text) for m in near)


def _groups(text: str, people: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The persons, those of one list together."""
    group: list[Mention] = []
    for person in people:
        if group and not _JOINED.fullmatch(text, group[-1].end, person.start):
            yield group
            group = []
        group.append(person)
    if group:
        yield group


def _appointed(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """任命A、B为…; 免去A的…职务; A当选…; …由某部部长A兼任."""
    for group in _groups(page.text, people):
        stated = _IS.match(page.text, group[-1].end)
        match = _TAKES.match(page.text, group[-1].end)
        if stated:
            yield from _is(page, group[-1], stated)
        elif match and not _of_another(page.text[group[-1].end : match.start("verb")]):
            if not _starting(people, group[-1].end, match.start("verb")):
                yield from _taken(page, group, match)
        yield from _by(page, group[-1])


def _starting(people: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """The persons whose names begin in [low, high)."""
    first = bisect_left(people, low, key=lambda p: p.start)
    return people[first : bisect_left(people, high, first, key=lambda p: p.start)]


def _of_another(between: str) -> bool:
    """甲致电祝贺乙当选总统: what is taken is not 甲's."""
    return any(word in between for word in ("祝贺", "致电", "致信", "会见", "支持"))


def _taken(page: Page, group: Sequence[Mention], match: re.Match[str]) -> Iterator[Post]:
    lead = page.text[max(0, group[0].start - 16) : group[0].start]
    dismissed = bool(_DISMISSES.search(lead))
    verb, start, end = match["verb"], match.start("rest"), match.end("rest")
    office = _OFFICE.search(match["rest"])
    if office:
        end = start + office.start()
    if verb in ("的", "") and not (dismissed and office):
        return
    bracket = page.text.find("（", start, end)
    end = bracket if bracket > 0 else end
    for held in read_chain(page, start, end):
        for person in group:
            span = (min(person.start, held.start), held.end)
            yield _post(person, held, ended=dismissed or verb in _ENDS, span=span)


def _is(page: Page, person: Mention, match: re.Match[str]) -> Iterator[Post]:
    """Posts that a sentence states as such: all that follows the verb must be posts."""
    start, end = match.span("rest")
    whole = pieces(page.text, start, end)
    if whole and whole[0][0] == start and not _KIND.search(match["rest"]):
        for held in read_chain(page, start, end):
            yield _post(person, held, span=(person.start, held.end))


def _by(page: Page, person: Mention) -> Iterator[Post]:
    """办公室主任由生态环境部副部长王明兼任."""
    text = page.text
    if not _DUTY.match(text, person.end):
        return
    low = _left_end(text, person.start, max(0, person.start - 400))
    by = text.rfind("由", low, person.start)
    if by > low and title_of(text[low:by]):
        yield from (_post(person, held) for held in read_chain(page, low, by))


def _listed(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """The list of a group: 组长：… 副组长：… 成员：…, one person a line or several."""
    by_start = {person.start: person for person in people}
    lists = list(member_lists(page.text))
    for i, found in enumerate(lists):
        group = group_before(page, found.start) or group_in_words(page.text, found.start)
        if not group:
            continue
        name = (group.name or group.text) + "办公室"
        held = Held(found.title, found.start, found.end, None if found.office else group, name if found.office else "")
        limit = lists[i + 1].start if i + 1 < len(lists) else len(page.text)
        for person in (by_start.get(start) for start, _ in found.names):
            if person:
                yield _post(person, held)
        for person in () if found.names else _titled(page.text, people, found.end, limit):
            yield _post(person, held)


def _titled(text: str, people: Sequence[Mention], start: int, limit: int) -> Iterator[Mention]:
    """The persons of a list that says first what they are: 成员：市财政局局长王明、市教育局局长李强."""
    at = start
    while at < limit:
        line = text.find("\n", at)
        line = limit if line < 0 or line > limit else line
        here = _starting(people, at, line)
        for person in here:
            while at < person.start and text[at] in "、，； 　\t":
                at += 1
            whole = pieces(text, at, person.start)
            if not (whole and whole[0][0] == at):
                return
            yield person
            at = person.end
        if not here:
            return
        at = line + 1
