"""Days as documents write them in, ISO days out: 二〇二五年三月五日 is 2025-03-05; and days some years or days later."""

import calendar
import re
from datetime import date, timedelta

DATE = (
    r"(?:19|20)\d\d(?:年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[-./]\d{1,2}[-./]\d{1,2})"
    r"|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_UNITS = {"年": 12, "月": 1}


def date_value(text: str) -> str:
    """The ISO form of a written date, or an empty string.

    >>> date_value("二〇二五年三月五日"), date_value("2018年11月5日")
    ('2025-03-05', '2018-11-05')
    """
    match = re.search(r"((?:19|20)\d\d)\D(\d*十?\d*)\D(\d*十?\d*)日?", text.replace(" ", "").translate(_DIGITS))
    if not match:
        return ""
    month, day = _small(match[2]), _small(match[3])
    return f"{match[1]}-{month:02d}-{day:02d}" if 0 < month < 13 and 0 < day < 32 else ""


def count(text: str) -> int:
    """A small number in either kind of digits.

    >>> count("十二"), count("两"), count("30")
    (12, 2, 30)
    """
    return _small(text.replace("两", "二").translate(_DIGITS))


def _small(text: str) -> int:
    """十, 十二, 二十, 二十一 with their digits already Arabic (十, 十2, 2十, 2十1), or plain digits."""
    if "十" not in text:
        return int(text or 0)
    tens, _, ones = text.partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


def later(day: str, number: int, unit: str) -> str:
    """The ISO day `number` 年, 月 or 日 after an ISO day, empty where the day is none; the last of a month stays inside it.

    >>> later("2024-02-29", 1, "年"), later("2022-12-15", 30, "日"), later("2022-05-01", -1, "日")
    ('2025-02-28', '2023-01-14', '2022-04-30')
    """
    try:
        start = date.fromisoformat(day)
        if unit in _UNITS:
            months = start.month - 1 + number * _UNITS[unit]
            year, month = start.year + months // 12, months % 12 + 1
            return date(year, month, min(start.day, calendar.monthrange(year, month)[1])).isoformat()
        return (start + timedelta(days=number)).isoformat()
    except (ValueError, OverflowError):
        return ""
