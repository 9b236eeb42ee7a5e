"""Texts in, broken into printed rows and pages and repaired again; out, how many rows were joined or parted wrongly.

    python benchmarks/wrapping.py [FOLDER or FILE.jsonl.gz]... [--sample N] [--show N]

Each text with one paragraph a line is broken at 20, 28 and 36 Chinese characters: without blank lines, with a blank
line between paragraphs, with one below every row, and in pages with a running title and page numbers. The paragraphs
of the unbroken text are what the repair must give back. Without arguments: the texts of tests/gold and of the examples.
"""

import argparse
import difflib
import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph.extract.clean import clean
from policygraph.extract.readers import read

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = (20, 28, 36)  # in Chinese characters
STYLES = ("紧排", "段间空行", "行行空行", "分页")
PAGE = 26  # rows of a page
TITLE = "临江省人民政府公报"
_HANGING = "，。、；：！？”’）》〕】"
_OPENING = "“‘（《〔【"


@dataclass(frozen=True, slots=True)
class Score:
    """Rows of one style, and the ends of rows that were wrong with some text around each."""

    rows: int
    parted: tuple[str, ...]
    joined: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def wrong(self) -> int:
        return len(self.parted) + len(self.joined) + len(self.changed)


def texts(path: Path) -> Iterator[str]:
    """The texts of a folder, or of a table of documents."""
    if path.is_dir():
        yield from (read(file).text for file in sorted(path.rglob("*.txt")))
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text as the repair leaves them when nothing is broken, spaces inside them closed up."""
    return [line for line in clean(text).text.split("\n") if line]


def rows(paragraph: str, width: int) -> list[str]:
    """A paragraph in rows of `width` Chinese characters, two of indent; no row begins with a mark that closes."""
    found, row, room = [], "", 2 * width - 4
    for i, char in enumerate(paragraph):
        wide = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        word = i > 0 and (paragraph[i - 1] + char).isascii() and (paragraph[i - 1] + char).replace(".", "").isalnum()
        if room < wide and char not in _HANGING and not (word and len(row) > 8):
            last = row[-1:] if row[-1:] in _OPENING and len(row) > 1 else ""
            found.append(row.removesuffix(last))
            row, room = last, 2 * width - 2 * len(last)
        row, room = row + char, room - wide
    return [*found, row]


def printed(broken: list[list[str]], style: str) -> str:
    """The rows of all paragraphs as a text of that style."""
    indented = [["\u3000\u3000" + row if not k else row for k, row in enumerate(group)] for group in broken]
    if style == "段间空行":
        return "\n\n".join("\n".join(group) for group in indented)
    every = [row for group in indented for row in group]
    if style != "分页":
        return ("\n\n" if style == "行行空行" else "\n").join(every)
    pages = [every[i : i + PAGE] for i in range(0, len(every), PAGE)]
    title = [TITLE] * (len(pages) > 2)  # what comes twice is no running title
    return "\n".join("\n".join([*title, *page, f"— {n} —"]) for n, page in enumerate(pages, 1))


def compare(expected: list[str], got: list[str], count: int) -> Score:
    """Where the ends of paragraphs differ, character by character, and where the text itself does."""
    a, ends = _flat(expected)
    b, found = _flat(got)
    changed = []
    if a != b:
        place, matcher = {}, difflib.SequenceMatcher(None, a, b, autojunk=False)
        for tag, i, i2, j, j2 in matcher.get_opcodes():
            place.update({j + k: i + k for k in range(j2 - j)} if tag == "equal" else {})
            changed += [f"{a[max(i - 8, 0) : i]}[{a[i:i2][:30]}→{b[j:j2][:30]}]"] * (tag != "equal")
        found = {place[k - 1] + 1 for k in found if k - 1 in place}
    around = [f"{a[max(k - 12, 0) : k]}|{a[k : k + 12]}" for k in range(len(a) + 1)] if ends ^ found else []
    return Score(count, tuple(around[k] for k in sorted(found - ends)), tuple(around[k] for k in sorted(ends - found)),
                 tuple(changed))  # fmt: skip


def _flat(lines: list[str]) -> tuple[str, set[int]]:
    """The characters without any space, and after how many of them a paragraph ends."""
    bare = [re.sub(r"\s", "", line) for line in lines]
    ends, at = set(), 0
    for line in bare:
        at += len(line)
        ends.add(at)
    return "".join(bare), ends


def score(sources: list[str]) -> dict[tuple[int, str], Score]:
    """(width, style) -> what went wrong over all the texts."""
    found = {}
    for width in WIDTHS:
        for style in STYLES:
            parts = []
            for text in sources:
                expected = paragraphs(text)
                broken = [rows(paragraph, width) for paragraph in expected]
                got = clean(printed(broken, style)).text.split("\n")
                parts.append(compare(expected, got, sum(map(len, broken))))
            found[width, style] = Score(sum(p.rows for p in parts), *(
                tuple(x for p in parts for x in getattr(p, name)) for name in ("parted", "joined", "changed")
            ))  # fmt: skip
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=10, help="texts taken of each table of documents")
    parser.add_argument("--show", type=int, default=0, help="faults to show of each kind")
    args = parser.parse_args()
    sources = []
    for path in args.path or [ROOT / "tests" / "gold" / "docs", ROOT / "examples" / "documents"]:
        every = list(texts(path))
        sources += every if path.is_dir() else random.Random(7).sample(every, min(args.sample, len(every)))
    print("字/行 排法        行数  断开  误连  改动  每千行")
    found = score(sources)
    for (width, style), s in found.items():
        print(f"{width:4}  {style:\u3000<4} {s.rows:9} {len(s.parted):5} {len(s.joined):5} {len(s.changed):5}"
              f" {1000 * s.wrong / max(s.rows, 1):7.2f}")  # fmt: skip
        for name, faults in (("断开", s.parted), ("误连", s.joined), ("改动", s.changed)):
            for fault in faults[: args.show]:
                print(f"        {name} {fault}")
    wrong, rows_ = sum(s.wrong for s in found.values()), sum(s.rows for s in found.values())
    print(f"合计 {rows_} 行，错 {wrong}，每千行 {1000 * wrong / max(rows_, 1):.2f}")


if __name__ == "__main__":
    main()
