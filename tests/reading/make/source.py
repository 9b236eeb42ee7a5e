"""An expected text in, its blocks out: what a writer of files has to know about each line.

The texts in `../expected` are the source; the files in `../files` are made from them, never the other way round.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

READING = Path(__file__).resolve().parent.parent
FILES, EXPECTED = READING / "files", READING / "expected"
_TITLES = ("关于", "条例", "规划（", "行动方案", "行动计划（", "政府工作报告", "市政府召开")
_BIG = re.compile(r"第[一二三四五六七八九十]+章 |[一二三四五六七八九十]+、.{2,14}$|前言$")
_SMALL = re.compile(r"第[一二三四五六七八九十]+节 ")
_CENTRED = re.compile(r"\S{2,6}〔\d{4}〕\d+号$|——\d{4}年|（\d{4}年.*通过）$|河阳市市长 |河阳市人民政府办公厅文件$|发布时间")
_SIGNED = re.compile(r"\d{4}年\d+月\d+日$|\S{2,14}(?:人民政府|办公厅)$")


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is title, centre, signed, h1, h2, p or table; `rows` are the cells of a table."""

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def text_of(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text("utf-8")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text; rows of a table that follow each other are one block."""
    table: list[tuple[str, ...]] = []
    fresh = True
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            table.append(tuple(line.split("\t")))
            continue
        if table:
            yield Block("table", "", tuple(table))
            table = []
        if line:
            yield Block(_kind(line, fresh), line)
        fresh = not line


def _kind(line: str, fresh: bool) -> str:
    ends = line[-1] in "。：；！？"
    if _CENTRED.match(line):
        return "centre"
    if not ends and (fresh or any(word in line for word in _TITLES) and len(line) < 60 and not _BIG.match(line)):
        return "title"
    if _SIGNED.match(line):
        return "signed"
    if not ends and _BIG.match(line):
        return "h1"
    return "h2" if not ends and _SMALL.match(line) else "p"


def markup(text: str) -> str:
    """The text as HTML body content, each block an element with a class."""
    return "\n".join(_element(block) for block in blocks(text))


def _element(block: Block) -> str:
    if block.kind == "table":
        return f"<table>{''.join(_row(row) for row in block.rows)}</table>"
    tag = {"title": "h1", "h1": "h2", "h2": "h3"}.get(block.kind, "p")
    return f'<{tag} class="{block.kind}">{html.escape(block.text)}</{tag}>'


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"
