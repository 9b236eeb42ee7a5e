"""The body of the post before and the words for the next in, the next post's body out.

In a chain of posts a body is said short: 水利厅 behind a leading group of the province is the province's, 组织部 behind
the provincial party committee is the committee's, 教务处 behind a department of a university is the university's.
"""

import re
from functools import cache

from .. import schema
from ..geography import gazetteer
from ..naming import lexicon

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,9}?(?:自治区|自治州|自治县|[省市县区州盟旗])"
    r"(?=委|党委|人民|政府|人大|政协|纪委|监委|[\u4e00-\u9fff]{2,30}(?:小组|指挥部|联席会议|委员会|[厅局院]))"
)
_BARE_LEVEL = re.compile("(?:自治区|[省市县区州盟旗])(?=委|党委|人民|政府|人大|政协|纪委|监委)")
_LEVEL = re.compile(r"自治区|自治州|自治县|[省市县区州盟旗](?![域际内])")
_FULL = "省市县区州盟旗"  # what lies in a division is named in full: 公安 behind a city is no county
_NOT_OURS = re.compile("市场|区域|县域|省际|州际")
# What leads a division, behind its name: all offices of the division may follow.
_LEADS = re.compile(
    r"(?:委|党委|委员会|人民政府|政府|政协|人大|纪委|监委|纪律检查委员会|人大常委会|人民代表大会(?:常务委员会)?"
    r"|委(?:组织|宣传|统战|统一战线工作|政法|社会工作|农村工作|办公|政策研究|老干部)[\u4e00-\u9fff]{0,3})(?:党组)?$"
)
_GROUP = re.compile(r"(?:小组|指挥部|联席会议|专班|协调机制|(?:工作|协调|领导|推进)委员会)(?:办公室)?$")
_PARTY = re.compile(
    r"(?:组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委(?:员会)?|党校|老干部局|直属机关工委|农办|农工办|政研室|巡察办|巡视办)$"
)
_OFFICE = re.compile(r"(?:办公厅|办公室|研究室|秘书处|机关党委)$")
_AGENCY = re.compile(r"[\u4e00-\u9fff]{2,12}(?:厅|局|委|委员会|法院|检察院)$")
_DEPARTMENT = re.compile("(?:厅|局|委|委员会)$")
_SCHOOL = re.compile(r"(?P<root>[\u4e00-\u9fff]{2,14}?(?:大学|学院|学校|党校))(?P<tail>[\u4e00-\u9fff]{2,16})$")
_FIRM = re.compile(
    r"(?P<root>[\u4e00-\u9fff]{2,24}?(?:有限公司|公司|集团|总厂|厂|医院|银行))(?P<tail>[\u4e00-\u9fff]{2,12}(?:部|处|室|车间|科))$"
)
_STATE = re.compile(
    r"(?P<root>(?:国家|中央|[\u4e00-\u9fff])[\u4e00-\u9fff]{1,12}?(?:部|委员会|总局|总署|银行))(?P<tail>[\u4e00-\u9fff]{2,10})$"
)
# Bodies of their own, no part of an office; assemblies have deputies from everywhere.
_OWN = re.compile("(?:集团|公司|大学|医院|银行|工厂|协会|学会|商会|合作社|事务所|[中小]学)$")
_FIRMS = re.compile("集团|公司|大学|协会|联合会")
_ASSEMBLY = re.compile("(?:人民代表大会|人大|政协|政治协商会议[\u4e00-\u9fff]*委员会)$")
# 某乡党委, and beside it the town's 人大; 某县体改办, and the county's 政府办.
_COUNTERPART = re.compile("(?:政府|人民政府|政府办(?:公室)?|人大|人大常委会|政协|纪委|武装部)")
_ZONE = re.compile("(?P<zone>.{2,20}?)(?:党工委|工委|党委|管委会|管理委员会)$")
_ZONE_BODY = re.compile("管委会|管理委员会|党工委|纪工委")
_COUNTERED = re.compile(r"(?P<town>(?:[\u4e00-\u9fff]{1,6}(?:[乡镇]|街道))?)(?:党委|党工委|委|政府|人民政府|人大|[\u4e00-\u9fff]{1,10}[局委办处厅])$")
_INNER = re.compile("(?:委员会|委|办公厅|办公室|研究室|秘书处|机关|党组)$")
_RANKS = ("司局厅院", "处室科系所部")


def places_of(name: str) -> list[str]:
    """The divisions that a body's name begins with, the widest first.

    >>> places_of("辽宁省辽阳市委"), places_of("湖北省委组织部"), places_of("国家税务总局")
    (['辽宁省', '辽阳市'], ['湖北省'], [])
    """
    found: list[str] = []
    at = 0
    while at < len(name):
        known = next(
            (
                n
                for n in range(min(11, len(name) - at), 1, -1)
                if _division(name[at : at + n]) and (not found or name[at + n - 1] in _FULL)
            ),
            0,
        )
        known += bool(known and name[at + known - 1] not in _FULL and _BARE_LEVEL.match(name, at + known))  # 海南|州委
        match = None if known or found else _PLACE.match(name, at) or _BARE_LEVEL.match(name)
        length = known or (match.end() - at if match else 0)
        if not length:
            break
        found.append(name[at : at + length])
        at += length
    return found


def _division(word: str) -> bool:
    senses = gazetteer.senses().get(word, ())
    return any(s.place.status != "外国" and s.place.level != "国家" for s in senses)


def full(phrase: str) -> bool:
    """Does the phrase name a body on its own: one that begins with a place or a level?"""
    if phrase[:2] in ("国家", "全国", "中央", "中国", "最高", "国务") or phrase[0] in _FULL:
        return True
    police = phrase[:2] == "公安" and phrase[2:3] in "局厅部处"  # 公安 is a county as well
    known = lexicon.known().get(phrase)
    return (
        bool(known and phrase not in known.local)
        or not police
        and any(phrase[:n] in gazetteer.senses() for n in range(2, min(len(phrase), 11)))
    )


@cache
def _league() -> re.Pattern[str]:
    return re.compile(f"^(?:共青团|{schema.word_class('党派')})")


def same_level(base: str, phrase: str) -> str:
    """`phrase` (市政府) with the division of that level which `base` names; empty where there is none.

    >>> same_level("辽宁省辽阳市委", "市政府"), same_level("辽宁省辽阳市委", "省政府"), same_level("省委", "省政府")
    ('辽阳市政府', '辽宁省政府', '')
    >>> same_level("共青团辽宁省委", "省委组织部")
    '辽宁省委组织部'
    """
    level = _LEVEL.match(phrase)
    if not level or _NOT_OURS.match(phrase) or len(phrase) < 2:
        return ""
    place = next((p for p in places_of(_league().sub("", base)) if len(p) > 2 and p.endswith(level[0])), "")
    return place + phrase[level.end() :] if place else ""


def counterpart(phrase: str) -> bool:
    """Is it a body that every division has (纪委, 组织部), so that without a place the division before is meant?"""
    return bool(_COUNTERPART.fullmatch(phrase) or _PARTY.fullmatch(phrase))


def part_beside(base: str, phrase: str, *, joined: bool = True) -> str:
    """The body that `phrase`, which names no place, means behind a post at `base`; not `joined` to it by 、 it may be one
    by itself.

    >>> part_beside("甘肃省防汛工作领导小组", "水利厅"), part_beside("湖北省委", "组织部")
    ('甘肃省水利厅', '湖北省委组织部')
    >>> part_beside("江东开发区党工委", "管委会")
    '江东开发区管委会'
    >>> part_beside("青山大学水利系", "教务处"), part_beside("农业部办公厅", "财务司")
    ('青山大学教务处', '农业部财务司')
    """
    if _ZONE_BODY.fullmatch(phrase) and (zone := _ZONE.match(base)):
        return zone["zone"] + phrase
    if _OWN.search(phrase) and not _FIRMS.search(base) or _ASSEMBLY.search(base) and not _INNER.search(phrase):
        return phrase
    places = places_of(base)
    place = "".join(places)
    own = base[len(place) :]
    if _COUNTERPART.fullmatch(phrase) and (root := _COUNTERED.match(own)) and place:
        return place + root["town"] + phrase
    if place and (_LEADS.fullmatch(own) or _GROUP.search(own)):
        if _PARTY.search(phrase):
            return f"{place}委{phrase}"
        if _OFFICE.fullmatch(phrase):
            return _root(own, place) + phrase
        if _AGENCY.fullmatch(phrase) and not _OFFICE.search(phrase):
            return (
                place + phrase
                if not own.startswith(("政协", "人大", "人民代表大会")) or phrase[-1] in "厅局"
                else base + phrase
            )
    if place and own[-1:] in ("厅", "局", "委", "办") and _AGENCY.fullmatch(phrase) and _equal(own, phrase):
        return place + phrase
    for pattern in (_SCHOOL, _FIRM, _STATE):
        match = pattern.fullmatch(base)
        if match and _beside(match["tail"], phrase):
            return match["root"] + phrase
    return base + phrase if joined else phrase


def _root(own: str, place: str) -> str:
    """What has an office: the party committee, of which a department is part; else the body itself."""
    return place + ("委" if own.startswith("委") and not own.startswith("委员会") else own)


def _equal(own: str, phrase: str) -> bool:
    """Are both agencies of one rank: 发展改革委 and 国资委, 公安局 and 司法局, but not 公安局 and 交警支队?"""
    return bool(_DEPARTMENT.search(own)) and own[-1] == phrase[-1]


def _beside(tail: str, phrase: str) -> bool:
    """Is `phrase` of the rank of the part `tail`, or above, so that it is not a part of that part?"""
    ranks = [next((i for i, rank in enumerate(_RANKS) if word[-1] in rank), -1) for word in (tail, phrase)]
    return min(ranks) >= 0 and ranks[1] <= ranks[0] or tail.endswith("学院") and phrase.endswith(("党委", "处", "部"))
