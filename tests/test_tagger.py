"""The small network inside jieba: names in, spans out."""

import pytest
from policygraph.extract.persons import tagger
from policygraph.extract.persons.tagger import find_names, find_names_of_each

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


def test_几份一起问与各问各的相同() -> None:
    documents = [[c[1] for c in CASES], ["副市长陈立新到企业调研"], ["坚持以人民为中心", "县长赵国安，副县长周小兰"]]
    assert find_names_of_each(documents) == [find_names(texts) for texts in documents]


def test_拿不准的另问一遍(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def alone(texts: list[str]) -> list[list[str]]:
        asked.append(list(texts))
        return [[] for _ in texts]

    monkeypatch.setattr(tagger, "_CLEAR", 1e9)  # nothing is clear
    monkeypatch.setattr(tagger, "find_names", alone)
    assert find_names_of_each([["县长赵国安"], ["副县长周小兰"]]) == [[[]], [[]]]
    assert asked == [["县长赵国安"], ["副县长周小兰"]]
