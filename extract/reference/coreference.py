"""Inside one document: which mentions mean one thing.

In: the mentions of a document. Out: the same mentions with `name` set to the full name of the thing meant, plus new
mentions for what was only pointed at (以下简称的名字, 《决定》, 全会, 城市群, 我省). Nothing outside the document is looked at.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from .. import words
from ..documents.scopes import Scope, moved, split
from ..geography import gazetteer
from ..mentions import longest
from ..model import Mention
from ..naming import foreign, lexicon
from ..naming.bureaus import BARE
from ..naming.ceremonies import ceremonies
from ..naming.names import Where, canonical, key
from ..naming.units import boundary, coined
from ..words import apart
from . import pointing
from .meeting_names import completed
from .short_names import bare_bodies, called, spelled_out
from .short_titles import bind_numbers, bind_periods, bind_titles

_PARTS = ("head:organization.department", "divisions:part")
_GATHERINGS = (
    "庆祝大会 座谈会 论坛 博览会 党代会 大会 联席会议 "
    "推介会 启动会 洽谈会 研讨会 推进会 现场会 动员会 吹风会 发布会 启动仪式 签约仪式 开幕式 交流会 部署会 工作会议 "
    "开工仪式 奠基仪式 揭牌仪式 启用仪式 落成仪式 通车仪式 竣工仪式 对接会 研讨班"
).split()
_CLASS_WORDS = (
    *"领导小组办公室 领导小组 委员会 指挥部 联盟 协会 全会".split(),
    *"城市群 都市圈 示范区 新区 开发区 高新区 经济带 试验区 合作区 先行区 起步区 大湾区 城镇圈".split(),
    *_GATHERINGS,
)
_LANDS = frozenset("都市圈 城市群 城镇圈 经济带 新区 开发区 高新区 经开区".split())
_POINTS = frozenset("省 市 县 区 州 本 该 此 这 我 在 个 和 与 及 了 的 以及 进一步 更好 整个 全力 携手 合力 一道 共同".split())
_BARE = re.compile("|".join(_CLASS_WORDS).replace("全会", "全会(?!议)"))
_SPEAKS = re.compile(
    r"的?(?:精神|《|提出|强调|指出|认为|要求|决定|召开|举行|闭幕|审议|通过|部署|对|上|由|在|，|。|是|确定|明确|号召|公报|期间|以来)"
    r"|听取|全面|充分|高度"
)
# 推进大会, 工作座谈会: what stands before tells another meeting.
_OPEN_BEFORE = re.compile(r"(?:^|[^一-龥]|[在本该此次届向对为与和及了到的上席加持办开对为经])$")
_HOME = re.compile(
    r"[我全本](?:(?P<level>[省市县区州旗盟]|自治区|地区(?=[^，。]{0,3}(?:经济|各|上下|范围|生产|固定|粮食|森林|实现|完成|达到|农|城|工|财)))(?!委|政府|际|域|直|级|内外|第|人大|政协|区|场|面|民|中)"
    r"|(?P<state>(?<=我)国|(?<=全)国(?!人大|人民代表|政协|两会|总|妇联|各|第|统一|一盘棋|性)))"
)
_LEVELS = "省市县区州旗盟"
_LEVEL_LIST = re.compile("(?:^|[^一-龥]|和|由|及)[省市县区州旗盟][、和及](?:[省市县区州旗盟][、和及])*$")
_LONGEST_LIST = 16  # characters of 省、市、县、
_EACH = re.compile("[各每][一-龥、]{0,6}$")
# What a province has a 局 for, not a 厅.
_OF_PROVINCES = re.compile(
    "统计|市场监管|市场监督|医保|医疗保障|药监|林业|林草|体育|信访|机关事务"
    "|粮食|能源|税务|气象|地震|档案|知识产权|政务服务|大数据"
)
# 县级以上人民政府, 省、市政府: a kind of body, no body, where the document does not say whose.
_ANY_GOVERNMENT = re.compile(
    r"(?:国家|中央|全国)人民政府|(?:乡镇|街道)?(?:街道|乡镇)?办事处|(?:同级|本级|上级|下级|当地|所在地|各级|直辖市).*"
    r"|.*(?:[（(](?:[省市县区旗镇、]|自治[县旗州])+[）)]|[省市县区乡]级|省辖市|地方).*(?:政府|代表大会|委员会|政协|部门|[局厅委办])"
    r"|(?:省|市|县|区|州|自治区|乡|镇|乡镇|街道|民族乡|地方|[市县区、]+)(?:人民政府|人民代表大会|政协|人民代表大会常务委员会)"
)


def resolve_each(text: str, mentions: Sequence[Mention], found: Sequence[Scope]) -> list[Mention]:
    """As `resolve`, each scope by itself: what another article of the file calls 《决定》 or 领导小组 is not meant."""
    if len(found) == 1:
        return resolve(text, mentions, found[0].where)
    return [
        moved(m, scope.start)
        for scope, own in split(mentions, found)
        for m in resolve(text[scope.start : scope.end], [moved(m, -scope.start) for m in own], scope.where)
    ]


def resolve(text: str, mentions: Sequence[Mention], where: Where) -> list[Mention]:
    """All mentions with their full names, those pointed at included, in order."""
    if not text and not mentions:
        return []
    central = _central(mentions, where)
    named = [_named(m, where, central) for m in mentions if not _homeless(text, m, where)]
    named = [m for m in spelled_out(named) if not _ANY_GOVERNMENT.fullmatch(m.name)]
    only = {(m.start, m.end): m for m in bare_bodies(text, named)}
    named = [m.called(only.pop((m.start, m.end)).name) if (m.start, m.end) in only else m for m in named]
    named = [*completed(text, longest([*named, *called(text, named), *only.values(), *ceremonies(text, named)]), where)]
    named = bind_periods(bind_titles(text, bind_numbers(text, named)))
    pointed = [*_bare(text, named), *_home(text, where), *pointing.he(text, named), *pointing.several(text, named)]
    ends = [m.end for m in named]  # none overlap
    abroad = {m.end for m in named if m.type == "place" and m.name != "中国"}  # 日本|全国: not China
    pointed = [m for m in pointed if m.text != "全国" or m.start not in abroad]
    return longest(named + [m for m in pointed if _free(m, named, ends)])


def _free(m: Mention, named: Sequence[Mention], ends: Sequence[int]) -> bool:
    i = bisect_right(ends, m.start)
    return i == len(named) or named[i].start >= m.end


def _homeless(text: str, m: Mention, where: Where) -> bool:
    """A bureau of no one place: bare (财政局, 地区水利局) where it is unknown whom the document speaks for, or where that
    is a province, which has 厅; or one of all (各地级以上市财政局)."""
    if m.found_by == BARE:
        province = where.narrowest == where.of("省") and m.text.endswith("局") and not _OF_PROVINCES.match(m.text)
        return not where.narrowest or province
    if m.text.startswith(("地区", "行署")):
        return not where.of("地区")
    if m.type != "organization" or m.text[0] not in _LEVELS and not m.text.startswith("自治区"):
        return False
    if not where.of(m.text[0]) and _LEVEL_LIST.search(text, max(0, m.start - _LONGEST_LIST), m.start):
        return True  # 市和区、县|老龄工作委员会: of every one of them
    return _EACH.search(text, max(0, m.start - 8), m.start) is not None


def _central(mentions: Sequence[Mention], where: Where) -> Set[str]:
    """The central bodies that are named in full: what is called as they are (统计局) means them, but for a document
    that speaks for a city or county, which has its own."""
    if "市" in where.names or "县" in where.names:
        return frozenset()
    entries = [(m.text, lexicon.known().get(m.text)) for m in mentions if m.type == "organization"]
    return {entry.name for text, entry in entries if entry and text not in entry.local}


def _named(m: Mention, where: Where, central: Set[str]) -> Mention:
    if m.type in ("place", "person") and m.name:
        return m
    if m.found_by == BARE:
        home = where.of("省") if m.text.endswith("厅") else where.narrowest
        return m.called(canonical("organization", f"{home or ''}{m.text}", where))
    entry = lexicon.known().get(m.text)
    if entry and entry.name in central:
        return m.called(entry.name)
    if m.found_by in _PARTS:
        return m.called(_of_its_body(m.text, where))
    return m.called(canonical(m.type, m.name or m.text, where))


def _of_its_body(text: str, where: Where) -> str:
    """国家卫生健康委医疗应急司: the part under its body's full name, where that is known."""
    body = next((text[:n] for n in range(len(text) - 2, 2, -1) if text[:n] in lexicon.known()), "")
    full = canonical("organization", body, where) if body else ""
    return full + text[len(body) :] if full and not full.endswith(text) else canonical("organization", text, where)


def _bare(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """A bare class word (城市群, 领导小组, 全会) means the only thing of the document whose name ends so."""
    ends: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for m in named:
        for word in _CLASS_WORDS if m.text.endswith(_CLASS_WORDS) or m.name.endswith(_CLASS_WORDS) else ():
            if (m.text.endswith(word) or m.name.endswith(word)) and not m.name.endswith("代表大会"):
                ends[word].add((m.type, m.name))
        if m.type == "meeting" and m.name.endswith(("次全体会议", "次全会")):
            ends["全会"].add((m.type, m.name))
    first = {(m.type, m.name): m.start for m in reversed(named)}
    order = {word: sorted((first[thing], *thing) for thing in things) for word, things in ends.items()}
    for match in _BARE.finditer(text):
        things = order.get(match[0], [])
        before = bisect_left(things, (match.start(),))
        qualified = match[0] in _GATHERINGS and not _OPEN_BEFORE.search(text, max(0, match.start() - 2), match.start())
        qualified = qualified or match[0] in _LANDS and _qualified(text, match.start())
        if before == 1 and not qualified and apart(text, *match.span()):
            _, type, name = things[0]
            yield Mention(type, match[0], *match.span(), name, "coreference:bare")
        elif match[0] == "全会" and not things and text[match.start() - 1 : match.start()] not in ("会", "次"):
            if _SPEAKS.match(text, match.end()):
                yield Mention("meeting", match[0], *match.span(), match[0], "coreference:bare")


def _qualified(text: str, at: int) -> bool:
    """Does what no dictionary has stand before a bare 都市圈 (宜荆荆都市圈) or 高新区 (苏滁高新区)? It names another."""
    low = max(0, at - 6)
    last = next((word for word, _, end in words.cut(text[low:at]) if end == at - low), "")
    name = len(last) == 1 or coined(last)
    return name and "一" <= last[-1:] <= "龥" and last not in boundary() and last not in _POINTS


def _home(text: str, where: Where) -> Iterator[Mention]:
    """我省, 全市, 本县: the division the document speaks for, where it is known; 全国 after a foreign state is its own."""
    for match in _HOME.finditer(text):
        home = "中国" if match["state"] else where.ours(match["level"])
        abroad = match[0] == "全国" and foreign.state_before(text, match.start(), clause=True)
        if home and not abroad:
            division = gazetteer.division(home)  # a home may bear its name of before
            yield Mention("place", match[0], *match.span(), division.name if division else home, "coreference:home")


def clusters(mentions: Sequence[Mention]) -> Mapping[tuple[str, str], list[Mention]]:
    """The mentions of each thing, by (type, key)."""
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        found[m.type, key(m.type, m.name or m.text)].append(m)
    return found
