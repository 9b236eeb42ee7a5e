"""A document's text in, the persons it names out: every mention of every name.

Three passes. Where a cue stands (a post, a form of address, 强调, 任命, a list, a table), a name is proposed with a
score. A proposal that is neither good nor bad is shown to the tagger, with its clause. What is then a name is looked
for in the whole text, so a headline that runs names together is cut by the names the body knows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ..anchors import tried
from ..model import Mention
from ..naming import person_names as names
from ..naming.foreign import states
from ..words import apart, crossed, frequency
from .asking import Asking, Span, answered, clauses
from .member_lists import member_lists, table_rows
from .name_lists import rest_of_lists
from .name_records import recorded
from .name_shapes import family_names, foreign_end, foreign_names, mended, name_runs, rosters, shape_starts, shapes

# A proposal's score is what its cue is worth plus surname (0-3) and border (0-3). Tuned on a year of television news.
ACCEPT, ASK = 6, 3
_WORTH = {
    "职": 3, "稿": 3, "任": 3, "邻": 3, "表": 3, "括": 3, "为": 3, "等": 3, "历": 4, "格": 4, "辞": 4, "由": 3,
    "称": 2, "身": 2, "言": 2, "列": 2, "双": 1, "引": 0,
}  # fmt: skip
_LIST = "、和与及 　\t"
_NOTE = re.compile(r"（(?:女|[^（）]{1,6}族|女，[^（）]{1,6}族)）")
_SPACED = re.compile(r"[\u4e00-\u9fff][ 　]{1,2}([\u4e00-\u9fff])(?![ 　][\u4e00-\u9fff])")
_PREPOSITIONS = "向于从和由经同"  # surnames as well
_BLANKS = {ord(" "): None, ord("　"): None}
LEADERS = ("习近平", "毛泽东", "邓小平", "江泽民", "胡锦涛", "周恩来", "刘少奇", "孙中山")
# 习近平新时代中国特色社会主义思想 names a doctrine, not a person.
_DOCTRINE = re.compile(r"新时代中国特色|[^，。；、]{0,4}思想|理论(?!家)|主义|关于[^，。；]{0,12}重要论述")
_BLOCKING = frozenset({"organization", "place", "area", "project"})


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A span that may be a name, what speaks for it, and the cue that proposed it."""

    start: int
    end: int
    score: int
    by: str


def find_people(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The persons named in the clean `text`, in order, none overlapping; `mentions` are the other things it names.

    >>> [m.name for m in find_people("市委书记王小明、市长李强华出席。", ())]
    ['王小明', '李强华']
    """
    return answered(people(text, mentions))


def people(text: str, mentions: Sequence[Mention]) -> Asking[list[Mention]]:
    """As `find_people`, for somebody who answers the questions to the tagger."""
    blocked = _Blocked(mentions)
    sure, doubtful = _sort(_proposals(text), blocked)
    tagged: dict[str, list[Span]] = {}
    sure += yield from _asked(text, doubtful, blocked, tagged)
    near, unsure = _spread(text, sure, blocked)
    sure += near + (yield from _asked(text, unsure, blocked, tagged))
    listed = [_Proposal(a, b, ACCEPT, "邻") for a, b in rest_of_lists(text, [(p.start, p.end) for p in sure])]
    found = [*_between(text, sure, blocked), *(p for p in listed if not blocked.overlaps(p.start, p.end))]
    sure += found + (_spread(text, found, blocked)[0] if found else [])
    return _everywhere(text, _longest(sure), blocked)


class _Blocked:
    """Which stretches of the text belong to other things, none overlapping; built once per document."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        # 以习近平同志为核心的党中央 is one organisation with a person in it.
        owners = [m for m in mentions if m.text.startswith("《") or m.type in _BLOCKING and "同志" not in m.text]
        self.spans = sorted((m.start, m.end) for m in owners)
        self.ends = [end for _, end in self.spans]

    def overlaps(self, start: int, end: int) -> bool:
        """Does something as long as [start, end), or one that sticks out of it, own part of it?"""
        i = bisect_right(self.ends, start)
        while i < len(self.spans) and self.spans[i][0] < end:
            low, high = self.spans[i]
            if low < start or high > end or (low, high) == (start, end):
                return True
            i += 1
        return False


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    """The cue words that propose names, each with its kind."""
    entries = sorted(names.titles().items()) + [(w, k) for w, k in sorted(names.cues().items()) if k != "随"]
    return AhoCorasick([w for w, _ in entries], matchkind=MatchKind.LeftmostLongest), entries


def _proposals(text: str) -> Iterator[_Proposal]:
    automaton, entries = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        kind = entries[index][1]
        if kind in "职称":
            yield from _spaced(text, end, kind)
        if kind != "言":
            at = end
            while at < len(text) and at < end + 4 and text[at] in " 　\t：":
                at += 1
            if at == end or kind in "职稿":
                yield from _forward(text, at, kind)
            if kind == "职" and text[end : end + 1] == "的" and names.TAKING.search(text, max(0, start - 40), start):
                yield from _forward(text, end + 1, "由")  # 曾任某局局长的|张明
        if kind in "言称职任":
            yield from _backward(text, start, kind)
    yield from _shaped(text)
    yield from _opening(text)
    yield from (_Proposal(a, b, 9 if sure else ASK, "点") for a, b, sure in foreign_names(text))
    yield from (_Proposal(a, b, 9, "列") for a, b in name_runs(text))
    yield from (_Proposal(a, b, 9, "表") for a, b in (*rosters(text), *recorded(text)))
    yield from (_Proposal(a, b, 9, "表") for found in (*member_lists(text), *table_rows(text)) for a, b in found.names)


def _forward(text: str, at: int, kind: str) -> Iterator[_Proposal]:
    """The name that begins at `at`, behind a cue."""
    length, right = names.best_length(text, at)
    if length and text[at + length : at + length + 1] == "·":
        return  # the first part of a longer name
    if kind == "职" and not right and (end := _like_a_word(text, at)):
        yield _Proposal(at, end, ACCEPT if end == at + 2 and names.acts(text, at) else ASK, "词")
    elif kind == "职" and (end := _foreign_behind(text, at)):
        yield _Proposal(at, end, ACCEPT, kind)
    elif length:
        score = _WORTH[kind] + names.weight(text[at : at + length]) + min(right, 2)
        score += 2 * (kind == "职" and length == 3 and names.takes_office(text, at + length))  # 书记|欧文杰|任组长
        if right < 2 or length > 2:
            score += 1 if length > 2 and right > 1 else -1
        if text[at] in _PREPOSITIONS and any(frequency(text[at + 1 : at + n]) for n in (6, 5, 4) if n > length):
            return  # 主任、院长向|常务委员会报告
        if crossed(text, at):  # 水利部长|江水利, 理事|项
            score = min(score, ASK)
        if kind == "职" and not right and text[at + length : at + length + 1] in names.TRANSLIT:
            score = ASK  # 秘书长|古特雷斯
        yield _Proposal(at, at + length, score, kind)
    elif kind in "职任" and text[at : at + 1] in names.TRANSLIT and not names.after(text, at):
        yield _Proposal(at, at + 2, ASK, kind)


def _like_a_word(text: str, at: int) -> int:
    """Where the name behind a post ends that is a word as well (市长高峰出席); 0 for none. The tagger must agree."""
    if text[at : at + 1] not in names.surnames() or crossed(text, at):
        return 0
    ends = (at + 3, at + 2)
    return next((e for e in ends if text[at:e] in names.stop_words() and names.after(text, e) > 1), 0)


def _spaced(text: str, at: int, kind: str) -> Iterator[_Proposal]:
    """市委书记陆 远: a name of two characters is typeset as wide as one of three."""
    match = _SPACED.match(text, at)
    known = match and text[at] in names.surnames() and match[1] not in names.NOT_GIVEN
    if match and known and names.after(text, match.end()) and text[at] + match[1] not in names.stop_words():
        yield _Proposal(at, match.end(), ACCEPT, kind)


def _foreign_behind(text: str, at: int) -> int:
    """Where the foreign name behind a post ends that begins at `at` and stops where a name may; 0 for none."""
    end = foreign_end(text, at)
    name = text[at:end]
    if len(name) < 2 or text[end : end + 1] == "·" or not names.after(text, end) or names.weight(name) > 0 or frequency(name) or name in states():
        return 0
    return 0 if len(name) < 4 and crossed(text, at) else end


def _backward(text: str, end: int, kind: str) -> Iterator[_Proposal]:
    """The name that ends at `end`, before a cue."""
    end -= text[end - 1 : end] == "副"
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or length not in names.lengths(text, start) or text[start:end] in names.titles():
            continue
        left = names.before(text, start)
        if not left and (kind in "职任" or start > 0 and text[start - 1] in names.TRANSLIT):
            continue
        length = names.best_length(text, start)[0] or length  # 李强|在|主持
        end = start + length
        score = 2 + names.weight(text[start:end]) + left
        if length == 2:
            score -= 1
        if left:
            yield _Proposal(start, end, score, kind)
            return
        if length != 4:
            yield _Proposal(start, end, min(score, ASK), kind)
    start = _foreign(text, end)
    if start <= end - 2 and (names.before(text, start) > (kind in "言任") or text[start - 2 : start] in names.titles()):
        yield _Proposal(start, end, ASK, kind)


def _foreign(text: str, end: int) -> int:
    """Where the run of characters of foreign names begins that ends at `end`."""
    start = end
    while start > 0 and start > end - 8 and text[start - 1] in names.TRANSLIT:
        start -= 1
    return start


def _shaped(text: str) -> Iterator[_Proposal]:
    starts = shape_starts(text)
    for kind, pattern in shapes():
        for match in tried(pattern, text, starts[kind]):
            start, end = match.span("name")
            shaped = kind == "格" and names.lengths(match["name"].translate(_BLANKS), 0)
            if (shaped or end - start in names.lengths(text, start)) and (kind != "引" or names.after(text, end)):
                border = min(names.before(text, start), 1) if kind == "括" else 1
                if kind == "为" and text[start - 1 : start] in ("\n", "；", "："):
                    border = 3  # an item of a list of appointments
                name = text[start:end].translate(_BLANKS)
                yield _Proposal(start, end, _WORTH[kind] + names.weight(name) + border, kind)


def _opening(text: str) -> Iterator[_Proposal]:
    """A name may open a paragraph or a sentence before any word that follows names; the tagger must agree."""
    for match in re.finditer(r"(?:^|[\n。])(?=[\u4e00-\u9fff])", text):
        length, right = names.best_length(text, match.end())
        if length and 0 < right < 3 and names.weight(text[match.end() : match.end() + length]) > 0:
            yield _Proposal(match.end(), match.end() + length, ASK, "首")


def _sort(found: Iterable[_Proposal], blocked: _Blocked) -> tuple[list[_Proposal], list[_Proposal]]:
    sure: list[_Proposal] = []
    doubtful: list[_Proposal] = []
    for p in found:
        if p.score >= ASK and not blocked.overlaps(p.start, p.end):
            (sure if p.score >= ACCEPT else doubtful).append(p)
    return sure, doubtful


def _asked(
    text: str, doubtful: Sequence[_Proposal], blocked: _Blocked, tagged: dict[str, list[Span]]
) -> Asking[list[_Proposal]]:
    """What the tagger takes for names where a proposal begins or ends; it sees each clause once, and what it saw in it
    is kept in `tagged`."""
    around = clauses(text, [(p.start, p.end) for p in doubtful])
    new = [clause for clause in dict.fromkeys(text[a:b] for a, b in around) if clause not in tagged]
    if new:
        tagged.update(zip(new, (yield new), strict=True))
    spans = {(a + s, a + e) for a, b in around for s, e in tagged[text[a:b]]}
    starts, ends = {s: e for s, e in sorted(spans)}, {e: s for s, e in sorted(spans)}
    out = []
    for p in doubtful:
        span = (p.start, starts[p.start]) if p.start in starts else (ends.get(p.end, p.end), p.end)
        if span not in spans:
            continue
        span = mended(text, *span, p.end if span[0] == p.start else 0)
        name = text[slice(*span)]
        if names.lengths(name, 0) and not names.weight(name) and not names.after(text, span[1]):
            continue
        if 2 <= len(name) <= 12 and not blocked.overlaps(*span) and _plausible(name, p.by):
            out.append(_Proposal(*span, ACCEPT, p.by))
    return out


def _plausible(name: str, by: str) -> bool:
    """Could the tagger be right? It takes some words for names, but hardly behind a post."""
    if by == "词":
        return len(name) <= 3 and name[0] in names.surnames()
    if by == "职" or "·" in name or all(c in names.TRANSLIT for c in name):
        return not {"和", "、"} & set(name) and name not in names.stop_words()
    if names.weight(name) <= 0 and name[:2] in names.stop_words() and by not in "列邻双表":
        return False
    return len(name) in names.lengths(name, 0)


def _spread(text: str, sure: Sequence[_Proposal], blocked: _Blocked) -> tuple[list[_Proposal], list[_Proposal]]:
    """Names that stand in a list with a name, 、 和 or a space between them: the sure ones and the doubtful ones."""
    near: list[_Proposal] = []
    unsure: list[_Proposal] = []
    seen = {(p.start, p.end) for p in sure}
    queue = list(sure)
    while queue:
        p = queue.pop()
        for found in (*_right_of(text, p), *_left_of(text, p)):
            span = (found.start, found.end)
            if span not in seen and not blocked.overlaps(*span):
                seen.add(span)
                (near if found.score >= ACCEPT - 1 else unsure).append(found)
                if near and near[-1] is found:
                    queue.append(found)
    return near, unsure


def _between(text: str, sure: Sequence[_Proposal], blocked: _Blocked) -> list[_Proposal]:
    """What stands alone between two names of a list is a name, be it a word or not (李克强、汪洋、李强)."""
    starts = {p.start for p in sure}
    out = []
    for p in sure:
        end = text.find("、", p.end + 1, p.end + 6)
        start = p.end + 1
        if text[p.end : start] == "、" and end + 1 in starts and 2 <= end - start <= 4:
            named = text[start] in names.surnames() or end - start < 4 and not frequency(text[start:end])
            if named and not blocked.overlaps(start, end):
                out.append(_Proposal(start, end, ACCEPT, "邻"))
    return out


def _right_of(text: str, p: _Proposal) -> Iterator[_Proposal]:
    note = _NOTE.match(text, p.end)
    begin = at = note.end() if note else p.end
    while at < len(text) and at < begin + 3 and text[at] in _LIST:
        at += 1
    if at > begin:
        length, right = names.best_length(text, at)
        if length and right:
            score = _WORTH["邻"] + names.weight(text[at : at + length]) + min(right, 2)
            yield _Proposal(at, at + length, score if length > 2 else score - 1, p.by)


def _left_of(text: str, p: _Proposal) -> Iterator[_Proposal]:
    end = p.start
    while end > 0 and end > p.start - 3 and text[end - 1] in _LIST:
        end -= 1
    for length in (4, 3, 2) if end < p.start else ():
        start = end - length
        if start >= 0 and length in names.lengths(text, start) and names.before(text, start):
            score = _WORTH["邻"] + names.weight(text[start:end]) + names.before(text, start)
            yield _Proposal(start, end, score if length > 2 else score - 1, p.by)
            return


def _longest(found: Iterable[_Proposal]) -> list[_Proposal]:
    """Of overlapping proposals the best, then the longer one."""
    taken: list[_Proposal] = []
    covered: set[int] = set()
    for p in sorted(found, key=lambda p: (-p.score, p.start - p.end, p.start, p.by)):
        span = range(p.start, p.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(p)
    return sorted(taken, key=lambda p: p.start)


@lru_cache(16)  # many documents name nobody but leaders
def _finder(forms: frozenset[str]) -> AhoCorasick:
    return AhoCorasick(sorted(forms), matchkind=MatchKind.LeftmostLongest)


def _everywhere(text: str, sure: Sequence[_Proposal], blocked: _Blocked) -> list[Mention]:
    """All mentions of the names found, and of the leaders whom every document may name bare."""
    named = {text[p.start : p.end] for p in sure}
    last = family_names(named)
    forms = frozenset(named | {form.translate(_BLANKS) for form in named} | set(LEADERS) | set(last))
    spans = {p.start: p for p in sure}
    covered = [(p.start, p.end) for p in sure]
    starts = [start for start, _ in covered]
    found: dict[int, Mention] = {p.start: _mention(text, p.start, p.end, p.by) for p in sure}
    matches = _finder(forms).find_matches_as_indexes(text)
    heads = {start for _, start, _ in matches}
    for _, start, end in matches:
        own = spans.get(start)
        if own and own.end < end:
            found[start] = _mention(text, start, end, own.by)  # the tagger cut a name that stands elsewhere in full
        i = bisect_right(starts, end - 1) - 1
        if own or i >= 0 and covered[i][1] > start:
            continue
        if not blocked.overlaps(start, end) and (end in heads or _bare(text, start, end)):
            found[start] = _mention(text, start, end, "名")
    found = {at: m.called(last.get(m.text, m.name)) for at, m in found.items()}
    return [m for _, m in sorted(found.items()) if not _DOCTRINE.match(text, m.end)]


def _bare(text: str, start: int, end: int) -> bool:
    """May a known name stand at [start, end) with no cue? A short one must not be a piece of other words."""
    if end - start > 2 or names.after(text, end):
        return True
    longer = end + 1 <= len(text) and end - start + 1 in names.lengths(text, start) and names.after(text, end + 1)
    if longer and names.is_han(text[end]):
        return False
    return apart(text, start, end)


def _mention(text: str, start: int, end: int, by: str) -> Mention:
    name = text[start:end]
    return Mention("person", name, start, end, name.translate(_BLANKS), f"people:{by}")
