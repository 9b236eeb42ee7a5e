"""Who holds which post, as a table to be filtered: a person's posts one below the other, in order of time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Edge, Entity, Evidence, Graph
from ..records import oneline, plain, writable

OFFICIAL_COLUMNS = (
    "人物",
    "职务",
    "机构",
    "状态",
    "最早",
    "最晚",
    "止",
    "文件数",
    "同名者",
    "原句",
    "文件",
    "人物编号",
)
_PLANNED = "拟任"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Post:
    """One post of one person: the edges that say it is held (or still to come), and those that say it is over."""

    person: Entity
    body: Entity
    title: str
    held: tuple[Edge, ...]
    over: tuple[Edge, ...]

    @property
    def days(self) -> list[str]:
        """The days on which documents say that it is held, in order."""
        return sorted(day for edge in self.held for day in _days(edge))

    @property
    def end(self) -> str:
        """When it was over as a life says, else the last day on which a document says so; empty where neither is known."""
        told = max((str(edge.attributes["until"]) for edge in self.over if edge.attributes.get("until")), default="")
        return told or max((day for edge in self.over for day in _days(edge)), default="")

    @property
    def since(self) -> str:
        """When it was taken up, as a life says; else the first day on which a document says that it is held."""
        told = min((str(e.attributes["since"]) for e in (*self.held, *self.over) if e.attributes.get("since")), default="")
        return told or (self.days[0] if self.days else "")

    @property
    def ended(self) -> bool:
        """Is it over as far as the documents know? Not where a later one says that it is held again."""
        return bool(self.over) and not (self.end and self.days and self.days[-1] > self.end)

    def held_on(self, day: str) -> bool:
        """Does a document of the day or before say so, and none of the day or before that it is over?"""
        known = [d for d in self.days if d <= day]
        over = max((d for edge in self.over for d in _days(edge) if d <= day), default="")
        undated = any(not _days(edge) for edge in self.over)
        return bool(known) and known[-1] > over and not undated and self.status != _PLANNED

    @property
    def status(self) -> str:
        edges = self.over if self.ended else self.held
        return str(edges[0].attributes.get("status") or ("原任" if self.ended else "现任"))

    @property
    def evidence(self) -> Evidence | None:
        """The first place that states what the status says, else the first that states the post."""
        first, rest = (self.over, self.held) if self.ended else (self.held, self.over)
        return next((proof for edge in (*first, *rest) for proof in edge.evidence), None)


def _days(edge: Edge) -> list[str]:
    day = edge.attributes.get("date", "")
    return [str(d) for d in edge.attributes.get("dates", [day] if day else [])]


def official_rows(
    graph: Graph, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
) -> list[Row]:
    """A row for each post, those of one person together in order of time (columns: `OFFICIAL_COLUMNS`).

    `person`, `body` and `place` are parts of names; a place finds the bodies that carry its name. Posts that are over
    are left out unless `ended`; `as_of`, an ISO day, leaves those that were held on it as far as the documents say."""
    return [post_row(post) for post in posts_asked(graph, person=person, body=body, place=place, as_of=as_of, ended=ended)]


def posts_asked(
    graph: Graph, *, person: str = "", body: str = "", place: str = "", as_of: str = "", ended: bool = False
) -> list[Post]:
    """The posts of which `official_rows` makes its rows."""
    chosen = [
        post
        for post in _posts(graph)
        if _named(post.person, person) and _named(post.body, body) and _named(post.body, place)
        if (post.held_on(as_of) if as_of else ended or not post.ended)
    ]
    return sorted(chosen, key=_order)


def _posts(graph: Graph) -> Iterable[Post]:
    entities = {entity.id: entity for entity in graph.entities}
    edges: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type == "holds_post" and edge.source in entities and edge.target in entities:
            edges[edge.source, edge.target, plain(edge.attributes.get("title", ""))].append(edge)
    for (source, target, title), group in edges.items():
        held = tuple(e for e in group if not e.attributes.get("ended"))
        over = tuple(e for e in group if e.attributes.get("ended"))
        yield Post(entities[source], entities[target], title, held, over)


def _named(entity: Entity, part: str) -> bool:
    return any(part in name for name in (entity.name, *entity.aliases))


def _order(post: Post) -> tuple[str, str, bool, str, str, str]:
    day = post.since or post.end
    return post.person.name, post.person.id, not day, day, post.body.name, post.title


def post_row(post: Post) -> Row:
    """Its columns are `OFFICIAL_COLUMNS`."""
    days, proof = post.days, post.evidence
    return {
        "人物": oneline(post.person.name),
        "职务": post.title,
        "机构": oneline(post.body.name),
        "状态": post.status,
        "最早": post.since,
        "最晚": days[-1] if days else "",
        "止": post.end if post.ended else "",
        "文件数": len({p.document for edge in (*post.held, *post.over) for p in edge.evidence}),
        "同名者": len(post.person.attributes.get("namesakes", [])),
        "原句": oneline(proof.text) if proof else "",
        "文件": writable(proof.document) if proof else "",
        "人物编号": writable(post.person.id),
    }


def once_named(rows: Sequence[Row]) -> list[Row]:
    """The rows with a person's name on the first of his rows only, as one reads them."""
    out: list[Row] = []
    for i, row in enumerate(rows):
        same = i > 0 and rows[i - 1]["人物编号"] == row["人物编号"]
        out.append({**row, "人物": ""} if same else row)
    return out
