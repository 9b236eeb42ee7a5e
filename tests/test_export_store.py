"""A store that was exported: the same graph again, and what Datasette shows of it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from page_graph import hostile, large, sample
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from policygraph.graph.store import Store
from rare_graph import rare
from test_selection import canonical


def shown(path: Path, page: str) -> Any:
    """A page of Datasette as JSON."""

    async def ask() -> Any:
        answer = await Datasette([str(path)]).client.get(page)
        assert answer.status_code == 200, answer.text
        return answer.json()

    with ThreadPoolExecutor(1) as alone:  # a browser that other tests have opened keeps this thread's event loop running
        return alone.submit(asyncio.run, ask()).result()


@pytest.mark.parametrize("graph", [sample(), rare(), large(300), Graph()], ids=["样例", "罕见", "大", "空图"])
def test_读回来是同一个图(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.db")
    with Store.at(path) as store:
        assert store.graph() == canonical(graph)


def test_半个字符换成问号(tmp_path: Path) -> None:
    (path,) = export(hostile(), tmp_path / "图.db")
    with Store.at(path) as store:
        assert len(store.graph().entities) == len(hostile().entities)


@pytest.mark.parametrize("graph", [sample(), rare()], ids=["样例", "罕见"])
def test_Datasette看到同样的点和边(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "graph.db")
    tables = {table["name"]: table["count"] for table in shown(path, "/graph.json")["tables"]}
    assert (tables["entities"], tables["relations"]) == (len(graph.entities), len(graph.edges))
    rows = shown(path, "/graph/entities.json?_shape=array&_size=max&_sort=id")
    assert [row["name"] for row in rows] == [entity.name for entity in graph.entities]


def test_Datasette打开目标视图(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "graph.db")
    rows = shown(path, "/graph/targets.json?_shape=array&_where=year%3D2030")
    assert [(row["subject_name"], row["indicator"], row["value"]) for row in rows] == [
        ("山西中部城市群", "常住人口", "1900万人")
    ]
