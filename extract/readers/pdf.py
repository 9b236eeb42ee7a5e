"""A born-digital PDF: the text of its pages in the order in which it was written into them. A scan holds no text."""

from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..encoding import Unreadable
from ..model import Content

ISOLATED = True
PER_PAGE = 10  # characters a page; with fewer the pages are pictures


def read(path: Path, raw: bytes) -> Content:
    """The title is left to the outline; the text, one row of print a line, pages one below the other."""
    try:
        # By name, because it is no dependency: without it everything else still works.
        pypdfium2 = import_module("pypdfium2")
    except ImportError as error:
        raise Unreadable("缺少读取 PDF 的组件 pypdfium2", "请运行 pip install pypdfium2 后重试") from error
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "PDF 加了密码" if locked else "PDF 已损坏"
        raise Unreadable(reason, "请用 PDF 阅读器打开后另存为不加密的文件" if locked else "请重新下载或导出") from error
    try:
        pages = [_page(page) for page in document]
    finally:
        document.close()
    text = "\n".join(pages)
    if len("".join(text.split())) < PER_PAGE * len(pages):
        raise Unreadable("PDF 里没有文字，是扫描的图片", "请先用文字识别软件（OCR）转成文本")
    starts = tuple(accumulate((len(page) + 1 for page in pages[:-1]), initial=0))
    return Content(text + "\n", pages=starts)


def _page(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_bounded()
    finally:
        textpage.close()
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "")
