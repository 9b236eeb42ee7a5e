"""A weighed tree in, out the element that holds the main text, and what stands around it and belongs to it."""

import re

from . import rules
from .lines import is_data, lines
from .weigh import words
from .weights import BLOCKS, Node, Weights, walk

_DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}")
_CREDIT = re.compile(r"(?:来\s*源|作\s*者|记\s*者|文\s*号)\s*[：:]|(?:本报|本刊|见习)?(?:记者|通讯员)\s|□|文\s*[/／]")
_BELOW = re.compile(
    r"(?:附\s*件|附\s*表|相关附件)\s*\d*\s*[：:]?|.{0,80}\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)\b.{0,20}", re.I
)
# Blocks in blocks above the main text are each tried; on a page of real depth all of them, else time runs away.
MOST_TRIED = 50_000
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[一二三四五六七八九十\d]+[章节条部]")
_HEADINGS = ("h1", "h2", "h3", "h4")


def main_element(body: Node, weights: Weights, title: str) -> Node:
    """The element that holds the main text, with its headline where one element holds both and little else."""
    named = _named(body, weights)
    node = named if named is not None else body
    node = node if named is not None else _descend(node, weights, title)
    return _with_headline(node, body, weights, title)


def _named(body: Node, weights: Weights) -> Node | None:
    """The smallest element around all those that are named as content, where these hold most of the sentences."""
    whole = weights.of[body.mem_id].sentences
    found: list[Node] = []
    inside = -1
    for entering, node in walk(body, weights.dropped):
        if inside >= 0:
            inside = -1 if not entering and node.mem_id == inside else inside
        elif entering and (node.tag or "-")[0] != "-" and node.mem_id in weights.of:
            if weights.of[node.mem_id].sentences * 20 > whole and words(node) & rules.names("content_names"):
                found.append(node)
                inside = node.mem_id
    if not found or sum(weights.of[node.mem_id].sentences for node in found) * 2 <= whole:
        return None
    return _common(found)


def _common(nodes: list[Node]) -> Node:
    node = nodes[0]
    if len(nodes) == 1:
        return node
    paths = [ancestors(other) for other in nodes[1:]]
    while not all(node.mem_id in path for path in paths):
        node = node.parent
    return node


def _descend(node: Node, weights: Weights, title: str) -> Node:
    """From the body down, always into the child that holds nearly all of the sentences."""
    while True:
        child = _heaviest(node, weights, title)
        if child is None or child.tag in ("p", "li", "h1", "h2", "pre"):
            return node
        if child.tag == "table" and is_data(child, weights):
            return node
        node = child


def _heaviest(node: Node, weights: Weights, title: str) -> Node | None:
    """The child with nine tenths of the sentences, or with three quarters and the headline, where others have theirs."""
    sentences = weights.of[node.mem_id].sentences
    blocks = [child for child in node.iter() if child.tag in BLOCKS and child.mem_id in weights.of]
    for child in blocks if sentences else []:
        own = weights.of[child.mem_id].sentences
        if own * 10 > sentences * 9:
            return child
        if own * 4 >= sentences * 3 and _holds(child, title, weights):
            others = [one for one in blocks if one.mem_id != child.mem_id and weights.of[one.mem_id].sentences]
            return child if all(_has_heading(one, weights) for one in others) else None
    return None


def _has_heading(node: Node, weights: Weights) -> bool:
    """Whether a block's first text is a heading without a number: a part of the page beside the document."""
    for _, inner in walk(node, weights.dropped):
        if inner.tag == "-text" and (inner.text_content or "").strip():
            return False
        if inner.tag in _HEADINGS:
            return not _NUMBERED.match(inner.text().strip())
    return False


def _with_headline(main: Node, body: Node, weights: Weights, title: str) -> Node:
    """The nearest element around the main text that holds its title too, where it adds little text besides."""
    own = weights.of[main.mem_id]
    node = main
    while node.parent is not None and node.mem_id != body.mem_id:
        added = weights.of[node.mem_id].text - own.text - len(title)
        if added > max(150, own.text // 5):
            return main
        if _holds(node, title, weights):
            return node
        node = node.parent
    return main


def _holds(node: Node, title: str, weights: Weights) -> bool:
    """Whether one of the first elements is a headline: an h1, or all the title and nothing else."""
    bare = _bare(title)
    for count, (entering, inner) in enumerate(walk(node, weights.dropped)):
        if count > 400:
            return False
        if entering and inner.tag == "h1":
            return True
        weight = weights.of.get(inner.mem_id) if entering and bare else None
        if weight is not None and abs(weight.text - len(bare)) < 8 and _bare(inner.text()) == bare:
            return True
    return False


def around(body: Node, main: Node, weights: Weights, title: str) -> tuple[list[str], list[str]]:
    """The lines above the main text (headings, header data, source, date) and below it (attachments)."""
    above: list[str] = []
    below: list[str] = []
    path = ancestors(main)
    skip = -1
    at = above
    left = MOST_TRIED + weights.of[body.mem_id].elements * 3
    for entering, node in walk(body, weights.dropped):
        if node.mem_id == main.mem_id:
            if entering and _holds(main, title, weights) and not _is_headline(above, title):
                above[:] = _data(above)
            skip, at = (main.mem_id if entering else -1), below
            continue
        if skip >= 0:
            skip = -1 if not entering and node.mem_id == skip else skip
            continue
        if not entering or node.tag not in BLOCKS or node.mem_id in path or node.mem_id not in weights.of:
            continue
        left -= weights.of[node.mem_id].elements
        if left < 0 or not weights.of[node.mem_id].text:
            continue
        found = _belonging(node, weights, node.parent.mem_id in path, title=_bare(title) if at is above else None)
        if at is above and found and _is_headline(found, title) and not _is_headline(above, title):
            above[:] = _data(above)
        at += found
        skip = node.mem_id if found else -1
    return above, below


def _data(found: list[str]) -> list[str]:
    """What may stand above a headline: the table of header data."""
    return [line for line in found if rules.labels().match(line) or "\t" in line]


def _is_headline(found: list[str], title: str) -> bool:
    return bool(title) and _bare(title) in _bare("".join(found))


def _belonging(node: Node, weights: Weights, near: bool, *, title: str | None) -> list[str]:
    """The lines of an element where they belong to the document, else none; `title` is None below the main text."""
    if weights.of[node.mem_id].text > 1500:
        return []
    found = lines(node, weights)
    text = "\n".join(found)
    if title is None:
        return found if near and found and _BELOW.match(found[0]) else []
    if weights.of[node.mem_id].linked * 2 > weights.of[node.mem_id].text:
        return []
    if title and len(text) < 120 and title in _bare(text):
        return found
    if node.tag in _HEADINGS[: 4 if near else 1] or len(set(rules.labels().findall(text))) > 1:
        return found
    return found if len(text) < 120 and (_DATED.search(text) or _CREDIT.match(text)) else []


def ancestors(node: Node) -> set[int]:
    """The elements around one, itself included."""
    found = {node.mem_id}
    while node.parent is not None:
        node = node.parent
        found.add(node.mem_id)
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
