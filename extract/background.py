"""What the readers of targets and of facts both ask of a document: an `Outline` gives its `Background`, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from .indicator_tables import Tables, find_tables
from .model import Outline
from .periods import Era, periods
from .standing import Places, glossary_paragraphs


@dataclass(frozen=True, slots=True)
class Background:
    """Where sentences stand, the period open at each, the paragraphs of a glossary, the tables of indicators."""

    places: Places
    eras: Sequence[Era | None]
    glossary: frozenset[int]
    tables: Tables


def background(outline: Outline) -> Background:
    """The background of a document's sentences."""
    places = Places(outline)
    return Background(places, periods(outline, places), glossary_paragraphs(outline), find_tables(outline, places.years))
