"""From one connected part to rough positions: ForceAtlas2 (Jacomy et al. 2014) from a PivotMDS start.

Numpy only; no BLAS, whose sums depend on the number of threads.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pairs = NDArray[np.int64]

_EXACT = 220  # up to here all pairs repel exactly; above, on a grid


def forces(count: int, pairs: Pairs, *, seed: int) -> Points:
    """Positions of `count` nodes that `pairs` join to one part; no scale, no order."""
    return _forces(_start(count, pairs, seed), pairs)


def neighbours(count: int, pairs: Pairs) -> tuple[Pairs, Pairs]:
    """Adjacency as (starts, ends): the neighbours of i are ends[starts[i]:starts[i + 1]]."""
    both = np.concatenate([pairs, pairs[:, ::-1]])
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    return np.searchsorted(both[:, 0], np.arange(count + 1)), both[:, 1]


def _distances(origin: int, starts: Pairs, ends: Pairs) -> Points:
    """Steps from one node to every node of a connected part."""
    far = np.full(len(starts) - 1, -1.0)
    far[origin], front, step = 0.0, np.array([origin]), 0
    while len(front):
        step += 1
        near = np.concatenate([ends[starts[node] : starts[node + 1]] for node in front.tolist()])
        front = np.unique(near[far[near] < 0])
        far[front] = step
    return far


def _start(count: int, pairs: Pairs, seed: int) -> Points:
    """PivotMDS (Brandes and Pich 2006): distances to some pivots, centred, projected on two main axes."""
    starts, ends = neighbours(count, pairs)
    generator = np.random.default_rng(seed)
    rows, nearest, pivot = [], np.full(count, np.inf), int(np.argmax(np.diff(starts)))
    for _ in range(min(count, 30)):
        rows.append(_distances(pivot, starts, ends))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(nearest.argmax())
    squares = np.stack(rows, 1) ** 2
    centred = squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean()
    spots = _main_axes(centred, generator)
    spots /= np.maximum(spots.std(0), 1e-9)
    spots = spots + generator.normal(0, 0.08, spots.shape)  # nodes that are alike would stand on one spot
    return spots * float(np.sqrt(count) * 6)


def _main_axes(table: Points, generator: np.random.Generator) -> Points:
    """The two leading principal components, by power iteration."""
    covariance = np.einsum("ij,ik->jk", table, table)
    axes: list[Points] = []
    for _ in range(2):
        axis = generator.normal(size=len(covariance))
        for _ in range(60):
            for other in axes:
                axis = axis - other * (axis * other).sum()
            axis = np.einsum("ij,j->i", covariance, axis)
            axis /= max(float(np.sqrt((axis * axis).sum())), 1e-12)
        axes.append(axis)
    return np.stack([np.einsum("ij,j->i", table, axis) for axis in axes], 1)


def _forces(spots: Points, pairs: Pairs) -> Points:
    """ForceAtlas2: masses repel with 1/distance, links pull with distance, adaptive speed against swinging."""
    count = len(spots)
    mass = 1.0 + np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    repel = _repel_all if count <= _EXACT else _repel_grid
    before, speed, trust = np.zeros_like(spots), 1.0, 1.0
    for _ in range(500 if count <= _EXACT else 300):
        force = 10.0 * repel(spots, mass) + _attract(spots, pairs)
        reach = _lengths(spots) + 1e-9
        force -= spots * (2.0 * mass / reach)[:, None]
        swing = _lengths(force - before)
        drift = float((mass * _lengths(force + before)).sum() / 2)
        speed, trust = _pace(count, speed, trust, float((mass * swing).sum()) + 1e-9, drift + 1e-9)
        step = force * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        longest = _lengths(step) + 1e-9
        spots = spots + step * np.minimum(1, 0.1 * reach.max() / longest)[:, None]
        before = force
    return spots


def _lengths(vectors: Points) -> Points:
    """Of two numbers each; `sum` over so short an axis takes several times as long."""
    found: Points = np.sqrt(vectors[:, 0] ** 2 + vectors[:, 1] ** 2)
    return found


def _pace(count: int, speed: float, trust: float, swing: float, drift: float) -> tuple[float, float]:
    """The speed of the next step, and how far to trust it: the rule and the constants of ForceAtlas2."""
    guess = 0.05 * np.sqrt(count)
    jitter = max(np.sqrt(guess), min(10.0, guess * drift / count**2))
    if swing / drift > 2:
        trust, jitter = max(0.05, trust * 0.5), max(jitter, 1.0)
    wish = jitter * trust * drift / swing
    if swing > jitter * drift:
        trust = max(0.05, trust * 0.7)
    elif speed < 1000:
        trust *= 1.3
    return float(speed + min(wish - speed, 0.5 * speed)), trust


def _attract(spots: Points, pairs: Pairs) -> Points:
    sums = np.empty_like(spots)
    a, b = pairs[:, 0], pairs[:, 1]
    for c in (0, 1):
        pull = spots[b, c] - spots[a, c]
        sums[:, c] = np.bincount(a, pull, len(spots)) - np.bincount(b, pull, len(spots))
    return sums


def _repel_all(spots: Points, mass: Points) -> Points:
    """All pairs."""
    x, y = spots[None, :, 0] - spots[:, None, 0], spots[None, :, 1] - spots[:, None, 1]
    weight = mass[:, None] * mass[None] / (x**2 + y**2 + 1e-6)
    return np.stack([(x * weight).sum(0), (y * weight).sum(0)], 1)


def _repel_grid(spots: Points, mass: Points) -> Points:
    """The same field as one convolution on a grid (the idea of FIt-SNE), by FFT: O(n + g² log g)."""
    side = 64 if len(spots) < 1200 else 128
    low = spots.min(0)
    cell = float(np.ptp(spots, axis=0).max()) / (side - 2) + 1e-9
    place = (spots - low) / cell
    corner = np.minimum(place.astype(np.int64), side - 2)
    (fx, fy), (ix, iy) = (place - corner).T, corner.T
    shares = [((1 - fx) * (1 - fy), 0), (fx * (1 - fy), side), ((1 - fx) * fy, 1), (fx * fy, side + 1)]
    index = ix * side + iy
    density = np.zeros(side * side)
    for share, shift in shares:
        density += np.bincount(index + shift, share * mass, side * side)
    spectrum = np.fft.rfft2(density.reshape(side, side), (2 * side, 2 * side))
    field = np.zeros_like(spots)
    for c, kernel in enumerate(_kernels(side)):
        flat = np.fft.irfft2(spectrum * kernel)[:side, :side].ravel()
        for share, shift in shares:
            field[:, c] += share * flat[index + shift]
    return field * (mass / cell)[:, None]


@cache
def _kernels(side: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Spectra of x/r² and y/r²."""
    line = np.fft.fftfreq(2 * side, 1 / (2 * side))
    x, y = np.meshgrid(line, line, indexing="ij")
    square = np.maximum(x**2 + y**2, 1.0)
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)
