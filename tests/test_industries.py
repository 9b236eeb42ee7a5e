"""What industries a place is to develop: `主体 → 产业`, with kind and modality where they are said; topics stand before |."""

import pytest
from marked import marked
from policygraph.extract.model import Document, Mention, Sentence
from policygraph.extract.pipeline import extract_document
from policygraph.extract.schema import load
from policygraph.extract.statements.industries import Development, find_developments

RAW = load("industries")["industries"]


def developments(text: str, *, headings: tuple[str, ...] = ()) -> list[Development]:
    *before, text = text.split("|")
    sentence, mentions = marked(text)
    stated = Sentence(sentence.text, 0, len(sentence.text), headings=headings)
    found = list(find_developments(stated, mentions, [Mention("place", name, 0, 0, name) for name in before]))
    assert all(0 <= d.start < d.end <= len(sentence.text) for d in found)
    return found


def read(text: str, **options: tuple[str, ...]) -> list[str]:
    return [" ".join(x for x in (d.subject.name, "→", d.industry, d.kind, d.modality) if x) for d in developments(text, **options)]


# 说明, 文本, 读出的产业
YES = [
    ("列举后面有类词", "[临江市/place]要发展石墨材料、生物医药等产业。", ["临江市 → 石墨材料", "临江市 → 生物医药"]),
    ("三大产业集群", "[临江市/place]要打造石墨材料、木屋制造和饮用水三大产业集群。",
     ["临江市 → 石墨材料", "临江市 → 木屋制造", "临江市 → 饮用水"]),
    ("类别", "[临江市/place]要培育壮大量子科技、深空探测等未来产业。",
     ["临江市 → 量子科技 未来产业", "临江市 → 深空探测 未来产业"]),
    ("没有类词，自己是产业", "临江市|大力发展冰雪经济、银发经济。", ["临江市 → 冰雪经济", "临江市 → 银发经济"]),
    ("支持某县", "支持[抚松县/place]发展人参产业。", ["抚松县 → 人参产业 支持"]),
    ("等字后面不是产业", "[临江市/place]要做强蓝莓、人参等“9+1”特色产业。", ["临江市 → 蓝莓产业 特色产业", "临江市 → 人参产业 特色产业"]),
    ("多大的产业", "[临江市/place]要打造千亿级医药产业集群，壮大数字经济核心产业。", ["临江市 → 医药产业", "临江市 → 数字经济核心产业"]),
    ("两串各有类别", "[临江市/place]要发展壮大人参、中药材三大主导产业和蓝莓、林蛙两大特色产业。",
     ["临江市 → 人参产业 主导产业", "临江市 → 中药材 主导产业", "临江市 → 蓝莓产业 特色产业", "临江市 → 林蛙产业 特色产业"]),
    ("两类连说不分", "[临江市/place]要培育壮大量子科技、石墨材料等战略性新兴产业和未来产业。",
     ["临江市 → 量子科技", "临江市 → 石墨材料"]),
    ("现代二字不是产业名", "[临江市/place]要做强现代海洋产业。", ["临江市 → 海洋产业"]),
    ("民族特色产业是一个名", "[临江市/place]要发展民族特色产业。", ["临江市 → 民族特色产业"]),
    ("口号不是产业", "[临江市/place]要壮大石墨材料、“一村一宝”等产业。", ["临江市 → 石墨材料"]),
    ("多好不是产业名", "[临江市/place]要打造世界一流人参产业集群。", ["临江市 → 人参产业"]),
    ("只有类别没有产业", "[临江市/place]要培育特色富民产业。", []),
    ("后面的词才说明是什么", "[临江市/place]要培育山地、水上、航空等户外运动产业链。", []),
    ("特色农业是名字的一半", "[临江市/place]要打造林下高效特色农业产业。", ["临江市 → 林下高效特色农业"]),
    ("特色两字后面还要有产业", "[临江市/place]要培育特色冰雪产业集群。", ["临江市 → 特色冰雪产业"]),
    ("加工的是前面两样", "[临江市/place]要发展蓝莓和肉制品加工等产业。", ["临江市 → 蓝莓和肉制品加工"]),
    ("共有后半的不拆", "[临江市/place]要打造节能与新能源汽车产业集群。", ["临江市 → 节能与新能源汽车"]),
    ("单独不成产业的不拆", "[临江市/place]要发展木屋制造及家具加工、废石回收及综合利用等产业。",
     ["临江市 → 木屋制造", "临江市 → 家具加工", "临江市 → 废石回收及综合利用"]),
    ("列的是同一种东西的样式", "[临江市/place]要打造茶饮、药酒、颗粒特色参药产业链。", []),
    ("支持某县的话管到后面", "临江市|支持[抚松县/place]深化产销合作，大力发展冰雪经济。", ["抚松县 → 冰雪经济"]),
    ("又支持另一县", "临江市|支持[抚松县/place]深化产销合作，支持[靖宇县/place]发展冰雪经济。", ["靖宇县 → 冰雪经济 支持"]),
    ("写法不同的产业是一个", "[临江市/place]要发展新能源汽车产业，壮大新能源汽车产业集群。",
     ["临江市 → 新能源汽车", "临江市 → 新能源汽车"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in YES], ids=[row[0] for row in YES])
def test_要发展什么产业(text: str, expected: list[str]) -> None:
    assert sorted(read(text)) == sorted(expected)


NO = [
    ("已经做到的", "临江市|去年发展石墨材料、生物医药等产业，产值增长两成。"),
    ("泛指的产业", "临江市|发展特色产业，培育战略性新兴产业。"),
    ("数目不是产业", "临江市|培育6个世界级、7个国家级产业集群。"),
    ("产业园区不是产业", "临江市|建设绿色食品产业园区。"),
    ("不是产业的经济", "临江市|壮大新型农村集体经济，发展民营经济。"),
    ("升级的引擎", "临江市|培育形成产业升级新引擎。"),
    ("不知是谁的", "大力发展冰雪经济。"),
    ("企业的动作", "临江市|企业集团负责发展石墨材料产业。"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO], ids=[row[0] for row in NO])
def test_不是要发展的产业(text: str) -> None:
    assert read(text) == []


def test_回顾里的不算() -> None:
    text = "临江市|大力发展冰雪经济。"
    assert read(text, headings=("一、2023年工作回顾",)) == []
    assert read(text, headings=("二、2024年工作安排",)) == ["临江市 → 冰雪经济"]


@pytest.mark.parametrize("example", RAW["yes"], ids=lambda e: e["text"])
def test_规则文件里的例子(example: dict[str, object]) -> None:
    assert [f"{d.subject.text} → {d.industry}" for d in developments(str(example["text"]))] == example["finds"]


@pytest.mark.parametrize("text", RAW["no"])
def test_规则文件里的反例(text: str) -> None:
    assert read(text) == []


def test_产业是各地共用的一个点() -> None:
    text = "鄂州市要加快发展临空经济。\n黄石市要加快发展临空经济。\n"
    found = extract_document(Document("例.txt", "例", text))
    nodes = [f for f in found.found if f.type == "industry"]
    edges = [s for s in found.stated if s.type == "develops"]
    assert [n.name for n in nodes] == ["临空经济"]
    assert {s.head for s in edges} == {"place:420700", "place:420200"}
    assert {s.tail for s in edges} == {nodes[0].id}


def test_没有标点的长文很快() -> None:
    assert read("临江市|" + "发展产业" * 50000) == []
