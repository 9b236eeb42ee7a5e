"""An area, a strategy or a place in, its members and parts out, with the sentences that say so."""

from dataclasses import dataclass

from ..labels import label
from ..records import oneline
from ..store import Store
from ..store.reading import KEYS, listed
from .naming import Node
from .told import Row, Told, told

INSIDE = ("member_of", "component_of", "part_of")
MEMBER_COLUMNS = ("成员", "类型", "区划代码", "关系", "属于", "推得", "文件数", "原句", "文件", "页", "起", "止", "编号")


@dataclass(frozen=True, slots=True)
class Member:
    """`told` says that `node` belongs to `of`; `depth` is 1 for the members themselves, 2 for members of these."""

    node: Node
    of: Node
    code: str
    depth: int
    told: Told

    @property
    def row(self) -> Row:
        """Its columns are `MEMBER_COLUMNS`."""
        row = {"成员": oneline(self.node.name), "类型": label(self.node.type), "区划代码": self.code, "编号": self.node.id}
        return self.told.row | row | {"属于": oneline(self.of.name)}


def members(store: Store, area: Node, *, deep: bool = False) -> list[Member]:
    """What belongs to it, what sentences say before what is derived, by name; `deep`: and what belongs to that, and so on."""
    seen = {area.key}
    found: list[Member] = []
    level = [area]
    depth = 1
    while level:
        made = [member for of in level for member in _members(store, of, depth) if member.node.key not in seen]
        seen |= {member.node.key for member in made}
        found += made
        level = [member.node for member in made] if deep else []
        depth += 1
    return found


def _members(store: Store, of: Node, depth: int) -> list[Member]:
    rows = store.db.execute(
        "SELECT r.key, json_extract(s.attributes, '$.code') FROM relations r JOIN entities s ON s.key = r.source"
        f" WHERE r.target = ? AND r.type IN {KEYS}"
        " ORDER BY r.derived, r.type, r.documents DESC, s.name, s.id, r.apart",
        (of.key, listed(INSIDE)),
    ).fetchall()
    codes = dict(rows)
    return [Member(one.source, of, codes[one.key] or "", depth, one) for one in told(store, codes)]
