"""Which meeting a name said by half means, and at which meeting somebody speaks."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document

REPORT = "青海省人民政府工作报告\n各位代表：\n现在，我代表青海省人民政府，向大会报告工作。\n"


def present(text: str) -> list[str]:
    """`参加者：会议` of a text."""
    found = extract_document(Document("x", "", text))
    names = {thing.id: thing.name for thing in found.found}
    return sorted(f"{names[s.head]}：{names[s.tail]}" for s in found.stated if s.type == "takes_part_in")


# 说明, 文字, 参加者：会议
NAMES = [
    (
        "论坛开幕式是上文那个论坛的",
        "6日，王海燕出席第三届江河文化高峰论坛。7日，王海燕在论坛开幕式上发表主旨讲话。",
        ["王海燕：第三届江河文化高峰论坛", "王海燕：第三届江河文化高峰论坛开幕式"],
    ),
    ("不知道是哪个论坛", "王海燕出席论坛开幕式。", []),
    ("谁的全会，看是谁召开的", REPORT + "省委召开十三届五次全会，部署明年工作。", ["青海省委：青海省委十三届五次全会"]),
    ("连同、以往几次不是名称", "王海燕主席赴河阳举行中芬元首会晤，连同以往几次中芬元首会晤，十分成功。", ["王海燕：中芬元首会晤"]),
    ("第几轮起是名称", "王海燕在第三轮中芬企业家和前高官对话会上发表致辞。", ["王海燕：第三轮中芬企业家和前高官对话会"]),
    (
        "别的党派的全会",
        "中国民主同盟第十三届中央委员会第二次全体会议6日开幕。王海燕主持开幕会。",
        ["王海燕：中国民主同盟第十三届中央委员会第二次全体会议"],
    ),
    (
        "委员长会议有自己的次数",
        "十四届全国人大常委会第一百零六次委员长会议6日在京举行。王海燕出席会议。",
        ["王海燕：第十四届全国人民代表大会常务委员会第一百零六次委员长会议"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_会议叫什么(text: str, expected: list[str]) -> None:
    assert present(text) == expected


FORUM = "第三届江河文化论坛6日在河阳举行。\n"
BOTH = ["王海燕：第三届江河文化论坛", "陈立：第三届江河文化论坛"]
# 说明, 文字, 参加者：会议
CONTEXTS = [
    ("将来要办的会", FORUM + "王海燕指出，中方将于明年在云岭举办第二届中芬峰会。\n陈立致辞。", BOTH),
    ("说话时提到的会", FORUM + "王海燕表示，合作顺利。首届中芬音乐节的举办意义重大。\n陈立致辞。", BOTH),
    ("倡议里的会", FORUM + "第三，拓展新领域，举办中芬气候研讨会。\n陈立致辞。", ["陈立：第三届江河文化论坛"]),
    ("大会闭幕以后", "党的二十大闭幕不到一周，王海燕来到河阳旧址。\n王海燕强调，要弘扬优良传统。", []),
    ("快讯的下一条", FORUM + "公安部门发布第六期“平安楷模”\n由公安部主办，某网承办的发布活动昨天举行。", []),
    ("访问过的国家不参加", "会议审议了王海燕访问蒙古国、尼泊尔并出席第七届江河论坛情况的报告。", []),
    ("讲话的精神", FORUM + "要领会王海燕重要讲话的精神实质，抓好落实。", []),
    ("预祝不是参加", "蒙古国总统预祝即将召开的第七届江河论坛取得成功。", []),
    ("会见来开会的人", "王海燕同参加第八届江河博览会的境外代表座谈。\n王海燕表示，欢迎大家。", []),
    ("前不久开的会", "前不久召开的中央经济工作会议提出了要求。\n王海燕表示，将抓好落实。", []),
    ("呼吁开的会", "智利呼吁9月1日召开拉共体外交部长会议。", []),
    ("致贺电的人不在会上", "王海燕主席向江河联盟轮值主席陈立致贺电，祝贺第三届江河文化论坛召开。\n王海燕指出，合作很好。", []),
    ("有关部门不是机关自己", "王海燕、陈立，中共中央、国务院有关部门负责人出席第三届江河文化论坛。", BOTH),
    ("没有名称的几场活动", "商务部在国内外举办11场贸易对接活动。", []),
    ("报告正文里没有正在开的会", REPORT + "各项工作有序推进。\n" * 14 + "成功举办首届江河保险论坛。中石化合作协议签约。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CONTEXTS], ids=[row[0] for row in CONTEXTS])
def test_在哪个会上(text: str, expected: list[str]) -> None:
    assert present(text) == expected
