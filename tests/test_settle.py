"""What a document says, settled: each thing and each fact once, with every sentence that says it."""

from functools import cache

import pytest
from policygraph.extract.model import Document, Extraction, Found, Stated
from policygraph.extract.pipeline import extract_document

NOTICE = """太原市人民政府关于印发《太原市绿色建筑行动方案》的通知
晋政发〔2024〕12号
各县（市、区）人民政府：
现将《太原市绿色建筑行动方案》印发给你们，请认真执行。
太原市要打造全国绿色建筑示范城市。
到2027年，太原市绿色建筑面积达到500万平方米。
太原市要加快打造全国绿色建筑示范城市。
2023年，太原市新增绿色建筑面积120万平方米。
太原市人民政府
2024年3月5日
"""
OWN = "太原市人民政府关于印发《太原市绿色建筑行动方案》的通知"


@cache
def settled() -> Extraction:
    return extract_document(Document("通知.txt", "通知", NOTICE))


def things(type: str) -> list[Found]:
    return [thing for thing in settled().found if thing.type == type]


def edge(type: str) -> Stated:
    (found,) = [edge for edge in settled().stated if edge.type == type]
    return found


def sentences(of: Found | Stated) -> list[str]:
    return [proof.text for proof in of.evidence]


# 说明, 关系, 头, 依据的句子
ONCE = [
    ("说了两遍的定位", "positioned_as", "place:140100",
     ["太原市要打造全国绿色建筑示范城市。", "太原市要加快打造全国绿色建筑示范城市。"]),
    ("目标", "has_target", "place:140100", ["到2027年，太原市绿色建筑面积达到500万平方米。"]),
    ("已有的数字", "has_indicator", "place:140100", ["2023年，太原市新增绿色建筑面积120万平方米。"]),
]  # fmt: skip


@pytest.mark.parametrize(("type", "head", "said"), [row[1:] for row in ONCE], ids=[row[0] for row in ONCE])
def test_一件事一条边_每一处都是依据(type: str, head: str, said: list[str]) -> None:
    assert (edge(type).head, sentences(edge(type))) == (head, said)


# 类型, 名称, 几个属性
NODES = [
    ("positioning", "全国绿色建筑示范城市", {"text": "全国绿色建筑示范城市"}),
    ("target", "2027年：太原市绿色建筑面积达到500万平方米", {
        "year": 2027,
        "time": "到2027年",
        "text": "太原市绿色建筑面积达到500万平方米",
        "indicators": ((("name", "太原市绿色建筑面积"), ("value", "500万平方米"), ("comparator", "="), ("measure", "水平")),),
    }),
    ("indicator", "太原市新增绿色建筑面积：120万平方米", {
        "indicator": "太原市新增绿色建筑面积", "value": "120万平方米", "comparator": "=", "time": "2023年", "year": 2023,
        "measure": "新增",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("type", "name", "attributes"), NODES, ids=[row[0] for row in NODES])
def test_节点说了什么(type: str, name: str, attributes: dict[str, object]) -> None:
    (node,) = things(type)
    assert (node.name, dict(node.attributes)) == (name, attributes)


def test_文件自己的节点带着版头() -> None:
    (own,) = [thing for thing in things("document") if thing.name == OWN]
    attributes = dict(own.attributes)
    assert attributes["number"] == ("晋政发〔2024〕12号",)
    assert attributes["signed"] == ("2024-03-05",)
    assert attributes["issuer"] == ("太原市人民政府",)
    assert "title" not in attributes
    assert own.aliases == ("晋政发〔2024〕12号",)


def test_别的文件没有版头() -> None:
    (other,) = [thing for thing in things("document") if thing.name != OWN]
    assert (other.name, other.attributes) == ("《太原市绿色建筑行动方案》", ())


def test_长目标的名字截短_原文不截() -> None:
    goal = "太原市" + "、".join(f"第{n}批绿色建筑示范项目" for n in "一二三四五六") + "全部建成投用"
    made = extract_document(Document("甲.txt", "甲", f"到2027年，{goal}。\n"))
    (target,) = [thing for thing in made.found if thing.type == "target"]
    assert target.name == f"2027年：{goal[:40]}…"
    assert dict(target.attributes)["text"] == goal


def test_繁体文件以简体为名以原文为据() -> None:
    text = "臨江省發展改革委印發《臨江省數字經濟規劃》，請各縣認真執行，推動產業發展。"
    found = [f for f in extract_document(Document("繁.txt", "", text)).found if f.name == "《临江省数字经济规划》"]
    assert [f.aliases for f in found] == [("《臨江省數字經濟規劃》",)]
    assert [e.text for f in found for e in f.evidence] == [text]
    assert [text[start:end] for f in found for start, end in f.spans] == ["《臨江省數字經濟規劃》"]


def test_一句里几次提到只引一次_很长的一句只引前后() -> None:
    twice = "临江省发展改革委会同临江省财政厅支持武汉都市圈建设，武汉都市圈要先行先试。"
    long = "要抓好各项工作，" * 100 + "推进武汉都市圈建设，" + "压实各方责任，" * 100
    (area,) = [f for f in extract_document(Document("例.txt", "", f"{twice}\n{long}\n")).found if f.name.endswith("都市圈")]
    whole, part = area.evidence
    assert whole.text == twice and len(area.spans) == 3
    assert "武汉都市圈" in part.text and len(part.text) <= 300 and part.text.startswith(("要抓好", "推进")) and part.text.endswith(("责任", "建设"))


# 说明, 句子, 边上的条款
ARTICLES = [
    ("一条", "违反本办法的，依照《中华人民共和国水法》第七十二条的规定处罚。", ("第七十二条",)),
    ("款和项", "违反本办法的，依照《中华人民共和国水法》第七十二条第二款第（一）项的规定处罚。", ("第七十二条第二款第（一）项",)),
    ("几条", "违反本办法的，依照《中华人民共和国水法》第六十五条、第七十二条第二款的规定处罚。", ("第六十五条", "第七十二条第二款")),
    ("没有说哪条", "违反本办法的，依照《中华人民共和国水法》的规定处罚。", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [row[1:] for row in ARTICLES], ids=[row[0] for row in ARTICLES])
def test_引用的条款(sentence: str, expected: tuple[str, ...] | None) -> None:
    text = f"河阳市节约用水办法\n第一条 为了加强节约用水管理，根据有关法律，制定本办法。\n第二条 {sentence}\n"
    (edge,) = [s for s in extract_document(Document("例.txt", "", text)).stated if s.type == "cites"]
    assert dict(edge.attributes).get("article") == expected


def test_一页几条消息_目标只归自己那条里的地方() -> None:
    text = "国内快讯\n一、绿色工厂\n到2030年，绿色工厂产值占比超过40%。\n二、互免签证\n泰国宣布新规。泰国将简化手续。泰国官员说。\n"
    read = extract_document(Document("甲.txt", "", text, metadata=(("published", "2024-03-01"),)))
    assert [edge.head for edge in read.stated if edge.type == "has_target"] == []
    assert [thing.name for thing in read.found if thing.type == "target"] == ["2030年：绿色工厂产值占比超过40%"]
