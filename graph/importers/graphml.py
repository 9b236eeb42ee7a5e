"""A .graphml of ours, also one that Gephi or yEd saved again: the records in its column `policygraph`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..exporters.graphml import WHOLE
from ..writing.xml_stream import XmlUnreadable, elements
from . import Unreadable


def read(path: Path) -> dict[str, Any]:
    """The nodes, edges and documents; those deleted in another program are not among them."""
    found: dict[str, Any] = {"nodes": [], "edges": [], "graph": {}}
    try:
        for kind, record in _records(path):
            if kind == "graph":
                found["graph"] = record
            else:
                found[f"{kind}s"].append(record)
    except XmlUnreadable as error:
        raise Unreadable(f"{error}") from error
    return found


def _records(path: Path) -> Iterator[tuple[str, Any]]:
    """(node, edge or graph, its record), element by element, each let go when it was read."""
    column = set[str]()
    for event, element, around in elements(path):
        if event == "start" or around is None:
            continue
        kind = element.tag
        if kind == "key" and element.get("attr.name") == WHOLE:
            column.add(element.get("id", ""))
        elif kind == "data" and element.get("key") in column and around.tag == "graph":
            yield "graph", _parsed(element.text, "graph")
        elif kind in ("node", "edge"):
            texts = [data.text for data in element if data.get("key") in column]
            if not texts:
                raise Unreadable(f"{'点' if kind == 'node' else '边'} {element.get('id')} 没有 {WHOLE} 一列")
            yield kind, _parsed(texts[0], f"{kind} {element.get('id')}")
            around.remove(element)


def _parsed(text: str | None, where: str) -> Any:
    try:
        return json.loads(text or "")
    except json.JSONDecodeError as error:
        raise Unreadable(f"{where} 的 {WHOLE} 一列不是 JSON") from error
