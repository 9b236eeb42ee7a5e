"""`policygraph export`: a graph.json to another format."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option, either, writing
from .common import FILE, load_graph

_EXPORT = (
    """把 build 写出的图谱（graph.db、graph.json 或文件夹）换成别的格式；格式由 -o 的后缀决定。

  .csv      给 Excel：一组表，点、边、目标、事实、任职、文件、依据（图.csv → 图.nodes.csv …）
  .gexf     给 Gephi，带颜色        .graphml  给 yEd、Cytoscape、igraph
  .json     给程序：networkx.node_link_graph(…, edges="edges")

例：
  policygraph export policygraph-out/graph.json -o 图.csv
  policygraph export policygraph-out/graph.json -o 图.gexf""",
    """Turn the graph that build wrote (graph.db, graph.json or the folder) into another format; the suffix after -o decides which.

  .csv      for Excel: nodes, edges, targets, facts, posts, documents, evidence (g.csv -> g.nodes.csv, …)
  .gexf     for Gephi, with colours      .graphml  for yEd, Cytoscape, igraph
  .json     for programs: networkx.node_link_graph(…, edges="edges")

Example:
  policygraph export policygraph-out/graph.json -o graph.csv""",
)


@click.command("export", cls=Command, texts=_EXPORT)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("-o", "--out", cls=Option, type=FILE, required=True, metavar="FILE",
              help=("写到哪个文件，后缀决定格式", "file to write, its suffix is the format"))  # fmt: skip
def command(graph: Path, out: Path) -> None:
    """A graph.json to another format."""
    from ..graph.exporters import ExportError
    from ..graph.exporters import export as write

    try:
        with writing(out):
            written = write(load_graph(graph), out)
    except ExportError as error:
        known = ", ".join(error.known)
        said = either(str(error), f"{error.path}: cannot write {error.suffix!r}; can write {known}")
        raise click.UsageError(said) from error
    click.echo(either("写出：", "written: ") + "  ".join(map(str, written)))
