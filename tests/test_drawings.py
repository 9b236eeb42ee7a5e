"""dot as Graphviz and pydot read it, mermaid as Mermaid parses it: nodes, edges, Chinese; too much is refused."""

import re
import subprocess
from collections import Counter
from html import unescape
from pathlib import Path

import pydot
import pytest
from export_reading import node, program
from page_graph import hostile, large, sample
from policygraph.graph.exporters import export
from policygraph.graph.labels import label
from policygraph.graph.model import Graph
from policygraph.graph.writing.drawing import TooLarge, short
from rare_graph import rare
from test_nx import AWKWARD

GRAPHS = {"样例": sample(), "恶意": hostile(), "重名": AWKWARD, "罕见": rare(), "大": large(300), "空图": Graph()}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_Graphviz画出同样的点和边(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.dot")
    drawn = subprocess.run([program("dot"), "-Tplain", str(path)], capture_output=True, check=True).stdout.decode()
    kinds = Counter(line.split(" ")[0] for line in drawn.splitlines())
    assert (kinds["node"], kinds["edge"]) == (len(graph.entities), len(graph.edges))


@pytest.mark.parametrize("name", ["样例", "恶意", "罕见"])
def test_Graphviz画出的字就是名称(name: str, tmp_path: Path) -> None:
    (path,) = export(GRAPHS[name], tmp_path / "图.dot")
    drawn = subprocess.run([program("dot"), "-Tsvg", str(path)], capture_output=True, check=True).stdout.decode()
    texts = Counter(unescape(unescape(text)) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    wanted = Counter(short(e.name) for e in GRAPHS[name].entities) + Counter(
        short(label(e.type)) for e in GRAPHS[name].edges
    )
    assert texts == Counter({unescape(text): count for text, count in wanted.items()})


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pydot也读得到(tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.dot")
    found = pydot.graph_from_dot_data(path.read_text("utf-8"))
    assert found
    (read,) = found
    named = [n for n in read.get_nodes() if n.get_name().startswith("n") and n.get_name() != "node"]
    assert (len(named), len(read.get_edges())) == (21, 24)
    assert '"山西中部城市群"' in {n.get("label") for n in named}
    assert Counter(e.get("style") for e in read.get_edges())['"dashed"'] == 5


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_Mermaid读到同样的点和边(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.mmd")
    read = node("mermaid.mjs", path)
    assert Counter(read["nodes"]) == Counter(short(entity.name) for entity in graph.entities)
    number = {entity.id: f"n{i}" for i, entity in enumerate(graph.entities)}
    assert [(a, text, b, stroke == "dotted") for a, text, b, stroke in read["edges"]] == [
        (number[edge.source], short(label(edge.type)), number[edge.target], edge.derived) for edge in graph.edges
    ]


@pytest.mark.parametrize(("suffix", "most"), [(".dot", 2000), (".mmd", 500)])
def test_太大的图不画而说怎么办(suffix: str, most: int, tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match=f"超过 {most} 条边，画不出来。请用 --focus"):
        export(large(2500), tmp_path / f"图{suffix}")
    assert list(tmp_path.iterdir()) == []
