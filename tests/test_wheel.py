"""What a user installs: an sdist is packed, a wheel is built from it, and the wheel runs away from the checkout.

Nothing is fetched: the build uses this environment's setuptools, and the new environment borrows its dependencies.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKED = ("extract", "graph", "viz", "cli")
LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "out", "*.egg-info", "examples", "docs")
NOTICE = "国家发展改革委关于印发《晋北城镇圈发展规划》的通知\n\n山西省人民政府：\n\n    现将规划印发给你们。\n"


def run(*command: object, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "MAKEFLAGS")}
    done = subprocess.run(list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(kind: str, source: Path, folder: Path) -> Path:
    run(sys.executable, "-c", f"from setuptools.build_meta import build_{kind} as b; b({str(folder)!r})", folder=source)
    return next(folder.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built out of the sdist, which is packed in a copy: setuptools leaves build/ behind and reuses it."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "copy", ignore=LEFT_BEHIND)
    with tarfile.open(built("sdist", folder / "copy", folder)) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    return built("wheel", next((folder / "unpacked").iterdir()), folder)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment that holds the wheel and borrows this one's packages.

    A folder named in a .pth file is searched, but the .pth files in it do not run: the editable link stays out.
    """
    home = tmp_path_factory.mktemp("installed") / "环境"
    run(sys.executable, "-m", "venv", "--without-pip", home, folder=home.parent)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    python = Path(sysconfig.get_path("scripts", "venv", {"base": str(home)})) / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install"]
    run(*pip, "--no-deps", "--no-index", "--quiet", wheel, folder=home.parent)
    return python.parent


def test_轮子里一个文件也不少(wheel: Path) -> None:
    inside = {Path(name).relative_to("policygraph").as_posix() for name in zipfile.ZipFile(wheel).namelist()
              if name.startswith("policygraph/")}
    source = {path.relative_to(ROOT).as_posix() for stage in PACKED for path in (ROOT / stage).rglob("*")
              if path.is_file() and "__pycache__" not in path.parts}
    assert {name for name in inside if "/" in name} == source
    assert {"__init__.py", "__main__.py", "py.typed"} == {name for name in inside if "/" not in name}


def test_轮子带着许可证(wheel: Path) -> None:
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {"LICENSE", "NOTICE"} <= names


def test_装好的是轮子而不是检出目录(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import policygraph; print(policygraph.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_帮助(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "python", "-m", "policygraph", "--help", folder=tmp_path)
    assert all(command in said for command in ("build", "export", "explain", "rules", "eval"))


def test_离开检出目录也能建图(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    run(installed / "policygraph", "build", "通知.txt", "-o", "图谱", folder=tmp_path)
    page = (tmp_path / "图谱" / "graph.html").read_text("utf-8")
    assert "晋北城镇圈发展规划" in page
