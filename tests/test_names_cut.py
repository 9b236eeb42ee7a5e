"""Relations that a name seems to state, where the name is cut, general, or one of several that sound alike."""

import pytest
from extracted import arrows

# 说明, 关系, 句子, 甲 → 乙
CASES = [
    (
        "一头是含着另几头的市",
        "member_of",
        "建设六盘水市—盘州市康养旅游先行区。",
        ["盘州市 → 六盘水市—盘州市康养旅游先行区"],
    ),
    ("航线不是区域", "member_of", "打通十堰—襄阳空中黄金旅游走廊。", []),
    ("高新区是另一个区", "member_of", "促进钟山—水城—六盘水高新区同城化发展。", []),
    ("旁边的认不出", "member_of", "加快笋岗—清水河片区开发。", []),
    (
        "两头都认得",
        "member_of",
        "推进西宁—海东都市圈建设。",
        ["西宁 → 西宁—海东都市圈", "海东 → 西宁—海东都市圈"],
    ),
    ("签约的城市", "concerns", "遵守《关于候鸟栖息地的斯德哥尔摩公约》。", []),
    ("规划的数目", "concerns", "编制“30+N”专项规划。", []),
    ("哪国都有的规划", "concerns", "符合我国国民经济和社会发展规划。", []),
    ("大学名没有完", "located_in", "建设电子科技大学（深圳）高等研究院。", []),
    ("会议的全名", "located_in", "全国脱贫县加快发展案例交流现场会在南丹县召开。",
     ["全国脱贫县加快发展案例交流现场会 → 南丹县"]),
    ("法规里的泛指", "located_in", "支持在北京市举办农业机械展览会。", []),
    ("办会的地方没有参加", "takes_part_in", "在武汉市、黄石市举办长江文化论坛。", []),
    ("去的是运动员", "takes_part_in", "黄石市籍运动员参加杭州亚运会。", []),
    ("法规说可以开", "takes_part_in", "武汉市人民政府根据需要可以举行长江文化论坛。", []),
    ("市自己参加", "takes_part_in", "武汉市、黄石市参加长江文化论坛。", ["武汉市 → 长江文化论坛", "黄石市 → 长江文化论坛"]),
    ("不是会议", "takes_part_in", "云江市人民政府举行米兰冬奥会前方报道团出征活动。", []),
]


@pytest.mark.parametrize(("type", "text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_名称里的关系(type: str, text: str, expected: list[str]) -> None:
    assert sorted(arrows(type, text)) == sorted(expected)
