"""A clean text in, the lists of a group's members in it out: who stands in each under which title.

A list begins with a label at the head of a line (组长：, 副组长：, 成员：) and goes on over the lines that begin with a name.
On a line stand one name with a unit or posts behind it, in brackets or after a blank, or several names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Mention
from ..naming import person_names as names
from ..post_words import HEADS, MEMBERS, POST_END, RANKED, one_of

_LABEL = re.compile(r"^[ 　]*(?P<label>[^\n：，。 　]{2,12})：", re.M)
_TITLES = f"{RANKED}(?:副?(?:{one_of(HEADS)})|{one_of(MEMBERS)})"
_TITLE = re.compile(f"{_TITLES}$")
# A row of a table: 组长 | 王立山 | 市长.
_CELLS = re.compile(
    rf"(?:^|\|)[ 　]*(?P<title>{_TITLES})[ 　]*[|\t][ 　]*(?P<name>[\u4e00-\u9fff]{{2,4}})[ 　]*(?=[|\t])", re.M
)
_PART = re.compile(r"(?:(?:工作)?(?:领导小组|小组|指挥部|委员会|专班|联席会议))?(?P<office>办公室)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,8})?(?=[\n（、，；。 　\t]|$)")
_BEHIND = re.compile(r"(?:（[^（）\n]{1,60}）)?[、，；。 　\t]{0,8}")
_BLANK = re.compile("[ 　\t]*")
_FOUNDED = re.compile(
    r"(?:成立|建立|组建|设立|调整|充实|更新)(?P<name>[^，。；：、\n“”《》（）]{3,40}?(?:领导小组|协调小组|工作小组|指挥部|委员会|专班|联席会议))"
)
_FAR = 3000  # characters before a list in which its group is named
_LONGEST = 400  # lines of one list
# A row whose name need not be written as Chinese names are: 桑吉顿珠　　某厅厅长; and what is left of one on the next line.
_ROW = re.compile(
    rf"[ 　\t]*(?P<name>[\u4e00-\u9fff]{{2,5}})[ 　\t]{{1,8}}"
    rf"(?=[^\n，。：；]{{2,60}}(?P<whole>{POST_END}(?:（[^（）\n]{{2,20}}）)?)?(?:\n|$))"
)
_REST = re.compile(rf"[ 　\t]*[^\n，。：；]{{2,30}}{POST_END}(?:\n|$)")


@dataclass(frozen=True, slots=True)
class MemberList:
    """The people under one label: `title` is what they are, `office` says that they are it in the group's office.

    [start, end) is the label; `names` are the spans of the names; `stop` is where the last line of the list ends."""

    title: str
    office: bool
    start: int
    end: int
    names: tuple[tuple[int, int], ...]
    stop: int


def member_lists(text: str) -> Iterator[MemberList]:
    """The lists of a text, in order, none overlapping.

    >>> text = "组长：王立山（市长）\\n副组长：马小明\\n许青\\n请各单位遵照执行。"
    >>> [(found.title, [text[a:b] for a, b in found.names]) for found in member_lists(text)]
    [('组长', ['王立山']), ('副组长', ['马小明', '许青'])]
    """
    labels: list[tuple[re.Match[str], str, bool]] = []
    for match in _LABEL.finditer(text):
        named = _TITLE.search(match["label"])
        part = _PART.fullmatch(match["label"], 0, named.start()) if named else None
        if named and part:
            labels.append((match, named[0], bool(part["office"])))
    for i, (match, title, office) in enumerate(labels):
        limit = labels[i + 1][0].start() if i + 1 < len(labels) else len(text)
        spans, stop = _entries(text, match.end(), limit)
        yield MemberList(title, office, match.start("label"), match.end(), tuple(spans), stop)


def table_rows(text: str) -> Iterator[MemberList]:
    """The rows of tables that say what somebody is in a group, each as a list of one.

    >>> [(row.title, row.names) for row in table_rows("| 组长 | 王立山 | 市长 |")]
    [('组长', ((7, 10),))]
    """
    for match in _CELLS.finditer(text) if "|" in text or "\t" in text else ():
        if _is_name(match["name"]):
            yield MemberList(match["title"], False, *match.span("title"), (match.span("name"),), match.end())


def _entries(text: str, start: int, limit: int) -> tuple[list[tuple[int, int]], int]:
    """The names from `start` on, line by line while lines begin with one, and where they end."""
    found: list[tuple[int, int]] = []
    at = stop = start
    broken = False  # did the posts of the row above run over its end?
    for _ in range(_LONGEST):
        line = text.find("\n", at, limit)
        line = limit if line < 0 else line
        row = _ROW.match(text, at, min(line + 1, limit))
        here = list(_names(text, at, line))
        if row and (found or at == start) and not here:
            here = [row.span("name")]
        blank = not text[at:line].strip(" 　\t")
        if not here and not (broken and _REST.match(text, at, limit)) and not (at == start and blank):
            break
        found += here
        broken = bool(here and row and not row["whole"])
        stop, at = line, line + 1
        if at >= limit:
            break
    return found, stop


def _names(text: str, at: int, line: int) -> Iterator[tuple[int, int]]:
    """The names that a line begins with, a bracket or a separator between them."""
    match = _BLANK.match(text, at, line)
    while match:
        at = match.end()
        name = _NAME.match(text, at, line)
        if not name or not _is_name(name[0]):
            return
        yield name.span()
        match = _BEHIND.match(text, name.end(), line)
        if match and match.end() == name.end():
            return


def _is_name(text: str) -> bool:
    if "·" in text:
        return True
    return len(text) in names.lengths(text, 0) and text not in names.titles() and not _TITLE.search(text)


def group_in_words(text: str, at: int, low: int = 0) -> Mention | None:
    """The group whose founding or change is told last before `at` (关于成立某某工作领导小组的通知), where no mention names it."""
    told = list(_FOUNDED.finditer(text, max(low, at - _FAR), at))
    last = told[-1] if told else None
    return Mention("organization", last["name"], *last.span("name"), found_by="posts:founded") if last else None
