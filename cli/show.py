"""`policygraph show`: all that the graph knows of one thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.terminal import Command, Option, either
from .common import FILE, asking, entity_types, one
from .tables import answering, give, limit

if TYPE_CHECKING:
    from ..graph.queries.showing import Group, Shown

_SHOW = (
    """列出图谱里关于一样东西的一切：类型、别名、属性、为什么合成一个、各类关系（每条一句原文）、说到它的文件（每份一句原文）。

GRAPH 是 build 写出的 graph.db、graph.json，或它们所在的文件夹。NAME 是名称、别名、名称的一部分或编号；指几样东西时列出来，改写编号。

例：
  policygraph show policygraph-out 太原
  policygraph show policygraph-out/graph.json 山西中部城市群 --most 3
  policygraph show policygraph-out 朝阳区 --type 行政区划 -o 朝阳区.xlsx""",
    """All that the graph knows of one thing: type, aliases, attributes, why it is one, relations by type with a sentence each,
the documents that name it with a sentence each.

GRAPH is the graph.db or graph.json that build wrote, or their folder. NAME is a name, an alias, a part of a name or an id;
where it means several things they are listed, to choose an id from.

Examples:
  policygraph show policygraph-out NAME
  policygraph show policygraph-out place:140100 --most 3 --json""",
)
TYPE = ("只在这些类型里找这个名称", "look for the name among these types only")
MOST_OF_TYPE = 5
WIDE = 100  # columns of the terminal for the sentence of a document
_WIDTHS = {"对方": 36, "说明": 20, "原句": 56}


@click.command("show", cls=Command, texts=_SHOW)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("name", metavar="NAME")
@click.option("--type", "types", cls=Option, multiple=True, metavar="TYPE", help=TYPE)
@answering
def command(graph: Path, name: str, types: tuple[str, ...], most: int | None, as_json: bool, out: Path | None) -> None:
    """All that the graph knows of one thing."""
    from ..graph.queries.showing import SHOW_COLUMNS, show

    with asking(graph) as store:
        node = one(store, name, types=entity_types(types))
        wanted = most or (MOST_OF_TYPE if limit(most, as_json, out) else None)
        shown = show(store, node, most=wanted)
    rows = [row for group in shown.groups for row in group.rows]
    if out is None and as_json:
        click.echo(_json(shown))
    elif out is not None:
        give(rows, SHOW_COLUMNS, (), out, said="")
    else:
        click.echo("\n".join([*_head(shown), *(line for group in shown.groups for line in _group(group))]))


def _head(shown: "Shown") -> Iterator[str]:
    from ..graph.english import attribute, written
    from ..graph.labels import label
    from ..graph.records import oneline, plain
    from ..graph.summary import excerpt
    from ..viz.labels import attributes, english_attributes

    type = either(label(shown.node.type), shown.node.type)
    yield f"{type}  {oneline(shown.node.name)}  [{shown.node.id}]" + (either("  推得", "  derived") if shown.derived else "")
    if shown.aliases:
        yield either("又名：", "also: ") + either("、", ", ").join(map(oneline, shown.aliases))
    called = attributes() | (english_attributes() if either("", "english") else {})
    for name, value in shown.attributes.items():
        if name != "merged_by":
            head = called.get(f"{shown.node.type}.{name}", called.get(name, name))
            yield either(f"{head}：{plain(value)}", f"{head}: {attribute(name, value)}")
    if shown.why_merged:
        yield either("合成一个的理由：" + "、".join(shown.why_merged), "taken to be one by: " + ", ".join(map(written, shown.why_merged)))
    yield either(f"说到它的文件 {shown.node.documents} 份：", f"named in {shown.node.documents} documents:")
    for naming in shown.documents:
        yield f"  {naming.id}" + (f"  {oneline(naming.title)}" if naming.title and naming.title not in naming.id else "")
        if naming.evidence:
            yield "    " + excerpt(oneline(naming.evidence.text), (shown.node.name, *shown.aliases), WIDE)
    if shown.node.documents > len(shown.documents):
        yield "  …"


def _group(group: "Group") -> Iterator[str]:
    from ..graph.labels import label
    from ..graph.summary import aligned
    from .tables import cell

    yield ""
    more = either(f"，前 {len(group.told)} 条", f", the first {len(group.told)}") if group.total > len(group.told) else ""
    yield f"{either(label(group.type), group.type)} {'→' if group.outgoing else '←'}  {group.total}{more}"
    names = ("对方类型", "对方", "说明", "原句", "文件", "推得")
    rows = [[cell(row, name, _WIDTHS.get(name, 28), ("对方",)) for name in names] for row in group.rows]
    kept = [i for i in range(len(names)) if any(row[i] for row in rows)]
    yield from aligned([[row[i] for i in kept] for row in rows])


def _json(shown: "Shown") -> str:
    import json

    from ..graph.records import evidence_record

    record = {
        "id": shown.node.id,
        "type": shown.node.type,
        "name": shown.node.name,
        "aliases": shown.aliases,
        "attributes": shown.attributes,
        "derived": shown.derived,
        "documents": [
            {"id": naming.id, "title": naming.title, "evidence": evidence_record(naming.evidence) if naming.evidence else None}
            for naming in shown.documents
        ],
        "relations": [
            {
                "type": one.type,
                "source": one.source.id,
                "source_name": one.source.name,
                "target": one.target.id,
                "target_name": one.target.name,
                "attributes": one.attributes,
                "derived": one.derived,
                "documents": one.documents,
                "evidence": evidence_record(one.evidence) if one.evidence else None,
            }
            for group in shown.groups
            for one in group.told
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)
