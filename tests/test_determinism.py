"""The same documents give the same bytes: in any order, from any folder, whatever Python's hashes are."""

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from policygraph.extract.pipeline import extract_document, extract_documents
from policygraph.extract.readers import read

DOCUMENTS = sorted((Path(__file__).parent.parent / "examples" / "documents").iterdir())
WRITTEN = ("graph.json", "graph.html")
# The seed of Python's hashes, and in which order the files are named.
RUNS = [("1", DOCUMENTS[::-1]), ("42", DOCUMENTS[3:] + DOCUMENTS[:3])]


def built(paths: Sequence[Path], out: Path, *, seed: str) -> dict[str, bytes]:
    """What a fresh process writes for the paths."""
    command = [sys.executable, "-m", "policygraph", "build", *map(str, paths), "-o", str(out)]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    return {name: (out / name).read_bytes() for name in WRITTEN}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(DOCUMENTS, tmp_path_factory.mktemp("图谱"), seed="0")


@pytest.mark.parametrize(("seed", "paths"), RUNS, ids=["倒序，种子1", "轮转，种子42"])
def test_哪种次序和哈希种子都是同样的字节(seed: str, paths: list[Path], first: dict[str, bytes], tmp_path: Path) -> None:
    assert built(paths, tmp_path, seed=seed) == first


def test_给文件夹和给文件一样_文件夹在哪里都一样(first: dict[str, bytes], tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS[0].parent, tmp_path / "别处" / "文件")
    assert built([tmp_path / "别处" / "文件"], tmp_path / "图谱", seed="7") == first


def test_同一份文件给两遍不变(first: dict[str, bytes], tmp_path: Path) -> None:
    assert built([*DOCUMENTS, DOCUMENTS[0].parent, *DOCUMENTS[:2]], tmp_path, seed="7") == first


def test_图谱里没有本机的路径和今天的日期(first: dict[str, bytes]) -> None:
    for written in first.values():
        assert str(DOCUMENTS[0].parent.parent).encode() not in written
        assert datetime.date.today().isoformat().encode() not in written


def test_几份一起抽取与一份一份抽取相同() -> None:
    documents = [read(path) for path in DOCUMENTS]
    assert extract_documents(documents) == [extract_document(document) for document in documents]
