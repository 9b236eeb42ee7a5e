"""A life told in lines in, its posts out: 1996.06—1997.01　某市委副书记、代市长 under a line that heads a person's life.

Out: posts with the months of the line (`since`, `until`); the last line that is not closed is held, the others are over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Mention
from .careers import headed, read_on
from .life_dates import iso
from .post_chains import LEVELS, Held, Page
from .post_record import FORMER, HELD, Post, made

_MONTH = r"(?P<{0}y>(?:19|20)\d\d)(?:年|[.．/\-](?=\d))(?:(?P<{0}m>\d{{1,2}})月?)?"
_LINE = re.compile(
    rf"(?:^[ 　\t|]*|(?<=；))[ 　]*{_MONTH.format('a')}(?P<to>[ 　|]*(?:[—－\-–~～至到]+|\|)[ 　|]*(?:{_MONTH.format('b')}|(?P<now>今|现在)?))?"
    r"[ 　\t|，：:]*(?:[先后历]*(?:担|调|转|出|升)?任|在)?[ 　]*(?P<rest>[^\n|；]{3,120})",
    re.M,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a life: whose, the posts, from when to when; `open`: it says that it lasts."""

    person: Mention
    held: tuple[Held, ...]
    since: str
    until: str
    open: bool


def resumes(page: Page, people: Sequence[Mention]) -> Iterator[Post]:
    """The posts of the lives that a text lists line by line, in order."""
    lines = list(_lines(page, people)) if people else []
    for i, line in enumerate(lines):
        last = i + 1 == len(lines) or lines[i + 1].person.start != line.person.start
        status = HELD if line.open or last and not line.until else FORMER
        for held in line.held:
            post = made(line.person, held, status, span=(held.start, held.end))
            yield replace(post, since=line.since, until=line.until)


def _lines(page: Page, people: Sequence[Mention]) -> Iterator[_Line]:
    """The lines that begin with a time and go on with posts alone."""
    base: Held | None = None
    owner: Mention | None = None
    for match in _LINE.finditer(page.text):
        paragraph = page.text.rfind("\n", 0, match.start("ay")) + 1
        person = headed(page.text, people, paragraph)
        if person is None:
            continue
        if owner is None or person.start != owner.start:
            base, owner = None, person
        near = base if match["rest"].startswith((*LEVELS, "自治区")) else None
        held = tuple(read_on(page, people, match.start("rest"), match.end("rest"), near))
        if held:
            base = held[-1]
            until = iso(match["by"], match["bm"]) if match["by"] else ""
            yield _Line(person, held, iso(match["ay"], match["am"]), until, bool(match["now"]))
