"""Foreign states: the organs of theirs that a text names, and the state that a single character or a bare post means.

俄罗斯国防部 is one organization, and the 国务院 behind 美国 is not China's. In: the clean text. Out: mentions whose name
has the state in it; names of states.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import schema
from ..geography import gazetteer
from ..model import Mention
from . import person_names as names

# What a ministry abroad is for; several of them make one name (外交与国际合作部).
_CARES = (
    "外交|国防|财政|商务|司法|内政|内务|能源|教育|高等教育|卫生|公共卫生|交通|运输|农业|渔业|劳工|劳动|就业|社会保障"
    "|环境|环保|旅游|文化|体育|经济|发展|贸易|工业|产业|石油|矿产|国土安全|紧急情况|应急|信息|通信|情报|住房|建设|安全"
    "|国家安全|科技|科学|技术|创新|水利|水资源|移民|侨务|海外侨民|欧洲事务|国际合作|数字化?|投资|宗教事务|退伍军人事务"
)
_ORGAN = re.compile(
    rf"(?:联邦|共和国)?(?:(?:(?:{_CARES})(?:事务)?[、和与及]?){{1,4}}部(?![门分队落署委])"
    r"|国务院|外务省|防卫省|财务省|总务省|厚生劳动省|经济产业省|内阁(?:府|官房)?|国家安全委员会|最高国家安全委员会"
    r"|(?:国民|人民|大国民|联邦)?议会(?:上院|下院)?(?!制)|国会(?:众议院|参议院)?|众议院|参议院|国家杜马|联邦委员会"
    r"|最高法院|宪法法院|最高检察院|总检察院|中央银行|央行|总统府|总理府|首相府|总参谋部|国家航天局)"
)
_CONSTITUTION = re.compile(r"(?:和平|现行)?宪法(?!法院)")
_SHORT_ORGAN = re.compile(
    r"(?P<state>[俄美英法德韩乌以伊叙黎巴印土意加澳波西埃泰越缅菲匈塞朝])"
    r"(?P<organ>国防部|国务院|财政部|商务部|外交部|司法部|能源部|内政部|内务部|交通部|国土安全部|总统府|参谋部)"
)
_BARE_ORGAN = re.compile(r"(?P<organ>国防部|外交部|财政部|商务部|司法部|内政部|教育部|交通部|国务院)(?:副?部?长|发言人)")
# Posts that China does not have: without a state they belong to the one spoken of.
STATE_TITLES = frozenset(
    "总统 副总统 总理 副总理 首相 副首相 国王 王储 外长 防长 财长 国务卿 议长 众议长 参议长 外交大臣 国防大臣 最高领袖".split()
)
_FULL = {"央行": "中央银行"}
_ALONE = frozenset("据对向与和同在由被让称说及给为")
_LAST = frozenset("尔斯姆茨夫特克尼卡鲁萨扎纳奇布托佩兹洛拉瓦戈科基什")  # end many foreign names and few Chinese ones
_NEAR, _FAR = 240, 20_000


@cache
def states() -> Mapping[str, str]:
    """Every name of a foreign state -> its full name."""
    abroad = (p for p in gazetteer.places().values() if p.status == "外国" and p.level == "国家")
    return {form: place.name for place in abroad for form in (place.name, *place.short) if len(form) > 1}


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    forms = sorted(states())
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    rows = schema.lexicon_rows("foreign_abbreviations.tsv")
    return {row["char"]: tuple(row["states"].split("|")) for row in rows}


def find_foreign(text: str) -> list[Mention]:
    """The organs and constitutions of foreign states named in `text`, each with its state in its name.

    >>> [(m.text, m.name) for m in find_foreign("俄罗斯国防部称，美国务院回应；英国央行加息。美国宣布。")]
    [('俄罗斯国防部', '俄罗斯国防部'), ('英国央行', '英国中央银行'), ('美国务院', '美国国务院')]
    """
    automaton, forms = _automaton()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        state = states()[forms[index]]
        if organ := _ORGAN.match(text, end):
            found.append(_organ(text, start, organ.end(), state, organ[0]))
        elif law := _CONSTITUTION.match(text, end):
            found.append(Mention("document", text[start : law.end()], start, law.end(), state + "宪法", "foreign:law"))
    return [*found, *_short(text), *_unowned(text)]


def _organ(text: str, start: int, end: int, state: str, organ: str) -> Mention:
    return Mention("organization", text[start:end], start, end, state + _FULL.get(organ, organ), "foreign:organ")


def _short(text: str) -> Iterator[Mention]:
    """美国务院, 俄国防部: one character for the state."""
    for match in _SHORT_ORGAN.finditer(text):
        state = state_of(match["state"], text, match.start())
        if state and _free(text, match.start()):
            yield _organ(text, *match.span(), state, match["organ"])


def _unowned(text: str) -> Iterator[Mention]:
    """国防部长卡茨: an organ of the state named last, if its man has a foreign name."""
    for match in _BARE_ORGAN.finditer(text):
        free = text[match.start() - 1 : match.start()] not in tuple("州省市邦区县盟")
        state = state_before(text, match.start()) if free and is_name(_run(text, match.end())) else ""
        if state and not text.endswith(state, 0, match.start()):
            yield _organ(text, *match.span("organ"), state, match["organ"])


def _run(text: str, at: int) -> str:
    """The characters of foreign names that begin at `at`."""
    end = at
    while end < len(text) and (text[end] in names.TRANSLIT or text[end] == "·"):
        end += 1
    return text[at:end]


def _free(text: str, at: int) -> bool:
    """May a word begin at `at`? A single character needs a mark or a function word before it."""
    return at == 0 or text[at - 1] in _ALONE or not (names.is_han(text[at - 1]) or text[at - 1].isdigit())


@lru_cache(1 << 12)
def is_name(text: str) -> bool:
    """Is `text` of characters that foreign names are written with, and no Chinese name?

    >>> is_name("卡茨"), is_name("泽连斯基"), is_name("王小明"), is_name("马利")
    (True, True, False, False)
    """
    foreign = len(text) > 1 and all(c in names.TRANSLIT or c == "·" for c in text)
    strange = len(text) not in names.lengths(text, 0) or names.weight(text) <= 0
    return foreign and (strange or len(text) > 2 and text[-1] in _LAST)


def state_of(letter: str, text: str, at: int) -> str:
    """The state that one character at `at` stands for: of those it may mean, the one named nearest before or first
    behind; 俄 and 美 need not be named."""
    options = _letters().get(letter, ())
    before = {text.rfind(name, max(0, at - _FAR), at): name for name in options}
    if before and max(before) >= 0:
        return before[max(before)]
    behind = {i: name for name in options if (i := text.find(name, at, at + _FAR)) >= 0}
    return behind[min(behind)] if behind else options[0] if letter in "俄美" else ""


def owned(name: str) -> bool:
    """Does the name of a body begin with a foreign state's?

    >>> owned("白俄罗斯国防部"), owned("中国国防部")
    (True, False)
    """
    return any(name[:n] in states() for n in range(2, 11))


def state_in(name: str) -> str:
    """The foreign state that a body's name begins with, where it is a party's or a movement's."""
    if not name.endswith(("党", "联盟", "阵线", "运动", "大会", "协会", "中央")):
        return ""
    return next((states()[name[:n]] for n in range(10, 1, -1) if name[:n] in states()), "") if owned(name) else ""


def state_before(text: str, at: int, *, clause: bool = False) -> str:
    """The foreign state named last before `at` in its clause, by its full name; else, unless only the `clause` counts,
    in its paragraph, where one that a government or a head follows goes first (德国 in 德国总理谈援助乌克兰)."""
    automaton, forms = _automaton()
    near_by = max(0, at - _NEAR)
    low = max(near_by, *(text.rfind(mark, near_by, at) + 1 for mark in "，。；\n"))
    if named := automaton.find_matches_as_indexes(text[low:at]):
        return states()[forms[named[-1][0]]]
    low = max(near_by, text.rfind("\n", near_by, at) + 1)
    found = [] if clause else automaton.find_matches_as_indexes(text[low:at])
    owners = [m for m in found if _owns(text, low + m[2])] or found
    return states()[forms[owners[-1][0]]] if owners else ""


def _owns(text: str, at: int) -> bool:
    """Does what a state has follow at `at`: a government, a head?"""
    return text.startswith(("政府", "执政", "总统", "总理", "首相", "副总", "外长", "防长", "国务卿", "议长", "国王"), at)
