"""An entity in, all that the graph knows of it out: names, attributes, relations by type, documents."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...extract.model import Evidence
from ...extract.naming.names import plain
from ..labels import label
from ..records import oneline
from ..store import Store
from .naming import Node
from .told import Row, Told, first_naming, told

MOST_RELATIONS, MOST_DOCUMENTS = 10, 10
SHOW_COLUMNS = ("关系", "方向", "对方类型", "对方", "说明", "文件数", "原句", "文件", "页", "起", "止", "推得", "对方编号")


@dataclass(frozen=True, slots=True)
class Group:
    """The relations of one type and direction (`outgoing`: the entity is their source): how many, and the first of them,
    those that most documents state before the others."""

    type: str
    outgoing: bool
    total: int
    told: Sequence[Told]

    @property
    def rows(self) -> list[Row]:
        """Their columns are `SHOW_COLUMNS`."""
        return [self._row(one) for one in self.told]

    def _row(self, one: Told) -> Row:
        other = one.target if self.outgoing else one.source
        towards = {"方向": "→" if self.outgoing else "←", "对方类型": label(other.type), "对方": oneline(other.name)}
        return one.row | towards | {"对方编号": other.id}


@dataclass(frozen=True, slots=True)
class Naming:
    """A document that names the entity, and where it does so first."""

    id: str
    title: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Shown:
    """`documents` are the first that name the entity, in order of their ids."""

    node: Node
    aliases: tuple[str, ...]
    attributes: Mapping[str, Any]
    derived: bool
    groups: Sequence[Group]
    documents: Sequence[Naming]

    @property
    def why_merged(self) -> tuple[str, ...]:
        """Why what several documents name was taken to be one."""
        return tuple(self.attributes.get("merged_by", ()))


def show(store: Store, node: Node, *, most: int | None = MOST_RELATIONS) -> Shown:
    """All of it, but of each type of relation and of the documents only the first `most`."""
    attributes, derived = store.db.execute("SELECT attributes, derived FROM entities WHERE key = ?", (node.key,)).fetchone()
    names = store.db.execute("SELECT name FROM aliases WHERE entity = ? ORDER BY name", (node.key,))
    return Shown(
        node,
        tuple(_different(node.name, (name for (name,) in names))),
        json.loads(attributes),
        bool(derived),
        [*_groups(store, node, True, most), *_groups(store, node, False, most)],
        list(_namings(store, node, None if most is None else MOST_DOCUMENTS)),
    )


def _different(name: str, aliases: Iterable[str]) -> Iterator[str]:
    """The aliases that differ from the name and from each other by more than quotation marks, blanks and width.

    >>> list(_different("“一群两区三圈”", ["一群两区三圈", "新布局", "“新布局”"]))
    ['新布局']
    """
    seen = {plain(name)}
    for alias in aliases:
        if plain(alias) not in seen:
            seen.add(plain(alias))
            yield alias


def _namings(store: Store, node: Node, most: int | None) -> Iterator[Naming]:
    rows = store.db.execute(
        "SELECT d.key, d.id, d.title FROM things t JOIN documents d ON d.key = t.document WHERE t.entity = ?"
        " GROUP BY d.key ORDER BY d.id LIMIT ?",
        (node.key, -1 if most is None else most),
    )
    for key, id, title in rows.fetchall():
        yield Naming(id, title, first_naming(store, node.key, document=key))


def _groups(store: Store, node: Node, outgoing: bool, most: int | None) -> Sequence[Group]:
    end, other = ("source", "target") if outgoing else ("target", "source")
    counts = store.db.execute(f"SELECT type, count(*) FROM relations WHERE {end} = ? GROUP BY type ORDER BY type", (node.key,))
    first = (
        f"SELECT r.key FROM relations r JOIN entities o ON o.key = r.{other} WHERE r.{end} = ? AND r.type = ?"
        " ORDER BY r.derived, r.documents DESC, o.name, o.id, r.apart LIMIT ?"
    )
    groups = []
    for type, total in counts.fetchall():
        keys = store.db.execute(first, (node.key, type, -1 if most is None else most)).fetchall()
        groups.append(Group(type, outgoing, total, told(store, (key for (key,) in keys))))
    return sorted(groups, key=lambda group: (-group.total, group.type))
