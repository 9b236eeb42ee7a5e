"""The edges of an edited file beside those of the graph: which is which, what was added, changed and deleted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..corrections.decisions import type_of
from ..corrections.rows import relations, types
from ..model import Edge
from ..records import oneline
from .cells import same
from .changes import Change, unclear
from .edited import End, Link
from .nodes import Matched, word

POST = "holds_post"
Triple = tuple[str, str, str]  # source, relation, target


@dataclass(frozen=True, slots=True)
class Stated:
    """An edge of the file, its ends by the ids of entities; `title` is that of a post; `ours` whether we exported it, and not
    with a number that an edge of the graph has now."""

    link: Link
    triple: Triple
    title: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """`kept` are edges of the graph, by their numbers, with what the file says of each; `added` and `gone` those that are new, or
    that are no more; one that was changed is in both. `changes` are edges that are not understood."""

    kept: Mapping[int, Stated]
    added: Sequence[Stated]
    gone: Sequence[int]
    changes: Sequence[Change]


def link(edges: Sequence[Edge], ours: Sequence[Link], theirs: Sequence[Link], matched: Matched) -> Linked:
    """`ours` is what the file said when it was exported, one for each edge in order."""
    stated: list[tuple[Stated, int]] = []
    held: set[int] = set()
    changes: list[Change] = []
    gone = {entity.id for entity in matched.gone}
    for said in theirs:
        number = int(said.key) if said.key.isdecimal() and len(said.key) < 10 and int(said.key) < len(edges) else -1
        try:
            understood = _stated(said, edges[number] if number >= 0 else None, ours[number] if number >= 0 else None, matched)
        except _Unclear as error:
            changes.append(unclear(f"{said.place}：{error}", suggested=error.suggested, value=said.title))
            held.add(number)
            continue
        if not {understood.triple[0], understood.triple[2]} & (gone | matched.lost):
            stated.append((understood, number))
    kept, added = _paired(edges, stated)
    missing = [number for number in range(len(edges)) if number not in kept and number not in held]
    return Linked(kept, added, missing, changes)


class _Unclear(Exception):
    """Why an edge of the file is not understood; its text is Chinese."""

    suggested = "补充"


def _stated(said: Link, edge: Edge | None, ours: Link | None, matched: Matched) -> Stated:
    """The edge by ids; `edge` is the one of its number, `ours` what the file said of that when it was exported."""
    relation, problem = word(said.relations, ours.relations if ours else {}, relations(), "关系")
    if problem:
        raise _Unclear(problem)
    relation = relation or (edge.type if edge else "")
    source = _end(said.source, ours.source if ours else None, edge.source if edge else "", matched)
    target = _end(said.target, ours.target if ours else None, edge.target if edge else "", matched)
    old = edge is None and said.proofs.strip() not in ("", "0")
    return Stated(said, (source, relation, target), oneline(said.title) if relation == POST else "", old)


def _end(end: End, before: End | None, id: str, matched: Matched) -> str:
    """The id of the entity that is meant: that of the cell that was changed, else the one it was."""
    by_id = matched.ids.get(end.id) or (end.id if end.id in matched.lost else "")
    if before is None or end.id != before.id:
        if by_id:
            return by_id
        if end.id.strip():
            raise _Unclear(f"一端“{end.id}”不在这份文件里，或者没有读出来")
        return _by_name(end, matched)
    if end.name.strip() and not same(end.name, before.name) or (end.type.strip() and not same(end.type, before.type)):
        renamed = id in _bearing(end.name, matched) and not same(end.name, before.name)
        return id if renamed else _by_name(end, matched)
    return id


def _by_name(end: End, matched: Matched) -> str:
    found = matched.names.get(oneline(end.name)) or _bearing(end.name, matched)
    type = types().get(end.type.strip().lower(), "")
    typed = {id for id in found if type_of(id) == type} or found
    if len(typed) == 1:
        return next(iter(typed))
    if not end.name.strip():
        raise _Unclear("一端是空的")
    raise _Unclear(f"叫“{oneline(end.name)}”的{'有几个，请填编号' if typed else '没有，请先在实体里补充'}")


def _bearing(name: str, matched: Matched) -> frozenset[str]:
    empty = frozenset[str]()
    return matched.names.get(oneline(name), empty) | matched.aliases.get(oneline(name), empty)


def _paired(edges: Sequence[Edge], stated: Sequence[tuple[Stated, int]]) -> tuple[dict[int, Stated], list[Stated]]:
    """The edges of the graph that the file still has, and those of the file that are none of these."""
    open: dict[tuple[Triple, str], list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        open[_of(edge)].append(number)
    kept: dict[int, Stated] = {}
    rest = []
    for said, number in stated:
        if number >= 0 and number not in kept and _of(edges[number]) == (said.triple, said.title):
            kept[number] = said
        else:
            rest.append(said)
    over = []
    for said in rest:
        free = next((n for n in open[said.triple, said.title] if n not in kept), None)
        if free is None:
            over.append(said)
        else:
            kept[free] = said
    return kept, over


def _of(edge: Edge) -> tuple[Triple, str]:
    return (edge.source, edge.type, edge.target), title_of(edge)


def title_of(edge: Edge) -> str:
    """The title of a post, empty for all other edges."""
    return oneline(str(edge.attributes.get("title") or "")) if edge.type == POST else ""


def several(stated: Iterable[Stated]) -> tuple[bool, bool]:
    """Whether any two entities have more than one edge between them, and whether any of these are of one relation. Gephi makes
    one edge of them, so where neither is so, an edge that is missing beside another was not deleted."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for said in stated:
        pairs[said.triple[0], said.triple[2]].append(said.triple[1])
    return (
        any(len(found) > 1 for found in pairs.values()),
        any(len(found) > len(set(found)) for found in pairs.values()),
    )
