"""Every relation rule's own examples, one test an example; and what a broken rule file is told."""

import re

import pytest
from marked import marked
from policygraph.extract import patterns, schema
from policygraph.extract.model import Mention, Sentence
from policygraph.extract.relations import Setting, find_relations

RULES = [rule for r in schema.relation_types().values() for rule in r.rules]
YES = [pytest.param(r, y, id=f"{r.id}：{y.text}") for r in RULES for y in r.yes]
NO = [pytest.param(r, n, id=f"{r.id}：{n}") for r in RULES for n in r.no]

HEADINGS = ("一、总体要求", "二、制定依据", "三、决定废止的文件")  # one of them opens the section that a rule asks for


def found_by(rule: schema.Rule, text: str) -> list[str]:
    """`头 → 尾` of what one rule reads in a marked sentence; `*` is the end that the context supplies."""
    sentence, mentions = marked(text)
    outside = _outside(rule)
    if rule.section:
        heading = next(h for h in HEADINGS if rule.section.search(h))
        sentence = Sentence(sentence.text, sentence.start, sentence.end, headings=(heading,))
    setting = Setting({rule.context: outside} if rule.context else {})
    relations = [r for r in find_relations(sentence, mentions, setting) if r.rule == rule.id]
    return list(dict.fromkeys(f"{r.subject.text} → {r.object.text}" for r in relations))


def _outside(rule: schema.Rule) -> Mention:
    missing = rule.subject if "subject" not in rule.pattern.groupindex else rule.object
    return Mention(sorted(missing)[0], "*", 10_000, 10_001, "*")


def test_标题在外面的那一节里不算() -> None:
    rule = next(r for r in RULES if r.id == "implements.task")
    sentence, mentions = marked("落实[《某省湿地保护条例》/document]，完成退田还湖。")
    setting = Setting({"self": Mention("document", "*", 10_000, 10_001, "*")})
    for heading, many in (("二、2026年重点工作", 1), ("一、2025年工作回顾", 0)):
        under = Sentence(sentence.text, sentence.start, sentence.end, headings=(heading,))
        assert len([r for r in find_relations(under, mentions, setting) if r.rule == rule.id]) == many


@pytest.mark.parametrize("rule, example", YES)
def test_该读出的关系(rule: schema.Rule, example: schema.Example) -> None:
    assert sorted(found_by(rule, example.text)) == sorted(example.finds)


@pytest.mark.parametrize("rule, text", NO)
def test_不该读出的关系(rule: schema.Rule, text: str) -> None:
    assert found_by(rule, text) == []


@pytest.mark.parametrize("rule, text", NO)
def test_反例里也有规则要的类型(rule: schema.Rule, text: str) -> None:
    """Else nothing could ever be read from it, whatever the pattern."""
    types = {m.type for m in marked(text)[1]}
    wanted = {"subject": rule.subject, "object": rule.object}
    assert [end for end, fits in wanted.items() if end in rule.pattern.groupindex and not types & fits] == []


def test_每条规则的编号只用一次() -> None:
    assert len({r.id for r in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "pattern, context, said",
    [
        ("{subject}印发", None, "lacks"),
        ("{thing}印发{object}", None, "thing"),
        ("{subject}(印发{object}", None, "regular expression"),
        ("<没有>{subject}{object}", None, "没有"),
        ("{subject}印发{object}", "self", "lacks"),
    ],
)
def test_写错的句式说得出错在哪里(pattern: str, context: str | None, said: str) -> None:
    slots = {"subject": ["organization"], "object": ["document"]}
    with pytest.raises(ValueError, match=re.escape(said)):
        patterns.compile(pattern, slots, ["organization", "document"], context=context)
