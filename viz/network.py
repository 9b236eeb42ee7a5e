"""From the graph to the drawn network: a pyvis Network with positions, sizes, colours and shapes set."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from pyvis.network import Network

from ..graph.model import Edge, Entity, Graph
from .forces import Points
from .former import Former
from .growth import grown
from .labels import relation_label, type_label, types
from .layout import positions
from .opening import Opening, opening
from .pack import Block

__all__ = ["begin", "caption", "network"]

_LONGEST = 18  # characters of a caption on the canvas

_OPTIONS: dict[str, dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True, "hover": False, "keyboard": False},
    "nodes": {"borderWidth": 0, "chosen": False, "labelHighlightBold": False},
    "edges": {
        "smooth": False,
        "chosen": False,
        "width": 1,
        "selectionWidth": 0,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}},
    },
}
_ALWAYS_SHOWN = 400  # so few edges stay visible while the view moves, and their arrows are no clutter


def captions(graph: Graph) -> list[str]:
    """The short names of all entities on the canvas."""
    owners = _owners(graph)
    return [caption(entity, owners.get(entity.id, ())) for entity in graph.entities]


def begin(graph: Graph, about: str | None = None) -> Opening | None:
    """The opening of a graph, with room for its captions; `about`: the id of what it is about, where that is known."""
    texts = captions(graph)
    return opening(graph, {entity.id: _width(text) for entity, text in zip(graph.entities, texts, strict=True)}, about)


def network(graph: Graph, first: Opening | None = None, former: Former | None = None) -> Network:
    """What is drawn. Node ids are entity ids, edge ids count `graph.edges`; the lists are filled, never `add_edge`d.

    What has a spot in `former` stays there."""
    drawn = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    drawn.nodes = _nodes(graph, first, captions(graph), former or Former())
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    drawn.node_map = {node["id"]: node for node in drawn.nodes}
    drawn.edges = [_edge(number, edge) for number, edge in enumerate(graph.edges)]
    hide = len(graph.edges) > _ALWAYS_SHOWN
    arrows = {"to": {**_OPTIONS["edges"]["arrows"]["to"], "enabled": not hide}}
    interaction = {**_OPTIONS["interaction"], "hideEdgesOnDrag": hide, "hideEdgesOnZoom": hide}
    color = {"color": "rgba(130,142,160,0.28)" if hide else "rgba(130,142,160,0.5)"}
    edges = {**_OPTIONS["edges"], "arrows": arrows, "color": color}
    drawn.set_options(json.dumps({**_OPTIONS, "interaction": interaction, "edges": edges}))
    return drawn


def _nodes(graph: Graph, begin: Opening | None, captions: list[str], former: Former) -> list[dict[str, object]]:
    number = {entity.id: index for index, entity in enumerate(graph.entities)}
    links = [(number[edge.source], number[edge.target]) for edge in graph.edges]
    degree = Counter(end for link in links for end in link)
    sizes = [_size(entity, degree[index]) for index, entity in enumerate(graph.entities)]
    first = _block(begin, number) if begin and not former.drawn else None
    known = {number[one]: spot for one, spot in former.spots.items() if one in number}
    widths, ranks = [_width(text) for text in captions], _ranks(graph)
    if known:
        spots = grown(len(graph.entities), links, known, widths=widths, sizes=sizes, ranks=ranks, first=first)
    else:
        spots = positions(len(graph.entities), links, widths=widths, sizes=sizes, ranks=ranks, first=first)
    lean = _leaning(spots, links)
    for one, (_, _, left) in begin.spots.items() if begin and not former.drawn else ():
        lean[number[one]] = left
    return [
        _node(entity, label, size, (float(x), float(y))) | ({"lean": 1} if left else {})
        for entity, label, size, (x, y), left in zip(graph.entities, captions, sizes, spots, lean, strict=True)
    ]


def _block(begin: Opening, number: dict[str, int]) -> Block:
    left, top, right, bottom = begin.box
    spots = np.array([[x - left, y - top] for x, y, _ in begin.spots.values()])
    return Block(np.array([number[one] for one in begin.spots], np.int64), spots, right - left, bottom - top)


def _leaning(spots: Points, links: Sequence[tuple[int, int]]) -> list[bool]:
    """Whose label stands on the left: away from what a node is tied to."""
    ends = np.asarray([(a, b) for a, b in links if a != b], np.int64).reshape(-1, 2)
    both = np.concatenate([ends, ends[:, ::-1]])
    degree = np.bincount(both[:, 0], minlength=len(spots))
    middle = np.bincount(both[:, 0], spots[both[:, 1], 0], len(spots)) / np.maximum(degree, 1)
    return ((degree > 0) & (middle > spots[:, 0] + 20)).tolist()  # type: ignore[no-any-return]


def _node(entity: Entity, label: str, size: float, spot: tuple[float, float]) -> dict[str, object]:
    look = type_label(entity.type)
    return {
        "id": entity.id,
        "label": label,
        "group": entity.type,
        "shape": look.shape,
        "color": look.color,
        "size": size,
        "x": round(spot[0], 1),
        "y": round(spot[1], 1),
    }


def _edge(number: int, edge: Edge) -> dict[str, object]:
    drawn: dict[str, object] = {"id": number, "from": edge.source, "to": edge.target, "group": edge.type}
    if edge.derived:
        drawn["dashes"] = [5, 5]
    return {**drawn, "title": relation_label(edge.type).label}


def _size(entity: Entity, degree: int) -> float:
    """Area grows with degree. A star and a triangle look smaller than a dot of their radius."""
    grow = 1.2 if type_label(entity.type).shape in ("star", "triangle", "triangleDown") else 1.0
    return float(round((4.5 + 2.6 * min(degree, 100) ** 0.5) * grow, 1))


def _ranks(graph: Graph) -> list[int]:
    """The order in which leaves stand around a hub: by type, then year, then name."""
    order = {name: index for index, name in enumerate(types())}
    keys = [
        (order.get(entity.type, len(order)), str(entity.attributes.get("year", "")), entity.name, entity.id)
        for entity in graph.entities
    ]
    rank = {key: index for index, key in enumerate(sorted(keys))}
    return [rank[key] for key in keys]


def _owners(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The names of each target's subject, which its caption need not repeat."""
    names = {entity.id: (entity.name, *entity.aliases) for entity in graph.entities}
    return {edge.target: names[edge.source] for edge in graph.edges if edge.type == "has_target"}


def _width(text: str) -> float:
    """Width of a caption in 13 px type: a Chinese character is a square, a Latin one half."""
    return sum(13.0 if ord(char) > 0x2000 else 7.5 for char in text)


def caption(entity: Entity, owners: tuple[str, ...] = ()) -> str:
    """The short name on the canvas: a target by year and beginning, without its owner; long titles cut in the middle.

    >>> caption(Entity("t", "target", "目标", attributes={"year": 2025, "text": "森林覆盖率达到百分之三十以上"}))
    '2025年 森林覆盖率达到百分之三十以上'
    >>> caption(Entity("d", "document", "《关于加快推进山西中部城市群基础设施互联互通的若干意见》"))
    '《关于加快推进山西…的若干意见》'
    """
    year = entity.attributes.get("year")
    if entity.type == "target" and year:
        text = str(entity.attributes.get("text") or entity.name)
        for owner in sorted(owners, key=len, reverse=True):
            text = text.removeprefix(owner).lstrip("的，、") or text
        return f"{year}年 {text if len(text) <= 14 else text[:14] + '…'}"
    name = " ".join(entity.name.split())
    if len(name) <= _LONGEST:
        return name
    return f"{name[:9]}…{name[-6:]}"
