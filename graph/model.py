"""The merged graph: nodes and edges that carry the sentences they rest on, all frozen, all sorted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..extract.model import Evidence

if TYPE_CHECKING:
    import networkx

__all__ = ["Edge", "Entity", "Evidence", "Graph", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read: `id` as in `Evidence.document`, its title, and its header (number, issuers, dates)."""

    id: str
    title: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. `type` is an entity type, or target, positioning, indicator, task, industry.

    `attributes` are plain JSON values. A target has `year` (int), `time`, `text` and `indicators`, a list of
    {name, value, comparator} and, where the text says so, measure, low, high, base, from, wording, binding, modality
    (docs/targets.md); an indicator (a figure already reached) has `value`, `comparator`, `time`, `year`, `change`; a place has
    `code` and `level` where the division table knows it. `derived` marks a node that no sentence names."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` --`type`--> `target`, by entity ids. `attributes`: title of a post, ...; `derived` is world knowledge."""

    source: str
    target: str
    type: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Sorted tuples, so that the same documents give the same graph in any order."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    edges: tuple[Edge, ...] = ()

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """The graph as a `networkx.MultiDiGraph`: node and edge attributes as in graph.json."""
        from .nx import to_networkx

        return to_networkx(self)
