"""A life told in prose in, its posts out: 曾任甲局局长，2011年出任乙市市长，此后历任…，现任….

Each verb of taking a post gives the posts behind it, on over commas, to the person whom the sentence is about: the name
right before the verb, the one that opens the clause or the sentence, or, for a sentence that names nobody, the one of
the paragraph. Out: posts with status and with the months the text says (`since`, `until`, as 2010-10 or 2010).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .. import words
from ..geography import gazetteer
from ..model import Mention
from ..naming import foreign, lexicon
from ..naming.units import boundary
from . import bodies
from .appointments import head_says
from .life_dates import Months, months_before
from .post_chains import LEVELS, Held, Page, is_foreign, read_chain
from .post_record import APPOINTED, ELECTED, FORMER, HELD, PLANNED, Post, made, starting
from .post_titles import title_of

# The look ahead holds what every one of the verbs begins with: most characters are passed over without trying them all.
_VERB = re.compile(
    r"(?=[历曾先此之时原现目拟当被调转改升出接担履晋提任])(?:(?P<past>历任|(?:曾经?|曾先后|先后|此前|之前|曾长期)(?:历|担|出|兼|挂任?)?任过?|时任|原任)"
    r"|(?P<now>现(?:已|在)?(?:担|出|转|改|升|调|兼)?任(?!务)|现为|目前担任)"
    r"|(?P<plan>拟(?:提名(?:任|为)|推荐(?:任|为)|任命为|升?任|担任|为))"
    r"|(?P<chosen>当选为?|被(?:选举|推选|任命|选)为)"
    r"|(?P<move>[调转改升出接担]任|履新|晋升为?|升为|提拔为|提任"
    r"|(?<![主责信常上前首离委胜重就继新历一聘兼现原拟时])任(?![务何命期职免教意用性由凭人重])))"
)
_HARD = "。！？\n"
_CLAUSE = "，；：。！？\n"
_PIECE = re.compile(r"[^、，。；：！？\n（）《》“”]{2,40}")
_TAIL = re.compile(
    r"(?:等(?:多个|重要|领导|不同)?(?:职务|职位|岗位|职|工作)?|的?职务|一职|候选人|人选|至今[^，。]{0,6}|以来|期间|时|后(?:留下[^，。]{0,6})?|的)$"
)
_NOTE = re.compile(r"（[^（）\n]{1,14}）")
_OTHER_VERB = re.compile("不再|担任|兼任|改任|辞去|免去|免职|任命|当选|推选|选举|接替|负责|主持")
_AND = re.compile("以及|和|及|与")
_NEVER = re.compile(
    r"(?:不再|不得|不能|不|将|或|会|可|应|未|有望|希望|申请|禁止|拟|被|聘请?|可以|要|想|若|如|者|决定|自愿|所)$"
)
_OBJECT = re.compile(r"(?:接替|接任|取代|替代|代替|任命|委任|免去|会见|提名|推荐|对|向|同|与|和|跟随|由|经|把)$")
_ABOUT = re.compile("接替|接任|取代|替代|代替|任命|委任|免去|会见|提名|推荐|祝贺|撤换")
_OTHERS = re.compile(
    "的|父亲|母亲|妻子|丈夫|儿子|女儿|夫人|由|将|拟|建议|要求|祝贺|任命|免去|支持|选举|推荐|宣布|和|与"
)
_SELF = re.compile(r"(?:他|她)(?:还|也|本人)?")
_TIME = re.compile(
    r"(?:[于在自从至到]|此后|其后)?(?:(?:[12]\d{3}|[一二〇零○九八七六五四三]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})?月?(?:\d{1,2}日)?(?:至今)?"
    r"|同年|当年|次年|翌年|今年|去年|期间|近日|日前|\d{1,2}月(?:\d{1,2}日)?)"
    r"(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月)?(?:起|后|初|底|以后|以来)?[—－\-~至到]?"
)
_LINKS = re.compile(r"并|又|再|之后|此后|其后|随后|后来|后|先|同时|还|也|先后|起|一直|长期|于|经|开始|期间|其间|任上")
_MOVES = re.compile(
    r"(?:在[^，。]{2,16}任上)?[“‘]?(?:空降|调|调往|调到|转|赴|到|回|回到|转赴|主政|挂职)[”’]?(?P<to>[\u4e00-\u9fff]{2,14})"
)
_OPENS = re.compile(
    r"[ 　\t]*(?:他|她|(?:[于在自从])?(?:[12]\d{3}|[一二]九?[一二〇零○九八七六五四三]{2,3})年|曾|后?历任"
    r"|后(?=任|先后|担任|出任|调任)|先后|现任|现为|此前|之前|之后|随后|其后|此后|后来|同年|当年|毕业|参加工作)"
)
_CV = re.compile(
    r"(?:同志)?(?:（[^（）\n]{1,20}）)?[ 　]*(?:，[男女]|的?(?:个人|工作|基本)?(?:简历|简介|履历|情况)|[:：]?[ 　]*(?:\n|$))"
)
_LIKE = re.compile(r"^[与和同跟像][^，。\n]{2,20}(?:一样|不同|相同|相比|类似)，")
_DEATH = re.compile(r"医治无效|因病[^。，\n]{0,10}逝世|逝世，享年")
_AFTER = re.compile("[调转改升接]任|晋升|升为|提拔|提任|履新")
_WORKED = re.compile(r"(?:工作|任职|就职)，(?:先后|历|曾)?[^，。；\n]{0,4}\Z")
_IN_TURN = re.compile("历|先后")
_TERM = re.compile("第?[一二三四五六七八九十]+届")
# A part of a body that is not named: 技术科, 综合局.
_PART = re.compile("[科处室局司厂组队间]$|^..部$|党委$|革委会$")
_WHOLE = re.compile(
    "国家|中央|中国|全国|最高|国务院|中共|公司|集团|大学|学院|学校|中学|医院|银行|总局|研究[所院]|协会|军|[部局委厅院厂][^部局委厅院厂]+[科处室局部司厂组队间委]"
)
_CENTRAL = re.compile("(?:国务院|中央|国家|全国)[\u4e00-\u9fff]{3,30}(?:领导小组|委员会|指挥部)$")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_GOVERNS = re.compile(f"[{LEVELS}]长$")
_FAR, _BACK, _LINES, _POSTS, _SHORT = 400, 4000, 40, 24, 6
_CV_HEADING = re.compile(r"(?:人物|个人|工作|主要)?(?:简历|履历|简介|经历)[：:]?[ 　]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class _Step:
    """One verb of a life: the posts it gives, whose they are, when, and how they stand; `one_by_one`: held in turn."""

    person: Mention
    held: tuple[Held, ...]
    start: int
    end: int
    status: str
    months: Months
    follows: bool
    one_by_one: bool


def careers(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """The posts of the lives that a text tells, in order."""
    if not people:
        return
    steps: list[_Step] = []
    dead = {p.name for m in _DEATH.finditer(page.text) for p in starting(people, max(0, m.start() - 80), m.end())[-1:]}
    matches = [m for m in _VERB.finditer(page.text) if not _NEVER.search(page.text, max(0, m.start() - 4), m.start())]
    for i, match in enumerate(matches):
        limit = _limit(page.text, match.end(), matches[i + 1].start() if i + 1 < len(matches) else len(page.text))
        step = _step(page, people, match, limit, steps[-1] if steps else None)
        if step:
            steps.append(step)
    for i, step in enumerate(steps):
        later = steps[i + 1] if i + 1 < len(steps) else None
        over = step.person.name in dead or later is not None and _succeeds(page.text, step, later)
        status = FORMER if step.status in (HELD, APPOINTED) and over else step.status
        for n, held in enumerate(step.held):
            post = made(step.person, held, status, span=(min(step.person.start, step.start), held.end))
            first, last = n == 0 or not step.one_by_one, n + 1 == len(step.held) or not step.one_by_one
            yield replace(post, since=step.months.since if first else "", until=step.months.until if last else "")


def _head(text: str, marks: str, at: int) -> int:
    """Where the stretch before `at` begins that none of the marks interrupts."""
    low = max(0, at - _FAR)
    return max(low, 1 + max(text.rfind(c, low, at) for c in marks))


def _limit(text: str, start: int, stop: int) -> int:
    """Where the posts behind a verb must end: at the sentence's end, or where the clause of the next verb begins."""
    end = next((i for i in range(start, min(stop, start + _FAR)) if text[i] in "。；\n"), min(stop, start + _FAR))
    if end == stop:
        return max(start, *(text.rfind(c, start, stop) for c in "，；"))
    return end


def _succeeds(text: str, step: _Step, later: _Step) -> bool:
    """Does the later step of the same paragraph end the post of the one before?"""
    same = step.person.name == later.person.name and "\n" not in text[step.end : later.start]
    return same and later.status != ELECTED and (later.follows or bool(step.months.since and later.months.since))


def _step(page: Page, people: Sequence[Mention], match: re.Match[str], limit: int, last: _Step | None) -> _Step | None:
    text, at = page.text, match.end()
    first = _PIECE.match(text, at, limit)
    if not first:
        return None
    sentence = _head(text, _HARD, match.start())
    person = _subject(page, people, sentence, match.start())
    behind = _named_behind(text, people, at, limit) if match.lastgroup != "plan" else None
    person = behind or person
    if person is None:
        return None
    mine = last if last and last.person.name == person.name and last.end > sentence else None
    base = _moved_to(page, match.start(), first[0]) or (mine.held[-1] if mine else None)
    held = read_on(page, people, at, behind.start - 1 if behind else limit, base)
    held = [h for h in held if not foreign.is_name(person.text) or _abroad(h.named())]
    if not held:
        return None
    months = months_before(text, sentence, match.start(), (person.start, person.end))
    status = {"past": FORMER, "now": HELD, "plan": PLANNED, "chosen": ELECTED}.get(
        match.lastgroup or "", FORMER if months.until else HELD
    )
    if status == HELD and text.startswith(("期间", "时"), held[-1].end):
        status = FORMER
    if match[0] == "被任命为":
        status = APPOINTED
    comrade = text[person.end : match.start()]
    if match[0] == "任" and (comrade == "同志" or not comrade and head_says(text, person.start) == "begins"):
        status = APPOINTED
    if behind and status == HELD and match.lastgroup == "move" and _YEAR.search(text, sentence, match.start()):
        status = FORMER  # 2001年，已任某省省长的…
    clause = _head(text, _CLAUSE, match.start())
    follows = match.lastgroup not in ("plan", "chosen") and bool(
        _AFTER.match(match[0]) or re.search("[之此其随]?后", text[clause : match.start()])
    )
    return _Step(
        person, tuple(held), match.start(), held[-1].end, status, months, follows, bool(_IN_TURN.search(match[0]))
    )


def _abroad(name: str) -> bool:
    """Does a body's name say that it is a foreign one?"""
    return foreign.owned(name) or any(is_foreign(name[:n]) for n in range(2, min(len(name), 10) + 1))


def _named_behind(text: str, people: Sequence[Mention], at: int, limit: int) -> Mention | None:
    """履新某省省委常委、副省长的张三: the person behind 的."""
    near = starting(people, at + 2, min(limit, at + 80))
    if (
        near
        and text[near[0].start - 1] == "的"
        and title_of(text[at : near[0].start - 1])
        and "，" not in text[at : near[0].start]
    ):
        return near[0]
    return None


def _subject(page: Page, people: Sequence[Mention], sentence: int, at: int) -> Mention | None:
    """Whose verb stands at `at` in the sentence that begins at `sentence`; None where that is not clear."""
    text = page.text
    clause = _head(text, _CLAUSE, at)
    here = starting(people, sentence, at)
    for person in reversed(here):
        if person.start >= clause:
            if _OTHERS.search(text, person.end, at):
                return None
            if not _OBJECT.search(text, max(0, person.start - 3), person.start):
                return person
            if text[person.start - 1] == "由" or re.search("(?:任命|免去|提名|推荐)$", text[clause : person.start]):
                return None
            if person.end == at and re.match("[^，。；\n]{2,40}后(?:留下|空)", text[at : at + 50]):
                return person
        elif _quiet(text[clause:at]) and _leads(text, person):
            return person
        elif not _quiet(text[clause:at]) and not here[0].start >= clause and person is here[-1]:
            pronoun = _SELF.match(text, clause)
            if not pronoun:
                return None
    if any(p.start >= clause for p in here) and all(not _leads(text, p) for p in here):
        return None
    if here and here[0].start < clause:
        return None
    if here or not _OPENS.match(text, sentence) or not _quiet(text[clause:at]):
        return None
    return _of_paragraph(page, people, sentence)


def _quiet(lead: str) -> bool:
    """Does a clause say nothing before its verb but when, and whither (2010年“空降”某省)?"""
    lead = _SELF.sub("", _TIME.sub("", lead.strip(" 　\t“”")), count=1)
    lead = _MOVES.sub("", lead, count=1)
    return not _LINKS.sub("", lead).strip(" 　\t“”")


def _leads(text: str, person: Mention) -> bool:
    """Does the person open a clause, with no more than posts or a time before the name, and go on?"""
    low = _head(text, _CLAUSE, person.start)
    head = text[low : person.start].strip(" 　\t")
    if head and not title_of(head) and not _quiet(head) and head not in ("而", "其中", "另据"):
        return False
    return not _OBJECT.search(head) and not _ABOUT.search(head) and text[person.end : person.end + 1] != "的"


def _of_paragraph(page: Page, people: Sequence[Mention], sentence: int) -> Mention | None:
    """The person whom the paragraph is about, or the line above that heads a life (某某，男，… or 某某简历)."""
    text = page.text
    paragraph = text.rfind("\n", max(0, sentence - _BACK), sentence) + 1
    for person in reversed(starting(people, max(paragraph, sentence - 3 * _FAR), sentence)):
        opens = _head(text, _HARD, person.start)
        head = _LIKE.sub("", text[opens : person.start]).strip(" 　\t，")
        if (not head or title_of(head) or _quiet(head)) and text[person.end : person.end + 1] != "的":
            return person
    if starting(people, paragraph, sentence):
        return None
    return headed(text, people, paragraph) or _alone_before(text, people, paragraph, sentence)


def headed(text: str, people: Sequence[Mention], paragraph: int) -> Mention | None:
    """The person whose life the lines above `paragraph` head."""
    line = paragraph
    for _ in range(_LINES):
        if line <= 0:
            return None
        end, line = line, text.rfind("\n", max(0, line - _BACK), line - 1) + 1
        start = line
        while start < end and text[start] in " 　\t":
            start += 1
        i = bisect_left(people, start, key=lambda p: p.start)
        if i < len(people) and people[i].start == start:
            return people[i] if _CV.match(text, people[i].end) else None
        if _CV_HEADING.match(text, start):
            return _spoken_of(people[:i])
    return None


def _spoken_of(people: Sequence[Mention]) -> Mention | None:
    """The person whom a text has spoken of most: 人物履历 below it tells of that one."""
    named = Counter(p.name for p in people).most_common(2)
    if not named or named[0][1] < 2 or len(named) > 1 and named[1][1] == named[0][1]:
        return None
    return next(p for p in reversed(people) if p.name == named[0][0])


def _alone_before(text: str, people: Sequence[Mention], paragraph: int, sentence: int) -> Mention | None:
    """他曾任…: the only person of the paragraph before."""
    if not paragraph or not _SELF.match(text, sentence) and text[sentence : sentence + 1] not in "他她":
        return None
    above = starting(
        people, max(text.rfind("\n", max(0, paragraph - 3 * _FAR), paragraph - 1) + 1, paragraph - 3 * _FAR), paragraph
    )
    return above[0] if above and len({p.name for p in above}) == 1 else None


def _moved_to(page: Page, at: int, first: str) -> Held | None:
    """“空降”某省任省委常委: the division that the words before the verb name, for posts said by its level (副省长, 省委);
    在某厂任副处长: the body."""
    low = max(page.text.rfind(c, max(0, at - 60), at) for c in "。；\n") + 1
    body = page.ends.get(at)
    if body and body.type == "organization" and page.text[body.start - 1 : body.start] in ("在", "到", "于"):
        return Held("", body.start, body.end, body)
    worked = _WORKED.search(page.text, max(low, at - 40), at)
    body = page.ends.get(worked.start()) if worked else None
    if body and body.type == "organization" and page.text[body.start - 1 : body.start] in ("在", "到", "于"):
        return Held("", body.start, body.end, body)
    match = max(_MOVES.finditer(page.text, low, at), key=lambda m: m.start(), default=None)
    if not match or not (first.startswith((*LEVELS, "自治区")) or _GOVERNS.search(title_of(first))):
        return None
    mention = next((m for e in range(match.end("to"), match.start("to"), -1) if (m := page.ends.get(e))), None)
    if mention is None or mention.type != "place" or not match.start("to") <= mention.start:
        return None
    near = mention.start == match.start("to") and _quiet(page.text[mention.end : at].lstrip("”’，"))
    return Held("", mention.start, mention.end, None, (mention.name or mention.text) + "委") if near else None


def read_on(page: Page, people: Sequence[Mention], at: int, limit: int, base: Held | None) -> list[Held]:
    """The posts from `at` on, over 、 and ， as long as posts follow; what is no post is left out between 、."""
    text, found, mark = page.text, list[Held](), ""
    for _ in range(_POSTS):
        match = _PIECE.match(text, at, limit)
        if not match:
            break
        tail = _TAIL.search(match[0])
        high = at + tail.start() if tail else match.end()
        if _OTHER_VERB.search(text, at, high) or starting(people, at, high):
            break
        here = _pieces(page, at, high, base, mark == "，")
        if not here and mark == "，":
            break
        found += here
        base = here[-1] if here else base if high - at <= _SHORT else None
        note = _NOTE.match(text, match.end(), limit)
        at = note.end() if note else match.end()
        while at < limit and text[at] in " 　":
            at += 1
        mark = text[at : at + 1] if at < limit else ""
        if tail or mark not in ("、", "，"):
            break
        at += 1
    return found


def _pieces(page: Page, low: int, high: int, base: Held | None, strict: bool) -> list[Held]:
    """The posts of [low, high), joined by 和 as well; `strict`: only if there is nothing but posts."""
    text = page.text
    if not title_of(text[low:high]):
        return []
    if strict and any(word in boundary() and word not in ("原", "兼") for word, _, _ in words.cut(text[low:high])):
        return []
    found: list[Held] = []
    for joint in _AND.finditer(text, low, high):
        if any(text[joint.start() : joint.start() + n] in gazetteer.senses() for n in (2, 3, 4)):
            continue  # 历任和政县委副书记
        if title_of(text[low : joint.start()]):
            found += read_chain(page, low, joint.start(), base=found[-1] if found else base)
            low = joint.end()
        elif text[joint.start() - 1] in "师员长任":
            low = joint.end()  # a post that is not known
    found += read_chain(page, low, high, base=found[-1] if found else base)
    return [whole for h in found if (whole := _whole(text, h))]


def _whole(text: str, held: Held) -> Held | None:
    """The post at its body by the body's whole name; None where no more than a part of a body is named."""
    said = text[held.start : held.end - len(held.title)]
    name = held.named()
    if _TERM.match(name):
        return None
    led = said[:1] == "第" or not said.startswith("中共") and bool(bodies.places_of(said))
    local = led and not any(w in boundary() and w[0] != "第" for w, _, _ in words.cut(said))
    if (local or _CENTRAL.fullmatch(said)) and len(name) < len(said) and said.endswith(name):
        return replace(held, mention=None, body=said)
    tail = re.split("[及和与]", said)[-1]
    if tail != said and name.endswith(tail) and said != name:  # 某部计算机及软件专业组
        known = any(said[:n] in lexicon.known() for n in range(2, min(len(said), 9)))
        return replace(held, mention=None, body=said) if known else None
    if held.mention or name[:1] in LEVELS:
        return held
    part = _PART.search(name) and not _WHOLE.search(name) and not bodies.places_of(name) and name not in lexicon.known()
    return None if part else held
