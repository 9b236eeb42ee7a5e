"""The graph, or what is selected of it, in; how large it is, who is in its middle and what hangs together in it out.

Degrees are counted by the store whatever the size. Betweenness and communities are networkx's, on the graph as one without
directions in which each pair of neighbours counts once; they are told of graphs of a size that leaves them quick.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..labels import label
from ..model import Graph
from ..records import oneline
from ..selection import Selection
from ..store import Store
from .naming import Node, nodes_named
from .told import Row

STATS_COLUMNS = ("类型", "名称", "度", "入度", "出度", "中介", "社群", "文件数", "编号")
MOST_NODES = 3_000  # of which betweenness and communities are told
MOST_EXACT = 400  # of which betweenness is exact; above, it is estimated from so many starts, drawn with a fixed seed
STARTS = 100
SEED = 20_35


@dataclass(frozen=True, slots=True)
class Measured:
    """An entity: its relations (both ways; arriving; leaving), its betweenness between 0 and 1 and the number of its
    community, the largest being 1; None where they are not told."""

    node: Node
    degree: int
    arriving: int
    leaving: int
    betweenness: float | None = None
    community: int | None = None

    @property
    def row(self) -> Row:
        """Its columns are `STATS_COLUMNS`."""
        share = "" if self.betweenness is None else round(self.betweenness, 4)
        row = {"类型": label(self.node.type), "名称": oneline(self.node.name), "度": self.degree, "入度": self.arriving}
        group = "" if self.community is None else self.community
        return row | {"出度": self.leaving, "中介": share, "社群": group, "文件数": self.node.documents, "编号": self.node.id}


@dataclass(frozen=True, slots=True)
class Stats:
    """`measured`: the entities with most relations first. `left_out`: betweenness and communities are not told, the graph
    being too large; `estimated`: betweenness is an estimate."""

    documents: int
    entities: int
    relations: int
    isolated: int
    entity_types: Mapping[str, int]
    relation_types: Mapping[str, int]
    measured: Sequence[Measured] = field(default_factory=tuple)
    communities: Sequence[int] = field(default_factory=tuple)
    left_out: bool = False
    estimated: bool = False


def stats(store: Store, selection: Selection | None = None, *, most: int | None = None, exact: bool = False) -> Stats:
    """Of all, or of what is selected; `exact`: betweenness without an estimate, however long that takes."""
    if selection is None or selection == Selection():
        counted = _counted(store, most)
        if counted.entities - counted.isolated > MOST_NODES:
            return counted
    return _of_graph(store, store.select(selection or Selection(), proved=False), most, exact)


def _counted(store: Store, most: int | None) -> Stats:
    (documents,) = store.db.execute("SELECT count(*) FROM documents").fetchone()
    types = dict(store.db.execute("SELECT type, count(*) FROM entities GROUP BY type ORDER BY count(*) DESC, type"))
    relations = dict(store.db.execute("SELECT type, count(*) FROM relations GROUP BY type ORDER BY count(*) DESC, type"))
    rows = store.db.execute(
        "SELECT key, sum(i), sum(o) FROM (SELECT source AS key, 0 AS i, count(*) AS o FROM relations GROUP BY source"
        " UNION ALL SELECT target, count(*), 0 FROM relations GROUP BY target) GROUP BY key"
    ).fetchall()
    floor = sorted((i + o for _, i, o in rows), reverse=True)[most - 1] if most and most < len(rows) else 0
    measured = []
    for key, arriving, leaving in rows:
        if arriving + leaving >= floor:
            node = Node(*store.db.execute("SELECT key, id, type, name, documents FROM entities WHERE key = ?", (key,)).fetchone())
            measured.append(Measured(node, arriving + leaving, arriving, leaving))
    measured.sort(key=lambda m: (-m.degree, m.node.name, m.node.id))
    entities = sum(types.values())
    sizes = documents, entities, sum(relations.values()), entities - len(rows)
    return Stats(*sizes, types, relations, tuple(measured[:most]), left_out=True)


def _of_graph(store: Store, graph: Graph, most: int | None, exact: bool) -> Stats:
    arriving: dict[str, int] = dict.fromkeys((e.id for e in graph.entities), 0)
    leaving = dict(arriving)
    for edge in graph.edges:
        leaving[edge.source] += 1
        arriving[edge.target] += 1
    joined = [e.id for e in graph.entities if arriving[e.id] + leaving[e.id]]
    quick = exact or len(joined) <= MOST_NODES
    between, groups = _networkx(graph, joined, exact) if quick and joined else ({}, [])
    number = {id: i for i, group in enumerate(groups, 1) for id in group}
    first = sorted(graph.entities, key=lambda e: (-arriving[e.id] - leaving[e.id], e.name, e.id))[:most]
    known = {node.id: node for node in nodes_named(store, [e.id for e in first])}
    made = [
        Measured(known[e.id], arriving[e.id] + leaving[e.id], arriving[e.id], leaving[e.id], between.get(e.id), number.get(e.id))
        for e in first
    ]
    sizes = len(graph.sources), len(graph.entities), len(graph.edges), len(graph.entities) - len(joined)
    types = _by_number(e.type for e in graph.entities), _by_number(e.type for e in graph.edges)
    estimated = quick and not exact and len(joined) > MOST_EXACT
    return Stats(*sizes, *types, tuple(made), tuple(map(len, groups)), not quick, estimated)


def _by_number(types: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(types).items(), key=lambda item: (-item[1], item[0])))


def _networkx(graph: Graph, ids: Sequence[str], exact: bool) -> tuple[Mapping[str, float], list[list[str]]]:
    """(betweenness by id, communities as lists of ids, the largest first)."""
    import networkx  # here, because whoever asks something else need not wait for it

    # Numbers, because networkx walks sets of nodes, and those of strings have another order in each run.
    number = {id: i for i, id in enumerate(ids)}
    made: networkx.Graph[int] = networkx.Graph()
    made.add_nodes_from(range(len(ids)))
    for edge in graph.edges:
        ends = number[edge.source], number[edge.target]
        if ends[0] != ends[1]:
            weight = made.edges[ends]["weight"] + 1 if made.has_edge(*ends) else 1
            made.add_edge(*ends, weight=weight)
    starts = None if exact or len(ids) <= MOST_EXACT else STARTS
    between = networkx.betweenness_centrality(made, k=starts, seed=SEED)
    found = networkx.community.louvain_communities(made, seed=SEED)
    groups = sorted((sorted(ids[i] for i in group) for group in found), key=lambda group: (-len(group), group))
    return {id: between[i] for id, i in number.items()}, groups
