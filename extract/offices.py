"""Posts as relations, and as phrases: 太原市委书记韦韬 is one name with three parts to a rule that looks for who spoke.

In: posts (posts.py) and the resolved mentions. Out: holds_post relations; the span each person takes with the posts
around the name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .model import Mention, Relation
from .names import Where, canonical
from .posts import Post

_ADDRESS = 4  # 赵乐际委员长
# 公司负责人: whose, the words of the post do not say.
_UNNAMED = frozenset("公司 本公司 该公司 总公司 分公司 集团 企业 单位 部门 机构 学校 学院 医院 项目 基地 协会".split())
_IN_POSTS = ("organization", "place", "area")


def post_relations(posts: Iterable[Post], where: Where) -> Iterator[Relation]:
    """holds_post from each post that says where; `ended` is set where the text takes the post away."""
    for post in posts:
        body = post.organization or _coined(post, where)
        if body is None:
            continue
        attributes = (("title", post.title), *((("ended", "是"),) if post.ended else ()))
        rule = "holds_post.ended" if post.ended else "holds_post.named"
        yield Relation("holds_post", post.person, body, post.start, post.end, rule, attributes)


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
