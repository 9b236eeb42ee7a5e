"""Words in, the entities whose names have them and the sentences in which they stand out, the best first."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ...extract.model import Evidence
from ..labels import MADE_IN_CODE, label
from ..records import oneline
from ..store import Store
from ..store.adding import STATED
from ..store.bigrams import phrase
from ..store.reading import KEYS, listed
from .naming import Node
from .told import Row, place_of

SEARCH_COLUMNS = ("找到", "类型", "内容", "文件数", "标题", "文件", "页", "起", "止", "编号")
MOST_NAMES, MOST_SENTENCES = 10, 20
MOST_WORDS = 50
_RULE = "(SELECT min(f.rule) FROM proofs f WHERE f.passage = p.key AND f.statement IS NOT NULL)"
_SENTENCE = f"SELECT d.id, p.start, p.end, p.text, {_RULE}, p.page, d.title"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states something, `title` that of its document; `facts` are the relations that it states, as
    (source's name, relation, target's name)."""

    evidence: Evidence
    title: str
    facts: Sequence[tuple[str, str, str]]

    @property
    def row(self) -> Row:
        told = "；".join(f"{oneline(a)} {label(type)} {oneline(b)}" for a, type, b in self.facts)
        place = place_of(self.evidence)
        return place | {"找到": "句子", "类型": told, "内容": place["原句"], "标题": oneline(self.title), "文件数": "", "编号": ""}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the first names and sentences, and how many there are in all."""

    names: Sequence[Node]
    names_total: int
    sentences: Sequence[Sentence]
    sentences_total: int

    @property
    def rows(self) -> list[Row]:
        """Their columns are `SEARCH_COLUMNS`."""
        return [_name_row(node) for node in self.names] + [sentence.row for sentence in self.sentences]


def _name_row(node: Node) -> Row:
    row = {"找到": "名称", "类型": label(node.type), "内容": oneline(node.name), "文件数": node.documents, "编号": node.id}
    return dict.fromkeys(SEARCH_COLUMNS, "") | row


def search(
    store: Store, words: str, *, names: int | None = MOST_NAMES, sentences: int | None = MOST_SENTENCES
) -> Found:
    """Names and sentences that have all the words, which blanks separate; `names` and `sentences` are how many of each;
    sentences are not looked through where none are wanted.

    A name comes first that is the words themselves, then names before targets, figures and the like, whose name is a text;
    of these one that begins with the first word, then those in most documents;
    a sentence comes first in which the words weigh most (BM25). Raises `ValueError` for more than `MOST_WORDS`."""
    wanted = [word for word in words.split() if _plain(word)]
    if len(wanted) > MOST_WORDS:
        raise ValueError(f"{len(wanted)} words, at most {MOST_WORDS} can be looked for")
    if not wanted:
        return Found((), 0, (), 0)
    named, many = _names(store, wanted, names)
    stated, more = _sentences(store, wanted, sentences) if sentences != 0 else ([], 0)
    return Found(named, many, stated, more)


def _names(store: Store, words: Sequence[str], most: int | None) -> tuple[list[Node], int]:
    has = " AND ".join("instr({}, ?)" for _ in words)
    inside = has.format(*["e.name"] * len(words))
    alias = has.format(*["name"] * len(words))
    first = words[0]
    rows = store.db.execute(
        f"SELECT e.key, e.id, e.type, e.name, e.documents FROM entities e WHERE ({inside})"
        f" OR e.key IN (SELECT entity FROM aliases WHERE {alias})"
        f" ORDER BY e.name <> ?, e.type IN {KEYS}, substr(e.name, 1, ?) <> ?,"
        " e.documents DESC, e.name, e.id",
        (*words, *words, " ".join(words), listed(MADE_IN_CODE), len(first), first),
    ).fetchall()
    return [Node(*row) for row in rows[:most]], len(rows)


def _sentences(store: Store, words: Sequence[str], most: int | None) -> tuple[list[Sentence], int]:
    """Those with all the words; of words that the index cannot find, whatever has them in the text."""
    indexed = [word for word in words if phrase(word)]
    places = _matching(store, indexed) if indexed else _scanned(store, words)
    wanted = [_plain(word) for word in words]
    if len(indexed) < len(words) or any(re.search(r"\W", word) for word in indexed):
        places = [key for key in places if all(word in _plain(_text(store, key)) for word in wanted)]
    return [_sentence(store, key) for key in places[:most]], len(places)


def _matching(store: Store, words: Sequence[str]) -> list[int]:
    """The keys of passages, the best first."""
    rows = store.db.execute(
        "SELECT p.key FROM (SELECT rowid AS key, rank AS weight FROM search WHERE search MATCH ?) f"
        " JOIN passages p ON p.key = f.key JOIN documents d ON d.key = p.document"
        " GROUP BY p.document, p.start, p.end ORDER BY min(f.weight), d.id, p.start, p.end",
        (phrase(" ".join(words)),),
    )
    return [key for (key,) in rows]


def _scanned(store: Store, words: Sequence[str]) -> list[int]:
    """A key for each passage that has the first character of each word, in order of documents."""
    first = [_written(_plain(word)[0]) for word in words]
    has = " AND ".join(f"({' OR '.join('instr(p.text, ?)' for _ in ways)})" for ways in first)
    rows = store.db.execute(
        "SELECT min(p.key) FROM passages p JOIN documents d ON d.key = p.document"
        f" WHERE {STATED} AND {has} GROUP BY d.id, p.start, p.end ORDER BY d.id, p.start, p.end",
        [way for ways in first for way in ways],
    )
    return [key for (key,) in rows]


def _written(char: str) -> list[str]:
    """The ways in which a text may write the character: p as P and in full width."""
    ways = {char, char.upper()}
    return sorted(ways | {chr(ord(way) + 0xFEE0) for way in ways if "!" <= way <= "~"})


def _text(store: Store, key: int) -> str:
    return str(store.db.execute("SELECT text FROM passages WHERE key = ?", (key,)).fetchone()[0])


def _plain(text: str) -> str:
    """As the index reads it, without what only the layout put there."""
    return unicodedata.normalize("NFKC", oneline(text)).lower()


def _sentence(store: Store, key: int) -> Sentence:
    row = store.db.execute(f"{_SENTENCE} FROM passages p JOIN documents d ON d.key = p.document WHERE p.key = ?", (key,)).fetchone()
    facts = store.db.execute(
        "SELECT DISTINCT s.name, r.type, o.name FROM passages p JOIN evidence q ON q.document = p.document"
        " AND q.start = p.start AND q.end = p.end JOIN statements t ON t.key = q.statement JOIN relations r ON r.key = t.relation"
        " JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target WHERE p.key = ? ORDER BY r.type, s.name, o.name",
        (key,),
    )
    return Sentence(Evidence(*row[:6]), row[6], tuple(facts))
