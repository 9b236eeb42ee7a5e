"""One post of one person, as posts.py and appointments.py find it, and what the text says of how it stands."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Mention
from .post_chains import Held

# How a post stands: it is held; taken up here (appointed, elected, held besides); given up here; over; still to come.
HELD, APPOINTED, ELECTED, BESIDES = "现任", "任命", "当选", "兼任"
DISMISSED, RESIGNED, FORMER, PLANNED = "免去", "辞去", "原任", "拟任"
ENDED = frozenset({DISMISSED, RESIGNED, FORMER})


@dataclass(frozen=True, slots=True)
class Post:
    """`person` holds `title` at a body: `organization` where a mention names it; `organization_name` is that mention's
    name or one put together from the text around (太原市 + 市长 -> 太原市人民政府); `status` is one of the above;
    [start, end) says so. `since` and `until` are months or years that a life says (2010-10), else empty."""

    person: Mention
    organization: Mention | None
    organization_name: str
    organization_type: str
    title: str
    start: int
    end: int
    status: str = HELD
    since: str = ""
    until: str = ""

    @property
    def ended(self) -> bool:
        """Does the text say that the person holds the post no longer?"""
        return self.status in ENDED


def made(person: Mention, held: Held, status: str = HELD, *, span: tuple[int, int] | None = None) -> Post:
    """The post of `person` that a chain says; `span` is what says so, where it is more than the chain and the name."""
    low = held.mention.start if held.mention and held.start <= held.mention.start < person.start else held.start
    start, end = span or (min(low, person.start), max(held.end, person.end))
    if status not in ENDED:
        status = FORMER if held.past else PLANNED if held.planned else status
    return Post(person, held.mention, held.named(), held.type, held.title, start, end, status)


def starting(people: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """The persons, in order, whose names begin in [low, high)."""
    first = bisect_left(people, low, key=lambda p: p.start)
    return people[first : bisect_left(people, high, first, key=lambda p: p.start)]
