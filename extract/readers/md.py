"""Markdown: the text that a reader of the page sees, one printed line a line; the outline knows its `#` headings.

Links, emphasis, quotes, code and list bullets lose their marks and keep their words; pictures, comments, HTML tags, rules, addresses
of links and the lines around code are left out. Table rows are lines with tabs between the cells. A footnote stands where it is
written, without its mark. Front matter (`---`, lines of `name: value`, `---`) is metadata and no text.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from ..files import tables
from ..files.encoding import Unreadable, decode_noted
from ..model import Content

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|$)")
_PAIR = re.compile(r"([\w\-]+)[ \t]*[:：][ \t]*(.*)")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_TABLE = re.compile(
    r"^([^\n|]*\|[^\n]*)\n[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$((?:\n[^\n|]*\|[^\n]*)*)", re.M
)
_BARS = re.compile(r"^[ \t]*\||\|[ \t]*$")
_RULED = re.compile(r"^(\S[^\n]{0,99})\n(=|-){3,}[ \t]*$", re.M)
# A rule across the page; where a link named [甲] leads to.
_NO_TEXT = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|\[[^\]\n^]{1,99}\]:[ \t]*\S*[^\n]*)$", re.M)
_BEFORE = re.compile(r"^[ \t]*(?:>[ \t]?)*([-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?(?:\[\^[^\]\n]{1,40}\]:[ \t]*)?", re.M)
_HEADING_END = re.compile(r"^(#{1,6} [^\n]*?)[ \t]+#+[ \t]*$", re.M)
_BREAK = re.compile(r"<br[ \t]*/?>", re.I)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:[ \t\n][^<>]{0,2000})?/?>")
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_PICTURE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\](?:{_TARGET}|\[[^\]\n]{{0,100}}\])")
_LINK = re.compile(rf"\[(?!\^)([^\[\]\n]{{1,500}})\](?:{_TARGET}|\[[^\]\n]{{0,100}}\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,40}\]")
_CODE = re.compile(r"(`+)([^`\n]{1,500})\1(?!`)")
# A star between numbers or a line in a name is none of these: 3*5*7, file_name_2.
_EMPHASIS = tuple(
    re.compile(rf"(?<![\\\w{mark[-1]}]){mark}(?=\S)([^\n]{{1,500}}?)(?<=\S){mark}(?![\w{mark[-1]}])" if mark[0] == "_" else
               rf"(?<![\\\d]){mark}(?=[^\s*])([^\n*]{{1,500}}?)(?<=[^\s\\]){mark}(?!\d)")
    for mark in (r"\*\*\*", r"\*\*", r"\*", "__", "_", "~~")
)  # fmt: skip
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(path: Path, raw: bytes) -> Content:
    """The front matter's title, else the first `# heading`; the text that is seen; what the front matter says."""
    text, notes = decode_noted(raw)
    metadata: tuple[tuple[str, str], ...] = ()
    front = _FRONT.match(text)
    if front and text[front.end() :].strip():
        metadata, wrong = tables.pairs(*_front(front[1]))
        notes += wrong
        text = text[front.end() :]
    text = "".join(code if code else _seen(prose) for prose, code in _fenced(text))
    if not text.strip():
        raise Unreadable("文件里没有文字", "请换成有内容的文件，或把它移出文件夹")
    title = next((line[2:].strip() for line in text.split("\n", 80)[:80] if line.startswith("# ")), "")
    return Content(text, dict(metadata).get("title", title), metadata=metadata, notes=notes)


def _front(block: str) -> tuple[dict[str, str], dict[str, str]]:
    pairs = {m[1]: m[2].strip().strip("\"'") for line in block.splitlines() if (m := _PAIR.fullmatch(line.rstrip()))}
    return pairs, tables.fields(pairs)


def _fenced(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of prose and of code in turn, one of each pair empty; the fences themselves are gone."""
    held: list[str] = []
    fence = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+$", text):  # splitlines knows other line ends too
        found = _FENCE.match(line)
        if found and (not fence or (found[1].startswith(fence) and not line.strip().strip(fence[0]))):
            yield ("", "".join(held)) if fence else ("".join(held), "")
            held, fence = [], "" if fence else found[1]
        else:
            held.append(line)
    yield ("", "".join(held)) if fence else ("".join(held), "")


def _seen(text: str) -> str:
    """Markdown without its marks. What stands in code is put aside, so that nothing is taken out of it."""
    text = _COMMENT.sub("", text)
    text = _TABLE.sub(_cells, text)
    text = _RULED.sub(lambda match: f"{'#' if match[2] == '=' else '##'} {match[1]}", text)
    text = _NO_TEXT.sub("", text)
    text = _BEFORE.sub(lambda match: "\n" if match[1] else "", text)  # items apart, else they are joined as broken rows
    text = _HEADING_END.sub(r"\1", text)
    pieces = _CODE.split(text)  # prose, the marks of code, code, prose, …
    pieces[0::3] = [_inline(piece) for piece in pieces[0::3]]
    return "".join(piece for number, piece in enumerate(pieces) if number % 3 != 1)


def _cells(table: re.Match[str]) -> str:
    """The rows of a table with tabs between their cells; the rule below its head is left out."""
    rows = (table[1] + table[2]).split("\n")
    return "\n".join("\t".join(cell.strip() for cell in _BARS.sub("", row).split("|")) for row in rows)


def _inline(text: str) -> str:
    text = _PICTURE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _NOTE.sub("", text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    return html.unescape(_ESCAPED.sub(r"\1", text))
