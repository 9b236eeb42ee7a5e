"""A graph and names in, the entity meant, its members or citations out: what needs the names looked up in a store."""

from .answers import Citation
from .answers import citations as cited
from .model import Entity, Graph
from .queries.belonging import Member
from .queries.belonging import members as belonging
from .queries.choosing import Words, entity_types, relation_types, words
from .queries.naming import find as find_node
from .stored import stored
from .tables.documents import CITING


def find(graph: Graph, name: str, types: Words) -> Entity:
    """As `queries.find`. Raises `Unknown`, `Ambiguous` or `UnknownType`."""
    with stored(graph) as store:
        id = find_node(store, name, types=entity_types(words(types))).id
    # The store has ? for half a character.
    return next(entity for entity in graph.entities if entity.id.encode("utf-8", "replace").decode() == id)


def members(graph: Graph, name: str, deep: bool) -> tuple[Member, ...]:
    """As `queries.members`."""
    with stored(graph) as store:
        return tuple(belonging(store, find_node(store, name), deep=deep))


def citations(graph: Graph, name: str, relations: Words) -> tuple[Citation, ...]:
    """As `answers.citations`, by the name of a document and labels of relations."""
    document = find(graph, name, "document").id if name else ""
    return cited(graph, document=document, relations=relation_types(words(relations)) or CITING)
