"""Texts in, broken into printed rows and pages and repaired again; out, how many rows were joined or parted wrongly.

    python benchmarks/wrapping.py [FOLDER or FILE.jsonl.gz]... [--sample N] [--show N]

Each text with one paragraph a line is broken at 20, 28 and 36 Chinese characters: without blank lines, with a blank
line between paragraphs, with one below every row, and in pages with a running title and page numbers; the same again with
every row at the margin (顶格), the titles centred and the signature at the right (版式). The paragraphs of the unbroken text are what the
repair must give back. Where nothing is indented or blank, a full row that ends a paragraph looks like a full row that
ends a sentence; what goes wrong there stands in a column of its own. Without arguments: the texts of tests/gold and of the examples.
"""

import argparse
import difflib
import gzip
import json
import random
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph.extract.clean import clean
from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.readers import read

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = (20, 28, 36)  # in Chinese characters
STYLES = ("紧排", "段间空行", "行行空行", "分页", "版式", "顶格紧排", "顶格段间空行", "顶格行行空行", "顶格版式")
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
    unknowable: tuple[str, ...] = ()

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


def rows(paragraph: str, width: int, indent: int = 4) -> list[str]:
    """A paragraph in rows of `width` Chinese characters below an indent in columns; no row begins with a mark that closes."""
    found, row, room = [], "", 2 * width - indent
    for i, char in enumerate(paragraph):
        wide = columns(char)
        word = i > 0 and (paragraph[i - 1] + char).isascii() and (paragraph[i - 1] + char).replace(".", "").isalnum()
        if room < wide and char not in _HANGING and not (word and len(row) > 8):
            last = row[-1:] if row[-1:] in _OPENING and len(row) > 1 else ""
            found.append(row.removesuffix(last))
            row, room = last, 2 * width - 2 * len(last)
        row, room = row + char, room - wide
    return [*found, row]


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def broken(expected: list[str], width: int, style: str) -> list[list[str]]:
    """The paragraphs in rows, with the spaces that stand before each."""
    indent = "" if style.startswith("顶格") else "\u3000\u3000"
    found = []
    for paragraph in expected:
        space, group = indent, rows(paragraph, width, 2 * len(indent))
        if style.endswith("版式") and len(paragraph) <= 2 * width and not _PLAIN.search(paragraph):
            group = rows(paragraph, width, 0)
            right = re.fullmatch(r".{2,24}[府厅室会委部局院]|\d{4}年\d{1,2}月\d{1,2}日", paragraph)
            space = " " * max((2 * width - columns(group[0])) // (1 if right else 2), 0)
            group = [" " * max((2 * width - columns(row)) // (1 if right else 2), 0) + row for row in group]
            space = ""
        found.append([space + group[0], *group[1:]])
    return found


_PLAIN = re.compile(r"[，。；：、！？]|^（?[一二三四五六七八九十\d]{1,3}[）.、]|^第.{1,4}条")


def printed(groups: list[list[str]], style: str) -> str:
    """The rows of all paragraphs as a text of that style."""
    if style.endswith("段间空行"):
        return "\n\n".join("\n".join(group) for group in groups)
    every = [row for group in groups for row in group]
    if style != "分页":
        return ("\n\n" if style.endswith("行行空行") else "\n").join(every)
    pages = [every[i : i + PAGE] for i in range(0, len(every), PAGE)]
    title = [TITLE] * (len(pages) > 2)  # what comes twice is no running title
    return "\n".join("\n".join([*title, *page, f"— {n} —"]) for n, page in enumerate(pages, 1))


def unknown(groups: list[list[str]], width: int, style: str) -> set[int]:
    """After how many characters a full row ends a paragraph or, inside one, a sentence, and nothing tells the two apart."""
    found: set[int] = set()
    at = 0
    if not style.startswith("顶格") or style.endswith("段间空行"):
        return found
    for group in groups:
        for k, row in enumerate(group, 1):
            at += len(re.sub(r"\s", "", row))
            if columns(row.strip()) >= 2 * width - 3 and (k == len(group) or row[-1] in "。！？"):
                found.add(at)
    return found


def compare(expected: list[str], got: list[str], count: int, open_ends: set[int]) -> Score:
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
    wrong = [sorted(found - ends), sorted(ends - found)]
    parted, joined = (tuple(around[k] for k in each if k not in open_ends) for each in wrong)
    return Score(count, parted, joined, tuple(changed), tuple(around[k] for each in wrong for k in each if k in open_ends))


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
                groups = broken(expected, width, style)
                got = clean(printed(groups, style)).text.split("\n")
                parts.append(compare(expected, got, sum(map(len, groups)), unknown(groups, width, style)))
            found[width, style] = Score(sum(p.rows for p in parts), *(
                tuple(x for p in parts for x in getattr(p, name)) for name in ("parted", "joined", "changed", "unknowable")
            ))  # fmt: skip
    return found


def speed(sources: list[str]) -> Iterator[tuple[str, float]]:
    """How many million characters a second are cleaned and divided: unbroken, and printed in rows of 28; best of three."""
    lines = [line for text in sources for line in paragraphs(text)]
    lines *= max(1_000_000 // sum(map(len, lines)), 1)
    texts = {"一段一行": "\n".join(lines)} | {s: printed(broken(lines, 28, s), s) for s in ("紧排", "顶格紧排")}
    for name, text in texts.items():
        seconds = []
        for _ in range(3):
            start = time.process_time()
            outline(Document("a.txt", "", text))
            seconds.append(time.process_time() - start)
        yield name, len(text) / min(seconds) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=10, help="texts taken of each table of documents")
    parser.add_argument("--show", type=int, default=0, help="faults to show of each kind")
    parser.add_argument("--speed", action="store_true", help="measure only how fast texts are cleaned and divided")
    args = parser.parse_args()
    sources = []
    for path in args.path or [ROOT / "tests" / "gold" / "docs", ROOT / "examples" / "documents"]:
        every = list(texts(path))
        sources += every if path.is_dir() else random.Random(7).sample(every, min(args.sample, len(every)))
    if args.speed:
        for name, rate in speed(sources):
            print(f"{name:\u3000<6} 每秒 {100 * rate:.0f} 万字")
        return
    print("字/行 排法        行数  断开  误连  改动  每千行  不可知")
    found = score(sources)
    for (width, style), s in found.items():
        print(f"{width:4}  {style:\u3000<6} {s.rows:9} {len(s.parted):5} {len(s.joined):5} {len(s.changed):5}"
              f" {1000 * s.wrong / max(s.rows, 1):7.2f} {len(s.unknowable):6}")  # fmt: skip
        for name, faults in (("断开", s.parted), ("误连", s.joined), ("改动", s.changed)):
            for fault in faults[: args.show]:
                print(f"        {name} {fault}")
    wrong, rows_ = sum(s.wrong for s in found.values()), sum(s.rows for s in found.values())
    print(f"合计 {rows_} 行，错 {wrong}，每千行 {1000 * wrong / max(rows_, 1):.2f}")


if __name__ == "__main__":
    main()
