"""Cells and rows of an edited file that no correction changes: each that differs is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..model import Edge
from .cells import same, value
from .changes import Change, unclear
from .edited import Cells, Edited, Link, Node
from .links import Linked
from .nodes import Matched, corrected

# What is counted or follows from the rest. Gephi adds weights up where it makes one edge of several.
_COUNTED = frozenset(("weight", "边数", "文件数"))
_SHOWN, _LISTED = 60, 10  # characters of a cell in a message; rows of a table told one by one
_PROOFS = "依据"

Differing = tuple[Sequence[str], str, str, str, str]  # ids of what it is about, where it stands, column, old and new cell


def other_changes(
    edges: Sequence[Edge], ours: Edited, theirs: Edited, matched: Matched, linked: Linked | None
) -> Iterator[Change]:
    """A row without a decision for each such cell, and for rows of the tables that are made from entities and relations."""
    for ids, place, column, old, new in _cells(edges, ours, theirs, matched, linked):
        if column not in _COUNTED:
            names = " → ".join(matched.labels.get(id, "") for id in ids)
            told = f"{place}{f'（{names}）' if len(ids) > 1 else ''}：{column} 由“{_short(old)}”改成“{_short(new)}”"
            first = matched.refs.get(ids[0], ids[0])
            yield unclear(told, first=first, name=matched.labels.get(ids[0], ""), value=_short(new))
    for table, rows in ours.others.items():
        if table in theirs.others:
            yield from _table(table, rows, theirs.others[table])


def counts_changed(
    edges: Sequence[Edge], ours: Edited, theirs: Edited, matched: Matched, linked: Linked | None
) -> Counter[str]:
    """How often each column of counts differs."""
    return Counter(column for _, _, column, _, _ in _cells(edges, ours, theirs, matched, linked) if column in _COUNTED)


def _cells(
    edges: Sequence[Edge], ours: Edited, theirs: Edited, matched: Matched, linked: Linked | None
) -> Iterator[Differing]:
    """The cells that differ, of all that no earlier correction touched."""
    shared = columns_of(theirs.nodes or ())
    for entity, before, after in matched.known:
        if not corrected(entity):
            for column, old, new in _differing(before.rest, after.rest, shared):
                yield (entity.id,), after.place, column, old, new
    shared = columns_of(theirs.links or ())
    for number, said in linked.kept.items() if linked else ():
        if not corrected(edges[number]):
            source, _, target = said.triple
            for column, old, new in _differing((ours.links or ())[number].rest, said.link.rest, shared):
                yield (source, target), said.link.place, column, old, new


def columns_of(things: Iterable[Node | Link]) -> set[str]:
    """The columns that are not read as a name, a type or the like."""
    return {name for thing in things for name in thing.rest}


def _differing(before: Cells, after: Cells, shared: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in before:
        if name in shared and not same(before[name], after.get(name, "")):
            yield name, before[name], after.get(name, "")


def _short(cell: str) -> str:
    return cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…"


def _table(name: str, before: Sequence[tuple[str, Cells]], after: Sequence[tuple[str, Cells]]) -> Iterator[Change]:
    names = list(before[0][1]) if before else list(after[0][1]) if after else []
    left = Counter(_values(name, cells, names) for _, cells in before)
    new = []
    for place, cells in after:
        row = _values(name, cells, names)
        if left[row] > 0:
            left[row] -= 1
        else:
            new.append((place, cells))
    cure = f"“{name}”由实体和关系得来，要改请在那两张表里改"
    for place, cells in new[:_LISTED]:
        shown = _short(" ".join(cells[column] for column in names if cells.get(column)))
        yield unclear(f"{place}改过或是新加的（{shown}）；{cure}")
    if len(new) > _LISTED:
        yield unclear(f"“{name}”另有 {len(new) - _LISTED} 行改过或是新加的；{cure}")
    if (missing := left.total() - len(new)) > 0:
        yield unclear(f"“{name}”少了 {missing} 行；{cure}")


def _values(table: str, cells: Cells, names: Sequence[str]) -> tuple[object, ...]:
    numbered = table == _PROOFS and cells.get("对象") == "边"  # edges are numbered anew in every export
    return tuple(value(cells.get(name, "")) for name in names if not (numbered and name == "编号"))
