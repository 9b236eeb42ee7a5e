"""Names of areas, projects and meetings in, the form that all their spellings share out: 广西自贸试验区 is 中国（广西）自由贸易试验区.

Only what the words themselves say, and the editions of games (games.tsv): no likeness of sound or of characters counts.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import amounts, schema
from ..geography import gazetteer

# What zones are called for short; the first of a row is the form kept.
_ZONES = (
    ("高新区", "高新技术产业开发区", "高新技术开发区"),
    ("经开区", "经济技术开发区"),
    ("综保区", "综合保税区"),
    ("自贸港", "自由贸易港"),
    ("自创区", "自主创新示范区"),
    ("航空港区", "航空港经济综合实验区", "航空港实验区"),
)
_LONG = {long: short for short, *longs in _ZONES for long in longs}
_ANY_LONG = re.compile("|".join(sorted(_LONG, key=len, reverse=True)))
_STATE_OWN = re.compile(r"(?<=.{2})国家级?(?=高新区|经开区|自创区)")
# 太原市高新区 is 太原高新区; 朝阳区 keeps its 区.
_CITY = re.compile(r"(?P<city>[一-龥]{2,6})市(?=(?:高新区|经开区|综保区|都市圈|城市群|工业园区|产业园区|开发区)$)")
_FREE_TRADE = "(?:自由贸易试验区|自贸试验区|自贸区)"
_FREE_TRADE_AREA = re.compile("(?<=[一-龥])自贸区$")  # 中国—东盟自贸区: of states, no pilot zone
_BUILT = re.compile("(?<=高铁|铁路|高速|公路|机场|水库|枢纽|电站|大桥|隧道|灌区|码头|航道|运河|迁建|扩建)(?:建设)?(?:工程|项目)$")
_NTH = re.compile(r"第(?P<number>[一二三四五六七八九十百〇零]{1,5})(?=[届次])")
_CEREMONY = "(?P<rest>开幕式|闭幕式|闭幕|开幕)?"


@lru_cache(1 << 14)
def area(name: str) -> str:
    """The form of an area's name (without quotes and width differences).

    >>> area("中国(广西)自由贸易试验区"), area("广西自贸区"), area("太原市高新技术产业开发区"), area("太原高新区")
    ('广西自由贸易试验区', '广西自由贸易试验区', '太原高新区', '太原高新区')
    """
    if zone := _pilot_zone().match(name):
        province = zone["bracketed"] or zone["plain"]
        return f"{_provinces()[province]}自由贸易试验区{name[zone.end() :]}"
    if "—" in name and _FREE_TRADE_AREA.search(name):
        return name.removesuffix("自贸区") + "自由贸易区"
    short = _STATE_OWN.sub("", _ANY_LONG.sub(lambda m: _LONG[m[0]], name))
    city = _CITY.match(short)
    return short if not city or city["city"] in _provinces() else city["city"] + short[city.end() :]


@lru_cache(1 << 14)
def project(name: str) -> str:
    """The form of a project's name: 高速 for 高速公路, and no 工程 behind what is built.

    >>> project("云杉高速公路"), project("云杉水库工程"), project("云杉机场改扩建项目"), project("云杉引水工程")
    ('云杉高速', '云杉水库', '云杉机场改扩建', '云杉引水工程')
    """
    return _BUILT.sub("", name).replace("高速公路", "高速").replace("高速铁路", "高铁")


@cache
def _provinces() -> Mapping[str, str]:
    """Every name of a province -> its short name."""
    found: dict[str, str] = {}
    for place in gazetteer.places().values():
        if place.level == "省" and place.short:
            found |= {form: place.short[0] for form in (place.name, *place.short) if len(form) > 1}
    return found


@cache
def _pilot_zone() -> re.Pattern[str]:
    names = "|".join(sorted(_provinces(), key=len, reverse=True))
    return re.compile(rf"(?:中国\((?P<bracketed>{names})\)|(?:中国)?(?P<plain>{names})){_FREE_TRADE}")


@dataclass(frozen=True, slots=True)
class _Games:
    """A kind of games by its full name: its editions by the year they are called after, and by where they were held."""

    name: str
    by_year: Mapping[str, int]
    by_host: Mapping[str, int]


@lru_cache(1 << 14)
def meeting(name: str) -> str:
    """The form of a meeting's name (without quotes and width differences).

    >>> meeting("第二十届东博会"), meeting("杭州亚运会"), meeting("杭州第19届亚洲运动会"), meeting("2024年巴黎奥运会开幕式")
    ('第20届东博会', '第19届亚洲运动会', '第19届亚洲运动会', '第33届夏季奥林匹克运动会开幕式')
    """
    form = _NTH.sub(lambda m: f"第{amounts.numeral(m['number']) or 0:.0f}", name).replace("自由贸易港", "自贸港")
    return edition(form) or form


def edition(name: str) -> str:
    """The edition of games that a name means, by its number, by the year or by the only time that they were held there;
    empty for what is none and where these do not agree.

    >>> edition("2022年北京冬奥会"), edition("北京亚运会"), edition("哈尔滨亚冬会"), edition("第19届文博会")
    ('第24届冬季奥林匹克运动会', '第11届亚洲运动会', '', '')
    """
    match = _games_pattern().fullmatch(name)
    if not match:
        return ""
    games = _games()[match["kind"]]
    said = {int(match[g]) for g in ("number", "late") if match[g]}
    said |= {games.by_year[match["year"]]} if match["year"] in games.by_year else set()
    said |= {games.by_host[match[g]] for g in ("host", "after") if match[g] in games.by_host}
    return f"第{min(said)}届{games.name}{match['rest'] or ''}" if len(said) == 1 else ""


@cache
def _games() -> Mapping[str, _Games]:
    """Every name of a kind of games -> the kind."""
    found: dict[str, _Games] = {}
    for row in schema.lexicon_rows("games.tsv"):
        held = [edition.split(":") for edition in row["editions"].split("|")]
        hosts: dict[str, list[int]] = defaultdict(list)
        for number, _, host in held:
            hosts[host].append(int(number))
        once = {host: numbers[0] for host, numbers in hosts.items() if len(numbers) == 1}
        games = _Games(row["name"], {year: int(number) for number, year, _ in held}, once)
        found |= {form: games for form in (row["name"], *row["aliases"].split("|"))}
    return found


@cache
def _games_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(_games(), key=len, reverse=True))
    hosts = "|".join(sorted({row.split(":")[2] for r in schema.lexicon_rows("games.tsv") for row in r["editions"].split("|")}))
    return re.compile(
        rf"(?:(?P<year>\d{{4}})年?)?(?:第(?P<number>\d+)届)?(?P<host>{hosts})?(?:\d{{4}}年?)?(?:第(?P<late>\d+)届)?(?P<after>{hosts})?"
        rf"(?P<kind>{kinds}){_CEREMONY}"
    )
