"""Where a meeting was held or a thing lies, when the place begins a longer name. Invented text, read by hand."""

import pytest
from policygraph.extract.pipeline import explain

# 说明, 句子, 读出的“位于”
CASES = [
    ("会场的名称以地名开头", "9月12日，第二届江南茶叶博览会在杭州市西湖区龙井会展中心隆重拉开帷幕。", {("第二届江南茶叶博览会", "西湖区")}),
    ("只有一个地名", "第二届江南茶叶博览会在杭州国际博览中心举行。", {("第二届江南茶叶博览会", "杭州市")}),
    ("会场没有地名", "第二届江南茶叶博览会在国际博览中心举行。", set()),
    ("全国性的名称不是地点", "第二届江南茶叶博览会在中国科学技术馆举行。", set()),
    ("不是会场", "第二届江南茶叶博览会邀请杭州国际博览中心协办。", set()),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_会场在哪里(text: str, expected: set[tuple[str, str]]) -> None:
    found = {(r.subject.text, r.object.name) for r in explain(text).relations if r.type == "located_in"}
    assert found == expected


def test_大区名称里的省也是所在地() -> None:
    found = {r.object.name for r in explain("沽源县位于河北省西北部坝上地区。").relations if r.type == "located_in"}
    assert "河北省" in found
