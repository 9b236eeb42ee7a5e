"""The arrow points one way: viz -> graph -> extract, and nothing looks back."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_USE: dict[str, set[str]] = {
    "extract": set(),
    "graph": {"extract", "render"},  # of the package itself: a graph shows itself by its front door
    "viz": {"graph", "extract"},
    "cli": {"viz", "graph", "extract", "build_report"},
}
MODULES = [path.relative_to(ROOT) for stage in MAY_USE for path in sorted((ROOT / stage).rglob("*.py"))]
ROOT_MODULES = [path.relative_to(ROOT) for path in sorted(ROOT.glob("*.py"))]
IMPORT_NAMES = {"ahocorasick-rs": "ahocorasick_rs", "python-docx": "docx", "msdoc2docx": "doc2docx", "pillow": "PIL"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 45
# The folders of extract/, each of which may use those before it.
EXTRACT = ("files", "cleaning", "geography", "naming", "persons", "documents", "reference", "statements", "figures")


def tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text("utf-8"))


def stages_used(module: Path) -> Iterator[tuple[int, str]]:
    """Line and name of each of the three folders that `module` imports from, relatively or by the package's name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.level == len(module.parts):
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ((node.lineno, name.split(".")[0]) for name in names)
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("policygraph."):
            yield node.lineno, (node.module or "").split(".")[1]


def outsiders(module: Path) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_导入只有一个方向(module: Path) -> None:
    home = module.parts[0]
    for line, stage in stages_used(module):
        assert stage in MAY_USE[home] | {home}, f"{module}:{line} imports {stage}"


@pytest.mark.parametrize("module", MODULES + ROOT_MODULES, ids=str)
def test_用到的包都写在依赖里(module: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = [name for names in project.get("optional-dependencies", {}).values() for name in names]
    names = [re.split(r"[^\w.-]", wanted)[0].lower() for wanted in project["dependencies"] + optional]
    declared = {IMPORT_NAMES.get(name, name) for name in names}
    assert set(outsiders(module)) - sys.stdlib_module_names - {"policygraph"} <= declared


@pytest.mark.parametrize("module", MODULES + ROOT_MODULES, ids=str)
def test_文件和函数都不长(module: Path) -> None:
    source = (ROOT / module).read_text("utf-8")
    assert source.count("\n") <= LONGEST_FILE
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {f"{f.name}:{f.lineno}": (f.end_lineno or 0) - f.lineno + 1 for f in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def imported(module: Path) -> Iterator[tuple[str, ...]]:
    """What `module` imports from its own stage when it is loaded: the parts of each name, the stage first."""
    for node in tree(module).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            home = module.parts[: len(module.parts) - node.level]
            named = (*home, *(node.module or "").split(".")) if node.module else home
            yield from ((*named, alias.name) for alias in node.names)


@pytest.mark.parametrize("module", [module for module in MODULES if module.parts[1] in EXTRACT], ids=str)
def test_抽取里面也只有一个方向(module: Path) -> None:
    before = EXTRACT[: EXTRACT.index(module.parts[1]) + 1]
    for _, folder, *_ in imported(module):
        assert folder in before or folder not in EXTRACT, f"{module} imports {folder}"


def test_每个文件夹都有说明() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    folders = {module.parent.as_posix() for module in MODULES if len(module.parent.parts) == 2}
    assert {folder for folder in folders if f"`{folder}/`" not in page} == set()
