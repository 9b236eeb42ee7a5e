"""The walk to the left from a class word: over jieba's words and over units, to where the name begins.

It stops at punctuation, at a governing verb or function word, and after the place, body or meeting a name begins with.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from .. import words
from ..schema import Head
from .units import BEGINNINGS, Units, boundary

CLAUSE_MARKS = "，。；：！？、,;:!?\n《》〈〉\t　"
_NUMBER = re.compile(r"(?:第?[一二三四五六七八九十百]+次?|[0-9]+(?:\.[0-9]+)?%?(?:多|余)?)$")
_ALL_OF = re.compile("全[国省市县区州]")
# 认真贯彻, 深入学习: jieba takes the manner and the verb for one word.
_MANNER = re.compile(
    "(?:认真|深入|全面|积极|大力|加快|切实|扎实|坚决|努力|持续|着力|不断|充分|广泛|严格"
    "|共同|共商|联合|先后|专程|亲切|热烈|隆重|成功|圆满|顺利|如期)..$"
)
_BUILT_UP = re.compile("(?:都市圈|城市群|经济[圈带]|湾区|走廊|[省市县区])$")
_CLOCK = re.compile(r".?\d[:：]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d年?$")
_ORDINAL_YEAR = re.compile(r"第[一二三四五六七八九十0-9]+[年天次回]$")
_HAN = re.compile(r"[一-龥]")
_ADMIN_WORD = re.compile(r"(?:地区|行署|省|市|县|区|州|自治区|国家|中央|全国|最高)$")
_JOINERS = "-—－·+＋/"
_AND = ("和", "与", "及")
_GLUED = "经沿即对将把为是以从由至到于使让令和与及在向有"
_PRAISED = ("美丽", "平安", "数字", "健康", "法治", "智慧", "清廉")  # 美丽某市建设规划
_BEFORE_PLACE = ("中国", "世界", "国家", "环", "泛", "国网", *_PRAISED, "中铁", "中建", "中交")
_BUILDS = ("建设", "打造", "发展")
_OPENING = ("开展", "实施", "启动", "组织", "推进", "深入", "持续", "部署", "推动")
# Words that never begin a name; 规划 and 建设 govern what follows them.
_NEVER_FIRST = frozenset("的 年 月 日 等 各 本 该 其 建设 规划 希望 相信 引领 关系 跨海 部分 强 以 联合 携手 会同 协同".split())


@dataclass(frozen=True, slots=True)
class Step:
    """One piece walked over. `kind` is a unit's kind, or word, verb, opener, admin, joiner."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Walk:
    """A walk in progress from `head_start`; `steps` are nearest first."""

    text: str
    head_start: int
    head: Head
    at: Units
    class_words: Collection[str] = ()
    low: int = 0
    steps: list[Step] = field(default_factory=list)
    _ends: dict[int, int] | None = None

    def run(self) -> "Walk":
        """Walk as far as the name goes."""
        self.low = self._clause_start()
        limit = self.head.limit
        while self.start > self.low and self.head_start - self.start < limit:
            step = self._step(self.start)
            roomy = 12 if step and step.kind in ("quoted", "bracket") else 0
            if step is None or self.head_start - step.start > limit + roomy:
                break
            self.steps.append(step)
        self._trim()
        return self

    @property
    def ends(self) -> dict[int, int]:
        """Where each word before the class word begins, by its end; many walks end before they need to know."""
        if self._ends is None:
            self._ends = {self.low + e: self.low + s for _, s, e in words.cut(self.text[self.low : self.head_start])}
        return self._ends

    @property
    def start(self) -> int:
        """Where the name begins, as far as it is known."""
        return self.steps[-1].start if self.steps else self.head_start

    @property
    def modifier(self) -> str:
        """The text between the name's beginning and the class word."""
        return self.text[self.start : self.head_start]

    @property
    def begun(self) -> bool:
        """Has the walk come to a place or body, with which names begin?"""
        return bool(self.steps) and self.steps[-1].kind in BEGINNINGS

    def word(self, step: Step) -> str:
        return self.text[step.start : step.end]

    def _clause_start(self) -> int:
        low = max(0, self.head_start - self.head.limit - 16)
        for i in range(self.head_start - 1, low - 1, -1):
            if self.text[i] in CLAUSE_MARKS:
                return i + 1
            if self.text[i - 1 : i + 1] == "——" and self.text.rfind("“", 0, i) <= self.text.rfind("”", 0, i):
                return i + 1
        return low

    def _step(self, pos: int) -> Step | None:
        """The next piece to the left of `pos`, or None where the name begins at `pos`."""
        unit = self.at.get(pos)
        if unit and unit.start >= self.low:
            return Step(unit.start, pos, unit.kind) if self._takes_unit(unit.kind) else None
        route = self.head.needs == "route" and bool(self.steps)
        through = self.text[pos - 1] == "至" and (pos - 1 in self.at and self.begun or route and (self.begun or pos - 1 in self.at))
        if (self.text[pos - 1] in _JOINERS or through) and pos - 1 > self.low and self.steps:
            return Step(pos - 1, pos, "joiner")
        if self.begun and not self.text.endswith(_BEFORE_PLACE, self.low, pos):
            return None
        start = self._word_start(pos)
        if self._glued(start, pos) and not words.frequency(self.text[start:pos]):
            start += 1
        word = self.text[start:pos]
        if word[-1] == "为" and len(word) > 1 and self._appointed(word, pos):
            return None
        if self.begun:
            return Step(start, pos, "admin" if word in _PRAISED else "word") if word in _BEFORE_PLACE else None
        if self.head.needs == "admin" and _ADMIN_WORD.match(word):
            return Step(start, pos, "admin")
        kind = self._kind(word, start, pos)
        return Step(start, pos, kind) if kind else None

    def _glued(self, start: int, pos: int) -> bool:
        """即太忻, 由省: a function word that jieba took for the beginning of an unknown word."""
        level = self.head.needs == "admin" and _ADMIN_WORD.fullmatch(self.text, start + 1, pos)
        return bool(level and self.text[start] in boundary()) or (pos - start > 2 and self.text[start] in _GLUED)

    def _appointed(self, word: str, pos: int) -> bool:
        """任命王小明为|省某委员会: jieba takes a given name and 为 for one word."""
        level = bool(self.steps) and _ADMIN_WORD.fullmatch(self.text, pos, self.steps[-1].end) is not None
        return not words.frequency(word) and (level or self.begun)

    def _takes_unit(self, kind: str) -> bool:
        charged = kind == "area" and self.head.id == "committee"  # 某城市群建设工作领导小组
        if kind in BEGINNINGS and len(self.steps) > 1 and self.word(self.steps[-1]) in _BUILDS and not charged:
            return False  # 鼓励济南市建设…平台: the place does the building
        last = self.steps[-1].kind if self.steps else ""
        beside = kind == "area" and last in ("area", "place") and self.steps[-1].end - self.steps[-1].start == 2  # 湘南湘西…示范区
        branch = kind == "organization" and last == "place" and self.head.id == "branch"  # 农业银行襄阳分行
        return not self.begun or kind in ("place", "bracket", "ordinal") or last == "joiner" or beside or branch

    def _word_start(self, pos: int) -> int:
        ends = self.ends
        start = ends.get(pos)
        if start is None:
            start = pos - 1
            while start > self.low and start not in ends:
                start -= 1
        return start

    def _kind(self, word: str, start: int, pos: int) -> str | None:
        """word, verb or opener where `word` is inside the name; None where the name begins behind it."""
        if word in _AND:
            return "word" if self._joins(start, pos) else None
        if self._forbidden(word, start):
            return None
        if self.head.id == "forum" and _ALL_OF.fullmatch(word):
            return "admin"  # 全省农机工作会议
        kind = boundary().get(word) or (boundary().get(word[2:]) if _MANNER.match(word) else None)
        if kind == "verb" and self.head.verbs and (taken := self._verb(start, pos)):
            return taken
        if kind == "nominal":
            return "verb"
        if kind is not None or not (_HAN.match(word) or word.isalnum()):
            return None
        if _CLOCK.fullmatch(self.text, max(0, start - 3), pos):
            return None  # 10:35中国银行: an agenda
        if _NUMBER.match(word) and not _YEAR.match(word) and not (self.steps and len(word) <= 2):
            return None
        return "word"

    def _forbidden(self, word: str, start: int) -> bool:
        after_strategy = bool(self.steps) and self.steps[-1].kind == "strategy"
        builds = word in ("建设", "发展") and bool(self.steps) and self.head.needs != "admin" and not self.head.verbs
        if builds and self.head.id == "forum" and _BUILT_UP.search(self.text, max(self.low, start - 6), start):
            return False  # 襄阳都市圈建设第三次联席会议
        local = word == "地方" and self.head.needs == "admin"
        odd = bool(_ORDINAL_YEAR.match(word)) or word.startswith("等") or word.endswith("等")
        return builds or local or odd or (len(word) == 1 and after_strategy)

    def _verb(self, start: int, pos: int) -> str | None:
        """A verb belongs to the name right before the class word (提升行动), or where 开展 opens it (开展提振消费行动)."""
        if all(s.kind == "verb" or self.word(s) == "工作" for s in self.steps):  # 创建工作领导小组
            return "verb"
        opened = self.text[self.ends.get(start, start) : start] in _OPENING and self.steps[-1].kind != "quoted"
        return "opener" if opened and len(self.steps) == 1 and pos == self.steps[-1].start else None

    def _joins(self, start: int, pos: int) -> bool:
        """Is 和 inside the name? Where its two sides have one shape (外商投资和对外投资管理体制; 生态保护和修复工程), or
        where the words before it lead back to the place that the name begins with."""
        if start == self.low and self.text[start - 1 : start] == "、":
            return self.head.needs == "route" and pos - start == 1  # 甲铁路、和若铁路: no conjunction behind 、
        left = self.ends.get(start)
        unit = self.at.get(start)
        if left is None or not self.steps or (unit and unit.kind in BEGINNINGS):
            return False
        before_and = self.text[left:start]
        if before_and in boundary() or before_and in self.class_words:
            return False
        if len(before_and) >= 4 and before_and[-2:] in self.text[pos : pos + 6]:
            return True
        before = self.ends.get(left)
        last = self.steps[-1]
        if last.end - last.start == 2 and len(before_and) == 2 and before is not None:
            return self.text[before:left] not in boundary() and (left in self.at or left - before >= 2)
        return self._leads_back(start)

    def _leads_back(self, pos: int) -> bool:
        while pos > self.low:
            if (unit := self.at.get(pos)) and unit.kind in BEGINNINGS:
                return True
            start = self.ends.get(pos)
            if start is None or self.text[start:pos] in boundary():
                return False
            pos = start
        return False

    def _trim(self) -> None:
        """Drop joiners, brackets, verbs and words that begin no name from the left end."""
        while self.steps:
            last = self.steps[-1]
            loose = last.kind in ("joiner", "bracket") or (last.kind == "verb" and len(self.steps) > 1)
            clock = self.word(last).isdigit() and self.text[last.start - 1 : last.start] in (":", "-", "：", "—", "~")
            if not loose and not clock and self.word(last) not in _NEVER_FIRST:
                return
            self.steps.pop()
