"""Where a sentence stands: an `Outline` gives the `Place` of each (under goals, the year's tasks, a review) and its year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..dates import Time, find_times
from ..documents.home import reports
from ..model import Article, Outline, Sentence, Target
from .cues import cue

_DATES = ("signed", "published")
_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇\\d]{1,7}条(?:之[一二三四五六七八九十])?")
_AT_HAND = re.compile("(20\\d\\d)年(?:是[^。]{0,60}(?:之年|一年|周年)|[^，。；]{0,12}(?:工作(?:安排|总)|预期目标))")
_GLOSSARY = re.compile("(?:附件?\\d?[：:]?)?[^，。；]{0,24}(?:名词|用语|术语)(?:解释|注释|说明|释义)[：:]?")
_LIKE_ENTRY = re.compile(r"[（(\[]?\d{1,3}[)）\].．、]\s*[^，。；：]{2,30}[：:]")
_NUMBERED = re.compile(r"[（(\[]?\d{1,3}[)）\].．、]|“")
_FEW_ENTRIES = 3
_ENTRY = re.compile(r"\s*(?:\d{1,3}\s?[.．、]|[①-⑳]|注释?\d{0,2}[：:])?\s*“[^“”]{1,20}”(?:[：:]|是指|指)")
_STRIVES = re.compile("(?:力争|争取|确保(?!了)|努力实现)[^，。；]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: under goals (pure), goals mixed with tasks, the year's tasks, a review, or an
    article of a law (第三条)."""

    goals: bool = False
    mixed: bool = False
    tasks: bool = False
    review: bool = False
    law: bool = False
    year: int | None = None
    time: str = ""


def years(outline: Outline) -> Mapping[int, int | None]:
    """The year in which each article speaks (今年): of its own date, else of the article that carries it, else the file's.

    A report that no heading dates says itself what year is at hand (2024年是…的关键一年)."""
    common = outline.year
    if common is None and reports(outline):
        common = max((int(match[1]) for match in _AT_HAND.finditer(outline.clean.text)), default=None)
    found: dict[int, int | None] = {}
    for article in outline.articles:
        carried = found.get(article.inside, common) if article.inside is not None else common
        found[article.number] = _own_year(article) or carried
    return defaultdict(lambda: common, found)


def _own_year(article: Article) -> int | None:
    dates = [(field.name != "signed", field.value) for field in article.fields if field.name in _DATES and field.value]
    return int(min(dates, key=lambda date: date[0])[1][:4]) if dates else None


class Places:
    """The place of each chain of headings, worked out once."""

    def __init__(self, outline: Outline) -> None:
        self.years = years(outline)
        self.titles = {article.number: article.title for article in outline.articles}
        self.known: dict[tuple[int, tuple[str, ...]], Place] = {}

    def of(self, sentence: Sentence) -> Place:
        key = (sentence.article, sentence.headings)
        if key not in self.known:
            self.known[key] = self._place(*key)
        return self.known[key]

    def reviews(self) -> bool:
        """Whether some heading that was asked for opens a review."""
        return any(place.review for place in self.known.values())

    def _place(self, article: int, headings: tuple[str, ...]) -> Place:
        year = self.years[article]
        if any(_ARTICLE.fullmatch(h) for h in headings):
            return Place(law=True)
        inner = next((h for h in reversed(headings) if cue("goal_heading").search(h)), None)
        mixed = any(cue("goals_and_tasks").search(h) for h in headings)
        review = any(cue("review").search(h) for h in headings)
        times = [time for h in reversed(headings) for time in find_times(h, year=year) if time.year is not None]
        ahead = [t for t in times if t.kind != "past" and (year is None or (t.year or 0) >= year)]
        if len({t.year for t in ahead}) > 1:
            # “十五五”时期目标任务和2026年工作安排: what stands below has to say itself which of them it means.
            return Place(review=review)
        due = ahead[0] if ahead else None
        tasks = not review and any(cue("year_tasks").search(h) for h in headings) and self._is_near(article, due)
        reviewed = times[0].text if review and times else ""
        return Place(
            goals=inner is not None and not mixed and not review,
            mixed=mixed and not review and not tasks,
            tasks=tasks,
            review=review,
            year=due.year if due else year if tasks else None,
            time=due.text if due and not review else reviewed,
        )

    def _is_near(self, article: int, due: Time | None) -> bool:
        """A report speaks of the year at hand; its date may be the year before, or missing."""
        year = self.years[article]
        if due is None or due.year is None:
            return "工作报告" in self.titles.get(article, "") and year is not None
        return year is None or due.year - year in (0, 1)


def plans(sentence: Sentence) -> bool:
    """Whether the sentence sets the goals of a year (主要预期目标建议为：), which a review never does."""
    lead = cue("goal_lead").search(sentence.text)
    if lead is None or cue("annual_goal").search(sentence.text[: lead.end()]) is None:
        return False
    return re.search("去年|上年|年初|完成|了", sentence.text[: lead.end()]) is None


def glossary_paragraphs(outline: Outline) -> frozenset[int]:
    """The paragraphs of a glossary behind a report: 12.“编外院长”：由……担任; below the heading 名词解释 all, between two entries
    all that begin like them."""
    entries = [s.paragraph for s in outline.sentences if _ENTRY.match(s.text)]
    under = list(_under_glossary(outline))
    between = [
        s.paragraph
        for s in outline.sentences
        if len(entries) >= _FEW_ENTRIES and entries[0] < s.paragraph < entries[-1] and _LIKE_ENTRY.match(s.text)
    ]
    return frozenset([*entries, *under, *between])


def _under_glossary(outline: Outline) -> Iterator[int]:
    """The paragraphs right below the heading 名词解释 that begin with a number."""
    headed, last = False, -1
    for sentence in outline.sentences:
        if headed and sentence.paragraph != last and not _NUMBERED.match(sentence.text):
            headed = False
        if headed or _GLOSSARY.fullmatch(sentence.text):
            headed, last = True, sentence.paragraph
            yield sentence.paragraph


class LostHeading:
    """Where the heading between a review and the plan is lost: from the goals of the year on, what stands below the review's
    heading is the plan."""

    def __init__(self) -> None:
        self._below: tuple[int, tuple[str, ...]] | None = None

    def place(self, sentence: Sentence, place: Place) -> Place:
        """The place of the next sentence, of those asked in order."""
        here = (sentence.article, sentence.headings[:1])
        if not place.review or here != self._below and not plans(sentence):
            return place
        self._below = here
        return Place()


def after_annual_goal(place: Place, annual: Target | None) -> Place:
    """What comes after the year's 主要预期目标 is how to reach it, whatever its headings say."""
    if annual is None or place.goals or place.mixed or place.review or place.year not in (None, annual.year):
        return place
    return replace(place, tasks=True, year=annual.year, time=annual.time)


def reached(text: str) -> bool:
    """Whether the text tells what is done; 力争同比增长15% is still to be done."""
    return cue("reached").search(_STRIVES.sub("", text)) is not None
