"""Short forms inside one document: names given by 以下简称, and names that a longer one of the document spells out.

All of it is close to linear in the number of names: a document may be a book.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import schema
from ..geography.owners import division_of
from ..model import Mention
from ..naming import foreign, lexicon
from ..naming.names import abbreviations, key

_CALLED = re.compile(r"[（(]以下(?:统一)?简称(?:为)?[“《\"]?(?P<short>[^”》\"（）()，。；]{2,16})[”》\"]?[）)]")
_ABBREVIABLE = ("area", "organization", "meeting", "project", "document")
_HAN = re.compile("[一-龥]")
_GOVERNING = frozenset("由经报和对向与及在请")
_NO_BUREAU = frozenset("长面势部级门")
_IN_FULL = ("人民政府", "代表大会", "常务委员会", "人民法院", "人民检察院")
_YEARS = re.compile(r"（(?:19|20)\d\d[^（）]{0,10}）(?=》?$)")
_DRAFT = re.compile(r"（(?:送审稿|审议稿|草案送审稿)）(?=》?$)")
_WHOLE = 6  # characters of a title that says its subject
_PLACE = re.compile(r"[一-龥]{2,12}(?:[省市县区州盟旗]|自治区)")
_TELLS_APART = frozenset("一二三四五六七八九十第")


@dataclass(frozen=True, slots=True)
class _Given:
    """From `start` on, a short form means `meant`."""

    start: int
    meant: Mention


def _plain_word(text: str, given: int, at: int, short: str) -> bool:
    """Named 《安排》, said 作出安排: without the title marks 安排, 办法, 决定 are words like others; 民法典 is not."""
    law = short.endswith("法") and not short.endswith("办法") or short.endswith("法典")
    return text[given - 1] == "《" != text[at - 1 : at] and len(short) <= 4 and not law


def called(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Each later occurrence of a name given by 以下简称, bound to what stood before the bracket."""
    ends = [m.end for m in named]
    given: dict[str, list[_Given]] = defaultdict(list)  # in the order of the text
    for match in _CALLED.finditer(text):
        i = bisect_right(ends, match.start()) - 1
        if i >= 0 and match.start() - ends[i] <= 2:
            given[match["short"]].append(_Given(match.start("short"), named[i]))
    if not given:
        return
    shorts = sorted(given)
    for index, start, end in AhoCorasick(shorts, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        meanings = given[shorts[index]]
        i = bisect_right(meanings, start, key=lambda g: g.start) - 1
        if i >= 0 and not _plain_word(text, meanings[i].start, start, shorts[index]):
            low, high = start - (text[start - 1 : start] in ("《", "“")), end + (text[end : end + 1] in ("》", "”"))
            meant = meanings[i].meant
            yield Mention(meant.type, text[low:high], low, high, meant.name, "coreference:called")


def bare_bodies(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """发改委负责, 由住建局牵头: a bureau without its division is the only one of the document with that charge."""
    owners: dict[str, set[str]] = defaultdict(set)
    for m in named:
        division = division_of(m.name) if m.type == "organization" else ""
        charge = m.name.rpartition(division)[2] if division else ""
        if len(charge) >= 3 and charge.endswith(("局", "厅", "委员会")):
            for form in (charge, *(short for short, full in abbreviations() if full == charge)):
                owners[form].add(m.name)
    only = {form: min(names) for form, names in sorted(owners.items()) if len(names) == 1}
    if not only:
        return
    forms = sorted(only)
    for index, start, end in AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        before, after = text[start - 1 : start], text[end : end + 1]
        if (not _HAN.match(before) or before in _GOVERNING) and after not in _NO_BUREAU:
            yield Mention("organization", forms[index], start, end, only[forms[index]], "coreference:bare")


def spelled_out(named: Sequence[Mention]) -> list[Mention]:
    """太忻经济区 -> 太忻一体化经济区: a name whose characters all stand, in order, in one longer name of the document with
    the same beginning or the same end, where only one such name exists (or all such lead to one)."""
    by_type: dict[str, set[str]] = defaultdict(set)
    for m in named:
        if m.type in _ABBREVIABLE:
            by_type[m.type].add(m.name)
    longer = {
        (type, short): full
        for type in by_type
        for short, full in _longer(type, sorted(by_type[type])).items()
        if not (short[0] == "《" and without_place(key(type, full), key(type, short)))
    }
    return [m.called(longer[m.type, m.name]) if (m.type, m.name) in longer else m for m in named]


def without_place(title: str, short: str) -> bool:
    """Whether `short` is `title` without the place before it: that names another document, the national one. In the text of
    广东省优化营商环境条例 《优化营商环境条例》 is what it is based on.

    >>> without_place("广东省优化营商环境条例", "优化营商环境条例"), without_place("广东省优化营商环境条例", "条例")
    (True, False)
    """
    return len(short) >= _WHOLE and title.endswith(short) and _PLACE.fullmatch(title[: -len(short)]) is not None


def _longer(type: str, names: Sequence[str]) -> Mapping[str, str]:
    """short -> the one longer name that spells it out."""
    forms = {name: key(type, name) if type == "document" else name for name in names}
    fuller: dict[str, set[str]] = defaultdict(set)
    for short, full in (*_suffixes(type, forms), *(_condensed(forms) if type != "document" else _bracketed(names))):
        if type == "organization" and short.endswith(_IN_FULL):
            continue  # 甲省人民政府 is no short form of 甲省某市人民政府
        if type == "meeting" and _PLENUM.fullmatch(short):
            continue  # 中央委员会全会 is not 中央纪律检查委员会全会
        if full.startswith(_others()) and not short.startswith(_others()):
            continue  # 甲省委 is not 共青团甲省委
        if short not in lexicon.known() and not foreign.owned(short):  # 俄罗斯国防部 is not 白俄罗斯国防部
            fuller[short].add(full)
    roots = {short: fulls - {f for f in fulls if fuller.get(f, set()) & fulls} for short, fulls in fuller.items()}
    return {short: min(tops) for short, tops in sorted(roots.items()) if len(tops) == 1}


_PLENUM = re.compile("中国共产党第.{1,4}届中央委员会第.{1,3}次全体会议")


@cache
def _others() -> tuple[str, ...]:
    """What the names of leagues and of other parties than the ruling one begin with."""
    return ("共青团", "中国共产主义青年团", "中国民主", *schema.word_class("党派").split("|"))


def _suffixes(type: str, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(short, full) where the full name ends with the short one."""
    by_form: dict[str, list[str]] = defaultdict(list)
    for name, form in forms.items():
        by_form[form].append(name)
    least = 5 if type == "document" else 4
    for full, form in forms.items():
        for cut in range(1, len(form) - least + 1):
            if type == "meeting" and re.search("[届第年]", form[:cut]):
                break  # another session is another meeting
            yield from ((short, full) for short in by_form.get(form[cut:], ()))


def _bracketed(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(《甲规划》, 《甲规划（2021—2025年）》): a title without its years; (《甲规划（送审稿）》, 《甲规划》): a draft of it."""
    for name in names:
        bare = _YEARS.sub("", name)
        yield from ((bare, name) for _ in range(bare != name and bare in names))
        final = _DRAFT.sub("", name)
        yield from ((name, final) for _ in range(final != name and final in names))


def _condensed(forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(short, full) where both begin and end alike and the short one leaves characters out, no numeral among them."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in forms:
        if len(name) >= 4:
            groups[name[:2], name[-2:]].append(name)
    for group in groups.values():
        ordered = sorted(group, key=len)
        for i, short in enumerate(ordered[:_MANY]):
            for full in ordered[i + 1 : _MANY]:
                if len(full) > len(short) and _condenses(short, full):
                    yield short, full


def _condenses(short: str, full: str) -> bool:
    if any(short.endswith(kind) and full.endswith(kind) for kind in _OWN_KIND):
        return False  # 某市经济技术开发区 and 某市滨海经济技术开发区 are two, each with its full name
    sessions = _SESSION.findall(short)
    if sessions and sessions != _SESSION.findall(full):
        return False  # the third meeting of a congress is not the thirteenth of its committee
    left_out = set(full.replace("一体化", "")) - set(short)
    return _TELLS_APART.isdisjoint(left_out) and subsequence(short, full)


_OWN_KIND = ("经济技术开发区", "高新技术产业开发区", "经济开发区", "工业园区", "综合保税区", "旅游度假区")
_SESSION = re.compile("第?([一二三四五六七八九十百0-9]+)[届次]")
_MANY = 400  # names of one beginning and end that are compared with each other


def subsequence(short: Iterable[str], full: Iterable[str]) -> bool:
    """Do all characters of `short` stand in `full`, in order?

    >>> subsequence("综改区", "综合改革试验区")
    True
    """
    rest = iter(full)
    return all(c in rest for c in short)
