"""A graph and a file that was exported from it and edited in, the corrections out that make the one into the other.

The file is compared with what the same export would write today, cell by cell, by the same reader: so whatever a format leaves out
or writes in its own way is no change. What cannot be said by a correction, or may mean several things, becomes a row without a
decision; nothing is left out in silence.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..corrections.decisions import ADD, MERGE, REJECT, RENAME, RETYPE, Decision, Decisions
from ..exporters import export
from ..model import Edge, Graph
from . import formats
from .cells import same
from .changes import Change, Row, doubted, rows
from .edited import Edited
from .layout import Layout, layout_of
from .links import Linked, link, several, title_of
from .merging import merged
from .nodes import Matched, corrected, match
from .others import columns_of, counts_changed, other_changes

# Of the nodes or the edges: who deletes more than this share mostly exported a part, or what a filter left visible.
MOST_GONE, FEW = 0.25, 20


class TooManyGone(Exception):
    """A file that lacks so much of the graph that it is rather a part of it; `nodes` and `edges` are (missing, all)."""

    def __init__(self, nodes: tuple[int, int], edges: tuple[int, int]) -> None:
        super().__init__(f"{nodes[1]} 个点少了 {nodes[0]} 个，{edges[1]} 条边少了 {edges[0]} 条")
        self.nodes, self.edges = nodes, edges


@dataclass(frozen=True, slots=True)
class Imported:
    """`rows` are a table of corrections (`IMPORT_COLUMNS`); `notices` say in Chinese what was passed over; `layout` is where the
    nodes stand and their colours, of a program that draws."""

    rows: Sequence[Row] = ()
    notices: Sequence[str] = ()
    layout: Layout = Layout()

    @property
    def decided(self) -> int:
        return sum(bool(row["决定"]) for row in self.rows)


def compare(graph: Graph, path: Path, *, known: Decisions, who: str = "", much: bool = False) -> Imported:
    """`graph` is what was exported, `known` what was decided about it before, `much` whether it may be that most is deleted.

    Raises `EditedUnreadable`, `TooManyGone` and `OSError`.
    """
    theirs = formats.read(path)
    ours = _exported(graph, formats.suffix_of(path))
    matched = match(graph.entities, ours.nodes or (), theirs.nodes)
    linked = link(graph.edges, ours.links or (), theirs.links, matched) if theirs.links is not None else None
    swallowed = _swallowed(graph.edges, linked) if linked and theirs.drawn else frozenset[int]()
    if not much:
        _refuse_part(graph, matched, linked, swallowed)
    changes = [*matched.changes, *_nodes_and_edges(graph, matched, linked, swallowed), *other_changes(graph.edges, ours, theirs, matched, linked)]
    if _stale(matched):
        reason = "导出以后图谱重新建过，也许不是人改的；是就填上决定"
        changes = [doubted(change, reason) if change.kind in (REJECT, RENAME, RETYPE, MERGE) else change for change in changes]
    changes = [_beside(change, known) for change in changes]
    table = rows(changes, who=who, why=f"导入 {path.name}")
    return Imported(table, list(_notices(graph, ours, theirs, matched, linked, swallowed)), layout_of(matched, graph, changes))


def _exported(graph: Graph, suffix: str) -> Edited:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"graph{suffix}"
        export(graph, place)
        return formats.read(place)


def _refuse_part(graph: Graph, matched: Matched, linked: Linked | None, swallowed: frozenset[int]) -> None:
    lost = _lost(graph.edges, matched, linked, swallowed)
    nodes, edges = (len(matched.gone), len(graph.entities)), (len(lost), len(graph.edges))
    if any(missing > FEW and missing > MOST_GONE * every for missing, every in (nodes, edges)):
        raise TooManyGone(nodes, edges)


def _lost(edges: Sequence[Edge], matched: Matched, linked: Linked | None, swallowed: frozenset[int]) -> list[int]:
    """The numbers of the edges that are gone by themselves: not with an end of theirs, and not made one with others."""
    ids = {entity.id for entity in matched.gone}
    gone = linked.gone if linked else ()
    return [n for n in gone if n not in swallowed and not {edges[n].source, edges[n].target} & ids]


def _swallowed(edges: Sequence[Edge], linked: Linked) -> frozenset[int]:
    """The edges that are missing because a program made one edge of several between the same two entities."""
    between, alike = several([*linked.kept.values(), *linked.added])
    stated = [said.triple for said in (*linked.kept.values(), *linked.added)]
    pairs, triples = {(source, target) for source, _, target in stated}, set(stated)
    return frozenset(
        number
        for number in linked.gone
        for edge in [edges[number]]
        if (not alike and (edge.source, edge.type, edge.target) in triples)
        or (not between and (edge.source, edge.target) in pairs)
    )


def _nodes_and_edges(
    graph: Graph, matched: Matched, linked: Linked | None, swallowed: frozenset[int]
) -> Iterator[Change]:
    """What was deleted, added, and made one."""
    stated = [*linked.kept.values(), *linked.added] if linked else []
    added = linked.added if linked else ()
    heirs = {part: heir for heir, part in merged(matched.gone, graph.edges, stated, added)}
    for entity in matched.gone:
        name = matched.labels[entity.id]
        if heir := heirs.get(entity.id):
            kept = matched.refs.get(heir, heir)
            yield Change(MERGE, kept, matched.refs[entity.id], name=matched.labels[heir], other_name=name)
        else:
            yield Change(REJECT, matched.refs[entity.id], name=name)
    if linked:
        yield from linked.changes
        yield from _rejected(graph.edges, _lost(graph.edges, matched, linked, swallowed), matched)
        yield from _added(graph.edges, linked, heirs, matched)


def _rejected(edges: Sequence[Edge], gone: Sequence[int], matched: Matched) -> Iterator[Change]:
    """Decisions reject all that is said of a relation between two, or a post by its title: what is neither is unclear."""
    missing, between = set(gone), defaultdict[tuple[str, str, str], list[int]](list)
    for number, edge in enumerate(edges):
        between[edge.source, edge.type, edge.target].append(number)
    for number in gone:
        edge = edges[number]
        title = title_of(edge)
        left = [n for n in between[edge.source, edge.type, edge.target] if n not in missing]
        change = _relation(REJECT, (edge.source, edge.type, edge.target), title, matched)
        if left and (not title or title in {title_of(edges[n]) for n in left}):
            yield doubted(change, "两点之间这种关系有几条，只删了其中的；填删除会全部删去")
        else:
            yield change


def _added(edges: Sequence[Edge], linked: Linked, heirs: Mapping[str, str], matched: Matched) -> Iterator[Change]:
    """New edges, but for those that come of making two entities one."""
    known = {(edges[number].type, edges[number].source, edges[number].target, title_of(edges[number])) for number in linked.kept}
    inherited = {
        (edge.type, heirs.get(edge.source, edge.source), heirs.get(edge.target, edge.target), title_of(edge))
        for edge in edges
        if edge.source in heirs or edge.target in heirs
    }
    for said in linked.added:
        source, relation, target = said.triple
        said_so = (relation, source, target, said.title)
        change = _relation(ADD, said.triple, said.title, matched)
        if said_so in inherited:
            continue
        if said.ours:
            yield doubted(change, f"{said.link.place}：导出时有，现在的图谱里没有了")
        elif source == target:
            yield doubted(change, f"{said.link.place}：两端是同一个")
        elif said_so in known:
            yield doubted(change, f"{said.link.place}：已经有这条关系")
        else:
            known.add(said_so)
            yield change


def _relation(kind: str, triple: tuple[str, str, str], title: str, matched: Matched) -> Change:
    source, relation, target = triple
    first, second = matched.refs.get(source, source), matched.refs.get(target, target)
    return Change(kind, first, second, relation, title, matched.labels.get(source, ""), matched.labels.get(target, ""))


def _stale(matched: Matched) -> bool:
    """Whether the graph was built anew since, from other documents: then what is missing need not have been deleted."""
    counted = ((entity, before, after) for entity, before, after in matched.known if not corrected(entity))
    return bool(matched.lost) or any(after.proofs and not same(before.proofs, after.proofs) for _, before, after in counted)


def _beside(change: Change, known: Decisions) -> Change:
    """The change, doubted where it contradicts what was decided before: both would be without effect."""
    for row in known.rows:
        if _contradict(change, row):
            return doubted(change, f"与 {row.file} 第 {row.row} 行（{row.text}）矛盾，请改那一行")
    return change


def _contradict(change: Change, row: Decision) -> bool:
    if change.kind in (RENAME, RETYPE):
        return row.kind == change.kind and row.first == change.first and row.value != change.value
    if change.kind in (ADD, REJECT):
        other = {ADD: REJECT, REJECT: ADD}[change.kind]
        said = (change.first, change.second, change.relation)
        return row.kind == other and (row.first, row.second, row.relation) == said and not row.documents and row.value in ("", change.value)
    return False


def _notices(
    graph: Graph, ours: Edited, theirs: Edited, matched: Matched, linked: Linked | None, swallowed: frozenset[int]
) -> Iterator[str]:
    if swallowed:
        yield f"少了的边里有 {len(swallowed)} 条，两点之间还有别的边：多半是并成了一条，没有当作删除；要删请写在更正表里"
    for name, many in counts_changed(graph.edges, ours, theirs, matched, linked).items():
        yield f"{name}一列有 {many} 处不同；它由程序数出来，没有用"
    missing = [name for name, found in (("点", theirs.nodes), ("边", theirs.links)) if found is None]
    missing += [f"“{name}”" for name in ours.others if name not in theirs.others]
    if missing:
        yield f"没有{'、'.join(missing)}的表，没有比"
    for what, before, after in (("点", ours.nodes, theirs.nodes), ("边", ours.links, theirs.links)):
        if unknown := sorted(columns_of(after or ()) - columns_of(before or ())):
            yield f"{what}有图谱里没有的列，没有用：{'、'.join(unknown)}"
