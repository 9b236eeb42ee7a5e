"""Whether a name says what is counted: 家庭, 项目, 总数 stand beside every number and tell nothing, unless the clause
around them is taken in (长期护理保险惠及家庭, 学科入选建设名单).

In: the name of a number, its clause and the amounts of the clause. Out: a fuller name, or that there is none.
"""

import re
from collections.abc import Sequence

from .amounts import Amount
from .cues import cue

_LONGEST = 24
_FEWEST = 4
_BEFORE_LIST = re.compile("[、和及与]+")
_ADVERBS = re.compile("^(?:(?:均|都|全部|全面|已经?|成功|分别|首次|顺利|正式|一次性|先后|新)+(?=[\u4e00-\u9fff]{3}))+")
_HAPPENS = re.compile(
    "入选|进入|纳入|列入|获评?|荣获|通过|晋[升级]|上榜|跻身|位[居列]|实现|达到|落[户地]|签约|开工|竣工|投[产运用]|建成|完成|启动|命名|复审|"
    "实施|摘牌|被|在|创成|成为|列|享受|参加|接入|使用"
)
_LEADS_IN = re.compile("^(?:其中|同时|全年|共|累计|已|还|再|并|预计|[、和及与])+")
_PLAIN = re.compile("[\u4e00-\u9fff“”A-Za-z\\d.]+")
_NO_NOUN = re.compile(
    "^(?:[因被是把将]|经(?![营济费开贸典销])|从(?![业事])|向(?!海)|对(?!.*(?:出口|进口|贸易|投资))|在(?!建|校|线|营|库|册|外|职|读|园))|^.$|\\d[\\d.]*[百千万亿]*(?:元|[个户人家吨亩次]|公里)$|(?:[、和及与是]|以及)$"
)
_ADDED = re.compile("(?:新增|净增|累计|新签约|新登记|新开工)$")
_OPENS_WITH_PLACE = re.compile("^(?:全[国省市县区州盟]|各[地类级]?|该[市县区]|其中?|本[省市]|新增|共有?|累计|的)+(?=.)")


def says_nothing(name: str) -> bool:
    """Whether a name alone tells of nothing that is counted.

    >>> [says_nothing(name) for name in ("家庭", "全市企业增长", "总数", "受益家庭")]
    [True, True, True, False]
    """
    if _NO_NOUN.search(name):
        return True
    plain = _ADDED.sub("", cue("growth").sub("", name))
    return not plain or any(cue("bare").search(each) is not None for each in (plain, _OPENS_WITH_PLACE.sub("", plain)))


def filled(name: str, clause: str, amounts: Sequence[Amount], i: int, gap: str) -> str:
    """A name that says nothing, with what its clause says of it; as it was where that is nothing or too long.

    `i` is the index of the amount it names, `gap` marks what was cut out of `clause`."""
    if not name or cue("bare").search(name) is None:
        return name
    amount = amounts[i]
    start = amounts[i - 1].outer_end if i else 0
    before = _LEADS_IN.sub("", clause[start : amount.outer_start].replace(gap, ""))
    behind = clause[amount.outer_end :]
    if behind.startswith(name):
        told = _predicate(clause, amounts, i, len(name))
        if told:
            return name + told
        fits = _FEWEST <= len(before) <= _LONGEST - len(name) and _PLAIN.fullmatch(before) is not None
        return before + name if fits else name
    fits = before.endswith(name) and len(name) + 3 <= len(before) <= _LONGEST and ("等" in before or "、" not in before)
    return before if fits else name


def _predicate(clause: str, amounts: Sequence[Amount], i: int, length: int) -> str:
    """What is said of the things counted: 入选名单 in 16所高校、48个学科入选名单, for both."""
    end = amounts[i].outer_end + length
    for following in amounts[i + 1 :]:
        mark = _BEFORE_LIST.match(clause, end)
        if not mark or mark.end() != following.outer_start:
            break
        happens = _HAPPENS.search(clause, following.outer_end)
        end = happens.start() if happens else len(clause)
    said = _ADVERBS.sub("", clause[end:].replace("\x01", ""))
    if not _HAPPENS.match(said) or len(said) > _LONGEST - length or not _PLAIN.fullmatch(said):
        return ""
    return said
