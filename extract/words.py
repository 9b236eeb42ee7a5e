"""jieba behind one module: text in, words with their spans out, by a private Tokenizer that knows our places."""

import logging
import os
import stat
import sys
from functools import cache, lru_cache
from math import log
from pathlib import Path

import jieba

from .geography import gazetteer

# Tuned so that 太原市 beats 太原|市 and loses to 太原|市民; jieba's own words of this kind lie between 3 and 3000.
FULL_NAME, SHORT_NAME = 50, 20
LONGEST = 8  # longer dictionary words exist, but none of them hides a place


def _cache_file() -> Path | None:
    """Where jieba may keep its compiled dictionary: a folder that nobody else can write to, or None.

    jieba loads that file by marshal without looking at it, so a shared temporary folder would be an open door.
    """
    local = {"win32": "LOCALAPPDATA"}.get(sys.platform, "XDG_CACHE_HOME")
    home = "Library/Caches" if sys.platform == "darwin" else ".cache"
    try:
        folder = Path(os.environ.get(local) or Path.home() / home) / "policygraph"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder / f"jieba-{jieba.__version__}.cache"


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]  # jieba has no types
    """jieba's tokenizer: the same words, found in half the time, as words are looked up and weighed in one pass."""

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:
        return {}  # only `calc` reads it

    def calc(self, sentence: str, _graph: object, route: dict[int, tuple[float, int]]) -> None:
        """Fill in for each position the weight of the best way to the end, and where its first word ends."""
        known, total, length = self.FREQ, log(self.total), len(sentence)
        weights = [0.0] * (length + 1)
        route[length] = (0, 0)
        for start in range(length - 1, -1, -1):
            best, last, end = None, start, start + 1
            count = known.get(sentence[start])
            while count is not None:
                if count:
                    weight = log(count) - total + weights[end]
                    if best is None or weight >= best:
                        best, last = weight, end - 1
                if end == length:
                    break
                end += 1
                count = known.get(sentence[start:end])
            weights[start] = -total + weights[start + 1] if best is None else best
            route[start] = (weights[start], last)


@cache
def tokenizer() -> jieba.Tokenizer:
    """The program's own tokenizer, ready to use; only read from it."""
    jieba.setLogLevel(logging.CRITICAL)
    own = _Tokenizer()
    file = _cache_file()
    if file is None:
        own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
        own.initialized = True
    else:
        own.cache_file = str(file)
        own.initialize()
    for name, full in sorted(gazetteer.words().items()):
        own.add_word(name, max(own.FREQ.get(name, 0), FULL_NAME if full else SHORT_NAME))
    return own


@lru_cache(1 << 13)
def cut(text: str, *, hmm: bool = True) -> tuple[tuple[str, int, int], ...]:
    """The words of `text` with their half-open spans. `hmm` lets jieba guess words that are in no dictionary.

    >>> cut("推进高铁建设")[0]
    ('推进', 0, 2)
    """
    found, at = [], 0
    for word in tokenizer().cut(text, HMM=hmm):
        found.append((word, at, at := at + len(word)))
    return tuple(found)


def frequency(word: str) -> int:
    """How often jieba's dictionary saw `word`; 0 where it is no word."""
    return int(tokenizer().FREQ.get(word, 0))


def crossed(text: str, position: int) -> bool:
    """Does some dictionary word of `text` lie across `position`, so that a border there is in doubt?

    >>> crossed("太原市民", 3), crossed("太原市的", 3)
    (True, False)
    """
    known, last = tokenizer().FREQ, len(text)
    for start in range(max(0, position - LONGEST + 1), position if position < last else 0):
        # The dictionary holds what its words begin with as well, with a count of 0.
        end = position + 1
        while (count := known.get(text[start:end])) is not None:
            if count:
                return True
            if end - start >= LONGEST or end >= last:
                break
            end += 1
    return False


def apart(text: str, start: int, end: int, *, reach: int = 12) -> bool:
    """Does [start, end) begin and end at word borders? Cuts the clause around it only where a word crosses a border."""
    if not (start and crossed(text, start) or end < len(text) and crossed(text, end)):
        return True
    left, right = start, end
    while left > max(0, start - reach) and "\u4e00" <= text[left - 1] <= "\u9fff":
        left -= 1
    while right < min(len(text), end + reach) and "\u4e00" <= text[right] <= "\u9fff":
        right += 1
    borders = {left}
    for word, begin, stop in cut(text[left:right], hmm=False):
        borders.add(left + stop)
        if len(word) > 3:
            borders.update(left + begin + inner for inner in _places_in(word))
    return start in borders and end in borders


_HALLS = ("大会堂", "会堂", "国宾馆", "中南海", "体育馆", "展览馆")


def _places_in(word: str) -> list[int]:
    """Where a dictionary word is two places written together (甘肃兰州, 北京人民大会堂), so that a border lies inside it."""
    known = gazetteer.words()
    halved = word.endswith(_HALLS)
    return [
        i for i in range(2, len(word) - 1) if word[:i] in known and (word[i:] in known or halved or i > 2 and word[i - 1] in "省市县区州")
    ]
