"""Which ids decisions make one: retypings, merges and aliases in, the id that each is part of out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from .decisions import Decision, retyped, type_of

Tell = Callable[[Decision, str], object]
MISSING, SEVERAL = "图谱里没有 {}", "与别的行矛盾，都没有照办"


def roots_of(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """(kept, other) of each merge -> for every id in them the one that all joined with it become: the one, first by order,
    that no merge gives up; in a circle the first of all.

    >>> roots_of([("甲", "乙"), ("乙", "丙")])
    {'甲': '甲', '乙': '甲', '丙': '甲'}
    """
    parent: dict[str, str] = {}

    def top(id: str) -> str:
        while parent.setdefault(id, id) != id:
            parent[id] = id = parent.setdefault(parent[id], parent[id])
        return id

    listed = list(edges)
    for kept, other in listed:
        parent[top(other)] = top(kept)
    groups: dict[str, set[str]] = defaultdict(set)
    for id in list(parent):
        groups[top(id)].add(id)
    given_up = {other for kept, other in listed if kept != other}
    chosen = {head: min(group - given_up, default=min(group)) for head, group in groups.items()}
    return {id: chosen[top(id)] for id in parent}


def followed(steps: Mapping[str, str], id: str) -> str:
    """Where steps lead that do not go in a circle."""
    while id in steps:
        id = steps[id]
    return id


def in_circles(steps: Mapping[str, str]) -> set[str]:
    """The ids from which the steps lead back to themselves."""
    found: set[str] = set()
    done: set[str] = set()
    for start in steps:
        path: list[str] = []
        id = start
        while id in steps and id not in done:
            done.add(id)
            path.append(id)
            id = steps[id]
        if id in path:
            found |= set(path[path.index(id) :])
    return found


def retypings(
    rows: Iterable[Decision], node: Callable[[str], str], alive: Callable[[str], bool], tell: Tell
) -> dict[str, str]:
    """Old id -> new id of what was retyped in all documents."""
    wanted: dict[str, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        id = node(row.first)
        if type_of(id) == row.value:
            tell(row, "已经是这个类型")
        else:
            wanted[id][retyped(id, row.value)].append(row)
    made = {id: next(iter(targets)) for id, targets in wanted.items()}
    refused = in_circles(made) | {id for id, targets in wanted.items() if len(targets) > 1}
    reached = {id for id in made if alive(id)}
    while more := {made[id] for id in reached if id in made and id not in refused} - reached:
        reached |= more
    for id, targets in wanted.items():
        why = SEVERAL if id in refused else "" if id in reached else MISSING.format(id)
        for row in (row for rows in targets.values() for row in rows if why):
            tell(row, why)
    return {id: new for id, new in made.items() if id not in refused and id in reached}


def merges(
    rows: Iterable[Decision], place: Callable[[str], str], alive: Callable[[str], bool], tell: Tell
) -> list[tuple[str, str]]:
    """(kept, other) of the merges in all documents that can be done."""
    found = []
    for row in rows:
        kept, other = place(row.first), place(row.second)
        missing = [ref for ref, id in ((row.first, kept), (row.second, other)) if not alive(id)]
        if missing:
            tell(row, MISSING.format("、".join(missing)))
        elif kept == other:
            tell(row, "本来就是一个")
        elif type_of(kept) != type_of(other):
            tell(row, "类型不同；要合并，先改类型")
        else:
            found.append((kept, other))
    return found


def aliases(
    rows: Iterable[Decision],
    place: Callable[[str], str],
    alive: Callable[[str], bool],
    joined: Mapping[str, str],
    tell: Tell,
) -> list[tuple[str, str]]:
    """(kept, other) of what bears another's alias as its name."""
    claims: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for row in rows:
        id = place(row.first)
        if alive(id):
            claims[place(row.alias)].append((id, row))
        else:
            tell(row, MISSING.format(row.first))
    edges = []
    for other, claimed in claims.items():
        if len({joined.get(id, id) for id, _ in claimed}) > 1:
            for _, row in claimed:
                tell(row, SEVERAL)
            continue
        edges += [(id, other) for id, _ in claimed if alive(other) and id != other]
    return edges


def of_kind(rows: Iterable[Decision], kind: str, *, restricted: bool = False) -> list[Decision]:
    """The rows of a kind; those for all documents, or those `restricted` to some."""
    return [row for row in rows if row.kind == kind and bool(row.documents) == restricted]
