"""A Word document (.docx): its paragraphs as lines, its tables as rows with tabs between the cells.

Tracked changes count as accepted; headers, footers, footnotes and comments are left out.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from ..encoding import Unreadable
from ..model import Content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 300_000_000  # bytes of the unpacked main part: no document is so large, a zip bomb is
# What zipfile and the XML parser raise on damaged files; a password is a RuntimeError.
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, RuntimeError, EOFError, OSError)
DROPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText"))


def read(path: Path, raw: bytes) -> Content:
    """The title is left to the outline; the text."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if archive.getinfo("word/document.xml").file_size > LARGEST:
                raise Unreadable("解压后过大，不像是文档", "请确认文件来源，或另存为 txt")
            root = ElementTree.fromstring(archive.read("word/document.xml"))
    except _BROKEN as error:
        raise Unreadable("Word 文件已损坏或加了密码", "请用 Word 打开后另存为新的 docx 或 txt") from error
    lines: list[str] = []
    for element in _body(root):
        lines += _table(element) if element.tag == f"{W}tbl" else _text(element).split("\n")
    text = "\n".join(line.rstrip() for line in lines)
    if not text.strip():
        raise Unreadable("Word 文件里没有文字", "若内容是图片，请先用文字识别软件转成文本")
    return Content(text + "\n")


def _body(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Paragraphs and tables in their order, out of content controls and of tracked insertions."""
    found: list[ElementTree.Element] = []
    waiting = list(reversed(root.findall(f"{W}body")))
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            found.append(element)
        elif element.tag not in DROPPED:
            waiting.extend(reversed(element))
    return found


def _text(element: ElementTree.Element) -> str:
    """The characters of a paragraph or cell; a paragraph inside it (a text box, a cell's second one) is a new line."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.tag in DROPPED or node.tag.endswith("}Fallback"):
            continue
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.tag == f"{W}tab":
            parts.append(" ")
        elif node.tag in (f"{W}br", f"{W}cr") or (node.tag == f"{W}p" and node is not element and parts):
            parts.append("\n")
        waiting.extend(reversed(node))
    return "".join(parts)


def _table(table: ElementTree.Element) -> list[str]:
    rows = []
    for row in table.iter(f"{W}tr"):
        cells = [_text(cell).replace("\n", " ").strip() for cell in row.findall(f"{W}tc")]
        rows.append("\t".join(cells).rstrip("\t"))
    return rows
