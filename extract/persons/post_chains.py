"""A stretch of text that says what somebody is, in; the posts in it, each with its title and its body, out.

省委常委、太原市委书记、市长 is three posts. Every piece between 、 must end with a title (titles.tsv, kind 职); what
stands before the title names the body: a mention found before, a mention and more (…领导小组 + 办公室), a bare 市委
behind a place, or words. A piece without a body leans on the piece before it, or on what the title alone says
(总理 -> 国务院).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..geography import gazetteer
from ..model import Mention
from ..naming import foreign
from ..naming import person_names as names
from ..naming.bureaus import BARE
from . import bodies
from .member_lists import group_in_words
from .post_phrases import noun_phrase
from .post_titles import pieces, title_of

_PAST = re.compile(r"^(?:原|前|时任)")
_ENVOY = re.compile(
    r"(?P<state>[\u4e00-\u9fff]{0,16}?)(?P<title>常?驻(?P<host>[\u4e00-\u9fff]{1,16}?)"
    r"(?:特命全权|临时|常任)?(?:大使|总领事|代办|代表|公使))$"
)
_HELD = re.compile(r"^(?:原|前任|前|时任|现任|拟任|候任)+")
# The head of a government needs no 人民政府 in front: 太原市市长.
_GOVERNORS = {level + "长": level for level in "省市县区州盟旗乡镇"}
_ALONE = {
    "总书记": ("中共中央", "organization"),
    "总理": ("国务院", "organization"),
    "国务委员": ("国务院", "organization"),
    "委员长": ("全国人民代表大会常务委员会", "organization"),
    "国家主席": ("中华人民共和国", "place"),
    "国家副主席": ("中华人民共和国", "place"),
}
_PART = re.compile(
    r"(?:[部委厅局处室司院科所站办署行社会组系队团校厂军]|政府|战区|中心|集团|[大中小]学|政协|人大|妇联|基金|联盟|论坛|联席会议|中央)$"
)
_HEAD = re.compile("([厂局厅处科部所站馆社矿院校])长$")  # who heads no body of that kind heads none
_POINTING = frozenset({"办公室", "委员会", "领导小组", "指挥部", "秘书处", "专家组", "工作组", "联席会议", "办"})
_OFFICED = re.compile("(?:小组|指挥部|委员会|专班|联席会议)(?:设立?)?办公室|办公室设|下设办公室")
_OFFICE = re.compile("(领导小组|指挥部|委员会|专班|联席会议)办公室")
_DUTY = re.compile(r"(?:分管|主管|负责|主持)[\u4e00-\u9fff]{2,10}的\Z")
_MINISTRY = re.compile("(?:国防|外交|财政|商务|司法|教育|交通运输|农业|科技|内政)部")
_CLASSES = frozenset("中学 小学 学校 中心 公司 集团 学院 大学 医院 支队 总队 分行 分公司".split())
_JOINING = "与和同对向据由及跟让被请"
_PARTY = re.compile(r"([\u4e00-\u9fff]{1,12}?[党共])中央")
_CHINA = ("中国", "我国", "我")
_GROUP = re.compile(r"(?:小组|指挥部|委员会|工作组|专班|联席会议|专家组|理事会|组委会|协调机制|办公室)$")
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]+届)?中央")
_JUDGES = ("审判员", "检察员", "庭长")
_COURT = re.compile("[\u4e00-\u9fff]{2,20}?(?:法院|检察院)(?=[\u4e00-\u9fff])")
_BODY = frozenset({"organization", "area", "meeting"})
LEVELS = "省市县区州盟旗"
_FEW = 300  # mentions before a post among which the body is looked for
_SHARING = "部局厅处科司署院所"  # 外交部长: one 部 for the body and the title
_COMMITTEE = re.compile(
    rf"(?:中共|中国共产党)?(?P<place>[\u4e00-\u9fff]*?(?P<level>[{LEVELS}]|自治区))(?:委|委员会|党委)$"
)
# A part of the body named before it: what follows does not lean on it (…审判委员会委员、审判员).
_WITHIN = re.compile(r"(?:委员会|常委会|学部|办公室|党组|党委|主席团|编委会|工会)$")
# 党组 belongs to the title: 自然资源部 has a 党组成员.
_PARTY_GROUP = re.compile(r"(?:党组|部务会议?|委务会议?)$")


@dataclass(frozen=True, slots=True)
class Held:
    """One post of a chain: `mention` names the body, or `body` does by words; [start, end) is its piece."""

    title: str
    start: int
    end: int
    mention: Mention | None = None
    body: str = ""
    type: str = "organization"
    past: bool = False
    planned: bool = False

    def named(self) -> str:
        """The body's name as far as it is known here."""
        return self.body or (self.mention.name or self.mention.text if self.mention else "")


@dataclass(frozen=True, slots=True)
class Page:
    """A text and the mentions in it, ready to look up what ends where; `groups` are the bodies that have members."""

    text: str
    ends: Mapping[int, Mention]
    before: Sequence[Mention]
    groups: Sequence[Mention]

    @staticmethod
    def of(text: str, mentions: Sequence[Mention]) -> "Page":
        """The page of a document's clean text."""
        usable = sorted((m for m in mentions if m.type in _BODY | {"place"}), key=lambda m: (m.end, m.start - m.end))
        groups = [m for m in usable if m.type == "organization" and _GROUP.search(m.text)]
        return Page(text, {m.end: m for m in reversed(usable)}, usable, groups)


def read_chain(
    page: Page, start: int, end: int, *, lean: Held | None = None, base: Held | None = None
) -> list[Held]:
    """The posts of the chain that ends at `end` and begins at `start` or later. `lean` is a post of the person before:
    a title without a body is held at that one's (…学院副教授甲、讲师乙); `base` is the same person's post before."""
    found: list[Held] = []
    past = False
    for low, high in pieces(page.text, start, end):
        held = _read(page, low, high, base, lean)
        if held:
            # 时任 holds for all that follows, 原 for what 兼 joins to it.
            past = past or "时任" in page.text[max(0, low - 2) : low + 2]
            bare = title_of(page.text[low:high]) == page.text[low:high]  # 某政协原党组成员、副主席
            joined = bool(found) and found[-1].past and (page.text[low - 1] == "兼" or bare)
            held = replace(held, past=held.past or past or joined)
            found.append(held)
            base = held if not _leans(page, held) else base
    return found


def _leans(page: Page, held: Held) -> bool:
    """Does the piece name only a part (审判委员会委员) that what follows must not lean on?"""
    own = page.text[held.start : held.end - len(held.title)]
    return held.start > 0 and page.text[held.start - 1] == "、" and bool(_WITHIN.search(own)) and not bodies.full(own)


def _read(page: Page, low: int, high: int, base: Held | None, lean: Held | None) -> Held | None:
    envoy = _ENVOY.search(page.text[low:high]) if "驻" in page.text[low:high] else None
    if envoy:
        return _sent(envoy, low, high)
    title = title_of(page.text[low:high])
    cut = high - len(title)
    duty = _DUTY.search(page.text, low, cut)  # 某部|分管日常工作的|副部长
    mention = page.ends.get(duty.start()) if duty else _ending(page, low, cut, high)
    if mention and (_is_piece(page, mention, low) or _is_half(page, mention, low)):
        mention = None
    if mention and mention.end > cut and mention.text[-1] != page.text[cut]:
        title, cut = page.text[mention.end : high], mention.end
    lead = page.text[max(0, low - 2) : mention.start if mention else low]
    past = bool(
        _PAST.match(title) or lead.endswith(("时任", "原任")) or mention and page.text[low : mention.start] == "原"
    )
    held = Held(_HELD.sub("", title), low, high, past=past, planned=title.startswith(("拟任", "候任")) or lead.endswith(("拟任", "候任")))
    if mention:
        mine = _by_base(base, mention, low) if base else ""
        return replace(held, body=mine) if mine else _with_mention(page, held, mention, low, base)
    return _with_words(page, held, low, cut, base or lean, base is not None)


def _by_base(base: Held, mention: Mention, low: int) -> str:
    """The mention's name by the division of the post before, where it is said without (市政府, 公安局)."""
    bare = mention.found_by == BARE or mention.found_by == "coreference:bare" and bodies.counterpart(mention.text)
    if bare and mention.start == low:
        return bodies.part_beside(base.named(), mention.text)
    return bodies.same_level(base.named(), mention.text) if mention.type == "organization" else ""


def _sent(envoy: re.Match[str], low: int, high: int) -> Held | None:
    """中国驻某国大使: the sender's; where it is not named (任命甲为驻某国大使) China's, unless sent to China."""
    lead = envoy["state"]
    past = lead.endswith(("前", "原", "时任")) or lead.startswith(("前", "原", "时任"))
    lead = re.sub("(?:前|原|时任)$", "", lead)
    state = next((lead[i:] for i in range(len(lead) - 1) if is_foreign(lead[i:]) or lead[i:] in _CHINA), "")
    if not state and (envoy["host"] in ("华", *_CHINA) or lead and not lead.endswith(("为", "任", "由", "和", "与"))):
        return None
    return Held(envoy["title"], low, high, None, "中国" if state in _CHINA else state or "中国", "place", past)


def _is_half(page: Page, mention: Mention, low: int) -> bool:
    """Is the mention, an organization, the second half of 港口和机场部?"""
    pair = _paired(page.text, low, mention.start) if mention.type == "organization" else ""
    return bool(pair) and not mention.name.endswith(pair + mention.text)


def _paired(text: str, low: int, at: int) -> str:
    """What stands before 和 at `at` and makes one name with what follows: 港口 before 和机场部."""
    if at - low < 3 or text[at - 1] != "和":
        return ""
    first = noun_phrase(text, low, at - 1)
    whole = not first or len(first) < 2 or title_of(first) or _PART.search(first) or _COMMITTEE.match(first)
    return "" if whole or is_foreign(first) or first in gazetteer.senses() else first + text[at - 1]


def _is_piece(page: Page, mention: Mention, low: int) -> bool:
    """Is the mention only the end of a longer name: the 中央 of 民盟中央, the 党中央 of 致公党中央, a bare 委员会?"""
    if mention.start <= low or not names.is_han(page.text[mention.start - 1]):
        return False
    before = page.text[mention.start - 1]
    if mention.text.startswith("中央"):
        return before in "党盟建革进联社团" or before == "共" and not page.text.endswith("中共", 0, mention.start)
    part = mention.text in _POINTING or mention.text.startswith("党中央")
    return part and before not in "由对以和与及同向为在了的是请据到"


def _ending(page: Page, low: int, cut: int, high: int) -> Mention | None:
    """The mention that ends where the title begins, or inside it where they share characters (党委书记, 市长)."""
    for at in (*range(high - 1, cut, -1), cut):
        mention = page.ends.get(at)
        if mention and at > cut and _PARTY_GROUP.search(mention.text):
            continue
        if mention and mention.start >= low and title_of(page.text[at:high]) == page.text[at:high]:
            return mention
        if mention and at == cut + 1 and mention.start >= low and page.text[cut] in LEVELS + _SHARING:
            return mention
    return None


def _with_mention(page: Page, held: Held, mention: Mention, low: int, base: Held | None) -> Held:
    if mention.type == "place":
        return _with_place(held, mention)
    abroad = base is not None and base.type == "place" and is_foreign(base.named())
    if base and abroad and mention.start == low and _MINISTRY.fullmatch(mention.text):
        return replace(held, body=base.named() + mention.text)
    if mention.start > low and page.text[mention.start - 1] in LEVELS and mention.type == "organization":
        return replace(held, body=noun_phrase(page.text, low, mention.end))  # 县统计局 is not the 统计局 of the state
    party = _PARTY.match(base.named()) if base else None
    if party and mention.text.startswith("中央") and not party[1].startswith(("中共", "中国")):
        return replace(held, body=party[1] + mention.text)  # 越共中央委员、中央书记处书记
    near = page.ends.get(mention.start)
    if near and near.type == "place" and near.start >= low and is_foreign(near.text):
        return replace(held, body=near.text + mention.text)
    place = _place_before(page.text, low, mention.start) if mention.text[0] in LEVELS or mention.text == "政府" else ""
    if place:
        return replace(held, body=place + mention.text)
    return replace(held, mention=mention, type=mention.type)


def _with_place(held: Held, mention: Mention) -> Held:
    name, level = mention.name or mention.text, _governor(held.title)
    abroad = foreign.states().get(mention.text) or foreign.states().get(mention.text + "共和国")
    if abroad and held.title in foreign.STATE_TITLES:
        return replace(held, body=abroad, type="place")  # 黑山总统
    if level:
        return replace(held, body=(name if name[-1] == level else mention.text.rstrip(level) + level) + "人民政府")
    if name.endswith("自治区") and "主席" in held.title:
        return replace(held, body=name + "人民政府")
    if mention.text in ("国家", "中国", "我国"):
        return _alone(held) or replace(held, mention=mention, type="place")
    return replace(held, mention=mention, type="place")


def is_foreign(name: str) -> bool:
    """Is `name` a country or a place abroad?"""
    return any(sense.place.status == "外国" for sense in gazetteer.senses().get(name, ()))


def _place_before(text: str, low: int, at: int) -> str:
    """The place name that ends at `at` (上海 in 上海市委), by the gazetteer."""
    known = gazetteer.senses()
    return next((text[start:at] for start in range(max(low, at - 11), at - 1) if text[start:at] in known), "")


def _governor(title: str) -> str:
    return next((level for head, level in _GOVERNORS.items() if title.endswith(head)), "")


def _alone(held: Held) -> Held | None:
    """What the title says without a body's name."""
    for title, (body, type) in _ALONE.items():
        if held.title in (title, "副" + title):
            return replace(held, title=held.title.removeprefix("国家"), body=body, type=type)
    level = _governor(held.title)
    return replace(held, body=level + "人民政府") if level else None


def _with_words(page: Page, held: Held, low: int, cut: int, base: Held | None, own: bool) -> Held | None:
    """The post whose body stands in words; `own`: the base is of the same person."""
    phrase = noun_phrase(page.text, low, cut)
    if not phrase and cut > low and held.title[0] in _SHARING and held.title[1:2] == "长":
        cut += 1
        phrase = noun_phrase(page.text, low, cut)  # 党委组织|部长: the last part is a verb as well
    if len(phrase.lstrip(_JOINING)) < 2 and (state := _letter(page.text, low, cut)):
        return replace(held, body=state, type="place")
    if not phrase:
        return _leaning(held, base)
    if phrase.endswith("国家") and "主席" in held.title:
        abroad = _abroad(phrase[:-2]) or (_abroad(base.named()) if base and own else "")
        return replace(held, body=abroad or "中华人民共和国", type="place")
    at = cut - len(phrase)
    if (level := _governor(held.title)) and not phrase.endswith("政府"):
        if foreign.owned(phrase):
            return replace(held, body=phrase, type="place")  # 英国伦敦金融城市长
        return replace(held, body=_level_up(phrase, level) + "人民政府")
    if phrase.endswith("自治区") and "主席" in held.title:
        return replace(held, body=phrase + "人民政府")
    if _TERM.fullmatch(phrase) and held.title in ("委员", "候补委员"):
        return replace(held, body="中共中央")
    first = held.title[0] if held.title[1:2] == "长" else ""
    shared = first if first and first in _SHARING and phrase[-1] != first else ""
    if pair := _paired(page.text, low, at):
        return replace(held, body=pair + phrase + shared)
    mention = _inside(page, at, cut) if not phrase.endswith("中央") else None
    if mention and not _is_piece(page, mention, at):
        rest = page.text[mention.end : cut] + shared
        place = _place_before(page.text, at, mention.start)
        name = mention.text if mention.type == "place" or rest == "战区" else mention.name or mention.text
        return replace(held, body=place + name + rest) if _PART.search(rest) else None
    phrase += shared
    if not _PART.search(phrase) and not _COMMITTEE.match(phrase):
        return replace(held, body=phrase, type="place") if is_foreign(phrase) else None
    if phrase in _CLASSES and names.is_han(page.text[at - 1 : at] or "，") and page.text[at - 1] not in _JOINING:
        return None  # 环境工程评估中心: the walk stopped within the name
    if phrase in _POINTING or _OFFICE.fullmatch(phrase):
        return _pointed(page, held, phrase, low, base)
    if base and own and (mine := bodies.same_level(base.named(), phrase)):
        return replace(held, body=mine)
    if base and own and page.text[low - 1] not in " 　\t" and not bodies.full(phrase) and base.named() != "中国":
        return replace(held, body=bodies.part_beside(base.named(), phrase, joined=page.text[low - 1] not in "，和与及"))
    return replace(held, body=("中央和" if page.text.endswith("中央和", 0, at) else "") + phrase)


def _letter(text: str, low: int, cut: int) -> str:
    """The state that the one character before a title stands for (俄外长)."""
    free = cut - 1 == low or text[cut - 2] in _JOINING or not names.is_han(text[cut - 2])
    return foreign.state_of(text[cut - 1], text, cut - 1) if cut > low and free else ""


def _abroad(text: str) -> str:
    """The foreign place that `text` begins with."""
    return next((text[:n] for n in range(min(len(text), 10), 1, -1) if is_foreign(text[:n])), "")


def _level_up(phrase: str, level: str) -> str:
    return phrase if phrase[-1] == level else phrase + level


def _pointed(page: Page, held: Held, phrase: str, low: int, base: Held | None) -> Held | None:
    """办公室主任: the office named before it, as a mention or as a group's name and 办公室; else that of the base."""
    if phrase == "办公室" and _OFFICED.search(page.text, page.text.rfind("\n", 0, low) + 1, low):
        group = group_before(page, low) or group_in_words(page.text, low)
        if group:
            return replace(held, body=(group.name or group.text).removesuffix(phrase) + phrase)
    last = bisect_right(page.before, low, key=lambda m: m.end)
    for mention in reversed(page.before[max(0, last - _FEW) : last]):
        if mention.type != "organization":
            continue
        if mention.text.endswith(phrase) and len(mention.text) > len(phrase):
            return replace(held, mention=mention)
        if page.text.startswith(phrase, mention.end) and _GROUP.search(mention.text):
            return replace(held, body=(mention.name or mention.text) + phrase)
    own = _OFFICE.fullmatch(phrase)
    short = [own[1]] if own else re.findall(rf"(?:领导小组|指挥部|委员会)(?={phrase})", page.text[max(0, low - 400) : low])
    phrase = "办公室" if own else phrase
    group = group_before(page, low, ending=short[-1]) or group_in_words(page.text, low) if short else None
    if group:
        return replace(held, body=(group.name or group.text) + phrase)
    return replace(held, body=base.named() + phrase) if base else None


def group_before(page: Page, at: int, *, ending: str = "") -> Mention | None:
    """The nearest group (小组, 指挥部, 委员会 …) named before `at`, by its longest name."""
    last = bisect_right(page.groups, at, key=lambda m: m.end)
    earlier = [m for m in page.groups[max(0, last - _FEW) : last] if m.text.endswith(ending)]
    if not earlier:
        return None
    return max((m for m in earlier if m.text.endswith(earlier[-1].text)), key=lambda m: (len(m.text), m.start))


def _leaning(held: Held, base: Held | None) -> Held | None:
    level = _governor(held.title)
    if level:
        own = bodies.places_of(base.named()) if base else []
        place = next((p for p in reversed(own) if p.endswith(level)), level)
        return replace(held, body=place + "人民政府")
    region = bodies.places_of(base.named()) if base and "主席" in held.title else []
    if base and region and region[-1].endswith("自治区") and not base.named().endswith(("政协", "委员会", "联合会")):
        return replace(held, body=region[-1] + "人民政府")
    if base and (head := _HEAD.search(held.title)) and not base.named().endswith(head[1]) and not base.title.endswith(head[0]):
        root = base.named()[: base.named().rfind(head[1]) + 1]
        if len(root) > 2 or head[1] not in "院校":  # 大学 has a 校长
            return replace(held, body=root) if len(root) > 2 else None
    if base and held.title.endswith(_JUDGES) and (court := _COURT.match(base.named())):
        return replace(held, body=court[0])  # 某法院审判委员会委员、审判员: the court's
    if base and held.title not in _ALONE:
        return replace(held, mention=base.mention, body=base.body, type=base.type)
    return _alone(held)


def _inside(page: Page, low: int, high: int) -> Mention | None:
    """The last mention that lies in [low, high)."""
    for at in range(high, low, -1):
        mention = page.ends.get(at)
        if mention and mention.start >= low:
            return mention
    return None
