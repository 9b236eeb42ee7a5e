"""A document in, out its outline: repaired text, articles, header fields, sentences under their headings."""

import re

from .clean import clean
from .lines import NUMERAL
from .model import Article, Document, Outline, Sentence

_END = re.compile(r"[。！？!?…]+[”’』」）〕】》〉]*")
_LEVELS = (
    re.compile(rf"第[{NUMERAL}\d]{{1,5}}[编章]"),
    re.compile(rf"第[{NUMERAL}\d]{{1,5}}节"),
    re.compile(rf"[{NUMERAL}]{{1,3}}、|# "),
    re.compile(rf"★|（[{NUMERAL}]{{1,3}}）|## "),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"（\d{1,2}）|[①-⑳]"),
)
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,3})\.?\s?(?=\D)")
_ARTICLE = re.compile(rf"第[{NUMERAL}\d]{{1,5}}条")


def outline(document: Document) -> Outline:
    """The outline of `document`; sentences in the order of the text, none over a paragraph's end."""
    cleaned = clean(document.text)
    sentences: list[Sentence] = []
    stack: list[tuple[int, str]] = []
    start = 0
    for number, paragraph in enumerate(cleaned.text.split("\n")):
        spans = _sentences(paragraph)
        level = _level(paragraph)
        for i, (a, b) in enumerate(spans):
            role = "body"
            text = paragraph[a:b]
            if i == 0 and level is not None and len(text) <= 50 and text[-1] not in "；，：":
                while stack and stack[-1][0] >= level:
                    stack.pop()
                role = "heading"
            headings = tuple(h for _, h in stack)
            sentences.append(Sentence(text, start + a, start + b, number, 0, headings, role))
            if role == "heading" and level is not None:
                stack.append((level, text.rstrip("。")))
        start += len(paragraph) + 1
    article = Article(0, "", 0, len(cleaned.text))
    return Outline(document, cleaned, (article,), tuple(sentences), None)


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for match in _END.finditer(paragraph):
        spans.append((at, match.end()))
        at = match.end()
    if at < len(paragraph):
        spans.append((at, len(paragraph)))
    return spans


def _level(paragraph: str) -> int | None:
    for level, pattern in enumerate(_LEVELS):
        if pattern.match(paragraph):
            return level
    decimal = _DECIMAL.match(paragraph)
    if decimal:
        return 3 + decimal[1].count(".")
    return None
