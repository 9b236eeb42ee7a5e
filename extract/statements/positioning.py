"""What a place or area is to become (定位): its subject, and the phrase. In: a sentence and its mentions; out: Positioning.

The words are data (rules/positioning/). The subject is, in this order: the place the phrase itself begins with
(建设太原国家区域中心城市), the one right before the verb (把太原建设成为), the topic of the sentence or paragraph, the topic of
the document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..documents.home import lies_in
from ..model import Mention, Sentence
from . import position_checks, position_subjects
from .modality import governed_by
from .position_lists import labelled, played, under_heading
from .position_phrases import Part, positions, vocabulary


@dataclass(frozen=True, slots=True)
class Positioning:
    """`subject` is to become `text`; [start, end) is the clean span from the subject or verb to the phrase's end.
    `modality` (支持, 力争, 应当 …) is what governs the verb, where something does."""

    subject: Mention
    text: str
    start: int
    end: int
    rule: str
    modality: str = ""


# 6个…样板区, …等8个集聚区: things that are counted are built, no role.
_COUNTED = re.compile(r"[\d两二三四五六七八九十百]+[多余]?(?:大类)?[个条家座处批片类]|(?<![高同中平对均初])等(?![级同于待])|一批")
_CUT = re.compile(r"(?<=.{4})(?:(?<![、和与及])具有|发挥|提供|奠定|作出|做出)|(?<=.{2})[中上](?=(?:勇|争|敢)?(?:当|走在|展现|作|做|发挥|贡献))")
# 锚定建设某中心的战略目标，…; 以打造某高地为牵引，…
_AIM = re.compile(
    "(?:(?:的|等|这一|之)*(?:总体|战略|发展|远景|奋斗|功能|城市|总)*(?:目标|定位)"
    "|为(?:战略|重要|核心|总|主攻)*(?:目标|牵引|抓手|引领|统领|统揽|主线|导向|方向|契机|重点|载体|引擎|支撑|龙头|突破口)|任务)$"
)
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]+")
# 甲地处丙、乙结合部，是…重要节点; 甲这一南引擎.
_LIES = re.compile(r"(?:地处|位于|坐落于?|[东西南北][接临邻靠依]|素有|历史悠久)[^。；！？\n是]{2,40}，(?:自古|历来|向来|一直)?是")
_THIS = re.compile(r"这(?:一|个)(?P<words>[^，。；：、这的]{1,12}?(?:引擎|枢纽|门户|支点|节点|高地|桥头堡|增长极|副中心|窗口))")
_AND_IS = re.compile(r"，(?:同时)?(?:也|又|更|还)是")
# 是某省省会，国家历史文化名城，某地区重要的中心城市: each clause is a role, no verb in it.
_SEAT = re.compile("(?:省会|首府|直辖市|首都|特别行政区|计划单列市|经济特区)$")
_ROLE = re.compile(
    r"，(?P<role>(?!也|又|更|还|是|要|将|为|以|正|有|已|其|并|拥有|具有|形成|建设|打造|成为|推动|加快|努力|全力|承担|肩负|聚集|集聚)"
    r"[^，。；：！？\n]{4,36}(?:城市|名城|枢纽|基地|中心|门户|节点|高地|支点|窗口|屏障|桥头堡|试验区|示范区))(?=[，。；]|$)"
)
_MADE = re.compile(r"^[^、]{0,10}?(?:着力|重点|全力|倾力|大力|正在|规划|集中力量)(?:打造|建设)的")
_SERVES = re.compile(
    r"(?:加快|着力|全力|奋力|努力)?(?:建设|打造|建成)(?P<phrase>[^，。；：！？\n]{4,40}?)"
    r"的(?:关键|重要|有力|核心|坚实|主要|强大|必然|内在|战略)*(?:支撑|抓手|举措|内容|要求|任务|选择|途径|保障|引擎|环节|载体|动力|基础)"
)
_WITH = re.compile(r"(?:[与和同跟]|联动|联合|携手|协同)$")
# 高铁站综合枢纽 is a building; two states that become a model of friendship have no position.
_NO_ROLE = re.compile(r"(?:站|机场|码头)(?:综合|客运|交通)*枢纽|水利枢纽|国家间|两国|国际关系|友好(?:交往|合作|关系)|首[个批].*的城市$")
# 支持某市发展壮大某产业，打造…; 纵深推进“某谷”建设，打造…: whom the sentence is about from its first words.
_ZONE = "(?:新区|新城|片区|科学城|科技城|商务区|综合保税区|综保区|高新区|经开区|开发区|城区|经济区|示范区|试验区|合作区|先行区)"
_BACKED = re.compile(
    r"(?:(?:纵深|全面|全力|加快|大力|积极|深入|高标准|高水平|高质量|统筹|持续|加力|着力)*(?:支持|推动|推进|鼓励|引导|促进|提升|加快|出台支持))?(?:做[大强优])?"
    rf"(?P<whom>(?!全[省市县区州]|我|本)[^，。；：、“”\s和各]{{2,10}}?(?:(?<!城)市|县|{_ZONE})|“[^“”]{{2,8}}[谷城湾港园岛区廊带]”)"
    r"(?:更好|全面|加快|加速|要)*"
    r"(?:发展(?:壮大|能级)?|做[大强优]|培育|壮大|加快|加速|崛起|提[升质档速]|推[进动]|申报|开展|实施|探索|深化|扩容|扩能|高质量|聚焦|发挥|厚植|聚力|以|围绕|立足|依托|突出|加强"
    r"|(?:开发|提档|规划)?建设(?=，))"
)
_NODE = re.compile("(?:的)?(?:重要|关键|战略|区域|[东南西北]{1,2}[部向大]?)*(?:节点|支点|门户|极点|副中心|卫星城|次中心)")
# 支持甲市打造…，办好全省大会，建设…: the sentence has turned to the whole again.
_DOES = re.compile("(?:更好|全面|加快|加速|重点|积极)*(?:发展|做[大强优]|培育|壮大|布局|引进|承接|开展)")
_HOME_AGAIN = re.compile("，[^，。；]{0,4}全[省市县区州]")
_AGAIN = re.compile("(?:加快|着力|全力|奋力|努力)+")
_LIST = re.compile("[、和及与]")
_AND_OTHERS = re.compile("^(?:等|[两二三四五六七八九十]|等[两二三四五六七八九十])?[地市县区州]|^等")
_TAKEN = re.compile("(?:^|[^一-龥]|力争|努力|加快|着力|推动)(?:把|将)[一-龥、“”]{2,24}$")
_SHORT_ITEM = 4
_SITE = re.compile("^(?!我国|国家|全国|省级|国际|世界|面向).*(?:区|园|基地|城)$")
_WHOLE_COUNTRY = ("全国", "全省", "全区", "全市")  # 全国低碳城市: which of all of them
_TOLD = re.compile("(?:要|将|应|须|必须|正|力争|努力)(?:把|将)?(?:加快|全力|着力|大力|奋力|深入|高标准|高质量)*(?:建设|打造|推进|融入|做强)")
_MODIFIES = ("的", "、", "和", "与", "市域", "发展", "建设", "都市圈")
_RAISES = re.compile("(?:国际|世界|全球|全国|全省|全区|亚欧|东北亚|东盟)")


def topic(sentence: Sentence, mentions: Sequence[Mention], *, strict: bool = False) -> Mention | None:
    """The place or area that the sentence speaks of: the first that opens a clause and is followed as a subject is;
    `strict`: in a report of tasks an area that is only being built is none."""
    for m in mentions:
        if m.type in ("place", "area") and _opens(sentence, m, strict=strict):
            return m
    return None


def _opens(sentence: Sentence, m: Mention, *, strict: bool = False) -> bool:
    low, high = m.start - sentence.start, m.end - sentence.start
    before = sentence.text[:low]
    opened = not before or before[-1] in "，；：。（★—" or before.endswith(("支持", "推动", "把", "将"))
    if _NUMBER.fullmatch(before):
        opened = True
    if before[-1:] == "“":
        opened = len(before) == 1 or before[-2] in "，；：。"
    if not strict and _bounded(m) and before.endswith(("建设", "打造", "做强", "强化")):
        return True  # 打造某经济区北引擎，…: what follows is said of the area that is being built
    return opened and vocabulary().next.match(sentence.text, high) is not None


def find_positionings(
    sentence: Sentence,
    mentions: Sequence[Mention],
    topics: Sequence[Mention],
    *,
    home: Mention | None = None,
    before: str = "",
) -> Iterator[Positioning]:
    """Every positioning in `sentence`. `topics`: what paragraph and document speak of, nearest first; `home`: the
    division whose government reports, so that places around it in a phrase are no subjects; `before`: the sentence
    before it in its paragraph."""
    areas = [m for m in mentions if m.type in ("place", "area")]
    if not areas and not topics:
        return
    named = (home.name or home.text) if home else ""
    said = {"定位": [*under_heading(sentence, topics), *labelled(sentence, topics)], "发挥": played(sentence, areas)}
    listed = (Positioning(*one, f"positioned_as.{rule}") for rule, ones in said.items() for one in ones)
    readers = (_deepened(sentence, areas, topics), listed, _is_a(sentence, areas))
    for found in (*readers, _served(sentence, areas), _said(sentence, mentions, areas, topics, home, before)):
        for p in found:
            words = position_checks.tidied(p.text)
            if position_checks.holds(words, p.subject.name or p.subject.text, named):
                yield replace(p, text=words)


def _said(
    sentence: Sentence,
    mentions: Sequence[Mention],
    areas: Sequence[Mention],
    topics: Sequence[Mention],
    home: Mention | None,
    before: str,
) -> Iterator[Positioning]:
    """What verbs say: 打造甲高地、乙枢纽."""
    text, base = sentence.text, sentence.start
    at = 0
    while verb := vocabulary().verb.search(text, at):
        # 打造成都都市圈: the place that begins inside the words has its own
        after = next((m.start - base for m in areas if verb.start() < m.start - base < verb.end()), verb.end())
        at = verb.end()
        phrase = _phrase(text, after)
        listed = positions(phrase) or _becoming(text[: verb.start()], verb[0], phrase)
        parts = [p for p in listed if not _is_thing(p, base + after, mentions)]
        if not parts or position_checks.all_one_kind(phrase):
            continue
        at = after + len(phrase)
        low, high = base + after, base + at
        named = any(m.type == "area" and m.start <= low and m.end >= high for m in areas)
        subjects, said = spoken_of(sentence, verb.start(), areas, topics, strict=home is not None)
        away = subjects and 0 <= subjects[-1].end - base <= text.rfind("；", 0, verb.start())
        own = None if said and not away or subjects is None else _own(parts[0], low, areas, home)
        if named and not own and not said:
            continue
        for part in parts:
            each = _own(part, low, areas, home)
            each = each if each and (own or len(part.text) - len(each[1]) > each[0].end - each[0].start) else None
            whom = () if verb[0] == "强化" and not said else subjects or ()  # 强化发展引擎: what one has
            if not each and whom and (away if said else whom[0].type == "place"):
                elsewhere = position_subjects.named_there(sentence, verb.start(), part.text, before, areas, home)
                whom = whom if elsewhere is None else elsewhere
            for subject, words in [each] if each else [(m, part.text) for m in whom]:
                start = min(subject.start, base + verb.start()) if subject.start >= base else base + verb.start()
                yield Positioning(subject, words, start, high, f"positioned_as.{verb[0]}", governed_by(text[: verb.start()]))


def _becoming(lead: str, verb: str, phrase: str) -> list[Part]:
    """把甲市打造为沿江物流基地: what a place is made into is its position, though a base of no rank."""
    items = phrase.split("、") if verb.endswith(("为", "成")) and _TAKEN.search(lead) else []
    fits = [bool(vocabulary().leveled.search(item) or vocabulary().kind.search(item)) and len(item) > _SHORT_ITEM for item in items]
    starts = [sum(len(item) + 1 for item in items[:i]) for i in range(len(items))]
    return [Part(at, item) for at, item in zip(starts, items, strict=True)] if fits and all(fits) else []


def _is_a(sentence: Sentence, areas: Sequence[Mention]) -> Iterator[Positioning]:
    """甲市是某省首府、国家历史文化名城、某区域中心城市: all that is listed says what the place is."""
    for m in areas:
        end = m.end - sentence.start
        lies = _LIES.match(sentence.text, end)
        if (lies or sentence.text.startswith("是", end)) and _heads_a_clause(sentence.text, m.start - sentence.start):
            start = lies.end() if lies else end + 1
            for at in (start, *_also(sentence.text, start), *_on(sentence.text, start)):
                phrase = _phrase(sentence.text, at)
                for part in () if position_checks.all_one_kind(phrase) else positions(_MADE.sub("", phrase)):
                    yield Positioning(m, part.text, m.start, sentence.start + at + len(phrase), "positioned_as.是")
        elif (this := _THIS.match(sentence.text, end)) and vocabulary().kind.search(this["words"]):
            yield Positioning(m, this["words"], m.start, sentence.start + this.end("words"), "positioned_as.是")


def _also(text: str, start: int) -> Iterator[int]:
    """Where the next clauses begin that go on saying what it is: 是核心区，也是今后着力打造的科普高地."""
    at = start + len(re.split("[，。；！？\n]", text[start:], maxsplit=1)[0])
    while match := _AND_IS.match(text, at):
        yield match.end()
        at = match.end() + len(re.split("[，。；！？\n]", text[match.end() :], maxsplit=1)[0])


def _on(text: str, start: int) -> Iterator[int]:
    """Where the next clauses begin that are roles and nothing else: 是甲省省会，国家历史文化名城，中部地区重要的中心城市."""
    at = start + len(re.split("[，。；！？\n]", text[start:], maxsplit=1)[0])
    goes_on = _SEAT.search(text, start, at) or positions(text[start:at])
    while goes_on and (match := _ROLE.match(text, at)):
        part = positions(match["role"])
        if not part or part[0].at or _COUNTED.search(match["role"]):
            return
        yield match.start("role")
        at = match.end()


def _served(sentence: Sentence, areas: Sequence[Mention]) -> Iterator[Positioning]:
    """某产业是甲市加快建设乙高地的关键支撑: what the place is building is said in passing."""
    for m in areas:
        match = _SERVES.match(sentence.text, m.end - sentence.start)
        if match and sentence.text[: m.start - sentence.start].endswith(("是", "作为", "为")):
            for part in positions(match["phrase"]):
                yield Positioning(m, part.text, m.start, sentence.start + match.end(), "positioned_as.支撑")


def _heads_a_clause(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "，。；："


def _is_thing(part: Part, start: int, mentions: Sequence[Mention]) -> bool:
    """What is counted, or is a project or body with a name, is built and no role."""
    low, high = start + part.at, start + part.at + len(part.text)
    named = any(m.type in ("project", "organization") and m.start <= low and high <= m.end for m in mentions)
    named = named or any(m.found_by == "lexicon:strategy" and (m.start, m.end) == (low, high) for m in mentions)
    begins = "、" in part.text and any(m.type == "place" and m.start == low for m in mentions)
    begins = begins or part.text.endswith(("基地", "中心")) and any(m.type == "organization" and m.start == low for m in mentions)
    halved = part.text.count("“") != part.text.count("”")
    if halved or _NO_ROLE.search(part.text) or _AGAIN.match(part.text):
        return True
    return named or begins or part.text[:1] in "、和与" or _COUNTED.search(part.text) is not None


def _own(part: Part, start: int, areas: Sequence[Mention], home: Mention | None) -> tuple[Mention, str] | None:
    """The place or area that the words of one position begin with, and what is left of them: it is the subject."""
    m = next((m for m in areas if m.start == start + part.at and (_bounded(m) or _plain_place(m))), None)
    if m is None or (m.end - m.start == 1 and m.type == "place"):
        return None
    rest = part.text[m.end - m.start :]
    if m.type == "area" and _NODE.match(rest):
        return None  # 某都市圈重要节点城市: a place in the area, not the area
    if home and m.found_by == "lexicon:area":
        return None  # 大湾区供应基地: a part of the country says for whom
    if part.at and (verb := vocabulary().verb.match(rest)) and vocabulary().kind.search(rest[verb.end() :]):
        return m, rest[verb.end() :]  # 支持甲建设某高地、乙打造某枢纽
    if not rest or rest.startswith(_MODIFIES) or (home and m.type == "place" and not lies_in(m.name, home.name)):
        return None
    verb = vocabulary().verb.match(rest)
    return m, rest[verb.end() :] if verb else rest


def _deepened(sentence: Sentence, areas: Sequence[Mention], topics: Sequence[Mention]) -> Iterator[Positioning]:
    """深化（推进）甲示范区、乙中心建设; 把握丙中心城市、丁龙头的新定位; 甲通道、乙桥头堡加快建设."""
    for pattern in (vocabulary().noun, vocabulary().passive):
        for match in pattern.finditer(sentence.text):
            start = sentence.start + match.start("phrase")
            first = next((m for m in areas if m.start == start), None)
            phrase, subject = match["phrase"], topics[0] if topics else None
            if match.groupdict().get("noun") != "定位" and _names_sites(phrase, start, areas):
                continue  # 推进某集聚区、某基地建设: places of work, each with a name
            if first and first.type == "place" and first.text not in _WHOLE_COUNTRY:
                start, phrase = first.end, phrase[first.end - first.start :]
                subject = subject if _deictic(first) else first
            parts = positions(phrase)
            words = [p.text for p in parts]
            whole = all(map(vocabulary().kind.search, words)) and "".join(words) == re.sub("、|和", "", phrase) and not _COUNTED.search(phrase)
            noun = match.groupdict().get("noun") or "passive"
            raised = noun == "定位" or noun == "passive" and bool(_RAISES.search(phrase))
            if subject and parts and whole and not position_checks.all_one_kind(phrase) and (len(parts) > 1 or raised):
                for part in parts:
                    own = next((m for m in areas if m.start == start + part.at and _plain_place(m)), None)
                    whom, text = (own, part.text[own.end - own.start :]) if own else (subject, part.text)
                    yield Positioning(whom, text, start, sentence.start + match.end(), f"positioned_as.{noun}")


def _names_sites(phrase: str, start: int, areas: Sequence[Mention]) -> bool:
    """Whether several items of a list begin with a place or area, or one of them is the name of an area."""
    ends = {start + part.at: start + part.at + len(part.text) for part in positions(phrase)}
    first = [m for m in areas if m.start in ends and not _deictic(m)]
    return len(first) > 1 or any(m.type == "area" and ends[m.start] == m.end and _SITE.search(m.text) for m in first)


def _phrase(text: str, start: int) -> str:
    """From `start` to the end of the clause, and on over 、 and as far as kinds go."""
    end = start
    depth = 0
    while end < len(text):
        c = text[end]
        if c in "“（":
            depth += 1
        elif c in "”）":
            depth = max(0, depth - 1)
        elif c in "。；！？：\n" or (c == "，" and depth == 0):
            break
        end += 1
    phrase = _AIM.sub("", _CUT.split(text[start:end])[0])
    for verb in vocabulary().verb.finditer(phrase):
        if phrase[verb.start() - 1 : verb.start()] == "、" and not vocabulary().kind.search(phrase[: verb.start() - 1]):
            return phrase[: verb.start() - 1]  # 建设某新区、打造某高地: the second verb has an object of its own
    return phrase


def spoken_of(
    sentence: Sentence, verb: int, areas: Sequence[Mention], topics: Sequence[Mention], *, strict: bool
) -> tuple[Sequence[Mention] | None, bool]:
    """Whom the verb speaks of: those right before it (支持甲、乙打造), else who opened the sentence, else the topic; and
    whether the sentence itself says so. None where the clause speaks of something else."""
    base = sentence.start
    clause = max(sentence.text.rfind(c, 0, verb) for c in "，。；：！？、") + 1
    here = [m for m in areas if m.end <= base + verb]
    if here and here[-1].start >= base + clause:
        m, listed = here[-1], _listed(sentence, here)
        if _WITH.search(sentence.text[: listed[0].start - base]):
            return topics[-1:], False  # 与某市共同打造
        between = _AND_OTHERS.sub("", sentence.text[m.end - base : verb])
        fits = vocabulary().before.fullmatch(between) or vocabulary().next.match(sentence.text, m.end - base)
        return (listed, True) if fits and m.start - base - clause <= 12 else (None, True)
    if not vocabulary().before.fullmatch(sentence.text[clause:verb]):
        return None, True
    earlier = [m for m in areas if m.end <= base + clause and _opens(sentence, m, strict=strict)]
    if earlier and any(m.start == earlier[-1].end for m in areas):
        return None, True  # 某试验区甲片区: the part is spoken of, not the whole
    if not strict and len(earlier) > 1 and (doer := _doer(sentence, clause, areas)) is not None:
        earlier = [doer]
    if earlier and _HOME_AGAIN.search(sentence.text, earlier[-1].end - base, clause):
        return None, True
    if not earlier and (place := _supported(sentence, clause, areas)):
        return [place], True
    if not earlier and (backed := _BACKED.match(sentence.text, _number_end(sentence.text), clause)):
        start, end = base + backed.start("whom"), base + backed.end("whom")
        whom = [m for m in areas if m.start >= start and m.end == end]
        if whom or not backed["whom"].endswith(("市", "县")):
            return (whom[-1:] or None, True)  # 推动“某谷”建设，打造高地: said of no place
    return (earlier[-1:], True) if earlier else (topics[:1], False)


def _doer(sentence: Sentence, clause: int, areas: Sequence[Mention]) -> Mention | None:
    """甲要加快建设某区，努力建成丙: 甲, that heads the part and is told what to do, and not the zone that it builds."""
    text, base = sentence.text, sentence.start
    part = max(text.rfind(mark, 0, clause) for mark in "；。：") + 1
    first = next((m for m in areas if m.start - base == part), None)
    told = first is not None and _TOLD.match(text, first.end - base)
    return first if told else None


def _supported(sentence: Sentence, clause: int, areas: Sequence[Mention]) -> Mention | None:
    """支持甲发展乙产业，打造丙: the place, without 市 or 县 too, that the sentence's same part supports."""
    text, base = sentence.text, sentence.start
    part = text.rfind("；", 0, clause) + 1
    for m in reversed(areas):
        low, high = m.start - base, m.end - base
        if part < low and high <= clause and text.startswith("支持", low - 2) and _DOES.match(text, high):
            return None if _HOME_AGAIN.search(text, high, clause) else m
    return None


def _number_end(text: str) -> int:
    number = _NUMBER.match(text)
    return number.end() if number else 0


def _listed(sentence: Sentence, here: Sequence[Mention]) -> list[Mention]:
    """The last of the mentions, and those that stand in a list with it."""
    found = [here[-1]]
    for m in reversed(here[:-1]):
        between = sentence.text[m.end - sentence.start : found[0].start - sentence.start]
        if not _LIST.fullmatch(between) or m.type != found[0].type:
            break
        found.insert(0, m)
    return found


def _bounded(m: Mention) -> bool:
    """An area with bounds of its own (示范区, 城市群), not a basin or a part of the country."""
    return m.type == "area" and m.text.endswith(("区", "群", "圈", "带", "新城", "廊")) and not m.text.endswith("地区")


def _plain_place(m: Mention) -> bool:
    return m.type == "place" and not _deictic(m)


def _deictic(m: Mention) -> bool:
    return m.found_by.startswith("coreference")
