"""GraphML, by networkx: for Gephi, yEd, Cytoscape, igraph. Evidence is its first sentence and a count."""

from pathlib import Path

from networkx.readwrite.graphml import write_graphml_xml

from ..atomic import replacing
from ..model import Graph
from ..nx import to_networkx


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; a node's name is its `label`, an edge's relation its `type`, and its edge id is its key."""
    # Not write_graphml: that takes lxml where it is installed, whose bytes are not the same.
    with replacing(path) as temporary:
        write_graphml_xml(to_networkx(graph, plain=True), temporary)
    return [path]
