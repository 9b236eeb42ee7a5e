"""One document in, its `Extraction` out: the stages of extract/ in order."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .documents import numbers
from .documents.header_relations import (
    answered_relations,
    carried_relations,
    decided_relations,
    enacted_relations,
    header_relations,
    printed_once,
)
from .documents.home import in_nature, lies_in, owns_nothing, reports, speaks_for
from .documents.own_documents import as_resolved, by_number, is_formal, reported, self_documents
from .documents.scopes import Scope, at, home, pieces, scopes, split
from .documents.titles import explained, title_relations
from .figures.background import background
from .figures.facts import find_facts
from .figures.figure_owners import backed, is_anothers, said_of
from .figures.standing import glossary_paragraphs
from .figures.targets import find_targets
from .geography.places import locate
from .mentions import candidates, longest, nested
from .model import Document, Extraction, Indicator, Mention, Outline, Relation, Target
from .naming.general_names import is_general
from .naming.names import Where, key
from .outline import outline
from .persons.asking import Asking, answered, answered_together
from .persons.offices import as_held, phrases, post_relations
from .persons.people import people
from .persons.post_record import Post
from .persons.posts import find_posts
from .readers import read
from .reading import Reading
from .reference import coreference, pointing
from .register import guessed, is_public
from .relations import find_relations
from .settle import settle
from .statements import proposals
from .statements.attendance import attended
from .statements.chains import chain_relations
from .statements.discourse import Scene, scenes
from .statements.industries import Development, find_developments
from .statements.parties import party_relations
from .statements.positioning import Positioning, find_positionings
from .statements.responsibility import find_responsibilities
from .statements.site_tables import site_relations
from .statements.subjects import subject_of
from .statements.venues import venue_relations

# 新华社北京1月17日电: where an agency writes from is not what it writes of.
_WIRED = re.compile(r"(?:新华社|中新社|中新网|人民网|央视网)(?P<where>[一-龥]{2,12})\d{1,2}月\d{1,2}日(?:电|讯)")
# 甲开发区入选示范，绿电规模增长…: the clause that the area opens is over.
_MOSTLY = 0.5
# What may stand between a target's beginning and its subject: the time phrase and a verb of making or striving.
_LEADS = re.compile(
    r"(?:[^。；]{0,24}(?:年|末|期间|时期|底|前|内|中叶))?[，,：]?(?:力争|确保|实现|使|把|将|推动|努力)?"
)


def extract(path: Path) -> Extraction:
    """Read the file at `path` and return what it says."""
    return extract_document(read(Path(path)))


def extract_document(document: Document) -> Extraction:
    """What one document says, settled and with evidence in the document's own offsets."""
    return answered(_extracting(document))


def extract_documents(documents: Iterable[Document]) -> list[Extraction]:
    """What each of the documents says, the same as `extract_document` of each, in less time: a dozen or two short ones
    ask the tagger together. What fails in one fails them all."""
    return answered_together(_extracting(document) for document in documents)


def _extracting(document: Document) -> Asking[Extraction]:
    taken = outline(document)
    return settle((yield from _reading(replace(taken, document=replace(document, title=title(taken))))))


def title(taken: Outline) -> str:
    """What a reader calls the document: what was said of it from beside, its own title, its headline, else what the
    file calls it."""
    given = [value for name, value in taken.document.metadata if name == "title"]
    own = [f.value or f.text for a in taken.articles for f in a.fields if f.name == "title"]
    own = [name for name in own if not numbers.LINE.fullmatch(name)] or own  # the law, not the decree that it came with
    headlines = [a.title for a in taken.articles if a.title]
    return next(iter([*given, *own, *headlines]), taken.document.title)


def read_outline(taken: Outline) -> Reading:
    """Mentions, relations, positionings and targets of an outline."""
    return answered(_reading(taken))


def _reading(taken: Outline) -> Asking[Reading]:
    text = taken.clean.text
    located = locate(text)
    where = home(text, located)
    public = is_public(text)
    found = [m for m in candidates(text, [x.mention for x in located]) if public or not guessed(m)]
    own = (self_documents(taken) or reported(taken, where)) if public or is_formal(taken) else {}
    outer = longest([*found, *own.values()])
    outer = longest([*outer, *(yield from people(text, outer))])
    parts = scopes(taken, located, where)
    resolved = by_number(taken, coreference.resolve_each(text, outer, parts), own)
    own = as_resolved(own, resolved)
    ours = speaks_for(taken, where, resolved)
    subject = _governed(subject_of(next(iter(own.values()), None), _written_of(text, resolved), found, where, ours), taken)
    subjects = _subjects(parts, own, resolved, found, subject)
    posts = find_posts(text, resolved)
    resolved = as_held(text, resolved, posts, where)
    reporting = ours if reports(taken) else None
    spoken = {n: explained(m, nested(m, found)) or m for n, m in own.items()}
    staged = [
        scene
        for part, about in zip(pieces(taken, parts), subjects, strict=True)
        for scene in scenes(part, resolved, spoken, about, phrases(posts), home=reporting)
    ]
    if subject and not own and ours is None:
        staged = _told_of(subject, staged)
    aims, figures = _numbers(taken) if public else ([], [])
    told = staged if public else []
    codes = {(x.mention.start, x.mention.end): x.place.code for x in located if x.place}
    stated = [*_posts(taken, posts, parts), *_all_relations(taken, staged, resolved, found, own, parts, codes)]
    return Reading(
        taken,
        where,
        codes,
        tuple(m for m in resolved if m.found_by != pointing.SEVERAL),
        tuple(pointing.spread(stated)),
        tuple(_positioned(told, reporting, glossary_paragraphs(taken))),
        tuple(find_responsibilities(taken, resolved)) if public else (),
        tuple(_developed(told, reporting)),
        tuple((t, one) for t in aims for one in _each(_aimed(t, staged, subject, reporting))),
        tuple(_reached(figures, staged, subject, reporting, home=ours or (subject if own else None))),
        own,
        subject,
    )


def _numbers(taken: Outline) -> tuple[list[Target], list[Indicator]]:
    """What is to be reached, and what is."""
    ground = background(taken)
    aims = find_targets(taken, ground)
    return aims, find_facts(taken, targets=aims, ground=ground)


def _written_of(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without those of where an agency's report was written."""
    wired = [match.span("where") for match in _WIRED.finditer(text)]
    return [m for m in mentions if not any(a <= m.start < b for a, b in wired)] if wired else mentions


def _told_of(subject: Mention, staged: Sequence[Scene]) -> list[Scene]:
    """What only is named most often on a page of several reports is the subject of those reports that name it."""
    lands = [(m.type, m.name, s) for s in staged for m in s.mentions if m.type in ("place", "area")]
    own = [s for type, name, s in lands if (type, name) == (subject.type, subject.name)]
    # Where it is not most of all that is named, each paragraph is a report by itself.
    whole = len(own) >= _MOSTLY * sum(name != "中国" for _, name, _ in lands)

    def report(s: Scene) -> tuple[object, ...]:
        return (s.sentence.article, s.sentence.headings, None if whole else s.sentence.paragraph)

    told = {report(s) for s in own}
    return [
        s
        if report(s) in told
        else replace(
            s,
            subject=None if s.subject == subject else s.subject,
            spoken=tuple(m for m in s.spoken if m != subject),
        )
        for s in staged
    ]


def _governed(subject: Mention | None, taken: Outline) -> Mention | None:
    """A government that does not say which it is reports no park's figures."""
    return None if subject and subject.type == "area" and reports(taken) else subject


def _subjects(
    parts: Sequence[Scope],
    own: Mapping[int, Mention],
    resolved: Sequence[Mention],
    found: Sequence[Mention],
    page: Mention | None,
) -> list[Mention | None]:
    """What each scope is about; an official document among others says it itself."""
    out: list[Mention | None] = []
    for (scope, mine), (_, inner) in zip(split(resolved, parts), split(found, parts), strict=True):
        title = next((own[n] for n in range(scope.first, scope.last) if n in own), None)
        out.append(subject_of(title, mine, inner, scope.where, None) if scope.official else page)
    return out


def _posts(taken: Outline, posts: Iterable[Post], parts: Sequence[Scope]) -> Iterator[Relation]:
    for post in posts:
        yield from post_relations([post], at(parts, post.start).where, taken)


def _positioned(staged: Sequence[Scene], reporting: Mention | None, glossary: Container[int]) -> Iterator[Positioning]:
    """The positions that sentences give; in the paragraphs of a glossary only to what they name themselves."""
    for s in staged:
        topics = () if s.sentence.paragraph in glossary else s.topics
        for p in find_positionings(s.sentence, s.mentions, topics, home=reporting, before=s.before):
            yield from (replace(p, subject=one) for one in pointing.each(p.subject))


def _developed(staged: Sequence[Scene], reporting: Mention | None) -> Iterator[Development]:
    for s in staged:
        for d in find_developments(s.sentence, s.mentions, s.topics, home=reporting):
            yield from (replace(d, subject=one) for one in pointing.each(d.subject))


def _reached(
    facts: Iterable[Indicator], staged: Sequence[Scene], subject: Mention | None, reporting: Mention | None, *, home: Mention | None
) -> Iterator[tuple[Indicator, Mention | None]]:
    for f in facts:
        named = _named_first(f, staged)
        whose = _at_home(named or _whose(f.start, f.end, staged, subject, item=reporting is not None), reporting)
        if whose and whose.type == "area" and is_general("area", whose.name or whose.text):
            whose = reporting  # 低效工业园改造深入推进，腾退土地3万亩: no park of that name
        i = bisect_right(staged, f.start, key=lambda s: s.sentence.start) - 1
        if whose and not named and i >= 0 and is_anothers(staged[i].sentence, staged[i].mentions, f.start, whose.name):
            whose = None
        whose = said_of(f, staged, i, whose, home) if i >= 0 else whose
        yield from ((f, one) for one in _each(whose))


def _named_first(fact: Indicator, staged: Sequence[Scene]) -> Mention | None:
    """The place with which the indicator's own name begins (某县陶瓷产值)."""
    i = bisect_right(staged, fact.start, key=lambda s: s.sentence.start) - 1
    inside = [m for m in staged[i].mentions if m.type == "place" and m.end <= fact.start] if i >= 0 else []
    named = (m for m in reversed(inside) if fact.name.startswith(m.text) and fact.name != m.text)
    return next((m for m in named if not in_nature(m.text)), None)


def _each(subject: Mention | None) -> Sequence[Mention | None]:
    return pointing.each(subject) if subject else (None,)


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found in a text, with what found it: `found_by` of mentions, `rule` of relations and targets."""

    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    targets: tuple[Target, ...]


def explain(text: str) -> Explained:
    """What the program reads in a text, and why. Spans are of the repaired text."""
    reading = read_outline(outline(Document("text", "", text)))
    positions = [
        Relation(
            "positioned_as",
            p.subject,
            Mention("positioning", p.text, p.end - len(p.text), p.end),
            p.start,
            p.end,
            p.rule,
        )
        for p in reading.positionings
    ]
    return Explained(reading.mentions, (*reading.relations, *positions), tuple(t for t, _ in reading.targets))


def _all_relations(
    taken: Outline,
    staged: Sequence[Scene],
    resolved: Sequence[Mention],
    found: Sequence[Mention],
    own: Mapping[int, Mention],
    parts: Sequence[Scope],
    codes: Mapping[tuple[int, int], str],
) -> list[Relation]:
    inner = {
        m: coreference.resolve("", nested(m, found), at(parts, m.start).where)
        for m in resolved
        if m.type in ("document", "meeting", "area", "project", "organization") and m.end - m.start >= 5
    }
    out = [r for s in staged for r in find_relations(s.sentence, s.mentions, s.setting)]
    out += [r for s in staged for r in venue_relations(s, inner)]
    out += [r for m, inside in inner.items() for r in _titled(m, inside, found, at(parts, m.start).where)]
    told = {(r.type, r.subject) for r in out}  # who signed in the sentence's own words goes before the title's
    agreed = (r for m, inside in inner.items() if m.type == "document" for r in party_relations(taken.clean.text, m, inside))
    out += [r for r in agreed if (r.type, r.subject) not in told]
    out = list(decided_relations(out, taken.clean.text, resolved))
    out += header_relations(taken, resolved, own, parts)
    out += site_relations(taken.clean.text, resolved)
    out += chain_relations(taken.clean.text, resolved, codes, inner)
    out += enacted_relations(out, parts)
    out += answered_relations(out)
    out = printed_once(out)
    stands = proposals.standing([*attended(out, taken, resolved), *carried_relations(out)], taken.clean.text, resolved)
    return _without_weaker(list(stands))


def _titled(m: Mention, inside: Sequence[Mention], found: Sequence[Mention], where: Where) -> Iterator[Relation]:
    """What a name states, and what the titles inside a title state: 关于《甲市总体规划》的批复."""
    yield from title_relations(m, inside, where)
    for printed in inside:
        if printed.type == "document":
            yield from title_relations(printed, coreference.resolve("", nested(printed, found), where), where)


def _without_weaker(relations: Sequence[Relation]) -> list[Relation]:
    """A document cites another where nothing more is said of the two: 根据《…》 is no citation besides."""
    said = {_pair(r) for r in relations if r.type != "cites"}
    return [r for r in relations if (r.type != "cites" or _pair(r) not in said) and not _launched(r)]


def _launched(r: Relation) -> bool:
    """实施某某三年行动计划: a task of the report, no document that the report carries out."""
    return r.rule.startswith("implements.task") and r.object.found_by == "head:document.years-plan"


def _pair(r: Relation) -> tuple[str, str]:
    return key(r.subject.type, r.subject.name or r.subject.text), key(r.object.type, r.object.name or r.object.text)


def _aimed(target: Target, staged: Sequence[Scene], subject: Mention | None, reporting: Mention | None) -> Mention | None:
    """Whose a target is: in a report that of the place reported for, but for one that it backs or that opens the target alone."""
    whose = _at_home(_subject(target.start, target.end, staged, subject), reporting)
    i = bisect_right(staged, target.start, key=lambda s: s.sentence.start) - 1
    if reporting is None or i < 0:
        return whose
    sentence = staged[i].sentence
    inside = whose is not None and whose.type == "place" and sentence.start <= whose.start < sentence.end
    if whose and inside and owns_nothing(whose, sentence.text[whose.end - sentence.start :]):
        return reporting
    return backed(sentence, staged[i].mentions, target.start, reporting.name) or whose


def _subject(start: int, end: int, staged: Sequence[Scene], subject: Mention | None) -> Mention | None:
    """What a target or figure is about: a place or area its own clauses begin with, the topic, the document's subject."""
    i = bisect_right(staged, start, key=lambda s: s.sentence.start) - 1
    scene = staged[i] if i >= 0 else None
    if scene is None or start >= scene.sentence.end:
        return subject
    subject = scene.subject
    named = next((m for m in scene.mentions if m.type in ("place", "area") and start <= m.start < end), None)
    if named and _LEADS.fullmatch(
        scene.sentence.text[max(0, start - scene.sentence.start) : named.start - scene.sentence.start]
    ):
        return named
    if scene.opening and subject is None:
        return scene.opening
    return scene.spoken[0] if scene.spoken else subject


def _at_home(m: Mention | None, reporting: Mention | None) -> Mention | None:
    """A government reports its own figures: 全国首创…23项, 粤桂协作企业76家 are not those of the places around it."""
    outside = m and reporting and m.type == "place" and not lies_in(m.name, reporting.name)
    return reporting if outside else m


def _whose(
    start: int, end: int, staged: Sequence[Scene], subject: Mention | None, *, item: bool = False
) -> Mention | None:
    """Whose figure stands at [start, end): that of the place or area which last opened a clause of the sentence; `item`:
    of its item in a list with ；."""
    i = bisect_right(staged, start, key=lambda s: s.sentence.start) - 1
    for m in reversed(staged[i].mentions if i >= 0 else ()):
        before = staged[i].sentence.text[: m.start - staged[i].sentence.start]
        if (
            item
            and "；"
            in staged[i].sentence.text[m.end - staged[i].sentence.start : max(0, start - staged[i].sentence.start)]
        ):
            break
        if item and m.end <= start and owns_nothing(m, staged[i].sentence.text[m.end - staged[i].sentence.start :]):
            continue
        if m.type in ("place", "area") and m.end <= start and _LEADS.fullmatch(re.split("[，；：]", before)[-1]):
            return m
    return _subject(start, end, staged, subject)
