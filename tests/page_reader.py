"""What the tests of the page share: texts seen, clicks on nodes, files saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
CLUSTER = "area:cluster"
VIEWS = ("graph", "overview", "targets", "tree", "posts", "citations", "map", "table", "path", "compare")


def until_ready(page: "Page", condition: str = "true") -> None:
    """Waits until the page is drawn; asked from outside, since its policy forbids the browser to evaluate texts."""
    for _ in range(200):
        try:
            if page.evaluate(f"Boolean(window.policygraph && policygraph.ready && ({condition}))"):
                return
        except Error as error:  # the page is just being loaded anew
            if "context" not in str(error):
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"the page is not ready, or never {condition}")


def texts(locator: Any) -> list[str]:
    return [text.strip() for text in locator.all_inner_texts()]


def svg_texts(locator: Any) -> list[str]:
    return [text.strip() for text in locator.all_text_contents()]


def node(id: str) -> str:
    return f"#node={quote(id, safe='')}"


def clipboard(page: "Page") -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def click_node(page: "Page", id: str) -> None:
    spot = page.evaluate("id => policygraph.screenPosition(id)", id)
    page.mouse.click(spot["x"], spot["y"])
    page.wait_for_timeout(150)


def download(page: "Page", name: str, folder: Path, view: str = "table") -> Path:
    with page.expect_download() as waiting:
        page.locator(f"#{view} [data-format={name}]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target
