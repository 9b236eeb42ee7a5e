"""What a number is a number of: clauses of one statement give `Indicator` records, each with name, value, comparator.

The name stands before the number (水产品总量稳定在620万吨) or behind it (建成300个数字工厂); lists share their head
(软件业、制造业规模分别达到…; 90名国家级、150名省级人才). Brackets are asides, and `GAP` marks what was cut out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from .amounts import Amount, find_amounts
from .cues import cue
from .figure_names import filled
from .figure_verbs import shared_tail, with_context
from .measures import described
from .model import Indicator
from .modifiers import aside, is_modifier

GAP = "\x01"
_ASIDE = re.compile(r"[（(](?![套台个家辆户头][）)])[^（()）]*[)）]")
_CLAUSE = re.compile(r"(?:[^，；。：！？,;:!?\n]|(?<=\d),(?=\d{3}))+")
_METRIC = re.compile(
    r"(?:(?:增加值|产值|收入|规模)?占[^，、]+(?:比重|比例)|规模|[总年]?收入|总?产值|增加值|占比|比重|比例|面积|人数|"
    r"(?:耕种收)?(?:综合)?机械化率|[^，、]{2}率|[年总]?(?:产|销|储|流|存|用|总|出栏|存栏|排放|用水|用电|发电|吞吐|接待|发送|客运|货运|蓄积|运输|交易|保有|处理|数)量|"
    r"总?投资额?|(?:进出口|零售|贸易)?总[额值]|营收|限额|额度|[零销贸成交营][售易交业]额|总值|花费|余额|增速|增长|增幅|指数|覆盖面|余额|里程|[起件次天户总人例宗]数|人次)$"
)
_SETS_OUT = re.compile(r"[由从](?:[^，、；\d]{0,10}?(?:\d{4}年)?(?:底|末|初)?的)?(?=[\d百]|$)|[由从](?:上年|\d{4}年)[底末]?的?$")
_ARRIVES = re.compile("[^，；\\d]{0,6}(?:至|到|为)")
_RISE = 10
# 和美乡村, 和谐社区 begin with no conjunction.
_DID = re.compile("(?:完成|实现|获得|新增|引进|发放)([\u4e00-\u9fff]{2,8})$|((?:惠及|接待|服务|带动|吸引)[\u4e00-\u9fff]{0,6})$")  # 分别完成投资
_OF_ALL = re.compile("占[^，、\\d]{1,10}$")
_MADE = re.compile("(?:建成|新建|修建|打造|建设|形成|拥有|铺设|治理|完成|修复|开通|新增|栽植|种植)了?$")
_BUILT = re.compile("(?:建成|新建|打造|建设|形成)$")
_STAGE = re.compile("在建|续建|开工|竣工|投产|投运|投用|完工|签约|落地|结项|认定")  # 建成大桥4座、在建8座
_LIST_MARKS = re.compile(r"^(?:[、及与\s]|和(?![美谐平睦田县顺硕龙政静布]))+|(?:[、和与\s]|(?<![惠涉普])及)+$")
# 主体工程开工、全年完成投资: what was done before is another matter.
_DONE_BEFORE = re.compile(r".*(?:开工|竣工|投产|投用|建成|通车|达标|完工|倍增|翻番|运营|落地|见效|实施|启动)、")
_HEAD_OF_LIST = re.compile(r"^[^、和及与]{1,8}?(?:级|类|型|式)(?=[\u4e00-\u9fffA-Za-z“])")
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z\d“‘「]")
_NO_NOUN = re.compile(
    r"(?:和|及|以及|与|的?水平|提高|提升|增长|增加|下降|降低|减少|的$|目标|大关|等$|台阶|方面|环节|以下|左右)"
)
_AND_NUMBER = re.compile(
    r"、|(?:以及|和|及|与)(?=(?:超过|不少于|约|近)?[\d一二三四五六七八九十百千]+[余多]?[^\u4e00-\u9fff]?[个项家所座条处件种户名套台万])"
)
# 比今年“五一”假期(增长), 较之前(下降): what it is compared with, where that is no year.
_COMPARED = re.compile("(?<![占对环同正之])同?[比较](?![重例率值如赛])[^，、]{1,14}$")
_AGAINST = re.compile("[高低快]")  # 比省定目标高出: there it says what is meant
# 城乡居民收入分别: two in one word, in the order of the numbers
_PARTS = {
    "城乡居民": ("城镇居民", "农村居民"), "城乡低保": ("城市低保", "农村低保"), "城乡": ("城镇", "农村"), "客货运": ("客运", "货运"),
    "客货": ("客", "货"), "进出口": ("进口", "出口"), "开竣工": ("开工", "竣工"), "存贷款": ("存款", "贷款"), "存贷": ("存", "贷"),
}  # fmt: skip
_DOING_FIRST = re.compile(
    "^(?:[历成顺][史功利]性?)?(?:争取)?(?:核准|签约|引进|谋划|储备|新(?:引进|签约|开工|谋划|入库|招引)|新建|改造|提升|修复|新改建)+(?=..)"
)
_BOTH = re.compile("|".join(_PARTS))
_DOES = re.compile("改造提升|巩固提升|改造|提升|新建|改建|扩建|修复|更新|维修|提质改造|新改建")  # 新建农田2万亩、改造提升4万亩
_SEVERAL = re.compile("[两三四五六七八九十]+[大项类个种]|上述|指标")
_HAPPENED = re.compile("实现|完成|开展|启动|获批")
_EXAMPLES = re.compile("[^，；\\d]{2,20}、[^，；\\d]{2,20}等[\u4e00-\u9fff]{2,6}(?=$|[，；、和])")
_NEW_SUBJECT = re.compile("^([\u4e00-\u9fff]{3,14}?)(?:再?创(?:历史|新|近|了|[\u4e00-\u9fff]{0,4}新高)|再上|迈上|站上|持续|稳步|首次)")
_FEW_WORDS = 6
_FAR = 100
_UNLIKE = 5
_ALL_IN_ONE = re.compile("^(?:集[^，；]{2,40}于一体|以[^，；、]{1,12}为[^，；、]{1,6})的")  # 集书屋、食堂等于一体的驿站
_GIVEN = re.compile("^.*?[为向给对][^，]*?\\d[^，]*?(?=发放|提供|减免|兑现|拨付|追回|追讨|办理|落实|补贴|解决)")
_LONGEST_NAME = 30
_LONGEST_LIST = 32
_LONGEST_HELPED = 11
_HELPS = re.compile("(?:支持|推动|引导|指导|帮助|鼓励|助力|组织|完善|服务)$")
_HAVING = re.compile("[^、]{0,8}?(?:(?<![拥含占])有|拥有|用于|来自|从事|具有|具备|享受|参加|符合|来[\u4e00-\u9fff])[^，；]{1,20}$")
_OF_AMOUNT = re.compile(r"[\d百千万亿]元(?:及?以上)?的?$")  # 其中超50亿元15个
_STAGED = re.compile("新?(?:在建|续建|开工|竣工|投产|投运|投用|完工|签约|落地)$")
_SPEED = re.compile("(?:加快|放缓|回落|扩大|收窄|改善|好转)了?$")
_GENERIC_METRIC = re.compile("^(?:比重|比例|比率|占比|规模|总量|数量|面积|总额|总值|产值|收入|水平|密度|浓度|强度|增速)$")
_COUNTED_TWICE = re.compile(r"^[共计]?\d+(?:\.\d+)?[万亿]?(?![万亿级元]|[人架车班件场户]次)[\u4e00-\u9fff](?=[\u4e00-\u9fff])")
_ALSO_COUNTED = re.compile(r"([\u4e00-\u9fff]{2,8})\d+[个所家座条处户人名]")
_SIZE = re.compile(r"^[过超]?[\d.]*[百千万亿]+元?(?:级|以上)?")
_SIZE_BEFORE = re.compile(r"^[过超]?[\d.—\-～~]*[百千万亿]+元(?:及?以[上下])?")
_NEWLY_BEGUN = re.compile("新(?:开工|签约|引进|投产|竣工|落地|入库)(?:[\u4e00-\u9fff]{0,4}(?:项目|企业|工程)).")
_CLIMBED = re.compile("(?:连续)?(?:迈上|跨上|跨越|跃上)[^，、]{0,10}(?:台阶|大关|关口)、?")
_TRANSITIVE = re.compile("完成|安排|投入|发放|统筹|拨付|有$")
_PLANS = re.compile("决定|将|计划|拟(?!定)")
_SOURCE = re.compile("显示|表明|统计|测算")
_ADVERBS = re.compile(
    r"^(?:\d{1,2}[.．、]|全年|年内|已经?|(?:投资|年?产值|销售|收入)?[超过]?[\d.—\-～~]*[十百千万亿]*元(?!及?以[上下])的?)"
    r"|首次|连续[\d一二三四五六七八九十两]+[年个月季度]+|(?:已经?|(?<!平)均|都|分别|累计|总计|共计|总共|继续|应当|应|须|全部|全面|圆满|顺利|如期|稳步|力争|预计|将|(?<![许认])可|(?<!签)约|历史性|再|也|就|并|要|到|在)+$"
)
_RANK = re.compile(r"^(?:第|前)[一二三四五六七八九十\d]")
# …位居全省第3位: where the rank is held is no part of the name
_WORLD = r"(?:全[国省区市球县州]|世界|国际|[中西东]部(?:地区)?|同类[^，、]{0,6})"
_RANKED = re.compile(
    rf"(?:均|分别|连续.{{1,4}})?(?:(?:(?:[跃稳位]?[居排列]|名列|排名|位次|进入|跻身)+(?:{_WORLD}(?:\d+[个座][^，、]{{0,8}})?|[^，、的]{{0,10}}城市)?|{_WORLD}|^[^，、的]{{0,8}}城市)"
    r"(?:[跃稳位]?[居排列]|排名)*)?[、，跃稳]?$"
)
_GENERIC = frozenset("项目 企业 园区 学校 平台 载体 线路 产业 集群".split())
_DOING = re.compile(
    r"(?:(?:新|续|再|在|新增)?(?:引进|开工|签约|建|储备|谋划|投产|竣工|实施|落地|入库|策划|招引|改扩建|改建|扩建|投用|认定|培育|落户)"
    r"、?)+(?:的|亿元以上|省级以上)?$"
)
_BASE = re.compile(r"同?(?:比|较)(?![重例率值])[^，]{1,10}?(?:年(?:底|末|度|同期)?|同期|上年|上月|时|现价|不变价|五[”\"]?(?:期?末期?|时期|期间)?)")


def find_indicators(text: str, base: int, *, elided: str = "", year: int | None = None) -> list[Indicator]:
    """The indicators of a statement; `base` is the clean offset of text[0], `elided` names numbers without a name,
    `year` is the year in which it speaks (较上年), if known."""
    text = _ASIDE.sub(lambda match: GAP * len(match[0]), text)
    found: list[Indicator] = []
    for clause in _CLAUSE.finditer(text):
        said, origins = _origins(clause[0])
        amounts = [a for a in _alike(said, _measuring(said)) if not aside(said[: a.outer_start])]
        if not amounts and len(said) > _FEW_WORDS:
            subject = _NEW_SUBJECT.match(said)
            elided = subject[1] if subject else ""  # 进出口总值创新高，达到50亿元
        names = with_context(said, amounts, list(_names(said, amounts, elided)), GAP)
        for amount, name in zip(amounts, names, strict=True):
            start, end = base + clause.start() + amount.start, base + clause.start() + amount.end
            origin = next((value for at, value in origins if 0 <= amount.start - at <= _RISE), "")
            found += [
                Indicator(
                    each, amount.value, amount.comparator, start, end, "", described(said, amount, each, year, origin)
                )
                for each in _shared(name)
            ]
            # A clause without a subject (…，增长5%; …，达到1万元) speaks of the one before.
            elided = cue("growth").sub("", name) or elided
    return found


def _origins(clause: str) -> tuple[str, list[tuple[int, str]]]:
    """The clause without what its numbers set out from (从58%提高到65%), and where each of those ended, with its value."""
    if not _SETS_OUT.search(clause):
        return clause, []
    found = []
    for amount in find_amounts(clause):
        start = _SETS_OUT.search(clause[: amount.outer_start])
        if start and start.end() == amount.outer_start and _ARRIVES.match(clause, amount.outer_end):
            found.append((amount.outer_end, amount.value))
            clause = clause[: start.start()] + GAP * (amount.outer_end - start.start()) + clause[amount.outer_end :]
    return clause, found


def _shared(name: str) -> list[str]:
    """A、B、C均占全省: one name for each of the list, with what they share."""
    subject, both, rest = re.sub("(?<=[年平月日人户])均", GAP, name).partition("均")
    rest = rest.replace(GAP, "均")
    if not both or "、" not in subject:
        return [name] if name else []
    head = _METRIC.search(subject)
    return [part + ("" if not head or _METRIC.search(part) else head[0]) + rest for part in subject.split("、")]


def _measuring(clause: str) -> list[Amount]:
    """The amounts of a clause without those that only say of what size a thing is."""
    amounts = find_amounts(clause)
    if not amounts:
        return []
    return [a for a, b in zip_longest(amounts, amounts[1:]) if not is_modifier(clause, a, b)]


def _alike(clause: str, amounts: list[Amount]) -> list[Amount]:
    """In 分别超过2%、5% and 分别达3万头、5万只以上 the word of comparison is said once and meant for all."""
    if len(amounts) < 2 or "分别" not in clause[: amounts[0].outer_start]:
        return amounts
    said = next((a.comparator for a in (amounts[0], amounts[-1]) if a.comparator != "="), "=")
    return [replace(a, comparator=said) if a.comparator == "=" else a for a in amounts]


# 城市群承载了全国（70%的人口）, 分别高于全国: pieces of a sentence that name nothing.
_FRAGMENT = re.compile(
    r"^(?:高于|低于|[比较][^，]*高$|分别|其中|接近|口以上)|[\u4e00-\u9fff]了[\u4e00-\u9fff]*$"
    r"|(?:就|均|也|都|最高|最长|最多|最低)$|^(?:在内|建成|实现|达到|完成|新增|仍有?|多|共有?|至少|约有)$|\d至$|\d%|在$"
)


def _names(clause: str, amounts: Sequence[Amount], elided: str) -> Iterator[str]:
    """One name for each amount; `elided` is what the clauses before spoke of."""
    if amounts and "分别" in clause[: amounts[0].outer_start]:
        left = clause[: amounts[0].outer_start].replace(GAP, "")
        if len(amounts) > 1 and (names := _respective(left, len(amounts))):
            yield from names
            return
        if re.fullmatch("(?:同比|环比)?分别", _BASE.sub("", left).partition("分别")[0] + "分别"):
            yield from [""] * len(amounts)  # 同比分别增长5%和6%: of what, the clauses before say
            return
    if names := _paired(clause, amounts) or _same(clause, amounts):
        yield from names
        return
    previous = 0
    for i, amount in enumerate(amounts):
        following = amounts[i + 1] if i + 1 < len(amounts) else None
        left = clause[previous : amount.outer_start]
        if not i and len(left) < _FAR and (given := _GIVEN.match(left)):
            left = left[given.end() :]  # 向9000户家庭发放补贴
        right = _right(clause, amount, following)
        previous = amount.outer_end
        if _SPEED.search(left.replace(GAP, "")):
            yield ""  # 比一季度加快1个百分点: how much faster it grows than it did
            continue
        name = _name(left, right, yearly="每年" in clause[: amount.outer_start])
        if _RANK.match(amount.value):
            name = _RANKED.sub("", name)
        if not name and _BUILT.search(left):
            yield ""  # 建成100个以上: of what, no clause before says
            continue
        if not right and _OF_AMOUNT.search(left) or len(right) > _LONGEST_HELPED and _HELPS.search(left):
            yield ""  # 其中超50亿元15个; 支持22个园区延伸产业链: who and what they do cannot be told apart
            continue
        if _DOES.fullmatch(name):
            name = name + _DOING_FIRST.sub("", elided) if elided else ""
        elif _STAGE.fullmatch(name.removeprefix("新")):
            done = _DOING_FIRST.match(elided)
            name = name + elided[done.end() :] if done else _STAGED.sub("", elided) + name if elided else ""
        elif not name or cue("growth").fullmatch(name) or re.match("占(?!比|地)", name) or name == "占比":
            name = elided + name if elided else ""
        name = filled(name, clause, amounts, i, GAP)
        elided = cue("growth").sub("", name) or elided
        yield name


def _paired(clause: str, amounts: Sequence[Amount]) -> list[str]:
    """The names in 面积和产量稳定在400万亩、180万吨: as many as there are numbers with nothing between them."""
    if not _side_by_side(clause, amounts):
        return []
    left = clause[: amounts[0].outer_start].replace(GAP, "")
    stated = cue("states").search(left)
    names = _respective(f"{left[: stated.start()]}分别{stated[0]}", len(amounts)) if stated else []
    return names if all(_METRIC.search(name) for name in names) else []


def _same(clause: str, amounts: Sequence[Amount]) -> list[str]:
    """城乡低保标准分别提高8%、11%: of one noun, whose parts are not named."""
    left = clause[: amounts[0].outer_start] if amounts else ""
    if not _side_by_side(clause, amounts) or "分别" not in left and not (len(amounts) == 2 and _BOTH.search(left)):
        return []
    name = _name(clause[: amounts[0].outer_start].replace("分别", ""), "", yearly=False)
    if len(amounts) == 2 and (both := _BOTH.search(name)):
        return [name[: both.start()] + part + name[both.end() :] for part in _PARTS[both[0]]]
    if _SEVERAL.search(name):
        return [""] * len(amounts)  # 三大指标分别占55%、75%和59%: which is whose, only the sentences before can tell
    return [name] * len(amounts) if name and not cue("growth").fullmatch(name) else []


def _side_by_side(clause: str, amounts: Sequence[Amount]) -> bool:
    between = (clause[a.outer_end : b.outer_start].strip() for a, b in zip(amounts, amounts[1:], strict=False))
    return len(amounts) > 1 and all(mark in ("、", "和", "及") for mark in between)


def _respective(left: str, count: int) -> list[str]:
    """The names of A、B规模分别达到…: as many as there are numbers, all with the head of the last."""
    subject, _, verb = left.rpartition("分别")
    listing, of, noun = subject.rpartition("等")
    if of and "、" in listing and 2 <= len(noun) <= 16:  # 食品、石化、医药等产业增加值分别…
        parts = re.split("、", _subject(listing, made=True, listed=True))
        if len(parts) == count:
            return [part + noun + (growing[0] if (growing := cue("growth").search(verb)) else "") for part in parts]
    subject = _subject(subject, made=True, listed=True)
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
            head = _METRIC.search(parts[-1])
            if not head and not tail and len(parts[-1]) - len(min(parts, key=len)) > _UNLIKE:
                return [""] * count  # 甲市、乙市地铁日客流分别达…: how much of the last is meant for all?
            return [part + ("" if not head or _METRIC.search(part) else head[0]) + tail for part in parts]
    return []


def _right(clause: str, amount: Amount, following: Amount | None) -> str:
    """What is counted, where it follows the number: up to the next item of the list."""
    rest = clause[amount.outer_end :]
    if rest.startswith("的") and _MADE.search(clause[: amount.outer_start]):
        rest = rest[1:]  # 建成90公里的廊道
    rest = _ALL_IN_ONE.sub("", rest)
    if (examples := _EXAMPLES.match(rest)) and not (following and following.outer_start < amount.outer_end + examples.end()):
        return examples[0]  # 80个技术攻关、产学研合作等项目
    cut = _AND_NUMBER.search(rest)
    item = _counted(rest[: cut.start()] if cut else rest)
    if not item and cut and cut[0] == "、" and following and _bare_verb(clause[: amount.outer_start]):
        return _counted(clause[following.outer_end :].split("、")[0])
    near = following and cut and following.outer_start <= amount.outer_end + cut.end() + 2
    if near and following and (item.endswith(("级", "类", "型", "式")) or _SIZE.fullmatch(item)):
        return item + _shared_head(clause[following.outer_end :])
    return item


def _shared_head(rest: str) -> str:
    """The noun that 6个国家级、9个省级产业集群 have in common: that of the first item that has one."""
    for item in rest.split("、"):
        noun = _counted(re.sub(r"^\d+[万亿]?[\u4e00-\u9fff]", "", item))
        if not noun.endswith(("级", "类", "型")) and not _SIZE.fullmatch(noun):
            return _SIZE.sub("", _HEAD_OF_LIST.sub("", noun), count=1)
    return ""


def _bare_verb(left: str) -> bool:
    """启动3000户、完成2000户改造: nothing but a verb before the number."""
    return bool(cue("makes").match(left + "其他")) and len(left) <= 4


def _counted(item: str) -> str:
    item = re.split(r"等(?!级)", item.replace(GAP, ""))[0]
    # 12类45件实事: both count the same thing.
    item = _COUNTED_TWICE.sub("", item)
    if (twice := _ALSO_COUNTED.match(item)) is not None:
        item = twice[1]  # 195所学校243个校区
    if re.fullmatch(r"[\d.]+[万亿]?[\u4e00-\u9fff]{0,2}[^级类型\d]", item):
        return ""
    if item.startswith("的"):
        return ""
    said = cue("predicate").split(item)[0]
    modifier, of, noun = (item if said in ("新", "拟", "在") else said).rpartition("的")  # 新投产项目
    # 老旧小区的改造: what is done to it does not say what it is.
    return modifier + noun if of and len(noun) <= 2 else noun


def _name(left: str, right: str, *, yearly: bool) -> str:
    """The name of a number from the stretches left and right of it; empty where neither names it."""
    subject, growth, stated = _before(left)
    behind = right if _NOUN.match(right) and not _NO_NOUN.match(right) else ""
    if behind and _TRANSITIVE.search(stated):
        name = behind
    elif stated and subject:
        name = subject + growth + (behind if "实现" in stated else "")
    elif behind and not growth:
        name = behind
    else:
        name = subject + growth or behind
    if re.search(r"[百千万亿]元$|(?:^|[^\u4e00-\u9fff])其中$|^(?:的|了|有|共|近|约)?$|\d、", name) or _FRAGMENT.search(name):
        return ""
    if _SIZE_BEFORE.sub("", name) in _GENERIC and (done := _DOING.search(left if name == behind else left.removesuffix(name))) and done[0] != "建":
        name = done[0] + name  # 新开工项目30个: what is done with them tells them from others
    return _balanced("每年" + name if yearly and "每年" not in name else name)


def _balanced(name: str) -> str:
    """A name without half a pair of quotation marks, or a 的 that hangs over."""
    name = re.sub("^(?:[及与、]|和(?![美谐平睦田县顺硕龙静布]|政(?!协|府))|以及|确保|力争|努力|预计)+|的$|(?<=[业社园个目])各$", "", name)
    return name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")


def _before(left: str) -> tuple[str, str, str]:
    """The subject before a number, the growth verb that belongs to the name, and the verb that states the number."""
    left = _BASE.sub("", left.replace(GAP, ""))
    left = re.sub("同口径|同比|环比", "", left)
    verb = cue("states").search(left)
    stated = verb[0] if verb else ""
    if verb:
        left = left[: verb.start()]
    growth = cue("growth").search(left.removesuffix("了"))
    if growth:
        left = left[: growth.start()]
        left = left if _AGAINST.match(growth[0]) else _COMPARED.sub("", left)
    growing = growth[0] if growth else ""
    return _subject(left, made=not (stated or growing)), growing, stated or growing


def _subject(left: str, *, made: bool = False, listed: bool = False) -> str:
    """The noun at the end of a stretch before a verb, without what leads in to it; `made`: nor a verb of making."""
    left = re.sub(r"\d+(?:\.\d+)?天[、，]?$", "", _CLIMBED.sub("", left))  # 优良天数281天、增加
    left = _SOURCE.split(_LIST_MARKS.sub("", left))[-1].lstrip("，")
    if (done := _DONE_BEFORE.search(left)) is not None and not listed:
        left = left[done.end() :]
    left = _ADVERBS.sub("", cue("lead_in").sub("", left))
    left = _PLANS.split(left)[-1]
    before, _, kept = left.rpartition("的")
    if before and _GENERIC_METRIC.match(kept):  # 占生产总值的比重
        before = before.rpartition("的")[2]
        left = before + kept if 2 <= len(before) <= (60 if listed else 40) else kept
    elif len(kept) >= 2 and len(left) <= _LONGEST_NAME and _HAVING.match(before):
        return left  # 有研发活动的企业占比, 用于电机的钢材自给率: without it the noun is another
    elif len(kept) >= 2:
        left = kept
    if (summed := re.search(r"(?<![平相均同头劣优中高初])等(?![级地])(?:方面|领域|环节|行业|地)?(.{2,})$", left)) is not None:
        left = summed[1]
    last = left.rpartition("、")[2]
    apart = cue("makes").match(last) is not None and len(left) > 20
    happened = cue("makes").match(left) or _HAPPENED.search(left.removesuffix(last))
    apart = apart or not made and happened is not None
    if "、" in left and not listed and (len(left) > _LONGEST_LIST or apart):
        left = last  # 完成电网改造、电费降低10%: what was done before is another matter
    made = made and not _NEWLY_BEGUN.match(left)
    return (_ADVERBS.sub("", cue("makes").sub("", left)) or left) if made else left
