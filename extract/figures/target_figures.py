"""The numbers of a target that are certain, each under the name by which it can be told: the targets of a sentence as
`targets` reads them in, the same with sure numbers out.

In a list of goals (主要预期目标是：…) a number keeps the noun before it. Everywhere else it has to stand in a form that is
well understood (`figure_forms`), or be of an industry that the clause before develops; else it is left to the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..dates import find_times
from ..model import Indicator, Sentence, Target
from .cues import cue
from .figure_asides import with_asides
from .figure_clauses import GAP, without_times
from .figure_doubts import broken, doubtful, told_apart
from .figure_forms import forms
from .figure_gate import comes_to
from .figure_names import of_object
from .figure_told import well_said
from .whole_names import Form

AIM = re.compile("的?(?:主要|发展)?(?:预期)?(?:性)?目标(?:值|设定|确定|拟定)*(?:是|为|：)(?=[^，]{0,3}\\d)")  # 增长的预期目标为5%
_FORECAST = re.compile("预计(?:今年|全年|明年)")
_METRIC = re.compile(
    "(?P<what>.{2,8}?)(?:播种面积|种植面积|播面|饲养量|存栏量|出栏量|面积|资产总额|营业收入|总产量|产量|产值|收入|利润|规模|开行|交易|接待)"
)
_HOW_MUCH = re.compile(
    "(?:总|年)?(?:产量|产值|产|面积|出栏量?|存栏量?|营业收入|营收|收入|利润|单产|货值|发送量|周转量|首位度)"
    "(?:增长|提高)?"
)
_BEHIND = re.compile("(?:以上)?的(?P<what>[\u4e00-\u9fff]{2,10}(?=[，、。；]))?")


def with_sure_figures(found: Sequence[Target], sentence: Sentence, year: int | None, *, tasks: bool) -> Iterator[Target]:
    """The targets of a sentence whose numbers say of what they are: in 做强茶产业，力争产值5亿元 of what comes before; else not
    that number. A target none of whose numbers names anything is left out. `tasks`: the sentence is one of a year's tasks,
    where whatever stands in no form is in doubt."""
    if not found:
        return
    said = _forms(sentence, year)
    led = cue("goal_lead").search(sentence.text) is not None
    for target in found:
        at = target.start - sentence.start
        if target.rule == "time" and _FORECAST.search(sentence.text, max(0, at - 6), at + 6):
            continue
        sure = told_apart(target.indicators, sentence.text, sentence.start)
        sure = [i for i in sure if not comes_to(i, sentence.text, sentence.start)]
        if target.rule not in ("time", "task") or led:
            listed = _listed([i for i in sure if not broken(i.name)], said)
            yield replace(target, indicators=tuple(_whole(listed, sentence)))
            continue
        named = _of_what(sure, sentence)
        if named or not sure:
            certain = [i for i in named if not doubtful(i.name, i.value)]
            yield replace(target, indicators=tuple(_whole(_in_forms(certain, sure, said, tasks), sentence)))


def _whole(found: Iterable[Indicator], sentence: Sentence) -> Iterator[Indicator]:
    for one in found:
        yield replace(one, name=with_asides(one.name, sentence.text, one.start - sentence.start))


def _forms(sentence: Sentence, year: int | None) -> Mapping[int, Form]:
    shown = without_times(sentence.text, find_times(sentence.text, year=year))
    return forms(AIM.sub(lambda aim: GAP * len(aim[0]), shown), sentence.start)


def _listed(found: Sequence[Indicator], said: Mapping[int, Form]) -> Iterator[Indicator]:
    """The numbers of a list of goals, by their forms where they stand in one."""
    for start, group in groupby(found, lambda f: f.start):
        each = list(group)
        yield from list(well_said(each, said)) if start in said else each


def _in_forms(named: Sequence[Indicator], plain: Sequence[Indicator], said: Mapping[int, Form], tasks: bool) -> Iterator[Indicator]:
    """The numbers that stand in a form, those (`named`) that had another name by themselves (`plain`), and outside of tasks
    those in no form."""
    before = {one.start: one.name for one in plain}
    last = ""
    for start, group in groupby(named, lambda f: f.start):
        each = list(group)
        plainly = start not in said and (not tasks or _goes_on(each[0].name, last))
        yield from each if plainly or each[0].name != before[start] else well_said(each, said)
        last = each[-1].name


def _goes_on(name: str, before: str) -> bool:
    """Whether a name is of the same as that of the number before: 粮食产量 after 粮食面积, 签约项目中的工业项目 after 签约项目."""
    of = _METRIC.match(before)
    same = of is not None and name.startswith(of["what"]) and _HOW_MUCH.fullmatch(name, len(of["what"])) is not None
    return same or name.startswith(f"{before}中的")


def _of_what(sure: Sequence[Indicator], sentence: Sentence) -> list[Indicator]:
    """The numbers with what they are of, where only another clause or the number before says it; without those of which
    none does."""
    named = [(i, _of_object(i, sentence)) for i in sure]
    named = [(i, _like_before(i, named[k - 1], sentence) or name if k else name) for k, (i, name) in enumerate(named)]
    return [replace(one, name=name) for one, name in named if name]


def _like_before(bare: Indicator, before: tuple[Indicator, str], sentence: Sentence) -> str:
    """粮食播种面积730万亩左右、产量300万吨以上: of what the item right before is; empty where that says nothing."""
    between = sentence.text[before[0].end - sentence.start : bare.start - sentence.start]
    of = _METRIC.match(before[1]) if _HOW_MUCH.fullmatch(bare.name) else None
    return of["what"] + bare.name if of and re.match("(?:以上|左右|以内)?、", between) else ""


def _of_object(indicator: Indicator, sentence: Sentence) -> str:
    if of := _BEHIND.match(sentence.text, indicator.end - sentence.start):
        return (of["what"] or "" if doubtful(indicator.name) else "") + indicator.name  # 收入过亿元的集群: of what, comes behind
    return of_object(indicator.name, sentence.text[: indicator.start - sentence.start])
