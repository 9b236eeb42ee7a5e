"""The nodes of an edited file beside those of the graph: which is which, what was renamed, retyped, added and deleted."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..checking.review import told
from ..corrections.decisions import ADD, ALIAS, MERGE, RENAME, RETYPE, named, retyped, type_of
from ..corrections.rows import types
from ..corrections.rulings import BY, CORRECTED, CORRECTION
from ..labels import label
from ..model import Edge, Entity
from ..records import oneline
from .cells import lossy, same
from .changes import Change, unclear
from .edited import Cells, Node

_LISTED = re.compile(r"[；;\n]+")
_ID = re.compile(r"[a-z]+:.+", re.S)


@dataclass(frozen=True, slots=True)
class Matched:
    """`known` are (entity, what our export says of it, what the file says of it). `ids` is the id of each entity, by every id
    that the file may call it by; `names` are the ids of all that bear a name, `aliases` of all that bear it as another;
    `labels` the name of each id, and `refs` what a row of corrections calls it. `gone` are entities that the file has no
    more; `lost` ids of nodes that the graph had when the file was written. `changes` are those that need no look at the
    relations."""

    known: Sequence[tuple[Entity, Node, Node]] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    refs: Mapping[str, str] = field(default_factory=dict)
    gone: Sequence[Entity] = ()
    lost: frozenset[str] = frozenset()
    changes: Sequence[Change] = ()


def match(entities: Sequence[Entity], ours: Sequence[Node], theirs: Sequence[Node] | None) -> Matched:
    """`ours` is what the file said when it was exported, a node for each entity in order; None where there is no such table."""
    pairs = list(zip(entities, ours, strict=True))
    if theirs is None:
        return _indexed(entities, [(entity, node, node) for entity, node in pairs], {}, frozenset(), [])
    chosen, spare = _chosen(pairs, theirs)
    known = [(entity, node, theirs[i]) for entity, node in pairs if (i := chosen.get(entity.id)) is not None]
    added, lost, changes = _added([theirs[i] for i in spare], {entity.id for entity, _ in pairs})
    return _indexed(entities, known, added, lost, [*changes, *_renamed(known)])


def _indexed(
    entities: Sequence[Entity], known: Sequence[tuple[Entity, Node, Node]], added: Mapping[str, Node], lost: frozenset[str],
    changes: Sequence[Change],
) -> Matched:  # fmt: skip
    ids: dict[str, str] = {}
    names: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, set[str]] = defaultdict(set)
    for id, node in added.items():
        ids.setdefault(node.id, id)
        names[oneline(node.name)].add(id)
    for entity, ours, theirs in known:
        ids |= {theirs.id: entity.id, ours.id: entity.id}
        for name in {oneline(ours.name), oneline(theirs.name)}:
            names[name].add(entity.id)
        for alias in entity.aliases:
            aliases[oneline(alias)].add(entity.id)
    ids.pop("", None)
    kept = {entity.id for entity, _, _ in known}
    labels = {entity.id: oneline(entity.name) for entity in entities}
    return Matched(
        known,
        ids,
        {name: frozenset(found) for name, found in names.items()},
        {name: frozenset(found) for name, found in aliases.items()},
        labels | {id: oneline(node.name) for id, node in added.items()},
        {entity.id: told(entity) for entity in entities},
        [entity for entity in entities if entity.id not in kept],
        lost,
        changes,
    )


def _chosen(pairs: Sequence[tuple[Entity, Node]], theirs: Sequence[Node]) -> tuple[dict[str, int], list[int]]:
    """Entity id -> number of the node that is it, and the numbers of those that are none. A row that was copied to make another
    of it bears the same id: the one that kept the name is the entity."""
    by_id = {entity.id: entity.id for entity, _ in pairs} | {node.id: entity.id for entity, node in pairs}
    names = {entity.id: node.name for entity, node in pairs}
    claims: dict[str, list[int]] = defaultdict(list)
    spare = []
    for i, node in enumerate(theirs):
        found = next((by_id[id] for id in _identities(node) if id in by_id), None)
        if found is None:
            spare.append(i)
        else:
            claims[found].append(i)
    chosen = {id: min(found, key=lambda i: (not same(names[id], theirs[i].name), i)) for id, found in claims.items()}
    spare += [i for id, found in claims.items() for i in found if i != chosen[id]]
    return chosen, sorted(spare)


def _identities(node: Node) -> Iterator[str]:
    """The ids that it may have in the graph, the surest first: also what it became by a change that was imported before."""
    if node.origin:
        yield node.origin
    yield node.id
    said = {type for word in node.types.values() if (type := types().get(word.strip().lower()))}
    if _ID.fullmatch(node.id):
        yield from (retyped(node.id, type) for type in sorted(said))
    if node.name.strip():
        yield from (named(type, oneline(node.name)) for type in sorted(said))


def _added(spare: Sequence[Node], taken: set[str]) -> tuple[dict[str, Node], frozenset[str], list[Change]]:
    """What is new, by its id; the ids of what the graph no longer has; and the changes these are."""
    added: dict[str, Node] = {}
    lost: set[str] = set()
    changes: list[Change] = []
    for node in spare:
        name, (type, problem) = oneline(node.name), stated(node.types, {})
        id = named(type, name) if type and name else ""
        if not name or not type:
            reason = "没有名称" if not name else problem
            changes.append(unclear(f"{node.place}：{reason}", suggested=ADD, name=name))
        elif id in taken or id in added:
            changes.append(unclear(f"{node.place}：与另一行是同一个（{id}），只看另一行", first=id, name=name))
        elif node.proofs.strip() not in ("", "0") and node.id not in taken:
            lost.add(node.id)
            changes.append(unclear(f"{node.place}：导出时有，现在的图谱里没有了", first=node.id, name=name))
        else:
            added[id] = node
            changes.append(Change(ADD, id, value=name, name=name))
            changes += [Change(ALIAS, id, value=alias, name=name) for alias in sorted(_split(node.aliases))]
    return added, frozenset(lost), changes


def stated(cells: Cells, before: Cells) -> tuple[str, str]:
    """The type that the changed cells say, empty where none was changed; and what is wrong with them."""
    return word(cells, before, types(), "类型")


def word(cells: Cells, before: Cells, known: Mapping[str, str], what: str) -> tuple[str, str]:
    """What the cells that differ from those before come to by the known words, and what is wrong with them."""
    changed = {
        name: word.strip() for name, word in cells.items() if word.strip() and not same(word, before.get(name, ""))
    }
    found = {known[word.lower()] for word in changed.values() if word.lower() in known}
    if len(found) == 1:
        return found.pop(), ""
    if found:
        return "", f"几格写的{what}不同：{'、'.join(changed.values())}"
    if changed:
        return "", f"没有“{'、'.join(changed.values())}”这种{what}"
    return "", "" if before else f"没有写{what}"


def _renamed(known: Sequence[tuple[Entity, Node, Node]]) -> Iterator[Change]:
    """Names, types and aliases that were changed; a name that another bears may mean that the two are one."""
    bearing: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity, _, node in known:
        bearing[entity.type, oneline(node.name)].append(entity)
    for entity, ours, theirs in known:
        first, name = told(entity), oneline(ours.name)
        type, problem = stated(_since(entity, theirs), ours.types)
        if problem:
            yield unclear(f"{theirs.place}：{problem}", suggested=RETYPE, first=first, name=name)
        elif type and type != entity.type:
            yield Change(RETYPE, first, value=label(type), name=name)
        yield from _name(entity, ours, theirs, bearing)
        yield from _aliases(entity, ours, theirs, bearing)


def _since(entity: Entity, node: Node) -> Cells:
    """The cells that tell the type, without those that still say what it was before it was retyped by an earlier import."""
    before = type_of(node.id)
    if node.id == entity.id or before == entity.type:
        return node.types
    return {name: word for name, word in node.types.items() if types().get(word.strip().lower()) != before}


def _name(
    entity: Entity, ours: Node, theirs: Node, bearing: Mapping[tuple[str, str], Sequence[Entity]]
) -> Iterator[Change]:
    first, old, new = told(entity), oneline(ours.name), oneline(theirs.name)
    if same(old, new):
        return
    others = [other for other in bearing[entity.type, new] if other.id != entity.id]
    if not new:
        yield unclear(f"{theirs.place}：名称是空的", first=first, name=old)
    elif lossy(old, new):
        reason = f"{theirs.place}：名称里有的字变成了问号，是存成了 ANSI 编码；请另存为 UTF-8"
        yield unclear(reason, suggested=RENAME, first=first, name=old)
    elif others:
        reason = f"{theirs.place}：名称由“{old}”改成“{new}”，与另一个同名；是同一个就填合并，不是就填改名"
        other = others[0]
        yield Change("", told(other), first, "", new, oneline(other.name), old, MERGE, reason)
    else:
        yield Change(RENAME, first, value=new, name=old)


def _aliases(
    entity: Entity, ours: Node, theirs: Node, bearing: Mapping[tuple[str, str], Sequence[Entity]]
) -> Iterator[Change]:
    first, name = told(entity), oneline(ours.name)
    before, after = _split(ours.aliases), _split(theirs.aliases)
    for alias in sorted(after - before - {name, oneline(theirs.name)}):
        others = [other for other in bearing.get((entity.type, alias), ()) if other.id != entity.id]
        if others:
            reason = f"{theirs.place}：“{alias}”是图谱里的另一个；是同一个就填合并"
            yield Change("", first, told(others[0]), "", "", name, alias, MERGE, reason)
        else:
            yield Change(ALIAS, first, value=alias, name=name)
    for alias in sorted(before - after - {oneline(theirs.name)}) if not corrected(entity) else ():
        yield unclear(f"{theirs.place}：去掉了别名“{alias}”；别名来自原文，去不掉，不是同一个请用拆分", first=first, name=name)


def corrected(thing: Entity | Edge) -> bool:
    """Whether an earlier correction changed or made it: then an older file differs from it by that correction."""
    return CORRECTED in thing.attributes or thing.attributes.get(BY) == CORRECTION


def _split(cell: str) -> set[str]:
    return {oneline(part) for part in _LISTED.split(cell)} - {""}
