"""The whole corpus into one store: how fast beside `jieba.lcut`, how much memory, and whether it is always the same.

    python benchmarks/corpus.py speed [CORPUS] [--jobs N]    documents and characters a second, beside jieba on one core
    python benchmarks/corpus.py one [CORPUS]                 one document added to the store, and taken away again
    python benchmarks/corpus.py same [CORPUS] [--every N]    halves, shuffled, 1 and 2 processes, 3 hash seeds: same bytes
    python benchmarks/corpus.py killed [CORPUS] [--every N] [--times N]    kill -9 at random moments, then the same bytes

CORPUS is a folder of .jsonl.gz, by default the shared corpus beside the checkout; `--every N` takes each Nth document of it.
Wall seconds, because several processes work at once: run it on a machine that does nothing else.
"""

import argparse
import gzip
import hashlib
import logging
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import jieba
from policygraph.graph.exporters import export
from policygraph.graph.runs.collect import collect
from policygraph.graph.runs.report import read_documents
from policygraph.graph.store import Store

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
SEED = 20


def command(paths: Sequence[Path], out: Path, jobs: int) -> list[str]:
    given = [str(path) for path in paths]
    return [sys.executable, "-m", "policygraph", "build", *given, "-o", str(out), "--no-json", "--no-html", "-j", str(jobs)]


def build(paths: Sequence[Path], out: Path, *, jobs: int = 2, seed: str = "0") -> float:
    """Wall seconds of the program from its start to its end."""
    start = time.monotonic()
    subprocess.run(
        command(paths, out, jobs), check=True, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL
    )
    return time.monotonic() - start


def bytes_of(out: Path) -> str:
    """The hash of the graph exported as JSON."""
    with Store.open(out / "graph.db") as store:
        export(store.graph(), out / "graph.json")
    return hashlib.sha256((out / "graph.json").read_bytes()).hexdigest()[:16]


def lines(corpus: Path, every: int) -> Iterator[tuple[str, str]]:
    """(file, line) of each `every`th document."""
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from ((path.name, line.strip()) for number, line in enumerate(file) if number % every == 0 and line.strip())


def written(folder: Path, documents: Sequence[tuple[str, str]]) -> Path:
    """The documents as files of the corpus's names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted({name for name, _ in documents}):
        with gzip.open(folder / name, "wt", encoding="utf-8", compresslevel=1) as file:
            file.writelines(line + "\n" for other, line in documents if other == name)
    return folder


def speed(corpus: Path, jobs: int) -> None:
    """jieba before and after the build, because machines are not always as fast."""
    jieba.setLogLevel(logging.WARNING)
    texts = [document.text for _, document in read_documents(collect([corpus]), [])]
    characters = sum(map(len, texts))
    cut = [_cut(texts)]
    with tempfile.TemporaryDirectory() as out:
        took = build([corpus], Path(out), jobs=jobs)
        cut.append(_cut(texts))
        size = (Path(out) / "graph.db").stat().st_size / 1e6
        with Store.open(Path(out) / "graph.db") as store:
            counts = store.counts()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    alone = sum(cut) / 2
    print(f"{len(texts)} 份，{characters} 字，{jobs} 个进程：{took:.0f} 秒，每秒 {len(texts) / took:.0f} 份、{characters / took / 1000:.0f} 千字")
    print(f"jieba.lcut 前后各一遍：{cut[0]:.0f}、{cut[1]:.0f} 秒，每秒 {characters / alone / 1000:.0f} 千字；速度之比 {alone / took:.2f}")
    print(f"最大的一个进程 {peak:.0f} MB；库 {size:.0f} MB，{counts['entities']} 个点，{counts['relations']} 条边")


def _cut(texts: Sequence[str]) -> float:
    jieba.lcut("先装好词典")
    start = time.monotonic()
    for text in texts:
        jieba.lcut(text)
    return time.monotonic() - start


def one(corpus: Path) -> None:
    """A document that comes and goes."""
    with tempfile.TemporaryDirectory() as folder:
        at, out = Path(folder) / "文件", Path(folder) / "结果"
        shutil.copytree(corpus, at)
        build([at], out)
        before = bytes_of(out)
        document = at / "新增.txt"
        document.write_text("太原市人民政府关于促进民宿业发展的通知\n到2027年，太原市培育精品民宿50家。\n太原市人民政府\n2025年3月1日\n", "utf-8")
        print(f"增加一份：{build([at], out):.1f} 秒")
        assert bytes_of(out) != before
        document.unlink()
        print(f"删去一份：{build([at], out):.1f} 秒")
        print(f"与从来没有它一样：{bytes_of(out) == before}")
        print(f"什么也没有变：{build([at], out):.1f} 秒")


def same(corpus: Path, every: int) -> None:
    documents = list(lines(corpus, every))
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        whole = written(at / "次序一" / "文件", documents)
        draw.shuffle(documents)
        shuffled = written(at / "次序二" / "文件", documents)
        half = written(at / "一半" / "文件", documents[: len(documents) // 2])
        for name, runs in {
            "一个进程，种子 0": [([whole], 1, "0")],
            "两个进程，种子 1": [([whole], 2, "1")],
            "打乱次序，种子 2": [([shuffled], 2, "2")],
            "先一半再全部": [([half], 2, "3"), ([shuffled], 2, "4")],
        }.items():
            for paths, jobs, seed in runs:
                took = build(paths, at / name, jobs=jobs, seed=seed)
            print(f"{name}：{bytes_of(at / name)}，{took:.0f} 秒，{len(documents)} 份", flush=True)


def killed(corpus: Path, every: int, times: int) -> None:
    documents = list(lines(corpus, every))
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        at = written(Path(folder) / "文件", documents)
        whole = build([at], Path(folder) / "一次")
        out = Path(folder) / "被杀"
        moments = []
        for _ in range(times):
            moments.append(draw.uniform(0.2, whole * 0.9))
            process = subprocess.Popen(command([at], out, 2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(moments[-1])
                shutil.rmtree(out)  # it was done before it could be killed: from nothing again
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if (out / "graph.db").exists():
                _sound(out / "graph.db", len(documents))
        took = build([at], out)
        print(f"{times} 次在 0.2 到 {whole * 0.9:.0f} 秒之间杀掉，最后一次 {took:.0f} 秒（一次建成 {whole:.0f} 秒）")
        print(f"字节相同：{bytes_of(out) == bytes_of(Path(folder) / '一次')}，{len(documents)} 份")


def _sound(place: Path, documents: int) -> None:
    """Whole, and with the old graph or the new one in it."""
    with Store.open(place, write=True) as store:
        assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.counts()["documents"] in (0, documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "one", "same", "killed"))
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    if given.what == "speed":
        speed(given.corpus, given.jobs)
    elif given.what == "one":
        one(given.corpus)
    elif given.what == "same":
        same(given.corpus, given.every)
    else:
        killed(given.corpus, given.every, given.times)


if __name__ == "__main__":
    main()
