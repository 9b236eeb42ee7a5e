"""A graph in, the CPU seconds that each question takes out: `python benchmarks/questions.py GRAPH`, GRAPH as for the commands.

Asked of the entities with most relations, where questions are slowest. A second column are the rows of the answer.
"""

import sys
import time
from collections.abc import Callable, Sized
from pathlib import Path

from policygraph.graph import queries
from policygraph.graph.queries.naming import nodes
from policygraph.graph.selection import Selection
from policygraph.graph.store import Store

SCREEN = 50  # rows, as a terminal is given


def main(path: Path) -> None:
    started = time.process_time()
    with Store.at(path) as store:
        _say("open", started, 0)
        largest = queries.stats(store, most=2).measured
        first, second = (measured.node for measured in largest)
        document = queries.most_cited(store, most=1)[0]
        areas = [node for node in nodes(store, "e.type = 'area'")[:1]] or [first]
        questions: dict[str, Callable[[], Sized]] = {
            "find by name": lambda: [queries.find(store, first.id)],
            "show": lambda: queries.show(store, first).groups,
            "path": lambda: queries.path(store, first, second) or [],
            "neighbours, 1 hop": lambda: queries.neighbours(store, first, most=SCREEN)[0],
            "neighbours, 3 hops": lambda: queries.neighbours(store, first, hops=3, most=SCREEN)[0],
            "search, common word": lambda: queries.search(store, "发展").rows,
            "search, two words": lambda: queries.search(store, "高质量 城镇化").rows,
            "search, one character": lambda: queries.search(store, "省").rows,
            "members": lambda: queries.members(store, areas[0], deep=True),
            "timeline": lambda: queries.timeline(store, first, most=SCREEN)[0],
            "targets": lambda: queries.targets(store, most=SCREEN)[0],
            "targets of a year": lambda: queries.targets(store, year=2025)[0],
            "facts of an indicator": lambda: queries.facts(store, indicator="城镇化率")[0],
            "officials": lambda: queries.officials(store),
            "documents": lambda: list(queries.documents(store)),
            "missing": lambda: queries.missing(store, most=SCREEN)[0],
            "citations": lambda: queries.citations(store, most=SCREEN)[0],
            "citations of one": lambda: queries.citations(store, document[0].node)[0] if document else [],
            "joint issuing by year": lambda: queries.pairs(queries.issued(store), by_year=True),
            "stats": lambda: queries.stats(store, most=SCREEN).measured,
            "stats of member_of": lambda: queries.stats(store, Selection(relations=frozenset({"member_of"}))).measured,
            "diff with itself": lambda: queries.diff(store, Store.at(path))[0],
        }
        for name, ask in questions.items():
            started = time.process_time()
            _say(name, started, len(ask()))


def _say(name: str, started: float, rows: int) -> None:
    print(f"{name:24}{time.process_time() - started:8.3f} s{rows:8}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
