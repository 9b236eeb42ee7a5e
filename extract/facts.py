"""Facts: an `Outline` gives the numbers it states as reached, each with the time it is told for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .cues import DIGIT, cue
from .dates import Time, find_times
from .indicator_tables import find_tables
from .indicators import GAP, find_indicators
from .measures import with_change
from .model import Indicator, Outline, Sentence, Target
from .standing import Place, Places, reached
from .targets import find_targets

_OPENING = 14
_NAMES_YEAR = re.compile(r"\d{4}|[今本去明]年|〇|零")


def find_facts(outline: Outline, *, targets: Iterable[Target] | None = None) -> list[Indicator]:
    """The numbers a document states as reached, each with its time as written (empty where none is given).

    `targets` are those of `find_targets`, if the caller has them already: their numbers are no facts."""
    taken = [(t.start, t.end) for t in (find_targets(outline) if targets is None else targets)]
    facts: list[Indicator] = []
    places = Places(outline)
    tables = find_tables(outline, places.years)
    taken = _merged([*taken, *tables.spans])
    facts += tables.facts
    told: tuple[int, Time | None] = (-1, None)
    for sentence in outline.sentences:
        year = places.years[sentence.article]
        if sentence.paragraph != told[0]:
            told = (sentence.paragraph, None)
        told = (sentence.paragraph, _opening_time(sentence.text, year) or told[1])
        if sentence.role in ("title", "field", "heading") or not DIGIT.search(sentence.text):
            continue
        found = _facts(sentence, places.of(sentence), year, told[1])
        facts += (f for f in found if not _inside(f, taken))
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


def _reviewed(time: Time, place: Place, year: int | None) -> int | None:
    """The year of a time in a review: 全年, 上半年 there are those of the year that its heading names."""
    past = next((t.year for t in find_times(place.time, year=year)), None) if place.review else None
    return past if past is not None and time.year == year and not _NAMES_YEAR.search(time.text) else time.year


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
    time = next(iter(find_times(text[:_OPENING], year=year)), None)
    dated = time is not None and (time.kind == "past" or time.kind == "open" and reached(text))
    return time if dated else None


def _facts(sentence: Sentence, place: Place, year: int | None, told: Time | None) -> Iterator[Indicator]:
    text = sentence.text
    if place.law or not place.review and cue("legal").search(text):
        return  # 累计达到5000元以上的: a case in law, not a figure
    times = [t for t in find_times(text, year=year) if t.kind != "base"]
    times = [t for t in times if None in (t.year, year) or (t.year or 0) <= (year or 0)]  # 在一年内投产: still to come
    if not (place.review or reached(text) or any(t.kind == "past" for t in times)):
        return
    masked = list(text)
    for time in times:
        masked[time.start : time.end] = GAP * (time.end - time.start)
    found = find_indicators("".join(masked), sentence.start, year=year)
    for indicator in with_change(text, sentence.start, found):
        before = [t for t in times if t.start <= indicator.start - sentence.start]
        if not before and told and not place.review:
            before = [told]
        said = before[-1].text if before else place.time if place.review else ""
        until = _reviewed(before[-1], place, year) if before else next((t.year for t in find_times(said, year=year)), None)
        dated = () if until is None else (("year", until),)
        yield replace(indicator, time=said, attributes=(*dated, *_based(indicator, until, year)))
