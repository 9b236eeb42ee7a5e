"""The documents that a file itself is, by article: their mentions, from title lines or from 我代表市人民政府报告工作."""

import re
from collections.abc import Mapping, Sequence

from ..model import Mention, Outline
from ..naming.names import Where, plain
from . import numbers

_REPORTS = re.compile(
    r"代表(?:[一-龥]{2,8}?)?(?P<level>自治区|[省市县区州])?人民政府，?向(?:大会|各位代表)?"
    r"(?P<what>(?:作)?(?:政府)?(?:工作)?报告(?:政府)?(?:工作)?)"
)


def as_resolved(own: Mapping[int, Mention], resolved: Sequence[Mention]) -> dict[int, Mention]:
    """The documents' own mentions with the full names that `resolved` gives them."""
    spans = {(m.start, m.end): m for m in resolved}
    return {n: spans.get((m.start, m.end), m) for n, m in own.items()}


def by_number(taken: Outline, resolved: Sequence[Mention], own: Mapping[int, Mention]) -> list[Mention]:
    """A mention of the document's own number means the document."""
    names = {
        plain(f.value or f.text): own[a.number].name or own[a.number].text
        for a in taken.articles
        for f in a.fields
        if f.name == "number" and a.number in own
    }
    return [m.called(names.get(plain(numbers.tidy(m.text)), m.name)) if m.type == "document" else m for m in resolved]


def is_formal(taken: Outline) -> bool:
    """Does the text bear more of a document's header than a title (a number, an issuer, a date)?"""
    return any(f.name not in ("title", "kind") for a in taken.articles for f in a.fields)


def self_documents(taken: Outline) -> dict[int, Mention]:
    """The mention of the document itself, by article: its title, where it has one of its own."""
    own: dict[int, Mention] = {}
    for article in taken.articles:
        for field in article.fields:
            if field.name == "title":
                name = field.value or field.text
                if len(name) > 8 and name[: len(name) // 2] * 2 == name:
                    name = name[: len(name) // 2]  # the same title line twice: page title and headline
                own.setdefault(
                    article.number, Mention("document", field.text, field.start, field.end, name, "header:title")
                )
    return own


def reported(taken: Outline, where: Where) -> dict[int, Mention]:
    """A work report whose title line is lost still says what it is: 我代表市人民政府，向大会报告工作."""
    for s in taken.sentences[:40]:
        match = _REPORTS.search(s.text)
        home = where.of(match["level"]) if match and match["level"] else None
        if match and home:
            start, end = s.start + match.start("what"), s.start + match.end("what")
            return {s.article: Mention("document", match["what"], start, end, f"{home}政府工作报告", "header:report")}
    return {}
