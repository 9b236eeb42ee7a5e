"""From a page that was written before, or a picture that another program drew, to where nodes stood, so that the next page can
leave them there."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import isfinite, sqrt
from pathlib import Path

__all__ = ["Former", "drawn_elsewhere", "former"]

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)
_COLOR = re.compile("#[0-9a-fA-F]{6}")
_LARGEST = 100_000_000  # bytes; no page of ours is so large
_LEAST = 0.75  # with 0.5, sixteen documents added one by one to five fill twice the ground that one layout needs
_FARTHEST = 1e6  # pixels from the middle; no picture of ours is so wide
_ROOM = 92.0  # pixels squared that a node has to itself, on the page of the example documents


@dataclass(frozen=True, slots=True)
class Former:
    """`spots`: node id to x and y, in pixels at zoom 1; `laid`: how many of them were laid out in one, the rest was put
    beside them later; `colors`: #rrggbb of nodes that have another than their type; `drawn`: whether a person placed them,
    before whose arrangement that of the opening gives way."""

    spots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    laid: int = 0
    colors: Mapping[str, str] = field(default_factory=dict)
    drawn: bool = False

    def among(self, ids: Collection[str]) -> "Former":
        """What of it a picture of `ids` keeps: all that is still there, or nothing where less than three quarters of the
        picture would be of one layout, because what is put beside it grows into a heap."""
        spots = {id: self.spots[id] for id in ids if id in self.spots}
        laid = min(self.laid, len(spots))
        kept = laid >= _LEAST * len(ids) and spots
        return Former(spots if kept else {}, laid if kept else 0, self.colors, self.drawn and bool(kept))


def former(page: Path) -> Former:
    """Where nodes stand on `page`; nowhere for a file that is missing, broken or no page of ours.

    Anybody may have written the file: of it only ids and numbers are used, and those only to place nodes."""
    try:
        if page.stat().st_size > _LARGEST:
            return Former()
        found = _DATA.search(page.read_text("utf-8"))
        data = json.loads(found[1]) if found else {"nodes": []}
        told = [(node["id"], node["x"], node["y"]) for node in data["nodes"]]
        laid = data.get("laid", len(told))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Former()
    spots = {id: (float(x), float(y)) for id, x, y in told if isinstance(id, str) and _usable(x) and _usable(y)}
    return Former(spots, int(laid) if _usable(laid) else 0)


def drawn_elsewhere(positions: Mapping[str, tuple[float, float]], colors: Mapping[str, str]) -> Former:
    """The same picture on our page: in pixels, as wide as such a picture is here, around the middle, y downwards. `positions`
    are in any unit, y upwards, as `graph.editing.layout` keeps them; of `colors` only those like #rrggbb are taken.

    >>> drawn_elsewhere({"甲": (0, 0), "乙": (10, 20)}, {}).spots["乙"]
    (46.0, -92.0)
    """
    paints = {id: paint for id, paint in colors.items() if _COLOR.fullmatch(paint)}
    told = {id: spot for id, spot in positions.items() if all(map(_usable, spot))}
    if not told:
        return Former(colors=paints)
    (left, right), (low, high) = ((min(side), max(side)) for side in zip(*told.values(), strict=True))
    scale = _ROOM * sqrt(len(told) / (max(right - left, 1e-9) * max(high - low, 1e-9)))
    x0, y0 = (left + right) / 2, (low + high) / 2
    spots = {id: (round((x - x0) * scale, 1), round((y0 - y) * scale, 1)) for id, (x, y) in sorted(told.items())}
    spots = {id: spot for id, spot in spots.items() if all(map(_usable, spot))}
    return Former(spots, len(spots), paints, drawn=True)


def _usable(value: object) -> bool:
    return type(value) in (int, float) and isfinite(value) and abs(value) <= _FARTHEST  # type: ignore[arg-type]
