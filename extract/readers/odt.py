"""An OpenDocument text (.odt): its paragraphs as lines, its tables as rows with tabs, lists with their numbers."""

from pathlib import Path

from ..files.encoding import Unreadable
from ..model import Content


def read(path: Path, raw: bytes) -> Content:
    """The title is left to the outline; the text."""
    from ..office.open_document import Reader
    from ..office.package import Package
    from ..office.word import plain

    package = Package(raw, "ODT")
    if any(node.tag == "encryption-data" for node in plain(package.extra("META-INF/manifest.xml")).iter()):
        raise Unreadable("ODT 文件加了密码", "请用 LibreOffice 或 WPS 输入密码打开，另存为没有密码的文件")
    root = plain(package.part("content.xml"))
    body = root.find("body")
    text = Reader(root, plain(package.extra("styles.xml"))).read(body if body is not None else root)
    if not text.strip():
        raise Unreadable("ODT 文件里没有文字", "若内容是图片，请先用文字识别软件转成文本")
    return Content(text)
