"""From a page that was written before to where its nodes stood, so that the next page can leave them there."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

__all__ = ["Former", "former"]

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)
_LARGEST = 100_000_000  # bytes; no page of ours is so large
_LEAST = 0.75  # with 0.5, sixteen documents added one by one to five fill twice the ground that one layout needs
_FARTHEST = 1e6  # pixels from the middle; no picture of ours is so wide


@dataclass(frozen=True, slots=True)
class Former:
    """`spots`: node id to x and y, in pixels at zoom 1; `laid`: how many of them were laid out in one, the rest was put
    beside them later."""

    spots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    laid: int = 0

    def among(self, ids: Collection[str]) -> "Former":
        """What of it a picture of `ids` keeps: all that is still there, or nothing where less than three quarters of the
        picture would be of one layout, because what is put beside it grows into a heap."""
        spots = {id: self.spots[id] for id in ids if id in self.spots}
        laid = min(self.laid, len(spots))
        return Former(spots, laid) if laid >= _LEAST * len(ids) and spots else Former()


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


def _usable(value: object) -> bool:
    return type(value) in (int, float) and isfinite(value) and abs(value) <= _FARTHEST  # type: ignore[arg-type]
