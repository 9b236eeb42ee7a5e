"""A folder of notes for Obsidian, or any program of linked Markdown: a note an entity and a note a document, with evidence."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..labels import label
from ..model import Edge, Entity, Evidence, Graph, Source
from ..queries.told import said_of
from ..records import oneline, plain, writable
from ..tables.documents import is_own_rule
from ..writing.markdown import MOST_QUOTED, place, text
from ..writing.workbook import attribute_name
from .folders import folder

SOURCES, HOME = "原文", "首页"
_LONGEST = 60  # characters of a name: 180 bytes and more in UTF-8, of the 255 that systems allow
_MOST_LISTED = 30
_ODD = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]')
_NO_TAG = re.compile(r"[^\w-]")
_KEPT_BY_WINDOWS = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")

Edges = Mapping[str, Sequence[Edge]]


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the notes into the folder, by type, and `首页.md`. Notes of others in it stay as they are."""
    notes = _notes(graph)
    out, into_ = defaultdict[str, list[Edge]](list), defaultdict[str, list[Edge]](list)
    for edge in graph.edges:
        out[edge.source].append(edge)
        into_[edge.target].append(edge)
    entities = {entity.id: entity for entity in graph.entities}
    with folder(path) as into:
        for entity in graph.entities:
            into.put(f"{notes['entity', entity.id]}.md", "\n".join(_entity(entity, entities, out, into_, notes)))
        named = _named(graph)
        for source in graph.sources:
            into.put(f"{notes['source', source.id]}.md", "\n".join(_source(source, named[source.id], notes)))
        into.put(f"{HOME}.md", "\n".join(_home(graph, notes)))
    return [path]


Notes = Mapping[tuple[str, str], str]


def _notes(graph: Graph) -> dict[tuple[str, str], str]:
    """The path of each note in the folder, without .md: no two differ in capitals only."""
    taken: Counter[str] = Counter({HOME.casefold(): 1})
    found = {}
    things = [("entity", e.id, label(e.type), e.name) for e in graph.entities]
    things += [("source", s.id, SOURCES, s.title or s.id) for s in graph.sources]
    for kind, id, type, name in things:
        made = f"{_file_name(type)}/{_file_name(name)}"
        number = 1
        while taken[made.casefold()]:
            number += 1
            made = f"{_file_name(type)}/{_file_name(name)} ({number})"
        taken[made.casefold()] += 1
        found[kind, id] = made
    return found


def _file_name(name: str) -> str:
    """The name as every system and Obsidian's links allow a file to be called."""
    made = _ODD.sub("_", oneline(name))[:_LONGEST].strip(" .") or "_"
    return f"_{made}" if _KEPT_BY_WINDOWS.fullmatch(made) else made


def _named(graph: Graph) -> dict[str, list[tuple[Entity, int]]]:
    """The entities that each document names, and how often."""
    found: dict[str, list[tuple[Entity, int]]] = defaultdict(list)
    for entity in graph.entities:
        for document, count in Counter(e.document for e in entity.evidence).items():
            found[document].append((entity, count))
    return found


def _entity(entity: Entity, entities: Mapping[str, Entity], out: Edges, into: Edges, notes: Notes) -> Iterator[str]:
    yield from _front(label(entity.type), entity.id, (entity.name, *entity.aliases))
    yield f"# {text(entity.name)}"
    yield ""
    for name in sorted(entity.attributes):
        value = entity.attributes[name]
        if value not in (None, "", [], {}):
            yield f"- {text(attribute_name(name))}：{text(plain(value))}"
    if entity.derived:
        yield "- 推得的，没有哪句话说到"
    for title, edges, far in (("关系", out.get(entity.id, ()), "target"), ("被谁", into.get(entity.id, ()), "source")):
        if edges:
            yield f"\n## {title}\n"
        for edge in edges[:MOST_QUOTED]:
            yield from _relation(edge, entities[getattr(edge, far)], title == "关系", notes)
        yield from _more(edges)
    if entity.evidence:
        yield "\n## 依据\n"
        for evidence in entity.evidence[:MOST_QUOTED]:
            yield from _quote(evidence, notes)
        yield from _more(entity.evidence)
    yield ""


def _relation(edge: Edge, other: Entity, along: bool, notes: Notes) -> Iterator[str]:
    said = said_of(edge.attributes)
    told = (f"（{text(said)}）" if said else "") + ("（推得）" if edge.derived else "")
    link = _link(notes["entity", other.id], other.name)
    yield f"- {text(label(edge.type))} → {link}{told}" if along else f"- {link} → {text(label(edge.type))}{told}"
    for evidence in edge.evidence[:1]:
        yield from (f"  {line}" for line in _quote(evidence, notes))


def _quote(evidence: Evidence, notes: Notes) -> Iterator[str]:
    note = notes.get(("source", evidence.document))
    where = _link(note, evidence.document) if note else text(evidence.document)
    yield f"> {text(evidence.text)}"
    yield f"> —— {where} {place(evidence)}"
    yield ""


def _more(things: Sequence[object]) -> Iterator[str]:
    if len(things) > MOST_QUOTED:
        yield f"- 还有 {len(things) - MOST_QUOTED} 处"


def _source(source: Source, named: Iterable[tuple[Entity, int]], notes: Notes) -> Iterator[str]:
    yield from _front(SOURCES, source.id, [source.title])
    yield f"# {text(source.title or source.id)}"
    yield ""
    yield f"- 文件：{text(source.id)}"
    for name in sorted(source.attributes):
        yield f"- {text(attribute_name(name))}：{text(plain(source.attributes[name]))}"
    yield "\n## 说到\n"
    for entity, count in sorted(named, key=lambda one: (one[0].type, -one[1], one[0].name, one[0].id)):
        own = (
            "（就是这份文件）" if any(e.document == source.id and is_own_rule(e.rule) for e in entity.evidence) else ""
        )
        yield f"- {label(entity.type)}：{_link(notes['entity', entity.id], entity.name)} {count} 处{own}"
    yield ""


def _home(graph: Graph, notes: Notes) -> Iterator[str]:
    yield "# 政策图谱\n"
    yield f"{len(graph.sources)} 份文件，{len(graph.entities)} 个点，{len(graph.edges)} 条边。"
    degree = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    kinds: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        kinds[entity.type].append(entity)
    for type, found in sorted(kinds.items(), key=lambda one: (-len(one[1]), one[0])):
        yield f"\n## {text(label(type))} {len(found)}\n"
        for entity in sorted(found, key=lambda e: (-degree[e.id], e.name, e.id))[:_MOST_LISTED]:
            yield f"- {_link(notes['entity', entity.id], entity.name)} {degree[entity.id]} 条边"
    if graph.sources:
        yield f"\n## {SOURCES} {len(graph.sources)}\n"
    yield from (f"- {_link(notes['source', source.id], source.title or source.id)}" for source in graph.sources)
    yield ""


def _front(type: str, id: str, aliases: Sequence[str]) -> Iterator[str]:
    """The properties that Obsidian shows above a note; JSON is YAML."""
    yield "---"
    yield f"类型: {_yaml(type)}"
    yield f"编号: {_yaml(id)}"
    yield f"aliases: [{', '.join(map(_yaml, dict.fromkeys(map(oneline, filter(None, aliases)))))}]"
    yield f"tags: [{_yaml(_NO_TAG.sub('_', type))}]"
    yield "---"


def _yaml(value: str) -> str:
    said = json.dumps(writable(value), ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", said)


def _link(note: str, shown: str) -> str:
    """A link by path, with the name as it is shown: signs that would end it or begin another as full-width ones."""
    told = oneline(shown).translate(
        {ord("["): "［", ord("]"): "］", ord("|"): "｜", ord("<"): "＜", ord(">"): "＞", ord("`"): "｀"}
    )
    return f"[[{note}|{told}]]" if told else f"[[{note}]]"
