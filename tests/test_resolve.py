"""Which things of different documents are one: by code, full name or number, and persons by a post they share."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.assemble import entity_id
from policygraph.extract.model import Document, Extraction, Found, Stated
from policygraph.graph.resolve import identities


def said(document: str, *things: Found, posts: dict[str, list[str]] | None = None) -> Extraction:
    """What one document says: its things, and for a person the bodies where a post is held."""
    stated = [
        Stated("holds_post", entity_id("person", person), entity_id("organization", body))
        for person, bodies in (posts or {}).items()
        for body in bodies
    ]
    return Extraction(Document(document, "", "文"), things, tuple(stated))


def thing(type: str, name: str, code: str = "") -> Found:
    return Found(entity_id(type, name, code), type, name)


def held(name: str, day: str) -> Found:
    return replace(thing("meeting", name), attributes=(("date", day),))


def placed(name: str, home: str) -> Found:
    return replace(thing("strategy", name), attributes=(("home", home),))


def together(*documents: Extraction) -> list[set[str]]:
    """The things that became one, each as `文件 名称`; only groups of two or more."""
    same = identities(documents)
    groups: dict[str, set[str]] = {}
    for extraction in documents:
        for found in extraction.found:
            id = same[extraction.document.id, found.id]
            groups.setdefault(id, set()).add(f"{extraction.document.id} {found.name}")
    return [group for group in groups.values() if len(group) > 1]


# 说明, 甲文件里的, 乙文件里的, 是不是一样东西
PAIRS = [
    ("同名的机构", thing("organization", "太原市财政局"), thing("organization", "太原市财政局"), True),
    ("只是相像", thing("organization", "太原市财政局"), thing("organization", "太原市财政厅"), False),
    ("同名不同类", thing("area", "长江经济带"), thing("strategy", "长江经济带"), False),
    ("同码的地方", thing("place", "太原", "140100"), thing("place", "太原市", "140100"), True),
    ("同名不同码的地方", thing("place", "鼓楼区", "350102"), thing("place", "鼓楼区", "320106"), False),
    ("法律有无国名", thing("document", "《中华人民共和国预算法》"), thing("document", "《预算法》"), True),
    ("第八批与第九批", thing("document", "《第八批药品采购目录》"), thing("document", "《第九批药品采购目录》"), False),
    ("《决定》只在本文件里有所指", thing("document", "《决定》"), thing("document", "《决定》"), False),
    ("《宪法》到处是它", thing("document", "《宪法》"), thing("document", "《宪法》"), True),
    ("长题名到处是它", thing("document", "《太原市湿地保护条例》"), thing("document", "《太原市湿地保护条例》"), True),
    ("光说全会不知是哪次", thing("meeting", "全会"), thing("meeting", "全会"), False),
    ("例会不知是哪一次", thing("meeting", "国务院常务会议"), thing("meeting", "国务院常务会议"), False),
    ("同一天的例会", held("国务院常务会议", "2024-05-10"), held("国务院常务会议", "2024-05-10"), True),
    ("两天的例会", held("国务院常务会议", "2024-05-10"), held("国务院常务会议", "2024-06-07"), False),
    ("年年开的名会不分", thing("meeting", "中央经济工作会议"), thing("meeting", "中央经济工作会议"), True),
    ("有次数的例会", thing("meeting", "国务院第31次常务会议"), thing("meeting", "国务院第31次常务会议"), True),
    ("一省的“一主两翼”", placed("“一主两翼”", "江西省"), placed("“一主两翼”", "江西省"), True),
    ("两省各有“一主两翼”", placed("“一主两翼”", "江西省"), placed("“一主两翼”", "贵州省"), False),
    ("各自的十大行动", thing("strategy", "“十大行动”"), thing("strategy", "“十大行动”"), False),
    ("有名字的战略", thing("strategy", "乡村振兴战略"), thing("strategy", "乡村振兴战略"), True),
    ("届次不同的会", thing("meeting", "太原市委十二届七次全会"), thing("meeting", "太原市委十二届八次全会"), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_两份文件里的东西(one: Found, other: Found, same: bool) -> None:
    assert bool(together(said("甲", one), said("乙", other))) is same


PERSON = thing("person", "李建国")
# 说明, 各文件里李建国任职的机构, 归到一起的文件
PERSONS = [
    ("同一个机构", {"甲": ["省委"], "乙": ["省委"]}, [{"甲", "乙"}]),
    ("不同机构不合并", {"甲": ["省委"], "乙": ["太原理工大学"]}, []),
    ("有一个机构相同就行", {"甲": ["省委", "太原市委"], "乙": ["太原市委"]}, [{"甲", "乙"}]),
    ("由中间一份连起来", {"甲": ["省委"], "乙": ["太原市委"], "丙": ["省委", "太原市委"]}, [{"甲", "乙", "丙"}]),
    ("都没有职务就当作一人", {"甲": [], "乙": []}, [{"甲", "乙"}]),
    ("有职务与没有职务不合并", {"甲": ["省委"], "乙": []}, []),
]


@pytest.mark.parametrize(("posts", "expected"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS])
def test_同名的人(posts: dict[str, list[str]], expected: list[set[str]]) -> None:
    documents = [said(name, PERSON, posts={"李建国": bodies}) for name, bodies in posts.items()]
    assert together(*documents) == [{f"{name} 李建国" for name in group} for group in expected]


def test_不同的人编号也不同() -> None:
    documents = [
        said("2023.txt", PERSON, posts={"李建国": ["省委"]}),
        said("2024.txt", PERSON, posts={"李建国": ["某大学"]}),
    ]
    assert list(identities(documents).values()) == ["person:李建国", "person:李建国@2024.txt"]


BODIES = st.lists(st.sampled_from(["省委", "市委", "大学"]), max_size=2)
POSTS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), BODIES, min_size=1)


@settings(max_examples=60, deadline=None)
@given(POSTS, st.data())
def test_归并与文件先后无关(posts: dict[str, list[str]], data: st.DataObject) -> None:
    documents = [said(name, PERSON, posts={"李建国": bodies}) for name, bodies in sorted(posts.items())]
    assert identities(data.draw(st.permutations(documents))) == identities(documents)
