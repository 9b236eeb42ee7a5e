"""Normal forms of names: one thing, one key, whatever it is called in the document.

`canonical(type, text, where)` gives the full name; `key(type, name)` what two mentions must share to be one thing.
Neither looks at other documents.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from .. import schema
from ..geography.owners import told_apart
from . import foreign, lexicon, normal_forms

_QUOTES = re.compile(r"[“”\"'‘’《》〈〉「」『』\s·•]")
_STATE_DECREE = re.compile(r"^中华人民共和国(?=(?:国务院|主席).{0,30}(?:令|公告).{0,12}第.{1,8}号$)")
_CONGRESS_REPORT = re.compile("(?:党的)?(十[一二三四五六七八九]|二十[一二三四五六七八九]?)大报告")
_CONGRESS = re.compile("人大常委会(?=关于)")  # who issued it, as its title says
_DASH = re.compile(r"[-–—－~～]{1,2}(?=[\d\u4e00-\u9fff])")  # 2021-2025年 and 2021—2025年 are one title
_INNER = str.maketrans("《》", "〈〉")
_NOTE = re.compile(r"（\d{1,2}）")  # the number of a glossary note in a work report
_LEVEL = re.compile(r"(省|市|县|区|州|自治区|盟|旗|地区(?=.{2}))(?!际|域|内|直|级|场|民|区|属|本)")
_GREAT = re.compile(r"[两三四五六七八九十]大")
_STATE = ("中华人民共和国", "我国", "全国")
_CONSULTATIVE = re.compile(
    r"(?:中国人民政治协商会议|人民政协|政协)(?P<term>第[一二三四五六七八九十]+届)?(?!全国)(?P<place>[一-龥]{2,12}?[省市县区州盟旗])"
    r"(?P<late>第[一二三四五六七八九十]+届)?委员会(?P<standing>常务委员会)?"
)
_TERM = r"(?:第[一二三四五六七八九十]+届)?"
_ALL_CONSULTATIVE = re.compile(rf"(?:中国人民政治协商会议|人民政协|政协){_TERM}全国委员会(?P<rest>(?:.{{2,10}}委员会|办公厅)?)")
_ALL_CONSULTATIVE_MEETS = re.compile(
    r"(?:中国人民政治协商会议|人民政协|政协)第(?P<term>[一二三四五六七八九十]+届)全国委员会(?P<standing>常务委员会)?"
    r"第(?P<number>[一二三四五六七八九十]+)次(?:全体)?会议"
)
_OF_COUNCIL = re.compile(r"国务院(?=.{2,12}[部局委署行]$|.{2,12}委员会$)")  # 国务院公安部
_OFFICE = re.compile(r"办公室|办公厅|[一-龥]{2,8}委员会|[一-龥]{2,8}[分支]行")
_SITTING = re.compile(r"第[一二三四五六七八九十\d]{1,4}[届次].{2,10}|开幕式|闭幕式|\d{4}年年会|年会")
# 地委, 行署: what a prefecture that is no city has for 市委 and 市政府.
_PREFECTURE = re.compile("(?:(?P<party>地委)|(?:地委)?(?:行署|行政公署))(?P<rest>(?:办公室|组织部|宣传部|统战部|政法委)?)")
_TWICE = re.compile(r"(?<=.{2})([省市县区州盟旗])\1(?=[委人政财发教公民])")  # 叙永县县委
_RUSSIA = re.compile("^俄(?:罗斯)?联邦(?=[一-龥]{2})")  # 俄罗斯联邦委员会 is its upper house
_PARTY = re.compile(r"^(?:中共|中国共产党)(?=.+委)")
_PARTY_TERM = re.compile("(?:中共|中国共产党)?(?:第[一二三四五六七八九十]+届)中央(?P<body>(?:纪律检查)?委员会)")
_INSPECTION = re.compile(
    "(?:党的|中共|中国共产党)?第?(?P<term>[一二三四五六七八九十]+)届中央(?:纪律检查委员会|纪委)第?(?P<number>[一二三四五六七八九十]+)次(?:全体会议|全会)"
)
_VERB = re.compile(
    r"^(?:深入|全面|大力|加快|积极|扎实|统筹|持续)?"
    r"(?:推进|推动|促进|深化|实施|开展|建设|加强|加快|共建|构建|健全|完善|打造|形成|支持)(?=.{3,})"
)


@dataclass(frozen=True, slots=True)
class Where:
    """The division the document speaks for, by level (省 -> 山西省, 市 -> 太原市, 县 -> 祁县)."""

    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, level: str) -> str | None:
        """The division whose bodies are called 省财政厅, 市委, 区政府."""
        name = self.names.get({"自治区": "省", "州": "市", "盟": "市", "地区": "市", "区": "县", "旗": "县"}.get(level, level))
        if level == "市" and name and not name.endswith("市"):  # in a prefecture 市 is a city that it holds
            return city if (city := self.names.get("县", "")).endswith("市") else None
        return None if level in ("区", "县", "旗", "盟", "地区", "自治区") and name and not name.endswith(level) else name

    def ours(self, level: str) -> str | None:
        """The division that 我省, 全区 mean: 区 is a district, or all of an autonomous region."""
        province = self.names.get("省", "")
        return self.of(level) or (province if level == "区" and province.endswith("自治区") else None)

    @property
    def narrowest(self) -> str | None:
        """The division the document speaks for, if it is no larger one."""
        return next((self.names[level] for level in ("县", "市", "省") if level in self.names), None)


@lru_cache(1 << 15)
def plain(text: str) -> str:
    """`text` without quotes, white space and width differences.

    >>> plain("《 2025年 方案》")
    '2025年方案'
    """
    return _QUOTES.sub("", unicodedata.normalize("NFKC", text)).lower()


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """(short, full) of bodies' charges, the longest first: 发改委, 发展和改革委员会."""
    rows = schema.lexicon_rows("abbreviations.tsv")
    return tuple(sorted(((r["short"], r["full"]) for r in rows), key=lambda r: -len(r[0])))


def canonical(type: str, text: str, where: Where) -> str:
    """The full name of what `text` names.

    >>> canonical("organization", "省发改委", Where({"省": "湖北省"}))
    '湖北省发展和改革委员会'
    >>> canonical("meeting", "市十四届人大五次会议", Where({"市": "武汉市"}))
    '武汉市第十四届人民代表大会第五次会议'
    """
    text = _NOTE.sub("", text)
    entry = lexicon.known().get(text)
    if entry and entry.type == type:
        home = where.narrowest if text in entry.local else None
        return organization(home + text, where) if home else entry.name
    if type == "organization":
        text = _RUSSIA.sub(lambda m: "俄罗斯联邦" if text.endswith("邦委员会") else "俄罗斯", text)
        return text if foreign.owned(text) else organization(text, where)
    if type == "meeting":
        return meeting(text, where)
    if type == "strategy":
        return strategy(text)
    if type == "document":
        return document(text, where)
    if type == "place" and text in _STATE:
        return "中国"
    return text


def _at_home(text: str, where: Where) -> str:
    """省科技厅 -> 湖北省科技厅, where the document says which province it speaks for."""
    if m := _LEVEL.match(text):
        home = where.of(m[1])
        if home:
            return home + text[m.end() :]
    return text


_OF_REGION = re.compile("自治区委(?!员)")  # its committee is called 党委


def organization(text: str, where: Where) -> str:
    """Party and government bodies in full; the home division in front of 省/市/县."""
    if (m := _PREFECTURE.fullmatch(text)) and (home := where.of("地区")):
        return f"{home.removesuffix('地区')}地委{m['rest']}" if m["party"] else f"{home}行政公署{m['rest']}"
    if m := _CONSULTATIVE.fullmatch(text):
        return f"{m['place']}政协{m['standing'] or ''}"
    if m := _ALL_CONSULTATIVE.fullmatch(text):
        return f"中国人民政治协商会议全国委员会{m['rest']}"
    if m := _PARTY_TERM.fullmatch(text):
        return f"中央{m['body']}" if m["body"] != "委员会" else "中国共产党中央委员会"
    if (m := _OF_COUNCIL.match(text)) and _central(text[m.end() :]):
        return text[m.end() :]
    text = _spelled(text, "organization", _OFFICE)
    name = _TWICE.sub(r"\1", _at_home(_PARTY.sub("", text), where)).replace("自治区党委", "自治区委")
    if re.search(r"(?:省|市|县|区|州|盟|旗)委员会$", name) and not re.search(r"管理|建设|监督|改革|健康", name):
        name = name[: -len("员会")]
    for short, full in abbreviations() if not name.endswith("特别行政区政府") else ():
        if name.endswith(short) and not name.endswith(full):
            head = name[: -len(short)]
            name = (head.removesuffix("人民") if full.startswith("人民") else head) + full
            break
    return told_apart(_OF_REGION.sub("自治区党委", name), where.names)


def _central(name: str) -> bool:
    entry = lexicon.known().get(name)
    return entry is not None and entry.type == "organization" and entry.name == name and name not in entry.local


def _spelled(text: str, type: str, rest: re.Pattern[str]) -> str:
    """国家防总办公室 -> 国家防汛抗旱总指挥部办公室: the known short name that it begins with in full, if `rest` follows."""
    for end in range(len(text) - 1, 2, -1):
        entry = lexicon.known().get(text[:end])
        if entry and entry.type == type and not entry.until and rest.fullmatch(text, end):
            return entry.name + text[end:]
    return text


def _ordinals(text: str) -> str:
    """十三届… -> 第十三届…, 五次会议 -> 第五次会议."""
    return re.sub(r"(?<![第一二三四五六七八九十百零])([一二三四五六七八九十百零]{1,6})(?=[届次])", r"第\1", text)


def meeting(text: str, where: Where) -> str:
    """Congresses and plenums in one form."""
    name = _spelled(_at_home(text, where), "meeting", _SITTING).replace("常委会召开", "常委会")
    if m := _ALL_CONSULTATIVE_MEETS.fullmatch(name):
        return f"全国政协{m['term']}{'常委会第' if m['standing'] else ''}{m['number']}次会议"
    if (m := _CONSULTATIVE.match(name)) and m.end() < len(name):
        return f"{m['place']}政协{m['term'] or m['late'] or ''}委员会{m['standing'] or ''}{name[m.end() :]}"
    if m := re.fullmatch(r"(?:党的|中共|中国共产党第)?([一二三四五六七八九十]{1,3})(?:大|次全国代表大会)", name):
        return f"中国共产党第{m[1]}次全国代表大会"
    if m := re.fullmatch(r"(?:党的|中共)?([一二三四五六七八九十]{1,3})届([一二三四五六七])中全会", name):
        return f"中国共产党第{m[1]}届中央委员会第{m[2]}次全体会议"
    if m := re.fullmatch(r"(?:中国共产党)?第([一二三四五六七八九十]{1,3}届)中央委员会第([一二三四五六七八九十])次全体会议", name):
        return f"中国共产党第{m[1]}中央委员会第{m[2]}次全体会议"
    if m := _INSPECTION.fullmatch(name):
        return f"中国共产党第{m['term']}届中央纪律检查委员会第{m['number']}次全体会议"
    if re.search(r"届.*(?:人大|人民代表大会)", name):
        name = _ordinals(name).replace("人大常委会", "人民代表大会常务委员会").replace("人大", "人民代表大会")
        return re.sub(r"(?<=次)全体会议$", "会议", name)
    name = re.sub(r"^中国共产党(.{2,}[省市县区州盟旗])(第.{1,3}届)委员会(?=第.{1,3}次)", r"\1委\2", name)
    if re.search(r"委(?:第)?[一二三四五六七八九十]+届", name):
        return _PARTY.sub("", name).replace("委第", "委").replace("届第", "届").replace("全体会议", "全会")
    return name


def strategy(text: str) -> str:
    """Without the governing verb in front (深化土地制度改革 -> 土地制度改革), or without 经验 behind a name that is known."""
    if not text.startswith("“"):
        return _VERB.sub("", text)
    named = re.fullmatch("(“[^“”]+”)(?:经验|战略)", text)
    return named[1] if named and named[1] in lexicon.known() else text


_LEADING = re.compile("“([^“”]{2,24})”")
_COUNTED = re.compile(
    r"[“‘][一二两三四五六七八九十百千双0-9][^“”‘’]*[”’].*|[“‘]?[两二三四五六七八九十0-9]{1,3}[大项个][^“”‘’]{2,8}[”’]?"
)


_ANY_COUNTED = re.compile(
    "[“‘]?(?:[0-9a-zA-Z+＋.·×一二两三四五六七八九十百千万双多大项个位体核主副翼带圈区轴心极廊江岸河湖山环组团点园城支柱级类层线面片群链批年的和]|工程|行动"
    "|战略|任务|产业|体系|平台|计划|[布格]局|机制|重点|基地|高地|目标|工作|项目|空间|发展|区域|联动|支撑|专项|政策|改革|模式|清单|攻坚|试点|提升|整治|综合"
    "|生态|城镇|[”’])+"
)


def of_any_place(name: str) -> bool:
    """Of the names by numbers one that says nothing else (“一核两带”, “三大工程”): each town may have one of that name.

    >>> of_any_place("“一江两岸”"), of_any_place("“5+N”工作体系"), of_any_place("“811”示范行动"), of_any_place("“四融一共”")
    (True, True, False, False)
    """
    return _ANY_COUNTED.fullmatch(name) is not None


def counted(type: str, name: str) -> bool:
    """A strategy named by numbers (“一主两翼”, “十大行动”): many places have one of that name, and each means its own.

    >>> counted("strategy", "“一主两翼”布局"), counted("strategy", "科教兴省战略"), counted("strategy", "“千万工程”经验")
    (True, False, False)
    """
    if type != "strategy" or _COUNTED.fullmatch(name) is None:
        return False
    quoted = _LEADING.match(name)
    return name not in lexicon.known() and not (quoted and (quoted[0] in lexicon.known() or quoted[1] in lexicon.known()))


@cache
def _law_titles() -> Mapping[str, str]:
    """What laws are called for short where 《》 shows that a title is meant (监督法 alone may be a kind of law)."""
    return {row["short"]: row["name"] for row in schema.lexicon_rows("law_titles.tsv")}


def document(text: str, where: Where) -> str:
    """Titles in 《》; laws in full; the home division before 省/市 plans."""
    inner = text[1:-1] if text[:1] + text[-1:] in ("《》", "〈〉") else text
    known = lexicon.known().get(_law_titles().get(inner, inner) if inner != text else inner)
    if known and known.type == "document":
        return f"《{known.name}》"
    if text.startswith("《"):
        return text
    if text.startswith("〈") and text.endswith("〉"):  # it stood inside another title
        return f"《{inner.translate(_INNER)}》"
    if m := _CONGRESS_REPORT.fullmatch(text):
        return f"党的{m[1]}大报告"
    return _STATE_DECREE.sub("", _at_home(text, where))


_CODE = re.compile("“(?P<code>[0-9A-Za-z+＋.×字-]+)”.*?(?P<noun>.{0,2})$")


@lru_cache(1 << 16)
def key(type: str, name: str) -> str:
    """What the mentions of one thing share. Never pinyin, never similarity.

    >>> key("strategy", "“一心两翼”空间布局") == key("strategy", "“一心两翼”")
    True
    >>> key("strategy", "“2+6”重点工作") == key("strategy", "“2+6”工作"), key("strategy", "“2+6”工作") == key("strategy", "“2+6”产业")
    (True, False)
    """
    if type == "strategy":
        if m := _CODE.match(name):
            return plain(m["code"] + m["noun"])  # many bodies have a “2+6”, of different things
        if m := _LEADING.match(name):
            return plain(m[1])
        return plain(name) if _GREAT.match(plain(name)) else re.sub(r"(?:发展战略|战略|建设)$", "", plain(name))
    if type == "document":
        title = _CONGRESS.sub("人民代表大会常务委员会", _DASH.sub("—", plain(name)))
        return re.sub(r"(?<=规划)纲要$", "", re.sub(r"^中华人民共和国(?=.{2,})", "", title))
    if type == "meeting":
        return normal_forms.meeting(_DASH.sub("—", plain(name)))  # 中国－中亚峰会
    if type == "area":
        return normal_forms.area(_DASH.sub("—", plain(name)))
    if type == "project":
        return normal_forms.project(plain(name))
    return plain(name)
