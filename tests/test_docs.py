"""What the documents say is true: commands exist and run, links lead somewhere, tables are those of the rules.

`pytest tests/test_docs.py --update` rewrites the generated parts of README.md; read the diff before you keep it.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import policygraph
import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.extract import readers, schema
from policygraph.graph.exporters import SUFFIXES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted(p for f in ("", "docs", "examples") for p in (ROOT / f).glob("*.md") if p != README)]
GENERATED = re.compile(r"(<!-- generated: (\w+) .*?-->\n)(.*?)(<!-- /generated -->)", re.S)
# What the graph holds beside the types that have a rule file.
MADE_IN_CODE = {
    "target": ("目标", "到某一年要达到的状态，带年份和指标"),
    "positioning": ("定位", "一地要建成什么；定位相同的几地共用一个点"),
    "indicator": ("指标", "已经达到的数字，带时间"),
    "industry": ("产业", "一地要发展的产业；各份文件共用一个点"),
    "task": ("任务", "文件交给某些单位的一件事，带所在章节"),
    "has_target": ("目标", "谁的目标"),
    "has_indicator": ("指标", "谁已达到的数字"),
    "part_of": ("上级区划", "依行政区划表推得，不是原文所说"),
}


def blocks(page: Path, language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", page.read_text("utf-8"), re.S | re.M)
    return [re.sub(rf"^{indent}", "", text, flags=re.M) for indent, text in found]


def spoken(page: Path) -> Iterator[str]:
    """Every command line that a page names, in a block or between backticks."""
    text = page.read_text("utf-8")
    yield from re.findall(r"`((?:policygraph|make) [^`\n]+)`", text)
    for block in re.findall(r"^ *```(?:sh|bash|powershell)\n(.*?)^ *```", text, re.S | re.M):
        yield from re.findall(r"^ *(?:\S*[/\\])?((?:policygraph|make) .*)$", block, re.M)


def rows(types: dict[str, tuple[str, str]]) -> str:
    return "".join(f"| `{name}` | {label} | {description} |\n" for name, (label, description) in types.items())


def tables() -> str:
    """Both tables: the rule files' own words, then what is made in code."""
    entities = {t.name: (t.label, t.description) for t in schema.entity_types().values()}
    relations = {t.name: (t.label, t.description) for t in schema.relation_types().values()}
    made = {name: words for name, words in MADE_IN_CODE.items() if name not in entities | relations}
    nodes = {name: words for name, words in made.items() if name in ("target", "positioning", "indicator", "task", "industry")}
    edges = {name: words for name, words in made.items() if name not in nodes}
    head = "| {} | 名称 | 是什么 |\n| --- | --- | --- |\n"
    return f"\n{head.format('实体')}{rows(entities | nodes)}\n{head.format('关系')}{rows(relations | edges)}\n"


def formats() -> str:
    read = "、".join(f"`.{name}`" for name in readers.FORMATS)
    return f"\n能读 {read}，能写 {'、'.join(f'`{suffix}`' for suffix in SUFFIXES)}。\n\n"


def generated(text: str) -> str:
    """The page with its generated blocks written anew."""
    made = {"types": tables, "formats": formats}
    return GENERATED.sub(lambda m: m[1] + made[m[2]]() + m[4], text)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, where documented commands may write what they like."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_文档里的命令都有(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert isinstance(main, click.Group)
    for line in spoken(page):
        program, *words = shlex.split(line, comments=True, posix="\\" not in line)
        if program == "make":
            assert {w for w in words if "=" not in w} <= targets, line
        elif words[0] in main.commands:
            known = {o for p in main.commands[words[0]].params for o in p.opts} | {"--help"}
            assert {w.split("=")[0].strip("[]") for w in words if w.lstrip("[").startswith("-")} <= known, line
        else:
            assert words[0] in ("命令", "--help", "--version"), line


def test_README的命令能照着跑(workplace: Path) -> None:
    for line in "".join(blocks(README, "bash")).splitlines():
        done = CliRunner().invoke(main, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception!r}"


@pytest.mark.parametrize("name", ["quickstart", "handoff", "corrections"])
def test_一步一步的命令能照着跑(name: str, workplace: Path) -> None:
    shutil.copytree("examples/documents", "文件")
    assert CliRunner().invoke(main, ["build", "文件"]).exit_code == 0
    lines = "".join(blocks(ROOT / "docs" / f"{name}.md", "bash")).splitlines()
    assert len(lines) >= 6
    for line in lines:
        done = CliRunner().invoke(main, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception!r}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_图都小(page: Path) -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8"))
    assert all(told and (page.parent / place).stat().st_size <= 150_000 for told, place in pictures)


def test_README的Python能照着跑(workplace: Path) -> None:
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "山西中部城市群" in (workplace / "page.html").read_text("utf-8")


def test_Python一页的例子能照着跑(workplace: Path) -> None:
    found: dict[str, object] = {}
    for block in blocks(ROOT / "docs" / "python.md", "python"):
        exec(compile(block, "python.md", "exec"), found)
    assert "太原市" in (workplace / "out" / "太原.html").read_text("utf-8")


def test_提问的Python能照着跑(workplace: Path) -> None:
    (block,) = blocks(ROOT / "docs" / "questions.md", "python")
    found: dict[str, object] = {}
    exec(compile(block, "questions.md", "exec"), found)
    assert found["steps"] and found["few"]


def test_目录里有每一页() -> None:
    listed = set(re.findall(r"\]\(([^)/#]+)\)", (ROOT / "docs" / "index.md").read_text("utf-8")))
    assert {page.name for page in (ROOT / "docs").iterdir() if page.suffix in (".md", ".ipynb")} - {"index.md"} == listed


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_链接都通(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_README的表和格式就是程序里的(pytestconfig: pytest.Config) -> None:
    text = README.read_text("utf-8")
    if pytestconfig.getoption("--update"):
        README.write_text(generated(text), "utf-8")
    else:
        assert text == generated(text)


def test_图里出现的类型表里都有() -> None:
    graph = policygraph.build([ROOT / "examples" / "documents"])
    seen = {entity.type for entity in graph.entities} | {edge.type for edge in graph.edges}
    listed = set(re.findall(r"^\| `(\w+)` \|", README.read_text("utf-8"), re.M))
    assert seen <= listed
