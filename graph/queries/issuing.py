"""Who issues documents together: issuers joined by documents (one mode), issuers and documents (two modes), by period."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ..records import oneline
from ..store import Store
from .naming import Node
from .told import Row

PAIR_COLUMNS = ("时段", "机关甲", "机关乙", "联合发文数", "文件", "机关甲编号", "机关乙编号")
ISSUE_COLUMNS = ("时段", "机关", "文件", "日期", "机关数", "机关编号", "文件编号")
UNDATED = "日期不明"
_NUMBERED = re.compile(r"〔(\d{4})〕")
_DAYS = ("signed", "published", "effective")

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Issued:
    """A document, its day (or year where only its number tells it, empty where nothing does) and those who issued it."""

    document: Node
    day: str
    issuers: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two issuers and the documents that both issued in a period."""

    period: str
    first: Node
    second: Node
    documents: tuple[Node, ...]

    @property
    def row(self) -> Row:
        """Its columns are `PAIR_COLUMNS`."""
        titles = "；".join(oneline(document.name) for document in self.documents)
        row = {"时段": self.period, "机关甲": oneline(self.first.name), "机关乙": oneline(self.second.name)}
        return row | {"联合发文数": len(self.documents), "文件": titles, "机关甲编号": self.first.id, "机关乙编号": self.second.id}


def issued(store: Store, *, years: Years | None = None, joint: bool = True) -> list[Issued]:
    """The documents with their issuers, those of one issuer only unless `joint`; of these years, ends included, where
    some are given. In order of day, name and id."""
    rows = store.db.execute(
        "SELECT s.key, s.id, s.type, s.name, s.documents, s.attributes, o.key, o.id, o.type, o.name, o.documents"
        " FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target"
        " WHERE r.type = 'issued_by' ORDER BY s.id, o.id"
    )
    issuers: dict[int, dict[int, Node]] = defaultdict(dict)
    documents: dict[int, tuple[Node, str]] = {}
    for row in rows:
        documents.setdefault(row[0], (Node(*row[:5]), row[5]))
        issuers[row[0]][row[6]] = Node(*row[6:])
    found = (
        Issued(node, _day(store, node, attributes), tuple(issuers[key].values()))
        for key, (node, attributes) in documents.items()
        if len(issuers[key]) > 1 or not joint
    )
    return sorted((one for one in found if _within(one.day, years)), key=lambda one: (one.day, one.document.name, one.document.id))


def _day(store: Store, node: Node, attributes: str) -> str:
    said: dict[str, Any] = json.loads(attributes)
    for name in _DAYS:
        days = said.get(name) or ()
        for day in [days] if isinstance(days, str) else days:
            if re.match(r"\d{4}", day):
                return str(day)
    names = [str(said.get("number", "")), node.name]
    names += [name for (name,) in store.db.execute("SELECT name FROM aliases WHERE entity = ? ORDER BY name", (node.key,))]
    return next((match[1] for name in names if (match := _NUMBERED.search(name))), "")


def _within(day: str, years: Years | None) -> bool:
    return years is None or (day[:4].isdigit() and years[0] <= int(day[:4]) <= years[1])


def period(day: str, *, years: Years | None, by_year: bool) -> str:
    """The year of a day, or the years asked for; empty where all is one period."""
    if by_year:
        return day[:4] or UNDATED
    return f"{years[0]}-{years[1]}" if years else ""


def pairs(documents: Iterable[Issued], *, years: Years | None = None, by_year: bool = False) -> list[Pair]:
    """Each two issuers of one document, period by period; in each those with most documents first."""
    together: dict[tuple[str, Node, Node], list[Node]] = defaultdict(list)
    for one in documents:
        for first, second in combinations(sorted(one.issuers, key=lambda node: node.id), 2):
            together[period(one.day, years=years, by_year=by_year), first, second].append(one.document)
    made = [Pair(when, first, second, tuple(found)) for (when, first, second), found in together.items()]
    return sorted(made, key=lambda p: (p.period, -len(p.documents), p.first.id, p.second.id))


def issue_rows(documents: Iterable[Issued], *, years: Years | None = None, by_year: bool = False) -> Iterator[Row]:
    """The two-mode network: a row for each issuer of each document (`ISSUE_COLUMNS`)."""
    for one in documents:
        common = {"时段": period(one.day, years=years, by_year=by_year), "文件": oneline(one.document.name), "日期": one.day}
        for issuer in one.issuers:
            ids = {"机关编号": issuer.id, "文件编号": one.document.id}
            yield common | {"机关": oneline(issuer.name), "机关数": len(one.issuers)} | ids


def matrix(found: Sequence[Pair]) -> tuple[list[Row], Sequence[str]]:
    """Issuer by issuer, how many documents they issued together in each period, and the columns of that table."""
    names = {node.id: oneline(node.name) for pair in found for node in (pair.first, pair.second)}
    periods = sorted({pair.period for pair in found})
    many = {(p.period, *ends): len(p.documents) for p in found for ends in _both(p)}
    ids = sorted(names, key=lambda id: (names[id], id))
    heads = {id: names[id] if list(names.values()).count(names[id]) == 1 else id for id in ids}
    rows = [
        {"时段": when, "机关": heads[id]} | {heads[other]: many.get((when, id, other), 0) for other in ids}
        for when in periods
        for id in ids
    ]
    return rows, ("时段", "机关", *heads.values())


def _both(pair: Pair) -> Iterator[tuple[str, str]]:
    yield pair.first.id, pair.second.id
    yield pair.second.id, pair.first.id
