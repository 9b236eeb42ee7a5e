"""PDF drawn word by word with reportlab: streams out of order, letters set apart, furniture drawn first, tables of cells.

    python tests/reading/make/drawn.py      (needs reportlab)
"""

import random
from collections.abc import Iterator

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from source import FILES, Block, blocks, text_of

WQY = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
LEFT, RIGHT, TOP, BOTTOM = 85, 510, 760, 80
NO_BREAK_BEFORE = "，。、；：！？”’）》〕%."
CELL = 10  # points: small enough for the widest table to fit without cells over each other
Row = tuple[float, float, str, float]  # x, y, words, size


def wrapped(text: str, *, width: int, indent: int) -> Iterator[str]:
    """Lines of `width` characters, the first `indent` shorter; a mark is never first in its line."""
    at, room = 0, width - indent
    while at < len(text):
        end = min(at + room, len(text))
        while end < len(text) and text[end] in NO_BREAK_BEFORE:
            end += 1
        yield text[at:end]
        at, room = end, width


def pages(name: str, *, size: float, tracked: float, left: float, right: float) -> list[list[Row]]:
    """The rows of each page, from top to bottom."""
    made: list[list[Row]] = [[]]
    y, width = float(TOP), int((right - left) / (size + tracked))
    for block in blocks(text_of(name)):
        for x, words in _rows(block, size=size + tracked, left=left, right=right, width=width):
            if y < BOTTOM:
                made.append([])
                y = TOP
            made[-1].extend((x[i], y, word, CELL if block.kind == "table" else size) for i, word in enumerate(words))
            y -= size * 1.8
    return made


def _rows(block: Block, *, size: float, left: float, right: float, width: int) -> Iterator[tuple[list[float], list[str]]]:
    """Rows as the places and words of their pieces: one piece, or the cells of a table."""
    if block.kind == "table":
        widths = [(max(map(len, column)) + 1) * CELL for column in zip(*block.rows, strict=True)]
        for row in block.rows:
            yield [left + sum(widths[:i]) for i in range(len(row))], list(row)
        return
    indent = 2 if block.kind == "p" else 0
    for i, line in enumerate(wrapped(block.text, width=width, indent=indent)):
        free = right - left - size * len(line)
        shift = {"title": free / 2, "centre": free / 2, "signed": free}.get(block.kind, 0)
        yield [left + shift + (indent * size if i == 0 else 0)], [line]


def draw(name: str, make: str, *, font: str = "wqy", size: float = 14, shuffled: bool = False, tracked: float = 0,
         ruled: bool = True, apart: bool = False) -> None:  # fmt: skip
    """`shuffled` draws the rows in random order, `apart` each character by itself, `tracked` points between letters."""
    canvas = Canvas(str(FILES / f"{name}.{make}.pdf"), pagesize=A4, invariant=True)
    chance = random.Random(7)
    made = pages(name, size=size, tracked=tracked, left=LEFT, right=RIGHT)
    for number, rows in enumerate(made, 1):
        if shuffled:
            chance.shuffle(rows)
        if ruled:
            canvas.setFont(font, 9)
            canvas.drawString(LEFT, 800, "临江政报")
            canvas.drawRightString(RIGHT, 800, f"第{number}页")
        for row in rows:
            _draw(canvas, row, font=font, tracked=tracked, apart=apart)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, row: Row, *, font: str, tracked: float, apart: bool) -> None:
    x, y, words, size = row
    for piece in words if apart else [words]:
        text = canvas.beginText(x, y)
        text.setFont(font, size)
        text.setCharSpace(tracked)
        text.textOut(piece)
        canvas.drawText(text)
        x += pdfmetrics.stringWidth(piece, font, size) + tracked * len(piece)


def main() -> None:
    pdfmetrics.registerFont(TTFont("wqy", WQY))
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    draw("notice", "shuffled", shuffled=True)
    draw("report", "letter-by-letter", apart=True)
    draw("law", "tracked", tracked=3)
    draw("reply", "not-embedded", font="STSong-Light")
    draw("group", "cells", ruled=False)
    draw("appoint", "letters-shuffled", shuffled=True, apart=True)
    draw("small", "shuffled", shuffled=True, size=16)


if __name__ == "__main__":
    main()
