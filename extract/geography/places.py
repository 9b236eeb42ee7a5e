"""Find the places a text names: clean text in, place mentions with the divisions they mean out.

Full names, short names, chains (湖北省武汉市江夏区: one mention each), countries, abbreviations (来并), townships.
A short name that is also an ordinary word counts only with support: its parent before it, a list of places around it,
or the division above it named elsewhere in the text. At the end: whose document the text is (home_of).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import words
from ..model import Mention
from ..register import is_public
from . import gazetteer
from .abbreviations import find_abbreviations
from .gazetteer import Place, Sense
from .townships import SUFFIX, find_townships

SEPARATOR = re.compile(r"[、，,/·—\-－–~～至和与及暨或]|以及|[ \u3000]{1,2}|、?和|[—-]{2}")
SEPARATORS = frozenset("、，,/·—-－–~～至和与及暨或 \u3000")
# A street or a newspaper: the short name before it is no place.
STREET = re.compile(
    r"[东南西北中]?(?:路(?![演网线径子况政段权基过])|大街|大道|街(?!道)|巷|胡同)|[\u4e00-\u9fff]{0,4}大学(?!生|城)|"
    r"[日晚早晨时商]报|卫视|银行|"
    r"(?<=[江河湖])(?:流域|干流|支流|航道|[上中下]游|沿岸|两岸|水系|大桥|特大桥|河段)"
)
FEATURES = frozenset("号菜话湾岛山河湖江")  # 三亚河, 大连湾; but 永康|山地, 北京|话剧
# jieba has 台湾同胞 and 美国政府 as words, but the place in them is one.
PLAIN_TAIL = re.compile(
    "地区|同胞|政府|国会|经济|人民(?!共和国|大会堂|解放|银行)|公民|民众|市场|总统|总理|居民|代表团"
    "|[省市县区州盟旗]?(?:委(?!员|任|托|派|屈)|人大|政协|纪委|监委|军区|高院)"  # the body's name takes the place in
)
TOWNSHIP = re.compile(SUFFIX)
KIN = 12  # neighbours in a list that support a name; a table of all counties is one list of thousands
NATIVE = re.compile("人(?=[，。；、（）\n]|$)")  # 福建|福清人
MARKS = ("无", "", "疑", "常")
# What follows an issuer's or a subject's name in a title: 山西省人民政府关于…, 济南市…规划.
TITLE = re.compile(
    r"(?:人民)?政府|行政公署|行署|委员会|人大|政协|工作报告|规划|条例|办法|关于|印发"
    r"|(?:方案|计划|意见|措施|规定|细则|纲要|通知|通告|公告|公报|决定)(?=[》）(（\n]|$)"
)
LEVEL_CUES = (
    ("省", re.compile("[我全]省|省委|省政府|自治区党委|[我全]区")),
    ("市", re.compile("[我全本]市|市委|市政府|行署|地委|全地区|[我全]州(?!市|县|区)|州委|州政府|[我全]盟|盟委")),
    ("县", re.compile("[我全]县|县委|县政府|区委|区政府")),
)
MUNICIPALITIES = ("110000", "120000", "310000", "500000")
_RUN = 24  # characters of a list around a name
IN_TITLE, IN_HEAD = 12, 3  # votes against 1 for a mention in the body
FEWEST = 2  # votes that are too few to speak for anything
CLEARLY = 1.5  # times as many votes as the next division of the level
NARROWER = 0.8  # share of a prefecture's votes that makes one of its county-level cities the speaker


@dataclass(frozen=True, slots=True)
class Located:
    """A place mention and the division it means, None where that is undecided or the division is in no table."""

    mention: Mention
    place: Place | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at [start, end), all that it may mean, and whether it needs support from its surroundings."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    mark: str


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(sorted({*gazetteer.senses(), *gazetteer.traps()}))
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


@cache
def _senses(form: str) -> tuple[Sense, ...]:
    """What a name may mean; names of the past only where nothing of today bears the name."""
    means = gazetteer.senses().get(form, ())
    today = tuple(sense for sense in means if sense.kind in ("full", "short"))
    return today or means


def find_places(text: str, *, home: str | None = None) -> list[Mention]:
    """Every place named in `text`, in order. `home` is the code of the division the text is about or issued by.

    >>> [(m.text, m.name) for m in find_places("他到湖北武汉市江夏区和晋中榆次调研。")]
    [('湖北', '湖北省'), ('武汉市', '武汉市'), ('江夏区', '江夏区'), ('晋中', '晋中市'), ('榆次', '榆次区')]
    """
    return [located.mention for located in locate(text, home=home)]


def locate(text: str, *, home: str | None = None) -> list[Located]:
    """As find_places, with the division that each mention means."""
    found = _resolve(text, _hits(text), home)
    found += [
        Located(Mention("place", text[start:end], start, end, place.name, "pattern:abbreviation"), place)
        for start, end, place in find_abbreviations(text, [(x.mention.start, x.mention.end, x.place) for x in found])
    ]
    found.sort(key=lambda x: x.mention.start)
    below = find_townships(text, [(x.mention.start, x.mention.end, x.place) for x in found])
    inside = {i for start, end, _, _ in below for i in range(start, end)}
    found = [x for x in found if inside.isdisjoint((x.mention.start, x.mention.end - 1))]
    found += [Located(Mention("place", text[s:e], s, e, name, rule), None) for s, e, name, rule in below]
    return sorted(found, key=lambda x: x.mention.start)


def _hits(text: str) -> list[Hit]:
    """Names that stand free in the text, leftmost and longest first, none overlapping."""
    automaton, forms = _automaton()
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    matches.sort(key=lambda match: (match[1], -match[2]))
    hits: list[Hit] = []
    reached = 0
    for index, start, end in matches:
        if start < reached:
            continue
        senses = _senses(forms[index])
        if not senses:  # a trap: a longer word that only looks like a place
            reached = end
            continue
        mark = min((sense.mark for sense in senses), key=MARKS.index)
        if _stands(text, start, end, senses, mark, touching=bool(hits) and hits[-1].end == start):
            hits.append(Hit(start, end, senses, mark))
            reached = end
    return hits


def _among_rivers(text: str, start: int, end: int) -> bool:
    """滦河、黑河、白河: in a list of rivers or hills, one of which is no place, the others are none either."""
    kind = text[end - 1]
    if kind not in "河江湖山" or end - start > 3 or not (text[start - 1 : start] in ("、", "和") or text[end : end + 1] in ("、", "和")):
        return False
    around = re.search(rf"(?:[一-龥]{{1,2}}{kind}[、和])*$", text[max(0, start - _RUN) : start])
    after = re.match(rf"(?:[、和][一-龥]{{1,2}}{kind})*", text[end : end + _RUN])
    others = re.findall("[一-龥]{2,3}", (around[0] if around else "") + (after[0] if after else ""))
    return any(name.strip("和") not in gazetteer.senses() for name in others)


def _stands(text: str, start: int, end: int, senses: tuple[Sense, ...], mark: str, *, touching: bool) -> bool:
    """Is [start, end) a name of its own and no piece of a longer word or of a street's name?"""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "《" and after == "》":
        return False  # a film, a song
    if mark == "常" and not touching and before not in SEPARATORS and after not in SEPARATORS:
        return False
    if _among_rivers(text, start, end):
        return False
    if text[start + 1 : end] == "城区" and text[start - 1 : start + 1] in gazetteer.senses():
        return False  # 安顺|城区 is no 顺城区
    if senses[0].kind == "short" and end - start > 1 and (text.startswith("城区", end) or touching and NATIVE.match(text, end)):
        return True
    if senses[0].kind == "short":
        if STREET.match(text, end) or TOWNSHIP.match(text, end):
            return False
        if after in FEATURES and not words.frequency(text[end : end + 2]):
            return False
    if words.apart(text, start, end):
        return True
    low = max(0, start - 12)
    return bool(PLAIN_TAIL.match(text, end)) and words.apart(text[low:end], start - low, end - low)


def _resolve(text: str, hits: Sequence[Hit], home: str | None) -> list[Located]:
    """Decide what each hit means and drop those that nothing supports."""
    named = _named(text, hits, home)
    groups = _groups(text, hits)
    chosen: dict[int, Place | None] = {}
    top = max((named[code] for code in named if gazetteer.province(code) == code), default=0)
    spelled = None if is_public(text) else {x.senses[0].place.code for x in hits if len(x.senses) == 1}
    # Twice over the doubtful ones: in 平定、盂县 it is the second that supports the first.
    for certain in (True, False, False):
        for i, hit in enumerate(hits):
            if (hit.mark in ("无", "")) != certain or i in chosen:
                continue
            above = chosen.get(i - 1) if i and hits[i - 1].end == hit.start else None
            around = range(max(groups[i].start, i - KIN), min(groups[i].stop, i + KIN + 1))
            kin = [place for j in around if j != i and (place := chosen.get(j)) is not None]
            alone = certain and above is None and len(groups[i]) == 1
            if alone and (_astray(hit, named, top) if spelled is None else _adrift(hit, spelled)):
                continue
            if certain or _supported(text, hit, above, kin, named):
                chosen[i] = _choose(hit, above, kin, named)
    return [Located(_mention(text, hits[i], place), place) for i, place in sorted(chosen.items())]


def _mention(text: str, hit: Hit, place: Place | None) -> Mention:
    names = {sense.place.name for sense in hit.senses}
    name = place.name if place else names.pop() if len(names) == 1 else text[hit.start : hit.end]
    return Mention("place", text[hit.start : hit.end], hit.start, hit.end, name, "lexicon:places")


def _named(text: str, hits: Iterable[Hit], home: str | None) -> Counter[str]:
    """How often each division, or one inside it, is named beyond doubt; the title and `home` count more."""
    title = text.find("\n") if "\n" in text[:120] else 60
    named: Counter[str] = Counter()
    for hit in hits:
        if hit.mark in ("无", "") and len(hit.senses) == 1:
            code = hit.senses[0].place.code
            for each in (code, *gazetteer.ancestors(code)):
                named[each] += 3 if hit.start < title else 1
    for code in (home, *gazetteer.ancestors(home)) if home else ():
        named[code] += 5
    return named


def _groups(text: str, hits: Sequence[Hit]) -> list[range]:
    """For each hit the indexes of the hits in its list (太原、晋中和忻州), chains in it included."""
    groups: list[range] = []
    run = range(0)
    for i, hit in enumerate(hits):
        gap = text[hits[i - 1].end : hit.start] if i else "x"
        if run and (gap == "" or len(gap) < 3 and SEPARATOR.fullmatch(gap)):
            run = range(run.start, i + 1)
            continue
        groups += [run] * len(run)
        run = range(i, i + 1)
    return groups + [run] * len(run)


def _adrift(hit: Hit, spelled: Collection[str]) -> bool:
    """Is it a county's short name in a text about no public business that names nothing it lies in (大石桥, 江夏)?
    `spelled` are the codes of the divisions that the text names."""
    if hit.end - hit.start > 3 or hit.mark or any(s.kind != "short" or s.place.level != "县" for s in hit.senses):
        return False
    around = {code for sense in hit.senses for code in gazetteer.ancestors(sense.place.code)} - {gazetteer.CHINA}
    return around.isdisjoint(spelled)


def _astray(hit: Hit, named: Counter[str], top: int) -> bool:
    """Is a county's two-character short name the only thing of its province in a text about another province?

    Measured on 205 work reports: three in four such names are none (突破千亿元大关, 盐湖产业, 以产兴城, 新和旅游).
    """
    if top < 10 or hit.end - hit.start != 2 or hit.mark:
        return False
    for sense in hit.senses:
        code, province = sense.place.code, gazetteer.province(sense.place.code)
        if sense.kind != "short" or sense.place.level != "县" or named[province] > named[code]:
            return False
    return True


def _supported(text: str, hit: Hit, above: Place | None, kin: Sequence[Place], named: Counter[str]) -> bool:
    """Does the text say otherwise that the doubtful `hit` is a place?"""
    for sense in hit.senses:
        code, up = sense.place.code, gazetteer.ancestors(sense.place.code)
        if not up:
            return bool(kin) or named[code] > 0
        close = sense.kind == "full" or text[hit.end : hit.end + 1] in SEPARATORS or _ends(text, hit.end)
        if above is not None and (above.code == up[0] and close or above.code in up and sense.mark == "疑"):
            return True
        if any(place.parent == up[0] and len(up) > 1 for place in kin):
            return True
        if sum(gazetteer.province(place.code) == gazetteer.province(code) for place in kin) > 1:
            return True
        if sense.mark == "疑" and (named[up[0]] or named[code] or named[gazetteer.province(code)] > 2):
            return True
    return False


def _ends(text: str, position: int) -> bool:
    """Does a name that ends here stand at the end of its phrase?"""
    after = text[position : position + 1]
    return not after or not "\u4e00" <= after <= "\u9fff" or after in "等两三四五地的"


def _choose(hit: Hit, above: Place | None, kin: Sequence[Place], named: Counter[str]) -> Place | None:
    """Which of its senses a hit has: by the place before it, by its list, by what the text names, by level."""
    places = [sense.place for sense in hit.senses]
    if len(places) == 1:
        return places[0]
    if above is not None:
        inside = [place for place in places if above.code in gazetteer.ancestors(place.code)]
        if len(inside) == 1:
            return inside[0]
        places = inside or places
    cities = [sense.place for sense in hit.senses if gazetteer.rank(sense.place) < 3 and sense.mark in ("无", "")]
    places = [place for place in places if place in cities] or places  # 西安 is the city, not a district of 辽源
    for near in ({place.parent for place in kin} - {gazetteer.CHINA}, {gazetteer.province(x.code) for x in kin}):
        inside = [place for place in places if place.parent in near or gazetteer.province(place.code) in near]
        inside = [place for place in inside if place.parent in near] or inside
        if len(inside) == 1:
            return inside[0]
    if len(places) == 1:
        return places[0]
    codes = {place.code for place in places}
    places = [place for place in places if codes.isdisjoint(gazetteer.ancestors(place.code))]
    weight = {x.code: (named[x.code], named[x.parent] if x.parent != gazetteer.CHINA else 0,
                       named[gazetteer.province(x.code)]) for x in places}  # fmt: skip
    best = max(weight.values())
    first = [place for place in places if weight[place.code] == best]
    if len(first) > 1:
        first = [place for place in first if gazetteer.rank(place) == min(map(gazetteer.rank, first))]
    return first[0] if len(first) == 1 else None


def home_of(text: str, *, level: str | None = None, found: Sequence[Located] | None = None) -> str | None:
    """The code of the division that a document speaks for, or None: what 我省, 全市, 全县 mean in it.

    `level` (省, 市 or 县) asks for the division of that level; without it the level is the one whose words the text
    uses most. It must stand in the title, or the text must speak so (全市, 市委) and name it more than all its like.
    北京, 上海, 天津 and 重庆 answer to 省 and 市. `found` saves the search where the caller has it.

    >>> text = "阳泉市2024年政府工作报告\\n全市经济稳步增长，居山西省前列。"
    >>> home_of(text), home_of(text, level="省"), home_of(text, level="县")
    ('140300', '140000', None)
    """
    found = locate(text) if found is None else found
    return _home(text, level, found, *_votes(text, found))


def homes_of(text: str, levels: Iterable[str], found: Sequence[Located]) -> list[str | None]:
    """As `home_of` for each of the levels."""
    votes, titled = _votes(text, found)
    return [_home(text, level, found, votes, titled) for level in levels]


def _home(
    text: str, level: str | None, found: Sequence[Located], votes: Counter[str], titled: Set[str]
) -> str | None:
    asked = level or _asked(text)
    if asked is None:
        votes = Counter({code: votes[code] for code in titled})
    cities = {x.place.code for x in found if x.place and x.mention.text.endswith("市")}
    running = {code: count for code, count in votes.items() if _answers(code, asked, cities)}
    ranked = sorted(running, key=lambda code: (-running[code], -gazetteer.rank(gazetteer.places()[code]), code))
    if not ranked:
        return None
    best = ranked[0]
    inside = [code for code in ranked[1:] if best in gazetteer.ancestors(code)]
    if inside and running[inside[0]] >= NARROWER * running[best]:
        best = inside[0]
    apart = [running[code] for code in ranked if not {best, code} & {*_above(best), *_above(code)} and code != best]
    if best in titled:
        return best
    levels = {asked, "市"} if best in MUNICIPALITIES else {asked}
    clearly = running[best] > max(FEWEST, CLEARLY * max(apart, default=0))
    spoken = clearly and any(cue.search(text) for name, cue in LEVEL_CUES if name in levels)
    return best if spoken else None


def _above(code: str) -> tuple[str, ...]:
    return gazetteer.ancestors(code)


def _votes(text: str, found: Sequence[Located]) -> tuple[Counter[str], set[str]]:
    """How often each division, or one inside it, is named, the title counting more; and those of the title."""
    lines = text.split("\n", 6)
    head = min(400, sum(len(line) + 1 for line in lines[:6])) if len(lines) > 1 else 80
    votes: Counter[str] = Counter()
    titled: set[str] = set()
    body: Counter[str] = Counter()
    for x in found:
        if x.place is None or not x.place.code[0].isdigit() or x.place.code == gazetteer.CHINA:
            continue
        if x.mention.start >= head:
            body[x.place.code] += 1
            continue
        end = x.mention.end
        cue = TITLE.search(text, end, end + 40)
        issued = cue is not None and not re.search("[。！？：；\\n]", text[end : cue.start()])
        codes = _within(x.place.code)
        titled |= codes if issued else set()
        for code in codes:
            votes[code] += IN_TITLE if issued else IN_HEAD
    for inner, count in body.items():
        for code in _within(inner):
            votes[code] += count
    return votes, titled


@cache
def _within(code: str) -> frozenset[str]:
    """The division and those it lies in, the country apart."""
    return frozenset({code, *gazetteer.ancestors(code)} - {gazetteer.CHINA})


def _answers(code: str, level: str | None, cities: Set[str]) -> bool:
    """May a division be what 我省, 全市 or 全县 means? `cities` are called a 市 in the text: some are districts since."""
    place = gazetteer.places()[code]
    if level == "市":
        county = place.level == "县" and (place.name.endswith("市") or code in cities)
        return county or place.level == "市" or code in MUNICIPALITIES
    return level is None or place.level == level


def _asked(text: str) -> str | None:
    """The level whose words (我省, 全市, 县委) the text uses most."""
    counts = [(len(cue.findall(text)), level) for level, cue in LEVEL_CUES]
    most = max(counts, key=lambda pair: pair[0])
    return most[1] if most[0] else None
