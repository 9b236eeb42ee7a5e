"""What the page opens with: the subject in the middle, its facts in two columns around it, each with a heading.

Rows of a column stand under each other as in a list, their own facts indented below them; units are pixels at zoom 1,
the subject is at 0, 0.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..graph.model import Edge, Entity, Graph
from .labels import RelationLabel, relations
from .subject import subject

__all__ = ["Opening", "opening"]

_ROW, _GAP = 25.0, 22.0  # height of a row; of the white above a heading
_AWAY, _INDENT = 112.0, 20.0  # from the subject to the dots of a column; of what belongs to a row
_MOST_ROWS = 27  # of a column; more would not be read in one look
_MOST_SUBJECT, _MOST_BELOW, _MOST_DEEPER = 14, 6, 3  # rows under one heading; facts under one row; and under those

_LEFT = {
    ("member_of", False),
    ("component_of", False),
    ("holds_post", False),
    ("part_of", False),
    ("located_in", False),
}
# What is told of a row itself, as (relation, whether the row is its source).
_BELOW = (("positioned_as", True), ("component_of", False), ("issued_by", True), ("adopted_at", True),
          ("holds_post", True), ("has_target", True))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opening:
    """`spots`: id -> (x, y, whether the label stands on the left), in the order of worth. `heads` are labelled boldly.

    `box` is left, top, right and bottom of all with their labels."""

    subject: str
    spots: dict[str, tuple[float, float, bool]]
    heads: tuple[str, ...]
    headings: tuple[dict[str, Any], ...]
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class _Group:
    """Rows under one heading: ids, each with the ids below it and how far they are indented."""

    heading: RelationLabel
    out: bool
    left: bool | None
    rows: list[tuple[str, list[tuple[str, int]]]]

    @property
    def height(self) -> int:
        return 1 + sum(1 + len(below) for _, below in self.rows)


@dataclass(slots=True)
class _Column:
    groups: list[_Group] = field(default_factory=list)

    @property
    def height(self) -> int:
        return sum(group.height for group in self.groups)


def opening(graph: Graph, widths: dict[str, float], about: str | None = None) -> Opening | None:
    """The opening of a graph that is about one thing, `about` or what stands out; `widths` are those of the captions, in
    pixels."""
    centre = about or subject(graph)
    if centre is None:
        return None
    around = _Around(graph)
    columns = _columns(around.groups(centre))
    if sum(column.height for column in columns) < 4:
        return None
    return _drawn(centre, columns, widths)


class _Around:
    """The facts of entities, in the order in which documents tell them."""

    def __init__(self, graph: Graph) -> None:
        self.entities = {entity.id: entity for entity in graph.entities}
        self._facts: dict[tuple[str, str, bool], list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.source != edge.target and not edge.derived:
                self._facts[edge.source, edge.type, True].append(edge)
                self._facts[edge.target, edge.type, False].append(edge)

    def ends(self, centre: str, relation: str, out: bool) -> list[str]:
        """Each far end once: targets by year, the rest as the text names them."""
        found = {(edge.target if out else edge.source): edge for edge in reversed(self._facts[centre, relation, out])}
        return sorted(found, key=lambda end: self._order(self.entities[end], found[end]))

    def _order(self, entity: Entity, edge: Edge) -> tuple[str, float, str]:
        year = str(entity.attributes.get("year", ""))
        if not edge.evidence:
            return year, float("inf"), entity.id
        first = edge.evidence[0]
        short = {name[:-1] for name in (entity.name,) if entity.type == "place" and len(name) > 2}
        at = [first.text.find(name) for name in {entity.name, *entity.aliases, *short}]
        return year, first.start + min((place for place in at if place >= 0), default=len(first.text)), entity.id

    def groups(self, centre: str) -> Iterator[_Group]:
        """What is known of the centre by relation, nothing twice; of a whole it belongs to, the other parts."""
        done = {centre}
        for relation in _order_of_worth():
            for out in (True, False):
                ends = [end for end in self.ends(centre, relation.name, out) if end not in done]
                if not ends:
                    continue
                done.update(ends)
                left = (relation.name, out) in _LEFT
                side = left or (None if relation.name not in _RIGHT else False)
                rows = [(end, self._below(end, done)) for end in ends[:_MOST_SUBJECT]]
                yield _Group(relation, out, side, rows)

    def _below(self, row: str, done: set[str]) -> list[tuple[str, int]]:
        """What is told of a row; of its parts also how they are positioned, so that a layout is seen as a tree."""
        found: list[tuple[str, int]] = []
        for relation, out in _BELOW:
            for end in [end for end in self.ends(row, relation, out) if end not in done][:_MOST_BELOW]:
                done.add(end)
                found.append((end, 1))
                if relation == "component_of":
                    own = [one for one in self.ends(end, "positioned_as", True) if one not in done][:_MOST_DEEPER]
                    done.update(own)
                    found += [(one, 2) for one in own]
        return found


_RIGHT = ("has_target", "has_indicator", "positioned_as", "component_of", "develops")
_FIRST = ("member_of", "component_of", "has_target", "positioned_as", "concerns")


def _order_of_worth() -> list[RelationLabel]:
    known = relations()
    return [known[name] for name in _FIRST] + [known[name] for name in known if name not in _FIRST]


def _columns(groups: Iterator[_Group]) -> tuple[_Column, _Column]:
    """The groups on two sides, those without a side where there is more room, cut to what can be read."""
    left, right = _Column(), _Column()
    waiting: list[_Group] = []
    for group in groups:
        (waiting if group.left is None else left.groups if group.left else right.groups).append(group)
    for group in waiting:
        group.left = left.height <= right.height
        (left if group.left else right).groups.append(group)
    # A whole list moves over where that evens the two sides out; targets stay on the right.
    for group in [one for one in reversed(right.groups) if one.heading.name != "has_target"]:
        if right.height - left.height > group.height:
            right.groups.remove(group)
            left.groups.append(group)
    for column in (left, right):
        while column.height > _MOST_ROWS:
            _shorten(column)
    return left, right


def _shorten(column: _Column) -> None:
    """One row less: of what stands deepest, of the longest list below a row, then of the longest group, then the last group."""
    lists = [row[1] for group in column.groups for row in group.rows]
    deep = next((below for below in reversed(lists) if any(depth > 1 for _, depth in below)), None)
    below = max(lists, key=len, default=[])
    longest = max(column.groups, key=lambda group: len(group.rows))
    if deep:
        deep.remove(next(one for one in reversed(deep) if one[1] > 1))
    elif len(below) > 2:
        below.pop()
    elif len(longest.rows) > 4:
        longest.rows.pop()
    elif below:
        below.pop()
    else:
        column.groups.pop()


def _drawn(centre: str, columns: Sequence[_Column], widths: dict[str, float]) -> Opening:
    spots: dict[str, tuple[float, float, bool]] = {centre: (0.0, 0.0, False)}
    headings: list[dict[str, Any]] = []
    heads = [centre]
    edge = [0.0, 0.0, 0.0, 0.0]
    for column, sign in zip(columns, (-1, 1), strict=True):
        high = sum(group.height * _ROW for group in column.groups) + _GAP * max(0, len(column.groups) - 1)
        y = -high / 2 + _ROW / 2
        edge[1], edge[3] = min(edge[1], -high / 2), max(edge[3], high / 2)
        for group in column.groups:
            place = {"x": sign * (_AWAY - 6), "y": round(y, 1), "lean": int(sign < 0)}
            text = group.heading.outgoing if group.out else group.heading.incoming
            headings.append({"text": text, "relation": group.heading.name, "out": group.out, **place})
            y += _ROW
            for row, below in group.rows:
                heads += [row] * (bool(below) and not row.startswith("document:"))
                for one, depth in [(row, 0), *below]:
                    x = sign * (_AWAY + depth * _INDENT)
                    spots[one] = (x, round(y, 1), sign < 0)
                    end = x + sign * (widths[one] * (1.16 if one in heads else 1.0) + 20)
                    edge[0], edge[2] = min(edge[0], end), max(edge[2], end)
                    y += _ROW
            y += _GAP
    return Opening(centre, spots, tuple(heads), tuple(headings), (edge[0], edge[1], edge[2], edge[3]))
