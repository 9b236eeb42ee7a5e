"""A document in, out its outline: repaired text, articles, header fields, sentences under their headings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .clean import clean
from .cleaning.lines import NUMERAL
from .documents.articles import BYLINE, CONTINUED, LABEL, MEMBER, Part, main_line, split
from .documents.carriers import attachment_list, carriers
from .documents.headers import Paragraph, fields, is_bare_label, is_header_line, is_organ_line
from .documents.unfold import unfold
from .model import Article, Clean, Document, Field, Outline, Sentence

_END = re.compile(r"[。！？!?…]+[”’』」）〕】》〉]*")
_LEVELS = (
    re.compile(rf"第[{NUMERAL}\d]{{1,5}}[编篇]|# "),
    re.compile(rf"第[{NUMERAL}\d]{{1,5}}(?:章|部分)|## "),
    re.compile(rf"第[{NUMERAL}\d]{{1,5}}节|### "),
    re.compile(rf"[{NUMERAL}]{{1,3}}[、．]"),
    re.compile(rf"[★●■◆▲※☆]|（[{NUMERAL}]{{1,3}}）|#### "),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"（\d{1,2}）"),
    re.compile(r"[①-⑳]"),
)
_NUMBERS = frozenset(f"第#（★●■◆▲※☆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{NUMERAL}")  # what a number begins with, digits apart
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,3})\.?\s?(?=[^\d.])")
_CLAUSE = re.compile(rf"第[{NUMERAL}\d]{{1,5}}条")
SECTION, CLAUSE, UNNUMBERED = 2, 8, 9
LONGEST_HEADING = 60
LONGEST_SENTENCE = 1000  # of 128,000 sentences of reports, laws and news the longest has 791 characters
LONGEST_CLOSED = 30  # one that ends with 。 may as well be an item of a list
LONGEST_LEAD = 40  # a heading that its text follows in the same paragraph
_CELLS = re.compile(r"\S\t+\S|[\u4e00-\u9fff）：][ \u3000]{2,}[\u4e00-\u9fff]")
LONGEST_QUOTATION = 30  # paragraphs; a mark that stays open longer was forgotten
_QUOTE = re.compile("[“”]")
_YEAR = re.compile(r"(20\d\d)年")
_PLANNED = re.compile(r"(20\d\d)年[^，。；]{0,12}(?:工作(?!回顾|总结|情况|完成)|任务(?!完成)|目标|安排|计划|预期)")
_REVIEWED = re.compile(r"(20\d\d)年[^，。；]{0,12}(?:回顾|总结)")


def outline(document: Document) -> Outline:
    """The outline of `document`; sentences in the order of the text, none over a paragraph's end."""
    cleaned = clean(document.text)
    paragraphs = unfold(list(_paragraphs(cleaned)))
    articles: list[Article] = []
    sentences: list[Sentence] = []
    parts = split(paragraphs)
    for number, (part, inside) in enumerate(zip(parts, carriers(paragraphs, parts), strict=True)):
        own = paragraphs[part.first : part.last]
        found = fields(own, news=part.news)
        articles.append(replace(_article(number, part, own, found, articles), inside=inside))
        sentences += (piece for s in _sentences(own, part, number, articles[-1]) for piece in _cut(s))
    return Outline(document, cleaned, tuple(articles), tuple(sentences), _year(articles, sentences))


def _paragraphs(cleaned: Clean) -> Iterator[Paragraph]:
    start = 0
    for text in cleaned.text.split("\n"):
        if text:
            yield Paragraph(text, start, start + len(text))
        start += len(text) + 1


def _article(number: int, part: Part, own: list[Paragraph], found: tuple[Field, ...], before: list[Article]) -> Article:
    """Its title is the title field, else the main one of its headlines; what goes on from another page of the newspaper
    has the title of the article it continues."""
    title = next((field.text for field in found if field.name == "title"), "")
    lines = [own[i - part.first].text for i in part.headline]
    if part.listed:
        title = lines[0]
    elif not title and lines:
        title = main_line(lines)
        if any(CONTINUED.match(p.text) for p in own[: len(lines) + 1]):
            title = next((a.title for a in before if a.title and (a.title in title or title in a.title)), title)
    return Article(number, title, own[0].start if own else 0, own[-1].end if own else 0, found)


def _sentences(own: list[Paragraph], part: Part, number: int, article: Article) -> Iterator[Sentence]:
    stack: list[tuple[int, str]] = []
    lines, quoted = _header_lines(own, article), _quoted(own)
    for i, paragraph in enumerate(own):
        text, place = paragraph.text, part.first + i
        if continued := CONTINUED.match(text):
            text, paragraph = text[continued.end() :], replace(paragraph, start=paragraph.start + continued.end())
        if not text:
            continue
        role = "title" if place in part.headline or text == article.title else "field" if i in lines else ""
        level = None if role or i in quoted else _level(text)
        if role or (level is None and _is_table(text)):
            yield Sentence(text, paragraph.start, paragraph.end, place, number, (), role or "table")
            continue
        spans = _spans(text)
        deep = level is not None and level > SECTION
        listed = deep and ((i > 0 and own[i - 1].text.endswith("；")) or any(above == CLAUSE for above, _ in stack))
        lead = _heading(text, spans, level, listed=listed)
        if level is None and not lead and i not in quoted and _is_unnumbered(own, i, lines):
            level, lead = UNNUMBERED, text
        if level == CLAUSE:
            lead = ""
            _push(stack, level, _clause(text))
        elif lead and level is not None:
            _push(stack, level, lead.rstrip("。"))
        for k, (a, b) in enumerate(spans):
            heading = k == 0 and bool(lead)
            above = tuple(name for _, name in (stack[:-1] if heading else stack))
            kind = "heading" if heading else "body"
            yield Sentence(text[a:b], paragraph.start + a, paragraph.start + b, place, number, above, kind)


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or its pieces where it has no end for pages: what reads sentences may take the square of their length."""
    text, at = sentence.text, 0
    while len(text) - at > LONGEST_SENTENCE:
        low, high = at + LONGEST_SENTENCE // 2, at + LONGEST_SENTENCE
        end = next((i + 1 for mark in "；，、 \u3000\t" if (i := text.rfind(mark, low, high)) >= 0), high)
        yield replace(sentence, text=text[at:end], start=sentence.start + at, end=sentence.start + end)
        at = end
    yield replace(sentence, text=text[at:], start=sentence.start + at) if at else sentence


def _quoted(own: list[Paragraph]) -> set[int]:
    """The paragraphs inside a quotation that runs over several: 二、 there numbers what is quoted."""
    inside: set[int] = set()
    opened: int | None = None
    for i, paragraph in enumerate(own):
        first = _QUOTE.search(paragraph.text)
        if opened is not None and first:
            inside |= set(range(opened + 1, i + 1)) if first[0] == "”" and i - opened <= LONGEST_QUOTATION else set()
            opened = None
        if paragraph.text.rfind("“") > paragraph.text.rfind("”"):
            opened = i
    return inside


def _push(stack: list[tuple[int, str]], level: int, name: str) -> None:
    while stack and stack[-1][0] >= level:
        stack.pop()
    stack.append((level, name))


def _clause(text: str) -> str:
    match = _CLAUSE.match(text)
    return match[0] if match else ""


def _header_lines(own: list[Paragraph], article: Article) -> set[int]:
    """The paragraphs that are header or signature: by their form, or because a field is all they hold."""
    spans = [(f.start, f.end) for f in article.fields if f.name not in ("title", "kind", "effective")]
    lines = set(attachment_list([paragraph.text for paragraph in own]))
    for i, paragraph in enumerate(own):
        if len(paragraph.text) > 200:
            continue
        inside = any(paragraph.start <= a and b <= paragraph.end for a, b in spans)
        if (
            BYLINE.fullmatch(paragraph.text)
            or is_header_line(paragraph.text)
            or LABEL.fullmatch(paragraph.text)
            or (inside and not paragraph.prose)
        ):
            lines.add(i)
        elif i - 1 in lines and is_bare_label(own[i - 1].text) and not paragraph.prose:
            lines.add(i)
    for i in range(len(own) - 2, -1, -1):
        if i + 1 in lines and i not in lines and is_organ_line(own[i].text):
            lines.add(i)
    return lines


def _is_table(text: str) -> bool:
    return ("\t" in text or " " in text or "\u3000" in text) and "。" not in text and bool(_CELLS.search(text))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand; marks and brackets that close behind a 。 belong to its sentence."""
    spans, at = [], 0
    for match in _END.finditer(text):
        spans.append((at, match.end()))
        at = match.end()
        while at < len(text) and text[at] in " \u3000":
            at += 1
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def _level(text: str) -> int | None:
    if text[0] not in _NUMBERS and not text[0].isdecimal():
        return None
    if _CLAUSE.match(text):
        return CLAUSE
    for level, pattern in enumerate(_LEVELS):
        if pattern.match(text):
            return level
    decimal = _DECIMAL.match(text)
    return 3 + decimal[1].count(".") if decimal else None


def _heading(text: str, spans: list[tuple[int, int]], level: int | None, *, listed: bool) -> str:
    """The heading a numbered paragraph begins with: all of it, or its first short sentence with the text behind it."""
    if level is None or listed:
        return ""
    first = text[: spans[0][1]]
    if len(spans) == 1:
        longest = LONGEST_CLOSED if first[-1] == "。" else LONGEST_HEADING
        return first if len(first) <= longest and first[-1] not in "；，：、" and first.count("，") < 3 else ""
    return first if len(first) <= LONGEST_LEAD and "《" not in first else ""


def _is_unnumbered(own: list[Paragraph], i: int, lines: set[int]) -> bool:
    """A short line without marks, with running text right below it."""
    text = own[i].text
    if (
        len(text) > 30
        or re.search("[。；，：！？、—-]", text)
        or MEMBER.match(text)
        or i + 1 >= len(own)
        or i + 1 in lines
    ):
        return False
    return own[i + 1].prose and not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text)


def _year(articles: list[Article], sentences: list[Sentence]) -> int | None:
    """The year of signature or publication, else the year in the title, else the one a heading plans for."""
    found = [field for article in articles for field in article.fields]
    for name in ("signed", "published"):
        for field in found:
            if field.name == name and field.value:
                return int(field.value[:4])
    titles = [article.title for article in articles if article.title[:4].isdigit()]
    headings = [sentence.text for sentence in sentences if sentence.role == "heading"]
    # A report that looks back on a year is given in the next one.
    for pattern, texts, later in ((_YEAR, titles, 0), (_PLANNED, headings, 0), (_REVIEWED, headings, 1)):
        for text in texts:
            match = pattern.search(text)
            if match:
                return int(match[1]) + (later or _looks_on(match, texts))
    return None


def _looks_on(said: re.Match[str], headings: list[str]) -> int:
    """One where 2023年主要工作 is followed by a heading of what is to be done in the year after, else none."""
    following = [match[1] for text in headings if (match := _PLANNED.search(text))]
    return int(said[0].endswith(("工作", "任务")) and str(int(said[1]) + 1) in following)
