"""The records of what a person decided: one `Decision` a row of a file, all of them `Decisions`; what they speak of, by ids.

A decision names entities by their ids in the graph as it is without any decision, so that one row does not depend on
another. `organization:太原市财政局` is such an id; of persons of one name `person:李建国@甲.txt` is the one that the document
speaks of, whatever id he has in the graph.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ...extract.assemble import entity_id
from ...extract.geography import gazetteer
from ..identity.candidates import Place
from ..parts import dumped

MERGE, ALIAS, SPLIT, REJECT, RETYPE, RENAME, ADD, KEEP = (
    "合并",
    "别名",
    "拆分",
    "删除",
    "改类型",
    "改名",
    "补充",
    "无误",
)
KINDS = (MERGE, ALIAS, SPLIT, REJECT, RETYPE, RENAME, ADD, KEEP)
# Things whose ids are not made of their names.
_UNNAMED = ("target", "positioning", "indicator", "task", "industry")
_LISTED = "；"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One row. `first` and `second` are ids (`refer`); `documents` restrict it to what these say; `file` and `row` say where
    it stands and are no part of what is decided."""

    kind: str
    first: str
    second: str = ""
    documents: tuple[str, ...] = ()
    relation: str = ""
    value: str = ""
    sentence: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """What was decided, on whose word, in one line.

        >>> Decision(MERGE, "organization:甲局", "organization:甲市局", who="张三", when="2024-05-06").text
        '合并 organization:甲局 organization:甲市局（张三，2024-05-06）'
        """
        said = [self.kind, self.first, self.relation, self.second, self.value, _LISTED.join(self.documents)]
        vouched = "，".join(part for part in (self.who, self.when, self.why) if part)
        return " ".join(part for part in said if part) + (f"（{vouched}）" if vouched else "")

    @property
    def target(self) -> str:
        """Where a split puts what it takes out: as said, else the id with its first document behind it."""
        if self.second or self.kind != SPLIT:
            return self.second
        base = self.first.partition("@")[0] if type_of(self.first) == "person" else self.first
        return f"{base}@{min(self.documents, default='')}"

    @property
    def alias(self) -> str:
        """The id of what bears the other name alone."""
        return named(type_of(self.first), self.value)


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A decision without effect, and why: `reason` is the Chinese text for the user."""

    decision: Decision
    reason: str

    def __str__(self) -> str:
        return f"{self.decision.file} 第 {self.decision.row} 行（{self.decision.text}）：{self.reason}"


@dataclass(frozen=True)
class Decisions:
    """All decisions; equal ones once, their order without meaning."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Decision]) -> "Decisions":
        first = {decision: decision for decision in sorted(rows, key=lambda d: (d.file, d.row), reverse=True)}
        return cls(tuple(sorted(first.values())))

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def fingerprint(self) -> str:
        """Of what is decided, wherever it is written; empty where nothing is."""
        names = ("kind", "first", "second", "documents", "relation", "value", "sentence", "who", "when", "why")
        said = dumped([[getattr(d, name) for name in names] for d in self.rows])
        return hashlib.sha256(said.encode()).hexdigest()[:16] if self.rows else ""

    @cached_property
    def declared(self) -> frozenset[str]:
        """The ids that splits make."""
        return frozenset(
            d.target
            for d in self.rows
            if d.kind == SPLIT and (not (place := place_of(d.target)) or place[0] in d.documents)
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids that any row may be about."""
        every: set[str] = set()
        for d in self.rows:
            every |= {d.first, d.target}
            if d.kind == RETYPE:
                every.add(retyped(d.first, d.value))
            if d.kind == ALIAS:
                every |= {d.alias, *(f"{d.alias}@{document}" for document in d.documents)}
        return frozenset(every - {""})

    @cached_property
    def persons(self) -> frozenset[str]:
        """The persons, by their ids without a document, of whom a row tells one from another."""
        return frozenset(place[1] for id in self.ids - self.declared if (place := place_of(id)))

    def concerns(self, id: str, base: str) -> bool:
        """Whether a thing that is `id` in the graph, `base` by its own document, may be decided about."""
        return id in self.ids or base in self.persons


NONE = Decisions()


def type_of(id: str) -> str:
    return id.partition(":")[0]


def place_of(id: str) -> Place | None:
    """(document, thing in it) of a person told by a document; None for all other ids."""
    base, at, document = id.partition("@")
    return (document, base) if at and type_of(id) == "person" else None


def named(type: str, name: str) -> str:
    """The id of the thing of that type and name, as far as a name tells.

    >>> named("place", "太原市"), named("document", "《预算法》"), named("person", "王伟@甲.txt")
    ('place:140100', 'document:预算法', 'person:王伟@甲.txt')
    """
    bare, at, behind = name.partition("@")
    if type in _UNNAMED:
        return f"{type}:{name}"
    place = gazetteer.division(bare) if type == "place" else None
    return entity_id(type, bare, place.code if place else "") + at + behind


def retyped(id: str, type: str) -> str:
    """The id that the thing has as one of another type."""
    old, _, name = id.partition(":")
    if old == "place" and (place := gazetteer.places().get(name)):
        name = place.name
    return named(type, name)
