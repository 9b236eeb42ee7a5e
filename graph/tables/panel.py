"""The graph as tables that are read in Excel: targets, figures already reached, posts, documents, evidence.

Each function gives rows, dictionaries with the same Chinese column names in the same order (`*_COLUMNS`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ...extract import amounts
from ..labels import label
from ..model import Edge, Entity, Evidence, Graph, Source
from ..records import oneline, plain, writable
from ..writing.flat import written_ids
from .documents import OWN

TARGET_COLUMNS = ("主体", "主体类型", "区划代码", "年份", "时间", "指标", "比较", "数值", "单位", "低值", "高值", "原数值", "性质", "基年",
                  "基数", "约束", "力度", "目标内容", "文件", "页", "起", "止", "原句", "规则")  # fmt: skip
FACT_COLUMNS = ("主体", "主体类型", "区划代码", "年份", "时间", "指标", "比较", "数值", "单位", "低值", "高值", "原数值",
                "性质", "基年", "基数", "变化", "文件", "页", "起", "止", "原句", "规则")  # fmt: skip
POST_COLUMNS = ("人物", "职务", "机构", "机构类型", "状态", "日期", "文件", "页", "起", "止", "原句", "规则")
DOCUMENT_COLUMNS = ("文件", "标题")
EVIDENCE_COLUMNS = ("对象", "编号", "类型", "内容", "文件", "页", "起", "止", "原句", "规则")
# Words, because a cell that begins with = is a formula to Excel.
_COMPARATORS = {">=": "不低于", "<=": "不超过", "~": "约", "=": "等于"}
_NUMBER = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?)(.*)", re.DOTALL)
# 5%—6%, 1.3万亿—1.5万亿元: of what stands after the first number only the unit is wanted.
_AFTER_RANGE = re.compile(r"^.*\d")
_SAID = {"measure": "性质", "base": "基年", "from": "基数", "binding": "约束", "modality": "力度", "change": "变化"}
HEADER = {"number": "发文字号", "issuer": "发文机关", "level": "层级", "kind": "文种", "signed": "成文日期",
           "published": "发布日期", "effective": "施行日期", "expires": "失效日期", "revised": "修改日期", "addressee": "主送机关", "index": "索引号",
           "characters": "字数", "pages": "页数", "file": "所在文件", "member": "其中名字", "url": "网址", "notes": "请留意",
           "from_metadata": "来自登记"}  # fmt: skip

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hung:
    """A target or a figure, and the edge by which it hangs on its subject; neither of these where nothing says whose it is."""

    entity: Entity
    edge: Edge | None
    subject: Entity | None

    @property
    def evidence(self) -> Evidence | None:
        """The first place that states the edge, else the first that names the entity."""
        found = (*(self.edge.evidence if self.edge else ()), *self.entity.evidence)
        return found[0] if found else None


def target_rows(graph: Graph) -> Iterator[Row]:
    """The long panel: a row for each subject, target and indicator; a target in words only has one row."""
    return (row for _, row in hung_targets(graph))


def fact_rows(graph: Graph) -> Iterator[Row]:
    """A row for each subject and figure already reached."""
    return (row for _, row in hung_facts(graph))


def hung_targets(graph: Graph) -> Iterator[tuple[Hung, Row]]:
    """Each row of `target_rows` with what it is made of."""
    for hung in _hung(graph, "target", "has_target"):
        target = hung.entity
        common = {**_subject(hung.subject), "年份": target.attributes.get("year", "")}
        common |= {"时间": oneline(str(target.attributes.get("time", "")))}
        common |= {"目标内容": oneline(str(target.attributes.get("text") or target.name))}
        proof = _place(hung.evidence)
        for indicator in target.attributes.get("indicators") or [{}]:
            yield hung, _ordered(common | _measure(indicator) | proof, TARGET_COLUMNS)


def hung_facts(graph: Graph) -> Iterator[tuple[Hung, Row]]:
    """Each row of `fact_rows` with what it is made of."""
    for hung in _hung(graph, "indicator", "has_indicator"):
        fact = hung.entity
        common = {**_subject(hung.subject), "年份": fact.attributes.get("year", ""), "时间": oneline(str(fact.attributes.get("time", "")))}
        # Extraction names such a node after indicator and value together, and gives the indicator apart.
        measure = _measure({**fact.attributes, "name": fact.attributes.get("indicator", fact.name)})
        yield hung, _ordered(common | measure | _place(hung.evidence), FACT_COLUMNS)


def post_rows(graph: Graph) -> Iterator[Row]:
    """A row for each person, post and place that states it."""
    entities = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        person, body = entities.get(edge.source), entities.get(edge.target)
        if edge.type == "holds_post" and person and body:
            who = {"人物": oneline(person.name), "职务": plain(edge.attributes.get("title", ""))}
            where = {"机构": oneline(body.name), "机构类型": label(body.type)}
            where |= {"状态": edge.attributes.get("status", ""), "日期": edge.attributes.get("date", "")}
            for evidence in edge.evidence or (None,):
                yield _ordered(who | where | _place(evidence), POST_COLUMNS)


def document_rows(graph: Graph) -> Iterator[Row]:
    """A row for each document in a file that was read: file, title, and what its header says."""
    for source, entity in headed(graph):
        said = {**source.attributes, **entity.attributes}
        if "from_metadata" in said:  # names of other columns
            said["from_metadata"] = [{"title": "标题", **HEADER}.get(name, name) for name in said["from_metadata"]]
        header = {HEADER.get(name, name): plain(said[name]) for name in sorted(said)}
        yield {"文件": writable(source.id), "标题": oneline(entity.name)} | header


def headed(graph: Graph) -> Iterator[tuple[Source, Entity]]:
    """Each file that was read with each document in it that has a title; with its own title alone where none has."""
    own: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        for file in sorted({e.document for e in entity.evidence if e.rule in OWN}):
            own[file].append(entity)
    for source in graph.sources:
        for entity in own[source.id] or [Entity("", "document", source.title)]:
            yield source, entity


def document_columns(rows: Iterable[Row]) -> list[str]:
    """File and title, then what headers say, as one reads a header; columns that are empty in all rows are left out."""
    found = {name for row in rows for name in row}
    known = (*DOCUMENT_COLUMNS, *HEADER.values())
    return [*(name for name in known if name in found or name in DOCUMENT_COLUMNS), *sorted(found - set(known))]


def evidence_rows(graph: Graph) -> Iterator[Row]:
    """A row for each place in a document that names a node or states an edge."""
    names, ids = {entity.id: oneline(entity.name) for entity in graph.entities}, written_ids(graph)
    for entity in graph.entities:
        head = {"对象": "点", "编号": ids[entity.id], "类型": label(entity.type), "内容": names[entity.id]}
        for evidence in entity.evidence:
            yield _ordered(head | _place(evidence), EVIDENCE_COLUMNS)
    for key, edge in enumerate(graph.edges):
        ends = f"{names.get(edge.source, edge.source)} → {names.get(edge.target, edge.target)}"
        head = {"对象": "边", "编号": str(key), "类型": label(edge.type), "内容": ends}
        for evidence in edge.evidence:
            yield _ordered(head | _place(evidence), EVIDENCE_COLUMNS)


def _hung(graph: Graph, type: str, relation: str) -> Iterator[Hung]:
    """Each node of the type with each edge it hangs on and that edge's source; with neither if it hangs on none."""
    entities = {entity.id: entity for entity in graph.entities}
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type == relation:
            incoming[edge.target].append(edge)
    for entity in graph.entities:
        if entity.type == type and not incoming[entity.id]:
            yield Hung(entity, None, None)
        elif entity.type == type:
            yield from (Hung(entity, edge, entities.get(edge.source)) for edge in incoming[entity.id])


def _subject(entity: Entity | None) -> Row:
    if entity is None:
        return {}
    return {"主体": oneline(entity.name), "主体类型": label(entity.type), "区划代码": entity.attributes.get("code", "")}


def _measure(indicator: Row) -> Row:
    """The value taken apart: a number that Excel can add up and the unit that stood after it, or the ends of a range."""
    if not indicator:
        return {}
    value = oneline(str(indicator.get("value", "")))
    number, unit = _number(value)
    ranged = "low" in indicator
    said = {name: indicator.get(field, "") for field, name in _SAID.items()}
    return said | {
        "指标": oneline(str(indicator.get("name", ""))),
        "比较": _COMPARATORS.get(str(indicator.get("comparator", "=")), "等于"),
        "数值": "" if ranged else number,
        "单位": _AFTER_RANGE.sub("", unit) if ranged else unit,
        "低值": indicator.get("low", ""),
        "高值": indicator.get("high", ""),
        "原数值": value,
    }


def _number(value: str) -> tuple[float | int | str, str]:
    """1.3万亿元 as 1.3 and 万亿元; 百分之六十 as 60 and %; a value that is no number (翻一番) has neither."""
    if match := _NUMBER.fullmatch(value):
        digits = match[1].replace(",", "")
        return (float(digits) if "." in digits else int(digits)), match[2]
    spelt = amounts.number(value)
    if spelt is None:
        return "", ""
    return (int(spelt) if spelt == int(spelt) else spelt), amounts.unit(value)


def _place(evidence: Evidence | None) -> Row:
    if evidence is None:
        return {}
    return {
        "文件": writable(evidence.document),
        "页": "" if evidence.page is None else evidence.page,
        "起": evidence.start,
        "止": evidence.end,
        "原句": oneline(evidence.text),
        "规则": oneline(evidence.rule),
    }


def _ordered(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row.get(name, "") for name in names}
