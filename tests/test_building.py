"""Building into a store: the same graph as in memory, whatever came first; nothing twice; nothing lost by what dies."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from policygraph import build
from policygraph.extract.readers import Columns
from policygraph.graph.model import Graph
from policygraph.graph.runs import building, fingerprint
from policygraph.graph.runs.building import Building, Outcome, locked
from policygraph.graph.runs.collect import collect
from policygraph.graph.runs.pool import Pool, Runner
from policygraph.graph.runs.work import Done, Task, done
from policygraph.graph.store import Store, StoreError
from written import TEXTS, folder

posix = pytest.mark.skipif(os.name != "posix", reason="needs kill")


def here(tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
    """A runner in this process."""
    return ((task, done(task)) for task in tasks)


def built(at: Path, *paths: Path, runner: Runner = here) -> tuple[Outcome, Graph]:
    with Store.open(at, write=True) as store:
        return Building(store, collect(paths)).run(runner), store.graph()


# ---------------------------------------------------------------- the same as in memory


def test_库里的图与内存里的一样(tmp_path: Path) -> None:
    documents = folder(tmp_path / "文件")
    outcome, graph = built(tmp_path / "graph.db", documents)
    assert graph == build(documents) and len(graph.sources) == len(TEXTS)
    assert (outcome.extracted, outcome.known, outcome.failures) == (len(TEXTS), 0, ())


def test_没有变的不再抽取(tmp_path: Path) -> None:
    documents, place = folder(tmp_path / "文件"), tmp_path / "graph.db"
    first, graph = built(place, documents)
    again, same = built(place, documents)
    assert (again.extracted, again.known) == (0, first.extracted) and same == graph


@pytest.mark.parametrize("seed", range(4))
def test_增加删去改动之后与从头建一样(seed: int, tmp_path: Path) -> None:
    draw, place, documents = random.Random(seed), tmp_path / "graph.db", tmp_path / "文件"
    for step in range(5):
        shutil.rmtree(documents, ignore_errors=True)
        folder(documents, "".join(draw.sample("一二三四五", draw.randint(1, 5))))
        for path in sorted(documents.iterdir()):
            if draw.random() < 0.3:
                path.write_text(path.read_text("utf-8") + f"太原市与阳泉市第{step}次会商。\n", "utf-8")
        outcome, graph = built(place, documents)
        assert graph == build(documents)
        assert outcome.extracted + outcome.known == len(graph.sources)


def test_只改一份只抽取一份(tmp_path: Path) -> None:
    documents, place = folder(tmp_path / "文件"), tmp_path / "graph.db"
    built(place, documents)
    (documents / "三.txt").write_text("太原市建设太原都市区。\n", "utf-8")
    outcome, graph = built(place, documents)
    assert (outcome.extracted, outcome.known) == (1, 4) and graph == build(documents)


def test_表里加一行只抽取这一行(tmp_path: Path) -> None:
    table, place = tmp_path / "表.jsonl", tmp_path / "graph.db"
    rows = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in TEXTS.items()]
    table.write_text("\n".join(rows[:-1]), "utf-8")
    assert built(place, table)[0].extracted == 4
    table.write_text("\n".join(rows), "utf-8")
    outcome, graph = built(place, table)
    assert (outcome.extracted, outcome.known) == (1, 4) and graph == build(table)


def test_登记表改了就重读(tmp_path: Path) -> None:
    documents, place = folder(tmp_path / "文件", "一三"), tmp_path / "graph.db"
    built(place, documents)
    (documents / "metadata.csv").write_text("文件,标题\n三.txt,太原都市区共建备忘\n", "utf-8")
    outcome, graph = built(place, documents)
    assert (outcome.extracted, outcome.known) == (1, 1), "一.txt is read again and is the same"
    assert graph == build(documents)
    assert {s.id: s.title for s in graph.sources}["三.txt"] == "太原都市区共建备忘"


def test_正文列改了就重读(tmp_path: Path) -> None:
    table, place = tmp_path / "表.jsonl", tmp_path / "graph.db"
    table.write_text(json.dumps({"摘要": "太原市建设太原都市区。", "全文": "晋中市建设太原都市区。"}, ensure_ascii=False) + "\n", "utf-8")
    names = []
    for column in ("摘要", "全文"):
        with Store.open(place, write=True) as store:
            Building(store, collect([table]), columns=Columns(text=column)).run(here)
            names.append({e.name for e in store.graph().entities if e.type == "place"})
    assert "太原市" in names[0] and "太原市" not in names[1] and "晋中市" in names[1]


def test_程序变了就全部重新抽取(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, place = folder(tmp_path / "文件"), tmp_path / "graph.db"
    built(place, documents)
    monkeypatch.setattr(fingerprint, "of_program", lambda: "又一版")
    assert built(place, documents)[0].extracted == len(TEXTS)
    assert built(place, documents)[0].extracted == 0


def test_读不了的每次都说_不用再读(tmp_path: Path) -> None:
    documents, place = folder(tmp_path / "文件", "一"), tmp_path / "graph.db"
    (documents / "空.txt").touch()
    for _ in range(2):
        outcome, _ = built(place, documents)
        assert [f.name for f in outcome.failures] == ["空.txt"]


def test_一份也读不了_原来的图还在(tmp_path: Path) -> None:
    documents, place = folder(tmp_path / "文件", "一"), tmp_path / "graph.db"
    _, graph = built(place, documents)
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "空.txt").touch()
    outcome, after = built(place, tmp_path / "空")
    assert (outcome.extracted, outcome.known) == (0, 0) and outcome.failures and after == graph


# ---------------------------------------------------------------- several processes, and those that die


def test_两个进程与一个一样(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CHARACTERS", 40)  # so that there are many tasks
    documents = folder(tmp_path / "文件")
    rows = (json.dumps({"id": f"{i}", "text": TEXTS["一.txt"]}, ensure_ascii=False) for i in range(9))
    (documents / "表.jsonl").write_text("\n".join(rows), "utf-8")
    with Pool(2) as pool:
        outcome, graph = built(tmp_path / "graph.db", documents, runner=pool)
    assert outcome.failures == () and graph == build(documents) and len(graph.sources) == len(TEXTS) + 9


@posix
@pytest.mark.parametrize("packed", [True, False], ids=["表里的一份", "一个文件"])
def test_让进程崩溃和挂起的文件被指名_别的照做(packed: bool, tmp_path: Path) -> None:
    documents, place = tmp_path / "文件", tmp_path / "graph.db"
    documents.mkdir()
    texts = {"好": TEXTS["一.txt"], "崩": "崩", "挂": "挂", "也好": TEXTS["二.txt"]}
    if packed:
        rows = [json.dumps({"title": title, "text": text}, ensure_ascii=False) for title, text in texts.items()]
        (documents / "表.jsonl").write_text("\n".join(rows), "utf-8")
        names = ["表.jsonl/2", "表.jsonl/3"]
    else:
        for title, text in texts.items():
            (documents / f"{title}.txt").write_text(text, "utf-8")
        names = ["崩.txt", "挂.txt"]
    with Pool(1, seconds=lambda _: 6.0, answering="faulty:done") as pool:
        outcome, graph = built(place, documents, runner=pool)
    said = {f.name: f.reason for f in outcome.failures}
    assert sorted(said) == sorted(names)
    assert "意外退出" in said[names[0]] and "太久" in said[names[1]]
    assert len(graph.sources) == 2
    outcome, graph = built(place, documents)  # by a program without the fault
    assert outcome.failures == () and graph == build(documents), "what was lost is tried again"


@posix
def test_CtrlC_干净地停_下次接着做(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, place = folder(tmp_path / "文件"), tmp_path / "graph.db"
    monkeypatch.setattr(building, "SECONDS", 0.0)
    children: list[int] = []

    def interrupted(tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        with Pool(2) as pool:
            for number, both in enumerate(pool(tasks)):
                children.extend(child._process.pid for child in pool._children if child._process)
                yield both
                if number == 2:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built(place, documents, runner=interrupted)
    assert children and all(gone(pid) for pid in children)
    with Store.open(place) as store:
        assert store.graph() == Graph(), "the graph changes only when all is there"
    outcome, graph = built(place, documents)
    assert graph == build(documents)
    assert outcome.known >= 2, "what was done before the stop is not done again"


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@posix
def test_随时被杀掉都不丢_下次建成同样的图(tmp_path: Path) -> None:
    """Kill the whole program at moments spread over its run, again and again, over one store."""
    documents, out = folder(tmp_path / "文件"), tmp_path / "结果"
    rows = (json.dumps({"id": f"{i}", "text": TEXTS["二.txt"] * 40}, ensure_ascii=False) for i in range(60))
    (documents / "表.jsonl").write_text("\n".join(rows), "utf-8")
    command = [sys.executable, "-m", "policygraph", "build", str(documents), "-o", str(out), "--no-html"]
    draw = random.Random(7)
    killed = 0
    for moment in (0.3, 0.6, 1.0, 1.3, 1.6, 2.0):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment + draw.random() / 5)
        killed += process.poll() is None
        process.kill()
        process.wait()
        if (out / "graph.db").exists():
            with Store.open(out / "graph.db", write=True) as store:
                assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert len(store.graph().sources) in (0, 65)
    assert killed
    subprocess.run(command, check=True, capture_output=True)
    with Store.open(out / "graph.db") as store:
        assert store.graph() == build(documents)


# ---------------------------------------------------------------- two at once


def test_另一个正在写就说明(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with locked(place):
        said: list[str] = []

        def second() -> None:
            try:
                with locked(place):
                    said.append("进去了")
            except StoreError as error:
                said.append(error.reason)

        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert said == ["另一个 policygraph build 正在写它"]
    with locked(place):
        pass


@posix
def test_被杀掉的不会一直锁着(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    code = (
        "import sys, time; from pathlib import Path; from policygraph.graph.runs.building import locked\n"
        "with locked(Path(sys.argv[1])): print('锁', flush=True); time.sleep(600)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE)
    assert process.stdout and process.stdout.readline()
    with pytest.raises(StoreError), locked(place):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with locked(place):
        pass
