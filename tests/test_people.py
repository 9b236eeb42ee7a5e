"""People: which names a text holds. All sentences are made up."""

import pytest
from policygraph.extract.model import Mention
from policygraph.extract.people import find_people

FOUND = [
    ("职务在前", "云岭市委书记高文波主持会议。", ["高文波"]),
    ("职务在前，两字名", "副市长韩俭在会上通报情况。", ["韩俭"]),
    ("职务在前，名后是动词", "省长罗振宇强调，要抓好落实。", ["罗振宇"]),
    ("职务在后", "昨日，崔明远部长主持了座谈会。", ["崔明远"]),
    ("同志", "免去钱立刚同志副主任职务。", ["钱立刚"]),
    ("以某某同志为核心", "以习近平同志为核心的党中央作出部署。", ["习近平"]),
    ("顿号名单", "许立新、何青峰、宋政和、穆远出席座谈会。", ["许立新", "何青峰", "宋政和", "穆远"]),
    ("名单里有与词同形的名", "李立强、汪洋、赵立际、王文宁出席。", ["李立强", "汪洋", "赵立际", "王文宁"]),
    ("名后接在", "李克明在主持会议时指出，要落实责任。", ["李克明"]),
    ("两人名单", "王立勇、吴东平等参加会见。", ["王立勇", "吴东平"]),
    ("各带职务", "甲市委书记朱晓风、乙市委书记孙大川分别发言。", ["朱晓风", "孙大川"]),
    ("职务后一串名", "国务委员赵立言、沈青出席。", ["赵立言", "沈青"]),
    ("名后注性别", "推选马有田、梁玉洁（女）、梁桦、廖泽明为委员。", ["马有田", "梁玉洁", "梁桦", "廖泽明"]),
    ("任命", "任命许宏文为财政局局长；免去史耀东的审计局局长职务。", ["许宏文", "史耀东"]),
    ("给予处分", "给予孙金亮留党察看处分。", ["孙金亮"]),
    ("名单表", "组长：韩政　　副省长\n副组长：丁学海　　省政府副秘书长\n李干才　　生态环境厅厅长",
     ["韩政", "丁学海", "李干才"]),
    ("职务在括号里", "主讲人：周明达（省社科院研究员）", ["周明达"]),
    ("署名行", "省长　王予安\n各位代表：", ["王予安"]),
    ("记者", "本报讯（记者 殷雪晴 梁浩）7月27日，会议召开。", ["殷雪晴", "梁浩"]),
    ("复姓", "书法家欧阳明石、司马云等到会。", ["欧阳明石", "司马云"]),
    ("中间点", "自治区主席艾尔肯·买买提作报告。", ["艾尔肯·买买提"]),
    ("外国人", "国家主席同巴西总统卢拉举行会谈。", ["卢拉"]),
    ("教授讲师", "邀请了云岭大学教授戚庭原，副教授张传道、讲师杜志民。", ["戚庭原", "张传道", "杜志民"]),
    ("标题里连写", "韦涛李晋安讲话 朱晓风孙大川发言\n市委书记韦涛、主任李晋安讲话。朱晓风、孙大川、吴清发言。",
     ["韦涛", "李晋安", "朱晓风", "孙大川", "韦涛", "李晋安", "朱晓风", "孙大川", "吴清"]),
    ("后文只写名", "市长张新远致辞。张新远说，要加快建设。", ["张新远", "张新远"]),
]  # fmt: skip

NONE = [
    ("普通词", "培养高素质干部队伍，提升城市智慧化水平和人民安全感。"),
    ("机构说话", "会议强调，方案明确，通知要求，部门表示，高校介绍。"),
    ("职务是别的词的一半", "市长江大桥建成通车，省长三角办公室挂牌。"),
    ("职务后是动词", "书记要亲自抓，主任和成员单位要配合。"),
    ("主义与思想", "坚持以习近平新时代中国特色社会主义思想为指导，学习毛泽东思想和邓小平理论。"),
    ("一方", "中方愿同韩方一道，越方高度评价。"),
    ("地名名单", "安阳、常德、温州、金华等地试点。"),
]


@pytest.mark.parametrize(("text", "expected"), [x[1:] for x in FOUND], ids=[x[0] for x in FOUND])
def test_人名(text: str, expected: list[str]) -> None:
    found = find_people(text, (), ())
    assert [m.name for m in found] == expected
    assert all(text[m.start : m.end] == m.text and m.type == "person" for m in found)


@pytest.mark.parametrize("text", [x[1] for x in NONE], ids=[x[0] for x in NONE])
def test_不是人名(text: str) -> None:
    assert find_people(text, (), ()) == []


def test_机构名里的字不作人名() -> None:
    text = "吕梁市委书记主持，高平市委表示欢迎。"
    places = [Mention("organization", "吕梁市委", 0, 4), Mention("organization", "高平市委", 9, 13)]
    assert find_people(text, (), places) == []


def test_同文同果() -> None:
    text = "甲市委书记朱晓风、乙市委书记孙大川、安某、华为表示。" * 3
    assert find_people(text, (), ()) == find_people(text, (), ())


@pytest.mark.parametrize("file", ["surnames.tsv", "titles.tsv", "name_cues.tsv", "name_stop.tsv"])
def test_词表没有重复(file: str) -> None:
    from policygraph.extract.schema import lexicon_rows

    first = [next(iter(row.values())) for row in lexicon_rows(file)]
    assert len(first) == len(set(first))
