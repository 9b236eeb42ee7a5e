"""What the header says: who issued the document (letterhead, information table, signature) as relations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..mentions import within
from ..model import Article, Field, Mention, Outline, Relation, Sentence
from ..naming.names import Where, canonical, key, organization, plain
from .scopes import Scope, at

_RELAYS = re.compile("转发|批转")
_ASKED = r"(?:《[^。]{4,120}?》|关于[^。，]{4,80}?的(?:请示|函|报告|来函))"
_RECEIVED = re.compile(rf"^(?:你们?|你[省市县区委局厅部])[^。，《]{{0,6}}?{_ASKED}[^。]{{0,20}}(?:收悉|收到)")
_CONGRESS = re.compile(
    r"(?P<place>[一-龥]*?)(?:第[一二三四五六七八九十]{1,3}届)(?P<body>人民代表大会(?:常务委员会)?)第"
)
_LAW = re.compile(r"(?:法|法典|条例|规定|规则|细则|决定|决议)(?:[（(].{1,12}[)）])?$")
_DECISION = re.compile(r"通过\s*(?:\d{4}年\d{1,2}月\d{1,2}日)?\s*[^。；\n]{4,60}批准的(?P<title>《[^《》\n]{0,60}关于修[改正订])")
_ANSWER = re.compile(r"的批复》?$")
_SENT = re.compile(r"《(?P<title>[^《》\n]{6,80})》[^。《]{0,60}(?:印发|下发)(?:给|[，。])")
_WORK_REPORT = re.compile(r"政府工作报告$")


def header_relations(
    taken: Outline, resolved: Sequence[Mention], own: Mapping[int, Mention], parts: Sequence[Scope]
) -> Iterator[Relation]:
    """issued_by from the issuer fields of every article that has a title of its own, and from what a reply answers."""
    sentences: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in taken.sentences:
        sentences[sentence.article].append(sentence)
    for article in taken.articles:
        document = own.get(article.number)
        if document is None:
            yield from _untitled(article, taken, resolved, own, parts)
            continue
        where = at(parts, article.start).where
        yield from _promulgated(article, document, taken, resolved, where)
        for field in article.fields:
            if field.name == "issuer":
                issuer = _body(field, resolved, where)
                yield Relation("issued_by", document, issuer, field.start, field.end, "issued_by.header")
        yield from _reply(article, sentences[article.number], resolved)
        yield from _work_report(document, where)


def _untitled(
    article: Article, taken: Outline, resolved: Sequence[Mention], own: Mapping[int, Mention], parts: Sequence[Scope]
) -> Iterator[Relation]:
    """A notice whose own title is lost prints 《甲计划》 that stands below it: who signs the one issues the other."""
    printed = own.get(article.number + 1)
    after = taken.articles[article.number + 1] if printed else article
    if printed is None or any(f.name == "issuer" for f in after.fields):
        return
    sent = _SENT.search(taken.clean.text, article.start, after.start)
    if sent and plain(sent["title"]) == plain(printed.name or printed.text):
        for field in article.fields:
            if field.name == "issuer":
                issuer = _body(field, resolved, at(parts, article.start).where)
                yield Relation("issued_by", printed, issuer, field.start, field.end, "issued_by.untitled")


def _promulgated(
    article: Article, document: Mention, taken: Outline, resolved: Sequence[Mention], where: Where
) -> Iterator[Relation]:
    """Who signs a decree or an announcement issues the law inside it; an attachment to a notice has no issuer of its own."""
    carrier = taken.articles[article.inside] if article.inside is not None else article
    kinds = {f.value for f in carrier.fields if f.name == "kind"}
    if carrier is not article and kinds & {"命令", "公告"} and _LAW.search(plain(document.name)):
        for field in carrier.fields:
            if field.name == "issuer":
                issuer = _body(field, resolved, where)
                yield Relation("issued_by", document, issuer, field.start, field.end, "issued_by.decree")


def inherited(article: Article, articles: Mapping[int, Article]) -> list[Field]:
    """What a law inside a decree or an announcement has from it: number, issuers, and the days it does not say itself; and
    what a plan has from the notice that prints it: the days."""
    carrier = articles[article.inside] if article.inside is not None else article
    kinds = {f.value for f in carrier.fields if f.name == "kind"}
    title = next((f.value or f.text for f in article.fields if f.name == "title"), "")
    own = {f.name for f in article.fields}
    if carrier is not article and title and "通知" in kinds and any(f.name == "title" and "印发" in f.text for f in carrier.fields):
        return [f for f in carrier.fields if f.name in ("signed", "effective", "expires") and f.name not in own]
    if carrier is article or not kinds & {"命令", "公告"} or not _LAW.search(plain(title)):
        return []
    passed = [f for f in carrier.fields if f.name in ("number", "issuer", "level", "effective") and f.name not in own]
    return [*passed, *(replace(f, name="published") for f in carrier.fields if f.name == "signed" and "published" not in own)]


def _body(field: Field, resolved: Sequence[Mention], where: Where) -> Mention:
    for m in within(resolved, field.start, field.end):
        if m.type == "organization" and m.end - m.start == field.end - field.start:
            return m
    name = canonical("organization", field.value or field.text, where)
    return Mention("organization", field.text, field.start, field.end, name, "header:issuer")


def _reply(article: Article, sentences: Sequence[Sentence], resolved: Sequence[Mention]) -> Iterator[Relation]:
    """你们《…的请示》收悉: what is answered came from those addressed."""
    addressees = [m for f in article.fields if f.name == "addressee" for m in within(resolved, f.start, f.end)]
    for sentence in sentences:
        if addressees and _RECEIVED.match(sentence.text):
            asked = next((m for m in within(resolved, sentence.start, sentence.end) if m.type == "document"), None)
            for m in addressees:
                if asked and m.type == "organization":
                    yield Relation("issued_by", asked, m, sentence.start, sentence.end, "issued_by.reply")


def _work_report(document: Mention, where: Where) -> Iterator[Relation]:
    """A government work report is the report of the government it speaks for."""
    home = where.of("省") if "省" in document.text else where.of("市") or where.of("县") or where.of("省")
    if home and _WORK_REPORT.search(document.text):
        issuer = Mention(
            "organization", document.text, document.start, document.end, f"{home}人民政府", "header:report"
        )
        yield Relation("issued_by", document, issuer, document.start, document.end, "issued_by.report")


def decided_relations(relations: Iterable[Relation], text: str, resolved: Sequence[Mention]) -> Iterator[Relation]:
    """The relations, where a second note of passing is that of the decision that amended the law: 甲会议通过 乙会议批准的
    《关于修改某条例的决定》修正."""
    first: set[Mention] = set()
    for r in relations:
        match = _DECISION.match(text, r.object.end) if r.rule == "adopted_at.note" else None
        later = r.subject in first
        if r.rule == "adopted_at.note":
            first.add(r.subject)
        if match and later:
            title = match.start("title")
            decision = next((m for m in resolved if m.start == title and m.type == "document"), None)
            r = replace(r, subject=decision, end=decision.end, rule="adopted_at.approved-besides") if decision else r
        yield r


def enacted_relations(relations: Iterable[Relation], parts: Sequence[Scope]) -> Iterator[Relation]:
    """A law that a people's congress (or its standing committee) passes at a session is that congress's."""
    for r in relations:
        passed = r.type == "adopted_at" and not r.rule.startswith("adopted_at.approved")  # 批准 is another congress
        congress = _CONGRESS.match(r.object.name or r.object.text) if passed else None
        if congress and _LAW.search(plain(r.subject.name or r.subject.text)):
            name = organization(congress["place"] + congress["body"], at(parts, r.start).where)
            issuer = Mention("organization", r.object.text, r.object.start, r.object.end, name, "header:session")
            yield Relation("issued_by", r.subject, issuer, r.start, r.end, "issued_by.session")


def printed_once(relations: Iterable[Relation]) -> list[Relation]:
    """Without what another notice of the same matter prints: under one and the same title (关于…的实施意见) province and city
    each issue their own, and only that of the notice named first is meant."""
    known = list(relations)
    first: dict[str, Mention] = {}
    for r in sorted((r for r in known if r.type == "forwards"), key=lambda r: r.start):
        first.setdefault(_key(r.object), r.subject)
    return [
        r for r in known if r.type != "forwards" or _RELAYS.search(r.subject.text) or _key(first[_key(r.object)]) == _key(r.subject)
    ]


def carried_relations(relations: Iterable[Relation]) -> Iterator[Relation]:
    """关于印发《甲》的通知: who issues the notice issues what it prints (转发 and 批转 do not count)."""
    known = list(relations)
    issuers: dict[str, dict[tuple[str, str], Mention]] = defaultdict(dict)
    for r in known:
        if r.type == "issued_by" and r.subject.name:
            issuers[r.subject.name].setdefault((r.object.type, r.object.name or r.object.text), r.object)
    for r in known:
        if r.type == "forwards" and not _RELAYS.search(r.subject.text):
            for issuer in issuers.get(r.subject.name, {}).values():
                yield Relation("issued_by", r.object, issuer, r.start, r.end, "issued_by.carried")


def answered_relations(relations: Iterable[Relation]) -> Iterator[Relation]:
    """关于《甲市总体规划》的批复 concerns what the plan in its title concerns."""
    known = list(relations)
    matters: dict[str, dict[str, Mention]] = defaultdict(dict)
    for r in known:
        if r.type == "concerns" and r.subject.type == "document":
            matters[_key(r.subject)].setdefault(_key(r.object), r.object)
    for r in known:
        if r.rule == "cites.title" and _ANSWER.search(r.subject.text):
            for matter in matters[_key(r.object)].values():
                yield Relation("concerns", r.subject, matter, r.start, r.end, "concerns.answered")


def _key(m: Mention) -> str:
    return key(m.type, m.name or m.text)
