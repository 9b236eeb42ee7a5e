"""The name of a number from the words around it: the noun before it without what leads in to it and without the verb
that states the number (水产品总量稳定在), or the noun that is counted behind it.

In: the stretches left and right of a number. Out: a name, empty where neither names it.
"""

import re

from .cues import cue
from .figure_gate import vague

# The name of a number of which nothing can tell for certain what it is of; no reader takes it for a name.
UNTOLD = "？"
METRIC = re.compile(
    r"(?:(?:增加值|产值|收入|规模)?占[^，、]+(?:比重|比例)|规模|[总年]?收入|总?产值|增加值|占比|比重|比例|(?:种植|播种|养殖|栽培|制种)?面积|人数|"
    r"(?:耕种收)?(?:综合)?机械化率|[^，、]{2}率|[年总]?(?:产|销|储|流|存|用|总|出栏|存栏|排放|用水|用电|发电|吞吐|接待|发送|客运|货运|蓄积|运输|交易|保有|处理|数)量|"
    r"总?投资额?|(?:进出口|零售|贸易)?总[额值]|营收|限额|额度|[零销贸成交营][售易交业]额|总值|花费|余额|增速|增长|增幅|指数|覆盖面|余额|里程|[起件次天户总人例宗]数|人次)$"
)
# 和美乡村, 和谐社区 begin with no conjunction.
_LIST_MARKS = re.compile(r"^(?:[、及与\s]|和(?![美谐平睦田县顺硕龙政静布]))+|(?:[、和与\s]|(?<![惠涉普])及)+$")
# 主体工程开工、全年完成投资: what was done before is another matter.
DONE_BEFORE = re.compile(
    r".*(?:开工|竣工|投产|投用|建成|通车|达标|完工|复工|清零|"
    "丰收|新高|向好|回升|好转|增收|增效|稳产|倍增|翻番|出圈|红火|兴旺|运营|落地|见效|实施|启动)、"
)
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z\d“‘「]")
_NO_NOUN = re.compile(
    r"(?:和|及|以及|与|的?水平|提高|提升|增长|增加|下降|降低|减少|的$|目标|大关|等$|台阶|方面|环节|以下|左右)"
)
# 比今年“五一”假期(增长), 较之前(下降): what it is compared with, where that is no year.
_COMPARED = re.compile("(?<![占对环同正之])同?[比较](?![重例率值如赛])[^，、]{1,14}$")
_AGAINST = re.compile("[高低快]")  # 比省定目标高出: there it says what is meant
_HAPPENED = re.compile("实现|完成|开展|启动|获批")
_LONGEST_NAME = 30
_LONGEST_LIST = 32
_HAVING = re.compile(
    "[^、]{0,8}?(?:(?<![拥含占])有|拥有|用于|来自|从事|具有|具备|享受|参加|符合|来[\u4e00-\u9fff])[^，；]{1,20}$"
    "|[^、]*?[\\d百千万亿]元?(?:及?以[上下])?$"
)
_GENERIC_METRIC = re.compile("^(?:比重|比例|比率|占比|规模|总量|数量|面积|总额|总值|产值|收入|水平|密度|浓度|强度|增速)$")
_SIZE_BEFORE = re.compile(r"^[过超]?[\d.—\-～~]*[百千万亿]+元(?:及?以[上下])?")
_NEWLY_BEGUN = re.compile("新(?:开工|签约|引进|投产|竣工|落地|入库)(?:[\u4e00-\u9fff]{0,4}(?:项目|企业|工程)).")
CLIMBED = re.compile("(?:连续)?(?:迈上|跨上|跨越|跃上)[^，、]{0,10}(?:台阶|大关|关口)、?")
_TRANSITIVE = re.compile("完成|安排|投入|发放|统筹|拨付|有$")
_PLANS = re.compile("决定|将|计划(?![”》])|拟(?!定)")
_LED_IN = re.compile(
    "^(?:[及与、]|分别|并(?![购网轨联])|完成(?=(?:年度|工业)?(?:投资|产值|产量|营收|收入|税收))|和(?![美谐平睦田县顺硕龙静布]|政(?!协|府))"
    "|以及|确保|力争|力促|努力|预计|大力|扎实|梯次(?=推进|培育)|精准(?=谋划|储备)"
    "|(?<![合])共(?=安排|实施|建设|谋划))+|的$|(?<=[业社园个目])各$"
)
_NOUN_OF_VERB = frozenset("就业 装机 资金 产能 各类人才".split())  # 新增就业, 争取资金: without the verb they say nothing
_BEGINS = re.compile("新增|完成|认定|举办|力争|确保|支持|争创|创建|建设|改造|实施|打造|培育|引进|推进|发展|治理|新建|建成|修复|组织|开展|招引|投用")
_OVER = re.compile("(?:完成|复工|开工|竣工|建成|改造|增长|提升|提高|下降|达标|清零|覆盖|新建|完工|投产)$")
_BEGUN = re.compile("新?(?:开工|竣工|签约|签|投产|投用|续建)")
_STRIVING = re.compile("(?<!全)力争(?!取)")
_GAINS = re.compile("增加|净增|减少|压减|削减")
_SOURCE = re.compile("显示|表明|统计|测算")
_ADVERBS = re.compile(
    r"^(?:\d{1,2}[.．、]|全年|年内|已经?|(?:投资|年?产值|销售|收入)?[超过]?[\d.—\-～~]*[十百千万亿]*元(?!及?以[上下]|、\d|的?[^，、]{0,6}(?:企业|集群|村|园区|县|主体|项目)(?:数量?|个数|占比|比例)?$)的?)"
    r"|首次|连续[\d一二三四五六七八九十两]+[年个月季度]+|(?:已经?|(?<!平)均|都|分别|累计|总计|共计|总共|继续|应当|应|须|全部|全面|圆满|顺利|如期|稳步|每年|力争|确保|努力|争取|预计|将|(?<![许认])可|(?<!签)约|历史性|再|也|就|并|要|到|在)+$"
)
_GENERIC = frozenset("项目 企业 园区 学校 平台 载体 线路 产业 集群".split())
_DOING = re.compile(
    r"(?:(?:新|续|再|在|新增)?(?:引进|开工|签约|建|储备|谋划|投产|竣工|实施|落地|入库|策划|招引|改扩建|改建|扩建|投用|认定|培育|落户)"
    r"、?)+(?:的|亿元以上|省级以上)?$"
)
BASE = re.compile(r"同?(?:比|较)(?![重例率值])[^，]{1,10}?(?:年(?:底|末|度|同期)?|同期|上年|上月|时|现价|不变价|五[”\"]?(?:期?末期?|时期|期间)?)")
# 城市群承载了全国（70%的人口）, 分别高于全国: pieces of a sentence that name nothing.
_FRAGMENT = re.compile(
    r"^(?:高于|低于|[比较][^，]*高$|分别|其中|接近|口以上)|[\u4e00-\u9fff]了[\u4e00-\u9fff]*$"
    r"|(?:就|均|也|都|最高|最长|最多|最低)$|^(?:在内|建成|实现|达到|完成|新增|仍有?|多|共有?|至少|约有)$|\d至$|\d%|在$"
)


def named(left: str, right: str, *, yearly: bool) -> str:
    """The name of a number from the stretches left and right of it; empty where neither names it."""
    subject, growth, stated = _before(left)
    behind = right if _NOUN.match(right) and not _NO_NOUN.match(right) else ""
    if behind and _TRANSITIVE.search(stated):
        name = behind
    elif stated and subject:
        name = subject + growth + (behind if "实现" in stated else "")
    elif behind and not growth:
        name = behind
    elif behind and not subject and _GAINS.fullmatch(growth):
        name = growth + behind  # 增加1000个招生计划
    else:
        name = subject + growth or behind
    if re.search(r"[百千万亿]元$|(?:^|[^\u4e00-\u9fff])其中$|^(?:的|了|有|共|近|约)?$|\d、", name) or _FRAGMENT.search(name):
        return ""
    if _SIZE_BEFORE.sub("", name) in _GENERIC and (done := _DOING.search(left if name == behind else left.removesuffix(name))) and done[0] != "建":
        name = done[0] + name  # 新开工项目30个: what is done with them tells them from others
    return _balanced("每年" + name if yearly and "每年" not in name else name)


def _balanced(name: str) -> str:
    """A name without half a pair of quotation marks, or a 的 that hangs over."""
    name = _LED_IN.sub("", _STRIVING.sub("", name.rpartition("、力争")[2]))
    return name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")


def _before(left: str) -> tuple[str, str, str]:
    """The subject before a number, the growth verb that belongs to the name, and the verb that states the number."""
    left = BASE.sub("", left.replace("\x01", ""))
    left = re.sub("同口径|同比|环比", "", left)
    verb = cue("states").search(left)
    stated = verb[0] if verb else ""
    if verb:
        left = left[: verb.start()]
    growth = cue("growth").search(left.removesuffix("了"))
    if growth:
        left = left[: growth.start()].removesuffix("按")  # 按增长5%安排
        left = left if _AGAINST.match(growth[0]) else _COMPARED.sub("", left)
    growing = growth[0] if growth else ""
    return subject_of(left, made=not (stated or growing)), growing, stated or growing


def subject_of(left: str, *, made: bool = False, listed: bool = False) -> str:
    """The noun at the end of a stretch before a verb, without what leads in to it; `made`: nor a verb of making."""
    left = re.sub(r"\d+(?:\.\d+)?天[、，]?$", "", CLIMBED.sub("", left))  # 优良天数281天、增加
    left = _SOURCE.split(_LIST_MARKS.sub("", left))[-1].lstrip("，")
    if (done := DONE_BEFORE.search(left)) is not None and not listed:
        left = left[done.end() :]
    left = left if left == "建议" else _ADVERBS.sub("", cue("lead_in").sub("", left))  # 诉求3万件、建议5000条
    left = _PLANS.split(left)[-1]
    before, _, kept = left.rpartition("的")
    if before and _GENERIC_METRIC.match(kept):  # 占生产总值的比重
        before = before.rpartition("的")[2]
        left = before + kept if 2 <= len(before) <= (60 if listed else 40) else kept
    elif len(kept) >= 2 and len(left) <= _LONGEST_NAME and _HAVING.match(before):
        return left  # 有研发活动的企业占比, 用于电机的钢材自给率: without it the noun is another
    elif len(kept) >= 2:
        left = kept
    if (summed := re.search(r"(?<![平相均同头劣优中高初])等(?![级地候待距效量离额值])(?:方面|领域|环节|行业|地)?(.{2,})$", left)) is not None:
        bare = (cue("bare").search(summed[1]) or vague(summed[1])) and "、" in left and len(left) <= _LONGEST_LIST
        if bare and _BEGUN.match(left):
            return left
        left = left if bare else summed[1]  # 物流、加工等主体: only together they say what
    last = left.rpartition("、")[2]
    apart = cue("makes").match(last) is not None and len(left) > 20
    happened = cue("makes").match(left) or _HAPPENED.search(left.removesuffix(last))
    apart = apart or not made and happened is not None
    if "、" in left and not listed and (len(left) > _LONGEST_LIST or apart):
        before = left[: -len(last) - 1].rpartition("、")[2]
        another = _BEGINS.match(last) if made else METRIC.search(before) or _OVER.search(before)
        left = last if another else UNTOLD  # 完成电网改造、电费降低10%: what was done before is another matter
    made = made and not _NEWLY_BEGUN.match(left)
    if not made:
        return left
    noun = _ADVERBS.sub("", cue("makes").sub("", left)) or left
    return left if noun in _NOUN_OF_VERB else noun
