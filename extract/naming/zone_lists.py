"""Zones that only their list tells: in 甲市经济技术开发区、南湖新区、东山管理区 the last two are zones as the first is.

In: the text and the names found in it. Out: areas. The first item of a list is left alone, since where it begins no mark says.
"""

import re
from collections.abc import Iterator, Sequence

from ..model import Mention

_CLASS = "新区|新城区|管理区|开发区|高新区|经开区|新港区|合作区|度假区|保税区"
_GENERAL = (
    "国家|省|市|级|各|重点|特色|现代|综合|经济|工业|农业|高新|技术|旅游|自由|贸易|自贸|保税|跨境|边境|先行|示范|产业|生态|绿色|数字|智慧|城市"
    "|国际|其他|全|本|[两二三四五多几]|有关|相关|物流|科技|创新|文化|化工|康养|乡村|滨海新|民族|自治|革命|片|改革|开放|试点|低碳|零碳|近零|智能|健康|中小"
)
_ITEM = re.compile(rf"、(?P<name>(?!{_GENERAL})(?:(?!{_GENERAL}|[和与及的在为])[一-龥]){{2,4}}?(?:{_CLASS}))(?=[、，。；：）]|等)")
_ZONE = re.compile(f"(?:{_CLASS})$")


def listed_zones(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """The items beside a zone that is known, one after the other, before and behind it. `outer` are in order."""
    ends = {m.end: m.start for m in outer if m.type == "area" and _ZONE.search(m.text)}
    if not ends:
        return
    items = {m.start(): m for m in _ITEM.finditer(text)}
    known = set(ends)
    for at in sorted(items):
        if at in known:
            known.add(items[at].end())
    starts = {ends[end] - 1 for end in ends}
    for at in sorted(items, reverse=True):
        if items[at].end() in starts:
            starts.add(at)
    for at, item in items.items():
        if (at in known or item.end() in starts) and item.end() not in ends:
            yield Mention("area", item["name"], item.start("name"), item.end(), "", "list:zone")
