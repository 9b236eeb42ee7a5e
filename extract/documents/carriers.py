"""The parts of a file in, for each the part that carries it out: the plan a notice prints, the law a decree promulgates.

A carrier says so: it names the document beside a word like 印发 or 公布, or in its list of attachments. A line 附件2 says
it for its own part. All else stands by itself: two notices, or two laws, in one file.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ..naming.names import plain
from .articles import LABEL, Part
from .headers import HEAD, Paragraph

_CARRIER = re.compile(
    r"[^。；]{0,160}(?:通知|通报|函|令|公告|通告|决定|决议|批复|意见的[^。；]{2,6})(?:（[^（）]{1,20}）)?"
)
_TITLE = r"《([^《》]{2,120}(?:《[^《》]{2,120}》[^《》]{0,60})*)》"
_BEFORE = re.compile(
    rf"(?:印发|转发|批转|公布|发布|颁布|现将|修改|批准|通过|下发)[^《》。；的]{{0,24}}{_TITLE}(?!同时废止)"
)
_AFTER = re.compile(
    rf"{_TITLE}[^。；《》]{{0,60}}(?:印发|转发|批转|通过|公布|发布|颁布|批准|同意|附后|修改|修正)(?!的)"
)
_LISTED = re.compile(r"附件?：|附：")
_BRACKET = re.compile(r"[（(][^（）()]{1,24}[)）]$")
_SHORTEST = 4
_TOP = 8  # lines in which the title of a part stands


def carriers(paragraphs: Sequence[Paragraph], parts: Sequence[Part]) -> list[int | None]:
    """For each part the number of the part that carries it, None where it stands by itself; a carrier is never carried."""
    inside: list[int | None] = []
    root, carried = 0, _Carried(paragraphs, parts[0])
    for number, part in enumerate(parts):
        if number and not (part.news or parts[root].news) and carried.holds(part):
            inside.append(root)
        else:
            root, carried = number, _Carried(paragraphs, part)
            inside.append(None)
    return inside


class _Carried:
    """What one part says that it carries; read when first asked for, as most parts carry nothing."""

    def __init__(self, paragraphs: Sequence[Paragraph], part: Part) -> None:
        self._paragraphs = paragraphs
        self._part = part
        self._names: list[str] | None = None

    def holds(self, part: Part) -> bool:
        top = [p.text for p in self._paragraphs[part.first : min(part.first + _TOP, part.last)]]
        if top and LABEL.fullmatch(top[0]):
            return True
        if self._names is None:
            self._names = self._said()
        titles = [plain(line) for line in top if len(line) >= _SHORTEST and line[-1] not in "。；："]
        return any(_same(title, name) for title in titles[:_TOP] for name in self._names)

    def _said(self) -> list[str]:
        paragraphs = self._paragraphs[self._part.first : self._part.last]
        own = [p.text for p in paragraphs]
        above = takewhile(lambda p: not p.prose, paragraphs[:HEAD])
        head = [p.text for p in above if len(p.text) < 200 and _CARRIER.fullmatch(p.text)]
        if not head:
            return []
        names = [match[1] for line in own for pattern in (_BEFORE, _AFTER) for match in pattern.finditer(line)]
        names += [match[1] for line in head if (match := re.search(r"(?:印发|转发|批转)(.{6,})的(?:通知|函)", line))]
        return [plain(name) for name in [*names, *_attached(own)]]


def _attached(own: Sequence[str]) -> list[str]:
    """The names of a list 附件：1.… 2.…"""
    return [re.sub(r"^(?:附件?：)?(?:\d{1,2}[.．、]\s*)?", "", own[i]) for i in attachment_list(own)]


def attachment_list(own: Sequence[str]) -> list[int]:
    """The numbers of the lines that list the attachments: 附件：1.… and the numbered ones below it."""
    found: list[int] = []
    for i, line in enumerate(own):
        if len(line) < 120 and _LISTED.match(line) and "。" not in line:
            found.append(i)
        elif (
            found and found[-1] == i - 1 and len(line) < 120 and re.match(r"\d{1,2}[.．、]", line) and line[-1] != "。"
        ):
            found.append(i)
    return found


def _same(title: str, name: str) -> bool:
    a, b = _BRACKET.sub("", title), _BRACKET.sub("", name)
    shorter, longer = sorted((a, b), key=len)
    return title == name or (len(shorter) >= _SHORTEST and longer.endswith(shorter))
