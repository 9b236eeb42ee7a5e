"""Tasks in, what they gave out: done in processes of their own, as many at once as there are to be.

A process that dies or takes too long costs one document, which is named; the others go on. No more tasks are taken than
are being done, so that memory does not grow with their number.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import Protocol

from ...extract.files.child import Child, Died, Late
from ...extract.readers import whole
from ..store import Failure
from .work import DocumentsTask, Done, Task

WAITING = 2  # tasks a process, so that none waits for its next
SERVER = f"{__package__}.work:done"


class Runner(Protocol):
    """Does tasks, here or elsewhere, in any order."""

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]: ...


def patience(task: Task) -> float:
    """Seconds that a task may take: some hundred times what it mostly does, and long enough for a scan to be read."""
    return 120 + task.size / 1_000 if isinstance(task, DocumentsTask) else 1_200 + task.size / 1_000


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """A `Runner` on this machine with `jobs` processes, which end with the `with` block."""

    def __init__(self, jobs: int, *, seconds: Callable[[Task], float] = patience, answering: str = "") -> None:
        self._children = [Child(answering or SERVER) for _ in range(jobs)]
        self._idle: SimpleQueue[Child] = SimpleQueue()
        for child in self._children:
            self._idle.put(child)
        self._seconds, self._closed = seconds, False
        self._threads = ThreadPoolExecutor(jobs)

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        for child in self._children:
            child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            child.end()

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        given: dict[Future[Done], Task] = {}
        for task in tasks:
            given[self._threads.submit(self._done, task)] = task
            while len(given) >= WAITING * len(self._children):
                yield from _finished(given)
        while given:
            yield from _finished(given)

    def _done(self, task: Task) -> Done:
        child = self._idle.get()
        try:
            return self._patiently(child, task)
        finally:
            self._idle.put(child)

    def _patiently(self, child: Child, task: Task) -> Done:
        try:
            found: Done = child.ask(task, seconds=self._seconds(task))
            return found
        except Died as error:
            pieces = task.split()
            if len(pieces) == 1 or self._closed:
                return Done(failures=(lost(task, error),), final=False)
            return sum((self._patiently(child, piece) for piece in pieces), Done())


def _finished(given: dict[Future[Done], Task]) -> Iterator[tuple[Task, Done]]:
    for future in wait(given, return_when=FIRST_COMPLETED).done:
        yield given.pop(future), future.result()


def lost(task: Task, error: Exception) -> Failure:
    """Why a document whose process ended is not there."""
    name = task.documents[0][0].id if isinstance(task, DocumentsTask) else whole(task.path.name)
    if isinstance(error, Late):
        return Failure(name, "处理得太久，已停下", "请把它拆成几份；若是普通的文件，请反馈给维护者")
    return Failure(name, "处理它的程序意外退出了（多半是内存不够）", "请关闭别的程序再试一次，或把这份文件拆成几份")
