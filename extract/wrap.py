"""Lines in, out which of them run on in the next: hard-wrapped columns, page breaks and captions inside a sentence."""

import re
from collections import Counter

from .lines import BYLINE, MARKER, Line

WIDEST = 110  # columns; a wider line is a paragraph of its own and not one row of a printed column
NEAR = 6  # columns by which rows of one column differ: a hanging mark, a number or Latin word that did not fit
AROUND = 4
CAPTION = re.compile(r"摄$|摄影(?:报道)?$|摄）$|^（?(?:资料图|图为|图片|上图|下图|左图|右图)")
_ORGAN = re.compile(r"^\S{2,30}(?:政府|办公厅|办公室|委员会|委|部|局|厅|署|院|会|行)$")
_KIND = re.compile(
    r"(?:的(?:决定|决议|意见|若干意见|通知|通报|批复|函|公告|通告|命令|令|报告|请示|办法|规定|方案|规划|计划|纲要|条例)"
    r"|规划|方案|纲要|条例|办法|行动计划|工作报告)(?:（[^）]{1,12}）)?$"
)


def joins(rows: list[Line]) -> list[bool]:
    """For each line, whether the next one continues it. `captions` takes out the captions that interrupt first."""
    full = _full(rows)
    base = _base_indent(rows)
    answer = [False] * len(rows)
    for i in range(len(rows) - 1):
        answer[i] = _continues(rows[i], rows[i + 1], full[i], rows[i + 1].indent - base)
    _join_titles(rows, answer)
    return answer


def captions(rows: list[Line]) -> set[int]:
    """Lines that caption a picture and stand in the middle of a sentence: the text runs on behind them."""
    found = set()
    for i in range(1, len(rows) - 1):
        before, after = rows[i - 1], rows[i + 1]
        if rows[i].width < 160 and CAPTION.search(rows[i].text) and not before.ends and before.punctuated:
            if (before.width > 60 or before.text[-1] in "，、") and not _begins(after.text) and after.punctuated:
                found.add(i)
    return found


def _continues(row: Line, after: Line, full: bool, indent: int) -> bool:
    head, last = after.text, row.text[-1]
    if head[0] in "，。、；：！？”’）》〕】" and last not in "：":
        return True
    if last in "：:" or row.ends:
        return False
    if BYLINE.match(head):
        return False
    if _open(row.text, "《", "》") and "》" in head or _open(row.text, "（", "）") and "）" in head[:80]:
        return True
    if _begins(head) or indent >= 2:
        return head.startswith("——") and full and indent <= 0 and after.gap == 0
    if last in "，、“‘《（〔":
        return True
    if full and (after.punctuated or after.gap == 0):
        return True
    long = row.width > 60 and row.punctuated and not CAPTION.search(row.text)
    return long and after.punctuated and (last not in "；" or full)


def _begins(head: str) -> bool:
    return MARKER.match(head) is not None


def _open(text: str, left: str, right: str) -> bool:
    return text.rfind(left) > text.rfind(right)


def _full(rows: list[Line]) -> list[bool]:
    """Which lines are as wide as the printed column they stand in: at least three close by are like them."""
    widths = [row.width if row.width <= WIDEST else 0 for row in rows]
    wrapped = [0 < w and not row.ends for w, row in zip(widths, rows, strict=True)]
    answer = [False] * len(rows)
    for i, width in enumerate(widths):
        if width < 12 or not wrapped[i]:
            continue
        low, high = max(i - AROUND, 0), min(i + AROUND + 1, len(rows))
        alike = [j for j in range(low, high) if abs(widths[j] - width) <= NEAR]
        after = widths[i + 1] if i + 1 < len(rows) else 0
        shorter = width < widths[i - 1] - NEAR and width < after - NEAR if i else False
        prose = sum(rows[j].punctuated for j in alike)
        answer[i] = len(alike) > 3 and 2 * prose >= len(alike) and not shorter
    return answer


def _base_indent(rows: list[Line]) -> int:
    counts = Counter(row.indent for row in rows)
    return min((n for n, count in counts.items() if count == max(counts.values())), default=0)


def _join_titles(rows: list[Line], answer: list[bool]) -> None:
    """A title broken over two to four lines: …关于… in the first two, a word like 的通知 ends the last."""
    for i, row in enumerate(rows):
        if row.width > WIDEST or row.punctuated or row.ends or answer[i] or _begins(row.text) or _KIND.search(row.text):
            continue
        if "关于" not in row.text and not _ORGAN.match(row.text):
            continue
        text = row.text
        for j in range(i + 1, min(i + 4, len(rows))):
            part = rows[j]
            if part.gap > 1 or part.width > WIDEST or part.ends or ("，" in part.text or "：" in part.text):
                break
            text += part.text
            if _KIND.search(text):
                if "关于" in text or "印发" in text:
                    answer[i:j] = [True] * (j - i)
                break


def page_numbers(rows: list[Line]) -> dict[int, int]:
    """Line -> how many characters at its start are a printed page number (the whole line, where that is all).

    The clue is the sequence: numbers at line starts that go up by one through the text, at least three of them. Such
    a number may be glued to a heading number (729.1.1 is page 72 and 9.1.1), so every prefix is a candidate.
    """
    chains: dict[int, list[int]] = {}
    best: list[int] = []
    last = -1
    for i in range(len(rows)):
        for number, _ in _candidates(rows, i):
            chain = [*chains[number - 1], i] if number - 1 in chains and i - chains[number - 1][-1] > 3 else [i]
            if len(chain) >= len(chains.get(number, ())):
                chains[number] = chain
            if len(chain) > len(best):
                best, last = chain, number
    found = {i: len(row.text) for i, row in enumerate(rows) if _BARE.fullmatch(row.text)}
    if len(best) >= 3:
        for number, i in zip(range(last - len(best) + 1, last + 1), best, strict=True):
            found[i] = dict(_candidates(rows, i)).get(number, 0)
    return found


_NUMBER = re.compile(r"[-—–\s]{0,4}(\d{1,6})")
_BARE = re.compile(
    r"[-—–·]\s?\d{1,4}\s?[-—–·]|第\s?\d{1,4}\s?页(?:[,，/ ]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}"
)
_GLUED = re.compile(r"[一-鿿“《（]|\d{1,2}(?:\.\d{1,2}){1,3}\D")
_UNIT = re.compile(r"[年月日个家亿万千元人名项次届大号％%倍米公吨亩岁时分级所座条省市县区种类多余]")


def _candidates(rows: list[Line], i: int) -> list[tuple[int, int]]:
    """(page number, characters it takes) that may stand at the start of line i."""
    text = rows[i].text
    match = _NUMBER.match(text) if text[0] in "0123456789-—–" else None
    if not match:
        return []
    if match.end() >= len(text.rstrip(" -—–")):
        return [(int(match[1]), len(text))]
    inside = i > 0 and not rows[i - 1].ends
    return [
        (int(text[match.start(1) : end]), end)
        for end in range(match.start(1) + 1, min(match.end(1), match.start(1) + 4) + 1)
        if _GLUED.match(text, end) and text[0] != "0" and not (text[end].isdigit() and "." not in text[end : end + 3])
        and (not _UNIT.match(text, end) or inside and end == match.end(1))
    ]  # fmt: skip


def strays(rows: list[Line], joined: list[bool]) -> set[int]:
    """Single letters that stand alone on a line between two rows of running text: an index that slipped its line."""
    found = set()
    for i in range(1, len(rows) - 1):
        if len(rows[i].text) == 1 and rows[i].text.isascii() and rows[i].text.isalnum():
            if not rows[i - 1].ends and rows[i - 1].punctuated and rows[i - 1].width > 16 and rows[i + 1].width > 16:
                found.add(i)
    return found


