"""Extraction on a Dask cluster of two worker processes, one of which is killed on the way."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from policygraph import build
from policygraph.graph.runs import building, cluster, fingerprint
from policygraph.graph.runs.building import Building
from policygraph.graph.runs.cluster import Cluster, ClusterError
from policygraph.graph.runs.collect import collect
from policygraph.graph.store import Store
from written import TEXTS, folder

distributed = pytest.importorskip("distributed", reason="pip install policygraph[cluster]")


@pytest.fixture
def address() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made.scheduler_address


def test_一台工作机中途被杀掉_图还是一样(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CHARACTERS", 2_000)
    documents = folder(tmp_path / "文件")
    rows = (json.dumps({"id": f"{i}", "text": TEXTS["二.txt"] * 30}, ensure_ascii=False) for i in range(60))
    (documents / "表.jsonl").write_text("\n".join(rows), "utf-8")
    killed: list[int] = []
    with Cluster(address) as runner, Store.open(tmp_path / "graph.db", write=True) as store:

        def kill(_path: Path) -> None:
            if len(killed) == 0:
                killed.append(min(runner._client.run(os.getpid).values()))
                os.kill(killed[0], signal.SIGKILL)

        outcome = Building(store, collect([documents]), here=True, on_document=kill).run(runner)
        graph = store.graph()
    assert killed and outcome.failures == ()
    assert graph == build(documents) and len(graph.sources) == 65


def test_没有集群就说明(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    start = time.monotonic()
    with pytest.raises(ClusterError, match="连不上 Dask 的调度器"):
        Cluster("tcp://127.0.0.1:9")
    assert time.monotonic() - start < 20


def test_工作机上的程序不是同一版本就说明(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = fingerprint.of_program()
    monkeypatch.setattr(cluster, "_here", lambda: here[::-1])
    with pytest.raises(ClusterError, match="不是同一版本"):
        Cluster(address)
