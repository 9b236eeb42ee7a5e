"""Files that Python alone writes: text in many encodings and breakings, Markdown, tables of documents, archives.

    python tests/reading/make/plain.py
"""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Sequence

from source import FILES, blocks, text_of

DAY = (2024, 1, 1, 0, 0, 0)  # one fixed day, so that the archive is the same each time
WIDTH = 31  # characters to the line in text that was copied out of a PDF


def copied(text: str, *, page: int = 0, blank: bool = False) -> str:
    """Text as it is copied out of a PDF: hard lines, and every `page` lines the number of the page."""
    rows = [line[i : i + WIDTH] for line in text.splitlines() if line for i in range(0, len(line), WIDTH)]
    out = []
    for number, row in enumerate(rows, 1):
        out.append(row)
        if page and number % page == 0:
            out.append(f"— {number // page} —")
    return ("\n\n" if blank else "\n").join(out) + "\n"


def spaced(text: str) -> str:
    """Two full-width spaces before each paragraph and a blank line after it, as Chinese word processors export it."""
    return "".join(f"\u3000\u3000{line}\r\n\r\n" for line in text.splitlines())


def mixed(text: str) -> str:
    """All three ends of line in one file."""
    return "".join(line + ("\r\n", "\n", "\r")[i % 3] for i, line in enumerate(text.splitlines()))


def wide(text: str) -> str:
    """Digits and letters in their full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def markdown(text: str) -> Iterator[str]:
    marks = {"title": "# ", "h1": "## ", "h2": "### "}
    for block in blocks(text):
        if block.kind == "table":
            lines = [f"| {' | '.join(row)} |" for row in block.rows]
            lines.insert(1, "|" + " --- |" * len(block.rows[0]))
            yield "\n".join(lines)
        else:
            yield marks.get(block.kind, "") + block.text


def records(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"title": text_of(name).splitlines()[0], "text": text_of(name)} for name in names]


def zipped(names: Sequence[str], *, legacy: bool) -> bytes:
    """A zip with Chinese names: in GBK as Windows writes them, without the flag that would say UTF-8, or in UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for i, name in enumerate(names):
            inner = f"公文/{i + 1}号文件.txt"
            entry = _Legacy(inner, DAY) if legacy else zipfile.ZipInfo(inner, DAY)
            archive.writestr(entry, text_of(name).encode("gb18030" if legacy else "utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Legacy(zipfile.ZipInfo):
    """An entry whose name is written in GBK and not flagged as UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def write(name: str, data: bytes) -> None:
    (FILES / name).write_bytes(data)


def main() -> None:
    write("notice.utf8.txt", text_of("notice").encode())
    write("report.bom.txt", text_of("report").encode("utf-8-sig"))
    write("plan.utf16le.txt", text_of("plan").encode("utf-16"))
    write("law.utf16be.txt", b"\xfe\xff" + text_of("law").encode("utf-16-be"))
    write("appoint.gb18030.txt", text_of("appoint").encode("gb18030"))
    write("meeting.gb18030-crlf.txt", text_of("meeting").replace("\n", "\r\n").encode("gb18030"))
    write("law.mixed-ends.txt", mixed(text_of("law")).encode())
    write("report.copied.txt", copied(text_of("report")).encode())
    write("plan.copied-pages.txt", copied(text_of("plan"), page=24).encode())
    write("meeting.copied-blank.txt", copied(text_of("meeting"), blank=True).encode())
    write("report.spaced.txt", spaced(text_of("report")).encode())
    write("notice.wide.txt", wide(text_of("notice")).encode())
    write("paper.utf8.txt", text_of("paper").encode())
    write("group.utf8.txt", text_of("group").encode())
    write("notice.tables.md", "\n\n".join(markdown(text_of("notice"))).encode())
    write("plan.headings.md", "\n\n".join(markdown(text_of("plan"))).encode())
    two = ("appoint", "meeting")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in records(two)).encode()
    write("appoint+meeting.rows.jsonl", lines)
    write("appoint+meeting.rows.jsonl.gz", gzip.compress(lines, mtime=0))
    table = io.StringIO()
    writer = csv.DictWriter(table, ("title", "text"))
    writer.writeheader()
    writer.writerows(records(two))
    write("appoint+meeting.rows.csv", table.getvalue().encode("utf-8-sig"))
    write("report+law.gbk-names.zip", zipped(("report", "law"), legacy=True))
    write("report+law.utf8-names.zip", zipped(("report", "law"), legacy=False))
    _small()


def _small() -> None:
    """The policy that every format carries."""
    text = text_of("small")
    write("small.utf8.txt", text.encode())
    write("small.gb18030.txt", text.encode("gb18030"))
    write("small.headings.md", "\n\n".join(markdown(text)).encode())
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in records(["small"]))
    write("small.rows.jsonl", "".join(lines).encode())
    write("small.gbk-names.zip", zipped(["small"], legacy=True))


if __name__ == "__main__":
    main()
