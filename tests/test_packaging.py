"""What is packed: every package, nothing that strayed into the root, and locks that name no registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
STAGES = ("extract", "graph", "viz", "cli")
LOCKS = sorted(ROOT.glob("*.lock"))


def test_每个包都在清单里() -> None:
    folders = {path.parent for stage in STAGES for path in (ROOT / stage).rglob("__init__.py")}
    found = {".".join(["policygraph", *folder.relative_to(ROOT).parts]) for folder in folders}
    assert found | {"policygraph"} == set(PYPROJECT["tool"]["setuptools"]["packages"])


def test_有模块的文件夹都是包() -> None:
    folders = {path.parent for stage in STAGES for path in (ROOT / stage).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_根目录没有多余的模块() -> None:
    assert {path.name for path in ROOT.glob("*.py")} <= {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("folder", STAGES)
def test_不许用裸文件夹名导入(folder: str) -> None:
    assert folder in PYPROJECT["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_锁文件没有任何地址(lock: Path) -> None:
    assert re.findall(r"^.*(?:://|--index|--extra-index|--find-links|file:).*$", lock.read_text("utf-8"), re.M) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_锁文件里每个包都有哈希(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    assert entries and all(re.match(r"[\w.-]+==\S+.*(?:\\\n +--hash=sha256:[0-9a-f]{64}.*)+$", e) for e in entries)


def test_直接依赖都在锁里() -> None:
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M))
    wanted = {re.split(r"[^\w.-]", name)[0].lower() for name in PYPROJECT["project"]["dependencies"]}
    assert wanted - locked == set()
