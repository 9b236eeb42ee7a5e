"""Numbers of which nobody can say for certain what they are of: the indicators of a sentence in, those that are sure out.

A target without a doubtful number is right, and one with a wrong name is wrong: what is in doubt is left to its text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..amounts import unit
from ..model import Indicator
from .cues import cue
from .figure_gate import cut, piece, vague
from .figure_names import SHARED, THINGS

_SHORT = 12
_JOINED = re.compile(".[、和及与](?!美|谐|平|睦).")
_NEXT_SHARE = re.compile(r"[、和及与]\d+(?:\.\d+)?[%％](?!以上|以下)")
_SIDE_BY_SIDE = re.compile("(?:以上|左右|以下|以内)?[、和及与](?:不低于|不少于|超过?)?")


# Pieces of a sentence that name nothing: 并逐步提升, 在14个县, 完成, 经费用于
_FRAGMENT = re.compile(
    "^(?:或|在(?![建校用运线岗库产营册编途籍园审读])(?=\\d|[^，]{1,14}(?:等|地|中|上|内|布局|建设|开展|实施|推))|从(?!业|事|教)|以(?!工代|旧换|奖)|将(?!军)|把|被|由|并(?!购|网|轨|联)|且|而|其|具有|分别|"
    "使|让|因|按|经由|围绕|按照|作为|不断|逐步|持续(?!率)|同比)"
    "|？|分别|力争|不低于|不超过|不少于|[^\\d今去明上本每少老成青]年$|达到$|[的了和及与、为至到于在将各从由向对不]$|[，；。（）()]|^.$|^[^、]*等$|^[^“]*”|“[^”]*$"
    "|\\d[\\d.]*[万亿]?(?:个(?!百分)|[家项所座处条件户名])(?!转企|及?以[上下])|\\d[\\d.]*[万亿]?(?:亩|公里|平方米|人次|吨|千瓦)$"
)
_VERB_ALONE = re.compile(
    "(?:全面|基本|力争|实现|加快|年内|全年|新)*(?:建设|建成|实施|治理|改造|完成|使用|推进|投产|运行|应用|参与|措施落实|落实|培训|服务"
    "|达标|提升|修复|整治|新建|续建|扩建|改建|开工|竣工|发放|推广|组建|设立|成立|举办|创建|培育|引进|打造|优化|巩固|壮大|发展|布局|认定|获批|入选|签约|开行|检查|抽检|抓好|办好|废止|修改|修订|制定|出台|审结|办结|授权|筹措|筹集|压降|压减|[、和及与])+"
)
_BARE = re.compile(
    "(?:全[市省县区]|各类?|年度|计划|完成|实际|总|全年|累计|发放)*"
    "(?:投资额?|资金|投资总额|到位资金|项目|企业|工程|总量|总数|数量|规模|面积|产值|产量|总产|产能"
    "|占比|比重|比例|收入|利润|税收|任务|措施|事项|应用|场景|指标|改革|行动|"
    "线路|里程|装机|余额|增速|活动|人员|人口|学校|学生|群众|居民|家庭|国家"
    "|覆盖率|覆盖面|(?:综合)?利用率|就业|工作|惠及(?:居民|群众|人口)?|经费|金额|资产|单位|主体|机构"
    "|县市|县区|市县|一批|方米|[国省市县州区]家?级(?:以上)?|平台|产品|品牌|体系|领域|方面|环节|专项行动|案例|成果|问题)"
    "(?:增长|提高|提升|下降)?"
)
# 行政村实现…, 企业使用绿电: what a share of them does
_SHARES = re.compile(
    "达到|实现|纳入|使用|设立|达标|通过|溢价|可靠|安全感|面积|村$|免|任务|工程量|闭环|网上可办|响应|承担|所占|交付|供应|通硬化|通公交|为"
)
_PEOPLE = re.compile("(?:儿|老人|老年人|残疾人|人员|学生|居民|职工|农民|儿童|对象|家庭|患者|群众)$")
_STATE = re.compile("^(?!.*[达稳]).*(?:水质|质量|水平|浓度|率|能力|品质|功能)$")  # 8条河流年均水质: of what the streams are like
_SPREAD = re.compile("以上$|以下$|[高低快多]于|差距|高出")
_LONGEST = 42


def doubtful(name: str, value: str = "") -> bool:
    """Whether a name is a piece of a sentence, or says of nothing in particular what its number is of.

    >>> [doubtful(name) for name in ("并逐步提升", "建设", "完成投资", "在9个县建设里程", "重点项目", "新建改建公园", "民间投资")]
    [True, True, True, True, False, False, False]
    """
    shares = value.endswith(("%", "成", "一半")) and not SHARED.search(name) and not _SHARES.search(name)
    sums = value.endswith("元") and THINGS.search(name) is not None
    faster = value.endswith("百分点") and not cue("growth").search(name) and not _SPREAD.search(name)
    people = value.endswith(("元", "元/月")) and _PEOPLE.search(name) is not None
    states = value[-1:] in "个家座所处户条项件名" and _STATE.search(name) is not None
    bare = (_VERB_ALONE.fullmatch(name) or _BARE.fullmatch(name)) is not None or vague(name)
    return shares or sums or faster or people or states or bare or value.endswith("类") or broken(name)


def deed(name: str) -> bool:
    """Whether a name is only what was done, and not to what: 废止, 获批创建."""
    return _VERB_ALONE.fullmatch(name) is not None


def broken(name: str) -> bool:
    """Whether a name is a piece of a sentence."""
    return len(name) > _LONGEST or _FRAGMENT.search(name) is not None


def told_apart(found: Sequence[Indicator], text: str, start: int) -> list[Indicator]:
    """The indicators of a sentence (`text`, which begins at offset `start`) without those that are told of parts which
    are not named (批零住餐分别增长9%、10%、18%, 供热、燃气管网8公里、6公里), and without those whose names were cut."""
    several: list[Indicator] = []
    for a, b in pairwise(found):
        before = text[max(0, a.start - start - _SHORT) : a.start - start]
        between = text[a.end - start : b.start - start]
        alike = "分别" in before or a in several or unit(a.value) == unit(b.value)
        if a.name == b.name and alike and _SIDE_BY_SIDE.fullmatch(between):
            several += [a, b]
    first = [f for f in found if _of_several(f, text, f.start - start)]
    several += [f for f in found if f in first or any(0 < f.start - a.end <= 2 for a in first)]
    return [f for f in found if f not in several and not piece(f.name, f.value) and not cut(f, text, start)]


def _of_several(found: Indicator, text: str, at: int) -> bool:
    """Whether two shares are told one after the other of what is named together (甲业和乙业增长8%、7%), so that the first
    is not of both; where 分别 stands, they have been told apart."""
    apart = "分别" in text[max(0, at - _SHORT) : at]
    behind = at + found.end - found.start
    return not apart and _JOINED.search(found.name) is not None and found.value.endswith(("%", "％")) and _NEXT_SHARE.match(text, behind) is not None
