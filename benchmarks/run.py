"""How fast the whole build is beside `jieba.lcut` on the same text in the same run, and what it takes of memory.

    python benchmarks/run.py [--docs DIR]... [--repeat N] [--stages]

One core, CPU seconds, the best of N runs of each; both sides warmed up, so that neither counts the loading of lexicons.
Folders: the examples, and, where they lie beside the checkout, the shared documents and samples of the shared corpus.
Only temporary folders are written to.
"""

import os

# Before numpy is there: two threads of BLAS count twice in CPU seconds.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import argparse
import gzip
import json
import logging
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import process_time
from unittest.mock import patch

import jieba
from policygraph.extract import pipeline
from policygraph.extract.persons import tagger
from policygraph.extract.readers import ReadError, read
from policygraph.extract.reference import coreference
from policygraph.graph import build
from policygraph.graph.exporters import export
from policygraph.graph.model import Graph
from policygraph.graph.runs import report
from policygraph.graph.runs.collect import collect
from policygraph.viz.page import render

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "documents"
SHARED = ROOT.parent / "shared"
EXAMPLE_COPIES = 8
# File of the corpus -> how many documents of it to take.
SAMPLES = {"gwr_city_2024": 25, "gwr_province_2025_2026": 8, "laws": 60, "xwlb": 60}
FLOOR = 0.25
# Stage -> where its functions are called from.
STAGES: dict[str, Sequence[tuple[object, str]]] = {
    "读": [(report, "read")],
    "分层": [(pipeline, "outline")],
    "地名": [(pipeline, "locate"), (pipeline, "home")],
    "名称": [(pipeline, "candidates"), (pipeline, "longest")],
    "人名": [(tagger, "find_names")],
    "同指": [(coreference, "resolve")],
    "职务": [(pipeline, "find_posts")],
    "场景": [(pipeline, "scenes")],
    "目标": [(pipeline, "find_targets"), (pipeline, "find_facts")],
    "关系": [(pipeline, "_all_relations"), (pipeline, "post_relations")],
    "定位": [(pipeline, "find_positionings")],
    "归并": [(pipeline, "settle")],
    "其余": [(report, "extract_document")],
    "合并": [(build, "build_graph"), (report, "build_graph")],
}


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU seconds of one folder: jieba alone, files to graph, graph.json, the page."""

    characters: int
    jieba: float
    build: float
    json: float
    page: float

    @property
    def whole(self) -> float:
        return self.build + self.json + self.page


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = process_time()
    work()
    return process_time() - start


def texts_of(folder: Path) -> list[str]:
    """The texts that the build will read there."""
    found = []
    for path, _ in collect([folder]).documents:
        try:
            found.append(read(path).text)
        except ReadError as error:
            print(f"  跳过 {error}", file=sys.stderr)
    return found


def measure(folder: Path, repeat: int) -> Figures:
    """The best of `repeat` runs of each step."""
    texts = texts_of(folder)
    runs = []
    with tempfile.TemporaryDirectory() as out:
        for _ in range(repeat):
            cut = seconds(lambda: [jieba.lcut(text) for text in texts])
            start = process_time()
            graph = report.build_report([folder]).graph
            built = process_time() - start
            written = seconds(partial(export, graph, Path(out) / "graph.json"))
            drawn = seconds(partial(_draw, graph, Path(out) / "graph.html"))
            runs.append((cut, built, written, drawn))
    return Figures(sum(map(len, texts)), *(min(column) for column in zip(*runs, strict=True)))


def _draw(graph: Graph, path: Path) -> None:
    path.write_text(render(graph), "utf-8")


@contextmanager
def clocks(spent: dict[str, float]) -> Iterator[None]:
    """While this lasts, the CPU seconds of each stage are added up; of stages inside each other the inner one counts."""
    running: list[float] = []

    def timed(stage: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            running.append(0.0)
            start = process_time()
            try:
                return function(*given, **more)
            finally:
                whole = process_time() - start
                spent[stage] += whole - running.pop()
                if running:
                    running[-1] += whole

        return call

    with ExitStack() as patches:
        for stage, places in STAGES.items():
            for module, name in places:
                patches.enter_context(patch.object(module, name, timed(stage, getattr(module, name))))
        yield


def stages(folder: Path) -> dict[str, float]:
    """CPU seconds of each stage of one build of the folder."""
    spent: dict[str, float] = defaultdict(float)
    with clocks(spent):
        graph = report.build_report([folder]).graph
    with tempfile.TemporaryDirectory() as out:
        spent["写图谱"] = seconds(lambda: export(graph, Path(out) / "graph.json"))
        spent["画页面"] = seconds(lambda: render(graph))
    return spent


def whole_process(folder: Path) -> tuple[float, int] | None:
    """CPU seconds and peak MB of `policygraph build` in a process of its own, start-up included; POSIX only."""
    if not hasattr(os, "wait4"):
        return None
    with tempfile.TemporaryDirectory() as out:
        words = [sys.executable, "-m", "policygraph", "build", str(folder), "-o", out]
        child = os.posix_spawn(sys.executable, words, os.environ, file_actions=_silent())
        _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some file could not be read
        raise SystemExit(f"{folder}：build 没有跑完（{os.waitstatus_to_exitcode(status)}）")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # a Mac counts bytes, Linux kilobytes
    return used.ru_utime + used.ru_stime, round(used.ru_maxrss / unit)


def _silent() -> list[tuple[int, int, str, int, int]]:
    return [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


def folders(room: Path, asked: Sequence[Path]) -> dict[str, Path]:
    """Name -> folder of everything to measure; what must be made is made in `room`."""
    if asked:
        return {str(path): path for path in asked}
    found = {f"示例×{EXAMPLE_COPIES}": _copies(room / "examples")}
    if (SHARED / "docs").is_dir():
        found["shared/docs"] = SHARED / "docs"
    for name, many in SAMPLES.items():
        file = SHARED / "corpus" / f"{name}.jsonl.gz"
        if file.exists():
            found[name] = _sample(file, many, room / name)
    return found


def _copies(folder: Path) -> Path:
    for number in range(EXAMPLE_COPIES):
        target = folder / str(number)
        target.mkdir(parents=True)
        for path in sorted(EXAMPLES.iterdir()):
            (target / path.name).write_bytes(path.read_bytes())
    return folder


def _sample(file: Path, many: int, folder: Path) -> Path:
    """`many` documents of one file of the corpus, always the same ones."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    folder.mkdir(parents=True)
    for number, row in enumerate(random.Random(7).sample(rows, min(many, len(rows)))):
        (folder / f"{number:03}.txt").write_text(row["text"], "utf-8")
    return folder


def row(name: str, f: Figures, process: tuple[float, int] | None) -> str:
    """One line of the table."""
    speeds = [f.characters / s / 1000 for s in (f.jieba, f.build, f.whole)]
    whole = f"{process[0]:7.2f}{process[1]:8}" if process else ""
    return (
        f"{_wide(name, 24)}{f.characters:9}{speeds[0]:8.0f}{speeds[1]:8.0f}{f.jieba / f.build:8.2f}"
        f"{speeds[2]:8.0f}{f.jieba / f.whole:8.2f}{whole}"
    )


def _wide(text: str, columns: int) -> str:
    """`text` filled up to so many columns; a Chinese character takes two."""
    return text + " " * (columns - sum(2 if ord(char) > 0x2E7F else 1 for char in text))


def heading() -> str:
    """The head of the table: speeds in thousand characters a CPU second, ratios to jieba, seconds and MB."""
    names = ("字数", "jieba", "到图谱", "比值", "到页面", "比值", "整秒", "峰值MB")
    widths = (9, 8, 8, 8, 8, 8, 7, 8)
    cells = [" " * (w - sum(2 if ord(c) > 0x2E7F else 1 for c in n)) + n for n, w in zip(names, widths, strict=True)]
    return _wide("文件夹", 24) + "".join(cells)


def main() -> int:
    """Print the table; 1 where the build falls below a quarter of jieba's speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--docs", type=Path, action="append", default=[], help="a folder to measure instead")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each, the best counts")
    parser.add_argument("--stages", action="store_true", help="CPU milliseconds of each stage as well")
    asked = parser.parse_args()
    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    slow = []
    with tempfile.TemporaryDirectory() as room:
        render(report.build_report([EXAMPLES]).graph)
        print(heading())
        for name, folder in folders(Path(room), asked.docs).items():
            figures = measure(folder, asked.repeat)
            print(row(name, figures, whole_process(folder)), flush=True)
            slow += [name] if figures.jieba / figures.build < FLOOR else []
            if asked.stages:
                spent = stages(folder)
                print("    " + "  ".join(f"{stage} {1000 * spent[stage]:.0f}" for stage in [*STAGES, "写图谱", "画页面"]))
    if slow:
        print(f"低于 jieba 的四分之一：{'、'.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
