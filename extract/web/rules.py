"""The rules of `rules/html.toml`: names of elements that are no text, and lines that are none."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class LineRule:
    """One rule for lines with the lines that prove it; `kind` as rules/html.toml says."""

    name: str
    kind: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("policygraph.extract").joinpath("rules/html.toml").read_text("utf-8"))


@cache
def names(key: str) -> frozenset[str]:
    """One of the lists of names."""
    return frozenset(_data()[key])


@cache
def line_rules() -> tuple[LineRule, ...]:
    """The rules for lines, in the order of the file; `ValueError` names a faulty one."""
    found = []
    for entry in _data()["rule"]:
        rule = LineRule(entry["name"], entry["kind"], entry["pattern"], tuple(entry["yes"]), tuple(entry["no"]))
        if rule.kind not in ("line", "cut", "part", "start", "weak") or not rule.yes or not rule.no:
            raise ValueError(
                f"rules/html.toml，规则“{rule.name}”：kind 须为 line、cut、part、start、weak 之一，yes、no 各至少一例"
            )
        found.append(rule)
    return tuple(found)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """All rules of a kind in one expression."""
    return re.compile("|".join(f"(?:{rule.pattern})" for rule in line_rules() if rule.kind == kind))


@cache
def labels() -> re.Pattern[str]:
    """A label of an information table, with or without its colon."""
    return re.compile(rf"[\[【]?(?:{'|'.join(_data()['labels'])})[\]】]?\s*[：:]?")
