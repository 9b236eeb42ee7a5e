"""Graphs and readings in, the lines that the command line prints out. Nothing here prints."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..extract.model import Mention, Relation, Target
from .checking.evaluate import EXTRA, MISS, Counts, Score
from .labels import label
from .model import Graph
from .records import oneline

if TYPE_CHECKING:
    from ..extract.pipeline import Explained

Table = list[tuple[str, ...]]


def width(text: str) -> int:
    """How many columns of a terminal the text takes; a Chinese character takes two.

    >>> width("目标 2025")
    9
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, most: int) -> str:
    """The text, or as much of it as fits into `most` columns with … at its end.

    >>> cut("河阳市节约用水条例", 9), cut("节水", 4)
    ('河阳市节…', '节水')
    """
    if width(text) <= most:
        return text
    taken = 0
    for i, char in enumerate(text):
        taken += width(char)
        if taken > most - 1:
            return text[:i] + "…"
    return text


def excerpt(text: str, words: Iterable[str], most: int) -> str:
    """As much of the text as fits into `most` columns, with the first of the words that stands in it in sight.

    >>> excerpt("会议由市长主持，审议了河阳市节水条例。", ["没有", "节水条例"], 20)
    '…了河阳市节水条例。'
    """
    at = next((at for word in words if word and (at := text.find(word)) >= 0), 0)
    if width(text) <= most or width(text[:at]) < most // 2:
        return cut(text, most)
    start = at
    while start and width(text[start - 1 : at]) <= most // 3:
        start -= 1
    while start and width(text[start - 1 :]) <= most - 1:
        start -= 1
    return cut("…" + text[start:], most)


def aligned(rows: Iterable[Sequence[str]], *, indent: str = "  ") -> list[str]:
    """The rows as lines with columns under each other, numbers to the right."""
    rows = [list(row) for row in rows]
    count = max((len(row) for row in rows), default=0)
    wide = [max((width(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)]
    lines = []
    for row in rows:
        cells = []
        for text, most in zip(row, wide, strict=False):
            blank = " " * (most - width(text))
            cells.append(blank + text if _numeric(text) else text + blank)
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def _numeric(text: str) -> bool:
    return bool(text) and not text.strip("0123456789.,%/")


def counted(types: Iterable[tuple[str, int, int]], *, chinese: bool = True) -> Table:
    """How many of each type, and how many of these are derived: (type, all, derived), as the store counts them."""
    note = "其中推得 {}" if chinese else "{} derived"
    return [
        (label(name) if chinese else name, str(all), note.format(made) if made else "") for name, all, made in types
    ]


def fired(graph: Graph) -> Counter[str]:
    """How many pieces of evidence each rule gave, by rule id."""
    evidence = [e.evidence for e in graph.entities] + [e.evidence for e in graph.edges]
    return Counter(e.rule for each in evidence for e in each)


def rule_rows(known: Mapping[str, Sequence[str]], fired: Mapping[str, int], *, counted: bool) -> list[str]:
    """The rules as lines: relation by relation, then whatever else gave evidence; with their counts if `counted`."""
    lines = []
    others = sorted(set(fired) - {id for ids in known.values() for id in ids})
    for title, ids in [*known.items(), ("", others)]:
        if ids:
            lines.append(title or "—")
            lines += aligned([(id, str(fired.get(id, 0))) if counted else (id,) for id in ids])
    return lines


def score_rows(counts: Counts) -> list[str]:
    """Precision, recall and F1, row by row, each group ended by its sum, and the evidence."""
    rows: Table = []
    for group, total in counts.groups.items():
        start = {"entities": "entity ", "relations": "relation "}.get(group, group.removesuffix("s"))
        rows += [_score(name, score) for name, score in counts.rows.items() if name.startswith(start)]
        rows += [_score(group.upper(), total), ("",)]
    lines = aligned([("", "P", "R", "F1", "hit", "extra", "miss"), *rows], indent="")
    if counts.edges:
        lines.append(f"EVIDENCE  {counts.proved}/{counts.edges}")
    return lines


def verdict_lines(document: str, counts: Counts, *, chinese: bool = True) -> Iterator[str]:
    """Every miss and false alarm as a line."""
    words = {MISS: "漏", EXTRA: "多"} if chinese else {MISS: "miss", EXTRA: "extra"}
    for verdict in counts.verdicts:
        if verdict.kind in words:
            yield f"{document}: {words[verdict.kind]} {verdict.row}  {oneline(verdict.what)}"


def explained_lines(explained: "Explained", *, chinese: bool = True) -> list[str]:
    """What was found in a text and by what: mentions, relations, targets, each with its span [start, end)."""
    titles = ("提及", "关系", "目标") if chinese else ("mentions", "relations", "targets")
    tables = (
        [(_span(m), _kind(m.type, chinese), oneline(m.text), _named(m), m.found_by) for m in explained.mentions],
        [(_span(r), _kind(r.type, chinese), *_stated(r), r.rule) for r in explained.relations],
        [(_span(t), str(t.year), oneline(t.text), _indicators(t), t.rule) for t in explained.targets],
    )
    lines = []
    for title, rows in zip(titles, tables, strict=True):
        lines += [f"{title} {len(rows)}", *aligned(rows)]
    if explained.mentions and not explained.relations and not explained.targets:
        hint = "认出了名称，但没有规则把它们连起来：policygraph rules 列出规则", "names, but no rule that joins them"
        lines.append(hint[0] if chinese else hint[1])
    return lines


def _span(found: Mention | Relation | Target) -> str:
    return f"{found.start}–{found.end}"


def _kind(name: str, chinese: bool) -> str:
    return label(name) if chinese else name


def _named(mention: Mention) -> str:
    return f"= {oneline(mention.name)}" if mention.name and mention.name != mention.text else ""


def _stated(relation: Relation) -> tuple[str, str]:
    ends = f"{oneline(relation.subject.text)} → {oneline(relation.object.text)}"
    return ends, " ".join(f"{name}={oneline(value)}" for name, value in relation.attributes)


def _indicators(target: Target) -> str:
    return "；".join(f"{i.name} {i.comparator} {i.value}" for i in target.indicators)


def _score(name: str, score: Score) -> tuple[str, ...]:
    shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
    return (name, *shares, str(score.hits), str(score.extras), str(score.misses))
