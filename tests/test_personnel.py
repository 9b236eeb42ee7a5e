"""Personnel notices, records and rolls, read whole: who holds what where. All people and most bodies are made up."""

import pytest
from extracted import read, relations
from policygraph.extract.model import Extraction
from policygraph.extract.persons.people import find_people

NAMES = [
    ("任前公示里没有常见姓的人", "岩温罕，男，傣族，1979年12月生，大学学历，现任某局副局长。", ["岩温罕"]),
    ("姓名后空格性别", "尹丽媛　女，汉族，1983年5月生，大学学历，中共党员，现任某委副书记，拟任某局局长。", ["尹丽媛"]),
    (
        "任职通知里没有常见姓的人",
        "决定：\n拓云锦同志为市统计局副局长；\n蔺青山同志任市水利局局长。",
        ["拓云锦", "蔺青山"],
    ),
    ("兼不是名字的一半", "领导小组下设办公室，段玠兼任办公室主任。", ["段玠"]),
    ("平等也是词", "出席的有市政协主席俞小平等。", ["俞小平"]),
    (
        "联系人和电话",
        "联系人及电话：市教育局 方晓萍 0571—66090000；市财政局 邵剑青 0571—68550000。",
        ["方晓萍", "邵剑青"],
    ),
    ("会议记录末尾", "请假：刘文标\n缺席：无", ["刘文标"]),
    ("有关同志不是人名", "有关同志任组长，其他同志任成员。", []),
]

TITLES = [
    ("白玉岗同志为榆林市统计局总统计师", [("白玉岗", "榆林市统计局", "总统计师")]),
    (
        "李长青同志为榆林市公安局局长助理、二级巡视员",
        [("李长青", "榆林市公安局", "局长助理"), ("李长青", "榆林市公安局", "二级巡视员")],
    ),
    ("段建云任湖南省自然资源厅总地质师", [("段建云", "湖南省自然资源厅", "总地质师")]),
    ("李国良任湖南省林业局一级主任科员", [("李国良", "湖南省林业局", "一级主任科员")]),
    ("海天科技股份有限公司高级副总裁段大伟发言", [("段大伟", "海天科技股份有限公司", "高级副总裁")]),
    ("民进安徽省委副主委徐少青发言", [("徐少青", "民进安徽省委", "副主委")]),
    ("共青团榆林市委书记高建山发言", [("高建山", "共青团榆林市委", "书记")]),
    ("任命高建山为榆林市人民政府驻西安办事处副主任", [("高建山", "榆林市人民政府驻西安办事处", "副主任")]),
    ("湖南省水利厅河湖管理处处长高建山发言", [("高建山", "湖南省水利厅河湖管理处", "处长")]),
    (
        "湖南省监狱管理局政治部副主任、组织处处长高建山发言",
        [("高建山", "湖南省监狱管理局政治部", "副主任"), ("高建山", "湖南省监狱管理局政治部组织处", "处长")],
    ),
    (
        "阳曲县大盂镇党委副书记、人大主席高建山发言",
        [("高建山", "阳曲县大盂镇党委", "副书记"), ("高建山", "阳曲县大盂镇人民代表大会", "主席")],
    ),
    (
        "会议决定，成立由副市长高建山任组长、市教育局局长李长青任副组长的校园安全工作领导小组",
        [
            ("高建山", "市人民政府", "副市长"),
            ("高建山", "校园安全工作领导小组", "组长"),
            ("李长青", "市教育局", "局长"),
            ("李长青", "校园安全工作领导小组", "副组长"),
        ],
    ),
    ("湖南省纪委监委驻省教育厅纪检监察组组长高建山发言", [("高建山", "湖南省纪委监委驻省教育厅纪检监察组", "组长")]),
]


def posts(extraction: Extraction) -> list[tuple[str, str, str]]:
    """(person, body, title) of each post, in no order that counts."""
    names = {thing.id: thing.name for thing in extraction.found}
    held = [s for s in extraction.stated if s.type == "holds_post"]
    return sorted((names[s.head], names[s.tail], str(dict(s.attributes)["title"])) for s in held)


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_靠后面的话认出的人名(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_people(text, ())] == expected


@pytest.mark.parametrize(("text", "expected"), TITLES, ids=[row[0] for row in TITLES])
def test_少见的职务和机构(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert posts(read(text + "。")) == sorted(expected)


def test_团省委之后的省委不是团省委() -> None:
    text = "方远山曾任共青团河北省委书记，2003年起任省委统战部部长。会上，省委书记王东岳讲话。"
    assert posts(read(text)) == [
        ("方远山", "共青团河北省委", "书记"),
        ("方远山", "河北省委统战部", "部长"),
        ("王东岳", "河北省委", "书记"),
    ]


def test_成员名单第一行的人没有常见姓() -> None:
    text = (
        "关于调整大理州洱海保护治理指挥部组成人员的通知\n指 挥 长：杨建新   州委副书记、州长\n"
        "成    员：字学云   州政府秘书长\n          段玠平   州水务局局长\n"
    )
    group = [(person, title) for person, body, title in posts(read(text)) if body.endswith("指挥部")]
    assert group == [("字学云", "成员"), ("杨建新", "指挥长"), ("段玠平", "成员")]


MINUTES = """\
河阳市人民政府常务会议纪要
〔2020〕9号
2020年5月22日，市长常永年主持召开市政府第52次常务会议。纪要如下：
一、听取市发展和改革委员会关于新型智慧城市建设规划编制情况的汇报
会议原则同意该规划。
二、研究《河阳市城市生活垃圾分类管理办法》
会议审议并通过《河阳市城市生活垃圾分类管理办法》。
三、研究其他事项
会议要求，有关部门要密切配合，加快推进。
四、研究人事事项
会议决定，任命苏晓明为市城市管理局副局长。
出席：常永年　洪利明　孙海芬
列席：市政府秘书长郭子浩，市委宣传部副部长李志远，团市委书记周子璇
请假：刘文标
记录：张晓晴
"""


def test_纪要末尾的名单是谁在会上() -> None:
    extraction = read(MINUTES)
    names = {thing.id: thing.name for thing in extraction.found}
    present = {names[s.head] for s in extraction.stated if s.type == "takes_part_in"}
    assert {"常永年", "洪利明", "孙海芬", "郭子浩", "李志远", "周子璇"} <= present
    assert "刘文标" not in present


def test_作回应的和句末名单里的也在会上() -> None:
    text = (
        "8日，云岭市政协召开“数字乡村”专题协商会。市政协委员张飞云、王彬山等11人作大会发言，市农业农村局局长梁东明作了回应。"
        "出席会议的还有市直有关部门主要负责同志，云岭县委副书记、县长刘子锋，县政协主席俞小平等。"
    )
    extraction = read(text)
    names = {thing.id: (thing.type, thing.name) for thing in extraction.found}
    present = {
        names[s.head][1] for s in extraction.stated if s.type == "takes_part_in" and names[s.head][0] == "person"
    }
    assert present == {"张飞云", "王彬山", "梁东明", "刘子锋", "俞小平"}


def test_几个省的消息里_辞去的副省长是开会那个省的() -> None:
    text = (
        "27日上午，江苏省人大常委会任命胡广明为江苏省政府副省长，江苏省有关部门负责人列席。"
        "27日下午，陕西省第十三届人大常委会第五次会议决定任命郭红梅为陕西省政府副省长，并接受魏增林辞去副省长职务的请求。"
    )
    assert ("魏增林", "陕西省人民政府", "副省长") in posts(read(text))


def test_职务说清的机构_名称处也是它() -> None:
    text = (
        "江苏省人大常委会任命胡广明为江苏省政府副省长，江苏省有关部门负责人列席。\n"
        "李林生历任安徽省纪委副书记、省监察厅厅长。"
    )
    assert {thing.name for thing in read(text).found if thing.name.endswith("监察厅")} == {"安徽省监察厅"}


def test_领导小组的办公室是另一个机构() -> None:
    found = read("中央农办主任陈立文出席会议。中央农村工作领导小组办公室主任陈立文讲话。中央农村工作领导小组召开会议。")
    assert posts(found) == [("陈立文", "中央农村工作领导小组办公室", "主任")]
    named = {thing.name for thing in found.found if thing.type == "organization"}
    assert named == {"中央农村工作领导小组", "中央农村工作领导小组办公室"}


AGREED = [
    ("标题里的两方", "双方签署了《中国政府和老挝政府关于渔业合作的协定》。", {("signed_by", "中国"), ("signed_by", "老挝")}),
    (
        "句中说了谁签",
        "中国政府与老挝政府签署了《中华人民共和国政府和老挝人民民主共和国政府关于渔业合作的协定》。",
        {("signed_by", "中国政府"), ("signed_by", "老挝政府")},
    ),
    ("联合声明是发表的", "双方发表《中国和老挝联合声明》。", {("issued_by", "中国"), ("issued_by", "老挝")}),
    ("标题不说关于", "双方签署了《中国政府和老挝政府引渡条约》。", {("signed_by", "中国"), ("signed_by", "老挝")}),
    ("还没有签", "双方就签署《中国政府和老挝政府关于渔业合作的协定》进行谈判。", set()),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in AGREED], ids=[row[0] for row in AGREED])
def test_协定是谁和谁的(text: str, expected: set[tuple[str, str]]) -> None:
    found = read(text)
    names = {thing.id: thing.name for thing in found.found}
    assert {(s.type, names[s.tail]) for s in found.stated if s.type in ("signed_by", "issued_by")} == expected


def test_署名下一行又从名字说起() -> None:
    text = (
        "政府工作报告\n——2025年1月14日在朔州市第七届人民代表大会第五次会议上\n朔州市市长 张工\n张工作政府工作报告。\n"
        "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n"
    )
    assert relations(read(text), "holds_post") == {("张工", "朔州市人民政府")}
