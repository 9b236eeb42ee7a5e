"""A store of any size in, what it holds in a few groups out: the overview with which a page begins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model import Graph
from ..store import Store
from ..store.reading import KEYS, Passages, listed, part, sources
from ..store.selecting import DEGREES

_HUBS = ("place", "area", "organization")
_MOST_GROUPS, _MOST_DOCUMENTS = 30, 200
_FEW = Passages(3)


@dataclass(frozen=True, slots=True)
class Group:
    """`id` is that of an entity or document, or a type; `types`: how many entities of each type belong to it."""

    id: str
    types: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The largest groups, and between two of them how many relations there are."""

    groups: Sequence[Group] = ()
    bundles: Sequence[tuple[str, str, int]] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """`counts`: documents, files, entities, relations; `types` and `relations`: how many of each; `areas`, `documents` and
    `kinds`: the whole by places and bodies, by documents, by types; `subject`: what most documents and their titles speak of;
    `graph`: the entities that the groups stand for with the relations between them, and the fullest documents."""

    counts: Mapping[str, int]
    types: Mapping[str, int]
    relations: Mapping[str, int]
    areas: Grouping
    documents: Grouping
    kinds: Grouping
    subject: str | None
    graph: Graph


def survey(store: Store) -> Survey:
    """What the store holds; takes about a second for a hundred thousand entities."""
    counts = store.counts()
    types = {type: many for type, many, _ in store.types("entities")}
    relations = {type: many for type, many, _ in store.types("relations")}
    hubs, subject = _hubs(store), _subject(store, counts["documents"])
    shown = {*hubs, *([subject[0]] if subject else [])}
    return Survey(
        counts, types, relations, _areas(store, hubs), _documents(store), _kinds(store, types),
        subject[1] if subject else None, _graph(store, shown),
    )  # fmt: skip


def _hubs(store: Store) -> dict[int, str]:
    """Key -> id of the places, areas and bodies that most things are tied to."""
    rows = store.db.execute(
        f"SELECT e.key, e.id FROM ({DEGREES}) d JOIN entities e ON e.key = d.key"
        f" WHERE e.type IN {KEYS} ORDER BY d.many DESC, e.id LIMIT {_MOST_GROUPS}",
        [listed(_HUBS)],
    )
    return dict(rows.fetchall())


def _areas(store: Store, hubs: Mapping[int, str]) -> Grouping:
    """Each with what is tied to it; between two the relations that join them, or something that belongs to both."""
    near: dict[int, dict[int, str]] = defaultdict(dict)
    direct: Counter[tuple[int, int]] = Counter()
    for hub, other, type in _tied(store, hubs):
        near[hub][other] = type
        if other in hubs and hub != other:
            direct[min(hub, other), max(hub, other)] += 1
    groups = [Group(id, Counter(near[key].values())) for key, id in hubs.items()]
    pairs = {
        (a, b): direct[min(a, b), max(a, b)] // 2 + len(near[a].keys() & near[b].keys())
        for a, b in combinations(hubs, 2)
    }
    return Grouping(_by_size(groups), [(hubs[a], hubs[b], many) for (a, b), many in pairs.items() if many])


def _tied(store: Store, hubs: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    for near, far in (("source", "target"), ("target", "source")):
        yield from store.db.execute(
            f"SELECT r.{near}, e.key, e.type FROM relations r JOIN entities e ON e.key = r.{far} WHERE r.{near} IN {KEYS}",
            [listed(hubs)],
        )


def _documents(store: Store) -> Grouping:
    keys = dict(_fullest(store, _MOST_GROUPS))
    types: dict[int, Counter[str]] = defaultdict(Counter)
    for key, type, many in store.db.execute(
        f"SELECT document, type, count(*) FROM things WHERE document IN {KEYS} GROUP BY document, type",
        [listed(keys)],
    ):
        types[key][type] = many
    return Grouping(_by_size([Group(id, types[key]) for key, id in keys.items()]))


def _fullest(store: Store, most: int) -> list[tuple[int, str]]:
    """(key, id) of the documents that name most things."""
    return store.db.execute(
        "SELECT d.key, d.id FROM (SELECT document, count(*) AS many FROM things GROUP BY document) t JOIN documents d"
        f" ON d.key = t.document ORDER BY t.many DESC, d.id LIMIT {most}"
    ).fetchall()


def _kinds(store: Store, types: Mapping[str, int]) -> Grouping:
    pairs: Counter[tuple[str, str]] = Counter()
    for a, b, many in store.db.execute(
        "SELECT s.type, o.type, count(*) FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target"
        " WHERE s.type <> o.type GROUP BY 1, 2"
    ):
        pairs[min(a, b), max(a, b)] += many
    return Grouping(
        [Group(type, {type: many}) for type, many in types.items()],
        [(a, b, many) for (a, b), many in sorted(pairs.items())],
    )


def _by_size(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-sum(group.types.values()), group.id))


def _subject(store: Store, total: int) -> tuple[int, str] | None:
    """(key, id) of what half of the documents and a third of the titles name; a country is never what they are about."""
    titles = [title for (title,) in store.db.execute("SELECT title FROM documents")]
    for key, id, type, name in store.db.execute(
        "SELECT key, id, type, name FROM entities WHERE 2 * documents >= ? AND type IN ('place', 'area', 'strategy', 'project')"
        " AND NOT derived AND coalesce(json_extract(attributes, '$.code'), '') <> '000000' ORDER BY documents DESC, id LIMIT 20",
        (total,),
    ):
        short = name[:-1] if type == "place" and len(name) > 2 else name.strip("“”")
        if len(short) > 1 and 3 * sum(short in title for title in titles) >= total:
            return key, id
    return None


def _graph(store: Store, entities: set[int]) -> Graph:
    chosen = listed(sorted(entities))
    between = store.db.execute(
        f"SELECT key FROM relations WHERE source IN {KEYS} AND target IN {KEYS}", [chosen, chosen]
    )
    graph = part(store.db, entities, [key for (key,) in between], only=_FEW)
    fullest = [id for _, id in _fullest(store, _MOST_DOCUMENTS)]
    return Graph(tuple(sources(store.db, fullest)), graph.entities, graph.edges)
