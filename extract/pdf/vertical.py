"""The characters of a page set in columns from top to bottom, right to left, in; the page as if it were set in rows out."""

from collections.abc import Sequence
from itertools import pairwise

from .page import Glyph, Page

MOST = 0.6  # of the pairs of neighbours stand one below the other
FEWEST = 20  # characters; of fewer nothing can be told


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters that follow each other in the file stand one below the other, as wide as their type apart."""
    pairs = [(a, b) for a, b in pairwise(glyphs) if a.text > "\u2e80" and b.text > "\u2e80"]
    below = sum(
        abs(a.x0 + a.x1 - b.x0 - b.x1) < 0.4 * a.size and 0.7 * a.size < b.base - a.base < 1.7 * a.size
        for a, b in pairs
    )
    return len(pairs) >= FEWEST and below > MOST * len(pairs)


def set_level(page: Page, lying: Sequence[Glyph]) -> Page:
    """The page turned so that its columns are rows; `lying` are numbers and foreign words, turned already. Drawn lines are
    left out: between columns they are no table."""
    glyphs = tuple(
        Glyph(
            g.text,
            g.base - 0.85 * g.size,
            g.base + 0.15 * g.size,
            page.width - (g.x0 + g.x1) / 2 + 0.35 * g.size,
            g.size,
        )
        for g in page.glyphs
    )
    return Page(page.height, page.width, (*glyphs, *lying))
