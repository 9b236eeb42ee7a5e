"""The store itself: its tables as a stranger reads them, its search, its versions, and what is no store."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import merge_parts
from policygraph.graph.parts import part_of
from policygraph.graph.queries.searching import search
from policygraph.graph.store import Kept, Store, StoreError, opening
from policygraph.graph.store.bigrams import bigrams, phrase
from policygraph.graph.store.migrations import MIGRATIONS
from policygraph.graph.store.packing import packed, unpacked
from written import TEXTS, filled, take

PARTS = [part_of(extract_document(Document(name, "", text))) for name, text in TEXTS.items()]


def test_装起来再打开_一字不差() -> None:
    for part in PARTS:
        rows = unpacked(packed(part))
        assert [rows.source[0], rows.source[1], json.loads(rows.source[2])] == [part.source.id, part.source.title, part.source.attributes]
        assert [(row[0], row[3], json.loads(row[5])) for row in rows.things] == [(t.id, t.name, t.attributes) for t in part.things]
        ends = [(row[0], rows.things[row[1]][0], rows.things[row[2]][0], json.loads(row[4])) for row in rows.statements]
        assert ends == [(s.type, s.head, s.tail, s.attributes) for s in part.statements]
        things, statements = [t.evidence for t in part.things], [s.evidence for s in part.statements]
        for proofs, evidence in ((rows.proofs_of_things, things), (rows.proofs_of_statements, statements)):
            said = [(of, *rows.passages[passage], rule) for of, passage, rule in proofs]
            assert said == [(n, e.start, e.end, e.page, e.text, e.rule) for n, found in enumerate(evidence) for e in found]


def test_别的形式的字节不认() -> None:
    with pytest.raises(ValueError):
        unpacked(b"{}")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_分几次来_以什么次序来_都是同一张图(data: st.DataObject) -> None:
    store = Store.memory()
    for _ in range(data.draw(st.integers(1, 3))):
        now = data.draw(st.lists(st.sampled_from(PARTS), unique_by=lambda p: p.source.id, min_size=1))
        take(store, data.draw(st.permutations(now)), now)
        assert store.graph() == merge_parts(now)


def test_表里没有剩下的东西() -> None:
    """Whoever reads the tables finds nothing of a document that is gone."""
    store = filled(PARTS)
    take(store, [], PARTS[:1])
    alone = filled(PARTS[:1])
    for table in ("documents", "entities", "aliases", "relations", "passages", "proofs", "things", "statements", "numbers", "targets", "facts"):
        query = f"SELECT count(*) FROM {table}"
        assert store.db.execute(query).fetchone() == alone.db.execute(query).fetchone(), table


# ---------------------------------------------------------------- as a stranger reads it


def test_视图直接可读() -> None:
    db = filled(PARTS).db
    rows = db.execute("SELECT subject_name, code, year, comparator, value FROM targets ORDER BY year").fetchall()
    assert rows == [("太原都市区", None, 2025, ">=", "70%"), ("太原市", "140100", 2030, "=", "30%")]
    facts = db.execute("SELECT subject_name, code, year, value, change FROM facts WHERE value LIKE '%亿元'").fetchall()
    assert facts == [("太原市", "140100", 2023, "5200亿元", "增长5%")]


def test_依据的视图给出原句() -> None:
    rows = filled(PARTS).db.execute(
        "SELECT source_name, target_name, document, text FROM relation_evidence WHERE type = 'holds_post' ORDER BY document"
    )
    assert rows.fetchall()[0] == ("张卫东", "太原市委", "一.txt", "太原市委书记张卫东出席会议。")


# ---------------------------------------------------------------- search


def found(store: Store, words: str) -> set[str]:
    query = "SELECT e.text FROM search s JOIN passages e ON e.key = s.rowid WHERE search MATCH ?"
    return {text for (text,) in store.db.execute(query, (phrase(words),))}


@pytest.mark.parametrize("words", ["太原", "都市区", "森林覆盖率", "30%", "太原 城镇化", "会议"])
def test_两个字的词也找得到_与逐句看一样(words: str) -> None:
    store = filled(PARTS)
    every = {text for (text,) in store.db.execute("SELECT text FROM evidence WHERE statement IS NOT NULL")}
    wanted = {t for t in every if all(word.rstrip("%") in t for word in words.split())}
    assert wanted and found(store, words) == wanted


def test_删去的文件搜不到了() -> None:
    store = filled(PARTS)
    take(store, [], [p for p in PARTS if p.source.id != "二.txt"])
    assert not found(store, "森林覆盖率") and found(store, "城镇化率")


def test_半角全角大小写不分() -> None:
    assert bigrams("ＰＭ２．５") == bigrams("pm2.5")
    assert phrase("，") == "" == phrase("省")


# ---------------------------------------------------------------- versions and errors


def test_新的库写明版本(tmp_path: Path) -> None:
    Store.open(tmp_path / "graph.db", write=True).db.close()
    with sqlite3.connect(tmp_path / "graph.db") as db:
        assert db.execute("PRAGMA user_version").fetchone() == (opening.version(),)


def test_旧版的库自动换成新版_只读时说明(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "graph.db"
    with Store.open(place, write=True) as store:
        take(store, PARTS, PARTS)
    steps = (*MIGRATIONS, "ALTER TABLE documents ADD COLUMN seen TEXT")
    monkeypatch.setattr(opening, "MIGRATIONS", steps)
    with pytest.raises(StoreError, match=f"是旧版本的程序写的（第 {len(steps)} 版）.*重新建一次"):
        Store.open(place)
    with Store.open(place, write=True) as store:
        assert store.db.execute("PRAGMA user_version").fetchone() == (len(steps) + 1,)
        assert store.db.execute("SELECT count(seen), count(*) FROM documents").fetchone() == (0, len(PARTS))
        assert store.graph() == merge_parts(PARTS)


# As version 1 had it: the sentence in each row.
FIRST_VERSION = """
DROP VIEW entity_evidence; DROP VIEW relation_evidence;
CREATE TABLE old AS SELECT key, document, thing, statement, start, end, page, rule, text FROM evidence;
DROP VIEW evidence; DROP TABLE passages; DROP TABLE proofs; ALTER TABLE old RENAME TO evidence;
INSERT INTO search (search) VALUES ('delete-all'); PRAGMA user_version = 1;
CREATE VIEW entity_evidence AS SELECT 1; CREATE VIEW relation_evidence AS SELECT 1;
"""


def test_第一版的库换成新版_图谱和检索都在(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with Store.open(place, write=True) as store:
        take(store, PARTS, PARTS)
        asked = [search(store, word) for word in ("城市群", "书记")]
        store.db.executescript(FIRST_VERSION)
        rows = store.db.execute("SELECT key, text FROM evidence WHERE statement IS NOT NULL").fetchall()
        store.db.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", [(key, bigrams(text)) for key, text in rows])
    with Store.open(place, write=True) as store:
        assert store.graph() == merge_parts(PARTS)
        assert [search(store, word) for word in ("城市群", "书记")] == asked
        assert store.db.execute("SELECT count(*) FROM entity_evidence").fetchone()[0] > 0
        take(store, [], PARTS[1:])
        assert store.graph() == merge_parts(PARTS[1:])


def test_更新的版本写的不认(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with Store.open(place, write=True) as store:
        store.db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="更新版本的程序写的（第 99 版.*请升级"):
        Store.open(place)


def test_不是库的文件说明是什么(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with pytest.raises(StoreError, match="找不到这个库"):
        Store.open(place)
    place.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    for write in (False, True):
        with pytest.raises(StoreError, match="不是政图的库，或者已经损坏"):
            Store.open(place, write=write)
    place.unlink()
    with sqlite3.connect(place) as db:
        db.execute("CREATE TABLE 别人的 (甲)")
    with pytest.raises(StoreError, match="不是政图的库"):
        Store.open(place, write=True)


def test_磁盘满了是清楚的错误_原来的图还在(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with Store.open(place, write=True) as store:
        take(store, PARTS[:2], PARTS[:2])
        before = store.graph()
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(OSError, match="磁盘已满"):
            for _ in range(50):
                take(store, PARTS, PARTS)
                store.keep([Kept(f"{i}", "甲", "", packed(PARTS[0])) for i in range(200)])
    with Store.open(place) as store:
        assert store.graph() in (before, merge_parts(PARTS))
