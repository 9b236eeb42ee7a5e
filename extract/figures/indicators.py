"""What a number is a number of: clauses of one statement give `Indicator` records, each with name, value, comparator.

The name stands before the number (水产品总量稳定在620万吨: `figure_subjects`) or behind it (建成300个数字工厂:
`figure_counted`); lists share their head (软件业、制造业规模分别达到…: `figure_lists`). Brackets are asides, and `GAP` marks
what was cut out.
"""

import re
from collections.abc import Iterator, Sequence

from ..amounts import Amount
from ..model import Indicator
from .cues import cue
from .figure_clauses import GAP, clauses
from .figure_counted import counted
from .figure_lists import of_which, paired, respective, same, side_by_side
from .figure_names import filled
from .figure_ranks import RANK, ranked
from .figure_subjects import BASE, METRIC, UNTOLD, named
from .figure_verbs import TOTAL, with_context
from .measures import described

_RISE = 10
_BUILT = re.compile("(?:建成|新建|打造|建设|形成)$")
_STAGE = re.compile("在建|续建|开工|竣工|投产|投运|投用|完工|签约|落地|结项|认定")  # 建成大桥4座、在建8座
_DOING_FIRST = re.compile(
    "^(?:[历成顺][史功利]性?)?(?:争取)?(?:核准|签约|引进|谋划|储备|新(?:引进|签约|开工|谋划|入库|招引)|新建|改造|提升|修复|新改建)+(?=..)"
)
_DOES = re.compile("改造提升|巩固提升|改造|提升|新建|改建|扩建|修复|更新|维修|提质改造|新改建")  # 新建农田2万亩、改造提升4万亩
_NEW_SUBJECT = re.compile("^([\u4e00-\u9fff]{3,14}?)(?:再?创(?:历史|新|近|了|[\u4e00-\u9fff]{0,4}新高)|再上|迈上|站上|持续|稳步|首次)")
_FEW_WORDS = 6
_FAR = 100
_GIVEN = re.compile("^.*?[为向给对][^，]*?\\d[^，]*?(?=发放|提供|减免|兑现|拨付|追回|追讨|办理|落实|补贴|解决)")
_LONGEST_HELPED = 11
_HELPS = re.compile("(?:支持|推动|引导|指导|帮助|鼓励|助力|组织|完善|服务)$")
_OF_AMOUNT = re.compile(r"[\d百千万亿]元(?:及?以上)?的?$")  # 其中超50亿元15个
# 产值过50亿元企业5家、过10亿元25家
_ONLY_SIZE = re.compile("[、和，]?(?:其中)?(?P<size>(?:超过?|过)?[\\d.]*[十百千万亿]+元?(?:及?以上)?)的?(?:分别)?(?:达到?|超过?|突破|占)?")
_SIZE_SAID = re.compile("(?:超过?|过)?(?:\\d[\\d.]*[十百千万亿]*|[十百千万亿]+)[万亿元](?:及?以上)?")
_IMPROVES = re.compile(
    "[、和及与，]?(?:稳步|不断|持续|重点|整体|全面|有效|着力|进一步|加快|力争|计划|完成|年内|全年|再|继续)*"
    "(?P<verb>(?P<only>提升|提高|增强)|(?:(?:新建|建设|改造|巩固|整合|设置|优化|完善|调整|布局|提质)(?:[、和])?)*(?:提升|优化|完善))"
)
_QUALITY = re.compile("(?:水平|质效|质量|功能|能力|环境|条件|业态|服务|设备|设施|比例|效能|水质|品质|形象|体系|机制|网络|布局|建设)$")
_INVESTED = re.compile("(?:年度|计划|完成|实际|总|全年|累计|力争)*(?:投资额?|投资总额|到位资金)")
_THINGS = re.compile("(?:项目|工程)$")
_LEVEL = re.compile("(?:国家|[省市县区州])级(?:以上)?")
_KIND = re.compile("[^级类型]{1,6}[级类型]")
_STRIVES = re.compile("[、\x01]?(?:力争|争取|努力|奋力|确保)+(?:达到?|实现|突破|超过?|完成|增长|在)*")
_NOUN = re.compile("[\u4e00-\u9fffA-Za-z\\d“]")
_WHOSE = re.compile(
    "(?:尽快|基本|全面|实现|推动|推进|完成)*(?P<who>(?!实现|推动|推进|力争|确保|完成)[\u4e00-\u9fff]{2,10}"
    "(?:企业|中心|机构|学校|医院|单位|小区|社区|项目|园区|部门))"
)
_STAGED = re.compile("新?(?:在建|续建|开工|竣工|投产|投运|投用|完工|签约|落地)$")
_SPEED = re.compile("(?:加快|放缓|回落|扩大|收窄|改善|好转)了?$")
# …位居全省第3位: where the rank is held is no part of the name
_WORLD = r"(?:全[国省区市球县州]|世界|国际|[中西东]部(?:地区)?|同类[^，、]{0,6})"
_RANKED = re.compile(
    rf"(?:均|分别|连续.{{1,4}})?(?:(?:(?:[跃稳位]?[居排列]|名列|排名|位次|进入|跻身)+(?:{_WORLD}(?:\d+[个座][^，、]{{0,8}})?|[^，、的]{{0,10}}城市)?|{_WORLD}|^[^，、的]{{0,8}}城市)"
    r"(?:[跃稳位]?[居排列]|排名)*)?[、，跃稳]?$"
)


def find_indicators(text: str, base: int, *, elided: str = "", year: int | None = None) -> list[Indicator]:
    """The indicators of a statement; `base` is the clean offset of text[0], `elided` names numbers without a name,
    `year` is the year in which it speaks (较上年), if known."""
    found: list[Indicator] = []
    for clause in clauses(text):
        said, amounts = clause.text, clause.amounts
        if not amounts:
            if len(said) > _FEW_WORDS:
                subject = _NEW_SUBJECT.match(said)
                elided = subject[1] if subject else ""  # 进出口总值创新高，达到50亿元
            continue
        names = _all_names(said, amounts, elided, found)
        for amount, name in zip(amounts, names, strict=True):
            start, end = base + clause.start + amount.start, base + clause.start + amount.end
            origin = next((value for at, value in clause.origins if 0 <= amount.start - at <= _RISE), "")
            found += [
                Indicator(
                    full, amount.value, amount.comparator, start, end, "", described(said, amount, full, year, origin)
                )
                for each in _shared(name)
                if (full := ranked(each, said[: amount.outer_start], said[amount.outer_end :]) if RANK.match(amount.value) else each)
            ]
            # A clause without a subject (…，增长5%; …，达到1万元) speaks of the one before.
            elided = cue("growth").sub("", name) or elided
    return found


def _all_names(said: str, amounts: Sequence[Amount], elided: str, found: Sequence[Indicator]) -> list[str]:
    """The names of a clause's amounts with all that belongs to them; `found` are the indicators of the clauses before."""
    names = list(with_context(said, amounts, list(_names(said, amounts, elided)), GAP))
    alone = found and (len(found) < 2 or found[-2].start != found[-1].start)
    names = of_which(said, amounts, names, found[-1] if alone else None)
    return list(_grown(said, amounts, names, found[-1] if found else None))


def _grown(clause: str, amounts: Sequence[Amount], names: Sequence[str], before: Indicator | None) -> Iterator[str]:
    """The names of growth that is said once for two numbers (增长5%、力争6%) or behind its number (均实现10%以上增长)."""
    last, value, end = (before.name, before.value, 0) if before else ("", "", 0)
    for amount, name in zip(amounts, names, strict=True):
        shares = amount.value.endswith("%")
        if shares and value.endswith("%") and cue("growth").search(last) and _STRIVES.fullmatch(clause[end : amount.outer_start]):
            name = last
        elif shares and name and clause.startswith("增长", amount.outer_end) and not cue("growth").search(name):
            name += "增长"
        elif RANK.match(amount.value) and name and name != last and name == cue("growth").sub("", last):
            name = last  # 收入增长7%，排名第3: the growth is third
        yield name
        last, value, end = name, amount.value, amount.outer_end


def _shared(name: str) -> list[str]:
    """A、B、C均占全省: one name for each of the list, with what they share."""
    subject, both, rest = re.sub("(?<=[年平月日人户])均", GAP, name).partition("均")
    rest = rest.replace(GAP, "均")
    if not both or "、" not in subject:
        return [name] if name else []
    head = METRIC.search(subject)
    parts = _of_kinds(subject.split("、"))
    return [part + ("" if not head or METRIC.search(part) else head[0]) + rest for part in parts]


def _of_kinds(parts: list[str]) -> list[str]:
    """国家级公园, 省级公园 from 国家级、省级公园: kinds of what the last names."""
    kind = _KIND.match(parts[-1])
    return [part + parts[-1][kind.end() :] if kind and _KIND.fullmatch(part) else part for part in parts]


def _helped(left: str, right: str) -> bool:
    """Whether those who are counted are helped to do something (支持22个园区延伸产业链)."""
    return max(map(len, right.split("、"))) > _LONGEST_HELPED and _HELPS.search(left) is not None


def _names(clause: str, amounts: Sequence[Amount], elided: str) -> Iterator[str]:
    """One name for each amount; `elided` is what the clauses before spoke of."""
    if amounts and "分别" in clause[: amounts[0].outer_start]:
        left = clause[: amounts[0].outer_start].replace(GAP, "")
        if len(amounts) > 1 and (names := respective(left, len(amounts))):
            yield from names
            return
        if re.fullmatch("(?:同比|环比)?分别", BASE.sub("", left).partition("分别")[0] + "分别"):
            yield from [""] * len(amounts)  # 同比分别增长5%和6%: of what, the clauses before say
            return
    done = 0
    for run in side_by_side(clause, amounts):
        start = amounts[done - 1].outer_end if done else 0
        left = clause[start : run[0].outer_start].replace(GAP, "")
        names = (paired(left, run) or same(left, run)) if len(run) > 1 else []
        for i in range(done, done + len(run)):
            name = filled(names[i - done], clause, amounts, i, GAP) if names else _one(clause, amounts, i, elided)
            if len(run) > 1 and not names and (name == UNTOLD or "、" in name and not _NOUN.match(clause, run[0].outer_end)):
                name = UNTOLD  # 床位数、医师数增至7张、3人: which is whose is not said
            elided = cue("growth").sub("", name) or elided
            yield name
        done += len(run)


def _left(clause: str, amounts: Sequence[Amount], i: int) -> str:
    """What stands before an amount, back to the one before and what that one counts (新建3个公园、改造 in …改造5条街巷)."""
    if not i:
        return clause[: amounts[0].outer_start]
    left = clause[amounts[i - 1].outer_end : amounts[i].outer_start]
    if "、" not in left[1:]:
        return left
    counts = counted(clause, amounts[i - 1], amounts[i])
    ends = len(counts) > 1 and left.startswith(counts + "、") and not TOTAL.match(left, len(counts) + 1)
    return left[len(counts) :] if ends else left


def _one(clause: str, amounts: Sequence[Amount], i: int, elided: str) -> str:
    """The name of one amount for itself: what stands before it, back to the amount before, or what is counted behind it."""
    amount, following = amounts[i], amounts[i + 1] if i + 1 < len(amounts) else None
    left = _left(clause, amounts, i)
    if not i and len(left) < _FAR and (given := _GIVEN.match(left)):
        left = left[given.end() :]  # 向9000户家庭发放补贴
    if _SPEED.search(left.replace(GAP, "")):
        return ""  # 比一季度加快1个百分点: how much faster it grows than it did
    right = counted(clause, amount, following)
    if right and not amount.value.endswith(("%", "百分点")) and (better := _IMPROVES.fullmatch(left.replace(GAP, ""))):
        # 提升15家景区服务水平: how many there are
        return "" if better["only"] or _QUALITY.search(right) else better["verb"] + right
    if (size := _ONLY_SIZE.fullmatch(left)) and not right:
        return _SIZE_SAID.sub(size["size"], elided, count=1) if _SIZE_SAID.search(elided) else ""
    name = named(left, right, yearly="每年" in clause[: amount.outer_start])
    if RANK.match(amount.value):
        name = _RANKED.sub("", name)
    if not name and _BUILT.search(left):
        return ""  # 建成100个以上: of what, no clause before says
    if not right and _OF_AMOUNT.search(left) or _helped(left, right):
        return ""  # 其中超50亿元15个; 支持22个园区延伸产业链: who and what they do cannot be told apart
    if right and name.endswith("提升") and left.endswith("提升") and amount.value[-1] in "个项家所座条处件":
        return "" if "、" in left else name + right  # 品质提升4项行动
    if _INVESTED.fullmatch(name) and _THINGS.search(elided):
        return elided + name.removeprefix("完成")  # 实施重点项目30个，完成投资5亿元
    if TOTAL.fullmatch(name) and elided and amount.value[-1] in "个家座所处户名条":
        return _DOING_FIRST.sub("", elided).removeprefix("新设") + name  # 新建基站15座，总数超过80座
    if name.endswith("等") and _NOUN.match(clause, amount.outer_end):
        return ""  # 甲、乙等20个产业园土地整备: what they are, is said behind
    alone = amount.value.endswith("%") and name == right and (not i or left.startswith("、"))
    if alone and (whose := _WHOSE.fullmatch(named(left, "", yearly=False))):
        return whose["who"] + name  # 制造业企业100%使用绿电
    if _LEVEL.fullmatch(name) and (level := _LEVEL.match(elided)) and level.end() < len(elided):
        return name + elided[level.end() :]  # 国家级示范村2个、省级35个
    if _DOES.fullmatch(name) and not amount.value.endswith(("%", "百分点")):
        name = name + _DOING_FIRST.sub("", elided) if elided else ""
    elif _STAGE.fullmatch(name.removeprefix("新")):
        done = _DOING_FIRST.match(elided)
        name = name + elided[done.end() :] if done else _STAGED.sub("", elided) + name if elided else ""
    elif not name or cue("growth").fullmatch(name) or re.match("占(?!比|地)", name) or name == "占比":
        name = elided + name if elided else ""
    return filled(name, clause, amounts, i, GAP)
