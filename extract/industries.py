"""Industries that a place is to develop: its subject, the industry, and what kind it is to be. In: a sentence and its
mentions; out: `Development`.

The words are data (rules/industries/). The subject is found as that of a positioning is. What has been reached is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from . import schema
from .modality import governed_by
from .model import Mention, Sentence
from .positioning import spoken_of

_LONGEST_ITEM = 14
_SPLIT = re.compile("[、和及与]")
_SIZE = re.compile("^[百千万]+亿元?级?的?")
_NO_KIND = re.compile(r"[0-9一二两三四五六七八九十]+[个大条]|[0-9+＋N-]+$|.*(?:[级性型化]|年)$")  # 6个世界级, “1188”, 外向型
_ET_CETERA = re.compile("(?<![高同平对均初])等")
_SUFFIX = re.compile("(?<!核心)(?:特色|优势)?(?:产业集群|产业链|产业)$")


@dataclass(frozen=True, slots=True)
class Development:
    """`subject` is to develop `industry`, as `kind` (未来产业, 主导产业, or nothing) with `modality` (支持, 鼓励, 应当, or
    nothing); [start, end) is the clean span from subject or verb to the end of the list."""

    subject: Mention
    industry: str
    kind: str
    modality: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    classed: re.Pattern[str]
    alone: re.Pattern[str]
    ends: re.Pattern[str]
    generic: frozenset[str]
    bad: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    sections: re.Pattern[str]
    kinds: re.Pattern[str]


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _words() -> _Words:
    raw = schema.load("industries")["industries"]
    after = r"(?=[，。；！）]|发展(?:[，。；]|$)|$)"
    kind = rf"(?P<kind>(?:{_any(raw['before_class'])})*(?:{_any(raw['classes'])}))"
    return _Words(
        re.compile(
            rf"(?P<verb>{_any(raw['verbs'])})(?P<list>[^，。；：！？\n（）]{{2,80}}?)(?:等)?"
            rf"(?P<count>[一二两三四五六七八九十\d]+(?:大|个|条))?{kind}{after}"
        ),
        re.compile(rf"(?P<verb>{_any(raw['alone'])})(?P<list>[^，。；：！？\n（）]{{3,60}}?)(?=[，。；！]|$)"),
        re.compile(rf"(?:{_any(raw['ends'])})$"),
        frozenset(raw["generic"]),
        re.compile(_any(raw["not_in"])),
        re.compile(_any(raw["past"])),
        re.compile(_any(raw["future"])),
        re.compile(raw["past_sections"]),
        re.compile(_any(raw["kinds"])),
    )


def find_developments(
    sentence: Sentence, mentions: Sequence[Mention], topics: Sequence[Mention], *, home: Mention | None = None
) -> Iterator[Development]:
    """Every industry that `sentence` wants developed; `topics` and `home` as for positionings."""
    if "产业" not in sentence.text and "经济" not in sentence.text and "业" not in sentence.text or _is_past(sentence):
        return
    areas = [m for m in mentions if m.type in ("place", "area")]
    taken = 0
    for match in sorted([*_classed(sentence.text), *_words().alone.finditer(sentence.text)], key=lambda m: m.start()):
        if match.start() < taken:
            continue
        items = list(_items(match))
        whom, _ = spoken_of(sentence, match.start("verb"), areas, topics, strict=home is not None) if items else (None, False)
        if not items or not whom:
            continue
        taken = match.end()
        kind = _words().kinds.search(match.groupdict().get("kind") or "")
        modality = governed_by(sentence.text[: match.start("verb")])
        for subject in whom:
            start = min(subject.start, sentence.start + match.start()) if subject.start >= sentence.start else sentence.start
            for item in items:
                yield Development(
                    subject, item, kind[0] if kind else "", modality, start, sentence.start + match.end(),
                    f"develops.{match['verb']}",
                )  # fmt: skip


def _classed(text: str) -> Iterator[re.Match[str]]:
    return _words().classed.finditer(text) if any(w in text for w in ("产业", "集群", "赛道")) else iter(())


def _is_past(sentence: Sentence) -> bool:
    """Whether the sentence tells what has been done, by its heading or its own words."""
    words = _words()
    if any(words.sections.search(h) for h in sentence.headings):
        return True
    return bool(words.past.search(sentence.text)) and not words.future.search(sentence.text)


def _items(match: re.Match[str]) -> Iterator[str]:
    """The industries of the list, as the graph calls them; nothing where one of its items is none."""
    words = _words()
    classed = bool(match.groupdict().get("kind"))
    pieces = [re.split("(?<=.)[“”]", p.strip("“” 　"))[0] for p in _SPLIT.split(_ET_CETERA.split(match["list"])[0])]
    if classed and len(pieces) == 1 and match.groupdict().get("count"):
        return  # 打造新能源三大产业集群: how many there are, not which
    for piece in pieces:
        name = _SUFFIX.sub("", piece)
        fits = 2 <= len(piece) <= _LONGEST_ITEM and not words.bad.search(piece) and piece not in words.generic
        fits = fits and not _NO_KIND.match(name)
        if not fits or not (classed or words.ends.search(piece)):
            return
    for piece in pieces:
        name = _SIZE.sub("", _SUFFIX.sub("", piece))
        full = name if (len(name) > 2 and not name.endswith("核心")) or name.endswith("业") else f"{name}产业"
        if not words.generic & {name, full, piece}:
            yield full
