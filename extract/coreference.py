"""Inside one document: which mentions mean one thing.

In: the mentions of a document. Out: the same mentions with `name` set to the full name of the thing meant, plus new
mentions for what was only pointed at (以下简称的名字, 《决定》, 全会, 城市群, 我省). Nothing outside the document is looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from . import lexicon
from .mentions import longest
from .model import Mention
from .names import Where, canonical, key, plain

_CALLED = re.compile(r"[（(]以下(?:统一)?简称(?:为)?[“《\"]?(?P<short>[^”》\"（）()，。；]{2,16})[”》\"]?[）)]")
_CLASS_WORDS = (
    "领导小组办公室 领导小组 城市群 都市圈 示范区 新区 开发区 高新区 经济带 试验区 合作区 先行区 起步区 大湾区 "
    "城镇圈 委员会 指挥部 联席会议 庆祝大会 座谈会 论坛 博览会 联盟 协会 全会 党代会 大会"
).split()
_BARE = re.compile("|".join(_CLASS_WORDS))
_HOME = re.compile(r"(?P<all>[我全本](?P<level>[省市县区州]|自治区))(?!委|政府|际|域|直|级|内外|第|人大|政协|区|场|面|民|中)|(?P<state>我国|全国(?!人大|人民代表|政协|两会|总|妇联|各|第|统一|一盘棋|性))")
_ABBREVIABLE = ("area", "organization", "meeting", "project", "document")
_ANY_GOVERNMENT = re.compile(r"(?:国家|中央|全国)人民政府|(?:省|市|县|区|州|自治区|地方|[市县区、]+)(?:人民政府|人民代表大会|政协|人民代表大会常务委员会)")
_NUMBER = "pattern:document.number"
_SHORT_TITLE = re.compile(r"《([^《》]{2,10})》")


def resolve(text: str, mentions: Sequence[Mention], where: Where) -> list[Mention]:
    """All mentions with their full names, those pointed at included, in order."""
    named = [m if m.type in ("place", "person") and m.name else replace(m, name=canonical(m.type, m.name or m.text, where)) for m in mentions]
    named = [m for m in _merge_short(named) if not _ANY_GOVERNMENT.fullmatch(m.name)]
    called = list(_called(text, named))
    named = longest(named + called)
    named = _bind_titles(_bind_numbers(text, named))
    pointed = [*_bare(text, named), *_home(text, where)]
    covered = {i for m in named for i in range(m.start, m.end)}
    return longest(named + [m for m in pointed if covered.isdisjoint(range(m.start, m.end))])


def _called(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Each later occurrence of a name given by 以下简称, bound to what stands before the bracket."""
    for match in _CALLED.finditer(text):
        before = [m for m in named if m.end <= match.start() and match.start() - m.end <= 2]
        if not before:
            continue
        meant, short = before[-1], match["short"]
        for again in re.finditer(rf"[《“]?{re.escape(short)}[》”]?", text[match.end() - len(short) - 2 :]):
            start = match.end() - len(short) - 2 + again.start()
            yield Mention(meant.type, again[0], start, start + len(again[0]), meant.name, "coreference:called")


def _merge_short(named: Sequence[Mention]) -> list[Mention]:
    """太忻经济区 -> 太忻一体化经济区: a name whose characters all stand, in order, in one longer name of the document
    with the same beginning or the same end, where only one such name exists."""
    by_type: dict[str, set[str]] = defaultdict(set)
    for m in named:
        by_type[m.type].add(m.name)
    longer: dict[tuple[str, str], str] = {}
    for type in _ABBREVIABLE:
        names = sorted(by_type[type], key=lambda n: (-len(n), n))
        for name in names:
            if name in lexicon.known():
                continue
            full = [n for n in names if len(n) > len(name) and _abbreviates(type, name, n)]
            roots = {n for n in full if not any(n != f and _abbreviates(type, n, f) for f in full)}
            if len(roots) == 1:
                longer[type, name] = roots.pop()
    return [replace(m, name=longer.get((m.type, m.name), m.name)) for m in named]


def _abbreviates(type: str, short: str, full: str) -> bool:
    if type == "document":
        short, full = key(type, short), key(type, full)
        return len(short) >= 5 and full.endswith(short) and full != short
    if len(short) < 4 or short[-2:] != full[-2:]:
        return False
    if full.endswith(short):
        return not re.search("[届第年]", full[: -len(short)]) or type != "meeting"
    if short[:2] != full[:2] or not set("一二三四五六七八九十第").isdisjoint(set(full) - set(short)):
        return False
    rest = iter(full)
    return all(c in rest for c in short)


def _bind_numbers(text: str, named: Sequence[Mention]) -> list[Mention]:
    """《…》（财办农〔2021〕11号): a number in brackets behind a title is another name of that document."""
    out: list[Mention] = []
    for m in named:
        before = out[-1] if out else None
        if m.found_by == _NUMBER and before and before.type == "document" and text[before.end : m.start] in ("（", "("):
            m = replace(m, name=before.name)
        out.append(m)
    return out


def _bind_titles(named: Sequence[Mention]) -> list[Mention]:
    """《决定》 -> the full title last named before it (or first named after it) that ends so; never across documents."""
    full = [m for m in named if m.type == "document" and len(plain(m.name)) > 6]
    out = []
    for m in named:
        short = _SHORT_TITLE.fullmatch(m.text) if m.type == "document" else None
        if short and m.found_by != "coreference:called" and len(plain(m.name)) <= 10:
            meant = _titled(short[1], m, full)
            m = replace(m, name=meant.name, found_by="coreference:title") if meant else m
        out.append(m)
    return out


def _titled(short: str, at: Mention, full: Iterable[Mention]) -> Mention | None:
    fits = [m for m in full if m is not at and _ends_so(plain(m.name), plain(short))]
    before = [m for m in fits if m.start < at.start]
    return before[-1] if before else (fits[0] if fits else None)


def _ends_so(title: str, short: str) -> bool:
    title = re.sub(r"[(（][^()（）]*[)）]$", "", title)
    if title == short:
        return False
    if title.endswith(short):
        return True
    rest = iter(title)
    return title[-2:] == re.sub(r"[(（].*", "", short)[-2:] and len(short) >= 4 and all(c in rest for c in short)


def _bare(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """A bare class word (城市群, 领导小组, 全会) means the only thing of the document whose name ends so."""
    ends: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for m in named:
        for word in _CLASS_WORDS:
            if m.text.endswith(word) or m.name.endswith(word):
                ends[word].add((m.type, m.name))
        if m.type == "meeting" and m.name.endswith(("次全体会议", "次全会")):
            ends["全会"].add((m.type, m.name))
    first = {(m.type, m.name): m.start for m in reversed(named)}
    for match in _BARE.finditer(text):
        things = {t for t in ends[match[0]] if first[t] < match.start()} or ends[match[0]]
        if len(things) == 1:
            type, name = next(iter(things))
            yield Mention(type, match[0], *match.span(), name, "coreference:bare")
        elif match[0] == "全会" and not things:
            yield Mention("meeting", match[0], *match.span(), match[0], "coreference:bare")


def _home(text: str, where: Where) -> Iterator[Mention]:
    """我省, 全市, 本县: the division the document speaks for, where it is known."""
    for match in _HOME.finditer(text):
        home = "中国" if match["state"] else where.of(match["level"])
        if home:
            yield Mention("place", match[0], *match.span(), home, "coreference:home")


def clusters(mentions: Sequence[Mention]) -> Mapping[tuple[str, str], list[Mention]]:
    """The mentions of each thing, by (type, key)."""
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        found[m.type, key(m.type, m.name or m.text)].append(m)
    return found
