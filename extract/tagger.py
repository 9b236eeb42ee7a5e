"""Texts in, the spans of person names in them out: the small network that the jieba package carries, run by numpy.

The network is Baidu's LAC in its small form (`jieba/lac_small`, Apache-2.0): characters -> embedding -> two layers of
two-way GRU -> 57 tags by Viterbi. It runs at about 30 thousand characters a second, so hand it only doubtful clauses.
Sums of 32-bit numbers depend on how texts are batched; the batches here depend on the texts alone.
"""

from collections.abc import Sequence
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
    """One GRU in one direction: input weights and bias, gate weights, candidate weights."""

    enter: Array
    bias: Array
    gates: Array
    candidate: Array


@dataclass(frozen=True, slots=True)
class _Network:
    """All weights. `before` and `after` score a text's first and last tag, `step` one tag after another."""

    characters: dict[str, int]
    unknown: int
    tags: tuple[str, ...]
    embedding: Array
    layers: tuple[_Layer, ...]
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
    order = sorted((i for i in range(len(texts)) if texts[i]), key=lambda i: (len(texts[i]), i))
    for k in range(0, len(order), BATCH):
        batch = order[k : k + BATCH]
        for i, tags in zip(batch, _tag([texts[i] for i in batch]), strict=True):
            found[i] = _spans(tags)
    return found


def _table(file: Path, first: int, second: int) -> list[str]:
    rows = [line.rstrip("\r").split("\t") for line in file.read_text("utf-8").split("\n") if line]
    return [row[second] for row in sorted(rows, key=lambda row: int(row[first]))]


@cache
def _network() -> _Network:
    base = Path(jieba.__file__).parent / "lac_small"
    model = base / "model_baseline"

    def numbers(name: str, *shape: int) -> Array:
        raw = (model / name).read_bytes()
        return np.frombuffer(raw[-4 * int(np.prod(shape)) :], dtype="<f4").reshape(shape).astype(np.float32)

    def layer(i: int) -> _Layer:
        recurrent = numbers(f"gru_{i}.w_0", 3 * WIDTH * WIDTH)
        return _Layer(
            numbers(f"fc_{i}.w_0", WIDTH if i < 2 else 2 * WIDTH, 3 * WIDTH),
            numbers(f"fc_{i}.b_0", 3 * WIDTH) + numbers(f"gru_{i}.b_0", 3 * WIDTH),
            np.ascontiguousarray(recurrent[: 2 * WIDTH * WIDTH].reshape(WIDTH, 2 * WIDTH)),
            np.ascontiguousarray(recurrent[2 * WIDTH * WIDTH :].reshape(WIDTH, WIDTH)),
        )

    tags = tuple(_table(base / "tag.dic", 0, 1))
    rows = [line.rstrip("\r").split("\t") for line in (base / "word.dic").read_text("utf-8").split("\n") if line]
    characters = {char: int(number) for number, char in rows}
    size = ((model / "word_emb").stat().st_size - _HEADER) // 4 // WIDTH
    crf = numbers("crfw", len(tags) + 2, len(tags))
    return _Network(
        characters, characters["OOV"], tags, numbers("word_emb", size, WIDTH), tuple(layer(i) for i in range(4)),
        numbers("fc_4.w_0", 2 * WIDTH, len(tags)), numbers("fc_4.b_0", len(tags)), crf[0], crf[1], crf[2:],
    )  # fmt: skip


def _ids(text: str) -> list[int]:
    known = _network().characters
    unknown = _network().unknown
    return [known.get(char, unknown) for char in text.translate(_SHOWN).lower()]


def _tag(texts: Sequence[str]) -> list[list[str]]:
    network = _network()
    lengths = np.array([len(text) for text in texts])
    ids = np.zeros((len(texts), int(lengths.max())), np.int64)
    for row, text in zip(ids, texts, strict=True):
        row[: len(text)] = _ids(text)
    mask = np.arange(ids.shape[1])[None, :] < lengths[:, None]
    values = network.embedding[ids]
    for i in (0, 2):
        forward = _gru(values, mask, network.layers[i], backward=False)
        values = np.concatenate([forward, _gru(values, mask, network.layers[i + 1], backward=True)], 2)
    paths = _viterbi(values @ network.exit + network.exit_bias, lengths)
    return [[network.tags[tag] for tag in path] for path in paths]


def _sigmoid(values: Array) -> Array:
    half = np.float32(0.5)
    found: Array = half * (np.tanh(half * values) + np.float32(1))
    return found


def _gru(values: Array, mask: npt.NDArray[np.bool_], layer: _Layer, *, backward: bool) -> Array:
    """One GRU over a batch (texts, characters, width); behind a text's end its state stays as it is."""
    entered = np.ascontiguousarray((values @ layer.enter + layer.bias).transpose(1, 0, 2))
    length, texts, _ = entered.shape
    state = np.zeros((texts, WIDTH), np.float32)
    states = np.empty((length, texts, WIDTH), np.float32)
    for t in range(length - 1, -1, -1) if backward else range(length):
        gates = _sigmoid(entered[t, :, : 2 * WIDTH] + state @ layer.gates)
        update, reset = gates[:, :WIDTH], gates[:, WIDTH:]
        candidate = np.tanh(entered[t, :, 2 * WIDTH :] + (reset * state) @ layer.candidate)
        state = np.where(mask[:, t : t + 1], state + update * (candidate - state), state)
        states[t] = state
    return states.transpose(1, 0, 2)


def _viterbi(scores: Array, lengths: npt.NDArray[np.int_]) -> list[list[int]]:
    """The best tag sequence of each text."""
    network = _network()
    texts, length, size = scores.shape
    came_from = np.zeros((length, texts, size), np.int16)
    best = scores[:, 0] + network.before
    final = np.where((lengths == 1)[:, None], best, np.float32(0))
    for t in range(1, length):
        moves = best[:, :, None] + network.step[None]
        came_from[t] = moves.argmax(1)
        best = moves.max(1) + scores[:, t]
        final = np.where((lengths == t + 1)[:, None], best, final)
    last = (final + network.after).argmax(1)
    return [_path(came_from[:, i], int(last[i]), int(lengths[i])) for i in range(texts)]


def _path(came_from: npt.NDArray[np.int16], tag: int, length: int) -> list[int]:
    path = [tag]
    for t in range(length - 1, 0, -1):
        tag = int(came_from[t, tag])
        path.append(tag)
    return path[::-1]


def _spans(tags: Sequence[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or not tags[at].endswith("-I"):
            if tags[start] in ("PER-B", "nr-B"):
                found.append((start, at))
            start = at
    return found
