"""Questions answered in a process of its own, which may crash, hang or eat memory without harm to the one that asks.

The process is started once and kept; where it dies or takes too long it is ended, and the next question starts another.
"""

import atexit
import faulthandler
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
from importlib import import_module
from typing import Any

MEMORY = 4_000_000_000  # bytes
# Objects made before garbage in cycles is looked for, of which answers leave none; and how much more seldom old ones are.
COLLECTING = 100_000, 50, 100


class Died(Exception):
    """The process ended before it answered."""


class Late(Died):
    """The process was ended because it took too long."""


class _Timer(threading.Timer):
    """Ends a process when its time is over; `rang` says so before the process is gone."""

    def __init__(self, seconds: float, process: "subprocess.Popen[bytes]") -> None:
        super().__init__(seconds, self._ring)
        self.daemon, self.rang, self._process = True, False, process

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()


class Child:
    """A process that answers one question after the other; threads take turns.

    `answering` is "module:function": what the process calls with each question. Questions and answers are pickled."""

    def __init__(self, answering: str) -> None:
        self._answering = answering
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, question: object, *, seconds: float) -> Any:
        """The answer; raises `Died`, and `Late` after so many seconds."""
        with self._lock:
            if self._owner != os.getpid():  # a fork of ours must not speak into our pipes
                self._process, self._owner = None, os.getpid()
            if self._process is None or self._process.poll() is not None:
                self._process = _start(self._answering)
                atexit.unregister(self.end)
                atexit.register(self.end)
            late = _Timer(seconds, self._process)
            late.start()
            try:
                return self._exchange((question, seconds))
            except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
                self.end()
                raise (Late if late.rang else Died) from error
            except BaseException:  # Ctrl-C: the answer that is under way must not be taken for that of the next question
                self.end()
                raise
            finally:
                late.cancel()

    def _exchange(self, question: tuple[object, float]) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        pickle.dump(question, process.stdin, protocol=5)
        process.stdin.flush()
        return pickle.load(process.stdout)

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer is told that it died."""
        if self._process and self._owner == os.getpid():
            self._process.kill()

    def end(self) -> None:
        """End the process, if it is ours; the next question starts another."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()


def _start(answering: str) -> "subprocess.Popen[bytes]":
    """The process finds the package where this one found it, and nothing by chance in the folder it is run in."""
    path = [os.path.abspath(folder) for folder in sys.path]
    code = f"import sys; sys.path[:] = {path!r}; from {__name__} import serve; serve({answering!r})"
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def serve(answering: str) -> None:
    """The process's own loop: a pickled (question, seconds) in on standard input, its answer out.

    It ends itself some time after its time is over: its parent may have been killed meanwhile."""
    _limit()
    gc.set_threshold(*COLLECTING)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    module, _, name = answering.partition(":")
    answer = getattr(import_module(module), name)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints must not write between the answers
    while True:
        try:
            question, seconds = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds + 10, exit=True)
        pickle.dump(answer(question), answers, protocol=5)
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
