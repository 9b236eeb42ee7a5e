"""From links to positions: a still picture, computed beforehand; the same input gives the same numbers.

Each connected part is laid out by forces, its leaves are put in reading order, nodes are pushed apart until their
labels fit, and the parts are packed side by side. Units are pixels at zoom 1.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .forces import Pairs, Points, forces, neighbours
from .pack import RATIO, Block, Part, pack

LABELLED = 260  # up to here every label is given room of its own; above, only the dots
_PETAL = 24.0  # distance of leaves in a disc
_LOOSE = 2.2  # area of a part to that of its discs
_LINE = 26.0  # height of a label with its white space


def positions(
    count: int,
    links: Sequence[tuple[int, int]],
    *,
    widths: Sequence[float],
    sizes: Sequence[float],
    ranks: Sequence[int],
    seed: int = 1,
    first: Block | None = None,
) -> Points:
    """`count` x 2 positions; `widths` are those of the labels, `sizes` radii, `ranks` the wished order of leaves.

    `first` is a block laid out already; the rest is packed around it."""
    done = np.isin(np.arange(count), first.members if first else [])
    width, size, rank = np.asarray(widths, float), np.asarray(sizes, float), np.asarray(ranks, np.int64)
    room = width if count <= LABELLED else width * 0.25
    parts = parts_of(count, clean(links), room=room, size=size, rank=rank, done=done, seed=seed)
    return pack(count, parts, widths=room, sizes=size, full=width, first=first)


def parts_of(
    count: int, pairs: Pairs, *, room: Points, size: Points, rank: NDArray[np.int64], done: NDArray[np.bool_], seed: int = 1
) -> list[Part]:
    """Each connected part of what is not `done`, laid out by itself: its members and their spots."""
    pairs = pairs[~done[pairs].any(1)]
    parts = []
    known: dict[tuple[int, bytes], Points] = {}  # small parts are often alike
    for members, inner in _components(count, pairs):
        if done[members[0]]:
            continue
        shape = len(members), inner.tobytes()
        spots = known[shape] = known[shape] if shape in known else _part(len(members), inner, seed)
        if count <= LABELLED:
            spots = _order_leaves(spots, inner, rank[members])
            spots = _spread(spots, size[members], room[members] * _sides(spots, inner))
        else:
            spots = _order_leaves(_flowers(spots, inner, size[members]), inner, rank[members])
        parts.append((members, spots))
    return parts


def clean(links: Sequence[tuple[int, int]]) -> Pairs:
    """Each undirected pair once, sorted, without loops."""
    unique = sorted({(min(a, b), max(a, b)) for a, b in links if a != b})
    return np.asarray(unique, np.int64).reshape(-1, 2)


def _components(count: int, pairs: Pairs) -> list[tuple[NDArray[np.int64], Pairs]]:
    """Connected parts, the largest first: their members, and their pairs in numbers of their own."""
    root = np.arange(count)
    while True:
        low = root.copy()
        np.minimum.at(low, pairs[:, 0], root[pairs[:, 1]])
        np.minimum.at(low, pairs[:, 1], root[pairs[:, 0]])
        low = low[low]
        if (low == root).all():
            break
        root = low
    number = np.zeros(count, np.int64)
    found = []
    for first in np.unique(root):
        members = np.flatnonzero(root == first)
        number[members] = np.arange(len(members))
        found.append((members, number[pairs[root[pairs[:, 0]] == first]]))
    return sorted(found, key=lambda part: (-len(part[0]), int(part[0][0])))


def _part(count: int, pairs: Pairs, seed: int) -> Points:
    """One connected part, about one node on each 90 x 60 pixels."""
    if count < 3:
        return np.array([[0.0, 0.0], [150.0, 0.0]])[:count]
    spots = forces(count, pairs, seed=seed)
    spots = _turn(spots - spots.mean(0))
    wide, high = np.ptp(spots, axis=0) + 1e-9
    scale = np.sqrt(count * 90 * 60 / (wide * max(high, 0.4 * wide)))  # a chain has no height
    return spots * float(scale * _slack(count))


def _slack(count: int) -> float:
    """Small pictures get more air: they are not limited by the window."""
    return 1.0 + 0.5 / float(np.sqrt(count))


def _turn(spots: Points) -> Points:
    """Turned so that the whole fills a window best: of 24 ways the one that can be shown largest."""
    angles = np.arange(24) * np.pi / 24
    ways = [
        np.stack([spots[:, 0] * c + spots[:, 1] * s, spots[:, 1] * c - spots[:, 0] * s], 1)
        for c, s in zip(np.cos(angles), np.sin(angles), strict=True)
    ]
    need = [max(float(np.ptp(way[:, 0])), RATIO * float(np.ptp(way[:, 1]))) for way in ways]
    return ways[int(np.argmin(need))]


def _order_leaves(spots: Points, pairs: Pairs, ranks: NDArray[np.int64]) -> Points:
    """Leaves of one hub swap places among themselves, so that they stand by type, year and name around it."""
    starts, ends = neighbours(len(spots), pairs)
    degree = np.diff(starts)
    spots = spots.copy()
    for hub in range(len(spots)):
        near = ends[starts[hub] : starts[hub + 1]]
        leaves = near[degree[near] == 1]
        if len(leaves) < 2:
            continue
        off = spots[leaves] - spots[hub]
        away = spots[hub] - spots.mean(0)
        # The circle is cut open on the side of the rest of the graph, where the leaves leave a gap.
        angle = (np.arctan2(off[:, 1], off[:, 0]) - np.arctan2(-away[1], -away[0])) % (2 * np.pi)
        spots[leaves[np.argsort(ranks[leaves], kind="stable")]] = spots[leaves[np.argsort(angle, kind="stable")]]
    return spots


def _sides(spots: Points, pairs: Pairs) -> Points:
    """-1 where the label stands on the left: away from what a node is tied to (the rule of network.py, _leaning)."""
    both = np.concatenate([pairs, pairs[:, ::-1]])
    degree = np.maximum(np.bincount(both[:, 0], minlength=len(spots)), 1)
    middle = np.bincount(both[:, 0], spots[both[:, 1], 0], len(spots)) / degree
    return np.where((middle > spots[:, 0] + 20) & np.isin(np.arange(len(spots)), both[:, 0]), -1.0, 1.0)


def _spread(spots: Points, sizes: Points, widths: Points) -> Points:
    """Push boxes of dot and label apart, along the way that is shorter, until none overlap or patience ends.

    A negative width is that of a label on the left."""
    box_width, box_height = sizes * 2 + np.abs(widths) + 16, np.maximum(sizes * 2 + 8, _LINE)
    middle = spots.copy()
    middle[:, 0] += widths / 2
    for _ in range(160 if len(spots) <= LABELLED else 60):
        a, b = _near(middle, float(box_width.max()), float(box_height.max()))
        gap = middle[b] - middle[a]
        over_x = (box_width[a] + box_width[b]) / 2 - np.abs(gap[:, 0])
        over_y = (box_height[a] + box_height[b]) / 2 - np.abs(gap[:, 1])
        hit = (over_x > 0) & (over_y > 0)
        if not hit.any():
            break
        a, b, over_x, over_y, gap = a[hit], b[hit], over_x[hit], over_y[hit], gap[hit]
        down = over_y <= over_x
        push = np.stack([np.where(down, 0, over_x), np.where(down, over_y, 0)], 1) * np.where(gap < 0, -0.3, 0.3)
        for c in (0, 1):
            middle[:, c] += np.bincount(b, push[:, c], len(spots)) - np.bincount(a, push[:, c], len(spots))
    middle[:, 0] -= widths / 2
    return middle


def _flowers(spots: Points, pairs: Pairs, sizes: Points) -> Points:
    """For large parts: the leaves of each hub become a disc around it, and the discs are pushed apart.

    So a hub and its own stand free as an island, instead of a haze that runs into its neighbours."""
    starts, ends = neighbours(len(spots), pairs)
    degree = np.diff(starts)
    if len(spots) < 3:
        return spots
    leaf, hubs, room = degree == 1, ends[starts[:-1]], sizes * 2 + 12
    counts = np.bincount(hubs[leaf], minlength=len(spots))
    room = np.where(counts > 0, room + _PETAL * np.sqrt(counts), room)
    core = np.flatnonzero(~leaf)
    spots = spots.copy()
    if len(core):  # room for all discs from the start: pushing alone would leave a heap in the middle
        wide, high = np.ptp(spots[core], axis=0) + 1.0
        spots *= max(1.0, float(np.sqrt(_LOOSE * np.pi * (room[core] ** 2).sum() / (wide * high))))
    spots[core] = _apart(spots[core], room[core])
    for hub in np.flatnonzero(counts):
        leaves = np.flatnonzero(leaf & (hubs == hub))
        turn = np.arange(len(leaves)) * np.pi * (3 - np.sqrt(5))  # the golden angle: a sunflower has no gaps
        reach = sizes[hub] + 10 + _PETAL * np.sqrt(np.arange(len(leaves)) + 0.6)
        spots[leaves] = spots[hub] + np.stack([np.cos(turn), np.sin(turn)], 1) * reach[:, None]
    return spots


def _apart(spots: Points, room: Points) -> Points:
    """Push discs apart until none overlap or patience ends."""
    for _ in range(120):
        a, b = _candidates(spots, room)
        gap = spots[b] - spots[a]
        length = np.sqrt((gap**2).sum(1)) + 1e-6
        over = room[a] + room[b] - length
        hit = over > 0.5
        if not hit.any():
            break
        a, b = a[hit], b[hit]
        push = gap[hit] / length[hit, None] * over[hit, None] * 0.3
        spots = spots + np.stack(
            [np.bincount(b, push[:, c], len(spots)) - np.bincount(a, push[:, c], len(spots)) for c in (0, 1)], 1
        )
    return spots


def _candidates(spots: Points, room: Points) -> tuple[Pairs, Pairs]:
    """Pairs of discs that may overlap: small ones by a sweep, the few large ones against all."""
    limit = 1.5 * float(np.median(room))
    large = np.flatnonzero(room > limit)
    a, b = _near(spots, 2 * limit, 2 * limit)
    small = (room[a] <= limit) & (room[b] <= limit)
    order = np.argsort(spots[:, 0], kind="stable")
    x, most = spots[order, 0], float(room.max())
    reach = room[large] + most
    low, high = np.searchsorted(x, spots[large, 0] - reach), np.searchsorted(x, spots[large, 0] + reach)
    pairs = [order[i:j] for i, j in zip(low.tolist(), high.tolist(), strict=True)]
    first = np.repeat(np.arange(len(large)), [len(pair) for pair in pairs])
    second = np.concatenate([np.zeros(0, np.int64), *pairs])
    off = spots[second] - spots[large[first]]
    close = off[:, 0] ** 2 + off[:, 1] ** 2 < (room[large[first]] + room[second]) ** 2
    first, second = first[close], second[close]
    once = (room[second] <= limit) | (second > large[first])
    return np.concatenate([a[small], large[first[once]]]), np.concatenate([b[small], second[once]])


def _near(spots: Points, wide: float, high: float) -> tuple[Pairs, Pairs]:
    """Pairs less than `wide` and `high` apart: a sweep along x."""
    order = np.argsort(spots[:, 0], kind="stable")
    x, y = spots[order, 0], spots[order, 1]
    firsts, seconds = [], []
    for shift in range(1, len(spots)):
        close = x[shift:] - x[:-shift] < wide
        if not close.any():
            break
        at = np.flatnonzero(close & (np.abs(y[shift:] - y[:-shift]) < high))
        firsts.append(order[at])
        seconds.append(order[at + shift])
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *firsts]), np.concatenate([none, *seconds])
