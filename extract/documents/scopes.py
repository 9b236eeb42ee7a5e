"""An outline in, its scopes out: the stretches of text in which a short name or 我省 means one thing.

An article that stands by itself is a scope, with all that it carries. A page of a newspaper speaks for one place; an
official document or a law speaks for its own, whatever stands beside it in the file.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..geography import gazetteer
from ..geography.places import Located, homes_of
from ..model import Mention, Outline
from ..naming.names import Where
from .home import lies_in

LEVELS = ("省", "市", "县")
_OUR_CITY = re.compile("[我全]市(?!场|民|中)|代表市人民政府")
_OUR_PREFECTURE = re.compile("[我全][州盟]|代表[州盟]|行署")


@dataclass(frozen=True, slots=True)
class Scope:
    """Clean text [start, end) with the divisions it speaks for, and the articles [first, last) that it takes in.

    `official`: it is an official document among others, so that what the whole file is about says nothing of it."""

    start: int
    end: int
    where: Where
    first: int = 0
    last: int = 0
    official: bool = False


def home(text: str, located: Sequence[Located]) -> Where:
    """The divisions the document speaks for, by level."""
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for level, code in zip(LEVELS, homes_of(text, LEVELS, located), strict=True):
        place = gazetteer.division(code) if code else None
        if code and place:
            names[level], codes[level] = _called(place, level), code
    if "县" not in codes and (city := _city_of(text, names.get("市", ""), codes.get("市", ""), located)):
        names["县"], codes["县"] = city.name, city.code
    for level in LEVELS[:-1]:  # who speaks for a city has its province too
        below = next((codes[x] for x in LEVELS if x in codes), None)
        above = [gazetteer.places()[c] for c in gazetteer.ancestors(below)] if below else []
        around = next((place.name for place in above if place.level == level), None)
        if around:
            names.setdefault(level, around)
    return Where(names)


def _city_of(text: str, around: str, code: str, located: Sequence[Located]) -> gazetteer.Place | None:
    """我市 in a prefecture that is no city: the city in it that the text names most."""
    if not around or around.endswith("市") or len(_OUR_CITY.findall(text)) <= len(_OUR_PREFECTURE.findall(text)):
        return None
    inside = Counter(
        x.place.code
        for x in located
        if x.place and x.place.name.endswith("市") and code in gazetteer.ancestors(x.place.code)
    )
    best = max(inside, key=lambda c: (inside[c], c), default=None)
    return gazetteer.places()[best] if best else None


def _called(place: gazetteer.Place, level: str) -> str:
    """The name under which a division is what the text calls 市: that of before, where it is a district since."""
    former = [name for name in place.former if level == "市" and name.endswith("市")]
    return place.name if place.level == level or place.name.endswith(level) or not former else former[-1]


def scopes(taken: Outline, located: Sequence[Located], page: Where) -> list[Scope]:
    """The scopes in order; together they are the whole text. `page` is what the file as a whole speaks for."""
    roots = [article for article in taken.articles if article.inside is None]
    starts = [0, *(article.start for article in roots[1:]), len(taken.clean.text)]
    numbers = [0, *(article.number for article in roots[1:]), len(taken.articles)]
    out = []
    for i, root in enumerate(roots):
        start, end = starts[i], starts[i + 1]
        official = len(roots) > 1 and any(field.name == "title" for field in root.fields)
        where = _own(taken.clean.text[start:end], _moved(located, start, end), page) if official else page
        out.append(Scope(start, end, where, numbers[i], numbers[i + 1], official))
    return out


def _moved(located: Sequence[Located], start: int, end: int) -> list[Located]:
    first, last = (bisect_left(located, at, key=lambda x: x.mention.start) for at in (start, end))
    return [replace(x, mention=moved(x.mention, -start)) for x in located[first:last]]


def moved(m: Mention, by: int) -> Mention:
    return replace(m, start=m.start + by, end=m.end + by)


def _own(text: str, located: Sequence[Located], page: Where) -> Where:
    """What the text itself speaks for, and of the page's divisions those that lie around or in it."""
    own = home(text, located).names
    around = {
        level: name
        for level, name in page.names.items()
        if level not in own and all(lies_in(name, mine) or lies_in(mine, name) for mine in own.values())
    }
    return Where({**around, **own})


def at(found: Sequence[Scope], start: int) -> Scope:
    """The scope in which the character at `start` stands."""
    return found[max(bisect_left(found, start + 1, key=lambda s: s.start) - 1, 0)]


def split(mentions: Sequence[Mention], found: Sequence[Scope]) -> Iterator[tuple[Scope, Sequence[Mention]]]:
    """Each scope with the mentions, given in order, that begin in it."""
    for scope in found:
        first, last = (bisect_left(mentions, edge, key=lambda m: m.start) for edge in (scope.start, scope.end))
        yield scope, mentions[first:last]


def pieces(taken: Outline, found: Sequence[Scope]) -> Iterator[Outline]:
    """For each scope the outline with its sentences only; the offsets stay those of the file."""
    for scope in found:
        first, last = (bisect_left(taken.sentences, n, key=lambda s: s.article) for n in (scope.first, scope.last))
        yield replace(taken, sentences=taken.sentences[first:last])
