"""Names of open classes: from a class word (…城市群) the name is found by walking left over words.

The walk goes from the class word to the left over jieba's words and over units found before (places, areas, quoted
phrases, brackets), and stops at punctuation, at a governing verb or function word (lexicons/boundary.tsv), and after
the place that a name begins with. What was walked over must then hold what the class needs (`Head.needs`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from . import schema, words
from .model import Mention

_QUOTED = re.compile(r"“[^“”\n，。；]{1,24}”")
_ORDINAL = re.compile(r"成立[0-9一二三四五六七八九十百]{1,4}周年|第[一二三四五六七八九十百零0-9]{1,4}[次届期轮讲场]")
_DIRECTION = re.compile(r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新][东西南北中]{1,2}(?=[一-龥])")
_BRACKET = re.compile(r"（[^（）\n，。；]{1,16}）|\([^()\n，。；]{1,16}\)")
_NUMBER = re.compile(r"(?:第?[一二三四五六七八九十百]+次?|[0-9]+(?:\.[0-9]+)?%?(?:多|余)?)$")
_HAN = re.compile(r"[一-龥]")
_COINED = re.compile(r"(?:(?![一二三四五六七八九十两省市县区年月级首各本])[一-龥])+")
_JOINER = "-—－·+＋/"
_ADMIN = re.compile(r"(?:国家|中央|全国|最高|省|市|县|区|州|盟|旗|自治区|乡|镇|街道)")
_STATE = re.compile(r"(?:国家(?!级)|中国|中央|国务院|新一轮|新一代)")
_LEVELLED = re.compile(r"[国省市县区部]家?级|[各该本其]|有关|若干|多个|[一二三四五六七八九十]批")
_BEGIN = ("place", "area", "organization", "admin", "meeting")
_ADMIN_WORD = re.compile(r"(?:省|市|县|区|州|自治区|国家|中央|全国|最高)$")
_PLAIN = frozenset("重大 重点 专项 系列 相关 有关 民生 基础设施 多项 各项 各类 本 该 此 上述 具体 一系列".split())
_OPENING = ("开展", "实施", "启动", "组织", "推进", "深入", "持续", "部署", "推动")
_YEAR = re.compile(r"(?:19|20)\d\d年?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch the walk takes as one word. `kind` is place, area, organization, quoted, bracket, ordinal or stem."""

    start: int
    end: int
    kind: str


Units = Mapping[int, Unit]


def units(text: str, mentions: Sequence[Mention]) -> Units:
    """The units of a text by the offset they end at; where several end together the longest."""
    found = [Unit(m.start, m.end, m.type) for m in mentions if m.type in ("place", "area", "organization", "strategy", "meeting")]
    found += [Unit(*m.span(), "quoted") for m in _QUOTED.finditer(text)]
    found += [Unit(*m.span(), "bracket") for m in _BRACKET.finditer(text)]
    found += [Unit(*m.span(), "area") for m in _DIRECTION.finditer(text)]
    found += [Unit(*m.span(), "ordinal") for m in _ORDINAL.finditer(text)]
    automaton, _ = _stems()
    found += [Unit(start, end, "stem") for _, start, end in automaton.find_matches_as_indexes(text)]
    return {u.end: u for u in sorted(found, key=lambda u: (u.end, u.end - u.start, u.kind))}


@cache
def _stems() -> tuple[AhoCorasick, list[str]]:
    rows = schema.lexicon_rows("stems.tsv")
    forms = sorted({f for r in rows for f in (r["name"], *r["aliases"].split("|")) if f})
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


@cache
def boundary() -> Mapping[str, str]:
    """word -> stop; verb, a stop that class words like 行动 may have right before them; nominal, a verb that may stand
    anywhere inside a name but not begin it (找矿突破战略行动); quantifier."""
    return {row["word"]: row["kind"] for row in schema.lexicon_rows("boundary.tsv")}


@cache
def generic() -> frozenset[str]:
    """Words that do not make a name of a class word (重大项目)."""
    return frozenset(row["name"] for row in schema.lexicon_rows("generic.tsv"))


@cache
def _heads() -> tuple[AhoCorasick, list[tuple[str, str, schema.Head]]]:
    entries = [
        (word, type.name, head)
        for type in schema.entity_types().values()
        for head in type.heads
        for word in head.words
    ]
    return AhoCorasick([e[0] for e in entries], matchkind=MatchKind.LeftmostLongest), entries


def _launched(text: str, low: int, end: int, walk: "_Walk") -> bool:
    """实施融合工程。: what is launched by name, and ends its clause, is a name however plain its words."""
    begun = text[max(0, low - 2) : low] in ("实施", "开展", "启动") and text[end : end + 1] in "。，；、\n"
    return begun and any(kind == "word" for _, _, kind in walk.steps) and walk.modifier() not in _PLAIN


@cache
def head_words() -> frozenset[str]:
    return frozenset([word for word, _, _ in _heads()[1]] + ["全会", "大会", "会议", "党代会"])


def find_headed(text: str, at: Units, known: Mapping[int, int]) -> list[Mention]:
    """Every name of an open class in `text`; `at` are its units, `known` the starts of lexicon names by their end."""
    automaton, entries = _heads()
    out = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        _, type, head = entries[index]
        if head.not_next and head.not_next.match(text, end):
            continue
        if head.not_prev and head.not_prev.search(text[max(0, start - 6) : start]):
            continue
        walk = _walk(text, start, head, at)
        low = walk.start()
        if low == start or not (walk.meets(head) or _launched(text, low, end, walk)):
            continue
        if known.get(end, end) <= start and (type != "organization" or not walk.begins_with_unit()):
            continue
        if head.tail and (tail := head.tail.match(text, end)):
            end = tail.end()
        out.append(Mention(type, text[low:end], low, end, "", f"head:{type}.{head.id}"))
    return out


def coined(word: str) -> bool:
    """A word that no dictionary has (雄忻, 呼包鄂榆): in front of a class word most likely made of places' characters."""
    return 2 <= len(word) <= 5 and bool(_COINED.fullmatch(word)) and not words.frequency(word)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What was walked over, nearest first: (start, end, kind) with kind a unit's kind, or word, verb, joiner."""

    text: str
    head: int
    steps: tuple[tuple[int, int, str], ...]

    def start(self) -> int:
        return self.steps[-1][0] if self.steps else self.head

    def modifier(self) -> str:
        return self.text[self.start() : self.head]

    def begins_with_unit(self) -> bool:
        return bool(self.steps) and self.steps[-1][2] in _BEGIN

    def meets(self, head: schema.Head) -> bool:
        kinds = {kind for _, _, kind in self.steps}
        modifier = self.modifier()
        first = self.text[self.steps[-1][0] : self.steps[-1][1]]
        proper = bool(kinds & {"place", "area", "quoted"}) or any(
            coined(self.text[a:b]) for a, b, kind in self.steps if kind == "word"
        )
        content = [self.text[a:b] for a, b, kind in self.steps if kind in ("word", "stem", "quoted")]
        specific = [w for w in content if len(w) >= 2 and w not in generic()]
        if _LEVELLED.match(first):
            return False
        match head.needs:
            case "place":
                return bool(kinds & {"place", "area"})
            case "quoted":
                return "quoted" in kinds
            case "titled":
                return proper or "strategy" in kinds
            case "bare":
                return bool(kinds) and kinds <= {"place", "area"}
            case "proper":
                return proper or bool(re.search(r"[A-Za-z0-9]", modifier)) or bool(_STATE.match(first) and specific)
            case "admin":
                return self.begins_with_unit() or bool(_ADMIN.match(modifier))
            case "route":
                named = 2 <= len(modifier) <= 5 and not any(w in generic() for w in content)
                return proper or "-" in modifier or "—" in modifier or named
            case "works":
                return proper or "strategy" in kinds or (len(modifier) >= 4 and "verb" in kinds and bool(content))
            case _:
                several = len(content) >= 2 and len(modifier) >= 4
                return proper or bool(kinds & {"strategy", "meeting"}) or bool(re.search(r"[A-Za-z0-9]", modifier)) or bool(specific) or several


def left_edge(text: str, start: int, limit: int, at: Units) -> int:
    """Where a name begins whose known part starts at `start`."""
    return _walk(text, start, schema.Head("", (), "word", limit, False, None, None, None), at).start()


def trimmed(text: str, start: int, end: int) -> int:
    """The start of a name that a pattern took too wide: governing words at its beginning left out."""
    for word, low, _ in words.cut(text[start:end]):
        if word not in boundary():
            return start + low
    return start


def _walk(text: str, head_start: int, head: schema.Head, at: Units) -> _Walk:
    low = _clause_start(text, head_start, head.limit + 16)
    ends = _word_starts(text, low, head_start)
    steps: list[tuple[int, int, str]] = []
    pos = head_start
    while pos > low and head_start - pos < head.limit:
        step = _step(text, pos, low, ends, at, steps, head)
        if step is None or head_start - step[0] > head.limit + (12 if step[2] in ("quoted", "bracket") else 0):
            break
        steps.append(step)
        pos = step[0]
    return _Walk(text, head_start, tuple(_trimmed(text, steps)))


def _clause_start(text: str, end: int, limit: int) -> int:
    """The start of the stretch left of `end` without a clause mark (quotes and brackets stay inside)."""
    low = max(0, end - limit)
    for i in range(end - 1, low - 1, -1):
        if text[i] in "，。；：！？、,;:!?\n《》〈〉\t　":
            return i + 1
    return low


def _word_starts(text: str, low: int, high: int) -> dict[int, int]:
    """end -> start of jieba's words in text[low:high]."""
    return {low + e: low + s for _, s, e in words.cut(text[low:high])}


def _step(
    text: str,
    pos: int,
    low: int,
    ends: Mapping[int, int],
    at: Units,
    steps: Sequence[tuple[int, int, str]],
    head: schema.Head,
) -> tuple[int, int, str] | None:
    """The next piece to the left of `pos`, or None where the name begins at `pos`."""
    begun = bool(steps) and steps[-1][2] in _BEGIN
    unit = at.get(pos)
    if unit and unit.start >= low:
        if unit.kind in _BEGIN and len(steps) > 1 and text[steps[-1][0] : steps[-1][1]] in ("建设", "打造", "发展"):
            return None
        if not begun or unit.kind in ("place", "bracket", "ordinal") or steps[-1][2] == "joiner":
            return unit.start, pos, unit.kind
        return None
    through = text[pos - 1] == "至" and begun and at.get(pos - 1) is not None
    if (text[pos - 1] in _JOINER or through) and pos - 1 > low and steps:
        return pos - 1, pos, "joiner"
    start = ends.get(pos)
    if start is None:
        start = pos - 1
        while start > low and start not in ends:
            start -= 1
    word = text[start:pos]
    if begun:
        return (start, pos, "word") if word in ("中国", "国家") else None
    if head.needs == "admin" and _ADMIN_WORD.match(word):
        return start, pos, "admin"
    if word in ("和", "与", "及") and not _joins(text, start, pos, low, ends, at, steps):
        return None
    kind = None if word in ("和", "与", "及") else boundary().get(word)
    if word in ("建设", "发展") and steps and head.needs in ("proper", "place", "route", "works", "word") and not head.verbs:
        return None
    if len(word) == 1 and steps and steps[-1][2] == "strategy" or word == "地方" and head.needs == "admin":
        return None
    if kind == "verb" and head.verbs:
        opened = text[ends.get(start, start) : start] in _OPENING and "quoted" not in {s[2] for s in steps}
        if all(s[2] == "verb" for s in steps) or (opened and pos == steps[-1][0] and len(steps) == 1):
            return start, pos, "verb" if all(s[2] == "verb" for s in steps) else "opener"
    if kind == "nominal":
        return start, pos, "verb"
    if kind is not None or word.startswith("等") or word.endswith("等") or not (_HAN.match(word) or word.isalnum()):
        return None
    if _NUMBER.match(word) and not (_YEAR.match(word) or steps and steps[-1][1] - steps[-1][0] >= 1 and len(word) <= 2):
        return None
    return start, pos, "word"


def _joins(
    text: str, start: int, pos: int, low: int, ends: Mapping[int, int], at: Units, steps: Sequence[tuple[int, int, str]]
) -> bool:
    """Is 和 inside the name? Where two words of two characters are joined and a word stands before them (生态保护和修复
    工程), or where the words before it lead back to the place the name begins with."""
    left = ends.get(start)
    if left is None or not steps or text[left:start] in boundary() or text[left:start] in head_words():
        return False
    if (unit := at.get(start)) and unit.kind in _BEGIN:
        return False
    if start - left >= 4 and text[start - 2 : start] in text[pos : pos + 6]:
        return True  # 外商投资和对外投资管理体制: the two sides of 和 have the same shape
    before = ends.get(left)
    if steps[-1][1] - steps[-1][0] == 2 and start - left == 2 and before is not None:
        return text[before:left] not in boundary() and (left in at or left - before >= 2)
    at_left = start
    while at_left > low:
        if (unit := at.get(at_left)) and unit.kind in _BEGIN:
            return True
        step = ends.get(at_left)
        if step is None or text[step:at_left] in boundary():
            return False
        at_left = step
    return False


def _trimmed(text: str, steps: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without joiners, brackets, bare numbers and loose single characters at the left end."""
    while steps:
        start, end, kind = steps[-1]
        word = text[start:end]
        if kind in ("joiner", "bracket") or (kind == "verb" and len(steps) > 1) or word in ("的", "年", "月", "日", "等", "各", "本", "该", "其", "建设", "规划", "强", "以"):
            steps.pop()
        else:
            break
    return steps
