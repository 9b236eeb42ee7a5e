"""From a former picture to the next: what was there stays, what is new stands beside what it is linked to."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .forces import Pairs, Points, neighbours
from .layout import LABELLED, clean, parts_of
from .pack import Block, Part, pack

__all__ = ["grown"]

_LONELY = 12  # so many are hidden at first, see graph.js
_TRIES, _STEP = 400, 22.0  # spots tried around what a node is linked to; their distance
_GOLDEN = np.pi * (3 - np.sqrt(5))


def grown(
    count: int,
    links: Sequence[tuple[int, int]],
    known: Mapping[int, tuple[float, float]],
    *,
    widths: Sequence[float],
    sizes: Sequence[float],
    ranks: Sequence[int],
    first: Block | None = None,
) -> Points:
    """`count` x 2 positions in which every node of `known`, of which there is at least one, keeps its place.

    `first`, the block of the opening, moves as one: to where most of it was, or to free ground."""
    width, size, rank = np.asarray(widths, float), np.asarray(sizes, float), np.asarray(ranks, np.int64)
    room = width if count <= LABELLED else width * 0.25
    spots, done = np.full((count, 2), np.nan), np.zeros(count, bool)
    for node, spot in known.items():
        spots[node], done[node] = spot, True
    pairs, parts = clean(links), []
    if not done.all():
        _scatter(spots, done, pairs)
    if first:
        parts = _opening(first, spots, done)
    placing = done.copy()
    placing[[node for members, _ in parts for node in members]] = True
    _beside(spots, done, placing, neighbours(count, pairs), rank, room, size)
    parts += parts_of(count, pairs, room=room, size=size, rank=rank, done=done | placing)
    return _joined(count, spots, done, parts, (room, size, width))


def _scatter(spots: Points, done: NDArray[np.bool_], pairs: Pairs) -> None:
    """Many nodes without links, which the page hides at first, are no landmarks: their list is made anew at the end."""
    alone = np.ones(len(spots), bool)
    alone[pairs] = False
    if _LONELY < alone.sum() < len(spots):
        spots[alone], done[alone] = np.nan, False


def _opening(first: Block, spots: Points, done: NDArray[np.bool_]) -> list[Part]:
    """Puts the block where it was and takes away what stood there, or returns it as a part to be put on free ground."""
    members, was = first.members, done[first.members]
    if 2 * was.sum() < len(members):
        spots[members], done[members] = np.nan, False
        return [(members, first.spots)]
    shift = np.median(spots[members[was]] - first.spots[was], axis=0)
    place = first.spots + shift
    # Positions are written to a tenth: what did not move keeps the very number it had.
    same = was & (np.abs(np.where(was[:, None], spots[members], np.inf) - place) < 0.11).all(1)
    place[same] = spots[members[same]]
    low, high = shift, shift + np.array([first.wide, first.high])
    covered = done & (spots > low).all(1) & (spots < high).all(1)
    if not (was.all() and same.all()):  # else nothing came here, and what is here has been here before
        spots[covered], done[covered] = np.nan, False
    spots[members], done[members] = place, True
    return []


def _beside(
    spots: Points,
    done: NDArray[np.bool_],
    placing: NDArray[np.bool_],
    near: tuple[Pairs, Pairs],
    rank: Pairs,
    room: Points,
    size: Points,
) -> None:
    """Places, one after the other, what is linked to something placed: at the nearest free spot around it."""
    starts, ends = near
    around = [ends[starts[node] : starts[node + 1]] for node in range(len(spots))]
    turn = np.arange(_TRIES)
    spiral = _STEP * np.sqrt(turn + 0.6)[:, None] * np.stack([np.cos(turn * _GOLDEN), np.sin(turn * _GOLDEN)], 1)
    boxes = np.stack([size + 4, np.maximum(size + 4, 13.0), size + 8 + room], 1)  # left, up and down, right of a node
    front = np.flatnonzero(~placing & np.array([done[one].any() for one in around], bool))
    while len(front):
        for node in front[np.argsort(rank[front], kind="stable")]:
            anchor = spots[around[node][done[around[node]]]].mean(0)
            spots[node], done[node], placing[node] = _free(anchor + spiral, boxes, spots, done, node), True, True
        ahead = np.unique(np.concatenate([around[node] for node in front]))
        front = ahead[~placing[ahead]]


def _free(tries: Points, boxes: Points, spots: Points, done: NDArray[np.bool_], node: int) -> Points:
    """The first of `tries` at which the box of `node` meets no other; the last, if there is none."""
    reach = np.abs(tries - tries[0]).max() + boxes.max() * 2
    close = np.flatnonzero(done & (np.abs(np.where(done[:, None], spots, np.inf) - tries[0]) < reach).all(1))
    left, high, right = boxes[close].T
    x, y = tries[:, :1], tries[:, 1:]
    own_left, own_high, own_right = boxes[node]
    apart = (
        (x + own_right <= spots[close, 0] - left)
        | (x - own_left >= spots[close, 0] + right)
        | (np.abs(y - spots[close, 1]) >= own_high + high)
    )
    open_ = apart.all(1)
    found: Points = tries[int(np.argmax(open_)) if open_.any() else -1]
    return found


def _joined(
    count: int, spots: Points, done: NDArray[np.bool_], parts: list[Part], room: tuple[Points, Points, Points]
) -> Points:
    """Parts linked to nothing that was there, packed around the whole, which stays where it is."""
    if not parts:
        return spots
    widths, sizes, full = room
    members = np.flatnonzero(done)
    if not len(members):
        return pack(count, parts, widths=widths, sizes=sizes, full=full)
    radius = sizes[members]
    low = (spots[members] - radius[:, None]).min(0)
    right = float((spots[members, 0] + radius + widths[members]).max() - low[0])
    high = float((spots[members, 1] + radius).max() - low[1])
    packed = pack(
        count, parts, widths=widths, sizes=sizes, full=full, first=Block(members, spots[members] - low, right, high)
    )
    packed += spots[members[0]] - packed[members[0]]
    packed[members] = spots[members]
    return packed
