"""Words that point back at persons and places: 他强调, 五市要携手.

In: the clean text and its named mentions, in order. Out: mentions of the word itself. 他 has one name; 五市 stands for as
many places as it says, and `spread` makes one fact of each of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Mention, Relation

SEVERAL = "pointing:several"
_HE = re.compile(r"(?:(?<=[。；\n])|^)[他她](?=强调|指出|说|表示|要求|希望|认为|在)", re.M)
_NUMBERS = {n: i for i, n in enumerate("两三四五六七八九十", 2)}
# Not in 五市三县, not behind a place (…、阳泉五市): there the places themselves stand in front.
_SEVERAL = re.compile(
    r"(?:(?<=[。，；：、\n“（对由与和在为把])|^)(?P<n>[两三四五六七八九十])(?P<level>[省市县区州地])"
    r"(?=[要将应共联加协携合同分都均负打建发签，。、的]|政府|之间|一体)",
    re.M,
)
_JOIN = re.compile(r"[、和与及]|以及")
_BACK = 400


def he(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """他强调: the person with whom the sentence before begins, in the same paragraph."""
    people = [m for m in named if m.type == "person"]
    for match in _HE.finditer(text) if people else ():
        end = match.start()
        low = max(text.rfind("\n", 0, end), text.rfind("。", 0, end - 1), end - _BACK) + 1
        i = bisect_left(people, low, key=lambda m: m.start)
        if i < len(people) and people[i].end <= end:
            yield Mention("person", match[0], *match.span(), people[i].name or people[i].text, "coreference:he")


def several(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """五市: the last list before it that has just so many places."""
    lists = [each for each in _lists(text, [m for m in named if m.type == "place"]) if len(each) > 1]
    for match in _SEVERAL.finditer(text) if lists else ():
        fitting = [each for each in lists if len(each) == _NUMBERS[match["n"]] and each[-1].end <= match.start()]
        if fitting:
            names = "、".join(m.name or m.text for m in fitting[-1])
            yield Mention("place", match["n"] + match["level"], *match.span(), names, SEVERAL)


def _lists(text: str, places: Sequence[Mention]) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for m in places:
        if run and not _JOIN.fullmatch(text, run[-1].end, m.start):
            yield run
            run = []
        run.append(m)
    if run:
        yield run


def each(m: Mention) -> list[Mention]:
    """The things that a mention stands for: those of 五市, or the one that it is."""
    return [m.called(name) for name in m.name.split("、")] if m.found_by == SEVERAL else [m]


def spread(relations: Sequence[Relation]) -> list[Relation]:
    """One relation of each of the places that 五市 stands for."""
    return [
        r if subject is r.subject and object is r.object else replace(r, subject=subject, object=object)
        for r in relations
        for subject in each(r.subject)
        for object in each(r.object)
        if (subject.type, subject.name) != (object.type, object.name)
    ]
