"""What is put forward, and what is only spoken of (提出): the filter behind the rules of proposed_by.

In: relations that the rules found, and the clean text. Out: those that stand. A general line of the Party's (新发展格局,
“五位一体”总体布局) is put forward by no one who only speaks of it; what is to be followed (贯彻、服务和融入、围绕…) is a
premise; what stands in the middle of a quotation is not its subject; “我们…” is said by the one who reports.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..documents.titles import GENERAL
from ..model import Mention, Relation

_LINES = GENERAL | frozenset(
    "“一带一路” “五位一体”总体布局 “四个全面”战略布局 碳达峰碳中和 供给侧结构性改革 全面从严治党 依法治国"
    " “两个结合” “两个确立” “两个维护” “四个意识” “四个自信” “两个毫不动摇” 脱贫攻坚".split()
)
# Who can put forward a general line at all: the leader and the organs of the whole Party.
_SOURCES = re.compile(r"习近平|(?:中国共产党)?中央委员会$|全国代表大会|党的.+大(?:报告)?$")
_DIRECT = ("proposed_by.puts-forward", "proposed_by.planned", "proposed_by.defines")
_MARKS = "，。；：！？\n"
_PREMISE = re.compile(
    r"(?:贯彻|落实|坚持|服务|融入|对接|围绕|锚定|牢牢把握|聚焦|紧扣|学习|运用|遵循|践行|按照|依托|抢抓|旨在|是(?:全面|加快)?(?:建设|推进|实现|落实|构建)|致力于|统筹推进(?=“)|助力|契合|同中方"
    r"|(?<![一-龥])为了?(?:全面|加快|更好|进一步)*(?=推动|推进|实现|建设|促进|实施))"
    r"[^，。；：！？\n]*$"
)
_CARRIES_OUT = re.compile(r"落实$")
_REPORTER = re.compile(r"我们|我[省市县区州]|本[市省县区]")
_OTHERS = re.compile(
    r"[省市县区州]委(?:[省市县区州]?政府)?(?:深入|坚持|积极|大力|全力|加快)?(?:实施|推进|推动)"
    r"|出台[^，。；]{0,40}(?:措施|政策|办法|意见)"
)
_ONLY_NAMED = re.compile(r"[与同和][^，。；：]*$")
_CODE = re.compile(r"[“‘][0-9A-Za-z+＋.×字条-]+[”’]")
_COMPARED = re.compile(r"[^，。；：]{0,8}(?:相比|相较|相适应|相匹配|还有差距)")
_STANDING = re.compile(r"的?(?:重要)?(?:指导|历史|核心|战略)地位")
# 甲在某会上强调, 甲主持召开某会指出: it is 甲 who says it.
_AT_MEETING = re.compile(
    r"[^，。；：！？\n]{0,12}?(?:在(?:今年|此前|刚刚)?[^，。；：！？\n]{0,20}|(?:亲自)?(?:主持|召开|出席|参加)[^。；：！？\n]{0,30})$"
)
_SAYS = re.compile("提出|指出|强调|号召")
_THOUGHT = re.compile("习近平.*思想$")
# 甲指出，大会对乙作出部署: it is the other meeting's.
_ANOTHERS = re.compile(
    r"(?:[一二三四五六七八九十]大|大会|全会|会议|党代会|报告|《[^》]{1,30}》)(?:(?:明确|首次)?(?:提出|指出|强调|明确)|[^，。；！？\n]{0,16}作出[^，。]{0,6}(?:部署|决策|安排)"
    r"|对[^，。；！？\n]{0,16}$)"
)
# 建设甲，必须…: what is put forward comes behind; 以推进甲为抓手: it is a means.
_GIVEN = re.compile(
    r"(?:战略)?(?:[、和][^，。；、]{2,12})*，(?:必须|关键|首先|离不开)|要(?!求)"
    r"|[^，。；]{0,4}为(?:总)?(?:抓手|引领|指导|统领|牵引|遵循)"
)
# 三点倡议, 重大理念倡议: not said which; 首创性、|差异化改革: the name is cut.
_UNNAMED = re.compile(
    "(?:[两二三四五六七八九十\\d]+[点项个条大]|重[大要]|系列|一系列|新)*(?:理念|倡议|主张|建议|举措|方案)+"
    "|(?:各?方面|各?领域|相关)改革"
)
_CUT = re.compile("[性化型式]、$")
_SHARED_FUTURE = re.compile("(?:推动|携手|共同)构建$")  # of the state's foreign policy, whoever speaks
_LONGEST_CLAUSE = 200  # characters looked back for its beginning


def standing(relations: Iterable[Relation], text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """The relations without the proposals that are none; `mentions` are those of the document."""
    placed = {m.start for m in mentions if m.type == "place"}
    persons = [m.end for m in mentions if m.type == "person"]
    for r in relations:
        cut = r.subject.end in placed  # 对口支援|某地: only the beginning of what is put forward
        if r.type != "proposed_by" or not cut and not _persons(r, text, persons) and _stands(r, text):
            yield r


def _persons(r: Relation, text: str, persons: Sequence[int]) -> bool:
    """Whether the meeting is only where a person said it; `persons` are the ends of the persons named, in order."""
    i = bisect_right(persons, r.object.start)
    if r.object.type != "meeting" or i == 0 or r.object.start - persons[i - 1] > _LONGEST_CLAUSE:
        return False
    return _AT_MEETING.fullmatch(text[persons[i - 1] : r.object.start]) is not None


def _stands(r: Relation, text: str) -> bool:
    if _CODE.fullmatch(r.subject.name or r.subject.text):
        return False  # “2+6”: of what, it does not say
    name = r.subject.name or r.subject.text
    if _UNNAMED.fullmatch(name) or _CUT.search(text, max(0, r.subject.start - 2), r.subject.start):
        return False
    if name.endswith("命运共同体") and r.rule not in _DIRECT and _SHARED_FUTURE.search(text, max(0, r.subject.start - 4), r.subject.start):
        return False
    if (name in _LINES or _THOUGHT.match(name)) and not _from_source(r):
        return False
    if r.rule in ("proposed_by.says", "proposed_by.paragraph") and text.startswith(("，是", "是"), r.subject.end):
        return False  # 实施甲，是某某作出的决策: told of 甲
    if r.rule == "proposed_by.says" and r.object.type == "person" and r.subject.found_by == "lexicon:strategy":
        if not _SOURCES.search(r.object.name or r.object.text):
            return False  # a minister or mayor who speaks of the country's strategies
    if _STANDING.match(text, r.subject.end):
        return False  # 确立甲的指导地位: of its standing
    if _GIVEN.match(text, r.subject.end) or r.rule == "proposed_by.puts-forward" and text[r.object.start - 1] == "在":
        return False
    low = max(0, r.subject.start - _LONGEST_CLAUSE)
    start = max(low, *(text.rfind(c, low, r.subject.start) + 1 for c in _MARKS))
    clause = text[start : r.subject.start]
    if r.object.start >= start and r.object.end <= r.subject.start:
        clause = text[r.object.end : r.subject.start]
    if _ONLY_NAMED.search(clause) and _COMPARED.match(text, r.subject.end):
        return False  # 同甲的目标相比: 甲 is the measure
    if r.rule == "proposed_by.paragraph" and r.object.type == "meeting" and _CARRIES_OUT.search(clause):
        return True  # 全会提出，落实甲倡议: the plenum's own words
    if r.rule in ("proposed_by.says", "proposed_by.paragraph") and _ANOTHERS.search(_said_before(r, text)):
        return False
    if _halved(text, start, r) or r.rule != "proposed_by.of" and _PREMISE.search(clause):
        return False
    return r.rule != "proposed_by.paragraph" or not _own_speaker(text, r)


def _said_before(r: Relation, text: str) -> str:
    """What the sentence says before the subject, after the one who speaks (or up from the sentence's beginning)."""
    low = max(0, r.subject.start - _LONGEST_CLAUSE)
    start = max(low, *(text.rfind(c, low, r.subject.start) + 1 for c in "。！？\n"))
    if start <= r.object.start < r.object.end <= r.subject.start:
        start = r.object.end
        if says := _SAYS.search(text, start, r.subject.start):
            start = says.end()
    return text[start : r.subject.start]


def _from_source(r: Relation) -> bool:
    return r.rule in _DIRECT and _SOURCES.search(r.object.name or r.object.text) is not None


def _halved(text: str, start: int, r: Relation) -> bool:
    """提出“在甲战略中走在前”: the quoted clause is put forward, not what it names on the way."""
    before = text[start : r.subject.start]
    opened = before.rfind("“") > before.rfind("”")
    return opened and text[r.subject.end : r.subject.end + 1] not in ("”", "、", "，", "。", "；")


def _own_speaker(text: str, r: Relation) -> bool:
    """Whether the sentence is told by the one who reports, or tells what others did."""
    low = max(0, r.start - _LONGEST_CLAUSE)
    start = max(low, *(text.rfind(c, low, r.start) + 1 for c in "。！？\n"))
    sentence = text[start : r.subject.end]
    return bool(_REPORTER.search(sentence) or _OTHERS.search(sentence))
