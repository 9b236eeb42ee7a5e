"""A clause cut into items, one for each number: what leads in to the number and what is counted behind it; and the verbs
with which such a stretch begins.

In: a clause with its amounts. Out: an `Item` for each of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..amounts import Amount, unit
from .cues import cue
from .figure_clauses import GAP, Clause
from .figure_counted import OF_TWO
from .figure_subjects import BASE, CLIMBED, UNTOLD

MARK = re.compile("(?:、|以及|和(?![美谐平睦田])|及(?!以)|与|或(?=[新改扩续迁修提升更]))+")
_MARKED = re.compile(f"{MARK.pattern}$")
# What says when, where or how, and is no part of a name; the place is told by the subject.
LEADS = re.compile(
    "^(?:\\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}是|——|全年|年内|年度|当年|一年来|目前|截至|截止|其中|同时|特别是|尤其是|初步(?:核算|统计)|据?(?:统计|测算)|并(?![购网轨联])|还|再(?!生|制|融|贷|就)|又|也"
    "|已经?|共(?![同享建有青])|总共|累计|预计|全[市省县区州盟旗](?!域|覆盖|民|际|级|委|政)|我[市省县区州国盟]|本[市省县区州](?!级)|各(?:地|县区|区县|市县)|分别"
    "|力争(?!取)|争取(?=实现|达到|完成|突破|新[增建签引开招培改]|建[成设]|引进|培育|打造|在|使|让)|确保|务必|奋力|努力(?!程度)|实现(?=新增|新开工|引进|新建|净增)|力促|计划(?=新|建|完成|实施|改造|引|培|打造|安排|开工)|要(?!素|闻|地)"
    "|成功|顺利|圆满|高标准|高质量|高水平|有序|扎实|全面|全力|认真|精准|有力|持续|深入|加快|加速|稳步|积极|大力|着力|统筹(?!城)|切实|稳妥|继续|重点(?=实施|推进|打造)|滚动(?=实施|推进)|精心(?=打造)|在全[国省市区县州](?=建|打|培|推|实施|开展|选|布)|规划(?=建设|新建)|谋划(?=实施|建设)|超额|提前|如期|创新(?=开展|实施|举办)|依法|率先|先后|首次|滚动|常态化|因地制宜)+(?=.{2})"
)
_STRIVES = re.compile("(?:力争|确保|争取|努力|预期)(?=达到?|突破|超过?|实现|完成|增长|提高|提升|控制|保持|稳定|增加|下降|降[至到])")  # 成交额力争达到
_SAME_TIME = re.compile("同口径|同比|环比|按?可比(?:价(?:格计算)?|口径)(?:计算)?|按?不变价(?:格计算)?")
EXAMPLES = re.compile("(?!.*[在向为对赴]).{2,}等$")
COUNT = re.compile("[个项家所座条处件种户名套台艘辆张只支部场块栋栏匹枚株棵口盏本位组批款类篇班对间孔架列次宗例笔团人镇村县]$")
_SPREAD = re.compile("(?:[公千]?米|[公海]里|亩|公顷|平方公里|平方米|立方米)$")

_TAIL = re.compile(
    "(?P<noun>(?:环境)?(?:综合)?(?:改造提升|提升改造|提质改造|改造|整治提升|整治|治理|修复|更新|提升|建设|创建))$"
    "|(?:全面|加快|开工|竣工|建成)*(?:投用|投产|开工|竣工|建成|投运|达产|落地|启用)$"
)
_CARRIES = re.compile("(?:推动|推进|促进|加快|完成|启动|实施|开展|抓好|组织|加强|支持|做好)(?:[^，、]{1,20}等)?$")
_DATED = re.compile("、?\x01{2,}(?:达到?|至|为|增至|完成|实现)?")
# No name reaches as far from its number.
_FAR = 160


@dataclass(frozen=True, slots=True)
class Item:
    """A number with what stands before it back to the item before, and what is counted behind it (None: not to be told).
    `marked`: a list goes on with it; `dated`: nothing leads in to it but a time (一季度达到35%、上半年达到80%)."""

    amount: Amount
    lead: str
    behind: str | None
    marked: bool
    dated: bool


def items(clause: Clause, first: int = 0) -> list[Item]:
    """The items of a clause from the `first` number on."""
    return _with_shared(list(_items(clause, first)))


def _with_shared(found: list[Item]) -> list[Item]:
    """推进9个园区、6条道路建设: what is done to all is said behind the last; of those to which something happens (推动2个公园、
    3座桥投用), only the last has its name."""
    tail = _TAIL.search(found[-1].behind or "") if len(found) > 1 and not found[-1].lead else None
    if not tail:
        return found
    out = list(found)
    for k in range(len(found) - 2, -1, -1):
        item = found[k]
        if not item.behind:
            break
        if not _TAIL.search(item.behind) and not item.behind.endswith(("级", "类", "型", "项目", "工程")):
            out[k] = replace(item, behind=item.behind + tail[0] if tail["noun"] else None)
        if item.lead:
            return out if _CARRIES.search(item.lead) else found
    return found


def _items(clause: Clause, first: int) -> Iterator[Item]:
    text, amounts = clause.text, clause.amounts
    lead, marked = plain(text[max(0, amounts[0].outer_start - _FAR) : amounts[0].outer_start]), False
    for i, amount in enumerate(amounts):
        last = i + 1 == len(amounts)
        end = len(text) if last else amounts[i + 1].outer_start
        dated = _DATED.fullmatch(text, amounts[i - 1].outer_end, amount.outer_start) is not None if i else False
        between = plain(text[amount.outer_end : end]) if end - amount.outer_end < _FAR else UNTOLD
        behind, following = _split(between, last=last)
        if i >= first:
            yield Item(amount, lead, behind, marked, dated)
        # 9个项目完成投资6亿元: the one counted is the subject of the next, where nothing stands before it.
        told = behind is not None or not LEADS.sub("", lead) or EXAMPLES.fullmatch(lead) is not None
        lead, marked = following if told else UNTOLD, behind is not None


def plain(text: str) -> str:
    text = _STRIVES.sub("", text)
    return CLIMBED.sub("", _SAME_TIME.sub("", BASE.sub("", text)).replace(GAP, "")).strip()


def _split(between: str, *, last: bool) -> tuple[str | None, str]:
    """What is counted behind a number, and what leads in to the next."""
    if not between or (mark := MARK.match(between)):
        return "", between[mark.end() :] if between and mark else ""
    if last:
        head, listed, rest = between.partition("、")
        whole = between if OF_TWO.fullmatch(between) else None
        return (head if not listed or _starts_anew(rest) else whole), ""
    if ended := _MARKED.search(between):
        return (between[: ended.start()], "") if "、" not in between[: ended.start()] else (None, "")
    head, listed, rest = between.rpartition("、")
    goes_on = _starts_anew(rest + "其他") or cue("carries").match(rest) or cue("reaches").search(rest)
    anew = listed and "、" not in head and len(head) > 2 and goes_on
    return (head, rest) if anew else (None, between)


def _starts_anew(rest: str) -> bool:
    """Whether what stands behind a mark is said of what is counted, or is another matter: 数量居…, 提升…."""
    verb = cue("deeds").match(rest) or cue("adds").match(rest) or cue("happens").match(rest)
    return verb is not None or re.match("(?:数量|总量|总数|规模|增速)?(?:[跃稳位]?[居排列]|均|占|为|成为|全[国省市区])", rest) is not None


def verbs(text: str) -> tuple[str, str, bool]:
    """The verbs with which a text begins, what stands behind them, and whether all of them add."""
    at, adds, kept = 0, False, False
    while True:
        mark = MARK.match(text, at) if at else None
        rest = text[mark.end() if mark else at :]
        verb = cue("adds").match(rest)
        if verb:
            adds = True
        elif verb := cue("deeds").match(rest):
            kept = True
        else:
            break
        at = len(text) - len(rest) + verb.end()
        if verb.groupdict().get("only") and not MARK.match(text, at) and not _verbs_only(text[at:]):
            break
    return text[:at], text[at:], adds and not kept


def _verbs_only(text: str) -> bool:
    verb = cue("deeds").match(text)
    return verb is not None and text[verb.end() :] == "其他"


def counted_in(amount: Amount) -> str:
    """What a list is counted in: things, lengths and areas go together (公园3个、绿道5公里)."""
    return "" if COUNT.search(amount.value.partition("（")[0]) or _SPREAD.search(amount.value) else unit(amount.value)
