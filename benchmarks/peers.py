"""The files of tests/reading in, a table of F1 out: our text beside that of other programs, on web pages and on PDF.

    python benchmarks/peers.py

Ours is what the rules get to see, read and repaired. Compared as in main_text.py. Programs that are not installed are named
and left out; scans are left out, as the others have no OCR.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from main_text import readability, resiliparse, score, trafilatura

READING = Path(__file__).resolve().parent.parent / "tests" / "reading"
FILES, WEB, EXPECTED = READING / "files", READING / "web", READING / "expected"
Reader = Callable[[Path], str]


def ours(path: Path) -> str:
    from policygraph.extract.outline import outline
    from policygraph.extract.readers import read

    return outline(read(path)).clean.text


def pdftotext(path: Path) -> str:
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout


def pypdfium2(path: Path) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(str(path)))


def pdfplumber(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def cases(*suffixes: str) -> list[tuple[Path, str]]:
    """Files with the text they should give."""
    ours = [(p, EXPECTED / f"{p.name.split('.')[0]}.txt") for p in sorted(FILES.iterdir()) if ".scan" not in p.name]
    web = [(p.with_suffix(""), p) for p in sorted(WEB.glob("*.*.txt"))]
    return [(path, text.read_text("utf-8")) for path, text in (*ours, *web) if path.suffix in suffixes]


def installed(readers: Sequence[Reader], path: Path) -> list[Reader]:
    found = []
    for reader in readers:
        try:
            reader(path)
        except (ImportError, FileNotFoundError) as error:
            print(f"{reader.__name__}：没有装（{error}），不比", file=sys.stderr)
            continue
        found.append(reader)
    return found


def rows(name: str, readers: Sequence[Reader], wanted: Sequence[tuple[Path, str]]) -> None:
    for reader in installed(readers, wanted[0][0]):
        found = [_score(reader, path, text) for path, text in wanted]
        means = [sum(column) / len(found) for column in zip(*found, strict=True)]
        least = min(f for _, _, f in found)
        print(f"| {name} | {len(wanted)} | {reader.__name__} | {' | '.join(f'{m:.4f}' for m in means)} | {least:.3f} |")


def _score(reader: Reader, path: Path, text: str) -> tuple[float, float, float]:
    try:
        return score(reader(path), text)
    except Exception as error:  # what a program cannot read counts as nothing read
        print(f"{path.name}：{reader.__name__} 读不了（{type(error).__name__}）", file=sys.stderr)
        return 0.0, 0.0, 0.0


def main() -> None:
    print("| 文件 | 份数 | 程序 | 精度 | 召回 | F1 | 最低的 F1 |\n| --- | --- | --- | --- | --- | --- | --- |")
    rows("网页", (ours, trafilatura, readability, resiliparse), cases(".html", ".htm"))
    rows("PDF", (ours, pdftotext, pdfplumber, pypdfium2), cases(".pdf"))


if __name__ == "__main__":
    main()
