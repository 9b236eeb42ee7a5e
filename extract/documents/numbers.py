"""Lines of a header in, the number of the document out (发文字号): 国发〔2021〕12号, a decree's and an announcement's.

`fold` has made every bracket around a year 〔〕 before. A bare 第12号 takes its name from the line of the organ above it.
"""

import re
from collections.abc import Iterator, Sequence

from ..model import Field

_ORDINAL = r"第\s?(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,7})\s?号"
_YEARLY = r"(?:19|20)\d\d\s?年\s?"
_TERM = r"[〔（(\[【［]\s?[一二三四五六七八九十]{1,3}届\s?[〕）)\]】］]\s?"
NUMBER = r"[\u4e00-\u9fff]{1,16}[ \u3000]{0,2}〔(?:19|20)\d\d〕\s?第?\s?\d{1,5}\s?号"
_ACT = "令|公告|通告"
_NAMED = rf"(?P<named>[\u4e00-\u9fff][\u4e00-\u9fff 　、]{{1,60}}?(?:{_ACT}))?"
LINE = re.compile(
    rf"[（(]?\s?(?P<code>{NUMBER})\s?[）)]?"
    rf"|{_NAMED}[ \u3000]{{0,4}}(?P<open>[（(])?\s?(?P<bare>(?:{_YEARLY}|{_TERM})?{_ORDINAL})\s?(?(open)[）)])(?P<after>{_ACT})?"
)
_NAME = re.compile(rf"(?P<organs>[\u4e00-\u9fff（）][\u4e00-\u9fff（） \u3000、]{{1,80}}?)(?P<act>{_ACT})")
_IN_TITLE = re.compile(rf"[（(]\s?(?P<code>{NUMBER})\s?[）)]$")
_BLANK = re.compile(r"[\s\u3000]")
_STATE = re.compile(r"(?:^|(?<=、))中华人民共和国(?=国务院|主席|[\u4e00-\u9fff]{2,9}(?:部|委员会|总局|署|银行|审计署))")


def tidy(text: str) -> str:
    """A number as it is cited: without blanks, and without 中华人民共和国 before an organ of the state.

    >>> tidy("中华人民共和国国务院令 第 715 号"), tidy("建标〔2020〕 8 号"), tidy("某市人大常委会公告（十四届）第12号")
    ('国务院令第715号', '建标〔2020〕8号', '某市人大常委会公告〔十四届〕第12号')
    """
    text = re.sub(rf"({_TERM})", lambda m: f"〔{m[1].strip()[1:-1].strip()}〕", text)
    return _STATE.sub("", _BLANK.sub("", text))


def named(text: str) -> re.Match[str] | None:
    """Whether a line is the name of an organ with 令, 公告 or 通告 behind it: groups `organs` and `act`."""
    return _NAME.fullmatch(text) if len(text) <= 90 and "关于" not in text else None


def apart(title: str, start: int) -> tuple[str, list[Field]]:
    """A title line that ends in its number, 关于…的通知（某政发〔2020〕8号): the title, and the number as a field; `start` is
    the clean offset of the line."""
    match = _IN_TITLE.search(title)
    if match is None or match.start() == 0:
        return title, []
    low, high = match.span("code")
    return title[: match.start()], [Field("number", match["code"], start + low, start + high, tidy(match["code"]))]


def number_fields(lines: Sequence[tuple[str, int]]) -> Iterator[Field]:
    """The number fields of header lines, each given as (text, clean offset at which it starts)."""
    for i, (text, start) in enumerate(lines):
        match = LINE.fullmatch(text) if len(text) <= 120 else None
        if match is None and text.endswith("〕") and i + 1 < len(lines) and lines[i + 1][1] == start + len(text) + 1:
            text = f"{text}\n{lines[i + 1][0]}"  # the line was too short for the number
            match = LINE.fullmatch(text) if len(text) <= 120 else None
        if match is None:
            continue
        if match["code"]:
            a, b = match.span("code")
            yield Field("number", match["code"], start + a, start + b, tidy(match["code"]))
            continue
        a = match.start("named") if match["named"] else match.start("bare")
        b = match.end("after") if match["after"] else match.end("bare")
        yield Field("number", text[a:b], start + a, start + b, tidy(_value(match, lines[max(i - 2, 0) : i])))


def _value(match: re.Match[str], above: Sequence[tuple[str, int]]) -> str:
    """某部令第9号, whichever of the words stands where; the organ may stand on a line of its own above."""
    if match["named"]:
        return str(match["named"]) + str(match["bare"])
    for text, _ in reversed(above):
        line = named(text)
        if line and match["after"] in (None, line["act"]):
            return text + str(match["bare"])
    return str(match["bare"]) + (match["after"] or "")
