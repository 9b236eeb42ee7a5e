"""Posts as relations, and as phrases: 太原市委书记韦韬 is one name with three parts to a rule that looks for who spoke.

In: posts (posts.py) and the resolved mentions. Out: holds_post relations; the span each person takes with the posts
around the name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..mentions import within
from ..model import Mention, Outline, Relation
from ..naming.names import Where, canonical
from .post_record import APPOINTED, DISMISSED, ELECTED, FORMER, HELD, RESIGNED, Post

_ADDRESS = 4  # 赵乐际委员长
# 公司负责人: whose, the words of the post do not say.
_UNNAMED = frozenset(
    "局 厅 委 办 部 院 校 所 站 队 大队 支队 中队 "
    "公司 本公司 该公司 总公司 分公司 集团 企业 单位 部门 机构 学校 学院 医院 项目 基地 协会".split()
)
_IN_POSTS = ("organization", "place", "area")
_DONE = frozenset({APPOINTED, ELECTED, DISMISSED, RESIGNED})
_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日[^。\n]*$")
_NUMBERS = re.compile(r"\d{4}-\d\d-\d\d")
_NAMELESS = frozenset("大会 会议 全会 论坛 中心 公司 集团 学院 小组".split())
_TERMS = 10  # years: the longest time in one office
_LEVEL = re.compile("自治区|[省市县区州盟旗]")
_NEAR = 120  # characters before a post in which its sentence may say the day


def post_relations(posts: Iterable[Post], where: Where, outline: Outline) -> Iterator[Relation]:
    """holds_post from each post that says where: `title`, `ended` where the text takes it away, `status` as in
    post_record.py, and `date`, the day on which the document says so."""
    for post in posts:
        body = post.organization or _coined(post, where)
        if body is None or (body.name or body.text) in _NAMELESS:
            continue
        day = said_on(outline, post)
        if _lapsed(post, day):
            post = replace(post, status=FORMER)
        ended = (("ended", "是"),) if post.ended else ()
        day = post.since if post.since and not post.ended and not day.startswith(post.since) else day
        attributes = (("title", post.title), *ended, ("status", post.status), *((("date", day),) if day else ()), *_told(post))
        rule = "holds_post.ended" if post.ended else "holds_post.named"
        yield Relation("holds_post", post.person, body, post.start, post.end, rule, attributes)


def as_held(text: str, mentions: Sequence[Mention], posts: Iterable[Post], where: Where) -> list[Mention]:
    """The mentions, the bodies said short in a chain of posts (…市委常委、纪委书记, 省监察厅厅长) named as the posts name them."""
    told: dict[int, str] = {}
    for post in posts:
        if post.organization is None and post.organization_type == "organization" and post.organization_name:
            told |= {m.start: post.organization_name for m in within(mentions, post.start, post.end) if _is_its(text, m, post)}
    return [replace(m, name=canonical(m.type, told[m.start], where)) if m.start in told else m for m in mentions]


def _is_its(text: str, m: Mention, post: Post) -> bool:
    """Is `m`, said without its division, the body of the post?"""
    level = _LEVEL.match(m.text)
    short = m.text[level.end() :] if level else m.text if m.found_by == "coreference:bare" else ""
    named = post.organization_name.endswith(short) and post.organization_name != m.text
    return bool(short) and m.type == "organization" and named and text.startswith(post.title, m.end)


def _lapsed(post: Post, day: str) -> bool:
    """Was the post taken up so long before the document that it cannot be meant as held today?"""
    return post.status in (HELD, APPOINTED) and bool(post.since and day) and int(day[:4]) - int(post.since[:4]) > _TERMS


def _told(post: Post) -> Iterator[tuple[str, str]]:
    """The months that a life says of the post."""
    yield from ((name, value) for name, value in (("since", post.since), ("until", post.until)) if value)


def said_on(outline: Outline, post: Post) -> str:
    """The day of the post: that of the sentence for what is done on a day, else the one on which the document was
    signed or published, as 2024-05-06; empty where none is known."""
    lead = outline.clean.text[max(0, post.start - _NEAR) : post.start]
    said = _DAY.search(lead) if post.status in _DONE else None
    if said:
        return f"{said[1]}-{int(said[2]):02}-{int(said[3]):02}"
    beside = dict(outline.document.metadata)
    here = [a for a in outline.articles if a.start <= post.start < a.end]
    for name in ("signed", "published"):
        known = [beside.get(name, ""), *(f.value for a in (*here, *outline.articles) for f in a.fields if f.name == name)]
        day = next((m[0] for value in known if (m := _NUMBERS.match(value))), "")
        if day:
            return day
    return ""


def _coined(post: Post, where: Where) -> Mention | None:
    """The body that the post implies (市长 -> …人民政府), named by the words of the post."""
    if not post.organization_name or post.organization_name in _UNNAMED:
        return None
    type = post.organization_type or "organization"
    name = canonical(type, post.organization_name, where)
    return Mention(type, post.organization_name, post.start, post.end, name, "posts:implied")


def phrases(posts: Iterable[Post]) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Person's span -> the span of the name with all posts before it and the form of address right behind it."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for post in posts:
        own = post.person.start, post.person.end
        if post.start <= own[0] and own[1] <= post.end:
            low, high = spans.get(own, own)
            behind = post.end if post.end - own[1] <= _ADDRESS else own[1]
            spans[own] = min(low, post.start), max(high, behind)
    return spans


def widened(mentions: Sequence[Mention], spans: Mapping[tuple[int, int], tuple[int, int]]) -> list[Mention]:
    """Persons with their posts as one mention each, the bodies inside left out; in order, none overlapping."""
    out: list[Mention] = []
    for m in mentions:
        if m.type == "person":
            m = _with_posts(m, spans.get((m.start, m.end), (m.start, m.end)), out)
        elif out and m.start < out[-1].end:
            continue
        out.append(m)
    return out


def _with_posts(m: Mention, span: tuple[int, int], out: list[Mention]) -> Mention:
    """The person `m` over `span`; the bodies in it are taken from the end of `out`."""
    start = span[0]
    first = m.start
    while out and out[-1].end > start and out[-1].type in _IN_POSTS:
        first = out.pop().start
    if out and out[-1].end > start:
        start = first  # a meeting or another person stands before the posts
    return replace(m, start=start, end=max(span[1], m.end))
