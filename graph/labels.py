"""The Chinese name and the colour of an entity type or a relation, as its rule file gives them."""

from collections.abc import Mapping
from functools import cache

from ..extract import schema

# Types that the program makes itself have no rule file.
MADE_IN_CODE = {
    "target": ("目标", "#3aa0e0"),
    "positioning": ("定位", "#9a8ad0"),
    "indicator": ("指标", "#5f8f96"),
    "industry": ("产业", "#a8763e"),
    "task": ("任务", "#7d8a3a"),
}


@cache
def _known() -> Mapping[str, tuple[str, str]]:
    files = {**schema.load("relations"), **schema.load("entities")}
    return MADE_IN_CODE | {name: (file["label"], file.get("color", "")) for name, file in files.items()}


def label(name: str) -> str:
    """The Chinese name of a type or relation; its own name where no rule file knows it.

    >>> label("area"), label("target"), label("unheard_of")
    ('区域', '目标', 'unheard_of')
    """
    return _known().get(name, (name, ""))[0]


def color(name: str) -> str:
    """The colour of an entity type as #rrggbb, or nothing."""
    return _known().get(name, ("", ""))[1]
