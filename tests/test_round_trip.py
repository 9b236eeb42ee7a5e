"""What was written gives back an equal graph, whatever is in it; what was not, or was spoiled, is refused with the place."""

from pathlib import Path

import pytest
from page_graph import hostile, large, sample
from policygraph.graph.exporters import export
from policygraph.graph.load import LoadError, load
from policygraph.graph.model import Graph
from rare_graph import lone_ends, rare
from test_nx import AWKWARD

GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "罕见": rare(), "编号只差控制字符": lone_ends(), "大": large(300),
          "空图": Graph()}  # fmt: skip
WHOLE = (".json", ".graphml", ".csv")


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_读回来是同一个图(graph: Graph, suffix: str, tmp_path: Path) -> None:
    export(graph, tmp_path / f"图{suffix}")
    assert load(tmp_path / f"图{suffix}") == graph


def test_csv也认第一张表的名字(tmp_path: Path) -> None:
    first, *_ = export(sample(), tmp_path / "图.csv")
    assert load(first) == sample()


@pytest.mark.parametrize(
    ("suffix", "old", "new", "said"),
    [
        (".graphml", "</graphml>", "", "不是 XML，或者不完整"),
        (".graphml", 'attr.name="policygraph"', 'attr.name="另一列"', "没有 policygraph 一列"),
        (".csv", ',"{""id"": ""area:cluster""', ',"{""id"": ""area', "图.nodes.csv 第 2 行的 json 一格不是 JSON"),
    ],
    ids=["不完整", "没有那一列", "格子坏了"],
)
def test_坏了的文件说明坏在哪里(suffix: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    first, *_ = export(sample(), tmp_path / f"图{suffix}")
    text = first.read_text("utf-8")
    assert old in text
    first.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(LoadError, match=said):
        load(tmp_path / f"图{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
def test_没有的文件说找不到(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="找不到这个文件"):
        load(tmp_path / f"没有{suffix}")
