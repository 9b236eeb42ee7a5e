"""From the graph to the one thing that its documents are about, if there is one."""

from collections import defaultdict
from math import log2

from ..graph.model import Entity, Graph

# What one fact at either end says for its end being what the document is about; other facts say little.
_AT_SOURCE = {"has_target": 3.0, "has_indicator": 1.5, "positioned_as": 1.5, "develops": 1.0, "concerns": 1.0,
              "issued_by": 1.5, "adopted_at": 1.5, "based_on": 1.0, "amends": 2.0, "repeals": 2.0}  # fmt: skip
_AT_TARGET = {"member_of": 3.0, "component_of": 2.0, "concerns": 3.0, "has_target": 0.0, "part_of": 0.0}
_PLAIN = 0.3
_MOST_OF_A_KIND = 12  # of one relation; a list of a hundred targets is no better sign than a dozen
# Of equal facts, an area that a document made up says more of it than a province that is in every document.
_TYPES = {"area": 1.3, "strategy": 1.0, "place": 1.0, "document": 1.0, "project": 1.0, "organization": 0.7,
          "person": 0.7, "meeting": 0.7, "industry": 0.5}  # fmt: skip
_LEAST = 4.0


def subject(graph: Graph) -> str | None:
    """The id of the entity that most facts and the titles speak for; None where nothing stands out."""
    facts: dict[str, dict[tuple[str, bool], int]] = defaultdict(lambda: defaultdict(int))
    for edge in graph.edges:
        if not edge.derived and edge.source != edge.target:
            facts[edge.source][edge.type, True] += 1
            facts[edge.target][edge.type, False] += 1
    titles = [source.title for source in graph.sources if source.title]
    scores = [(_score(entity, facts[entity.id], titles), entity.id) for entity in graph.entities]
    best = max(scores, key=lambda one: (one[0], one[1]), default=(0.0, ""))
    return best[1] if best[0] >= _LEAST else None


def _score(entity: Entity, facts: dict[tuple[str, bool], int], titles: list[str]) -> float:
    if entity.type not in _TYPES or not facts:
        return 0.0
    said = sum(
        (_AT_SOURCE if out else _AT_TARGET).get(relation, _PLAIN) * min(count, _MOST_OF_A_KIND)
        for (relation, out), count in facts.items()
    )
    return _TYPES[entity.type] * (said + log2(1 + len(entity.evidence))) + _in_titles(entity, titles)


def _in_titles(entity: Entity, titles: list[str]) -> float:
    """Up to 8 for a name that all titles carry; 6 for a document that bears the very title."""
    if not titles:
        return 0.0
    names = {name.strip("《》“”") for name in (entity.name, *entity.aliases)}
    if entity.type == "place":
        names |= {name[:-1] for name in names if len(name) > 2}
    names = {name for name in names if len(name) > 1}
    return sum(_share(title, names) for title in titles) / len(titles)


def _share(title: str, names: set[str]) -> float:
    longest = max((len(name) for name in names if name in title), default=0)
    return 6.0 if title.strip("《》") in names else min(8.0, 1.5 * longest)
