"""Names that many things bear: a type and a name in, out whether it tells its thing from others of its kind.

现代农业产业园, 审判委员会, 产需对接活动 and 市财政局 mean something in their own document only; 云岭现代农业产业园, 财政部 and
第三届世界云杉大会 are the same thing everywhere. A name tells its thing by a place, a river or a body in it, by 国家, 中国, 世界
before it, by letters, or by a word that no dictionary has. Numbers of sessions and years tell sessions of one meeting apart, but
not whose meeting it is.
"""

import re
from functools import cache, lru_cache

from .. import schema, words
from ..geography import gazetteer
from . import heads, lexicon, normal_forms, units
from .names import of_any_place

TYPES = ("area", "organization", "meeting", "project", "document")
# A body told by its level alone: 县财政局 may be any county's.
_LEVELLED = re.compile(
    r"(?:省|市(?!场)|县(?!域)|区(?!域|块)|州|盟|旗|乡(?!村)|镇(?!江)|自治区)"
    r"(?:委|政府|人民|人大|政协|纪委|监委|[\u4e00-\u9fff]{0,16}(?:局|委|办|厅|部|院|处|会|中心|公司|委员会|办公室)$)"
)
_BARE_BODY = re.compile(r"(?:工作)?(?:领导小组|小组|指挥部|委员会|专班)?(?:办公室)?")
_FIVE_YEARS = re.compile(r"《?“?十[一二三四五六]五”?规划(?:纲要)?(?:（草案）|\(草案\))?》?")
_LINE = re.compile(r"(?:地铁|轨道交通|轻轨|城轨)[0-9一二三四五六七八九十]+号线.{0,4}")  # of which town?
_SESSION = re.compile(r"(?:19|20)\d\d(?:年度?)?|第?[一二三四五六七八九十百零\d]+[届次期]|首届|“?十[一二三四五六]五”?")
_LEVEL = re.compile(r"(?:[省市县区州](?!际|域|场)|自治区)(?:级|属)?")
_STATE = re.compile(r"国家|中国|中华|中央|全国|世界|全球|亚洲|亚太|欧洲|联合国|国务院|中共|我国|最高|军队|党的")
_ABROAD = re.compile("国际")  # a meeting called so may be any city's
_BRACKETS = re.compile("[“”‘’《》（）()]")
_QUOTED = re.compile("“[^“”]*”")
_LETTERS = re.compile("[A-Za-z0-9]")
_TELLING = ("area", "organization", "meeting", "place")
# A line of jieba's dictionary: a word of some length, how often it was seen, and a tag of names: of places, bodies, persons.
_TAGGED = re.compile(r"^(\S{2,}) \d+ (?:ns|nt|nr|nrt|nrfg)$", re.MULTILINE)
_RARE = 20  # occurrences in jieba's texts: 良乡 and 儒商 stay below, the words of policy do not
_STREETS = ("大道", "快速路", "环线")  # of one name in many cities
_PROGRAMME = 5  # characters before 工程 of what is no programme of the state's by itself (城乡安居工程)


def points(name: str) -> bool:
    """Whether a body's name only says its level (县财政局, 市委) or its kind (领导小组办公室).

    >>> points("县财政局"), points("某县财政局"), points("领导小组"), points("市场监督管理局")
    (True, False, True, False)
    """
    return bool(_LEVELLED.match(name) or _BARE_BODY.fullmatch(name))


@lru_cache(1 << 15)
def is_general(type: str, name: str) -> bool:
    """Whether things of different documents that bear this name need not be one.

    >>> is_general("area", "现代农业产业园"), is_general("area", "太原现代农业产业园"), is_general("area", "国家现代农业产业园")
    (True, False, False)
    >>> is_general("meeting", "第三届供应商大会"), is_general("meeting", "第三届世界供应商大会")
    (True, False)
    """
    if name in lexicon.known():
        return name in _listed("多")
    if type == "strategy":
        return not name.startswith("“") and of_any_place(name)
    if type not in TYPES or (name.startswith("《") and not _FIVE_YEARS.fullmatch(name)):
        return False
    if type == "meeting" and normal_forms.edition(name):
        return False
    if type == "organization" and points(name):
        return True
    if type == "project" and _LINE.fullmatch(name):
        return True
    text = _BRACKETS.sub("", _SESSION.sub("", name))
    if _STATE.match(text) or _LETTERS.search(text) or units.DIRECTION.search(text) or (type != "meeting" and _ABROAD.match(text)):
        return False
    if type == "project" and text.endswith("工程") and len(text) > _PROGRAMME + 2:
        return False
    return not (words.frequency(name) or _names_one(name) or _told(_LEVEL.sub("", text, count=1) if _LEVEL.match(text) else text))


def _names_one(name: str) -> bool:
    """Whether something known stands in the name: a body, a river, or in quotation marks a strategy."""
    return any(m.type in _TELLING for m in lexicon.find_known(name)) or any(
        quoted in lexicon.known() for quoted in _QUOTED.findall(name)
    )


@cache
def _class_words() -> tuple[frozenset[str], int]:
    """The class words, and how long the longest is."""
    known = frozenset(heads.head_words())
    return known, max(map(len, known))


def _told(text: str) -> bool:
    """Whether some word before the class word is a name, rare, or coined of single characters."""
    known, longest = _class_words()
    head = next((text[-n:] for n in range(min(longest, len(text) - 1), 0, -1) if text[-n:] in known), "")
    for piece in _plain().split(text.removesuffix(head)):
        alone = 0
        for word, _, _ in words.cut(piece, hmm=False):
            alone = alone + 1 if len(word) == 1 else 0
            if (alone > 1 and head not in _STREETS) or _is_name(word):
                return True
    return False


def _is_name(word: str) -> bool:
    places = gazetteer.abbreviations()
    if len(word) == 1:
        return word in places and word != "中"
    if word in _proper() or word in gazetteer.words() or all(c in places for c in word):
        return True
    known = lexicon.known().get(word)
    ordinary = words.frequency(word) >= _RARE or word in heads.head_words() or _compound(word)
    return not ordinary or known is not None and known.type in _TELLING


def _compound(word: str) -> bool:
    """现代农业 is rare as one word, but made of two that are not."""
    return any(
        min(words.frequency(word[:i]), words.frequency(word[i:])) >= _RARE for i in range(2, len(word) - 1)
    )


@cache
def _proper() -> frozenset[str]:
    """Words that jieba's dictionary has as names, and those of ours (name_words.tsv)."""
    with words.tokenizer().get_dict_file() as lines:
        tagged = _TAGGED.findall(lines.read().decode("utf-8"))
    return frozenset([*tagged, *_listed("专")])


@cache
def _plain() -> re.Pattern[str]:
    """Common words that jieba's dictionary lacks."""
    return re.compile("|".join(sorted(_listed("常"), key=lambda word: (-len(word), word))))


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in schema.lexicon_rows("name_words.tsv") if row["kind"] == kind)
