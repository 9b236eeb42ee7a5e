"""The characters of a page in, the same without the numbers of the rows that some texts print in the left margin."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from .page import Glyph
from .rows import lines

NEAR = 2.5  # points by which the numbers may miss their common edge
APART = 0.7  # of the type's size: the white between a number and the text
FEW, FEW_STEPS = 8, 3  # numbers, where each row has one and where every fifth or tenth has
LONG = 14  # characters of a row on the average
FULL = 0.5  # of the rows reach the right edge: running text, not a list or a table with a column of numbers


def without_line_numbers(glyphs: Sequence[Glyph]) -> list[Glyph]:
    digits = [glyph for glyph in glyphs if glyph.text.isdecimal()]
    left = min((glyph.x0 for glyph in glyphs), default=0.0)
    if sum(glyph.x0 - left < 3 * glyph.size for glyph in digits) < FEW_STEPS:
        return list(glyphs)
    found = [sorted(line, key=lambda glyph: glyph.x0) for line in lines(glyphs)]
    tokens = [token for line in found if (token := _number(line))]
    marked = {id(glyph) for token in tokens for glyph in token}
    text = [[glyph for glyph in line if id(glyph) not in marked] for line in found]
    if not _is_count(tokens) or not _is_running([line for line in text if line], tokens):
        return list(glyphs)
    return [glyph for glyph in glyphs if id(glyph) not in marked]


def _number(line: list[Glyph]) -> list[Glyph]:
    """The digits a row begins with, if white parts them from the text."""
    token = list(takewhile(lambda glyph: glyph.text.isdecimal(), line))
    rest = line[len(token) :]
    return token if token and (not rest or rest[0].x0 - token[-1].x1 > APART * rest[0].size) else []


def _is_count(tokens: list[list[Glyph]]) -> bool:
    values = [int("".join(glyph.text for glyph in token)) for token in tokens]
    steps = {b - a for a, b in pairwise(values)}
    edges = [token[-1].x1 for token in tokens], [token[0].x0 for token in tokens]
    level = any(max(edge) - min(edge) < NEAR for edge in edges if edge)
    return level and (steps == {1} and len(values) >= FEW or steps in ({5}, {10}) and len(values) >= FEW_STEPS)


def _is_running(text: list[list[Glyph]], tokens: list[list[Glyph]]) -> bool:
    """Whether the text stands right of all numbers and most of its rows reach its right edge."""
    if not text or min(line[0].x0 for line in text) < max(token[-1].x1 for token in tokens):
        return False
    if sum(map(len, text)) < LONG * len(text):
        return False
    right = max(line[-1].x1 for line in text)
    return sum(line[-1].x1 > right - 2.5 * line[-1].size for line in text) > FULL * len(text)
