"""A saved web page: its title, its table of header data and its main text as lines; menus and link lists left out.

What to leave out is data (`rules/html.toml`); the main text is found by where the sentences are, not by the template:
from the body down, always into the child that holds nearly all of the sentences.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..encoding import Unreadable, decode
from ..model import Content

BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr"
    " html li main ol p pre section table tbody td tfoot th thead title tr ul caption".split()
)
CELLS = frozenset(("td", "th"))
LONG_CELL = 120  # a cell with more characters, or more characters of sentences, is a part of the page's layout
SENTENCES = 30
DEEPEST = 2000
_CONTAINER = re.compile(r"<(/?)(?:div|span|section|article|font|b|i|em|strong|a|table|ul|ol|center)\b[^<>]*>", re.I)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_SENTENCE = re.compile("[，。；：！？、]")
_SPACE = re.compile(r"[ \t\r\n]+")
_LABELS = re.compile(
    "索\\s*引\\s*号|发文(?:机关|机构|字号|单位|日期)|发布(?:机构|日期|时间)|成文日期|文\\s*号|主题分类|有效性"
)
_SOURCE_BREAK = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3001-\u9fff\uff00-\uffef])")
_DATED = re.compile(r"(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}")

Node = Any


def read(path: Path, raw: bytes) -> Content:
    """The page's title, and title, header data and main text as lines, table rows with tabs between the cells."""
    from selectolax.lexbor import LexborHTMLParser

    charset = _CHARSET.search(raw[:4000])
    source = _shallow(decode(raw, declared=charset[1].decode("ascii") if charset else ""))
    tree = LexborHTMLParser(source)
    body = tree.body
    if body is None:
        raise Unreadable("网页里没有正文", "请在浏览器中打开后，另存为完整网页或复制成 txt")
    weights = _weigh(body)
    main = _main(body, weights)
    title = _title(tree)
    lines = [*_above(body, main, weights), *_lines(main, weights)]
    if title and not any(_bare(line) == _bare(title) for line in lines[:40]) and not _broken(title, lines):
        lines.insert(0, title)
    text = "\n".join(lines)
    if not text.strip():
        raise Unreadable("网页里没有正文", "请在浏览器中打开后，另存为完整网页或复制成 txt")
    return Content(text + "\n", title)


def _shallow(source: str) -> str:
    """The page as it is, or without its containers where these nest so deep that parsing would take hours.

    The parser walks its stack of open elements for each new one: 200,000 nested ones took 100 s.
    """
    depth = deepest = 0
    for match in _CONTAINER.finditer(source):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return _CONTAINER.sub("\n", source) if deepest > DEEPEST else source


@cache
def _rules() -> dict[str, frozenset[str]]:
    text = resources.files("policygraph.extract").joinpath("rules/html.toml").read_text("utf-8")
    return {name: frozenset(values) for name, values in tomllib.loads(text).items()}


def _walk(root: Node) -> Iterator[tuple[bool, Node]]:
    """(True, node) on the way in and (False, node) on the way out, without recursion: pages nest without limit."""
    node = root
    while True:
        yield True, node
        if node.child is not None and node.tag not in _rules()["drop_tags"]:
            node = node.child
            continue
        while True:
            yield False, node
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _weigh(body: Node) -> dict[int, tuple[int, int, int, int]]:
    """For each element: characters of sentences, of all text, of links, number of links; what is dropped has none."""
    weights: dict[int, tuple[int, int, int, int]] = {}
    stack: list[list[int]] = []
    links = 0
    for entering, node in _walk(body):
        if node.tag == "-text":
            if entering and stack:
                text = node.text_content or ""
                size = len(text.strip())
                stack[-1][0] += size if _SENTENCE.search(text) and not links else 0
                stack[-1][1] += size
                stack[-1][2] += size if links else 0
        elif entering:
            links += node.tag == "a"
            stack.append([0, 0, 0, int(node.tag == "a")])
        else:
            links -= node.tag == "a"
            own = stack.pop()
            if node.tag not in _rules()["drop_tags"] and not _hidden(node):
                weights[node.mem_id] = (own[0], own[1], own[2], own[3])
                if stack:
                    stack[-1] = [a + b for a, b in zip(stack[-1], own, strict=True)]
    return weights


def _hidden(node: Node) -> bool:
    style = node.attributes.get("style") or "" if node.attributes else ""
    return "display:none" in style.replace(" ", "").lower()


def _names(node: Node) -> list[str]:
    attributes = node.attributes or {}
    return [*(attributes.get("class") or "").split(), *(attributes.get("id") or "").split()]


def _main(body: Node, weights: dict[int, tuple[int, int, int, int]]) -> Node:
    """The element that holds the main text."""
    whole = weights.get(body.mem_id, (0, 0, 0, 0))[0]
    for node in body.css("*"):
        if weights.get(node.mem_id, (0,))[0] * 2 > whole and _rules()["content_names"].intersection(_names(node)):
            return node
    node = body
    while True:
        sentences = weights.get(node.mem_id, (0,))[0]
        child = node.child
        while child is not None:
            if child.tag in BLOCKS and weights.get(child.mem_id, (0,))[0] * 10 > sentences * 9:
                break
            child = child.next
        if child is None or not sentences or child.tag in ("p", "li", "h1", "h2"):
            return node
        node = child


def _title(tree: Any) -> str:
    """The title of the page's document: a meta element, the only h1, or the page's title without the site's name."""
    for name in ("ArticleTitle", "articletitle", "og:title"):
        node = tree.css_first(f'meta[name="{name}"], meta[property="{name}"]')
        if node is not None and (node.attributes.get("content") or "").strip():
            return _flat(node.attributes["content"])
    heads = [_flat(node.text()) for node in tree.css("h1")]
    if len(heads) == 1 and len(heads[0]) > 5:
        return heads[0]
    node = tree.css_first("title")
    text = _flat(node.text()) if node is not None else ""
    return re.split(r"[_|｜]|\s[-–—]+\s|-(?=[^-]{2,12}(?:网|政府|门户)[^-]{0,4}$)", text)[0].strip()


def _above(body: Node, main: Node, weights: dict[int, tuple[int, int, int, int]]) -> list[str]:
    """What stands above the main text and belongs to the document: headings, table of header data, source, date."""
    found: list[str] = []
    around = _ancestors(main)
    skip = -1
    for entering, node in _walk(body):
        if node.mem_id == main.mem_id:
            break
        if skip >= 0:
            skip = -1 if not entering and node.mem_id == skip else skip
            continue
        if not entering or node.tag == "-text" or node.mem_id not in weights or node.mem_id in around:
            continue
        if _dropped(node, weights):
            skip = node.mem_id
            continue
        lines = _lines(node, weights) if weights[node.mem_id][1] < 1500 and node.tag in BLOCKS else []
        text = "\n".join(lines)
        if node.tag in ("h1", "h2") or len(_LABELS.findall(text)) > 1 or (len(text) < 120 and _DATED.search(text)):
            found += lines
            skip = node.mem_id
    return found


def _ancestors(node: Node) -> set[int]:
    found = set()
    while node.parent is not None:
        node = node.parent
        found.add(node.mem_id)
    return found


def _dropped(node: Node, weights: dict[int, tuple[int, int, int, int]]) -> bool:
    """Whether an element is no text: hidden, named as a menu and without many sentences, or made of links."""
    if node.tag in _rules()["drop_tags"] or node.mem_id not in weights:
        return True
    sentences, text, linked, links = weights[node.mem_id]
    if links > 2 and linked * 10 > text * 6:
        return True
    words = {word.lower() for name in _names(node) for word in _WORD.findall(name)}
    return bool(words & _rules()["drop_names"]) and sentences < 200


def _lines(root: Node, weights: dict[int, tuple[int, int, int, int]]) -> list[str]:
    """The text of an element as lines: one a block, one a table row."""
    parts: list[str] = []
    skip = -1
    for entering, node in _walk(root):
        if skip >= 0:
            skip = -1 if not entering and node.mem_id == skip else skip
        elif node.tag == "-text":
            if entering:
                parts.append(_SPACE.sub(" ", _SOURCE_BREAK.sub("", (node.text_content or "").replace("\xa0", " "))))
        elif entering and node.mem_id != root.mem_id and (node.tag == "br" or _dropped(node, weights)):
            parts.append("\n" if node.tag in BLOCKS or node.tag == "br" else "")
            skip = node.mem_id if node.tag != "br" else -1
        elif node.tag in CELLS and _is_short(weights[node.mem_id]):
            parts.append("" if entering else "\t")
        elif node.tag in BLOCKS and not (_in_cell(node, weights)):
            parts.append("\n")
    rows = (re.sub(r" *\t[\t ]*", "\t", line).strip(" \t") for line in "".join(parts).split("\n"))
    return [row for row in rows if row.strip()]


def _in_cell(node: Node, weights: dict[int, tuple[int, int, int, int]]) -> bool:
    """Whether a block stands in a short cell of a table, where it must not break the row."""
    above = node.parent
    for _ in range(4):
        if above is None:
            return False
        if above.tag in CELLS:
            return above.mem_id in weights and _is_short(weights[above.mem_id])
        above = above.parent
    return False


def _is_short(weight: tuple[int, int, int, int]) -> bool:
    return weight[0] < SENTENCES and weight[1] < LONG_CELL


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _broken(title: str, lines: list[str]) -> bool:
    """Whether the title stands over two or three lines of the text."""
    bare = _bare(title)
    joined = ["".join(_bare(line) for line in lines[i : i + n]) for i in range(min(20, len(lines))) for n in (2, 3)]
    return bare in joined
