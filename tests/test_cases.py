"""Whole documents in Markdown: prose for people, a text block in, a graph block out, and names that must be there.

A line of the graph block is an edge that the text states, by names: `太原市 -member_of-> 山西中部城市群`; a post carries its
title. What the program adds of its own knowledge is left out. A line of the entities block is a type, a name, and
after = another name of the same thing. A line `known gap: …` above the blocks says what the program does not read yet.

`pytest tests/test_cases.py --update` rewrites the graph blocks of cases without a gap; read the diff before you keep it.
"""

import re
from pathlib import Path
from typing import Any

import policygraph
import pytest
from policygraph.graph.labels import label
from policygraph.graph.model import Edge, Graph

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.S | re.M)
_GAP = re.compile(r"^known gap: (.+)$", re.M)


def blocks(page: str) -> dict[str, str]:
    return dict(_BLOCK.findall(page))


def read(case: Path, folder: Path) -> Graph:
    (folder / f"{case.stem}.txt").write_text(blocks(case.read_text("utf-8"))["text"], "utf-8")
    return policygraph.build(folder / f"{case.stem}.txt")


def line(edge: Edge, names: dict[str, str]) -> str:
    """One edge by the names of its ends; a post with its title, and 止 where the text ends it."""
    title = str(edge.attributes.get("title", ""))
    post = f"（{title}{'，止' if 'ended' in edge.attributes else ''}）" if title else ""
    return f"{names[edge.source]} -{edge.type}{post}-> {names[edge.target]}"


def lines(graph: Graph) -> list[str]:
    names = {entity.id: entity.name for entity in graph.entities}
    return sorted(line(edge, names) for edge in graph.edges if not edge.derived)


def params() -> list[Any]:
    made = []
    for case in CASES:
        gap = _GAP.search(case.read_text("utf-8"))
        marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=gap[1])] if gap else []
        made.append(pytest.param(case, marks=marks, id=case.stem))
    return made


@pytest.mark.parametrize("case", params())
def test_读出的正是文中所说(case: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    page = case.read_text("utf-8")
    found = "\n".join(lines(read(case, tmp_path)))
    if pytestconfig.getoption("--update") and not _GAP.search(page):
        case.write_text(page.replace(blocks(page)["graph"], found), "utf-8")
    else:
        assert found == "\n".join(sorted(blocks(page)["graph"].splitlines()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_该有的名称都在(case: Path, tmp_path: Path) -> None:
    entities = read(case, tmp_path).entities
    known = {(label(e.type), name) for e in entities for name in (e.name, *e.aliases)}
    alike = {(label(e.type), e.name, alias) for e in entities for alias in e.aliases}
    for wanted in blocks(case.read_text("utf-8")).get("entities", "").splitlines():
        type, name, alias = re.fullmatch(r"(\S+) (.+?)(?: = (.+))?", wanted).groups()  # type: ignore[union-attr]
        assert (type, name, alias) in alike if alias else (type, name) in known, wanted
