"""One-character names of provinces and cities, which only count in context: 苏浙皖, 晋陕蒙, 在沪, 来并, (返)京.

Text and the places already found in it in; spans and the divisions they mean out.
"""

import re
from collections.abc import Sequence
from functools import cache

from .. import words
from . import gazetteer
from .gazetteer import Place

# Runs that hold no character that is safe alone, but are said of provinces all the same.
KNOWN_RUNS = frozenset(
    "港澳 港澳台 云贵 云贵川 川贵 川藏 新藏 青藏 甘青 甘青宁 陕甘 陕甘宁 辽吉黑 黑吉辽 川滇 川陕 川陕甘 港台".split()
)
OTHER_WORDS = frozenset(("新晋", "晋京", "新台", "云台", "青云", "津云"))
# A railway, a river, a dish, a part of a province: longer names that begin with such characters.
LINE = re.compile(
    r"城际|高速|铁路|高铁|客专|大运河|运河|线(?!上)|公路|高原|剧|菜|商(?!务)|派|系(?!统)|军区|[江河山湖海州东南西北中]"
)
FOLLOWED = re.compile(
    r"$|[^\u4e00-\u9fff]|参加|考察|调研|召开|举行|举办|出席|投资|工作|期间|人员|企业|央企|高校|院所|科研|金融|就医|就业|创业|"
    r"留学|发展|来|返|的|集聚|设立|落户|落地|注册|成立|部队|机构|单位|学生|务工|旅居|旅客|商"
)
HELD = re.compile("召开|举行|举办|开幕|闭幕")  # jieba has 在京举行, 在京开幕 for words
VERB = "在来赴离进抵返驻回入留援抵来）)"

Span = tuple[int, int, Place | None]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    short = gazetteer.abbreviations()
    provinces = "".join(sorted(char for char, (place, _) in short.items() if place.level == "省"))
    every = "".join(sorted(short))
    run = re.compile(f"[{provinces}]{{2,7}}")
    listed = re.compile(f"[{provinces}](?:、[{provinces}]){{1,6}}(?=等|[^\u4e00-\u9fff、]|[两三四五六七八]省|$)")
    alone = re.compile(f"[{every}](?<=[{VERB}].)(?![{every}])")
    return run, listed, alone


def find_abbreviations(text: str, found: Sequence[Span]) -> list[tuple[int, int, Place]]:
    """Every one-character name outside the places already `found`, each a span of one character.

    >>> [(start, place.name) for start, _, place in find_abbreviations("深化沪苏浙皖合作，专家在沪工作。", [])]
    [(2, '上海市'), (3, '江苏省'), (4, '浙江省'), (5, '安徽省'), (12, '上海市')]
    """
    run, listed, alone = _patterns()
    short = gazetteer.abbreviations()
    taken = bytearray(len(text))
    for start, end, _ in found:
        taken[start:end] = b"\1" * (end - start)
    named = {place.code for _, _, place in found if place is not None}
    places: dict[int, Place] = {}
    for match in [*run.finditer(text), *listed.finditer(text)]:
        start, end = match.span()
        chars = match[0].replace("、", "")
        if taken.find(1, start, end) < 0 and _is_run(text, start, end, chars):
            places |= {i: short[text[i]][0] for i in range(start, end) if text[i] != "、"}
    for match in alone.finditer(text):
        start, end = match.span()
        place, safe = short[match[0]]
        if match[0] == "新" and text[end : end + 1] == "的":
            continue  # 在新的赶考路上
        if taken[start] or start in places or not (safe or place.code in named):
            continue
        apart = text[start - 1] == "在" and HELD.match(text, end) or words.apart(text, start, end)
        if not LINE.match(text, end) and (safe or FOLLOWED.match(text, end)) and apart:
            places[start] = place
    return [(i, i + 1, place) for i, place in sorted(places.items())]


def _is_run(text: str, start: int, end: int, chars: str) -> bool:
    short = gazetteer.abbreviations()
    if len(set(chars)) < len(chars) or chars in OTHER_WORDS or LINE.match(text, end):
        return False
    if chars not in KNOWN_RUNS and not sum(short[char][1] for char in chars) * 2 >= len(chars):
        return False
    return "、" in text[start:end] or words.apart(text, start, end)
