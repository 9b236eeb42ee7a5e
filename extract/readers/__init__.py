"""One module a file format, named after its suffix: `txt.py` reads `.txt`. In: a path; out: a `Document`.

A reader has one function, `read(path: Path, raw: bytes) -> tuple[str, str]`: the title the format itself knows (empty
where it knows none) and the text. Libraries only it needs are imported inside that function.
"""

import errno
import stat
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..encoding import Unreadable
from ..model import Document

FORMATS = tuple(sorted(module.name for module in iter_modules(__path__)))
ALIASES = dict.fromkeys(("htm", "xhtml", "shtml", "aspx", "jsp"), "html") | {"markdown": "md", "text": "txt"}
# A text takes about 60 bytes of memory a character: 2 GB for the longest. All laws in force are 20 million characters.
LARGEST_FILE, LONGEST_TEXT = 300_000_000, 30_000_000
_SPLIT = "请拆成几份文件"
HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body")


class ReadError(Exception):
    """A file that cannot be read: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, path: Path, reason: str, cure: str) -> None:
        super().__init__(f"{path.name}：{reason}。{cure}")
        self.path, self.reason, self.cure = path, reason, cure


def suffixes() -> tuple[str, ...]:
    """The file name endings that can be read, with their dot."""
    return tuple(sorted(f".{name}" for name in (*FORMATS, *ALIASES)))


def read(path: Path, *, id: str | None = None) -> Document:
    """The document in the file `path`; `id` is its name in the folder given, else the file's name.

    Raises `ReadError` where the file is missing, empty, binary, too large or in no known encoding or format.
    """
    path = Path(path)
    raw = _bytes(path)
    name = _format(path, raw)
    try:
        title, text = import_module(f".{name}", __name__).read(path, raw)
    except Unreadable as error:
        raise ReadError(path, error.reason, error.cure) from error
    if len(text) > LONGEST_TEXT:
        raise ReadError(path, f"文字太长（{len(text) / 1e4:.0f} 万字，最多 {LONGEST_TEXT / 1e4:.0f} 万字）", _SPLIT)
    return Document(id if id is not None else path.name, title or path.stem, text, str(path))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise ReadError(path, "不是普通文件（是设备或管道）", "请给出存在磁盘上的文件")
        if status.st_size > LARGEST_FILE:
            raise ReadError(path, f"文件太大（{status.st_size / 1e6:.0f} MB，最大 {LARGEST_FILE / 1e6:.0f} MB）", _SPLIT)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(path, "找不到这个文件", "请检查路径和文件名") from error
    except IsADirectoryError as error:
        raise ReadError(path, "这是文件夹，不是文件", "请给出其中的文件，或把文件夹交给 build") from error
    except PermissionError as error:
        raise ReadError(path, "没有读取权限", "请检查文件权限，或先关闭正在使用它的程序") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ReadError(path, "符号链接绕成了圈", "请删掉这个链接，或让它指向真正的文件") from error
        raise ReadError(path, f"读取失败（{error.strerror or error}）", "请检查磁盘和文件是否完好") from error


def _format(path: Path, raw: bytes) -> str:
    """The reader for these bytes: the content decides where it is unmistakable, the suffix otherwise."""
    suffix = path.suffix.lower().lstrip(".")
    name = ALIASES.get(suffix, suffix)
    head = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-") and "pdf" in FORMATS:
        return "pdf"
    if head.startswith(b"pk\x03\x04") and b"word/" in raw and "docx" in FORMATS:
        return "docx"
    if "html" in FORMATS and name in ("txt", "", "doc", "html") and any(sign in head for sign in HTML_SIGNS):
        return "html"
    if name not in FORMATS:
        reason = f"不认识后缀 .{suffix}" if suffix else "文件没有后缀"
        raise ReadError(path, reason, f"能读的有：{'、'.join(suffixes())}")
    return name
