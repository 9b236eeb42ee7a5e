"""Decisions and what the documents say of the things they are about in, rulings out; a decision without effect is told, never dropped.

In order: retypings, merges and aliases make groups of ids; splits and whatever else is for some documents only cut groups;
then comes what is said of an entity as a whole, and last its relations.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..identity.candidates import Place
from ..model import Edge, Entity
from .decisions import (
    ADD,
    ALIAS,
    KEEP,
    MERGE,
    REJECT,
    RENAME,
    RETYPE,
    SPLIT,
    Decision,
    Decisions,
    Unapplied,
    place_of,
    retyped,
    type_of,
)
from .joining import MISSING, SEVERAL, aliases, followed, in_circles, merges, of_kind, retypings, roots_of
from .rulings import BY, CORRECTION, NO_RULINGS, Rulings, Triple, relation_of

_NOT_THERE = "这些文件里没有：{}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a decision may be about: its id by the automatic resolution, and its place."""

    id: str
    place: Place


def bind(decisions: Decisions, hits: Iterable[Hit]) -> Rulings:
    """What the decisions come to. `hits` are all things of all documents that they concern (`Decisions.concerns`)."""
    if not decisions:
        return NO_RULINGS
    binding = _Binding(decisions, list(hits))
    binding.join()
    binding.cut()
    binding.reject()
    binding.entities()
    binding.relations()
    return binding.rulings()


class _Binding:
    """The state of `bind`: what was found out so far."""

    def __init__(self, decisions: Decisions, hits: Sequence[Hit]) -> None:
        self.rows, self.declared, self.hits = decisions.rows, decisions.declared, hits
        self.automatic = {hit.place: hit.id for hit in hits}
        self.present: dict[str, set[str]] = defaultdict(set)
        for hit in hits:
            self.present[hit.id].add(hit.place[0])
        self.told: list[Unapplied] = []
        self.failed: set[Decision] = set()
        self.steps: dict[str, str] = {}
        self.roots: dict[str, str] = {}
        self.cuts: dict[tuple[str, str], str] = {}
        self.gone: set[str] = set()
        self.found: dict[str, set[str]] = {}
        self.names: dict[str, str] = {}
        self.aliases: dict[str, set[str]] = defaultdict(set)
        self.notes: dict[str, set[Decision]] = defaultdict(set)
        self.added: dict[str, Entity] = {}
        self.rejected: dict[Triple, list[Decision]] = defaultdict(list)
        self.stated: list[tuple[Edge, Decision]] = []

    def tell(self, row: Decision, reason: str, *, wholly: bool = True) -> None:
        self.told.append(Unapplied(row, reason))
        if wholly:
            self.failed.add(row)

    # Groups of ids

    def node(self, ref: str) -> str:
        """The id by the automatic resolution that a row means: for a person told by a document, whatever he is called."""
        place = place_of(ref)
        return self.automatic.get(place, ref) if place and ref not in self.declared else ref

    def retold(self, ref: str) -> str:
        return followed(self.steps, self.node(ref))

    def root(self, ref: str) -> str:
        id = self.retold(ref)
        return self.roots.get(id, id)

    def alive(self, id: str) -> bool:
        return id in self.present or id in self.made or id in self.steps.values()

    def join(self) -> None:
        """Retypings, merges and aliases for all documents."""
        self.made = self._splits() | {row.first for row in self.rows if row.kind == ADD and not row.relation}
        self.steps = retypings(of_kind(self.rows, RETYPE), self.node, self.alive, self.tell)
        edges = merges(of_kind(self.rows, MERGE), self.retold, self.alive, self.tell)
        more = aliases(of_kind(self.rows, ALIAS), self.retold, self.alive, roots_of(edges), self.tell)
        self.roots = roots_of([*edges, *more])
        for row in self.rows:
            if (
                row.kind == KEEP
                and row.second
                and not row.relation
                and self.root(row.first) == self.root(row.second) != self.retold(row.second)
            ):
                self.tell(row, "与合并的一行矛盾，以合并为准")

    def _splits(self) -> set[str]:
        """The ids that splits make of something."""
        linked = roots_of((self.node(r.first), self.node(r.second)) for r in self.rows if r.kind == MERGE)
        said = {(linked.get(hit.id, hit.id), hit.place[0]) for hit in self.hits}
        made = set()
        for row in of_kind(self.rows, SPLIT, restricted=True):
            first = self.node(row.first)
            if any((linked.get(first, first), document) in said for document in row.documents):
                made.add(row.target)
        return made & self.declared

    # What holds for some documents only

    def cut(self) -> None:
        """Splits, and whatever else is for some documents."""
        said: dict[str, set[str]] = defaultdict(set)
        for hit in self.hits:
            said[self.root_of(hit.id)].add(hit.place[0])
        claims: dict[tuple[str, str], dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
        for row, groups, target in self._cutting(said):
            there = {(group, document) for group in groups for document in row.documents if document in said[group]}
            absent = sorted(set(row.documents) - {document for _, document in there})
            if absent:
                self.tell(row, _NOT_THERE.format("、".join(absent)), wholly=not there)
            for place in there:
                claims[place][target].append(row)
        for place, targets in claims.items():
            if len(targets) > 1:
                for row in sorted({row for rows in targets.values() for row in rows}):
                    self.tell(row, f"{place[1]}：{SEVERAL}")
            elif (target := next(iter(targets))) != place[0]:
                self.cuts[place] = target
                self.notes[target] |= set(targets[target])
                self.notes[place[0]] |= set(targets[target])
        self._follow()

    def root_of(self, automatic: str) -> str:
        id = followed(self.steps, automatic)
        return self.roots.get(id, id)

    def _cutting(self, said: Mapping[str, set[str]]) -> Iterator[tuple[Decision, set[str], str]]:
        """(row, the entities that it takes something out of, where that goes)."""
        for row in (row for row in self.rows if row.documents and not row.relation):
            group = self.root(row.first)
            if row.kind == SPLIT:
                target = self.root(row.target)
                if target == group:
                    self.tell(row, "拆出来的又被另一行合并回去")
                elif said.get(group) and said[group] <= set(row.documents):
                    self.tell(row, "拆了以后什么也不剩")
                else:
                    yield row, {group}, target
            elif row.kind == REJECT:
                yield row, {group}, ""
            elif row.kind == RETYPE:
                yield row, {group}, self.root(retyped(self.retold(row.first), row.value))
            elif row.kind == MERGE:
                yield row, {self.root(row.second)}, group
            elif row.kind == ALIAS:
                bearing = [row.alias, *(f"{row.alias}@{document}" for document in row.documents)]
                yield row, {self.root(id) for id in bearing}, group

    def _follow(self) -> None:
        """What one row cuts out and another cuts out of where it went goes on there; in a circle it stays."""
        for document in {document for _, document in self.cuts}:
            steps = {group: target for (group, at), target in self.cuts.items() if at == document}
            circle = in_circles(steps)
            for group in steps:
                if group in circle:
                    del self.cuts[group, document]
                else:
                    self.cuts[group, document] = followed({a: b for a, b in steps.items() if a not in circle}, group)

    # Entities as a whole

    def assigned(self, automatic: str, document: str) -> str:
        root = self.root_of(automatic)
        return self.cuts.get((root, document), root)

    def final(self, ref: str) -> str:
        """The entity that a row means in the end."""
        place = place_of(ref)
        if place and ref not in self.declared and place in self.automatic:
            return self.assigned(self.automatic[place], place[0])
        return self.root(ref)

    def reject(self) -> None:
        for hit in self.hits:
            self.found.setdefault(self.assigned(hit.id, hit.place[0]), set()).add(hit.id)
        self.found.pop("", None)
        adding = {row.first for row in self.rows if row.kind == ADD and not row.relation}
        for row in of_kind(self.rows, REJECT):
            if row.relation:
                continue
            id = self.final(row.first)
            if row.first in adding:
                self.tell(row, SEVERAL)
            elif id not in self.found:
                self.tell(row, MISSING.format(row.first))
            elif self.retold(row.first) not in (id, *self.declared) and not place_of(row.first):
                self.tell(row, f"已经被另一行并入 {id}；要删除，请写 {id}")
            else:
                self.gone.add(id)

    def there(self, row: Decision, ref: str, adding: Sequence[str] = ()) -> str:
        """The final id, or nothing where there is no such entity, which is told."""
        id = self.final(ref)
        if id in self.gone:
            self.tell(row, f"{ref} 已被另一行删除")
        elif id not in self.found and id not in self.added:
            self.tell(row, MISSING.format(ref))
        else:
            return id
        return ""

    def entities(self) -> None:
        """Additions, then names, and what was decided of each entity."""
        for row in self.rows:
            if row.kind == ADD and not row.relation:
                self._add(row)
        renamed: dict[str, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
        for row in self.rows:
            if row.kind == RENAME and (id := self.there(row, row.first)):
                renamed[id][row.value].append(row)
        for id, names in renamed.items():
            if len(names) > 1:
                for row in (row for rows in names.values() for row in rows):
                    self.tell(row, SEVERAL)
            else:
                self.names[id] = next(iter(names))
                self.notes[id] |= set(next(iter(names.values())))
        for row in self.rows:
            if row.kind in (MERGE, ALIAS, RETYPE) and row not in self.failed:
                self.notes[self.root(row.first)].add(row)
            if row.kind == ALIAS and row not in self.failed:
                self.aliases[self.root(row.first)].add(row.value)

    def _add(self, row: Decision) -> None:
        id = self.root(row.first)
        if id in self.found and row.first in self.present:
            self.tell(row, "图谱里已经有了")
            return
        said = {BY: CORRECTION, **_vouched(row)}
        name = row.value or row.first.partition(":")[2]
        if id not in self.found:
            self.added[id] = Entity(id, type_of(id), name, (), {key: said[key] for key in sorted(said)}, (), True)
        self.notes[id].add(row)

    # Relations

    def relations(self) -> None:
        rows = [row for row in self.rows if row.relation and row.kind in (REJECT, ADD)]
        said: dict[tuple[Triple, str], set[str]] = defaultdict(set)
        ends = {row: (self.there(row, row.first), self.there(row, row.second)) for row in rows}
        for row, (source, target) in ends.items():
            if not row.documents or row.kind == ADD:
                said[(source, row.relation, target), row.value].add(row.kind)
        for row, (source, target) in ends.items():
            triple = source, row.relation, target
            if not source or not target:
                continue
            if len(said[triple, row.value]) > 1:
                self.tell(row, SEVERAL)
            elif source == target:
                self.tell(row, "两端是一个")
            elif row.kind == REJECT:
                self.rejected[triple].append(row)
            elif relation_of(edge := _edge(triple, row)) in {relation_of(other) for other, _ in self.stated}:
                self.tell(row, "另一行已经补充了")
            else:
                self.stated.append((edge, row))

    def rulings(self) -> Rulings:
        known = {hit.id for hit in self.hits} | set(self.roots) | set(self.steps)
        kept = {id for id in (*self.found, *self.added) if id not in self.gone}
        return Rulings(
            roots={id: root for id in sorted(known) if (root := self.root_of(id)) != id},
            cuts=self.cuts,
            gone=frozenset(self.gone),
            joined=frozenset(id for id, automatic in self.found.items() if len(automatic) > 1),
            names=self.names,
            aliases={id: sorted(names) for id, names in self.aliases.items()},
            notes={
                id: [row.text for row in sorted(rows - self.failed)]
                for id, rows in self.notes.items()
                if id in kept and rows - self.failed
            },
            rejected=self.rejected,
            added=tuple(self.added[id] for id in sorted(self.added)),
            stated=tuple(self.stated),
            unapplied=tuple(sorted(self.told, key=lambda u: (u.decision, u.reason))),
        )


def _vouched(row: Decision) -> dict[str, str]:
    """Who says so, when, why, and by which sentence of which document."""
    said = {
        "who": row.who,
        "when": row.when,
        "why": row.why,
        "sentence": row.sentence,
        "document": "；".join(row.documents),
    }
    return {name: value for name, value in said.items() if value}


def _edge(triple: Triple, row: Decision) -> Edge:
    source, type, target = triple
    said = {
        BY: CORRECTION,
        **({"title" if type == "holds_post" else "value": row.value} if row.value else {}),
        **_vouched(row),
    }
    return Edge(source, target, type, {key: said[key] for key in sorted(said)})
