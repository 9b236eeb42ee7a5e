"""ttl, nt and jsonld as Oxigraph, rdflib, N3.js and PyLD read them; the questions of docs/vocabulary.md; the shapes."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from export_reading import node
from page_graph import hostile, quote, sample
from policygraph.graph.exporters import export
from policygraph.graph.model import Edge, Entity, Graph
from policygraph.graph.writing.vocabulary import PREFIXES, terms
from pyld import jsonld
from rare_graph import RARE, lone_ends, rare
from test_nx import AWKWARD

GRAPHS = {
    "样例": sample(),
    "恶意": hostile(),
    "重名": AWKWARD,
    "罕见": rare(),
    "只差控制字符": lone_ends(),
    "空图": Graph(),
}
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD}
PAGE = Path(__file__).parent.parent / "docs" / "vocabulary.md"
SHAPES = PAGE.with_name("shapes.ttl")
PG = PREFIXES["pg"]

# rdflib says it of itself, thousands of times, when pySHACL uses it.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Triples = set[tuple[str, str, str]]


def triples(graph: Graph, suffix: str, folder: Path) -> Triples:
    (path,) = export(graph, folder / f"图{suffix}")
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=str(path), format=FORMATS[suffix])}


def store(graph: Graph, folder: Path) -> ox.Store:
    (path,) = export(graph, folder / "图.ttl")
    made = ox.Store()
    made.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return made


def ask(asked: ox.Store, query: str) -> list[tuple[str | None, ...]]:
    found = asked.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(value.value if value is not None else None for value in row) for row in found]


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_三种写法是同一组三元组(graph: Graph, tmp_path: Path) -> None:
    turtle, lines, linked = (triples(graph, suffix, tmp_path) for suffix in FORMATS)
    assert turtle == lines == linked and len(lines) > 100


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_点边依据一个不少(graph: Graph, tmp_path: Path) -> None:
    asked = store(graph, tmp_path)
    count = "SELECT (count(DISTINCT ?x) AS ?n) WHERE {{ {} }}"
    assert ask(asked, count.format("?x skos:prefLabel ?name")) == [(str(len(graph.entities)),)]
    assert ask(asked, count.format("?x a pg:Relation")) == [(str(len(graph.edges)),)]
    proofs = {e for things in (graph.entities, graph.edges) for thing in things for e in thing.evidence}
    differ = {(e.document, e.start, e.end, e.rule, e.text) for e in proofs}
    assert ask(asked, count.format("?x a pg:Evidence")) == [(str(len(differ)),)]


def test_rdflib和N3也读到同样多(tmp_path: Path) -> None:
    for graph in (sample(), rare()):
        (path,) = export(graph, tmp_path / "图.ttl")
        count = len(triples(graph, ".nt", tmp_path))
        assert len(rdflib.Graph().parse(path, format="turtle")) == count
        assert node("turtle.mjs", path) == count


def test_文字一个不差(tmp_path: Path) -> None:
    names = ask(
        store(rare(), tmp_path), "SELECT ?name WHERE { ?x skos:prefLabel ?name ; dcterms:identifier ?id } ORDER BY ?id"
    )
    assert [name for (name,) in names] == list({**RARE, "控制": "竖�线�零�删�尾"}.values())


def test_汉字在IRI里照写_不许有的才编码(tmp_path: Path) -> None:
    text = export(sample(), tmp_path / "图.ttl")[0].read_text("utf-8")
    assert "<entity/place:太原> a pg:Place, schema:AdministrativeArea ;" in text and "%E" not in text
    odd = export(Graph((), (Entity("甲 乙/丙%", "place", "丁"), Entity("..", "place", "戊"))), tmp_path / "怪.ttl")
    assert {"<entity/甲%20乙%2F丙%25> a", "<entity/%2E%2E> a"} <= set(
        re.findall(r"^<entity/\S+ a", odd[0].read_text("utf-8"), re.M)
    )


# ---------------------------------------------------------------- the three questions

DECIDED = Graph(
    (),
    (Entity("document:甲", "document", "《甲市规划》"), Entity("document:乙", "document", "《乙省条例》"),
     Entity("document:丙", "document", "《丙法》")),
    (Edge("document:甲", "document:乙", "based_on", evidence=(quote("根据《乙省条例》，制定本规划。"),)),
     Edge("document:乙", "document:丙", "cites", evidence=(quote("《丙法》另有规定的，从其规定。"),))),
)  # fmt: skip
QUESTIONS = re.findall(r"^```sparql\n(.*?)^```", PAGE.read_text("utf-8"), re.S | re.M)


def test_城市群的五市(tmp_path: Path) -> None:
    assert ask(store(sample(), tmp_path), QUESTIONS[0]) == [
        ("吕梁市",),
        ("太原市",),
        ("忻州市",),
        ("晋中市",),
        ("阳泉市",),
    ]


def test_二〇三〇年到期的目标(tmp_path: Path) -> None:
    said = "到2030年，山西中部城市群的交通和产业连成一体，常住人口达到1900万人左右。"
    target = "山西中部城市群的交通和产业连成一体，常住人口达到1900万人左右"
    assert ask(store(sample(), tmp_path), QUESTIONS[1]) == [("山西中部城市群", target, "常住人口", "1900万人", said)]


def test_一份文件的依据(tmp_path: Path) -> None:
    assert ask(store(DECIDED, tmp_path), QUESTIONS[2]) == [
        ("《甲市规划》", "《乙省条例》", "根据《乙省条例》，制定本规划。")
    ]


def test_依据引自哪份文件的哪里(tmp_path: Path) -> None:
    query = "SELECT ?file ?start ?page WHERE { ?e prov:wasQuotedFrom/dcterms:identifier ?file ; pg:start ?start ; pg:page ?page }"
    assert ask(store(sample(), tmp_path), query) == [("决定.txt", "100", "3")]


def test_区划代码按国标注明(tmp_path: Path) -> None:
    assert '"140000"^^<https://policygraph.example/vocab#GBT2260>' in {
        o for _, p, o in triples(sample(), ".nt", tmp_path) if p.endswith("#notation>")
    }


# ---------------------------------------------------------------- shapes, expansion, the page


def conforms(path: Path) -> tuple[bool, str]:
    good, _, told = pyshacl.validate(
        str(path), shacl_graph=str(SHAPES), data_graph_format="turtle", shacl_graph_format="turtle"
    )
    return good, told


@pytest.mark.parametrize("graph", [sample(), rare(), DECIDED], ids=["样例", "罕见", "依据"])
def test_合乎形状(graph: Graph, tmp_path: Path) -> None:
    good, told = conforms(export(graph, tmp_path / "图.ttl")[0])
    assert good, told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('  skos:prefLabel "林武"@zh ;\n', ""),
        ('"140000"^^pg:GBT2260', '"十四"^^pg:GBT2260'),
        ('pg:start "100"', 'pg:start "999"'),
        ('"2030"^^xsd:gYear', '"二〇三〇"'),
        ("  rdf:predicate pg:adoptedAt ;\n", ""),
    ],
    ids=["没有名称", "代码不是数字", "起在止后", "年不是年", "关系没有谓词"],
)
def test_不合形状的查得出来(old: str, new: str, tmp_path: Path) -> None:
    (path,) = export(sample(), tmp_path / "图.ttl")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert not conforms(path)[0]


@pytest.mark.parametrize("graph", [sample(), rare()], ids=["样例", "罕见"])
def test_PyLD展开不用上网(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path / "图.jsonld")
    expanded = jsonld.expand(json.loads(path.read_text("utf-8")))
    named = {one["@id"]: one for one in expanded if PREFIXES["skos"] + "prefLabel" in one}
    assert len(named) == len(graph.entities)
    found = {one[PREFIXES["skos"] + "prefLabel"][0]["@value"] for one in named.values()}
    assert {"太原市", "𠮷野镇䶮水村"} & found
    assert all(re.match("https?://", key) or key.startswith("@") for one in expanded for key in one)
    quads = jsonld.to_rdf(json.loads(path.read_text("utf-8")))["@default"]
    assert len(quads) == len(triples(graph, ".nt", tmp_path))


def test_词表页就是词表(pytestconfig: pytest.Config) -> None:
    rows = "".join(
        f"| `pg:{t.name}` | {t.label} | {t.comment} | {'、'.join(f'`{name}`' for name in t.broader)} |\n"
        for t in terms()
    )
    table = f"<!-- terms -->\n| 词 | 名称 | 说明 | 属于 |\n| --- | --- | --- | --- |\n{rows}<!-- /terms -->"
    text = PAGE.read_text("utf-8")
    made = re.sub(r"<!-- terms -->.*<!-- /terms -->", lambda _: table, text, flags=re.S)
    if pytestconfig.getoption("--update"):
        PAGE.write_text(made, "utf-8")
    else:
        assert text == made
