"""Townships and villages, of which there is no list: text and the places found in it in, spans with names out.

A name is believed where a division stands directly before it (寿阳县宗艾镇), where it continues such a list, where a
list says what it is (后沟、任庄等村), or where the text has established it so; then its repetitions count as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from .. import words
from . import gazetteer
from .gazetteer import Place

HAN = "\u4e00-\u9fff"
SUFFIX = (
    r"(?:民族乡|街道(?![办两])|社区|苏木|嘎查|镇(?![化域级村区长政静江痛情容])|乡(?![村镇愁土贤情音亲间下级风])|"
    r"村(?![民庄镇级落居务企容规集干改]|委(?!会)))"
)
NAME = re.compile(rf"([{HAN}]{{1,4}}?)({SUFFIX})")
NEXT = re.compile(rf"[、和及与]([{HAN}]{{1,4}}?)({SUFFIX})")
# 乡 and 社区 are left out: 水乡, 老乡, 之乡 and 健康社区 are more frequent than names.
OPEN = re.compile(rf"(?<=[。；，、：\n“！])(?=[{HAN}]{{1,3}}?[镇村道])([{HAN}]{{1,3}}?)({SUFFIX})")
KIND = "村|镇|乡|街道"
# A list is read backwards from its end: forwards, a text of nothing but 甲、乙、丙 takes time with its square.
LISTED = re.compile(rf"(?<=[{HAN}])等[\d一二三四五六七八九十]*个?({KIND})(?![民庄级镇化委村])")
# 灵泉、龙湾两镇: a list that counts its items needs no other support.
COUNTED = re.compile(rf"[两二三四五六七八九十](?<=[{HAN}].)个?(镇|乡|村|街道)(?![民庄级镇化委村])")
# 甲镇、乙镇、丙镇: three of a kind in a row need no other support; the first reaches back to a mark or a function word.
ROW = re.compile(rf"(?:(?<![{HAN}])|(?<=[在于和及与对向]))(?:[{HAN}]{{1,5}}?{SUFFIX}、){{2,12}}[{HAN}]{{1,5}}?{SUFFIX}")
# 到黄坪乡调研: where somebody goes.
VISITED = re.compile(
    rf"(?:到|赴|深入|前往|走进|来到|位于|地处|坐落于|选址)(?:了)?([{HAN}]{{2,3}}?)({SUFFIX})"
    r"(?=[，、。]|调研|督导|督查|检查|考察|走访|慰问|视察|指导|看望|宣讲|实地|现场|开展|参加)"
)
_LASTS = "镇乡村道区木查"  # with which a suffix ends
ITEMS = re.compile(rf"(?:[{HAN}]{{2,4}}、)+[{HAN}]{{2,4}}$")
LONGEST_LIST = 100  # characters
# What stands before 村, 镇, 乡 without being a name.
GENERIC = re.compile(
    r"(?:建设|打造|推进|实施|开展|推动|加强|创建|振兴|发展|改造|完成|覆盖|实现|深入|坚持|加快|组织|支持|走访|调研|来到|走进|位于|"
    r"召开|举行|举办|参加|结合|依托|围绕|通过).*|"
    r".*[的了和与及等在对向为是将把使让从由到各每某全该本这那个多乡镇区市省沿之].*|(?:文明|先进|示范|特色)村|[山水新老旧渔侨林牧集郊外内本场市园名古大整]|"
    r".*(?:特色|重点|中心|建制|示范|文明|美丽|生态|旅游|工业|农业|产业|边境|革命|历史|文化|贫困|偏远|卫星|专业|经济|试点|传统|"
    r"行政|自然|移民|安置|空心|城中|城郊|智慧|数字|卫生|园林|宜居|康养|先进|富裕|平安|和谐|强|小|农|重|场|老|水|管|性|兴|..[名古]|新型|民族|"
    r"完整|老旧|未来|绿色|森林|薄弱|搬迁|帮扶|脱贫|驻|下|返|回|进|入|建设|打造|推进|实施|开展|推动|加强|创建|振兴|发展|"
    r"改造|完成|覆盖|社区|村级|周边|沿线|辖|其他|部分|所有|[一二三四五六七八九十百千万两\d])"
)
ORDINARY = 100  # a stem that jieba saw more often is a word: 结合镇情, 绘就乡风; only where nothing else supports it
PARTICLES = frozenset("了的在和与对把将为到从向由以让使是有")
HAN_ONLY = re.compile(f"[{HAN}]+")
VERB = 20  # four characters that begin with a word are no name: 修缮|后沟(村)
COMMON = 500  # and in a list of three or more with dashes, which is support of its own
SHORTEST_LIST = 3  # of 吴江黎里-昆山锦溪-青浦练塘; without a dash it is more often 平江辣条、岳阳黄茶

WALLED = re.compile("[东西南北新古]城镇")

Span = tuple[int, int, Place | None]
Township = tuple[int, int, str, str]


def find_townships(text: str, found: Sequence[Span]) -> list[Township]:
    """(start, end, name, rule) of every township and village; `found` are the divisions, in order.

    >>> [name for *_, name, _ in find_townships("寿阳县宗艾镇和尹灵芝镇。宗艾镇", [(0, 3, None)])]
    ['宗艾镇', '尹灵芝镇', '宗艾镇']
    """
    if not found:
        return []
    first = {start: (start, end, name, "pattern:township") for start, end, name in _chained(text, found)}
    if first:
        for start, end, name in _named_by_list(text):
            first.setdefault(start, (start, end, name, "pattern:township"))
        for start, end in _open(text):
            first.setdefault(start, (start, end, text[start:end], "pattern:township"))
    for start, end, name in (*_visited(text), *_in_a_row(text), *_named_by_list(text, COUNTED)):
        first.setdefault(start, (start, end, name, "pattern:township"))
    if first:
        known = sorted({name for _, _, name, _ in first.values()})
        for index, start, end in sorted(AhoCorasick(known).find_matches_as_indexes(text, overlapping=True)):
            first.setdefault(start, (start, end, known[index], "pattern:township"))
    for start, end, name in _parallel(text, found):
        first.setdefault(start, (start, end, name, "pattern:listed"))
    return _apart(first.values())


def _chained(text: str, found: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Names directly behind a division below the province, and what continues their list or chain."""
    ends = {start: end for start, end, _ in found}
    for _, end, place in found:
        if place is not None and (place.level in ("国家", "省", "城市", "地区") or not place.code.isdigit()):
            continue
        match = NAME.match(text, end)
        while match and ends.keys().isdisjoint(range(match.start(1), match.end())) and _is_name(text, match):
            start = match.start(1) + _county_before(match[1])
            yield start, match.end(), text[start : match.end()]
            deeper = NAME.match(text, match.end()) if match[2] != "村" else None
            if deeper and ends.get(deeper.start()) == deeper.end():  # 东亭镇孟村 is not the county 孟村
                yield *deeper.span(), deeper[0]
            match = deeper if deeper and _is_name(text, deeper) else NEXT.match(text, match.end())


def _open(text: str) -> Iterator[tuple[int, int]]:
    """Names at the head of a clause, made of no ordinary word."""
    for match in OPEN.finditer(text):
        stem, suffix = match[1], match[2]
        if suffix[-1] not in "镇村道" or "村" in stem or not _is_name(text, match):
            continue
        listed = NEXT.match(text, match.end())
        if listed and listed[2] == suffix or not _holds_word(stem):
            yield match.start() + _county_before(stem), match.end()


def _holds_word(stem: str) -> bool:
    return any(len(word) > 1 and words.frequency(word) >= ORDINARY for word, _, _ in words.cut(stem, hmm=False))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Only the left border is asked for: 镇党委 and 村规民约 are words, and SUFFIX has seen to the right one."""
    low = max(0, match.start(1) - 12)
    if GENERIC.fullmatch(match[1]) or match[0].endswith(("城镇", "城乡", "家乡", "侨乡", "中关村")) and not WALLED.fullmatch(match[0]):
        return False
    if len(match[1]) > 3 and words.frequency(match[1][:2]) >= VERB:
        return False
    return words.apart(text[low : match.end()], match.start(1) - low, match.end() - low)


def _county_before(stem: str) -> int:
    """How much of a stem is a division's short name: 2 in 中江仓山, where 中江 was passed over as a word."""
    for length in (3, 2):
        if len(stem) > length and stem[:length] in gazetteer.senses():
            return length
    return 0


def _visited(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of one coined word that somebody goes to."""
    for match in VISITED.finditer(text):
        if _is_name(text, match) and not _holds_word(match[1]):
            yield match.start(1), match.end(), f"{match[1]}{match[2]}"


def _in_a_row(text: str) -> Iterator[tuple[int, int, str]]:
    for row in ROW.finditer(text) if any(last + "、" in text for last in _LASTS) else ():
        items = list(re.finditer("(?:^[在于到赴和及与])?([^、]+)", row[0]))
        if not any(GENERIC.fullmatch(re.sub(f"{SUFFIX}$", "", item[1])) for item in items):
            yield from ((row.start() + item.start(1), row.start() + item.end(), item[1]) for item in items)


def _named_by_list(text: str, ends: re.Pattern[str] = LISTED) -> Iterator[tuple[int, int, str]]:
    """后沟、任庄、南社等村: each one a village. How far the first reaches is jieba's judgement."""
    for match in ends.finditer(text):
        low = max(0, match.start() - LONGEST_LIST)
        listed = ITEMS.search(text[low : match.start()])
        items = listed[0].split("、") if listed else []
        if any(words.frequency(item) > ORDINARY for item in items):
            continue
        at = low + listed.start() if listed else 0
        for i, item in enumerate(items):
            start, end = at, at + len(item)
            at = end + 1
            if i == 0:
                start = _first_start(text, end)
            name = text[start:end]
            if not GENERIC.fullmatch(name.removesuffix(match[1])):
                yield start, end, name if name.endswith(match[1]) else name + match[1]


def _first_start(text: str, end: int) -> int:
    """Where the first name of a list begins that ends at `end`: behind the last word or particle before it."""
    low = max(0, end - 10)
    start = end
    for word, begin, _ in reversed(words.cut(text[low:end], hmm=False)):
        ordinary = len(word) > 1 and words.frequency(word) >= VERB
        if end - low - begin > 4 or start < end and (ordinary or word in PARTICLES or not HAN_ONLY.fullmatch(word)):
            break
        start = low + begin
    return start


def _parallel(text: str, found: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """吴江黎里-昆山锦溪-青浦练塘: two unknown characters behind each of several places in a row."""
    starts = {start for start, _, _ in found}
    tail = re.compile(rf"([{HAN}]{{2}})(?=[、—\-－–~等])")
    run: list[tuple[int, int, str]] = []
    for start, end, place in [*found, (len(text) + 9, len(text) + 9, None)]:
        if not run or start != run[-1][1] + 1:
            if len(run) >= SHORTEST_LIST and re.search(r"[—\-－–~]", text[run[0][0] : run[-1][1]]):
                yield from run
            run = []
        match = tail.match(text, end)
        if match and end not in starts and words.frequency(match[1]) <= COMMON and place and place.level != "国家":
            run.append((end, match.end(), match[1]))


def _apart(found: Iterable[Township]) -> list[Township]:
    """Without overlaps, the leftmost and longest first."""
    kept: list[Township] = []
    for item in sorted(found, key=lambda x: (x[0], -x[1])):
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept
