"""Figures that belong to something nearer than the place that reports: a park or centre that the clause before opens
(某产业园开园，入驻企业9家), a city that is backed (支持某市打造枢纽，旅客吞吐量…).

In: a sentence, its mentions, the offset of a number. Out: whether the number is another's, so that nothing is said of whose.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..documents.home import lies_in
from ..model import Indicator, Mention, Sentence
from ..statements.discourse import Scene

_WINDOW = 160
_OPENING = 16
_LEVEL = re.compile("[全我本](?P<level>[省市县区州])(?![际域级内外])")
_PARTS = re.compile("[；;。]")
_THING = (
    "(?:中心|园|园区|基地|枢纽|开发区|高新区|经开区|综保区|机场|港|港区|平台|实验室|集团|公司|大学|学院|医院|街区|"
    "景区|小镇|工厂|孵化器|论坛|博览会|大会|电站|线|铁路|高速|大桥|项目|联盟|联合体)"
)
_OPENED = re.compile(
    "(?!(?:全[省市县区州]|我[省市县区州]|[一各多首新两数]|建[成设]|新[建增]|推[进动]|加快|打造|完成|实施|启动|推出|培育|引进|支持|举办|成功|获批|开工|"
    "持续|深入|积极|着力|聚焦|围绕|依托|发挥|统筹|\\d))"
    f"(?:[^，、；\\d等]|(?<=[A-Z])\\d{{1,3}}){{3,28}}?{_THING}(?:（[^）]{{1,8}}）)?(?:[一二三四]期)?(?:工程|项目)?"
    "(?:全面|正式|加快|顺利|成功|已|如期|高效|提前|基本|主体|实质性|获|被|开)?"
    "(?:开工|启动|投产|投用|投运|建成|揭牌|运营|落地|落户|获批|入选|挂牌|开园|开业|开馆|开放|建设|竣工|完工|通车|通航|晋升|成为|升级|签约|试运行|封顶|举办|召开|举行|成立|组建|上线)"
)
_OF_IT = re.compile(
    "(?:共|已|累计|现已?|目前|预计|全年|年内|当年|首[年批期]|入园)*(?:集聚|聚集|入驻|入园|孵化|拥有|吸引|接待|容纳|可容纳|设计|占地|总投资|总建筑|建筑面积|年产|装机|落户|进驻|"
    "招引|引进|招商|吞吐|全长|里程|日均|开行|参展|参会|到会|签约|发布|达成|收治|上线|汇聚|上链|上架)"
)
_BEGINS = re.compile(
    "(?:正式|全面|高标准|高起点)?(?:启动|规划建设|推进|加快|建设)"
    f"[^，、；\\d]{{2,14}}?(?:{_THING}|城|新区|新城|片区)(?:建设|规划建设)?"
)
_TAKES_IN = re.compile("(?:已|共|累计)*(?:落地|入驻|完成|签约|引进)(?:项目|企业|投资|总投资)?(?:完成)?(?:投资)?[超过约近]*\\d*")
_CLEARS = re.compile("(?:拆迁|征收|征迁|腾出|腾退|平整|收储)")
_LIVES_IN = re.compile("(?:共|已|累计|现已?|目前)*(?:入驻|入园|进驻|落户企业|孵化|集聚企业|聚集企业|总投资|占地|建筑面积|全长)")
_SOME_THING = re.compile(f"{_THING}(?:[一二三四]期|建设|项目|工程|提档升级|提质)*$")
_STRIVES = re.compile("(?:力争|争取|确保|努力|实现|推动)(?!.{0,8}(?:全[省市区县州]|我[省市区县州]))")
_AND_OTHERS = re.compile("[、和与及]|等")
_BACKS = re.compile("(?:积极|大力|全力|深入|持续|坚定|并|同时)*支持")


def is_anothers(sentence: Sentence, mentions: Sequence[Mention], at: int, home: str) -> bool:
    """Whether the number at clean offset `at` is told of a thing or a place nearer than the one called `home`."""
    end = max(0, at - sentence.start)
    begin = max(0, end - _WINDOW)
    part = _PARTS.split(sentence.text[begin:end])[-1]
    clauses = part.split("，")
    if len(clauses) < 2:
        return False
    if _begun_before(clauses):
        return True
    if _OF_IT.match(clauses[-1]) and _OPENED.match(clauses[-2]):
        return True
    if _LIVES_IN.match(clauses[-1]) and _SOME_THING.search(clauses[-2]) and "、" not in clauses[-2]:
        return True
    low = sentence.start + end - len(part)
    high = low + len(part) - len(clauses[-1])
    near = mentions[bisect_left(mentions, low, key=lambda m: m.start) : bisect_left(mentions, high, key=lambda m: m.start)]
    backed = (m for m in near if m.type == "place" and m.end <= high and m.name != home)
    return any(_BACKS.fullmatch(_clause_before(sentence, m)) for m in backed)


def _begun_before(clauses: Sequence[str]) -> bool:
    """启动物流城建设，腾出土地2万亩，落地项目9个: all that follows in its clauses is of what was begun."""
    if not _TAKES_IN.match(clauses[-1]):
        return False
    for clause in reversed(clauses[:-1]):
        if _BEGINS.fullmatch(clause):
            return True
        if not _OF_IT.match(clause) and not _TAKES_IN.match(clause) and not _CLEARS.match(clause):
            return False
    return False


def backed(sentence: Sentence, mentions: Sequence[Mention], at: int, home: str) -> Mention | None:
    """The place that the clauses right before clean offset `at` back (支持某县发展园区，力争产值…), where it lies in the one called
    `home` and what is strived for is not said to be all of that."""
    end = max(0, at - sentence.start)
    tasked = next((m for m in mentions if m.start == sentence.start and m.type in ("place", "area") and m.name != home), None)
    if tasked and sentence.text.startswith("要", tasked.end - sentence.start) and len(_PARTS.split(sentence.text[:end])) == 1:
        return tasked  # 某经开区要发挥引领作用，工业投资增长…
    part = _PARTS.split(sentence.text[max(0, end - _WINDOW) : end])[-1]
    if not _STRIVES.match(sentence.text, end) or "支持" not in part:
        return None
    low = sentence.start + end - len(part)
    near = (m for m in mentions if m.type == "place" and low <= m.start and m.end < at and m.name != home)
    for m in near:
        after = sentence.text[m.end - sentence.start : end]
        if _BACKS.fullmatch(_clause_before(sentence, m)) and not _AND_OTHERS.match(after) and lies_in(m.name, home):
            return m
    return None


def _clause_before(sentence: Sentence, m: Mention) -> str:
    before = sentence.text[max(0, m.start - sentence.start - _WINDOW) : m.start - sentence.start]
    return re.split("[，；。：]", before)[-1]


def _clause_start(sentence: Sentence, at: int) -> int:
    """The clean offset at which the clause begins that clean offset `at` stands in."""
    return max(sentence.text.rfind(mark, 0, at - sentence.start) for mark in "，；：。") + 1 + sentence.start


def said_of(fact: Indicator, sentences: Sequence[Scene], i: int, whose: Mention | None, home: Mention | None) -> Mention | None:
    """`whose`, where the sentence of the figure (`sentences[i]`) lets no doubt that the figure is theirs: in a document that
    speaks for `home`, all is its own but for what another place opens the clause of; elsewhere the place is the first
    that the sentence names, or the only one of its paragraph."""
    if whose is None or _same_place(whose, home):
        return whose
    sentence = sentences[i].sentence
    clause = _clause_start(sentence, fact.start)
    level = _LEVEL.match(sentence.text, clause - sentence.start)
    if level and not (whose.name or whose.text).endswith(level["level"]):
        return None  # 全省新增学位9万个, after a word of a city
    places = [m for m in sentences[i].mentions if m.type in ("place", "area") and m.end <= fact.start]
    named = next((m for m in reversed(places) if _same_place(m, whose)), None)
    about = sentences[i].subject
    if named and about and about.name.startswith(named.text) and not _same_place(about, whose):
        return about  # 吉林 in what 吉林市 reports
    if named is None:
        around = _in_paragraph(sentences, i, fact.start) if home is None and not places else []
        return whose if any(_same_place(m, whose) for m in around) and _only(around, whose) else None
    among = sentence.text[: fact.start - sentence.start].endswith("等")  # 某县“水中央”等3个公园
    far = named.start - _clause_start(sentence, named.start) > _OPENING
    if _AND_OTHERS.match(sentence.text, named.end - sentence.start) or far or among or fact.name == named.text:
        return None
    if home is not None:
        return whose if named.start >= clause or fact.name.startswith(named.text) else None
    return whose if _only([m for m in places if m.start <= named.start or named.start < clause], whose) else None


def _same_place(a: Mention | None, b: Mention | None) -> bool:
    return a is not None and b is not None and a.type == b.type and (a.name or a.text) == (b.name or b.text)


def _only(places: Sequence[Mention], whose: Mention) -> bool:
    """Whether no place is named but this one and those in which it lies."""
    return all(_same_place(m, whose) or m.type == "place" and m.name != "中国" and lies_in(whose.name, m.name) for m in places)


def _in_paragraph(sentences: Sequence[Scene], i: int, at: int) -> list[Mention]:
    """The places and areas that the paragraph names before clean offset `at`."""
    paragraph, found = sentences[i].sentence.paragraph, list[Mention]()
    while i >= 0 and sentences[i].sentence.paragraph == paragraph:
        found += [m for m in sentences[i].mentions if m.type in ("place", "area") and m.end <= at]
        i -= 1
    return found
