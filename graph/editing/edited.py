"""What a file says that a person edited, whatever its format: nodes, edges and the rows of other tables, all of it text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cells = Mapping[str, str]


class EditedUnreadable(Exception):
    """A file that cannot be compared with a graph: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, name: str, reason: str, cure: str) -> None:
        super().__init__(f"{name}：{reason}。{cure}")
        self.name, self.reason, self.cure = name, reason, cure


@dataclass(frozen=True, slots=True)
class Node:
    """`place` says in Chinese where it stands. `origin` is the id in the record that our exports keep beside it, if any; `types`
    are the cells that tell its type, by column; `proofs` how many passages our export counted, empty for what is not ours;
    `rest` are all other cells; `color` is #rrggbb."""

    place: str
    id: str = ""
    origin: str = ""
    name: str = ""
    types: Cells = field(default_factory=dict)
    aliases: str = ""
    proofs: str = ""
    rest: Cells = field(default_factory=dict)
    position: tuple[float, float] | None = None
    color: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """An end of an edge as the file names it; tables give names too, which a person may have changed instead."""

    id: str = ""
    name: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An edge. `key` is its number in our export, empty for a new one; `relations` are the cells that tell the relation;
    `title` is that of a post."""

    place: str
    key: str
    source: End
    target: End
    relations: Cells = field(default_factory=dict)
    title: str = ""
    proofs: str = ""
    rest: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edited:
    """`nodes` and `links` are None where the file has no such table. `others` are the tables made from these, which no
    correction changes: name -> (where each row stands, its cells). `drawn` is whether a program that draws wrote it."""

    nodes: Sequence[Node] | None
    links: Sequence[Link] | None
    others: Mapping[str, Sequence[tuple[str, Cells]]] = field(default_factory=dict)
    drawn: bool = False
