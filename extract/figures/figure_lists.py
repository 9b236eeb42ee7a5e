"""Numbers side by side that share what is said once (软件业、制造业规模分别达到…, 面积和产量稳定在…): a clause and its amounts
in, one name for each amount out, nothing where the clause is no such list.
"""

import re
from collections.abc import Sequence

from ..amounts import Amount, unit
from ..model import Indicator
from .cues import cue
from .figure_subjects import METRIC, UNTOLD, named, subject_of
from .figure_verbs import shared_tail

_DID = re.compile("(?:完成|实现|获得|新增|引进|发放)([\u4e00-\u9fff]{2,8})$|((?:惠及|接待|服务|带动|吸引)[\u4e00-\u9fff]{0,6})$")  # 分别完成投资
_OF_ALL = re.compile("占[^，、\\d]{1,10}$")
_THREE = ("第一产业", "第二产业", "第三产业")
# 城乡居民收入分别: two in one word, in the order of the numbers
_PARTS = {
    "城乡居民": ("城镇居民", "农村居民"), "城乡低保": ("城市低保", "农村低保"), "城乡": ("城镇", "农村"), "客货运": ("客运", "货运"),
    "客货": ("客", "货"), "进出口": ("进口", "出口"), "开竣工": ("开工", "竣工"), "存贷款": ("存款", "贷款"), "存贷": ("存", "贷"),
    "一二三次产业": _THREE, "一二三产业": _THREE, "三次产业": _THREE, "一二三产": _THREE, "一、二、三产业": _THREE, "一、二、三产": _THREE,
}  # fmt: skip
_BOTH = re.compile("|".join(_PARTS))
_SCOPE = re.compile("(?:中心城区|主?城区|市本级|农村|城镇|城市|县城|乡镇|市区|市直|[国省市县]家?级|县区|新区|山区|牧区|其他县区)(?:新增|新建)?")
_DONE = re.compile("增加|减少|[开竣]工|完成|投产")
_COUNTS = re.compile("[个家户座所处条件项名]$")
_SEVERAL = re.compile("[两三四五六七八九十]+[大项类个种](?!产业)|上述|指标")
# 粮肉奶产量: a letter for each
_LETTERS = re.compile("(?P<each>[粮油肉蛋奶菜果茶棉糖豆鱼禽药菌]{2,})(?P<of>总?产[量值])$")
_SPELT = {"粮": "粮食", "油": "油料", "肉": "肉类", "蛋": "禽蛋", "奶": "奶类", "菜": "蔬菜", "果": "水果", "棉": "棉花", "糖": "糖料"}
_COUNTERPARTS = re.compile(
    "(?:国家级|[省市县区州]级|[国省市][控考]|城镇|农村|城市|乡村|国内|国际|省内|省外|境内"
    "|县城|镇区|中心城区|主?城区|市区|境外|入境|出境|进口|出口|陆地|海洋)(?:常住)?(?:居民)?"
)
_SIZED = re.compile(
    "(?P<what>[^\\d超过]*?)(?P<over>超过?|过)?(?P<size>(?:\\d[\\d.]*)?[十百千万亿]+元?)(?P<more>及?以上)?(?P<of>(?:级|的)?[^\\d元]*)"
)
_HOW = re.compile(
    "(?:总|净|年)?(?:产值|产量|营业收入|主营业务收入|营收|收入|增加值|利润|税收|资产|面积|销售额|单产|出栏量?|存栏量?"
    "|起数|受理数|案损数|死亡人数|(?:伤亡|受伤)人数|死亡率|直接经济损失)"
)
_OWNED = re.compile(f"(?P<what>.{{2,12}}?)(?:种植|播种|饲养|营业|主营业务)?(?:{_HOW.pattern})$")
# What measures as it stands: 资产, in a list with 收入
_MEASURED = re.compile("(?:GDP|生产总值|资产|利润|税收?|资金|存款|贷款|进口|出口|人口|客流|产能|装机|消费|出栏|存栏|游客|保费)$")
_UNLIKE = 5


def side_by_side(clause: str, amounts: Sequence[Amount]) -> list[list[Amount]]:
    """The amounts in runs of those between which nothing stands but a mark (稳定在400万亩、180万吨); most stand alone."""
    runs: list[list[Amount]] = []
    for amount in amounts:
        if runs and clause[runs[-1][-1].outer_end : amount.outer_start].strip() in ("、", "和", "及"):
            runs[-1].append(amount)
        else:
            runs.append([amount])
    return runs


def paired(left: str, amounts: Sequence[Amount]) -> list[str]:
    """The names in 面积和产量稳定在400万亩、180万吨: as many as there are numbers side by side behind `left`."""
    stated = cue("states").search(left)
    names = respective(f"{left[: stated.start()]}分别{stated[0]}", len(amounts)) if stated else []
    return names if all(METRIC.search(name) or name.endswith(("数", "率", "量", "额", "值")) for name in names) else []


def same(left: str, amounts: Sequence[Amount]) -> list[str]:
    """城乡低保标准分别提高8%、11%: of one noun, whose parts are not named; the same name
    for each where nothing tells which is whose."""
    name = named(left.replace("分别", ""), "", yearly=False)
    if _SEVERAL.search(name):
        return [""] * len(amounts)  # 三大指标分别占55%、75%和59%: which is whose, only the sentences before can tell
    both = _BOTH.search(name)
    alike = len({unit(amount.value) for amount in amounts}) == 1
    if both and (alike or "分别" in left) and "、" not in name.replace(both[0], "") and len(_PARTS[both[0]]) == len(amounts):
        return [name[: both.start()] + part + name[both.end() :] for part in _PARTS[both[0]]]
    return [name] * len(amounts) if name and "分别" in left and not cue("growth").fullmatch(name) else []


def respective(left: str, count: int) -> list[str]:
    """The names of A、B规模分别达到…: as many as there are numbers, all with the head of the last."""
    subject, _, verb = left.rpartition("分别")
    listing, of, noun = subject.rpartition("等")
    if of and "、" in listing and 2 <= len(noun) <= 16:  # 食品、石化、医药等产业增加值分别…
        parts = re.split("、", subject_of(listing, made=True, listed=True))
        if len(parts) == count:
            return [part + noun + (growing[0] if (growing := cue("growth").search(verb)) else "") for part in parts]
    subject = subject_of(subject, made=True, listed=True)
    growth = cue("growth").search(verb) or _OF_ALL.search(verb)
    done = _DID.search(verb)
    tail = growth[0].removesuffix("的") if growth else (done[1] or done[2]) if done else ""
    if (letters := _LETTERS.match(subject)) and len(letters["each"]) == count:
        return [_SPELT.get(each, each) + letters["of"] + tail for each in letters["each"]]
    for separators in ("、", "、|以及", "、|以及|和|及|与"):
        parts = [part for part in re.split(separators, subject) if part]
        # A、B和C: the last comma-less pair is split at its last 和 alone, for names have 和 inside as well.
        if len(parts) == count - 1 and (pair := re.match(r"(.+)(?:和|及|与)(.+)$", parts[-1])):
            parts = [*parts[:-1], *pair.groups()]
        if len(parts) == count:
            return _completed(parts, tail)
    return []


def _completed(parts: list[str], tail: str) -> list[str]:
    """The parts of a list, each with what the last says for all, and with `tail`."""
    if all(part[-1] in "一二三" for part in parts[:-1]):
        noun = parts[-1].lstrip("第一二三")
        return [part + noun + tail for part in [*parts[:-1], parts[-1].removesuffix(noun)]]
    if several := re.search("[两三四五六七八九十]大(?P<of>[^大]{2,})$", parts[-1]):
        own = parts[-1][: several.start()]
        return [part + several["of"] + tail for part in [*parts[:-1], own]]
    if sized := _of_sizes(parts):
        return [name + tail for name in sized]
    if shared := shared_tail(parts) or _counterpart(parts):
        return [part + ("" if part.endswith(shared) else shared) + tail for part in parts]
    head = METRIC.search(parts[-1])
    if not head and not tail and len(parts[-1]) - len(min(parts, key=len)) > _UNLIKE:
        return [""] * len(parts)  # 甲市、乙市地铁日客流分别达…: how much of the last is meant for all?
    parts = _of_one(parts)
    industry = "产业" if head and parts[-1][: head.start()].endswith("产业") else ""
    return [
        part
        + ("" if not head or METRIC.search(part) or _MEASURED.search(part) else ("" if part.endswith("业") else industry) + head[0])
        + tail
        for part in parts
    ]


def _of_one(parts: list[str]) -> list[str]:
    """规上工业总产值, 规上工业增加值 from 规上工业总产值、增加值: the parts that only say how they measure are of what the first is."""
    first = _OWNED.match(parts[0])
    return [first["what"] + part if i and first and _HOW.fullmatch(part) else part for i, part in enumerate(parts)]


def _counterpart(parts: list[str]) -> str:
    """What 城镇 lacks in 城镇、农村居民人均可支配收入: the last part without the word of its own; empty for other lists."""
    own = _COUNTERPARTS.match(parts[-1])
    if not own or not all(_COUNTERPARTS.fullmatch(part) for part in parts[:-1]):
        return ""
    rest = parts[-1][own.end() :]
    people = own[0].endswith("居民") and not parts[0].endswith("居民")
    return (re.sub("^(?:农村|乡村|城镇|城市)", "", own[0]) if people else "") + rest


def _of_sizes(parts: list[str]) -> list[str]:
    """产值超50亿元企业, 产值超10亿元企业 from 产值超50亿元、10亿元企业; nothing where the parts are not told by their size."""
    sizes = [_SIZED.fullmatch(part) for part in parts]
    if not all(sizes):
        return []
    found = [size for size in sizes if size]
    first, last = found[0], found[-1]
    if any(size["of"] for size in found[:-1]) or not last["of"]:
        return []
    more = last["more"] or ""
    return [first["what"] + (first["over"] or size["over"] or "") + size["size"] + more + last["of"] for size in found]


def of_which(clause: str, amounts: Sequence[Amount], names: Sequence[str], whole: Indicator | None) -> list[str]:
    """The names in 其中产业项目63个, 其中城区500个 with what they are part of: 亿元以上项目中的产业项目, 城区停车位; `whole` is the
    number before."""
    begin = clause.find("其中")
    if begin < 0 or not whole:
        return list(names)
    named = []
    for amount, name in zip(amounts, names, strict=True):
        if whole and name == whole.name and unit(amount.value) == unit(whole.value):
            name = UNTOLD  # 学位2.3万个，其中高中4处、学位1万个
        if amount.start < begin or not name:
            whole = None if amount.start < begin else whole
        elif whole and not _DONE.match(name) and name[:2] != whole.name[:2] and unit(amount.value) == unit(whole.value) and whole.name not in name:
            name = _part_of(name, whole)
        named.append(name)
    return named


def _part_of(name: str, whole: Indicator) -> str:
    if _SCOPE.fullmatch(name):
        return name + whole.name
    return f"{whole.name.removeprefix('实施')}中的{name}" if _COUNTS.search(whole.value) else name
