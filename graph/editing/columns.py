"""The columns of our tables that tell what a thing is; all others are compared cell by cell."""

import json
from collections.abc import Mapping
from typing import Any

NAME, TYPES, ALIASES, PROOFS = "label", ("type", "type_label"), "aliases", "evidence_count"
RELATIONS = ("type", "label", "kind")
TITLE = "title"


def rest(cells: Mapping[str, str], *used: str) -> dict[str, str]:
    """The cells of the columns that were not used."""
    return {name: value for name, value in cells.items() if name not in used}


def some(cells: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """The cells of these columns, as far as there are such columns."""
    return {name: cells[name] for name in names if name in cells}


def record(text: str | None) -> Mapping[str, Any]:
    """The record that our export keeps in a cell; empty where the cell is lost or was cut off."""
    try:
        found = json.loads(text or "")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def told(value: object) -> str:
    """The id or number of a record as text."""
    return str(value) if isinstance(value, (str, int)) else ""
