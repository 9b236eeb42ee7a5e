"""A PDF in, its text in reading order out: born-digital pages by their characters, scanned ones by recognition."""

from pathlib import Path
from typing import Any

from ..encoding import Unreadable
from ..model import Content
from ..pdf.assemble import content, page_rows
from ..pdf.page import Page

ISOLATED = True
MOST_PAGES = 5_000


def read(path: Path, raw: bytes) -> Content:
    """One paragraph a line, the cells of a table row parted by tabs; `pages` are where the pages begin."""
    import pypdfium2
    from pypdfium2 import raw as pdfium

    from ..pdf.glyphs import take

    document = _open(pypdfium2, raw)
    try:
        count = min(len(document), MOST_PAGES)
        pages, heights = [], []
        for number in range(count):
            page = _take(document, number, take, pdfium)
            pages.append(page_rows(page, number))
            heights.append(page.height)
    finally:
        document.close()
    if not any(pages):
        raise Unreadable("PDF 里没有文字，是扫描的图片", "请先用文字识别软件（OCR）转成文本")
    return content(pages, heights)


def _open(pypdfium2: Any, raw: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "PDF 加了密码" if locked else "PDF 已损坏"
        raise Unreadable(reason, "请用 PDF 阅读器打开后另存为不加密的文件" if locked else "请重新下载或导出") from error


def _take(document: Any, number: int, take: Any, pdfium: Any) -> Page:
    page = document[number]
    try:
        taken: Page = take(page, pdfium)
        return taken
    finally:
        page.close()
