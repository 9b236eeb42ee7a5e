"""Two cells in, whether they say the same: programs write numbers, days and truth values again in their own way."""

import re

from ..records import oneline

_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?")
_LOST = re.compile(r"\?+")

Value = str | float | tuple[int, ...]


def value(cell: str) -> Value:
    """What a cell says, however it is written.

    >>> value("2025.0") == value("2025"), value("2024/5/6") == value("2024-05-06"), value("TRUE") == value("true")
    (True, True, True)
    """
    text = oneline(cell)
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ""))
    if day := _DAY.fullmatch(text):
        return tuple(map(int, day.groups()))
    return text.lower() if text.lower() in ("true", "false") else text


def same(old: str, new: str) -> bool:
    """Whether the cells say the same.

    >>> same("省发展\\n改革委", "省发展改革委"), same("甲", "乙")
    (True, False)
    """
    return old == new or value(old) == value(new)


def lossy(old: str, new: str) -> bool:
    """Whether the new cell is the old one after a code page that lacks some of its characters.

    >>> lossy("𠮷林市", "??林市"), lossy("吉林市", "吉林省")
    (True, False)
    """
    if "?" not in new or "?" in old:
        return False
    pattern = "[^\\x00-\\x7f]+".join(map(re.escape, _LOST.split(new)))
    return re.fullmatch(pattern, old) is not None
