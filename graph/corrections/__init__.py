"""What a person decided about the graph: read from tables, replayed on every build, told where it has no effect.

`find` and `read_corrections` give the decisions; `merge_parts` and `Store.merge` take them. docs/corrections.md describes the
columns.
"""

from .decisions import NONE, Decision, Decisions, Unapplied
from .reading import Problem, find, read_corrections

__all__ = ["NONE", "Decision", "Decisions", "Problem", "Unapplied", "find", "read_corrections"]
