"""Several years named together: 2025年、2026年、2027年产值分别达到… gives a target for each year with its own number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..dates import Time
from ..model import Target

_BETWEEN = re.compile("[、和及与，,]|以及")
_EACH = re.compile("分别|依次|各达")


def together(text: str, times: Sequence[Time]) -> tuple[list[Time], Mapping[int, tuple[Time, ...]]]:
    """The times of a sentence, those of a list as one time that ends in the last year; by its start, the list's times."""
    out: list[Time] = []
    lists: dict[int, tuple[Time, ...]] = {}
    for time in times:
        last = out[-1] if out else None
        if last and _joins(text, last, time) and _EACH.search(text[time.end :]):
            lists[last.start] = (*lists.get(last.start, (last,)), time)
            kind = "due" if "due" in (last.kind, time.kind) else time.kind
            out[-1] = Time(text[last.start : time.end], last.start, time.end, time.year, kind)
        else:
            out.append(time)
    return out, lists


def _joins(text: str, last: Time, time: Time) -> bool:
    rising = last.year is not None and time.year is not None and last.year < time.year
    kinds = {last.kind, time.kind} <= {"due", "open"}
    return rising and kinds and _BETWEEN.fullmatch(text[last.end : time.start]) is not None


def apart(target: Target, times: Sequence[Time]) -> list[Target]:
    """The target of a list of years, one for each year, if each indicator has as many numbers as there are years."""
    count, numbers = len(times), target.indicators
    runs = [numbers[i : i + count] for i in range(0, len(numbers), count)] if count else []
    if not runs or any(len(run) != count or len({i.name for i in run}) > 1 for run in runs):
        return [target]
    return [
        replace(target, year=time.year or target.year, time=time.text, indicators=tuple(run[k] for run in runs))
        for k, time in enumerate(times)
    ]
