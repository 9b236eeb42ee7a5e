"""What governs the numbers of one clause beside their nouns: the verb of a list (改造小区7个、管道9公里), the owner or scope
that stands before a number (中心城区9个项目), and 各.

In: a clause, its amounts and their names (`indicators.py`). Out: the names, each with what belongs to it.
"""

import re
from collections.abc import Iterator, Sequence

from ..amounts import Amount

_ADVERB = (
    "(?:(?:全面|累计|共|已|再|并|认真|依法|高效|有效|持续|加快|扎实|统筹|组织|稳步|有序|全年|今年|年内|力争|计划|完成|高质量|高标准|新?建?设?和|成功|推动|推进|[、和及与])*)"
)
# What is done to things that there were before: how many were, is no stock of them.
_ACT = (
    "(?:保护修缮|提档升级|提质升级|提升改造|改造提升|改造|盘活|治理|整治|修复|淘汰|拆除|清理|化解|处置|腾退|关停|更新|维修|修缮|查处|破获|办理|调解|减免|减免退|兑付|兑现|收储|承接|落实|"
    "整改|清退|回收|消化|去化|疏浚|加固|拓宽|硬化|管护|争取|救助|资助|帮扶|打掉|捣毁|追缴|挽回|输送|流转|撤并|出让|供应|投放|退还|销号|检查|排查|解决|消除|救治|慰问|回应|答复)"
)
_ACTS = re.compile(f"{_ADVERB}(?P<verb>{_ACT}(?:[、和及与]?{_ACT})*)(?P<rest>.*)$")
# What is built new together with what is altered: 新建改建, 新建和改造提升, 新改扩建.
_ALTERS = "(?:改造提升|提质改造|升级改造|改扩建|改建|扩建|迁建|改造|提升|修复|更新|修缮|维修)"
_BUILDS = "(?:新建|续建|建设|新增|新改扩建|新改建|新扩建)"
_BOTH = re.compile(
    "(?:(?:\\d{1,2}[.、．]|全年|年内|累计|共|力争|计划|完成|加快|推动|推进|统筹|高质量|高标准|确保|再|将)*)"
    f"(?P<verb>(?:新改扩建|新改建|新扩建|新?改扩建|(?:{_BUILDS}|新(?={_ALTERS}))(?:[、和及与或]|以及)?{_ALTERS}|{_ALTERS}(?:[、和及与或]|以及)?{_BUILDS})"
    f"(?:(?:[、和及与]|以及)?(?:{_ALTERS}|{_BUILDS}))*)(?P<rest>.*)$"
)
_CARRIES = re.compile("(?:实施|完成|推进|推动|启动|开展|抓好|加快|做好)$")
_DONE_TO = re.compile("(?:项目)?(?:环境)?(?:综合)?(?:改造提升|提升改造|提质改造|改造|整治提升|整治|治理|修复|更新|提升|建设)$")
_DONE_WITH = ("级", "类", "项目", "工程", "投产", "竣工", "开工", "运营", "投用", "达标", "培训", "活动")
_NOUN_OF_ACT = re.compile("(?:[任清][务单]|项目|工程|基地|[中重]心|站点?|机构|体系|平台|资金|中心|方案|计划|行动|面积|率|量|力度|经费|案件数|数)")
_OTHER_VERB = re.compile(
    "[植栽建修新增改铺架设安拆清整治完实发投引签开竣打培创举承办查破救资帮解化盘处淘关腾收出减退争落检排带吸接惠服覆受推入获通转提达占超累共其高低同年总均人平]"
)
_MARK = re.compile("^(?:[、和及与]|以及)")
_OWNER = re.compile("(?:国家|中央|国务院|省委|省政府|市委|市政府|区委|自治区|省|上级|部省|省级|国省){1,3}")
_SCOPE = re.compile("[\u4e00-\u9fff]{0,4}(?:城区|新区|开发区|园区|县城|流域|沿线|示范区|高新区|经开区|自贸区|保税区)")
_EACH = re.compile("各$|均(?:达到?|保持|为|实现|稳定|超过?|突破)?在?$")
# 甲产业和乙业增加值, 设置率和活动覆盖率: two figures, with 均
_BOTH_MEASURE = re.compile(
    "[^和与及、]{2,}(?:业[和与及][^和与及、]{2,}|[率量额值比重度][和与及][^和与及、]{3,})(?:[率量额值比重度数]|收入|增长|规模|产值)$"
)
_EACH_GROWS = re.compile("(?<!平)均(?:实现|同比)?(增长|下降|提高|提升|降低|增加|减少)$")
_JOINED = re.compile("(?<=..)(?:以及|和(?![美谐平睦田])|与|及)(?=..)")
TOTAL = re.compile("(?:总数|总量|总额|总产值|总面积|总里程|占比|规模)")
_TOTALLED = re.compile(f"、(?={TOTAL.pattern}$)")
_DOUBLED = re.compile("([级类型])\\1")  # 百亿元级 + 级重大项目
_STRIVES = re.compile("^(?:力争|确保|努力|争取(?=实现|达到|完成))(?=.{2})")


def with_context(clause: str, amounts: Sequence[Amount], names: Sequence[str], gap: str) -> Iterator[str]:
    """The names of a clause's amounts with the verb, owner or scope that holds for them; 甲、乙各 ends in 均, one for each.

    `gap` marks what was cut out of the clause. An empty name stays so."""
    names = _done_to_all(clause, amounts, names)
    doing, of, scope, end, counted = "", "", "", 0, ""
    for i, (amount, name) in enumerate(zip(amounts, names, strict=True)):
        left = clause[end : amount.outer_start].replace(gap, "").removeprefix(counted)
        behind = bool(name) and clause.startswith(name, amount.outer_end)
        mark = _MARK.match(left)
        item = left[mark.end() :] if mark else left
        end, counted = amount.outer_end, name if behind else ""
        both = _BOTH.match(item)
        if both and name and (behind and not both["rest"] or not behind and name.endswith(both["rest"] or " ")):
            doing, of, name = both["verb"], "", name if behind else both["rest"]
        elif not i or mark and _ACTS.match(item):
            doing, of = _doing(item, name, behind=behind)
            scope = item if not i and behind and _SCOPE.fullmatch(item) else ""
        elif left and not mark or _OTHER_VERB.match(item) or (item and item != name):
            doing, of = "", ""
        yield _tidy(_governed(name, doing + of, scope if i < 2 and not mark else ""), left)


def _done_to_all(clause: str, amounts: Sequence[Amount], names: Sequence[str]) -> list[str]:
    """The names with what is done to all of a list and said behind the last (完成3条街巷、9处地块环境整治)."""
    out, run = list(names), list[int]()
    for i, (amount, name) in enumerate(zip(amounts, names, strict=True)):
        if not name or not clause.startswith(name, amount.outer_end):
            run = []
            continue
        before = clause[amounts[run[-1]].outer_end + len(names[run[-1]]) : amount.outer_start] if run else ""
        run = [*run, i] if before in ("、", "和", "及", "以及") else [i] if _CARRIES.search(clause[: amount.outer_start]) else []
        done = _DONE_TO.search(name)
        if done and len(run) > 1:
            for k in run[:-1]:
                out[k] += "" if _DONE_TO.search(out[k]) or out[k].endswith(_DONE_WITH) else done[0]
    return out


def _doing(item: str, name: str, *, behind: bool) -> tuple[str, str]:
    """The verb that opens a list, and the owner of what it is done to; nothing where the verb is part of a noun."""
    acts = _ACTS.match(item)
    if not acts or not name:
        return "", ""
    rest = acts["rest"]
    if behind:
        return (acts["verb"], rest) if not rest or _OWNER.fullmatch(rest) else ("", "")
    plain = rest and (rest == name or name.endswith(rest)) and not _NOUN_OF_ACT.match(rest)
    return (acts["verb"], "") if plain else ("", "")


def _governed(name: str, verb: str, scope: str) -> str:
    if not name:
        return ""
    if verb and verb not in name and not re.search(f"^{_ADVERB}{_ACT}", name):
        return verb + name
    return scope + name if scope and not name.startswith(scope) else name


def _tidy(name: str, left: str) -> str:
    name = _DOUBLED.sub(r"\1", _STRIVES.sub("", _TOTALLED.sub("", name)))
    if _EACH.search(left):
        name = name.removesuffix("各").removesuffix("均")
    if (grows := _EACH_GROWS.search(left)) and "、" in name and name.endswith(grows[1]):
        return _JOINED.sub("、", name.removesuffix(grows[1])).removesuffix("均") + "均" + grows[1]
    apart = "、" in name or left.endswith("各") or _BOTH_MEASURE.match(name)
    several = _JOINED.sub("、", name) if apart else name
    if _EACH.search(left) and "、" in several and several[-1] not in "年平月日人户":
        return several + "均"
    return name


_SERVES = re.compile("(?<=..)(?:支持|用于|投向|服务|带动|拉动|惠及|占)[^、]{2,30}$")
_KINDS = re.compile("(?<=[\u4e00-\u9fff“”A-Za-z])(?:警情|案件|事故|商品|产品|游客|贷款|存款|用电|支出|经费|消费|客运|货运|作物)$")


def shared_tail(parts: Sequence[str]) -> str:
    """What the last part of a list (A、B、C支持民间投资项目比重) says for all of them, empty where it says nothing for all.

    >>> shared_tail(["基金", "用地", "能耗支持中小项目比重"]), shared_tail(["刑事", "治安警情"]), shared_tail(["盗窃案件", "诈骗案件"])
    ('支持中小项目比重', '警情', '')
    """
    last, others = parts[-1], parts[:-1]
    for pattern in (_SERVES, _KINDS):
        if (tail := pattern.search(last)) and not any(pattern.search(part) for part in others):
            return tail[0]
    return ""
