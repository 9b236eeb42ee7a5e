"""A zip of XML parts (.docx, .odt) in, its parsed parts out, inside bounds: no bomb, no entity, no broken archive passes."""

import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from ..files.encoding import Unreadable

LARGEST = 300_000_000  # bytes of all parts read, unpacked: no document is so large, a zip bomb is
_BOMB = ("解压后过大，不像是文档", "请确认文件来源，或另存为 txt")
# What zipfile and the XML parser raise on damaged files; a password is a RuntimeError.
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, RuntimeError, EOFError, OSError,
           LookupError, NotImplementedError, OverflowError)  # fmt: skip


class Package:
    """The parts of one file; `kind` is what the user knows it as. Raises `Unreadable`."""

    def __init__(self, raw: bytes, kind: str) -> None:
        self._broken = f"{kind} 文件已损坏或加了密码", f"请用 {kind} 打开后另存为新的文件或 txt"
        self._left = LARGEST
        try:
            self._archive = zipfile.ZipFile(BytesIO(raw))
            self._names = frozenset(self._archive.namelist())
        except _BROKEN as error:
            raise Unreadable(*self._broken) from error

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def part(self, name: str) -> ElementTree.Element:
        """The root of a part that must be there."""
        try:
            return parse(self._bytes(name))
        except _BROKEN as error:
            raise Unreadable(*self._broken) from error

    def extra(self, name: str) -> ElementTree.Element:
        """The root of a part that may be missing or broken: an empty element then."""
        try:
            return parse(self._bytes(name)) if name in self._names else ElementTree.Element("none")
        except _BROKEN:
            return ElementTree.Element("none")

    def _bytes(self, name: str) -> bytes:
        """Read no more than what is left: the size that the archive states may be a lie."""
        with self._archive.open(name) as stream:
            data = stream.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(*_BOMB)
        return data


def parse(data: bytes) -> ElementTree.Element:
    """The tree of an XML part. No honest one declares entities, and a few nested ones can fill the memory."""
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise ValueError("entities")
    return ElementTree.fromstring(data)
