"""GEXF 1.3 for Gephi: the colours of the types, and a time line of targets, figures, meetings, documents and posts.

Evidence is its first sentence and a count. Written piece by piece, without a date or a version: same graph, same bytes.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..atomic import replacing
from ..labels import color
from ..model import Graph
from ..tables.times import Span, days_of_sources, span_of_edge, span_of_entity
from ..writing.flat import Columns, Value, edge_columns, flat_edges, flat_nodes, node_columns, written_ids
from .markup import quoted

# Names that GEXF and its readers keep for themselves on a node or an edge; `type` of an edge means directed or not.
_RESERVED = {"id", "pid", "start", "end", "key", "networkx_key", "parents", "slices", "spells", "viz", "for", "kind",
             "source", "target", "timeset", "open", "startopen", "endopen"}  # fmt: skip
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>policygraph</creator></meta>
<graph defaultedgetype="directed" mode="{mode}"{time}>
"""


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file; a node's name is its `label`, an edge's type is `relation` and its Chinese name `label`."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    days = days_of_sources(graph)
    spans = {entity.id: span for entity in graph.entities if (span := span_of_entity(entity, days))}
    dynamic = bool(spans) or any(span_of_edge(edge, spans) for edge in graph.edges)
    yield _HEAD.format(mode="dynamic" if dynamic else "static", time=' timeformat="date"' if dynamic else "")
    nodes, edges = node_columns(graph), edge_columns(graph)
    yield from _attributes("node", nodes)
    yield from _attributes("edge", edges)
    yield "<nodes>\n"
    yield from _nodes(graph, nodes, spans)
    yield "</nodes>\n<edges>\n"
    yield from _edges(graph, edges, spans)
    yield "</edges>\n</graph>\n</gexf>\n"


def _nodes(graph: Graph, columns: Columns, spans: Mapping[str, Span]) -> Iterator[str]:
    ids, number = written_ids(graph), _numbers(columns)
    for entity, record in flat_nodes(graph, columns):
        label = quoted(str(record["label"]))
        time = _time(spans.get(entity.id))
        yield f"<node id={quoted(ids[entity.id])} label={label}{time}>{_values(record, number)}{_paint(entity.type)}</node>\n"


def _edges(graph: Graph, columns: Columns, spans: Mapping[str, Span]) -> Iterator[str]:
    ids, number = written_ids(graph), _numbers(columns)
    for key, (edge, record) in enumerate(flat_edges(graph, columns)):
        label = quoted(str(record["label"]))
        ends = f"source={quoted(ids[edge.source])} target={quoted(ids[edge.target])}"
        # Gephi keeps edges between the same two nodes apart only where their kind differs.
        head = f'<edge id="{key}" {ends} label={label} kind={label} weight="{record["weight"]}"'
        yield f"{head}{_time(span_of_edge(edge, spans))}>{_values(record, number)}</edge>\n"


def _numbers(columns: Columns) -> dict[str, str]:
    """The id of each column; name and weight are no columns, the element itself has them."""
    return {name: str(i) for i, name in enumerate(columns) if name not in ("label", "weight")}


def _attributes(kind: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">\n'
    for name, number in _numbers(columns).items():
        title = "relation" if (kind, name) == ("edge", "type") else f"{name}_" if _reserved(name) else name
        yield f'<attribute id="{number}" title={quoted(title)} type="{_TYPES[columns[name]]}"/>\n'
    yield "</attributes>\n"


def _reserved(name: str) -> bool:
    return name.rstrip("_").lower() in _RESERVED or (name.rstrip("_") == "relation")


def _values(record: Mapping[str, Value], number: Mapping[str, str]) -> str:
    told = (
        f'<attvalue for="{number[name]}" value={quoted(value)}/>' for name, value in record.items() if name in number
    )
    return f"<attvalues>{''.join(told)}</attvalues>"


def _time(span: Span | None) -> str:
    if not span:
        return ""
    return (f' start="{span.start}"' if span.start else "") + (f' end="{span.end}"' if span.end else "")


def _paint(type: str) -> str:
    code = color(type)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", code):
        return ""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/>'
