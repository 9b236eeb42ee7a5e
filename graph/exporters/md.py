"""A report of each document for people: what it is, on what basis, who, which targets by when, which figures, which tasks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..atomic import replacing
from ..labels import label
from ..model import Edge, Graph, Source
from ..queries.told import said_of
from ..records import oneline
from ..tables import panel
from ..tables.document_report import own_documents, said_by
from ..tables.documents import CITING
from ..writing.markdown import table, text

_BASIS = ("方式", "文件", "原句", "页")
_PEOPLE = ("人物", "职务", "机构", "原句", "页")
_TARGETS = ("年份", "主体", "指标", "比较", "数值", "单位", "低值", "高值", "目标内容", "原句", "页")
_FACTS = ("年份", "时间", "主体", "指标", "数值", "单位", "原句", "页")
_RELATIONS = ("起点", "关系", "终点", "说明", "原句", "页")
_HEADER = ("issued_by", "signed_by", "adopted_at", "concerns")
_TABLES = ("holds_post", "has_target", "has_indicator")


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the reports one after the other, in order of the documents' ids. Choose one with `--documents`."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        empty = True
        for source, said in said_by(graph):
            file.writelines(f"{line}\n" for line in _report(source, said))
            empty = False
        if empty:
            file.write("没有读过的文件。\n")
    return [path]


def _report(source: Source, said: Graph) -> Iterator[str]:
    own = {entity.id for entity in own_documents(said, source)}
    yield f"# {text(source.title or source.id)}"
    yield ""
    yield from _what(source, said, own)
    basis = [edge for edge in said.edges if edge.type in CITING and edge.source in own]
    yield from _section("依据和引用", _BASIS, (_relation(edge, said) for edge in basis))
    yield from _section("谁", _PEOPLE, panel.post_rows(said))
    targets = sorted(panel.target_rows(said), key=lambda row: (str(row["年份"]), str(row["主体"])))
    yield from _section("目标：到什么时候，做到什么", _TARGETS, targets)
    yield from _section("已经达到的数字", _FACTS, panel.fact_rows(said))
    told = (*CITING, *_HEADER)
    rest = (edge for edge in said.edges if edge.type not in _TABLES and not (edge.type in told and edge.source in own))
    yield from _section("还说了什么", _RELATIONS, (_relation(edge, said) for edge in rest))


def _what(source: Source, said: Graph, own: Collection[str]) -> Iterator[str]:
    """Its header, who issued it, where it was adopted, what it is about."""
    yield f"- 文件：{text(source.id)}"
    rows = list(panel.document_rows(said))
    for name in panel.document_columns(rows):
        values = dict.fromkeys(oneline(str(row.get(name, ""))) for row in rows)
        told = "；".join(value for value in values if value)
        if told and name not in ("文件", "标题"):
            yield f"- {text(name)}：{text(told)}"
    names = {entity.id: entity.name for entity in said.entities}
    for type in _HEADER:
        found = dict.fromkeys(names[edge.target] for edge in said.edges if edge.type == type and edge.source in own)
        if found:
            yield f"- {text(label(type))}：{'；'.join(map(text, found))}"
    yield ""


def _section(title: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The heading and the table, without the columns that are empty; nothing where there is no row."""
    found = list(rows)
    if found:
        yield f"## {title}"
        yield ""
        yield from table([name for name in columns if any(row.get(name) not in (None, "") for row in found)], found)
        yield ""


def _relation(edge: Edge, said: Graph) -> dict[str, Any]:
    names = {entity.id: entity.name for entity in said.entities}
    row = {
        "起点": names[edge.source],
        "关系": label(edge.type),
        "终点": names[edge.target],
        "说明": said_of(edge.attributes),
    }
    return row | {"方式": row["关系"], "文件": row["终点"]} | _proof(edge)


def _proof(edge: Edge) -> dict[str, Any]:
    if not edge.evidence:
        return {}
    first = edge.evidence[0]
    return {"原句": first.text, "页": "" if first.page is None else first.page}
