"""Entities in, pairs of them out that may be one thing and were not joined because it is not certain: for a person to judge.

What is certain is merged (`resolve`); a proposal changes nothing in the graph.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities, by their ids, the first the one that sorts first; `reason` says in Chinese why they may be one."""

    first: str
    second: str
    reason: str
