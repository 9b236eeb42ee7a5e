"""Who is at a meeting, by whole documents. All sentences are made up."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document

# 说明, 文件, 谁参加了哪个会
SAID = [
    (
        "写信的不在会上，念信的在",
        "省委书记高文波致信祝贺云岭茶业发展大会召开。\n高文波强调，要做好茶业。\n"
        "云岭茶业发展大会6月2日召开。副省长孙大川出席并宣读高文波的贺信。孙大川指出，要落实贺信要求。",
        ["孙大川 云岭茶业发展大会"],
    ),
    (
        "说到别的会上的讲话，不是那个会",
        "副省长孙大川5日在省财政厅作宣讲报告。他强调，要领会省委书记高文波在云岭茶业发展大会上的重要讲话精神。\n朱晓风主持。",
        ["高文波 云岭茶业发展大会"],
    ),
    ("法规里说的会", "第三条 省财政厅应当召开云岭茶业发展大会。", []),
    ("书名号里的会", "会议审议《云岭茶业发展大会筹备方案》。朱晓风主持。", []),
    ("使馆所在的国家", "中国驻智利、秘鲁使馆6月2日举办云岭茶业发展大会。", []),
    ("没有让参加", "主办方拒绝孙大川出席云岭茶业发展大会。", []),
    ("全国各地", "全国各产区分别召开云岭茶业发展大会。", []),
    ("地方主办", "云岭县、朔州市联合举办云岭茶业发展大会。", ["朔州市 云岭茶业发展大会"]),
    ("报纸名里的国名", "省科协联合中国茶业报举办云岭茶业发展大会。", ["省科学技术协会 云岭茶业发展大会"]),
    ("机构的领导出席", "省人大常委会副主任、省文联主席孙大川出席云岭茶业发展大会。", ["孙大川 云岭茶业发展大会"]),
    ("会见的人列席那个会", "省人大常委会主任孙大川5日同列席省十四届人大常委会第六次会议的人大代表座谈交流。", []),
    (
        "在闭幕式上，不在整个运动会上",
        "云岭省第三届运动会闭幕式在朔州市举行。副省长朱晓风宣布，云岭省第三届运动会闭幕。\n省体育局局长孙大川致辞。",
        ["孙大川 云岭省第三届运动会闭幕式"],
    ),
    ("联大的一般性辩论", "外交部长孙大川出席第70届联合国大会一般性辩论。", ["孙大川 第70届联合国大会一般性辩论"]),
    ("开幕式的歌不是开幕式", "青年们演唱开幕式主题曲。孙大川出席。", []),
    ("会后另有安排", "云岭茶业发展大会6月2日召开。会后，孙大川主持签约。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_谁在会上(text: str, expected: list[str]) -> None:
    extraction = extract_document(Document("例.txt", "", text))
    names = {found.id: found.name for found in extraction.found}
    told = [f"{names[s.head]} {names[s.tail]}" for s in extraction.stated if s.type == "takes_part_in"]
    assert told == expected
