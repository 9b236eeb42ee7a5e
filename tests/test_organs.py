"""Central bodies, those of before, and the bodies of the same name that every province and town has."""

import pytest
from policygraph.extract.model import Document, Found
from policygraph.extract.pipeline import extract_document


def bodies(text: str) -> dict[str, Found]:
    """The organisations of a document, by each of their names."""
    said = extract_document(Document("甲.txt", "", text))
    return {name: f for f in said.found if f.type == "organization" for name in (f.name, *f.aliases)}


CITY = "襄阳市人民政府办公室关于加强防汛工作的通知\n"
# 文件, 说法, 是哪个机构
NAMED = [
    ("统计局公布数据。", "统计局", "国家统计局"),
    (CITY + "统计局、财政局要加强协调。", "统计局", "襄阳市统计局"),
    (CITY + "发展改革委会同市财政局制定方案。", "发展改革委", "襄阳市发展和改革委员会"),
    (CITY + "国家统计局公布了数据。", "国家统计局", "国家统计局"),
    ("湖北省人民政府关于加强统计工作的通知\n国家统计局部署普查，统计局负责汇总。", "统计局", "国家统计局"),
    ("原卫生部印发《无障碍诊疗规范》。", "卫生部", "卫生部"),
    ("住房城乡建设部会同国家环保总局制定方案。", "国家环保总局", "国家环境保护总局"),
    ("中央文明办、中央网信办召开会议。", "中央文明办", "中央精神文明建设指导委员会办公室"),
    ("阿克苏地区行政公署关于加强防汛工作的通知\n地区水利局、行署办公室要负责。", "地区水利局", "阿克苏地区水利局"),
    ("鄂托克前旗人民政府关于加强防汛工作的通知\n旗水利局要负责。", "旗水利局", "鄂托克前旗水利局"),
    (CITY + "省政协开展调研。", "省政协", "湖北省政协"),
]


@pytest.mark.parametrize(("text", "called", "name"), NAMED, ids=[f"{row[1]}={row[2]}" for row in NAMED])
def test_说的是哪个机构(text: str, called: str, name: str) -> None:
    assert bodies(text)[called].name == name


@pytest.mark.parametrize("text", ["教育部门要负责。", "建设部门和卫生部门要配合。", "他在某公司人事部工作。"])
def test_部门不是部(text: str) -> None:
    assert not {"教育部", "建设部", "卫生部", "人事部"} & bodies(text).keys()


NO_ONE = [
    ("广东省人民政府关于加强防汛工作的通知\n各地级以上市财政局要负责。", "市财政局"),
    ("广东省人民政府关于加强防汛工作的通知\n财政局、税务局要配合。", "财政局"),
    ("财政局要加强协调。", "财政局"),
]


@pytest.mark.parametrize(("text", "called"), NO_ONE)
def test_不是哪一个地方的部门(text: str, called: str) -> None:
    assert called not in bodies(text)


def test_区政府不是县政府() -> None:
    found = bodies("荆州市公安县人民政府关于加强防汛工作的通知\n县政府要负责，区政府要配合。")
    assert found["县政府"].name == "公安县人民政府"
    assert "区政府" not in found


def test_撤销的机构带着年月和接替者() -> None:
    attributes = dict(bodies("国家林业局印发通知。")["国家林业局"].attributes)
    assert attributes == {"until": "2018-03", "successors": ("国家林业和草原局",)}
    assert not bodies("国家林业和草原局印发通知。")["国家林业和草原局"].attributes
