"""A PDF in, its text in reading order out: born-digital pages by their characters, scanned ones by recognition."""

from pathlib import Path
from typing import Any

from ..files.encoding import COMMON, COMMON_TRADITIONAL, Unreadable
from ..model import Content
from ..pdf import ocr
from ..pdf.assemble import content, page_rows
from ..pdf.page import Page, Row

ISOLATED = True
MOST_PAGES, MOST_SCANNED = 3_000, 150
DOTS = 150  # an inch; finer pictures are read no better
FEW = 10  # characters; a page with fewer and a picture is a scan
RUBBISH = 0.3  # of the characters of a page are unknown ones
STRANGE = 0.06  # of the characters beyond ASCII are common ones: a font that names its characters wrongly
_SCAN = "PDF 里没有文字，是扫描的图片"


def read(path: Path, raw: bytes) -> Content:
    """One paragraph a line, the cells of a table row parted by tabs; `pages` are where the pages begin."""
    import pypdfium2

    document = _open(pypdfium2, raw)
    try:
        count = len(document)
        if not count:
            raise Unreadable("PDF 里一页也没有", "请重新下载或导出")
        return _content(document, count)
    finally:
        document.close()


def _open(pypdfium2: Any, raw: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "PDF 加了密码" if locked else "PDF 已损坏"
        raise Unreadable(reason, "请用 PDF 阅读器打开后另存为不加密的文件" if locked else "请重新下载或导出") from error


def _content(document: Any, count: int) -> Content:
    pages: list[list[Row]] = []
    heights: list[float] = []
    left: dict[str, list[int]] = {"scan": [], "rubbish": [], "broken": []}
    scanned = 0
    for number in range(min(count, MOST_PAGES)):
        page, kind = _page(document, number, ocr.available() and scanned < MOST_SCANNED)
        scanned += kind == "recognized"
        if kind in left:
            left[kind].append(number + 1)
        pages.append(page_rows(page, number))
        heights.append(page.height)
    if not any(pages):
        if left["broken"] and not left["scan"]:
            raise Unreadable("PDF 已损坏，一页也读不出", "请重新下载或导出")
        raise Unreadable(
            _SCAN if left["scan"] else "PDF 里没有文字", ocr.CURE if not ocr.available() else "请换成清楚的扫描件"
        )
    return content(pages, heights, _notes(left, count, scanned))


def _page(document: Any, number: int, recognize: bool) -> tuple[Page, str]:
    """A page, and what it is: text, recognized, scan (a picture that was not read), rubbish or broken."""
    from pypdfium2 import PdfiumError
    from pypdfium2 import raw as pdfium

    from ..pdf.glyphs import pictures, take

    try:
        pdf = document[number]
    except PdfiumError:
        return Page(595, 842), "broken"
    try:
        page = take(pdf, pdfium)
        kind = "text"
        if _is_rubbish(page):
            kind = "rubbish"
        elif len(page.glyphs) < FEW and pictures(pdf, pdfium):
            kind = "scan"
        if kind == "text" or not recognize:
            return page if kind != "rubbish" else Page(page.width, page.height), kind
        scale = min(DOTS / 72, ocr.LONGEST_SIDE / max(*pdf.get_size(), 1))
        picture = pdf.render(scale=scale).to_numpy()
        return ocr.recognize(picture[:, :, :3], dots=72 * scale), "recognized"
    finally:
        pdf.close()


def _is_rubbish(page: Page) -> bool:
    """Whether the characters of the page are not those that are seen: unknown, private, or hardly a common one."""
    if len(page.glyphs) < FEW:
        return False
    unknown = sum(g.text == "\ufffd" or "\ue000" <= g.text <= "\uf8ff" or g.text < " " for g in page.glyphs)
    if unknown > RUBBISH * len(page.glyphs):
        return True
    beyond = [g.text for g in page.glyphs if g.text > "\u2e80"]
    common = sum(c in COMMON or c in COMMON_TRADITIONAL for c in beyond)
    return len(beyond) > 60 and common < STRANGE * len(beyond)


def _notes(left: dict[str, list[int]], count: int, scanned: int) -> list[str]:
    notes = []
    if left["scan"]:
        notes.append(f"{_pages(left['scan'])}是图片，没有读{'' if ocr.available() else '；' + ocr.CURE}")
    if left["rubbish"]:
        notes.append(f"{_pages(left['rubbish'])}的字体没有给出文字，没有读{'' if ocr.available() else '；' + ocr.CURE}")
    if left["broken"]:
        notes.append(f"{_pages(left['broken'])}已损坏，没有读")
    if count > MOST_PAGES:
        notes.append(f"共 {count} 页，只读了前 {MOST_PAGES} 页；请拆成几份文件")
    if scanned:
        notes.append(f"有 {scanned} 页是文字识别所得，可能有错字")
    return notes


def _pages(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:8]))
    return f"第 {shown} 页" if len(numbers) <= 8 else f"第 {shown} 等 {len(numbers)} 页"
