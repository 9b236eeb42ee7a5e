"""Saved pages with their main text written by hand in, out a table: precision, recall and F1 of each reader's characters.

    python benchmarks/main_text.py [folder]     # tests/reading/web, where nothing is given

A page is `name`, its main text `name.txt`. Compared are pairs of neighbouring characters, white space left out. Readers
that are not installed are named and left out.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

PAGES = Path(__file__).parent.parent / "tests/reading/web"
Reader = Callable[[Path], str]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    cases = [(path.with_suffix(""), path.read_text("utf-8")) for path in sorted(folder.glob("*.*.txt"))]
    readers = [reader for reader in (ours, trafilatura, readability, resiliparse) if _works(reader, cases[0][0])]
    sums: dict[str, list[float]] = {reader.__name__: [0.0] * 4 for reader in readers}
    print("网页\t" + "\t".join(f"{reader.__name__} P R F" for reader in readers))
    for path, expected in cases:
        row = [path.name]
        for reader in readers:
            start = time.process_time()
            text = _read(reader, path)
            spent = time.process_time() - start
            scores = score(text, expected)
            row.append(" ".join(f"{value:.3f}" for value in scores))
            sums[reader.__name__] = [a + b for a, b in zip(sums[reader.__name__], (*scores, spent), strict=True)]
        print("\t".join(row))
    for name, (p, r, f, spent) in sums.items():
        count = len(cases)
        print(f"{name}：平均 P {p / count:.4f} R {r / count:.4f} F {f / count:.4f}，{spent / count * 1000:.1f} ms/页")


def score(text: str, expected: str) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean over the pairs of neighbouring characters."""
    have, want = _pairs(text), _pairs(expected)
    both = sum((have & want).values())
    precision = both / max(sum(have.values()), 1)
    recall = both / max(sum(want.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _pairs(text: str) -> Counter[str]:
    bare = "".join(text.split())
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1))


def _works(reader: Reader, path: Path) -> bool:
    try:
        reader(path)
    except ImportError as error:
        print(f"{reader.__name__}：没有安装（{error.name}），不比")
        return False
    except Exception:  # it is there, but does not like this page
        return True
    return True


def _read(reader: Reader, path: Path) -> str:
    try:
        return reader(path)
    except Exception as error:  # what a reader cannot read counts as nothing read
        print(f"{path.name}：{reader.__name__} 读不了（{type(error).__name__}）")
        return ""


def ours(path: Path) -> str:
    from policygraph.extract.readers import read

    return read(path).text


def trafilatura(path: Path) -> str:
    return import_module("trafilatura").extract(path.read_bytes(), include_comments=False) or ""


def readability(path: Path) -> str:
    document = import_module("readability").Document(path.read_bytes())
    return f"{document.short_title()}\n{import_module('lxml.html').fromstring(document.summary()).text_content()}"


def resiliparse(path: Path) -> str:
    encoding = import_module("resiliparse.parse.encoding")
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    raw = path.read_bytes()
    return str(extract(encoding.bytes_to_str(raw, encoding.detect_encoding(raw)), main_content=True))


if __name__ == "__main__":
    main()
