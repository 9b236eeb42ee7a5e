"""What a place or area is to become (定位): its subject, and the phrase. In: a sentence and its mentions; out: Positioning.

The words are data (rules/positioning/). The subject is, in this order: the place the phrase itself begins with
(建设太原国家区域中心城市), the one right before the verb (把太原建设成为), the topic of the sentence or paragraph, the topic of
the document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from . import schema
from .model import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Positioning:
    """`subject` is to become `text`; [start, end) is the clean span from the subject or verb to the phrase's end."""

    subject: Mention
    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    verb: re.Pattern[str]
    before: re.Pattern[str]
    kind: re.Pattern[str]
    next: re.Pattern[str]
    noun: re.Pattern[str]


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _words() -> _Words:
    raw = schema.load("positioning")["positioning"]
    return _Words(
        re.compile(rf"(?:{_any(raw['verbs'])})(?!了?一批|者|的|性|工作|领导|力度|意见|规划|方案|项目|好|用地|任务|中)"),
        re.compile(rf"(?:{_any(raw['adverbs'])}|[一二三四五六七八九十]是|（[一-十]）|[0-9.、：“”\s]|到20\d\d年|在[^，。；]{2,40}(?:领域|方面|中))*$"),
        re.compile(rf"(?:{_any(raw['kinds'])})[”]?$"),
        re.compile(raw["subject_next"]),
        re.compile(r"(?:深化|推进|加快|加强|把握|明确|赋予|锚定)(?P<phrase>[^，。；：！？\n]{6,60}?)(?:的(?:战略|新|功能|发展|目标)*)?(?P<noun>建设|定位)(?=[，。；、]|$)"),
    )


def topic(sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """The place or area that the sentence speaks of: the first that opens a clause and is followed as a subject is."""
    for m in mentions:
        if m.type in ("place", "area") and _opens(sentence, m):
            return m
    return None


def _opens(sentence: Sentence, m: Mention) -> bool:
    low, high = m.start - sentence.start, m.end - sentence.start
    before = sentence.text[:low]
    opened = not before or before[-1] in "，；：。“（★—、" or before.endswith(("支持", "推动", "把", "将"))
    if _bounded(m) and before.endswith(("建设", "打造", "做强", "强化")):
        return True  # 打造某经济区北引擎，…: what follows is said of the area that is being built
    return opened and _words().next.match(sentence.text, high) is not None


def find_positionings(
    sentence: Sentence, mentions: Sequence[Mention], topics: Sequence[Mention]
) -> Iterator[Positioning]:
    """Every positioning in `sentence`. `topics`: what paragraph and document speak of, nearest first."""
    text = sentence.text
    areas = [m for m in mentions if m.type in ("place", "area")]
    yield from _deepened(sentence, areas, topics)
    at = 0
    while verb := _words().verb.search(text, at):
        at = verb.end()
        phrase = _phrase(text, verb.end())
        if not split(phrase):
            continue
        found = _subject(sentence, verb.start(), verb.end(), areas, topics, phrase)
        if found is None:
            continue
        subject, cut = found
        start = sentence.start + verb.start()
        if sentence.start <= subject.start < start:
            start = subject.start
        for part in split(phrase[cut:]):
            yield Positioning(subject, part, start, sentence.start + verb.end() + len(phrase), f"positioned_as.{verb[0]}")
        at = verb.end() + len(phrase)


def _deepened(sentence: Sentence, areas: Sequence[Mention], topics: Sequence[Mention]) -> Iterator[Positioning]:
    """深化（推进）甲示范区、乙中心建设; 把握丙中心城市、丁龙头的新定位: the phrase stands before its class word."""
    for match in _words().noun.finditer(sentence.text):
        start = sentence.start + match.start("phrase")
        first = next((m for m in areas if m.start == start), None)
        phrase, subject = match["phrase"], topics[0] if topics else None
        if first and first.type == "place":
            phrase = phrase[first.end - first.start :]
            subject = subject if _deictic(first) else first
        parts = split(phrase)
        if subject and parts and "".join(parts) == re.sub("、|和", "", phrase) and (len(parts) > 1 or match["noun"] != "建设"):
            for part in parts:
                yield Positioning(subject, part, start, sentence.start + match.end(), f"positioned_as.{match['noun']}")


def _phrase(text: str, start: int) -> str:
    """From `start` to the end of the clause, and on over 、 and as far as kinds go."""
    end = start
    depth = 0
    while end < len(text):
        c = text[end]
        if c in "“（":
            depth += 1
        elif c in "”）":
            depth = max(0, depth - 1)
        elif c in "。；！？：\n" or (c == "，" and depth == 0):
            break
        end += 1
    return re.split("(?<=.{4})(?:具有|发挥|提供|奠定|作出|做出)", text[start:end])[0]


def _subject(
    sentence: Sentence, verb: int, after: int, areas: Sequence[Mention], topics: Sequence[Mention], phrase: str
) -> tuple[Mention, int] | None:
    """(subject, characters of the phrase that name it) or None where the clause speaks of something else."""
    base = sentence.start
    clause = max(sentence.text.rfind(c, 0, verb) for c in "，。；：！？、") + 1
    here = [m for m in areas if base + clause <= m.start and m.end <= base + verb]
    if here:
        m = here[-1]
        between = sentence.text[m.end - base : verb]
        fits = _words().before.fullmatch(between) or _words().next.match(sentence.text, m.end - base)
        return (m, 0) if fits and m.start - base - clause <= 12 else None
    if not _words().before.fullmatch(sentence.text[clause:verb]):
        return None
    earlier = [m for m in areas if m.end <= base + clause and _opens(sentence, m)]
    if earlier:
        return earlier[-1], 0
    begins = next((m for m in areas if m.start == base + after and (_bounded(m) or _plain_place(m))), None)
    rest = phrase[begins.end - begins.start :] if begins else ""
    if begins and rest and not rest.startswith(("的", "、", "和", "与", "市域", "发展")):
        return begins, len(phrase) - len(rest)
    end = base + after + len(phrase)
    named = any(m.type == "area" and m.start <= base + after and m.end >= end for m in areas)
    return None if named or not topics else (topics[0], 0)


def _bounded(m: Mention) -> bool:
    """An area with bounds of its own (示范区, 城市群), not a basin or a part of the country."""
    return m.type == "area" and m.text.endswith(("区", "群", "圈", "带", "新城", "廊")) and not m.text.endswith("地区")


def _plain_place(m: Mention) -> bool:
    return m.type == "place" and not _deictic(m)


def _deictic(m: Mention) -> bool:
    return m.found_by.startswith("coreference")


def split(phrase: str) -> list[str]:
    """The positions a phrase lists; a modifier with 的 in front of the first holds for the others too.

    >>> split("创新高地、人才高地")
    ['创新高地', '人才高地']
    >>> split("都市圈发展的生态屏障和重要支点")
    ['都市圈发展的生态屏障', '都市圈发展的重要支点']
    """
    parts: list[str] = []
    rest = ""
    for piece in re.split(r"([、和])", phrase):
        if piece in ("、", "和") and _words().kind.search(rest):
            parts.append(rest)
            rest = ""
        else:
            rest += piece
    parts = [p for p in [*parts, rest] if _words().kind.search(p)]
    if len(parts) > 1 and "的" in parts[0] and "的" not in "".join(parts[1:]):
        shared = parts[0][: parts[0].rindex("的") + 1]
        parts = [parts[0], *(shared + p for p in parts[1:])]
    return [p.removeprefix("为").removeprefix("一个") for p in parts]
