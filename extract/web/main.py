"""A weighed tree in, out the element that holds the main text, and what stands around it and belongs to it."""

import re

from . import rules
from .lines import is_data, lines
from .weigh import words
from .weights import BLOCKS, Node, Weights, walk

_DATED = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}")
_SIGNED = re.compile(r"[（(]?(?:(?:19|20)\d\d|二[〇○零Oo][〇○零一二三四五六七八九]{2})年.{1,3}月.{1,3}日[）)]?")
_CREDIT = re.compile(r"(?:来\s*源|作\s*者|记\s*者|文\s*号)\s*[：:]|(?:本报|本刊|见习)?(?:记者|通讯员)\s|□|文\s*[/／]")
_BELOW = re.compile(
    r"(?:附\s*件|附\s*表|相关附件)\s*\d*\s*[：:]?|.{0,80}\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)\b.{0,20}", re.I
)
# Blocks in blocks above the main text are each tried; on a page of real depth all of them, else time runs away.
MOST_TRIED = 50_000
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[一二三四五六七八九十\d]+[章节条部]")
_LEAVES = ("p", "li", "h1", "h2", "pre")
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
        if child is None or child.tag in _LEAVES:
            return node
        if child.tag == "table" and is_data(child, weights):
            return node
        node = child


def _heaviest(node: Node, weights: Weights, title: str) -> Node | None:
    """The child with nine tenths of the sentences, or with half of them below the headline, where no other goes on."""
    of, total = weights.of, weights.of[node.mem_id].sentences
    blocks = [child for child in node.iter() if child.tag in BLOCKS and child.mem_id in of]
    if not blocks or not total:
        return None
    at = max(range(len(blocks)), key=lambda one: of[blocks[one].mem_id].sentences)
    if of[blocks[at].mem_id].sentences * 10 > total * 9:
        return blocks[at]
    at = next((one for one, block in enumerate(blocks) if _is_article(block, title, weights, total)), at)
    best = blocks[at]
    inside = _holds(best, title, weights)
    if best.tag in _LEAVES or (not inside and of[best.mem_id].sentences * 2 < total):
        return None
    above = [one for one in blocks[:at] if of[one.mem_id].sentences]
    if not inside and (above or not any(_holds(one, title, weights) for one in blocks[:at])):
        return None
    others = [one for one in blocks[at + 1 :] if of[one.mem_id].sentences]
    if _are_parts(others, best, weights):
        return None
    return best if all(_is_beside(one, best, weights, total) for one in others) else None


def _are_parts(others: list[Node], best: Node, weights: Weights) -> bool:
    """Whether blocks below are further parts of the document: several without a link under headings, or most of it."""
    of = weights.of
    headed = [one for one in others if not of[one.mem_id].links and one.css_first("h2, h3, h4") is not None]
    more = sum(of[one.mem_id].sentences for one in others)
    return len(headed) > 1 or (len(others) > 1 and more > of[best.mem_id].sentences)


def _is_article(node: Node, title: str, weights: Weights, total: int) -> bool:
    return weights.of[node.mem_id].sentences * 4 > total and _holds(node, title, weights)


def _is_beside(node: Node, best: Node, weights: Weights, total: int) -> bool:
    """Whether a block below the main text does not go on with it: another kind of element, small or with a heading."""
    if node.tag in _LEAVES or (node.tag == best.tag and _class(node) == _class(best)):
        return False
    own = weights.of[node.mem_id]
    if _class_of_text(best, weights) & {_class(inner) for entering, inner in walk(node, weights.dropped) if entering}:
        return False
    small = own.sentences * 3 < total or own.text * 3 < weights.of[best.mem_id].text
    return small or _has_heading(node, weights)


def _class_of_text(best: Node, weights: Weights) -> set[str]:
    """The class of the block below which the sentences of the main text stand as paragraphs, where it has one."""
    node: Node | None = best
    while node is not None:
        best = node
        half = weights.of[best.mem_id].sentences
        node = next(
            (
                one
                for one in best.iter()
                if one.mem_id in weights.of
                and one.tag not in _LEAVES
                and weights.of[one.mem_id].sentences * 10 > half * 9
                and half
            ),
            None,
        )
    return {_class(best)} - {""}


def _class(node: Node) -> str:
    return str((node.attributes or {}).get("class") or "")


def _has_heading(node: Node, weights: Weights) -> bool:
    """Whether a block's first text is a heading without a number: a part of the page beside the document."""
    for entering, inner in walk(node, weights.dropped):
        text = (inner.text_content or "").strip() if entering and inner.tag == "-text" else ""
        if text:
            return len(text) <= 12 and not _NUMBERED.match(text) and not text.endswith(("：", "。", "，"))
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
            return main if node.mem_id != main.mem_id and _only_beside(main, node, weights) else node
        node = node.parent
    return main


def _only_beside(main: Node, around: Node, weights: Weights) -> bool:
    """Whether sentences stand below the main text in an element around it, and all of them beside the document."""
    found, node, total = [], main, weights.of[around.mem_id].sentences
    while node.mem_id != around.mem_id:
        following = node.next
        while following is not None:
            if following.mem_id in weights.of and weights.of[following.mem_id].sentences:
                found.append(_is_beside(following, main, weights, total))
            following = following.next
        node = node.parent
    return bool(found) and all(found)


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
        return found if near and found and (_BELOW.match(found[0]) or _is_signature(found)) else []
    if weights.of[node.mem_id].linked * 2 > weights.of[node.mem_id].text:
        return []
    # A title of two or three characters, such as 公告, is part of many a menu.
    if title and len(text) < 120 and (title in _bare(text) if len(title) > 4 else title in map(_bare, found)):
        return found
    if node.tag in _HEADINGS[: 4 if near else 1] or len(set(rules.labels().findall(text))) > 1:
        return found
    return found if len(text) < 120 and (_DATED.search(text) or _CREDIT.match(text)) else []


def _is_signature(found: list[str]) -> bool:
    return len(found) < 5 and all(len(line) < 40 for line in found) and bool(_SIGNED.fullmatch(found[-1].strip()))


def ancestors(node: Node) -> set[int]:
    """The elements around one, itself included."""
    found = {node.mem_id}
    while node.parent is not None:
        node = node.parent
        found.add(node.mem_id)
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
