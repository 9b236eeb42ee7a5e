"""Lines in, the numbers of those out that are page furniture: menus, share buttons, shops, log-in boxes.

What such lines look like is data: `rules/furniture.toml`. What is done about each kind is here. A line that reads like
a sentence is never taken for furniture unless a rule knows it word for word: losing a sentence costs more than a menu.
"""

import re
from functools import cache

from ..anchors import Anchored
from ..rule_files import table
from .line_rules import Rule, line_rules
from .lines import MARKER, Line

KINDS = ("line", "after", "crumb", "cut", "foot")
MENU = 8  # rows that make a menu when they follow each other; shorter runs may be the lines of a title or a signature
_LONG = 170  # no furniture line is wider
# Lines that look bare and short but belong to the document: labels with values, numbers, dates, titles, organs.
_PROTECTED = re.compile(
    r"[\[【]?[\u4e00-\u9fff]{2,8}[\]】：]|.*〔\d{4}〕.*号|.*(?:19|20)\d\d[年-]|[二〇○一三]{4}年|第\d+号|（.{2,40}）$"
    r"|.*(?:决定|意见|通知|批复|规划|方案|条例|办法|公报|报告|规定|纲要|公告|通告|令|函|讲话|细则)$|来源|作者|记者|编辑"
)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order of the file; `ValueError` names a faulty one."""
    return line_rules(table("furniture.toml")["rule"], "rules/furniture.toml", KINDS)


@cache
def _patterns() -> tuple[Anchored, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The rules in the order of their kinds, each for a whole line, with the words of which each needs one."""
    chosen = tuple((kind, re.compile(rule.pattern)) for kind in KINDS for rule in rules() if rule.kind == kind)
    return Anchored(pattern for _, pattern in chosen), chosen


def kind_of(text: str) -> str:
    """The kind of furniture a stripped line is by itself, or an empty string."""
    if len(text) > _LONG:
        return ""
    anchored, chosen = _patterns()
    return next((kind for kind, pattern in (chosen[n] for n in anchored.possible(text)) if pattern.fullmatch(text)), "")


def furniture(rows: list[Line]) -> set[int]:
    """The numbers of the lines that are no text of the document."""
    kinds = [kind_of(row.text) if row.width <= _LONG else "" for row in rows]
    hits = sum(kind not in ("", "after", "foot") for kind in kinds)
    if not hits:
        return set()
    prose = [i for i, row in enumerate(rows) if kinds[i] in ("", "foot") and _is_prose(row)]
    dropped = {i for i, kind in enumerate(kinds) if kind in ("line", "crumb", "cut")}
    _drop_head(rows, kinds, prose, dropped)
    _drop_cuts(rows, kinds, prose, dropped)
    if hits > 1:
        _drop_menus(rows, prose, dropped)
    for i, kind in enumerate(kinds):
        if kind == "after" and i - 1 in dropped:
            dropped.add(i)
    return dropped


def _is_prose(row: Line) -> bool:
    """A line that holds a sentence: it ends one and is no mere slogan, or is long and has commas."""
    return row.punctuated and (row.width >= 60 or (row.ends and row.width >= 24))


def _is_bare(row: Line) -> bool:
    return row.width <= 60 and not row.ends and not _PROTECTED.match(row.text) and not MARKER.match(row.text)


def _drop_head(rows: list[Line], kinds: list[str], prose: list[int], dropped: set[int]) -> None:
    """What stands above a breadcrumb is menu; a breadcrumb broken over lines has its parts beside each >."""
    first = prose[0] if prose else len(rows)
    crumbs = [i for i in range(first) if kinds[i] == "crumb"]
    if not crumbs:
        return
    end = crumbs[-1]
    while end + 1 < min(first, crumbs[-1] + 12):
        if not (kinds[end + 1] or _chevron(rows[end]) or _chevron(rows[end + 1])):
            break
        end += 1
    dropped.update(i for i in range(end + 1) if _is_bare(rows[i]) or i > crumbs[-1])
    gone = {rows[i].text for i in dropped}
    dropped.update(i for i in range(end + 1, min(end + 4, first)) if rows[i].text in gone)
    page = re.split(r"[_|｜]", rows[0].text)[0].strip()
    if page != rows[0].text and any(row.text == page for row in rows[1:first]):
        dropped.add(0)


def _chevron(row: Line) -> bool:
    return row.text in ">›»＞"


def _drop_cuts(rows: list[Line], kinds: list[str], prose: list[int], dropped: set[int]) -> None:
    """Behind a cut: at the end of the page all that is left; before more prose only its bare short lines."""
    last = prose[-1] if prose else -1
    if "cut" in kinds[last + 1 :]:
        kinds = [kind if kind != "foot" or i < last else "cut" for i, kind in enumerate(kinds)]
    done = 0
    for i, kind in enumerate(kinds):
        if kind != "cut" or i < done:
            continue
        if i > last:
            dropped.update(range(i, len(rows)))
            return
        j = i + 1
        while j < len(rows) and (kinds[j] or (_is_bare(rows[j]) and rows[j].width <= 24 and not rows[j].punctuated)):
            j += 1
        done = j
        # The line right above the next paragraph may be its headline.
        dropped.update(range(i, j if kinds[j - 1] else j - 1))


def _drop_menus(rows: list[Line], prose: list[int], dropped: set[int]) -> None:
    """Long runs of short bare lines before the first and behind the last sentence of a web page."""
    first, last = (prose[0], prose[-1]) if prose else (len(rows), -1)
    run: list[int] = []
    for i in range(len(rows) + 1):
        inside = i < len(rows) and (i < first or i > last)
        if inside and (i in dropped or (rows[i].width <= 30 and not rows[i].punctuated and _is_bare(rows[i]))):
            run.append(i)
            continue
        if len(run) >= MENU:
            dropped.update(run if i == len(rows) or i < first - 1 else run[:-2])
        run = []
