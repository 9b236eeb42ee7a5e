"""Townships and villages of which there is no list: where a name is believed. All sentences are made up."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document

# 说明, 文件, 文中的乡镇村
NAMED = [
    ("一连三个", "鄂托克前旗文件\n在敖勒召其镇、上海庙镇、城川镇实施。", ["上海庙镇", "城川镇", "敖勒召其镇"]),
    ("数了几个", "苍南县文件\n考核组抽查了灵溪、龙港两镇。", ["灵溪镇", "龙港镇"]),
    ("到那里去", "近日，叙永县县长到黄坭乡调研。黄坭乡负责人陪同。", ["黄坭乡"]),
    ("名字里有城镇两字", "栖霞市西城镇正在修路。", ["西城镇"]),
    ("几类乡镇不是名称", "太原市文件\n推进重点镇、一般镇、中心镇协调发展，在乡镇、村镇、城镇实施。", []),
    ("社区街道不是名称", "太原市文件\n干部走进社区，来到街道，深入农村。", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_文中的乡镇(text: str, expected: list[str]) -> None:
    found = extract_document(Document("例.txt", "", text)).found
    assert [f.name for f in found if f.type == "place" and f.name.endswith(("镇", "乡", "村", "街道", "社区"))] == expected
