"""Brackets that belong to a name (乡镇商贸中心（农贸市场）30个): they say what is counted, and go back into the name that was read
without them. Marks of notes, units and words on how a number was found do not.

In: the name of a number, the text and the offset of the number in it. Out: the name as the text has it.
"""

import re

from .cues import cue

_BRACKETS = re.compile("[（(](?P<said>[^（()）]{1,16})[）)]")
_NO_PART = re.compile(
    r"[\d\s.、，,—-]+|.*(?:附注|注\d|见附|详见|[图表]\d|简称|下同|约束性|预期性|牵头|责任|配合|口径|可比|不变价|现价|同比|环比|增长|下降|年|月|%|％|简称|。|；).*"
    r"|含|[套台个家辆户头艘张只处间部条座段名人支项件枚次]|[一二三四五六七八九十]{1,3}|(?:改造?|改?扩建?|改建|续建?|迁建?|提升|、)+|左右|以上|初步|预计|上限|下限"
)
_MARK = re.compile("[、，；。]")
_WINDOW = 70
_CONTEXT = 3


def with_asides(name: str, text: str, at: int) -> str:
    """`name` with the brackets that stand in it, or right behind it, where `text` says it around offset `at`.

    >>> with_asides("乡镇商贸中心", "改造乡镇商贸中心（农贸市场）30个", 14), with_asides("村养老驿站", "建成9个村（社区）养老驿站", 2)
    ('乡镇商贸中心（农贸市场）', '村（社区）养老驿站')
    >>> with_asides("换电站", "新建换电站（27）5个", 9), with_asides("绿地", "提升绿地（公园）品质，新增绿地5公顷", 15)
    ('换电站', '绿地')
    """
    start = max(0, at - _WINDOW)
    for found in reversed(list(_BRACKETS.finditer(text, start, at + _WINDOW))):
        if not _NO_PART.fullmatch(found["said"]) and (place := _place(name, text, found, at)):
            name = name[:place] + found[0] + name[place:]
    return name


def _place(name: str, text: str, found: re.Match[str], at: int) -> int:
    """Where in `name` a bracket of `text` belongs: behind the words it stands behind, and before those it stands before;
    0 where it is no part of the name."""
    before, after = text[max(0, found.start() - _CONTEXT) : found.start()], text[found.end() :]
    between = text[found.end() : at] if found.end() <= at else text[at : found.start()]
    size = next((size for size in range(len(before), 0, -1) if before[-size:] in name), 0)
    if not size:
        return 0
    place = name.rfind(before[-size:]) + size
    rest = name[place:]
    grows = cue("growth").fullmatch(rest) is not None  # 零售额（限额以上）90亿元，增长6%
    near = grows or len(_MARK.findall(between)) <= len(_MARK.findall(rest))
    fits = size > 1 and (not rest or grows) or rest and after.startswith(rest[:2])
    return place if near and fits else 0
