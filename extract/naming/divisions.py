"""Parts of bodies: 省建设厅|城市建设处, 某局|新能源科.

In: a text and the bodies named in it. Out: one mention for body and part together.

What stands between the body and 处 or 科 must be words of a duty (管理, 建设, 新能源), nothing that somebody does there.
"""

import re
from collections.abc import Iterator, Sequence

from .. import words
from ..model import Mention
from . import person_names as names
from .units import boundary

_BODY = re.compile("(?:[部委厅局署院行会社办室台]|办公厅|总队|中心|联合会|总工会)$")
_PART = re.compile("[处科]")
# 到某局办事处, 某厅多处, 某局查处: no part of the body.
_NONE = re.compile(
    "(?:书记|秘书|查|惩|共|相|之|到|各|何|此|深|长|短|益|害|好|妙|多|四|随|近|远|办事|代表|联络|联系|停车|居|内|外|儿|本|专|百|学|文|理|工|骨|妇|眼|牙|产|医|农|社"
    "|职能|业务|相关|有关|主管|责任|所属|直属|下属|在|出|判|论|下设|[一二三四五六七八九十两个]|^)[处科]$"
)
_NEXT = re.compile("[理置罚分境刑世技学研教目级普创幻状尔威华右左举班长]|所在|在于")
DUTIES = frozenset(
    "管理 建设 监督 规划 审批 组织 宣传 发展 执法 服务 保障 协调 督查 督察 调查 检查 考核 培训 登记 监测 评估 审计 统计 合作 交流 推进 促进 指导 "
    "改革 保护 利用 修复 开发 投资 评价 审查 核查 治理 防治 应急 干部 人事 财务 政策 法规 信息 综合 秘书 安全".split()
)
_INSIDE = DUTIES | frozenset("与和及")
_FAR, _WORDS = 14, 6


def divisions(text: str, outer: Sequence[Mention]) -> Iterator[Mention]:
    """The parts right behind the bodies `outer`, which are in order and do not overlap.

    >>> body = Mention("organization", "安徽省建设厅", 0, 6)
    >>> [m.text for m in divisions("安徽省建设厅城市建设处科员", [body])]
    ['安徽省建设厅城市建设处']
    >>> list(divisions("安徽省建设厅严肃查处", [body]))
    []
    """
    starts = {m.start for m in outer if m.type != "organization"}
    for body in outer:
        if (
            body.type != "organization"
            or not _BODY.search(body.text)
            or not _PART.search(text, body.end, body.end + _FAR)
        ):
            continue
        end = _end(text, body.end)
        if end and starts.isdisjoint(range(body.end, end)):
            yield Mention("organization", text[body.start : end], body.start, end, "", "divisions:part")


def _end(text: str, at: int) -> int:
    """Where the part that begins at `at` ends; 0 where none does."""
    stretch = text[at : at + _FAR + 2]
    for number, (word, start, end) in enumerate(words.cut(stretch, hmm=False)):
        if word.startswith(("处处", "科科")):  # 新能源处|处长
            word, end = word[0], start + 1
        ending = word[-1] in "处科"
        if number > _WORDS or not all("一" <= c <= "龥" for c in word) or word in names.titles():
            return 0
        if len(word) < 2 and not ending and word not in _INSIDE:
            return 0  # 某部副部长德科
        if ending and end > 1:
            part = stretch[:end]
            return at + end if end >= 3 and not _NONE.search(part) and not _NEXT.match(text, at + end) else 0
        if word in boundary() and word not in _INSIDE:
            return 0
    return 0
