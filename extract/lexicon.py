"""Names known beforehand: the lexicons of the entity types, matched in one pass over a whole text."""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from . import schema, words
from .model import Mention

_DOUBTFUL = ("organization", "area")
# 长江|学者, 泰山|队: what is called after a river or mountain.
_CALLED_AFTER = re.compile(r"学者|商学院|证券|实业|牌|杯|奖|队|足球|俱乐部|[日晚]报|人民出版|之声")


@dataclass(frozen=True, slots=True)
class Known:
    """One lexicon row's name: its type, the row's full name, and every name of the row."""

    type: str
    name: str
    names: tuple[str, ...]


@cache
def known() -> dict[str, Known]:
    """Every surface form of every entity lexicon. Where two rows share a form the first row keeps it."""
    found: dict[str, Known] = {}
    for type in schema.entity_types().values():
        for row in (row for file in type.lexicons for row in schema.lexicon_rows(file)):
            names = (row["name"], *(x for x in row["aliases"].split("|") if x))
            for form in names:
                found.setdefault(form, Known(type.name, row["name"], names))
    return found


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
        out.append(Mention(entry.type, form, start, end, entry.name, f"lexicon:{entry.type}"))
    return out
