"""A weighed tree in, out the elements that lead elsewhere: teasers in a row, sections under a heading such as 相关阅读."""

from itertools import islice

from . import rules
from .weights import BELONGS, BLOCKS, Node, Weight, leads_away, walk

LONGEST, LARGEST = 260, 60  # characters and elements of one teaser
_HEADED = ("h2", "h3", "h4", "h5", "h6", "dt")
_HEADINGS = ("h1", *_HEADED, "div", "header")
_CARDS = ("li", "div", "dl", "article", "section", "a")
_SHORT = 4  # shorter links are menus and page numbers, and what stands before a teaser's link is its rank


def teasers(body: Node, raw: dict[int, Weight], hidden: set[int]) -> set[int]:
    """The elements that are each the headline of another page, as a link, with or without its abstract below."""
    found: set[int] = set()
    for entering, node in walk(body, hidden | found):
        if not entering or node.mem_id not in raw or node.tag == "a" or BELONGS.match(raw[node.mem_id].lead):
            continue
        if raw[node.mem_id].links > 1:
            children = [child for child in node.iter() if child.mem_id in raw and raw[child.mem_id].text]
            found.update(_cards(children, raw, hidden))
            found.update(_pairs(children, raw))
    return found


def _cards(children: list[Node], raw: dict[int, Weight], hidden: set[int]) -> list[int]:
    groups: dict[tuple[str, str], list[int]] = {}
    for child in children:
        if _is_card(child, raw[child.mem_id], hidden):
            key = (child.tag, (child.attributes.get("class") or "").split(" ")[0])
            groups.setdefault(key, []).append(child.mem_id)
    return [one for (tag, _), group in groups.items() if len(group) >= (2 if tag in _CARDS else 3) for one in group]


def _is_card(node: Node, weight: Weight, hidden: set[int]) -> bool:
    """Whether an element begins with a link, behind which a new line begins or nothing more comes."""
    if (
        not weight.links
        or (node.tag == "a" and weight.elements < 2)
        or weight.text > LONGEST
        or weight.elements > LARGEST
        or BELONGS.match(weight.lead)
    ):
        return False
    head, inside, broken = 0, False, False
    for entering, inner in walk(node, hidden):
        if inner.tag == "-text" and entering:
            size = len((inner.text_content or "").strip())
            if inside:
                head += size
            elif size and head:
                return head > 1 and broken or head >= _SHORT > size
            elif size >= _SHORT:
                return False
        elif inner.tag == "a" and leads_away(inner):
            inside = entering
        elif head and not inside and (inner.tag in BLOCKS or inner.tag == "br"):
            broken = True
    return head >= _SHORT


def _pairs(children: list[Node], raw: dict[int, Weight]) -> list[int]:
    """Headings that are links, each with what is below it, where an element holds nothing else but its own heading."""
    heads = [at for at, child in enumerate(children) if child.tag in _HEADED and _is_linked(raw[child.mem_id])]
    if len(heads) < 2 or heads[0] > 1 or max(b - a for a, b in zip(heads, heads[1:], strict=False)) > 3:
        return []
    return [child.mem_id for child in children[heads[0] : heads[-1] + 3] if raw[child.mem_id].text <= LONGEST]


def _is_linked(weight: Weight) -> bool:
    return weight.text >= _SHORT and weight.linked * 10 >= weight.text * 9


def sections(body: Node, raw: dict[int, Weight], hidden: set[int]) -> set[int]:
    """A heading that says that other pages follow, and what follows it up to the next heading of its kind."""
    whole = raw[body.mem_id].sentences
    found: set[int] = set()
    for entering, node in walk(body, hidden | found):
        if entering and node.tag in _HEADINGS and node.mem_id in raw and _says_other(node, raw[node.mem_id]):
            part = [node, *islice(_followers(node, raw), 200)]
            if sum(raw[one.mem_id].sentences for one in part) * 2 <= whole:
                found.update(one.mem_id for one in part)
    return found


def _says_other(node: Node, weight: Weight) -> bool:
    return weight.text <= 24 and rules.pattern("cut").fullmatch("".join(node.text().split())) is not None


def _followers(heading: Node, raw: dict[int, Weight]) -> list[Node]:
    found: list[Node] = []
    kind = (heading.attributes or {}).get("class")
    node = heading.next
    while node is not None:
        if node.mem_id in raw:
            if (node.tag == heading.tag and node.attributes.get("class") == kind) or BELONGS.match(
                raw[node.mem_id].lead
            ):
                break
            found.append(node)
        node = node.next
    return found


def remnants(body: Node, raw: dict[int, Weight], left: dict[int, Weight], dropped: set[int], title: str) -> set[int]:
    """Elements of which only some words are left since the rest was dropped: the headings of teasers, not the title."""
    found: set[int] = set()
    for entering, node in walk(body, dropped | found):
        if not entering or node.mem_id not in left or node.mem_id == body.mem_id:
            continue
        before, after = raw[node.mem_id], left[node.mem_id]
        if after.text <= 40 and after.text * 3 < before.text and not after.sentences and not BELONGS.match(after.lead):
            if after.text and node.css_first("h1") is None and title[:10] not in "".join(node.text().split()):
                found.add(node.mem_id)
        elif node.tag in _HEADED and not BELONGS.match(after.lead) and _is_empty(node, raw, left):
            found.add(node.mem_id)
    return found


def _is_empty(heading: Node, raw: dict[int, Weight], left: dict[int, Weight]) -> bool:
    """Whether all that stood below a heading was dropped."""
    node, some = heading.next, False
    while node is not None and node.tag not in _HEADED:
        if node.mem_id in left and left[node.mem_id].text:
            return False
        some = some or (node.mem_id in raw and raw[node.mem_id].text > 0)
        node = node.next
    return some
