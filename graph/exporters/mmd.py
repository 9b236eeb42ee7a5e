"""Mermaid: a small part of a graph as a flowchart, for Markdown pages, GitLab, Notion, Obsidian."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..atomic import replacing
from ..labels import color, label
from ..model import Graph
from ..writing.drawing import refuse_too_large, short

MOST = 500  # edges; Mermaid draws no more unless it is told to
_WORD = re.compile(r"[\w，。、：；！？“”‘’《》（）〔〕【】·—… +.-]")


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the file. Raises `TooLarge` for more edges or nodes than `MOST`."""
    refuse_too_large(graph, path, MOST)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))
    return [path]


def _lines(graph: Graph) -> Iterator[str]:
    yield "flowchart LR\n"
    number = {entity.id: i for i, entity in enumerate(graph.entities)}
    kinds = {type: f"t{i}" for i, type in enumerate(sorted({entity.type for entity in graph.entities}))}
    for entity in graph.entities:
        yield f'  n{number[entity.id]}["{_text(short(entity.name))}"]:::{kinds[entity.type]}\n'
    for edge in graph.edges:
        arrow = "-.->" if edge.derived else "-->"
        yield f'  n{number[edge.source]} {arrow}|"{_text(short(label(edge.type)))}"| n{number[edge.target]}\n'
    for type, name in kinds.items():
        yield f"  classDef {name} fill:{color(type) or '#dddddd'}60,stroke:{color(type) or '#888888'},color:#000\n"


def _text(text: str) -> str:
    """What means something to Mermaid or to HTML as #number;."""
    return "".join(char if _WORD.match(char) else f"#{ord(char)};" for char in text)
