"""Cells and rows of an edited file that no correction changes: each that differs is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .cells import same, value
from .changes import Change, unclear
from .edited import Cells, Edited, Link, Node
from .links import Linked
from .nodes import Matched

_WEIGHT = "weight"  # how many passages state an edge; Gephi adds them up where it makes one edge of several
_SHOWN = 60  # characters of a cell in a message


def other_changes(ours: Edited, theirs: Edited, matched: Matched, linked: Linked | None) -> Iterator[Change]:
    """A row without a decision for each such cell, and for each row of the tables that are made from entities and relations."""
    shared = columns_of(theirs.nodes or ())
    for entity, before, after in matched.known:
        for name, old, new in _differing(before.rest, after.rest, shared):
            told = f"{after.place}：{name} 由“{old}”改成“{new}”"
            yield unclear(told, first=matched.refs[entity.id], name=matched.labels[entity.id], value=new)
    shared = columns_of(theirs.links or ()) - {_WEIGHT}
    for number, said in linked.kept.items() if linked else ():
        for name, old, new in _differing((ours.links or ())[number].rest, said.link.rest, shared):
            source, _, target = said.triple
            ends = f"{matched.labels.get(source, '')} → {matched.labels.get(target, '')}"
            told = f"{said.link.place}（{ends}）：{name} 由“{old}”改成“{new}”"
            yield unclear(told, first=matched.refs.get(source, source), name=matched.labels.get(source, ""), value=new)
    for table, rows in ours.others.items():
        if table in theirs.others:
            yield from _table(table, rows, theirs.others[table])


def columns_of(things: Iterable[Node | Link]) -> set[str]:
    """The columns that are not read as a name, a type or the like."""
    return {name for thing in things for name in thing.rest}


def _differing(before: Cells, after: Cells, shared: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in before:
        if name in shared and not same(before[name], after.get(name, "")):
            yield name, _short(before[name]), _short(after.get(name, ""))


def _short(cell: str) -> str:
    return cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…"


def _table(name: str, before: Sequence[tuple[str, Cells]], after: Sequence[tuple[str, Cells]]) -> Iterator[Change]:
    names = list(before[0][1]) if before else list(after[0][1]) if after else []
    left = Counter(_values(cells, names) for _, cells in before)
    new = 0
    for place, cells in after:
        row = _values(cells, names)
        if left[row] > 0:
            left[row] -= 1
        else:
            new += 1
            shown = " ".join(_short(cells[column]) for column in names if cells.get(column))
            yield unclear(f"{place}改过或是新加的（{_short(shown)}）；“{name}”由实体和关系得来，请在那两张表里改")
    if (missing := left.total() - new) > 0:
        yield unclear(f"“{name}”少了 {missing} 行；它由实体和关系得来，要删请在那两张表里删")


def _values(cells: Cells, names: Sequence[str]) -> tuple[object, ...]:
    return tuple(value(cells.get(name, "")) for name in names)
