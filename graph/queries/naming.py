"""A name as a person gives it in, the entity meant out: by its id, its exact name, an alias, or a part that one alone has."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..labels import label
from ..records import oneline
from ..store import Store
from ..store.reading import KEYS, listed

MOST_LISTED, MOST_NEAR = 20, 5
MOST_COMPARED = 50  # characters of a name that no entity has
_LEVELS = ("省", "市", "县", "区", "州", "盟", "旗", "乡", "镇")
_NODE = "e.key, e.id, e.type, e.name, e.documents"
_ORDER = "ORDER BY e.documents DESC, e.name, e.id"


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in short; `key` is its row in the store, `documents` how many name it."""

    key: int
    id: str
    type: str
    name: str
    documents: int


class Unknown(LookupError):
    """No entity has the name; `near` are those with names like it."""

    def __init__(self, name: str, near: tuple[Node, ...]) -> None:
        meant = f"。名字相近的：{_listed(near)}" if near else ""
        super().__init__(f"没有叫“{name}”的{meant}")
        self.name, self.near = name, near


class Ambiguous(LookupError):
    """Several entities have the name: the first of them, and how many there are in all."""

    def __init__(self, name: str, found: tuple[Node, ...], total: int) -> None:
        more = " ……" if total > MOST_NEAR else ""
        super().__init__(f"叫“{name}”的有 {total} 个，请改写编号：{_listed(found[:MOST_NEAR])}{more}")
        self.name, self.found, self.total = name, found, total


def _listed(found: Iterable[Node]) -> str:
    return "、".join(f"{oneline(node.name)[:MOST_COMPARED]}（{node.id}）" for node in found)


def find(store: Store, name: str, *, types: Collection[str] = ()) -> Node:
    """The one entity meant, of one of the types if any are given. Raises `Unknown` or `Ambiguous`."""
    name = name.strip()
    for rows in _ladder(store, name):
        found = [node for node in rows if not types or node.type in types]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(name, tuple(found[:MOST_LISTED]), len(found))
    raise Unknown(name, near(store, name, types=types))


def nodes(store: Store, where: str, given: Collection[Any] = ()) -> list[Node]:
    """The entities `e` of which that holds, those that most documents name first."""
    return [Node(*row) for row in store.db.execute(f"SELECT {_NODE} FROM entities e WHERE {where} {_ORDER}", tuple(given))]


def nodes_named(store: Store, ids: Iterable[str]) -> list[Node]:
    """The entities with these ids."""
    return nodes(store, f"e.id IN {KEYS}", [listed(ids)])


def nodes_at(store: Store, keys: Iterable[int]) -> list[Node]:
    """The entities in these rows."""
    return nodes(store, f"e.key IN {KEYS}", [listed(keys)])


def _ladder(store: Store, name: str) -> Iterator[list[Node]]:
    """From the surest reading of a name to the least sure."""
    if not name:
        return
    yield nodes(store, "e.id = ?", [name])
    titled = [name, f"《{name}》"]
    named = nodes(store, "e.name IN (?, ?)", titled)
    if len(named) > 1 and {node.type for node in named} == {"place"}:
        # A name that only one division of the table has is that division, whatever else was not placed.
        yield [node for node in named if node.id.removeprefix("place:").isdigit()]
    yield named
    # Before aliases: a document may call the city's government by the city's short name.
    yield nodes(store, f"e.type = 'place' AND e.name IN {KEYS}", [listed(name + level for level in _LEVELS)])
    yield nodes(store, "e.key IN (SELECT entity FROM aliases WHERE name IN (?, ?))", titled)
    yield nodes(store, "instr(e.name, ?)", [name])
    yield nodes(store, "e.key IN (SELECT entity FROM aliases WHERE instr(name, ?))", [name])


def near(store: Store, name: str, *, types: Collection[str] = ()) -> tuple[Node, ...]:
    """Entities whose names have most in common with this one, at least half of its pairs of characters or, of a short
    name, half of its characters."""
    name = name[:MOST_COMPARED]
    pieces = sorted({name[i : i + 2] for i in range(len(name) - 1)} if len(name) > 3 else set(name))
    if not pieces:
        return ()
    shared = " + ".join("(instr(e.name, ?) > 0)" for _ in pieces)
    found = nodes(store, f"{shared} >= ?", [*pieces, (len(pieces) + 1) // 2])
    alike = [(-SequenceMatcher(None, name, n.name).ratio(), -n.documents, n.name, n.id, n) for n in found if not types or n.type in types]
    return tuple(node for *_, node in sorted(alike, key=lambda row: row[:4])[:MOST_NEAR])


def told_apart(store: Store, node: Node) -> str:
    """What tells an entity from others of its name: the posts of a person, else the first document that names it."""
    if node.type == "person":
        posts = store.db.execute(
            "SELECT o.name, json_extract(r.attributes, '$.title') FROM relations r JOIN entities o ON o.key = r.target"
            " WHERE r.source = ? AND r.type = 'holds_post' ORDER BY r.documents DESC, o.name, r.apart LIMIT 2",
            (node.key,),
        )
        said = "；".join(f"{body}{title or ''}" for body, title in posts)
        if said:
            return said
    first = store.db.execute(
        "SELECT d.id, d.title FROM things t JOIN documents d ON d.key = t.document WHERE t.entity = ? ORDER BY d.id LIMIT 1",
        (node.key,),
    ).fetchone()
    return oneline(first[1] or first[0]) if first else ""


def node_row(store: Store, node: Node) -> dict[str, str | int]:
    """For a list that one chooses from."""
    row: dict[str, str | int] = {"类型": label(node.type), "名称": oneline(node.name), "编号": node.id}
    return row | {"文件数": node.documents, "说明": told_apart(store, node)}


NODE_COLUMNS = ("类型", "名称", "编号", "文件数", "说明")
