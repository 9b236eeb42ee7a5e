"""Ceremonies whose name is said in two pieces. Invented text, read by hand."""

import pytest
from policygraph.extract.pipeline import explain

# 说明, 文字, 参加者与会名
CASES = [
    (
        "小镇的开工仪式",
        "9月25日下午，青川小镇迎来了首批项目开工仪式。副省长李大明宣布开工，州长赵一鸣主持开工仪式。",
        {("李大明", "青川小镇首批项目开工仪式"), ("赵一鸣", "青川小镇首批项目开工仪式")},
    ),
    ("只说要办", "青川小镇将筹备首批项目开工事宜。副省长李大明讲话。", set()),
    ("一个县办的不知是哪一次", "古交市举行开工仪式。副省长李大明讲话。", set()),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_分开说的仪式(text: str, expected: set[tuple[str, str]]) -> None:
    found = {(r.subject.text, r.object.name) for r in explain(text).relations if r.type == "takes_part_in"}
    assert found == expected
