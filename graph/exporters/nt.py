"""N-Triples: RDF, a statement a line, for stores and for `sort` and `grep`."""

from collections.abc import Iterator
from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..writing.rdf import Literal, Value, resources, whole
from .triples import literal


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file, resource by resource; characters stand as they are, in UTF-8."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    kind = whole("rdf:type")
    for resource in resources(graph):
        for name in resource.types:
            yield f"<{resource.iri}> <{kind}> <{whole(name)}> .\n"
        for name, values in resource.said.items():
            for value in values:
                yield f"<{resource.iri}> <{whole(name)}> {_object(value)} .\n"


def _object(value: Value) -> str:
    return literal(value, lambda name: f"<{whole(name)}>") if isinstance(value, Literal) else f"<{value.iri}>"
