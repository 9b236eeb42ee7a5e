"""The merged graph: nodes and edges that carry the sentences they rest on, all frozen, all sorted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from ..extract.model import Evidence

if TYPE_CHECKING:
    import networkx

    from .answers import Citation, Fact, Official, Target
    from .frames import Frames
    from .notebook import Page
    from .opening import Asking
    from .queries.belonging import Member
    from .queries.choosing import Words

__all__ = ["Edge", "Entity", "Evidence", "Graph", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read: `id` as in `Evidence.document`, its title, and its header (number, issuers, dates)."""

    id: str
    title: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. `type` is an entity type, or target, positioning, indicator, task, industry.

    `attributes` are plain JSON values. A target has `year` (int), `time`, `text` and `indicators`, a list of
    {name, value, comparator} and, where the text says so, measure, low, high, base, from, wording, binding, modality
    (docs/targets.md); an indicator (a figure already reached) has `value`, `comparator`, `time`, `year`, `change`; a place has
    `code` and `level` where the division table knows it. `derived` marks a node that no sentence names."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` --`type`--> `target`, by entity ids. `attributes`: title of a post, ...; `derived` is world knowledge."""

    source: str
    target: str
    type: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Graph:
    """Documents, entities and edges: sorted tuples, so that the same documents give the same graph in any order.

    >>> graph = policygraph.build("examples/documents")
    >>> graph
    <Graph：7 份文件，...>
    >>> graph.sources[6].title
    '太原市人民代表大会常务委员会关于加强汾河城区段保护的决定'

    What a method is asked by is a part of a name or a whole one, as on the command line; a name that nothing or several
    things have raises `LookupError` with those that may be meant. In a notebook a graph shows itself."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    edges: tuple[Edge, ...] = ()

    def __repr__(self) -> str:
        return f"<Graph：{len(self.sources)} 份文件，{len(self.entities)} 个实体，{len(self.edges)} 条关系>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the page in a frame of its own that can reach nothing outside it; of a large graph a table."""
        from .notebook import MOST_DRAWN, table

        return table(self) if len(self.entities) > MOST_DRAWN else self.render(light=True)._repr_html_()

    # ---- asking

    def by_id(self) -> dict[str, Entity]:
        """The entities by the ids that edges have at their ends.

        >>> entities = graph.by_id()
        >>> [entities[edge.target].name for edge in graph.edges if edge.type == "repeals"]
        ['《关于保护汾河水质的决议》', ...]
        """
        return {entity.id: entity for entity in self.entities}

    def find(self, name: str, *, types: "Words" = ()) -> Entity:
        """The one entity meant by a name, an alias, a part of a name or an id; `types`: of one of these types.

        >>> graph.find("太原").name
        '太原市'
        >>> graph.find("山西中部城市圈")
        Traceback (most recent call last):
        ...
        policygraph.graph.queries.naming.Unknown: 没有叫“山西中部城市圈”的。名字相近的：山西中部城市群（area:山西中部城市群）
        """
        from . import asking

        return asking.find(self, name, types)

    def members(self, name: str, *, deep: bool = False) -> "tuple[Member, ...]":
        """What belongs to an area, a strategy or a place; `deep`: and what belongs to that.

        >>> [member.node.name for member in graph.members("山西中部城市群")]
        ['吕梁市', '太原市', '忻州市', '晋中市', '阳泉市']
        """
        from . import asking

        return asking.members(self, name, deep)

    def targets(self, *, year: int | None = None, subject: str = "", indicator: str = "") -> "tuple[Target, ...]":
        """What is to be reached: of this year, of subjects with these characters in their name or this division code
        before theirs, of indicators with these characters.

        >>> target, = graph.targets(year=2030, subject="汾河")
        >>> target.indicator, target.comparator, target.value, target.unit
        ('城区段生态护岸比例', '不低于', 90, '%')
        >>> target.evidence.text
        '三、到2025年底，汾河温南社断面水质稳定达到Ⅳ类以上；到2030年，城区段生态护岸比例不低于90%。'
        """
        from .answers import targets

        return targets(self, year=year, subject=subject, indicator=indicator)

    def facts(self, *, year: int | None = None, subject: str = "", indicator: str = "") -> "tuple[Fact, ...]":
        """Figures already reached, asked for as `targets`.

        >>> graph.facts(indicator="地区生产总值")
        (..., <Fact 晋中市 2022 地区生产总值 不低于 2100亿元>)
        """
        from .answers import facts

        return facts(self, year=year, subject=subject, indicator=indicator)

    def citations(self, name: str = "", *, relations: "Words" = ()) -> "tuple[Citation, ...]":
        """Which documents cite which; `name`: those from and to that document; `relations`: by these ways, as "废止".

        >>> graph.citations("关于保护汾河水质的决议")
        (<Citation 太原市人民代表大会常务委员会关于加强汾河城区段保护的决定 废止 《关于保护汾河水质的决议》>,)
        >>> graph.citations(relations="废止")[0].evidence.document
        '7_关于加强汾河保护的决定.txt'
        """
        from . import asking

        return asking.citations(self, name, relations)

    def officials(
        self, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
    ) -> "tuple[Official, ...]":
        """Who holds which post, by parts of names; `as_of`: on that day (2024-05-06) as far as documents say; `ended`: posts that
        are over as well.

        >>> [(official.person, official.title) for official in graph.officials(place="晋中市")]
        [('祁云岫', '副市长'), ('贺清源', '市长')]
        """
        from .answers import officials

        return officials(self, person=person, body=body, place=place, as_of=as_of, ended=ended)

    def select(
        self, *, types: "Words" = (), relations: "Words" = (), documents: "Words" = (), focus: "Words" = (), hops: int = 1,
        year: int | None = None, min_evidence: int = 0, derived: bool = True,
    ) -> "Graph":  # fmt: skip
        """The part that is asked for, a graph again; each keyword leaves less (`policygraph.graph.selection.Selection`).

        >>> [entity.name for entity in graph.select(relations="成员", focus="太原", hops=1).entities]
        ['山西中部城市群', '太原市']
        """
        from .opening import chosen

        return chosen(self, {
            "types": types, "relations": relations, "documents": documents, "focus": focus, "hops": hops, "year": year,
            "min_evidence": min_evidence, "derived": derived,
        })  # fmt: skip

    # ---- giving away

    @property
    def frames(self) -> "Frames":
        """The same questions answered by pandas data frames: `graph.frames.targets(year=2030)`, `.entities()`, `.edges()` ...

        >>> graph.frames.targets(year=2030, subject="汾河")[["主体", "指标", "数值", "单位"]]
           主体         指标    数值 单位
        0  汾河  城区段生态护岸比例  90.0  %
        """
        from .frames import Frames

        return Frames(self)

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """The graph as a `networkx.MultiDiGraph`: node and edge attributes as in graph.json.

        >>> graph.to_networkx().number_of_nodes() == len(graph.entities)
        True
        """
        from .nx import to_networkx

        return to_networkx(self)

    def export(self, path: Path | str) -> list[Path]:
        """Write the graph in the format of the suffix (.xlsx, .gexf, .csv, .ttl ... as `policygraph export`); the files written.

        >>> [path.name for path in graph.export("out/图.xlsx")]
        ['图.xlsx']
        """
        from .exporters import export

        return export(self, Path(path))

    def render(self, *, light: bool = False, **part: "Unpack[Asking]") -> "Page":
        """`policygraph.render` of this graph.

        >>> "太原市" in graph.render(focus="太原")
        True
        """
        # The one way back up: a graph shows itself through the front door of the package, not by knowing viz/.
        from .. import render

        return render(self, light=light, **part)
