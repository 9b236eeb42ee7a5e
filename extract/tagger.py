"""Texts in, the spans of person names in them out: the small network that the jieba package carries, run by numpy.

The network is Baidu's LAC in its small form (`jieba/lac_small`, Apache-2.0): characters -> embedding -> two layers of
two-way GRU -> 57 tags by Viterbi. It runs at about 30 thousand characters a second, so hand it only doubtful clauses.
Sums of 32-bit numbers depend on how texts are batched; the batches here depend on the texts alone.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jieba
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
WIDTH = 128  # of an embedding and of a GRU's state
BATCH = 64
_HEADER = 29  # bytes that Paddle writes before the numbers of an embedding table
# The network saw half-width marks only. A space reads as a name, so it is shown as a comma.
_SHOWN = str.maketrans("。、“”‘’—…，；：？！（）　 \t\n", ".,\"\"''-.,;:?!(),,,,")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One GRU in one direction: input weights and bias, gate weights, candidate weights. All that leads to the gates is
    halved, see `_run`."""

    enter: Array
    bias: Array
    gates: Array
    candidate: Array


@dataclass(frozen=True, slots=True)
class _Network:
    """All weights. `before` and `after` score a text's first and last tag, `step[from, to]` one tag after another."""

    characters: dict[str, int]
    unknown: int
    tags: tuple[str, ...]
    embedding: Array
    layers: tuple[tuple[_Layer, _Layer], ...]
    exit: Array
    exit_bias: Array
    before: Array
    after: Array
    step: Array


def find_names(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each text the half-open spans that the network takes for person names.

    >>> find_names(["市委书记王小明主持会议"])
    [[(4, 7)]]
    """
    found: list[list[tuple[int, int]]] = [[] for _ in texts]
    with _one_thread():
        _find(texts, found)
    return found


def _find(texts: Sequence[str], found: list[list[tuple[int, int]]]) -> None:
    order = sorted((i for i in range(len(texts)) if texts[i]), key=lambda i: (len(texts[i]), i))
    for k in range(0, len(order), BATCH):
        batch = order[k : k + BATCH]
        for i, tags in zip(batch, _tag([texts[i] for i in batch]), strict=True):
            found[i] = _spans(tags)


@contextmanager
def _one_thread() -> Iterator[None]:
    """While this lasts numpy's products take one thread: the tables are small, others would only wait in a loop."""
    threads = _threads()
    before = threads[1]() if threads else 1
    if not threads or before == 1:
        yield
        return
    threads[0](1)
    try:
        yield
    finally:
        threads[0](before)


@cache
def _threads() -> tuple[Callable[[int], object], Callable[[], int]] | None:
    """How to set and to get the number of threads of the OpenBLAS that numpy carries; None where it has another library."""
    folder = Path(np.__file__).parent
    for file in sorted((*folder.parent.glob("numpy.libs/*openblas*"), *folder.glob(".dylibs/*openblas*"))):
        try:
            library = ctypes.CDLL(str(file))
        except OSError:
            continue
        for name in ("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads64_", "openblas_{}_num_threads"):
            if hasattr(library, name.format("set")):
                return getattr(library, name.format("set")), getattr(library, name.format("get"))
    return None


def _table(file: Path, first: int, second: int) -> list[str]:
    rows = [line.rstrip("\r").split("\t") for line in file.read_text("utf-8").split("\n") if line]
    return [row[second] for row in sorted(rows, key=lambda row: int(row[first]))]


@cache
def _network() -> _Network:
    base = Path(jieba.__file__).parent / "lac_small"
    model = base / "model_baseline"

    def numbers(name: str, *shape: int) -> Array:
        raw = (model / name).read_bytes()
        found = np.frombuffer(raw[-4 * int(np.prod(shape)) :], dtype="<f4").reshape(shape).astype(np.float32)
        found[np.abs(found) < np.finfo(np.float32).tiny] = 0  # denormal weights, which training left, are ten times as slow
        return found

    halves = np.repeat(np.array([0.5, 0.5, 1.0], np.float32), WIDTH)

    def layer(i: int) -> _Layer:
        recurrent = numbers(f"gru_{i}.w_0", 3 * WIDTH * WIDTH)
        return _Layer(
            numbers(f"fc_{i}.w_0", WIDTH if i < 2 else 2 * WIDTH, 3 * WIDTH) * halves,
            (numbers(f"fc_{i}.b_0", 3 * WIDTH) + numbers(f"gru_{i}.b_0", 3 * WIDTH)) * halves,
            recurrent[: 2 * WIDTH * WIDTH].reshape(WIDTH, 2 * WIDTH) * np.float32(0.5),
            np.ascontiguousarray(recurrent[2 * WIDTH * WIDTH :].reshape(WIDTH, WIDTH)),
        )

    tags = tuple(_table(base / "tag.dic", 0, 1))
    rows = [line.rstrip("\r").split("\t") for line in (base / "word.dic").read_text("utf-8").split("\n") if line]
    characters = {char: int(number) for number, char in rows}
    size = ((model / "word_emb").stat().st_size - _HEADER) // 4 // WIDTH
    crf = numbers("crfw", len(tags) + 2, len(tags))
    return _Network(
        characters, characters["OOV"], tags, numbers("word_emb", size, WIDTH), ((layer(0), layer(1)), (layer(2), layer(3))),
        numbers("fc_4.w_0", 2 * WIDTH, len(tags)), numbers("fc_4.b_0", len(tags)), crf[0], crf[1], crf[2:],
    )  # fmt: skip


def _ids(text: str) -> list[int]:
    known = _network().characters
    unknown = _network().unknown
    return [known.get(char, unknown) for char in text.translate(_SHOWN).lower()]


def _tag(texts: Sequence[str]) -> list[list[str]]:
    """The tags of each text; `texts` are sorted by length, the shortest first."""
    network = _network()
    lengths = np.array([len(text) for text in texts])
    # By characters first; behind a text's end stands an unknown character, which nothing before it can see.
    ids = np.full((int(lengths.max()), len(texts)), network.unknown, np.int64)
    for column, text in enumerate(texts):
        ids[: len(text), column] = _ids(text)
    values = network.embedding[ids]
    for pair in network.layers:
        values = _both_ways(values, lengths, pair)
    paths = _viterbi(values @ network.exit + network.exit_bias, lengths)
    return [[network.tags[tag] for tag in path] for path in paths]


def _both_ways(values: Array, lengths: npt.NDArray[np.int_], pair: tuple[_Layer, _Layer]) -> Array:
    """A GRU forwards and one backwards over (characters, texts, width); the states of both side by side. Backwards a
    text begins at its own end: it is turned around there, and its states are turned back."""
    length, texts, width = values.shape
    steps, column = np.arange(length)[:, None], np.arange(texts)
    turned = np.where(steps < lengths, lengths - 1 - steps, steps)
    entered = np.empty((length, 2, texts, 3 * WIDTH), np.float32)
    for way, (layer, read) in enumerate(zip(pair, (values, values[turned, column]), strict=True)):
        # As one table: numpy would make one small product a character of it.
        entered[:, way] = (read.reshape(length * texts, width) @ layer.enter + layer.bias).reshape(length, texts, -1)
    states = _run(entered, pair)
    return np.concatenate([states[:, 0], states[turned, 1, column]], 2)


def _run(entered: Array, pair: tuple[_Layer, _Layer]) -> Array:
    """All states by (character, direction, text). The steps are many and small: both directions go in one, in place."""
    length, _, texts, _ = entered.shape
    states = np.zeros((length + 1, 2, texts, WIDTH), np.float32)  # the last one is what comes before the first
    gates, candidate = np.empty((2, texts, 2 * WIDTH), np.float32), np.empty((2, texts, WIDTH), np.float32)
    update, reset = gates[..., :WIDTH], gates[..., WIDTH:]
    held, half = np.empty_like(candidate), np.float32(0.5)
    for t in range(length):
        state = states[t - 1]
        for way, layer in enumerate(pair):
            np.dot(state[way], layer.gates, gates[way])
        np.add(gates, entered[t, ..., : 2 * WIDTH], gates)
        np.tanh(gates, gates)  # of half of x, for which the weights were halved: half of 1 + this is x's sigmoid
        np.multiply(gates, half, gates)
        np.add(gates, half, gates)
        np.multiply(reset, state, held)
        for way, layer in enumerate(pair):
            np.dot(held[way], layer.candidate, candidate[way])
        np.add(candidate, entered[t, ..., 2 * WIDTH :], candidate)
        np.tanh(candidate, candidate)
        np.subtract(candidate, state, candidate)
        np.multiply(candidate, update, candidate)
        np.add(state, candidate, states[t])
    return states[:length]


def _viterbi(scores: Array, lengths: npt.NDArray[np.int_]) -> list[list[int]]:
    """The best tag sequence of each text, from scores by (character, text, tag)."""
    network = _network()
    length, texts, size = scores.shape
    best = np.empty_like(scores)
    best[0] = scores[0] + network.before
    moves = np.empty((size, texts, size), np.float32)
    for t in range(1, length):
        np.add(best[t - 1].T[:, :, None], network.step[:, None], moves)
        np.add(moves.max(0), scores[t], best[t])
    # Backwards only the moves into the tags taken are looked at again.
    ends = (best[lengths - 1, np.arange(texts)] + network.after).argmax(1)
    into = np.ascontiguousarray(network.step.T)
    paths = np.zeros((length, texts), np.intp)
    paths[length - 1] = ends
    for t in range(length - 2, -1, -1):
        before = (best[t] + into[paths[t + 1]]).argmax(1)
        paths[t] = np.where(t == lengths - 1, ends, before)
    return [paths[: lengths[i], i].tolist() for i in range(texts)]


def _spans(tags: Sequence[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or not tags[at].endswith("-I"):
            if tags[start] in ("PER-B", "nr-B"):
                found.append((start, at))
            start = at
    return found
