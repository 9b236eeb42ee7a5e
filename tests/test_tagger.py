"""The small network inside jieba: names in, spans out."""

import pytest
from policygraph.extract.tagger import find_names

CASES = [
    ("职务后的名", "市委书记王小明主持会议", ["王小明"]),
    ("外国人名", "美国总统拜登发表讲话", ["拜登"]),
    ("空格不是人名", "省长　李明华", ["李明华"]),
    ("没有人名", "坚持稳中求进工作总基调", []),
    ("空串", "", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_标注人名(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_names([text])[0]] == expected


def test_成批与单条结果相同() -> None:
    texts = [c[1] for c in CASES] * 20
    assert find_names(texts) == [find_names([t])[0] for t in texts]


def test_全角半角一样() -> None:
    assert find_names(["（记者李明华）会议，"]) == find_names(["(记者李明华)会议,"])
