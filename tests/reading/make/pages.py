"""PDF of pages with columns, running lines, notes and a whole newspaper page, made by WeasyPrint and by a browser; web
pages as a browser saves them.

    python tests/reading/make/pages.py      (needs weasyprint, playwright and a Chromium)
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from source import FILES, READING, blocks, markup, text_of
from templates import PAGES, portal

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERIF = "body {font-family: 'Noto Serif CJK SC'}"
BASE = """body {font: 12pt/1.8 'WenQuanYi Micro Hei'} p {margin: 0; text-indent: 2em; text-align: justify}
p.centre {text-align: center; text-indent: 0} p.signed {text-align: right} h1 {font-size: 18pt; text-align: center}
h2 {font-size: 13pt} h3 {font-size: 12pt} table {border-collapse: collapse; width: 100%; font-size: 10pt}
td {border: 1px solid #000; padding: 2pt 4pt}"""
RUNNING = """@page {size: A4; margin: 2.4cm; @top-center {content: '河阳市人民政府公报 2024年第6期'; font: 9pt 'WenQuanYi Micro Hei'}
@bottom-center {content: '— ' counter(page) ' —'; font: 9pt 'WenQuanYi Micro Hei'}}"""
PLAIN = "@page {size: A4; margin: 2.5cm}"
STYLED = {
    "notice.running.pdf": RUNNING + SERIF,
    "law.running.pdf": RUNNING.replace("'— ' counter(page) ' —'", "'第 ' counter(page) ' 页 共 ' counter(pages) ' 页'"),
    "report.two-columns.pdf": PLAIN + SERIF + "body {columns: 2; column-gap: 1cm; font-size: 10.5pt}",
    "plan.three-columns.pdf": PLAIN.replace("A4", "A4 landscape") + "body {columns: 3; column-gap: 0.9cm; font-size: 10pt}",
    "law.columns-below-title.pdf": RUNNING + "body {columns: 2; column-gap: 1cm} h1, p.centre {column-span: all}",
    "meeting.small-page.pdf": "@page {size: A5; margin: 1.5cm; @bottom-right {content: counter(page)}}",
    "group.plain.pdf": PLAIN,
    "appoint.spaced.pdf": PLAIN + "body {letter-spacing: 0.25em}",
    "reply.kai.pdf": PLAIN + "body {font-family: 'AR PL UKai CN'}",
    "report.justified.pdf": RUNNING + "body {font-size: 16pt; letter-spacing: 0.02em}",
    "small.plain.pdf": RUNNING.replace("size: A4", "size: A5"),
}
NEWS = """@page {size: A3; margin: 1.2cm; @top-left {content: '02 要闻'; font: 11pt 'WenQuanYi Micro Hei'}
@top-right {content: '2024年6月12日 星期三  责任编辑 金小穗'; font: 9pt 'WenQuanYi Micro Hei'}}
.article {columns: 4; column-gap: 0.8cm; border-bottom: 1px solid #888; padding: 8pt 0} h1 {column-span: all; font-size: 24pt}
body {font-size: 13pt}"""
BESIDE = """.pair {clear: both; overflow: hidden; border-bottom: 1px solid #000} .half {float: left; width: 46%; margin: 0 1.5%}
.article {columns: 2; border: none} h1 {font-size: 18pt}"""
NOTED = "@page {size: A4; margin: 2.5cm; @footnote {border-top: 0.5pt solid #000; padding-top: 4pt}} .note {float: footnote; font-size: 9pt}"


def html_of(inner: str, style: str) -> str:
    return f"<html lang='zh'><head><meta charset='utf-8'><style>{BASE}{style}</style></head><body>{inner}</body></html>"


def newspaper() -> str:
    """Each article under its headline in four columns."""
    articles = text_of("paper").split("\n\n")
    return "".join(f'<div class="article">{markup(article)}</div>' for article in articles)


def beside() -> str:
    """Two articles beside each other, two rows of them, each in two columns."""
    articles = text_of("paper").split("\n\n")
    halves = [f'<div class="half"><div class="article">{markup(article)}</div></div>' for article in articles]
    return "".join(f'<div class="pair">{a}{b}</div>' for a, b in zip(halves[::2], halves[1::2], strict=True))


def noted() -> str:
    """A note at the foot of the page, called in the last paragraph."""
    lines = text_of("noted").splitlines()
    last = lines[-2] + f'<span class="note">{lines[-1]}</span>'
    return markup("\n".join(lines[:-2])) + f'<p class="p">{last}</p>'


def contents() -> str:
    """The plan with a table of contents with dot leaders on a page of its own."""
    heads = [block.text for block in blocks(text_of("plan")) if block.kind in ("h1", "h2")]
    rows = "".join(f'<p class="row">{head}<span>{i // 3 + 2}</span></p>' for i, head in enumerate(heads))
    return f'<div class="toc"><h1>目　录</h1>{rows}</div>{markup(text_of("plan"))}'


TOC = """.toc {break-after: page} .row span {float: right} .row {text-indent: 0}
.row span::before {content: ' ........................................ '}"""


def weasy(inner: str, style: str, name: str) -> None:
    from weasyprint import HTML

    HTML(string=html_of(inner, style)).write_pdf(str(FILES / name))


@contextmanager
def browser() -> Iterator["Page"]:
    from playwright.sync_api import sync_playwright

    tool = READING.parent.parent / "tools" / "browser.py"
    path = subprocess.run([sys.executable, str(tool)], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started.new_page()
        started.close()


def saved(page: "Page", name: str, template: str) -> None:
    """One page as served, as the browser's 'complete' save, as one MHTML file."""
    source = portal(template, text_of(name))
    (FILES / f"{name}.{template}.html").write_text(source, "utf-8")
    page.set_content(source)
    (FILES / f"{name}.{template}-saved.htm").write_text(page.content(), "utf-8")
    session = page.context.new_cdp_session(page)
    whole = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    (FILES / f"{name}.{template}.mhtml").write_bytes(whole.encode())


def dressed() -> None:
    """Pages under the encodings and suffixes that portals and people give them."""
    page = portal("news", text_of("meeting")).replace("charset='utf-8'", "charset='gb2312'")
    (FILES / "meeting.gb2312.html").write_bytes(page.encode("gb18030"))
    (FILES / "law.plain.aspx").write_text(portal("plain", text_of("law")), "utf-8")
    (FILES / "reply.web-page.txt").write_text(portal("table", text_of("reply")), "utf-8")
    (FILES / "group.web-page.doc").write_text(portal("narrow", text_of("group")), "utf-8-sig")


def main() -> None:
    for name, style in STYLED.items():
        weasy(markup(text_of(name.split(".")[0])), style, name)
    weasy(newspaper(), NEWS, "paper.newspaper.pdf")
    weasy(beside(), NEWS + BESIDE, "paper.side-by-side.pdf")
    dressed()
    weasy(noted(), NOTED, "noted.footnote.pdf")
    weasy(contents(), RUNNING + TOC, "plan.dot-leaders.pdf")
    with browser() as page:
        for name in ("notice", "meeting", "reply"):
            page.set_content(html_of(markup(text_of(name)), PLAIN))
            page.pdf(path=str(FILES / f"{name}.browser.pdf"), prefer_css_page_size=True)
        for name, template in PAGES.items():
            saved(page, name, template)


if __name__ == "__main__":
    main()
