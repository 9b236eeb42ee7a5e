"""Documents of kinds that rules were not written on: what a whole small one says. All people and numbers are made up."""

import pytest
from extracted import read, relations


def test_双方签署的协定_题名里的两国是签署方() -> None:
    text = "会谈后，双方签署《中华人民共和国政府和塞尔维亚共和国政府关于渔业合作的协定》。"
    title = "《中华人民共和国政府和塞尔维亚共和国政府关于渔业合作的协定》"
    assert relations(read(text), "signed_by") == {(title, "中国"), (title, "塞尔维亚")}


def test_还在商谈的协定没有签署方() -> None:
    text = "双方就早日商签《中华人民共和国政府和塞尔维亚共和国政府关于渔业合作的协定》交换意见，并签署多项文件。"
    assert relations(read(text), "signed_by") == set()


def test_联合公报由两国发表() -> None:
    title = "《中华人民共和国和智利共和国联合公报》"
    assert relations(read(f"双方发表{title}。"), "issued_by") == {(title, "中国"), (title, "智利")}


NOTICE = """\
河阳市水利局 河阳市财政局
关于开展节水示范县建设的通知
河水发〔2022〕15号
各县区水利局、财政局：
    为落实《{aim}》，按照全市工作会议部署，依据《{ground}》等法规，决定在全市选择一批县区开展节水示范。现就有关事项通知如下：
一、推进河道整治。
河阳市水利局
河阳市财政局
2022年7月4日
"""


def test_通知第一句说的是依据和要落实的文件() -> None:
    extraction = read(NOTICE.format(aim="河阳市节水行动方案", ground="河阳市节约用水条例"))
    title = "河阳市水利局 河阳市财政局关于开展节水示范县建设的通知"
    assert relations(extraction, "implements") == {(title, "《河阳市节水行动方案》")}
    assert relations(extraction, "based_on") == {(title, "《河阳市节约用水条例》")}
    assert relations(extraction, "issued_by") == {(title, "河阳市水利局"), (title, "河阳市财政局")}


def test_题名带不带年份是同一份文件() -> None:
    text = (
        "《湖北省湖泊保护规划》答记者问\n《湖北省湖泊保护规划（2021—2025年）》日前由省政府正式印发。"
        "《规划》依据《湖北省湖泊保护条例》编制，经省政府第81次常务会议审议通过。\n"
    )
    extraction = read(text)
    plan = "《湖北省湖泊保护规划（2021—2025年）》"
    assert relations(extraction, "issued_by") == {(plan, "湖北省人民政府")}
    assert (plan, "《湖北省湖泊保护条例》") in relations(extraction, "based_on")
    assert [head for head, _ in relations(extraction, "adopted_at")] == [plan]


TABLE = "重点项目清单\n序号\t项目名称\t建设地点\t责任单位\n1\t松阳湖码头三期\t岳阳市云溪区\t市港航局\n2\t合计\t\t\n"


def test_项目表里的建设地点() -> None:
    found = relations(read(TABLE), "located_in")
    assert ("松阳湖码头三期", "云溪区") in found
    assert "合计" not in {head for head, _ in found}


def test_只说姓的外国人是前面说过的那一个() -> None:
    text = "外交部长李明远同塞尔维亚外长德拉甘·约万诺维奇举行会谈。约万诺维奇表示，愿深化合作。"
    people = {thing.name for thing in read(text).found if thing.type == "person"}
    assert people == {"李明远", "德拉甘·约万诺维奇"}


POSITIONS = [
    ("把、将后面的", "将宜都市打造为沿江化工物流基地。", {("宜都市", "沿江化工物流基地")}),
    ("先说在哪里", "宜昌地处长江中上游结合部，是长江中游城市群重要节点。", {("宜昌市", "长江中游城市群重要节点")}),
    (
        "句首的地方要建设一个区",
        "忻州要加快建设太忻一体化经济区，努力建成雄安新区产业承接地。",
        {("忻州市", "雄安新区产业承接地")},
    ),
    (
        "列在后面的也是定位，不是项目",
        "把景德镇建设成为世界陶瓷之都、国家航空产业基地。",
        {("景德镇市", "世界陶瓷之都"), ("景德镇市", "国家航空产业基地")},
    ),
    ("只是建成一个基地", "建成宜昌冷链物流基地。", set()),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in POSITIONS], ids=[row[0] for row in POSITIONS])
def test_谁的定位(text: str, expected: set[tuple[str, str]]) -> None:
    assert relations(read(text), "positioned_as") == expected


def test_没有登记的都市圈不是登记过的那个() -> None:
    text = "对接长株潭都市圈。宜荆荆都市圈由宜昌、荆州、荆门三市和恩施州组成。"
    members = relations(read(text), "member_of")
    assert {tail for _, tail in members} == {"宜荆荆都市圈"}
    assert len(members) == 4


def test_没有登记的高新区不是文中的那个() -> None:
    text = "滁州高新区发展很快。苏滁高新区要打造长三角对外开放典范。"
    assert relations(read(text), "positioned_as") == set()
    pointed = read("滁州高新区发展很快。高新区要打造长三角对外开放典范。")
    assert relations(pointed, "positioned_as") == {("滁州高新区", "长三角对外开放典范")}


def test_报告里一段只说一个城市群的发展_后面说的是它() -> None:
    text = (
        "2025年山西省政府工作报告\n各位代表：现在，我代表省人民政府向大会报告工作。\n"
        "推动山西中部城市群高质量发展。加快打造引领全省高质量发展的重要增长极。打造宜居韧性智慧城市。\n"
        "深度融入京津冀协同发展。打造全国能源革命先行区。\n"
    )
    assert relations(read(text), "positioned_as") == {
        ("山西中部城市群", "引领全省高质量发展的重要增长极"),
        ("山西省", "全国能源革命先行区"),
    }
