"""The documents that were read, as a table of their headers with the legal status of each on a day, to be filtered."""

from collections.abc import Iterable, Iterator, Mapping

from ..model import Entity, Graph
from ..records import oneline, plain, writable
from .panel import headed
from .status import Status, statuses

_HEADER = {"number": "发文字号", "issuer": "发文机关", "level": "层级", "kind": "文种", "signed": "成文日期",
           "published": "发布日期", "effective": "施行日期", "expires": "失效日期", "revised": "修改日期"}  # fmt: skip
CATALOGUE_COLUMNS = ("标题", *_HEADER.values(), "效力", "效力起", "废止或修改它的文件", "文件")

Row = dict[str, str]


def catalogue_rows(graph: Graph, *, as_of: str = "") -> Iterator[Row]:
    """A row for each document of each file, with its status on the ISO day `as_of` (`statuses`)."""
    found, names = statuses(graph, as_of=as_of), {entity.id: entity.name for entity in graph.entities}
    for source, entity in headed(graph):
        said = {**source.attributes, **entity.attributes}
        header = {column: str(plain(said.get(name, ""))) for name, column in _HEADER.items()}
        yield {"标题": oneline(entity.name)} | header | _state(entity, found, names) | {"文件": writable(source.id)}


def _state(entity: Entity, found: Mapping[str, Status], names: Mapping[str, str]) -> Row:
    status = found.get(entity.id, Status(""))
    by = oneline(names.get(status.by, ""))
    return {"效力": status.word, "效力起": status.since, "废止或修改它的文件": by}


def filtered(
    rows: Iterable[Row], *, kind: str = "", issuer: str = "", level: str = "", year: str = "", status: str = ""
) -> Iterator[Row]:
    """The rows of that kind, level, status and year (of signing, else of publishing), whose issuers contain `issuer`."""
    wanted = {"文种": kind, "层级": level, "效力": status}
    for row in rows:
        dated = (row["成文日期"] or row["发布日期"])[:4]
        same = all(not value or row[column] == value for column, value in wanted.items())
        if same and issuer in row["发文机关"] and (not year or dated == year):
            yield row
