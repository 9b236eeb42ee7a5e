"""What tests share: `pytest --update`, the checkout's root, and a browser."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from policygraph.graph.model import Graph

pytest_plugins = ["commands", "wheels"]
ROOT = Path(__file__).parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Without these Chromium asks its maker's servers at every start, and root may not start it in its sandbox.
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the generated parts of README.md")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path. Without one the test fails and says how to get it; it is never skipped in silence."""
    search = [sys.executable, str(ROOT / "tools" / "browser.py")]
    looked = subprocess.run(search, capture_output=True, text=True, check=False)
    if looked.returncode:
        pytest.fail(looked.stderr, pytrace=False)
    return looked.stdout.strip()


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page without any network: whatever a page tries to fetch fails, and that fails the test."""
    context = browser.new_context(offline=True, locale="zh-CN", viewport={"width": 1280, "height": 800})
    fetched: list[str] = []
    context.on("request", lambda request: fetched.append(request.url))
    yield context.new_page()
    context.close()
    assert [url for url in fetched if url.startswith(("http:", "https:", "ws:"))] == []


@pytest.fixture
def open_page(page: "Page", tmp_path: Path) -> "Iterator[Callable[..., Page]]":
    """Opens a graph from a file; in the end nothing but files and data was asked for, no error was thrown, no dialog opened, and
    nothing was written on the console."""
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    from page_reader import until_ready
    from policygraph.viz.page import render

    def load(graph: "Graph", fragment: str = "") -> "Page":
        file = tmp_path / "图.html"
        file.write_text(render(graph), encoding="utf-8")
        page.goto(file.as_uri() + fragment)
        until_ready(page)
        page.wait_for_timeout(150)
        return page

    yield load
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert wrong == []


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, from node_modules; installed if it can be."""
    if not AXE.exists():
        if not shutil.which("npm"):
            pytest.skip("npm is not installed, so axe-core cannot be had")
        command = ["npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=0"]
        if subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=300).returncode:
            pytest.skip("npm ci failed, so axe-core cannot be had")
    return AXE.read_text("utf-8")
