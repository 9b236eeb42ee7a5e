"""Tasks in, what they gave out: done by the workers of a Dask cluster (`pip install policygraph[cluster]`).

The workers need policygraph in the version of this machine, and none of its files: documents travel with their tasks. A
worker that dies costs nothing, its tasks are done by another; a document that ends every worker it is given to is named.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from .fingerprint import of_program
from .pool import WAITING, lost
from .work import Done, Task, done

PATIENCE = 30  # seconds for the scheduler to answer


class ClusterError(Exception):
    """A cluster that cannot be used; its text is the Chinese message for the user."""


class Cluster:
    """A `pool.Runner` on the cluster whose scheduler is at `address` (tcp://host:8786); the connection ends with the
    `with` block. Raises `ClusterError`."""

    def __init__(self, address: str) -> None:
        self._client: Any = _client(address)
        try:
            self._refuse_others()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        given: dict[Any, Task] = {}
        for task in tasks:
            given[self._client.submit(done, task, pure=False)] = task
            while len(given) >= WAITING * max(1, self._threads()):
                yield from self._finished(given)
        while given:
            yield from self._finished(given)

    def _finished(self, given: dict[Any, Task]) -> Iterator[tuple[Task, Done]]:
        from distributed import wait

        first: Any = wait
        with self._client.as_current():
            futures = first(list(given), return_when="FIRST_COMPLETED").done
        for future in futures:
            task = given.pop(future)
            if future.status == "finished":
                yield task, future.result()
                continue
            pieces = task.split()
            if len(pieces) == 1:
                yield task, Done(failures=(lost(task, RuntimeError()),), final=False)
            else:  # one of its documents ended its workers: found by giving each by itself
                yield task, self._each(pieces)

    def _each(self, pieces: Iterable[Task]) -> Done:
        found = Done()
        for piece in pieces:
            future = self._client.submit(done, piece, pure=False)
            failed = future.exception() is not None
            found += Done(failures=(lost(piece, RuntimeError()),), final=False) if failed else future.result()
        return found

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def _refuse_others(self) -> None:
        """Workers of another version would say other things of the same document."""
        try:
            found = self._client.run(of_program)
        except Exception as error:
            raise ClusterError(f"集群的工作机上没有 policygraph（{error}）。请在每台工作机上装同一版本") from error
        if not found:
            raise ClusterError("集群里没有工作机。请先启动 dask worker")
        others = sorted(worker for worker, hash in found.items() if hash != _here())
        if others:
            raise ClusterError(f"工作机 {'、'.join(others)} 上的 policygraph 与这里的不是同一版本。请装同一版本")


def _here() -> str:
    return of_program()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("没有装 Dask。请在源码文件夹里运行 pip install -e '.[cluster]'") from error
    try:
        make: Any = Client
        return make(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}：连不上 Dask 的调度器（{error}）。请检查地址和网络") from error
