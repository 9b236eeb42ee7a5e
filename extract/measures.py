"""How a number is meant: a clause, its `Amount` and the indicator's name give the attributes of an `Indicator`.

`low`, `high`: the ends of a range, in the unit of the value; `measure`: 水平, 增长, 年均增长, 下降, 年均下降, 累计, 占比, 新增 or
排名; `base`: the year it is measured against; `from`: the value it sets out from; `wording`: the words of comparison.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from .amounts import Amount, number
from .dates import find_times
from .model import Indicator

Pairs = tuple[tuple[str, object], ...]

_RANGE = re.compile(
    r"(?P<low>\d[\d,]*(?:\.\d+)?)(?P<scale>[%百千万亿元]*)\s?(?:[-—－–~～]{1,2}|至|到)\s?(?P<high>\d[\d,]*(?:\.\d+)?)(?P<rest>.*)"
)
_SPELT_RANGE = re.compile("(百分之[^至到—-]+)[至到—-](百分之.+)")
_SCALE = re.compile("[百千万亿]*")
_YEARLY = re.compile(r"年均(?:复合)?(?:增|下|降|减|提|上|压)|年平均增")
_DOWN = re.compile(r"(?:下降|下滑|回落|降低|减少|压减|削减|缩减|降幅|压缩|节约|低于)(?:率|幅度)?$")
_UP = re.compile(r"(?:增长|增加|增速|增幅|涨幅|提高|提升|上升|上涨|净增|高出|高于|快于)(?:率|幅度)?$")
_SHARE = re.compile(r"占[^，、]*$|(?:占比|比重|比例|份额)$")
_TOTAL = re.compile(r"(?:累计|总计|共计)[^，、；]{0,12}$")
_NEW = re.compile(
    r"(?:新增|净增|新建|新改建|新[（(]?改扩?[)）]?建|新(?:认定|培育|引进|开工|签约|登记|设立|招引|入库|开通|投用|创建|获批|认证))[^，、；]{0,14}$"
)
_NO_BASE = re.compile("[比较以](?:重|例|高|为|快|内|外|及|下|上(?!年|月))")
_MODALITY = re.compile("力争|争取|确保|务必|努力|必须|原则上|预计|鼓励|保证")
_NEWLY = re.compile("新(?:增|建|开|竣|认|培|引|签|登|设|招|入|投|创|获|改)")
_BINDING = re.compile("(约束性|预期性)(?:指标|目标)|(预期)目标")
_ASIDE = re.compile(r"[^，；。（(]{0,4}[（(](约束性|预期性)")
_SENTENCE_PART = re.compile("[；;。]")
_CHANGED = ("增长", "下降", "年均增长", "年均下降")


def described(clause: str, amount: Amount, name: str, year: int | None, risen_from: str) -> Pairs:
    """The attributes of one number, in a fixed order; `year` is the year in which the clause speaks, if known."""
    left = clause[: amount.outer_start]
    pairs: dict[str, object] = {"measure": measure(left, amount.value, name)}
    if ends := bounds(amount.value):
        pairs["low"], pairs["high"] = ends
    if (base := _base(left, year)) is not None:
        pairs["base"] = base
    if risen_from:
        pairs["from"] = risen_from
    wording = clause[amount.outer_start : amount.start] + clause[amount.end : amount.outer_end]
    if wording:
        pairs["wording"] = wording
    return tuple(pairs.items())


def measure(left: str, value: str, name: str) -> str:
    """What kind of figure: `left` is what stands before it in its clause.

    >>> measure("地区生产总值年均增长", "5%", "地区生产总值年均增长"), measure("能耗下降", "3%", "能耗下降"), measure("产值达到", "5亿元", "产值")
    ('年均增长', '下降', '水平')
    """
    if value.startswith(("第", "前")):
        return "排名"
    yearly = _YEARLY.search(name) or _YEARLY.search(left[-12:])
    if _DOWN.search(name):
        return "年均下降" if yearly else "下降"
    if _UP.search(name) or value.startswith("翻"):
        return "年均增长" if yearly else "增长"
    if _SHARE.search(name):
        return "占比"
    if _TOTAL.search(left):
        return "累计"
    return "新增" if _NEW.search(left) or _NEWLY.match(name) else "水平"


def bounds(value: str) -> tuple[float | int, float | int] | None:
    """The ends of a range in the unit that stands behind it; None for one number.

    >>> bounds("百分之二至百分之三")
    (2, 3)
    >>> bounds("1.3万亿—1.5万亿斤"), bounds("5%-6%"), bounds("9000—1.1万人"), bounds("300个")
    ((1.3, 1.5), (5, 6), (0.9, 1.1), None)
    """
    if spelt := _SPELT_RANGE.fullmatch(value):
        low_end, high_end = (number(end) for end in spelt.groups())
        return None if low_end is None or high_end is None else (_plain(low_end), _plain(high_end))
    match = _RANGE.match(value)
    if not match:
        return None
    low, high = (float(match[end].replace(",", "")) for end in ("low", "high"))
    outer = _SCALE.match(match["rest"])
    scale, inner = outer[0] if outer else "", match["scale"].strip("%元")
    big, small = number("1" + scale) or 1.0, number("1" + inner) or 1.0
    if scale and not inner and low > high:
        low = low / big  # 9000—1.1万: the first is written out
    elif inner != scale and inner:
        low = low * small / big
    return (_plain(low), _plain(high)) if low <= high else None


def _plain(value: float) -> float | int:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _base(left: str, year: int | None) -> int | None:
    """The year against which the number is measured: 比2020年下降, 较上年, 比“十三五”末."""
    for start in reversed([m for m in re.finditer("[比较以]", left) if not _NO_BASE.match(left, m.start())]):
        times = find_times(left[start.start() :][:16], year=year)
        if times and times[0].start <= 1 and times[0].year is not None:
            return times[0].year if year is None or times[0].year < year else None
    return None


def bound(text: str) -> str:
    """约束性 or 预期性 where a text says so of what follows it (主要预期目标是：), else nothing."""
    found = [next(filter(None, m.groups())) for m in _BINDING.finditer(text)]
    return {"预期": "预期性"}.get(found[-1], found[-1]) if found else ""


def with_sentence(
    text: str, start: int, indicators: tuple[Indicator, ...], binding: str, *, headings: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """The indicators of a sentence (`text`, which begins at clean offset `start`) with what the sentence says of all:
    `modality` (力争, 确保) and `binding` (约束性, 预期性; `binding` is what was said before the sentence)."""
    binding = binding or next(filter(None, map(bound, reversed(headings))), "")
    return tuple(_said(text, indicator.start - start, indicator, binding) for indicator in indicators)


def _said(text: str, at: int, indicator: Indicator, binding: str) -> Indicator:
    before = text[:at]
    said: dict[str, object] = {}
    aside = _ASIDE.match(text, at + indicator.end - indicator.start)
    if kind := aside[1] if aside else bound(before) or binding:
        said["binding"] = kind
    words = _MODALITY.findall(_SENTENCE_PART.split(before)[-1])
    if words:
        said["modality"] = words[-1]
    return replace(indicator, attributes=(*indicator.attributes, *said.items())) if said else indicator


def with_change(text: str, start: int, indicators: list[Indicator]) -> Iterator[Indicator]:
    """Figures with how they changed: in 产值900亿元、增长6% the first gets `change` 增长6%, and the second stays."""
    for i, indicator in enumerate(indicators):
        following = indicators[i + 1] if i + 1 < len(indicators) else None
        if following and (change := _change(text, start, indicator, following)):
            yield replace(indicator, attributes=(*indicator.attributes, ("change", change)))
        else:
            yield indicator


def _change(text: str, start: int, figure: Indicator, following: Indicator) -> str:
    kinds = dict(figure.attributes).get("measure"), dict(following.attributes).get("measure")
    between = text[figure.end - start : following.start - start]
    verb = following.name.removeprefix(figure.name)
    same = verb != following.name and len(verb) <= 6 and len(between) <= 16
    if kinds[0] in _CHANGED or kinds[1] not in _CHANGED or not same or _SENTENCE_PART.search(between):
        return ""
    return verb + following.value
