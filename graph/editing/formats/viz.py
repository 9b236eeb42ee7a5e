"""Places and colours as GEXF and GraphML write them. Not a format."""

import math
import re


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
