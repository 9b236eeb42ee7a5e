"""How long each format of export takes for a large graph, how much memory beyond the graph itself, how much it writes.

    python benchmarks/exports.py [--edges 100000] [FORMAT]...

One process a format, one after the other: CPU seconds, peak of memory above what the graph takes (MB), bytes written (MB). The
graph is made up, the same at every run; drawings are made of a part of it that they take. Only a temporary folder is written to.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from policygraph.extract.model import Evidence
from policygraph.graph.exporters import SUFFIXES, export
from policygraph.graph.model import Edge, Entity, Graph, Source

EDGES = 100_000
SMALL = {".dot": 2000, ".mmd": 500}  # formats of drawings, and the edges that they take
_NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
# Relation, type of its source, type of its target; of each about the same number.
_KINDS = (
    ("has_target", "place", "target"), ("issued_by", "document", "organization"), ("based_on", "document", "document"),
    ("holds_post", "person", "organization"), ("takes_part_in", "organization", "meeting"), ("part_of", "place", "place"),
    ("concerns", "document", "place"), ("has_indicator", "place", "indicator"),
)  # fmt: skip
_SHARES = {
    "target": 0.1,
    "indicator": 0.1,
    "document": 0.12,
    "person": 0.1,
    "organization": 0.06,
    "place": 0.03,
    "meeting": 0.03,
}


def large(edges: int) -> Graph:
    """A graph with so many edges, half as many nodes, and a document for every fifty edges."""
    chance = random.Random(edges)
    sources = [
        Source(f"文件/{i:05}.txt", f"关于{_name(i)}工作的意见", {"signed": _day(chance)})
        for i in range(max(2, edges // 50))
    ]
    entities = {
        type: list(_entities(type, max(2, int(edges * share)), sources, chance)) for type, share in _SHARES.items()
    }
    made = []
    for i in range(edges):
        relation, source, target = _KINDS[i % len(_KINDS)]
        start = entities[source][min(int(chance.expovariate(5) * len(entities[source])), len(entities[source]) - 1)]
        end = chance.choice(entities[target])
        said = {"title": "主任", "date": _day(chance)} if relation == "holds_post" else {}
        proofs = tuple(
            _proof(f"{start.name}与{end.name}的事写在这里，由有关单位照办。", sources, chance) for _ in range(1 + i % 2)
        )
        made.append(Edge(start.id, end.id, relation, said, proofs))
    return Graph(
        tuple(sources),
        tuple(sorted((entity for some in entities.values() for entity in some), key=lambda entity: entity.id)),
        tuple(sorted(made, key=lambda edge: (edge.source, edge.type, edge.target))),
    )


def _entities(type: str, count: int, sources: list[Source], chance: random.Random) -> Iterator[Entity]:
    for i in range(count):
        name = f"{_name(i)}{type}"
        said: dict[str, object] = {}
        if type == "target":
            share = {"name": "绿地率", "value": f"{i % 90}%", "comparator": ">="}
            said = {"year": 2021 + i % 15, "text": name, "indicators": [share]}
        elif type == "indicator":
            said = {"year": 2015 + i % 9, "indicator": "绿地率", "value": f"{i % 90}%", "comparator": "="}
        elif type == "document":
            said = {"signed": _day(chance), "number": f"示政发〔{2015 + i % 10}〕{i}号"}
        yield Entity(f"{type}:{i:06}", type, name, (f"{name}别称",), said, (_proof(name, sources, chance),))


def _name(i: int) -> str:
    return "".join(_NAMES[i // 22**place % 22] for place in range(4))


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _proof(text: str, sources: list[Source], chance: random.Random) -> Evidence:
    start = chance.randint(0, 20_000)
    return Evidence(chance.choice(sources).id, start, start + len(text), text, "样例", chance.randint(1, 30))


def measured(suffix: str, edges: int) -> dict[str, float]:
    """CPU seconds, peak MB above the graph, MB written; in the process that runs this."""
    graph = large(edges)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        began = process_time()
        export(graph, Path(folder, f"图{suffix}"))
        seconds = process_time() - began
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "memory": (after - before) / 1024, "size": size / 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=list(SUFFIXES))
    parser.add_argument("--edges", type=int, default=EDGES)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.formats[0], given.edges)))
        return
    print("| 后缀 | 边 | 秒 | 内存 MB | 写出 MB |\n| --- | --- | --- | --- | --- |")
    for suffix in given.formats:
        edges = min(given.edges, SMALL.get(suffix, given.edges))
        command = [sys.executable, __file__, "--one", "--edges", str(edges), suffix]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(
            f"| `{suffix}` | {edges:,} | {told['seconds']:.1f} | {told['memory']:.0f} | {told['size']:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
