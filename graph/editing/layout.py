"""Where nodes stand and their colours, as a program that draws left them, kept in a file beside the graph.

The file is `{"positions": {id: [x, y]}, "colors": {id: "#rrggbb"}}`: ids as in the graph when it is built with the corrections of the
same import, y upwards.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..atomic import write_text
from ..corrections.decisions import RETYPE, retyped
from ..corrections.rows import types
from ..labels import color
from ..model import Graph
from .changes import Change
from .nodes import Matched

NAME = "layout.json"
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Layout:
    """`positions` in the units of the program that drew; `colors` as #rrggbb, only those that are not the type's."""

    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.positions or self.colors)


def layout_of(matched: Matched, graph: Graph, changes: "Sequence[Change]") -> Layout:
    """Nothing of what was not drawn: all nodes on one spot, or all of one colour."""
    retypings = {change.first: change.value for change in changes if change.kind == RETYPE}
    ids = {}
    for entity, _, node in matched.known:
        type = retypings.get(matched.refs[entity.id])
        ids[node.id] = retyped(entity.id, types()[type]) if type else entity.id
    places = {ids[node.id]: node.position for _, _, node in matched.known if node.position is not None}
    paints = {ids[node.id]: node.color for _, _, node in matched.known if node.color}
    usual = {ids[node.id]: color(entity.type).lower() for entity, _, node in matched.known}
    return Layout(
        places if len(set(places.values())) > 1 else {},
        {id: paint for id, paint in paints.items() if paint != usual[id]} if len(set(paints.values())) > 1 else {},
    )


def read_layout(folder: Path) -> Layout:
    """What was kept beside the graph in the folder; nothing where there is no such file or it is no layout."""
    path = folder / NAME
    try:
        if path.stat().st_size > LARGEST:
            return Layout()
        said = json.loads(path.read_text("utf-8"))
        positions = {str(id): (float(x), float(y)) for id, (x, y) in said.get("positions", {}).items()}
        return Layout(positions, {str(id): str(paint) for id, paint in said.get("colors", {}).items()})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Layout()


def write_layout(folder: Path, layout: Layout) -> Path:
    """Keep it, with what was kept before of other entities. Raises `OSError`."""
    before = read_layout(folder)
    positions, colors = {**before.positions, **layout.positions}, {**before.colors, **layout.colors}
    if layout.positions:  # drawn anew: a colour that is no longer there was given up
        colors = {id: paint for id, paint in colors.items() if id in layout.colors or id not in layout.positions}
    said = {
        "positions": {id: list(positions[id]) for id in sorted(positions)},
        "colors": {id: colors[id] for id in sorted(colors)},
    }
    write_text(folder / NAME, json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    return folder / NAME
