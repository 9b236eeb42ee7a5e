"""Numbers that measure something: a text gives `Amount` records with value and unit as written, and a comparator.

`value` is number and unit without the words around them: 不低于50% is ("50%", ">="). Numbers that are names (5G,
108国道, “6+1”, 第3期) are no amounts, nor are small Chinese numerals before a measure word (三个方面).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .anchors import tried


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: [start, end) is the value, [outer_start, outer_end) the value with its words of comparison."""

    value: str
    start: int
    end: int
    comparator: str
    outer_start: int
    outer_end: int


_DIGITS = {"〇": 0, "○": 0, "零": 0, "两": 2} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_TO = r"\s?(?:[-—－–~～]{1,2}|至|到)\s?"
_BIG = r"(?:[十百千]?万亿|[十百千万]?亿|[十百千]?万|[百千](?!瓦|米|克|伏))"
_HAN = r"[一二三四五六七八九十百千万亿两零〇]"
# What measures: after these a Chinese numeral is an amount as well.
_MEASURE = (
    r"(?:(?:亿|万)?(?:元|美元|欧元|港元)|公斤|千克|斤|吨标准?煤|吨公里|人公里|吨|平方公里|平方千米|平方米|立方米|公顷|亩|公里|千米|海里|米|"
    r"千瓦时|千瓦|兆瓦|吉瓦|千伏安|千伏|度电|(?<=[万亿])度|标准?箱|TEU|EFlops|EFLOPS|PFlops|PFLOPS|EFlop/s|PFlop/s|P(?![A-Za-z\d])|Gbps|Tbps|Mbps|TB|PB|EB|MW|GW|kV|"
    r"微克|毫克|人次|艘次|家次|架次|车次|班次|件次|场次|项次|户次|(?<=[万亿])单|倍|个百分点|百分点|个基点|小时|分钟|摄氏度)"
)
# What counts: the thing counted follows (300个项目) or goes before (项目300个).
_COUNT = (
    r"(?:个|项(?!目)|家|所|座|条|处|件|种|类|批次|批|支|套|场|门|张|份|部(?!门)|本|幅|期|片|口|对|组|栋|幢|眼|盘|册|块|款|篇|枚|颗|宗|笔|"
    r"人(?!制|均|才|行|员)|户(?!型)|名|位|岁|天|袋(?!装)|担(?![保任当忧架])|辆|艘|台|盏|头|只|株|棵|团|村|镇|县|次|桩|列|班|间|孔|尾|羽|成|方(?![面式案法向]))"
)
_PER = r"(?:[（(][套台个家辆户头][)）])?(?:/(?:立方米|平方米|平方公里|万人|千人|公顷|小时|[吨亩人户年月日天升次头只个秒]|[A-Za-z\d]{1,4}))?"
_AMOUNT = re.compile(
    rf"""
    (?<![\dA-Za-z.+＋第〔/“_])(?:
        {_ARABIC}(?:%|{_BIG}|{_BIG}?元)?{_TO}{_ARABIC}(?:%|‰|{_BIG}?级?(?:{_MEASURE}|{_COUNT}){_PER}|{_BIG}级?)
      | {_ARABIC}\s?(?:%|‰)
      | {_ARABIC}\s?[余多]?{_BIG}?[余多]?(?:{_MEASURE}|{_COUNT}){_PER}级?(?!(?<=[A-Za-z])[A-Za-z])
      | {_ARABIC}\s?[余多]?{_BIG}(?:级|[余多])?
    )
    | (?<![\dA-Za-z_])\d+\.\d+年(?!均)|(?<=[为达到至])\d{{1,2}}年(?![底末内前初以])
    | 百分之{_HAN}+(?:点{_HAN}+)?(?:[至到—-]百分之{_HAN}+(?:点{_HAN}+)?)?
    | (?<!{_HAN})(?<![第几数每家])(?:
        (?:{_HAN}*[十百千万亿]{_HAN}+|[一二两三四五六七八九]{_HAN}*[十百千万亿]|(?<=[超近约达破逾到至为过])[十百千万亿])[余多]?
        (?:{_MEASURE}级?|[名人户级家])
      | [一二两三四五六七八九](?:倍(?!增)|成(?=以上|以下|左右|[，。；、]|$))
      | {_HAN}*亿{_HAN}*次级?
      | 一半(?!导体)
    )
    | 翻[一两二三]番
    | (?<=[国省市球界区内居列入名行])前[一二三四五六七八九十\d]+(?:[名位强]|(?=[，。；、]|$))
    | (?<=[国省市球界区内居列入名行])第[一二三四五六七八九十\d]+[名位]?(?=[，。；、]|$)
    """,
    re.VERBOSE,
)
_FIRST = re.compile(rf"[\d百翻前第]|{_HAN}")  # what an amount begins with
_LESS_OR_MORE = (
    (re.compile(r"(?:不低于|不少于|不小于|不弱于|超过|突破|跨过|跨越|高于|大于|多于|至少|超出|超|逾|(?<![通经])过)了?$"), ">="),
    (re.compile(r"(?:不超过|不高于|不大于|不多于|不超|低于|少于|小于|控制在|控制到|控制于|至多|最多)$"), "<="),
    (re.compile(r"(?:大约|约为|(?<![签预节制公条合])约|接近|(?<![附最靠])近)$"), "~"),
)
# \x01 stands for what a caller cut out: 400万台（套）以上.
_SUFFIX = re.compile(r"\x01{0,12}(?:及以上|以上|之上|(?P<less>以内|以下|之内)|(?P<about>左右|上下))")
_PREFIX_LENGTH = 5
_PER_BEFORE = re.compile("每(?:立方米|升)$")


def find_amounts(text: str) -> list[Amount]:
    """All amounts of `text` in reading order.

    >>> [(amount.value, amount.comparator) for amount in find_amounts("增长5%左右，建成300个以上项目，超万亿元")]
    [('5%', '~'), ('300个', '>='), ('万亿元', '>=')]
    """
    starts = (match.start() for match in _FIRST.finditer(text))
    return [_amount(text, match) for match in tried(_AMOUNT, text, starts)]


def _amount(text: str, match: re.Match[str]) -> Amount:
    start, end = match.span()
    before = text[max(0, start - _PREFIX_LENGTH) : start]
    if match[0].endswith("克") and (per := _PER_BEFORE.search(before)):
        start -= len(per[0])  # 每立方米25微克
        before = text[max(0, start - _PREFIX_LENGTH) : start]
    outer_start, comparator = start, "="
    for pattern, sign in _LESS_OR_MORE:
        # 不超过 ends in 超过: the longer word says it.
        if (found := pattern.search(before)) and start - len(found[0]) < outer_start:
            outer_start, comparator = start - len(found[0]), sign
    if re.search(r"\d[余多]|[十百千万亿][余多]", match[0]):
        comparator = ">="
    outer_end = end
    if found := _SUFFIX.match(text, end):
        outer_end = found.end()
        comparator = "<=" if found["less"] else "~" if found["about"] else ">="
    return Amount(text[start:end], start, end, comparator, outer_start, outer_end)


def numeral(text: str) -> float | None:
    """A numeral, Arabic, Chinese or mixed, as a number: 三亿五千万 → 350000000.0, 1.3万 → 13000.0, 两 → 2.0."""
    text = text.replace(",", "")
    if match := re.match(r"\d+(?:\.\d+)?", text):
        scale = numeral("一" + text[match.end() :]) if match.end() < len(text) else 1.0
        return None if scale is None else round(float(match[0]) * scale, 6)
    whole, _, part = text.partition("点")
    if any(c not in _DIGITS and c not in _SCALES for c in whole + part) or not whole:
        return None
    if part:
        return (numeral(whole) or 0.0) + float("0." + "".join(str(_DIGITS.get(c, 0)) for c in part))
    return float(_whole(whole))


def _whole(text: str) -> int:
    """A whole Chinese numeral. 万 and 亿 multiply all that stands before them, so 百亿亿 is 10 to the 18th."""
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif (scale := _SCALES[char]) < 10**4:
            section += (1 if digit is None else digit) * scale
            digit = None
        else:
            section += digit or 0
            if scale == 10**8:
                total = (total + section or 1) * scale
            else:
                total += (section or (0 if total else 1)) * scale
            section, digit = 0, None
    return total + section + (digit or 0)


_PER_OF = re.compile("^每[^\\d]{1,4}(?=\\d)")
_NUMBER = re.compile(
    rf"百分之(?P<percent>{_HAN}+(?:点{_HAN}+)?)|(?P<plain>{_ARABIC}{_HAN}*|{_HAN}+)(?P<more>[余多]?{_BIG}?)"
)


def number(value: str) -> float | None:
    """The number in a value as written, None where it is not one number (3-5家, 前三, 翻一番). Percents stay percents.

    >>> number("1.3万亿斤"), number("百分之六十"), number("66.16%"), number("3-5家")
    (1300000000000.0, 60.0, 66.16, None)
    """
    value = _PER_OF.sub("", value.replace(" ", ""))
    if value == "一半":
        return 0.5
    match = _NUMBER.match(value)
    if not match or re.match("[%万亿元]*" + _TO + r"\d", value[match.end() :]):
        return None
    if match["percent"]:
        return numeral(match["percent"])
    big = match["more"].lstrip("余多")
    text = match["plain"]
    # 600万千瓦, 5百米: the 千 of a unit is no part of the number.
    if text[-1] in "千百" and re.match("[瓦米克伏]", value[match.end() :]) and len(text) > 1:
        text = text[:-1]
    base, scale = numeral(text), numeral("一" + big) if big else 1.0
    return None if base is None or scale is None else base * scale


@lru_cache(1 << 12)
def unit(value: str) -> str:
    """What stands behind the number: 1.3万亿斤 → 斤, 百分之六十 → %, 3-5家 → 家, 每立方米25微克 → 微克/立方米."""
    value = value.replace(" ", "")
    if per := _PER_OF.match(value):
        return unit(value[per.end() :]) + "/" + per[0][1:]
    if value.startswith("百分之"):
        return "%"
    if not re.match(r"[\d一二两三四五六七八九十百千万亿]", value) or value == "一半":
        return ""
    rest = re.sub(rf"^(?:{_ARABIC}%?{_TO})?(?:{_ARABIC}|{_HAN}+)[余多]?{_BIG}?[余多]?", "", value)
    return "千" + rest if re.search(r"千[瓦米克伏]", value) and rest[:1] in tuple("瓦米克伏") else rest
