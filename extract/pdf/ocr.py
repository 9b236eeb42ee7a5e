"""A picture of a page in, its characters with their places out. Offline: the models lie inside the `ocr` extra's wheel."""

import math
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import Any

from .page import Glyph, Page

CURE = "请在源码文件夹里运行 pip install -e '.[ocr]' 后重试"
LONGEST_SIDE = 3500  # pixels; larger pictures are made smaller
LACKING = 0.5  # characters for each height of the row; digits set closely give two, Chinese characters one
PIECE = 12  # times its height is the width of a piece of a row
GAP = 0.7  # of a character's width: a white that wide is no setting of the row
POOR = 0.5  # of 1: what the engine is less sure of is dirt
_ROW = 0.8  # of the height of a found box is the size of its type
_ALIKE = 0.22  # rows whose heights differ by less are of one size: boxes are measured by eye
_HEAD = re.compile(
    r"^(第[一二三四五六七八九十百零〇\d]{1,5}[编章节条])(?=[\u4e00-\u9fff])"
)  # the gap behind it is not recognized
# The engine has no 〇: 二〇二六年 comes out as 二二六年, and no year of three figures is meant.
_YEAR = re.compile(r"(?<![〇零一二三四五六七八九十百千第])二[oO0○◯]?([一二三])([一二三四五六七八九])年")
_SHORT = re.compile(r"[\u4e00-\u9fff]{4,14}")
_HALF = re.compile(r"[ -~]")
_MARK = str.maketrans(",;:?!()", "，；：？！（）")
_BESIDE = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff“《（])")


def available() -> bool:
    """Whether the extra `ocr` is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    params = {"Global.log_level": "critical", "Global.max_side_len": LONGEST_SIDE}
    return import_module("rapidocr").RapidOCR(params=params)


def recognize(picture: Any, *, dots: float) -> Page:
    """`picture` is an array of height, width and three colours, `dots` its resolution in dots per inch.

    A picture laid crookedly is set straight by the middle slope of its rows."""
    scale = 72 / dots
    high, wide = picture.shape[:2]
    # Said each time: the engine keeps what the last call asked for, and `_by_pieces` asks for no boxes.
    result = _engine()(picture, use_det=True, use_cls=True, use_rec=True)
    if result.boxes is None or not result.txts:
        return Page(wide * scale, high * scale)
    scores = result.scores or (1.0,) * len(result.txts)
    found = []
    for box, text, score in zip(result.boxes, result.txts, scores, strict=True):
        corners = [(float(x), float(y)) for x, y in box]
        if _lacks(corners, text):
            text, score = _by_pieces(picture, corners), 1.0
        if score >= POOR and text.strip():
            text = _gapped(picture, corners, text)
            found.append(([(x * scale, y * scale) for x, y in corners], text))
    return Page(wide * scale, high * scale, tuple(_glyphs(_straight(found))))


def _lacks(box: list[tuple[float, float]], text: str) -> bool:
    """Whether a row is far too wide for the text read: the engine gives up on some long rows."""
    wide = (box[1][0] - box[0][0]) / max(_height(box), 1)
    return wide > 4 and len(text) < LACKING * wide


def _by_pieces(picture: Any, box: list[tuple[float, float]]) -> str:
    """The row read once more, cut into pieces at its white columns."""
    x0, x1 = max(int(min(x for x, _ in box)), 0), int(max(x for x, _ in box)) + 1
    y0, y1 = max(int(min(y for _, y in box)), 0), int(max(y for _, y in box)) + 1
    row = picture[y0:y1, x0:x1]
    dark = row.min(axis=2).min(axis=0)
    step = PIECE * (y1 - y0)
    parts, start = [], 0
    while start < row.shape[1]:
        end = min(start + step, row.shape[1])
        if end < row.shape[1]:
            end = start + step // 2 + int(dark[start + step // 2 : end].argmax()) + 1
        if row.shape[1] - end < step // 4:
            end = row.shape[1]
        result = _engine()(row[:, start:end].copy(), use_det=False, use_cls=False, use_rec=True)
        parts += [text for text, score in zip(result.txts or (), result.scores or (), strict=False) if score >= POOR]
        start = end
    return "".join(parts)


def _gapped(picture: Any, box: list[tuple[float, float]], text: str) -> str:
    """A short row of Chinese characters with a wide space where the picture has one: between an office and a name."""
    if not _SHORT.fullmatch(text):
        return text
    x0, x1 = max(int(min(x for x, _ in box)), 0), int(max(x for x, _ in box)) + 1
    y0, y1 = max(int(min(y for _, y in box)), 0), int(max(y for _, y in box)) + 1
    row = picture[y0:y1, x0:x1].mean(axis=2)
    inked = [i for i, dark in enumerate(row.min(axis=0) < (row.min() + row.max()) / 2) if dark]
    whites = sorted(((b - a - 1, a) for a, b in pairwise(inked)), reverse=True)
    if not whites:
        return text
    wide, at = whites[0]
    size = (inked[-1] + 1 - inked[0] - wide) / len(text)
    where = round((at + 1 - inked[0]) / size)
    if wide < GAP * size or (len(whites) > 1 and 2 * whites[1][0] > wide) or not 0 < where < len(text):
        return text
    return f"{text[:where]}\u3000{text[where:]}"


Line = tuple[list[tuple[float, float]], str]


def _straight(found: list[Line]) -> list[Line]:
    slopes = [math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) for box, text in found if len(text) > 5]
    turn = -median(slopes) if slopes else 0.0
    cos, sin = math.cos(turn), math.sin(turn)
    return [([(x * cos - y * sin, x * sin + y * cos) for x, y in box], text) for box, text in found]


def _glyphs(found: list[Line]) -> list[Glyph]:
    heights = [_height(box) * _ROW for box, _ in found]
    usual = median(heights) if heights else 1.0
    sizes = [usual if abs(height - usual) < _ALIKE * usual else height for height in heights]
    answer: list[Glyph] = []
    for (box, text), size in zip(found, sizes, strict=True):
        x0, x1 = min(x for x, _ in box), max(x for x, _ in box)
        middle = sum(y for _, y in box) / 4
        answer += _spread(_spelled(text.strip()), x0, x1, middle + 0.35 * size, size)
    return answer


def _spelled(text: str) -> str:
    """Marks beside Chinese characters in full width, a space behind 第一条 at the start of a row, the 〇 of a year."""
    text = _YEAR.sub(r"二〇\1\2年", text)
    return _HEAD.sub(r"\1 ", _BESIDE.sub(lambda mark: mark[0].translate(_MARK), text))


def _height(box: list[tuple[float, float]]) -> float:
    return math.dist(box[0], box[3])


def _spread(text: str, x0: float, x1: float, base: float, size: float) -> list[Glyph]:
    """The characters of a row over its width, letters and digits half as wide as Chinese characters."""
    widths = [0.55 if _HALF.match(c) else 1.0 for c in text]
    step = (x1 - x0) / sum(widths)
    answer: list[Glyph] = []
    x, spaced = x0, False
    for c, width in zip(text, widths, strict=True):
        if c.strip():
            answer.append(Glyph(c, x, x + width * step, base, size, spaced))
        spaced = not c.strip()
        x += width * step
    return answer
