"""What names and headers say by themselves: titles, letterheads, chains of places, layouts spelled out, posts."""

import pytest
from marked import marked
from policygraph.extract.documents.header_relations import carried_relations, header_relations
from policygraph.extract.documents.own_documents import self_documents
from policygraph.extract.documents.scopes import Scope
from policygraph.extract.documents.titles import title_relations
from policygraph.extract.mentions import nested
from policygraph.extract.model import Document, Mention, Relation
from policygraph.extract.naming.names import Where
from policygraph.extract.outline import outline
from policygraph.extract.persons.offices import phrases, post_relations, widened
from policygraph.extract.persons.post_record import FORMER, Post
from policygraph.extract.pipeline import explain
from policygraph.extract.statements.chains import chain_relations


def shown(relations: list[Relation]) -> list[str]:
    """`关系 尾`, or `头 关系 尾` where heads differ."""
    return sorted(f"{r.subject.text} {r.type} {r.object.name or r.object.text}" for r in relations)


def titled(type: str, text: str) -> list[str]:
    """The relations of one name whose inner names are marked, without the head."""
    sentence, inner = marked(text)
    whole = Mention(type, sentence.text, 0, len(sentence.text))
    found = list(title_relations(whole, inner))
    assert all(r.subject == whole and (r.start, r.end) == (0, len(sentence.text)) for r in found)
    return sorted(f"{r.type} {r.object.text}" for r in found)


# 说明, 题名（里面的名称已标出）, 题名自己说出的关系
TITLES = [
    (
        "机关和事由",
        "[太原市人民政府/organization]关于支持[晋中城市群/area]发展的意见",
        ["concerns 晋中城市群", "issued_by 太原市人民政府"],
    ),
    (
        "联合发文",
        "[省财政厅/organization] [省教育厅/organization]关于资助学生的通知",
        ["issued_by 省教育厅", "issued_by 省财政厅"],
    ),
    (
        "顿号隔开的机关",
        "[省财政厅/organization]、[省教育厅/organization]和[省民政厅/organization]关于资助学生的通知",
        ["issued_by 省教育厅", "issued_by 省民政厅", "issued_by 省财政厅"],
    ),
    (
        "印发",
        "[省财政厅/organization]关于印发[《奖补办法》/document]的通知",
        ["forwards 《奖补办法》", "issued_by 省财政厅"],
    ),
    (
        "转发",
        "[省财政厅/organization]关于转发[《大同市补助办法》/document]的通知",
        ["forwards 《大同市补助办法》", "issued_by 省财政厅"],
    ),
    ("工作报告是谁的", "[市总工会/organization]工作报告", ["issued_by 市总工会"]),
    ("别的报告", "[市总工会/organization]改革设想报告", []),
    ("修改", "[市人大常委会/organization]关于修改[〈养犬条例〉/document]的决定",
     ["amends 〈养犬条例〉", "issued_by 市人大常委会"]),
    ("废止", "[市政府/organization]关于废止[〈养犬办法〉/document]的决定",
     ["issued_by 市政府", "repeals 〈养犬办法〉"]),
    ("贯彻落实", "[市政府/organization]关于贯彻落实[〈水法〉/document]的意见",
     ["implements 〈水法〉", "issued_by 市政府"]),
    ("实施条例", "[某某湿地法/document]实施条例", ["implements 某某湿地法"]),
    ("批准", "[省政府/organization]关于批准[〈太原规划〉/document]的批复", ["cites 〈太原规划〉", "issued_by 省政府"]),
    ("没有关于", "《[太原市/place]养犬条例》", ["concerns 太原市"]),
    ("事由里的机关不是发文机关", "[省政府/organization]关于设立[某管委会/organization]的批复", ["issued_by 省政府"]),
    ("战略是事由", "关于实施[乡村振兴战略/strategy]的意见", ["concerns 乡村振兴战略"]),
    ("泛泛的提法不是事由", "关于推动[高质量发展/strategy]的意见", []),
    ("几方共同声明", "[中国/place]和[越南/place]关于深化合作的联合声明", ["issued_by 中国", "issued_by 越南"]),
    ("只有地名不知是哪个机关", "[山西省/place]关于加强节约用水的意见", []),
    ("地名后面是别的词", "[太原/place]市场监管规定", ["concerns 太原"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_题名(title: str, expected: list[str]) -> None:
    assert titled("document", title) == expected


OTHERS = [
    ("座谈会的主题", "meeting", "推动[晋中城市群/area]发展座谈会", ["concerns 晋中城市群"]),
    ("会议不以地方为主题", "meeting", "[太原市/place]经济工作会议", []),
    ("庆祝大会以地方为主题", "meeting", "庆祝[云冈区/place]成立五周年大会", ["concerns 云冈区"]),
    ("机构名没有主题", "organization", "[晋中城市群/area]建设领导小组", []),
    (
        "连字符的走廊",
        "area",
        "[太原/place]-[忻州/place]-[大同/place]走廊",
        ["member_of 太原-忻州-大同走廊"] * 3,
    ),
    ("没有连字符的区域", "area", "[太原/place]都市圈", []),
    ("两地共建的园区不含两地", "area", "[太原/place]-[忻州/place]创业产业园", []),
]


@pytest.mark.parametrize(("type", "name", "expected"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_会议和区域的名称(type: str, name: str, expected: list[str]) -> None:
    if type == "area":
        sentence, inner = marked(name)
        found = list(title_relations(Mention(type, sentence.text, 0, len(sentence.text)), inner))
        assert [f"{r.type} {r.object.text}" for r in found] == expected
    else:
        assert titled(type, name) == expected


def test_走廊里的镇是成员_属于前面的区() -> None:
    sentence, inner = marked("[吴江区/place][黎里镇/place]-[昆山市/place][锦溪镇/place]城镇圈")
    found = list(title_relations(Mention("area", sentence.text, 0, len(sentence.text)), inner))
    assert shown(found) == sorted(
        [
            "黎里镇 member_of 吴江区黎里镇-昆山市锦溪镇城镇圈",
            "黎里镇 located_in 吴江区",
            "锦溪镇 member_of 吴江区黎里镇-昆山市锦溪镇城镇圈",
            "锦溪镇 located_in 昆山市",
        ]
    )


def headers(text: str, where: Where, mentions: str = "") -> list[str]:
    """What the header of a whole document says; `mentions` are the bodies and titles found in it, one a word."""
    taken = outline(Document("例.txt", "", text))
    found = []
    for word in mentions.split():
        type, name = ("document" if word.startswith(("《", "关于")) else "organization"), word
        at = taken.clean.text.find(name)
        found.append(Mention(type, name, at, at + len(name), name))
    return shown(list(header_relations(taken, sorted(found, key=lambda m: m.start), self_documents(taken), [Scope(0, len(taken.clean.text), where)])))


JOINT = """\
大同市财政局 大同市教育局
关于资助学生的通知
同财教〔2023〕18号

各县（区）财政局、教育局：
现将有关事项通知如下，请认真执行。

大同市财政局　　大同市教育局
2023年3月6日
"""
REPLY = """\
河北省人民政府关于保定市供水规划的批复

保定市人民政府：
你市《关于报批供水规划的请示》收悉。经研究，同意实施。

河北省人民政府
2023年7月3日
"""
REPORT = """\
大同市政府工作报告

各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
"""


def test_落款里的机关都是发文机关() -> None:
    title = "大同市财政局 大同市教育局关于资助学生的通知"
    assert headers(JOINT, Where()) == [f"{title} issued_by 大同市教育局", f"{title} issued_by 大同市财政局"]


def test_请示由主送机关报来() -> None:
    assert headers(REPLY, Where(), "保定市人民政府 《关于报批供水规划的请示》") == [
        "《关于报批供水规划的请示》 issued_by 保定市人民政府",
        "河北省人民政府关于保定市供水规划的批复 issued_by 河北省人民政府",
    ]


def test_没有书名号的请示也由主送机关报来() -> None:
    text = REPLY.replace("《", "").replace("》", "")
    assert "关于报批供水规划的请示 issued_by 保定市人民政府" in headers(text, Where(), "保定市人民政府 关于报批供水规划的请示")


def test_政府工作报告由这级政府作出() -> None:
    assert "大同市政府工作报告 issued_by 大同市人民政府" in headers(REPORT, Where({"省": "山西省", "市": "大同市"}))
    assert not any("人民政府" in line for line in headers(REPORT, Where()))


PLAN, BODY = Mention("document", "《规划》", 4, 8, "《规划》"), Mention("organization", "市政府", 20, 23, "市政府")


@pytest.mark.parametrize(
    ("notice", "expected"),
    [("关于印发《规划》的通知", ["《规划》 issued_by 市政府"]), ("关于转发《规划》的通知", [])],
    ids=["印发的就是自己的", "转发的是别人的"],
)
def test_印发的文件由发通知的机关发出(notice: str, expected: list[str]) -> None:
    carrier = Mention("document", notice, 0, len(notice), "通知")
    known = [
        Relation("forwards", carrier, PLAN, 0, 9, "forwards.title"),
        Relation("issued_by", carrier, BODY, 20, 23, "issued_by.header"),
    ]
    assert shown(list(carried_relations(known))) == expected


def chained(text: str, codes: dict[str, str] | None = None) -> list[str]:
    """The relations of a marked text by position alone; `codes` are division codes by form."""
    sentence, mentions = marked(text)
    spans = {(m.start, m.end): codes[m.text] for m in mentions if codes and m.text in codes}
    inner = {m: nested(m, mentions) for m in mentions if m.end - m.start >= 5}
    return shown(list(chain_relations(sentence.text, mentions, spans, inner)))


CHAINS = [
    ("省市区连写", "[山西省/place][大同市/place][云冈区/place]", ["云冈区 located_in 大同市", "大同市 located_in 山西省"]),
    (
        "一个县的几个镇",
        "[云州区/place][青川镇/place]、[白石镇/place]，[浑源县/place][黑河镇/place]、[大同市/place]",
        ["白石镇 located_in 云州区", "青川镇 located_in 云州区", "黑河镇 located_in 浑源县"],
    ),
    ("顿号隔开就不是上下级", "[山西省/place]、[大同市/place]", []),
    ("中间有字", "[山西省/place]的[大同市/place]", []),
    (
        "布局的部分",
        "构建[“一群两区”布局/strategy]，“两区”（[东部新区/area]、[西部新区/area]）齐头并进",
        ["东部新区 component_of “一群两区”布局", "西部新区 component_of “一群两区”布局"],
    ),
    ("不是这个布局的部分", "构建[“一群两区”布局/strategy]，“三港”（[东部新区/area]）", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS])
def test_位置说出的关系(text: str, expected: list[str]) -> None:
    assert chained(text) == expected


def test_区划表说不是的就不是() -> None:
    text, codes = "[大同市/place][小店区/place]", {"大同市": "140200", "小店区": "140105"}
    assert chained(text, codes) == [] and chained(text) == ["小店区 located_in 大同市"]


def test_括号里的地名是所在地() -> None:
    project = Mention("project", "算力节点（大同）", 0, 8, "", "head:project.facility")
    place = Mention("place", "大同", 5, 7)
    assert shown(list(chain_relations("算力节点（大同）", [project], {}, {project: [place]}))) == [
        "算力节点（大同） located_in 大同"
    ]


# 太原市委书记、市长林晓舟出席；赵云山（市水务局局长）讲话
TEXT, PEOPLE = marked("[太原市委/organization]书记、市长[林晓舟/person]，[赵云山/person]（[市水务局/organization]原局长）讲话")
COMMITTEE, MAYOR, CHIEF, BUREAU = PEOPLE
HELD = [
    Post(MAYOR, COMMITTEE, "太原市委", "organization", "书记", 0, 12),
    Post(MAYOR, None, "市人民政府", "organization", "市长", 0, 12),
    Post(CHIEF, BUREAU, "市水务局", "organization", "局长", 13, 24, FORMER),
    Post(CHIEF, None, "", "", "研究员", 13, 24),
]


def test_职务成为任职关系() -> None:
    found = list(post_relations(HELD, Where({"市": "太原市"}), outline(Document("甲.txt", "", TEXT.text))))
    assert [(r.subject.text, dict(r.attributes), r.object.name) for r in found] == [
        ("林晓舟", {"title": "书记", "status": "现任"}, "太原市委"),
        ("林晓舟", {"title": "市长", "status": "现任"}, "太原市人民政府"),
        ("赵云山", {"title": "局长", "ended": "是", "status": "原任"}, "市水务局"),
    ]


def test_人名连同前面的职务是一个主语_后面括号里的不是() -> None:
    spans = phrases(HELD)
    assert [TEXT.text[a:b] for a, b in spans.values()] == ["太原市委书记、市长林晓舟", "赵云山"]
    assert [(m.type, TEXT.text[m.start : m.end]) for m in widened(PEOPLE, spans)] == [
        ("person", "太原市委书记、市长林晓舟"),
        ("person", "赵云山"),
        ("organization", "市水务局"),
    ]


def test_没有职务的人名不变() -> None:
    assert widened(PEOPLE, {}) == PEOPLE


# 说明, 题名, 所代表的地方, 主题
OURS = [
    ("我省", "关于加快我省茶叶产业转型的意见", {"省": "山西省"}, ["山西省"]),
    ("自治区的我区", "关于加快我区茶叶产业转型的意见", {"省": "广西壮族自治区"}, ["广西壮族自治区"]),
    ("不知道是哪里", "关于加快我省茶叶产业转型的意见", {}, []),
    ("我市级机关", "关于精简我市级机关会议的通知", {"市": "太原市"}, []),
    ("关于前面的不是事由", "我省关于加快茶叶产业转型的意见", {"省": "山西省"}, []),
]


@pytest.mark.parametrize(("title", "home", "expected"), [row[1:] for row in OURS], ids=[row[0] for row in OURS])
def test_题名里的我省(title: str, home: dict[str, str], expected: list[str]) -> None:
    whole = Mention("document", title, 0, len(title))
    assert [r.object.name for r in title_relations(whole, [], Where(home)) if r.type == "concerns"] == expected


def test_批复所答的规划写明是哪里的() -> None:
    text = "太原市人民政府关于《古交市城市总体规划（2020—2035年）》的批复\n古交市人民政府：\n你市请示收悉。同意该规划。\n"
    found = {(r.subject.text, r.object.name) for r in explain(text).relations if r.type == "concerns"}
    assert ("太原市人民政府关于《古交市城市总体规划（2020—2035年）》的批复", "古交市") in found


def test_题名里要开展的试点() -> None:
    found = explain("太原市人民政府关于开展湿地生态补偿试点工作的意见\n各区人民政府：\n现提出以下意见。\n").relations
    assert {r.object.text for r in found if r.type == "concerns"} == {"湿地生态补偿试点"}


@pytest.mark.parametrize(("county", "expected"), [("古交市", [("古交市", "太原市")]), ("大同市", [])])
def test_我市甲县(county: str, expected: list[tuple[str, str]]) -> None:
    text = f"太原市人民政府关于保护茶园的通知\n各县（市、区）人民政府：\n近日，我市{county}建成茶园。\n太原市人民政府\n2024年5月6日\n"
    found = [(r.subject.name, r.object.name) for r in explain(text).relations if r.type == "located_in"]
    assert found == expected


def test_法院工作报告是那个法院的() -> None:
    text = "大会听取了太原市中级人民法院工作报告、太原市人民检察院工作报告。\n"
    found = {(r.subject.text, r.object.name) for r in explain(text).relations if r.type == "issued_by"}
    assert found == {
        ("太原市中级人民法院工作报告", "太原市中级人民法院"),
        ("太原市人民检察院工作报告", "太原市人民检察院"),
    }
