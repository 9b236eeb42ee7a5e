"""Patterns run around their words give what `finditer` gives, with the parser of `re` or without it."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract import anchors, schema
from policygraph.extract.anchors import Anchored, tried, words
from policygraph.extract.clean import clean
from policygraph.extract.readers import read

# 说明, 句式, 每处匹配必含其一的词（空：没有把握，处处都试）
WORDS = [
    ("可有可无的字", "[一二三]{1,3}次(?:全体)?会议", {"次会议", "次全体会议"}),
    ("几选一", "[省市](?:委|政府)第.{1,3}次", {"省委第", "市委第", "省政府第", "市政府第"}),
    ("最长的那段", ".{2,6}市.{0,4}工作报告", {"工作报告"}),
    ("重复的括号", "[一-龥](?:次会议){1,3}", {"次会议"}),
    ("开头就是字", "第[一二三]次会议", set()),
    ("括号里开头就是字", "(?:第)[一二三]次会议", set()),
    ("全是类", "[一-龥]{2,4}", set()),
    ("有一支没有词", "[一-龥](?:会议|[a-z]{2})", set()),
    ("不分大小写", "(?i)[一-龥]tbps", set()),
    ("里面不分大小写", "[一-龥](?i:tbps)", set()),
    ("不认识的节点里的词不算", "[一-龥](?>会议)", set()),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_必含的词(source: str, expected: set[str]) -> None:
    assert words(re.compile(source)) == expected


TEXT = (
    "市委第三次会议和省政府第二次全体会议相继召开，听取了河阳市工作报告。\n"
    "第一次会议通过某县2025年政府工作报告；带宽达到三Tbps，会议会议开了两次会议次会议。"
)


@pytest.mark.parametrize("source", [row[1] for row in WORDS], ids=[row[0] for row in WORDS])
def test_与逐字去试一样(source: str) -> None:
    pattern = re.compile(source)
    found = [match.span() for _, match in Anchored([pattern]).finditer(TEXT)]
    assert found == [match.span() for match in pattern.finditer(TEXT)]


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [pattern.regex for type in schema.entity_types().values() for pattern in type.patterns]


def _spans(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, int, int]]:
    return [(number, *match.span()) for number, match in Anchored(patterns).finditer(text)]


def test_规则里的句式多数有词可找() -> None:
    found = [words(pattern) for pattern in _patterns()]
    assert sum(map(bool, found)) * 2 > len(found)


class _Gone:
    def __call__(self, name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}")


class _Strange:
    """A parser whose tree is nothing that we know."""

    def __call__(self, name: str) -> object:
        return self

    def parse(self, source: str, flags: int) -> object:
        return [("NEW_NODE",)]


class _Renamed:
    """A parser without the function that we call."""

    def __call__(self, name: str) -> object:
        return object()


@pytest.mark.parametrize("parser", [_Gone(), _Strange(), _Renamed()], ids=["没有解析器", "认不得的树", "改了名"])
def test_读不懂句式就处处都试(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere = [(n, *m.span()) for n, pattern in enumerate(_patterns()) for m in pattern.finditer(TEXT)]
    assert _spans(_patterns(), TEXT) == everywhere
    monkeypatch.setattr(anchors, "import_module", parser)
    assert not any(words(pattern) for pattern in _patterns())
    assert _spans(_patterns(), TEXT) == everywhere
    assert everywhere


def test_只从给定的位置试() -> None:
    pattern = re.compile("[一二三]+次")
    assert [match[0] for match in tried(pattern, "一二三次，二次", [0, 1, 2, 5])] == ["一二三次", "二次"]
    assert [match[0] for match in tried(pattern, "一二三次，二次", [1])] == ["二三次"]


# ---------------------------------------------------------------- the patterns of the rules, over texts and scraps

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "documents").iterdir())
PATTERNS = [(f"{t.name}.{p.id}", p.regex) for t in schema.entity_types().values() for p in t.patterns]
WHOLE = "\n".join(clean(read(path).text).text for path in EXAMPLES) + "\n".join(
    re.sub(r"[\[\]]", "", line) for t in schema.entity_types().values() for line in (*t.yes, *t.no)
)


@pytest.mark.parametrize("pattern", [p for _, p in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_按词查找与逐字查找结果相同(pattern: re.Pattern[str]) -> None:
    text = WHOLE.replace("太原市", "\ue000\ue001\ue001").replace("省委", "\ue002\ue003")
    expected = [match.span() for match in pattern.finditer(text)]
    assert [match.span() for _, match in anchors.Anchored([pattern]).finditer(text)] == expected
    needed = anchors.words(pattern)
    assert not needed or all(any(word in text[a:b] for word in needed) for a, b in expected)


@cache
def _rules() -> list[re.Pattern[str]]:
    return [rule.pattern for type in schema.relation_types().values() for rule in type.rules]


def _plain(patterns: list[re.Pattern[str]], text: str) -> list[tuple[int, int, int]]:
    return [(n, *match.span()) for n, pattern in enumerate(patterns) for match in pattern.finditer(text)]


@cache
def _pieces() -> list[str]:
    """The words of all patterns, and what stands between words: characters, hidden places and bodies, marks."""
    own = {word for pattern in _patterns() for word in words(pattern)}
    between = ["河阳", "市", "关于", "的", "第", "一", "2025", "年", "《", "》", "“", "”", "（", "）", "、", "，", "。", "\n"]
    return sorted(own) + between + ["\ue000\ue001", "\ue002\ue003\ue003"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_随意拼出的文字里每个句式的匹配与逐字去试一样(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(_pieces()), min_size=5, max_size=60)))
    found = _plain(_patterns(), text)
    assert _spans(_patterns(), text) == found
    for number, start, end in found:
        sure = words(_patterns()[number])
        assert not sure or any(word in text[start:end] for word in sure)


def _rule_words() -> list[str]:
    types = [chr(0xE100 + n) + chr(0xF0000 + n) for n in range(len(schema.entity_types()))]
    return sorted({word for pattern in _rules() for word in words(pattern)}) + types * 3 + ["、", "，", "和", "的"]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_关系规则的匹配里真有必含的词(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(_rule_words()), min_size=3, max_size=30)))
    for number, start, end in _plain(_rules(), text):
        sure = words(_rules()[number])
        assert not sure or any(word in text[start:end] for word in sure)
