"""A page of PDFium in, its characters and drawn lines out, turned upright. Watermarks and hidden text stay behind."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from .page import Glyph, Page, Rule
from .vertical import is_vertical, set_level

MOST_GLYPHS, MOST_OBJECTS, MOST_SEGMENTS, DEEPEST = 60_000, 20_000, 2_000, 4
OUTLINED = 100  # drawn shapes, from where on a page without text may be text turned to outlines
THIN = 3.0  # points; a filled rectangle no thicker is a line
_NONE = frozenset("\x00\x02\r\n\ufeff\ufffe\u200b\xad")
_SPACE = frozenset(" \u3000\xa0\t\u2002\u2003")
_PALE = 150  # of 255: print is darker than that, a watermark lighter
_LARGE = 1.7  # times the usual size, from where on a pale character is a watermark

Box = tuple[float, float, float, float]


class _Char(NamedTuple):
    place: int
    text: str
    box: Box
    x: float
    y: float
    size: float
    angle: int
    spaced: bool


def take(pdf: Any, raw: Any) -> Page:
    """`pdf` is a page of pypdfium2, which stays open, and `raw` that library's module of plain functions.

    Text at another angle than most of the page is a watermark or a stamp and is left out.
    """
    textpage = raw.FPDFText_LoadPage(pdf.raw)
    if not textpage:
        return Page(*pdf.get_size())
    try:
        found = _apart(list(_characters(textpage, raw)))
        angle = _usual(char.angle for char in found)
        size = _usual(round(char.size, 1) for char in found)
        lying = [char for char in found if (char.angle - angle) % 360 == 270]
        found = [
            c for c in found if c.angle == angle and not (c.size > _LARGE * size and _pale(textpage, c.place, raw))
        ]
    finally:
        raw.FPDFText_ClosePage(textpage)
    box = pdf.get_bbox()
    turn = _turn(angle if found else -90 * round(pdf.get_rotation() / 90), box)
    glyphs = tuple(glyph for char in found if (glyph := turn.glyph(char)))
    if is_vertical(glyphs):
        aside = _turn(angle + 270, box)
        return set_level(Page(turn.width, turn.height, glyphs), [g for char in lying if (g := aside.glyph(char))])
    rules = (turn.rule(line) for line in _lines(pdf.raw, raw, box))
    return Page(turn.width, turn.height, glyphs, tuple(dict.fromkeys(rule for rule in rules if rule)))


def pictures(pdf: Any, raw: Any) -> bool:
    """Whether the page holds pictures, or drawings as rich as outlined text."""
    drawn = 0
    for i in range(min(raw.FPDFPage_CountObjects(pdf.raw), MOST_OBJECTS)):
        kind = raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(pdf.raw, i))
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            return True
        drawn += kind == raw.FPDF_PAGEOBJ_PATH
    return drawn > OUTLINED


def _usual(values: Any) -> Any:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 0


def _characters(textpage: Any, raw: Any) -> Iterator[_Char]:
    """The characters that leave ink; spaces are told by the distance between them."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high, spaced = 0, False
    for i in range(min(raw.FPDFText_CountChars(textpage), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD, 0
        text = chr(code) if code < 0x110000 else "\ufffd"
        if text in _NONE:
            continue
        if text in _SPACE:
            spaced = spaced or raw.FPDFText_IsGenerated(textpage, i) != 1
            continue
        if raw.FPDFText_HasUnicodeMapError(textpage, i) == 1:
            text = "\ufffd"
        if not raw.FPDFText_GetLooseCharBox(textpage, i, box) or not raw.FPDFText_GetMatrix(textpage, i, matrix):
            continue
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        b, c, upright = matrix.b, matrix.c, matrix.d > 0 and matrix.a > 0
        size = raw.FPDFText_GetFontSize(textpage, i) * (matrix.d if upright and not c else math.hypot(c, matrix.d))
        if 1 <= size <= 1000:
            angle = 0 if upright and not b else round(math.degrees(math.atan2(b, matrix.a))) % 360
            yield _Char(i, text, (box.left, box.bottom, box.right, box.top), x.value, y.value, size, angle, spaced)
            spaced = False


def _apart(found: list[_Char]) -> list[_Char]:
    """One glyph may stand for several characters (ligatures, a double dash): they share its box."""
    if not any(a.box == b.box for a, b in pairwise(found)):
        return found
    answer: list[_Char] = []
    i = 0
    while i < len(found):
        end = i + 1
        while end < len(found) and found[end].box == found[i].box and found[end].place == found[end - 1].place + 1:
            end += 1
        x0, y0, x1, y1 = found[i].box
        wide, high = ((x1 - x0) / (end - i), 0.0) if found[i].angle % 180 == 0 else (0.0, (y1 - y0) / (end - i))
        for k in range(end - i):
            box = (x0 + k * wide, y0, x0 + (k + 1) * wide, y1) if wide else (x0, y0 + k * high, x1, y0 + (k + 1) * high)
            answer.append(found[i + k]._replace(box=box))
        i = end
    return answer


def _pale(textpage: Any, i: int, raw: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(textpage, i, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > _PALE or alpha.value < 255 - _PALE


@dataclass(frozen=True, slots=True)
class _Turn:
    """The turn that sets a page upright: its cosine and sine, and the page's box after it."""

    cos: float
    sin: float
    left: float
    top: float
    width: float
    height: float

    def to(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin - self.left, x * self.sin - y * self.cos - self.top

    def box(self, box: Box) -> Box:
        points = [self.to(x, y) for x in box[::2] for y in box[1::2]]
        return (
            min(p[0] for p in points),
            min(p[1] for p in points),
            max(p[0] for p in points),
            max(p[1] for p in points),
        )

    def glyph(self, char: _Char) -> Glyph | None:
        if self.cos == 1:
            x0, x1, base = char.box[0] - self.left, char.box[2] - self.left, -char.y - self.top
        else:
            x0, _, x1, _ = self.box(char.box)
            base = self.to(char.x, char.y)[1]
        seen = x1 > 0 and x0 < self.width and base > 0 and base - char.size < self.height
        return Glyph(char.text, x0, x1, base, char.size, char.spaced) if seen else None

    def rule(self, box: Box) -> Rule | None:
        x0, top, x1, bottom = (round(value, 1) for value in self.box(box))
        seen = x1 > 0 and x0 < self.width and bottom > 0 and top < self.height
        return Rule(x0, top, x1, bottom) if seen else None


def _turn(angle: int, box: Box) -> _Turn:
    cos, sin = round(math.cos(math.radians(angle)), 6), round(math.sin(math.radians(angle)), 6)
    x0, top, x1, bottom = _Turn(cos, sin, 0, 0, 0, 0).box(box)
    return _Turn(cos, sin, x0, top, x1 - x0, bottom - top)


def _lines(holder: Any, raw: Any, box: Box) -> Iterator[Box]:
    """The level and upright lines of a page, and the edges of its drawn boxes."""
    left = [MOST_OBJECTS]
    yield from _of(
        raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, holder, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), raw, left, 0
    )


def _of(
    count: Any, get: Any, holder: Any, outer: tuple[float, ...], raw: Any, left: list[int], depth: int
) -> Iterator[Box]:
    for i in range(count(holder)):
        left[0] -= 1
        if left[0] < 0:
            return
        item = get(holder, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _path(item, _times(_matrix(item, raw), outer), raw)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _times(_matrix(item, raw), outer)
            yield from _of(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, inner, raw, left, depth + 1)


def _matrix(item: Any, raw: Any) -> tuple[float, ...]:
    m = raw.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if raw.FPDFPageObj_GetMatrix(item, m) else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """First m, then n."""
    a, b, c, d, e, f = m
    return (
        a * n[0] + b * n[2], a * n[1] + b * n[3], c * n[0] + d * n[2], c * n[1] + d * n[3],
        e * n[0] + f * n[2] + n[4], e * n[1] + f * n[3] + n[5],
    )  # fmt: skip


def _path(item: Any, m: tuple[float, ...], raw: Any) -> Iterator[Box]:
    """The straight level and upright pieces of a path; of a thin filled box only its length, of a curve nothing."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPath_CountSegments(item), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = x.value * m[0] + y.value * m[2] + m[4], x.value * m[1] + y.value * m[3] + m[5]
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _edges(points)
            points = []
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            points = []
            continue
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != point:
            points.append(points[0])
    yield from _edges(points)


def _edges(points: list[tuple[float, float]]) -> Iterator[Box]:
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) - min(xs) <= THIN or max(ys) - min(ys) <= THIN:
        if max(max(xs) - min(xs), max(ys) - min(ys)) > THIN:
            yield min(xs), min(ys), max(xs), max(ys)
        return
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        if min(dx, dy) <= 1 and max(dx, dy) > THIN:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
