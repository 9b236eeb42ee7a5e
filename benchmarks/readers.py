"""How fast each reader is beside a peer on the same file in the same run, and what a 300-page PDF takes of memory.

    python benchmarks/readers.py [--repeat N]

One process, CPU seconds, the best of N runs; each file is a text of tests/reading made long. Ratio: our seconds over the
peer's, so 1.0 is as fast and 2.0 takes twice as long. The peer does less: it takes the bare text or only parses. The long
PDF is made of the pages of a small one and read by a process of its own, whose largest memory is reported.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import process_time
from xml.etree import ElementTree

READING = Path(__file__).resolve().parent.parent / "tests" / "reading"
FILES = READING / "files"
PAGES = 300
# Run by the child, so that nothing of this process counts into its memory.
CHILD = """
import resource, sys
from pathlib import Path
from policygraph.extract.readers.pdf import read
path = Path(sys.argv[1])
content = read(path, path.read_bytes())
print(len(content.text), len(content.pages), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A format, a file of it in bytes, how many pages it has (0: none), and what the peer makes of the bytes."""

    format: str
    raw: bytes
    pages: int
    peer: str
    run: Callable[[bytes], object]


def long_pdf(source: Path, pages: int) -> bytes:
    """The pages of a small PDF over and over."""
    import pypdfium2

    small, out = pypdfium2.PdfDocument(str(source)), pypdfium2.PdfDocument.new()
    while len(out) < pages:
        out.import_pages(small, list(range(min(len(small), pages - len(out)))))
    written = BytesIO()
    out.save(written)
    return written.getvalue()


def long_docx(source: Path, times: int) -> bytes:
    """The paragraphs of a Word file over and over."""
    out = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                start, end = data.index(b"<w:body>") + 8, data.rindex(b"<w:sectPr")
                data = data[:start] + data[start:end] * times + data[end:]
            new.writestr(name, data)
    return out.getvalue()


def long_html(source: Path, times: int) -> bytes:
    """The main text of a page over and over, its menus once."""
    data = source.read_bytes()
    start, end = data.index(b"<article>") + 9, data.index(b"</article>")
    return data[:start] + data[start:end] * times + data[end:]


def pdf_text(raw: bytes) -> object:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)]


def html_tree(raw: bytes) -> object:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(raw).text()


def word_xml(raw: bytes) -> object:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return "".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())


def cases() -> Iterator[Case]:
    text = (READING / "expected" / "report.txt").read_text("utf-8") * 400
    yield Case("txt", text.encode(), 0, "bytes.decode", lambda raw: raw.decode())
    yield Case("txt", text.encode("gb18030"), 0, "bytes.decode", lambda raw: raw.decode("gb18030"))
    yield Case("html", long_html(FILES / "small.news.html", 200), 0, "selectolax", html_tree)
    yield Case("docx", long_docx(FILES / "notice.office.docx", 100), 0, "zipfile+ElementTree", word_xml)
    yield Case("pdf", long_pdf(FILES / "law.running.pdf", 60), 60, "pypdfium2", pdf_text)


def best(work: Callable[[], object], repeat: int) -> float:
    """CPU seconds of the fastest call; one before warms up."""
    work()
    found = []
    for _ in range(repeat):
        start = process_time()
        work()
        found.append(process_time() - start)
    return max(min(found), 1e-6)


def row(case: Case, repeat: int) -> str:
    reader = import_module(f"policygraph.extract.readers.{case.format}")
    path = Path(f"长文件.{case.format}")
    ours = best(lambda: reader.read(path, case.raw), repeat)
    peer = best(lambda: case.run(case.raw), repeat)
    megabytes = len(case.raw) / 1e6
    pages = f"{case.pages / ours:.0f}" if case.pages else "—"
    characters = len(reader.read(path, case.raw).text)
    name = f"{case.format}（{megabytes:.2f} MB，{characters} 字）"
    return f"| {name} | {megabytes / ours:.1f} | {characters / ours / 1e4:.0f} | {pages} | {case.peer} | {ours / peer:.1f} |"


def memory() -> str:
    """A line on the long PDF, read by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "长.pdf"
        path.write_bytes(long_pdf(FILES / "law.running.pdf", PAGES))
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
    characters, pages, peak = map(int, done.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    spent = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    return f"{pages} 页的 PDF（{characters} 字）：CPU {spent:.1f} 秒，峰值内存 {peak * unit / 1e6:.0f} MB。"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    print("| 格式 | MB/秒 | 万字/秒 | 页/秒 | 同伴 | 用时比 |\n| --- | --- | --- | --- | --- | --- |")
    for case in cases():
        print(row(case, repeat))
    print(f"\n{memory()}")


if __name__ == "__main__":
    main()
