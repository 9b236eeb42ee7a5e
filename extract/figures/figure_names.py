"""Whether a name says what is counted: 家庭, 项目, 总数 stand beside every number and tell nothing, unless the clause
around them is taken in (长期护理保险惠及家庭, 学科入选建设名单).

In: the name of a number, its clause and the amounts of the clause. Out: a fuller name, or that there is none.
"""

import re
from collections.abc import Sequence

from ..amounts import Amount, find_amounts
from .cues import cue
from .figure_gate import vague

_LONGEST = 24
_FEWEST = 4
_BEFORE_LIST = re.compile("[、和及与]+")
_ADVERBS = re.compile("^(?:(?:均|都|全部|全面|已经?|成功|分别|首次|顺利|正式|一次性|先后|新)+(?=[\u4e00-\u9fff]{3}))+")
_HAPPENS = re.compile(
    "入选|进入|纳入|列入|获评?|荣获|通过|晋[升级]|上榜|跻身|位[居列]|实现|达到|落[户地]|签约|开工|竣工|投[产运用]|建成|完成|启动|命名|复审|"
    "实施|摘牌|被|在|创成|成为|列|享受|参加|接入|使用"
)
_NEXT = re.compile("[、和及](?=\\d)")  # 50个项目竣工投产、150个…
_SUMMED = re.compile("(?:^|等)$")  # 3个公园建成, 湖滨游园等3个公园建成: what is counted is what happened to them
_LEADS_IN = re.compile("^(?:其中|同时|全年|共|累计|已|还|再|并|预计|[、和及与])+")
_SETS_ABOUT = re.compile(
    "^(?:全部|全面|加快|深入|纵深|持续|扎实|大力|统筹|力争|实现|确保)*(?:实施|启动|推进|推动|完成|开展|抓好|落实|实现|加快)?(?=[^的]{4})"
)
_PLAIN = re.compile("[\u4e00-\u9fff“”A-Za-z\\d.]+")
_NO_NOUN = re.compile(
    "\\d年|^(?:[因被是把将]|超(?![级大高算声低市标导薄])|经(?![营济费开贸典销])|从(?![业事])|向(?!海)|对(?!.*(?:出口|进口|贸易|投资))|在(?!建|校|线|营|库|册|外|职|读|园))|^.$|\\d[\\d.]*[百千万亿]*(?:元|[个户人家吨亩次]|公里)$|(?:[、和及与是]|以及|分别|肩上|城市中)$|？"
)
SHARED = re.compile(
    "率|比|度|份额|占|面$|贡献|覆盖|达标|成|化$|完成|办[结复]|落实|水平|指数|强度|系数|增|降|减|升|涨|落|少|提|压|缩|滑|[高低快慢]于|"
    "拉动|恢复|自给|正常|满意|纯度|合格|优良"
)
THINGS = re.compile("(?:产业|行业|集群|企业|园区|产业链|经济|[制造服务加工]业|开发区|高新区|项目)$")
_ADDED = re.compile("(?:新增|净增|累计|新签约|新登记|新开工)$")
_METRIC_ALONE = re.compile(
    "(?:年|总|年均|主营业务|主营|国际化|海外|境外)?(?:产值|营收|收入|营业收入|规模|产业规模|营收规模|产值规模|经济规模|销售收入|销售额|交易额|产量|总产|出栏量|存栏量|税收)(?:同比)?(?:年均)?(?:增长|提高|提升)?"
)
# 大力发展新材料产业，新引进项目30个: those of that industry, where one is named
_PROJECTS = re.compile("新?(?:引进|签约|开工|竣工|投产|落地|竣工投产)(?:亿元以上)?项目")
_OBJECT = re.compile(
    "(?:推动|促进|推进|发展|壮大|做[大强优精]|培育|打造|优化|建设|提升|[，；：、]|^)(?P<what>[^，；：、的\\d]{2,10}?(?:产业链|产业集群|产业|(?<![企行就创作物事毕专商])业|经济))"
    "(?=高质量|转型|升级|改造|发展|提质|集群|，|要|$|加快|做)"
)
_VERB_BEFORE = re.compile("^(?:.{0,6}(?:推动|促进|推进|发展|壮大|做[大强优精]|培育|打造|优化|建设|提升))+|^[一二三四五六七八九十]+[条个大]")
_CLAUSE_WORD = re.compile("[把将使让等”]|以上|大会|聚焦|抢抓|新增|围绕|作为|成为|对于")
_PART = re.compile("[；。]")
# 新材料产业，… 半导体产业要…: what a sentence is about from its first word
_TOPIC = re.compile(
    "(?:\\d+[.．、])?(?!(?:推动|促进|推进|发展|加快|大力|培育|打造|聚焦|围绕|深化|实施|坚持|做[大强优精]|壮大|优化|推广|建设|抓好|支持|引进|提升|提速|稳定))"
    "(?P<what>[^，；、：的\\d]{2,12}?(?:产业链|产业集群|产业|(?<![企行就创作物事毕专商])业|经济)(?=[，：]|要|重点|聚焦|坚持|以)|[^，；、：的\\d业]{2,8}(?=聚焦|重点发展))"
)
_MEASURED_SINCE = re.compile("(?:营收|产值|收入|税收|产量|面积|播面|投资)[^，；]{0,6}\\d")
_OBJECT_WINDOW = 120
_OPENS_WITH_PLACE = re.compile("^(?:全[国省市县区州盟]|各[地类级]?|该[市县区]|其中?|本[省市]|新增|共有?|累计|的)+(?=.)")


def says_nothing(name: str, value: str = "") -> bool:
    """Whether a name alone tells of nothing that is counted; nor does a noun of things beside a percentage or a sum.

    >>> [says_nothing(name) for name in ("家庭", "全市企业增长", "总数", "受益家庭")]
    [True, True, True, False]
    >>> says_nothing("村卫生室", "50%"), says_nothing("食品产业", "30亿元"), says_nothing("食品产业产值", "30亿元")
    (True, True, False)
    """
    if value.endswith("百分点") and not cue("growth").search(name):
        return True  # 高于全国平均水平3个百分点
    if (
        value.endswith(("%", "成", "一半"))
        and not SHARED.search(name)
        or value.endswith("元")
        and THINGS.search(name)
    ):
        return True
    if _NO_NOUN.search(name) or vague(name):
        return True
    plain = _ADDED.sub("", cue("growth").sub("", name))
    return not plain or all(
        cue("bare").search(each) is not None or cue("bare").search(_OPENS_WITH_PLACE.sub("", each)) is not None
        for each in plain.split("、")
    )


def of_object(name: str, before: str) -> str:
    """The name of a figure, where it only says how it is measured with the industry that the text before it last spoke
    of; empty where that speaks of none.

    >>> of_object("营收规模", "整合优化九条重点产业链，"), of_object("产值", "完善政策，"), of_object("粮食产量", "完善政策，")
    ('重点产业链营收规模', '', '粮食产量')
    >>> of_object("新引进项目", "大力发展新材料产业，"), of_object("新引进项目", "完善政策，")
    ('新材料产业新引进项目', '新引进项目')
    """
    alone = _METRIC_ALONE.fullmatch(name)
    if not alone and not _PROJECTS.fullmatch(name):
        return name
    part = _PART.split(before)[-1][-_OBJECT_WINDOW:]
    topic = _TOPIC.match(part)
    whole = [topic["what"]] if topic else _objects(part)
    what = _VERB_BEFORE.sub("", _VERB_BEFORE.sub("", whole[0])) if len(set(whole)) == 1 else ""
    if len(what) > 2 or what.endswith("业") and len(what) > 1:
        return what + (name.removeprefix("产业") if what.endswith("产业") else name)
    return "" if alone else name


def _objects(part: str) -> list[str]:
    """The industries that a part of a sentence develops; none where one is the last of a list, or where something else
    was measured since."""
    found = [m for m in _OBJECT.finditer(part) if not _CLAUSE_WORD.search(m["what"])]
    if found and (part[found[-1].start("what") - 1] in "、和" or _MEASURED_SINCE.search(part, found[-1].end())):
        return []
    return [m["what"] for m in found]


def filled(name: str, clause: str, amounts: Sequence[Amount], i: int, gap: str) -> str:
    """A name that says nothing, with what its clause says of it; as it was where that is nothing or too long.

    `i` is the index of the amount it names, `gap` marks what was cut out of `clause`."""
    amount = amounts[i]
    left = clause[max(0, amount.outer_start - _LONGEST) : amount.outer_start].replace(gap, "")
    told_of = _SUMMED.search(left) and amount.comparator == "="
    bare = cue("bare").search(name) is not None or vague(name)
    if not name or not told_of and not bare:
        return name
    start = amounts[i - 1].outer_end if i else 0
    before = _LEADS_IN.sub("", clause[start : amount.outer_start].replace(gap, ""))
    behind = clause[amount.outer_end : amount.outer_end + 2 * _LONGEST]
    if behind.startswith(name):
        told = _predicate(clause, amounts, i, len(name))
        if told or not bare:
            return name + told
        before = _SETS_ABOUT.sub("", before)
        fits = _FEWEST <= len(before) <= _LONGEST - len(name) and _PLAIN.fullmatch(before) is not None
        return before + name if fits else name
    if not bare:
        return name
    before = _SETS_ABOUT.sub("", before) if vague(name) else before
    fits = before.endswith(name) and len(name) + 3 <= len(before) <= _LONGEST and ("等" in before or "、" not in before)
    return before if fits else name


def _predicate(clause: str, amounts: Sequence[Amount], i: int, length: int) -> str:
    """What is said of the things counted: 入选名单 in 16所高校、48个学科入选名单, for both."""
    end = amounts[i].outer_end + length
    for following in amounts[i + 1 : i + 1 + _FEWEST]:
        mark = _BEFORE_LIST.match(clause, end)
        if not mark or mark.end() != following.outer_start:
            break
        happens = _HAPPENS.search(clause, following.outer_end, following.outer_end + _LONGEST)
        end = happens.start() if happens else len(clause)
    said = _ADVERBS.sub("", _NEXT.split(clause[end : end + 2 * _LONGEST].replace("\x01", ""))[0])
    fits = len(said) <= _LONGEST - length and _PLAIN.fullmatch(said) and not find_amounts(said)
    if not fits or not _HAPPENS.match(said):
        return ""
    return said
