"""Ceremonies whose name is said in two pieces: 某大桥举行通车仪式, 某小镇迎来首批项目开工仪式.

In: a text and its named mentions. Out: a meeting mention on the second piece, named by both.
"""

import re
from collections.abc import Iterator, Sequence

from ..model import Mention

_HOLDS = re.compile(
    r"(?:项目|工程)?(?:也|今天|今日|昨天|日前|近日|正式|隆重|\d{1,2}月\d{1,2}日|\d{1,2}日|[上下]午|在[^，。；：\n]{1,12}?){0,3}"
    r"(?:举行|举办|迎来)了?(?:隆重的?|盛大的?)?"
    r"(?P<kind>(?:(?![的了向为])[^，。；：、“”\n]){0,8}?(?:开工|奠基|启动|揭牌|落成|启用|竣工|投产|通车|开通|开园|开业|投运|合龙)仪式)"
)


def ceremonies(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """All of them. A county or town holds many openings of something, a project or a zone one of each kind."""
    for m in named:
        match = _HOLDS.match(text, m.end) if m.type in ("project", "area") else None
        if match:
            yield Mention("meeting", match["kind"], *match.span("kind"), m.name + match["kind"], "ceremonies:held")
