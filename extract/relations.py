"""Read relations off a sentence, by the rules of rules/relations/."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from . import schema
from .model import Mention, Relation, Sentence
from .patterns import Encoded


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence leaves unsaid: the mention that each context (self, meeting, speaker, topic) stands for."""

    ends: Mapping[str, Mention] = field(default_factory=dict)


@cache
def _rules() -> tuple[schema.Rule, ...]:
    return tuple(rule for relation in schema.relation_types().values() for rule in relation.rules)


@cache
def _types() -> Sequence[str]:
    return tuple(schema.entity_types())


@cache
def _possible(types: frozenset[str]) -> tuple[tuple[schema.Rule, bool, frozenset[str]], ...]:
    """The rules that mentions of these types can satisfy, what is in the sentence's setting apart; each with whether it
    asks for nothing else, and the types of the end that a rule with a context does not find in the sentence itself."""
    found = []
    for rule in _rules():
        ends = (rule.subject, rule.object) if "subject" not in rule.pattern.groupindex else (rule.object, rule.subject)
        if types & ends[1] and (rule.context or types & ends[0]):
            free = not rule.context and rule.section is None and rule.outside is None
            found.append((rule, free, ends[0]))
    return tuple(found)


def find_relations(sentence: Sentence, mentions: Sequence[Mention], setting: Setting) -> Iterator[Relation]:
    """Every relation the rules read in `sentence`; `mentions` are those inside it, in order."""
    if not mentions:
        return
    types = frozenset([m.type for m in mentions])
    rules = [rule for rule, free, missing in _possible(types) if free or _may_apply(rule, missing, sentence, setting)]
    if not rules:
        return
    encoded = Encoded(sentence.text, sentence.start, mentions, _types())
    for rule in rules:
        if first := rule.pattern.search(encoded.text):
            yield from _apply(rule, encoded, setting, first)


def _may_apply(rule: schema.Rule, missing: frozenset[str], sentence: Sentence, setting: Setting) -> bool:
    """Is the end there that the rule's sentence leaves out, and the sentence where the rule wants it?"""
    if rule.context:
        end = setting.ends.get(rule.context)
        if end is None or end.type not in missing:
            return False
        if rule.context == "self" and _quoted(sentence.text):
            return False
    return _in_section(rule, sentence)


def _quoted(text: str) -> bool:
    """Whether all of a sentence is a quotation: 将第一条修改为：“根据《…》，制定本条例。” does not say it of the decision."""
    closed = text.find("”")
    return text.startswith("“") and (closed < 0 or closed >= len(text) - 2)


_OPENING = 60  # characters of a sentence that may say what section it opens (今年工作的总体要求是：…)


def _in_section(rule: schema.Rule, sentence: Sentence) -> bool:
    section: re.Pattern[str] | None = rule.section
    if rule.outside is None and section is None:
        return True
    if rule.outside is not None and any(rule.outside.search(h) for h in sentence.headings):
        return False
    return section is None or any(section.search(h) for h in (*sentence.headings, sentence.text[:_OPENING]))


def _ends(types: frozenset[str], taken: Sequence[Mention]) -> list[Mention]:
    return [m for m in taken if m.type in types]


def _part(rule: schema.Rule, match: re.Match[str], subjects: Sequence[Mention]) -> tuple[tuple[str, str], ...]:
    """Who chairs a meeting does more than attend it: what is said behind the persons tells."""
    if rule.relation != "takes_part_in" or "subject" not in match.groupdict() or not subjects:
        return ()
    return (("part", "主持"),) if "主持" in match.string[match.end("subject") : match.end()] else ()


def _apply(rule: schema.Rule, encoded: Encoded, setting: Setting, first: re.Match[str]) -> Iterator[Relation]:
    groups = rule.pattern.groupindex
    outside = [setting.ends[rule.context]] if rule.context else []
    match: re.Match[str] | None = first
    while match:
        subjects = _ends(rule.subject, encoded.taken(match, "subject")) if "subject" in groups else outside
        objects = _ends(rule.object, encoded.taken(match, "object")) if "object" in groups else outside
        start, end = encoded.span(match)
        for subject in subjects:
            for object in objects:
                if subject != object:
                    part = _part(rule, match, subjects)
                    yield Relation(rule.relation, subject, object, start, end, rule.id, part)
        # The last mention of one match may begin the next (甲印发乙，乙废止丙), but every step moves on.
        match = rule.pattern.search(encoded.text, max(match.start() + 1, match.end() - 2))
