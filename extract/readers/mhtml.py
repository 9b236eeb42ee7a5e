"""A page a browser saved as one file (.mht, .mhtml): what `html` gives for the page or frame that holds the text."""

from pathlib import Path

from ..files.encoding import Unreadable
from ..model import Content
from ..web.parts import pages
from ..web.read import content


def read(path: Path, raw: bytes) -> Content:
    """The content of the page; where it is a set of frames, of the frame with the longest text."""
    best: Content | None = None
    error: Unreadable | None = None
    for page in pages(raw):
        try:
            found = content(page.body, declared=page.charset, url=page.url)
        except Unreadable as unreadable:
            error = error or unreadable
            continue
        if best is None or (len(best.text) < 200 and len(found.text) > len(best.text)):
            best = found
    if best is None:
        raise error or Unreadable("单个文件网页里没有网页", "请在浏览器中重新打开网页，另存为“网页，仅 HTML”")
    return best
