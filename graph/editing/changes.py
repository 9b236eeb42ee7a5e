"""The record of one thing that a person changed in a file, and its row in the table of corrections."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..labels import label
from ..records import oneline, writable

IMPORT_COLUMNS = (
    "决定", "建议", "理由", "对象", "名称", "另一对象", "另一名称", "关系", "值", "文件", "原句", "谁", "何时", "为什么",
)  # fmt: skip
NOTHING = "没有这种更正"

Row = dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """`kind` is that of the decision, empty where a person has to say; then `suggested` is what may be meant and `reason` says in
    Chinese what is unclear and where. `first` and `second` are ids, `relation` and `type` of them in English."""

    kind: str = ""
    first: str = ""
    second: str = ""
    relation: str = ""
    value: str = ""
    name: str = ""
    other_name: str = ""
    suggested: str = ""
    reason: str = ""


def unclear(reason: str, *, suggested: str = NOTHING, first: str = "", name: str = "", value: str = "") -> Change:
    """A change that no correction can be made of without a word from the person."""
    return Change(first=first, name=name, value=value, suggested=suggested, reason=reason)


def doubted(change: Change, reason: str) -> Change:
    """The change as a suggestion; one that is none but that already is left alone."""
    return replace(change, kind="", suggested=change.kind, reason=reason) if change.kind else change


def rows(changes: Iterable[Change], *, who: str = "", why: str = "") -> list[Row]:
    """The table of corrections (`IMPORT_COLUMNS`), each change once: what is decided by its order, then the rest as it stands
    in the file."""
    once = dict.fromkeys(changes)
    listed = [*sorted(change for change in once if change.kind), *(change for change in once if not change.kind)]
    return [_row(change, who, why) for change in listed]


def _row(change: Change, who: str, why: str) -> Row:
    row = dict.fromkeys(IMPORT_COLUMNS, "")
    row |= {"决定": change.kind, "建议": change.suggested, "理由": " ".join(writable(change.reason).split("\n"))}
    row |= {"对象": writable(change.first), "名称": oneline(change.name)}
    row |= {"另一对象": writable(change.second), "另一名称": oneline(change.other_name)}
    row |= {"关系": label(change.relation) if change.relation else "", "值": oneline(change.value)}
    return row | ({"谁": who, "为什么": why} if change.kind else {})
