"""How long a reader waits for a large graph: `policygraph serve` in a process of its own, a real browser before it.

    python benchmarks/serving.py policygraph-out 太原 北京市 中国

Prints a table: until the link is there, until the overview is drawn, and for each name until it is found in the search box and
until the graph around it can be used; each the median of several times.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

from playwright.sync_api import Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
import browser

TIMES = 5
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"]


def ready(page: Page, condition: str = "true") -> None:
    """Asked every 10 ms from outside, since the page forbids to evaluate texts."""
    until = perf_counter() + 60
    while perf_counter() < until:
        try:
            if page.evaluate(f"Boolean(window.policygraph && policygraph.ready && ({condition}))"):
                return
        except Error:  # between two pages
            pass
        sleep(0.01)
    raise TimeoutError(condition)


def median(act: Callable[[], None], before: Callable[[], None]) -> float:
    """Seconds."""
    found = []
    for _ in range(TIMES):
        before()
        begun = perf_counter()
        act()
        found.append(perf_counter() - begun)
    return statistics.median(found)


def search(page: Page, name: str) -> None:
    page.locator("#query").fill(name)
    ready(page, "/放在一张图里看|没有找到/.test(document.querySelector('#results').textContent)")


def around(page: Page) -> None:
    page.locator("#query").press("Enter")
    ready(page, "location.search.includes('focus=')")


def main(graph: str, names: list[str]) -> None:
    begun = perf_counter()
    command = [sys.executable, "-m", "policygraph", "serve", graph, "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as driver:
        assert server.stdout
        link = server.stdout.readline().strip()
        print("| 做什么 | 秒 | 节点 |\n| --- | --- | --- |")
        print(f"| 运行命令到给出链接 | {perf_counter() - begun:.1f} | – |")
        page = driver.chromium.launch(executable_path=browser.find(), args=SWITCHES).new_page(viewport={"width": 1280, "height": 800})
        page.goto(link)
        ready(page)
        home = page.url

        def opened() -> None:
            page.goto(home)
            ready(page)

        def found(name: str) -> Callable[[], None]:
            def before() -> None:
                opened()
                search(page, name)

            return before

        print(f"| 打开总览 | {median(opened, lambda: None):.2f} | {page.evaluate('policygraph.model.nodes.size')} |")
        for name in names:
            print(f"| 在搜索框里找到“{name}” | {median(lambda name=name: search(page, name), opened):.2f} | – |")  # type: ignore[misc]
            wait = median(lambda: around(page), found(name))
            print(f"| 回车，到“{name}”的周围画好 | {wait:.2f} | {page.evaluate('policygraph.model.nodes.size')} |")
        server.kill()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
