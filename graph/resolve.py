"""Across documents: which things are one. A ladder of named reasons; types are never crossed, similarity never counts.

The reasons, strongest first:
- code: places with the same division code;
- name: the same normal name, for everything but persons and documents (`resolve_documents`);
- post: persons of one name whose posts lead from one to the other (persons.py); those without stay apart.
"""

from collections.abc import Mapping, Sequence

from ..extract.model import Extraction, Found
from .persons import identities_of
from .resolve_documents import document_identities


def identities(extractions: Sequence[Extraction]) -> Mapping[tuple[str, str], str]:
    """(document id, id inside it) -> id in the graph."""
    people, _ = identities_of(extractions)
    same = dict(people)
    for extraction in extractions:
        document = extraction.document.id
        for thing in extraction.found:
            if thing.type != "person":
                same[document, thing.id] = f"{thing.id}@{document}" if _local(thing) else thing.id
    same.update(document_identities(extractions))
    return same


def _local(thing: Found) -> bool:
    """全会: a name that says something only inside its document."""
    return thing.type == "meeting" and thing.name == "全会"
