"""Files of several articles in; out what a short name, a bare word and 我省 mean in each of them."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document, read_outline

PAGE = """\
河阳召开农业农村工作会议

本报讯（记者 王小明）3月5日，河阳市农业农村工作会议召开。会议通过《河阳市乡村振兴三年行动方案》（以下简称《方案》）。
《方案》提出，要建设示范村。河阳市乡村振兴领导小组负责落实。

青岭市部署防汛工作

本报讯（记者 刘大刚）近日，青岭市召开防汛会。大会指出，《方案》要细化。领导小组要靠前指挥。
"""

LAWS = """\
山西省湿地保护条例
（2024年5月30日山西省第十四届人民代表大会常务委员会第九次会议通过）
第一条　为了保护湿地，根据《中华人民共和国湿地保护法》（以下简称《保护法》），结合本省实际，制定本条例。
第二条　本条例自2024年8月1日起施行。
湖北省献血条例
（2023年9月27日湖北省第十四届人民代表大会常务委员会第五次会议通过）
第一条　为了保障临床用血，根据《中华人民共和国献血法》，结合本省实际，制定本条例。
第二条　全省实行无偿献血制度，《保护法》另有规定的除外。到2027年，献血率达到20‰。
"""

CARRIED = """\
太原市人民政府关于印发《太原市低空经济发展行动方案》的通知
各县（市、区）人民政府：
现将《太原市低空经济发展行动方案》（以下简称《方案》）印发给你们，由太原市低空经济发展领导小组统筹，请认真组织实施。
太原市人民政府
2026年3月5日
太原市低空经济发展行动方案
为加快发展低空经济，按照《方案》的分工，领导小组要统筹推进，本市各县区要抓好落实。
"""

# 说明, 文件, 写法, 依次所指；空的是没有认出
MEANT = [
    ("《方案》不串到另一条新闻", PAGE, "《方案》", ["《河阳市乡村振兴三年行动方案》", "《河阳市乡村振兴三年行动方案》", "《方案》"]),
    ("领导小组不串到另一条新闻", PAGE, "领导小组", []),
    ("法规的简称不串", LAWS, "《保护法》", ["《中华人民共和国湿地保护法》", "《保护法》"]),
    ("本省各是各的", LAWS, "本省", ["山西省", "湖北省"]),
    ("全省是后一部的", LAWS, "全省", ["湖北省"]),
    ("通知里的简称管到所附方案", CARRIED, "《方案》", ["《太原市低空经济发展行动方案》"] * 2),
    ("本市是发文的市", CARRIED, "本市", ["太原市"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "expected"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_各篇里的所指(text: str, form: str, expected: list[str]) -> None:
    reading = read_outline(outline(Document("例.txt", "", text)))
    assert [m.name for m in reading.mentions if m.text == form] == expected


def test_目标归它那一部的地方() -> None:
    extraction = extract_document(Document("例.txt", "", LAWS))
    names = {found.id: found.name for found in extraction.found}
    assert [names[s.head] for s in extraction.stated if s.type == "has_target"] == ["湖北省"]


def test_通过的机关各是各省的() -> None:
    extraction = extract_document(Document("例.txt", "", LAWS))
    names = {found.id: found.name for found in extraction.found}
    issued = sorted(f"{names[s.head]} → {names[s.tail]}" for s in extraction.stated if s.type == "issued_by")
    assert issued == [
        "山西省湿地保护条例 → 山西省人民代表大会常务委员会",
        "湖北省献血条例 → 湖北省人民代表大会常务委员会",
    ]


def test_几百部法规相接各自独立() -> None:
    text = LAWS * 200
    taken = outline(Document("例.txt", "", text))
    assert len(taken.articles) == 400
    assert all(article.inside is None for article in taken.articles)


HISTORY = """\
临江省航道管理条例
第一条　为了加强航道管理，保障航道畅通，根据有关法律，结合本省实际，制定本条例。
第二条　本条例自2010年1月1日起施行。
河阳市实施《中华人民共和国水法》的若干规定
1992年11月21日　河阳市第十届人民代表大会常务委员会第三十二次会议修订
1993年3月5日　临江省第七届人民代表大会常务委员会第三十三次会议批准
2017年10月27日　河阳市第十六届人民代表大会常务委员会第四次会议《关于修改〈河阳市古树保护办法〉等十二件地方性法规的决定》第二次修正
河阳市实施《中华人民共和国水法》的若干规定
第一条　为了实施《中华人民共和国水法》，结合本市实际，制定本规定，请遵照执行。
"""


def test_修订批准的经过和重复的题名() -> None:
    taken = outline(Document("例.txt", "", HISTORY))
    assert [article.title for article in taken.articles] == [
        "临江省航道管理条例",
        "河阳市实施《中华人民共和国水法》的若干规定",
    ]
    assert [s.role for s in taken.sentences if s.article == 1] == ["title", "field", "field", "field", "title", "body"]
