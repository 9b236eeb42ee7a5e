"""The graph as the tables of a workbook that people read: name, columns and rows of each sheet, all in Chinese."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..labels import label
from ..model import Edge, Entity, Evidence, Graph
from ..queries.told import said_of
from ..records import SEPARATOR, oneline, plain, writable
from ..tables import panel
from ..tables.documents import CITING
from ..tables.officials import OFFICIAL_COLUMNS, official_rows
from .flat import written_ids

ENTITY_COLUMNS = ("名称", "类型", "其他名称", "说明", "推得", "边数", "依据处数", "文件数", "首句", "文件", "规则", "编号")
RELATION_COLUMNS = ("起点", "起点类型", "关系", "终点", "终点类型", "说明", "推得", "依据处数", "文件数", "首句", "文件", "规则",
                    "边号", "起点编号", "终点编号")  # fmt: skip
CITATION_COLUMNS = ("引用文件", "方式", "被引文件", "说明", "依据处数", "原句", "文件", "规则", "引用文件编号", "被引文件编号")
_YES = "是"

Row = dict[str, Any]
Sheet = tuple[str, Sequence[str], Iterable[Row]]


def sheets(graph: Graph) -> Iterator[Sheet]:
    """Every table, the widest first; rows are made as they are read. Empty tables are given too."""
    documents = list(panel.document_rows(graph))
    yield "实体", ENTITY_COLUMNS, entity_rows(graph)
    yield "关系", RELATION_COLUMNS, relation_rows(graph)
    yield "目标", panel.TARGET_COLUMNS, panel.target_rows(graph)
    yield "事实", panel.FACT_COLUMNS, panel.fact_rows(graph)
    yield "任职", OFFICIAL_COLUMNS, official_rows(graph, ended=True)
    yield "引用", CITATION_COLUMNS, citation_rows(graph)
    yield "文件", panel.document_columns(documents), documents
    yield "依据", panel.EVIDENCE_COLUMNS, panel.evidence_rows(graph)


def entity_rows(graph: Graph) -> Iterator[Row]:
    """A row for each entity (`ENTITY_COLUMNS`)."""
    degree = Counter(end for edge in graph.edges for end in {edge.source, edge.target})
    ids = written_ids(graph)
    for entity in graph.entities:
        said = {"名称": oneline(entity.name), "类型": label(entity.type), "其他名称": plain(entity.aliases)}
        said |= {"说明": _words(entity.attributes), "推得": _YES if entity.derived else "", "边数": degree[entity.id]}
        yield said | _proof(entity.evidence, "首句") | {"编号": ids[entity.id]}


def relation_rows(graph: Graph) -> Iterator[Row]:
    """A row for each relation (`RELATION_COLUMNS`); 边号 is its number in the evidence table."""
    entities, written = {entity.id: entity for entity in graph.entities}, written_ids(graph)
    for key, edge in enumerate(graph.edges):
        source, target = _ends(edge, entities)
        ends = {"起点": oneline(source.name), "起点类型": label(source.type), "关系": label(edge.type)}
        ends |= {"终点": oneline(target.name), "终点类型": label(target.type), "说明": _words(edge.attributes)}
        ids = {"边号": key, "起点编号": written[edge.source], "终点编号": written[edge.target]}
        yield ends | {"推得": _YES if edge.derived else ""} | _proof(edge.evidence, "首句") | ids


def citation_rows(graph: Graph) -> Iterator[Row]:
    """A row for each relation by which a document names another (`CITATION_COLUMNS`)."""
    entities = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        if edge.type in CITING:
            yield citation_row(edge, *_ends(edge, entities))


def citation_row(edge: Edge, source: Entity, target: Entity) -> Row:
    ends = {"引用文件": oneline(source.name), "方式": label(edge.type), "被引文件": oneline(target.name)}
    ids = {"引用文件编号": writable(edge.source), "被引文件编号": writable(edge.target)}
    return ends | {"说明": said_of(edge.attributes)} | _proof(edge.evidence, "原句") | ids


def _ends(edge: Edge, entities: Mapping[str, Entity]) -> tuple[Entity, Entity]:
    nobody = Entity("", "", "")
    return entities.get(edge.source, nobody), entities.get(edge.target, nobody)


def _words(attributes: Mapping[str, Any]) -> str:
    """What tables of their own do not give, by name; a number or text of a known name without it."""
    told = {name: value for name, value in attributes.items() if value not in (None, "", [], {})}
    return SEPARATOR.join(f"{attribute_name(name)}：{plain(told[name])}" for name in sorted(told))


def attribute_name(name: str) -> str:
    """An attribute's Chinese name; its own where it has none."""
    return _NAMES.get(name, writable(name))


def _proof(evidence: Sequence[Evidence], sentence: str) -> Row:
    documents = sorted({e.document for e in evidence})
    row: Row = {"依据处数": len(evidence), "文件数": len(documents)}
    if evidence:
        row |= {sentence: oneline(evidence[0].text), "文件": writable(evidence[0].document), "规则": oneline(evidence[0].rule)}
    return row


_NAMES = {
    **panel.HEADER, "code": "区划代码", "level": "层级", "year": "年份", "time": "时间", "text": "内容", "indicators": "指标",
    "indicator": "指标", "value": "数值", "comparator": "比较", "measure": "性质", "wording": "措辞", "date": "日期", "dates": "各次日期",
    "title": "职务", "status": "状态", "ended": "已卸任", "since": "自", "until": "至", "role": "分工", "part": "身份",
    "modality": "力度", "section": "章节", "division": "所属区划", "home": "哪里的", "merged_by": "合并理由", "namesakes": "同名者",
    "absent": "未收录", "article": "条款", "change": "变化", "binding": "约束", "base": "基年", "from": "基数", "low": "低值", "high": "高值",
}  # fmt: skip
