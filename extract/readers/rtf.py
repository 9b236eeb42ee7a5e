"""A rich text file (.rtf): its paragraphs as lines, its tables as rows with tabs, automatic numbers as shown."""

from pathlib import Path

from ..files.encoding import Unreadable
from ..model import Content


def read(path: Path, raw: bytes) -> Content:
    """The title is left to the outline; the text."""
    from ..office.rtf import Reader

    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise Unreadable("不是 RTF 文件", "请用 Word 打开后另存为 docx 或 txt")
    text = Reader().read(raw.decode("latin-1"))
    if not text.strip():
        raise Unreadable("RTF 文件里没有文字", "若内容是图片，请先用文字识别软件转成文本")
    return Content(text)
