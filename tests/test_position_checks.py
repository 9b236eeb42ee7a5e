"""What sounds like a position of the reporting division and is none, or is another's."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.extract.position_checks import holds

REPORT = "太原市政府工作报告\n各位代表：\n现在，我代表太原市人民政府，向大会报告政府工作。\n过去一年，太原市发展良好。\n"


def positions(sentence: str) -> list[str]:
    """`主体：定位` of one sentence in a report of Taiyuan's government."""
    found = extract_document(Document("x", "", REPORT + sentence + "\n"))
    names = {thing.id: thing.name for thing in found.found}
    return sorted(f"{names[s.head]}：{names[s.tail]}" for s in found.stated if s.type == "positioned_as")


# 说明, 句子, 主体：定位
CASES = [
    ("市不会是示范县", "积极创建全国垂钓示范县。", []),
    ("县可以是示范县", "支持阳曲县创建全国垂钓示范县。", ["阳曲县：全国垂钓示范县"]),
    ("市可以是示范市", "积极创建全国垂钓示范市。", ["太原市：全国垂钓示范市"]),
    ("要建的园区有小地名", "高水平建设清徐陈醋产业示范区。", []),
    ("只有级别没有内容", "争创国家级先导区，打造试点样板。", []),
    ("泛泛的标题", "建设现代化人民城市。", []),
    ("数出来的", "打造20万亩高粱示范区。", []),
    ("国家设立的园区", "高标准创建自由贸易试验区。", []),
    ("列举的是功能", "强化产业引领、门户枢纽、综合服务等核心功能。", []),
    ("引号里的园区是主体", "纵深推进“晋大云谷”建设，招募伙伴，打造算力创新高地。", []),
    ("支持的县是主体", "支持阳曲县发展壮大陶瓷产业，加快打造北方陶瓷名城。", ["阳曲县：北方陶瓷名城"]),
    (
        "各有各的定位",
        "支持阳曲县建设北方陶瓷名城、清徐县建设世界陈醋之都。",
        ["清徐县：世界陈醋之都", "阳曲县：北方陶瓷名城"],
    ),
    ("提升的是已有的区", "高标准打造提升清徐国家陈醋文化示范区。", []),
    ("动词重复", "争当打造北方算力创新排头兵。", ["太原市：北方算力创新排头兵"]),
    ("综保区是主语", "强化综保区保税物流功能，促进企业落户；支持企业增产，打造北方加工集聚区。", []),
    ("街区是主语", "推动老街街区开展灯会，争创北方夜间消费集聚区。", []),
    ("场馆是主语", "市会展中心全面投用，全年办展二十场，成为北方会展新地标。", []),
    ("上一句只说新城", "加快建设汾东新城。做优算力产业，打造北方算力集聚区。", []),
    ("园区在建", "加快建设并北算力产业园，打造北方算力集聚区。", []),
    ("城市的称号仍归市", "加快建设并北算力产业园，创建国家算力示范城市。", ["太原市：国家算力示范城市"]),
    ("平台只是手段", "增强开放平台能级，打造北方开放高地。", ["太原市：北方开放高地"]),
    ("带自己名字的设施", "建成北方应急救援太原基地。", []),
    ("自己的样板", "打造乡村振兴太原样板。", ["太原市：乡村振兴太原样板"]),
    ("说回全市", "支持阳曲县打造陶瓷名城，办好全市旅游大会，建设北方旅游目的地。", ["阳曲县：陶瓷名城"]),
    ("市不是城市群", "争创国家级氢能示范城市群。", []),
    ("几级枢纽是许多枢纽", "推进国家物流枢纽和省级物流枢纽建设。", []),
    ("同平台并列的中心是设施", "加快建设北方算力协同创新中心和北方算力调度平台。", []),
    (
        "两个完整的称号",
        "积极创建国家生态园林城市、青年发展型城市。",
        ["太原市：国家生态园林城市", "太原市：青年发展型城市"],
    ),
    ("切错的新城", "彰显包容创新城市魅力。建设北方算力创新高地。", ["太原市：北方算力创新高地"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_是不是定位(text: str, expected: list[str]) -> None:
    assert positions(text) == expected


# 说明, 主体, 定位, 报告的行政区划, 是不是
LEVELS = [
    ("省里的副中心", "四川省", "省域经济副中心", "四川省", False),
    ("市可以是副中心", "绵阳市", "省域经济副中心", "绵阳市", True),
    ("省不是城市", "安徽省", "韧性城市", "安徽省", False),
    ("直辖市是城市", "上海市", "韧性城市", "上海市", True),
    ("两省合办", "山东省", "鲁豫区域科技创新中心", "山东省", False),
    ("自己带着小地名", "云南省", "“大香格里拉”山地运动集聚区", "云南省", False),
    ("省里的一片", "安徽省", "皖北新的增长极", "安徽省", False),
    ("市的报告说到国家", "中国", "对外开放新高地", "太原市", False),
    ("国家自己的报告", "中国", "对外开放新高地", "中国", True),
]


@pytest.mark.parametrize(("subject", "text", "home", "expected"), [row[1:] for row in LEVELS], ids=[row[0] for row in LEVELS])
def test_主体够不够得上(subject: str, text: str, home: str, expected: bool) -> None:
    assert holds(text, subject, home) is expected
