"""How long a page takes to stand still, and how smoothly it moves, beside plain pyvis with the same nodes in the same run.

    python benchmarks/browsing.py [--sizes 200,1000,5000,20000,50000] [--limit 60] [--no-pyvis]

Headless Chromium without GPU, 1280 x 800. *stable*: from the start of the navigation to two frames after the page is
drawn (plain pyvis: after `stabilizationIterationsDone`). *fps*: frames in 1.5 s of dragging the ground and 1.5 s of
wheel turns. Only a temporary folder is written to.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time, time
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import sync_playwright
from policygraph.graph.model import Graph
from policygraph.viz.page import render
from pyvis.network import Network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tools"))

from browser import find  # noqa: E402
from page_graph import large  # noqa: E402

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FRAMES = (
    """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
)
COUNT = """() => { window.__frames = 0; window.__on = true;
  const tick = () => { window.__frames += 1; if (window.__on) requestAnimationFrame(tick); }; requestAnimationFrame(tick); }"""


@dataclass(frozen=True, slots=True)
class Row:
    """One page: seconds and frames a second; None where the limit passed first."""

    name: str
    nodes: int
    built: float
    megabytes: float
    stable: float | None
    dragging: float | None
    turning: float | None

    def __str__(self) -> str:
        def shown(value: float | None, digits: int) -> str:
            return "超时" if value is None else f"{value:.{digits}f}"

        cells = [self.name, str(self.nodes), f"{self.built:.2f}", f"{self.megabytes:.2f}", shown(self.stable, 2)]
        return f"| {' | '.join([*cells, shown(self.dragging, 0), shown(self.turning, 0)])} |"


def plain(graph: Graph) -> str:
    """The same nodes and edges as pyvis draws them by itself."""
    network = Network(cdn_resources="in_line", directed=True)
    for entity in graph.entities:
        network.add_node(entity.id, label=entity.name, title=entity.name, group=entity.type)
    network.edges = [{"from": edge.source, "to": edge.target, "title": edge.type} for edge in graph.edges]
    return str(network.generate_html())


def measure(browser: "Browser", name: str, graph: Graph, file: Path, limit: float) -> Row:
    begun = process_time()
    html = render(graph) if name == "policygraph" else plain(graph)
    built = process_time() - begun
    file.write_text(html, "utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    page.set_default_timeout(limit * 1000)
    size = len(html.encode()) / 1e6
    try:
        stable = _stable(page, name, file, limit)
        spot = (560, 430) if name == "policygraph" else (600, 300)
        rates = [_rate(page, way, spot) for way in (_drag, _turn)]
    except TooLate:
        return Row(name, len(graph.entities), built, size, None, None, None)
    finally:
        page.context.close()
    return Row(name, len(graph.entities), built, size, stable, *rates)


def _until(page: "Page", condition: str, limit: float) -> None:
    """Asked from outside: the policy of our page forbids the browser to evaluate texts."""
    begun = time()
    while not page.evaluate(condition):
        if time() - begun > limit:
            raise TooLate(condition)
        page.wait_for_timeout(10)


def _stable(page: "Page", name: str, file: Path, limit: float) -> float:
    if name == "policygraph":
        page.goto(f"{file.as_uri()}#view=graph", wait_until="commit")
        _until(page, "Boolean(window.policygraph && policygraph.ready)", limit)
    else:
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("typeof network !== 'undefined' && network && typeof network.on === 'function'")
        page.evaluate("void network.once('stabilizationIterationsDone', () => { window.__stable = true })")
        page.wait_for_function("window.__stable")
    return float(page.evaluate(FRAMES)) / 1000


def _rate(page: "Page", way: object, spot: tuple[int, int]) -> float:
    page.evaluate(COUNT)
    begun = time()
    for _ in way(page, spot):  # type: ignore[operator]
        if time() - begun > 1.5:
            break
    frames, spent = page.evaluate("window.__frames"), time() - begun
    page.evaluate("window.__on = false")
    page.mouse.up()
    page.wait_for_timeout(300)
    return float(frames / spent)


def _drag(page: "Page", spot: tuple[int, int]) -> Iterator[None]:
    page.mouse.move(*spot)
    page.mouse.down()
    while True:
        for step in (8, -8):
            for at in range(20):
                page.mouse.move(spot[0] + at * step, spot[1] + at * step // 2)
                yield


def _turn(page: "Page", spot: tuple[int, int]) -> Iterator[None]:
    page.mouse.move(*spot)
    while True:
        for step in (-60, 60):
            for _ in range(12):
                page.mouse.wheel(0, step)
                yield


def main() -> None:
    """Prints the table of docs/browsing.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="200,1000,5000,20000,50000")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--no-pyvis", action="store_true")
    options = parser.parse_args()
    heads = ("页面", "节点", "生成（CPU 秒）", "文件 MB", "打开到画好（秒）", "拖动（帧/秒）", "缩放（帧/秒）")
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(find()), args=SWITCHES)
        for size in map(int, options.sizes.split(",")):
            graph = large(size)
            for name in ("policygraph", *(() if options.no_pyvis else ("pyvis",))):
                print(measure(browser, name, graph, Path(folder) / "page.html", options.limit), flush=True)


if __name__ == "__main__":
    main()
