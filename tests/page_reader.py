"""What the tests of the page share: texts seen, clicks on nodes, files saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
CLUSTER = "area:cluster"
VIEWS = ("graph", "overview", "targets", "tree", "posts", "citations", "table", "path", "compare")


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


def download(page: "Page", name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(f"#table [data-format={name}]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target
