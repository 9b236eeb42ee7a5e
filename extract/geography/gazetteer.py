"""The administrative divisions of China, and countries: a name or a code in, the division and what it lies in out.

All of it comes from rules/lexicons/places.tsv and foreign_places.tsv (see SOURCES.md there). A name may mean several
divisions; which one is meant is decided in places.py.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..rule_files import RULES

LEXICONS = RULES / "lexicons"
CHINA = "000000"
LEVELS = ("国家", "省", "市", "县")


@dataclass(frozen=True, slots=True)
class Place:
    """One division. `code` has six digits (abroad two letters, and a number); `level` is 国家 省 市 县 地区 or 城市.

    `status` is 现行, 外国 or 撤销 with a year; `successors` are the codes that took over. A mark says what support
    a name needs in the text: 常 a list or its parent before it, 疑 some (the division above is named), "" none where
    the text is about that part of the country, 无 none at all.
    """

    code: str
    name: str
    short: tuple[str, ...] = ()
    level: str = ""
    parent: str = ""
    former: tuple[str, ...] = ()
    status: str = "现行"
    successors: tuple[str, ...] = ()
    name_mark: str = ""
    short_mark: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name may mean: `kind` is full, short, former or gone."""

    place: Place
    kind: str
    mark: str


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of one lexicon by the names in its header line."""
    lines = (LEXICONS / file).read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def _tuple(text: str) -> tuple[str, ...]:
    return tuple(x for x in text.split("|") if x)


@cache
def places() -> Mapping[str, Place]:
    """Every division and country by its code; today's before those of the past."""
    found = {CHINA: Place(CHINA, "中国", ("我国", "中华人民共和国", "新中国"), "国家")}
    for row in rows("places.tsv"):
        place = Place(
            row["code"], row["name"], _tuple(row["short"]), row["level"], row["parent"], _tuple(row["former"]),
            row["status"], _tuple(row["successors"]), row["name_mark"], row["short_mark"],
        )  # fmt: skip
        # A dissolved division may share its code with the one that stands there now.
        found.setdefault(place.code if place.code not in found else f"{place.code}-{place.name}", place)
    for row in rows("foreign_places.tsv"):
        found[row["code"]] = Place(
            row["code"], row["name"], _tuple(row["short"]), row["level"], row["parent"], status="外国",
            name_mark=row["mark"], short_mark=row["mark"],
        )  # fmt: skip
    return found


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """Every name, full, short or former, and all that it may mean, in the order of codes."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for place in places().values():
        gone = place.status.startswith("撤销")
        found[place.name].append(Sense(place, "gone" if gone else "full", place.name_mark))
        for i, short in enumerate(place.short):
            # 恩施州 stands beside 恩施 and is as clear as the full name.
            kind, mark = ("full", place.name_mark) if i and place.level in LEVELS[1:] else ("short", place.short_mark)
            found[short].append(Sense(place, "gone" if gone else kind, mark))
        for former in place.former:
            if all(sense.place.name != former for sense in found.get(former, ())):
                found[former].append(Sense(place, "former", "常" if len(former) == 2 else ""))
    return {name: tuple(means) for name, means in found.items()}


@cache
def words() -> Mapping[str, bool]:
    """Names that deserve to be one word when text is cut: True for full names, False for short ones."""
    found: dict[str, bool] = {}
    for name, means in senses().items():
        if len(name) > 1 and any(sense.mark != "常" for sense in means):
            found[name] = any(sense.kind in ("full", "former") for sense in means)
    return found


@cache
def abbreviations() -> Mapping[str, tuple[Place, bool]]:
    """One-character names (晋, 沪, 并) and whether the character is safe to read as one on its own after 在, 来, 赴."""
    return {row["char"]: (places()[row["code"]], row["alone"] == "是") for row in rows("place_abbreviations.tsv")}


@cache
def traps() -> tuple[str, ...]:
    """Longer words that begin with or hold a place's name and name something else (北京时间, 大理石)."""
    return tuple(sorted(row["word"] for row in rows("place_traps.tsv")))


def division(name_or_code: str) -> Place | None:
    """The division of that code, or the one that the name means; None where there is none or several are as likely.

    >>> division("140100").name, division("榆次").code, division("朝阳区")
    ('太原市', '140702', None)
    """
    place = places().get(name_or_code)
    if place is not None:
        return place
    means = senses().get(name_or_code, ())
    for kind in ("full", "short", "former", "gone"):
        here = [sense.place for sense in means if sense.kind == kind]
        highest = [place for place in here if rank(place) == min(rank(other) for other in here)]
        if highest:
            return highest[0] if len(highest) == 1 else None
    return None


def rank(place: Place) -> int:
    """0 for a country, 1 for a province, 2 for a prefecture, 3 for a county or a foreign city."""
    return LEVELS.index(place.level) if place.level in LEVELS else 3


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """The codes that a division lies in, the nearest first.

    >>> ancestors("140702")
    ('140700', '140000', '000000')
    """
    found: list[str] = []
    place = places().get(code)
    while place is not None and place.parent:
        found.append(place.parent)
        place = places().get(place.parent)
    return tuple(found)


def parent(code: str) -> Place | None:
    """The division directly above, or None above the country."""
    above = ancestors(code)
    return places().get(above[0]) if above else None


def province(code: str) -> str:
    """The code of the province that a division is or lies in; "" for countries and places abroad."""
    return code[:2] + "0000" if code[:2].isdigit() and code != CHINA else ""
