"""Facts drawn at random for a person to judge, and the judgements counted: how often a sentence says the fact above it.

A sample is drawn by hash, not by position: the same seed draws the same facts from the same documents whatever their
order, and a document more or less changes only its share.
"""

import csv
import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ...extract.model import Document
from ..labels import label
from ..model import Edge, Entity, Evidence, Graph
from ..records import oneline, plain
from ..tables.documents import OWN

COLUMNS = ("标记", "备注", "类型", "主", "客", "属性", "原句", "文件", "起", "止", "规则", "编号")
RIGHT, WRONG, UNSURE = "对", "错", "疑"
MARKS = (RIGHT, WRONG, UNSURE)
# The kind of a fact that is a document's whole header; right only if every field is, and none is missing.
HEADER = "header"
# How much of the beginning and of the end of a document is shown to judge its header by, in characters.
BEGINNING, ENDING = 500, 250
_BREAK = re.compile(r"\s*\n\s*")
# In a file without sentences a name is cut here: positions and targets are clauses of their documents.
LONGEST_NAME = 24
# Of the standard normal distribution, for intervals of 95 %.
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge as one document states it; or one entity as one document names it, or one document's header, without
    `tail`. `attributes` is what it says besides (a post's title); `key` its identity."""

    key: str
    type: str
    head: str
    tail: str
    attributes: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """How many facts of one kind were marked right, wrong and unsure."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0

    @property
    def marked(self) -> int:
        return self.right + self.wrong + self.unsure

    @property
    def precision(self) -> float:
        """The share of right ones; an unsure one is counted as wrong."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds between which the true share lies with 95 % confidence (Wilson's score interval).

        >>> tuple(round(x, 2) for x in Judged(45, 5).interval)
        (0.79, 0.96)
        """
        n, p = self.marked, self.precision
        if not n:
            return 0.0, 1.0
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - half), min(1.0, middle + half)


class MarksError(Exception):
    """A file of marks that cannot be counted: its text is the Chinese message for the user."""


def rank(seed: int, key: str) -> str:
    """The place of a thing in the draw: things are drawn from the smallest on."""
    return sha256(f"{seed}\n{key}".encode()).hexdigest()


def drawn(documents: Iterable[tuple[Path, Document]], many: int, seed: int) -> list[tuple[Path, Document]]:
    """`many` documents at random out of each file that holds several (all where it holds fewer), and out of all the
    files that hold one."""
    pools: dict[str, list[tuple[int, str, tuple[Path, Document]]]] = defaultdict(list)
    for path, document in documents:
        place = -int(rank(seed, document.id), 16), document.id, (path, document)
        pool = pools[document.container]
        if len(pool) < many:
            heapq.heappush(pool, place)
        else:
            heapq.heappushpop(pool, place)
    kept = [item for pool in pools.values() for _, _, item in pool]
    return sorted(kept, key=lambda item: item[1].id)


def facts(graph: Graph) -> Iterator[Fact]:
    """Every edge that a document states, once for each document that states it, with the first place."""
    entities = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        seen: set[str] = set()
        for evidence in edge.evidence:
            if evidence.document not in seen and not edge.derived:
                seen.add(evidence.document)
                yield _fact(edge, entities[edge.source], entities[edge.target], evidence)


def named(graph: Graph) -> Iterator[Fact]:
    """Every entity that a document names, once for each document that names it, with the first sentence that does."""
    for entity in graph.entities:
        seen: set[str] = set()
        for evidence in entity.evidence:
            if evidence.document not in seen:
                seen.add(evidence.document)
                key = _key(evidence.document, entity.type, entity.name)
                yield Fact(key, entity.type, oneline(entity.name), "", _listed({"aliases": entity.aliases}), evidence)


def headed(graph: Graph, document: Document) -> Iterator[Fact]:
    """What was read of the header of the document that a graph was built from, to be judged as a whole; nothing where
    it has no title of its own."""
    for entity in graph.entities:
        title = next((e for e in entity.evidence if e.rule in OWN), None)
        if entity.type == "document" and title:
            shown = document.text[:BEGINNING], document.text[max(BEGINNING, len(document.text) - ENDING) :]
            proof = replace(title, text=_BREAK.sub(" ⏎ ", " …… ".join(part for part in shown if part)))
            key = _key(title.document, HEADER, entity.name)
            yield Fact(key, HEADER, oneline(entity.name), "", _listed(entity.attributes), proof)


def _key(*parts: str) -> str:
    # Neither offsets nor rules: a mark stays good when a rule is renamed.
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def _listed(said: Mapping[str, object]) -> str:
    return "；".join(f"{name}={plain(value)}" for name, value in sorted(said.items()) if value)


def _fact(edge: Edge, head: Entity, tail: Entity, evidence: Evidence) -> Fact:
    said = {**edge.attributes, **(_said(tail) if tail.type in ("target", "indicator") else {})}
    names = oneline(head.name), oneline(str(tail.attributes.get("text") or tail.name))
    key = _key(evidence.document, edge.type, *names, str(edge.attributes.get("title", "")))
    return Fact(key, edge.type, *names, _listed(said), evidence)


def _said(target: Entity) -> Mapping[str, object]:
    return {name: value for name, value in target.attributes.items() if name != "text"}


def sample(facts: Iterable[Fact], many: int, seed: int, types: Sequence[str]) -> list[Fact]:
    """`many` facts of each of the types at random (all where there are fewer), type by type."""
    pools: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.type in types:
            pools[fact.type].setdefault(fact.key, fact)
    chosen = []
    for _, pool in sorted(pools.items()):
        chosen += heapq.nsmallest(many, pool.values(), key=lambda fact: rank(seed, fact.key))
    return chosen


def row(fact: Fact) -> dict[str, str]:
    """The fact as a row to be marked."""
    proof = fact.evidence
    said = {"类型": fact.type, "主": fact.head, "客": fact.tail, "属性": fact.attributes, "原句": oneline(proof.text)}
    where = {"文件": proof.document, "起": str(proof.start), "止": str(proof.end), "规则": proof.rule, "编号": fact.key}
    return {"标记": "", "备注": ""} | said | where


def stripped(row: Mapping[str, str]) -> dict[str, str]:
    """A row without its sentence and with long names cut, to be kept where the document itself may not be: file and
    offsets lead back to both."""
    return {name: _cut(value) if name in ("主", "客", "属性") else value for name, value in row.items()} | {"原句": ""}


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def lines(fact: Fact, number: int) -> list[str]:
    """The fact to be read: what is said, then the sentence, then where it stands."""
    proof = fact.evidence
    what = f"{fact.head} —{label(fact.type)}→ {fact.tail}" if fact.tail else f"{label(fact.type)} {fact.head}"
    what += f"（{fact.attributes}）" if fact.attributes else ""
    where = f"{proof.document}:{proof.start}–{proof.end}  {proof.rule}"
    return [f"{number}. {what}", f"   {oneline(proof.text)}", f"   {where}", ""]


def read_marks(path: Path) -> list[dict[str, str]]:
    """The rows of a marked file; raises `MarksError` where it is none or a row bears no mark."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [dict(row) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MarksError(f"{path}：读不了（{error}）。请给 policygraph audit 写出、填好标记的 CSV") from error
    if not rows or not {"标记", "类型", "规则"} <= rows[0].keys():
        raise MarksError(f"{path}：没有“标记”“类型”“规则”几列。请给 policygraph audit 写出、填好标记的 CSV")
    for number, row in enumerate(rows, 2):
        if (row["标记"] or "").strip() not in MARKS:
            raise MarksError(f"{path}：第 {number} 行的标记是“{row['标记']}”。请填 {'、'.join(MARKS)} 之一")
    return rows


def judged(rows: Iterable[Mapping[str, str]], column: str = "类型") -> dict[str, Judged]:
    """The marks counted by the values of a column, in order of value."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        counts[row[column]][MARKS.index(row["标记"].strip())] += 1
    return {name: Judged(*counts[name]) for name in sorted(counts)}


def judged_rows(counts: Mapping[str, Judged]) -> list[tuple[str, ...]]:
    """A table: what, how many were marked, right, wrong, unsure, precision, and its 95 % interval."""
    head = ("", "标记", *MARKS, "准确率", "95% 区间")
    body = [
        (name, str(j.marked), str(j.right), str(j.wrong), str(j.unsure), f"{j.precision:.2f}", "{:.2f}–{:.2f}".format(*j.interval))
        for name, j in counts.items()
    ]  # fmt: skip
    return [head, *body]
