"""Paragraphs of an article in, from when and until when it is in force, by what it says of itself (本办法自…起施行)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Field
from .days import COUNT, DATE, count, date_value, later

_OWN = r"(?:本|此|该|以上|上述|现予|予以|现将)"
_KIND = r"[^，。；：]{0,24}?"
_START = re.compile(
    rf"[自从](?P<day>{DATE})(?:零时|0时)?起?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
    r"|[自从](?P<from>(?:公布|发布|印发|颁布|下发|批准|通过|签署|公告)之日)起?"
    rf"(?:满?(?P<count>{COUNT})(?P<unit>个工作日|个月|日|天|年)(?:后|之后|以后))?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
)
_UNTIL = re.compile(
    rf"(?:有效期|执行期|试行期|实施期|施行期)限?(?:截止?|延长|执行|暂定|定)?(?:到|至|为)?[：:]?(?P<day>{DATE})"
    rf"|(?:执行|施行|有效|实施|截止|截)(?:到|至)(?P<to>{DATE})(?:止|为止)?"
    rf"|(?:有效期|执行期|试行期|实施期|施行期)限?(?:暂?[为定]{{1,2}})?(?P<count>{COUNT})(?P<unit>年|个月)(?!内)"
    rf"|起?至(?P<end>{DATE})(?:止|废止|失效|(?:期间)?(?:有效|执行|施行|实施))"
)
_SENTENCE = re.compile(r"[^。；\n]+")
_CUES = ("施行", "实施", "执行", "生效", "试行", "有效", "截")
_SELF = re.compile(rf"(?:{_OWN}{_KIND}|公布，|发布，|印发，)$")
_DOCUMENT = r"(?:办法|规定|通知|意见|细则|措施|方案|规划|条例|决定|公告|通告|政策|文件|规则|制度|标准|计划|批复|函)"
_NAMES_ITSELF = re.compile(
    rf"本[^，。；本]{{0,8}}?{_DOCUMENT}(?:（[^（）]{{1,12}}）)?(?:[的自，]|自?(?:公布|发布|印发)之日起，?){{0,2}}$"
)
_NEAR = 12  # characters between 起施行 and 有效期5年


class Days(NamedTuple):
    """The days that 通过之日 and 公布之日 mean: ISO, empty where the text does not say them."""

    signed: str
    published: str


def in_force_fields(paragraphs: Sequence[tuple[str, int]], days: Days) -> list[Field]:
    """effective and expires, each once; paragraphs are (text, clean offset). A day reckoned from another that is not known
    has no value (公布之日)."""
    found: dict[str, Field] = {}
    for text, start in paragraphs:
        if any(cue in text for cue in _CUES):
            for sentence in _SENTENCE.finditer(text):
                for field in _stated(sentence[0], start + sentence.start(), days, found.get("effective")):
                    found.setdefault(field.name, field)
    return list(found.values())


def _stated(sentence: str, start: int, days: Days, known: Field | None) -> Iterator[Field]:
    effective, after = None, 0
    for match in _START.finditer(sentence):
        if _SELF.search(sentence[max(match.start() - 40, 0) : match.start()]):
            effective = _effective(match, start, days)
            after = match.end()
            yield effective
            break
    begin = effective or known
    for match in _UNTIL.finditer(sentence):
        near = effective is not None and -2 <= match.start() - after <= _NEAR
        if near or _NAMES_ITSELF.search(sentence[max(match.start() - 40, 0) : match.start()]):
            yield _expires(match, start, begin.value if begin else days.published or days.signed)
            break


def _effective(match: re.Match[str], start: int, days: Days) -> Field:
    group = "day" if match["day"] else "from"
    a, b = match.span(group)
    if match["day"]:
        value = date_value(match["day"])
    else:
        value = days.signed if match["from"][:2] in ("通过", "批准", "签署") else days.published
        if match["count"]:
            unit = {"年": "年", "个月": "月", "个工作日": ""}.get(match["unit"], "日")
            value = later(value, count(match["count"]), unit) if unit else ""
    return Field("effective", match[group], start + a, start + b, value)


def _expires(match: re.Match[str], start: int, begin: str) -> Field:
    for group in ("day", "to", "end"):
        if match[group]:
            return Field(
                "expires", match[group], start + match.start(group), start + match.end(group), date_value(match[group])
            )
    unit = "年" if match["unit"] == "年" else "月"
    after = later(begin, count(match["count"]), unit)
    return Field(
        "expires", match[0], start + match.start(), start + match.end(), later(after, -1, "日") if after else ""
    )
