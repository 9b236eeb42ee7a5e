"""From a graph to what about its entities is in doubt, in words for the page; how often a thing is said the page counts itself."""

from collections import defaultdict

from ..graph.checking.doubts import DERIVED, doubts
from ..graph.model import Graph

__all__ = ["doubted"]


def doubted(graph: Graph) -> dict[str, list[str]]:
    """Entity id to the reasons why it may be wrong: merged, kept apart or typed on weak grounds. Relations that only
    one sentence states are no such doubt: the page draws them thinner."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for doubt in doubts(graph):
        if doubt.kind > DERIVED:
            for id in filter(None, (doubt.first, doubt.second)):
                if doubt.reason not in found[id]:
                    found[id].append(doubt.reason)
    return dict(found)
