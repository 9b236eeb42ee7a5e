"""The rule files under rules/, read once and checked before anything runs.

One file a type: `rules/entities/area.toml` is the entity type `area`, `rules/relations/issued_by.toml` the relation
`issued_by` with its rules. A file that breaks a promise is refused by name, rule and remedy (`RuleError`).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import patterns
from .rule_files import RULES

CONTEXTS = ("self", "meeting", "speaker", "topic", "ground")
NEEDS = ("proper", "place", "bare", "titled", "placed", "quoted", "some", "begun", "body", "admin", "route", "works", "word")

# In entity patterns with `units = true` these words stand for a place or an organisation found before.
UNITS = {"PLACE": patterns.shadow_class("place"), "ORG": patterns.shadow_class("organization")}


class RuleError(ValueError):
    """A rule file that breaks a promise; says which file, which rule, and how to mend it."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A regular expression whose group `name` is the mention. `units`: run on the text with places and organisations
    hidden; `walk`: the name goes on to the left over at most so many characters, as names of open classes do; `trim`: governing
    words at the beginning of the name are left out."""

    id: str
    regex: re.Pattern[str]
    units: bool = False
    walk: int = 0
    trim: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A class word that ends a name (…城市群): the name is found by walking left over words from it."""

    id: str
    words: tuple[str, ...]
    needs: str
    limit: int
    verbs: bool
    tail: re.Pattern[str] | None
    not_next: re.Pattern[str] | None
    not_prev: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class EntityType:
    name: str
    label: str
    description: str
    color: str
    shape: str
    lexicons: tuple[str, ...]
    patterns: tuple[NamePattern, ...]
    heads: tuple[Head, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    finds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a sentence states a relation. `context` names the end that the sentence leaves out (self, meeting,
    speaker, topic); `section` is a pattern that one of the headings above the sentence must hold,
    `outside` one that none of them may."""

    id: str
    relation: str
    pattern: re.Pattern[str]
    subject: frozenset[str]
    object: frozenset[str]
    context: str | None
    section: re.Pattern[str] | None
    outside: re.Pattern[str] | None
    yes: tuple[Example, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    name: str
    label: str
    description: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    rules: tuple[Rule, ...]


def load(folder: str) -> dict[str, dict[str, Any]]:
    """The TOML files of one folder under rules/, by stem, in order of name."""
    found = {}
    for file in sorted((RULES / folder).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                found[file.name.removesuffix(".toml")] = tomllib.loads(file.read_text("utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise RuleError(f"rules/{folder}/{file.name}: not TOML ({error}); mend the line it names") from None
    return found


def _regex(source: str | None, where: str, *, wrap: str = "(?:{})") -> re.Pattern[str] | None:
    if source is None:
        return None
    try:
        return re.compile(wrap.format(source))
    except re.error as error:
        raise RuleError(f"{where}: not a regular expression ({error}); mend {source!r}") from None


def _need(raw: Mapping[str, Any], where: str, *keys: str) -> None:
    for key in keys:
        if key not in raw:
            raise RuleError(f"{where}: add `{key}`")


def _only(raw: Mapping[str, Any], where: str, *keys: str) -> None:
    """Refuse a key that nothing reads: misspelt, it would change nothing and nobody would know."""
    for key in sorted(raw.keys() - set(keys)):
        raise RuleError(f"{where}: nothing reads `{key}`; keys are {', '.join(keys)}")


def _name_pattern(raw: Mapping[str, Any], where: str, words: Mapping[str, str]) -> NamePattern:
    _need(raw, where, "id", "regex")
    _only(raw, where, "id", "regex", "units", "walk", "trim")
    units = bool(raw.get("units"))
    try:
        source = patterns.with_words(raw["regex"], words)
    except ValueError as error:
        raise RuleError(f"{where}: {error}") from None
    if units:
        for word, chars in UNITS.items():
            source = source.replace(word, chars)
    regex = _regex(source, where, wrap="{}")
    if regex is None or "name" not in regex.groupindex:
        raise RuleError(f"{where}: put the name into a group, (?P<name>…)")
    return NamePattern(raw["id"], regex, units, int(raw.get("walk", 0)), bool(raw.get("trim")))


def _head(raw: Mapping[str, Any], where: str) -> Head:
    _need(raw, where, "id", "words", "needs")
    _only(raw, where, "id", "words", "needs", "limit", "verbs", "tail", "not_next", "not_prev")
    if raw["needs"] not in NEEDS:
        raise RuleError(f"{where}: needs = {raw['needs']!r}; choose one of {', '.join(NEEDS)}")
    return Head(
        raw["id"],
        tuple(raw["words"]),
        raw["needs"],
        int(raw.get("limit", 20)),
        bool(raw.get("verbs")),
        _regex(raw.get("tail"), where),
        _regex(raw.get("not_next"), where),
        _regex(raw.get("not_prev"), where, wrap="(?:{})$"),
    )


def _lexicon(file: str, where: str) -> str:
    if not (RULES / "lexicons" / file).is_file():
        raise RuleError(f"{where}: no file rules/lexicons/{file}; add it or take it out of `lexicon`")
    return file


@cache
def entity_types() -> dict[str, EntityType]:
    """Every entity type by name."""
    found = {}
    for name, raw in load("entities").items():
        where = f"rules/entities/{name}.toml"
        _need(raw, where, "label", "description", "color", "shape", "yes", "no")
        words = {**word_classes(), **raw.get("words", {})}
        found[name] = EntityType(
            name,
            raw["label"],
            raw["description"],
            raw["color"],
            raw["shape"],
            tuple(_lexicon(file, where) for file in raw.get("lexicon", ())),
            tuple(_name_pattern(p, f"{where}, pattern {p.get('id')!r}", words) for p in raw.get("pattern", ())),
            tuple(_head(h, f"{where}, head {h.get('id')!r}") for h in raw.get("head", ())),
            tuple(raw["yes"]),
            tuple(raw["no"]),
        )
    _one_head_each(found.values())
    return found


def _one_head_each(types: Iterable[EntityType]) -> None:
    """A class word leads one walk; a second head with it would never be asked."""
    first: dict[str, str] = {}
    for type in types:
        for head in type.heads:
            for word in head.words:
                where = f"rules/entities/{type.name}.toml, head {head.id!r}"
                if word in first:
                    raise RuleError(f"{where}: the word {word!r} already stands in {first[word]}; leave it in one of them")
                first[word] = where


def _rule(raw: Mapping[str, Any], relation: str, file: Mapping[str, Any], types: list[str]) -> Rule:
    where = f"rules/relations/{relation}.toml, rule {raw.get('id')!r}"
    _need(raw, where, "id", "pattern")
    _only(raw, where, "id", "pattern", "subject", "object", "context", "section", "outside", "yes", "no")
    if not raw.get("yes") or not raw.get("no"):
        raise RuleError(f"{where}: give at least one `yes` and one `no` example")
    slots = {role: raw.get(role, file[role]) for role in ("subject", "object")}
    try:
        pattern = patterns.compile(
            raw["pattern"], slots, types, words={**word_classes(), **file.get("words", {})}, context=raw.get("context")
        )
    except ValueError as error:
        raise RuleError(f"{where}: {error}") from None
    yes = tuple(_example(y, where) for y in raw["yes"])
    return Rule(
        f"{relation}.{raw['id']}",
        relation,
        pattern,
        frozenset(slots["subject"]),
        frozenset(slots["object"]),
        _context(raw.get("context"), where),
        _regex(raw.get("section"), where),
        _regex(raw.get("outside"), where),
        yes,
        tuple(raw["no"]),
    )


def _example(raw: Mapping[str, Any], where: str) -> Example:
    _need(raw, f"{where}, one of its `yes`", "text", "finds")
    return Example(raw["text"], tuple(raw["finds"]))


def _context(name: str | None, where: str) -> str | None:
    if name is not None and name not in CONTEXTS:
        raise RuleError(f"{where}: context = {name!r}; choose one of {', '.join(CONTEXTS)}")
    return name


@cache
def relation_types() -> dict[str, RelationType]:
    """Every relation type by name, with its rules."""
    types = list(entity_types())
    return {name: _relation_type(name, raw, types) for name, raw in load("relations").items()}


def _relation_type(name: str, raw: Mapping[str, Any], types: list[str]) -> RelationType:
    _need(raw, f"rules/relations/{name}.toml", "label", "description", "subject", "object")
    return RelationType(
        name,
        raw["label"],
        raw["description"],
        tuple(raw["subject"]),
        tuple(raw["object"]),
        tuple(_rule(r, name, raw, types) for r in raw.get("rule", ())),
    )


@cache
def word_classes() -> dict[str, str]:
    """The words that several rules and modules share, by class, as alternatives of a regular expression (甲|乙)."""
    found: dict[str, list[str]] = {}
    for row in lexicon_rows("word_classes.tsv"):
        for name in row["classes"].split("|"):
            found.setdefault(name, []).append(row["word"])
    return {name: "|".join(words) for name, words in found.items()}


def word_class(name: str) -> str:
    """One of them.

    >>> "民盟" in word_class("党派").split("|")
    True
    """
    return word_classes()[name]


def lexicon_rows(file: str) -> list[dict[str, str]]:
    """The rows of a lexicon: TSV with a header line; a `#` line is a comment."""
    lines = [x for x in (RULES / "lexicons" / file).read_text("utf-8").splitlines() if x and not x.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:]]
