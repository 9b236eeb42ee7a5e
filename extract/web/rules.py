"""The rules of `rules/html.toml`: names of elements that are no text, and lines that are none."""

import re
from functools import cache
from typing import Any

from ..cleaning.line_rules import Rule, line_rules
from ..rule_files import table

KINDS = ("line", "cut", "part", "start", "weak")


@cache
def _data() -> dict[str, Any]:
    return table("html.toml")


@cache
def names(key: str) -> frozenset[str]:
    """One of the lists of names."""
    return frozenset(_data()[key])


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for lines, in the order of the file; `ValueError` names a faulty one."""
    return line_rules(_data()["rule"], "rules/html.toml", KINDS)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """All rules of a kind in one expression."""
    return re.compile("|".join(f"(?:{rule.pattern})" for rule in rules() if rule.kind == kind))


@cache
def labels() -> re.Pattern[str]:
    """A label of an information table, with or without its colon."""
    return re.compile(rf"[\[【]?(?:{'|'.join(_data()['labels'])})[\]】]?\s*[：:]?")
