"""The words before a post's title in, the noun phrase that names its body out."""

import re

from .. import words
from ..naming import person_names as names
from ..naming.divisions import DUTIES
from ..naming.units import boundary

_NUMBERED = re.compile(
    "第[一二三四五六七八九十]+(?:人民|中学|小学|中医|医院|幼儿园|中级|监狱|实验|高级"
    "|[\u4e00-\u9fff]{0,8}(?:事业部|分局|[支大中]队|分公司|项目部|工程处))"
)
_LEAD = frozenset(
    "陪同 还有 包括 由 与 和 及 同 对 任 为 以及 时任 现任 原 前 兼 任命 会见 了 的 在 是 以 上 会上 日 月 年 其 经 当选 担任".split()
)
_DUTY_OFFICE = re.compile(f"(?:{'|'.join(sorted(DUTIES))})+[处科]$")


def noun_phrase(text: str, low: int, high: int) -> str:
    """The noun phrase that ends at `high`: walked left over words up to a verb, a function word or `low`."""
    stretch = text[max(low, high - 32) : high]
    part = _DUTY_OFFICE.search(stretch)  # 某局|组织处
    at = part.start() if part else len(stretch)
    for word, start, _ in reversed(words.cut(stretch[:at])):
        if word in boundary() and not _NUMBERED.match(stretch, start) or not all(names.is_han(c) or c.isalnum() for c in word) or word in _LEAD:
            break
        at = start
    return stretch[at:]
