"""Pictures of the page for the documentation: builds examples/documents and photographs what a reader sees, into docs/pictures/.

`python tools/take_pictures.py` after the page changed. The pictures are the same in content, not in bytes: browsers draw letters
each in its own way.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import policygraph
from browser import find
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000  # bytes of a picture
COLORS = 256  # letters stay sharp, and the files small
WIDE, HIGH = 1120, 640
NAME = "山西中部城市群"


@contextmanager
def opened() -> Iterator[Page]:
    """The page of the example documents in a browser, without any network."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "graph.html"
        file.write_text(policygraph.render(policygraph.build([ROOT / "examples" / "documents"])), "utf-8")
        started = driver.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = started.new_context(offline=True, locale="zh-CN", color_scheme="light", viewport={"width": WIDE, "height": HIGH}).new_page()
        page.goto(file.as_uri())
        page.wait_for_function("() => window.policygraph && policygraph.ready")
        yield page
        started.close()


def take(page: Page, name: str) -> None:
    page.mouse.move(5, 5)
    page.wait_for_timeout(800)
    path = PICTURES / f"{name}.png"
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {size // 1000} KB")
    if size > LARGEST:
        raise SystemExit(f"{path}: more than {LARGEST // 1000} KB")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with opened() as page:
        take(page, "overview")
        page.locator("#query").fill(NAME)
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
        take(page, "sentences")
        page.locator("#show-targets").click()
        take(page, "targets")
        page.locator("#show-table").click()
        take(page, "table")


if __name__ == "__main__":
    main()
