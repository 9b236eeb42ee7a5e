"""Whom a document speaks for: the division whose government reports, or the one it calls ours (我市, 全市).

In: an outline and the divisions it speaks for by level. Out: one mention, or None for news of many places.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ..geography import gazetteer
from ..model import Mention, Outline
from ..naming.names import Where

_LEVEL = "(?P<level>自治区|[省市县区州盟旗])"
_REPORTS = re.compile(
    rf"代表(?:[\u4e00-\u9fff]{{0,12}}?{_LEVEL}(?:人民政府|行署|行政公署)|(?P<office>[\u4e00-\u9fff]{{0,6}}?(?:行署|行政公署))|国务院，?向)"
)
_OURS = re.compile(rf"[我全]{_LEVEL}(?!委|政府|际|域|直|级|场|民|中)")
_FEWEST = 5  # 我市 said less often is only quoted
_SHARE = 4
_NARROW = ("旗", "县", "区", "州", "盟", "市", "自治区", "省")
_OPENING = 40
_NATURE = re.compile("[江河湖海山岭川]$|流域$|三角|经济带$|^京津冀|大湾区|^成渝|^川渝|^[东中西南北]部")  # 长江某段治理工程投资
_AND_OTHERS = re.compile("[、和与及][\u4e00-\u9fff]|等[^，]{0,4}\\d")
_DONE_WITH = re.compile(
    "\\d[^，；]*，|[^，；]*(?:完成|建成|获批|入选|启动|开工|投用|投产|通过|落地|成立|揭牌|开园"
    "|成为|获评|荣获|列入|入围|晋升|创成|被评为|被命名)[^，；]*，"
)


def speaks_for(taken: Outline, where: Where, mentions: Sequence[Mention]) -> Mention | None:
    """The first mention of the division that the document speaks for."""
    name = _reporting(taken, where) or _ours(taken, where)
    return next((m for m in mentions if m.type == "place" and m.name == name), None) if name else None


def reports(taken: Outline) -> bool:
    """Whether a government reports here: then all is said of its own division, but for what other places open."""
    opening = tuple([s.text for s in taken.sentences[:_OPENING]])
    return _says_it_reports(opening) or any("政府工作报告" in article.title for article in taken.articles)


@lru_cache(2)  # asked several times of one document
def _says_it_reports(sentences: tuple[str, ...]) -> bool:
    return any(map(_REPORTS.search, sentences))


def _reporting(taken: Outline, where: Where) -> str | None:
    """我代表市人民政府，向大会报告工作: the division of that level."""
    for sentence in taken.sentences[:_OPENING]:
        if match := _REPORTS.search(sentence.text):
            level = match["level"] or ("盟" if match["office"] else "")
            return where.ours(level) if level else "中国"
    return None


def _ours(taken: Outline, where: Where) -> str | None:
    """The narrowest of the levels it says often; a city speaks of 全省 as well, but a province hardly of 全市."""
    said = Counter(match["level"] for match in _OURS.finditer(taken.clean.text))
    often = [k for k in said if said[k] >= _FEWEST and said[k] * _SHARE >= max(said.values()) and where.ours(k)]
    level = min(often, key=lambda k: _NARROW.index("自治区" if k == "区" and not where.of(k) else k), default=None)
    return where.ours(level) if level else None


def lies_in(inner: str, outer: str) -> bool:
    """Whether one division is the other or lies in it; a name that the gazetteer cannot tell is given the benefit.

    >>> lies_in("古交市", "太原市"), lies_in("山西省", "太原市"), lies_in("某某镇", "太原市")
    (True, False, True)
    """
    a, b = gazetteer.division(inner), gazetteer.division(outer)
    return a is None or b is None or a.code == b.code or b.code in gazetteer.ancestors(a.code)


def in_nature(name: str) -> bool:
    """Whether a name is that of a river, a mountain or a region, which no government reports for."""
    return _NATURE.search(name) is not None


def owns_nothing(m: Mention, after: str) -> bool:
    """Whether a place that opens a clause of a report owns no figure there: a river, one of several, one that is done with."""
    return bool(in_nature(m.text) or _AND_OTHERS.match(after) or _DONE_WITH.match(after))
