"""Words in, what of the whole store the search box offers out, as JSON values."""

import re
from typing import Any

from ...graph.queries.naming import nodes_at
from ...graph.queries.searching import MOST_WORDS, Sentence, search
from ...graph.store import Store
from ...graph.store.reading import KEYS, listed
from ..page import squeeze
from ..pinyin import UNSPELT, initials
from .pages import short

MOST = 12  # names, and sentences
_MOST_TITLES = 4
_LETTERS = re.compile("[a-z0-9]{2,}")
Spelt = list[tuple[str, int]]
Answer = dict[str, Any]


def offered(store: Store, text: str, spelt: Spelt) -> Answer:
    """Names, titles of documents and sentences that have all the words; names by the first letters of their pinyin too."""
    words = text.split()[:MOST_WORDS]
    # A character alone is in half of the sentences: only names are looked through for it.
    told = any(len(word) > 1 for word in words)
    found = search(store, " ".join(words), names=MOST, sentences=MOST if told else 0)
    names = list(found.names) + _spelt(store, text, spelt)
    names = list({node.id: node for node in names}.values())[:MOST]
    return {
        "names": [{"id": node.id, "type": node.type, "name": short(node.name)} for node in names],
        "documents": _titles(store, words),
        "sentences": [row for one in found.sentences for row in [_sentence(store, one)] if row],
        "word": words[0].lower() if words else "",
        "total": [found.names_total, found.sentences_total],
    }


def spellings(store: Store) -> Spelt:
    """(initials of a name, key of its entity), the entities that most documents name first."""
    rows = store.db.execute(
        "SELECT e.key, n.name FROM entities e JOIN (SELECT key, name FROM entities UNION SELECT entity, name FROM aliases) n ON n.key = e.key"
        f" WHERE e.type NOT IN {KEYS} ORDER BY e.documents DESC, e.key, n.name",
        [listed(UNSPELT)],
    )
    return [(word, key) for key, name in rows for word in initials(name)]


def _spelt(store: Store, text: str, known: Spelt) -> list[Any]:
    asked = text.strip().lower()
    if not _LETTERS.fullmatch(asked):
        return []
    begun = [key for word, key in known if word.startswith(asked)][:MOST]
    keys = list(dict.fromkeys(begun + [key for word, key in known if asked in word][:MOST]))[:MOST]
    found = {node.key: node for node in nodes_at(store, keys)}
    return [found[key] for key in keys]


def _titles(store: Store, words: list[str]) -> list[Answer]:
    if not words:
        return []
    where = " AND ".join("instr(title, ?)" for _ in words)
    rows = store.db.execute(
        f"SELECT id, title FROM documents WHERE {where} ORDER BY length(title), id LIMIT {_MOST_TITLES}", words
    )
    return [{"id": id, "title": short(title)} for id, title in rows]


def _sentence(store: Store, sentence: Sentence) -> Answer | None:
    """With the first relation that it states, by which the page finds its place in the graph."""
    e = sentence.evidence
    row = store.db.execute(
        "SELECT s.id, s.name, r.type, o.id, o.name FROM documents d JOIN evidence p ON p.document = d.key"
        " JOIN statements t ON t.key = p.statement JOIN relations r ON r.key = t.relation JOIN entities s ON s.key = r.source"
        " JOIN entities o ON o.key = r.target WHERE d.id = ? AND p.start = ? AND p.end = ? ORDER BY r.documents DESC, r.key LIMIT 1",
        (e.document, e.start, e.end),
    ).fetchone()
    if row is None:
        return None
    source, source_name, type, target, target_name = row
    ends = {"from": source, "from_name": short(source_name), "type": type, "to": target, "to_name": short(target_name)}
    return {"text": short(squeeze(e.text)), "title": short(sentence.title)} | ends
