"""A Word document (.docx): its paragraphs as lines, its tables as rows with tabs between the cells.

Automatic numbers are part of the text and notes follow their paragraph; tracked changes count as accepted; headers,
footers, comments, hidden text and the table of contents are left out.
"""

from pathlib import Path

from ..files.encoding import Unreadable
from ..model import Content

MAIN = ("word/document.xml", "word/document2.xml")


def read(path: Path, raw: bytes) -> Content:
    """The title is left to the outline: what a Word file calls its title is seldom one."""
    from ..office.numbering import Numbering, Styles, value
    from ..office.package import Package
    from ..office.word import Writer, plain

    package = Package(raw, "Word")
    root = plain(package.part(next((name for name in MAIN if name in package), MAIN[0])))
    styles = Styles(plain(package.extra("word/styles.xml")))
    numbering = Numbering(plain(package.extra("word/numbering.xml")), styles)
    asides = {
        (kind, value(node, "id")): node
        for kind in ("footnote", "endnote")
        for node in plain(package.extra(f"word/{kind}s.xml")).iter(kind)
        if value(node, "type") in ("", "normal")
    }
    text = Writer(styles, numbering, asides).walk(root)
    if not text.strip():
        raise Unreadable("Word 文件里没有文字", "若内容是图片，请先用文字识别软件转成文本")
    chunks = ("里面另插的文件没有读",) if next(root.iter("altChunk"), None) is not None else ()
    return Content(text, notes=chunks)
