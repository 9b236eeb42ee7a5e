"""Targets: an `Outline` gives what is to be reached by a year.

A target is what one time governs in one sentence. Sentences go on under the time of the sentence before them in their
paragraph, or, under a heading of goals, of the paragraph that leads the list. `Target.rule` says which way it was read:
time, goal (主要目标是：), follow, list, section (the heading gives the time), task (a number among the year's
tasks), table (a row of a plan's table of indicators).
"""

import re
from dataclasses import dataclass, replace

from ..dates import Time, find_times
from ..documents.home import reports
from ..model import Outline, Sentence, Target
from .background import Background, background
from .cues import DIGIT, cue
from .figure_clauses import GAP
from .figure_doubts import doubtful
from .indicators import find_indicators
from .measures import bound, with_sentence
from .series import apart, together
from .standing import LostHeading, Place, after_annual_goal, reached
from .target_figures import AIM, with_sure_figures
from .target_texts import finished, to_reach

_BULLET = re.compile(
    r"^(?:——|—|--|[●•◆·○■]|[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳]|[一二三四五六七八九十]{1,2}是)"
)
_CLAUSE_END = "，；：。,;:！？!?"
_OWN_YEAR = re.compile(r"(?:截至|截止)?((?:19|20)\d\d)年(?!前|底前)")
_LASTING = re.compile(r"[到至].*(?:\d{4}|[〇○零]|五|世纪)")
_NAMED_YEAR = re.compile(r"\d{4}年|[〇○零]|世纪|五")
# 为实现2030年…, 面向2035年, 从5月起到年底: the time belongs to something else.
_FOR = re.compile("为(?:如期|全面|顺利)?(?:实现|完成|做好)$|(?:谈|提|说|讲|回顾|面向|围绕|聚焦|紧扣|展望|瞄准|锚定|对标|距离?)$|从[^，]*(?:开始|起)$")
_AT_TIME = re.compile("(?:定于|[在于])+$")
_IS = re.compile("是[^，。；]{0,8}$")  # 该桥是国家“十四五”期间重点建设的项目
_SHORTEST = 4
_FEW = 8
_GOES_ON = re.compile("覆盖|惠及|达到?\\d|突破\\d|总[数量额]达?|其中")  # of what, the clause before says
_OPENING = 16


@dataclass(frozen=True, slots=True)
class Lead:
    """A time that governs what follows, and the headings under which it does; `goal`: set by 主要目标是;
    `binding`: 预期性 where it is set by 预期目标."""

    year: int
    time: str
    headings: tuple[str, ...]
    goal: bool = False
    binding: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the sentences before have set: `chain` inside the paragraph, `lead` for the list under it."""

    paragraph: int = -1
    chain: Lead | None = None
    lead: Lead | None = None


def find_targets(outline: Outline, ground: Background | None = None) -> list[Target]:
    """The targets of a document, in reading order; what it says twice (a goal quoted again) is given once. `ground` is its
    background, if the caller has it.

    >>> from ..model import Clean, Document
    >>> text = "力争到2027年，粮食产量稳定在30万吨以上。"
    >>> outline = Outline(Document("a", "", text), Clean(text, range(22)), (), (Sentence(text, 0, 22),))
    >>> [(target.year, target.text, target.indicators[0].value) for target in find_targets(outline)]
    [(2027, '粮食产量稳定在30万吨以上', '30万吨')]
    """
    targets: dict[tuple[int, str], Target] = {}
    ground = ground or background(outline)
    state, places, lost, tables = State(), ground.places, LostHeading(), ground.tables
    annual: Target | None = None
    # After the goals of the year all that a report still says is how to reach them.
    reporting = reports(outline) or places.reviews()
    for sentence, standing in zip(outline.sentences, ground.standing, strict=True):
        if sentence.role in ("title", "field") or sentence.paragraph in ground.glossary or tables.cover(sentence.start):
            continue
        if sentence.paragraph != state.paragraph:
            state = State(sentence.paragraph, None, state.lead if _lasts(state.lead, sentence) else None)
        place = lost.place(sentence, standing)
        place = after_annual_goal(place, annual)
        year = place.year if place.tasks else places.years[sentence.article]
        before = state
        found, state = _read(sentence, place, state, year)
        for target in with_sure_figures(found, sentence, year, tasks=place.tasks):
            if whole := finished(target, sentence):
                targets.setdefault((whole.year, whole.text), _told(whole, sentence, before))
        if found and reporting and cue("annual_goal").search(sentence.text) and cue("goal_lead").search(sentence.text):
            annual = replace(found[0], time=f"{year}年") if "五" in found[0].time else found[0]
    for target in tables.targets:
        targets.setdefault((target.year, target.text), target)
    return sorted(targets.values(), key=lambda target: (target.start, target.end))


def _told(target: Target, sentence: Sentence, state: State) -> Target:
    """With what the sentence, and the goals it belongs to, say of its numbers: 力争, 确保, 约束性, 预期性."""
    lead = state.lead if target.rule == "list" else state.chain if target.rule == "follow" else None
    return replace(
        target,
        indicators=with_sentence(
            sentence.text, sentence.start, target.indicators, lead.binding if lead else "", headings=sentence.headings
        ),
    )


def _lasts(lead: Lead | None, sentence: Sentence) -> bool:
    return lead is not None and sentence.headings[: len(lead.headings)] == lead.headings


def _read(sentence: Sentence, place: Place, state: State, year: int | None) -> tuple[list[Target], State]:
    """The targets of one sentence, and what it sets for those after it."""
    over = replace(state, chain=None) if state.chain else state
    if place.review:
        return [], over
    if found := _timed(sentence, place, year) or _goal(sentence, place, year):
        return [t for t in found if t.text], _after(found[-1], sentence, place, state)
    if _is_aside(sentence.text):
        return [], state if sentence.text[:1] in "（(" else over
    if _looks_back(sentence.text, year):
        return [], over
    lead = state.chain
    if lead and sentence.role != "heading" and _follows(sentence.text, lead, place):
        return [_whole(sentence, lead, "follow", year)], state
    if sentence.role == "heading" and not (place.goals or place.mixed):
        return [], over
    if place.goals and state.lead and _opens(sentence):
        return [_whole(sentence, state.lead, "list", year)], replace(state, chain=state.lead)
    listed = state.lead is not None and state.lead.headings == sentence.headings and _BULLET.match(sentence.text)
    if state.lead and listed and not place.goals and (sentence.role != "heading" or _states(sentence)):
        return [_whole(sentence, state.lead, "list", year)], replace(state, chain=state.lead)
    if target := _by_section(sentence, place, year):
        return [target], over
    # In an item of a list of goals a sentence that says no result does not end the item.
    return [], state if lead and lead == state.lead else over


def _after(last: Target, sentence: Sentence, place: Place, state: State) -> State:
    """After a target: its time goes on in the paragraph, and over the list below unless it stood in a list itself."""
    said = cue("goal_lead").search(sentence.text) is not None
    chain = Lead(last.year, last.time, sentence.headings, said, bound(sentence.text))
    opens = sentence.text[-1] in "：:" or (place.goals and not _BULLET.match(sentence.text))
    inside = state.lead is not None and state.chain == state.lead
    return replace(state, chain=chain, lead=chain if opens and not inside else state.lead)


def _follows(text: str, lead: Lead, place: Place) -> bool:
    """Whether a sentence goes on under the time of the one before: after goals, and after 到2027年 outside of tasks."""
    own = _OWN_YEAR.match(text)
    if own and int(own[1]) < lead.year:
        return False  # 到2035年…。2022年，…达到…: what was
    if place.goals and not cue("task").search(_BULLET.sub("", text)):
        return True
    lasting = place.goals or lead.goal or (not place.tasks and _LASTING.match(lead.time) is not None)
    return lasting and _is_result(text)


def _opens(sentence: Sentence) -> bool:
    """Whether the sentence can open an item of a list of goals: a bullet, or a paragraph that says a result."""
    if sentence.role == "heading":
        return _states(sentence)
    return bool(_BULLET.match(sentence.text)) or _is_result(sentence.text)


def _states(sentence: Sentence) -> bool:
    """Whether a heading ends in a state that is reached, not only in something to be done."""
    text = _BULLET.sub("", sentence.text)
    return bool(cue("state_end").search(text) or (cue("state_word").search(text) and not cue("task").search(text)))


def _looks_back(text: str, year: int | None) -> bool:
    """Whether the sentence begins with a time that is over (2023年末, 截至目前) and plans nothing."""
    first = next(iter(find_times(text[:_OPENING], year=year)), None)
    return first is not None and first.kind == "past" and cue("intends").search(text) is None


def _is_aside(text: str) -> bool:
    return len(text) < _SHORTEST or bool(cue("aside_begins").match(text) or cue("aside").search(text))


def _is_result(text: str) -> bool:
    if reached(text):
        return False
    body = _BULLET.sub("", text)
    if cue("state_end").search(body):
        return True
    if cue("task").search(body):
        return bool(DIGIT.search(text)) and bool(find_indicators(text, 0))
    return bool(cue("result").search(body))


def _timed(sentence: Sentence, place: Place, year: int | None) -> list[Target]:
    """What each due time of the sentence governs, up to the clause of the next."""
    text = sentence.text
    times, series = together(text, find_times(text, year=year))
    if not times:
        return []
    due: list[Time] = []
    for i, time in enumerate(times):
        following = next((t.start for t in times[i + 1 :] if t.kind in ("due", "open")), len(text))
        # 到2035年，用13年时间…: the second only says how long the way is.
        again = bool(due) and not text[due[-1].end : time.start].strip("，,再又")
        if not again and _is_due(text, time, following, place, year, listed=bool(due)):
            due.append(time)
    if sentence.role == "heading" and not (place.goals or place.mixed):
        due = [t for t in due if t.kind == "due"]
    # A time that is no goal's (a deadline for reports) ends what the one before it governs all the same.
    ends = [t for t in times if t in due or t.kind == "due"]
    begins = {t.start: max(_clause_start(text, t.start), 0 if not i else ends[i - 1].end) for i, t in enumerate(ends)}
    starts = [*begins.values(), len(text)]
    targets: list[Target] = []
    for time in due:
        elided = targets[-1].indicators[-1].name if targets and targets[-1].indicators else ""
        if not targets:
            elided = next((i.name for i in reversed(find_indicators(text[: time.start], 0))), "")
        end = next(start for start in starts if start > time.start)
        if target := _governed(sentence, time, begins[time.start], max(end, time.end), elided, year):
            targets += apart(target, series.get(time.start, ()))
    return targets


def _is_due(text: str, time: Time, following: int, place: Place, year: int | None, *, listed: bool) -> bool:
    """Whether the sentence says that something is to be reached by `time`; `listed`: after another such time."""
    if time.year is None or time.kind in ("past", "base"):
        return False
    if place.law and not (time.kind == "due" and _NAMED_YEAR.search(time.text)):
        return False  # 应当于十二月三十一日之前: every year anew
    rest = cue("purpose").sub("", re.split("[；;]", text[time.end : max(following, time.end)])[0])
    before = text[_clause_start(text, time.start) : time.start]
    if cue("attribute").search(rest) or cue("clerical").search(before + rest):
        return cue("goal_lead").match(rest) is not None
    if cue("not_goal").search(before + rest) or cue("legal").search(before + rest) or _FOR.search(before):
        return False
    if before.strip() and not rest.strip("，。；、”") and time.text[0] in "到至":
        return False  # 措施延长至年底: how long it lasts
    ahead = year is not None and time.year > year and bool(_NAMED_YEAR.search(time.text))
    if time.kind == "due":
        return ahead or not reached(before + rest)
    if reached(before + rest) or re.match(r"[^，。；]{0,4}是", rest) or _IS.search(before):
        return False
    result = cue("result").search(rest) is not None
    intends = cue("intends").search(before + re.split("[，。]", rest.lstrip("，"))[0]) is not None
    stated = result or bool(find_indicators(rest, 0))
    return result or (place.goals and stated) if ahead or place.goals or listed else intends and stated


def _clause_start(text: str, at: int) -> int:
    """Where the clause begins in which text[at] stands; a list comma ends one only right before a time."""
    if at and text[at - 1] == "、":
        return at
    return max(text.rfind(mark, 0, at) for mark in _CLAUSE_END) + 1


def _governed(sentence: Sentence, time: Time, start: int, end: int, elided: str, year: int | None) -> Target | None:
    text = sentence.text
    before, after = text[start : time.start], text[time.end : end]
    if cue("only_lead_in").search(before) or before.startswith(("从", "自")):
        before, start = "", time.start
    before = cue("lead_in").sub("", _BULLET.sub("", before))
    if (lead := cue("goal_lead").search(after)) and not DIGIT.match(after[lead.end() :]):
        after = after[lead.end() :]
    kept = cue("purpose").sub("", after)
    body = (_AT_TIME.sub("", before) + kept.lstrip("，,、：: 时")).rstrip("。！；;，,、 ")
    if len(body) < _SHORTEST and not lead:
        return None
    # The gap goes between what stands before and after the time, so that all offsets stay.
    shown = before.rjust(time.start - start, GAP)
    shown += GAP * (end - start - len(shown) - len(after)) + AIM.sub(lambda aim: GAP * len(aim[0]), kept)
    indicators = find_indicators(shown, sentence.start + start, elided=elided, year=year)
    last = time.end + len(text[time.end : end].rstrip())
    return Target(
        time.year or 0, time.text, body, sentence.start + start, sentence.start + last, tuple(indicators), "time"
    )


def _goal(sentence: Sentence, place: Place, year: int | None) -> list[Target]:
    """A sentence that says 主要预期目标是 without a due time: its words, heading or text give the year."""
    text = sentence.text
    lead = cue("goal_lead").search(text)
    said = text[: lead.end()] if lead else ""
    if not lead or cue("reached").search(text[: lead.start()]) or said.count("“") > said.count("”"):
        return []
    times = [t for t in find_times(said, year=year) if t.kind in ("open", "due") and t.year is not None]
    until, time = (times[-1].year, times[-1].text) if times else (place.year, place.time)
    if until is None and cue("annual_goal").search(said):
        until = year
    if until is None or (year is not None and until < year):
        return []
    body = text[lead.end() :]
    indicators = find_indicators(body, sentence.start + lead.end(), year=year)
    return [Target(until, time, body.strip("，,：: 。；"), sentence.start, sentence.end, tuple(indicators), "goal")]


def _whole(sentence: Sentence, lead: Lead, rule: str, year: int | None) -> Target:
    text = sentence.text
    body = cue("purpose").sub("", text)
    cut = _BULLET.match(body)
    offset = cut.end() if cut else 0
    if found := cue("lead_in").match(body[offset:]):
        offset += found.end()
    body = body[offset:]
    indicators = find_indicators(body, sentence.start + offset, year=year)
    shown = body.strip(" 。；;，")
    return Target(lead.year, lead.time, shown, sentence.start, sentence.end, tuple(indicators), rule)


def _by_section(sentence: Sentence, place: Place, year: int | None) -> Target | None:
    """A goal that only its headings date, or a number among the tasks of the year."""
    if (place.goals or place.mixed) and place.year and _is_result(sentence.text):
        target = _whole(sentence, Lead(place.year, place.time, sentence.headings), "section", year)
        plain = bool(target.indicators) and not cue("task").search(_BULLET.sub("", sentence.text))
        if place.goals or (_states(sentence) if sentence.role == "heading" else plain):
            return target
    if place.tasks and year is not None and sentence.role == "body" and not reached(sentence.text):
        return _task(sentence, year, place.time)
    return None


def _task(sentence: Sentence, year: int, time: str) -> Target | None:
    """The clauses of a task sentence from its first number to its last."""
    if not DIGIT.search(sentence.text):
        return None
    text = sentence.text
    indicators = to_reach(find_indicators(text, sentence.start, year=year), sentence)
    if not indicators:
        return None
    first = indicators[0].start - sentence.start
    start = _clause_start(text, first - 1 if text[first - 1 : first] == "、" else first)
    bare = doubtful(indicators[0].name) and indicators[0].start - sentence.start - start <= _FEW or _GOES_ON.match(text, start)
    if bare and 0 < start and text[start - 1] == "，":
        start = _clause_start(text, start - 1)  # 推进枢纽建设，完成投资9亿元: of what, stands before
    if bullet := _BULLET.match(text[start:]):
        start += bullet.end()  # 十是新建公园3个
    ends = [text.find(mark, indicators[-1].end - sentence.start) for mark in "，；。"]
    end = min((e for e in ends if e >= 0), default=len(text))
    return Target(
        year, time, text[start:end], sentence.start + start, sentence.start + end, tuple(indicators), "task"
    )


