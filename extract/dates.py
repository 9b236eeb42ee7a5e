"""Time phrases of policy Chinese: a text and the year it speaks in give `Time` records, each with the year it ends in.

What the form alone can tell is in `kind`: "due" (到2025年, 2030年前, “十四五”末, 到本世纪中叶), "past" (去年,
截至2024年, 五年来), "base" (比2020年: a measuring stick; 5月21日: an event) and "open" (今年, 2026年, “十五五”时期:
the sentence around it has to decide).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .amounts import numeral


@dataclass(frozen=True, slots=True)
class Time:
    """One time phrase [start, end) of a text; `year` is the year it ends in, None where the text's own year is needed
    and unknown; `kind` is due, past, base or open."""

    text: str
    start: int
    end: int
    year: int | None
    kind: str


_Y = r"(?:[1１][9９]|[2２][0０1１])\d\d|[一二][〇○零一九][〇○零一二三四五六七八九]{2}"
_N = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
_BEFORE = r"(?:之前|以前|前(?![后海沿列端期述往来夕\d一二三四五六七八九十两几]))"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_MONTH = rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月份?(?:{_DAY}|底|末|初|中旬|上旬|下旬)?"
_PART = rf"(?:{_MONTH}|年?[底末]|上半年|下半年|前?[一二三四1-4]个?季度)"
_TO = r"截至|截止到?|到|至|直到|自从|自|从|比|较|以|与|为"
_RANGE = re.compile(
    rf"(?P<to>{_TO})?(?:{_Y})年?(?:{_MONTH})?\s?(?:[—\-－–~～]{{1,2}}|至|到)\s?(?P<y>{_Y})年(?P<tail>{_PART}|以来)?"
)
_POINT = re.compile(rf"(?P<to>{_TO})?(?P<y>{_Y})年(?P<tail>全年|度|以来|起|以后|内|{_PART}?{_BEFORE}|{_PART})?")
_PLAN = re.compile(
    r"(?P<to>到|至|比|较)?[“\"]?(?P<n>十?[一二三四五六七八九]|十)五[”\"]?(?:规划|计划)?(?P<tail>期?末期?|以来|(?:期间|时期|期内)(?P<back>[，,]?累计)?)"
)
_CENTURY = re.compile(r"(?:到|至)?(?:本|二十一|21)世纪(?P<part>中叶|中期|末)")
_JUBILEE = re.compile(
    r"(?:到|至)(?P<of>中国共产党成立|建党|建军|新中国成立|中华人民共和国成立|建国)(?:一百|100|百)周?年(?!奋斗目标)时?"
)
_NAMED = re.compile(
    rf"(?P<to>{_TO})?(?P<name>今年|本年度?|明年|后年|去年|上年度?|前年|"
    rf"(?<![\d〇一二三四五六七八九十今明本去上前后每近当])年[底末])"
    rf"(?P<tail>以来|内|{_PART}?{_BEFORE}|{_PART})?"
)
_ROUND = re.compile("全年|(?<![0-9〇一二三四五六七八九十])年内(?!外)")
_MONTHS = re.compile(
    rf"(?P<to>{_TO})?(?<![\d年季每次当翌\-—第至])(?P<part>{_MONTH}|上半年|下半年|[一二三四]季度)(?P<tail>{_BEFORE})?"
)
_AHEAD = re.compile(
    rf"(?:未来|今后|接下来)的?(?:{_N})?(?:[至到—\-]{{1,2}})?(?P<a>{_N})年(?:内|时间)?"
    rf"|(?:再?[用经]过?|通过|力争用?)(?:{_N})?(?:[至到—\-]{{1,2}})?(?P<b>{_N})年(?:左右)?的?(?:时间|努力|奋斗|攻坚)"
    rf"|(?<![\d第每续满期后前起〇一二三四五六七八九十])(?P<c>{_N})年内(?!不得|未|累计|再)"
)
_BACK = re.compile(
    rf"(?<![比较])过去的?一年(?!来)|过去的?(?:{_N})年|(?:近|最近)(?:{_N})年来?|(?<![\d第])(?:{_N})年(?:多|间)?来|近年来|(?<!项)目前(?!期)|(?<![\d年])前三季度|(?<![比较])上一年(?!度)"
    rf"|(?:(?:{_Y})年|今年|本年)?(?:\d{{1,2}}月?[—\-–~至到]\d{{1,2}}|前(?:{_N})个)月份?"
)
_BASE = re.compile(r"(?:的|全年)?(?:水平|基础上|基数|相比|同期|版|度|以来)")
_TITLES = re.compile(
    r"《[^》]*》?|[（(][^（()）]{0,30}\d年[）)]|“[^”]{1,20}(?:行动|方案|工程|计划|规划)”|“[^”]{1,6}[年月][^”]{1,4}”|“[^”\d年]{1,4}月”"
)

_PLAIN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FIVE_YEARS = {"一": 1957, "二": 1962}
_JUBILEES = {"建党": 2021, "中国共产党成立": 2021, "建军": 2027}
_LAST_YEAR = ("过去一年", "过去的一年", "上一年")
_NAMED_YEARS = {"明年": 1, "后年": 2, "去年": -1, "上年": -1, "上年度": -1, "前年": -2}
_Read = tuple[int | None, str]


def find_times(text: str, *, year: int | None = None) -> list[Time]:
    """All time phrases of `text` in reading order; `year` is the year in which the text speaks (今年), if known.

    >>> [(time.text, time.year, time.kind) for time in find_times("去年增长5%，到2025年底建成，明年见效", year=2024)]
    [('去年', 2023, 'past'), ('到2025年底', 2025, 'due'), ('明年', 2025, 'open')]
    """
    return list(_times(text, year)) if _HINT.search(text) else []


@lru_cache(1 << 12)  # a sentence is asked for its times by each of those who read numbers
def _times(text: str, year: int | None) -> tuple[Time, ...]:
    hidden = [match.span() for match in _TITLES.finditer(text)] if "《" in text or "年）" in text or "”" in text else []
    times: list[Time] = []
    for time in sorted(_all(text, year), key=lambda time: (time.start, -time.end)):
        if times and time.start < times[-1].end or any(a <= time.start < b for a, b in hidden):
            continue
        times.append(time)
    return tuple(times)


def _all(text: str, year: int | None) -> Iterator[Time]:
    for needed, pattern, read in _FORMS:
        for match in pattern.finditer(text) if _holds(text, needed) else ():
            until, kind = read(match, year)
            kind = "base" if kind in ("open", "due") and _BASE.match(text, match.end()) else kind
            yield Time(match[0], match.start(), match.end(), until, kind)


def _holds(text: str, needed: Sequence[str]) -> bool:
    for word in needed:  # `any` takes twice as long
        if word in text:
            return True
    return False


def five_year_plan(numeral_of_plan: str) -> int:
    """The last year of a five-year plan by its numeral: 十四 → 2025. The third began late, in 1966."""
    return _FIVE_YEARS.get(numeral_of_plan) or 1955 + 5 * int(numeral(numeral_of_plan) or 0)


def _kind(until: int | None, year: int | None, to: str | None, tail: str | None) -> str:
    """Past, base, due or open, from the words around a point of time."""
    to, tail = to or "", tail or ""
    if to in ("比", "较", "以", "与", "为"):
        return "base"
    if to.startswith("截") or tail == "以来" or tail.startswith("前") and tail.endswith("季度"):
        return "past"
    if until is not None and year is not None and until < year:
        return "past"
    if tail in ("起", "以后", "度") or to in ("自", "从", "自从"):
        return "open" if tail == "度" else "base"
    if tail.endswith("日"):
        # 5月21日召开, 至10月7日结束: a day dates an event unless 前 makes it a deadline.
        return "base"
    return "due" if to in ("到", "至", "直到") or tail.endswith("前") else "open"


def _absolute(match: re.Match[str], year: int | None) -> _Read:
    until = _digits(match["y"])
    return until, _kind(until, year, match["to"], match["tail"])


def _range(match: re.Match[str], year: int | None) -> _Read:
    until, kind = _absolute(match, year)
    return until, "open" if kind in ("due", "base") else kind


def _plan(match: re.Match[str], year: int | None) -> _Read:
    until = five_year_plan(match["n"])
    tail = match["tail"]
    if match["to"] in ("比", "较"):
        return until, "base"
    if tail == "以来" or match["back"] or (year is not None and until < year):
        return until, "past"
    return until, "due" if "末" in tail else "open"


def _named(match: re.Match[str], year: int | None) -> _Read:
    until = year + _NAMED_YEARS.get(match["name"], 0) if year is not None else None
    kind = _kind(until, year, match["to"], match["tail"])
    return until, "past" if _NAMED_YEARS.get(match["name"], 0) < 0 and kind != "base" else kind


def _months(match: re.Match[str], year: int | None) -> _Read:
    yearly = match.string[: match.start()].endswith(("每年的", "每年", "次年", "当年", "翌年", "该年"))
    return year, "base" if yearly else _kind(year, year, match["to"], match["part"] + (match["tail"] or ""))


def _ahead(match: re.Match[str], year: int | None) -> _Read:
    years = numeral(match["a"] or match["b"] or match["c"])
    return (year + int(years) if year is not None and years else None), "open"


def _back(match: re.Match[str], year: int | None) -> _Read:
    if year is not None and match[0] in _LAST_YEAR:
        return year - 1, "past"
    return (year if match[0].endswith(("月", "月份", "季度", "目前")) else None), "past"


def _digits(text: str) -> int:
    return int(text.translate(_PLAIN_DIGITS))


# Alternatives that begin with a character, not with a class of them, let `re` pass over all others four times as fast.
_HINT = re.compile("|".join(("年", "月", "季度", "世纪", "目前", *(n + "五" for n in "一二三四五六七八九十"))))
# Each form with the words of which it needs one, the pattern, and what reads a match.
_FORMS: tuple[tuple[Sequence[str], re.Pattern[str], Callable[[re.Match[str], int | None], _Read]], ...] = (
    ("—-－–~～至到", _RANGE, _range),
    ("年", _POINT, _absolute),
    ("五", _PLAN, _plan),
    (("世纪",), _CENTURY, lambda match, year: (2100 if match["part"] == "末" else 2050, "due")),
    (("成立", "建党", "建军", "建国"), _JUBILEE, lambda match, year: (_JUBILEES.get(match["of"], 2049), "due")),
    (("今年", "本年", "明年", "后年", "去年", "上年", "前年", "年底", "年末"), _NAMED, _named),
    (("全年", "年内"), _ROUND, lambda match, year: (year, "open")),
    (("月", "上半年", "下半年", "季度"), _MONTHS, _months),
    (("未来", "今后", "接下来", "用", "经", "通过", "力争", "年内"), _AHEAD, _ahead),
    (("过去", "近", "来", "目前", "前三季度", "上一年", "月"), _BACK, _back),
)
