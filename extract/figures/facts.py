"""Facts: an `Outline` gives the numbers it states as reached, each with the time it is told for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..dates import Time, find_times
from ..model import Indicator, Outline, Sentence, Target
from .background import Background, background
from .cues import DIGIT, cue
from .figure_asides import with_asides
from .figure_clauses import without_times
from .figure_doubts import deed, told_apart
from .figure_forms import forms
from .figure_names import says_nothing
from .figure_told import well_said
from .indicators import find_indicators
from .measures import with_change
from .periods import Era
from .standing import LostHeading, Place, reached
from .targets import find_targets

_OPENING = 14
_STRIVES = re.compile("力争|争取达|努力实现|确保(?!了)")
_AHEAD = re.compile("今后|未来|到20|[“\"]?十.五|20\\d\\d")
_PLANNED = re.compile("预计|预算安排|拟(?=安排|投入|建|新|实施)|(?<!纳入)计划(?=安排|投入|完成|新)")
_RECORD = re.compile("[^，；。]{0,12}最[快大高多好低小少强优]|[^，；。]{0,6}(?:新高|新低|首次|第一次)")  # 近十年来增速最快: a comparison
_SINCE = re.compile("[近创为]|以来$")  # 创10年来新高
_SETS_OUT = re.compile("[从由](?!.*(?:以来|起))")  # 从2020年的1万亩增加到3万亩, 增长2倍: not the year of what was reached
_SURVEYS = re.compile("(?:智库|咨询(?:公司|机构)|(?:研究|市场|调查|评级)(?:机构|公司))[^。；]{0,30}(?:显示|指出|称|预测|表示|认为)")
_IN_NAME = re.compile("[一二三四五六七八九十]{1,2}月(?=[一-鿿])(?![份底末初中上下至到起以之间前后内，全我])")  # 十月稻田: a firm
_GREETS = re.compile("(?:(?:各位代表|同志们|总的看|总体上)[，！：:]*)?")
_ONLY_MEANT = re.compile("(?:计划|协议|意向|拟|预计)总?(?:投资|引资|合作金)额?(?:超过?|达到?|约|近|突破)?$")
_NAMES_YEAR = re.compile(r"\d{4}|[今本去明]年|〇|零")


def find_facts(
    outline: Outline, *, targets: Iterable[Target] | None = None, ground: Background | None = None
) -> list[Indicator]:
    """The numbers a document states as reached, each with its time as written (empty where none is given).

    `targets` are those of `find_targets`, if the caller has them already: their numbers are no facts; `ground` is the
    document's background, if the caller has it."""
    ground = ground or background(outline)
    taken = [(t.start, t.end) for t in (find_targets(outline, ground) if targets is None else targets)]
    facts: list[Indicator] = []
    places = ground.places
    taken = _merged([*taken, *ground.tables.spans])
    facts += ground.tables.facts
    told: tuple[int, Time | None] = (-1, None)
    lost = LostHeading()
    for sentence, era, standing in zip(outline.sentences, ground.eras, ground.standing, strict=True):
        year = places.years[sentence.article]
        if sentence.paragraph != told[0]:
            told = (sentence.paragraph, None)
        told = (sentence.paragraph, _opening_time(sentence.text, year) or told[1])
        place = lost.place(sentence, standing)
        if sentence.role in ("title", "field", "heading") or sentence.paragraph in ground.glossary or not DIGIT.search(sentence.text):
            continue
        found = _facts(sentence, place, year, told[1], era)
        facts += (f for f in found if not _inside(f, taken))
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


def _reviewed(time: Time, looks_back: Time | None, year: int | None) -> int | None:
    """The year of a time in a review: 全年, 上半年 there are those of the year that it looks back on."""
    past = looks_back.year if looks_back else None
    if time.text.endswith("以来") and time.year is not None and year is not None and time.year < year and not _of_five(time.text):
        return past or year  # 2013年以来: up to now
    told_alike = _of_five(time.text) == _of_five(looks_back.text) if looks_back else False
    if told_alike and time.year is None and re.search("一年|五", time.text):
        return past  # 五年来: from when, the report says
    return past if past is not None and time.year == year and not _NAMES_YEAR.search(time.text) else time.year


def _looks_back(place: Place, era: Era | None, year: int | None) -> Time | None:
    """The period a review speaks of: that which its text has opened, else the one that its heading names."""
    named = next(iter(find_times(place.time, year=year)), None) if place.review and place.time else None
    if era and not (named and named.year == era.time.year and _of_five(place.time) == _of_five(era.time.text)):
        return era.time
    return Time(place.time, 0, 0, named.year, "past") if named else None


def _of_five(time: str) -> bool:
    return "五" in time


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _inside(fact: Indicator, spans: Sequence[tuple[int, int]]) -> bool:
    i = bisect_right(spans, fact.start, key=lambda span: span[0]) - 1
    return i >= 0 and fact.start < spans[i][1]


def _based(indicator: Indicator, until: int | None, year: int | None) -> Iterator[tuple[str, object]]:
    """The attributes of a figure; 比上年 counts from the year that it is told of, not from the document's."""
    for name, value in indicator.attributes:
        last = name == "base" and until is not None and year is not None and value == until == year - 1
        yield name, year - 2 if last and year is not None else value


def _opening_time(text: str, year: int | None) -> Time | None:
    """The time that is over with which a sentence begins; the sentences after it in its paragraph speak of it too."""
    said = find_times(text[: 2 * _OPENING], year=year)  # 今年一季度 is not cut to 今年
    time = next((t for t in said[:1] if t.start < _OPENING), None)
    dated = time is not None and (time.kind == "past" or time.kind == "open" and reached(text))
    return time if dated else None


def _facts(
    sentence: Sentence, place: Place, year: int | None, told: Time | None, era: Era | None
) -> Iterator[Indicator]:
    text = sentence.text
    if place.law or not place.review and cue("legal").search(text):
        return  # 累计达到5000元以上的: a case in law, not a figure
    said = [t for t in find_times(text, year=year) if t.kind != "base" and not _SETS_OUT.match(t.text) and not _IN_NAME.match(text, t.start)]
    times = [t for t in said if None in (t.year, year) or (t.year or 0) <= (year or 0)]  # 在一年内投产: still to come
    over = any(t.kind == "past" for t in times)
    if not (place.review or over or reached(text) and not place.tasks):
        return  # nor 抓好已签约项目，新签约30个 among the tasks of a year
    if not place.review and _SURVEYS.search(text):
        return  # 某国智库发布的报告显示: the figure is seldom that of the publisher's country
    records = [t for t in times if _RECORD.match(text, t.end) and _SINCE.search(text[max(0, t.start - 1) : t.end])]
    shown = without_times(text, times)
    found = told_apart(find_indicators(shown, sentence.start, year=year), text, sentence.start)
    found = list(well_said(found, forms(shown, sentence.start))) if found else []
    back = _looks_back(place, era, year)
    for indicator in with_change(text, sentence.start, found):
        at = indicator.start - sentence.start
        if any(t.start <= at and t not in times and _AHEAD.match(t.text) for t in said):
            continue  # 设定了今后五年的目标
        before = [t for t in times if t.start <= at and t not in records and _governs(text, t, at)]
        if len(before) > 1 and before[-1].text in ("全年", "年内"):
            before = before[:-1]  # 2024年，某省全年生产总值
        spoken = before[-1] if before else back if place.review else told or back
        if not (spoken or place.review) or era and not era.certain and not before:
            continue  # of when is not said, or not for certain
        if says_nothing(indicator.name, indicator.value) or deed(indicator.name):
            continue
        if before and _still_to_come(text[:at], before[-1], place, year):
            continue
        if _ONLY_MEANT.search(text[max(0, at - _OPENING) : at]) and not _ONLY_MEANT.search(indicator.name):
            continue  # 三年计划投资9亿元, told as 投资
        if not place.review and _STRIVES.search(re.split("[；。]", text[:at])[-1]):
            continue
        until = _reviewed(spoken, back, year) if spoken else None
        dated = () if until is None else (("year", until),)
        worded = spoken.text if spoken else ""
        name = with_asides(indicator.name, text, at)
        yield replace(indicator, name=name, time=worded, attributes=(*dated, *_based(indicator, until, year)))


def _governs(text: str, time: Time, at: int) -> bool:
    """A time holds for its own part of a sentence; one that opens the sentence, for all parts."""
    greeted = _GREETS.match(text)
    first = "，" not in text[greeted.end() if greeted else 0 : time.start]
    opens = first and time.start < _OPENING and not DIGIT.search(text[: time.start])
    return opens or "；" not in text[time.end : at] and ";" not in text[time.end : at]


def _still_to_come(before: str, time: Time, place: Place, year: int | None) -> bool:
    """预计今年支出28亿元, 今年拟安排: what is only planned for the year at hand."""
    planned = _PLANNED.search(re.split("[；。]", before)[-1])
    return planned is not None and not place.review and time.kind == "open" and time.year == year
