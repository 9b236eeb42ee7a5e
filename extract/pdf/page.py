"""The records that the stages hand on. Coordinates are points from the page's upper left corner, y downwards."""

from dataclasses import dataclass

BOX = "\uffff"  # stands for a table or a box while the page is cut
NOTES = 10_000  # blocks from here on are footnotes


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its box from `x0` to `x1`, its baseline and the size of its font;
    `spaced`: a space of the file stands before it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    spaced: bool = False

    @property
    def top(self) -> float:
        """Where the ink begins, a little inside, so that rows set tightly do not touch."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.05 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn, level or upright."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """What is on one page, before anything is known of its order."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of print, or a row of a table with tabs between its cells.

    `left` and `right` are the edges of the column it stands in; `block` numbers the blocks of the page in reading order.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    left: float = 0.0
    right: float = 0.0
    block: int = 0
    table: bool = False
    page: int = 0
