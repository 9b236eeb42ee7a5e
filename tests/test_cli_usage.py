"""The command line: explain, rules, eval, help and languages; how wrong usage is told."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from commands import EXAMPLE, GOAL, MEETING, Run
from policygraph.cli import main

# ---------------------------------------------------------------- explain, rules


def test_说明一句话(run: Run) -> None:
    done = run("explain", GOAL)
    assert done.exit_code == 0
    assert "区域  太原都市区" in done.stdout and "常住人口城镇化率 >= 70%" in done.stdout


def test_说明文件和标准输入(run: Run, folder: Path) -> None:
    for given, piped in ((folder / "2024" / "报道.txt", b""), ("-", MEETING.encode("gb18030"))):
        done = run("explain", given, input=piped)
        assert done.exit_code == 0 and "太原市委" in done.stdout


@pytest.mark.parametrize(
    ("given", "code", "said"), [("", 2, "没有文字可看"), ("-", 1, "文件是空的")], ids=["空", "空输入"]
)
def test_没有文字可说明(given: str, code: int, said: str, run: Run) -> None:
    done = run("explain", given, input="")
    assert done.exit_code == code and said in done.stderr


def test_列出规则(run: Run) -> None:
    done = run("rules")
    assert done.exit_code == 0 and "  issued_by.active\n" in done.stdout and "repeals 废止\n" in done.stdout


def test_数出规则用了几次(run: Run, tmp_path: Path) -> None:
    (tmp_path / "决定.txt").write_text("关于甲的决定\n本决定自公布之日起施行。\n", "utf-8")
    done = run("rules", "决定.txt")
    assert done.exit_code == 0
    assert any(line.split() == ["issued_by.active", "0"] for line in done.stdout.splitlines())


# ---------------------------------------------------------------- eval


@pytest.fixture
def gold(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "通知.json"
    things = [("area", "太原都市区"), ("person", "王某某")]
    entities = [{"id": type, "type": type, "names": [name]} for type, name in things]
    path.write_text(json.dumps({"doc": "通知.txt", "entities": entities, "relations": []}), "utf-8")
    return path


def test_评测给出分类型的分数(run: Run, gold: Path, folder: Path) -> None:
    done = run("eval", gold, "--docs", folder, "-v")
    assert done.exit_code == 0, done.output
    assert "通知: 漏 entity person  王某某" in done.stdout
    assert any(line.split()[:4] == ["entity", "area", "1.000", "1.000"] for line in done.stdout.splitlines())


def test_评测可以给标注的文件夹(run: Run, gold: Path, folder: Path, tmp_path: Path) -> None:
    assert run("eval", tmp_path, "--docs", folder).stdout == run("eval", gold, "--docs", folder).stdout
    done = run("eval", folder, "--docs", folder)
    assert done.exit_code == 1 and "文件：文件夹里没有 .json 标注文件。请检查路径" in done.stderr


def test_底线先写出再守住(run: Run, gold: Path, folder: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    words = ("eval", gold, "--docs", folder, "--floors", floors)
    assert run(*words).exit_code == 1 and "找不到这个文件。用 --raise-floors" in run(*words).stderr
    assert run(*words, "--raise-floors").exit_code == 0
    before = floors.read_text("utf-8")
    assert run(*words).exit_code == 0
    floors.write_text(re.sub(r"entities = .*", "entities = 1", before), "utf-8")
    done = run(*words)
    assert done.exit_code == 1 and "低于底线：entities" in done.stderr
    assert run(*words, "--raise-floors").exit_code == 1, "raising must not lower"
    assert run(*words, "--lower-floors").exit_code == 0 and floors.read_text("utf-8") == before


def test_评测缺文件或标注不对(run: Run, gold: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.json").write_text("{}", "utf-8")
    done = run("eval", gold, "坏.json", "没有.json", "--docs", folder)
    assert done.exit_code == 1 and "坏.json：缺 doc、entities、relations" in done.stderr
    assert "没有.json：找不到这个文件" in done.stderr and "ENTITIES" in done.stdout
    assert "通知.txt：找不到这个文件" in run("eval", gold, "--docs", tmp_path).stderr
    assert run("eval", gold, "--docs", folder, "--raise-floors").exit_code == 2


def test_有文件没算进去时底线不动(run: Run, gold: Path, folder: Path, tmp_path: Path) -> None:
    done = run("eval", gold, "没有.json", "--docs", folder, "--floors", "floors.toml", "--raise-floors")
    assert done.exit_code == 1 and "底线不动" in done.stderr and not (tmp_path / "floors.toml").exists()


# ---------------------------------------------------------------- usage, languages

USAGE = {
    "命令拼错": (("exprt",), "没有命令 exprt。是不是 policygraph export？"),
    "忘了命令": (("文件",), "没有命令 文件。是不是 policygraph build 文件？"),
    "缺参数": (("build",), "缺少 PATH..."),
    "缺选项": (("export", "a.json"), "缺少 -o"),
    "选项拼错": (("build", "--outt", "x", "文件"), "没有选项 --outt。是不是 --out？"),
    "空路径": (("build", ""), "路径是空的"),
    "语言不对": (("--lang", "fr", "rules"), "--lang 的值不对"),
}


@pytest.mark.parametrize(("words", "said"), USAGE.values(), ids=USAGE)
def test_用错了退出2并说明怎样改(words: tuple[str, ...], said: str, run: Run, folder: Path) -> None:
    done = run(*words)
    assert done.exit_code == 2 and said in done.stderr and "--help" in done.stderr


@pytest.mark.parametrize("name", ["", *main.commands])
def test_每个命令的帮助有例子_中英文各一份(name: str, run: Run) -> None:
    chinese, english = run(*name.split(), "--help").stdout, run("--lang", "en", *name.split(), "--help").stdout
    assert "用法：" in chinese and "policygraph " in chinese and "选项" in chinese
    assert "Usage: " in english and "Options" in english
    assert re.findall("[一-龥]{2,}", english) in ([], EXAMPLE)


def test_英文由选项或环境变量(run: Run) -> None:
    assert run("export", "a.json", "--lang", "en").stderr.startswith("Error: ")
    assert run("build", env={"POLICYGRAPH_LANG": "en"}).stderr.startswith("Error: ")


def test_版本和不带命令(run: Run) -> None:
    assert run("--version").stdout.strip().count(".") == 2
    assert run().stderr == run("--help").stdout and run().exit_code == 2


def test_帮助不等重的模块() -> None:
    code = "import sys, policygraph.cli; print({'networkx', 'jieba', 'numpy', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_main是命令组() -> None:
    assert isinstance(main, click.Group) and list(main.commands) == [
        "build", "serve", "export", "import", "review",
        "show", "search", "path", "neighbours", "members", "timeline",
        "targets", "documents", "citations", "missing", "joint-issuing", "officials", "stats", "diff",
        "explain", "rules", "eval", "audit",
    ]  # fmt: skip
