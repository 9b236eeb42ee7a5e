"""Numbers side by side that share what is said once (软件业、制造业规模分别达到…, 面积和产量稳定在…): a clause and its amounts
in, one name for each amount out, nothing where the clause is no such list.
"""

import re
from collections.abc import Sequence

from .amounts import Amount
from .cues import cue
from .figure_subjects import METRIC, named, subject_of
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
_SEVERAL = re.compile("[两三四五六七八九十]+[大项类个种](?!产业)|上述|指标")
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
    return names if all(METRIC.search(name) for name in names) else []


def same(left: str, amounts: Sequence[Amount]) -> list[str]:
    """城乡低保标准分别提高8%、11%: of one noun, whose parts are not named; the same name
    for each where nothing tells which is whose."""
    name = named(left.replace("分别", ""), "", yearly=False)
    if _SEVERAL.search(name):
        return [""] * len(amounts)  # 三大指标分别占55%、75%和59%: which is whose, only the sentences before can tell
    both = _BOTH.search(name)
    if both and "、" not in name.replace(both[0], "") and len(_PARTS[both[0]]) == len(amounts):
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
    for separators in ("、", "、|以及", "、|以及|和|及|与"):
        parts = [part for part in re.split(separators, subject) if part]
        # A、B和C: the last comma-less pair is split at its last 和 alone, for names have 和 inside as well.
        if len(parts) == count - 1 and (pair := re.match(r"(.+)(?:和|及|与)(.+)$", parts[-1])):
            parts = [*parts[:-1], *pair.groups()]
        if len(parts) == count:
            growth = cue("growth").search(verb) or _OF_ALL.search(verb)
            done = _DID.search(verb)
            tail = growth[0].removesuffix("的") if growth else (done[1] or done[2]) if done else ""
            if all(part[-1] in "一二三" for part in parts[:-1]):
                noun = parts[-1].lstrip("第一二三")
                return [part + noun + tail for part in [*parts[:-1], parts[-1].removesuffix(noun)]]
            if shared := shared_tail(parts):
                return [part + ("" if part.endswith(shared) else shared) + tail for part in parts]
            head = METRIC.search(parts[-1])
            if not head and not tail and len(parts[-1]) - len(min(parts, key=len)) > _UNLIKE:
                return [""] * count  # 甲市、乙市地铁日客流分别达…: how much of the last is meant for all?
            return [part + ("" if not head or METRIC.search(part) else head[0]) + tail for part in parts]
    return []
