"""The examples in docstrings are true, and everything public has one. They run in a folder that has examples/, with `graph` theirs."""

import doctest
import inspect
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import policygraph
import pytest

ROOT = Path(__file__).parent.parent
NAMES = [
    module.name
    for module in walk_packages(policygraph.__path__, "policygraph.")
    if module.name.split(".")[1] in {"extract", "graph", "viz", "cli"}
]
HOW = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
GRAPH = [name for name, _ in inspect.getmembers(policygraph.Graph) if not name.startswith("_") and name not in ("sources", "entities", "edges")]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[policygraph.Graph]:
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield policygraph.build("examples/documents")


@pytest.mark.parametrize("name", ["policygraph", *NAMES])
def test_文档字符串里的例子(name: str, workplace: policygraph.Graph) -> None:
    given = {"graph": workplace, "policygraph": policygraph}
    assert doctest.testmod(import_module(name), extraglobs=given, optionflags=HOW).failed == 0


@pytest.mark.parametrize("name", ["build", "build_report", "open", "render", *(f"Graph.{name}" for name in GRAPH)])
def test_公开的都有例子(name: str) -> None:
    found: object = policygraph
    for part in name.split("."):
        found = getattr(found, part)
    assert doctest.DocTestParser().get_examples(inspect.getdoc(found) or ""), name
