"""What the readers of targets and of facts both ask of a document: an `Outline` gives its `Background`, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Outline
from .indicator_tables import Tables, find_tables
from .periods import Era, in_review, periods
from .standing import Place, Places, glossary_paragraphs


@dataclass(frozen=True, slots=True)
class Background:
    """Where sentences stand: the place of each, and the period open there; the paragraphs of a glossary, the tables of
    indicators."""

    places: Places
    eras: Sequence[Era | None]
    standing: Sequence[Place]
    glossary: frozenset[int]
    tables: Tables


def background(outline: Outline) -> Background:
    """The background of a document's sentences."""
    places = Places(outline)
    eras = periods(outline, places)
    standing = [in_review(places.of(sentence), era) for sentence, era in zip(outline.sentences, eras, strict=True)]
    return Background(places, eras, standing, glossary_paragraphs(outline), find_tables(outline, places.years))
