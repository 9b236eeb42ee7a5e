"""An old Word or WPS file (.doc, .wps): turned into .docx and read as one, so that both have the same text."""

from pathlib import Path

from ..files.encoding import Unreadable
from ..model import Content

ISOLATED = True
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CURE = "请安装 LibreOffice 后再试，或用 Word 或 WPS 打开后另存为 docx"
# The name of a stream tells what the file is.
_KINDS = (
    ("EncryptedPackage", "文件加了密码", "请输入密码打开，另存为没有密码的 docx"),
    ("Workbook", "是旧版 Excel 表格（.xls），不是文档", "请另存为 csv，或把文字存成 docx"),
    ("PowerPoint Document", "是旧版 PowerPoint 演示（.ppt），不是文档", "请把文字另存为 docx 或 txt"),
    ("__substg1.0_1000001F", "是 Outlook 邮件（.msg），不是文档", "请把正文另存为 html 或 txt"),
)


def read(path: Path, raw: bytes) -> Content:
    """Our own way first, which takes no second; LibreOffice where that one fails or loses something; antiword at last."""
    from ..office.convert import by_antiword, by_libreoffice, by_python

    _refuse(raw)
    made = by_python(raw)
    content = _docx(path, made[0]) if made else None
    if made and content and made[1]:
        return content
    better = by_libreoffice(raw, "wps" if path.suffix.lower() == ".wps" else "doc")
    converted = _docx(path, better) if better else None
    if converted:
        return converted
    if content:
        return Content(content.text, notes=("文本框或脚注可能没有读全",))
    text = by_antiword(raw)
    if not text.strip():
        raise Unreadable("旧版 Office 文件读不出文字，可能已损坏、只有图片或格式太老", _CURE)
    return Content(text, notes=("表格和自动编号可能没有读全",))


def _refuse(raw: bytes) -> None:
    if not raw.startswith(OLE):
        raise Unreadable("不是旧版 Word 文件", "请用 Word 或 WPS 打开后另存为 docx")
    if "WordDocument".encode("utf-16-le") in raw:
        return
    for name, reason, cure in (*_KINDS, ("Book", *_KINDS[1][1:])):
        if f"{name}\0".encode("utf-16-le") in raw:
            raise Unreadable(reason, cure)


def _docx(path: Path, made: bytes) -> Content | None:
    from .docx import read as read_docx

    try:
        return read_docx(path, made)
    except Unreadable:
        return None
