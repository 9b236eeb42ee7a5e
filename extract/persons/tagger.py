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
Indices = npt.NDArray[np.int_]
WIDTH = 128  # of an embedding and of a GRU's state
BATCH, _FEW = 64, 3
_CLEAR = 0.02  # a score differs by less than a tenth of this between batches
# Texts whose tags no batch changes, with their names: one in ten stands in an earlier document as well.
_clear: dict[str, list[tuple[int, int]]] = {}
_MOST_CLEAR = 20_000
_HEADER = 29  # bytes that Paddle writes before the numbers of an embedding table
# The network saw half-width marks only. A space reads as a name, so it is shown as a comma.
_SHOWN = str.maketrans("。、“”‘’—…，；：？！（）　 \t\n", ".,\"\"''-.,;:?!(),,,,")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One GRU in one direction: input weights and bias (of update gate, reset gate and candidate side by side), and the
    weights of the state before for each of the three. All that leads to the gates is halved, see `_run`."""

    enter: Array
    bias: Array
    update: Array
    reset: Array
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


def find_names_of_each(documents: Sequence[Sequence[str]]) -> list[list[list[tuple[int, int]]]]:
    """As `find_names` of the texts of each document, but in one go. The last bits of a sum depend on what else is in its
    batch, so where other tags would be hardly worse, the texts of that document are tagged by themselves."""
    if len(documents) == 1:
        return [find_names(documents[0])]
    asked = dict.fromkeys(text for own in documents for text in own)
    clear = {text: _clear[text] for text in asked if text in _clear}
    texts = [text for text in asked if text not in clear]
    found: list[list[tuple[int, int]]] = [[] for _ in texts]
    with _one_thread():
        doubtful = _find(texts, found)
    clear |= {text: spans for i, (text, spans) in enumerate(zip(texts, found, strict=True)) if i not in doubtful}
    if len(_clear) > _MOST_CLEAR:
        _clear.clear()
    _clear.update(clear)
    return [[clear[text] for text in own] if clear.keys() >= set(own) else find_names(own) for own in documents]


def _find(texts: Sequence[str], found: list[list[tuple[int, int]]]) -> set[int]:
    """Fill in the spans of each text; the numbers of those where other tags would be hardly worse."""
    doubtful = set()
    order = sorted((i for i in range(len(texts)) if texts[i]), key=lambda i: (-len(texts[i]), i))
    for k in range(0, len(order), BATCH):
        batch = order[k : k + BATCH]
        for i, (tags, ahead) in zip(batch, _tag([texts[i] for i in batch]), strict=True):
            found[i] = _spans(tags)
            doubtful |= {i} if ahead < _CLEAR else set()
    return doubtful


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
        gates = recurrent[: 2 * WIDTH * WIDTH].reshape(WIDTH, 2 * WIDTH) * np.float32(0.5)
        return _Layer(
            numbers(f"fc_{i}.w_0", WIDTH if i < 2 else 2 * WIDTH, 3 * WIDTH) * halves,
            (numbers(f"fc_{i}.b_0", 3 * WIDTH) + numbers(f"gru_{i}.b_0", 3 * WIDTH)) * halves,
            np.ascontiguousarray(gates[:, :WIDTH]),
            np.ascontiguousarray(gates[:, WIDTH:]),
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


class _Layout:
    """How the characters of a batch lie in a table: the first ones of all texts, then the second ones, and so on. The
    texts are sorted by length, the longest first, so those that have a t-th character are the first `counts[t]`.

    In the tables of the two directions each step has one block: the texts forwards, then the texts backwards. What
    enters a layer (`of`, `way`, `row`) has three such blocks a step, for update gate, reset gate and candidate."""

    def __init__(self, texts: Sequence[str]) -> None:
        lengths = np.array([len(text) for text in texts])
        steps = np.arange(lengths[0])
        counts = (lengths > steps[:, None]).sum(1)
        starts = np.cumsum(counts) - counts
        step, column = np.repeat(steps, counts), np.arange(counts.sum()) - np.repeat(starts, counts)
        turned = starts[lengths[column] - 1 - step] + column  # where the characters lie when read backwards
        self.counts, self.starts = counts.tolist(), starts.tolist()
        self.column, self.later = column, np.append(starts, 0)[step + 1] + column  # a character's text, and the next one
        self.ends = starts[lengths - 1] + np.arange(len(texts))
        forwards = 2 * starts[step] + column
        self.both = np.stack((forwards, (forwards + counts[step])[turned]), 1)  # a character's states of both directions
        block = np.repeat(counts, 6 * counts)
        place = np.arange(len(block)) - np.repeat(6 * starts, 6 * counts)
        self.of, self.way = place // block // 2, place // block % 2
        row = np.repeat(starts, 6 * counts) + place % block
        self.row = np.where(self.way == 0, row, turned[row])

    def entering(self, table: Array, rows: Indices) -> Array:
        """The blocks that enter a layer, from a table by (direction, row, width of all three)."""
        entered: Array = table.reshape(-1, WIDTH).take(3 * (self.way * table.shape[1] + rows) + self.of, 0)
        return entered

    def rows(self, column: int, length: int) -> list[int]:
        """Where the characters of one text lie."""
        return [start + column for start in self.starts[:length]]


def _tag(texts: Sequence[str]) -> list[tuple[list[str], float]]:
    """The tags of each text, and how far they are ahead of the next best; `texts` are sorted by length, the longest first."""
    network, layout = _network(), _Layout(texts)
    columns = [_ids(text) for text in texts]
    ids = np.array([column[t] for t, count in enumerate(layout.counts) for column in columns[:count]])
    first, second = network.layers
    joined = _run(layout.entering(_first_inputs().of(ids), ids[layout.row]), layout, first)
    table = np.empty((2, len(joined), 3 * WIDTH), np.float32)
    for layer, out in zip(second, table, strict=True):
        np.add(np.dot(joined, layer.enter, out), layer.bias, out)
    joined = _run(layout.entering(table, layout.row), layout, second)
    path, ahead = _viterbi(joined @ network.exit + network.exit_bias, layout)
    tags = [[network.tags[path[row]] for row in layout.rows(i, len(text))] for i, text in enumerate(texts)]
    return list(zip(tags, ahead, strict=True))


class _FirstInputs:
    """What each character gives to the first layer. It is worked out in blocks of neighbours in the character table: a
    product's last bit depends on how many rows it has, and it must not depend on the texts read before."""

    _BLOCK = 32

    def __init__(self, network: _Network) -> None:
        self._embedding, self._pair = network.embedding, network.layers[0]
        self._table = np.empty((2, len(self._embedding), 3 * WIDTH), np.float32)
        self._known = np.zeros(-(-len(self._embedding) // self._BLOCK), np.bool_)

    def of(self, ids: Indices) -> Array:
        """The table by (direction, character, width), filled in for `ids`."""
        blocks = ids // self._BLOCK
        for block in set(blocks[~self._known[blocks]].tolist()):
            rows = slice(block * self._BLOCK, (block + 1) * self._BLOCK)
            for way, layer in enumerate(self._pair):
                self._table[way, rows] = self._embedding[rows] @ layer.enter + layer.bias
            self._known[block] = True
        return self._table


@cache
def _first_inputs() -> _FirstInputs:
    return _FirstInputs(_network())


def _run(entered: Array, layout: _Layout, pair: tuple[_Layer, _Layer]) -> Array:
    """The states of both directions side by side, by row. The steps are many and small: both directions go in one, in
    place, and all that is added or multiplied lies in one piece, for which numpy takes a third of the time."""
    states = np.empty((len(entered) // 3, WIDTH), np.float32)
    state, before, half = np.zeros((2 * layout.counts[0], WIDTH), np.float32), 0, np.array(0.5, np.float32)
    for start, count in zip(layout.starts, layout.counts, strict=True):
        if count != before:  # some texts have ended
            state = np.ascontiguousarray(state.reshape(2, -1, WIDTH)[:, :count]).reshape(-1, WIDTH)
            gates, candidate, held = (np.empty((n * count, WIDTH), np.float32) for n in (4, 2, 2))
            update, reset, before, pieces = gates[: 2 * count], gates[2 * count :], count, _pieces(count)
        entering = entered[6 * start : 6 * (start + count)]
        for way, piece in pieces:
            np.dot(state[piece], pair[way].update, update[piece])
            np.dot(state[piece], pair[way].reset, reset[piece])
        np.add(gates, entering[: 4 * count], gates)
        np.tanh(gates, gates)  # of half of x, for which the weights were halved: half of 1 + this is x's sigmoid
        np.multiply(gates, half, gates)
        np.add(gates, half, gates)
        np.multiply(reset, state, held)
        for way, piece in pieces:
            np.dot(held[piece], pair[way].candidate, candidate[piece])
        np.add(candidate, entering[4 * count :], candidate)
        np.tanh(candidate, candidate)
        np.subtract(candidate, state, candidate)
        np.multiply(candidate, update, candidate)
        state = np.add(state, candidate, states[2 * start : 2 * (start + count)])
    return states.take(layout.both, 0).reshape(-1, 2 * WIDTH)


def _pieces(count: int) -> list[tuple[int, slice]]:
    """The rows that are multiplied at once, each with its direction. BLAS repacks its second table for a block of rows,
    which for a few costs more than it saves: those go one by one."""
    size = count if count > _FEW else 1
    return [(start // count, slice(start, start + size)) for start in range(0, 2 * count, size)]


def _viterbi(scores: Array, layout: _Layout) -> tuple[list[int], list[float]]:
    """The tag of each row on the best sequences, from scores by (row, tag); and by text how much worse the second best
    sequence is: that which leaves the best one where it costs least."""
    network = _network()
    starts, counts = layout.starts, layout.counts
    best, moves = np.empty_like(scores), np.empty((len(network.step), counts[0], len(network.step)), np.float32)
    before = np.add(scores[: counts[0]], network.before, best[: counts[0]])
    for start, count in zip(starts[1:], counts[1:], strict=True):
        rows = slice(start, start + count)
        now = np.add(before[:count].T[:, :, None], network.step[:, None], moves[:, :count])
        before = np.maximum.reduce(now, 0, out=best[rows])
        np.add(before, scores[rows], before)
    # Backwards only the moves into the tags taken are looked at again.
    path = np.empty(len(scores), np.intp)
    path[layout.ends] = (best[layout.ends] + network.after).argmax(1)
    into = np.ascontiguousarray(network.step.T)
    for t in range(len(starts) - 2, -1, -1):
        later = path[starts[t + 1] : starts[t + 1] + counts[t + 1]]
        rows = slice(starts[t], starts[t] + counts[t + 1])
        path[rows] = (best[rows] + into[later]).argmax(1)
    ways = best + into[path[np.where(layout.later < len(path), layout.later, 0)]]
    ways[layout.ends] = best[layout.ends] + network.after
    two = np.partition(ways, -2, 1)[:, -2:]
    ahead = np.full(counts[0], np.inf, np.float32)
    np.minimum.at(ahead, layout.column, two[:, 1] - two[:, 0])
    return path.tolist(), ahead.tolist()


def _spans(tags: Sequence[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or not tags[at].endswith("-I"):
            if tags[start] in ("PER-B", "nr-B"):
                found.append((start, at))
            start = at
    return found
