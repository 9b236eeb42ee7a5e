"""`policygraph export`: a graph, or a part of it, to another format."""

from pathlib import Path
from typing import Any

import click

from ..graph.terminal import Command, Failed, Option, either, writing
from .common import FILE, asking
from .selecting import chosen, selecting

_MOST_NAMED = 12
_EXPORT = (
    """把 build 写出的图谱（graph.db、graph.json 或文件夹）换成别的格式；格式由 -o 的后缀决定。

  .xlsx     给 Excel：实体、关系、目标、事实、任职、引用、文件、依据八张表
  .csv      一组表（图.csv → 图.nodes.csv …）
  .gexf     给 Gephi，带颜色和时间轴    .graphml  给 yEd、Cytoscape、igraph
  .cypher   给 Neo4j，可反复执行        .neo4j    给 Neo4j 空库的文件夹
  .ttl .nt .jsonld                      RDF
  .dl .net .matrix                      给 UCINET、Pajek：联合发文、参会、地方和目标的网络，逐年
  .dot .mmd                             给 Graphviz、Mermaid：一小块图
  .md       一份文件的报告              .obsidian 一个互相链接的笔记文件夹
  .db       SQLite，给 Datasette        .json     给程序：networkx.node_link_graph(…, edges="edges")

例：
  policygraph export policygraph-out -o 图.xlsx
  policygraph export policygraph-out -o 图.gexf --types 行政区划,区域,目标 --no-derived
  policygraph export policygraph-out -o 城市群.mmd --focus 山西中部城市群
  policygraph export policygraph-out -o 决定.md --documents 决定.txt""",
    """Turn the graph that build wrote (graph.db, graph.json or the folder) into another format; the suffix after -o decides which.

  .xlsx     for Excel: entities, relations, targets, facts, posts, citations, documents, evidence
  .csv      the same as tables (g.csv -> g.nodes.csv, …)
  .gexf     for Gephi, with colours and time  .graphml  for yEd, Cytoscape, igraph
  .cypher   for Neo4j, may be run again       .neo4j    a folder for an empty Neo4j
  .ttl .nt .jsonld                            RDF
  .dl .net .matrix                            for UCINET, Pajek: networks of issuing, attendance, targets, by year
  .dot .mmd                                   for Graphviz, Mermaid: a small part
  .md       a report of a document            .obsidian a folder of linked notes
  .db       SQLite, for Datasette             .json     for programs: networkx.node_link_graph(…, edges="edges")

Examples:
  policygraph export policygraph-out -o graph.xlsx
  policygraph export policygraph-out -o graph.gexf --types place,area,target --no-derived
  policygraph export policygraph-out -o part.mmd --focus NAME""",
)


@click.command("export", cls=Command, texts=_EXPORT)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("-o", "--out", cls=Option, type=FILE, required=True, metavar="FILE",
              help=("写到哪个文件，后缀决定格式", "file to write, its suffix is the format"))  # fmt: skip
@selecting
def command(graph: Path, out: Path, **options: Any) -> None:
    """A graph, or a part of it, to another format."""
    from ..graph.exporters import ExportError
    from ..graph.exporters import export as write
    from ..graph.selection import Selection
    from ..graph.writing.drawing import TooLarge

    with asking(graph) as store:
        selection = chosen(store, **options)
        part = store.select(selection)
    if selection != Selection() and not part.entities:
        raise Failed(either("没有选中任何点，什么也没有写", "nothing was chosen, nothing was written"))
    try:
        with writing(out):
            written = write(part, out)
    except ExportError as error:
        known = ", ".join(error.known)
        said = either(str(error), f"{error.path}: cannot write {error.suffix!r}; can write {known}")
        raise click.UsageError(said) from error
    except TooLarge as error:
        narrower = "; choose a part with --focus, --types, --relations"
        raise Failed(either(str(error), f"{out}: more than {error.most} edges{narrower}")) from error
    more = len(written) - _MOST_NAMED
    named = "  ".join(map(str, written[:_MOST_NAMED])) + (either(f"  等 {len(written)} 个文件", f"  and {more} more") if more > 0 else "")
    click.echo(either("写出：", "written: ") + named)
