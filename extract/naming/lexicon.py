"""Names known beforehand: the lexicons of the entity types, matched in one pass over a whole text."""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import schema, words
from ..model import Mention

_DOUBTFUL = ("organization", "area")
_WITHIN = re.compile("(?:公司|集团|学校|学院|大学|医院|中心|党委|分局|银行|支行|项目|学生|村委)$")
# 长江|学者, 泰山|队: what is called after a river or mountain.
_CALLED_AFTER = re.compile(r"学者|商学院|证券|实业|牌|杯|奖|队|足球|俱乐部|[东南西北中]?(?:路(?!径|线|网)|街道?|大道)|[日晚]报|人民出版|之声")
_NO_LAW = re.compile(r"[制治规人官庭院盲]|律(?!（)|学(?!习)")


@dataclass(frozen=True, slots=True)
class Known:
    """One lexicon row's name: its type, the row's full name, and every name of the row. Those in `local` are what every
    province and town calls its own body as well (统计局). A body that is no more has `until` (2018-03) and `successors`."""

    type: str
    name: str
    names: tuple[str, ...]
    local: tuple[str, ...] = ()
    until: str = ""
    successors: tuple[str, ...] = ()


@cache
def known() -> dict[str, Known]:
    """Every surface form of every entity lexicon. Where two rows share a form the first row keeps it."""
    found: dict[str, Known] = {}
    for type in schema.entity_types().values():
        for row in (row for file in type.lexicons for row in schema.lexicon_rows(file)):
            names = (row["name"], *_several(row["aliases"]))
            more = _several(row.get("local", "")), row.get("until", ""), _several(row.get("successors", ""))
            for form in names:
                found.setdefault(form, Known(type.name, row["name"], names, *more))
    return found


def _several(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    forms = sorted(known())
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


def find_known(text: str) -> list[Mention]:
    """Every known name in `text`, leftmost and longest first.

    >>> [(m.text, m.name) for m in find_known("报国家发展改革委")]
    [('国家发展改革委', '国家发展和改革委员会')]
    """
    automaton, forms = _automaton()
    out = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        form = forms[index]
        entry = known()[form]
        if entry.type == "area" and _CALLED_AFTER.match(text, end):
            continue
        if end - start == 2 and entry.type in _DOUBTFUL and not words.apart(text, start, end):
            continue  # 集|中办|公, 中|南海
        if form.endswith("部") and (text.startswith("门", end) or _WITHIN.search(text, max(0, start - 2), start)):
            continue  # 教育部门; 公司人事部
        if form in ("中央委员会", "中央军事委员会") and text[start - 1 : start] in ("党", "盟", "社", "团"):
            continue  # another party's
        if entry.type == "document" and form.endswith("法") and _NO_LAW.match(text, end):
            continue  # 环境保护|法制, 统计|法规
        name = "" if form in entry.local else entry.name
        out.append(Mention(entry.type, form, start, end, name, f"lexicon:{entry.type}"))
    return out
