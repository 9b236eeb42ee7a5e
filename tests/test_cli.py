"""The command line as a user meets it: what it prints, what it writes, its exit code; and every way to go wrong."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from commands import NOTICE, Run
from page_graph import sample
from policygraph.graph import terminal
from policygraph.graph.exporters import SUFFIXES, export
from policygraph.graph.load import load
from policygraph.graph.runs import building
from policygraph.graph.runs.collect import GRAPH, PAGE, STORE, collect

# ---------------------------------------------------------------- build


def test_建图写出图谱和页面(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("build", folder / "通知.txt", "-o", "结果")
    assert done.exit_code == 0, done.output
    graph = load(tmp_path / "结果" / GRAPH)
    assert [source.id for source in graph.sources] == ["通知.txt"]
    assert "太原都市区" in (tmp_path / "结果" / PAGE).read_text("utf-8")
    assert {path.name for path in (tmp_path / "结果").iterdir()} == {GRAPH, PAGE, STORE, f".{STORE}.lock"}
    assert "文件 1" in done.stdout and "2025  1" in done.stdout and "写出：" in done.stdout


def test_默认写到policygraph_out(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("build", folder / "通知.txt").exit_code == 0
    assert (tmp_path / "policygraph-out" / GRAPH).exists()


def test_读不了的文件不影响别的而且说明原因(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("build", folder)
    assert done.exit_code == 1
    assert [s.id for s in load(tmp_path / "policygraph-out" / GRAPH).sources] == ["2024/报道.txt", "通知.txt"]
    assert "空.txt：文件是空的。" in done.stderr
    assert "坏.txt：是二进制文件，不是文本。" in done.stderr
    assert "不支持的格式 1 个，跳过：表.xlsx。能读的有" in done.stderr
    assert "隐藏" not in done.output and "~$" not in done.output


def test_同样的文件同样的字节(run: Run, folder: Path, tmp_path: Path) -> None:
    for out in ("甲", "乙"):
        run("build", folder, "-o", out)
    for name in (GRAPH, PAGE):
        assert (tmp_path / "甲" / name).read_bytes() == (tmp_path / "乙" / name).read_bytes()


def test_再建一次不会把自己的页面当文件读(run: Run, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    for _ in range(2):
        assert run("build", ".", "-o", ".").exit_code == 0
        assert [source.id for source in load(tmp_path / GRAPH).sources] == ["通知.txt"]


NOTHING = {
    "空文件夹": ((), "没有可读的文件，什么也没有写"),
    "只有别的格式": (("表.xlsx", "图.psd"), "不支持的格式 2 个，跳过：图.psd、表.xlsx"),
    "只有空文件": (("空.txt",), "空.txt：文件是空的"),
}


@pytest.mark.parametrize(("names", "said"), NOTHING.values(), ids=NOTHING)
def test_一份也读不了就什么也不写(names: tuple[str, ...], said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    for name in names:
        (tmp_path / "夹" / name).touch()
    (tmp_path / "结果").mkdir()
    (tmp_path / "结果" / GRAPH).write_text("旧", "utf-8")
    done = run("build", "夹", "-o", "结果")
    assert done.exit_code == 1 and said in done.stderr and "Traceback" not in done.output
    there = [p for p in (tmp_path / "结果").iterdir() if not p.name.startswith(".")]
    assert [(p.name, p.read_text("utf-8")) for p in there] == [(GRAPH, "旧")]


def test_路径不存在(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("build", "没有的文件夹")
    assert done.exit_code == 1 and "没有的文件夹：找不到这个文件或文件夹" in done.stderr
    done = run("build", "没有的文件夹", folder / "通知.txt")
    assert done.exit_code == 1 and load(tmp_path / "policygraph-out" / GRAPH).sources


def test_点名要的文件格式不对也说明(run: Run, folder: Path) -> None:
    done = run("build", folder / "表.xlsx")
    assert done.exit_code == 1 and "表.xlsx：" in done.stderr and "能读的有" in done.stderr


def test_输出位置是文件(run: Run, folder: Path) -> None:
    done = run("build", folder / "通知.txt", "-o", folder / "通知.txt")
    assert done.exit_code == 2 and "是一个文件，-o 要给文件夹" in done.stderr


def test_输出位置写不了(run: Run, folder: Path) -> None:
    done = run("build", folder / "通知.txt", "-o", folder / "通知.txt" / "结果")
    assert done.exit_code == 1
    assert "结果：写不了（上级不是文件夹）。请换一个位置" in done.stderr


def test_中断时说一句话并退出130(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building.Building, "run", interrupted)
    done = run("build", folder)
    assert done.exit_code == 130 and done.stderr.strip() == "已中断，原有的文件没有改动。"


def test_长的工作隔一会儿说一句(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "SECONDS_BETWEEN_LINES", 0.0)
    (tmp_path / "多").mkdir()
    for number in range(terminal.LONG_WORK_FILES):
        (tmp_path / "多" / f"{number:02}.txt").write_text(NOTICE, "utf-8")
    done = run("build", "多")
    assert done.exit_code == 0 and f"已读 3/{terminal.LONG_WORK_FILES} 个文件" in done.stderr
    assert "已读" not in done.stdout


def test_一个文件里有许多份时说读到第几份(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "SECONDS_BETWEEN_LINES", 0.0)
    monkeypatch.setattr(terminal, "LONG_WORK_BYTES", 10)
    (tmp_path / "表.jsonl").write_text("".join(json.dumps({"text": NOTICE}) + "\n" for _ in range(3)), "utf-8")
    said = run("build", "表.jsonl").stderr
    assert "正在读 1 个文件，共 0 MB" in said and "已读 1/1 个文件" in said and "已读 3 份，在第 1 个文件里，共 1 个" in said


def test_一个大文件先说要等(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "LONG_WORK_BYTES", 10)
    assert "正在读 1 个文件，共 0 MB，要等一会儿" in run("build", folder / "通知.txt").stderr


def test_语言写错了说能写什么(run: Run) -> None:
    done = run("--lang", "法文", "rules")
    assert done.exit_code == 2 and "--lang 的值不对：只能是 zh、en" in done.stderr


def test_点名的文件一份也读不了只说一次原因(run: Run, folder: Path) -> None:
    done = run("build", folder / "空.txt")
    assert done.exit_code == 1 and done.stderr.splitlines()[-1] == "没有一份文件读得进来，什么也没有写。"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_被杀掉的进程不留半个文件(folder: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from policygraph.graph.atomic import replacing\n"
        "with replacing(Path('图.json')) as temporary:\n"
        "    temporary.write_text('一半'); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    (tmp_path / "图.json").write_text("旧", "utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "图.json").read_text("utf-8") == "旧"


# ---------------------------------------------------------------- collecting


def test_文件按名字排好并带着在文件夹里的路径(folder: Path) -> None:
    found = collect([folder])
    assert [id for _, id in found.documents] == ["坏.txt", "空.txt", "通知.txt", "2024/报道.txt"]
    assert [path.name for path in found.unsupported] == ["表.xlsx"]


def test_网页另存时旁边的文件夹不读(tmp_path: Path) -> None:
    for name in ("页.html", "页_files/框.html", "页_files/深/图.png", "旧.HTM", "旧.files/框.htm", "别_files/乙.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(NOTICE, "utf-8")
    found = collect([tmp_path])
    assert [id for _, id in found.documents] == ["旧.HTM", "页.html", "别_files/乙.txt"] and not found.unsupported


def test_同一份文件只读一次(folder: Path) -> None:
    documents = collect([folder / "通知.txt", folder, folder / "通知.txt"]).documents
    assert sorted(id for _, id in documents) == ["2024/报道.txt", "坏.txt", "空.txt", "通知.txt"]


def test_两份同名的文件各有各的编号(tmp_path: Path) -> None:
    for year in ("2024", "2025"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "报告.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "2025" / "别的.txt").write_text(NOTICE, "utf-8")
    ids = [id for _, id in collect([tmp_path / "2024", tmp_path / "2025"]).documents]
    assert ids == ["2024/报告.txt", "别的.txt", "2025/报告.txt"]


# ---------------------------------------------------------------- export


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return export(sample(), tmp_path / GRAPH)[0]


@pytest.mark.parametrize("name", [*(f"图{suffix}" for suffix in SUFFIXES), "新/图.json"])
def test_导出(name: str, run: Run, graph: Path, tmp_path: Path) -> None:
    done = run("export", graph, "-o", name)
    assert done.exit_code == 0, done.output
    written = done.stdout.removeprefix("写出：").split()
    assert written and all((tmp_path / path).exists() for path in written)


def nodes(folder: Path) -> Counter[str]:
    """The types of what was exported as 部分.json."""
    return Counter(entity.type for entity in load(folder / "部分.json").entities)


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--types", "行政区划,目标"], {"place": 6, "target": 3}),
        (["--relations", "has_target"], {"area": 1, "target": 3}),
        (["--focus", "林武"], {"person": 1, "organization": 1}),
        (["--focus", "林武", "--hops", "0"], {"person": 1}),
        (["--documents", "会议报道"], {"person": 1, "organization": 1}),
        (["--year", "2030", "--relations", "目标"], {"area": 1, "target": 1}),
        (["--types", "place", "--no-derived", "--relations", "part_of"], {}),
    ],
    ids=["类型", "关系", "周围", "只要它", "一份文件", "一年", "没有"],
)
def test_导出一部分(options: list[str], wanted: dict[str, int], run: Run, graph: Path, tmp_path: Path) -> None:
    done = run("export", graph, "-o", "部分.json", *options)
    if not wanted:
        assert done.exit_code == 1 and "没有选中任何点" in done.stderr and not (tmp_path / "部分.json").exists()
        return
    assert done.exit_code == 0, done.output
    assert nodes(tmp_path) == wanted


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--types", "城市"], "没有类型“城市”"),
        (["--focus", "北京"], "没有叫“北京”的"),
        (["--documents", "没有.txt"], "没有文件“没有.txt”。读过的有：决定.txt、报道.txt"),
    ],
)
def test_导出选不出来说明原因(options: list[str], said: str, run: Run, graph: Path) -> None:
    done = run("export", graph, "-o", "部分.json", *options)
    assert done.exit_code == 2 and said in done.stderr


def test_别的格式也能再导出(run: Run, graph: Path, tmp_path: Path) -> None:
    for name in ("直接.json", "图.graphml", "图.csv"):
        assert run("export", graph, "-o", name).exit_code == 0
    for name in ("图.graphml", "图.nodes.csv"):
        assert run("export", tmp_path / name, "-o", "部分.json").exit_code == 0
        assert (tmp_path / "部分.json").read_bytes() == (tmp_path / "直接.json").read_bytes()


def test_导出的后缀不认识(run: Run, graph: Path) -> None:
    done = run("export", graph, "-o", "图.xyz")
    assert done.exit_code == 2 and f"图.xyz：不会写 '.xyz' 格式；能写的有 {'、'.join(SUFFIXES)}" in done.stderr
    done = run("--lang", "en", "export", graph, "-o", "图.xyz")
    assert done.exit_code == 2 and f"图.xyz: cannot write '.xyz'; can write {', '.join(SUFFIXES)}" in done.stderr


def test_导出的不是图谱(run: Run, tmp_path: Path) -> None:
    (tmp_path / "别的.json").write_text('{"a": 1}', "utf-8")
    done = run("export", "别的.json", "-o", "图.csv")
    assert done.exit_code == 1
    assert "别的.json：不是政图的图谱（没有列表 nodes）。请给出 policygraph build 写出的 graph.json" in done.stderr
    assert list(tmp_path.glob("*.csv")) == []


def test_后面的程序不读了_文件照样写完_不说写不了(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    command = [sys.executable, "-m", "policygraph", "build", "通知.txt", "-o", "果"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert "写不了" not in told and "Traceback" not in told
    assert {PAGE, STORE, GRAPH} <= {path.name for path in (tmp_path / "果").iterdir()}
