"""The pages of the Python interface: made without a network, complete, linked with each other, and asking for nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import policygraph
import pytest

ROOT = Path(__file__).parent.parent
# Whatever opens a connection fails, and that is seen.
NO_NETWORK = "import socket\ndef refused(*_): raise SystemExit('asked for the network')\nsocket.socket.connect = socket.getaddrinfo = refused\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("api")
    tool = str(ROOT / "tools" / "api_docs.py")
    code = f"{NO_NETWORK}import runpy, sys\nsys.argv = ['', {str(made)!r}]\nrunpy.run_path({tool!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "policygraph.html" in done.stdout
    return made


def ids(page: Path) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', page.read_text("utf-8")))


def text_of(page: Path) -> str:
    return unescape(re.sub("<[^>]+>", "", page.read_text("utf-8")))


def links(page: Path) -> Iterator[Path]:
    for link in re.findall(r'href="(?!https?:|#|data:)([^"#$]+)["#]', page.read_text("utf-8")):
        yield (page.parent / link).resolve()


def test_公开的名称都有(folder: Path) -> None:
    found = ids(folder / "policygraph.html")
    methods = {f"Graph.{name}" for name in ("select", "targets", "facts", "citations", "officials", "frames", "to_networkx", "export", "render")}
    assert set(policygraph.__all__) - {"extract"} | methods <= found
    assert "policygraph.extract(path)" in text_of(folder / "policygraph" / "extract.html")
    assert {"Target", "Target.evidence", "Fact", "Citation", "Official"} <= ids(folder / "policygraph" / "graph" / "answers.html")
    assert {"Frames.targets", "Frames.entities"} <= ids(folder / "policygraph" / "graph" / "frames.html")
    assert not {"Graph._repr_html_", "_paths"} & found, "what is not public is not shown"


def test_例子在页面上(folder: Path) -> None:
    assert 'graph.targets(year=2030, subject="汾河")' in text_of(folder / "policygraph.html")


def test_从首页到得了每一页(folder: Path) -> None:
    pages = {page.resolve() for page in folder.rglob("*.html")}
    reached, new = set[Path](), {(folder / "policygraph.html").resolve()}
    while new:
        reached |= new
        new = {link for page in new for link in links(page)} - reached
    assert reached - {(folder / "index.html").resolve()} == pages - {(folder / "index.html").resolve()}
    assert len(pages) > 10


def test_不取网上的东西(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert re.findall(r'(?:src|srcset)="?(?:https?:)?//|<link[^>]+href="(?:https?:)?//|@import|url\((?!["\']?data:)', text) == [], page
