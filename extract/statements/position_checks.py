"""What reads like a position (定位) and is none: the filter behind positioning.py.

In: the words of one position, its subject and the division that reports. Out: whether it says what that subject is to
become. A county is no 示范市 and a city no 示范县; a zone or base with a smaller place's name is built; a class word that
only levels stand before (国家级先导区, 试点样板) says nothing.
"""

import re
from functools import cache

from ..documents.home import lies_in
from ..geography import gazetteer
from .position_phrases import joined

_COUNTED = re.compile(r"[\d.]+(?:余|多)?[万亿]?(?:大|个|亩|对|家|条|座|处|千瓦|吨|人)")
_THINGS = re.compile(
    r"(?:[城园港县馆院站线路湾镇村]|(?:开发|综保|保税|经济|自贸|高新|社|园|校|街)区|中心|基地|机场|码头|平台)、"
)
_LEVELLED = re.compile("国家|国际|全国|全球|世界|省|中国|区域|西部|中部|东部")
_CREATED = re.compile(r"(?:自由贸易试验区|自贸试验区|自贸区|综合保税区|综保区|保税物流中心|单一窗口|跨境电商综合试验区|示范带)”?$")
_OURS = re.compile("我[省市县区州]")
_EMPTY = re.compile(
    r"(?:国家|国家级|省级|全国|全省|全区|全市|全州|市级|区域|区域性|试点|示范|先进|现代化|高水平|高质量|更高效率|战略|一流|重要|首批|新的?|更多|人民|一批|特色|优势)*"
    r"(?:产业[集聚]聚区|产业聚集区|大?通道|示范[省市县]|试点[市县]|样板|先导区|示范区|试验区|先行区|引领区|集聚区|聚集区|核心区|标杆|典范|高地|枢纽|基地|先行地|示范地|样板地|实践地|承接地|支撑地|承载地|新样板|新标杆|排头兵|动力源|支点|节点|门户|屏障|窗口|增长极|人民城市|现代化城市|龙头|行业龙头|示范样板)"
)
# 四大高地, “三城一岛”增长极, 两高地、三基地: several things, or the parts of a layout.
_SEVERAL = re.compile(
    r"“?(?:国家|全国|全省)?(?:[\d二两三四五六七八九十]+大|[一两二三四五六七八九十]个)|[一二两三四五六七八九十][一-龥]{1,3}$|“(?!一带一路)(?:[一二两三四五六七八九十][一-龥]){2,}”[一-龥]{2,}"
)
# What is built, or is a part of every place: 某国家实验室西北基地, 东西横向大通道, 开发区发展主阵地, 规模化生产基地, 产教共同体.
_BUILT = re.compile(
    r"[^、]*(?:实验室|研究院|研究所)[^、]{0,6}(?:基地|中心)”?$|(?:[^、]*(?:东西|南北|横向|纵向|交通|运输|物流)[^、]{0,4}通道|[^、]*绿色通道)”?$"
    r"|(?:开发区|园区|县域经济|县城|商圈|景区|社区(?!嵌入))[^、]*(?:阵地|引擎|高地|标杆|共同体)”?$|(?:[^、的]{1,3}(?<!转)化[、和]?)+(?:生产)?基地$|其|作为|了|[^的]*(?:坚定不移|着力推|加快推)"
)
_NO_COUNTRY = re.compile(r"国家|全国|国内|(?:区|城市|基地|枢纽|样板|标杆)”?$")
_NODE = re.compile(r"(?:节点|支点|承载|枢纽|门户)城市”?$")
_SHARED = re.compile(r"等[^、等]{0,8}(?:功能|作用|项目|工程|载体|能力|优势|任务|服务|地位|体系|机制)$")
_LEADING = re.compile("^(?:打造|建设|成为|争当|建成|创建|提升|升级)(?=.{4})")
_COUNTY = re.compile(r"(?:示范|强|先进|样板|先行|培育|试点|模范|生态|百强|名)县(?:（市|（区)?[）市区]*”?$")
_CITY = re.compile(r"(?:示范|强|模范|先行|试点|最强|最优|样板)市”?$")
# 鲁豫国家…中心: of two provinces together.
_JOINT = re.compile("(?!青藏|京津冀|黑土)[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁]{2}.*(?:区|中心|圈|带)”?$")
_SITE = re.compile("(?:基地|中心|会客厅|平台)”?$")
_ZONES = ("试验区", "开发区", "合作区", "示范区", "保税区", "园区", "产业园")
_CLUSTERS = ("城市群", "都市圈", "城镇圈", "经济区", "经济圈")
_CLUSTER = re.compile("城市群”?$")
_TOWN = re.compile("城市”?$")
_PROVINCE = re.compile(r"(?:示范|强|大|先行|样板)省”?$")
_RANKED = re.compile(r"唯一|热门|前\d+|首个.*(?:基地|中心)”?$|现代化人民城市$")
_WITHIN_PROVINCE = re.compile("(?:(?:省域)?(?:经济)?副中心|区域性?中心城市)(?:城市)?”?$|^区域性[^、]{2,12}中心”?$")
_ZONE = re.compile(r"(?:基地|区|中心|带|园|城|谷|港|旅游目的地|集聚地)”?$")
# 南疆, 皖北: what a part of the province is to become.
_PART = re.compile("[东南北]疆|[冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁][东西南北中]{1,2}(?![部方亚欧亚])")
_LONGEST_NAME = 6
# 国家物流枢纽和省级物流枢纽: those of different grades are many, and lie in the place.
_GRADES = re.compile(r"(?:国家|全国)[^、和与及]{1,14}([^、和与及]{2})[、和与及](?:省级|市级|县级)[^、和与及]{1,14}\1|^(?:省级|市级)[、和与及]国家级")
_COUNTED_BEHIND = re.compile(r"[\d一两二三四五六七八九十]+(?:余|多)?[个家处条座]$|[两三四五六七八九十]大[^、的和]{2,8}$|之一$")
_SITES = re.compile("[一-龥]{1,3}[湖河江山岛湾镇村]、[一-龥]{1,3}[湖河江山岛湾镇村]")
_QUOTED = re.compile("“[大环泛]?([一-龥]{2,6})(?:[片地]区)?”")


def all_one_kind(phrase: str) -> bool:
    """甲枢纽、乙服务等核心功能: what is listed are functions, whatever its items end with; or hubs of several grades; or
    things that are counted behind (甲示范区和乙基地23个), or of which the place is one (甲节点和乙集群之一)."""
    return any(pattern.search(phrase) for pattern in (_SHARED, _GRADES, _COUNTED_BEHIND))


def tidied(text: str) -> str:
    """Without a verb that the text doubles (争当打造…主战场)."""
    return _LEADING.sub("", text)


def holds(text: str, subject: str, home: str) -> bool:
    """Whether `text` can be the position of the place or area `subject` in a report of `home` ("" where none reports)."""
    things = _THINGS.search(text) and "的" not in text and not all(map(_LEVELLED.match, text.split("、")))
    if _SITES.match(text):
        return False
    if subject == "中国" and (home not in ("", subject) or _NO_COUNTRY.search(text)):
        return False  # a city's report speaks of the country, but not for it; the country's, of zones and cities in it
    if _RANKED.search(text) or _COUNTED.match(text) or things or _CREATED.search(text) or _EMPTY.fullmatch(text.strip("“”")):
        return False
    if _SEVERAL.match(text) or _BUILT.match(text) or joined(text):
        return False
    if _OURS.search(text) and subject == home:
        return False  # 我市融入双循环的承载地 is something in the city
    return _of_level(text, subject) and not _smaller(text, subject, home)


def _of_level(text: str, subject: str) -> bool:
    """示范县 is no city, 强省 no county."""
    if subject.endswith(_CLUSTERS) and _TOWN.search(text) or subject.endswith(_ZONES) and _NODE.search(text):
        return False  # a cluster is no 智慧城市, a zone no 节点城市
    place = gazetteer.division(subject)
    if place is None or place.level not in ("省", "市", "县"):
        return True
    if _SITE.search(text) and any(name in text for name in place.short if len(name) > 1):
        return False  # 某省区域救援乙基地, in 乙: a facility with a name
    if place.level == "省" and _JOINT.match(text):
        return False
    if _CLUSTER.search(text) or place.level == "省" and not subject.endswith("市") and _TOWN.search(text):
        return False
    if _COUNTY.search(text):
        return place.level == "县"
    if _CITY.search(text):
        return place.level == "市" or subject.endswith("市")
    if place.level == "省":
        return not _WITHIN_PROVINCE.search(text) and not _PART.match(text)
    return not _PROVINCE.search(text)


def _smaller(text: str, subject: str, home: str) -> bool:
    """Whether the words name a zone or base by a smaller place of the same division."""
    quoted = _QUOTED.match(text) if home else None
    if quoted and (_inside(quoted[1], subject, home) or _inside(quoted[1].removesuffix("样板"), subject, home)):
        return True
    return bool(home and _ZONE.search(text)) and any(_inside(text[:n], subject, home) for n in range(_LONGEST_NAME, 1, -1) if len(text) > n)


@cache
def _inside(name: str, subject: str, home: str) -> bool:
    """Whether the name means a county or city within `home` other than the subject."""
    divisions = [sense.place for sense in gazetteer.senses().get(name, ()) if sense.kind in ("full", "short")]
    return any(
        place.level in ("市", "县") and place.name not in (subject, home) and lies_in(place.code, home)
        for place in divisions
    )
