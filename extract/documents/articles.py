"""Paragraphs of a page in, its articles out: where each begins, and which of its first lines are its headline."""

import re
from dataclasses import dataclass

from ..cleaning.lines import MARKER
from ..post_words import HEADS, one_of
from .days import DATE
from .headers import Paragraph, is_header_line, title_pattern

BYLINE = re.compile(
    r"(?:本报|本刊)[^，。]{0,8}(?:讯(?!员)|电|报道)|[\u4e00-\u9fff]{2,8}(?:社|网|台|报)[^，。]{0,16}(?:电|讯(?!员)|消息)(?=[\s（(：]|$)"
    r"|（新闻联播）|[^，。]{0,12}（(?:本报|见习|实习)?(?:记者|通讯员)"
    r"|[□■◎○●]?\s?(?:本报|本刊)?(?:见习|实习|特约|首席)?(?:记者|通讯员)[ \u3000：:][^，。；]{2,40}$"
)
_AUTHOR = re.compile(r"（作者[^（）]{2,120}）|（(?:本文)?(?:执笔|撰稿|来源|摘自)[^（）]{2,60}）")
_ONLY_DATE = re.compile(rf"(?:{DATE})|（此件[^）]+）")
LABEL = re.compile(r"附件[一二三四五六七八九十\d]{0,3}[：:]?|附[录表][A-Z一二三四五六七八九十\d]{0,3}")
CONTINUED = re.compile(r"[（(]\s?(?:紧|上)?(?:上接|接)第?[\dA-Z一二三四五六七八九十]{1,3}版[^（）()。，]{0,30}[）)]?")
_LISTED = re.compile(r"(?:本期|今日|今天)?(?:节目)?(?:的)?(?:主要内容|内容提要|要目|导读|要闻|看点)(?:有|如下)?[：:]?")
_ITEM = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}(?:[）)、．]|\.(?!\d))|[●■◆▲·※★])\s*")
_SOURCE = re.compile(r"[（(](?:来源|据|摘自)[：:]?[^（）()]{2,60}[）)]")
MEMBER = re.compile(
    rf"[\u4e00-\u9fff]{{0,4}}(?:{one_of(HEADS)}|成员|联络员)：[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{2,4}\u3000+[^，。]{2,40}(?:[长任记员席理师]|代表)$"
)
_TABLE = re.compile(r"[\u4e00-\u9fff]{4,}(?:名单|清单|一览表|分工表|任务表|汇总表|名录)(?:（[^（）]{1,20}）)?$")
_OVER = re.compile(r"(?:强调|指出|要求|表示|提出)$")
_UNDER = re.compile(
    r"——|--|(?=.*(?:讲话|主持|致辞|出席)).{2,10}(?:出席|主持|讲话|致辞)(?:[^，。]*(?:讲话|主持|致辞|出席))?$|[（(【]"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,16}〔\d{4}〕\d{1,5}号")
_ADOPTED = re.compile(r"（?\d{4}年\d{1,2}月\d{1,2}日.{4,120}?(?:通过|批准|公布|发布|修订|修正)")
_FIRST = re.compile(r"第[一1][章条编]")
_HEADLINES = 5
_TOP = 12  # lines above which a list of the articles stands
_LONGEST_LIST = 60
_LONGEST_HISTORY = 40  # lines between the title of a law and its text that say when it was passed and amended


@dataclass(frozen=True, slots=True)
class Part:
    """One article: paragraphs [first, last), the numbers of those that are its headline; `news` has a byline.

    `listed`: these are the headlines of the other articles, listed above them all."""

    first: int
    last: int
    headline: range
    news: bool
    listed: bool = False


def split(paragraphs: list[Paragraph]) -> list[Part]:
    """The articles of a page, in order; at least one, and every paragraph in exactly one."""
    labelled = _labelled(paragraphs)
    items = _digest(paragraphs)
    titled = (items or _after_authors(paragraphs)) | _attachments(paragraphs) | _documents(paragraphs)
    below = {i + 1 for i in labelled if LABEL.fullmatch(paragraphs[i].text)}
    begin = _listing(paragraphs)
    found = {begin} | _bylines(paragraphs) | labelled | (titled - below)
    starts = sorted(start for start in found if start >= begin)
    ends = [*starts[1:], len(paragraphs)]
    parts = [
        Part(first, last, range(first, first + 1), news=False)
        if first in items or last in items and first == 0
        else _part(paragraphs, first, last)
        for first, last in zip(starts, ends, strict=True)
    ]
    return [Part(0, begin, range(begin), news=False, listed=True), *parts] if begin else parts


def _listing(paragraphs: list[Paragraph]) -> int:
    """Where the list 主要内容 at the top ends that names the articles below it; 0 where there is none."""
    head = next((i for i, p in enumerate(paragraphs[:_TOP]) if len(p.text) < 16 and _LISTED.fullmatch(p.text)), None)
    if head is None:
        return 0
    names: dict[str, int] = {}
    for i in range(head + 1, min(head + _LONGEST_LIST, len(paragraphs))):
        name = _ITEM.sub("", paragraphs[i].text, count=1)
        if paragraphs[i].prose or BYLINE.match(name) or name in names:
            again = {p.text for p in paragraphs[i : i + 50 * _LONGEST_LIST]}
            return i if len(names) > 1 and 2 * sum(name in again for name in names) >= len(names) else 0
        names[name] = i
    return 0


def _digest(paragraphs: list[Paragraph]) -> set[int]:
    """The numbered headlines of a digest, each item of which ends with a line （来源：…）; two items at least."""
    found: list[int] = []
    first: int | None = None
    for i, paragraph in enumerate(paragraphs):
        if _SOURCE.fullmatch(paragraph.text):
            found += [] if first is None else [first]
            first = None
        elif first is None and len(paragraph.text) < 60 and _ITEM.match(paragraph.text) and "。" not in paragraph.text:
            first = i
    return set(found) if len(found) > 1 else set()


def main_line(lines: list[str]) -> str:
    """The main one of the lines of a headline: what stands below …强调, not ——… or 某某出席并讲话 below it; else the
    longest that is one phrase."""
    lines = [_ITEM.sub("", line, count=1) for line in lines if len(line) > 4]
    over = next((i for i, line in enumerate(lines[:-1]) if _OVER.search(line)), -1)
    rest = lines[over + 1 :]
    rest = [line for line in rest if not _UNDER.match(line)] or rest
    if over >= 0:
        return rest[0]
    return max(rest, key=lambda line: (len(line) > 7 and not re.search(r"\s", line), len(line)), default="")


def _part(paragraphs: list[Paragraph], first: int, last: int) -> Part:
    start = first
    while start < last - 1 and start < first + 3 and _is_above(paragraphs[start].text):
        start += 1
    end = start
    while end < last and end - start < _HEADLINES and _is_headline(paragraphs[end].text, below=end > start):
        end += 1
    news = any(BYLINE.match(p.text) for p in paragraphs[first : min(end + 2, last)])
    prose = any(p.prose for p in paragraphs[end : min(end + 6, last)])
    if not (news or prose):  # a list below 附件2: its first line is its title
        attached = first > 0 and LABEL.fullmatch(paragraphs[first].text)
        titled = start < end and (attached or _TABLE.search(paragraphs[start].text))
        end = start + 1 if titled else start
    return Part(first, last, range(start, end), news)


def _is_above(text: str) -> bool:
    return is_header_line(text) or LABEL.fullmatch(text) is not None


def _is_headline(text: str, *, below: bool = False) -> bool:
    """A short line without the marks of a sentence, neither numbered nor a header line; `below` another, ——… too."""
    bare = text.lstrip("—-") if below else text
    return (
        len(text) <= 90
        and not re.search(r"[。；！]|，.*，|：$", text)
        and not MARKER.match(bare.lstrip("【") if bare.startswith("【") else bare)
        and not is_header_line(text)
        and not MEMBER.match(text)
        and not BYLINE.match(text)
    )


def _bylines(paragraphs: list[Paragraph]) -> set[int]:
    starts = set()
    prose, last = _first_prose(paragraphs), len(paragraphs)
    for i, paragraph in enumerate(paragraphs):
        if not BYLINE.match(paragraph.text):
            continue
        first = i
        while first > 0 and i - first < _HEADLINES and _is_headline(paragraphs[first - 1].text):
            first -= 1
        if min(prose, last) < first or first == 0:
            starts.add(first)
        last = min(i, last)  # the first byline: an article that breaks off has no full sentence
    return starts


def _first_prose(paragraphs: list[Paragraph]) -> int:
    return next((i for i, paragraph in enumerate(paragraphs) if paragraph.prose), len(paragraphs))


def _after_authors(paragraphs: list[Paragraph]) -> set[int]:
    """A line about the author ends an essay; what follows it with running text is the next one."""
    found = set()
    for i, paragraph in enumerate(paragraphs[:-1]):
        if _AUTHOR.fullmatch(paragraph.text) and any(p.prose for p in paragraphs[i + 1 : i + 8]):
            found.add(i + 1)
    return found


def _attachments(paragraphs: list[Paragraph]) -> set[int]:
    """Below the date of a signature the title of the document that this one carries begins a new article."""
    found: set[int] = set()
    prose = False  # whether running text stands between the last title and this line
    for i, paragraph in enumerate(paragraphs[:-2]):
        prose = prose or paragraph.prose
        if prose and _ONLY_DATE.fullmatch(paragraph.text):
            title = next((j for j in range(i + 1, min(i + 5, len(paragraphs) - 1)) if _is_titled(paragraphs, j)), None)
            prose = title is None
            found |= set() if title is None else {title}
    return found


def _is_titled(paragraphs: list[Paragraph], i: int) -> bool:
    title = len(paragraphs[i].text) < 120 and title_pattern().fullmatch(paragraphs[i].text)
    return bool(title) and any(p.prose for p in paragraphs[i + 1 : i + 12])


def _labelled(paragraphs: list[Paragraph]) -> set[int]:
    """附件2 on a line of its own, and the rest of an article that began on another page of the newspaper."""
    found = set()
    prose = _first_prose(paragraphs)
    for i, paragraph in enumerate(paragraphs[1:], 1):
        text = paragraph.text
        if CONTINUED.match(text):
            found.add(i - 1 if i - 1 > prose and _is_headline(paragraphs[i - 1].text) else i)
        elif prose < i < len(paragraphs) - 1 and len(text) < 8 and LABEL.fullmatch(text):
            found.add(i)
    return found


def _documents(paragraphs: list[Paragraph]) -> set[int]:
    """Below running text a title with a number, an adoption, a first clause or addressees under it: the next document."""
    found = set()
    prose = False  # whether running text stands between the last title and this line: a title may be said twice
    for i in range(len(paragraphs) - 2):
        text, below = paragraphs[i].text, paragraphs[i + 1].text
        prose = prose or paragraphs[i].prose
        headed = _NUMBER.fullmatch(below) or _ADOPTED.match(below) or _FIRST.match(below)
        if not prose or not headed or len(text) > 120 or text[-1] in "。；：，" or MARKER.match(text):
            continue
        if title_pattern().fullmatch(text) and any(p.prose for p in paragraphs[i + 1 : i + _LONGEST_HISTORY]):
            found.add(i)
            prose = False
    return found
