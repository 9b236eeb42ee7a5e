"""How well a file was read: the text our reader and repair leave, beside the text a person typed, in numbers.

Both sides are compared in NFKC (so that full and half width are the same) and without white space; where lines begin is
measured apart. The library of edit distances is `rapidfuzz` (MIT), for tests only.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.readers import ReadError, read_all
from rapidfuzz.distance import LCSseq, Levenshtein

READING = Path(__file__).parent / "reading"
FILES, EXPECTED, WEB = READING / "files", READING / "expected", READING / "web"
_SENTENCE = re.compile(r"[^。！？；\n]{8,}")
_DASHES = str.maketrans(dict.fromkeys("—–―─~", "-"))  # dashes that fonts and programs exchange


@dataclass(frozen=True, slots=True)
class Measured:
    """`errors` edits of `length` characters; `order` the share of neighbouring sentences in order; `precision` and
    `recall` of characters; `starts` the share of lines read that begin a paragraph, `kept` of paragraphs that begin a line."""

    length: int
    errors: int
    order: float
    precision: float
    recall: float
    starts: float
    kept: float

    @property
    def rate(self) -> float:
        return self.errors / self.length


def files() -> list[Path]:
    """All files of the table: ours by expected name, and the pages of `web`."""
    pages = [path for path in sorted(WEB.glob("*")) if path.with_name(f"{path.name}.txt").exists()]
    return [*sorted(FILES.glob("*.*")), *pages]


def expected(path: Path) -> str:
    """`law+plan.rows.csv` holds the texts law and plan, one after the other."""
    if path.parent == WEB:
        return path.with_name(f"{path.name}.txt").read_text("utf-8")
    return "\n".join((EXPECTED / f"{name}.txt").read_text("utf-8") for name in path.name.split(".")[0].split("+"))


def documents(path: Path) -> list[Document]:
    """The documents of a file; raises the first refusal."""
    found = []
    for document in read_all(path):
        if isinstance(document, ReadError):
            raise document
        found.append(document)
    return found


def text_read(path: Path) -> str:
    """What the rules get to see of a file: the repaired text of each of its documents, one paragraph a line."""
    return "\n".join(outline(document).clean.text for document in documents(path))


def plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(folded.split())


def measure(got: str, wanted: str) -> Measured:
    a, b = plain(got), plain(wanted)
    common = LCSseq.similarity(a, b)
    starts, kept = _line_starts(got, wanted)
    return Measured(
        len(b), Levenshtein.distance(a, b), order(got, wanted), common / max(len(a), 1), common / len(b), starts, kept
    )


def order(got: str, wanted: str) -> float:
    """The share of neighbouring sentences of `wanted` that stand in this order in `got`; those in both, and once only."""
    text, whole = plain(got), plain(wanted)
    sentences = [plain(found) for line in wanted.splitlines() for found in _SENTENCE.findall(line)]
    places = [text.find(s) for s in sentences if text.count(s) == 1 and whole.count(s) == 1]
    if len(places) < 2:
        return 0.0
    pairs = list(zip(places, places[1:], strict=False))
    return sum(a < b for a, b in pairs) / len(pairs)


def _line_starts(got: str, wanted: str) -> tuple[float, float]:
    """Of the lines in `got` those that begin where one of `wanted` does, and the other way round."""
    ours, theirs = set(_offsets(got)), set(_offsets(wanted))
    same = set()
    for step in Levenshtein.opcodes(plain(got), plain(wanted)):
        if step.tag in ("equal", "replace"):
            moved = step.dest_start - step.src_start
            same |= {offset + moved for offset in ours if step.src_start <= offset < step.src_end}
    hits = len(same & theirs)
    return hits / max(len(ours), 1), hits / max(len(theirs), 1)


def _offsets(text: str) -> Iterator[int]:
    at = 0
    for line in text.splitlines():
        if plain(line):
            yield at
            at += len(plain(line))


def kind(path: Path) -> str:
    """The row of the table that a file belongs to."""
    name = path.name
    if ".scan" in name:
        return "扫描件"
    return "网页（整页）" if path.parent == WEB else path.suffix.lower()


def table(measured: dict[Path, Measured]) -> str:
    """The table of docs/reading.md: one row a format, order the least of its files."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for path, one in measured.items():
        groups[kind(path)].append(one)
    head = "| 格式 | 份数 | 字数 | 字错率 | 次序 | 正文精度 | 正文召回 | 行首是段首 | 段首是行首 |\n"
    rows = "".join(_row(name, groups[name]) for name in sorted(groups))
    return f"\n{head}|{' --- |' * 9}\n{rows}\n"


def _row(name: str, group: Sequence[Measured]) -> str:
    characters = sum(one.length for one in group)

    def mean(field: str) -> str:
        return f"{sum(getattr(one, field) for one in group) / len(group):.3f}"

    rate = sum(one.errors for one in group) / characters
    shares = " | ".join(mean(field) for field in ("precision", "recall", "starts", "kept"))
    return f"| {name} | {len(group)} | {characters} | {rate:.2%} | {min(one.order for one in group):.3f} | {shares} |\n"
