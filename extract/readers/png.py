"""A picture of a page in (.png, .jpg, .tif, .bmp), its text out by recognition; a .tif may hold several pages."""

from io import BytesIO
from pathlib import Path
from typing import Any

from ..files.encoding import Unreadable
from ..model import Content
from ..pdf import ocr
from ..pdf.assemble import content, page_rows

ISOLATED = True
MOST_PAGES = 150
WIDTH = 8.27  # inches; a picture is taken for a page of A4, whatever its resolution says


def read(path: Path, raw: bytes) -> Content:
    """As a scanned PDF: one paragraph a line."""
    if not ocr.available():
        raise Unreadable("是图片，里面没有文字", ocr.CURE)
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(raw))
        count = min(getattr(picture, "n_frames", 1), MOST_PAGES)
        pages = [_page(picture, number) for number in range(count)]
    except Image.DecompressionBombError as error:
        raise Unreadable("图片太大", "请缩小到每页一亿像素以内") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Unreadable("图片已损坏", "请重新扫描或导出") from error
    rows = [page_rows(page, number) for number, page in enumerate(pages)]
    if not any(rows):
        raise Unreadable("图片里没有认出文字", "请换成清楚的图片")
    notes = ["文字是从图片里识别的，可能有错字"]
    return content(rows, [page.height for page in pages], notes)


def _page(picture: Any, number: int) -> Any:
    import numpy as np

    if number:
        picture.seek(number)
    frame = picture.convert("RGB")
    frame.thumbnail((ocr.LONGEST_SIDE, ocr.LONGEST_SIDE))
    return ocr.recognize(np.asarray(frame)[:, :, ::-1], dots=frame.width / WIDTH)
