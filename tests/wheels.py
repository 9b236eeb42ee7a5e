"""The wheel that a user installs and an environment that holds it, made once for all tests that need them.

Nothing is fetched: the build uses this environment's setuptools, and the new environment borrows its dependencies.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "out", "*.egg-info", "examples", "docs")


def run(*command: object, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "MAKEFLAGS")}
    done = subprocess.run(list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(kind: str, source: Path, folder: Path) -> Path:
    run(sys.executable, "-c", f"from setuptools.build_meta import build_{kind} as b; b({str(folder)!r})", folder=source)
    return next(folder.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built out of the sdist, which is packed in a copy: setuptools leaves build/ behind and reuses it."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "copy", ignore=LEFT_BEHIND)
    with tarfile.open(built("sdist", folder / "copy", folder)) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    return built("wheel", next((folder / "unpacked").iterdir()), folder)


@pytest.fixture(scope="session")
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
