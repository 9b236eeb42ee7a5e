"""From the graph to one HTML file: everything inlined, nothing fetched, nothing of a document run.

The page is `static/page.html` filled with our style, our scripts, the vis-network of static/vendor/, and the graph as JSON.
Texts of documents reach the browser only as JSON and are put into the page only as text nodes.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from ..graph.model import Edge, Entity, Evidence, Graph
from . import labels
from .confidence import doubted
from .former import Former
from .geography import atlas
from .network import begin, network
from .opening import Opening
from .pinyin import UNSPELT, initials

__all__ = ["filled", "identity", "opens_wide", "payload", "relations_told", "render", "types_told"]

_VIS = "10.1.5"  # package/dist/vis-network.min.js of `npm pack vis-network@10.1.5`, byte for byte, in static/vendor/
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff“”‘’—…]"
# A line break beside a Chinese character, or blanks between two, are traces of the page, not of the text.
_BLANKS = re.compile(rf"(?<={_CHINESE})\s*\n\s*|\s*\n\s*(?={_CHINESE})|(?<={_CHINESE})\s+(?={_CHINESE})")


def render(graph: Graph, *, before: Former | None = None, light: bool = False) -> str:
    """The page for `graph`, as text to be written in UTF-8. What stood somewhere on a page `before` (`former.former`)
    stays there, and what is new is put beside it, as long as that is little; its colours are kept. `light`: half a megabyte less, and dots
    cannot be dragged about."""
    return filled(payload(graph, begin(graph), many=opens_wide(graph), before=before), light=light)


def opens_wide(graph: Graph) -> bool:
    """Whether there is too much for one look, so that the page opens with the overview."""
    return len(graph.sources) > 1 and len(graph.entities) > _MANY


def filled(data: Mapping[str, Any], *, nonce: str = "", light: bool = False) -> str:
    """The template with its data. A page with a `nonce` is sent by a server, whose policy lets only scripts with it run and
    takes the place of the page's own."""
    static, bare = files(__package__ or __name__) / "static", light or _large(data)
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.policies["json.dumps_function"] = _json
    template = environment.from_string((static / "page.html").read_text("utf-8"))
    return template.render(
        title=data["title"],
        nonce=nonce,
        style=_inline((static / "page.css").read_text("utf-8"), "style"),
        library="" if bare else _inline((static / "vendor" / f"vis-network-{_VIS}.min.js").read_text("utf-8"), "script"),
        version="" if bare else _VIS,
        script=_inline((static / "page.js").read_text("utf-8"), "script"),
        data=data,
    )


def _large(data: Mapping[str, Any]) -> bool:
    """Whether our own canvas draws the page; below that vis-network does, which is slower but can be dragged about."""
    return len(data["nodes"]) > 3000 or len(data["edges"]) > 8000


def _title(graph: Graph) -> str:
    if len(graph.sources) == 1:
        return graph.sources[0].title or graph.sources[0].id
    return f"{len(graph.sources)} 份文件"


def _inline(code: str, tag: str) -> str:
    """Code of ours or of the library, as it stands; it must not close the element it is put into."""
    if f"</{tag}" in code.lower() or "<!--" in code:
        raise ValueError(f"viz/static: code for <{tag}> holds </{tag} or <!--; split the string in two")
    return re.sub(r"\n//# sourceMappingURL=.*", "", code)


def _json(value: object, **_: object) -> str:
    """JSON on one line; jinja2's `tojson`, which calls this, escapes < > & as well, so nothing closes the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    for char in "\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(value: object) -> object:
    """Attributes may be any mapping or iterable."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    if isinstance(value, Iterable):
        return list(value)
    return str(value)


def payload(graph: Graph, first: Opening | None, *, many: bool, before: Former | None = None) -> dict[str, Any]:
    """What the scripts of the page read; it opens with `first`, or with the overview where there is too much for that.
    `before` is where things stood on a former page."""
    former = (before or Former()).among([entity.id for entity in graph.entities])
    if first and former.drawn:
        first = replace(first, headings=())  # they stand above an arrangement of ours
    nodes, edges, _, _, _, options = network(graph, None if many else first, former).get_network_data()
    table, doubts = _Table(graph), doubted(graph)
    return {
        "id": identity(source.id for source in graph.sources),
        "title": _title(graph),
        **({} if len(graph.sources) == 1 else {"many": len(graph.sources)}),
        "opening": _opening(first, {node["id"]: node for node in nodes}, many=many, common=_common(graph, first)),
        "types": types_told({entity.type for entity in graph.entities}),
        "relations": relations_told({edge.type for edge in graph.edges}),
        "attributes": labels.attributes(),
        "attributes_en": labels.english_attributes(),
        "nodes": [
            _told(node)
            | table.entity(entity)
            | ({"doubts": doubts[entity.id]} if entity.id in doubts else {})
            | ({"paint": former.colors[entity.id]} if entity.id in former.colors else {})
            for node, entity in zip(nodes, graph.entities, strict=True)
        ],
        "edges": [_told(drawn) | table.edge(edge) for drawn, edge in zip(edges, graph.edges, strict=True)],
        "options": json.loads(options),
        "atlas": atlas(graph),
        **({"laid": former.laid} if 0 < former.laid < len(graph.entities) else {}),
        "documents": table.documents,
        "passages": table.passages,
        "evidence": table.rows,
    }


_BY_TYPE = ("group", "shape", "color", "title")  # of pyvis; the page reads them from the type


def _told(drawn: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in drawn.items() if key not in _BY_TYPE}


def identity(documents: Iterable[str]) -> str:
    """Under which a browser keeps a reader's notes: the same for the same documents, whatever was read in them."""
    return sha256("\n".join(documents).encode("utf-8", "replace")).hexdigest()[:12]


_MANY = 150  # nodes of several documents from which the page opens with the overview


def _common(graph: Graph, first: Opening | None) -> bool:
    """Whether at least half of the documents speak of the subject, so that they may be said to be about it."""
    named = {e.document for entity in graph.entities if first and entity.id == first.subject for e in entity.evidence}
    return 2 * len(named) >= len(graph.sources)


def _opening(
    first: Opening | None, drawn: Mapping[str, Mapping[str, Any]], *, many: bool, common: bool
) -> dict[str, Any]:
    """What the page opens with; headings move along with the block of the opening."""
    if many:
        return {"view": "overview", **({"subject": first.subject} if first and common else {})}
    if not first:
        return {}
    at = drawn[first.subject]
    headings = [{**one, "x": round(at["x"] + one["x"], 1), "y": round(at["y"] + one["y"], 1)} for one in first.headings]
    shown = {"nodes": list(first.spots), "heads": list(first.heads), "headings": headings}
    return {"subject": first.subject, **shown}


def types_told(used: Collection[str]) -> list[dict[str, Any]]:
    """The types in use, in the order of the legend; those without a label of their own last."""
    found = [labels.type_label(name) for name in _in_order(labels.types(), used)]
    return [{"name": t.name, "label": t.label, "color": t.color, "shape": t.shape, "en": t.english} for t in found]


def relations_told(used: Collection[str]) -> list[dict[str, Any]]:
    """The same of relations."""
    found = [labels.relation_label(name) for name in _in_order(labels.relations(), used)]
    return [
        {"name": r.name, "label": r.label, "outgoing": r.outgoing, "incoming": r.incoming, "en": r.english}
        for r in found
    ]


def _in_order(known: Iterable[str], used: Collection[str]) -> list[str]:
    names = [name for name in known if name in used]
    return names + sorted(set(used).difference(names))


class _Table:
    """What is quoted, written once: entities and edges name rows by number, rows (passage, rule) passages, and these
    (document, start, end, text and, where there are pages, page) documents."""

    def __init__(self, graph: Graph) -> None:
        self.documents: list[dict[str, Any]] = [
            {"id": source.id, "title": source.title or source.id, "attributes": source.attributes}
            for source in graph.sources
        ]
        self._document = {source.id: index for index, source in enumerate(graph.sources)}
        self.passages: list[list[Any]] = []
        self.rows: list[tuple[int, str]] = []
        self._passage: dict[tuple[Any, ...], int] = {}
        self._row: dict[tuple[int, str], int] = {}

    def entity(self, entity: Entity) -> dict[str, Any]:
        """What the panel says of an entity."""
        return {
            "name": entity.name,
            "type": entity.type,
            **_spelt(entity),
            "aliases": [alias for alias in entity.aliases if alias != entity.name],
            "attributes": _named(entity.attributes),
            "evidence": [self._add(evidence) for evidence in entity.evidence],
            "derived": entity.derived,
        }

    def edge(self, edge: Edge) -> dict[str, Any]:
        """What the panel says of an edge."""
        return {
            "type": edge.type,
            "attributes": edge.attributes,
            "evidence": [self._add(evidence) for evidence in edge.evidence],
            "derived": edge.derived,
        }

    def _add(self, evidence: Evidence) -> int:
        row = self._quoted(evidence), evidence.rule
        if row not in self._row:
            self._row[row] = len(self.rows)
            self.rows.append(row)
        return self._row[row]

    def _quoted(self, evidence: Evidence) -> int:
        if evidence.document not in self._document:
            self._document[evidence.document] = len(self.documents)
            self.documents.append({"id": evidence.document, "title": evidence.document, "attributes": {}})
        said = self._document[evidence.document], evidence.start, evidence.end, evidence.text, evidence.page
        if said not in self._passage:
            self._passage[said] = len(self.passages)
            document, start, end, text, page = said
            self.passages.append([document, start, end, squeeze(text), *([page] if page else [])])
        return self._passage[said]


def _spelt(entity: Entity) -> dict[str, str]:
    """First letters of the pinyin of all names, for search."""
    names = () if entity.type in UNSPELT else (entity.name, *entity.aliases)
    words = dict.fromkeys(word for name in names for word in initials(name))
    return {"initials": " ".join(words)} if words else {}


def squeeze(text: str) -> str:
    """The sentence without the line breaks and blanks that only the layout of the page put there.

    >>> squeeze('到2025年，城市\\n群 初步 建成 PM2.5 监测网')
    '到2025年，城市群初步建成 PM2.5 监测网'
    """
    return re.sub(r"\s+", " ", _BLANKS.sub("", text)).strip()


def _named(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes with what `from_metadata` lists under the names that the page shows beside it."""
    beside, shown = attributes.get("from_metadata", ()), labels.attributes()
    return {**attributes, **({"from_metadata": [shown.get(name, name) for name in beside]} if beside else {})}
