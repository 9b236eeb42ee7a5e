"""How a number is meant: a clause, its `Amount` and the indicator's name give the attributes of an `Indicator`.

`low`, `high`: the ends of a range, in the unit of the value; `measure`: 水平, 增长, 年均增长, 下降, 年均下降, 累计, 占比, 新增 or
排名; `base`: the year it is measured against; `from`: the value it sets out from; `wording`: the words of comparison.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..amounts import Amount, number
from ..dates import find_times
from ..model import Indicator

Pairs = tuple[tuple[str, object], ...]

_RANGE = re.compile(
    r"(?P<low>\d[\d,]*(?:\.\d+)?)(?P<scale>[%百千万亿元]*)\s?(?:[-—－–~～]{1,2}|至|到)\s?(?P<high>\d[\d,]*(?:\.\d+)?)(?P<rest>.*)"
)
_SPELT_RANGE = re.compile("(百分之[^至到—-]+)[至到—-](百分之.+)")
_SCALE = re.compile("[百千万亿]*")
_YEARLY = re.compile(r"年均(?:复合)?(?:增|下|降|减|提|上|压)|年平均增")
_DOWN = re.compile(r"(?:下降|下滑|回落|降低|减少|压减|削减|缩减|下调|降幅|压缩|节约|低于)(?:率|幅度)?$")
_UP = re.compile(r"(?:增长|增加|增速|增幅|涨幅|提高|提升|上升|上涨|上调|净增|高出|高于|快于)(?:率|幅度)?$")
_SHARE = re.compile(r"占[^，、]*$|(?:占比|比重|比例|份额)$")
_TOTAL = re.compile(r"(?:累计|总计|共计)[^，、；]{0,12}$")
# What is added, said of the number itself or once for a whole list: 新建线路4条、街区3个; and what ends such a list.
_NEW = re.compile(
    r"(?<![创更全最革刷])新[（(]?(?:增|建|改建|改扩建|扩建|改?扩|开|竣|设|投|获|晋|晋升|入选|入库|认定|培育|引进|开工|开通|签约|登记|设立|招引?|聘|创建?|批准?|认证|评|添|"
    r"上榜|命名|备案|注册|发展|筹集|布局|探明|取得|授权|落[地户]|投[产用运]|纳入|上市|选派)|[净增]增(?!加值|速|长|幅|量)|增[设开添]"
)
_BUILDS = re.compile(r"(?:(?:全年|年内|共|再|已|累计|高标准|高质量)*(?:建成|建设|修建|新|增设))(?![^、]{0,3}(?:用地|资金|投资|工程完成))")
_NOT_NEW = re.compile(
    "累计|总[数量计]|共有|现有|拥有|达到?|完成|改造|提升|整治|修复|开工|竣工|投[产用运]|实施|开展|争取|培育|打造|发放|投入|惠及|服务|接待|"
    "获|举办|推进|存[量栏]|突破|超过|保有|保持|稳定|占|率|治理|兑现|培训|办[理结]|引进|带动|减少|退出|关停|淘汰"
)
# What comes to be by these verbs is added to what there is: 打造公园3个、绿道2条; but 培育企业达到50家 says how many there are.
_ADDS = re.compile(
    "(?:全年|年内|共|再|已|又|成功|积极|大力|高标准|高质量|着力|重点|力争|计划|推动|加快)*(?:引进|招引|引育|打造|培育|创建|创成|建成|新建|组建)(?![^、]{0,2}(?:力度|工程|行动|计划)$)"
)
_SAYS_LEVEL = re.compile("达到?$|总[数量额]|规模|产值|收入|投资|率|占|惠及|累计")
_REACHES = re.compile("超|突破|达|不[低少]于")
_RATES = ("%", "百分点", "成")
_SHARE_OR_SUM = ("元", "%", "百分点", "成")
# 城市治理应用: no verb, but part of a noun
_IN_NOUN = re.compile("“[^”]*”|(?<=.)(?:治理|服务|培训|培育|接待|整治|提升|改造)(?=应用|中心|平台|站|基地|场景|机构|综合体|点)")
_METRIC = re.compile("(?:产值|收入|营收|投资额?|税收|利润|[总交销]?[易售]?额)$")
_ITEM = re.compile("[、，]|以及|和(?![美谐平睦田])|及|与")
_VERB_ALONE = re.compile("[\u4e00-\u9fff]{2,4}")
_BOTH_VERBS = re.compile("(?:改扩建|改建|扩建|续建|迁建|改造|提升|提升改造|改造提升)")
_NO_BASE = re.compile("[比较以](?:重|例|高|为|快|内|外|及|下|上(?!年|月))")
_MODALITY = re.compile("力争|争取|确保|务必|努力|必须|原则上|预计|鼓励|保证")
_NEWLY = re.compile("新(?:增|建|开|竣|认|培|引|签|登|设|招|入|投|创|获|改)")
_BINDING = re.compile("(约束性|预期性)(?:指标|目标)|(预期)目标")
_ASIDE = re.compile(r"[^，；。（(]{0,4}[（(](约束性|预期性)")
_SENTENCE_PART = re.compile("[；;。]")
_LIST = 120
_CHANGED = ("增长", "下降", "年均增长", "年均下降")


def described(clause: str, amount: Amount, name: str, year: int | None, risen_from: str) -> Pairs:
    """The attributes of one number, in a fixed order; `year` is the year in which the clause speaks, if known."""
    left = clause[: amount.outer_start]
    kind = measure(left, amount.value, name)
    last = left.rpartition("、")[2]
    if kind == "新增" and _REACHES.match(clause[amount.outer_start : amount.start]) and not (_NEW.search(last) or _NEWLY.match(name)):
        kind = "水平"  # 新增装机3万千瓦、发电量超9亿度: the second is all that is generated
    pairs: dict[str, object] = {"measure": kind}
    if ends := bounds(amount.value):
        pairs["low"], pairs["high"] = ends
    if (base := _base(left, year)) is not None:
        pairs["base"] = base
    if risen_from:
        pairs["from"] = risen_from
    wording = clause[amount.outer_start : amount.start] + clause[amount.end : amount.outer_end]
    if wording:
        pairs["wording"] = wording
    return tuple(pairs.items())


def measure(left: str, value: str, name: str) -> str:
    """What kind of figure: `left` is what stands before it in its clause.

    >>> measure("地区生产总值年均增长", "5%", "地区生产总值年均增长"), measure("能耗下降", "3%", "能耗下降"), measure("产值达到", "5亿元", "产值")
    ('年均增长', '下降', '水平')
    """
    if value.startswith(("第", "前")):
        return "排名"
    yearly = _YEARLY.search(name) or _YEARLY.search(left[-12:])
    if _DOWN.search(name):
        return "年均下降" if yearly else "下降"
    if _UP.search(name) or value.startswith("翻"):
        return "年均增长" if yearly else "增长"
    if _SHARE.search(name):
        return "占比"
    if _TOTAL.search(left):
        return "累计"
    listed = _listed(left)
    if value.endswith(_RATES) and listed != "累计":
        return "水平"  # 新建厂房入驻率达85%: of what is new a share
    if listed == "新增" and value.endswith("元") and _METRIC.search(name) and not _NEW.search(_ITEM.split(left)[-1]):
        return "水平"  # 新增企业3家、产值9亿元: what is added is the companies
    if not listed and not value.endswith(_SHARE_OR_SUM) and _added(left):
        return "新增"
    return listed or ("新增" if _NEWLY.match(name) else "水平")


def _listed(left: str) -> str:
    """Whether the last verb before a number, be it that of an item before, says that what is counted came to be
    (新增) or is summed up (累计); nothing where it says neither.

    >>> _listed("新建线路4条、街区"), _listed("新增园区3个、改造小区"), _listed("累计建成院所2家、基地")
    ('新增', '', '累计')
    """
    items = _ITEM.split(left[-_LIST:])
    for before, item in reversed(list(zip(["", *items], items, strict=False))):
        if _NEW.search(item) or _BUILDS.match(item):
            return "累计" if "累计" in item else "新增"
        if item.startswith("累计"):
            return "累计"
        if _NOT_NEW.search(_IN_NOUN.sub("", item)) and not (_BOTH_VERBS.match(item) and _VERB_ALONE.fullmatch(before)):
            return ""
    return ""


def _added(left: str) -> bool:
    """Whether the last verb before a number, be it that of an item before, adds what is counted.

    >>> _added("打造公园3个、绿道"), _added("培育企业达到"), _added("打造公园3个、改造小区")
    (True, False, False)
    """
    for item in reversed(_ITEM.split(left[-_LIST:].replace("\x01", ""))):
        if _ADDS.match(item):
            return not _SAYS_LEVEL.search(item)
        if _NOT_NEW.search(_IN_NOUN.sub("", item)) or _SAYS_LEVEL.search(item):
            return False
    return False


def bounds(value: str) -> tuple[float | int, float | int] | None:
    """The ends of a range in the unit that stands behind it; None for one number.

    >>> bounds("百分之二至百分之三")
    (2, 3)
    >>> bounds("1.3万亿—1.5万亿斤"), bounds("5%-6%"), bounds("9000—1.1万人"), bounds("300个")
    ((1.3, 1.5), (5, 6), (0.9, 1.1), None)
    """
    if spelt := _SPELT_RANGE.fullmatch(value):
        low_end, high_end = (number(end) for end in spelt.groups())
        return None if low_end is None or high_end is None else (_plain(low_end), _plain(high_end))
    match = _RANGE.match(value)
    if not match:
        return None
    low, high = (float(match[end].replace(",", "")) for end in ("low", "high"))
    outer = _SCALE.match(match["rest"])
    scale, inner = outer[0] if outer else "", match["scale"].strip("%元")
    big, small = number("1" + scale) or 1.0, number("1" + inner) or 1.0
    if scale and not inner and low > high:
        low = low / big  # 9000—1.1万: the first is written out
    elif inner != scale and inner:
        low = low * small / big
    return (_plain(low), _plain(high)) if low <= high else None


def _plain(value: float) -> float | int:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _base(left: str, year: int | None) -> int | None:
    """The year against which the number is measured: 比2020年下降, 较上年, 比“十三五”末."""
    for start in reversed([m for m in re.finditer("[比较以]", left) if not _NO_BASE.match(left, m.start())]):
        times = find_times(left[start.start() :][:16], year=year)
        if times and times[0].start <= 1 and times[0].year is not None:
            return times[0].year if year is None or times[0].year < year else None
    return None


def bound(text: str) -> str:
    """约束性 or 预期性 where a text says so of what follows it (主要预期目标是：), else nothing."""
    found = [next(filter(None, m.groups())) for m in _BINDING.finditer(text)]
    return {"预期": "预期性"}.get(found[-1], found[-1]) if found else ""


def with_sentence(
    text: str, start: int, indicators: tuple[Indicator, ...], binding: str, *, headings: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """The indicators of a sentence (`text`, which begins at clean offset `start`) with what the sentence says of all:
    `modality` (力争, 确保) and `binding` (约束性, 预期性; `binding` is what was said before the sentence)."""
    binding = binding or next(filter(None, map(bound, reversed(headings))), "")
    return tuple(_said(text, indicator.start - start, indicator, binding) for indicator in indicators)


def _said(text: str, at: int, indicator: Indicator, binding: str) -> Indicator:
    before = text[:at]
    said: dict[str, object] = {}
    aside = _ASIDE.match(text, at + indicator.end - indicator.start)
    if kind := aside[1] if aside else bound(before) or binding:
        said["binding"] = kind
    words = _MODALITY.findall(_SENTENCE_PART.split(before)[-1])
    if words:
        said["modality"] = words[-1]
    return replace(indicator, attributes=(*indicator.attributes, *said.items())) if said else indicator


def with_change(text: str, start: int, indicators: list[Indicator]) -> Iterator[Indicator]:
    """Figures with how they changed: in 产值900亿元、增长6% the first gets `change` 增长6%, and the second stays."""
    for i, indicator in enumerate(indicators):
        following = indicators[i + 1] if i + 1 < len(indicators) else None
        if following and (change := _change(text, start, indicator, following)):
            yield replace(indicator, attributes=(*indicator.attributes, ("change", change)))
        else:
            yield indicator


def _change(text: str, start: int, figure: Indicator, following: Indicator) -> str:
    kinds = dict(figure.attributes).get("measure"), dict(following.attributes).get("measure")
    between = text[figure.end - start : following.start - start]
    verb = following.name.removeprefix(figure.name)
    same = verb != following.name and len(verb) <= 6 and len(between) <= 16
    if kinds[0] in _CHANGED or kinds[1] not in _CHANGED or not same or _SENTENCE_PART.search(between):
        return ""
    return verb + following.value
