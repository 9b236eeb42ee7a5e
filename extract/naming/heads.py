"""Names of open classes: from a class word (…城市群) the name is found by walking left over words (walk.py).

In: a text, its units and the lexicon names in it. Out: a mention for each class word whose walk met what its class
needs (`Head.needs` in rules/entities/).
"""

import re
from collections.abc import Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .. import schema, words
from ..model import Mention
from .units import Units, boundary, coined, generic
from .walk import Walk

_ADMIN = re.compile(r"(?:国家|中央|全国|最高|地区|行署|省|市|县|区|州|盟|旗|自治区|乡|镇|街道)")
_STATE = re.compile(r"(?:国家(?!级)|中国|中央|国务院|新一轮|新一代|[省市](?![级属直]))")
_LEVELLED = re.compile(r"[国省市县区部]家?级|[各该本其]|有关|若干|多个|[一二三四五六七八九十]批")
_STARRED = re.compile(r"(?:国家|世界|全国|省)?(?:[0-9]A|特|甲|一)级|[0-9]+[大个]")
# 中华人民共和国自然保护区条例, “十五五”口岸规划, 云岭省开发区总体规划: a kind, not one
_NO_REGION = re.compile(
    ".{2,5}[两三四五六七八九十]大(?:都市|城市)?(?:经济圈|都市圈|城市群|城镇群)$|[优强]?(?:(?:国家|省|市|自治区)级)?现代农业产业园$|国家级?(?:高新技术产业|经济技术|旅游度假|现代农业产业|自主创新)(?:开发区|度假区|示范区|园)$|中华人民共和国|“?十[一二三四五六七八九]五"
    "|(?:.{2,3}(?:省|自治区)|中国)(?:都市圈|城市群|开发区|新区|高新区|经开区|度假区|自然保护区|风景区|景区|公园)$"
    "|.{2,6}[市县](?:公园|湿地公园|景区|风景区|自然保护区)$"
)
_COUNTED = re.compile(r"[万亿千百多余]*(?:千瓦|兆瓦|吉瓦|千伏|公里|平方|立方|吨|米|亩|个|条|座|项|家|处|所|口|户|台|辆|艘|人次|项次|级|期|张|间|套)")
_SO_MANY = re.compile(r"[一二三四五六七八九十百千万两几数0-9]+[个项批件类]")  # 百个重点项目
_HAN = re.compile("[一-龥]")
_LETTERS = re.compile(r"[A-Za-z0-9]")
_PLAIN = frozenset("重大 重点 专项 系列 相关 有关 民生 基础设施 多项 各项 各类 本 该 此 上述 具体 一系列".split())
# 三场讲座, 双边会晤, A级景区, 国际一流科学城, 某某在座谈会: a kind, or something else's place.
_NO_NAME = re.compile(
    r"(?:重要(?:思想|讲话|论述|指示)|[一两二三四五六七八九十0-9]+[场个处座]|近?[0-9.]+[万亿]?[亩名人家座]|双边|多边|三边|双方|两国|面对面|元首|[上下本][届次]"
    r"|(?:国际|世界|国内|全国)?一流|现代化$|国家(?:公立|紧密型城市医疗)$|(?:国家|公共|实习|线上)*(?:质检|实训|算力|服务)$|世?界?最[长宽大高深]|双向|历史性|首次|正式|友好|[一二两三四五六七八十]+车道"
    r"|(?:例行(?:新闻)?|新闻和?记者|记者)$|(?:主场|系列|主题|本次|此次|该|有关|相关)*活动$|(?:视频|专题|紧急|现场|工作)+$)|.*(?:A级(?:旅游)?|在|小范围|大范围)$"
)
# Footnote numbers, dates and datelines stand before an organisation's name, never in it; a post in it means that two things are run
# together (某公司办公室主任张三以公司名义).
_BEFORE_BODY = re.compile(
    r"(?:.*[0-9]日[电讯]|（(?:本报)?(?:记者|通讯员)[^（）]*）|人?(?:19|20)\d\d年[度末初底]?(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}(?=[一-龥]{4}))+"
)
_YEAR = re.compile(r"(?:19|20)\d\d年|第[一二三四五六七八九十0-9]{1,4}[届次]")
_POSTS = re.compile(r"某|(?:主任(?!委员)|局长|处长|书记|总经理|董事长|负责人|[省市县区部厅]长)(?!联|协|学)|(?:^|为|在|向|由|对|经|和|及|与)本$")
_BESIDES = re.compile("(?:总裁|董事长?|经理|主任|书记|部长|[局处院校]长|[成委会]员)兼(?!.*兼)")
_MEETINGS = ("全会", "大会", "会议", "党代会")
# 省推进某某工作领导小组: the level, and what the group is to do, stand before its name.
_OWNER = re.compile(
    r"(?:^|[^一-龥]|[由经和报向与及为在对任]|成立|组建|设立|建立|充实|调整)"
    r"(?P<level>(?:省|市|县|区|州|自治区)(?:委)?(?:推进|促进|加快|实施|落实|防范|创建|打击|整治|优化|深化)?)$"
)
# 成立第三届茶博会和第一届花博会|工作领导小组: of both.
_OF_TWO = re.compile("(?:成立|组建|设立|建立|调整)(?P<first>第[一二三四五六七八九十0-9]{1,4}[届次][^，。；：、和与\n]{2,12}[和与])$")
_LEVEL_OF = re.compile(r"(?:^|[^一-龥]|[由经和报向与及为])(?P<level>[省市县州旗])$")  # 由|州洱海保护管理局
_CONSULTATIVE = "中国人民政治协商会议"  # begins a name, whoever speaks before it
# 甲博览会等对接活动: a sort of meetings; 甲、乙等领域代表会议 tells who meets.
_SORT = re.compile(r"等(?![^，。；：、]{0,12}代表)[^，。；：、]{0,12}(?:活动|展会|赛事|节会|论坛|(?<!联席)会议)$")
_SEVERAL = re.compile("[0-9两三四五六七八九十][余多]?[场次期]$")  # 举办11场|贸易对接活动
_NO_OPENING = "并宣布|宣布|会议|大会|座谈|召开|举行|研究|部署|听取|调研|视察|考察|指导|慰问|活动|仪式|[节赛展][和与、及]|论坛[和与、及]"
# What is convened is a name from its verb on: 召开|深入推进某地发展座谈会, 召开|专家、企业家等领域代表座谈会, 在|全面推动某地保护座谈会上.
_CONVENES = re.compile(
    "(?:(?:召开|举行|举办|出席|参加)(?:了|的)?"
    "(?:(?=(?P<list>[^，。；：！？的\\n]{2,40}(?:代表|等)$))|(?![了的首]|[历往]届|历次|一次|[0-9两三四五六七八九十]+[余多]?[场次期]|多|各|系列|本|该|今|昨|明|近|这|那|其|在|于|以|由|对|与|和|并|有|专题|重要|相关))"
    "|在(?=新时代|新征程|深入|全面|扎实|进一步|加快|推动|推进|促进|深化|支持))"
    f"(?P<opening>(?(list)(?:(?!{_NO_OPENING})[^，。；：！？的\\n])|(?:(?!{_NO_OPENING})[^，。；：！？、的\\n])){{1,40}})$"
)
_TELLING = 6  # characters of an opening that make a name by themselves
_LONGEST_OPENING = 34  # characters
# 全国冷链物流基地, 建设成为甲之都、国家航空产业基地: what a place is to be, not a thing in it.
_GRADE = re.compile("全国(?!统一|一体化)|全省|国际性|区域性|国家(?:重要的?|区域性)|具有|重要")
_BECOMES = re.compile("(?:建设成|打造成|建设为|打造为|发展成|培育成|定位为|成为)(?:[^，。；：！？\\n]{0,30}[、和])?$")
_LAUNCHES = ("实施", "开展", "启动")


@cache
def _heads() -> tuple[AhoCorasick, list[tuple[str, str, schema.Head]]]:
    entries = [
        (word, type.name, head)
        for type in schema.entity_types().values()
        for head in type.heads
        for word in head.words
    ]
    return AhoCorasick([e[0] for e in entries], matchkind=MatchKind.LeftmostLongest), entries


@cache
def head_words() -> frozenset[str]:
    """All class words."""
    return frozenset([*(word for word, _, _ in _heads()[1]), *_MEETINGS])


def find_headed(text: str, at: Units, known: Mapping[int, int]) -> list[Mention]:
    """Every name of an open class in `text`; `at` are its units, `known` the starts of lexicon names by their end."""
    automaton, entries = _heads()
    found = (
        _named(text, start, end, *entries[index][1:], at, known)
        for index, start, end in automaton.find_matches_as_indexes(text)
    )
    return [m for m in found if m is not None]


def _named(
    text: str, start: int, end: int, type: str, head: schema.Head, at: Units, known: Mapping[int, int]
) -> Mention | None:
    if head.not_next and head.not_next.match(text, end):
        return None
    if head.not_prev and head.not_prev.search(text[max(0, start - 6) : start]):
        return None
    walk = Walk(text, start, head, at, head_words()).run()
    low = max(walk.start, text.find(_CONSULTATIVE, walk.start, start))
    if type == "organization" and (besides := _BESIDES.search(text, low, start)):
        low = besides.end()  # 甲公司副总裁兼|乙公司
    if type in ("organization", "area", "project") and _POSTS.search(text, low, start):
        return None
    if type == "organization":
        low = number.end() if (number := _BEFORE_BODY.match(text, low, end)) else low
    elif type in ("area", "project") and (year := _YEAR.match(text, low, end)):
        low = year.end()  # 自2018年|上合示范区
    if head.id == "committee" and (owner := _OWNER.search(text, max(0, low - 8), low)):
        low = owner.start("level")
    elif head.id == "committee" and text[low] == "第" and (both := _OF_TWO.search(text, max(0, low - 24), low)):
        low = both.start("first")
    elif head.id in ("bureau", "department") and (owner := _LEVEL_OF.search(text, max(0, low - 4), low)):
        low = owner.start("level")
    opened = _convened(text, low) if type == "meeting" else low
    if _COUNTED.match(text, low) and text[low - 1 : low].isdigit():
        return None  # 12 万千瓦抽水蓄能电站: a quantity, cut in two
    told = bool(walk.steps) and low < start and (_meets(walk) or _launched(walk, end))
    if not told and low - opened < _TELLING:
        return None
    low = opened
    if type == "meeting" and (_SORT.search(text, low, end) or _SEVERAL.search(text, max(0, low - 8), low)):
        return None
    if type == "area" and _NO_REGION.match(text, low, end) or head.id == "facility" and _is_role(text, low, start, end):
        return None
    if known.get(end, end) <= start and (type != "organization" or not walk.begun):
        return None  # the lexicon knows the name that ends here, and where it begins
    if type == "document" and text[low] == "区" and _HAN.match(text, max(0, low - 1)):
        return None  # 先行启动|区国土空间总体规划
    if head.tail and (tail := head.tail.match(text, end)):
        end = tail.end()
    return Mention(type, text[low:end], low, end, "", f"head:{type}.{head.id}")


def _is_role(text: str, low: int, start: int, end: int) -> bool:
    """Does a base or centre say what a place is to be, and name no thing?"""
    graded = text[start:end] in ("基地", "中心") and _GRADE.match(text, low) is not None
    return graded or _BECOMES.search(text, max(0, low - 40), low) is not None


def _convened(text: str, low: int) -> int:
    """Where the name of a meeting begins that is said behind 召开, though it begins like a task: 深入推进某地发展座谈会."""
    before = _CONVENES.search(text, max(0, low - _LONGEST_OPENING), low)
    return before.start("opening") if before else low


def _launched(walk: Walk, end: int) -> bool:
    """实施融合工程。: what is launched by name, and ends its clause, is a name however plain its words."""
    opened = walk.text[max(0, walk.start - 2) : walk.start] in _LAUNCHES and walk.text[end : end + 1] in "。，；、\n"
    opened = opened and not _SO_MANY.match(walk.modifier)
    return opened and any(s.kind == "word" for s in walk.steps) and walk.modifier not in _PLAIN


def _meets(walk: Walk) -> bool:
    """Does what was walked over hold what the class needs?"""
    if not walk.steps:
        return False
    kinds = {s.kind for s in walk.steps}
    first = walk.word(walk.steps[-1])
    if _LEVELLED.match(first) or _STARRED.match(walk.modifier) or _NO_NAME.match(walk.modifier):
        return False
    made = any(coined(walk.word(s)) for s in walk.steps if s.kind == "word") or walk.head.id == "cluster" and _of_initials(walk)
    proper = made or bool(kinds & {"place", "area", "quoted"})
    content = [walk.word(s) for s in walk.steps if s.kind in ("word", "stem", "quoted")]
    specific = any(len(w) >= 2 and w not in generic() for w in content)
    modifier = walk.modifier
    lettered = bool(_LETTERS.search(modifier))
    match walk.head.needs:
        case "place":
            return bool(kinds & {"place", "area"})
        case "quoted":
            return "quoted" in kinds
        case "some":
            return any(len(w) >= 2 for w in content)
        case "placed":
            return bool(kinds & {"place", "area", "quoted", "strategy"})
        case "titled":
            return proper or "strategy" in kinds
        case "begun":
            return walk.begun
        case "body":
            return walk.steps[-1].kind == "organization"
        case "bare":
            return kinds <= {"place", "area"} and not _of_several(walk)
        case "proper":
            return proper or lettered or bool(_STATE.match(first) and specific)
        case "admin":
            return walk.begun or bool(_ADMIN.match(modifier))
        case "route":
            short = 2 <= len(modifier) <= 5 and bool(content) and not any(w in generic() for w in content)
            return proper or "-" in modifier or "—" in modifier or short
        case "works":
            return proper or "strategy" in kinds or (len(modifier) >= 4 and "verb" in kinds and bool(content))
        case _:
            national = first == "全国" and walk.head.id == "forum" and bool(content)  # 全国教育大会
            several = len(content) >= 2 and len(modifier) >= 4
            return proper or lettered or specific or several or national or bool(kinds & {"strategy", "meeting"})


def _of_several(walk: Walk) -> bool:
    """支持甲、乙协同发展: is the place only the last of several?"""
    before = walk.at.get(walk.start - 1) if walk.text[walk.start - 1 : walk.start] in ("、", "和", "与") else None
    return before is not None and before.kind == walk.steps[-1].kind == "place"


def _of_initials(walk: Walk) -> bool:
    """宜荆荆都市圈: is the name made of characters of places, none of them a word with its neighbour?"""
    alone = all(s.kind == "word" and s.end - s.start <= 2 for s in walk.steps) and walk.steps[-1].end - walk.steps[-1].start == 1
    return alone and len(walk.steps) >= 2 and coined(walk.modifier)


def left_edge(text: str, start: int, limit: int, at: Units) -> int:
    """Where a name begins whose known part starts at `start`, walking at most `limit` characters."""
    return Walk(text, start, schema.Head("", (), "word", limit, False, None, None, None), at).run().start


def trimmed(text: str, start: int, end: int) -> int:
    """The start of a name that a pattern took too wide: governing words at its beginning left out."""
    if text[start] == "并" and text[max(0, start - 1) : start] in ("", "\n", "（", "(", " ", "\u3000"):
        return start  # 并政发〔2024〕12号: nothing stands before it, so 并 is Taiyuan's
    for word, low, _ in words.cut(text[start:end]):
        if word not in boundary():
            return start + low
    return start
