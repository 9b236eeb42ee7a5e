"""The rows of all pages in, out those that are text: running headers and footers, page numbers and line numbers dropped,
the table of contents dropped, footnotes moved behind the text of their page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .page import NOTES, Row

DEEP = 3  # rows at the top and at the bottom of a page that may be furniture
OUTER = 0.08  # of the page's height at its top and bottom; small type out there is no text
NEAR = 3.0  # points by which the same row may stand elsewhere on another page
_ROMAN = r"[ivxlcⅠ-ⅿIVXLC]{1,7}"
_N = rf"(?:\d{{1,4}}|{_ROMAN}|[〇一二三四五六七八九十百]{{1,5}})"
PAGE_NUMBER = re.compile(
    rf"[-—–―─·•~～\s]*(?:第?\s*{_N}\s*页?|[Pp](?:age|\.)?\s*\d{{1,4}}(?:\s*of\s*\d{{1,4}})?)"
    rf"(?:\s*[,，/／|｜]?\s*(?:共|of)?\s*{_N}\s*页?)?[-—–―─·•~～\s]*"
)
_PAGE_CELL = re.compile(r"第\s*\d{1,4}\s*[页版](?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|A?\d{1,2}\s*版?")
_DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
# What stands at the edge of one page of a newspaper or of a page printed from a browser, with nothing to compare it to.
_PAGE_LINE = re.compile(
    rf"第\s*[A-Z]?(?:\d{{1,3}}|[〇一二三四五六七八九十]+)\s*版|(?:责任?编辑?|美编|版式|组版|校对|值班主任)\s*[：:／/\s]"
    rf"|{_DATE}\s*(?:星期|周)[一二三四五六日天]|(?:星期|周)[一二三四五六日天]\s*{_DATE}|(?:https?|file)://\S"
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}"
)
_DIGITS = re.compile(r"\d+|(?<=第)[〇一二三四五六七八九十百]+(?=页)")
_LEADER = re.compile(r"(?:[.．…·•⋯。\-_]\s?){4,}[\s\t]*[(（]?\d{1,4}[)）]?$|(?:[.．…·•⋯]\s?){6,}$")
_NUMBERED = re.compile(r"\S.*?[\t ]\d{1,4}$")
_COUNT = "[一二三四五六七八九十]+"
_ENTRY = re.compile(
    rf"(?:前言|序言|引言|附[件录表]|第(?:{_COUNT}|\d+)[编章节]|{_COUNT}、|（{_COUNT}）|\d)(?:.*?\D)?[\t\u3000 ]?(\d{{1,3}})"
)
_CONTENTS = re.compile(r"目[\s\t]*[录次]|[Cc]ontents|CONTENTS")
_FOOTNOTE = re.compile(
    r"[①-⑳＊*†‡※]|[\[〔(（]\d{1,3}[\]〕)）]|\d{1,3}[.．、]|\d{1,3}(?=[\s\u4e00-\u9fff《“])|注[：:]|资料来源[：:]"
)


def without_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Each page's rows in reading order without what stands around the text."""
    dropped = [
        _page_number(rows, height) | _page_line(rows, height) for rows, height in zip(pages, heights, strict=True)
    ]
    for _ in range(DEEP):
        found = _repeated(pages, heights, dropped)
        if not any(found):
            break
        dropped = [old | new for old, new in zip(dropped, found, strict=True)]
    kept = [[row for i, row in enumerate(rows) if i not in out] for rows, out in zip(pages, dropped, strict=True)]
    if not any(kept):
        return [list(rows) for rows in pages]  # pages of one line each are text, not furniture
    return [_footnotes_last(rows) for rows in _without_contents(kept)]


def _edges(rows: Sequence[Row], dropped: set[int]) -> tuple[list[int], list[int]]:
    """The outermost rows that are left, all that share a baseline: at the top and at the bottom."""
    left = [i for i in range(len(rows)) if i not in dropped]
    if not left:
        return [], []
    top, bottom = min(rows[i].base for i in left), max(rows[i].base for i in left)
    return [i for i in left if rows[i].base - top < NEAR], [i for i in left if bottom - rows[i].base < NEAR]


def _page_number(rows: Sequence[Row], height: float) -> set[int]:
    """Rows at the edge of the page that hold nothing but its number."""
    found: set[int] = set()
    for edge in _edges(rows, set()):
        for i in edge:
            far = rows[i].base > 0.88 * height or rows[i].base < 0.1 * height
            if far and PAGE_NUMBER.fullmatch(rows[i].text) and not rows[i].table:
                found.add(i)
    return found


def _page_line(rows: Sequence[Row], height: float) -> set[int]:
    """Rows in the margin with the date, the number or the makers of the page, its address or when it was printed; all
    that shares their baseline."""
    found: set[int] = set()
    for side, edge in enumerate(_edges(rows, set())):
        far = all(rows[i].base < OUTER * height or rows[i].base > (1 - OUTER) * height for i in edge)
        marked = any(_PAGE_LINE.search(rows[i].text) and not rows[i].table for i in edge)
        if far and marked and all(_is_apart(rows, i, side) and rows[i].text[-1] not in "，。；、：" for i in edge):
            found.update(edge)
    return found


def _key(row: Row) -> str:
    return _DIGITS.sub("#", re.sub(r"\s+", "", row.text))


def _repeated(pages: Sequence[Sequence[Row]], heights: Sequence[float], dropped: list[set[int]]) -> list[set[int]]:
    """Outermost rows that stand at the same height on many pages, with the same words (digits aside) or as a slot of
    its own whose words change with the chapter."""
    edges = [_edges(rows, out) for rows, out in zip(pages, dropped, strict=True)]
    answer: list[set[int]] = [set() for _ in pages]
    for side in (0, 1):
        words: Counter[tuple[str, int]] = Counter()
        slots: Counter[int] = Counter()
        for rows, edge, height in zip(pages, edges, heights, strict=True):
            places = {_place(rows[i], height, side) for i in edge[side] if _is_apart(rows, i, side)}
            slots.update({place + d for place in places for d in (-1, 0, 1)})
            words.update({(_key(rows[i]), _place(rows[i], height, side) + d) for i in edge[side] for d in (-1, 0, 1)})
        for n, (rows, edge, height) in enumerate(zip(pages, edges, heights, strict=True)):
            for i in edge[side]:
                place = _place(rows[i], height, side)
                times, slot = words[_key(rows[i]), place], slots[place]
                if _is_running(rows, i, side, times, slot, len(pages), height):
                    answer[n].add(i)
    return answer


def _place(row: Row, height: float, side: int) -> int:
    """The height on the page in steps, from the edge that is near: pages may differ in size."""
    return round((height - row.base if side else row.base) / NEAR)


def _is_running(rows: Sequence[Row], i: int, side: int, times: int, slot: int, count: int, height: float) -> bool:
    row = rows[i]
    margin = row.base < 0.13 * height or row.base > 0.87 * height
    if row.table or not margin or len(row.text) > 60:
        return False
    if PAGE_NUMBER.fullmatch(row.text):
        return times >= 2
    apart = _is_apart(rows, i, side)
    outside = row.base < OUTER * height or row.base > (1 - OUTER) * height
    if (
        apart
        and outside
        and row.size < 0.93 * _usual_size(rows)
        and row.text[-1] not in "，。；、"
        and not _is_note(row)
    ):
        return True
    if (
        apart
        and row.text[-1] not in "，。；、"
        and any(_PAGE_CELL.fullmatch(cell) for cell in re.split(r"[\t\u3000]", row.text))
    ):
        return True
    if times == count >= 2 and row.text[-1] not in "，。；、：" and len(row.text) < 40:
        return True
    if times >= 3 and 5 * times >= count or times >= 2 and count <= 4 and apart:
        return True
    if apart and slot == count >= 2 and row.size < 0.93 * _usual_size(rows):
        return True
    return apart and slot >= 4 and 3 * slot >= 2 * count and row.text[-1] not in "，。；、"


def _is_note(row: Row) -> bool:
    return _FOOTNOTE.match(row.text) is not None


def _usual_size(rows: Sequence[Row]) -> float:
    """The size of type in which the most characters of the page are set; of two the larger."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _is_apart(rows: Sequence[Row], i: int, side: int) -> bool:
    """Whether the row stands farther from the text than rows of text do, or in other type."""
    row = rows[i]
    rest = [r for r in rows if (r.base < row.base - NEAR if side else r.base > row.base + NEAR)]
    if not rest:
        return True
    beside = max(rest, key=lambda r: r.base) if side else min(rest, key=lambda r: r.base)
    gap = abs(beside.base - row.base)
    return gap > max(1.9 * max(row.size, beside.size), 1.1 * _widest_usual(rows)) or row.size < 0.88 * beside.size


def _widest_usual(rows: Sequence[Row]) -> float:
    """The widest of the gaps that stand between rows of the page time and again: those between its paragraphs."""
    bases = sorted({round(row.base) for row in rows})
    gaps = Counter(below - above for above, below in pairwise(bases))
    return max((gap for gap, count in gaps.items() if count + gaps[gap - 1] + gaps[gap + 1] > 2), default=0)


def _without_contents(pages: list[list[Row]]) -> list[list[Row]]:
    """Rows with dot leaders and a page number, and the word 目录 above them; below it rows that end in a number too."""
    inside = False
    kept: list[list[Row]] = []
    for rows in pages:
        marked = [bool(_LEADER.search(row.text)) and not row.table for row in rows]
        for i in _numbered_runs(rows):
            marked[i] = True
        out: set[int] = set()
        for i, row in enumerate(rows):
            if _CONTENTS.fullmatch(row.text) and _entries(rows, marked, i + 1) >= 2:
                inside = True
                out.add(i)
            elif marked[i] or (inside and _NUMBERED.fullmatch(row.text) and not row.table):
                out.add(i)
            elif inside and any(marked[i + 1 : i + 3]) and len(row.text) > 12:
                out.add(i)  # an entry too long for its row
            else:
                inside = False
        kept.append([row for i, row in enumerate(rows) if i not in out])
    return kept


def _numbered_runs(rows: list[Row]) -> set[int]:
    """Rows without leaders, at least four on end, that begin like headings and end in a number which never falls."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for i, row in enumerate(rows):
        match = None if row.table else _ENTRY.fullmatch(row.text)
        if match and last <= int(match[1]) <= last + 60:
            run.append(i)
            last = int(match[1])
        else:
            run, last = ([i], int(match[1])) if match else ([], 0)
        if len(run) >= 4:
            found.update(run)
    return found


def _entries(rows: list[Row], marked: list[bool], start: int) -> int:
    return sum(marked[i] or bool(_NUMBERED.fullmatch(rows[i].text)) for i in range(start, min(start + 4, len(rows))))


def _footnotes_last(rows: list[Row]) -> list[Row]:
    """The footnotes of a page, or of its columns, behind its text and in blocks of their own."""
    if not rows:
        return rows
    body = _usual_size(rows)
    notes = {i for block in {row.block for row in rows} for i in _notes(rows, block, body)}
    moved = [replace(rows[i], block=rows[i].block + NOTES, text=_unmarked(rows[i].text)) for i in sorted(notes)]
    return [row for i, row in enumerate(rows) if i not in notes] + moved


def _unmarked(text: str) -> str:
    match = _FOOTNOTE.match(text)
    return text[match.end() :].lstrip() if match and text[0] not in "注资" else text


def _notes(rows: list[Row], block: int, body: float) -> list[int]:
    """The rows at the bottom of a block that are set smaller than the body and begin with the mark of a note."""
    inside = [i for i, row in enumerate(rows) if row.block == block]
    start = len(inside)
    while start and rows[inside[start - 1]].size < 0.93 * body and not rows[inside[start - 1]].table:
        start -= 1
    while start < len(inside) and not _FOOTNOTE.match(rows[inside[start]].text):
        start += 1
    return inside[start:]
