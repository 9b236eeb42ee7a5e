"""Names that only their list tells: 抓好甲、乙、丙等项目 makes 甲, 乙 and 丙 projects.

In: the clean text and its units. Out: mentions, the type by the class word behind 等 (lexicons/enumerations.tsv); where
the class word is part of each name (旭龙、古水等水电站) it is added to `name`. A list counts only if one of its items looks
like a proper name: it holds a place, a coined word, a quotation, or letters.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .. import schema, words
from ..model import Mention
from . import heads
from .units import Units

# Company and project names are made of rare words; 国债 has 405, 大豆 454, 百威 4, 桦林 8 in jieba's dictionary.
RARE = 40
_MARKS = "、，。；：！？\n"
_LISTED = re.compile(
    rf"(?P<items>(?:[^{_MARKS}]{{2,30}}、)+[^{_MARKS}]{{2,30}}?|[^{_MARKS}]{{3,24}}?)"
    r"等(?:近|超|逾|约)?(?P<count>[0-9一二三四五六七八九十百几多]+[余多]?[个家户条座处项所])?(?:一批)?"
)
_LONGEST_CLAUSE = 1000
_STOPS = _MARKS.replace("、", "")
_STOP = re.compile(f"[{_STOPS}]")
_ITEM = re.compile(r"[^、]+")
_LINES = ("高速公路", "高速", "铁路", "高铁")
_STREETS = ("道路", "主干道")
_STREET = re.compile(
    r"(?:加快|推进|推动|改造|提升|打通|开通|建成|启动|实施|完成|新建|拓宽)*"
    r"(?P<name>(?![^路街道]*(?:一批|多条|主要|城区|园区|农村))[一-龥A-Z\d]{1,7}"
    r"(?:路|大道|大街|街|快速路|环线)(?:[东西南北中]段)?(?:[一-龥]{0,4}(?:改造|拓宽|工程|延伸))?)"
)
_PROPER = re.compile(r"[A-Za-z0-9“”（）]")
_OUT = re.compile(r"[和及与]|的|了|^(?:以|从|在|对|把|将)")


@cache
def _classes() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    rows = {r["class"]: (r["type"], bool(r["shared"])) for r in schema.lexicon_rows("enumerations.tsv")}
    longest = sorted(rows, key=lambda w: (-len(w), w))
    between = "(?:(?![的和与到在赴前来向往为]|支持|服务|鼓励|帮助)[一-龥]){0,10}?"
    return re.compile(rf"{between}({'|'.join(longest)})(?!建设者|家|化|性|库|管理|审批|集群|标准)"), rows


def find_listed(text: str, at: Units) -> Iterator[Mention]:
    """The items of every such list in `text`."""
    pattern, rows = _classes()
    for match in _lists(text):
        named = pattern.match(text, match.end())
        if named is None:
            continue
        type, shared = rows[named[1]]
        lines = shared and named[1].endswith(_LINES) and any(len(i) == 2 and not _kind(i) for i in match["items"].split("、"))
        items = list(_items(text, match.start("items"), match.end("items"), at, lines=lines))
        if named[1].endswith(_STREETS):
            yield from _streets(text, items)
            continue
        for start, end in _named(text, items, at, sure=shared or type != "project" or bool(match["count"])):
            name = text[start:end]
            if type == "project" and not lines and _kind(name):
                continue
            yield Mention(type, name, start, end, name + named[1] if shared else name, f"list:{type}")


def _streets(text: str, items: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """温泉路快速化改造、雄安大道等道路: the items that are streets, two at least."""
    found = [(m.start("name"), end) for start, end in items if (m := _STREET.fullmatch(text, start, end))]
    for start, end in found if len(found) > 1 else ():
        yield Mention("project", text[start:end], start, end, text[start:end], "list:project")


def _kind(item: str) -> bool:
    """氯碱, 城中村: a word of the dictionary says what kind of project it is, not which."""
    return words.frequency(item) > 0


def _lists(text: str) -> Iterator[re.Match[str]]:
    """Every list in `text`: looked for in the clauses that hold 等."""
    end, at = 0, text.find("等")
    while at >= 0:
        start = max(end, *(text.rfind(mark, end, at) + 1 for mark in _STOPS))
        stop = _STOP.search(text, at)
        end = stop.start() if stop else len(text)
        if end - start > _LONGEST_CLAUSE:  # nothing but 、 for pages: each 等 with what is near it
            start, end = max(start, at - _LONGEST_CLAUSE // 2), min(end, at + _LONGEST_CLAUSE // 2)
        yield from _LISTED.finditer(text, start, end)
        at = text.find("等", end)


def _items(text: str, low: int, high: int, at: Units, *, lines: bool) -> Iterator[tuple[int, int]]:
    """The spans of the items; the first without the words that govern the list, the last cut at 和. Among `lines` two
    characters are the two ends of one, though they are a place as well (乌长、六安等高速公路)."""
    spans = [(low + m.start(), low + m.end()) for m in _ITEM.finditer(text[low:high])]
    for i, (start, end) in enumerate(spans):
        if i == 0:
            start = max(start, heads.left_edge(text, end, 26, at))
        unit = at.get(end)
        ends = lines and end - start == 2
        if unit and unit.start == start and unit.kind == "place" and not ends:
            continue  # a place in a list of projects is where one of them is
        if text[start - 1 : start].isdigit():
            continue  # 350|万千瓦光伏
        if 2 <= end - start <= 26 and text[start:end] not in heads.head_words() and not _OUT.search(text[start:end]):
            yield start, end


def _named(text: str, items: Sequence[tuple[int, int]], at: Units, *, sure: bool) -> list[tuple[int, int]]:
    """The items that are names: in a list half of which look like names, all of them; else those that do. Rare words
    alone make names only where the list is `sure` to hold things (等9个项目), not kinds of things (节材等项目)."""
    marked = [(start, end) for start, end in items if _marked(text, start, end, at)]
    if not marked and not sure:
        return []
    proper = [(start, end) for start, end in items if (start, end) in marked or _rare(text[start:end])]
    return list(items) if proper and 2 * len(proper) >= len(items) else proper


def _marked(text: str, start: int, end: int, at: Units) -> bool:
    """Does the item hold a place, a body that is known, letters, digits or a quotation?"""
    inside = any((u := at.get(i)) and u.kind in ("place", "area", "organization") and start <= u.start for i in range(start + 1, end + 1))
    return inside or bool(_PROPER.search(text[start:end]))


def _rare(item: str) -> bool:
    return any(len(word) > 1 and words.frequency(word) < RARE for word, _, _ in words.cut(item))
