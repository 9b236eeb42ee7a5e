"""A place in, the targets of the areas it belongs to out, each with the path that leads there; they are derived, not said of it."""

import json
from collections.abc import Sequence

from ..derived.reaching import areas_of
from ..model import Edge
from ..records import oneline
from ..store import Store
from ..store.reading import part
from ..tables.indicator_panel import chosen
from ..tables.panel import TARGET_COLUMNS, Row, target_rows
from .naming import Node

AREA_TARGET_COLUMNS = (*TARGET_COLUMNS, "经由", "推得")
_ABOVE = (
    "SELECT o.id, o.name, r.type, r.attributes, r.derived FROM relations r JOIN entities s ON s.key = r.source"
    " JOIN entities o ON o.key = r.target WHERE s.id = ? AND r.type IN ('part_of', 'member_of')"
)


def area_targets(
    store: Store, place: Node, *, year: int | None = None, indicator: str = "", most: int | None = None
) -> tuple[list[Row], int]:
    """The targets of its areas as rows of `target_rows`, with the path and 推得 = 是; at most so many, and how many there are."""
    names = {place.id: place.name}

    def above(id: str) -> list[Edge]:
        found = []
        for target, name, type, attributes, derived in store.db.execute(_ABOVE, (id,)):
            names[target] = name
            found.append(Edge(id, target, type, json.loads(attributes), (), bool(derived)))
        return found

    rows: list[Row] = []
    for area, path in sorted(areas_of(place.id, above).items()):
        aims = "SELECT r.key FROM relations r JOIN entities s ON s.key = r.source WHERE s.id = ? AND r.type = 'has_target'"
        graph = part(store.db, (), (key for (key,) in store.db.execute(aims, (area,)).fetchall()), proved=False)
        via = {"经由": _told(place.name, path, names), "推得": "是"}
        rows += (row | via for row in chosen(target_rows(graph), year=year, indicator=indicator))
    return rows[:most], len(rows)


def _told(name: str, path: Sequence[Edge], names: dict[str, str]) -> str:
    """太原市属于山西中部城市群（《……规划》）."""
    said = oneline(name)
    for edge in path:
        source = edge.attributes.get("source", "") if edge.derived else ""
        extent = edge.attributes.get("extent", "")
        why = "，".join(filter(None, (str(extent), str(source))))
        said += f"属于{oneline(names[edge.target])}" + (f"（{why}）" if why else "")
    return said
