"""The lists in which a document names those responsible: （牵头单位：甲；配合单位：乙）, 责任单位：甲、乙.

In: a text. Out: where such lists stand, the words that tell the parts in them, and bodies that only such a list tells.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from .. import schema
from ..model import Mention

_LONGEST_LIST = 600
BRACKET = re.compile(rf"[（(](?P<inside>(?:[^（）()\n]|[（(][^（）()\n]{{0,30}}[）)]){{2,{_LONGEST_LIST}}})[）)]")
_ITEM = re.compile(r"[^、，；;,。：:（）()\s和]{3,18}")
_BODY = re.compile(
    r"(?:国家|中央|全国|自治区|[省市县区州盟旗])[一-龥]{1,14}"
    r"(?:[局委办部厅院会署社联]|中心|公司|集团|银行|总队|支队|大队|公安处|政府|大学)$"
)
_NO_BODY = re.compile(r"各|有关|相关|部门|单位|牵头|负责|配合|参与|等|人民政府$|委员会$")


@cache
def roles() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for every label and verb, and the role each stands for."""
    raw = schema.load("responsibility")["responsibility"]
    labels = {f"{w}{colon}": role for role, words in raw["labels"].items() for w in words for colon in "：:"}
    verbs = {w: role for role, words in raw["verbs"].items() for w in words}
    every = sorted(labels | verbs, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, every))), labels | verbs


@cache
def line() -> re.Pattern[str]:
    """A line that begins with a label."""
    labels = [w for words in schema.load("responsibility")["responsibility"]["labels"].values() for w in words]
    return re.compile(rf"(?:{'|'.join(sorted(labels, key=lambda w: (-len(w), w)))})[：:]")


def listed_bodies(text: str) -> Iterator[Mention]:
    """Bodies that only their place in such a list tells (市国动办): items with a level before and a body's word behind."""
    for start, end in _lists(text):
        for item in _ITEM.finditer(text, start, end):
            label = roles()[0].match(item[0])
            low = item.start() + (label.end() if label else 0)
            stop = roles()[0].search(text, low, item.end())
            high = stop.start() if stop else item.end()
            if _BODY.fullmatch(text, low, high) and not _NO_BODY.search(text[low:high]):
                yield Mention("organization", text[low:high], low, high, "", "list:responsible")


def _lists(text: str) -> Iterator[tuple[int, int]]:
    """The spans of all brackets and lines that look like lists of those responsible."""
    for bracket in BRACKET.finditer(text):
        if looks(bracket["inside"]):
            yield bracket.span("inside")
    for label in line().finditer(text):
        if text[label.start() - 1 : label.start()] in ("", "\n", "　", " "):
            end = text.find("\n", label.end(), label.end() + _LONGEST_LIST)
            yield label.start(), end if end >= 0 else min(len(text), label.end() + _LONGEST_LIST)


def looks(inside: str) -> bool:
    words = list(roles()[0].finditer(inside))
    ends = {m.end() for m in words}
    return any(m[0][-1] in "：:" for m in words) or any(e == len(inside) or inside[e] in "，；。,;" for e in ends)
