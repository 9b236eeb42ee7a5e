"""JSON-LD: RDF as JSON, with its context inside; a resource a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..atomic import replacing
from ..model import Graph
from ..writing.rdf import Literal, Resource, Value, resources
from ..writing.vocabulary import PREFIXES


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file, resource by resource. Nothing has to be fetched to read it."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    yield f'{{"@context": {json.dumps(PREFIXES)}, "@graph": ['
    before = "\n"
    for resource in resources(graph):
        yield before + json.dumps(_object(resource), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _object(resource: Resource) -> dict[str, Any]:
    said = {name: [_value(value) for value in values] for name, values in resource.said.items() if values}
    return {"@id": resource.iri, "@type": list(resource.types), **said}


def _value(value: Value) -> dict[str, str]:
    if not isinstance(value, Literal):
        return {"@id": value.iri}
    how = {"@language": value.lang} if value.lang else {"@type": value.datatype} if value.datatype else {}
    return {"@value": value.text, **how}
