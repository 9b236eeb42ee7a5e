"""Persons and what else a document names in, the posts that it gives them out.

A post stands right before a name (太原市委书记韦韬), right behind it (赵乐际委员长; in a table after blanks; in
brackets), in a sentence that appoints or dismisses (任命…为…, 免去…的…职务, …由…兼任), or in the list of a group
(组长：…).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import Mention
from ..naming import foreign
from ..naming import person_names as names
from .appointments import HARD, JOINED, appointments, left_end
from .careers import careers
from .member_lists import group_in_words, member_lists, table_rows
from .people import LEADERS
from .post_chains import LEVELS, Held, Page, group_before, is_foreign, read_chain
from .post_record import FORMER, HELD, Post, made, starting
from .post_titles import pieces, title_of
from .resumes import resumes

_COLUMN = re.compile(r"[ 　\t|]+(?=[^ 　\t\n|])")
_PROMOTES = re.compile(r"递补[^，。；\n]*$")
_MOVES = re.compile("(?:同志)?(?:近日|日前|已)?(?:转任|调任|改任)")
_TAKEN = re.compile("(?:同志)?(?:兼|担)?任[^、，。；\n]{2,8}、")
_VAGUE = frozenset("代表 委员 成员 顾问 总书记 总理 委员长 主席 国务委员".split())
_CANDIDATE = re.compile(r"、[^、，]{2,10}(?:候选人|人选)\Z")
_STATELESS = "外国"
_APART = 60  # characters between two lists of one group, at most: the posts in a table's last cell
_ORGANS = re.compile("总统|总理府|首相|国民|国会|议会|众议院|参议院|联邦|内阁|最高苏维埃")
_PART = re.compile(r"[（(]?[一二三四五六七八九十\d]{0,3}[）)、．.]?[^，。：；\n]{1,12}(?<!领导小)(?:组|分队)")
_CHINESE = ("国务院", "中华人民共和国", "中国", "国家")
_DEPUTY = re.compile("副(?:主任|主席|院长|会长|检察长|书记|组长|局长|部长)|副?秘书长")
_SHARED = re.compile(r"副|委员|常委|代表|成员|院士|教授|研究员|讲师|审判员|检察员|顾问|理事|董事|工程师")


def find_posts(text: str, mentions: Sequence[Mention]) -> list[Post]:
    """The posts named in the clean `text`, in order; `mentions` are all that it names, persons included.

    >>> person = Mention("person", "李明华", 5, 8, "李明华")
    >>> [(p.title, p.organization_name) for p in find_posts("安徽省省长李明华", [person])]
    [('省长', '安徽省人民政府')]
    """
    page = Page.of(text, mentions)
    people = sorted((m for m in mentions if m.type == "person"), key=lambda m: m.start)
    found: dict[tuple[object, ...], Post] = {}
    lives = [*careers(page, people), *resumes(page, people)]
    told = {(p.person.name, p.title, p.end) for p in lives}
    stated = (p for p in appointments(page, people) if (p.person.name, p.title, p.end) not in told)
    for post in (*_beside(page, people), *lives, *stated, *_listed(page, people)):
        key = (post.person.start, post.title, post.organization_name, post.ended)
        if key not in found:
            found[key] = post
    chosen = _at_their_own(found.values())
    return sorted(chosen, key=lambda p: (p.person.start, p.ended, p.start, p.end, p.title))


def _at_their_own(posts: Iterable[Post]) -> list[Post]:
    """Without China's posts of those whom the text gives the same post of a foreign state (越南国家主席… 国家主席…)."""
    every = list(posts)
    abroad = {(p.person.name, p.title) for p in every if is_foreign(p.organization_name)}
    return [p for p in every if p.organization_name not in _CHINESE or (p.person.name, p.title) not in abroad]


def _beside(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """Posts right before and right behind names. A plural post counts for each name of the list behind it."""
    previous: Mention | None = None
    chain: list[Held] = []
    for person in people:
        taken = _TAKEN.match(page.text, previous.end, person.start) if previous else None  # 甲任组长、|某局局长乙
        low = left_end(page.text, person.start, taken.end() if taken else previous.end if previous else 0)
        lean = chain[-1] if chain and previous and _leans_on(page.text, previous.end, low, person.start) else None
        own = _abroad(page, person, low, _before(page, person, low, lean))
        behind = _behind(page, person)
        if own or behind:
            chain = own or behind
        elif previous and chain and JOINED.fullmatch(page.text, previous.end, person.start):
            own = [h for h in chain if _SHARED.search(h.title)]
        else:
            chain = []
        # 递补候补委员…为委员, 甲转任… end the former post.
        promoted = bool(_PROMOTES.search(page.text[max(0, person.start - 60) : person.start]) or _MOVES.match(page.text, person.end))
        yield from (made(person, h, FORMER if promoted else HELD) for h in (*own, *behind))
        previous = person


def _leans_on(text: str, end: int, low: int, start: int) -> bool:
    """Do the posts at [low, start) go on about the body of the person who ends at `end`: the next of a list, or a
    deputy's post that opens the next clause (…主任甲主持会议，副主任乙、秘书长丙出席)?"""
    if text[end:low].strip("、和 　") == "" and low - end <= 2:
        return True
    return text[low - 1] == "，" and low - end < 40 and not re.search("[。\n]", text[end:low]) and bool(_DEPUTY.fullmatch(text, low, start))


def _before(page: Page, person: Mention, low: int, lean: Held | None) -> list[Held]:
    end = person.start
    while end > low and page.text[end - 1] in " 　\t":
        end -= 1
    # 甲当选首相 乙致贺电: a blank ends a headline's phrase as well as it joins a title to a name.
    if end <= low or end < person.start and low > 0 and page.text[low - 1] not in HARD:
        return []
    candidate = _CANDIDATE.search(page.text, max(low, end - 16), end)
    return read_chain(page, low, candidate.start() if candidate else end, lean=lean)


def _abroad(page: Page, person: Mention, low: int, own: list[Held]) -> list[Held]:
    """The posts before a foreign name: where the text leaves out whose they are, the state's that was named last."""
    strange = foreign.is_name(person.text) or _foreign_head(page, person, own)
    if not strange:
        return own
    title = title_of(page.text[low : person.start].rstrip(" 　"))
    at = person.start - len(title)
    if not own and title in foreign.STATE_TITLES and page.text.startswith(title, at) and _unowned(page.text, at):
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
        elif held.title in foreign.STATE_TITLES and (state := foreign.states().get(name.removesuffix("政府"), "")):
            held = replace(held, mention=None, body=state, type="place") if name.endswith("政府") else held
        elif _of_a_ministry(held):
            state = foreign.state_before(page.text, held.start)
            held = replace(held, mention=None, body=state + name if state else "")
        elif held.title in foreign.STATE_TITLES and (state := foreign.state_in(held.named())):
            held = replace(held, mention=None, body=state, type="place")  # 某国某党主席、总统
        if held.body or held.mention:
            out.append(held)
    return out


def _foreign_head(page: Page, person: Mention, own: Sequence[Held]) -> bool:
    """Is it a head of government whose name sounds foreign, where a foreign state is spoken of (总理莫迪)?"""
    headed = any(held.title in foreign.STATE_TITLES and _stateless(held) for held in own)
    return headed and all(char in names.TRANSLIT for char in person.text) and bool(foreign.state_before(page.text, person.start))


def _of_a_ministry(held: Held) -> bool:
    """Is it a post in a ministry or with a president, and the state left out (司法部长莱万多夫斯基)?"""
    name = held.named()
    if _ORGANS.match(name):
        return True
    return held.title.endswith("部长") and name.endswith("部") and not foreign.owned(name) and not name.startswith("中")


def _stateless(held: Held) -> bool:
    """Is the post a state's, and does the text leave out which state's?"""
    if held.body in (_STATELESS, "国务院", "中华人民共和国") or held.mention and held.mention.text == "国家":
        return True
    government = held.named().endswith("政府") and not foreign.owned(held.named())
    return government and held.title.removeprefix("第一") in foreign.STATE_TITLES


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
        while end < len(text) and text[end] not in "\n；。（：|\t":
            end += 1
        end -= len(text[column.end() : end]) - len(text[column.end() : end].rstrip(" 　"))
        whole = pieces(text, column.end(), end)
        return read_chain(page, column.end(), end) if whole and whole[0][0] == column.end() else []
    return _address(page, person)


def _address(page: Page, person: Mention) -> list[Held]:
    """The title that follows the name at once, where it says its body alone or the sentence names it."""
    text, at = page.text, person.end
    deputy = text[at : at + 1] == "副"
    title = next((t for n in (5, 4, 3, 2) if names.titles().get(t := text[at + deputy : at + deputy + n]) == "职"), "")
    owner = page.ends.get(person.start)
    if title and title not in _VAGUE and owner and owner.type == "organization" and not is_foreign(owner.text):
        return [Held(text[at : at + deputy + len(title)], at, at + deputy + len(title), owner)]  # 某学院|王明|教授
    held = read_chain(page, at, at + deputy + len(title)) if title else []
    return held if _at_home(page, person, title) else []


def _at_home(page: Page, person: Mention, title: str) -> bool:
    """Does a bare title mean China's? Not where the person is a foreigner or a foreign country stands near."""
    if title == "总书记":
        return person.text in LEADERS
    first = bisect_left(page.before, person.start - 60, key=lambda m: m.end)
    last = bisect_right(page.before, person.start, first, key=lambda m: m.end)
    near = [m for m in page.before[first:last] if person.start - 60 < m.start and m.type == "place"]
    strange = foreign.is_name(person.text) or all(char in names.TRANSLIT for char in person.text)
    chinese = names.lengths(person.text, 0) and not strange
    return bool(chinese) and not any(is_foreign(m.text) for m in near)


def _listed(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """The list of a group: 组长：… 副组长：… 成员：…, one person a line or several."""
    by_start = {person.start: person for person in people}
    lists = sorted((*member_lists(page.text), *table_rows(page.text)), key=lambda found: found.start)
    group: Mention | None = None
    for i, found in enumerate(lists):
        if not (i and found.start - lists[i - 1].stop < _APART):  # else of the group that the lists above are of
            group = group_before(page, found.start) or group_in_words(page.text, found.start)
        if not group or _of_a_part(page.text, found.start, group):
            continue
        name = (group.name or group.text) + "办公室"
        held = Held(found.title, found.start, found.end, None if found.office else group, name if found.office else "")
        limit = lists[i + 1].start if i + 1 < len(lists) else len(page.text)
        for person in (by_start.get(start) for start, _ in found.names):
            if person:
                yield made(person, held)
        for person in () if found.names else _titled(page.text, people, found.end, limit):
            yield made(person, held)


def _of_a_part(text: str, at: int, group: Mention) -> bool:
    """Does a list stand below the name of a part of the group (第一组, 宣传组)? Its title is not one in the group."""
    above = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : max(at - 1, 0)]
    return bool(_PART.fullmatch(above)) and not group.text.endswith(above)


def _titled(text: str, people: Sequence[Mention], start: int, limit: int) -> Iterator[Mention]:
    """The persons of a list that says first what they are: 成员：市财政局局长王明、市教育局局长李强."""
    at = start
    while at < limit:
        line = text.find("\n", at)
        line = limit if line < 0 or line > limit else line
        here = starting(people, at, line)
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
