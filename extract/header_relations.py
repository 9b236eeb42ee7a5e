"""What the header says: who issued the document (letterhead, information table, signature) as relations."""

from collections.abc import Iterator, Mapping, Sequence

from .mentions import within
from .model import Field, Mention, Outline, Relation


def header_relations(taken: Outline, resolved: Sequence[Mention], own: Mapping[int, Mention]) -> Iterator[Relation]:
    """issued_by from every issuer field of an article that has a title of its own."""
    for article in taken.articles:
        document = own.get(article.number)
        for field in article.fields if document else ():
            if field.name == "issuer" and document:
                issuer = _body(field, resolved)
                yield Relation("issued_by", document, issuer, field.start, field.end, "issued_by.header")


def _body(field: Field, resolved: Sequence[Mention]) -> Mention:
    for m in within(resolved, field.start, field.end):
        if m.type == "organization" and m.end - m.start == field.end - field.start:
            return m
    return Mention("organization", field.text, field.start, field.end, field.value or field.text, "header:issuer")
