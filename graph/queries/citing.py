"""Which documents cite which, and how: the network of citations, of one document or of all."""

from collections.abc import Collection
from dataclasses import dataclass

from ..labels import label
from ..records import oneline
from ..store import Store
from ..store.reading import KEYS, listed
from ..tables.documents import CITING
from .naming import Node
from .told import TOLD_COLUMNS, Row, Told, told

CITATION_COLUMNS = tuple({"起点": "引用文件", "关系": "方式", "终点": "被引文件"}.get(name, name) for name in TOLD_COLUMNS)
CITED_COLUMNS = ("文件", "被引文件数", "引用文件数", "收录", "依据", "贯彻落实", "修改", "废止", "印发转发", "引用", "编号")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document with how many others cite it, how many it cites, and by which relations it is cited how often; `read`:
    it is among the documents that were read."""

    node: Node
    by: int
    cites: int
    read: bool
    ways: dict[str, int]

    @property
    def row(self) -> Row:
        """Its columns are `CITED_COLUMNS`."""
        ways = {label(type): self.ways.get(type, 0) for type in CITING}
        row = {"文件": oneline(self.node.name), "被引文件数": self.by, "引用文件数": self.cites, "收录": "是" if self.read else ""}
        return row | ways | {"编号": self.node.id}


def citations(
    store: Store, node: Node | None = None, *, relations: Collection[str] = CITING, most: int | None = None
) -> tuple[list[Told], int]:
    """The citations, those of the documents that most others cite first; with `node` those that begin or end at it. The
    first `most` of them and how many there are."""
    given: list[str | int] = [listed(relations)]
    where = f"r.type IN {KEYS}"  # a strategy or a meeting may be implemented too, but is not cited
    if node:
        where += " AND (r.source = ? OR r.target = ?)"
        given += [node.key, node.key]
    keys = store.db.execute(
        f"WITH chosen AS (SELECT r.key, r.source, r.target, r.type, r.apart FROM relations r WHERE {where}),"
        " most AS (SELECT target, count(DISTINCT source) AS many FROM chosen GROUP BY target)"
        " SELECT c.key FROM chosen c JOIN most USING (target) JOIN entities s ON s.key = c.source"
        " AND s.type = 'document' JOIN entities o ON o.key = c.target AND o.type = 'document'"
        " ORDER BY many DESC, o.name, o.id, c.type, s.name, s.id, c.apart",
        given,
    ).fetchall()
    return told(store, [key for (key,) in keys[:most]]), len(keys)


def citation_row(one: Told) -> Row:
    """Its columns are `CITATION_COLUMNS`."""
    row = one.row
    return row | {"引用文件": row["起点"], "方式": row["关系"], "被引文件": row["终点"]}


def most_cited(store: Store, *, relations: Collection[str] = CITING, most: int | None = None) -> tuple[list[Cited], int]:
    """The documents that others cite, those that most cite first; the first `most` and how many there are."""
    types = listed(relations)
    rows = store.db.execute(
        f"WITH chosen AS (SELECT source, target, type FROM relations WHERE type IN {KEYS} AND source <> target)"
        " SELECT e.key, e.id, e.type, e.name, e.documents, e.attributes LIKE '%\"absent\":true%', many FROM entities e JOIN"
        " (SELECT target, count(DISTINCT source) AS many FROM chosen GROUP BY target) ON target = e.key"
        " WHERE e.type = 'document' ORDER BY many DESC, e.name, e.id",
        [types],
    ).fetchall()
    found = []
    for *node, absent, by in rows[:most]:
        key = node[0]
        ways = store.db.execute(f"SELECT type, count(*) FROM relations WHERE target = ? AND type IN {KEYS} GROUP BY type", (key, types))
        cites = f"SELECT count(DISTINCT target) FROM relations WHERE source = ? AND target <> ? AND type IN {KEYS}"
        (count,) = store.db.execute(cites, (key, key, types)).fetchone()
        found.append(Cited(Node(*node), by, count, not absent, dict(ways.fetchall())))
    return found, len(rows)
