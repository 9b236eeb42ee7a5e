"""What the tests of exports share: files as bytes and as text, and the programs outside Python that read them."""

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

CONSUMERS = Path(__file__).parent / "consumers"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path in there."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def text_of(content: bytes) -> str:
    """The text of a file, of a workbook that of all in it."""
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as packed:
            return "".join(packed.read(name).decode() for name in packed.namelist())
    return content.decode("utf-8-sig", "replace" if content.startswith(b"SQLite format 3") else "strict")


def node(script: str, *given: Path) -> Any:
    """What a script of tests/consumers/ prints as JSON; skips where node or its packages are not installed (`make consumers`)."""
    if not shutil.which("node") or not (CONSUMERS / "node_modules").is_dir():
        pytest.skip("没有 node，或没有运行 make consumers")
    done = subprocess.run(["node", str(CONSUMERS / script), *map(str, given)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def program(name: str) -> str:
    """The path of a program; skips where it is not installed."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"没有安装 {name}")
    return found


def office(path: Path, kind: str, folder: Path, *, read_as: str = "") -> None:
    """The file as LibreOffice converts it, in the folder; skips where it is not installed. `read_as`: as its dialogue asks
    for a text file, separator, quotation mark, 76 for UTF-8, first line."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    reading = [f"--infilter={read_as}"] if read_as else []
    command = [
        program("soffice"),
        profile,
        "--headless",
        *reading,
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
