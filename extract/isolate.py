"""Read a file in a process of its own, which may crash, hang or eat memory without harm to the others.

Parsers of PDF are large C++ programs and their files come from strangers. The process is started once and kept; where it
dies or takes too long it is ended, the file is refused, and the next file starts another.
"""

import atexit
import pickle
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

from .encoding import Unreadable
from .model import Content

LONGEST = 600.0  # seconds for one file: a scan of 100 pages takes that long
MEMORY = 4_000_000_000  # bytes


class Child:
    """A process that reads files one after the other; not safe for use from several threads at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, format: str, path: Path, raw: bytes, *, seconds: float) -> Content | Unreadable:
        """What the reader of `format` makes of the bytes; `Unreadable` also where its process died or took too long."""
        with self._lock:
            process = self._process = self._process or self._start()
            late = threading.Timer(seconds, process.kill)
            late.start()
            try:
                assert process.stdin and process.stdout
                pickle.dump((format, str(path), raw), process.stdin, protocol=5)
                process.stdin.flush()
                answer: Content | Unreadable = pickle.load(process.stdout)
                return answer
            except (EOFError, OSError, pickle.UnpicklingError):
                slow = late.finished.is_set()
                self._end()
                if slow:
                    return Unreadable(f"读了 {seconds:.0f} 秒还没有读完", "请拆成几份，或用阅读器打开后另存再试")
                return Unreadable("文件已损坏，读它的程序退出了", "请重新下载，或用阅读器打开后另存再试")
            finally:
                late.cancel()

    def _start(self) -> "subprocess.Popen[bytes]":
        atexit.register(self._end)
        code = "from policygraph.extract.isolate import serve; serve()"
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


_child = Child()


def read_apart(format: str, path: Path, raw: bytes) -> Content:
    """As the reader's own `read`, in the other process; raises `Unreadable`."""
    answer = _child.read(format, path, raw, seconds=LONGEST)
    if isinstance(answer, Unreadable):
        raise answer
    return answer


def serve() -> None:
    """The process's own loop: a pickled (format, path, bytes) in on standard input, what was read out."""
    _limit()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints must not write between the answers
    while True:
        try:
            format, path, raw = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(_answer(format, Path(path), raw), answers, protocol=5)
        answers.flush()


def _answer(format: str, path: Path, raw: bytes) -> Content | Unreadable:
    try:
        content: Content = import_module(f".readers.{format}", __package__).read(path, raw)
        return content
    except Unreadable as error:
        return error
    except MemoryError:
        return Unreadable("文件太大，内存不够", "请拆成几份文件")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
