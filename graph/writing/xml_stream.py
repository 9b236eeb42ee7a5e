"""An XML file that anyone may have written in, its elements one by one out; entities are refused and nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.parsers import expat

LARGEST = 4_000_000_000  # bytes
DEEPEST = 100  # elements in each other; formats of graphs need a dozen
_PIECE = 1 << 18


class XmlUnreadable(ValueError):
    """A file that is no XML, broken, or built to do harm; its text says what and where, in Chinese."""


def elements(path: Path) -> Iterator[tuple[str, Element, Element | None]]:
    """("start" or "end", element, the element around it) as the file is read, the names of elements without their prefixes.

    An element has its children when it ends; who reads a large file removes those that are done with. Raises `XmlUnreadable`
    and `OSError`.
    """
    if path.stat().st_size > LARGEST:
        raise XmlUnreadable(f"有 {path.stat().st_size / 1e9:.1f} GB，太大了")
    reader = _Reader()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield from reader.feed(piece)
        yield from reader.feed(b"", last=True)


class _Reader:
    """The state of an expat parser: what is open, and what happened since it was last asked."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._open: list[Element] = []
        self._happened: list[tuple[str, Element, Element | None]] = []

    def feed(self, piece: bytes, *, last: bool = False) -> list[tuple[str, Element, Element | None]]:
        self._happened = []
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            raise XmlUnreadable(f"不是 XML，或者不完整：第 {error.lineno} 行第 {error.offset + 1} 个字，{why}") from error
        except (LookupError, UnicodeError) as error:  # an encoding that Python does not know
            raise XmlUnreadable(f"写着的编码读不了（{error}）") from error
        return self._happened

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise XmlUnreadable(f"元素套了 {DEEPEST} 层以上，不是图的文件")
        element = Element(name.rpartition(":")[2], attributes)
        around = self._open[-1] if self._open else None
        if around is not None:
            around.append(element)
        self._open.append(element)
        self._happened.append(("start", element, around))

    def _end(self, name: str) -> None:
        element = self._open.pop()
        self._happened.append(("end", element, self._open[-1] if self._open else None))

    def _text(self, text: str) -> None:
        if len(self._open[-1]) == 0:  # what stands behind a child is layout
            self._open[-1].text = (self._open[-1].text or "") + text

    def _entity(self, name: str, *_rest: object) -> None:
        raise XmlUnreadable(f"定义了实体“{name[:30]}”，可能是用来撑爆内存的；正常的图文件没有这个")
