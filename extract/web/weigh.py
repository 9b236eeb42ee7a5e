"""A tree in, out how much text each element holds and which elements are no text: hidden, menus, lists of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import rules

BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr"
    " html li main ol p pre section table tbody td tfoot th thead title tr ul caption details summary".split()
)
_SENTENCE = re.compile("[，。；！？]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_ATTACHED = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?|wps|et|zip|rar|ofd|txt|rtf|odt|ceb)(?:[?#]|$)", re.I)
_BELONGS = re.compile(r"附|来\s*源|作\s*者|记\s*者|(?:发布|时间|日期)|(?:19|20)\d\d\D")
LEAD = 16

Node = Any


@dataclass(frozen=True, slots=True)
class Weight:
    """Characters of sentences, of all text, of links; number of links, of elements; the first words."""

    sentences: int = 0
    text: int = 0
    linked: int = 0
    links: int = 0
    elements: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """`of` an element what it holds without the dropped ones in it; `dropped` are the elements that are no text."""

    of: dict[int, Weight]
    dropped: set[int]


def walk(root: Node, dropped: set[int]) -> Iterator[tuple[bool, Node]]:
    """(True, node) on the way in and (False, node) on the way out, not into dropped ones; without recursion."""
    node, end = root, root.mem_id
    while True:
        yield True, node
        if node.child is not None and node.mem_id not in dropped:
            node = node.child
            continue
        while True:
            yield False, node
            if node.mem_id == end:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def weigh(body: Node, *, shown_only: bool = True) -> Weights:
    """The weights below `body`; `shown_only` drops what the page hides."""
    hidden = {
        node.mem_id
        for entering, node in walk(body, set())
        if entering
        and (
            node.tag in rules.names("drop_tags")
            or _running(node)
            or (shown_only and (node.tag or "-")[0] != "-" and _hidden(node))
        )
    }
    raw = _sums(body, hidden)
    whole = raw[body.mem_id].sentences
    dropped = set(hidden)
    for entering, node in walk(body, dropped):
        if entering and (node.tag or "-")[0] != "-" and node.mem_id != body.mem_id and _is_furniture(node, raw, whole):
            dropped.add(node.mem_id)
    return Weights(_sums(body, dropped), dropped)


def _running(node: Node) -> bool:
    """The running head and foot of the printed page, as LibreOffice saves them."""
    return node.tag == "div" and node.attributes.get("title") in ("header", "footer")


def _hidden(node: Node) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "")[:2000].replace(" ", "").lower()
    return "display:none" in style or ("hidden" in attributes and node.tag != "body")


def _sums(body: Node, dropped: set[int]) -> dict[int, Weight]:
    found: dict[int, Weight] = {}
    stack: list[list[int]] = []
    leads: list[str] = []
    in_link = 0
    for entering, node in walk(body, dropped):
        if node.mem_id in dropped:
            continue
        if node.tag == "-text":
            if entering and stack and (text := (node.text_content or "").strip()):
                _add(stack[-1], text, in_link)
                leads[-1] = leads[-1] or text[:LEAD]
        elif entering:
            link = node.tag == "a" and _leads_away(node)
            in_link += link
            stack.append([0, 0, 0, int(link), 1])
            leads.append("")
        else:
            in_link -= node.tag == "a" and _leads_away(node)
            own, lead = stack.pop(), leads.pop()
            found[node.mem_id] = Weight(own[0], own[1], own[2], own[3], own[4], lead)
            if stack:
                stack[-1] = [a + b for a, b in zip(stack[-1], own, strict=True)]
                leads[-1] = leads[-1] or lead
    return found


def _add(sums: list[int], text: str, in_link: int) -> None:
    size = len(text)
    sums[1] += size
    if in_link:
        sums[2] += size
    elif _SENTENCE.search(text):
        sums[0] += size


def _leads_away(node: Node) -> bool:
    """Whether a link is one to another page; an attachment belongs to the document."""
    href = (node.attributes or {}).get("href") or ""
    return not _ATTACHED.search(href[:2000])


def _is_link_list(weight: Weight, tag: str) -> bool:
    """Links with little beside them and no sentence, which are neither attachments nor the line of source and date."""
    if (
        weight.sentences
        or not weight.links
        or _BELONGS.match(weight.lead)
        or tag not in ("div", "ul", "section", "p", "dl")
    ):
        return False
    if weight.links > 1:
        return weight.linked * 10 >= weight.text * 4
    return weight.lead.isdigit() and weight.text == weight.linked == len(weight.lead)


def words(node: Node) -> set[str]:
    """The words of an element's class and id: `xl-nav2 FontSize` gives xl, nav, 2, font, size."""
    attributes = node.attributes or {}
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
    whole = set(names.lower().split())
    return whole | {word.lower() for word in _WORD.findall(names)} if names.strip() else set()


def _is_furniture(node: Node, raw: dict[int, Weight], whole: int) -> bool:
    """Whether an element is named as furniture, begins as such, or is made of links; never the one with the text."""
    weight = raw.get(node.mem_id)
    if weight is None or not weight.text:
        return False
    if node.tag not in ("a", "span", "font", "b", "strong", "i", "em", "u"):
        if weight.links > 2 and weight.linked * 10 > weight.text * 6 and weight.sentences * 10 < max(whole, 1):
            return True
        if _is_link_list(weight, node.tag):
            return True
        if weight.sentences * 2 <= whole and rules.pattern("cut").match(weight.lead) and weight.text > len(weight.lead):
            return True
    named = words(node)
    if named & rules.names("drop_always"):
        return weight.sentences * 4 < whole * 3 or not weight.sentences
    return bool(named & rules.names("drop_names")) and (weight.sentences * 2 < whole or not weight.sentences)
