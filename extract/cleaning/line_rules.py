"""The `[[rule]]` tables of a rule file in, rules for lines out, each with the lines that prove it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for lines; what its `kind` means, its file says."""

    name: str
    kind: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


def line_rules(entries: Iterable[Mapping[str, Any]], file: str, kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules in their order; `ValueError` names a faulty one of `file`."""
    found = []
    for entry in entries:
        rule = Rule(entry["name"], entry["kind"], entry["pattern"], tuple(entry["yes"]), tuple(entry["no"]))
        if rule.kind not in kinds or not rule.yes or not rule.no:
            raise ValueError(f"{file}，规则“{rule.name}”：kind 须为 {'、'.join(kinds)} 之一，yes、no 各至少一例")
        found.append(rule)
    return tuple(found)
