"""Documents named in short, inside one document: 《决定》 and 文号. Never across documents."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .model import Mention
from .names import plain
from .short_names import subsequence

NUMBER = "pattern:document.number"
_SHORT = re.compile(r"《([^《》]{2,10})》")
_BRACKET_END = re.compile(r"[(（][^()（）]*[)）]$")


def bind_numbers(text: str, named: Sequence[Mention]) -> list[Mention]:
    """《…》（财办农〔2021〕11号): a number in brackets behind a title is another name of that document."""
    out: list[Mention] = []
    for m in named:
        before = out[-1] if out else None
        if m.found_by == NUMBER and before and before.type == "document" and text[before.end : m.start] in ("（", "("):
            m = replace(m, name=before.name)
        out.append(m)
    return out


def bind_titles(named: Sequence[Mention]) -> list[Mention]:
    """《决定》 -> the full title last named before it (or first named after it) that ends so."""
    full = [m for m in named if m.type == "document" and len(plain(m.name)) > 6]
    fits: dict[str, list[Mention]] = {}
    out = []
    for m in named:
        short = _SHORT.fullmatch(m.text) if m.type == "document" and m.found_by != "coreference:called" else None
        if short and len(plain(m.name)) <= 10:
            if short[1] not in fits:
                titles = {title: ends_so(plain(title), plain(short[1])) for title in {f.name for f in full}}
                fits[short[1]] = [f for f in full if titles[f.name]]
            meant = _nearest(fits[short[1]], m)
            m = replace(m, name=meant.name, found_by="coreference:title") if meant else m
        out.append(m)
    return out


def _nearest(fits: Sequence[Mention], at: Mention) -> Mention | None:
    i = bisect_left(fits, at.start, key=lambda m: m.start)
    return fits[i - 1] if i else fits[0] if fits and fits[0].start != at.start else None


def ends_so(title: str, short: str) -> bool:
    """Does the folded `title` end with `short`, or with words that `short` condenses?

    >>> ends_so("某省第十五个五年规划纲要(草案)", "纲要草案"), ends_so("关于加快发展的意见", "决定")
    (True, False)
    """
    if title == short:
        return False
    bare = _BRACKET_END.sub("", title)
    if bare.endswith(short) or title.endswith(short):
        return True
    joined = re.sub(r"[()（）]", "", title)
    return joined.endswith(re.sub(r"[()（）]", "", short)) or (
        len(short) >= 4 and bare[-2:] == _BRACKET_END.sub("", short)[-2:] and subsequence(short, bare)
    )
