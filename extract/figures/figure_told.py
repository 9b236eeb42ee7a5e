"""Indicators under the names of the forms in which their numbers are said (`figure_forms`): what two readings of a number agree
on is told, the rest is not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ..model import Indicator
from .figure_forms import RATIO
from .whole_names import Form

# 1家国家级、6家省级龙头企业和3家联合体: what is counted ends where the next number begins
_NEXT = re.compile("(?:以及|[、和与及])\\d.*")
_NEWLY = re.compile("新[增设开签登注建投]|净增")


def well_said(found: Sequence[Indicator], said: Mapping[int, Form]) -> Iterator[Indicator]:
    """The indicators of numbers whose form is understood, with the name and the measure of the form. What shares a percentage
    (甲、乙覆盖率均达9%) is named together: of what the second is, the first may say."""
    for start, group in groupby(found, lambda f: f.start):
        each, form = list(group), said.get(start)
        if form:
            yield from _named(each, form)


def _named(each: Sequence[Indicator], form: Form) -> Iterator[Indicator]:
    f = each[0]
    if len(each) > 1 and not f.value.endswith("%"):
        alike = len({one.name[-2:] for one in each}) == 1 and all(one.name in form.name for one in each)
        yield from each if alike else ()  # 甲企业、乙企业均达9家
    elif form.partial:
        if f.name.startswith(form.bare) and f.name != form.bare:
            yield _as_said(f, form.name + _NEXT.sub("", f.name.removeprefix(form.bare)), form.measure)
    elif _same_figure(f.name, form.name):
        yield _as_said(f, form.name, form.measure)


def _as_said(f: Indicator, name: str, measure: str) -> Indicator:
    pairs = dict(f.attributes)
    if measure or pairs.get("measure") == "新增" and not _NEWLY.search(name):
        pairs["measure"] = measure or "水平"
    elif RATIO.search(name):
        pairs["measure"] = "占比"
    return replace(f, name=name, attributes=tuple(pairs.items()))


def _same_figure(one: str, other: str) -> bool:
    """Whether two readings of a number speak of the same: most of the shorter name stands in the longer."""
    a, b = sorted((one, other), key=len)
    return sum(x in b for x in map("".join, pairwise(a))) * 2 >= len(a) - 1
