"""Opens a page in a browser of its own: no WebGL, no network at all. Prints whether it is ready and how much it asked for."""

import sys

from playwright.sync_api import sync_playwright

SWITCHES = ["--no-sandbox", "--disable-3d-apis", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND"]  # fmt: skip

with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=sys.argv[1], args=SWITCHES)
    page = browser.new_context(offline=True).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{sys.argv[2]}#view=graph")
    page.wait_for_timeout(1500)
    print(
        page.evaluate("policygraph.ready"),
        len([url for url in asked if not url.startswith(("file:", "data:", "blob:"))]),
    )
    browser.close()
