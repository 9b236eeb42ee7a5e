"""Zones that only the list they stand in tells, as the addressees of a city's notice."""

import pytest
from extracted import read

LISTS = [
    ("主送的功能区", "各县市人民政府，黄石经济技术开发区、明月新区、诗人管理区，市直各单位：", {"明月新区", "诗人管理区"}),
    ("在知道的前面", "推进产业园、明月新区、黄石经济技术开发区建设。", {"明月新区"}),
    ("泛指的不算", "黄石经济技术开发区、重点开发区、省级高新区、跨境合作区，要带头落实。", set()),
    ("旁边没有知道的", "统筹布局厂房、明月新区，完善功能。", set()),
    ("第一项从哪里开始不知道", "推进明月新区、黄石经济技术开发区建设。", set()),
    ("后面还有字", "黄石经济技术开发区、明月新区办公楼竣工。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_并列的功能区(text: str, expected: set[str]) -> None:
    areas = {f.name.removeprefix("黄石市") for f in read(text).found if f.type == "area"}
    assert areas - {"黄石经济技术开发区", "经济技术开发区"} == expected
