"""The bytes of an MHTML file in, out the pages in it, the page that was saved first; pictures and styles left out."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..files.encoding import Unreadable

MOST_PARTS, MOST_PAGES, DEEPEST, LONGEST_HEAD = 5000, 20, 4, 50_000
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_FIELD = re.compile(r"^([\w-]+):[ \t]*((?:[^\n]|\n[ \t])*)", re.M)
_BOUNDARY = re.compile(r'boundary\s*=\s*(?:"([^"\n]{1,200})"|([^\s;]{1,200}))', re.I)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w-]+)""", re.I)
_CURE = "请在浏览器中重新打开网页，另存为“网页，仅 HTML”"


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML part: its bytes, and the charset and the address its head gives."""

    body: bytes
    charset: str
    url: str


def pages(raw: bytes) -> list[Page]:
    """The HTML parts, the one that was saved first, at most `MOST_PAGES`; raises `Unreadable` where there is none."""
    head, body = _split(raw.lstrip(b"\xef\xbb\xbf \t\r\n"))
    found = list(_pages(head, body))
    if not found:
        raise Unreadable("单个文件网页里没有网页，或已损坏", _CURE)
    saved = head.get("snapshot-content-location", "")
    return sorted(found, key=lambda page: page.url != saved) if saved else found


def _split(part: bytes) -> tuple[dict[str, str], bytes]:
    """The head of a part as lower-case names and values, and its body."""
    match = _BLANK.search(part, 0, LONGEST_HEAD)
    if match is None:
        return {}, part
    head = part[: match.start()].decode("utf-8", errors="replace").replace("\r", "")
    fields = {name.lower(): re.sub(r"\n[ \t]+", " ", value).strip() for name, value in _FIELD.findall(head)}
    return fields, part[match.end() :]


def _pages(head: dict[str, str], body: bytes) -> Iterator[Page]:
    stack = [(head, body, 0)]
    seen = count = 0
    while stack and seen < MOST_PARTS and count < MOST_PAGES:
        head, body, depth = stack.pop()
        seen += 1
        kind = head.get("content-type", "").lower()
        if kind.startswith("multipart/") and depth < DEEPEST:
            inner = [(*_split(part), depth + 1) for part in _inner(head["content-type"], body)]
            stack += reversed(inner)
        elif kind.startswith(("text/html", "application/xhtml")):
            count += 1
            charset = _CHARSET.search(head["content-type"])
            yield Page(_decoded(head, body), charset[1] if charset else "", head.get("content-location", ""))


def _inner(kind: str, body: bytes) -> list[bytes]:
    match = _BOUNDARY.search(kind)
    if match is None:
        raise Unreadable("单个文件网页缺少分隔标记，已损坏", _CURE)
    mark = b"--" + (match[1] or match[2]).encode("utf-8", errors="replace")
    parts = (b"\n" + body).split(b"\n" + mark, MOST_PARTS)[1:]
    return [part.lstrip(b" \t").removeprefix(b"\r").removeprefix(b"\n") for part in parts if not part.startswith(b"--")]


def _decoded(head: dict[str, str], body: bytes) -> bytes:
    encoding = head.get("content-transfer-encoding", "").lower()
    if encoding == "quoted-printable":
        plain = quopri.decodestring(body)
        # Chromium writes the line ends of a UTF-16 page as if its bytes were characters, which shifts all that follows.
        wide = plain.startswith(b"<\x00")
        return plain.replace(b"\r\n\x00", b"\n\x00") if wide else plain
    if encoding != "base64":
        return body
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    try:
        return base64.b64decode(
            kept[: len(kept) // 4 * 4] + (kept[len(kept) // 4 * 4 :] + b"==")[: 4 * (len(kept) % 4 > 1)]
        )
    except binascii.Error as error:
        raise Unreadable("单个文件网页已损坏", _CURE) from error
