"""A folder for `neo4j-admin database import full`: CSV files whose headings say what each column is, and the command to run.

For an empty database, and by far faster than a script; `.cypher` adds to one that is there.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model import Graph
from ..writing.flat import written_ids
from ..writing.properties import Ids, Link, Node, Properties, entity_links, entity_nodes, file_nodes, mention_links
from .folders import folder

ARRAY = "\x1f"  # between the values of a list; a text that is written never holds it
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_HOW = """\
在 Neo4j 的机器上，进到这个文件夹，执行（数据库要停着；里面原有的内容会被换掉）：

neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true --array-delimiter=U+001F \\
  --nodes=entities.csv --nodes=files.csv --relationships=relations.csv --relationships=mentions.csv

启动后在 Neo4j Browser 里执行一次，按编号查找才快：

CREATE CONSTRAINT policygraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_file IF NOT EXISTS FOR (n:File) REQUIRE n.id IS UNIQUE;
"""


def write(graph: Graph, path: Path) -> list[Path]:
    """Write `entities.csv`, `files.csv`, `relations.csv`, `mentions.csv` and the command as `导入.txt` into the folder."""
    with folder(path) as into:
        # Ids of entities and of files are two spaces: a file may be called as an entity is.
        for name, nodes, space in (("entities", entity_nodes, "Entity"), ("files", file_nodes, "File")):
            with into.file(f"{name}.csv") as file:
                _write(file, graph, nodes, _node_head, (f"id:ID({space})", ":LABEL"))
        for name, links, far in (("relations", entity_links, "Entity"), ("mentions", mention_links, "File")):
            with into.file(f"{name}.csv") as file:
                first = (":START_ID(Entity)", f":END_ID({far})", ":TYPE", "number:long")
                _write(file, graph, links, _link_head, first)
        into.put("导入.txt", _HOW)
    return [path]


def _node_head(node: Node) -> tuple[str, ...]:
    return node.id, ARRAY.join(node.labels)


def _link_head(link: Link) -> tuple[str, ...]:
    return link.source, link.target, link.type, str(link.number)


def _write(
    path: Path,
    graph: Graph,
    things: Callable[[Graph, Ids], Iterable[Any]],
    head: Callable[[Any], tuple[Any, ...]],
    first: tuple[str, ...],
) -> None:
    """One table. The things are made twice, for the headings and for the rows, so that they never all stand in memory."""
    ids = written_ids(graph)
    columns = _columns(thing.properties for thing in things(graph, ids))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow([*first, *(f"{name}:{type}" for name, type in columns.items())])
        for thing in things(graph, ids):
            writer.writerow([*head(thing), *_cells(thing, columns)])


def _columns(records: Iterable[Properties]) -> dict[str, str]:
    """Each property with its type as Neo4j calls it: string where values differ, with [] where one is a list."""
    types: dict[str, set[type]] = defaultdict(set)
    lists = set[str]()
    for record in records:
        for name, value in record.items():
            if isinstance(value, list | tuple):
                lists.add(name)
                types[name].update(map(type, value))
            else:
                types[name].add(type(value))
    return {
        name: (_TYPES[found.copy().pop()] if len(found) == 1 else "string") + ("[]" if name in lists else "")
        for name, found in types.items()
    }


def _cells(thing: Node | Link, columns: Mapping[str, str]) -> Iterator[Any]:
    for name in columns:
        value = thing.properties.get(name, "")
        if isinstance(value, list | tuple):
            yield ARRAY.join(_cell(item) for item in value)
        else:
            yield _cell(value)


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
