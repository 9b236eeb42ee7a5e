"""Of whom a position (定位) without a subject of its own is said: before the document's own division is taken for it.

In: the sentence up to the verb, the sentence before, the words of the position. Out: whether the text speaks there of a
zone, a facility or a class of them (强化综保区功能，打造…; 市文化中心成为…; 加快建设某新城。打造…), and the area that it names, if
it names one. A city's or province's own title (…城市, …强省) is still the division's.
"""

import re
from collections.abc import Sequence

from ..documents.home import lies_in
from ..model import Mention, Sentence

_ZONE = (
    "园区|产业园|科技园|加速园|孵化园|物流园|工业园|街区|商圈|步行街|综合保税区|综保区|保税区|开发区|高新区|经开区|新区|新城(?!镇|疆)"
    "|片区|城区|商务区|港区|矿区|库区|林区|牧区|景区|度假区|自贸试验区|自由贸易试验区|自贸区|融合发展区|合作区|合作示范区|经济区|科学城|科技城|大学城"
    "|口岸|陆港|机场|码头|博物馆|图书馆|美术馆|体育馆|公园|县城|乡镇|集镇|小镇|古镇"
)
_REGION = "城市群|都市圈|经济圈"
_FACILITY = (
    rf"{_ZONE}|{_REGION}|实验室|高校|大学|学院|医院|平台|文化中心|会展中心|体育中心|科创中心|创新中心|企业|学校|项目|场馆"
    r"|[一-龥]谷(?![物子类雨])|[据安云智创]港"
)
_FAST = "(?:加快|着力|全力|大力|积极|深入|高标准|高水平|高质量|统筹|持续|扎实|全面|分类|重点|纵深|稳步|加速|进一步)*"
_RAISES = (
    "强化|推动|推进|支持|引导|鼓励|促进|深化|提升|做强|做大|做优|加强|发挥|优化|完善|增强|壮大|激发|打好|改造|依托|用好|赋能|办好|规范|创新"
)
_RAISED = re.compile(rf"^{_FAST}(?:{_RAISES})+[^，；。：]{{0,18}}?(?P<zone>{_ZONE})(?!人才|企业|治理|矫正|服务业|经济|消费|提升战略|战略)")
_BUILT = re.compile(
    rf"^{_FAST}(?:规划|谋划|启动|支持|推进|推动)?(?:加快|建设|打造|推进|深化|建成|创建|布局|开发|加快推进)[^，；。：]{{0,24}}?"
    rf"(?P<zone>{_ZONE}|{_REGION})(?:（[^）]{{1,20}}）)?(?:的?(?:规划|开发|提档|改造|项目)?建设|功能|一期|二期|工程)?$"
)
_SUBJECT = re.compile(
    rf"^(?!在|以|把|将|对|从|按|围绕|依托|聚焦|坚持|{_RAISES}|建设|打造|加快|实施)[^，；。：、]{{0,14}}?(?P<zone>{_FACILITY})(?:（[^）]{{1,20}}）)?"
    r"(?:要|将|应|全面|正式|顺利|成功|建成|投用|投运|开工|开园|启用|成为|获批|入选|加快|着力|全力|聚焦|发展|快速|持续|不断|实现|承接"
    r"|锚定|坚持|紧盯|围绕|立足|突出|争取|力争|落地|提速|扩容|做强|入驻|招引|引育)"
)
# 守护好辽东“绿肺”, 支持渝东南文旅融合; 提升某县副中心功能, 做强某市极核.
_WORKS = f"(?:{_RAISES}|守护好?|保护好?|建强|联动|支持|出台|培育|擦亮|聚焦|突出|以)"
_REGION_RAISED = re.compile(
    rf"^{_FAST}{_WORKS}+(?:[冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁][东西南北中]{{1,2}}(?![部方亚岸])|[东南北]疆|古城|老城|中心城区|主城区)"
)
_PART_RAISED = re.compile(rf"^{_FAST}{_WORKS}+[^，；。：“”]{{0,4}}")
_CORE = re.compile(r"(?:^|[：，；])(?:核心区|拓展区|联动区|辐射区|先导区|示范区|起步区|“[^“”]{1,4}翼”)(?:要|以|将|重点|着力|聚焦)")
_LEAD = re.compile(rf"^[^，；：]{{0,20}}?(?P<zone>{_ZONE})(?:建设|发展|能级|功能|品质|提质升级|提质增效|提档升级)*$")
_COUNTED = re.compile(r"[\d一两二三四五六七八九十]+(?:余|多)?[个家条座处所]|一批|一系列")
_DISTRICT = re.compile("(?:新区|新城|片区|开发区|高新区|经开区|合作区|商务区|科学城|科技城)(?:建设)?$")
_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]+|[一二三四五六七八九十]是(?:要)?|——|[●■★·])+\s*")
_TITLE = re.compile(r"(?:城市|[市省县乡]|名城|[市省县]区|之[都城乡]|首府|副中心)”?$")
# 成功申建某自贸试验区，…，成为对外开放的引擎: what was founded became that.
_FOUNDED = re.compile(
    rf"^(?:成功|顺利|正式)*(?:申建|申报|获批|设立|挂牌|揭牌|组建)[^，；。：]{{0,24}}?(?P<zone>{_ZONE}|试验区|示范区)(?:（[^）]{{1,20}}）)?$"
)
# 中国海工装备名城，在甲地布局产业园，打造…: the part opens with a name and nothing else.
_CALLED = re.compile("^(?!国家|全国)[一-龥]{4,12}(?:名城|之[都城谷]|[一-龥]谷|港城|智城)(?=，)")
# 创建低碳社区、低碳园区、近零碳示范区; 打造某新区一体化示范区; 建设时尚功能区: what is built or is a part of the place.
_SMALL_SITES = re.compile("(?:社区|园区|街区|学校|校园|村庄|单位|家庭|商圈|工厂|车间|医院|景区)[、和]$")
_OF_ZONE = re.compile("(?!国家|全国|全省|国际|世界|一流|现代|省级)[一-龥]{2,6}?(?:新区|新城|高新区|经开区|开发区|片区|科学城)(?!域)[一-龥]{4,}")
_BUILT_SITE = re.compile("(?:功能区|街区|商圈|步行街|消费圈|生活圈)”?$")
_MATTER = re.compile("(?:样板|窗口|标杆|典范|范例)”?$")  # which many things can be beside a place
_SHORT_LEAD = 26  # characters of a sentence that opens a paragraph and only names its subject
_NEAR = 2  # clauses
_FAR = 5  # clauses, from the one that a sentence begins with: 创建省级某新区，…，打造…
_BOUNDED = ("新区", "开发区", "经开区", "高新区", "合作区", "发展区", "试验区", "保税区", "新城", "圈", "群")
_NAMED = 4  # characters of a zone's own name (东江新区), not its class
_OPENED = re.compile(rf"{_FAST}(?:强化|发挥|提升)[^，；。：]{{0,6}}?(?:综合保税区|综保区|开发区|高新区|经开区|新区|自贸区)")


def named_there(
    sentence: Sentence, verb: int, text: str, before: str, areas: Sequence[Mention], home: Mention | None
) -> Sequence[Mention] | None:
    """Whose the position `text` is, where what stands before the verb at `verb` speaks of a zone, a facility or a part of
    `home`: the area named there, empty where it has no name; None where the position is the default subject's.
    `before` is the sentence before, empty at a paragraph's beginning."""
    if _TITLE.search(text):
        return None
    start = max(sentence.text.rfind(c, 0, verb) for c in "；。：") + 1
    if sentence.text.endswith(("支持", "鼓励"), 0, verb):
        return ()  # 支持创建省级示范区: whoever creates it, it is not the one that supports
    if _CORE.search(sentence.text[:verb]) or _opened(sentence.text[:verb]) or _is_site(sentence.text, start, verb, text):
        return ()
    for match, at in _candidates(sentence.text, start, verb):
        end = sentence.start + at + match.end("zone")
        named = [m for m in areas if m.type == "area" and m.end == end and _alone(sentence, m)]
        heads = [m for m in named if m.start == sentence.start + at + match.start()]  # 某新区全面提升功能，打造…
        return heads[:1] if match.re is _SUBJECT else named[:1]
    return () if _led(before) or home and _of_part(sentence, start, verb, areas, home) else None


def _of_part(sentence: Sentence, start: int, verb: int, areas: Sequence[Mention], home: Mention) -> bool:
    """提升某县副中心功能，打造…; 守护好辽东“绿肺”，建设…: whether a clause right before speaks of a part of the division."""
    clauses = _clauses(sentence.text, start, verb)[-1 - _NEAR : -1]
    if any(_REGION_RAISED.match(clause) for _, clause in clauses):
        return True
    parts = [m for m in areas if m.type == "place" and m.name != home.name and lies_in(m.name, home.name)]
    raised = [(sentence.start + at, sentence.start + at + match.end()) for at, clause in clauses if (match := _PART_RAISED.match(clause))]
    return any(low < m.start <= high for low, high in raised for m in parts)


def _is_site(text: str, start: int, verb: int, words: str) -> bool:
    """Whether what is called `words` is a site among others, or a zone's; or what the clause before counts, or the part's
    opening names, has become it."""
    at = text.find(words, verb)
    listed = at >= 0 and _SMALL_SITES.search(text, verb, at) is not None
    before = _clauses(text, start, verb)[-2:-1]
    matter = _MATTER.search(words) and any(_COUNTED.search(clause) for _, clause in before)
    called = _CALLED.match(_NUMBER.sub("", text[start:verb]))
    return listed or bool(matter or called or _OF_ZONE.match(words) or _BUILT_SITE.search(words))


def _alone(sentence: Sentence, m: Mention) -> bool:
    """Whether an area with a name of its own is raised alone, not one of several."""
    low, high = m.start - sentence.start, m.end - sentence.start
    listed = sentence.text[low - 1 : low] in ("、", "和", "与") or sentence.text[high : high + 1] in ("、", "和", "与", "等")
    return not listed and len(m.text) >= _NAMED and m.text.endswith(_BOUNDED) and "coreference" not in m.found_by


def _opened(text: str) -> bool:
    """强化综保区的功能，…；促进…: whether a sentence opens with a zone, which then holds for all its parts."""
    return _OPENED.match(_NUMBER.sub("", text)) is not None


def _candidates(text: str, start: int, verb: int) -> list[tuple[re.Match[str], int]]:
    """Matches of a zone in the clauses before the verb, nearest first, each with where its clause begins."""
    found: list[tuple[re.Match[str], int]] = []
    clauses = _clauses(text, start, verb)
    for back, (begin, clause) in enumerate(reversed(clauses)):
        patterns = [_SUBJECT]
        if 0 < back <= _NEAR:
            patterns.append(_RAISED)
        opens = 1 < back == len(clauses) - 1 <= _FAR and _DISTRICT.search(clause)
        if (back == 1 or opens) and not _COUNTED.search(clause):
            patterns.append(_BUILT)
        if back and text.startswith("成为", verb):
            patterns.append(_FOUNDED)
        rest = clause + text[verb : verb + 2] if back == 0 else clause
        found += [(m, begin) for p in patterns if (m := p.match(rest))]
    return found


def _clauses(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The clauses of text[start:end] without their numbers, each with where it begins."""
    found: list[tuple[int, str]] = []
    for clause in text[start:end].split("，"):
        number = _NUMBER.match(clause)
        skip = number.end() if number else 0
        found.append((start + skip, clause[skip:]))
        start += len(clause) + 1
    return found


def _led(before: str) -> bool:
    """Whether the sentence before only names a zone (加快建设某新城。), of which this one goes on to speak."""
    words = _NUMBER.sub("", before).rstrip("。")
    return 0 < len(words) <= _SHORT_LEAD and _LEAD.match(words) is not None
