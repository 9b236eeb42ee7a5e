"""Paragraphs of one article in, its header fields out: title, number, issuers, addressees, dates, kind.

Three sources, in this order of trust: an information table of a web page (label and value), the layout of GB/T 9704
(title, number, addressees above the text, issuers and date below it), and phrases in the text (自…起施行).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..model import Field
from ..rule_files import table
from . import numbers
from .days import DATE, date_value
from .history import history_fields
from .in_force import Days, in_force_fields
from .levels import level_of

_FIRST_LINES = 2
_FOOTNOTE = re.compile(r"(?:[\[［]\d{1,2}[\]］]|[①-⑨*＊])$")  # 统计公报[1]
HEAD = 60  # paragraphs in which a header may stand before the text begins
ORGAN = (
    r"(?:[\u4e00-\u9fff（）]{2,30}?"
    r"(?:政府|办公厅|办公室|委员会|常委会|委|部|厅|局|署|院|会|行|中心|总社|集团|党组|调查队|总队|指挥部|领导小组|(?<!公)司)|中共中央|国务院|中央军委)"
)
_DATE = re.compile(DATE)
_ONLY_DATE = re.compile(rf"（?(?:{DATE})）?")
_ADDRESSEE = re.compile(
    r"(?=.{0,80}(?:政府|委员会|部门|单位|机构|[局厅办委部院会]|企业|各[省市县区]))"
    r"(?!为|根据|按照|经|现|关于|第[一二三四五六七八九十百\d]{1,5}[条章款]|[一二三四五六七八九十]{1,3}[、．.）是要个]|\d|（)(?!.*(?:(?:如下|下列|以下)[^，。：]{0,6}|了.*|指出|强调|认为)：)[^。；！？“]{2,200}："
)
_ISSUER_LINE = re.compile(rf"{ORGAN}(?:[ \u3000、]+{ORGAN})*")
_AND_OTHERS = re.compile(r"等(?:[一二三四五六七八九十\d]+个?)?(?:部门|单位|部委)$")
_TITLE_LINES = 3
_ORGAN_END = re.compile(r"(?:政府|办公[厅室]|[委部厅局署院会])$")
_TERM = re.compile(r"第[一二三四五六七八九十]{1,3}届(?=人民代表大会|人大)")  # the congress is one body, whatever its term
_UNDER_TITLE = re.compile(
    r"（(?:(?:19|20)\d\d(?:年?\s?[—–~～-]{1,2}\s?(?:19|20)\d\d)?年?"
    r"|(?:19|20)\d\d年?(?:版|修订[版稿]?)|(?:试行|暂行|草案|修订|修正|修订版|送审稿|征求意见稿|讨论稿)(?:稿|草案)?)）"
)
_ADOPTED = re.compile(rf"（?({DATE})[^（），。；]{{2,60}}(?:通过|发布|公布|印发|批准)(?!的)")
_PASSED = re.compile(rf"（?(?:根据)?(?:{DATE})[^。；，]{{4,230}}(?:通过|批准|公布|修订|修正|施行)[）\s]*(?:根据)?")
# 2017年11月22日 国务院令第692号: the decree that made it known, without the word 公布
_DECREED = re.compile(rf"（?(?:{DATE})[ \u3000]{{0,2}}[\u4e00-\u9fff]{{3,40}}(?:令|公告)第?\s?[\d一二三四五六七八九十百]{{1,5}}\s?号[ \u3000）]*")
_DATELINE = re.compile(
    rf"(?!.*(?:通过|公布|发布令|令第|批准|修正|修订|施行|会议))({DATE})(?:[ \u3000|T]{{0,3}}\d\d:\d\d(?::\d\d)?)?"
    r"[ \u3000|｜]{0,3}(?:(?:来源|信息来源|发布机构|作者)?[：:]?\s?[^，。；]{0,30})?"
    rf"|(?:来源|发布时间|发布日期|时间|日期)：[^，。；]{{0,30}}?({DATE})[^，。；]{{0,40}}"
)
_NEWS = re.compile(r"本[报刊][^，。\s（]{0,14}[讯电]|[\u4e00-\u9fff]{2,6}[社网台](?:[^，。]{0,12}电|消息|讯)|新闻联播")
_EXPLAINED = re.compile(r"(?:政策)?解读如下")
_IN_FORCE = re.compile(rf"(?:自)?({DATE})[ \u3000]?起?(?:施行|实施|生效)")
_URL_DATE = re.compile(r"https?://[^\s）)]*?/((?:20)\d\d)/?(\d\d)/?(\d\d)/")
# Organs without spaces between are one stretch: to part them in every possible way takes forever on 人民政府人民政府….
_ORGANS = ORGAN.replace("{2,30}?", "{2,90}?")
# One of these stands in every line that is header or signature by its form.
_FORMAL = re.compile(r"：|:|\]|】|号|〇|○|零|19|20|此件|信息公开|印发|查看原文|文件")
_MARKED = re.compile(r"[\]】：:]")  # what closes a label
_LETTERHEAD = re.compile(rf"({_ORGANS}(?:[ \u3000]{{1,4}}{_ORGANS})*)文件")
_NOTE = re.compile(
    r"（?此件[^）]{2,12}）?|（信息公开[^）]{2,20}）|（联系(?:人|电话)：[^（）]{2,60}）|抄[送报]：.{2,300}"
    rf"|[\u4e00-\u9fff]{{2,30}}\s{{0,12}}(?:{DATE})印发"
)
_DELIVERED = re.compile(rf"[-—―－]{{0,4}}[（(]?({DATE})[^。，]{{0,30}}?在[^。]{{4,40}}(?:会议|大会)上")
LINE_OF_SOURCE = re.compile(
    r"(?:来源|作者|记者|责任?编辑|责编|编辑|校对|审核|供稿|摄影|通讯员)[：:].{1,40}|\[?查看原文\]?.*|https?://\S+"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the clean text: [start, end)."""

    text: str
    start: int
    end: int

    @property
    def prose(self) -> bool:
        """Whether running text stands here, where a header must have ended."""
        length = len(self.text)
        return length > 24 and ("。" in self.text or "；" in self.text or (length > 60 and self.text.count("，") > 1))


@cache
def _labels() -> dict[str, str]:
    return {label: name for name, labels in table("header.toml")["labels"].items() for label in labels}


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in table("header.toml")["kinds"].items() for word in words}


@cache
def _label_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_labels(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:[\[【]\s*({names})\s*[\]】]\s*[：:]?|(?<![\u4e00-\u9fff])({names})\s*[：:])[ \u3000\t]*-*")


@cache
def title_pattern() -> re.Pattern[str]:
    """A line that is the title of an official document: it ends in a word like 通知 and has no mark of a sentence."""
    words = "|".join(sorted(_kinds(), key=lambda word: (-len(word), word)))
    return re.compile(
        r"(?!第[一二三四五六七八九十百\d]{1,5}[编章节条])"
        rf"(?!.*(?:召开|会议通过|表决|审议|发布会|印发了|出台|：$))"
        rf"(?:[^。；！？，]{{2,90}}(?:{words})(?<![做方看说想执司立普守书手用]法)(?:（[^（）]{{1,20}}）)?"
        r"|[^。；！？]{2,60}关于[^。；！？]{2,100}的(?:决定|意见|通知|批复|函|公告|通告|决议|报告|通报)(?:（[^（）]{1,20}）)?)"
    )


def fields(paragraphs: list[Paragraph], *, news: bool = False) -> tuple[Field, ...]:
    """The header fields of one article, in the order of the text; a field is given once for each distinct text.

    `news` says that the article is a report with a byline: what looks like a title is then its headline.
    """
    found = list(_table_fields(paragraphs))
    head = _head(paragraphs)
    found += _told(paragraphs[:8], news)
    if not news:
        found += _title_fields(head, found)
        found += _addressees(head)
        found += _signature(paragraphs, head)
    found += [*numbers.number_fields([(p.text, p.start) for p in head]), *_history(head, paragraphs, found)]
    found += _dates(head, paragraphs, found)
    found += _in_force(head, paragraphs, found)
    found += _level(found)
    return tuple(sorted(_distinct(found), key=lambda field: (field.start, field.name)))


def _distinct(found: list[Field]) -> Iterator[Field]:
    seen: set[tuple[str, str]] = set()
    for field in found:
        key = (field.name, field.value or field.text)
        if key not in seen and field.text:
            seen.add(key)
            yield field


def _head(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs above the running text."""
    for i, paragraph in enumerate(paragraphs[:HEAD]):
        told = _label_pattern().match(paragraph.text) and "。" not in paragraph.text
        if paragraph.prose and not told and not _is_delivered(paragraph.text):
            return paragraphs[:i]
    return paragraphs[:HEAD]


def _table_fields(paragraphs: list[Paragraph]) -> Iterator[Field]:
    """Label and value on one line or on two; a label followed by a label or by nothing has no value."""
    for i, paragraph in enumerate(paragraphs[:HEAD]):
        marks = list(_label_pattern().finditer(paragraph.text)) if _MARKED.search(paragraph.text) else []
        for k, mark in enumerate(marks):
            name = _labels()[mark[1] or mark[2]]
            end = marks[k + 1].start() if k + 1 < len(marks) else len(paragraph.text)
            start = paragraph.start + mark.end()
            value = paragraph.text[mark.end() : end].strip(" \u3000\t-|").partition(" | ")[0].strip(" |")
            if not value and mark.end() == len(paragraph.text) and mark.start() == 0 and i + 1 < len(paragraphs):
                after = paragraphs[i + 1]
                if not _label_pattern().match(after.text) and not after.prose:
                    value, start = after.text, after.start
            if value and name != "skip":
                offset = paragraph.text.find(value, mark.end())
                start = paragraph.start + offset if offset >= 0 else start
                yield from _field(name, value, start)


def _field(name: str, text: str, start: int) -> Iterator[Field]:
    """One field, or one for each issuer; a date field only where a date stands."""
    if name in ("signed", "published", "effective", "expires"):
        match = _DATE.search(text)
        if match:
            yield Field(name, match[0], start + match.start(), start + match.end(), date_value(match[0]))
    elif name == "issuer":
        for match in re.finditer(r"[^\s,，、;；]+", text):
            at = start + match.start()
            for organ in _parted(match[0]):
                yield Field(name, organ, at, at + len(organ), _TERM.sub("", organ))
                at += len(organ)
    elif len(text) < 200:
        yield Field(name, text, start, start + len(text), text)


def _parted(organs: str) -> list[str]:
    """中共甲市委甲市人民政府 is two bodies of one place, whose lines were put together."""
    place = organs.removeprefix("中共")[:2]
    at = organs.find(place, 4)
    if at < 0 or not _ORGAN_END.search(organs[:at].removesuffix("中共")):
        return [organs]
    at -= 2 if organs[:at].endswith("中共") else 0
    return [organs[:at], *_parted(organs[at:])]


def _title_fields(head: list[Paragraph], found: list[Field]) -> list[Field]:
    """The title line with its kind and the issuers it begins with."""
    known = {field.text for field in found if field.name == "title"}
    decree: list[Field] = []
    for i, paragraph in enumerate(head):
        start = paragraph.start
        text, number_there = numbers.apart(_FOOTNOTE.sub("", paragraph.text), start)
        if i + 1 < len(head) and (act := numbers.named(text)) and numbers.LINE.fullmatch(head[i + 1].text):
            number = next(numbers.number_fields([(text, start), (head[i + 1].text, head[i + 1].start)]))
            decree = [*_field("issuer", act["organs"], start), *_kind(text, start)]
            decree.append(Field("title", text, start, paragraph.end, number.value))
        elif text in known or (not known and _is_title(text, i) and not (i and is_bare_label(head[i - 1].text))):
            issuers = [field for field in decree if field.name == "issuer"]  # the decree and its law in one
            title = Field("title", text, start, start + len(text), text + _below_title(head[i + 1 :]))
            issuers += _title_issuers(text, start) or _above_text(head[i + 1 :], text)
            return [title, *number_there, *_kind(text, start), *issuers, *_below(head[i + 1 : i + 3])]
    for field in found:
        if field.name == "title":
            return [*_kind(field.text, field.start), *_title_issuers(field.text, field.start)]
    return decree


def _above_text(below: list[Paragraph], title: str) -> list[Field]:
    """A page heads a document 关于…的意见 and prints its title once more above the text, in bold, on one line or on
    several, with the issuers before it."""
    for i, first in enumerate(below):
        bare = first.text.lstrip("*# ")
        whole = ""
        for line in below[i : i + _TITLE_LINES]:
            whole += line.text.strip("*# ")
            issuers = whole.removesuffix(title)
            if whole != title and issuers != whole and bare.startswith(issuers):
                organs = _AND_OTHERS.sub("", issuers)
                at = first.start + len(first.text) - len(bare)
                return list(_field("issuer", organs, at)) if _ISSUER_LINE.fullmatch(organs.strip()) else []
    return []


def _below_title(below: list[Paragraph]) -> str:
    """（2026—2028年） or （试行） on a line of its own belongs to the title above it."""
    return below[0].text if below and _UNDER_TITLE.fullmatch(below[0].text) else ""


def _below(below: list[Paragraph]) -> list[Field]:
    """The issuers on the line between the title and its date, as a document that another forwards has them."""
    signed = len(below) > 1 and _ONLY_DATE.fullmatch(below[1].text) and is_organ_line(below[0].text)
    return (
        [*_field("issuer", below[0].text, below[0].start), *_field("signed", below[1].text, below[1].start)]
        if signed
        else []
    )


def _is_title(text: str, line: int) -> bool:
    """裁判要点 among other headings is none; as a first line it would be."""
    return (4 if line < _FIRST_LINES else 6) <= len(text) <= 120 and title_pattern().fullmatch(text) is not None and not _label_pattern().match(text)


def _kind(title: str, start: int) -> list[Field]:
    bare = re.sub(r"（[^（）]{1,20}）$", "", title)
    for word in sorted(_kinds(), key=lambda word: (-len(word), word)):
        if bare.endswith(word):
            kind = _kinds()[word]
            word = word.removeprefix("的")
            return [Field("kind", word, start + len(bare) - len(word), start + len(bare), kind)]
    return []


def kind_of(title: str) -> str:
    """The kind of document (文种) that a title ends in, empty where it ends in none.

    >>> kind_of("《关于加强节约用水的意见（试行）》"), kind_of("《人民日报》")
    ('意见', '')
    """
    return next((field.value for field in _kind(title.strip("《》〈〉"), 0)), "")


def _title_issuers(title: str, start: int) -> list[Field]:
    before = re.match(r"(.{2,60}?)(?:关于|贯彻|印发|转发|批转|(?:第.{1,5}次)?(?:常务|全体|专题|办公|党组|局长办公)?会议纪要$)", title)
    if not before or not _ISSUER_LINE.fullmatch(before[1].strip()):
        return []
    return list(_field("issuer", before[1], start))


def _told(paragraphs: list[Paragraph], news: bool) -> list[Field]:
    """The kind that the text itself tells: a byline makes a report, 现解读如下 an explanation."""
    for paragraph in paragraphs:
        match = (_NEWS if news else _EXPLAINED).search(paragraph.text[:2000])
        if match:
            kind = "报道" if news else "解读"
            return [Field("kind", match[0], paragraph.start + match.start(), paragraph.start + match.end(), kind)]
    return []


def _level(found: list[Field]) -> list[Field]:
    """The level of government that issued the document, by its first issuer, else by the place its title begins with."""
    for name in ("issuer", "title"):
        for field in sorted(found, key=lambda field: field.start):
            level = level_of(field.value or field.text, title=name == "title") if field.name == name else ""
            if level:
                return [Field("level", field.text, field.start, field.end, level)]
    return []


def _addressees(head: list[Paragraph]) -> list[Field]:
    """The line above the text that names whom the document is sent to and ends with a colon."""
    for paragraph in head:
        if is_addressee(paragraph.text) and not _label_pattern().match(paragraph.text):
            text = paragraph.text[:-1]
            return [Field("addressee", text, paragraph.start, paragraph.end - 1, text)]
    return []


def _signature(paragraphs: list[Paragraph], head: list[Paragraph]) -> list[Field]:
    """Issuers and date below the text: a line that is only a date, and the lines of organs right above it."""
    for i in range(len(paragraphs) - 1, max(len(head), len(paragraphs) - 400), -1):
        if not _ONLY_DATE.fullmatch(paragraphs[i].text):
            continue
        found = list(_field("signed", paragraphs[i].text, paragraphs[i].start))
        for above in reversed(paragraphs[max(i - 12, 0) : i]):
            if not _ISSUER_LINE.fullmatch(above.text) or len(above.text) > 60:
                break
            found += _field("issuer", above.text, above.start)
        return found if len(found) > 1 or i > len(paragraphs) - 4 else []
    return []


def _dates(head: list[Paragraph], paragraphs: list[Paragraph], known: list[Field]) -> list[Field]:
    found: list[Field] = []
    for i, paragraph in enumerate([*head, *paragraphs[-3:]]):
        adopted = _ADOPTED.match(paragraph.text) or _DELIVERED.match(paragraph.text)
        valued = 0 < i < len(head) and is_bare_label(head[i - 1].text)
        line = None if valued else _DATELINE.fullmatch(paragraph.text)
        url = _URL_DATE.search(paragraph.text, 0, 400) if LINE_OF_SOURCE.fullmatch(paragraph.text) else None
        if adopted and not any(field.name == "signed" for field in (*known, *found)):
            found += _dated("signed", adopted, 1, paragraph)
        elif line and i < len(head):
            found += _dated("published", line, 1 if line[1] else 2, paragraph)
        elif url:
            start, end = paragraph.start + url.start(1), paragraph.start + url.end(3)
            text = paragraph.text[url.start(1) : url.end(3)]
            found.append(Field("published", text, start, end, "-".join(url.groups())))
    return found


def _history(head: list[Paragraph], paragraphs: list[Paragraph], found: list[Field]) -> list[Field]:
    """What the lines on its adoption say that nothing above said; of a document that was never passed, nothing."""
    lines = [(p.text, p.start) for p in head if _ADOPTED.match(p.text) or _PASSED.match(p.text) or _DECREED.fullmatch(p.text)]
    lines += [(p.text, p.start) for p in paragraphs[len(head) : len(head) + 3] if _ADOPTED.match(p.text) and "。" not in p.text]
    known = {field.name for field in found}
    return [field for field in history_fields(lines) if field.name not in known]


def _in_force(head: list[Paragraph], paragraphs: list[Paragraph], found: list[Field]) -> list[Field]:
    """From when and until when: a table says it before its own words, these before the line 2025年1月1日施行 of a collection."""
    day = {field.name: field.value for field in reversed(found)}
    if not day.keys() & {"title", "number"}:
        return []
    below = next((f.value for f in found if f.name == "signed" and f.start > head[-1].end), "") if head else ""
    days = Days(day.get("signed", ""), day.get("published", "") or below)
    said = in_force_fields([(p.text, p.start) for p in paragraphs], days)
    lines = [_dated("effective", match, 1, p) for p in head if (match := _IN_FORCE.fullmatch(p.text))]
    if lines and not any(field.name == "effective" for field in said):
        said += lines[0]
    return [field for field in said if field.name not in day]


def _dated(name: str, match: re.Match[str], group: int, paragraph: Paragraph) -> list[Field]:
    start, end = match.span(group)
    return [Field(name, match[group], paragraph.start + start, paragraph.start + end, date_value(match[group]))]


def is_bare_label(text: str) -> bool:
    """Whether a line is the label of an information table and nothing else, so that the next line is its value."""
    return len(text) < 12 and _label_pattern().fullmatch(text) is not None


def _is_delivered(text: str) -> bool:
    """2025年1月14日在某次会议上市长某某作政府工作报告。: a line below the title, though a sentence."""
    return len(text) < 90 and text.find("。") == len(text) - 1 and text.endswith("报告。") and bool(_DELIVERED.match(text))


def is_organ_line(text: str) -> bool:
    """Whether a line is the name of one organ or of several with spaces between, as in a signature block."""
    return len(text) < 80 and _ISSUER_LINE.fullmatch(text) is not None


def is_addressee(text: str) -> bool:
    """Whether a line says to whom the document is sent: 各市人民政府："""
    return _ADDRESSEE.fullmatch(text) is not None


@lru_cache(1 << 10)  # asked twice of a document's lines
def is_header_line(text: str) -> bool:
    """Whether a line by its form belongs to the header or signature and not to the text."""
    if not _FORMAL.search(text):
        return False
    patterns = (_ONLY_DATE, numbers.LINE, _NOTE, LINE_OF_SOURCE, _DATELINE, _LETTERHEAD, _IN_FORCE, _PASSED, _DECREED)
    if len(text) < 90 and "。" not in text and (_ADOPTED.match(text) or _DELIVERED.match(text)):
        return True
    return _is_delivered(text) or bool(_label_pattern().match(text)) or any(pattern.fullmatch(text) for pattern in patterns)
