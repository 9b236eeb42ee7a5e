"""The paragraphs of a text in, the same with header and signature on lines of their own, where a page has run them together.

…的通知国发〔2017〕56号各省、自治区、直辖市人民政府：……。国务院　2017年12月22日 is five lines in the document itself.
"""

import re
from collections.abc import Iterator, Sequence

from .days import DATE
from .headers import ORGAN, Paragraph, is_addressee
from .numbers import NUMBER

_LONGEST_HEAD = 500
_LONGEST_END = 200
_TOP = 6  # paragraphs among which the addressees stand
_LONGEST_TITLE = 120
_ADDRESSED = r"(?=[^。：]{0,80}(?:政府|委员会|部门|单位|机构|[局厅办委部院]))[^。；！？“《：]{2,200}："
_TO = re.compile(rf"(?=各|[^。：]{{2,40}}(?:人民政府|委员会|[厅局院部委])：){_ADDRESSED}")
_NUMBERED = re.compile(
    r"(?P<number>[\u4e00-\u9fff 、]{2,40}(?:令|公告|通告)(?:(?:19|20)\d\d年)?第\s?\d{1,5}\s?号)"
    rf"(?:[—－-]{{1,2}}|[ \u3000：]){{1,3}}(?P<title>{ORGAN}?关于.{{4,90}})"
)
_BY = re.compile(rf"(?P<organ>{ORGAN})(?=关于|印发|转发)")
_FIRST = re.compile(r"第[一1][章条]|一、")
_ADOPTION = re.compile(rf"（(?:{DATE})[^（）]{{4,400}}(?:通过|批准|公布|发布|修订|修正|施行)）")
_BLANK = r"[\s\u3000]*"
_HEAD = re.compile(
    rf"(?P<title>(?=[^。；！？：]{{0,90}}(?:关于|印发|转发))[^。；！？：]{{6,110}}?[的》）](?:通知|决定|意见|批复|函|公告|通告|决议|通报)(?:（[^（）]{{1,12}}）)?)"
    rf"{_BLANK}(?:(?P<number>(?:(?:发文字号|文\s?号)[：:]{_BLANK})?{NUMBER}){_BLANK}"
    rf"(?P<source>来源[：:][^：。]{{2,16}}?(?=各[^：。]{{2,90}}：))?(?P<day>(?:发布|成文|公布|印发)(?:日期|时间)[：:]{_BLANK}(?:{DATE}))?{_BLANK}(?P<to>{_ADDRESSED})?|(?P<direct>(?!.{{0,6}}(?:如下|以下)){_ADDRESSED}))"
)
_END = re.compile(
    rf"(?<=[。！）]){_BLANK}(?P<organs>{ORGAN}(?:[ \u3000、]+{ORGAN})*)[ \u3000]+(?P<date>{DATE})"
    rf"(?:{_BLANK}(?P<note>（[^（）]{{2,20}}）))?{_BLANK}$"
)


def unfold(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The first paragraph with its title, number and addressees apart, the last with its issuers and date apart."""
    out = list(paragraphs)
    if out:
        out[-1:] = _tail(out[-1])
        for i in range(min(_TOP, len(out)) - 1, 0, -1):
            out[i : i + 1] = (
                _addressed(out[i])
                if len(out[i - 1].text) < _LONGEST_TITLE and "。" not in out[i - 1].text
                else [out[i]]
            )
        out[:1] = _top(out[0])
    return out


def _addressed(paragraph: Paragraph) -> list[Paragraph]:
    """The addressees (各市人民政府：) or the note on its adoption before the text that follows them on the same line."""
    text = paragraph.text[:_LONGEST_HEAD]
    match = _ADOPTION.match(text) or _TO.match(text)
    named = match is not None and (match.re is _ADOPTION or is_addressee(match[0]))
    whole = match is None or match.end() == len(paragraph.text) or not named
    return (
        [paragraph]
        if match is None or whole
        else list(_cut(paragraph, [match.span(), (match.end(), len(paragraph.text))]))
    )


def _top(paragraph: Paragraph) -> list[Paragraph]:
    numbered = _NUMBERED.fullmatch(paragraph.text) if len(paragraph.text) < _LONGEST_TITLE else None
    if numbered:
        return list(_cut(paragraph, [numbered.span("number"), numbered.span("title")]))
    match = _HEAD.match(paragraph.text[:_LONGEST_HEAD])
    if match is None:
        return [paragraph]
    spans = [match.span(name) for name in ("title", "number", "day", "source", "to", "direct") if match[name]]
    return list(_cut(paragraph, [*spans, *_signed(paragraph.text, match["title"], match.end())]))


def _signed(text: str, title: str, at: int) -> list[tuple[int, int]]:
    """The text from `at` on, cut where the organ that the title begins with signs it: 。甲局2023年12月28日甲局办法第一章…"""
    organ = _BY.match(title)
    match = (
        re.compile(rf"(?<=[。！]){_BLANK}(?P<organ>{organ['organ']}){_BLANK}(?P<date>{DATE})").search(text, at)
        if organ
        else None
    )
    if match is None:
        return [(at, len(text))]
    below = _FIRST.search(text, match.end(), match.end() + _LONGEST_TITLE)
    inner = [(match.end(), below.start()), (below.start(), len(text))] if below else [(match.end(), len(text))]
    return [(at, match.start()), match.span("organ"), match.span("date"), *inner]


def _tail(paragraph: Paragraph) -> list[Paragraph]:
    first = max(0, len(paragraph.text) - _LONGEST_END)
    match = _END.search(paragraph.text[first:])
    if match is None:
        return [paragraph]
    spans = [(first + a, first + b) for a, b in (match.span(name) for name in ("organs", "date", "note")) if a >= 0]
    return list(_cut(paragraph, [(0, first + match.start()), *spans]))


def _cut(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    for a, b in spans:
        text = paragraph.text[a:b]
        low = a + len(text) - len(text.lstrip(" \t\u3000"))
        text = text.strip(" \t\u3000")
        if text:
            yield Paragraph(text, paragraph.start + low, paragraph.start + low + len(text))
