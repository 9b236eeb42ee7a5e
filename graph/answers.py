"""A graph in, what its tables say out as typed, frozen records: targets, figures, citations, posts.

Each record has its `row` in the table of the same name (docs/targets.md, docs/people.md), with Chinese columns, and its
`evidence`: the place in a document that states it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..extract.model import Evidence
from .labels import label
from .model import Graph
from .records import oneline
from .tables.documents import CITING
from .tables.indicator_panel import asked
from .tables.officials import Post, post_row, posts_asked
from .tables.panel import Hung, hung_facts, hung_targets
from .writing.workbook import citation_row

__all__ = ["Citation", "Fact", "Official", "Target", "citations", "facts", "officials", "targets"]

Row = Mapping[str, Any]
Number = int | float


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class _Figure:
    """What a target and a figure already reached have in common.

    `subject` is empty, and `subject_id` too, where nothing says whose it is; `code` is its division code. `comparator` is 不低于,
    不超过, 约 or 等于. `value` is the number before `unit`, None of a range, which has `low` and `high`, and of words (翻一番);
    `written` is all of it as the text has it. `measure` (增长, 占比, ...), `base_year` and `base` say what it is measured by.
    `id` is the entity in the graph."""

    subject: str
    subject_id: str
    subject_type: str
    code: str
    year: int | None
    time: str
    indicator: str
    comparator: str
    value: Number | None
    unit: str
    low: Number | None
    high: Number | None
    written: str
    measure: str
    base_year: int | None
    base: str
    id: str
    evidence: Evidence | None
    row: Row = field(compare=False)

    def __repr__(self) -> str:
        said = (self.subject, self.year, self.indicator or self._words, self.comparator, self.written)
        return f"<{type(self).__name__} {' '.join(str(one) for one in said if one)}>"

    @property
    def _words(self) -> str:
        return ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Target(_Figure):
    """What a subject is to reach by a year: one indicator, or words only (`text`, where `indicator` is empty).

    `binding` is 约束性 or 预期性 and `modality` 力争, 确保 ... where the text says so."""

    binding: str
    modality: str
    text: str

    @property
    def _words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Fact(_Figure):
    """A figure that a subject has reached; `change` says from what, by how much, where the text does."""

    change: str


@dataclass(frozen=True, slots=True, repr=False)
class Citation:
    """A document that cites another: `type` is based_on, implements, amends, repeals, forwards or cites; `said` which article,
    in words; `passages` how many places state it, the first of them in `evidence`."""

    citing: str
    citing_id: str
    type: str
    cited: str
    cited_id: str
    said: str
    passages: int
    evidence: Evidence | None
    row: Row = field(compare=False)

    def __repr__(self) -> str:
        return f"<Citation {self.citing} {label(self.type)} {self.cited}>"


@dataclass(frozen=True, slots=True, repr=False)
class Official:
    """A post that a person holds or held: `status` is 现任, 任命, 免去, 原任 ...; `since`, `last` and `until` are days or months, empty
    where not known: taken up (or first told of), last told of as held, over. `documents` tell of it; `namesakes` others
    have the person's name."""

    person: str
    person_id: str
    title: str
    body: str
    body_id: str
    status: str
    since: str
    last: str
    until: str
    documents: int
    namesakes: int
    evidence: Evidence | None
    row: Row = field(compare=False)

    def __repr__(self) -> str:
        days = " ".join(day for day in (self.since, self.until and f"止 {self.until}") if day)
        return f"<Official {self.person} {self.body}{self.title} {self.status}{' ' + days if days else ''}>"


def targets(graph: Graph, *, year: int | None = None, subject: str = "", indicator: str = "") -> tuple[Target, ...]:
    """The rows of `panel.target_rows` that are asked for (`indicator_panel.asked`), as records."""
    return tuple(
        Target(**_figure(hung, row), binding=row["约束"], modality=row["力度"], text=row["目标内容"])
        for hung, row in hung_targets(graph)
        if asked(row, year=year, subject=subject, indicator=indicator)
    )


def facts(graph: Graph, *, year: int | None = None, subject: str = "", indicator: str = "") -> tuple[Fact, ...]:
    """The rows of `panel.fact_rows` that are asked for, as records."""
    return tuple(
        Fact(**_figure(hung, row), change=row["变化"])
        for hung, row in hung_facts(graph)
        if asked(row, year=year, subject=subject, indicator=indicator)
    )


def _figure(hung: Hung, row: Row) -> dict[str, Any]:
    subject = hung.subject
    return {
        "subject": row["主体"],
        "subject_id": subject.id if subject else "",
        "subject_type": subject.type if subject else "",
        "code": str(row["区划代码"]),
        "year": _given(row["年份"]),
        "time": row["时间"],
        "indicator": row["指标"],
        "comparator": row["比较"],
        "value": _given(row["数值"]),
        "unit": row["单位"],
        "low": _given(row["低值"]),
        "high": _given(row["高值"]),
        "written": row["原数值"],
        "measure": row["性质"],
        "base_year": _given(row["基年"]),
        "base": str(row["基数"]),
        "id": hung.entity.id,
        "evidence": hung.evidence,
        "row": row,
    }


def _given(value: Any) -> Any:
    return None if value == "" else value


def citations(graph: Graph, *, document: str = "", relations: Iterable[str] = CITING) -> tuple[Citation, ...]:
    """Which documents cite which, in the order of the graph's edges; `document`: those from and to the one with this id."""
    entities, ways = {entity.id: entity for entity in graph.entities if entity.type == "document"}, frozenset(relations)
    found = []
    for edge in graph.edges:
        source, target = entities.get(edge.source), entities.get(edge.target)
        if source and target and edge.type in ways and document in ("", source.id, target.id):
            row = citation_row(edge, source, target)
            first = edge.evidence[0] if edge.evidence else None
            names = oneline(source.name), source.id, edge.type, oneline(target.name), target.id
            found.append(Citation(*names, row["说明"], len(edge.evidence), first, row))
    return tuple(found)


def officials(
    graph: Graph, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
) -> tuple[Official, ...]:
    """The rows of `officials.official_rows` that are asked for, as records."""
    chosen = posts_asked(graph, person=person, body=body, place=place, as_of=as_of, ended=ended)
    return tuple(_official(post, post_row(post)) for post in chosen)


def _official(post: Post, row: Row) -> Official:
    return Official(
        row["人物"], post.person.id, row["职务"], row["机构"], post.body.id, row["状态"], row["最早"], row["最晚"], row["止"],
        row["文件数"], row["同名者"], post.evidence, row,
    )  # fmt: skip
