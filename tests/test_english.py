"""English by option, on the page and on the terminal: what the program itself says is English, and no tab is cut off."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from commands import Run
from page_reader import VIEWS, Open, until_ready
from policygraph import cli
from policygraph.extract import schema
from policygraph.extract.persons import post_record
from policygraph.graph import resolve
from policygraph.graph.checking import doubts
from policygraph.graph.english import HEADINGS, WRITTEN
from policygraph.graph.exporters.json import write
from policygraph.graph.identity import persons, proposals
from policygraph.graph.model import Edge, Entity, Graph, Source
from policygraph.viz.page import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHINESE = re.compile("[\u4e00-\u9fff]")


def templates(module: Any) -> set[str]:
    """The Chinese strings of a module, `{}` where a value stands; patterns and docstrings apart."""
    found, parts = set(), set()
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
            parts |= set(node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            found.add(node.value)
    return {text for text in found if CHINESE.search(text) and not re.search(r"[\[\]|?\\]", text)}


def test_疑点的每种理由都有英文_填空的个数相同() -> None:
    reasons = {text for text in templates(doubts) if len(text) > 6}
    assert len(reasons) == 8
    assert reasons | set(proposals.REASONS) <= WRITTEN.keys()
    assert {text for text, said in WRITTEN.items() if text.count("{}") != said.count("{}") or CHINESE.search(said)} == set()


def test_程序自己的用词都有英文() -> None:
    posts = {value for name, value in vars(post_record).items() if name.isupper() and isinstance(value, str) and CHINESE.match(value)}
    assert {"现任", "免去", "拟任"} <= posts
    merged = {getattr(resolve, name) for name in ("CODE", "NUMBER", "TITLE", "NAME", "SAME", "HOME", "DAY", "MADE", "PLACED")}
    merged |= {getattr(persons, name) for name in ("LEADER", "BODY", "LEADERSHIP", "LISTED", "NO_POST")}
    industries = set(schema.load("industries")["industries"]["kinds"])
    roles = set(schema.load("responsibility")["responsibility"]["labels"])
    assert posts | merged | industries | roles <= WRITTEN.keys()


def test_表格的每一列都有英文的名称() -> None:
    commands = [import_module(f"policygraph.cli.{module.name}") for module in iter_modules(cli.__path__)]
    shown = {name for one in commands for key, names in vars(one).items() if key.startswith("_SHOWN") for name in names}
    assert {"效力", "原数值", "社群"} <= shown
    assert shown - HEADINGS.keys() == set()


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Taiyuan"), ("show", "Plan"), ("show", "Bureau"), ("search", "Ring"), ("path", "Taiyuan", "Plan"), ("neighbours", "Lake cluster"),
        ("members", "Lake cluster"), ("timeline", "Plan"), ("targets",), ("targets", "--facts"), ("documents",), ("citations",),
        ("citations", "--ranking"), ("missing",), ("joint-issuing",), ("officials",), ("stats",), ("diff", "graph.json"), ("rules",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_英文的终端_文件以外没有一个汉字(run: Run, words: tuple[str, ...]) -> None:
    write(latin(), Path("graph.json"))
    command, *rest = words
    done = run(command, *([] if command == "rules" else ["graph.json"]), *rest, "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip()
    assert [line for line in (done.stdout + done.stderr).splitlines() if CHINESE.search(line)] == []


def test_说错了的也用所选的语言(run: Run) -> None:
    said = run("stats", "a.json", "--never", "--lang", "en").stderr
    assert said.startswith("Error: ") and not CHINESE.search(said)


def latin() -> Graph:
    """A graph whose names are Latin, with every kind of value that is the program's own word."""
    people = ("person:a", "person:b")
    paper = {"level": "省", "signed": "2024-05-01", "merged_by": ["题名"], "from_metadata": ["title"]}
    post = {"title": "Head", "status": "现任", "date": "2024-05-01", "dates": ["2024-05-01", "2025-01-02"]}
    entities = (
        Entity("area:x", "area", "Lake cluster", attributes={"merged_by": ["名称"]}),
        Entity("document:d", "document", "Plan", attributes=paper),
        Entity("document:e", "document", "Law", attributes={"level": "中央"}),
        Entity("indicator:i", "indicator", "Output", attributes={"measure": "增长", "year": 2024, "value": "5%", "comparator": ">="}),
        Entity("industry:k", "industry", "Tea"),
        Entity("organization:o", "organization", "Bureau"),
        *(Entity(f"organization:{n:02}", "organization", f"Office {n}") for n in range(20)),
        *(Entity(id, "person", "Li", attributes={"namesakes": sorted(set(people) - {id})}) for id in people),
        Entity("place:a", "place", "Taiyuan", attributes={"code": "140100"}),
        Entity("place:b", "place", "Jinzhong", attributes={"code": "140700"}),
        Entity("project:t", "project", "Ring"),
        Entity("strategy:t", "strategy", "Ring"),
        Entity("target:g", "target", "2030", attributes={"year": 2030, "text": "Output", "indicators": [
            {"name": "Output", "value": "5%", "comparator": "~", "measure": "增长", "modality": "力争", "binding": "预期性"}]}),
        Entity("task:w", "task", "Build"),
    )  # fmt: skip
    edges = (
        Edge("area:x", "target:g", "has_target"),
        Edge("area:x", "indicator:i", "has_indicator"),
        Edge("document:d", "area:x", "concerns"),
        Edge("document:d", "document:e", "based_on"),
        Edge("document:d", "organization:o", "issued_by"),
        Edge("organization:o", "task:w", "responsible_for", {"role": "牵头"}),
        Edge("person:a", "organization:o", "holds_post", post),
        Edge("person:b", "organization:o", "holds_post", {"title": "Head", "status": "免去", "ended": "是"}),
        Edge("place:a", "area:x", "member_of", {"extent": "部分地区"}),
        Edge("place:a", "industry:k", "develops", {"kind": "未来产业", "modality": "支持"}),
        Edge("place:b", "area:x", "member_of", derived=True),
        *(Edge(f"organization:{n:02}", "place:a", "located_in") for n in range(20)),
    )
    return Graph((Source("Plan", "Plan"),), entities, edges)


SEEN = """[...document.querySelectorAll('body *')].filter(one => !one.closest('script, style, #language, [hidden], .province'))
  .flatMap(one => [...[...one.childNodes].filter(child => child.nodeType === 3).map(child => child.data),
    one.getAttribute('title'), one.getAttribute('aria-label'), one.getAttribute('placeholder')])
  .filter(text => text && /[\\u4e00-\\u9fff]/.test(text)).filter(text => !text.includes('目标 2030'))"""


@pytest.mark.parametrize("view", VIEWS)
def test_英文页面_文件以外没有一个汉字(open_page: Open, view: str) -> None:
    page = open_page(latin(), f"#lang=en&view={view}")
    assert page.locator(f"#show-{view}").get_attribute("aria-pressed") == "true"
    assert page.evaluate(SEEN) == []


@pytest.mark.parametrize("id", [entity.id for entity in latin().entities if entity.id[-1].isalpha()])
def test_英文页面_每样东西的详情(open_page: Open, id: str) -> None:
    page = open_page(latin(), f"#lang=en&node={id}")
    assert page.locator("#panel h2").inner_text()
    assert page.evaluate(SEEN) == []


def test_任职写现在的状态_不列各次日期(open_page: Open) -> None:
    page = open_page(latin(), "#lang=en&view=posts")
    rows = [row.split("\t")[-2] for row in page.locator("#posts tbody tr").all_inner_texts()]
    assert rows == ["Head, in office, 2024-05-01", "Head, removed, no longer in office"]


def test_一千二百八十像素宽_英文的十个看法都看得见(page: "Page", tmp_path: Path) -> None:
    file = tmp_path / "图.html"
    file.write_text(render(latin()), encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(file.as_uri() + "#lang=en")
    until_ready(page)
    for name, words in {"targets": "Targets 999", "posts": "Posts 999", "citations": "Documents 999"}.items():
        page.evaluate("([name, words]) => { document.getElementById(`show-${name}`).textContent = words; }", [name, words])
    bar = page.locator("#views").bounding_box()
    last = page.locator("#show-compare").bounding_box()
    assert bar and last and last["x"] + last["width"] <= bar["x"] + bar["width"]
