"""styles.xml and numbering.xml of a Word document in, the label of each numbered paragraph out, counted as Word counts.

A paragraph names its list itself or through its style and the styles that one is based on. A level counts on until a level
above it advances; a list that overrides a level's start begins there the first time it is used.
"""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from .numerals import numeral

Element = ElementTree.Element
DEEPEST_STYLE = 50  # styles based on styles; damaged files go round in a circle
_PLACE = re.compile(r"%([1-9])")


def value(element: Element | None, name: str = "val") -> str:
    """The attribute of an element that may be missing."""
    return element.get(name, "") if element is not None else ""


def number(text: str, other: int) -> int:
    """A whole number of the file; `other` where it is none or beyond all lists."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else other


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level (from 1) whose advance restarts it, -1 for any above."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """What of a paragraph style matters here: its parent, its list and level, its name, whether it hides its text."""

    based_on: str = ""
    list: str = ""
    level: int = -1
    name: str = ""
    hidden: bool = False


class Styles:
    """The styles of a document, asked by id."""

    def __init__(self, root: Element) -> None:
        self._styles = {value(node, "styleId"): _style(node) for node in root.iter("style")}

    def chain(self, id: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        while id in self._styles and len(found) < DEEPEST_STYLE:
            found.append(self._styles[id])
            id = found[-1].based_on
        return found

    def numbering(self, id: str) -> tuple[str, int]:
        """The list and level a style gives to its paragraphs; no list is an empty string or "0"."""
        chain = self.chain(id)
        return next((s.list for s in chain if s.list), ""), next((s.level for s in chain if s.level >= 0), -1)

    def is_contents(self, id: str) -> bool:
        """Whether a paragraph of this style is a line of the table of contents."""
        return bool(re.fullmatch(r"toc \d|目录 ?\d|toc heading", next((s.name for s in self.chain(id)), id).lower()))

    def hides(self, id: str) -> bool:
        """Whether text of this style is not shown."""
        return any(style.hidden for style in self.chain(id))


def _style(node: Element) -> Style:
    properties = node.find("pPr/numPr")
    level = value(properties.find("ilvl")) if properties is not None else ""
    number_id = value(properties.find("numId")) if properties is not None else ""
    hidden = node.find("rPr/vanish")
    return Style(
        value(node.find("basedOn")), number_id, number(level, -1), value(node.find("name")),
        hidden is not None and on(hidden),
    )  # fmt: skip


def on(element: Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and value(element) not in ("0", "false", "off")


@dataclass(slots=True)
class _List:
    """An abstract list: its levels, and the count each has reached."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document and how far each has counted; asked once for each paragraph, in their order."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {value(n, "abstractNumId"): _List(_levels(n)) for n in root.iter("abstractNum")}
        self._linked(root)
        self._lists = {value(n, "numId"): value(n.find("abstractNumId")) for n in root.iter("num")}
        self._changes = {value(n, "numId"): _overrides(n) for n in root.iter("num")}
        self._used: set[tuple[str, int]] = set()

    def _linked(self, root: Element) -> None:
        """A list may point to a list style, whose levels stand with another list."""
        owners = {value(n.find("styleLink")): value(n, "abstractNumId") for n in root.iter("abstractNum")}
        for node in root.iter("abstractNum"):
            owner = owners.get(value(node.find("numStyleLink")))
            if owner is not None and node.find("numStyleLink") is not None:
                self._abstract[value(node, "abstractNumId")] = self._abstract[owner]

    def label(self, list: str, level: int) -> str:
        """The label of the next paragraph of this list at this level; empty where the list has none."""
        counted = self._abstract.get(self._lists.get(list, ""))
        if counted is None or not 0 <= level <= 8:
            return ""
        changes = self._changes.get(list, {})
        self._advance(counted, list, level, changes)
        levels = {**counted.levels, **{i: new for i, (new, _) in changes.items() if new}}
        own = levels.get(level, Level(format="none"))
        if own.format == "bullet":
            return ""
        return _PLACE.sub(lambda found: self._written(counted, levels, int(found[1]) - 1, own.legal), own.text)

    def _advance(self, counted: _List, list: str, level: int, changes: dict[int, tuple[Level | None, int]]) -> None:
        start = changes.get(level, (None, -1))[1]
        if start >= 0 and (list, level) not in self._used:
            counted.counts[level] = start
        elif level in counted.counts:
            counted.counts[level] += 1
        else:
            counted.counts[level] = start if start >= 0 else _start(counted, changes, level)
        self._used.add((list, level))
        for above in range(level):
            counted.counts.setdefault(above, _start(counted, changes, above))
        for below in range(level + 1, 9):
            restart = counted.levels.get(below, Level()).restart
            if restart < 0 or level < restart:
                counted.counts.pop(below, None)

    def _written(self, counted: _List, levels: dict[int, Level], at: int, legal: bool) -> str:
        format = levels.get(at, Level()).format
        return numeral(counted.counts.get(at, 1), "decimal" if legal and format != "none" else format)


def _start(counted: _List, changes: dict[int, tuple[Level | None, int]], level: int) -> int:
    changed, start = changes.get(level, (None, -1))
    if start >= 0:
        return start
    return (changed or counted.levels.get(level, Level())).start


def _levels(abstract: Element) -> dict[int, Level]:
    return {number(value(node, "ilvl"), 0): _level(node) for node in abstract.iter("lvl")}


def _level(node: Element) -> Level:
    format = value(node.find("numFmt")) or value(node.find("Choice/numFmt")) or value(node.find("Fallback/numFmt"))
    return Level(
        format or "decimal", value(node.find("lvlText")), number(value(node.find("start")), 1),
        number(value(node.find("lvlRestart")), -1), on(node.find("isLgl")),
    )  # fmt: skip


def _overrides(node: Element) -> dict[int, tuple[Level | None, int]]:
    """The levels that one list changes: their new definition, if any, and the number they start with, or -1."""
    found: dict[int, tuple[Level | None, int]] = {}
    for change in node.iter("lvlOverride"):
        level = change.find("lvl")
        start = number(value(change.find("startOverride")), -1)
        found[number(value(change, "ilvl"), 0)] = (_level(level) if level is not None else None, start)
    return found
