"""Who answers for which task: the bodies in the bracket or line behind a task, and bodies that a clause says are in charge.

In: the sentences of an outline and its resolved mentions. Out: `Responsibility`, each a body, its part and the task. The
words are data (rules/responsibility/).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..mentions import within
from ..model import Mention, Outline, Sentence
from .duty_lists import BRACKET, line, looks, roles

_LONGEST_NAME = 40
_NUMBER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百\d]{1,3}[）)、．.](?!\d)|第[一二三四五六七八九十百千零\d]+[条项]"
    r"|[一二三四五六七八九十]是|[①-⑳●■★·])\s*"
)
# What may stand between bodies beside them: joiners, and bodies that have no name.
_LOOSE = re.compile(
    r"[、，；;,。：:\s和与及等]|以及|会同|各?(?:有关|相关|成员)?(?:省辖|设区|县级|乡镇|镇街)*"
    r"(?:省|市|县|区|州|旗|部门|单位|地区|乡镇|镇街|街道|园区|开发区|党委|政府|企业|（市、区）)+"
)
_BY = re.compile(r"(?:^|[，。；：])(?P<task>[^，。；：（）“”\n]{4,40}?)，?由$")
_CHARGE = re.compile(
    r"(?:会同[^，。；]{2,60}?)?(?:统一|具体|共同|分别|按职责分工|牵头|组织)*(?P<verb>负责|牵头)"
    r"(?:(?:组织)?(?:实施|落实|制定|编制|组织|管理|承担|办理))*(?=[，。；]|$)"
)
_CHARGED = re.compile(
    r"(?:具体|统一|牵头|按职责分工|主要)*负责(?!人|同志|任|制|审批|，|。)(?P<task>[^，。；：（）\n]{4,60}?)"
    r"(?:的)?(?:工作|事务|事宜)(?=[，。；]|$)"
)
# Not one body but all of a kind: 本级…的日常工作, 街道办事处, 企业工会委员会; 市、区|县绿化委员会.
_CATEGORY = re.compile("本级|本单位|本企业|本部门|本校")
_KINDS_OF_BODIES = re.compile("(?:街道|乡镇|区县|市县|社区|企业|基层|各级|所在|学校|用人单位)+(?:办事处|工会|人民政府|委员会|党委|.{2,10}委员会)")
# What says no task: 由甲牵头的调查组成立, 具体工作由甲负责, 建立健全由甲牵头…的体系.
_NO_TASK = re.compile(
    "(?:具体|日常|有关|相关|上述|以上|其他|前款规定的)*(?:工作|事项|任务|职责)"
    "|.*(?:成立|组成|组建|设立|设|建立|健全|完善|形成)(?:[^，。]{0,10}(?:组|小组|机构|委员会|办公室|指挥部|专班))?"
)
_SEVERAL = re.compile("(?:^|[条　\\s])[省市州]、$")
_OPENS = re.compile(r"(?:^|[，。；：）条项、]|　|\s)(?:其中)?$")


@dataclass(frozen=True, slots=True)
class Responsibility:
    """`body` answers for `task` (a short name) as `role`: 牵头, 负责 or 配合. `text` is what is to be done in full, `section`
    the heading above; [start, end) is the clean span that says so."""

    body: Mention
    role: str
    task: str
    text: str
    section: str
    start: int
    end: int
    rule: str


def find_responsibilities(taken: Outline, mentions: Sequence[Mention]) -> list[Responsibility]:
    """All of them, in order; `mentions` are those of the whole document, in order."""
    groups = [list(_groups(s, mentions)) for s in taken.sentences]
    shared = Counter(s.headings for s, found in zip(taken.sentences, groups, strict=True) for _ in found)
    out: list[Responsibility] = []
    paragraph, since, above = -1, 0, ""
    for s, listed in zip(taken.sentences, groups, strict=True):
        if s.paragraph != paragraph:
            above = taken.clean.text[since : s.start].strip() or above  # a bracket may stand in a paragraph of its own
            paragraph, since = s.paragraph, s.start
        if s.role == "heading" and "（" not in s.text and "(" not in s.text:
            since, above = s.end, s.text.rstrip("。：")
        for start, end, group in listed:
            text = _NUMBER.sub("", taken.clean.text[since : s.start + start].strip()) or _NUMBER.sub("", above)
            task = _name(s, text, alone=shared[s.headings] == 1)
            section = next((h for h in reversed(s.headings) if _NUMBER.sub("", h).rstrip("。") != task), "")
            for body, role in group if task else ():
                out.append(
                    Responsibility(body, role, task, text or task, section, s.start, s.start + end, "responsible_for.listed")
                )
            since, above = s.start + end, ""
        out += _charged(s, mentions)
    return out


def _name(s: Sentence, text: str, *, alone: bool) -> str:
    """What the task is called: its heading where the heading has no other task, else its first words."""
    if alone and s.headings and s.role != "heading":
        return _NUMBER.sub("", s.headings[-1]).rstrip("。：")
    first = re.split("[。；\n]", text, maxsplit=1)[0].rstrip("，：、")
    if len(first) <= _LONGEST_NAME:
        return first
    cut = max(first.rfind(mark, 6, _LONGEST_NAME) for mark in "，、")
    return f"{first[: cut if cut > 0 else _LONGEST_NAME]}…"


def _groups(s: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, list[tuple[Mention, str]]]]:
    """Each list of those responsible in the sentence: where its bracket or line begins and ends, and who is what."""
    brackets = BRACKET.finditer(s.text) if "（" in s.text or "(" in s.text else ()
    spans = [(m.start(), m.end(), *m.span("inside")) for m in brackets if looks(m["inside"])]
    if not spans and (label := line().match(s.text)):
        spans = [(label.start(), len(s.text), 0, len(s.text))]
    for start, end, low, high in spans:
        group = _parted(s, low, high, [m for m in within(mentions, s.start + low, s.start + high) if m.type == "organization"])
        if group:
            yield start, end, group


def _parted(s: Sentence, low: int, high: int, bodies: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """Who is what in the list [low, high) of the sentence; nothing where it is no list but a remark."""
    pattern, role_of = roles()
    covered = bytearray(high - low)
    signs = []
    for m in bodies:
        covered[m.start - s.start - low : m.end - s.start - low] = b"\1" * (m.end - m.start)
    for sign in pattern.finditer(s.text, low, high):
        if not covered[sign.start() - low]:
            covered[sign.start() - low : sign.end() - low] = b"\1" * (sign.end() - sign.start())
            signs.append(sign)
    rest = _LOOSE.sub("", "".join(c if not covered[i] else "、" for i, c in enumerate(s.text[low:high])))
    if not bodies or not signs or len(rest) * 4 > high - low:
        return []
    out = []
    for m in bodies:
        at = m.start - s.start
        label = next((x for x in reversed(signs) if x.end() <= at and x[0][-1] in "：:"), None)
        verb = next((x for x in signs if x.start() >= at and x[0][-1] not in "：:"), None)
        said = verb if label is None or verb and not re.search("[；;。]", s.text[at : verb.start()]) else label
        if said:
            out.append((m, role_of[said[0]]))
    return out


def _charged(s: Sentence, mentions: Sequence[Mention]) -> Iterator[Responsibility]:
    """日常工作由甲承担负责; 甲负责乙的规划、管理工作: said in a clause."""
    for m in within(mentions, s.start, s.end) if "负责" in s.text or "牵头" in s.text else ():
        if m.type != "organization":
            continue
        low, high = m.start - s.start, m.end - s.start
        verb, said = _CHARGE.match(s.text, high), _CHARGED.match(s.text, high)
        if verb is None and said is None:
            continue
        first = s.text[: _joined(s, mentions, m)[0].start - s.start]
        before = _BY.search(first)
        if before and verb:
            role, task, end = ("牵头" if "牵头" in verb[0] else "负责"), before["task"], verb.end()
        elif said and _OPENS.search(first):
            role, task, end = "牵头" if "牵头" in said[0][:6] else "负责", s.text[said.start("task") : said.end()], said.end()
        else:
            continue
        task = _NUMBER.sub("", task)
        section = s.headings[-1] if s.headings else ""
        start = s.start + (before.start("task") if before else low)
        if _CATEGORY.search(task) or _NO_TASK.fullmatch(task) or _KINDS_OF_BODIES.fullmatch(m.name or m.text) or _SEVERAL.search(first):
            continue
        for body in _joined(s, mentions, m) if len(task) >= 4 else ():
            yield Responsibility(body, role, task, task, section, min(start, body.start), s.start + end, "responsible_for.said")


def _joined(s: Sentence, mentions: Sequence[Mention], last: Mention) -> list[Mention]:
    """The bodies of the list that ends with `last`."""
    found = [last]
    for m in reversed([m for m in within(mentions, s.start, last.start) if m.type == "organization"]):
        if s.text[m.end - s.start : found[0].start - s.start] not in ("、", "和", "及", "与", "以及", "会同"):
            break
        found.insert(0, m)
    return found
