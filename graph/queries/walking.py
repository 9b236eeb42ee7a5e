"""Two entities in, the shortest way between them out; or one, and those around it. Relations are walked in both directions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..labels import label
from ..records import oneline
from ..store import Store
from ..store.reading import KEYS, listed
from .naming import Node, nodes_at
from .told import Row, Told, told

PATH_COLUMNS = ("步", "起点", "方向", "关系", "终点", "说明", "文件数", "原句", "文件", "页", "起", "止", "推得", "起点编号", "终点编号")
NEIGHBOUR_COLUMNS = ("距离", "类型", "名称", "方向", "关系", "经由", "说明", "文件数", "原句", "文件", "页", "起", "止", "推得", "编号")


@dataclass(frozen=True, slots=True)
class Step:
    """From `near` to `far` by a relation, which may point either way; `others` more relations join the two."""

    near: Node
    far: Node
    told: Told
    others: int

    @property
    def along(self) -> bool:
        """Whether the relation points the way that is walked."""
        return self.told.source.key == self.near.key

    @property
    def row(self) -> Row:
        ends = {"起点": oneline(self.near.name), "终点": oneline(self.far.name), "方向": "→" if self.along else "←"}
        return self.told.row | ends | {"起点编号": self.near.id, "终点编号": self.far.id}


@dataclass(frozen=True, slots=True)
class Walk:
    """What may be walked: relations of these types (all where none are named), derived ones or not."""

    relations: Collection[str] = ()
    derived: bool = True

    def adjacent(self, store: Store, keys: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """(entity, its neighbour, relation) of each of the entities."""
        (where, more), wanted = self._where(), listed(keys)
        for near, far in (("source", "target"), ("target", "source")):
            query = f"SELECT {near}, {far}, key FROM relations WHERE {near} IN {KEYS}{where}"
            yield from store.db.execute(query, [wanted, *more])

    def between(self, store: Store, one: int, other: int) -> set[int]:
        """The relations of the two, either way."""
        where, more = self._where()
        query = f"SELECT key FROM relations WHERE source = ? AND target = ?{where}"
        return {key for ends in ((one, other), (other, one)) for (key,) in store.db.execute(query, (*ends, *more))}

    def _where(self) -> tuple[str, list[str]]:
        where = "" if self.derived else " AND NOT derived"
        return (f"{where} AND type IN {KEYS}", [listed(self.relations)]) if self.relations else (where, [])


ANYWHERE = Walk()


@dataclass(slots=True)
class _Side:
    """One end of the search: who was reached, from whom, and the outermost of them."""

    start: int
    edge: set[int] = field(default_factory=set)
    before: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.edge, self.before = {self.start}, {self.start: set()}

    def step(self, store: Store, walk: Walk) -> None:
        found: dict[int, set[int]] = defaultdict(set)
        for near, far, _ in walk.adjacent(store, self.edge):
            if far not in self.before:
                found[far].add(near)
        self.before |= found
        self.edge = set(found)


def path(store: Store, start: Node, end: Node, *, walk: Walk = ANYWHERE) -> list[Step] | None:
    """The steps of a shortest way; of several, one whose stations have fewest relations in all. None where there is none."""
    if start.key == end.key:
        return []
    here, there = _Side(start.key), _Side(end.key)
    while not (met := here.edge & there.edge):
        side = min(here, there, key=lambda side: len(side.edge))
        if not side.edge:
            return None
        side.step(store, walk)
    stations = _cheapest(store, here, there, met)
    known = {node.key: node for node in nodes_at(store, stations)}
    return [_step(store, walk, known[a], known[b]) for a, b in zip(stations, stations[1:], strict=False)]


def _cheapest(store: Store, here: _Side, there: _Side, met: set[int]) -> list[int]:
    """The stations of the shortest way through one of those where both sides met that is cheapest."""
    inside = met | _behind(here, met) | _behind(there, met)
    cost = _degrees(store, inside)
    to_start, to_end = (_best(side, met, cost) for side in (here, there))
    middle = min(met, key=lambda key: (to_start[key][0] + to_end[key][0] - cost[key][0], to_start[key][1], to_end[key][1]))
    way = list(_back(to_start, middle))
    return [*reversed(way), *list(_back(to_end, middle))[1:]]


def _behind(side: _Side, met: set[int]) -> set[int]:
    found: set[int] = set()
    edge = met
    while edge := {before for key in edge for before in side.before[key]} - found:
        found |= edge
    return found


Costs = Mapping[int, tuple[int, str]]


def _degrees(store: Store, keys: set[int]) -> Costs:
    """How many relations each has, and its id, by which equals are told apart."""
    many: dict[int, int] = defaultdict(int)
    for end in ("source", "target"):
        counts = f"SELECT {end}, count(*) FROM relations WHERE {end} IN {KEYS} GROUP BY {end}"
        for key, count in store.db.execute(counts, [listed(keys)]):
            many[key] += count
    return {node.key: (many[node.key], node.id) for node in nodes_at(store, keys)}


def _best(side: _Side, met: set[int], cost: Costs) -> dict[int, tuple[int, str, int | None]]:
    """key -> (cost of the cheapest way to the side's start, its own id, the station before it)."""
    best: dict[int, tuple[int, str, int | None]] = {}

    def settle(key: int) -> tuple[int, str, int | None]:
        ways = [(best[b][0], best[b][1], b) for b in side.before[key]]
        total, _, before = min(ways, default=(0, "", None))
        return total + cost[key][0], cost[key][1], before

    for key in _outward(side, met):
        best[key] = settle(key)
    return best


def _outward(side: _Side, met: set[int]) -> list[int]:
    """Those behind the ones that were met, and these, each after all that lie before it."""
    levels = [met]
    while edge := {before for key in levels[-1] for before in side.before[key]}:
        levels.append(edge)
    return [key for level in reversed(levels) for key in level]


def _back(best: Mapping[int, tuple[int, str, int | None]], key: int | None) -> Iterator[int]:
    while key is not None:
        yield key
        key = best[key][2]


def _step(store: Store, walk: Walk, near: Node, far: Node) -> Step:
    ways = told(store, walk.between(store, near.key, far.key))
    first = min(ways, key=lambda one: (one.derived, -one.documents, one.type, one.source.id, sorted(map(str, one.attributes.items()))))
    return Step(near, far, first, len(ways) - 1)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity `distance` relations away; `told` joins it with `via`, which is one nearer, and `others` more do."""

    node: Node
    distance: int
    via: Node
    told: Told
    others: int

    @property
    def row(self) -> Row:
        along = self.told.source.key == self.via.key
        mine = {"距离": self.distance, "类型": label(self.node.type), "名称": oneline(self.node.name)}
        return self.told.row | mine | {"方向": "→" if along else "←", "经由": oneline(self.via.name), "编号": self.node.id}


def neighbours(
    store: Store, start: Node, *, hops: int = 1, types: Collection[str] = (), walk: Walk = ANYWHERE, most: int | None = None
) -> tuple[list[Neighbour], int]:
    """Those at most `hops` away, of these types if any are given: the nearest first, then by type, documents and name; the
    first `most` of them and how many there are."""
    distance = {start.key: 0}
    edge = {start.key}
    for hop in range(1, hops + 1):
        edge = {far for _, far, _ in walk.adjacent(store, edge)} - distance.keys()
        distance |= dict.fromkeys(edge, hop)
    found = [node for node in nodes_at(store, distance.keys() - {start.key}) if not types or node.type in types]
    found.sort(key=lambda node: (distance[node.key], node.type, -node.documents, node.name, node.id))
    return [_neighbour(store, walk, node, distance) for node in found[:most]], len(found)


def _neighbour(store: Store, walk: Walk, node: Node, distance: Mapping[int, int]) -> Neighbour:
    nearer = distance[node.key] - 1
    before = {far for _, far, _ in walk.adjacent(store, [node.key]) if distance.get(far) == nearer}
    via = min(nodes_at(store, before), key=lambda n: (-n.documents, n.id))
    step = _step(store, walk, via, node)
    return Neighbour(node, distance[node.key], via, step.told, step.others)
