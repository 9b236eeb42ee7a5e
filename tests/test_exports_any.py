"""Whatever is in a graph: what gives the graph back gives it back, and the readers read the rest."""

from pathlib import Path
from tempfile import TemporaryDirectory

import kglite
import networkx
import openpyxl
import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.model import Evidence
from policygraph.graph.exporters import export
from policygraph.graph.load import load
from policygraph.graph.model import Edge, Entity, Graph, Source

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("甲乙𠮷😀\"'\\\n\r\t\x00\x0b\x85\u2028\ufeff;,|=+-@<>&[]{}#`$.：；")), max_size=8)
PLAIN = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans(), st.none(), st.floats(-1e6, 1e6))
VALUES = st.one_of(PLAIN, st.lists(TEXTS, max_size=2), st.lists(st.dictionaries(TEXTS, PLAIN, max_size=2), max_size=2))
NAMES = st.one_of(TEXTS, st.sampled_from(["id", "name", "type", "label", "weight", "start", "json", "policygraph", "evidence", "signed",
                                          "code", "key", "relation"]))  # fmt: skip
SAID = st.dictionaries(NAMES, VALUES, max_size=3)
PROOFS = st.lists(st.builds(Evidence, TEXTS, st.integers(0, 9), st.integers(9, 99), TEXTS, TEXTS, st.none() | st.integers(1, 9)), max_size=2)
TYPES = st.sampled_from(["place", "document", "target", "person", "organization", "没有的类型"])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    ids = draw(st.lists(TEXTS, max_size=4, unique=True))
    entities = [
        Entity(id, draw(TYPES), draw(TEXTS), tuple(draw(st.lists(TEXTS, max_size=2))), draw(SAID), tuple(draw(PROOFS)), draw(st.booleans()))
        for id in ids
    ]
    edges = [
        Edge(draw(st.sampled_from(ids)), draw(st.sampled_from(ids)), draw(st.sampled_from(["has_target", "holds_post", "issued_by", "x"])),
             draw(SAID), tuple(draw(PROOFS)), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 4)) if ids else 0)
    ]  # fmt: skip
    sources = [Source(id, draw(TEXTS), draw(SAID)) for id in draw(st.lists(TEXTS, max_size=2, unique=True))]
    return Graph(tuple(sources), tuple(entities), tuple(edges))


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_任何图都读得回来(graph: Graph) -> None:
    with TemporaryDirectory() as folder:
        for suffix in (".json", ".graphml", ".csv"):
            export(graph, Path(folder, f"图{suffix}"))
            assert load(Path(folder, f"图{suffix}")) == graph


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_任何图别的程序都读得到(graph: Graph) -> None:
    counts = len(graph.entities), len(graph.edges)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for suffix in (".dl", ".matrix", ".net", ".md", ".obsidian", ".neo4j", ".dot", ".mmd"):
            export(graph, folder / f"图{suffix}")
        read = networkx.read_gexf(export(graph, folder / "图.gexf")[0])
        assert (len(read), read.number_of_edges()) == counts
        book = openpyxl.load_workbook(export(graph, folder / "图.xlsx")[0])
        assert (book["实体"].max_row - 1, book["关系"].max_row - 1) == counts
        formats = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD}
        found = [set(map(str, ox.parse(path=str(export(graph, folder / f"图{s}")[0]), format=f))) for s, f in formats.items()]
        assert found[0] == found[1] == found[2]
        database = kglite.KnowledgeGraph()
        for statement in export(graph, folder / "图.cypher")[0].read_text("utf-8").removesuffix(";\n").split(";\n"):
            database.cypher(statement)
