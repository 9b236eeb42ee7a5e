"""takes_part_in relations in, those left out where nobody is at the meeting: who only wrote to it, who is kept
out, and what a rule prescribes of meetings in general."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import Mention, Outline, Relation

# 某人致信祝贺某大会召开; 某人对某工作作出重要指示.
_WROTE = re.compile(
    r"(?:总书记|主席|总理|同志)?(?:(?!出席|宣读|传达|学习|主持|贯彻|落实)[^。；\n]){0,60}?"
    r"(?:致信|致贺[信电]|致电|视频祝贺|发来?贺[信电]|致[^，。；\n]{2,30}贺[信电]|复信|回信|作出(?:重要)?(?:指示|批示))"
)
_SAYS = frozenset({"takes_part_in.says"})
_PRESCRIBES = re.compile(
    r"^[\s#*]*第[一二三四五六七八九十百零〇\d]{1,5}条|应当[^，。；\n]{0,12}(?:召开|举行|举办|参加|出席)"
    r"|(?:可以|可)(?:召开|举行|举办|参加|出席)|(?:定期|不定期|每年|每季度|每月)[^，。；\n]{0,8}(?:召开|举行|举办)"
)
_LAW = re.compile("(?:条例|办法|规定|细则|规则)(?:[（(][^（）()]{1,20}[）)])?$")
_DENIED = re.compile("拒绝|所谓|缺席|取消|未能|没有(?:出席|参加)|预祝|即将召开的|(?:要求|呼吁|提议|建议|敦促)[^，。；]{0,24}(?:举行|召开|举办)")
# 国务院有关部门负责人出席: theirs, not the State Council's.
_PARTS_OF = re.compile("总部|(?:、[^，。；、有相所]{2,12}){0,2}(?:等)?(?:有关|相关|所属)(?:主管)?(?:部门|单位|方面|机构)")
# 公安局、武警部队主要负责同志出席: whoever that is, not the body; what its heads say at the meeting has rules of its own.
_HEADS_OF = re.compile("(?:、[^，。；、]{2,14}){0,3}(?:等)?(?:主要负责(?:同志|人)|负责同志)")
_LEADERS = ("takes_part_in.leaders-speak", "takes_part_in.leaders-context")
_MISSION = re.compile(r"[^，。；、\n]{0,12}(?:使馆|领事馆|代表团|代表处|办事处|联络办)")
_POST = re.compile("(?:党组|党委)?(?:名誉|常务)?副?(?:委员长|主席|书记|主任|[部局厅处省市县区州]长|秘书长|会长|院长|校长|总裁|总经理|董事长|理事长)")
_ACTS = re.compile("政府|代表|在|将|于|举|主[办持]|承办|成功|近日|[和与、，及]|派|今年|先后|参|出席|连续|作为")
_POSTED = re.compile(r"(?:[驻赴抵到]|访问|出访|前往)[^，。；\n]{0,30}$")
# 在甲、乙、丙举办: where it is held; 甲籍运动员参加, 甲女子手球队参加: they do, not 甲.
_HELD = re.compile(r"在[^，。；\n在]{1,20}[、和及与]$")
# 同列席某会议的代表座谈: they were there whom one met.
_MET = re.compile(r"(?:[同与和]|会见|接见|看望)(?:列席|出席|参加|前来(?:出席|参加)|来华(?:出席|参加))$")
_GAMES = re.compile("(?:运动会|大运会|亚运会|全运会|残运会|奥运会|世博会|博览会)$")
_CEREMONY = re.compile("[开闭]幕式$")
_SAME_NEWS = 2_000  # characters
_SENDS = re.compile(r"[一-龥]{0,2}籍|[一-龥]{0,8}?(?:运动员|选手|健儿|[男女](?:子|篮|排|足)|代表队|[球舞]队)")


def attended(relations: Iterable[Relation], taken: Outline, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """The relations without participation that is none; all other types pass."""
    text = taken.clean.text
    laws = any(_LAW.search(article.title) for article in taken.articles)  # who meets by rule
    writers = {m.name for m in mentions if m.type == "person" and _WROTE.match(text, m.end)}
    for relation in relations:
        if relation.type == "takes_part_in":
            if laws and relation.subject.type == "organization":
                continue
            low = max(text.rfind(mark, 0, relation.start) for mark in "。\n") + 1
            if relation.rule in _SAYS and relation.subject.name in writers:
                continue
            if relation.subject.type == "place" and _only_place(text, relation.subject):
                continue
            if relation.subject.type == "organization" and _only_body(text, relation.subject, relation.rule):
                continue
            said = text[low : relation.end]
            if _PRESCRIBES.search(said) or _DENIED.search(said):
                continue
            if _MET.search(text, low, relation.object.start) and text.startswith("的", relation.object.end):
                continue
            if _GAMES.search(relation.object.name) and not low <= relation.object.start < relation.end:
                relation = replace(relation, object=_ceremony(relation, mentions) or relation.object)
        yield relation


def _ceremony(relation: Relation, mentions: Sequence[Mention]) -> Mention | None:
    """The ceremony named last before a sentence that only says 出席 or 致辞: its speakers are there, not at all of the games."""
    near = [m for m in mentions if m.type == "meeting" and relation.start - _SAME_NEWS < m.start < relation.start]
    return next((m for m in reversed(near) if _CEREMONY.search(m.name or m.text)), None)


def _only_body(text: str, m: Mention, rule: str) -> bool:
    """Does the body only say whose department, head or mission is there: 国务院有关部门, 公安局主要负责同志, 某协会主席某人, 常驻某组织代表团?"""
    headed = rule not in _LEADERS and _HEADS_OF.match(text, m.end)
    stationed = text.endswith("常驻", 0, m.start)
    return bool(headed or stationed or m.text[0] in "和与及" or _PARTS_OF.match(text, m.end) or _POST.match(text, m.end))


def _only_place(text: str, m: Mention) -> bool:
    """Does the place only say where somebody is posted (驻智利大使馆) or that something happens all over (全国)?"""
    lead = text[max(0, m.start - 32) : m.start]
    if m.text == "中国" and not _ACTS.match(text, m.end):
        return True  # 中国某报
    if m.text[0] == "全" and not _ACTS.match(text, m.end):
        return True  # 全区公安系统
    if _HELD.search(lead) or _SENDS.match(text, m.end):
        return True
    return m.text == "全国" or bool(_POSTED.search(lead) or _MISSION.match(text, m.end) and lead.endswith("驻"))
