"""A document read: mentions, relations, positionings, targets, all with clean offsets, not yet settled into things."""

from collections.abc import Mapping
from dataclasses import dataclass

from .model import Indicator, Mention, Outline, Relation, Target
from .naming.names import Where
from .statements.industries import Development
from .statements.positioning import Positioning
from .statements.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Reading:
    """`codes` are division codes by the clean span of a place mention; targets and facts stand with their subjects;
    `own` is the mention of the document itself by article."""

    outline: Outline
    where: Where
    codes: Mapping[tuple[int, int], str]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    positionings: tuple[Positioning, ...]
    responsibilities: tuple[Responsibility, ...]
    developments: tuple[Development, ...]
    targets: tuple[tuple[Target, Mention | None], ...]
    facts: tuple[tuple[Indicator, Mention | None], ...]
    own: Mapping[int, Mention]
    subject: Mention | None
