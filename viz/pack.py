"""From parts laid out each for itself to one picture: parts side by side, single nodes as a list in columns."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Part = tuple[NDArray[np.int64], Points]
Box = tuple[float, float, float, float]

_MARGIN = 46.0
RATIO = 1.0  # width to height of the free part of a usual window, less the room for labels at both sides


def pack(count: int, parts: Sequence[Part], *, widths: Points, sizes: Points, full: Points) -> Points:
    """Positions of all `count` nodes, the largest part in the upper left, none overlapping, the middle at 0, 0.

    `widths` is the room that labels get inside parts, `full` their true width, which single nodes always get."""
    joined = [_block(part, widths, sizes) for part in parts if len(part[0]) > 1]
    joined.sort(key=lambda block: (-block[2] * block[3], int(block[0][0])))
    # Last, so that nothing is missing in the middle while the page keeps the single nodes hidden.
    blocks = [*joined, *(_block(part, widths, sizes) for part in _singles(parts, full))]
    spots = np.zeros((count, 2))
    placed: list[Box] = []
    for members, inner, wide, high in blocks:
        box = _place(wide, high, placed)
        placed.append(box)
        spots[members] = inner + np.array(box[:2])
    if count:
        spots -= (spots.min(0) + spots.max(0)) / 2
    return spots


def _singles(parts: Sequence[Part], widths: Points) -> list[Part]:
    """Parts of one node become one part: a list in columns."""
    single = [int(members[0]) for members, _ in parts if len(members) == 1]
    if not single:
        return []
    members = np.asarray(single, np.int64)
    column = float(widths[members].max()) + 44
    rows = int(np.ceil(np.sqrt(len(single) * column / (30 * RATIO))))
    at = np.arange(len(single))
    return [(members, np.stack([at // rows * column, at % rows * 30.0], 1))]


def _block(part: Part, widths: Points, sizes: Points) -> tuple[NDArray[np.int64], Points, float, float]:
    """A part moved to the origin, with the room it takes; labels stand to the right of their dots."""
    members, spots = part
    radius = sizes[members]
    low = (spots - radius[:, None]).min(0)
    right = float((spots[:, 0] + radius + widths[members]).max() - low[0])
    return members, spots - low, right + _MARGIN, float((spots[:, 1] + radius).max() - low[1]) + _MARGIN


def _place(wide: float, high: float, placed: list[Box]) -> Box:
    """The free corner that keeps the whole nearest to the wished ratio and smallest."""
    if not placed:
        return 0.0, 0.0, wide, high
    full_x, full_y = max(box[2] for box in placed), max(box[3] for box in placed)
    corners = {(x, y) for box in placed for x, y in ((box[2], box[1]), (box[0], box[3]), (0.0, box[3]), (box[2], 0.0))}
    cost = {c: max(full_x, c[0] + wide, (max(full_y, c[1] + high)) * RATIO) for c in corners}
    for x, y in sorted(corners, key=lambda corner: (cost[corner], corner[1], corner[0])):
        box = (x, y, x + wide, y + high)
        if not any(x < b[2] and box[2] > b[0] and y < b[3] and box[3] > b[1] for b in placed):
            return box
    return 0.0, full_y, wide, full_y + high
