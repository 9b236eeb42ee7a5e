"""When a post was taken up and given up: the words before it in, months as 2010-10 (or years, as 2010) out."""

import re
from dataclasses import dataclass

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE = {n: str(i) for i, n in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
_MONTH = r"(?P<{0}y>[12]\d{{3}}|[12一二][\d〇零○一二三四五六七八九]{{3}})年(?:(?P<{0}m>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月)?(?:\d{{1,2}}日)?"
_SPAN = re.compile(rf"{_MONTH.format('a')}(?:(?:[—－\-~～至到]+)(?:{_MONTH.format('b')})?)?")
_SAME = re.compile(r"(?:同年|当年)(?:(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])月)?")
_MONTH_ALONE = re.compile(r"[，；](?P<m>\d{1,2})月\Z")
_BORN = re.compile(r"(?:\d{1,2}日)?(?:出生|生(?=[，。（]|于)|参加工作|加入|毕业|入党)")
_REACH, _SENTENCE = 40, 60


@dataclass(frozen=True, slots=True)
class Months:
    """`since` and `until` as 2010-10 or 2010, empty where the text does not say."""

    since: str = ""
    until: str = ""


def iso(year: str, month: str | None) -> str:
    """A year and a month as written, as a date.

    >>> iso("2010", "3"), iso("一九九八", "十二"), iso("2015", None)
    ('2010-03', '1998-12', '2015')
    """
    year = year.translate(_DIGITS)
    month = _CHINESE.get(month or "", month or "")
    return f"{year}-{int(month):02}" if month else year


def months_before(text: str, low: int, at: int, name: tuple[int, int] = (0, 0)) -> Months:
    """The time told last before `at`, in its clause or in the one before; between it and the name that stands at `name`
    there is nothing (not in 2010年下派的…张明转任).

    >>> months_before("2010年10月出任", 0, 8), months_before("1961年至1963年，任", 0, 12)
    (Months(since='2010-10', until=''), Months(since='1961', until='1963'))
    """
    near = max(low, at - _REACH)
    last = text.rfind("，", near, at)
    near = max(near, text.rfind("，", near, last) + 1 if last > 0 else near)
    spans = [m for m in _SPAN.finditer(text, near, at) if not _BORN.match(text, m.end())]
    spans = [m for m in spans if m.end() > name[0] or not text[m.end() : name[0]].strip("，起 　")]
    same = max(_SAME.finditer(text, near, at), key=lambda m: m.start(), default=None)
    same = same or _MONTH_ALONE.search(text, near - (near > low), at)
    if same and (not spans or spans[-1].end() < same.start()):
        year = [m["ay"] for m in _SPAN.finditer(text, max(low, at - 400), at)]
        return Months(iso(year[-1], same["m"])) if year else Months()
    opens = _SPAN.match(text, low) if not spans and at - low <= _SENTENCE else None
    if not spans and not (opens and opens.end() <= name[0] <= opens.end() + 1):
        return Months()
    spans = spans or [m for m in (opens,) if m]
    said = spans[-1]
    return Months(iso(said["ay"], said["am"]), iso(said["by"], said["bm"]) if said["by"] else "")
