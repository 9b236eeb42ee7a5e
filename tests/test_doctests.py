"""The examples in docstrings are true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import policygraph
import pytest

NAMES = [
    module.name
    for module in walk_packages(policygraph.__path__, "policygraph.")
    if module.name.split(".")[1] in {"extract", "graph", "viz", "cli"}
]


@pytest.mark.parametrize("name", ["policygraph", *NAMES])
def test_文档字符串里的例子(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
