"""From parts laid out each for itself to one picture: parts side by side, single nodes as a list in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Part = tuple[NDArray[np.int64], Points]

_MARGIN = 46.0
RATIO = 1.0  # width to height of the free part of a usual window, less the room for labels at both sides


@dataclass(frozen=True, slots=True)
class Block:
    """Nodes with their spots, all within 0, 0 and `wide`, `high`, labels included."""

    members: NDArray[np.int64]
    spots: Points
    wide: float
    high: float


def pack(
    count: int, parts: Sequence[Part], *, widths: Points, sizes: Points, full: Points, first: Block | None = None
) -> Points:
    """Positions of all `count` nodes, `first` or the largest part in the upper left, none overlapping, the middle at 0, 0.

    `widths` is the room that labels get inside parts, `full` their true width, which single nodes always get."""
    joined = [_block(part, widths, sizes) for part in parts if len(part[0]) > 1]
    joined.sort(key=lambda block: (-block[2] * block[3], int(block[0][0])))
    # Last, so that nothing is missing in the middle while the page keeps the single nodes hidden.
    blocks = [*joined, *(_block(part, widths, sizes) for part in _singles(parts, full))]
    spots = np.zeros((count, 2))
    floor = _Floor()
    if first:
        blocks.insert(0, (first.members, first.spots, first.wide + _MARGIN, first.high + _MARGIN))
    for members, inner, wide, high in blocks:
        spots[members] = inner + np.array(floor.place(wide, high))
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


class _Floor:
    """The room taken so far, and the corners at which the next block may begin."""

    def __init__(self) -> None:
        self._boxes = np.zeros((0, 4))
        # Each corner with the width and height of a block that did not fit there: no larger one ever will.
        self._corners = np.array([[0.0, 0.0, np.inf, np.inf]])
        self._known = {(0.0, 0.0)}

    def place(self, wide: float, high: float) -> tuple[float, float]:
        """The free corner that keeps the whole nearest to the wished ratio and smallest; it is taken by the block."""
        x, y, failed_wide, failed_high = self._corners.T
        full_x, full_y = self._boxes[:, 2:].max(0, initial=0)
        cost = np.maximum(np.maximum(full_x, x + wide), np.maximum(full_y, y + high) * RATIO)
        order = np.lexsort((x, y, cost))
        for i in order[(wide < failed_wide[order]) | (high < failed_high[order])]:
            if self._free(x[i], y[i], wide, high):
                self._take(float(x[i]), float(y[i]), wide, high)
                return float(self._boxes[-1, 0]), float(self._boxes[-1, 1])
            self._corners[i, 2:] = wide, high
        self._take(0.0, float(full_y), wide, high)
        return 0.0, float(full_y)

    def _free(self, x: float, y: float, wide: float, high: float) -> bool:
        left, top, right, bottom = self._boxes.T
        return not ((x < right) & (x + wide > left) & (y < bottom) & (y + high > top)).any()

    def _take(self, x: float, y: float, wide: float, high: float) -> None:
        right, bottom = x + wide, y + high
        self._boxes = np.concatenate([self._boxes, [(x, y, right, bottom)]])
        at_x, at_y = self._corners[:, 0], self._corners[:, 1]
        covered = (x <= at_x) & (at_x < right) & (y <= at_y) & (at_y < bottom)
        new = [c for c in ((right, y), (x, bottom), (0.0, bottom), (right, 0.0)) if c not in self._known]
        self._known.update(new)
        fresh = [(*c, np.inf, np.inf) for c in dict.fromkeys(new) if self._free(*c, 1e-9, 1e-9)]
        self._corners = np.concatenate([self._corners[~covered], np.array(fresh).reshape(-1, 4)])
