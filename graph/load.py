"""A graph.json in, or another file that keeps all of a graph, the `Graph` it was written from out."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..extract.model import Evidence
from . import importers
from .model import Edge, Entity, Graph, Source
from .nx import FORMAT
from .records import EDGE_FIELDS, ENTITY_FIELDS, SOURCE_FIELDS, attributes_of

Record = Mapping[str, Any]
_REBUILD = "请给出 policygraph build 写出的 graph.json"


class LoadError(Exception):
    """A file that is no graph of ours: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, path: Path, reason: str, cure: str) -> None:
        super().__init__(f"{path}：{reason}。{cure}")
        self.path, self.reason, self.cure = path, reason, cure


def load(path: Path) -> Graph:
    """The graph in the file, equal to the one that `export` wrote there: graph.json, .graphml, or the tables of .csv.

    Raises `LoadError` where the file is missing, no JSON, or not in the form that `export` gives it.
    """
    path = Path(path)
    data = _read(path) if path.suffix.lower() in importers.SUFFIXES else _parsed(path)
    try:
        return graph_of(data)
    except NotOurs as error:
        raise LoadError(path, f"不是政图的图谱（{error}）", _REBUILD) from error


class NotOurs(ValueError):
    """JSON that does not say a graph; its text says where, in Chinese."""


def graph_of(data: object) -> Graph:
    """The graph that parsed JSON says; raises `NotOurs`."""
    if not isinstance(data, Mapping):
        raise NotOurs("最外层不是 {…}")
    head = data.get("graph")
    head = head if isinstance(head, Mapping) else {}
    if head.get("format", FORMAT) != FORMAT:
        raise NotOurs(f"格式是 {head['format']}，这个版本读 {FORMAT}")
    graph = Graph(
        tuple(_source(record) for record in _records(head, "documents", needed=False)),
        tuple(_entity(record) for record in _records(data, "nodes")),
        tuple(_edge(record) for record in _records(data, "edges")),
    )
    _refuse_loose_ends(graph)
    return graph


def _parsed(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _unopened(path, error) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise LoadError(path, "不是 JSON 文件，或者不完整", _REBUILD) from error


def _read(path: Path) -> object:
    try:
        return importers.read(path)
    except OSError as error:
        raise _unopened(path, error) from error
    except (importers.Unreadable, UnicodeDecodeError, csv.Error, KeyError, RecursionError) as error:
        raise LoadError(path, f"不是 policygraph export 写出的文件（{error}）", _REBUILD) from error


def _unopened(path: Path, error: OSError) -> LoadError:
    if isinstance(error, FileNotFoundError):
        return LoadError(path, "找不到这个文件", "请检查路径；图谱由 policygraph build 写出")
    if isinstance(error, IsADirectoryError):
        return LoadError(path, "这是文件夹，不是文件", f"请给出其中的 {path.name}/graph.json")
    return LoadError(path, f"读取失败（{error.strerror or error}）", "请检查文件权限")


def _records(data: Record, name: str, *, needed: bool = True) -> Sequence[Record]:
    found = data.get(name, None if needed else [])
    if not isinstance(found, list):
        raise NotOurs(f"没有列表 {name}")
    for index, record in enumerate(found):
        if not isinstance(record, Mapping):
            raise NotOurs(f"{name} 第 {index + 1} 项不是 {{…}}")
    return found


def _text(record: Record, field: str, kind: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise NotOurs(f"有{kind}没有文本字段 {field}")
    return value


def _source(record: Record) -> Source:
    return Source(_text(record, "id", "文件"), _text(record, "title", "文件"), attributes_of(record, SOURCE_FIELDS))


def _entity(record: Record) -> Entity:
    return Entity(
        _text(record, "id", "点"),
        _text(record, "type", "点"),
        _text(record, "name", "点"),
        tuple(str(alias) for alias in record.get("aliases") or ()),
        attributes_of(record, ENTITY_FIELDS),
        _evidence(record),
        bool(record.get("derived", False)),
    )


def _edge(record: Record) -> Edge:
    return Edge(
        _text(record, "source", "边"),
        _text(record, "target", "边"),
        _text(record, "type", "边"),
        attributes_of(record, EDGE_FIELDS),
        _evidence(record),
        bool(record.get("derived", False)),
    )


def _evidence(record: Record) -> tuple[Evidence, ...]:
    try:
        return tuple(
            Evidence(str(e["doc"]), int(e["start"]), int(e["end"]), str(e["text"]), str(e.get("rule", "")), _page(e))
            for e in record.get("evidence") or ()
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotOurs("有一条 evidence 缺 doc、start、end 或 text") from error


def _page(evidence: Record) -> int | None:
    return int(evidence["page"]) if evidence.get("page") is not None else None


def _refuse_loose_ends(graph: Graph) -> None:
    known = {entity.id for entity in graph.entities}
    if len(known) < len(graph.entities):
        raise NotOurs("有两个点的 id 相同")
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise NotOurs(f"有边连到不存在的点 {end}")
