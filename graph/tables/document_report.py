"""What one document says, as a graph of its own; for each document that was read."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..model import Edge, Entity, Graph, Source
from .documents import is_own_rule


def said_by(graph: Graph) -> Iterator[tuple[Source, Graph]]:
    """Each document that was read, with the entities and relations that it states and the evidence that stands in it; ends
    of relations are there even where it names them otherwise only."""
    entities = {entity.id: entity for entity in graph.entities}
    named, stated = defaultdict[str, list[str]](list), defaultdict[str, list[Edge]](list)
    for entity in graph.entities:
        for document in {e.document for e in entity.evidence}:
            named[document].append(entity.id)
    for edge in graph.edges:
        for document in {e.document for e in edge.evidence}:
            stated[document].append(edge)
    for source in graph.sources:
        ends = {end for edge in stated[source.id] for end in (edge.source, edge.target)} | set(named[source.id])
        kept = tuple(_only(entities[id], source.id) for id in sorted(ends) if id in entities)
        yield source, Graph((source,), kept, tuple(_said(edge, source.id) for edge in stated[source.id]))


def own_documents(graph: Graph, source: Source) -> list[Entity]:
    """The documents that the file is: one, or several where it holds several; none where its title was not found."""
    return [
        entity
        for entity in graph.entities
        if entity.type == "document" and any(e.document == source.id and is_own_rule(e.rule) for e in entity.evidence)
    ]


def _only(entity: Entity, document: str) -> Entity:
    return replace(entity, evidence=tuple(e for e in entity.evidence if e.document == document))


def _said(edge: Edge, document: str) -> Edge:
    return replace(edge, evidence=tuple(e for e in edge.evidence if e.document == document))
