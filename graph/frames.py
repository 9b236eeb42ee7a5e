"""The tables of a graph as pandas data frames, with the Chinese columns that they have in Excel and CSV.

pandas is asked for only here, and only when a frame is made (`pip install "policygraph[pandas]"`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .model import Graph
from .queries.belonging import MEMBER_COLUMNS
from .tables import panel
from .tables.officials import OFFICIAL_COLUMNS
from .writing import workbook

if TYPE_CHECKING:
    import pandas

__all__ = ["Frames", "frame"]

_NUMBERS = {"年份": "Int64", "数值": "Float64", "低值": "Float64", "高值": "Float64", "基年": "Int64", "页": "Int64", "起": "Int64",
            "止": "Int64", "文件数": "Int64", "依据处数": "Int64", "边数": "Int64", "边号": "Int64", "同名者": "Int64"}  # fmt: skip
_DAYS = ("最早", "最晚")  # beside these 止 is a day, not the end of a span


@dataclass(frozen=True, slots=True)
class Frames:
    """The questions of a graph, answered by data frames: each method asks as that of the graph with its name."""

    graph: Graph

    def entities(self) -> "pandas.DataFrame":
        """A row for each entity."""
        return frame(workbook.entity_rows(self.graph), workbook.ENTITY_COLUMNS)

    def edges(self) -> "pandas.DataFrame":
        """A row for each edge, with the names of its ends."""
        return frame(workbook.relation_rows(self.graph), workbook.RELATION_COLUMNS)

    def documents(self) -> "pandas.DataFrame":
        """A row for each document that was read: its title and what its header says."""
        rows = list(panel.document_rows(self.graph))
        return frame(rows, panel.document_columns(rows))

    def evidence(self) -> "pandas.DataFrame":
        """A row for each place in a document that names an entity or states an edge."""
        return frame(panel.evidence_rows(self.graph), panel.EVIDENCE_COLUMNS)

    def targets(self, *, year: int | None = None, subject: str = "", indicator: str = "") -> "pandas.DataFrame":
        """As `Graph.targets`."""
        found = self.graph.targets(year=year, subject=subject, indicator=indicator)
        return frame((one.row for one in found), panel.TARGET_COLUMNS)

    def facts(self, *, year: int | None = None, subject: str = "", indicator: str = "") -> "pandas.DataFrame":
        """As `Graph.facts`."""
        found = self.graph.facts(year=year, subject=subject, indicator=indicator)
        return frame((one.row for one in found), panel.FACT_COLUMNS)

    def citations(self, name: str = "", *, relations: str | Iterable[str] = ()) -> "pandas.DataFrame":
        """As `Graph.citations`."""
        return frame((one.row for one in self.graph.citations(name, relations=relations)), workbook.CITATION_COLUMNS)

    def officials(
        self, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
    ) -> "pandas.DataFrame":
        """As `Graph.officials`."""
        found = self.graph.officials(person=person, body=body, place=place, as_of=as_of, ended=ended)
        return frame((one.row for one in found), OFFICIAL_COLUMNS)

    def members(self, name: str, *, deep: bool = False) -> "pandas.DataFrame":
        """As `Graph.members`."""
        return frame((one.row for one in self.graph.members(name, deep=deep)), MEMBER_COLUMNS)


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pandas.DataFrame":
    """The rows as a data frame: numbers where a column holds numbers, missing where there is none, texts as they are.

    Raises `ImportError`, with what to do, where there is no pandas."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("数据框要用 pandas：pip install pandas") from error
    made = pandas.DataFrame([[row.get(name, "") for name in columns] for row in rows], columns=list(columns), dtype=object)
    for name in columns:
        kind = "" if name == "止" and set(_DAYS) & set(columns) else _NUMBERS.get(name, "")
        made[name] = _column(pandas, list(made[name]), kind)
    return made


def _column(pandas: Any, values: list[Any], kind: str) -> Any:
    if not kind:
        return pandas.Series(values, dtype=object).infer_objects()
    try:
        return pandas.Series([None if value == "" else value for value in values], dtype=kind)
    except (TypeError, ValueError):  # of a graph that others wrote
        return pandas.Series(values, dtype=object)
