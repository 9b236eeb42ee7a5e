"""Turtle: RDF to be read by people too; a resource a paragraph."""

from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..writing.rdf import Literal, Resource, Value, resources
from ..writing.vocabulary import HOME, PREFIXES, is_plain
from .triples import literal


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file, resource by resource; characters stand as they are, in UTF-8."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"@base <{HOME}> .\n")
        file.writelines(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        file.writelines(_paragraph(resource) for resource in resources(graph))
    return [path]


def _paragraph(resource: Resource) -> str:
    said = (f"{_name(name)} {', '.join(map(_object, values))}" for name, values in resource.said.items() if values)
    return f"\n{_ref(resource.iri)} " + " ;\n  ".join([f"a {', '.join(map(_name, resource.types))}", *said]) + " .\n"


def _object(value: Value) -> str:
    return literal(value, _name) if isinstance(value, Literal) else _ref(value.iri)


def _name(name: str) -> str:
    return name if name.partition(":")[0] in PREFIXES else _ref(name)


def _ref(iri: str) -> str:
    """Ours relative to the base: ids are encoded so that no step of a path is . or .. ; words of the vocabulary by prefix."""
    word = iri.removeprefix(PREFIXES["pg"])
    if word != iri:
        return f"pg:{word}" if is_plain(word) else f"<{iri}>"
    return f"<{iri.removeprefix(HOME)}>"
