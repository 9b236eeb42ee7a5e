"""What each sentence takes for granted: the document itself, the meeting in progress, who is speaking, the topic.

In: an outline and its resolved mentions. Out: one `Setting` for relation rules and one list of topics a sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..mentions import within
from ..model import Mention, Outline, Sentence
from ..naming.names import plain
from ..persons.offices import widened
from ..relations import Setting
from .positioning import topic

_IN_PROGRESS = re.compile(r"^上(?!的)|召开|举行|举办|闭幕|开幕|主持|出席|发言|讲话|会议(?:指出|强调|认为|要求|审议)")
_ONLY_NAMED = re.compile(
    r".{0,2}(?:精神|以来)|即将|主席团(?:常务|执行)?主席|(?:副?秘书长|执行主席|新闻发言人)|(?:胜利)?(?:闭幕|结束|召开|举行)(?:不到|之后|不久|刚|后|以来)|报告|部署|贯彻|学习|(?:上|期间)(?:提出|宣布|达成)的|(?:胜利|成功)召开|(?:召开|举行|开幕)之际"
    r"|(?:的?(?:各次)?全体会议)?的?(?:执行主席|筹备|议程|日程|有关事项|会务)"
    r"|期间(?:分别)?会见|前夕?[^，。；]{0,6}会[见谈]|[^，。；]{0,8}宴会|[^，。；]{0,16}致(?:以)?贺[信电]"
)
_ELSEWHERE = re.compile(
    r"贯彻|落实|迎接|学习|传达|欢迎|邀请[^，。；]{0,12}(?:出席|参加)|期待|刚刚(?:胜利)?闭幕的$|刚刚在$|即将|提请$|向$|[同与]$"
    r"|(?:不久前|前不久|此前|早些时候)[^，。；]{0,6}(?:召开|举[行办]|闭幕)的?$|[会接]见|看望|慰问|来[华京]|祝贺|致信|致电|关于(?:召开|举行)|决定，?[^，。；]{0,20}(?:召开|举[行办])|将[在于][^，。；]{0,14}$|(?:审议|通过|听取|研究)了?(?:关于)?(?:召开|举行)?$"
    r"|(?:组织)?筹备(?:召开|举行|好)?$|根据(?:该|这一|会议)?决定，?$|(?:胜利|成功)(?:召开|举[行办])"
    r"|(?:明年|后年|将|愿|拟|计划|研究|支持)[^，。；]{0,24}(?:主办|举办|承办|召开|举行)$"
    r"|期间(?:举行|召开)的?$|(?:举办|举行|召开)(?:了|过)?[\d一二三四五六七八九十两多]+(?:次|届|期|场)$"
)
_BESIDE = re.compile(r"会[前后]，")
# 第三，拓展某领域，举办某研讨会; ——做伙伴: one of the things that somebody proposes.
_PROPOSED = re.compile(r"(?:第[一二三四五六七八九十]，|——(?!20)|[一二三四五六七八九十]是)")
_WHO_ATTENDS = ("出席", "参加", "列席")
_ROLL = re.compile("的[^，。；：]{0,14}?(?:有|是|包括)")
# What somebody says tells of other meetings than the one at which it is said.
_QUOTED = re.compile(r"(?:表示|指出|强调|认为|要求|介绍|说)[，：]")
_ANOTHER = re.compile("会见|会谈|通电话|致电|致信|回信|考察|调研时|走访|看望|(?<!共同)(?<!分别)(?<!现场)签署|参加[^，。]{2,20}审议时")
_GATHERED = re.compile("会议|会上|大会|座谈|全会|与会|论坛|讲话|发言|主持|出席|列席|参加")
_THIS = re.compile("本(办法|方案|规划|计划|意见|细则|规定|条例|预案|纲要|指南|要点|措施|制度|规则|章程)")
# Where people meet for weeks, nobody speaks but at its opening or end.
_EVENT = re.compile("(?:运动会|奥运会|亚运会|全运会|残奥会|世博会|博览会|交易会|进博会|服贸会|消博会|展览会|节|研讨班|研修班|读书班)$")
_CEREMONY = re.compile("开幕|闭幕|致辞|出席|主持")
_HEADLINE = 8  # characters; shorter lines are names
_INSIDE = (
    "新区",
    "新城",
    "开发区",
    "高新区",
    "经开区",
    "园区",
    "港区",
    "科学城",
)  # parts of a division, not its surroundings
_AROUND = ("城市群", "都市圈", "都市区", "城镇圈", "一体化经济区")
_DRIVES = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、．.]\s*|[一二三四五六七八九十]是)?"
    r"(?:加快|全力|深入|扎实|高质量|加力|着力|大力|纵深|持续|统筹)*(?:推动|推进|促进|建设|打造|做强|发展|构建)?"
)
_DRIVEN = re.compile("(?:高质量|一体化|协同|同城化|融合|提质)*(?:发展|建设)?[。：]?")
_LEADING = 24  # a paragraph's first sentence as short as this (高标准建设某新区。) gives its topic
_NUMBERING = re.compile(r"[（）()一二三四五六七八九十0-9.、。：—★\s-]")
_HEADER = 5
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、．.]|是)|——|[①-⑳●■◆★]")
_BEFORE_OPENING = re.compile(r"(?:[^，。]{0,12}消息（[^）]*）：)?(?:(?:今年|目前|近日|日前|当前|近年来|\d{4}年)，?)?")
_PASSING = ("支持", "推动", "把", "将", "促进", "鼓励", "对接", "融入", "参与", "依托")
_SAYS = re.compile(r"(?:明确)?(?:提出|指出|强调|认为|要求(?!，)|号召|决定)")


Spans = Mapping[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what it takes for granted. `topics` are places or areas, nearest first; `spoken` those of them
    that a sentence said something of, not only named in a heading: what figures are about. `subject` is what the whole
    document is about, `before` the heading or sentence right above it in its paragraph."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    setting: Setting
    topics: tuple[Mention, ...]
    spoken: tuple[Mention, ...]
    opening: Mention | None = None
    subject: Mention | None = None
    before: str = ""


def scenes(
    outline: Outline,
    mentions: Sequence[Mention],
    own: Mapping[int, Mention],
    subject: Mention | None,
    posts: Spans,
    *,
    home: Mention | None = None,
) -> list[Scene]:
    """Every sentence's scene. `own` is the document itself by article, `subject` what it as a whole speaks of, `posts`
    the spans that persons take with their posts, `home` the division it speaks for: there others are spoken of only
    in the paragraph or list item that they open."""
    out: list[Scene] = []
    headed: dict[str, tuple[Mention, bool]] = {}
    state = _State(reports=home is not None)
    documents = [m for m in mentions if m.type == "document"]
    last: Sentence | None = None
    carried = [m for m in documents if not own or any(_prints(itself, m) for itself in own.values())]
    for sentence in outline.sentences:
        inside = widened(_numbered(sentence, within(mentions, sentence.start, sentence.end)), posts)
        itself = _this(sentence, own.get(sentence.article), carried)
        item = _ITEM.match(sentence.text) is not None
        leads = sentence.paragraph != state.paragraph or item
        state.move(sentence, inside, itself)
        if item:
            state.topic = state.said = None
        above = [headed[h] for h in reversed(sentence.headings) if h in headed] if headed else []
        topics = tuple([t for t in (state.topic, *[m for m, _ in above], subject) if t is not None])
        spoken = tuple([t for t in (state.said, *[m for m, said in above if said], subject) if t is not None])
        opening = _opening(sentence, inside)
        if subject is None and leads and opening:
            state.topic = state.said = opening  # news: each item tells at its beginning where it is
        before = last.text if last and (last.role == "heading" or last.paragraph == sentence.paragraph) else ""
        last = sentence
        out.append(Scene(sentence, tuple(inside), _setting(state, sentence, itself, subject), topics, spoken, opening, subject, before))
        if (found := _topic(sentence, inside, leads, home)) is not None:
            said = topic(sentence, inside, strict=home is not None) == found or found.type == "place" or home is None
            state.topic, state.said = found, found if said else state.said
            if sentence.role == "heading":
                headed[sentence.text.rstrip("。")] = (found, said)
    return out


def _prints(itself: Mention, m: Mention) -> bool:
    """Whether the title of one document (关于印发甲办法的通知) holds that of the other."""
    title, inner = plain(itself.name or itself.text), plain(m.name or m.text)
    return inner in title and inner != title and m.end > itself.end


def _this(sentence: Sentence, itself: Mention | None, carried: Sequence[Mention]) -> Mention | None:
    """The document that a sentence calls 本办法: in a notice that prints a 办法 without a title line of its own, the 办法;
    on a page that has no title of its own, the one it names first."""
    kind = _THIS.search(sentence.text) if carried else None
    if kind is None or itself and plain(itself.name or itself.text).endswith(kind[1]):
        return itself
    named = (m for m in carried if m.start < sentence.start and plain(m.name or m.text).endswith(kind[1]))
    return next(named, itself)


def _setting(state: "_State", sentence: Sentence, itself: Mention | None, subject: Mention | None) -> Setting:
    ground = subject if subject and subject.type == "area" else None
    meeting = state.meeting if not _BESIDE.match(sentence.text) else None
    ends = {"self": itself, "meeting": meeting, "speaker": state.speaker, "topic": itself or state.document, "ground": ground}
    return Setting({name: m for name, m in ends.items() if m is not None})


def _topic(sentence: Sentence, inside: Sequence[Mention], leads: bool, home: Mention | None) -> Mention | None:
    """What the sentences after this one speak of; a heading, or a short first sentence, needs no verb to set it."""
    found = topic(sentence, inside, strict=home is not None)
    if found and (_in_passing(sentence, found) or home and not (leads and _heads(sentence, found))):
        return None
    if found is None and (sentence.role == "heading" or leads and len(sentence.text) <= _LEADING):
        fits = [m for m in inside if m.type == "area" and (home is None or m.text.endswith(_INSIDE) or _is_all(sentence, m))]
        return next((m for m in inside if m in fits or _alone(sentence, m)), None)
    return found


def _is_all(sentence: Sentence, m: Mention) -> bool:
    """推动某城市群高质量发展。: does the sentence say nothing but that the cluster is to be developed?"""
    before, after = sentence.text[: m.start - sentence.start], sentence.text[m.end - sentence.start :]
    return m.text.endswith(_AROUND) and bool(_DRIVES.fullmatch(before) and _DRIVEN.fullmatch(after))


def _opening(sentence: Sentence, inside: Sequence[Mention]) -> Mention | None:
    """The last of the places that a sentence begins with (今年，安徽…; 四川成都…)."""
    found, at = None, sentence.start
    for m in inside:
        if m.type not in ("place", "area") or not _BEFORE_OPENING.fullmatch(
            sentence.text[at - sentence.start : m.start - sentence.start]
        ):
            break
        found, at = m, m.end
    return found


def _in_passing(sentence: Sentence, m: Mention) -> bool:
    """支持某县打造…: only this sentence is about the county."""
    return sentence.text[: m.start - sentence.start].endswith(_PASSING)


def _heads(sentence: Sentence, m: Mention) -> bool:
    """Whether the mention stands in the first clause."""
    return not re.search("[，；：。]", sentence.text[: m.start - sentence.start])


def _numbered(sentence: Sentence, inside: Sequence[Mention]) -> list[Mention]:
    """A title takes in the bracket with its number behind it, so that lists of titles read as lists."""
    out: list[Mention] = []
    for m in inside:
        last = out[-1] if out else None
        if last and last.type == m.type == "document" and last.name == m.name and m.start - last.end == 1:
            out[-1] = replace(last, end=min(m.end + 1, sentence.end))
        else:
            out.append(m)
    return out


def _alone(sentence: Sentence, m: Mention) -> bool:
    """（一）太原市。: the heading is the place's name and nothing more."""
    rest = sentence.text[: m.start - sentence.start] + sentence.text[m.end - sentence.start :]
    return m.type == "place" and not _NUMBERING.sub("", rest)


@dataclass(slots=True)
class _State:
    """What the sentences so far have set; the one thing here that changes."""

    reports: bool = False  # a government's report
    article: int = -1
    paragraph: int = -1
    first: int = 0  # paragraph of the article
    opened: int = -1
    meeting: Mention | None = None
    quoting: bool = False  # since somebody was quoted in this paragraph
    speaker: Mention | None = None
    topic: Mention | None = None
    said: Mention | None = None
    document: Mention | None = None

    def move(self, sentence: Sentence, inside: Sequence[Mention], itself: Mention | None) -> None:
        """On to `sentence`."""
        if sentence.article != self.article:
            self.article, self.opened = sentence.article, -1
            self.meeting = self.speaker = self.topic = self.said = self.document = None
            self.paragraph, self.first = -1, sentence.paragraph
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.speaker, self.topic, self.said, self.quoting = sentence.paragraph, None, None, None, False
            if self.meeting and itself is None and _moved_on(sentence, inside):
                self.meeting = None
        minutes = itself is not None and plain(itself.name or itself.text).endswith("纪要")
        text = (self.reports or itself is not None and not minutes) and sentence.paragraph > self.first + _HEADER * 2
        told = text or self.quoting or _PROPOSED.match(sentence.text)
        self.quoting = self.quoting or _QUOTED.search(sentence.text) is not None
        if not told and (meeting := _meeting(sentence, inside)):
            self.meeting, self.opened = meeting, sentence.paragraph
        if itself and not minutes and self.meeting and sentence.paragraph > self.opened + _HEADER:
            self.meeting = None  # a report names its meeting once; later paragraphs are its text
        if speaker := _speaker(sentence, inside):
            self.speaker = speaker
        if self.document is None:
            self.document = next((m for m in reversed(inside) if m.type == "document"), None)


def _moved_on(sentence: Sentence, inside: Sequence[Mention]) -> bool:
    """Whether a paragraph of news begins something else: a headline, or another occasion."""
    if any(m.type == "meeting" for m in inside) or _GATHERED.search(sentence.text):
        return False
    item = _ITEM.match(sentence.text) is not None  # 二、研究某办法: of the minutes
    ended = sentence.text.rstrip("”）")[-1:] in "。！？；：…" or sentence.text.endswith("）")
    headline = not item and not ended and len(sentence.text) > _HEADLINE
    return headline or _ANOTHER.search(sentence.text) is not None


def _meeting(sentence: Sentence, inside: Sequence[Mention]) -> Mention | None:
    for m in inside:
        after = sentence.text[m.end - sentence.start :][:24]
        before = sentence.text[: m.start - sentence.start]
        if _QUOTED.search(before):
            return None  # 甲表示，去年举行的某会…: only spoken of
        if before.rfind("《") > before.rfind("》"):
            continue
        before = before[-24:]
        if before.endswith(_WHO_ATTENDS) and after.startswith("的") and not _ROLL.match(after):
            continue  # 会见出席某会的代表
        if m.type == "meeting" and _EVENT.search(m.text) and not _CEREMONY.search(before + after):
            continue
        if m.type == "meeting" and not _ONLY_NAMED.match(after) and not _ELSEWHERE.search(before):
            if any(map(_IN_PROGRESS.search, (after, before, m.text))) or sentence.role == "title":
                return m
    return None


def _speaker(sentence: Sentence, inside: Sequence[Mention]) -> Mention | None:
    for m in inside:
        at = m.start - sentence.start
        if m.type in ("meeting", "document") and at <= 12 and _SAYS.match(sentence.text, m.end - sentence.start):
            return m
    return None
