"""Which things of different documents are one: by code, full name or number, and persons by a post they share."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.assemble import entity_id
from policygraph.extract.model import Document, Evidence, Extraction, Found, Stated
from policygraph.graph.build import build_graph
from policygraph.graph.parts import part_of
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


def common(type: str, name: str, home: str = "") -> Found:
    """A thing whose name many bear, in a document that speaks for a division."""
    return replace(thing(type, name), attributes=(("general", True), *((("home", home),) if home else ())))


def together(*documents: Extraction) -> list[set[str]]:
    """The things that became one, each as `文件 名称`; only groups of two or more."""
    same = identities(list(map(part_of, documents)))
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
    ("批次在括号里", thing("document", "《取消行政许可目录（第八批）》"), thing("document", "《取消行政许可目录（第九批）》"), False),
    ("十四五与十五五", thing("document", "《“十四五”数字经济规划》"), thing("document", "《“十五五”数字经济规划》"), False),
    ("起止年不同", thing("document", "《行动计划（2021—2025年）》"), thing("document", "《行动计划（2026—2030年）》"), False),
    ("试行与正式", thing("document", "《太原市养犬办法（试行）》"), thing("document", "《太原市养犬办法》"), False),
    ("暂行与正式", thing("document", "《太原市养犬暂行办法》"), thing("document", "《太原市养犬办法》"), False),
    ("征求意见稿与正式", thing("document", "《太原市养犬办法（征求意见稿）》"), thing("document", "《太原市养犬办法》"), False),
    ("省名一字之差", thing("document", "《山西省节约用水条例》"), thing("document", "《陕西省节约用水条例》"), False),
    ("六个字的条例到处是它", thing("document", "《节约用水条例》"), thing("document", "《节约用水条例》"), True),
    ("《实施方案》只在本文件里有所指", thing("document", "《实施方案》"), thing("document", "《实施方案》"), False),
    ("《林改意见》只在本文件里有所指", thing("document", "《林改意见》"), thing("document", "《林改意见》"), False),
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
    ("各市都有的园区", common("area", "现代农业产业园", "太原市"), common("area", "现代农业产业园", "大同市"), False),
    ("一市的园区", common("area", "现代农业产业园", "太原市"), common("area", "现代农业产业园", "太原市"), True),
    ("不知是哪里的园区", common("area", "现代农业产业园"), common("area", "现代农业产业园"), False),
    ("各地的对接活动", common("meeting", "产需对接活动", "太原市"), common("meeting", "产需对接活动", "太原市"), False),
    ("只写级别的机构", common("organization", "市财政局"), common("organization", "市财政局"), False),
    ("各县的城关镇", thing("place", "城关镇"), thing("place", "城关镇"), False),
    ("写明县名的镇", thing("place", "寿阳县宗艾镇"), thing("place", "寿阳县宗艾镇"), True),
    ("不知是哪个的朝阳区", thing("place", "朝阳区"), thing("place", "朝阳区"), False),
    ("届次不同的会", thing("meeting", "太原市委十二届七次全会"), thing("meeting", "太原市委十二届八次全会"), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_两份文件里的东西(one: Found, other: Found, same: bool) -> None:
    assert bool(together(said("甲", one), said("乙", other))) is same


def test_镇在哪个县由文件里的话定() -> None:
    def told(document: str, county: Found) -> Extraction:
        town = thing("place", "宗艾镇")
        return Extraction(Document(document, "", "文"), (town, county), (Stated("located_in", town.id, county.id),))

    shouyang = replace(thing("place", "寿阳县", "140725"), attributes=(("code", "140725"),))
    same = identities(map(part_of, (told("甲", shouyang), said("乙", thing("place", "寿阳县宗艾镇")), said("丙", thing("place", "宗艾镇")))))
    assert same["甲", "place:宗艾镇"] == same["乙", "place:寿阳县宗艾镇"] == "place:宗艾镇@140725"
    assert same["丙", "place:宗艾镇"] == "place:宗艾镇@丙"


def adopted(document: str, title: str, meeting: str) -> Extraction:
    """A document that names a title and the meeting that adopted it."""
    paper, session = thing("document", title), thing("meeting", meeting)
    return Extraction(Document(document, "", "文"), (paper, session), (Stated("adopted_at", paper.id, session.id),))


def general(document: str, home: str) -> Extraction:
    """A document that speaks for a division and names one of its laws as many provinces call theirs."""
    law = replace(thing("document", "民营经济促进条例"), attributes=(("general", True), ("home", home)))
    return Extraction(Document(document, "", "文"), (law,), ())


def issued(document: str, title: str, *bodies: str, number: str = "", own: bool = False, day: str = "") -> Extraction:
    """A document that names a title, the bodies that issued it on a day, and the number it is cited with or, if `own`, bears."""
    proof = (Evidence(document, 0, len(title), title, "header:title"),) if own else ()
    attributes = (("number", (number,)),) if own and number else (("general", True),) if title.startswith("“") else ()
    aliases = (number,) if number else ()
    paper = Found(entity_id("document", title), "document", title, aliases, attributes, proof)
    organs = tuple(thing("organization", body) for body in bodies)
    stated = tuple(Stated("issued_by", paper.id, organ.id, (("date", day),) if day else ()) for organ in organs)
    return Extraction(Document(document, "", "文"), (paper, *organs), stated)


WATER = "《关于加强节约用水的意见》"
SWEEPING = "《关于修改部分地方性法规的决定》"
SESSION = "山西省第十四届人民代表大会常务委员会第{}次会议"
# 说明, 甲文件, 乙文件, 两个题名是不是一份文件
DOCUMENTS = [
    ("机关在题名里与在题名外", issued("甲", WATER, "国务院"), issued("乙", "国务院关于加强节约用水的意见", own=True), True),
    ("别的机关的同名意见", issued("甲", WATER, "太原市人民政府"), issued("乙", "国务院关于加强节约用水的意见", own=True), False),
    ("两省都修改部分法规", issued("甲", SWEEPING, "山西省人大常委会"), issued("乙", SWEEPING, "河南省人大常委会"), False),
    ("一省的只知题名的决定", issued("甲", SWEEPING, "山西省人大常委会"), issued("乙", SWEEPING, "山西省人大常委会"), False),
    ("一次会议通过的决定", adopted("甲", SWEEPING, SESSION.format("九")), adopted("乙", SWEEPING, SESSION.format("九")), True),
    ("两次会议通过的决定", adopted("甲", SWEEPING, SESSION.format("九")), adopted("乙", SWEEPING, SESSION.format("十")), False),
    ("国务院同一天的决定", issued("甲", SWEEPING, "国务院", day="2016-02-06"), issued("乙", SWEEPING, "国务院", day="2016-02-06"), True),
    ("国务院两年的决定", issued("甲", SWEEPING, "国务院", day="2016-02-06"), issued("乙", SWEEPING, "国务院", day="2013-12-07"), False),
    ("各省都有的条例不带书名号", general("甲", "山西省"), general("乙", "山东省"), False),
    ("一省的条例不带书名号", general("甲", "山西省"), general("乙", "山西省"), True),
    ("每年的工作报告", issued("甲", "最高人民法院工作报告"), issued("乙", "最高人民法院工作报告"), False),
    ("不替哪里说话时说的五年规划", issued("甲", "“十五五”规划"), issued("乙", "“十五五”规划纲要"), True),
    ("不知是谁修改部分法规", issued("甲", SWEEPING), issued("乙", SWEEPING), False),
    ("只写文号", issued("甲", "国发〔2021〕12号"), issued("乙", "国务院关于加强节约用水的意见", number="国发〔2021〕12号", own=True), True),
    ("文号不同", issued("甲", "国发〔2021〕13号"), issued("乙", "国务院关于加强节约用水的意见", number="国发〔2021〕12号", own=True), False),
    ("只写文号_另一份题名带文号", issued("甲", "国发〔2021〕12号"), issued("乙", WATER, number="国发〔2021〕12号"), True),
    ("两地的政府工作报告", issued("甲", "2024年政府工作报告", own=True), issued("乙", "2024年政府工作报告", own=True), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in DOCUMENTS], ids=[row[0] for row in DOCUMENTS])
def test_两份文件里的题名(one: Extraction, other: Extraction, same: bool) -> None:
    found = identities(map(part_of, (one, other)))
    assert (found["甲", one.found[0].id] == found["乙", other.found[0].id]) is same


PERSON = thing("person", "李建国")
# 说明, 各文件里李建国任职的机构, 归到一起的文件
PERSONS = [
    ("同一个机构", {"甲": ["山西省委"], "乙": ["山西省委"]}, [{"甲", "乙"}]),
    ("不同机构不合并", {"甲": ["山西省委"], "乙": ["太原理工大学"]}, []),
    ("有一个机构相同就行", {"甲": ["山西省委", "太原市委"], "乙": ["太原市委"]}, [{"甲", "乙"}]),
    ("由中间一份连起来", {"甲": ["山西省委"], "乙": ["太原市委"], "丙": ["山西省委", "太原市委"]}, [{"甲", "乙", "丙"}]),
    ("都没有职务的不合并", {"甲": [], "乙": []}, []),
    ("只写省委不知是哪省的", {"甲": ["省委"], "乙": ["省委"]}, []),
    ("只写县财政局不知是哪县的", {"甲": ["县财政局"], "乙": ["县财政局"]}, []),
    ("有职务与没有职务不合并", {"甲": ["山西省委"], "乙": []}, []),
]


@pytest.mark.parametrize(("posts", "expected"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS])
def test_同名的人(posts: dict[str, list[str]], expected: list[set[str]]) -> None:
    documents = [said(name, PERSON, posts={"李建国": bodies}) for name, bodies in posts.items()]
    assert together(*documents) == [{f"{name} 李建国" for name in group} for group in expected]


def test_不同的人编号也不同() -> None:
    documents = [
        said("2023.txt", PERSON, posts={"李建国": ["山西省委"]}),
        said("2024.txt", PERSON, posts={"李建国": ["某大学"]}),
    ]
    assert list(identities(list(map(part_of, documents))).values()) == ["person:李建国", "person:李建国@2024.txt"]


def in_post(name: str, body: str, title: str) -> Extraction:
    """A document in which 王伟 holds one post."""
    stated = Stated("holds_post", "person:王伟", entity_id("organization", body), (("title", title),))
    return Extraction(Document(name, "", "文"), (thing("person", "王伟"), thing("organization", body)), (stated,))


# 说明, 甲文件里王伟的职务, 乙文件里王伟的职务, 是不是一人
LEADERSHIPS = [
    ("市长升任市委书记", ("太原市人民政府", "市长"), ("太原市委", "书记"), True),
    ("副市长当了人大主任", ("太原市人民政府", "副市长"), ("太原市人民代表大会常务委员会", "主任"), True),
    ("副委员长当了政协副主席", ("全国人民代表大会常务委员会", "副委员长"),
     ("中国人民政治协商会议全国委员会", "副主席"), True),
    ("副委员长与政协的干部", ("全国人民代表大会常务委员会", "副委员长"),
     ("中国人民政治协商会议全国委员会", "委员"), False),
    ("两个市的市长", ("太原市人民政府", "市长"), ("大同市人民政府", "市长"), False),
    ("市长与同市的科员", ("太原市人民政府", "市长"), ("太原市委", "科员"), False),
    ("市长与同市的局长", ("太原市人民政府", "市长"), ("太原市财政局", "局长"), False),
    ("镇长与教授", ("太原市云岭镇人民政府", "镇长"), ("太原理工大学", "教授"), False),
    ("同一所大学", ("太原理工大学", "讲师"), ("太原理工大学", "教授"), True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [r[1:] for r in LEADERSHIPS], ids=[r[0] for r in LEADERSHIPS])
def test_同名而先后任职(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert ({"甲 王伟", "乙 王伟"} in together(in_post("甲", *one), in_post("乙", *other))) is same


def listed(name: str, *people: str) -> Extraction:
    """A document that names persons in a list, no posts said."""
    row = (Evidence(name, 0, 4 * len(people), "、".join(people), "name"),)
    found = tuple(
        Found(f"person:{p}", "person", p, (), (), row, ((4 * i, 4 * i + 3),)) for i, p in enumerate(people)
    )
    return Extraction(Document(name, "", "文"), found, ())


# 说明, 甲文件的名单, 乙文件的名单, 王伟国是不是一人
LISTS = [
    ("挨着同样的两个人", ["李建军", "王伟国", "张志强"], ["张志强", "王伟国", "李建军"], True),
    ("只挨着同样的一个人", ["李建军", "王伟国", "张志强"], ["李建军", "王伟国", "陈云杉"], False),
    ("名单里隔得远", ["李建军", "张志强", "陈云杉", "赵一平", "王伟国"], ["李建军", "张志强", "王伟国"], False),
    ("一份文件里只有他一人", ["王伟国"], ["李建军", "王伟国", "张志强"], False),
]


@pytest.mark.parametrize(("one", "other", "same"), [r[1:] for r in LISTS], ids=[r[0] for r in LISTS])
def test_没有职务的看名单里挨着谁(one: list[str], other: list[str], same: bool) -> None:
    assert ({"甲 王伟国", "乙 王伟国"} in together(listed("甲", *one), listed("乙", *other))) is same


def test_没有职务的外国人全名是一人_只有姓的不是() -> None:
    people = ("玛丽亚·云杉", "云杉夫")
    assert together(*(said(name, *(thing("person", p) for p in people)) for name in "甲乙")) == [{"甲 玛丽亚·云杉", "乙 玛丽亚·云杉"}]


def test_没有职务的归给唯一的国家领导人() -> None:
    bare = said("乙", thing("person", "王伟"))
    leader, mayor, other = (
        in_post("甲", "国务院", "总理"),
        in_post("丙", "太原市人民政府", "市长"),
        in_post("丁", "全国人民代表大会常务委员会", "副委员长"),
    )
    assert {"甲 王伟", "乙 王伟"} in together(leader, bare, mayor)
    assert together(mayor, bare) == []
    graph = build_graph([leader, bare])
    assert [e.attributes for e in graph.entities if e.type == "person"] == [{"merged_by": ["领导人"]}]
    assert {"甲 王伟", "乙 王伟", "丁 王伟"} in together(leader, bare, other)


def test_两国领导人同名就不知没有职务的是谁() -> None:
    def ruling(name: str, state: str) -> Extraction:
        stated = Stated("holds_post", "person:云杉夫", f"place:{state}", (("title", "总统"),))
        return Extraction(Document(name, "", "文"), (thing("person", "云杉夫"), Found(f"place:{state}", "place", state)), (stated,))

    assert together(ruling("甲", "FR"), ruling("乙", "RU"), said("丙", thing("person", "云杉夫"))) == []


def test_分开的同名者互相指明_合并的说明理由() -> None:
    graph = build_graph([
        in_post("甲", "太原市人民政府", "市长"),
        in_post("乙", "太原市委", "书记"),
        in_post("丙", "太原理工大学", "教授"),
    ])  # fmt: skip
    people = {e.id: e.attributes for e in graph.entities if e.type == "person"}
    assert people == {
        "person:王伟": {"namesakes": ["person:王伟@乙"]},
        "person:王伟@乙": {"merged_by": ["同一班子"], "namesakes": ["person:王伟"]},
    }


def test_领导人在没有职务的文件里也是那一人() -> None:
    leader = thing("person", "习近平")
    assert together(said("甲", leader, posts={"习近平": ["中共中央"]}), said("乙", leader)) == [{"甲 习近平", "乙 习近平"}]


BODIES = st.lists(st.sampled_from(["山西省委", "市委", "大学"]), max_size=2)
POSTS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), BODIES, min_size=1)


@settings(max_examples=60, deadline=None)
@given(POSTS, st.data())
def test_归并与文件先后无关(posts: dict[str, list[str]], data: st.DataObject) -> None:
    documents = [said(name, PERSON, posts={"李建国": bodies}) for name, bodies in sorted(posts.items())]
    assert identities(map(part_of, data.draw(st.permutations(documents)))) == identities(list(map(part_of, documents)))
