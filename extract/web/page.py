"""The bytes of a saved page in, its tree out, in linear time whatever the page holds."""

import re
from typing import Any

from ..files.encoding import Unreadable, decode

DEEPEST = 2000
_TAG = re.compile(r"<(/?)([a-z][\w:-]*)[^<>]*>", re.I)
# What has no end tag, or closes itself when the next one begins, does not nest.
_FLAT_TAGS = frozenset(
    "br img input hr meta link area base col embed source track wbr param p li td th tr dd dt option thead tbody".split()
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_DATA_URI = re.compile(r"""data:[\w/+.-]{0,80}(?:;[\w=-]{0,40}){0,4},[^"'\s)<>]{200,}""", re.I)
_NOSCRIPT = re.compile(r"</?noscript[^<>]*>", re.I)
_FRAMES = re.compile(r"<frame\b[^<>]*\bsrc\s*=", re.I)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
CHARSET_WITHIN = 1_000_000


def source(raw: bytes, declared: str = "") -> str:
    """The text of the page; `declared` is the charset that came with it, else the one it names is tried."""
    if b"\x00" in raw and not raw.startswith(_UTF16) and raw.count(0) * 20 < len(raw):
        raw = raw.replace(b"\x00", b"")
    found = None if declared else _CHARSET.search(raw, 0, CHARSET_WITHIN)
    text = decode(raw, declared=declared or (found[1].decode("ascii") if found else ""))
    return _shallow(_DATA_URI.sub("data:", text))


def tree(text: str) -> Any:
    """The parsed page; raises `Unreadable` for one that only names the frames its text is in."""
    from selectolax.lexbor import LexborHTMLParser

    parsed = LexborHTMLParser(text)
    if parsed.body is None or parsed.body.tag == "frameset":
        if _FRAMES.search(text):
            raise Unreadable("网页只有框架，正文在另外的文件里", "请在浏览器中单独打开正文那一框，再另存")
        raise nothing()
    return parsed


def with_noscript(text: str) -> str:
    """The page as a browser without scripts shows it."""
    return _NOSCRIPT.sub("", text)


def nothing() -> Unreadable:
    """What to say of a page without text."""
    return Unreadable("网页里没有正文", "请在浏览器中打开后，另存为完整网页或复制成 txt")


def only_pictures() -> Unreadable:
    """What to say of a page whose text is in pictures."""
    return Unreadable("网页里只有图片", "请把图片另存下来再用（要装 policygraph[ocr]），或找这份文件的文字版")


def _shallow(text: str) -> str:
    """The page as it is, or without its containers where these nest so deep that parsing would take hours.

    The parser walks its stack of open elements for each new one: 200,000 nested ones took 100 s.
    """
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _FLAT_TAGS:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return _TAG.sub("\n", text) if deepest > DEEPEST else text
