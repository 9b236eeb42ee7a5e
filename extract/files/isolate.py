"""Read a file in a process of its own, which may crash, hang or eat memory without harm to the others.

Parsers of PDF are large C++ programs and their files come from strangers; where one fails, only its file is refused.
"""

from importlib import import_module
from pathlib import Path

from ..model import Content
from .child import Child, Died, Late
from .encoding import Unreadable

LONGEST = 900.0  # seconds for one file: a scan of 150 pages takes that long
_AGAIN = "请用阅读器打开后另存再试"


class Reader(Child):
    """A process that reads files one after the other."""

    def __init__(self) -> None:
        super().__init__(f"{__name__}:answer")

    def read(self, format: str, path: Path, raw: bytes, *, seconds: float) -> Content | Unreadable:
        """What the reader of `format` makes of the bytes; `Unreadable` also where its process died or took too long."""
        try:
            found: Content | Unreadable = self.ask((format, str(path), raw), seconds=seconds)
        except Late:
            return Unreadable(f"读了 {seconds:.0f} 秒还没有读完", f"请拆成几份，或{_AGAIN[1:]}")
        except Died:
            return Unreadable("文件已损坏，读它的程序退出了", f"请重新下载，或{_AGAIN[1:]}")
        return found


_reader = Reader()


def read_apart(format: str, path: Path, raw: bytes) -> Content:
    """As the reader's own `read`, in the other process; raises `Unreadable`."""
    found = _reader.read(format, path, raw, seconds=LONGEST)
    if isinstance(found, Unreadable):
        raise found
    return found


def answer(question: tuple[str, str, bytes]) -> Content | Unreadable:
    """What the process itself does with a (format, path, bytes)."""
    format, path, raw = question
    try:
        content: Content = import_module(f"..readers.{format}", __package__).read(Path(path), raw)
        return content
    except Unreadable as error:
        return error
    except MemoryError:
        return Unreadable("文件太大，内存不够", "请拆成几份文件")
    except Exception as error:  # a fault of ours: said, not taken for one of the file
        return Unreadable(f"读取出错（{type(error).__name__}：{error}）", _AGAIN)
