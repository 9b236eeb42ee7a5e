"""A folded text in, its lines that hold anything out, with the little about each that the next stages ask."""

import re
from dataclasses import dataclass

from .fold import HAN

_LINE = re.compile(r"[^\s\ufeff\u200b][^\n]*")
END = frozenset("。！？!?…")
CLOSING = "”’』」）〕】》〉)\"'"
NUMERAL = "一二三四五六七八九十百零〇"
_AMOUNT = r"(?!\s?(?:[万亿倍吨米亩元]|公[里斤顷]|千[米瓦克]|平方|个百分点))"  # 1.04万亩 at the start of a row is no number of a heading
# What a heading begins with, and what else a paragraph or list item begins with that is never the middle of a sentence.
HEADING = re.compile(
    rf"第[{NUMERAL}\d]{{1,5}}[编章节条款部]|[{NUMERAL}]{{1,3}}[、．]|[（(][{NUMERAL}\d]{{1,3}}[）)]|\d{{1,2}}[、．]"
    rf"|\d{{1,2}}\.(?=[^\d\s]|\s?[{HAN}“])|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?=\s?[{HAN}“]){_AMOUNT}|[①-⑳★●■◆▲※☆]|#{{1,6}} |【"
)
# A line of a life: 1996.06—1997.01　某市委副书记.
_SPAN = r"(?:19|20)\d\d(?:[.．]\d{1,2}|年\d{1,2}月)(?:[ 　]?[—–－\-~～]|[ 　]{2})"
MARKER = re.compile(rf"{HEADING.pattern}|{_SPAN}|——|--|[{NUMERAL}]是|本报|附件|附表|附：")
BYLINE = re.compile(
    r"本报|本刊|新华社|中新社|央视网|据[^，。]{2,12}(?:报道|消息)|.{0,12}（(?:记者|通讯员|见习记者)|（?新闻联播"
)
# …提高办事效率。（责任单位：市财政局） is as much an end as the full stop alone.
_NOTED = re.compile(r"[。！？][（(][^（）()]{1,120}[）)]$")
_PROSE = re.compile("[，。！？；、]|：(?=.)")


@dataclass(slots=True)
class Line:
    """One line, stripped: [start, end) in the text, below `gap` blank lines and `indent` columns in.

    `width` is in columns, two for a Chinese character; `ends` says that a sentence ends with the line, `punctuated`
    that it has a mark of a sentence anywhere.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int
    width: int
    ends: bool
    punctuated: bool


def lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank; blank ones cost nothing, even a million of them."""
    found: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        start = match.start()
        body = match[0].rstrip()
        newline = text.rfind("\n", before, start)
        gap = max(text.count("\n", before, start) - 1, 0) if newline >= 0 and found else 0
        bare = body.replace(" ", "").replace("\u3000", "")
        # A Chinese character is three bytes and two columns wide, an ASCII one is one and one.
        width = (len(bare.encode("utf-8", "replace")) + len(bare)) // 2 if len(bare) < 200 else 2 * len(bare)
        tail = body[-3:].rstrip(CLOSING)
        ends = bool(tail) and (tail[-1] in END or (body[-1] in "）)" and _NOTED.search(body) is not None))
        indent = _indent(text[newline + 1 : start])
        found.append(Line(body, start, start + len(body), gap, indent, width, ends, _PROSE.search(body) is not None))
        before = start + len(body)
    return found


def _indent(space: str) -> int:
    return 0 if not space else len(space) + space.count("\u3000") if len(space) < 40 else 40
