"""Read a file in a process of its own, which may crash, hang or eat memory without harm to the others.

Parsers of PDF are large C++ programs and their files come from strangers. The process is started once and kept; where it
dies or takes too long it is ended, the file is refused, and the next file starts another.
"""

import atexit
import faulthandler
import os
import pickle
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

from .encoding import Unreadable
from .model import Content

LONGEST = 900.0  # seconds for one file: a scan of 150 pages takes that long
MEMORY = 4_000_000_000  # bytes
_AGAIN = "请用阅读器打开后另存再试"


class Child:
    """A process that reads files one after the other; threads take turns."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def read(self, format: str, path: Path, raw: bytes, *, seconds: float) -> Content | Unreadable:
        """What the reader of `format` makes of the bytes; `Unreadable` also where its process died or took too long."""
        with self._lock:
            if self._owner != os.getpid():  # a fork of ours must not speak into our pipes
                self._process, self._owner = None, os.getpid()
            if self._process is None or self._process.poll() is not None:
                self._process = _start()
                atexit.unregister(self.end)
                atexit.register(self.end)
            late = threading.Timer(seconds, self._process.kill)
            late.daemon = True
            late.start()
            try:
                return self._ask((format, str(path), raw, seconds))
            except (EOFError, OSError, pickle.UnpicklingError):
                slow = late.finished.is_set()
                self.end()
                if slow:
                    return Unreadable(f"读了 {seconds:.0f} 秒还没有读完", f"请拆成几份，或{_AGAIN[1:]}")
                return Unreadable("文件已损坏，读它的程序退出了", f"请重新下载，或{_AGAIN[1:]}")
            except BaseException:  # Ctrl-C: the answer that is under way must not be taken for that of the next file
                self.end()
                raise
            finally:
                late.cancel()

    def _ask(self, question: tuple[str, str, bytes, float]) -> Content | Unreadable:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        pickle.dump(question, process.stdin, protocol=5)
        process.stdin.flush()
        answer: Content | Unreadable = pickle.load(process.stdout)
        return answer

    def end(self) -> None:
        """End the process, if it is ours; the next file starts another."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()


def _start() -> "subprocess.Popen[bytes]":
    """The process finds the package where this one found it, and nothing by chance in the folder it is run in."""
    path = [os.path.abspath(folder) for folder in sys.path]
    code = f"import sys; sys.path[:] = {path!r}; from {__name__} import serve; serve()"
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


_child = Child()


def read_apart(format: str, path: Path, raw: bytes) -> Content:
    """As the reader's own `read`, in the other process; raises `Unreadable`."""
    answer = _child.read(format, path, raw, seconds=LONGEST)
    if isinstance(answer, Unreadable):
        raise answer
    return answer


def serve() -> None:
    """The process's own loop: a pickled (format, path, bytes, seconds) in on standard input, what was read out.

    It ends itself some time after its time is over: its parent may have been killed meanwhile."""
    _limit()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints must not write between the answers
    while True:
        try:
            format, path, raw, seconds = pickle.load(sys.stdin.buffer)
        except (EOFError, KeyboardInterrupt):
            return
        faulthandler.dump_traceback_later(seconds + 10, exit=True)
        pickle.dump(_answer(format, Path(path), raw), answers, protocol=5)
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _answer(format: str, path: Path, raw: bytes) -> Content | Unreadable:
    try:
        content: Content = import_module(f".readers.{format}", __package__).read(path, raw)
        return content
    except Unreadable as error:
        return error
    except MemoryError:
        return Unreadable("文件太大，内存不够", "请拆成几份文件")
    except Exception as error:  # a fault of ours: said, not taken for one of the file
        return Unreadable(f"读取出错（{type(error).__name__}：{error}）", _AGAIN)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
