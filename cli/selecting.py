"""The options that choose a part of a graph: `--types --relations --documents --focus --hops --year --min-evidence --no-derived`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..graph.terminal import Option
from .common import saying

if TYPE_CHECKING:
    from ..graph.selection import Selection
    from ..graph.store import Store

_Function = TypeVar("_Function", bound=Callable[..., Any])
_OPTIONS = (
    (("--types", "--type", "types"), {"multiple": True, "metavar": "TYPES"},
     ("只要这些类型的点，如 行政区划,目标", "entities of these types only: place,target")),
    (("--relations", "--relation", "relations"), {"multiple": True, "metavar": "TYPES"},
     ("只要这些关系，如 成员,目标", "these relations only: member_of,has_target")),
    (("--documents", "--document", "documents"), {"multiple": True, "metavar": "NAME"},
     ("只要这份文件说的，文件名或标题；可给多次", "what this document says only, its file or title; may be given more than once")),
    (("--focus",), {"multiple": True, "metavar": "NAME"},
     ("只要它和它周围的；可给多次", "this one and what is around it; may be given more than once")),
    (("--hops",), {"type": click.IntRange(0), "default": 1, "metavar": "N"},
     ("周围几步，默认 1", "so many steps around it, 1 by default")),
    (("--year",), {"type": int, "metavar": "YEAR"}, ("只要这一年的关系", "relations of this year only")),
    (("--min-evidence",), {"type": click.IntRange(0), "default": 0, "metavar": "N"},
     ("只要至少有几处原文的关系", "relations that at least so many passages state")),
    (("--no-derived",), {"is_flag": True}, ("不要推得的", "nothing derived")),
)  # fmt: skip


def selecting(function: _Function) -> _Function:
    """The decorator that gives a command these options, as keywords for `chosen`."""
    for names, kind, help in reversed(_OPTIONS):
        function = click.option(*names, cls=Option, help=help, **kind)(function)
    return function


def chosen(
    store: "Store", *, types: Sequence[str], relations: Sequence[str], documents: Sequence[str], focus: Sequence[str], hops: int,
    year: int | None, min_evidence: int, no_derived: bool,
) -> "Selection":  # fmt: skip
    """What the options ask for; fails where a type, document or name is not known."""
    from ..graph.queries.choosing import choose

    with saying(store):
        return choose(
            store, types=types, relations=relations, documents=documents, focus=focus, hops=hops, year=year,
            min_evidence=min_evidence, derived=not no_derived,
        )  # fmt: skip
