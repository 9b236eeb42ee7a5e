"""What tests of extraction share: a text read as a whole, and what was read by name."""

from policygraph.extract.model import Document, Extraction
from policygraph.extract.pipeline import explain, extract_document


def read(text: str) -> Extraction:
    return extract_document(Document("made up", "", text))


def relations(extraction: Extraction, type: str) -> set[tuple[str, str]]:
    """(head, tail) of every relation of the type, by name."""
    names = {thing.id: thing.name for thing in extraction.found}
    return {(names[s.head], names[s.tail]) for s in extraction.stated if s.type == type}


def arrows(type: str, text: str) -> list[str]:
    """Every relation of one type that `explain` finds, as 甲 → 乙 in the words of the text."""
    return [f"{r.subject.text} → {r.object.text}" for r in explain(text).relations if r.type == type]
