"""How much of a sentence a task says: from where its text is cut, and whether there is a number to be reached in it.

In: a sentence of a year's tasks and its indicators. Out: those that are no count of what there is already; a target
whose text says of what it is, or None where it is only a direction of work.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model import Indicator, Sentence, Target
from .cues import DIGIT

_ADVERBS = (
    "(?:[一二三四五六七八九十]{1,2}[是要]|\\d+[.．、]|继续|持续|深入|扎实|大力|全力|积极|充分|切实|精准|有效|更好|进一步|有序|稳步"
    "|加力|全面|着力)*"
)
# What is there already, or is looked at: 依托9家企业, 发挥8个基地龙头作用, 紧盯6个领域
_THERE = re.compile(
    f"{_ADVERBS}(?:依托|立足|凭借|背靠|坐拥|基于|发挥|放大|用好|紧盯|聚焦|围绕|瞄准|锚定|紧扣|面向|针对"
    "|以(?=[^，；]*为(?:重点|牵引|抓手|载体|依托|支撑|契机|引领|主线|基础)))"
)
_MAKES = re.compile(
    "建[设成立]|打造|新[建增设培]|培育|培养|引进|招引|引育|实施|开展|举办|推[出进动]|完成|实现|达到?|突破|开工|组织|改造|争创|创建|布局|谋划|签约|落地|力争|超过?"
    "|发放|安排|认定|制定|攻克|开发|加快|提供|培训"
)
# 推动9个试点县差异发展: what there is goes on
_GOES_ON = re.compile(
    f"{_ADVERBS}(?:推动|推进|促进|助推|助力|支持|引导|加快|深化|壮大|做[大强优]|巩固|实施|落实|用好|统筹|抓好|聚力)+(?:[^，；]*[^，；\\d])?"
    "\\d+(?:个|类|家|条|座|项|大|方面|位|名)[^，；\\d]*?"
    "(?:(?:特色|差异化?|协调|协同|联动|融合|集聚|集群|错位|健康|持续|绿色|创新|高质量)*发展|转型(?:升级)?|见效|提质增效|提质升级|提档升级"
    "|落地落实|落实落地|落地见效|改革(?:任务|举措|试点)?|行动|产业链|举措|作用|优势|试点(?:工作)?|领域)"
)
_TOPIC = re.compile(
    "[^，：；。]{2,24}(?:以[^，：；。]+为[^，：；。]{0,4}(?:重点|主线|目标|抓手|方向|牵引)"
    "|产业|业|领域|方面|园区|合作区|开发区|新区|示范区|高新区|经开区|片区|材料)，|[^，：；。]{2,14}："
)
_VERB_FIRST = re.compile(
    "(?:争|创[建成]|申[报请建]|改造|开放|靶向|盘活|培[引优育]|招|加[大速快强]|释放|激发|擦亮|办|强|把|将|对|为|在|按|推[动进广]|促进|发展|大力|打造|聚焦|围绕|深化|实施|坚持"
    "|做[大强优精好]|壮大|优化|建[设成]|抓|支持|引|提[升速]|稳定|完善|扩大|鼓励|开展|落实|全[力面]|持续|深入|积极|统筹|突出|巩固|充分|着力|有序|稳步|新[建增]|完成|实现|力争"
    "|依托|立足|整合|规范|健全|保障|严格|主动|扎实|用好|启动|拓展|聚|扶持|创新|构建|高[标质水])"
)
_MARKS = re.compile("[；。：:]")
_LONGEST = 110
# Too short to say of what its number is, where no name does: 完成置换9万亩
_SHORT = 16
_BULLET = re.compile("(?:[（(]?[\\d一二三四五六七八九十]{1,3}[)）.、．]|[一二三四五六七八九十]{1,2}是|——)")


def to_reach(found: Iterable[Indicator], sentence: Sentence) -> list[Indicator]:
    """The indicators whose clause does not only say what there is to work with."""
    return [one for one in found if not _is_there(sentence.text, one.start - sentence.start)]


def _is_there(text: str, at: int) -> bool:
    start = max(text.rfind(mark, 0, at) for mark in "，；：。") + 1
    there = _THERE.match(text, start)
    return there is not None and _MAKES.search(text, there.end(), at) is None


def finished(target: Target, sentence: Sentence) -> Target | None:
    """A target of a year's tasks as it can be cited: with what its part of the sentence is about; where no number is
    certain, all that the part says before; None for a direction of work."""
    if target.rule != "task":
        return target
    if all(_GOES_ON.fullmatch(c) for c in re.split("[，；]", target.text) if DIGIT.search(c)):
        return None
    text = sentence.text
    at = target.start - sentence.start
    part = max((m.end() for m in _MARKS.finditer(text, 0, at) if m[0] in "；。"), default=0)
    if bullet := _BULLET.match(text, part):
        part = min(bullet.end(), at)
    topic = _TOPIC.match(text, part, at)
    about = topic is not None and not _VERB_FIRST.match(text, part)
    wide = about or not target.indicators and len(target.text) <= _SHORT
    start = part if wide and target.end - sentence.start - part <= _LONGEST else at
    if start == at:
        return target
    return replace(target, text=text[start : target.end - sentence.start], start=sentence.start + start)
