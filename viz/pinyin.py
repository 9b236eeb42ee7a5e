"""From a name to the first letters of its pinyin, for search: 太原市 is found by tys. No sound is claimed, only letters."""

import re
from functools import cache
from importlib.resources import files
from itertools import product

__all__ = ["UNSPELT", "initials"]

UNSPELT = ("target", "indicator")  # types named by whole clauses; nobody looks for those by first letters

_LONGEST, _MOST = 24, 4  # letters of a name; ways to read it
# Characters that names of places, bodies and offices read in a second way: 长治 cz or zz, 重庆 cq, 行政 xz, 银行 yh.
_SECOND = {
    "长": "cz", "重": "zc", "行": "xh", "厦": "sx", "调": "dt", "乐": "ly", "会": "hk", "曾": "zc", "单": "ds", "朝": "cz",
    "藏": "cz", "参": "cs", "率": "ls", "降": "jx", "省": "sx", "传": "cz", "弹": "dt", "区": "qo", "查": "cz", "翟": "zd",
    "盛": "sc", "石": "sd", "覃": "qt", "解": "jx", "种": "zc", "便": "bp", "泊": "bp", "堡": "bp", "莘": "sx", "歙": "sx",
    "给": "gj", "宿": "sx", "冯": "fp", "贾": "jg", "大": "d", "叶": "ys", "番": "fp", "蔚": "wy", "涡": "wg", "隗": "wk",
    "浒": "hx", "枞": "zc", "洞": "dt", "圈": "qj", "系": "xj", "畜": "xc", "尉": "wy", "仇": "cq", "召": "zs", "阚": "k",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+")


def initials(name: str) -> tuple[str, ...]:
    """Each way in which the name may be spelt by first letters, at most four; () for a name without a known character.

    >>> initials("长治市"), initials("PM2.5浓度"), initials("“一群两区三圈”")[0], initials("…")
    (('czs', 'zzs'), ('pm25nd',), 'yqlqsq', ())
    """
    ways: list[str] = []
    free = 2  # characters that are read in both ways; more would only fill the page
    for char in name.lower():
        letters = _letters(char)
        if len(letters) > 1:
            letters, free = (letters if free else letters[:1]), max(0, free - 1)
        if letters:
            ways.append(letters)
    return tuple("".join(way) for way in product(*ways[:_LONGEST]))[:_MOST] if ways else ()


def _letters(char: str) -> str:
    if char.isascii():
        return char if _WORD.fullmatch(char) else ""
    return _SECOND.get(char) or _table().get(char, "")


@cache
def _table() -> dict[str, str]:
    lines = (files(__package__ or __name__) / "data" / "initials.txt").read_text("utf-8").splitlines()
    return {char: line[0] for line in lines if not line.startswith("#") for char in line[2:]}
