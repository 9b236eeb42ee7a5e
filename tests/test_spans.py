"""Whatever leaves the program can be pointed at: every span holds its text, in real documents and in invented ones."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract import schema
from policygraph.extract.cleaning.fold import fold
from policygraph.extract.model import Document, Evidence, Extraction, Found, Mention
from policygraph.extract.outline import outline
from policygraph.extract.pipeline import extract_document, read_outline
from policygraph.extract.readers import read
from policygraph.extract.reference.short_names import subsequence
from policygraph.graph.build import build_graph
from policygraph.graph.runs.collect import collect

ROOT = Path(__file__).parent.parent
FOUND = collect([ROOT / "examples" / "documents", ROOT / "tests" / "documents"]).documents
# What may take one end from elsewhere: the document itself, the addressee, the layout that is spelled out; for a type,
# the topic, the subject of a goal, and the body that a post implies (市长).
RULES = (
    "issued_by.header",
    "issued_by.decree",
    "issued_by.reply",
    "issued_by.carried",
    "issued_by.report",
    "component_of.spelled-out",
)
# 某市第十五届人大常委会第十二次会议: the body stands in pieces in the name of its meeting.
IN_PIECES = "issued_by.session"
TYPES = ("has_target", "has_indicator", "positioned_as", "holds_post")
MARKS = str.maketrans("", "", "《》")
UNSEEN = re.compile(r"[\s\u200b-\u200d\ufeff\u00ad]")


@cache
def document(id: str) -> Document:
    return next(read(path, id=name) for path, name in FOUND if name == id)


@cache
def extraction(id: str) -> Extraction:
    return extract_document(document(id))


def proofs(made: Extraction) -> list[tuple[Evidence, ...]]:
    """The evidence of each thing and of each relation."""
    return [thing.evidence for thing in made.found] + [edge.evidence for edge in made.stated]


def bare(text: str) -> str:
    return UNSEEN.sub("", text)


def contextual() -> set[str]:
    return {rule.id for type in schema.relation_types().values() for rule in type.rules if rule.context}


def within(thing: Found, proof: Evidence) -> bool:
    """Is the thing named, under any of its names, somewhere in the sentence? A title may name it inside its own name, and
    without the marks 《》."""
    inside = bare(fold(proof.text)).translate(MARKS)
    pointed = any(proof.start <= e.start and e.end <= proof.end for e in thing.evidence)
    return pointed or any(bare(name).translate(MARKS) in inside for name in (thing.name, *thing.aliases))


def check(made: Extraction) -> None:
    """What must hold of every extraction, whatever the text."""
    ids = [thing.id for thing in made.found]
    assert len(set(ids)) == len(ids)
    assert {end for edge in made.stated for end in (edge.head, edge.tail)} <= set(ids)
    assert all(proofs(made))
    for proof in (proof for group in proofs(made) for proof in group):
        assert proof.document == made.document.id and proof.rule
        assert 0 <= proof.start < proof.end <= len(made.document.text)
        assert made.document.text[proof.start : proof.end] == proof.text


def mentions_home(text: str) -> Iterator[tuple[Mention, str]]:
    """Each mention with the stretch of the folded original that it points back to."""
    taken = outline(Document("例.txt", "", text))
    folded = fold(text)
    for m in read_outline(taken).mentions:
        assert taken.clean.text[m.start : m.end] == m.text
        start, end = taken.clean.home(m.start, m.end)
        yield m, folded[start:end]


@pytest.mark.parametrize("id", [id for _, id in FOUND])
def test_依据原文就在原文里(id: str) -> None:
    check(extraction(id))


@pytest.mark.parametrize("id", [id for _, id in FOUND])
def test_名称回到原文只差空白和全角半角(id: str) -> None:
    for m, home in mentions_home(document(id).text):
        assert bare(home) == bare(m.text)


@pytest.mark.parametrize("id", [id for _, id in FOUND])
def test_依据里有关系的两端(id: str) -> None:
    """Unless the rule says that an end comes from its context, both ends are named in each sentence that proves it."""
    made, context = extraction(id), contextual()
    by_id = {thing.id: thing for thing in made.found}
    for edge in made.stated:
        for proof in edge.evidence:
            if proof.rule == IN_PIECES:
                assert subsequence(by_id[edge.tail].name, bare(fold(proof.text))), (edge.tail, proof)
                continue
            named = [within(by_id[end], proof) for end in (edge.head, edge.tail)]
            outside = proof.rule in context or proof.rule in RULES or edge.type in TYPES
            assert any(named) if outside else all(named), (edge.type, edge.head, edge.tail, proof)


def test_合成的图谱里依据原文不变() -> None:
    graph = build_graph(extraction(id) for _, id in FOUND)
    assert all(edge.derived or edge.evidence for edge in graph.edges)
    groups = [entity.evidence for entity in graph.entities] + [edge.evidence for edge in graph.edges]
    for proof in (proof for group in groups for proof in group):
        assert document(proof.document).text[proof.start : proof.end] == proof.text


PIECES = (
    "太原市、晋中市组成晋中城市群。",
    "山西省人民政府关于印发《水资源管理办法》的通知",
    "晋政发〔2022〕5 号\n",
    "（以下简称“城市群”）",
    "为贯彻落实《水资源管理\n条例》，制定本方案。",
    "到２０２５年，森林覆盖率达到３０％以上，",
    "2021年，完成投资90亿元。",
    "太原市委书记 韩　正 出席会议",
    "第三届长江文化论坛在太\n原市举行。",
    "任命程启航为大同市财政局局长。",
    "把大同市建设成为能源\n\n— 3 —\n\n基地。",
    "“一群两区”（甲区、乙区）",
    "《规划》由我省编制，全会提出实施科教兴省战略。",
    "一、总体要求\n",
    "\n",
    "　　",
    " ",
    "\u200b",
    "\t",
    "《",
    "》",
    "“",
    "）",
    "。",
    "等项目",
    "，",
    "ＡＢc1.2",
    "\x0b",
    "𠮷野",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_随意拼成的文件也如此(text: str) -> None:
    check(extract_document(Document("例.txt", "", text)))
    for m, home in mentions_home(text):
        assert bare(home) == bare(m.text) or "—3—" in bare(home)


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.sampled_from("太原市省委《》“”（）〔〕，。、；：关于的通知会议年1 2０\n　\t办法以下简称和组成第届"),
        max_size=60,
    )
)
def test_随意的字也如此(text: str) -> None:
    check(extract_document(Document("例.txt", "", text)))
    for m, home in mentions_home(text):
        assert bare(home) == bare(m.text)
