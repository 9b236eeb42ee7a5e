"""The form in which a number is said, and whether the name it gives can stand alone beside the number."""

import re
from dataclasses import dataclass

from ..amounts import Amount, unit
from .cues import cue

SHARE = re.compile("占(?![比地]).{2,}")
# What is said often enough without a noun before it; 外贸, 旅游, 理赔 are not.
_SHORT_NAMES = frozenset("出口 进口 进出口 用电量 客运量 货运量 用水量 GDP CPI 造林 营造林 绿化率".split())
_SHORTEST, _LONGEST = 4, 30
_NO_BEGINNING = re.compile(
    "[把被将使让由因按据与及或的了着都且但而即该此这那某其等]|就(?![业医学诊])|要(?!素)|每(?![十百千万亿]*[人户亩元名位床立]|平方)|总(?![部工会体])|占(?!地)|各(?![类级])|经(?![营济贸典费开])|从(?![业事])|以(?!工代|旧换)|在(?![建校用运线库册营读园岗编途])|为(?!民)|向(?!海)|对(?!外|口|俄|美|欧|非)|和(?![美谐平睦田])|[^《]*》|[^“]*”"
)
_GIVES = re.compile("[为向对][^\\d，]{2,12}?(?:提供|发放|减免|代缴|兑付|清欠|追回|挽回|办理|落实|出口|进口|贸易|投资|减负|减税|让利|解决)")
_NO_NAME = re.compile(
    "[，；。：？（）()？\x01]|高于|低于|[高快慢低]出|快于|慢于|(?<![占对])比(?=[“全上去同前一二三四])|较(?=[“全上去同前])|分别|力争|拟|计划(?=投|实施|安排)|[可有仍]望|大关(?!键)|台阶|尽快|[的和与及、为至到于在将从由向对是约超过达了每级类型]$|(?<!单)元$"
    "|\\d{4}[年/／]|最[高低大多快好](?!标准|工资|生活|缴费)|单[日月]|高峰|(?<!急)(?<!所)(?<!特)需(?![求用])|(?<!自)仅|^进度|^(?:过会|报会|报审)(?:待发|在审|待审)?$|^(?:入驻|入园|接入|上线|落户|集聚|聚集|在孵)(?:企业|项目|机构)|历史(?!遗留|文化|建筑|[街城]区|名[城镇村]|欠账|问题)|若干|^全[国球省市区]占比|一批|多个|首[个家次条]|近[一二两三四五十]+[年月]|[两三四五六七八九]项(?:增速|指标)|全国第|不足|不[及达如]|未(?=能|完成|实现|达|发)|没有|贡献了|拉动|之后|以来|相当于|折合|扩大了|翻番"
    "|(?<![前\\d.])\\d[\\d.]*%|\\d[\\d.]*[万亿]?(?:次|天|家|项|元|公里|亩|户)(?![级以])"
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a number is said: its name, how it is meant (`measure`, empty where the name tells), and for what follows it
    the name without verb or growth (`bare`) and with its verb (`full`); `listed`: one of several told apart by 分别; `partial`:
    what it is of stands behind the next (5个国家级、9个省级产业集群)."""

    name: str
    measure: str = ""
    bare: str = ""
    full: str = ""
    listed: bool = False
    partial: bool = False


def is_name(form: Form, amount: Amount) -> bool:
    """Whether a name can stand alone beside a number of this unit."""
    name, value = form.name, amount.value
    added = form.measure == "新增" or form.measure == "累计" and cue("measurable").search(name) is None
    shortest, plain = 2 if added else _SHORTEST, cue("growth").sub("", name)
    if not shortest <= len(plain) <= len(name) <= _LONGEST and plain not in _SHORT_NAMES or name.count("“") != name.count("”"):
        return False
    if _NO_NAME.search(name + "的事" if form.partial else name) or _NO_BEGINNING.match(name) and not _GIVES.match(name):
        return False
    if unit(value).endswith("元") and not cue("money").search(name):
        return False
    if value.endswith(("%", "百分点", "成")):
        return cue("growth").search(name) is not None or cue("measurable").search(name) is not None or SHARE.search(name) is not None
    return True
