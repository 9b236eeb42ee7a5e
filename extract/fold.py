"""A text in, the same text in one spelling out, character for character: never a character more or less.

Full-width digits and letters become half-width, half-width marks between Chinese characters become Chinese marks, and
the brackets around the year of a 发文字号 become 〔〕, so that every rule behind needs to know one form only.
"""

import re
import unicodedata
from functools import cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
CLOSERS = "”’』」）〕】》〉％%"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def fold(text: str) -> str:
    """`text` in one spelling; `len(fold(text)) == len(text)`, and position i of one is position i of the other.

    >>> fold("到２０２５年,增长５．５％(预计)")
    '到2025年，增长5.5%（预计）'
    """
    text = _odd().sub(lambda match: _table()[ord(match[0])], text)  # `translate` looks up every character
    for mark, full in _MARKS.items():
        if mark in text:
            text = _mark(mark).sub(full, text)
    if "(" in text or ")" in text:
        text = _BRACKETS.sub(_brackets, text)
        text = _LONE_OPEN.sub("（", text)
        text = _LONE_CLOSE.sub("）", text)
    if '"' in text:
        text = _QUOTED.sub(lambda match: f"“{match[1]}”" if _CHINESE.search(match[1]) else match[0], text)
    text = _YEAR.sub(r"〔\1〕", text)
    text = _ZERO.sub("〇", text) if "○" in text else text
    text = _END_DOT.sub("。", text)
    return _POINT.sub(".", text) if "．" in text else text


@cache
def _table() -> dict[int, str]:
    table = {ord(c): unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFF01, 0xFF5F)) if _folds(c)}
    for code in range(0x2F00, 0x2FD6):  # PDF fonts give Kangxi radicals for the characters they look like
        table[code] = unicodedata.normalize("NFKC", chr(code))
    table |= {0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x0B: " ", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
    table |= {ord(a): b for a, b in zip("﹝﹞﹙﹚•‧∙・", "〔〕（）····", strict=True)}
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character, from a broken argument or page
    table |= {ord(a): b for a, b in zip("⻅⻆⻔⻚⻋⻢⻓⻛⻥⻩", "见角门页车马长风鱼黄", strict=True)}
    return table | {ord("﹑"): "、", ord("､"): "、", ord("｡"): "。"}


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, sorted(_table()))))}]")


def _folds(char: str) -> bool:
    return char.isdigit() or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ" or char in "％＋／＂＠＃＆＊＝＿｜＞＜"


@cache
def _mark(mark: str) -> re.Pattern[str]:
    """The mark where a Chinese character or a closing mark stands before it, or a Chinese character behind it."""
    m = re.escape(mark)
    return re.compile(f"{m}(?:(?<=[{HAN}{CLOSERS}]{m})|(?=[{HAN}“‘《（]))")


_BRACKETS = re.compile(r"\(([^()（）\n]{0,80})\)")
_LONE_OPEN = re.compile(rf"\((?:(?<=[{HAN}]\()|(?=[{HAN}“《]))")
_LONE_CLOSE = re.compile(rf"\)(?:(?<=[{HAN}”》。]\))|(?=[{HAN}，。、；：]))")
_QUOTED = re.compile(r'"([^"\n]{1,120})"')
_YEAR = re.compile(r"[﹝［\[【(（〔]((?:19|20)\d\d)[﹞］\]】)）〕](?=第?\s{0,2}\d{1,5}\s{0,2}号)")
_ZERO = re.compile("(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九〇○])")
_END_DOT = re.compile(rf"\.(?:(?<=[{HAN}]\.)|(?<=[{HAN}]”\.))(?=[ \u3000]*(?:\n|\Z))")
_POINT = re.compile(r"(?<=\d)．(?=\d)")


def _brackets(match: re.Match[str]) -> str:
    """A pair of brackets becomes full-width where Chinese stands in it or on either side; f(x) stays."""
    inner, (start, end), text = match[1], match.span(), match.string
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    chinese = _CHINESE.search(inner) or _CHINESE.search(around)
    return f"（{inner}）" if chinese else match[0]


_CHINESE = re.compile(f"[{HAN}《》“”，。、；：]")
