"""A tree in, out its weights and which elements are no text: hidden, menus, lists of links, teasers."""

import re

from . import rules
from .cards import remnants, sections, teasers
from .weights import BELONGS, Node, Weight, Weights, sums, walk

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_NUMBER = re.compile(r"[〔［\[(（](?:19|20)\d\d[〕］\])）]")
_LEAST = 20  # characters of sentences that must be left beside the teasers


def weigh(body: Node, title: str, *, shown_only: bool = True) -> Weights:
    """The weights below `body`; `shown_only` drops what the page hides."""
    hidden = {node.mem_id for entering, node in walk(body, set()) if entering and _is_no_text(node, shown_only)}
    raw = sums(body, hidden)
    whole = raw[body.mem_id].sentences
    dropped = set(hidden)
    for entering, node in walk(body, dropped):
        if entering and (node.tag or "-")[0] != "-" and node.mem_id != body.mem_id and _is_furniture(node, raw, whole):
            dropped.add(node.mem_id)
    dropped, left = _without_others(body, raw, dropped)
    more = remnants(body, raw, left, dropped, "".join(title.split()))
    return Weights(sums(body, dropped | more) if more else left, dropped | more)


def _without_others(body: Node, raw: dict[int, Weight], dropped: set[int]) -> tuple[set[int], dict[int, Weight]]:
    """With the teasers and sections of other pages dropped too, but not where a page is nothing but teasers."""
    left = None
    for more in (sections(body, raw, dropped), teasers(body, raw, dropped)):
        if more and (found := sums(body, dropped | more))[body.mem_id].sentences >= _LEAST:
            dropped, left = dropped | more, found
    return dropped, left if left is not None else sums(body, dropped)


def _is_no_text(node: Node, shown_only: bool) -> bool:
    if node.tag in rules.names("drop_tags") or _running(node):
        return True
    return shown_only and (node.tag or "-")[0] != "-" and _hidden(node)


def _running(node: Node) -> bool:
    """The running head and foot of the printed page, as LibreOffice saves them."""
    return node.tag == "div" and node.attributes.get("title") in ("header", "footer")


def _hidden(node: Node) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "")[:2000].replace(" ", "").lower()
    return "display:none" in style or ("hidden" in attributes and node.tag != "body")


def _is_link_list(weight: Weight, tag: str) -> bool:
    """Links with little beside them and no sentence, which are neither attachments nor the line of source and date."""
    if (
        weight.sentences
        or not weight.links
        or BELONGS.match(weight.lead)
        or tag not in ("div", "ul", "section", "p", "dl")
    ):
        return False
    if weight.links > 1:
        return weight.linked * 10 >= weight.text * 4
    return weight.lead.isdigit() and weight.text == weight.linked == len(weight.lead)


def _has_headline(node: Node, raw: dict[int, Weight]) -> bool:
    """Whether a heading that is no link stands among the links, as the tools of an encyclopedia beside its headings."""
    return node.css_first("a > h2, a > h3") is None and any(
        child.tag in ("h1", "h2", "h3")
        and child.mem_id in raw
        and not raw[child.mem_id].links
        and raw[child.mem_id].text
        and child.next is not None
        and raw[node.mem_id].links < 4
        for child in node.iter()
    )


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
    if weight.lead.startswith("附件") or (weight.text < 60 and _NUMBER.search(weight.lead)):
        return False
    if node.tag not in ("a", "span", "font", "b", "strong", "i", "em", "u"):
        if weight.links > 2 and weight.linked * 10 > weight.text * 6 and weight.sentences * 10 < max(whole, 1):
            return True
        if _is_link_list(weight, node.tag) and not _has_headline(node, raw):
            return True
        if (
            weight.sentences * 2 <= whole
            and rules.pattern("cut").fullmatch(weight.lead)
            and weight.text > len(weight.lead)
        ):
            return True
    named = words(node)
    if named & rules.names("drop_always"):
        return weight.sentences * 4 < whole * 3 or not weight.sentences
    return bool(named & rules.names("drop_names")) and (weight.sentences * 2 < whole or not weight.sentences)
