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

NOTHING = "\u200b"  # stands for what has no meaning in a text, and is taken out where lines are put together
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070))
_VARIANTS = tuple(map(chr, range(0xE0100, 0xE0110)))
# Equivalent_Unified_Ideograph of the Unicode Character Database, block CJK Radicals Supplement.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹"
    "⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂"
    "肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_WINGDINGS = "\uf06c\uf06e\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"  # what Word puts before the items of a list


def fold(text: str) -> str:
    """`text` in one spelling; `len(fold(text)) == len(text)`, and position i of one is position i of the other.

    >>> fold("到２０２５年,增长５．５％(预计)")
    '到2025年，增长5.5%（预计）'
    >>> fold("增长5% , 太原市 ; 1 , 234")
    '增长5% ， 太原市 ； 1 , 234'
    """
    text = _odd().sub(lambda match: _table()[ord(match[0])], text)  # `translate` looks up every character
    for selector in _VARIANTS:  # not in the table: one character of that plane makes the search thirty times slower
        if selector in text:
            text = text.replace(selector, NOTHING)
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
    text = _ZERO.sub("〇", text) if "○" in text or "◯" in text else text
    text = _LATIN_ZERO.sub("〇", text) if "二0" in text or "二O" in text or "二〇0" in text else text
    if "「" in text:
        text = _CORNERS.sub(lambda match: f"“{match[1].translate(_INNER)}”", text)
    text = _END_DOT.sub("。", text)
    return _POINT.sub(".", text) if "．" in text else text


@cache
def _table() -> dict[int, str]:
    table = {ord(c): unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFF01, 0xFF5F)) if _folds(c)}
    # PDF fonts give Kangxi radicals and compatibility ideographs for the characters they look like.
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)):
        alike = unicodedata.normalize("NFKC", chr(code))
        table |= {code: alike} if len(alike) == 1 and alike != chr(code) else {}
    table |= {0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n"}
    table |= {0x2029: "\n", 0xF020: " "}
    table |= {ord(a): b for a, b in zip("﹝﹞﹙﹚•‧∙・", "〔〕（）····", strict=True)}
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character, from a broken argument or page
    table |= {ord(a): b for a, b in zip(_RADICALS, _IDEOGRAPHS, strict=True)}
    table |= {ord(a): b for a, b in zip(_WINGDINGS, "●■◆◆■□●◆√", strict=True)}
    table |= dict.fromkeys((*_CONTROLS, *range(0xFE00, 0xFE10)), NOTHING)
    return table | {ord("﹑"): "、", ord("､"): "、", ord("｡"): "。"}


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, sorted(_table()))))}]")


def _folds(char: str) -> bool:
    return char.isdigit() or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ" or char in "％＋／＂＠＃＆＊＝＿｜＞＜"


@cache
def _mark(mark: str) -> re.Pattern[str]:
    """The mark where a Chinese character or a closing mark stands before it, or a Chinese character behind it; where blanks
    stand around it (到2025年 , 太原市), both."""
    m = re.escape(mark)
    return re.compile(
        f"{m}(?:(?<=[{HAN}{CLOSERS}]{m})|(?=[{HAN}“‘《（])"
        f"|(?<=[{HAN}{CLOSERS}] {m})(?= {{0,3}}[{HAN}“‘《（\\d])|(?<=\\d {m})(?= {{0,3}}[{HAN}“‘《（]))"
    )


_BRACKETS = re.compile(r"\(([^()（）\n]{0,80})\)")
_LONE_OPEN = re.compile(rf"\((?:(?<=[{HAN}]\()|(?=[{HAN}“《]))")
_LONE_CLOSE = re.compile(rf"\)(?:(?<=[{HAN}”》。]\))|(?=[{HAN}，。、；：]))")
_QUOTED = re.compile(r'"([^"\n]{1,120})"')
_YEAR = re.compile(r"[﹝［\[【(（〔]((?:19|20)\d\d)[﹞］\]】)）〕](?=第?\s{0,2}\d{1,5}\s{0,2}号)")
_ZERO = re.compile("(?<=[一二三四五六七八九〇○◯])[○◯]|[○◯](?=[一二三四五六七八九〇○◯])")
_LATIN_ZERO = re.compile("(?<=二)[0O](?=[〇0O一二三四五六七八九]{2}年)|(?<=二[〇0O])[0O](?=[〇一二三四五六七八九]年)")
_CORNERS = re.compile(r"「([^「」“”\n]{1,300})」")
_INNER = str.maketrans("『』", "‘’")
_END_DOT = re.compile(rf"\.(?:(?<=[{HAN}]\.)|(?<=[{HAN}]”\.))(?=[ \u3000]*(?:\n|\Z))")
_POINT = re.compile(r"(?<=\d)．(?=\d)")


def _brackets(match: re.Match[str]) -> str:
    """A pair of brackets becomes full-width where Chinese stands in it or on either side; f(x) stays."""
    inner, (start, end), text = match[1], match.span(), match.string
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    chinese = _CHINESE.search(inner) or _CHINESE.search(around)
    return f"（{inner}）" if chinese else match[0]


_CHINESE = re.compile(f"[{HAN}《》“”，。、；：]")
