"""A file's name and its bytes in, the name of its format out: content decides where it is unmistakable, else the suffix."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

ALIASES = (
    dict.fromkeys(("htm", "xhtml", "shtml", "aspx", "jsp", "php"), "html")
    | {"markdown": "md", "text": "txt", "mht": "mhtml", "wps": "doc", "dot": "doc", "ndjson": "jsonl", "json": "jsonl", "tsv": "csv"}
    | dict.fromkeys(("jpg", "jpeg", "tif", "tiff", "bmp"), "png")
    | {"docm": "docx", "dotx": "docx", "ott": "odt"}
)
# What the first bytes say beyond doubt. A zip is told apart by what is in it: below.
_SIGNS = (
    (re.compile(rb"[\s\S]{0,1023}?%PDF-"), "pdf"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "doc"),
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb"\x1f\x8b\x08"), "gz"),
)
_ZIPPED = ((b"application/vnd.oasis.opendocument.text", "odt"), (b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
_ZIP = b"PK\x03\x04"
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:MIME-Version:|Snapshot-Content-Location:)", re.I)
_HTML = re.compile(rb"<!doctype html|<html|<head|<body", re.I)
# Suffixes that people give to saved pages whatever the program that saved them said.
_MAYBE_HTML = ("txt", "", "doc", "html", "xls", "do", "action", "cgi", "asp")
# What browsers add to the name of a page, without its suffix, for the folder of its pictures and frames.
_BESIDE_PAGE = ("_files", ".files", "_文件")
HEAD = 2000


def sniff(name: str, raw: bytes) -> str:
    """The format of a file called `name` with the bytes `raw`, or its suffix where that is none we know.

    >>> sniff("公报.txt", b"%PDF-1.7"), sniff("通知.doc", b"<html><head>"), sniff("意见.HTM", b""), sniff("表.xyz", b"a")
    ('pdf', 'html', 'html', 'xyz')
    """
    suffix = PurePosixPath(name.lower()).suffix.lstrip(".")
    format = ALIASES.get(suffix, suffix)
    head = raw[:HEAD]
    for sign, found in _SIGNS:
        if sign.match(head):
            return found
    if head.startswith(_ZIP):
        return _zipped(raw, format)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if format in ("mhtml", *_MAYBE_HTML) and _MHTML.match(bare):
        return "mhtml"
    return "html" if format in _MAYBE_HTML and _HTML.search(bare) else format


def _zipped(raw: bytes, format: str) -> str:
    """An Office or OpenDocument file is a zip too: the names at its two ends tell."""
    ends = raw[:4000] + raw[-100_000:]
    for sign, found in _ZIPPED:
        if sign in ends:
            return found
    return format if format in ("docx", "odt", "xlsx", "pptx") else "zip"


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """The folders that belong to the saved pages among the names or paths, in lower case; nothing in them is a document.

    >>> sorted(page_folders(["文件/通知.html", "a.txt"]))
    ['文件/通知.files', '文件/通知_files', '文件/通知_文件']
    """
    paths = [PurePosixPath(name.lower()) for name in names]
    pages = [path for path in paths if ALIASES.get(path.suffix[1:], path.suffix[1:]) == "html"]
    return frozenset(str(page.with_suffix("")) + end for page in pages for end in _BESIDE_PAGE)
