"""Of which period a review speaks: an `Outline` gives, for each sentence, the time that a sentence before it has opened.

A report that looks back on several periods says in its text where it passes from one to the next (五年来…, then 刚刚过去的一年…);
its headings name them all at once, or only the first. Five years of which no heading speaks are certain only in their
paragraph: from there on the era is not `certain`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..dates import Time, five_year_plan
from ..documents.home import reports
from ..model import Outline, Sentence
from .cues import cue
from .standing import Place, Places

_OPENS = re.compile(
    r"(?:(?:各位代表|同志们)[！，：:]+|——|\s)*(?:回[顾首望]|刚刚)?"
    r"(?P<said>过去的?(?P<year>20\d\d)年|(?P<dated>20\d\d)年(?=[，是]|来，)|(?:过去的?)?这?一年来?(?=[，是])|一年来|过去的?一年"
    r"|(?P<five>(?:过去的?)?这?五年来?(?=[，是])|五年来|过去的?五年|[“\"](?P<plan>十?[一二三四五六七八九])五[”\"](?:时期|期间|以来)))"
)


@dataclass(frozen=True, slots=True)
class Era:
    """A period that a review has opened, and whether it is certain that it still is."""

    time: Time
    certain: bool = True


def periods(outline: Outline, places: Places) -> Sequence[Era | None]:
    """For each sentence of `outline` the period that is open there; None where only its headings can tell."""
    reporting = reports(outline)
    found: list[Era | None] = []
    era: Era | None = None
    under: tuple[object, ...] = ()
    since = -1
    for sentence in outline.sentences:
        place = places.of(sentence)
        here = (sentence.article, sentence.headings[:1], place.time)
        if _looks_ahead(sentence, place, places.years[sentence.article]) or place.review and here != under:
            era = None
        if place.review:
            under = here
        if (place.review or reporting) and sentence.role == "body":
            opened = _opened(sentence.text, places.years[sentence.article])
            era, since = (Era(opened), sentence.paragraph) if opened else (era, since)
        if era and "五" in era.time.text and sentence.paragraph != since and not any("五" in h for h in sentence.headings):
            era = replace(era, certain=False)
        found.append(era)
    return found


def in_review(place: Place, era: Era | None) -> Place:
    """The place of a sentence where a period that is over is open: in a review, though headings below it hide that one."""
    hidden = era is not None and not (place.goals or place.tasks or place.mixed or place.law or place.year)
    return _reviewed(place) if hidden else place


@lru_cache(1 << 8)
def _reviewed(place: Place) -> Place:
    return replace(place, review=True)


def _looks_ahead(sentence: Sentence, place: Place, year: int | None) -> bool:
    ahead = place.goals or place.tasks or place.mixed or place.year is not None
    if ahead or _at_hand(sentence.text, year):
        return True
    lead = cue("goal_lead").search(sentence.text)
    return lead is not None and cue("annual_goal").search(sentence.text[: lead.end()]) is not None


def _at_hand(text: str, year: int | None) -> bool:
    begins = text.startswith(("各位代表", "今年", f"{year}年"))
    return begins and re.match(f"(?:各位代表[！，：:]+)?(?:今年|{year}年)(?:[是，的]|工作|政府)", text) is not None


def _opened(text: str, year: int | None) -> Time | None:
    match = _OPENS.match(text)
    if not match or year is None:
        return None
    if match["plan"]:
        until = five_year_plan(match["plan"])
    else:
        until = int(match["year"] or match["dated"] or year - 1)
    start, end = match.span("said")
    return Time(match["said"], start, end, until, "past") if until < year else None
