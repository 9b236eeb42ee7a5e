"""One module a file format, named after its suffix: `txt.py` reads `.txt`. In: a path; out: a `Document`, or several.

A module has one of two functions:

- `read(path: Path, raw: bytes) -> Content`, the one document that the bytes are;
- `members(path: Path, raw: bytes, columns: Columns) -> Iterator[Member]`, for a file that holds documents: an archive,
  a table with a document in each row.

Both raise `Unreadable` for what they cannot read. Where the module says `ISOLATED = True` its reader runs in a process of
its own, which may crash or hang without harm (`isolate`). Libraries only it needs are imported inside the function.
"""

import errno
import re
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from types import ModuleType

from ..files.encoding import Unreadable, refuse_magic
from ..files.metadata import described
from ..files.sniff import ALIASES, sniff
from ..model import Content, Document

FORMATS = tuple(sorted(module.name for module in iter_modules(__path__)))
# A text takes about 60 bytes of memory a character: 2 GB for the longest. All laws in force are 20 million characters.
LARGEST_FILE, LONGEST_TEXT = 300_000_000, 30_000_000
MOST_UNPACKED = 2_000_000_000
DEEPEST = 3  # archives inside archives
_SPLIT = "请拆成几份文件"
_HALF = re.compile("[\ud800-\udfff]")


class ReadError(Exception):
    """A file that cannot be read: which, why, and what to do. Its text is the Chinese message for the user.

    `name` is what the user is told instead of the file's name: that of a document inside another file."""

    def __init__(self, path: Path, reason: str, cure: str, *, name: str = "") -> None:
        super().__init__(f"{name or path.name}：{reason}。{cure}")
        self.path, self.reason, self.cure, self.name = path, reason, cure, name or path.name


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table of documents (.csv, .jsonl) hold what; where empty, the usual names are looked for."""

    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside a file: its name there, and its bytes, its content, or why it cannot be read.

    An empty name is that of the file itself. `metadata` is what the file says of it, `notes` what is odd about it."""

    name: str
    data: bytes | Content | Unreadable
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Room:
    """How many bytes may still be unpacked from a file, archives in archives included."""

    left: int

    def take(self, raw: bytes) -> None:
        self.left -= len(raw)
        if self.left < 0:
            raise TooMuch(f"解压后超过 {MOST_UNPACKED / 1e9:.0f} GB，后面的没有读", "请确认来源；若是真的，请拆成几个压缩包")


class TooMuch(Unreadable):
    """All that a file unpacks to is too much: nothing more of it is read."""


def suffixes() -> tuple[str, ...]:
    """The file name endings that can be read, with their dot."""
    return tuple(sorted(f".{name}" for name in (*FORMATS, *(a for a, name in ALIASES.items() if name in FORMATS))))


def read(path: Path, *, id: str | None = None) -> Document:
    """The document in the file `path`; `id` is its name in the folder given, else the file's name.

    Raises `ReadError` where the file is missing, empty, binary, too large or in no known encoding or format, and where
    it does not hold one document: `read_all` gives all of them.
    """
    found = list(read_all(path, id=id))
    if len(found) != 1:
        cure = "请用 build 读它" if found else "请换成有内容的文件，或把它移出文件夹"
        raise ReadError(Path(path), f"里面有 {len(found)} 份文件，不是一份", cure)
    if isinstance(found[0], ReadError):
        raise found[0]
    return found[0]


def holds_documents(path: Path, raw: bytes) -> bool:
    """Whether the file with these bytes holds documents of their own: an archive, a table with a document in each row."""
    try:
        return hasattr(_module(sniff(path.name, raw), raw), "members")
    except Unreadable:
        return False


def read_all(path: Path, *, id: str | None = None, columns: Columns | None = None) -> Iterator[Document | ReadError]:
    """The documents in the file `path`, or why one cannot be read, one at a time and in their order there."""
    path = Path(path)
    name = id if id is not None else path.name
    try:
        raw = file_bytes(path)
    except ReadError as error:
        yield error
        return
    try:
        yield from _read(path, name, raw, columns or Columns(), 0, _Room(MOST_UNPACKED))
    except TooMuch as error:
        yield ReadError(path, error.reason, error.cure)


def _read(
    path: Path, id: str, raw: bytes, columns: Columns, depth: int, room: _Room
) -> Iterator[Document | ReadError]:
    """The documents in `raw`, which is the file `path` or, where `id` says so, a file inside it."""
    try:
        format = sniff(Path(id).name if depth else path.name, raw)
        module = _module(format, raw)
        if not hasattr(module, "members"):
            yield _document(path, id, _content(module, format, path, raw))
            return
        if depth == DEEPEST:
            raise Unreadable(f"压缩包套了 {DEEPEST} 层还没有到底", "请先解压")
        seen: Counter[str] = Counter()
        for member in module.members(path, raw, columns):
            for found in _member(path, _inner(id, member, seen), member, columns, depth, room):
                yield found if isinstance(found, ReadError) else _added(found, id, member)
    except TooMuch:
        raise
    except Unreadable as error:
        yield ReadError(path, error.reason, error.cure, name=id if depth else "")


def _inner(id: str, member: Member, seen: Counter[str]) -> str:
    """The id of a document inside a file: two of one name must differ. That of a packed single file loses its .gz."""
    if not member.name:
        return f"{id}/{PurePosixPath(id).stem}" if isinstance(member.data, bytes) else id
    name = "".join(c if c.isprintable() else "\ufffd" for c in member.name)
    if not isinstance(member.data, Unreadable):
        seen[name] += 1
    if seen[name] > 1:  # before the suffix, which says the format
        suffix = PurePosixPath(name).suffix
        name = f"{name.removesuffix(suffix)} ({seen[name]}){suffix}"
    return f"{id}/{name}"


def _member(
    path: Path, id: str, member: Member, columns: Columns, depth: int, room: _Room
) -> Iterator[Document | ReadError]:
    if isinstance(member.data, bytes):
        room.take(member.data)
        yield from _read(path, id, member.data, columns, depth + 1, room)
    elif isinstance(member.data, Content):
        yield _document(path, id, member.data)
    else:
        # Without a folder before it, as the file itself is named in its own messages.
        yield ReadError(path, member.data.reason, member.data.cure, name=id if member.name or depth else "")


def _added(document: Document, container: str, member: Member) -> Document:
    """A document with what is known of it from where it lies."""
    found = described(document, member.metadata)
    return replace(found, container=container, notes=(*member.notes, *found.notes))


def _module(format: str, raw: bytes) -> ModuleType:
    if format not in FORMATS:
        if format not in ("xlsx", "pptx"):  # what their suffix says is clearer than that they are archives
            refuse_magic(raw)
        reason = f"不认识后缀 .{format}" if format else "文件没有后缀"
        raise Unreadable(reason, f"能读的有：{'、'.join(suffixes())}")
    return import_module(f".{format}", __name__)


def _content(module: ModuleType, format: str, path: Path, raw: bytes) -> Content:
    if getattr(module, "ISOLATED", False):
        from ..files.isolate import read_apart

        content = read_apart(format, path, raw)
    else:
        content = module.read(path, raw)
    if len(content.text) > LONGEST_TEXT:
        length, most = len(content.text) / 1e4, LONGEST_TEXT / 1e4
        raise Unreadable(f"文字太长（{length:.0f} 万字，最多 {most:.0f} 万字）", _SPLIT)
    return content


def _document(path: Path, id: str, content: Content) -> Document:
    title = dict(content.metadata).get("title") or content.title or Path(id).stem
    metadata = tuple((whole(name), whole(value)) for name, value in content.metadata)
    notes = tuple(map(whole, content.notes))
    return Document(id, whole(title), whole(content.text), str(path), content.pages, metadata, notes)


def whole(text: str) -> str:
    """The text with � for each half of a character, which no file in UTF-8 can hold; as long as before."""
    return _HALF.sub("\ufffd", text) if _HALF.search(text) else text


def file_bytes(path: Path) -> bytes:
    """The bytes of a file on disk; raises `ReadError`, also for a file too large and for what is no file."""
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
