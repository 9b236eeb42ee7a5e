"""What GEXF and GraphML have in common: nodes and edges one after the other, places, colours."""

import math
import re
from collections.abc import Iterable
from pathlib import Path

from ..writing.xml_stream import XmlUnreadable
from .edited import Edited, EditedUnreadable, Link, Node


def collected(path: Path, things: Iterable[Node | Link], *, cure: str) -> Edited:
    """The nodes and edges of a file that a program wrote which draws. Raises `EditedUnreadable`, which tells the `cure`."""
    try:
        found = list(things)
    except XmlUnreadable as error:
        raise EditedUnreadable(str(path), str(error), cure) from error
    nodes = [thing for thing in found if isinstance(thing, Node)]
    return Edited(nodes, [thing for thing in found if isinstance(thing, Link)], drawn=True)


def position(x: str | None, y: str | None) -> tuple[float, float] | None:
    """Where a node stands, y upwards as Gephi has it; None where that is not said, or no number."""
    try:
        place = float(x or ""), float(y or "")
    except ValueError:
        return None
    return place if all(map(math.isfinite, place)) else None


def color(red: str | None, green: str | None, blue: str | None) -> str:
    """The colour as #rrggbb, empty where it is none.

    >>> color("255", "128.0", "0"), color("300", "0", "0"), color(None, "1", "1")
    ('#ff8000', '', '')
    """
    try:
        parts = [round(float(part or "")) for part in (red, green, blue)]
    except (ValueError, OverflowError):
        return ""
    return "#" + "".join(f"{part:02x}" for part in parts) if all(0 <= part <= 255 for part in parts) else ""


def hexed(text: str) -> str:
    """The colour of GEXF 1.3, which may be given as one text.

    >>> hexed("#FF8000"), hexed("red")
    ('#ff8000', '')
    """
    return text.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else ""
