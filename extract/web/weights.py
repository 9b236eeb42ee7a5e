"""A tree in, out how much text each element holds: characters of sentences, of links, and the first words."""

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
_ATTACHED = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?|wps|et|zip|rar|ofd|txt|rtf|odt|ceb)(?:[?#]|$)", re.I)
BELONGS = re.compile(r"附|来\s*源|作\s*者|记\s*者|(?:发布|时间|日期)|(?:19|20)\d\d\D")
LEAD = 16
_LONGEST_SITE = 400

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


def sums(body: Node, dropped: set[int]) -> dict[int, Weight]:
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
            link = node.tag == "a" and leads_away(node)
            in_link += link
            stack.append([0, 0, 0, int(link), 1])
            leads.append("")
        else:
            in_link -= node.tag == "a" and leads_away(node)
            own, lead = stack.pop(), leads.pop()
            found[node.mem_id] = Weight(own[0], own[1], own[2], own[3], own[4], lead)
            if stack:
                stack[-1] = [a + b for a, b in zip(stack[-1], own, strict=True)]
                leads[-1] = leads[-1] or lead
    return found


def _add(own: list[int], text: str, in_link: int) -> None:
    size = len(text)
    own[1] += size
    if in_link:
        own[2] += size
    elif _SENTENCE.search(text) and not (size < _LONGEST_SITE and _is_site(text)):
        own[0] += size


def _is_site(text: str) -> bool:
    """Whether the site speaks of itself."""
    return bool(rules.pattern("weak").match(text) or rules.pattern("start").match(text))


def leads_away(node: Node) -> bool:
    """Whether a link is one to another page; an attachment belongs to the document."""
    href = (node.attributes or {}).get("href") or ""
    name = (node.child.text_content or "").strip() if node.child is not None and node.child.tag == "-text" else ""
    return not (_ATTACHED.search(href[:2000]) or _ATTACHED.search(name[:200]))
